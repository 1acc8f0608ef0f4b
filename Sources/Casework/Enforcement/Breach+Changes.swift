extension Change {
  /// The rules of the changes about breaches that come to court.
  func breachEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .breached(let reference, let change) = self else { return }
    switch change {
    case .laid(let breach): try lay(breach, reference, on: record, in: context, &edits)
    case .listed(let id, var hearing):
      guard !hearing.court.isEmpty else { throw Refusal.court(.courtMissing) }
      try amend(reference, on: record, &edits) { header in
        let index = try Self.open(id, reference, header)
        let laid = header.breaches[index].laid
        guard hearing.at.day >= laid else { throw Refusal.breach(.badDay(hearing.at.day, since: laid)) }
        let known = header.breaches[index].hearing
        if let at = header.hearings.firstIndex(where: { $0.id == known && $0.isOpen }) {
          hearing.id = header.hearings[at].id
          hearing.follows = header.hearings[at].follows
          header.hearings[at] = hearing
        } else {
          hearing.id = HearingID("h\(context.seq)")
          hearing.result = nil
          header.hearings.append(hearing)
        }
        header.breaches[index].hearing = hearing.id
      }
    case .decided(let id, let outcome):
      try Self.check(outcome)
      try amend(reference, on: record, &edits) { header in
        let index = try Self.open(id, reference, header)
        let laid = header.breaches[index].laid
        guard outcome.on >= laid, outcome.on <= context.now.day else {
          throw Refusal.breach(.badDay(outcome.on, since: laid))
        }
        header.breaches[index].outcome = outcome
        header.settle(header.breaches[index], on: outcome.on)
        guard outcome.result?.endsOrder ?? false,
          let at = header.orders.firstIndex(where: { $0.id == header.breaches[index].order && $0.ended == nil })
        else { return }
        let how: OrderEnd.How = outcome.result == .resentenced ? .resentenced : .revoked
        header.orders[at].ended = OrderEnd(on: outcome.on, how, note: outcome.note)
      }
    }
  }

  private func lay(
    _ given: Breach, _ reference: CaseReference, on record: some Record, in context: ChangeContext, _ edits: inout Edits
  ) throws {
    var breach = given
    guard let file = try record.caseFile(reference) else { throw Refusal.noSuchCase(reference) }
    guard let order = file.header.order(breach.order) else { throw Refusal.noSuchOrder(breach.order, reference) }
    guard order.disposal.isEnforceable else { throw Refusal.notEnforceable(order.disposal) }
    guard breach.laid <= context.now.day, breach.laid >= order.begins else {
      throw Refusal.breach(.badDay(breach.laid, since: order.begins))
    }
    if let open = file.header.breaches.first(where: { $0.order == order.id && $0.outcome == nil }) {
      throw Refusal.breach(.openAlready(open.id, since: open.laid))
    }
    // Whoever names no step means the one that is proposed; without one, it is for those who authorise it.
    let proposed = file.header.enforcement.last {
      $0.order == order.id && $0.step == .layInformation && $0.stands && $0.done == nil && $0.settled == nil
    }
    breach.step = breach.step ?? proposed?.id
    if breach.step == nil, !(try record.roles(in: context, of: file.reference).contains(where: \.authorisesEnforcement))
    {
      throw Refusal.mayNotAuthorise(context.by)
    }
    let act = try breach.step.map { id in
      guard let act = file.header.enforcement.first(where: { $0.id == id }) else {
        throw Refusal.noSuchStep(id, reference)
      }
      return act
    }
    // A step that was authorised and not carried out yet is carried out by laying the information.
    if let act, act.done == nil {
      try Change.enforcementDone(reference, act.id, on: breach.laid, note: breach.number)
        .enforcementEdits(on: record, in: context, &edits)
    }
    if breach.failures.isEmpty {
      breach.failures = file.unacceptableAbsences(from: order).map(\.contact.at.day).filter { $0 <= breach.laid }
    }
    breach.id = BreachID("b\(context.seq)")
    breach.by = context.by
    if breach.signedBy == "nobody" { breach.signedBy = file.header.worker ?? context.by }
    breach.hearing = nil
    breach.outcome = nil
    let laid = breach
    try amend(reference, on: record, &edits) { header in
      // Carrying out the step began a breach with what the step knows; this one says more.
      header.breaches.removeAll { $0.id == laid.id }
      header.breaches.append(laid)
      if act == nil {
        header.milestones.append(Milestone(.informationLaid, on: laid.laid, order: order.id, subject: laid.id.text))
      }
    }
  }

  private static func open(_ id: BreachID, _ reference: CaseReference, _ header: Case) throws -> Int {
    guard let index = header.breaches.firstIndex(where: { $0.id == id }) else {
      throw Refusal.breach(.noSuchBreach(id, reference))
    }
    if let outcome = header.breaches[index].outcome { throw Refusal.breach(.decidedAlready(id, on: outcome.on)) }
    return index
  }

  private static func check(_ outcome: BreachOutcome) throws {
    if outcome.finding.isBreach, outcome.result == nil { throw Refusal.breach(.resultMissing(outcome.finding)) }
    if !outcome.finding.isBreach, outcome.result != nil { throw Refusal.breach(.resultNotAllowed(outcome.finding)) }
    if outcome.fine != nil, outcome.result != .fined { throw Refusal.breach(.fineNotAllowed(outcome.result)) }
  }
}

extension Case {
  /// Begins the breach that an information opens, unless one of the order is before the court already.
  mutating func goToCourt(with act: EnforcementAct, failures: [Day], as id: BreachID, by author: StaffID) {
    guard let done = act.done, !breaches.contains(where: { $0.order == act.order && $0.outcome == nil }) else { return }
    var breach = Breach()
    breach.id = id
    breach.order = act.order
    breach.step = act.id
    breach.laid = done.on
    breach.failures = failures
    breach.signedBy = worker ?? author
    breach.by = author
    breaches.append(breach)
  }

  /// Ends the steps of enforcement that a court dealt with: those for the failures up to the day of the information.
  fileprivate mutating func settle(_ breach: Breach, on day: Day) {
    for index in enforcement.indices where enforcement[index].order == breach.order && enforcement[index].stands {
      let act = enforcement[index]
      let isDealtWith = act.id == breach.step || !act.step.isWarning && act.failedOn <= breach.laid
      if isDealtWith, act.settled == nil { enforcement[index].settled = day }
    }
  }
}
