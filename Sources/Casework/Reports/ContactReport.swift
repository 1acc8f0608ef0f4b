/// Contacts held of those that orders asked for, in whole months, by case, worker, team, level or month (R131, R229).
public struct ContactReport: Sendable, Equatable {
  /// What a line is about.
  public enum Grouping: String, Sendable, CaseIterable {
    case `case`, worker, team, level, month
  }

  /// A month of a case in which an order asked for contacts.
  public struct Entry: Sendable, Equatable {
    /// Whose.
    public var summary: CaseSummary
    /// The month's contacts.
    public var tally: ContactTally
    /// The level of the order that asked.
    public var level: InterventionLevel

    /// Whether contacts are neither held nor booked.
    public var isShort: Bool { tally.missing > 0 }

    /// The code of the group in which it is counted; empty where nobody holds the case.
    public func group(by grouping: Grouping) -> String {
      switch grouping {
      case .case: summary.reference.description
      case .worker: summary.worker?.text ?? ""
      case .team: summary.team?.text ?? ""
      case .level: level.rawValue
      case .month: String(tally.month.iso.prefix(7))
      }
    }
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

  /// The months of whole cases between two days in which orders asked for contacts.
  public static func entries(
    _ files: some Sequence<CaseFile>, months: ClosedRange<Day>, standards: Standards, calendar: WorkingCalendar,
    at now: Moment
  ) -> [Entry] {
    files.flatMap { file -> [Entry] in
      let summary = CaseSummary(of: file)
      let facts = CaseFacts(file, summary)
      let tallies = facts.tallies(at: now, standards: standards, calendar: calendar).filter {
        $0.month.endOfMonth >= months.lowerBound && $0.month <= months.upperBound
      }
      return tallies.map {
        Entry(summary: summary, tally: $0, level: facts.order($0.order)?.level ?? .standard)
      }
    }
  }

  /// Whether a case may have months to count, whoever looks: a figure of all cases is worked out on all of them.
  public static func canCount(_ summary: CaseSummary) -> Bool { !summary.facts.orders.isEmpty }

  /// Counts the months of whole cases between two days.
  public init(
    _ files: some Sequence<CaseFile>, months: ClosedRange<Day>, by grouping: Grouping, standards: Standards,
    calendar: WorkingCalendar, at now: Moment
  ) {
    self.init(Self.entries(files, months: months, standards: standards, calendar: calendar, at: now), by: grouping)
  }

  /// Counts months that were found before.
  public init(_ entries: some Sequence<Entry>, by grouping: Grouping) {
    var found: [String: Line] = [:]
    for entry in entries {
      let group = entry.group(by: grouping)
      var line = found[group] ?? Line(group: group, summary: grouping == .case ? entry.summary : nil)
      line.add(entry.tally)
      found[group] = line
      total.add(entry.tally)
    }
    lines = found.values.sorted { $0.group < $1.group }
  }
}
