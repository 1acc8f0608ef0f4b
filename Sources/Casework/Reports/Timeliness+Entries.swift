extension Timeliness {
  /// What is said of an obligation that came due in the period; each has exactly one.
  public enum Verdict: Sendable, Hashable, CaseIterable {
    /// Done on the due day or before.
    case onTime
    /// Done late, or not done, for a reason that a manager accepted.
    case lateWithReason
    /// Done late, or not done, without one.
    case late
    /// Still in time.
    case notYetDue
    /// Not needed any more, or standing still.
    case setAside

    /// What has come to its day, in the order in which reports name it.
    public static let decided: [Verdict] = [.onTime, .lateWithReason, .late]

    /// The verdict on an obligation as it stands on a day.
    public init(_ obligation: Obligation, on day: Day) {
      switch obligation.standing(on: day) {
      case .met: self = .onTime
      case .metLate, .missed, .overdue, .lateJustified: self = obligation.lateness == nil ? .late : .lateWithReason
      case .upcoming, .due, .today: self = .notYetDue
      case .suspended, .notNeeded: self = .setAside
      }
    }
  }

  /// An obligation that came due in the period, and who held the case on that day.
  public struct Entry: Sendable, Equatable {
    /// What and when, and whose.
    public var due: Today.Due
    /// The worker on the due day.
    public var worker: StaffID?
    /// The team on the due day.
    public var team: TeamID?

    /// What is said of it on a day.
    public func verdict(on day: Day) -> Verdict { Verdict(due.obligation, on: day) }

    /// The group in which it is counted.
    public func group(by grouping: Grouping) -> String {
      switch grouping {
      // A figure of all cases tells of none.
      case .rule: due.obligation.key.rule.text
      case .worker: worker?.text ?? ""
      case .team: team?.text ?? ""
      case .week: due.obligation.due.startOfWeek.iso
      case .month: String(due.obligation.due.iso.prefix(7))
      }
    }
  }

  /// What was due in a period in whole cases, under whoever held the case on the due day, earliest first.
  public static func entries(
    _ files: some Sequence<CaseFile>, due period: ClosedRange<Day>, filter: DeadlineFilter, standards: Standards,
    calendar: WorkingCalendar, on day: Day
  ) -> [Entry] {
    var found: [Entry] = []
    for file in files where filter.reference.map({ $0 == file.reference }) ?? true {
      let summary = CaseSummary(of: file)
      let facts = CaseFacts(file, summary)
      let obligations = Obligation.all(for: facts, under: standards, calendar: calendar, on: day).filter {
        period.contains($0.due) && (filter.rule == nil || filter.rule == $0.rule)
      }
      if obligations.isEmpty { continue }
      for obligation in obligations.seen(of: file.hidden, under: standards) {
        let holder = file.header.holder(on: obligation.due)
        guard filter.isWanted(holder.worker), filter.team == nil || filter.team == holder.team else { continue }
        found.append(
          Entry(
            due: Today.Due(obligation: obligation, summary: summary), worker: holder.worker, team: holder.team))
      }
    }
    return found.sorted {
      ($0.due.obligation.due, $0.due.summary.reference) < ($1.due.obligation.due, $1.due.summary.reference)
    }
  }

  /// Whether a case can have had something due in a period that begins on a day: not one that was closed before it.
  public static func canCount(_ summary: CaseSummary, since day: Day) -> Bool {
    summary.closed.map { $0 >= day } ?? true
  }
}
