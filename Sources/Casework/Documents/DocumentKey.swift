/// The name of one stored document, such as `cases/000142/contacts/c1042.1`.
///
/// The key holds the document's identity; the document doesn't repeat it. Segments are lower-case letters, digits,
/// `.`, `-` and `_`, so that a key is also a safe relative path.
public struct DocumentKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The whole key as it stands in the journal.
  public let text: String

  /// Makes a key from its stored text.
  ///
  /// Returns nil where a segment is empty, starts with a dot, or has a character that a file name must not have.
  public init?(_ text: String) {
    var atStart = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "/"):
        if atStart { return nil }
        atStart = true
      case UInt8(ascii: "."):
        if atStart { return nil }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        atStart = false
      default:
        return nil
      }
    }
    if atStart { return nil }
    self.text = text
  }

  init(trusted text: String) {
    self.text = text
  }

  /// The segments between the slashes.
  public var segments: [Substring] { text.split(separator: "/") }

  /// The number of the case that the document belongs to; nil for documents of the service.
  public var caseNumber: Int? {
    let utf8 = text.utf8
    let prefix = "cases/"
    guard utf8.starts(with: prefix.utf8) else { return nil }
    var number = 0
    var digits = 0
    for byte in utf8.dropFirst(prefix.utf8.count) {
      if byte == UInt8(ascii: "/") { break }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 9 else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
      digits += 1
    }
    return digits > 0 ? number : nil
  }

  /// The collection that the document stands in, such as `cases/000142/contacts`; nil for a document of two segments
  /// or fewer.
  public var collection: String? {
    let utf8 = text.utf8
    guard isInCollection, let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return String(text[..<slash])
  }

  /// Whether the key has more than two segments.
  public var isInCollection: Bool {
    var slashes = 0
    for byte in text.utf8 where byte == UInt8(ascii: "/") { slashes += 1 }
    return slashes > 1
  }

  /// The last segment: the document's own identifier.
  public var id: String {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return text }
    return String(text[text.utf8.index(after: slash)...])
  }

  public var description: String { text }

  public static func < (left: DocumentKey, right: DocumentKey) -> Bool { left.text < right.text }
}
