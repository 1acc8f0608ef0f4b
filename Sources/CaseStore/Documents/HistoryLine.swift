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
