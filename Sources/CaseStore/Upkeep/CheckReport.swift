/// What a check of the whole store found.
public struct CheckReport: Sendable, Equatable {
  /// One thing that is not as it should be.
  public struct Finding: Sendable, Equatable {
    /// How grave it is.
    public enum Kind: String, Sendable {
      /// Something worth knowing; nothing is wrong.
      case note
      /// Something that is derived differed and was made again.
      case mended
      /// Something that is derived differs; `check --mend` makes it again.
      case stale
      /// Nothing is altered, and the store ends before what was sealed outside: an earlier backup was put in its place.
      case older
      /// Something that can't be made again is not what it was.
      case damaged
    }
    /// How grave it is.
    public var kind: Kind
    /// The file.
    public var path: String
    /// What was found, in words.
    public var words: String
  }

  /// How many changes the journal holds.
  public internal(set) var changes = 0
  /// How many looks the trail holds.
  public internal(set) var looks = 0
  /// How many documents there are.
  public internal(set) var documents = 0
  /// How many cases there are.
  public internal(set) var cases = 0
  /// The digest of the last line.
  public internal(set) var head = ""
  /// How many changes the journal should hold and doesn't, or holds altered, those that were accepted as lost among them.
  public internal(set) var missing = 0
  /// How many of them were accepted as lost.
  public internal(set) var accepted = 0
  /// What is known of those that weren't, the earliest first.
  public internal(set) var lost: [LostChange] = []
  /// How many more are missing, of which nothing tells and which are too many to be listed.
  public internal(set) var unlisted = 0
  /// The times of those of which nothing tells by whom they were made.
  public internal(set) var lostTimes: [LostTime] = []
  /// What spoilt lines say of themselves.
  var told: [LostChange] = []
  /// Where they should stand.
  var gaps: [JournalGap] = []
  /// Where those should stand that were accepted as lost.
  var acceptedGaps: [JournalGap] = []
  /// The lines of histories that speak of changes that were accepted as lost.
  var acceptedHistories: [HistoryLine] = []
  /// What was found; empty where all is well.
  public internal(set) var findings: [Finding] = []

  /// Whether everything is as it should be.
  public var isWhole: Bool { findings.allSatisfy { $0.kind == .note } }

  /// Whether something is lost that can't be made again.
  public var isDamaged: Bool { findings.contains { $0.kind == .damaged || $0.kind == .older } }

  mutating func add(_ kind: Finding.Kind, _ path: String, _ words: String) {
    findings.append(Finding(kind: kind, path: path, words: words))
  }
}
