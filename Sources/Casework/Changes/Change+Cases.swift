extension Change {
  /// The cases that are there already and that it is about, as far as it names them.
  public var cases: [CaseReference] {
    switch self {
    case .serviceSaved, .staffSaved, .teamSaved, .caseOpened, .coverSaved, .workloadReduced, .supervisionRecorded,
      .actionDone, .dataSaved, .programmeSaved, .sessionSaved, .ownForm, .courtListImported:
      []
    case .audited(.record(let reference, _, _)): [reference]
    // Which case it is, the audit says.
    case .audited(.actionDone): []
    case .dutyNoted(let entry, _): entry.cases
    case .retention(let change): [change.reference].compactMap { $0 }
    case .childAmended(let reference, _, _), .personSaved(let reference, _), .removed(let reference, _, _),
      .offenceSaved(let reference, _), .orderSaved(let reference, _), .orderEnded(let reference, _, _),
      .caretakingSaved(let reference, _, _), .reportSaved(let reference, _), .caseClosed(let reference, _),
      .caseReopened(let reference, _), .judged(let reference, _), .contactRecorded(let reference, _, _, _),
      .contactAmended(let reference, _, _, _, _),
      .appointmentBooked(let reference, _), .appointmentRescheduled(let reference, _, _, _, _),
      .seriesBooked(let reference, _, _), .obligationDone(let reference, _, _, _),
      .latenessAccepted(let reference, _, _, _), .obligationWaived(let reference, _, _),
      .obligationReopened(let reference, _, _), .absenceDecided(let reference, _, _, _),
      .enforcementTaken(let reference, _), .enforcementRuled(let reference, _, _, _),
      .enforcementDone(let reference, _, _, _), .enforcementWithdrawn(let reference, _, _),
      .homeVisitSaved(let reference, _, _, _),
      .homeVisitChecked(let reference, _), .oversightRecorded(let reference, _), .documentSigned(let reference, _, _),
      .planned(let reference, _), .exited(let reference, _), .reported(let reference, _), .enrolled(let reference, _),
      .assessed(let reference, _),
      .accessChanged(let reference, _):
      [reference]
    case .contactMoved(_, let from, let to, _), .recordsLinked(let from, let to, _),
      .recordsUnlinked(let from, let to, _):
      [from, to]
    case .courtListed(_, let step):
      if case .matched(let reference?) = step { [reference] } else { [] }
    case .hearingSaved(let reference, _), .warrantChecked(let reference, _, _),
      .warrantEnded(let reference, _, _, _, _), .custody(let reference, _), .remandWorked(let reference, _),
      .civilOrderSaved(let reference, _), .breached(let reference, _), .consented(let reference, _),
      .subjectAccess(let reference, _):
      [reference]
    case .hearingResulted(let decided): [decided.reference].compactMap { $0 }
    case .allocated(let references, _, _, _, _, _): references
    case .panelMet(_, _, let notes): notes.map(\.reference)
    case .handedOver(_, let handOver): handOver.parts.map(\.reference)
    case .groupRecorded(_, let members): members.map(\.reference)
    case .imported(_, let edits, _):
      Set(edits.list.compactMap(\.key.caseNumber)).sorted().map { CaseReference($0) }
    case .undone(let undoing): Set(undoing.before.compactMap { $0.key.caseNumber }).sorted().map { CaseReference($0) }
    }
  }
}

extension Change {
  /// Whether its documents came from outside.
  public var isImport: Bool { if case .imported = self { true } else { false } }

  /// Whether it only adds something of its own to what is there, so that it can't write over what its author didn't see.
  public var isAddition: Bool {
    switch self {
    case .contactRecorded, .groupRecorded, .dutyNoted, .oversightRecorded, .panelMet, .caseOpened: true
    default: false
    }
  }
}
