/// Finds the notes in a contacts file without decoding it: one line a contact, the note a member of the line.
enum NoteLines {
  private static let member = Array("\"note\":\"".utf8)

  /// Calls `body` for each line that has a note, with the line's range and the range of the note between its quotes.
  static func forEach(in bytes: [UInt8], _ body: (Range<Int>, Range<Int>) -> Void) {
    var start = 0
    while start < bytes.count {
      let end = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, start..<bytes.count) ?? bytes.count
      if let note = note(in: bytes, start..<end) { body(start..<end, note) }
      start = end + 1
    }
  }

  /// The range of the note's contents in one line; nil where it has none.
  ///
  /// A note that quotes `"note":"` has its quotes escaped, so the first match is the member itself.
  static func note(in bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    guard let found = ByteSearch.first(member, in: bytes, line) else { return nil }
    let start = found + member.count
    var index = start
    while let quote = ByteSearch.first(UInt8(ascii: "\""), in: bytes, index..<line.upperBound) {
      var slashes = 0
      while quote - slashes > start, bytes[quote - slashes - 1] == UInt8(ascii: "\\") { slashes += 1 }
      if slashes.isMultiple(of: 2) { return start..<quote }
      index = quote + 1
    }
    return nil
  }
}
