extension Change {
  /// The change's name in the journal, such as `contact.record`.
  public var op: String {
    switch self {
    case .serviceSaved: "service.save"
    case .staffSaved: "staff.save"
    case .teamSaved: "team.save"
    case .caseOpened: "case.open"
    case .childAmended: "child.amend"
    case .personSaved: "person.save"
    case .offenceSaved: "offence.save"
    case .orderSaved: "order.save"
    case .orderEnded: "order.end"
    case .allocated: "case.allocate"
    case .caretakingSaved: "case.caretaking"
    case .reportSaved: "report.save"
    case .handedOver: "staff.handover"
    case .coverSaved: "staff.cover"
    case .workloadReduced: "staff.reduce"
    case .supervisionRecorded: "supervision.record"
    case .actionDone: "supervision.action"
    case .accessChanged(_, .restricted): "access.restrict"
    case .accessChanged(_, .opened): "access.open"
    case .accessChanged(_, .reviewed): "access.review"
    case .caseClosed: "case.close"
    case .caseReopened: "case.reopen"
    case .judged: "case.judge"
    case .contactRecorded: "contact.record"
    case .groupRecorded: "contact.group"
    case .contactAmended: "contact.amend"
    case .contactMoved: "contact.move"
    case .appointmentBooked: "appointment.book"
    case .obligationDone: "obligation.done"
    case .latenessAccepted: "obligation.late"
    case .obligationWaived: "obligation.waive"
    case .obligationReopened: "obligation.reopen"
    case .absenceDecided: "absence.decide"
    case .enforcementTaken: "enforcement.take"
    case .enforcementRuled: "enforcement.rule"
    case .enforcementDone: "enforcement.done"
    case .enforcementWithdrawn: "enforcement.withdraw"
    case .homeVisitSaved: "visit.save"
    case .homeVisitChecked: "visit.check"
    case .oversightRecorded: "oversight.record"
    case .panelMet: "panel.minutes"
    case .dataSaved(let data, _, _): data.file.rawValue + ".save"
    case .ownForm(let change): change.op
    case .audited(let change): change.op
    case .appointmentRescheduled: "appointment.move"
    case .seriesBooked: "appointment.series"
    case .documentSigned(_, let name, let step): name.kind.rawValue + "." + step.op
    case .planned(_, let change): change.op
    case .exited(_, let change): change.op
    case .reported(_, let change): change.op
    case .programmeSaved: "programme.save"
    case .sessionSaved: "programme.session"
    case .enrolled: "programme.enrol"
    case .assessed(_, let change): change.op
    case .courtListImported: "court.import"
    case .courtListed(_, let step): step.op
    case .hearingSaved: "hearing.save"
    case .warrantChecked: "warrant.check"
    case .warrantEnded(_, _, _, let how, _): "warrant." + how.rawValue
    case .custody(_, let change): change.op
    case .remandWorked(_, let change): change.op
    case .civilOrderSaved: "civil-order.save"
    case .breached(_, let change): change.op
    case .consented(_, let change): change.op
    case .subjectAccess(_, let change): change.op
    case .dutyNoted: "duty.note"
    case .hearingResulted: "hearing.result"
    case .removed(_, let part, _): part.kind.removal
    case .recordsLinked: "case.link"
    case .recordsUnlinked: "case.unlink"
    case .retention(let change): change.op
    case .undone: "undo"
    case .imported(let source, _, _): "import." + source
    }
  }

  /// The reason that its author gave; nil where none is asked for.
  public var why: String? {
    switch self {
    case .removed(_, _, let why), .caseReopened(_, let why), .contactAmended(_, _, _, let why, _),
      .contactMoved(_, _, _, let why), .obligationReopened(_, _, let why),
      .obligationWaived(_, _, let why), .latenessAccepted(_, _, let why, _), .dataSaved(_, let why, _),
      .enforcementRuled(_, _, _, let why), .enforcementWithdrawn(_, _, let why), .recordsUnlinked(_, _, let why):
      why
    case .accessChanged(_, .restricted(let restriction, _)): restriction?.why ?? "Lifted"
    case .accessChanged(_, .opened(let why)), .accessChanged(_, .reviewed(_, let why)): why
    case .recordsLinked(_, _, let why): why.isEmpty ? nil : why
    case .courtListImported(let list): list.source.isEmpty ? nil : list.source
    case .absenceDecided(_, _, let decision, _): decision.reason
    case .enforcementTaken(_, let act): act.note.isEmpty ? nil : act.note
    case .enforcementDone(_, _, _, let note): note.isEmpty ? nil : note
    case .caseClosed(_, let closure): closure.note.isEmpty ? nil : closure.note
    case .obligationDone(_, _, _, let note): note.isEmpty ? nil : note
    case .allocated(_, _, _, _, let note, let reason):
      note.isEmpty && reason.isEmpty ? nil : [note, reason].filter { !$0.isEmpty }.joined(separator: " Although: ")
    case .appointmentRescheduled(_, _, _, _, let why): why
    case .caretakingSaved(_, _, let why): why.isEmpty ? nil : why
    case .handedOver(_, let handOver): handOver.note.isEmpty ? nil : handOver.note
    case .coverSaved(_, let cover, _): cover.why.isEmpty ? nil : cover.why
    case .workloadReduced(_, let reduction): reduction.why.isEmpty ? nil : reduction.why
    case .warrantChecked(_, _, let note), .warrantEnded(_, _, _, _, let note): note.isEmpty ? nil : note
    case .documentSigned(_, _, let step): step.note
    case .planned(_, let change): change.why
    case .exited(_, let change): change.why
    case .reported(_, let change): change.why
    case .assessed(_, let change): change.why
    case .custody(_, let change): change.why
    case .breached(_, let change): change.why
    case .subjectAccess(_, let change): change.why
    case .ownForm(let change): change.why
    case .audited(let change): change.why
    case .retention(let change): change.why
    default: nil
    }
  }

  /// What the history calls a change of this name: `contact.record` is "Contact recorded".
  public static func words(forOp op: String) -> String {
    switch op {
    case "service.save": "Service settings saved"
    case "store.loss": "Loss of changes accepted"
    case "store.recover": "Put back after a loss"
    case "staff.save": "Member of staff saved"
    case "team.save": "Team saved"
    case "case.open": "Case opened"
    case "child.amend": "Child's details amended"
    case "person.save": "Person around the child saved"
    case "offence.save": "Offence saved"
    case "order.save": "Order saved"
    case "order.end": "Order ended"
    case "case.allocate": "Case allocated"
    case "case.caretaking": "Caretaking saved"
    case "report.save": "Report asked for"
    case "reports.save": "Texts of reports saved"
    case "staff.handover": "Work handed over"
    case "staff.cover": "Cover saved"
    case "staff.reduce": "Workload reduction saved"
    case "supervision.record": "Supervision recorded"
    case "supervision.action": "Action marked as done"
    case "case.close": "Case closed"
    case "case.reopen": "Case reopened"
    case "access.restrict": "Restriction changed"
    case "access.open": "Opened in an emergency"
    case "access.review": "Opening in an emergency looked at"
    case "case.judge": "Judgements recorded"
    case "contact.record": "Contact recorded"
    case "contact.group": "Group session recorded"
    case "contact.amend": "Contact amended"
    case "contact.move": "Contact moved"
    case "appointment.book": "Appointment booked"
    case "obligation.done": "Done recorded"
    case "obligation.late": "Lateness accepted"
    case "obligation.waive": "Not needed any more"
    case "obligation.reopen": "Answer withdrawn"
    case "absence.decide": "Absence decided"
    case "enforcement.take": "Step of enforcement recorded"
    case "enforcement.rule": "Step of enforcement ruled on"
    case "enforcement.done": "Step of enforcement carried out"
    case "enforcement.withdraw": "Step of enforcement withdrawn"
    case "visit.save": "Home visit form saved"
    case "visit.check": "Home visit cross-referenced"
    case "oversight.record": "Oversight recorded"
    case "panel.minutes": "Minutes of the Court Review Panel written"
    case "standards.save": "Standards saved"
    case "allocation.save": "Rules of allocation saved"
    case "workload.save": "Workload weights saved"
    case "letters.save": "Letters saved"
    case "subject-access.save": "Rules of subject access saved"
    case "access.save": "Access by role saved"
    case "appointment.move": "Appointment put at another time"
    case "court.import": "Court list imported"
    case "court.match": "Line of a court list matched"
    case "court.unmatch": "Match of a court list taken back"
    case "court.take": "Line of a court list taken"
    case "hearing.save": "Hearing saved"
    case "warrant.check": "Warrant checked with the police"
    case "warrant.executed": "Warrant executed"
    case "warrant.surrendered": "Warrant ended: the child surrendered"
    case "warrant.withdrawn": "Warrant withdrawn"
    case "civil-order.save": "Civil order saved"
    case "duty.note": "Duty log written"
    case "hearing.result": "Result of a hearing recorded"
    case "case.link": "Linked with another case of the child"
    case "case.unlink": "Link with another case taken back"
    case "appointment.series": "Series of appointments booked"
    case "plan.write": "Plan written"
    case "plan.answer": "Answer to the plan recorded"
    case "plan.target": "Target of the plan marked"
    case "plan.review": "Plan reviewed"
    case "exit.write": "Exit plan written"
    case "exit.answer": "Answer to the exit plan recorded"
    case "exit.outcome": "Outcome of a referral recorded"
    case "exit.survey": "End-of-order survey recorded"
    case "exit.form-a": "Form A sent"
    case "exit.non-engagement": "Non-engagement told to the manager"
    case "exit.entry": "Manager\u{2019}s closing entry"
    case "exit.look-back": "Look back after closing"
    case "programme.save": "Programme saved"
    case "programme.session": "Session of a programme described"
    case "programme.enrol": "Programme for the child saved"
    case "undo": "Change undone"
    case "demo.service", "demo.case": "Made up for the demonstration"
    default:
      SigningStep.words(forOp: op) ?? AssessmentChange.words(forOp: op)
        ?? CustodyChange.words(forOp: op) ?? RemandChange.words(forOp: op) ?? BreachChange.words(forOp: op)
        ?? ReportChange.words(forOp: op) ?? SubjectAccessChange.words(forOp: op) ?? OwnFormChange.words(forOp: op)
        ?? AuditChange.words(forOp: op) ?? ConsentChange.words(forOp: op)
        ?? RetentionChange.words(forOp: op) ?? CasePart.Kind.words(forOp: op)
        ?? (op.hasPrefix("import.") ? "Imported (" + op.dropFirst("import.".count) + ")" : op)
    }
  }
}
