import Casework
import JSON

/// A line of a case's history: which change, and where its journal line stands.
struct HistoryLine: JSONRecord, Equatable {
  var seq = 0
  var at = ""
  var by = ""
  var op = ""
  var why: String?
  var undoes: Int?
  var segment = ""
  var offset = 0
  var length = 0
  var keys: [String] = []

  init() {}

  init(_ line: JournalLine, _ keys: [DocumentKey], segment: String, offset: Int, length: Int) {
    seq = line.seq
    at = line.at
    by = line.by
    op = line.op
    why = line.why
    undoes = line.undoes
    self.segment = segment
    self.offset = offset
    self.length = length
    self.keys = keys.map(\.text)
  }

  /// The number and the offset of a line, without reading the rest of it; nil where it is no JSON or lacks them.
  static func place(_ bytes: [UInt8], _ line: Range<Int>) -> (seq: Int, offset: Int)? {
    var reader = JSONReader(bytes, in: line)
    guard (try? reader.skipValue()) != nil, (try? reader.end()) != nil, let seq = JournalLine.seq(bytes, line),
      let mark = ByteSearch.first(offsetMark, in: bytes, line)
    else { return nil }
    var number = JSONReader(bytes, in: (mark + offsetMark.count)..<line.upperBound)
    return (try? number.integer()).map { (seq, $0) }
  }

  private static let offsetMark = Array(",\"offset\":".utf8)

  /// The case whose history it is a line of.
  var caseNumber: Int? { keys.lazy.compactMap { DocumentKey($0)?.caseNumber }.first }

  var commit: Commit {
    Commit(
      seq: seq, at: at, by: by, op: op, why: why, undoes: undoes, keys: keys.compactMap { DocumentKey($0) })
  }

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("seq", &seq)
    try f.required("at", &at)
    try f.required("by", &by)
    try f.required("op", &op)
    try f.field("why", &why)
    try f.field("undoes", &undoes)
    try f.required("segment", &segment)
    try f.required("offset", &offset)
    try f.required("length", &length)
    try f.required("keys", &keys)
  }
}
