/// Contacts held of those that orders asked for, in whole months, by case, worker, team, level or month (R131, R229).
public struct ContactReport: Sendable, Equatable {
  /// What a line is about.
  public enum Grouping: String, Sendable, CaseIterable {
    case `case`, worker, team, level, month
  }

  /// The counts of one group.
  public struct Line: Sendable, Equatable {
    /// The group's code; empty where nobody holds the case.
    public var group: String
    /// The case that it is about, where it is about one.
    public var summary: CaseSummary?
    /// Months of cases that were counted.
    public var months = 0
    /// Contacts that orders asked for.
    public var asked = 0
    /// Contacts that counted, no more of each month than it asked for.
    public var seen = 0
    /// Appointments that count, still to come.
    public var booked = 0
    /// Contacts that are neither held nor booked.
    public var missing = 0

    /// Hundredths that were held; nil where none was asked for.
    public var percent: Int? { asked > 0 ? seen * 100 / asked : nil }

    mutating func add(_ tally: ContactTally) {
      months += 1
      asked += tally.asked
      seen += min(tally.seen, tally.asked)
      booked += tally.booked
      missing += tally.missing
    }
  }

  /// The groups, in the order of their codes.
  public var lines: [Line] = []
  /// All of them.
  public var total = Line(group: "")

  /// Counts the months of whole cases between two days.
  public init(
    _ files: some Sequence<CaseFile>, months: ClosedRange<Day>, by grouping: Grouping, standards: Standards,
    calendar: WorkingCalendar, at now: Moment
  ) {
    var found: [String: Line] = [:]
    for file in files {
      let facts = CaseFacts(file)
      let tallies = facts.tallies(at: now, standards: standards, calendar: calendar).filter {
        $0.month.endOfMonth >= months.lowerBound && $0.month <= months.upperBound
      }
      if tallies.isEmpty { continue }
      let summary = CaseSummary(of: file)
      for tally in tallies {
        let level = facts.order(tally.order)?.level ?? .standard
        let group =
          switch grouping {
          case .case: file.reference.description
          case .worker: summary.worker?.text ?? ""
          case .team: summary.team?.text ?? ""
          case .level: level.rawValue
          case .month: String(tally.month.iso.prefix(7))
          }
        var line = found[group] ?? Line(group: group, summary: grouping == .case ? summary : nil)
        line.add(tally)
        found[group] = line
        total.add(tally)
      }
    }
    lines = found.values.sorted { $0.group < $1.group }
  }
}
