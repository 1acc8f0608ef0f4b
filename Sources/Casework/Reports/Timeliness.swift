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

    mutating func add(_ obligation: Obligation, on day: Day) {
      let standing = obligation.standing(on: day)
      switch standing {
      case .met: onTime += 1
      case .metLate, .missed, .overdue, .lateJustified:
        if obligation.lateness == nil { late += 1 } else { lateWithReason += 1 }
      case .upcoming, .due, .today: notYetDue += 1
      case .suspended, .notNeeded: setAside += 1
      }
    }
  }

  /// By what the obligations are grouped.
  public enum Grouping: String, Sendable, CaseIterable {
    case rule, worker, team, month
  }

  /// One group: its name as data has it, and its counts.
  public struct Line: Sendable, Equatable {
    /// The rule's name, the user name, the team, or the month as `2026-11`; empty for none.
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
    self.period = period
    self.grouping = grouping
    var groups: [String: Counts] = [:]
    for file in files where filter.reference.map({ $0 == file.reference }) ?? true {
      for obligation in Obligation.all(for: file, under: standards, calendar: calendar, on: day)
      where period.contains(obligation.due) && (filter.rule.map { $0 == obligation.rule } ?? true) {
        let holder = file.header.holder(on: obligation.due)
        guard filter.worker.map({ $0 == holder.worker }) ?? true, filter.team.map({ $0 == holder.team }) ?? true else {
          continue
        }
        let group =
          switch grouping {
          case .rule: obligation.rule.text
          case .worker: holder.worker?.text ?? ""
          case .team: holder.team?.text ?? ""
          case .month: String(obligation.due.iso.prefix(7))
          }
        groups[group, default: Counts()].add(obligation, on: day)
        total.add(obligation, on: day)
      }
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
