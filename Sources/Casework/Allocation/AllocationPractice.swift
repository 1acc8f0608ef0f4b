/// What allocations are made by: who may hold what, the standards whose clocks they start, and the calendar.
public struct AllocationPractice: Sendable {
  /// Who may hold what.
  public var rules: AllocationRules
  /// The standards in force.
  public var standards: Standards
  /// The working-day calendar.
  public var calendar: WorkingCalendar

  /// Puts the parts together.
  public init(rules: AllocationRules, standards: Standards, calendar: WorkingCalendar) {
    self.rules = rules
    self.standards = standards
    self.calendar = calendar
  }

  /// What allocating a case would mean: the rules that it goes against, and what is due by when.
  ///
  /// `known` are the teams that the service has; a rule that asks for others is passed over.
  public func proposal(
    for summary: CaseSummary, to worker: (id: StaffID, staff: Staff)?, team: TeamID?, known: Set<TeamID>, on day: Day
  ) -> AllocationProposal {
    var after = summary
    after.worker = worker?.id
    if worker != nil {
      after.allocated = day
      for index in after.orders.indices where after.orders[index].heldFrom == nil {
        after.orders[index].heldFrom = max(day, after.orders[index].begins)
      }
    }
    return AllocationProposal(
      reference: summary.reference,
      broken: rules.rules.filter {
        $0.speaks(of: summary, on: day) && $0.isBroken(by: worker?.staff, team: team, known: known)
      },
      dues: Obligation.open(for: after, under: standards, calendar: calendar, on: day))
  }
}

/// What allocating a case would mean, before it is done.
public struct AllocationProposal: Sendable, Equatable {
  /// Which case.
  public var reference: CaseReference
  /// The rules about who may hold what that it goes against.
  public var broken: [HoldingRule]
  /// What is due, earliest first.
  public var dues: [Obligation]
}
