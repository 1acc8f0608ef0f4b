import JSON

/// A file of many lines under a first line that has their checksum, `{"sum":"0123456789abcdef"}`, so that a line that was
/// altered, or is gone, is noticed before anything is taken from the file. Files that earlier versions wrote lack it.
enum LinesFile {
  private static let mark = Array("{\"sum\":\"".utf8)
  private static let end = Array("\"}\n".utf8)
  /// The bytes of the first line and its line end.
  static let headerLength = mark.count + Checksum.length + end.count

  /// The file of some lines, each with its line end.
  static func bytes(_ lines: [UInt8]) -> [UInt8] {
    mark + Array(Checksum.text(lines, 0..<lines.count).utf8) + end + lines
  }

  /// Whether a file begins with a sum.
  static func hasSum(_ bytes: [UInt8]) -> Bool { bytes.starts(with: mark) }

  /// Where the lines of a file stand, and whether a sum proves them. Throws `JSONError` where they aren't those that the
  /// sum was made of.
  static func lines(_ bytes: [UInt8]) throws(JSONError) -> (range: Range<Int>, hasSum: Bool) {
    guard hasSum(bytes) else { return (0..<bytes.count, false) }
    guard bytes.count >= headerLength, bytes[(headerLength - end.count)..<headerLength].elementsEqual(end),
      Checksum.text(bytes, headerLength..<bytes.count).utf8
        .elementsEqual(bytes[mark.count..<(mark.count + Checksum.length)])
    else { throw JSONError(offset: 0, fault: .badValue("sum")) }
    return (headerLength..<bytes.count, true)
  }
}
