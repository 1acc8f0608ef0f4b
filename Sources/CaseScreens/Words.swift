public import Casework

/// The words for facts of the domain, in one place, for screens and command line alike.
public enum Words {
  /// Why a change isn't made, and what to do: one or two sentences.
  public static func of(_ refusal: Refusal) -> String {
    switch refusal {
    case .noSuchCase(let reference): "There is no case \(reference). References look like YJ-000142."
    case .noSuchContact(let id, let reference): "\(reference) has no contact \(id). Open the case again."
    case .noSuchStaff(let id): "Nobody with the user name \(id) is on the staff. Add them first, or check the spelling."
    case .noSuchTeam(let id): "There is no team \(id). Add it first, or check the spelling."
    case .noSuchOrder(let id, let reference): "\(reference) has no order \(id). Open the case again."
    case .caseClosed(let reference, let day):
      "\(reference) was closed on \(day.text(.long)). Reopen it first."
    case .caseNotClosed(let reference): "\(reference) is open already."
    case .nameMissing: "A name is needed. Write at least a family name or a given name."
    case .badIdentifier(let text):
      "\u{201C}\(text)\u{201D} can't be an identifier. Use lower-case letters, digits and hyphens."
    case .bornInFuture(let day): "\(day.text(.long)) lies in the future. Correct the date of birth."
    case .tooOldForService(let age): "That date of birth makes an age of \(age). Correct the year."
    case .unknownCode(let list, let code):
      "The list \(list) has no \u{201C}\(code)\u{201D} on that day. Choose one that it offers."
    case .outcomeInFuture(let moment):
      "\(moment.day.text(.long)) lies in the future, so there is no outcome yet. Leave the outcome out to book it, or correct the date."
    case .contactBeforeBirth(let day): "\(day.text(.long)) is before the child's birth. Correct the date."
    case .reasonMissing: "A reason is needed. Write why."
    case .noteMissing: "An unacceptable absence needs a note or a reason. Write what was known and what was tried."
    case .appointmentInPast(let moment):
      "\(moment.day.text(.long)) lies in the past. Choose a later day for the appointment."
    case .sameCase(let reference): "The contact is on \(reference) already. Choose another case."
    case .orderInFuture(let day): "\(day.text(.long)) lies in the future. An order is saved when it has been made."
    case .orderEndsBeforeItBegins(let begins, let ends):
      "It would end on \(ends.text(.long)), before it begins on \(begins.text(.long)). Correct one of them."
    case .orderEndsTooLate, .releasedBeforeOrder, .termEmpty, .termNotAllowed, .ageNotAllowed, .pleaNotAllowed,
      .noSuchOffence, .offenceMissing, .offenceAfterOrder, .offenceInFuture, .noRequirement, .requirementMissing,
      .requirementNotAllowed, .requirementAgeNotAllowed, .requirementTermNotAllowed, .requirementNeedsAnother,
      .requirementOutlastsAge, .requirementOutlastsOrder, .hoursADayNotAllowed, .sentence:
      ofOrder(refusal)
    case .gravityOutOfRange(let scale, let value, let allowed):
      "\(value) is not on the \(scale) scale, which runs from \(allowed.lowerBound) to \(allowed.upperBound)."
    case .alreadyExists(let what): "\(what) exists already. Choose another number."
    case .nobodyChosen: "Nobody is chosen. Choose at least one."
    case .doneInFuture(let day): "\(day.text(.long)) lies in the future. Say when it was done."
    case .mayNotAccept(let id):
      "Only a manager or a senior practitioner can accept that something is late, and \(id) is neither. Name one."
    case .ownLateness(let id):
      "Nobody accepts their own lateness or lets themself off, and \(id) works on it. Ask another manager."
    case .notAnAbsence, .evidenceInFuture, .notEnforceable, .beforeAbsence, .stepTakenAlready, .noSuchStep,
      .stepWithdrawn, .stepNotAuthorised, .stepDone, .mayNotAuthorise, .noHomeVisit, .noHomeVisitForm,
      .mayNotCheckVisits,
      .mayNotOversee:
      ofEnforcement(refusal)
    case .mayNotSaveStandards(let id):
      "Only a manager, the head of service or an administrator can change the standards, and \(id) is none. Ask one."
    case .standardsFaulty(let problem): "That can't be saved: \(of(problem))"
    case .holdingNeedsReason, .datesReversed, .coversThemself, .noSuchCover, .noSuchAction, .noSuchReport,
      .percentOutOfRange, .supervisionInFuture, .mayNotSupervise, .handsToThemself, .notHeldBy, .outcomeRecorded,
      .nothingToBook:
      ofAllocation(refusal)
    case .signing(let refusal): of(refusal)
    case .access(let refusal): of(refusal)
    case .plan(let refusal): of(refusal)
    case .exit(let refusal): of(refusal)
    case .report(let refusal): of(refusal)
    case .programme(let refusal): of(refusal)
    case .assessment(let refusal): of(refusal)
    case .ownForm(let refusal): of(refusal)
    case .audit(let refusal): of(refusal)
    case .court(let refusal): of(refusal)
    case .custody(let refusal): of(refusal)
    case .bail(let refusal): of(refusal)
    case .breach(let refusal): of(refusal)
    case .consent(let refusal): of(refusal)
    case .retention(let refusal): of(refusal)
    case .removal(let refusal): of(refusal)
    case .subjectAccess(let refusal): of(refusal)
    case .changedMeanwhile:
      "Somebody else changed this meanwhile. Your text is still here: look at theirs, then save again."
    case .cannotUndo(let seq, _): "Change \(seq) can't be undone: it has been changed again since."
    case .nothingToUndo: "There is nothing to undo in this session."
    }
  }

  /// That somebody else changed a document after a command had read it, and what to do.
  public static func overtaken(_ key: DocumentKey, by name: String?, at moment: Moment?) -> String {
    let who = name ?? "Somebody else"
    let what = key.caseNumber.map { CaseReference($0).description } ?? key.text
    let part = key.isInCollection && key.caseNumber != nil ? " (\(key.id))" : ""
    let when = moment.map { " on \($0.day.text(.short)) at \($0.time.description)" } ?? ""
    return
      "\(who) changed \(what)\(part)\(when), after this command had read it. Nothing was saved by it. Look at it, then run the command again."
  }

  /// A code of the program's own as one would say it: `not-known` is "not known".
  public static func spoken(_ value: some RawRepresentable<String>) -> String {
    value.rawValue.split(separator: "-").joined(separator: " ")
  }

  /// What is asked for after an unacceptable absence.
  public static func of(_ step: Enforcement.Step) -> String {
    switch step {
    case .none: "no enforceable order runs"
    case .firstWarning: "first warning"
    case .finalWarning: "final warning"
    case .layInformation: "duty to lay an information (Sentencing Act 2020 Sch 7 para 4)"
    case .backToPanel: "back to the panel (Sentencing Act 2020 Sch 4)"
    case .tellPolice: "tell the police, who may prosecute (CDA 1998 s66E)"
    case .managerDecides: "manager decides on breach"
    }
  }
}
