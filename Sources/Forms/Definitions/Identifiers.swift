public import JSON

/// A form by its name, such as `assetplus`; each of its versions bears the same.
public struct FormID: Hashable, Comparable, Sendable, JSONText, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The name as it is stored.
  public let text: String
  /// Takes the name as it is.
  public init(_ text: String) { self.text = text }
  public init(stringLiteral value: String) { self.init(value) }
  public init?(jsonText: String) {
    guard !jsonText.isEmpty else { return nil }
    self.init(jsonText)
  }
  public var jsonText: String { text }
  public var description: String { text }
  public static func < (left: FormID, right: FormID) -> Bool { left.text < right.text }
}

/// One section of a form, such as `living`.
public struct SectionID: Hashable, Comparable, Sendable, JSONText, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The name as it is stored.
  public let text: String
  /// Takes the name as it is.
  public init(_ text: String) { self.text = text }
  public init(stringLiteral value: String) { self.init(value) }
  public init?(jsonText: String) {
    guard !jsonText.isEmpty else { return nil }
    self.init(jsonText)
  }
  public var jsonText: String { text }
  public var description: String { text }
  public static func < (left: SectionID, right: SectionID) -> Bool { left.text < right.text }
}

/// One question of a form, such as `living.type`; the answers are stored under it, so it never changes its meaning.
public struct QuestionID: Hashable, Comparable, Sendable, JSONText, ExpressibleByStringLiteral, CustomStringConvertible
{
  /// The name as it is stored.
  public let text: String
  /// Takes the name as it is.
  public init(_ text: String) { self.text = text }
  public init(stringLiteral value: String) { self.init(value) }
  public init?(jsonText: String) {
    guard !jsonText.isEmpty else { return nil }
    self.init(jsonText)
  }
  public var jsonText: String { text }
  public var description: String { text }
  public static func < (left: QuestionID, right: QuestionID) -> Bool { left.text < right.text }
}
