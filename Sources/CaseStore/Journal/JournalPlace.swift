/// A place in the journal: after which line one stands.
struct JournalPlace: Equatable {
  /// The number of the line before.
  var seq = 0
  /// The segment's file name.
  var segment = Journal.firstSegment
  /// The offset in the segment.
  var offset = 0
  /// The digest of the line before.
  var head: [UInt8]
}

/// What reading to the journal's end came upon.
enum JournalEnd: Equatable {
  /// The last line is whole.
  case whole
  /// The last line is all there but for its line end, at this offset.
  case unfinished(lineEnd: Int)
  /// The bytes after the last whole line are no line: their writer died, or is still writing.
  case torn(at: Int, length: Int)
  /// What follows can't be a line that a dying writer or a power cut left.
  case damaged(path: String, at: Int, what: String)

  /// What is said of a segment that isn't there.
  static let missing = "the segment is missing"
}
