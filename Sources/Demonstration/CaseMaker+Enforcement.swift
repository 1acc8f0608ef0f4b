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
        guard asked.step != .none, let due = asked.due, due < service.today else { continue }
        let isOver = header.enforcement.contains { $0.order == order.id && !$0.step.isWarning && $0.stands }
        if day.days(until: service.today) < 10, chance.chance(40) { continue }
        var act = EnforcementAct()
        act.order = order.id
        act.step = asked.step
        act.absence = absence.id
        act.failedOn = day
        act.on = min(due, service.today)
        act.by = absence.contact.worker
        if chance.chance(4), act.step.isWarning {
          var wrong = act
          wrong.withdrawn = EnforcementAct.Ruling(
            authorised: false, reason: "Sent to the old address.", by: absence.contact.worker,
            at: Moment(act.on, .midday))
          add(wrong, to: &header, policy, absence.contact.worker)
        }
        if policy.rule(for: act.step)?.isAuthorised ?? false {
          act.decision = isOver ? alreadyTaken(act) : ruling(on: act, &chance)
          carryOut(&act)
        }
        add(act, to: &header, policy, absence.contact.worker)
        if let done = act.done, act.step == .layInformation, let id = header.enforcement.last?.id {
          header.milestones.append(Milestone(.informationLaid, on: done.on, order: order.id, subject: id.text))
        }
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

  /// That a further absence leads to no step of its own, because one is under way.
  private func alreadyTaken(_ act: EnforcementAct) -> EnforcementAct.Ruling {
    EnforcementAct.Ruling(
      authorised: false, reason: "Goes into the report on the breach that is under way.",
      by: service.manager(of: number), at: Moment(act.on, .midday))
  }

  /// What was authorised was done within days; of the last days' some are still to be done.
  private func carryOut(_ act: inout EnforcementAct) {
    let day = act.on.adding(days: 1 + number % 3)
    guard act.decision?.isAuthorised ?? false, day < service.today else { return }
    act.done = EnforcementAct.Deed(
      on: day, note: act.step == .layInformation ? "Eastmere Youth Court, by the court officer." : "", by: act.by,
      at: Moment(day, .midday))
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
