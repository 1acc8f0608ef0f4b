import Casework

extension DeadlinesScreen {
  /// What a bar of the chart of timeliness counts, so that its list has exactly as many lines.
  struct Counted: Sendable {
    /// The due days.
    var period: ClosedRange<Day>
    /// Whose obligations.
    var filter: DeadlineFilter
    /// The groups in which each must be.
    var groups: [Timeliness.Grouping: String]
    /// What must be said of each.
    var verdicts: [Timeliness.Verdict]
    /// What the bar is called.
    var words: String

    /// What stands above the list.
    var heading: String {
      let kinds: String
      switch verdicts {
      case [.late]: kinds = "late"
      case [.lateWithReason]: kinds = "late, accepted"
      default: kinds = "came due"
      }
      return "\(words): \(kinds), \(period.lowerBound.text(.narrow)) to \(period.upperBound.text(.narrow))"
    }

    /// The obligations, latest first.
    func list(_ desk: any Desk) -> [Today.Due] {
      desk.timeliness(filter, due: period).filter { entry in
        verdicts.contains(entry.verdict(on: desk.now.day)) && groups.allSatisfy { entry.group(by: $0) == $1 }
      }.map(\.due).reversed()
    }
  }
}
