extension Change {
  /// The rules of the changes that answer an obligation.
  func obligationEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .obligationDone(let reference, let key, let on, let note):
      guard on <= context.now.day else { throw Refusal.doneInFuture(on) }
      try answer(reference, key, .done, on: on, note, accepted: nil, on: record, in: context, &edits)
    case .latenessAccepted(let reference, let key, let reason, let acceptor):
      guard !reason.isEmpty else { throw Refusal.reasonMissing }
      guard try record.staff(acceptor) != nil else { throw Refusal.noSuchStaff(acceptor) }
      guard try record.accepts(acceptor, of: reference, in: context) else { throw Refusal.mayNotAccept(acceptor) }
      try checkNotOwn(key, of: reference, acceptor, on: record)
      try answer(
        reference, key, .late, on: context.now.day, reason, accepted: acceptor, on: record, in: context, &edits)
    case .obligationWaived(let reference, let key, let reason):
      guard !reason.isEmpty else { throw Refusal.reasonMissing }
      try checkNotOwn(key, of: reference, context.by, on: record)
      try answer(
        reference, key, .notNeeded, on: context.now.day, reason, accepted: context.by, on: record, in: context, &edits)
    case .obligationReopened(let reference, let key, let why):
      guard !why.isEmpty else { throw Refusal.reasonMissing }
      let mayAll = try record.accepts(context.by, of: reference, in: context)
      try amend(reference, on: record, &edits) { header in
        // What a manager decided, nobody else withdraws but whoever wrote it down.
        let isDecided = header.answers.contains { $0.key == key && $0.kind != .done && $0.by != context.by }
        if isDecided, !mayAll { throw Refusal.mayNotOversee(context.by) }
        header.answers.removeAll { $0.key == key }
      }
    default:
      break
    }
  }

  /// Throws where somebody would accept their own lateness, or let themself off: the case's workers', and the author's of
  /// a report.
  private func checkNotOwn(
    _ key: ObligationKey, of reference: CaseReference, _ staff: StaffID, on record: some Record
  ) throws {
    guard let header = try record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
    if header.isLate(key, through: staff) { throw Refusal.ownLateness(staff) }
  }

  private func answer(
    _ reference: CaseReference, _ key: ObligationKey, _ kind: ObligationAnswer.Kind, on day: Day, _ reason: String,
    accepted: StaffID?, on record: some Record, in context: ChangeContext, _ edits: inout Edits
  ) throws {
    var answer = ObligationAnswer()
    answer.key = key
    answer.kind = kind
    answer.on = day
    answer.reason = reason
    answer.accepted = accepted
    answer.by = context.by
    answer.at = context.now
    try amend(reference, on: record, &edits) { header in
      header.answers.removeAll { $0.key == key && $0.kind == kind }
      header.answers.append(answer)
    }
  }
}

extension Case {
  /// Whether something that is late would be somebody's own: they work with the child, or write the report.
  public func isLate(_ key: ObligationKey, through staff: StaffID) -> Bool {
    worker == staff || secondaryWorkers.contains(staff)
      || reports.contains { $0.author == staff && $0.id.text == key.subject }
  }
}

extension Record {
  /// Whether somebody may accept lateness in a case on the day: in a role of their own, or in one of those whom they cover
  /// and whose case it is, and where the service says what roles may do, in one that may oversee.
  func accepts(_ id: StaffID, of reference: CaseReference, in context: ChangeContext) throws -> Bool {
    let (day, everybody) = (context.now.day, try everyStaff())
    guard let staff = everybody[id], staff.isHere(on: day) else { return false }
    let roles = try roles(of: id, covering: everybody.covered(by: id, on: day), in: reference, on: day)
    return roles.contains(where: \.acceptsLateness)
      && (context.access.roles.isEmpty || context.access.may(roles, .oversee, on: day))
  }
}

extension StaffRole {
  /// Whether the person may accept that something is late (local default, unverified).
  public var acceptsLateness: Bool { self == .manager || self == .headOfService || self == .seniorPractitioner }
}
