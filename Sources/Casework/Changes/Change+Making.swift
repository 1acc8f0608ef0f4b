extension Change {
  /// The documents as they are after this change, or the reason why it isn't made.
  ///
  /// Throws `Refusal` where a rule says no; what reading the record throws passes through.
  public func edits(on record: some Record, in context: ChangeContext) throws -> Edits {
    var edits = Edits()
    switch self {
    case .serviceSaved(let service):
      guard !service.name.isEmpty else { throw Refusal.nameMissing }
      edits.put(Service.key, service)
    case .staffSaved(let id, let staff):
      guard !staff.name.isEmpty else { throw Refusal.nameMissing }
      guard let key = id.key else { throw Refusal.badIdentifier(id.text) }
      if let team = staff.team, try record.team(team) == nil { throw Refusal.noSuchTeam(team) }
      edits.put(key, staff)
    case .teamSaved(let id, let team):
      guard !team.name.isEmpty else { throw Refusal.nameMissing }
      guard let key = id.key else { throw Refusal.badIdentifier(id.text) }
      if let manager = team.manager, try record.staff(manager) == nil { throw Refusal.noSuchStaff(manager) }
      edits.put(key, team)
    case .caseOpened, .childAmended, .personSaved, .caseClosed, .caseReopened, .judged:
      try caseEdits(on: record, in: context, &edits)
    case .allocated, .caretakingSaved, .reportSaved, .handedOver:
      try allocationEdits(on: record, in: context, &edits)
    case .coverSaved, .workloadReduced, .supervisionRecorded, .actionDone:
      try staffEdits(on: record, in: context, &edits)
    case .accessChanged: try accessEdits(on: record, in: context, &edits)
    case .offenceSaved, .orderSaved, .orderEnded:
      try orderEdits(on: record, in: context, &edits)
    case .contactRecorded, .groupRecorded, .contactAmended, .contactMoved, .appointmentBooked:
      try contactEdits(on: record, in: context, &edits)
    case .obligationDone, .latenessAccepted, .obligationWaived, .obligationReopened:
      try obligationEdits(on: record, in: context, &edits)
    case .oversightRecorded: try oversightEdits(on: record, in: context, &edits)
    case .panelMet: try panelEdits(on: record, in: context, &edits)
    case .dataSaved: try dataEdits(on: record, in: context, &edits)
    case .ownForm: try ownFormEdits(on: record, in: context, &edits)
    case .audited: try auditEdits(on: record, in: context, &edits)
    case .appointmentRescheduled, .seriesBooked: try diaryEdits(on: record, in: context, &edits)
    case .absenceDecided, .enforcementTaken, .enforcementRuled, .enforcementDone, .enforcementWithdrawn:
      try enforcementEdits(on: record, in: context, &edits)
    case .homeVisitSaved, .homeVisitChecked:
      try homeVisitEdits(on: record, in: context, &edits)
    case .documentSigned: try signingEdits(on: record, in: context, &edits)
    case .planned: try planEdits(on: record, in: context, &edits)
    case .reported: try reportEdits(on: record, in: context, &edits)
    case .exited: try exitEdits(on: record, in: context, &edits)
    case .programmeSaved, .sessionSaved, .enrolled: try programmeEdits(on: record, in: context, &edits)
    case .assessed: try assessmentEdits(on: record, in: context, &edits)
    case .courtListImported, .courtListed, .recordsLinked, .recordsUnlinked:
      try courtListEdits(on: record, in: context, &edits)
    case .dutyNoted: try dutyEdits(on: record, in: context, &edits)
    case .custody: try custodyEdits(on: record, in: context, &edits)
    case .remandWorked: try remandEdits(on: record, in: context, &edits)
    case .civilOrderSaved: try civilOrderEdits(on: record, in: context, &edits)
    case .consented: try consentEdits(on: record, in: context, &edits)
    case .breached: try breachEdits(on: record, in: context, &edits)
    case .subjectAccess: try subjectAccessEdits(on: record, in: context, &edits)
    case .warrantChecked, .warrantEnded: try warrantEdits(on: record, in: context, &edits)
    case .hearingSaved, .hearingResulted: try hearingEdits(on: record, in: context, &edits)
    case .removed: try removalEdits(on: record, in: context, &edits)
    case .retention: try retentionEdits(on: record, in: context, &edits)
    case .undone(let undoing):
      for edit in undoing.before {
        let now = try record.stored(edit.key)?.version
        let isAsLeft = now.map { $0 == undoing.seq || undoing.restoredBy.contains($0) }
        guard isAsLeft ?? undoing.removed.contains(edit.key) else {
          throw Refusal.cannotUndo(seq: undoing.seq, edit.key)
        }
        edits.set(edit.key, edit.bytes)
      }
      try Self.checkNothingIsOrphaned(by: edits, on: record, seq: undoing.seq)
    case .imported(_, let batch, let seen):
      // Where nothing came in between nothing can have moved, and a long import needn't look.
      if context.seq != seen + 1 {
        for edit in batch.list {
          if let now = try record.stored(edit.key)?.version, now > seen {
            throw Refusal.changedMeanwhile(edit.key, seen: seen, now: now)
          }
        }
      }
      edits = batch
    }
    try checkNothingReturns(edits, on: record)
    return edits
  }

  /// Throws `Refusal.cannotUndo` where a case would go and leave behind what others recorded in it since.
  private static func checkNothingIsOrphaned(by edits: Edits, on record: some Record, seq: Int) throws {
    let gone = Set(edits.list.filter { $0.bytes == nil }.map(\.key))
    for key in gone where !key.isInCollection {
      guard let number = key.caseNumber else { continue }
      for collection in CaseCollection.allCases {
        let left = try record.all(collection, of: CaseReference(number)).first { !gone.contains($0.key) }
        if let left { throw Refusal.cannotUndo(seq: seq, left.key) }
      }
    }
  }
}
