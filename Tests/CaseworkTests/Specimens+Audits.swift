import Casework
import JSON

/// One of each of what audits and a service's own forms store, with every field set.
extension Specimens {
  static let auditAction: CaseAudit.Action = make {
    $0.what = "Ring home."
    $0.who = "Karen"
    $0.by = day
    $0.done = day
    $0.note = "Rang."
  }
  static let audit: CaseAudit = make {
    $0.reference = CaseReference(142)
    $0.worker = "kmason"
    $0.team = "court"
    $0.by = "dshah"
    $0.on = day
    $0.form = "audit-case"
    $0.formVersion = 2
    $0.answers = assessment.answers
    $0.theme = "risk"
    $0.grading = "good"
    $0.actions = [auditAction]
  }
  static let ownFormAct = OwnForm.Act(.withdrawn, by: "dshah", at: moment, why: "Too long.")
  static let ownForm: OwnForm = make {
    $0.definition = .object([JSONMember(key: "form", value: .string("own"))])
    $0.acts = [ownFormAct]
  }
  static let audited: [any JSONRecord] = [auditAction, audit, ownFormAct, ownForm]
}
