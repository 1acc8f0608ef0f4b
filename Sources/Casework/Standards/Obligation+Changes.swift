extension Change {
  /// The rules of the changes that answer an obligation.
  func obligationEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .obligationDone(let reference, let key, let on, let note):
      guard on <= context.now.day else { throw Refusal.doneInFuture(on) }
      try answer(reference, key, .done, on: on, note, accepted: nil, on: record, in: context, &edits)
    case .latenessAccepted(let reference, let key, let reason, let acceptor):
      guard !reason.isEmpty else { throw Refusal.reasonMissing }
      guard let staff = try record.staff(acceptor) else { throw Refusal.noSuchStaff(acceptor) }
      guard staff.role.acceptsLateness else { throw Refusal.mayNotAccept(acceptor) }
      try answer(
        reference, key, .late, on: context.now.day, reason, accepted: acceptor, on: record, in: context, &edits)
    case .obligationWaived(let reference, let key, let reason):
      guard !reason.isEmpty else { throw Refusal.reasonMissing }
      try answer(
        reference, key, .notNeeded, on: context.now.day, reason, accepted: context.by, on: record, in: context, &edits)
    case .obligationReopened(let reference, let key, let why):
      guard !why.isEmpty else { throw Refusal.reasonMissing }
      try amend(reference, on: record, &edits) { $0.answers.removeAll { $0.key == key } }
    default:
      break
    }
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

extension StaffRole {
  /// Whether the person may accept that something is late (local default, unverified).
  public var acceptsLateness: Bool { self == .manager || self == .headOfService || self == .seniorPractitioner }
}
