extension Change {
  /// The rules of the changes that decide on absences and take the steps of enforcement.
  func enforcementEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .absenceDecided(let reference, let id, var decision, let seen):
      guard !decision.reason.isEmpty else { throw Refusal.reasonMissing }
      var contact = try Self.openContact(id, of: reference, seen: seen, on: record)
      guard contact.outcome?.isAbsence ?? false else { throw Refusal.notAnAbsence(id) }
      if let evidence = decision.evidence, evidence > context.now.day { throw Refusal.evidenceInFuture(evidence) }
      decision.by = context.by
      decision.at = context.now
      contact.outcome = decision.outcome
      contact.reason = decision.reason
      contact.counts = false
      contact.decision = decision
      edits.put(reference.key(.contacts, id.text), contact)
    case .enforcementTaken(let reference, var act):
      guard let file = try record.caseFile(reference) else { throw Refusal.noSuchCase(reference) }
      guard let order = file.header.order(act.order) else { throw Refusal.noSuchOrder(act.order, reference) }
      guard act.step != .none, order.disposal.isEnforceable else { throw Refusal.notEnforceable(order.disposal) }
      guard let absence = file.unacceptableAbsences(from: order).first(where: { $0.id == act.absence }) else {
        throw Refusal.notAnAbsence(act.absence)
      }
      act.failedOn = absence.contact.at.day
      guard act.on <= context.now.day else { throw Refusal.doneInFuture(act.on) }
      guard act.on >= act.failedOn else { throw Refusal.beforeAbsence(act.on, absence: act.failedOn) }
      act.by = context.by
      act.at = context.now
      act.decision = nil
      act.done = nil
      act.withdrawn = nil
      act.id = EnforcementID("e\(context.seq)")
      if !act.step.isWarning { act.warnedTo = nil }
      try amend(reference, on: record, &edits) { header in
        let taken = header.enforcement.contains { $0.order == act.order && $0.absence == act.absence && $0.stands }
        if taken { throw Refusal.stepTakenAlready(act.absence) }
        let warnings = header.enforcement.count { $0.order == act.order && $0.step.isWarning }
        act.number = act.step.isWarning ? warnings + 1 : 0
        header.enforcement.append(act)
      }
    case .enforcementRuled(let reference, let id, let authorised, let reason):
      guard !reason.isEmpty else { throw Refusal.reasonMissing }
      guard try record.roles(in: context, of: reference).contains(where: \.authorisesEnforcement) else {
        throw Refusal.mayNotAuthorise(context.by)
      }
      let ruling = EnforcementAct.Ruling(authorised: authorised, reason: reason, by: context.by, at: context.now)
      try amend(reference, on: record, &edits) { try Self.alter(id, reference, &$0) { $0.decision = ruling } }
    case .enforcementDone(let reference, let id, let day, let note):
      guard day <= context.now.day else { throw Refusal.doneInFuture(day) }
      let policy = context.allocation?.standards.policy
      guard let file = try record.caseFile(reference) else { throw Refusal.noSuchCase(reference) }
      let order = file.header.enforcement.first { $0.id == id }.flatMap { file.header.order($0.order) }
      let failures = order.map { file.unacceptableAbsences(from: $0).map(\.contact.at.day) } ?? []
      let deed = EnforcementAct.Deed(on: day, note: note, by: context.by, at: context.now)
      try amend(reference, on: record, &edits) { header in
        try Self.alter(id, reference, &header) { act in
          guard !act.step.isWarning, act.done == nil else { throw Refusal.stepDone(id) }
          let asksManager = policy?.rule(for: act.step)?.isAuthorised ?? true
          guard act.decision?.isAuthorised ?? !asksManager else { throw Refusal.stepNotAuthorised(id) }
          guard day >= act.failedOn else { throw Refusal.beforeAbsence(day, absence: act.failedOn) }
          act.done = deed
        }
        if let act = header.enforcement.first(where: { $0.id == id }), act.step == .layInformation {
          header.milestones.append(Milestone(.informationLaid, on: day, order: act.order, subject: id.text))
          header.goToCourt(
            with: act, failures: failures.filter { $0 <= day }, as: BreachID("b\(context.seq)"), by: context.by)
        }
      }
    case .enforcementWithdrawn(let reference, let id, let why):
      guard !why.isEmpty else { throw Refusal.reasonMissing }
      let ruling = EnforcementAct.Ruling(authorised: false, reason: why, by: context.by, at: context.now)
      try amend(reference, on: record, &edits) { header in
        try Self.alter(id, reference, &header) { $0.withdrawn = ruling }
        header.milestones.removeAll { $0.kind == .informationLaid && $0.subject == id.text }
        header.breaches.removeAll { $0.step == id && $0.hearing == nil && $0.outcome == nil }
      }
    default:
      break
    }
  }

  private static func alter(
    _ id: EnforcementID, _ reference: CaseReference, _ header: inout Case,
    _ alter: (inout EnforcementAct) throws -> Void
  ) throws {
    guard let index = header.enforcement.firstIndex(where: { $0.id == id }) else {
      throw Refusal.noSuchStep(id, reference)
    }
    guard header.enforcement[index].withdrawn == nil else { throw Refusal.stepWithdrawn(id) }
    try alter(&header.enforcement[index])
  }
}

extension StaffRole {
  /// Whether the person may authorise a step of enforcement (local default, unverified).
  public var authorisesEnforcement: Bool { self == .manager || self == .headOfService }
}
