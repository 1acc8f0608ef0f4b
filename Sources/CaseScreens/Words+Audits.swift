public import Casework
import Forms

extension Words {
  /// Why a service's own form isn't accepted or withdrawn, and what to do.
  public static func of(_ refusal: OwnFormRefusal) -> String {
    switch refusal {
    case .faulty(let fault): "The form has a fault at \(fault.path): \(fault.reason.words). Mend it."
    case .notNewer(let form, let version, let newest):
      "Version \(version) of \u{201C}\(form)\u{201D} can\u{2019}t be accepted: \(newest) is there already, and "
        + "answers keep theirs. Number it \(newest + 1)."
    case .notOwn(let form, let version):
      "The service has no version \(version) of \u{201C}\(form)\u{201D} of its own. `waymark forms` lists them."
    case .withdrawn(let form, let version, let day):
      "Version \(version) of \u{201C}\(form)\u{201D} was withdrawn on \(day.text(.long)). Nothing is to be done."
    }
  }

  /// Why an audit isn't recorded, or its action not marked, and what to do.
  public static func of(_ refusal: AuditRefusal) -> String {
    switch refusal {
    case .noSuchForm(let form):
      "\u{201C}\(form)\u{201D} is no checklist with a grading that is in use. `waymark forms` lists them."
    case .ownCase(let reference): "You work on \(reference), and nobody audits their own work. Ask a colleague."
    case .noSuchQuestion(let question):
      "The checklist has no question \u{201C}\(question)\u{201D}. `waymark forms show` reads it out."
    case .badAnswer(let question, let fault): "\(question) \(of(fault))"
    case .unanswered(let question):
      "Not answered yet: \(question)" + (question.hasSuffix("?") ? "" : ".")
        + " Answer it, with why where that is asked."
    case .noSuchAction(let id, let number):
      "Audit \(id) asks for no action \(number + 1). `waymark audit actions` lists them."
    }
  }
}
