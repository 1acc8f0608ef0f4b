extension Change {
  /// The parts of a case that one must see to make it: those of which it alters, moves, settles or takes away something.
  ///
  /// To add something of one's own none is asked for: the police write down what they did, though they don't read what
  /// others did. Deciding what is kept and what is given out has its own permission, whatever is in the record.
  public var sections: [CaseSection] {
    switch self {
    case .serviceSaved, .staffSaved, .teamSaved, .coverSaved, .workloadReduced, .supervisionRecorded, .actionDone,
      .dataSaved, .ownForm, .programmeSaved, .sessionSaved, .courtListImported, .dutyNoted, .retention,
      .subjectAccess, .caseOpened, .groupRecorded, .appointmentBooked, .accessChanged(_, .opened):
      []
    // To which part one belongs, the consent itself says: ``Change/keepingWithheld``.
    case .consented, .removed(_, .consent, _): []
    case .contactRecorded(_, _, let settled, _): settled == nil ? [] : [.contacts]
    case .seriesBooked(_, _, let busy): busy == nil ? [] : [.contacts]
    case .personSaved(_, let person): person.id.text.isEmpty ? [] : [.people]
    case .childAmended, .allocated, .caretakingSaved, .handedOver, .caseClosed, .caseReopened, .recordsLinked,
      .recordsUnlinked, .courtListed, .accessChanged(_, .restricted), .accessChanged(_, .reviewed):
      [.summary]
    case .obligationDone(_, let key, _, _), .latenessAccepted(_, let key, _, _), .obligationWaived(_, let key, _),
      .obligationReopened(_, let key, _):
      [key.section]
    case .contactAmended, .contactMoved, .appointmentRescheduled, .absenceDecided, .homeVisitSaved, .homeVisitChecked:
      [.contacts]
    case .judged, .assessed, .reported: [.assessments]
    case .offenceSaved, .orderSaved, .orderEnded, .reportSaved, .enforcementTaken, .enforcementRuled, .enforcementDone,
      .enforcementWithdrawn, .hearingSaved, .hearingResulted, .warrantChecked, .warrantEnded, .custody, .remandWorked,
      .civilOrderSaved, .breached:
      [.orders]
    case .planned, .enrolled: [.plan]
    case .exited(_, let change): [change.section]
    case .oversightRecorded, .panelMet, .audited: [.oversight]
    case .documentSigned(_, let name, _): [name.kind.collection.section]
    case .removed(_, .draft(let name), _): [name.kind.collection.section]
    case .removed(_, let part, _): [part.kind.section]
    case .undone(let undoing): undoing.sections
    // What it alters is known once the record is looked at.
    case .imported: []
    }
  }
}

extension ExitChange {
  /// The part of a case that it belongs to.
  var section: CaseSection {
    switch self {
    case .written, .answered, .settled, .surveyed, .lookedBack: .plan
    case .formASent, .nonEngagementTold: .orders
    case .entered: .oversight
    }
  }
}

extension ObligationKey {
  /// The part of a case in which it stands what it is about: a contact, an order, or the case itself.
  public var section: CaseSection {
    if subject.isEmpty || subject.hasPrefix("w") { return .summary }
    return subject.hasPrefix("c") ? .contacts : .orders
  }
}
