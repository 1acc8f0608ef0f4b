import Casework
import JSON

/// A loss that was accepted: which places of the journal aren't what was written, and all that is known of the changes
/// that stood there. It stands later in the chain than what it speaks of.
struct LossRecord: JSONRecord, Equatable {
  /// The collection of these records.
  static let collection = "losses"

  /// The places, exactly as they were found.
  var gaps: [JournalGap] = []
  /// What is known of the changes that are missing.
  var changes: [LostChange] = []
  /// The lines of the histories of cases that speak of them, so that those can be made again.
  var histories: [HistoryLine] = []

  init() {}

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("gaps", &gaps)
    try f.required("changes", &changes)
    try f.field("histories", &histories)
  }
}

/// The places of the journal whose loss was accepted, as its own later lines say.
struct AcceptedLosses {
  private var accepted: [(seq: Int, gap: JournalGap)] = []
  private var histories: [HistoryLine] = []
  private static let mark = JournalLine.CollectionMark(LossRecord.collection)

  /// Takes in what a line says, where it speaks of a loss.
  mutating func take(_ bytes: [UInt8], _ parts: JournalLine.Parts) {
    JournalLine.forEach(in: Self.mark, bytes, of: parts) { (record: LossRecord) in
      accepted += record.gaps.map { (JournalLine.seq(bytes, parts.line) ?? 0, $0) }
      if !record.gaps.isEmpty { histories += record.histories }
    }
  }

  /// Says in the report which places aren't what was written: as damage, or as a note where that was accepted.
  func judge(_ gaps: [JournalGap], _ report: inout CheckReport) {
    // Of a segment that turned up again the journal speaks itself.
    report.acceptedHistories = histories.filter { gaps.hold($0.seq) }
    for gap in gaps {
      report.missing += max(0, gap.count)
      if let known = accepted.first(where: { $0.gap.isSame(as: gap) }) {
        report.add(.note, gap.path, gap.words + ", which change \(known.seq) accepts")
        report.accepted += max(0, gap.count)
        report.acceptedGaps.append(gap)
      } else {
        report.add(.damaged, gap.path, gap.words)
        report.gaps.append(gap)
      }
    }
  }
}
