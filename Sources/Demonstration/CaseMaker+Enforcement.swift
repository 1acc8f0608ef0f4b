import Casework

extension CaseMaker {
  /// Takes the steps that unacceptable absences asked for, as an office does: warnings by the next day, what a manager
  /// has to authorise ruled on; what happened in the last days is still to be done.
  mutating func enforce(_ header: inout Case, _ contacts: [FiledContact]) {
    guard let standards = service.standards, let calendar = service.calendar else { return }
    let policy = standards.policy
    var chance = Dice(seed: service.seed &* 7_000_003 &+ UInt64(number))
    for order in header.orders {
      var earlier: [Day] = []
      let absences = contacts.filter { $0.contact.order == order.id && $0.contact.outcome == .unacceptableAbsence }
      for absence in absences.sorted(by: { $0.contact.at < $1.contact.at }) {
        let day = absence.contact.at.day
        let asked = Enforcement(
          under: OrderSummary(order), earlier: earlier, acts: header.enforcement, absence: day, policy: policy,
          calendar: calendar)
        earlier.append(day)
        let isOver = header.enforcement.contains { $0.order == order.id && !$0.step.isWarning && $0.stands }
        guard asked.step != .none, !isOver, let due = asked.due, due < service.today else { continue }
        if day.days(until: service.today) < 10, chance.chance(40) { continue }
        var act = EnforcementAct()
        act.order = order.id
        act.step = asked.step
        act.absence = absence.id
        act.failedOn = day
        act.on = min(due, service.today)
        if chance.chance(4), act.step.isWarning {
          var wrong = act
          wrong.withdrawn = EnforcementAct.Ruling(
            authorised: false, reason: "Sent to the old address.", by: absence.contact.worker,
            at: Moment(act.on, .midday))
          add(wrong, to: &header, policy, absence.contact.worker)
        }
        if policy.rule(for: act.step)?.isAuthorised ?? false { act.decision = ruling(on: act, &chance) }
        add(act, to: &header, policy, absence.contact.worker)
      }
    }
  }

  private func add(
    _ act: EnforcementAct, to header: inout Case, _ policy: EnforcementPolicy, _ worker: StaffID
  ) {
    var act = act
    act.id = EnforcementID("e\(seq).\(header.enforcement.count + 1)")
    let warnings = header.enforcement.count { $0.order == act.order && $0.step.isWarning }
    act.number = act.step.isWarning ? warnings + 1 : 0
    act.warnedTo = act.step.isWarning ? act.on.adding(months: policy.warnedMonths) : nil
    act.by = worker
    act.at = Moment(act.on, .midday)
    header.enforcement.append(act)
  }

  /// What a manager said of it; nil where it still waits.
  private func ruling(on act: EnforcementAct, _ chance: inout Dice) -> EnforcementAct.Ruling? {
    if act.on.days(until: service.today) < 8, chance.chance(60) { return nil }
    let isAuthorised = chance.chance(20)
    let reason =
      isAuthorised
      ? chance.pick(["Third failure, no reason heard.", "Compliance meeting held; missed again since."])
      : chance.pick([
        "Compliance meeting held; engaging since.", "New school place this week: one more chance.",
        "Family moved that day; to be raised in supervision.",
      ])
    return EnforcementAct.Ruling(
      authorised: isAuthorised, reason: reason, by: service.manager(of: number), at: Moment(act.on, .midday))
  }
}
