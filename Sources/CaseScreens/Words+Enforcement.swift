import Casework

extension Words {
  /// Why an absence, a step of enforcement or a home visit isn't recorded, and what to do.
  static func ofEnforcement(_ refusal: Refusal) -> String {
    switch refusal {
    case .notAnAbsence(let id):
      "Contact \(id) is no absence of that order, or it is accepted. Decide on the absence first."
    case .evidenceInFuture(let day): "\(day.text(.long)) lies in the future. Say when the evidence came."
    case .notEnforceable(let disposal): "\(disposal.name): nothing can be enforced. Choose another order."
    case .beforeAbsence(let day, let absence):
      "\(day.text(.long)) is before the absence of \(absence.text(.long)). Correct the date."
    case .stepTakenAlready: "That absence has been answered already. Withdraw that step first."
    case .noSuchStep(let id, let reference): "\(reference) has no step of enforcement \(id). Open the case again."
    case .stepWithdrawn: "That step was withdrawn. Record a new one."
    case .stepNotAuthorised: "No manager has authorised that step. Ask one to rule on it first."
    case .stepDone: "That step is done already. Withdraw it, where that is wrong."
    case .mayNotAuthorise(let id):
      "Only a manager can authorise a step of enforcement, and \(id) is none. Ask one to do it."
    case .noHomeVisit: "The form is for home visits that have an outcome. Record what came of the visit first."
    case .noHomeVisitForm: "The visit has no form yet. Fill it in first."
    case .mayNotCheckVisits(let id):
      "Only a manager or a senior practitioner can cross-reference a home visit, and \(id) is neither."
    case .mayNotOversee(let id):
      "Only a manager or a senior practitioner can write management oversight, and \(id) is neither."
    default: "It can't be recorded."
    }
  }

  /// Where enforcement stands, in a line.
  public static func of(_ standing: EnforcementStanding) -> String {
    var parts: [String] = []
    if standing.undecided > 0 {
      parts.append("\(standing.undecided) absence\(standing.undecided == 1 ? "" : "s") to be decided")
    }
    switch standing.stage {
    case .clear: break
    case .warned(let step, let number, let until):
      parts.append("\(of(step)) (warning \(number)) holds to \(until.text(.short))")
    case .taken(let step, let on): parts.append("\(done(step)) \(on.text(.short))")
    case .authorised(let step, let on):
      parts.append("\(short(step)), authorised, to be done (\(on.text(.short)))")
    case .stepDue(let step, let due): parts.append("\(short(step)) due \(due.text(.weekdayAndMonth))")
    case .awaitsManager(let step, let since):
      parts.append("\(short(step)) awaits a manager since \(since.text(.short))")
    }
    return parts.joined(separator: ", ")
  }

  /// A step without its law.
  public static func short(_ step: Enforcement.Step) -> String {
    switch step {
    case .layInformation: "information to lay"
    case .backToPanel: "return to the panel"
    case .tellPolice: "report to the police"
    case .managerDecides: "decision on breach"
    case .none, .firstWarning, .finalWarning: of(step)
    }
  }

  /// A warning that holds, for a list of many: `first warning 20 Oct 26 for 19 Oct, till 20 Oct 27`.
  static func brief(_ act: EnforcementAct) -> String {
    let until = act.warnedTo.map { ", till " + $0.text(.narrow) } ?? ""
    return "\(of(act.step)) \(act.on.text(.narrow)) for \(act.failedOn.text(.dayAndMonth))" + until
  }

  /// A step beyond a warning that was carried out.
  static func done(_ step: Enforcement.Step) -> String {
    switch step {
    case .layInformation: "information laid"
    case .backToPanel: "returned to the panel"
    case .tellPolice: "reported to the police"
    case .managerDecides: "breach decided on"
    case .none, .firstWarning, .finalWarning: of(step)
    }
  }

  /// A step that was taken, with what became of it.
  public static func of(_ act: EnforcementAct) -> String {
    func whole(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }
    var parts: [String] = []
    if let done = act.done {
      parts.append("\(self.done(act.step)) \(done.on.text(.short)), for \(act.failedOn.text(.short))")
      if !done.note.isEmpty { parts.append(whole(done.note)) }
    } else {
      let what = act.step.isWarning ? "warning \(act.number), \(of(act.step))" : short(act.step)
      parts.append("\(what) \(act.on.text(.short)), for \(act.failedOn.text(.short))")
    }
    if let until = act.warnedTo { parts.append("holds to \(until.text(.short))") }
    if let decision = act.decision {
      let verdict = decision.isAuthorised ? "authorised" : "not authorised"
      parts.append("\(verdict) by \(decision.by): \(whole(decision.reason))")
    }
    if let withdrawn = act.withdrawn { parts.append("WITHDRAWN by \(withdrawn.by): \(withdrawn.reason)") }
    return parts.joined(separator: ", ")
  }
}
