import Casework
import JSON

/// How documents are laid out in files: one pretty file each, or one line each in a file of many.
enum DocumentFile {
  private static let versionMark = Array("{\"version\":".utf8)
  private static let idMark = Array("{\"id\":\"".utf8)
  private static let lineVersionMark = Array("\",\"version\":".utf8)

  /// The contents of a file of one document.
  static func single(_ stored: Stored) throws(JSONError) -> [UInt8] {
    try JSONLayout.pretty(withVersion(stored)) + [UInt8(ascii: "\n")]
  }

  /// Reads a file of one document. Throws `JSONError` where it isn't one.
  static func readSingle(_ bytes: [UInt8]) throws(JSONError) -> Stored {
    let compact = try JSONLayout.compact(bytes)
    guard let (version, rest) = number(compact, after: versionMark, at: 0) else {
      throw JSONError(offset: 0, fault: .missingField("version"))
    }
    return Stored(version: version, bytes: object(compact, from: rest, to: compact.count))
  }

  /// A line of a file of many documents, without its line end.
  static func line(_ id: String, _ stored: Stored) -> [UInt8] {
    var line = idMark
    line += Array(id.utf8)
    line += lineVersionMark
    line += Array(String(stored.version).utf8)
    line += rest(stored.bytes)
    return line
  }

  /// Reads a line of a file of many documents. Throws `JSONError` where it isn't one.
  static func readLine(_ bytes: [UInt8], _ line: Range<Int>) throws(JSONError) -> (id: String, stored: Stored) {
    var reader = JSONReader(bytes, in: line)
    _ = try reader.skipValue()
    try reader.end()
    let parts = try lineParts(bytes, line)
    return (parts.id, Stored(version: parts.version, bytes: [UInt8(ascii: "{")] + bytes[parts.rest]))
  }

  /// The parts of a line by their fixed order; `rest` is the document without its first brace. Throws `JSONError`.
  static func lineParts(
    _ bytes: [UInt8], _ line: Range<Int>
  ) throws(JSONError) -> (id: String, version: Int, rest: Range<Int>) {
    guard line.count > idMark.count, bytes[line.lowerBound..<(line.lowerBound + idMark.count)].elementsEqual(idMark),
      let quote = ByteSearch.first(
        UInt8(ascii: "\""), in: bytes, (line.lowerBound + idMark.count)..<line.upperBound),
      let (version, end) = number(bytes, after: lineVersionMark, at: quote), end < line.upperBound
    else { throw JSONError(offset: line.lowerBound, fault: .missingField("id")) }
    let id = String(decoding: bytes[(line.lowerBound + idMark.count)..<quote], as: UTF8.self)
    return (id, version, (bytes[end] == UInt8(ascii: ",") ? end + 1 : end)..<line.upperBound)
  }

  /// The ranges of the lines of a file.
  static func lines(_ bytes: [UInt8]) -> [Range<Int>] { lines(bytes, 0..<bytes.count) }

  /// The ranges of the lines in part of a file.
  static func lines(_ bytes: [UInt8], _ part: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = part.lowerBound
    while start < part.upperBound {
      let end = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, start..<part.upperBound) ?? part.upperBound
      if end > start { lines.append(start..<end) }
      start = end + 1
    }
    return lines
  }

  /// The order of lines in a file of many: earlier made documents first, whose identifiers are shorter or sort before.
  static func isOlder(_ left: DocumentKey, _ right: DocumentKey) -> Bool {
    (left.text.utf8.count, left.text) < (right.text.utf8.count, right.text)
  }

  private static func withVersion(_ stored: Stored) -> [UInt8] {
    versionMark + Array(String(stored.version).utf8) + rest(stored.bytes)
  }

  /// The members of a document behind those that are put in front: `,"a":1}` or `}`.
  private static func rest(_ document: [UInt8]) -> [UInt8] {
    document.count <= 2 ? [UInt8(ascii: "}")] : [UInt8(ascii: ",")] + document.dropFirst()
  }

  private static func object(_ bytes: [UInt8], from start: Int, to end: Int) -> [UInt8] {
    if start < end, bytes[start] == UInt8(ascii: ",") { return [UInt8(ascii: "{")] + bytes[(start + 1)..<end] }
    return Array("{}".utf8)
  }

  private static func number(_ bytes: [UInt8], after mark: [UInt8], at start: Int) -> (Int, Int)? {
    guard start + mark.count < bytes.count, bytes[start..<(start + mark.count)].elementsEqual(mark) else { return nil }
    var index = start + mark.count
    var value = 0
    while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57, value < 1 << 52 {
      value = value * 10 + Int(bytes[index] - 48)
      index += 1
    }
    return index > start + mark.count ? (value, index) : nil
  }
}
