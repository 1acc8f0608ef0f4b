import Casework
import JSON

/// One line of the trail of looks: it names the line before by its digest and ends in its own.
struct LookLine: JSONRecord, Equatable {
  var seq = 0
  var at = ""
  var by = ""
  var look = Look()
  /// The digest of the line before; of the store's name in the first.
  var prev = ""
  /// The digest of this line up to here.
  var sha = ""

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("seq", &seq)
    try f.required("at", &at)
    try f.required("by", &by)
    try f.required("look", &look)
    try f.required("prev", &prev)
    try f.required("sha", &sha)
  }

  /// The line with its digest and its line end; also sets `sha`.
  mutating func sealed() -> [UInt8] {
    sha = ""
    var line = json()
    line.removeLast(2)
    let digest = Digest.hex(of: line)
    sha = String(decoding: digest, as: UTF8.self)
    return line + digest + [UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "\n")]
  }

  /// Whether a line is as it was written and follows an end, without reading it; the first of a file is of its month.
  static func follows(_ bytes: [UInt8], _ line: Range<Int>, _ end: TrailReader.End, month: Substring) -> Bool {
    let beginning = Array("{\"seq\":\(end.seq + 1),\"at\":\"\(month)".utf8)
    let digits = line.upperBound - 2 - Digest.length
    let previous = digits - Array("\",\"sha\":\"".utf8).count - Digest.length
    guard previous > line.lowerBound + beginning.count, bytes[line].starts(with: beginning),
      bytes[(line.upperBound - 2)..<line.upperBound].elementsEqual([UInt8(ascii: "\""), UInt8(ascii: "}")]),
      bytes[previous..<(previous + Digest.length)].elementsEqual(end.head)
    else { return false }
    return Digest.matches(bytes, digitsAt: digits, after: [], line.lowerBound..<digits)
  }

  /// The digest in which a line ends; nothing where it is too short for one.
  static func head(_ bytes: [UInt8], _ line: Range<Int>) -> [UInt8] {
    let digits = line.upperBound - 2 - Digest.length
    return digits < line.lowerBound ? [] : Array(bytes[digits..<(digits + Digest.length)])
  }

  /// Reads a line, and proves that it is as it was written; nil where it isn't.
  static func proved(_ bytes: [UInt8], _ line: Range<Int>) -> LookLine? {
    let end = line.upperBound - 2
    let digits = end - Digest.length
    guard digits > line.lowerBound, bytes[end] == UInt8(ascii: "\""),
      Digest.matches(bytes, digitsAt: digits, after: [], line.lowerBound..<digits)
    else { return nil }
    guard let look = try? LookLine(json: bytes, in: line), (1..<(1 << 52)).contains(look.seq) else { return nil }
    return look
  }

  var entry: LookEntry {
    LookEntry(seq: seq, at: Moment(rfc3339: at) ?? .epoch, by: StaffID(by), look: look)
  }
}
