import Casework
import JSON

/// One line of the journal: one atomic change, one audit entry, one link of the chain.
///
/// `{"seq":…,"at":…,"by":…,"op":…,"why":…,"undoes":…,"next":…,"sum":<SHA-256 of the set>,"sha":<SHA-256 of the previous
/// line's sha and of every byte of this line before "sha">,"set":{key: document or null, …}}`. The order of the fields
/// is part of the format; `why`, `undoes` and `next` stand only where they say something.
struct JournalLine: Equatable {
  var seq = 0
  var at = ""
  var by = ""
  var op = ""
  var why: String?
  var undoes: Int?
  /// The file of the next segment, in the line that seals one.
  var next: String?

  /// Where the parts of a line stand in a buffer.
  struct Parts: Equatable {
    /// The whole line without its line end.
    var line: Range<Int>
    /// The bytes before `"sha"`.
    var head: Range<Int>
    /// The digits of the line's own digest.
    var sha: Range<Int>
    /// The object of documents.
    var set: Range<Int>
  }

  private static let seqMark = Array("{\"seq\":".utf8)
  private static let atMark = Array("\"at\":\"".utf8)
  private static let sealMark = Array(",\"op\":\"seal\",".utf8)
  private static let sumMark = Array(",\"sum\":\"".utf8)
  private static let shaMark = Array("\",\"sha\":\"".utf8)
  private static let setMark = Array("\",\"set\":".utf8)

  /// The bytes of a line, and where its parts stand in them; `set` is the object of documents.
  func bytes(after previous: [UInt8], set: [UInt8]) -> (line: [UInt8], parts: Parts) {
    var line = header(reserving: set.count + 256)
    line += Self.sumMark
    line += Digest.hex(of: set)
    line.append(UInt8(ascii: "\""))
    line.append(UInt8(ascii: ","))
    let head = 0..<line.count
    let sha = Digest.hex(after: previous, line, head)
    line += Self.shaMark.dropFirst(2)
    let shaStart = line.count
    line += sha
    line += Self.setMark
    let setStart = line.count
    line += set
    line.append(UInt8(ascii: "}"))
    let parts = Parts(
      line: 0..<line.count, head: head, sha: shaStart..<(shaStart + Digest.length), set: setStart..<(line.count - 1))
    line.append(UInt8(ascii: "\n"))
    return (line, parts)
  }

  /// A line with digests that it already has, without its line end.
  func bytes(sum: String, sha: [UInt8], set: [UInt8]) -> [UInt8] {
    var line = header(reserving: set.count + 256)
    line += Self.sumMark
    line += Array(sum.utf8)
    line += Self.shaMark
    line += sha
    line += Self.setMark
    line += set
    line.append(UInt8(ascii: "}"))
    return line
  }

  /// The line up to the sum, without the comma.
  private func header(reserving room: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.reserve(room)
    writer.beginObject()
    writer.key("seq")
    writer.integer(seq)
    writer.key("at")
    writer.string(at)
    writer.key("by")
    writer.string(by)
    writer.key("op")
    writer.string(op)
    if let why {
      writer.key("why")
      writer.string(why)
    }
    if let undoes {
      writer.key("undoes")
      writer.integer(undoes)
    }
    if let next {
      writer.key("next")
      writer.string(next)
    }
    return writer.bytes
  }

  /// The parts of a line by their fixed order; nil where it isn't of that form.
  static func parts(_ bytes: [UInt8], _ line: Range<Int>) -> Parts? {
    guard let mark = ByteSearch.first(shaMark, in: bytes, line) else { return nil }
    let head = line.lowerBound..<(mark + 2)
    let sha = (mark + shaMark.count)..<(mark + shaMark.count + Digest.length)
    let set = sha.upperBound + setMark.count
    guard set < line.upperBound - 1, isAt(sha.upperBound, setMark, bytes),
      bytes[line.upperBound - 1] == UInt8(ascii: "}")
    else { return nil }
    return Parts(line: line, head: head, sha: sha, set: set..<(line.upperBound - 1))
  }

  /// Whether a line follows the one with this digest.
  static func isLinked(_ bytes: [UInt8], _ parts: Parts, after previous: [UInt8]) -> Bool {
    Digest.matches(bytes, digitsAt: parts.sha.lowerBound, after: previous, parts.head)
  }

  /// Whether the documents of a line are those that its sum speaks of.
  static func hasSum(_ bytes: [UInt8], _ parts: Parts) -> Bool {
    let start = parts.head.upperBound - 2 - Digest.length
    guard start - sumMark.count >= parts.head.lowerBound, isAt(start - sumMark.count, sumMark, bytes) else {
      return false
    }
    return Digest.matches(bytes, digitsAt: start, after: [], parts.set)
  }

  /// Whether a line seals its segment.
  static func isSeal(_ bytes: [UInt8], _ parts: Parts) -> Bool {
    ByteSearch.first(sealMark, in: bytes, parts.head) != nil
  }

  /// When a line was written, as it says.
  static func at(_ bytes: [UInt8], _ parts: Parts) -> String {
    guard let mark = ByteSearch.first(atMark, in: bytes, parts.head) else { return "" }
    let start = mark + atMark.count
    return String(decoding: bytes[start..<min(start + StoreClock.length, parts.head.upperBound)], as: UTF8.self)
  }

  private static func isAt(_ offset: Int, _ mark: [UInt8], _ bytes: [UInt8]) -> Bool {
    guard offset >= 0, offset + mark.count <= bytes.count else { return false }
    for index in mark.indices where bytes[offset + index] != mark[index] { return false }
    return true
  }

  /// Reads what a line says besides its documents.
  init(_ bytes: [UInt8], _ parts: Parts) throws(JSONError) {
    var head = Array(bytes[parts.head])
    head[head.count - 1] = UInt8(ascii: "}")
    var reader = JSONReader(head)
    var found = JournalLine()
    try reader.object { (name, reader) throws(JSONError) in
      switch name {
      case "seq": found.seq = try reader.integer()
      case "at": found.at = try reader.string()
      case "by": found.by = try reader.string()
      case "op": found.op = try reader.string()
      case "why": found.why = try reader.string()
      case "undoes": found.undoes = try reader.integer()
      case "next": found.next = try reader.string()
      case "sum": _ = try reader.skipValue()
      default: throw JSONError(offset: reader.position, fault: .unknownField(name))
      }
    }
    self = found
  }

  init() {}

  /// What the line of a commit says besides its documents.
  init(_ commit: Commit) {
    seq = commit.seq
    at = commit.at
    by = commit.by
    op = commit.op
    why = commit.why
    undoes = commit.undoes
  }

  /// The number of a line, read from its first bytes; nil where it doesn't begin as a line does.
  static func seq(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    guard line.count > seqMark.count, isAt(line.lowerBound, seqMark, bytes) else { return nil }
    var number = 0
    for index in (line.lowerBound + seqMark.count)..<line.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: ",") { return number > 0 ? number : nil }
      guard byte >= 48, byte <= 57, number < 1 << 52 else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    return nil
  }
}
