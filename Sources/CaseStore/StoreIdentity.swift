import JSON

/// `store.json`: what the directory is.
struct StoreIdentity: JSONRecord, Equatable {
  var program = "waymark"
  var format = StoreFormat.current
  /// A random name, which the chain of the journal begins with.
  var id = ""
  /// Whether the group may read and write, as for a service on one host.
  var isShared = false
  /// In the copy that is kept beside the journal: the digest of the fields above.
  var sum = ""

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("program", &program)
    try f.required("format", &format)
    try f.required("id", &id)
    try f.field("isShared", &isShared)
    try f.field("sum", &sum)
  }

  /// The identity as the copy beside the journal has it.
  var copy: StoreIdentity {
    var copy = self
    copy.sum = ""
    copy.sum = String(decoding: Digest.hex(of: copy.json()), as: UTF8.self)
    return copy
  }

  /// The identity without what only the copy has; nil where the copy isn't as it was written.
  var original: StoreIdentity? {
    guard self == copy, program == StoreIdentity().program, format > 0 else { return nil }
    var original = self
    original.sum = ""
    return original
  }

  /// The digest that the first line of the journal follows.
  var genesis: [UInt8] { Digest.hex(of: Array(id.utf8)) }

  var fileMode: Int { isShared ? 0o660 : 0o600 }
  var folderMode: Int { isShared ? 0o2770 : 0o700 }
}

/// `checkpoint.json`: how far the case files are up to date.
struct Checkpoint: JSONRecord, Equatable {
  var seq = 0
  var segment = Journal.firstSegment
  var offset = 0
  /// The digest of the line with this number.
  var head = ""
  /// When that line was written.
  var at = ""
  /// The change after which every file was written with a sum; nil where none says so, as after an earlier version.
  var summed: Int?
  /// The digest of the fields above.
  var sum = ""

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("seq", &seq)
    try f.required("segment", &segment)
    try f.required("offset", &offset)
    try f.required("head", &head)
    try f.required("at", &at)
    try f.field("summed", &summed)
    try f.required("sum", &sum)
  }

  init() {}

  init(_ place: JournalPlace, at: String, summed: Int?) {
    self.at = at
    self.summed = summed
    seq = place.seq
    segment = place.segment
    offset = place.offset
    head = String(decoding: place.head, as: UTF8.self)
    sum = expectedSum
  }

  var expectedSum: String {
    let text = "\(seq) \(segment) \(offset) \(head) \(at)" + (summed.map { " \($0)" } ?? "")
    return String(decoding: Digest.hex(of: Array(text.utf8)), as: UTF8.self)
  }

  /// Whether it is as it was written, and speaks of a place that a journal can have.
  var isSound: Bool {
    let numbers = 0..<(1 << 52)
    return sum == expectedSum && numbers.contains(seq) && numbers.contains(offset) && head.utf8.count == Digest.length
      && Journal.isName(segment)
  }

  var place: JournalPlace { JournalPlace(seq: seq, segment: segment, offset: offset, head: Array(head.utf8)) }
}
