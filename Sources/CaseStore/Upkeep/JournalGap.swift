import JSON

/// A place where the journal isn't what was written: changes are missing there, or can't be read, or something stands
/// there that is no change.
struct JournalGap: JSONRecord, Equatable {
  /// The first change that is missing.
  var from = 0
  /// The last one; `from - 1` where none is missing and something stands there that doesn't belong.
  var to = 0
  /// The digest of the line behind it as it stands, where nothing proves that line; empty where the chain does, or there
  /// is none.
  var next = ""
  /// The file.
  var path = ""
  /// What was found there, in words.
  var what = ""

  /// How many changes are missing.
  var count: Int { to - from + 1 }

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("from", &from)
    try f.required("to", &to)
    try f.field("next", &next)
    try f.field("what", &what)
  }

  /// What is missing, in words.
  var words: String {
    switch count {
    case ...0: what
    case 1: what + "; change \(from) is missing"
    default: what + "; changes \(from) to \(to) are missing"
    }
  }

  /// Whether a change is among those that are missing.
  func holds(_ seq: Int) -> Bool { from <= seq && seq <= to }

  /// Whether it is another's place, wherever the file stands now.
  func isSame(as other: JournalGap) -> Bool { from == other.from && to == other.to && next == other.next }
}

/// What reading through the journal has come to.
struct JournalReading {
  var place: JournalPlace
  /// Whether the head of the place is proved; behind a gap it may be what a spoilt line says of itself.
  var isProved = true
  var erasures: Erasures
  /// What is missing, the earliest first.
  private(set) var gaps: [JournalGap] = []
  private var open: JournalGap?
  /// What spoilt lines say of themselves where the chain proves that much of them.
  var told: [LostChange] = []

  init(from place: JournalPlace, _ erasures: Erasures) {
    self.place = place
    self.erasures = erasures
  }

  /// How many changes are missing so far.
  var missing: Int { gaps.missing }

  /// Notes that changes up to a number are missing; goes on behind them.
  mutating func miss(upTo last: Int, in path: String, _ what: String) {
    var gap = open ?? JournalGap(from: place.seq + 1, to: place.seq, path: path, what: what)
    gap.to = max(gap.to, last)
    place.seq = max(place.seq, last)
    open = gap
  }

  /// Ends a gap before a line, which nothing proves where its digest is given.
  mutating func resume(before digest: String = "") {
    isProved = true
    guard var gap = open else { return }
    gap.next = digest
    gaps.append(gap)
    open = nil
  }
}

extension [JournalGap] {
  /// How many changes are missing in all of them.
  var missing: Int { reduce(0) { $0 + Swift.max(0, $1.count) } }

  /// Whether a change is missing in one of them.
  func hold(_ seq: Int) -> Bool { contains { $0.holds(seq) } }
}

extension JournalGap {
  init(from: Int, to: Int, path: String, what: String) {
    self.from = from
    self.to = to
    self.path = path
    self.what = what
  }
}
