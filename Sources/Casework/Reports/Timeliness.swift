/// How much of what was due in a period was done in time (R75, R110, R324).
public struct Timeliness: Sendable, Equatable {
  /// The counts of one group.
  public struct Counts: Sendable, Equatable {
    /// Done on the due day or before.
    public var onTime = 0
    /// Done late, or not done, for a reason that a manager accepted.
    public var lateWithReason = 0
    /// Done late, or not done, without one.
    public var late = 0
    /// Due in the period and still in time.
    public var notYetDue = 0
    /// Not needed any more, or standing still.
    public var setAside = 0
    /// Nothing counted.
    public init() {}

    /// What has come to its day: the whole of which `onTime` is a part.
    public var decided: Int { onTime + lateWithReason + late }
    /// Hundredths in time, rounded down so that 100 means all; nil where nothing has come to its day.
    public var percent: Int? { decided == 0 ? nil : onTime * 100 / decided }

    /// How many there are of a verdict.
    public subscript(verdict: Verdict) -> Int {
      switch verdict {
      case .onTime: onTime
      case .lateWithReason: lateWithReason
      case .late: late
      case .notYetDue: notYetDue
      case .setAside: setAside
      }
    }

    mutating func add(_ verdict: Verdict) {
      switch verdict {
      case .onTime: onTime += 1
      case .lateWithReason: lateWithReason += 1
      case .late: late += 1
      case .notYetDue: notYetDue += 1
      case .setAside: setAside += 1
      }
    }
  }

  /// By what the obligations are grouped.
  public enum Grouping: String, Sendable, CaseIterable {
    case rule, worker, team, week, month
  }

  /// One group: its name as data has it, and its counts.
  public struct Line: Sendable, Equatable {
    /// The rule's name, the user name, the team, the week by its Monday, or the month as
    /// `2026-11`; empty for none.
    public var group: String
    /// The counts.
    public var counts: Counts
  }

  /// The first and last due day that are counted.
  public var period: ClosedRange<Day>
  /// By what it is grouped.
  public var grouping: Grouping
  /// The groups by name.
  public var lines: [Line]
  /// All together.
  public var total = Counts()

  /// Counts what was due in a period in whole cases, under whoever held the case on the due day.
  public init(
    _ files: some Sequence<CaseFile>, due period: ClosedRange<Day>, by grouping: Grouping, filter: DeadlineFilter,
    standards: Standards, calendar: WorkingCalendar, on day: Day
  ) {
    self.init(
      Self.entries(files, due: period, filter: filter, standards: standards, calendar: calendar, on: day),
      due: period, by: grouping, on: day)
  }

  /// Counts entries that were found before.
  public init(_ entries: some Sequence<Entry>, due period: ClosedRange<Day>, by grouping: Grouping, on day: Day) {
    self.period = period
    self.grouping = grouping
    var groups: [String: Counts] = [:]
    for entry in entries {
      let verdict = entry.verdict(on: day)
      groups[entry.group(by: grouping), default: Counts()].add(verdict)
      total.add(verdict)
    }
    lines = groups.sorted { $0.key < $1.key }.map { Line(group: $0.key, counts: $0.value) }
  }
}

extension Case {
  /// Who held the case on a day, by its allocations; who holds it now where they don't say.
  func holder(on day: Day) -> (worker: StaffID?, team: TeamID?) {
    guard let then = allocations.last(where: { $0.on <= day }) else { return (worker, team) }
    return (then.worker, then.team ?? team)
  }
}
