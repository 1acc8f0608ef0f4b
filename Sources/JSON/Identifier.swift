/// Text that names one thing and nothing else: an identifier with a type of its own.
public protocol Identifier: Hashable, Comparable, Sendable, CustomStringConvertible, JSONText,
  ExpressibleByStringLiteral
{
  /// The identifier as it is stored.
  var text: String { get }
  /// Takes the stored text as it is.
  init(_ text: String)
}

extension Identifier {
  public init?(jsonText: String) {
    guard !jsonText.isEmpty else { return nil }
    self.init(jsonText)
  }
  /// The stored text.
  public var jsonText: String { text }
  public var description: String { text }
  public init(stringLiteral value: String) { self.init(value) }
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
