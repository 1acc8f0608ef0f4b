public import JSON

/// The service's own number of a child's case, written `YJ-000142`.
public struct CaseReference: Hashable, Comparable, Sendable, CustomStringConvertible, JSONText {
  /// The number behind the letters; 1 or more.
  public let number: Int

  /// Makes the reference with this number.
  public init(_ number: Int) {
    self.number = number
  }

  /// Reads what people type: `YJ-000142`, `yj142`, `YJ 142` or `142`; nil for anything else.
  public init?(typed text: String) {
    var digits = Substring(text.filter { $0 != " " })
    if digits.lowercased().hasPrefix("yj") { digits = digits.dropFirst(2) }
    if digits.first == "-" { digits = digits.dropFirst() }
    guard !digits.isEmpty, digits.utf8.count <= 9, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }),
      let number = Int(digits), number > 0
    else { return nil }
    self.number = number
  }

  public init?(jsonText: String) {
    let text = jsonText.utf8
    guard text.count >= 9, text.count <= 12, jsonText.hasPrefix("YJ-") else { return nil }
    var number = 0
    for byte in text.dropFirst(3) {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    guard number > 0 else { return nil }
    self.number = number
  }

  public var jsonText: String { description }

  /// The number padded to six digits, as file names and keys have it.
  public var digits: String {
    let text = String(number)
    return String(repeating: "0", count: Swift.max(0, 6 - text.utf8.count)) + text
  }

  public var description: String { "YJ-" + digits }

  /// The key of the case's own document.
  public var key: DocumentKey { DocumentKey(trusted: "cases/" + digits) }

  /// The key of one document of the case, such as `cases/000142/contacts/c1042.1`.
  public func key(_ collection: CaseCollection, _ id: String) -> DocumentKey {
    DocumentKey(trusted: "cases/" + digits + "/" + collection.rawValue + "/" + id)
  }

  /// The path under which all documents of one collection of the case stand.
  public func path(_ collection: CaseCollection) -> String {
    "cases/" + digits + "/" + collection.rawValue
  }

  public static func < (left: CaseReference, right: CaseReference) -> Bool { left.number < right.number }
}

/// A kind of document that a case has many of.
public enum CaseCollection: String, Sendable, CaseIterable {
  /// Contacts and appointments: one document each.
  case contacts
  /// Assessments, one document a version.
  case assessments
  /// Plans, one document a version.
  case plans
  /// Exit plans, one document a version.
  case exits
  /// Reports to courts and panels, one document a version.
  case reports

  /// The section of the case by which access to them is decided.
  public var section: CaseSection {
    switch self {
    case .contacts: .contacts
    // A report says what the assessment says.
    case .assessments, .reports: .assessments
    case .plans, .exits: .plan
    }
  }
}
