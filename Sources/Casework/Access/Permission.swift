public import JSON

/// What roles may do, in groups of changes.
public enum Permission: String, JSONText, CaseIterable {
  /// Contacts, appointments, home visits, people around the child.
  case record
  /// Assessments, plans, exit plans, programmes.
  case assess
  /// Children, orders, offences, enforcement, opening and closing cases.
  case cases
  /// Allocation, hand-over, cover, workload, caretaking.
  case allocate
  /// Notes of oversight, supervisions, what is said about obligations.
  case oversee
  /// The service's own standards, rules, weights and letters.
  case standards
  /// The service, its staff and teams.
  case staff
  /// Files of records coming in.
  case imports
  /// The whole store, or a case, going out.
  case exports
  /// Which cases are restricted, and to whom.
  case restrict
  /// Opening a restricted case in an emergency.
  case emergency
  /// Who looked at what.
  case trail
  /// How long records are kept, and that they are destroyed.
  case retain
  /// Requests for what is held on a child, and what is given of it.
  case disclose
}

extension Change {
  /// What one must be allowed for it; nil where a rule of its own decides.
  public var permission: Permission? {
    switch self {
    case .serviceSaved, .staffSaved, .teamSaved: .staff
    case .caseOpened, .childAmended, .caseClosed, .caseReopened, .offenceSaved, .orderSaved, .orderEnded,
      .absenceDecided, .enforcementTaken, .enforcementDone, .enforcementRuled, .enforcementWithdrawn, .judged,
      .reportSaved, .courtListImported, .courtListed, .hearingSaved, .hearingResulted, .recordsLinked,
      .recordsUnlinked, .dutyNoted, .warrantChecked, .warrantEnded, .custody, .remandWorked,
      .civilOrderSaved, .breached:
      .cases
    case .personSaved, .consented, .contactRecorded, .groupRecorded, .contactAmended, .contactMoved,
      .appointmentBooked, .appointmentRescheduled, .seriesBooked, .homeVisitSaved, .homeVisitChecked:
      .record
    case .documentSigned, .planned, .exited, .reported, .programmeSaved, .sessionSaved, .enrolled, .assessed: .assess
    case .allocated, .caretakingSaved, .handedOver, .coverSaved, .workloadReduced: .allocate
    // Officers write down what a manager accepted; who may accept it is a rule of its own.
    case .obligationDone, .latenessAccepted, .obligationReopened, .actionDone: .record
    case .oversightRecorded, .panelMet, .audited, .obligationWaived: .oversee
    case .removed(_, let part, _): part.kind.permission
    // What roles may do is a matter of the staff, not of the work.
    case .dataSaved(.access, _, _): .staff
    case .dataSaved, .ownForm: .standards
    case .imported: .imports
    case .retention: .retain
    case .subjectAccess: .disclose
    case .accessChanged(_, let access):
      switch access {
      case .restricted, .reviewed: .restrict
      case .opened: .emergency
      }
    case .undone(let undoing): undoing.needs?.permission
    // Who supervises whom is a rule of its own.
    case .supervisionRecorded: nil
    }
  }
}

extension Permission {
  /// What it allows, in words that follow “may”.
  public var words: String {
    switch self {
    case .record: "record contacts"
    case .assess: "write assessments and plans"
    case .cases: "alter cases, orders and offences"
    case .allocate: "allocate cases"
    case .oversee: "write oversight"
    case .standards: "change the standards"
    case .staff: "alter the staff"
    case .imports: "import records"
    case .exports: "export records"
    case .restrict: "restrict cases"
    case .emergency: "open a restricted case"
    case .trail: "see who looked"
    case .retain: "decide what is kept and destroyed"
    case .disclose: "answer requests for what is held on a child"
    }
  }
}
