/// What is to be known of a change by its name in the journal alone: what undoing it needs, and who is told why it was
/// made. It is one table, so that a kind of change can't stand in one and be forgotten in another.
struct ChangeName: Equatable {
  /// What one must be allowed and must see to undo it, which is what making it takes.
  var needs: ChangeNeeds
  /// The parts of a case to which its reason belongs: whoever doesn't see one of them is told that the change was made and
  /// when, and not why.
  var told: [CaseSection]
  /// Whether it stays, whoever would undo it: what has left the building doesn't come back, and who opened or may see a
  /// case stays on the record.
  var stays = false

  private init(
    _ permission: Permission?, _ sections: CaseSection..., telling other: CaseSection..., stays: Bool = false
  ) {
    self.init(permission, sections, telling: other, stays: stays)
  }

  private init(_ permission: Permission?, _ sections: [CaseSection], telling other: [CaseSection], stays: Bool) {
    needs = ChangeNeeds(permission, sections)
    told = sections.filter { $0 != .summary } + other
    self.stays = stays
  }

  /// What is known of changes of a name; nil where there is none of it.
  init?(_ op: String) {
    if let kind = CasePart.Kind(removal: op) {
      // Of which kind of document a draft was, the document itself tells, and to which part a consent belonged.
      let told: [CaseSection] =
        switch kind {
        case .draft: [.assessments, .plan]
        case .consent: Self.consents
        default: []
        }
      self.init(kind.permission, told.isEmpty ? [kind.section] : [], telling: told, stays: false)
      return
    }
    if let found = Self.named[op] {
      self = found
      return
    }
    guard let dot = op.firstIndex(of: "."), let found = Self.families[String(op[..<dot])] else { return nil }
    self = found
  }

  /// The parts to which a consent may belong.
  private static let consents: [CaseSection] = [.people, .victims, .health, .exploitation]

  /// Changes whose name alone says what they need.
  private static let named: [String: ChangeName] = [
    "service.save": .init(.staff), "staff.save": .init(.staff), "team.save": .init(.staff),
    "access.save": .init(.staff), "standards.save": .init(.standards), "allocation.save": .init(.standards),
    "workload.save": .init(.standards), "letters.save": .init(.standards), "reports.save": .init(.standards),
    "retention.save": .init(.standards), "subject-access.save": .init(.standards),
    "staff.handover": .init(.allocate, .summary, telling: .oversight), "staff.cover": .init(.allocate),
    "staff.reduce": .init(.allocate), "supervision.record": .init(nil), "supervision.action": .init(.record),
    "case.open": .init(.cases), "child.amend": .init(.cases, .summary), "person.save": .init(.record, .people),
    "case.allocate": .init(.allocate, .summary, telling: .oversight), "case.caretaking": .init(.allocate, .summary),
    "case.close": .init(.cases, .summary, telling: .oversight), "case.reopen": .init(.cases, .summary),
    "case.judge": .init(.cases, .assessments), "case.link": .init(.cases, .summary),
    "case.unlink": .init(.cases, .summary), "report.save": .init(.cases, .orders),
    "contact.record": .init(.record, telling: .contacts), "contact.group": .init(.record, telling: .contacts),
    "contact.amend": .init(.record, .contacts), "contact.move": .init(.record, .contacts),
    "appointment.book": .init(.record, telling: .contacts), "appointment.move": .init(.record, .contacts),
    "appointment.series": .init(.record, telling: .contacts),
    "visit.save": .init(.record, .contacts), "visit.check": .init(.record, .contacts),
    "absence.decide": .init(.cases, .contacts),
    "obligation.done": .init(.record, .summary, telling: .oversight),
    "obligation.late": .init(.record, .summary, telling: .oversight),
    "obligation.waive": .init(.oversee, .summary, telling: .oversight),
    "obligation.reopen": .init(.record, .summary, telling: .oversight),
    "programme.save": .init(.assess), "programme.session": .init(.assess), "programme.enrol": .init(.assess, .plan),
    "assessment.send-back": .init(.assess, .assessments, telling: .health, .exploitation),
    "assessment.episode": .init(.assess, .assessments, telling: .exploitation),
    "exit.form-a": .init(.assess, .orders), "exit.non-engagement": .init(.assess, .orders),
    "exit.entry": .init(.assess, .oversight),
    "court.import": .init(.cases, telling: .orders), "duty.note": .init(.cases),
    "subject.issue": .init(.disclose, stays: true), "access.restrict": .init(.restrict, stays: true),
    "access.open": .init(.emergency, stays: true), "access.review": .init(.restrict, stays: true),
    "undo": .init(nil, stays: true), "store.loss": .init(nil, stays: true), "store.recover": .init(nil, stays: true),
    "demo.service": .init(nil, stays: true), "demo.case": .init(nil, stays: true),
  ]

  /// Changes of one subject that all need the same.
  private static let families: [String: ChangeName] = [
    "offence": .init(.cases, .orders), "order": .init(.cases, .orders), "enforcement": .init(.cases, .orders),
    "hearing": .init(.cases, .orders), "warrant": .init(.cases, .orders), "custody": .init(.cases, .orders),
    "consent": .init(.record, [], telling: consents, stays: false),
    "bail": .init(.cases, .orders), "civil-order": .init(.cases, .orders), "breach": .init(.cases, .orders),
    "court": .init(.cases, .summary, telling: .orders), "assessment": .init(.assess, .assessments),
    "report": .init(.assess, .assessments), "plan": .init(.assess, .plan), "exit-plan": .init(.assess, .plan),
    "exit": .init(.assess, .plan), "oversight": .init(.oversee, .oversight), "panel": .init(.oversee, .oversight),
    "audit": .init(.oversee, .oversight), "form": .init(.standards), "import": .init(.imports),
    "retention": .init(.retain), "subject": .init(.disclose),
  ]
}
