import Casework
import JSON

extension JournalLine {
  /// Whether something was taken out of a line: blanks fill it up to its old length, which no line has that was written.
  static func isReduced(_ bytes: [UInt8], _ parts: Parts) -> Bool {
    parts.set.count >= 2 && bytes[parts.set.upperBound - 1] == UInt8(ascii: " ")
  }

  /// The digest of a whole line as it stands.
  static func digest(_ bytes: [UInt8], _ parts: Parts) -> String {
    String(decoding: Digest.hex(after: [], bytes, parts.line), as: UTF8.self)
  }

  /// The digest of a line's documents, as the line itself says; empty where it says none.
  static func sum(_ bytes: [UInt8], _ parts: Parts) -> String {
    let start = parts.head.upperBound - 2 - Digest.length
    guard start >= parts.head.lowerBound else { return "" }
    return String(decoding: bytes[start..<(start + Digest.length)], as: UTF8.self)
  }

  /// The changes whose reason tells one case's history of another child.
  private static let namesTwo: Set<String> = ["case.link", "case.unlink", "contact.move"]

  /// A line without what is a case's, of the same length as before; nil where nothing of it is.
  ///
  /// The reason goes too, unless the line is about others as well and says why of all of them. Throws `JSONError` where the line
  /// can't be read.
  static func reduced(_ bytes: [UInt8], _ parts: Parts, by eraser: CaseEraser) throws(JSONError) -> [UInt8]? {
    var set = JSONWriter()
    set.beginObject()
    var line = try JournalLine(bytes, parts)
    var isTouched = false
    var isMine = false
    var isShared = false
    try forEachRange(bytes, of: parts) { (name, range) throws(JSONError) in
      let text = String(decoding: bytes[name], as: UTF8.self)
      guard let key = DocumentKey(text) else { return }
      if key.caseNumber == eraser.reference.number { isMine = true }
      guard let range else {
        // That a document was removed tells nothing of what it held.
        set.key(text)
        set.null()
        return
      }
      var document = Array(bytes[range])
      switch eraser.left(of: key, document) {
      case .gone:
        isTouched = true
        return
      case .bytes(let left) where left != document:
        isTouched = true
        // A document of an older form may grow when it is written anew; then this earlier state of it goes whole.
        if left.count >= document.count { return }
        document = left
      case .bytes, .same: break
      }
      isShared = true
      set.key(text)
      set.raw(document)
    }
    if isMine, line.why != nil, !isShared || namesTwo.contains(line.op) {
      line.why = nil
      isTouched = true
    }
    guard isTouched else { return nil }
    set.endObject()
    let written = line.bytes(sum: sum(bytes, parts), sha: Array(bytes[parts.sha]), set: set.bytes)
    let room = parts.line.count - written.count
    guard room > 0 else { return nil }
    return Array(written.dropLast()) + [UInt8](repeating: UInt8(ascii: " "), count: room) + [UInt8(ascii: "}")]
  }
}
