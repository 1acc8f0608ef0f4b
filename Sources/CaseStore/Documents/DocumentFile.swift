import Casework
import JSON

/// How documents are laid out in files: one pretty file each, or one line each in a file of many.
enum DocumentFile {
  private static let openMark = Array("{\n  \"version\": ".utf8)
  private static let sumMark = Array(",\n  \"sum\": \"".utf8)
  private static let compactSumMark = Array(",\"sum\":\"".utf8)
  private static let noSum = Array(String(repeating: "0", count: Checksum.length).utf8)
  private static let versionMark = Array("{\"version\":".utf8)
  private static let idMark = Array("{\"id\":\"".utf8)
  private static let lineVersionMark = Array("\",\"version\":".utf8)

  /// The contents of a file of one document: behind its version a checksum of the whole file but its own digits.
  static func single(_ stored: Stored) throws(JSONError) -> [UInt8] {
    let head = versionMark + Array(String(stored.version).utf8) + compactSumMark + noSum + [UInt8(ascii: "\"")]
    var bytes = try JSONLayout.pretty(head + rest(stored.bytes)) + [UInt8(ascii: "\n")]
    guard let digits = sumDigits(bytes) else { throw JSONError(offset: 0, fault: .missingField("sum")) }
    bytes.replaceSubrange(digits, with: Array(Checksum.text(bytes, without: digits).utf8))
    return bytes
  }

  /// Reads a file of one document. Throws `JSONError` where it isn't one, or not as it was written.
  static func readSingle(_ bytes: [UInt8]) throws(JSONError) -> Stored { try read(bytes).stored }

  /// The same, which also tells whether a sum proves it: files that earlier versions wrote have none.
  static func read(_ bytes: [UInt8]) throws(JSONError) -> (stored: Stored, hasSum: Bool) {
    let digits = sumDigits(bytes)
    if let digits, !Checksum.text(bytes, without: digits).utf8.elementsEqual(bytes[digits]) {
      throw JSONError(offset: digits.lowerBound, fault: .badValue("sum"))
    }
    let compact = try JSONLayout.compact(bytes)
    guard let (version, end) = number(compact, after: versionMark, at: 0) else {
      throw JSONError(offset: 0, fault: .missingField("version"))
    }
    let endOfSum = endOfSum(compact, from: end)
    // A sum that doesn't stand where it was written, or under a name that was altered, is no proof.
    guard endOfSum == nil || digits != nil else { throw JSONError(offset: 0, fault: .badValue("sum")) }
    let rest = endOfSum ?? end
    return (Stored(version: version, bytes: object(compact, from: rest, to: compact.count)), digits != nil)
  }

  /// Where a member ends that looks like a sum: a name of three letters and as many digits as a sum has.
  private static func endOfSum(_ compact: [UInt8], from start: Int) -> Int? {
    let digits = start + compactSumMark.count
    let end = digits + Checksum.length
    guard end < compact.count, compact[end] == UInt8(ascii: "\""),
      compact[start..<(start + 2)].elementsEqual(compactSumMark[..<2]),
      compact[(digits - 3)..<digits].elementsEqual(compactSumMark.suffix(3)),
      compact[digits..<end].allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    return end + 1
  }

  /// Where the digits of the sum stand in a file of one document, laid out as `single` does it; nil where they don't.
  static func sumDigits(_ bytes: [UInt8]) -> Range<Int>? {
    guard let (_, end) = number(bytes, after: openMark, at: 0), end + sumMark.count + Checksum.length < bytes.count,
      bytes[end..<(end + sumMark.count)].elementsEqual(sumMark)
    else { return nil }
    let start = end + sumMark.count
    return bytes[start + Checksum.length] == UInt8(ascii: "\"") ? start..<(start + Checksum.length) : nil
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
  static func isOlder(_ left: DocumentKey, _ right: DocumentKey) -> Bool { isOlder(left.text, right.text) }

  /// The same, of keys or of identifiers alone.
  static func isOlder(_ left: String, _ right: String) -> Bool {
    (left.utf8.count, left) < (right.utf8.count, right)
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
