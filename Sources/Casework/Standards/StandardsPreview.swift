/// Which open obligations an edit of the standards would move, add or take away: shown before it is accepted.
public struct StandardsPreview: Sendable, Equatable {
  /// One obligation under both.
  public struct Move: Sendable, Equatable {
    /// As it stands now; nil where it is new.
    public var before: Obligation?
    /// As it would stand; nil where it would be gone.
    public var after: Obligation?
    /// The child's name for the list.
    public var child: String
  }

  /// The obligations that differ, by case and due day.
  public var moves: [Move] = []

  /// Compares what is open in these cases under both standards.
  public init(
    _ summaries: some Sequence<CaseSummary>, from old: Standards, to new: Standards, calendar: WorkingCalendar,
    on day: Day
  ) {
    let (old, new) = (old.narrowed(toDifferencesFrom: new), new.narrowed(toDifferencesFrom: old))
    for summary in summaries {
      let before = Obligation.open(for: summary, under: old, calendar: calendar, on: day)
      let after = Obligation.open(for: summary, under: new, calendar: calendar, on: day)
      let then = Dictionary(after.map { ($0.key, $0) }) { first, _ in first }
      for one in before
      where then[one.key]?.due != one.due || then[one.key]?.tally?.asked != one.tally?.asked {
        moves.append(Move(before: one, after: then[one.key], child: summary.name))
      }
      let known = Set(before.map(\.key))
      for one in after where !known.contains(one.key) {
        moves.append(Move(before: nil, after: one, child: summary.name))
      }
    }
  }
}
