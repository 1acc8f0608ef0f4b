/// What one must be allowed, and which parts of a case one must see, for a change.
public struct ChangeNeeds: Sendable, Equatable {
  /// What one must be allowed; nil where a rule of its own decides.
  public var permission: Permission?
  /// The parts that one must see.
  public var sections: [CaseSection]

  /// Puts the parts together.
  public init(_ permission: Permission?, _ sections: CaseSection...) {
    self.permission = permission
    self.sections = sections
  }

  /// What a change needs.
  public init(of change: Change) {
    permission = change.permission
    sections = change.sections
  }

  /// Why somebody may not make it; nil where they may.
  func refusal(for viewer: Viewer) -> AccessRefusal? {
    if let permission, !viewer.may(permission) { return .mayNot(viewer.me, permission) }
    return sections.first { !viewer.sees($0) }.map { .sectionClosed(viewer.me, $0) }
  }

  /// What undoing a change of this name needs, which is what making it does; nil where no change that can be undone has
  /// the name. Contacts that somebody added tell by themselves whether they altered another.
  public init?(undoing op: String) {
    if let kind = CasePart.Kind(removal: op) {
      self.init(kind.permission)
      // Of which kind of document a draft was, the document itself tells.
      if kind != .draft { sections = [kind.section] }
      return
    }
    if let found = Self.named[op] {
      self = found
      return
    }
    guard let dot = op.firstIndex(of: "."), let found = Self.families[String(op[..<dot])] else { return nil }
    self = found
  }

  /// Changes whose name alone says what they need.
  private static let named: [String: ChangeNeeds] = [
    "service.save": .init(.staff), "staff.save": .init(.staff), "team.save": .init(.staff),
    "access.save": .init(.staff), "standards.save": .init(.standards), "allocation.save": .init(.standards),
    "workload.save": .init(.standards), "letters.save": .init(.standards), "reports.save": .init(.standards),
    "retention.save": .init(.standards), "subject-access.save": .init(.standards),
    "staff.handover": .init(.allocate, .summary), "staff.cover": .init(.allocate), "staff.reduce": .init(.allocate),
    "supervision.record": .init(nil), "supervision.action": .init(.record),
    "case.open": .init(.cases), "child.amend": .init(.cases, .summary), "person.save": .init(.record, .people),
    "case.allocate": .init(.allocate, .summary), "case.caretaking": .init(.allocate, .summary),
    "case.close": .init(.cases, .summary), "case.reopen": .init(.cases, .summary),
    "case.judge": .init(.cases, .assessments), "case.link": .init(.cases, .summary),
    "case.unlink": .init(.cases, .summary), "report.save": .init(.cases, .orders),
    "contact.record": .init(.record), "contact.group": .init(.record), "contact.amend": .init(.record, .contacts),
    "contact.move": .init(.record, .contacts), "appointment.book": .init(.record),
    "appointment.move": .init(.record, .contacts), "appointment.series": .init(.record),
    "visit.save": .init(.record, .contacts), "visit.check": .init(.record, .contacts),
    "absence.decide": .init(.cases, .contacts),
    "obligation.done": .init(.record, .summary), "obligation.late": .init(.record, .summary),
    "obligation.waive": .init(.oversee, .summary), "obligation.reopen": .init(.record, .summary),
    "programme.save": .init(.assess), "programme.session": .init(.assess), "programme.enrol": .init(.assess, .plan),
    "exit.form-a": .init(.assess, .orders), "exit.non-engagement": .init(.assess, .orders),
    "exit.entry": .init(.assess, .oversight),
    "court.import": .init(.cases), "duty.note": .init(.cases),
  ]

  /// Changes of one subject that all need the same.
  private static let families: [String: ChangeNeeds] = [
    "offence": .init(.cases, .orders), "order": .init(.cases, .orders), "enforcement": .init(.cases, .orders),
    "hearing": .init(.cases, .orders), "warrant": .init(.cases, .orders), "custody": .init(.cases, .orders),
    "bail": .init(.cases, .orders), "civil-order": .init(.cases, .orders), "breach": .init(.cases, .orders),
    "court": .init(.cases, .summary), "assessment": .init(.assess, .assessments),
    "report": .init(.assess, .assessments), "plan": .init(.assess, .plan), "exit-plan": .init(.assess, .plan),
    "exit": .init(.assess, .plan), "oversight": .init(.oversee, .oversight), "panel": .init(.oversee, .oversight),
    "audit": .init(.oversee, .oversight), "form": .init(.standards), "import": .init(.imports),
    "retention": .init(.retain), "subject": .init(.disclose),
  ]

  /// What has left the building doesn't come back, and who opened or may see a case stays on the record.
  private static let final: Set<String> = ["subject.issue", "access.restrict", "access.open", "access.review"]

  /// Whether a change of this name is one that stays.
  static func isFinal(_ op: String) -> Bool { final.contains(op) }
}

extension Undoing {
  /// What it needs by its name; nil where nothing of that name is undone.
  var needs: ChangeNeeds? { ChangeNeeds.isFinal(op) ? nil : ChangeNeeds(undoing: op) }

  /// Why somebody may not undo it; nil where they may.
  func refusal(for viewer: Viewer) -> AccessRefusal? {
    guard var needs else { return .notThisWay(op) }
    // One's own cover one may save, so one may take it back.
    if op == "staff.cover", !before.isEmpty, before.allSatisfy({ $0.key == viewer.me.key }) { needs.permission = nil }
    needs.sections = sections
    return needs.refusal(for: viewer)
  }

  /// The parts of a case that one must see: those of the change, and of documents that it had altered.
  var sections: [CaseSection] {
    var found = needs?.sections ?? []
    for edit in before where edit.bytes != nil {
      if let section = edit.key.caseCollection?.section, !found.contains(section) { found.append(section) }
    }
    return found
  }
}

extension Edits {
  /// What one must be allowed to put these documents in place as they came from outside.
  var permissions: [Permission] {
    Set(list.map(\.key.permission)).sorted { $0.rawValue < $1.rawValue }
  }
}

extension HandOver {
  /// Whether it says when somebody leaves, or who manages a team from now on.
  var altersStaff: Bool { lastDay != nil || !teams.isEmpty }
}

extension DocumentKey {
  /// The collection of a case that the document stands in; nil for a case's own document and those of the service.
  var caseCollection: CaseCollection? {
    let parts = segments
    return parts.count > 2 && parts[0] == "cases" ? CaseCollection(rawValue: String(parts[2])) : nil
  }

  /// What one must be allowed to put the document in place as it came from outside.
  var permission: Permission {
    if caseNumber != nil {
      switch caseCollection {
      case .contacts: return .record
      case .assessments, .plans, .exits, .reports: return .assess
      case nil: return .cases
      }
    }
    if let file = ServiceFile.allCases.first(where: { $0.key == self }) { return file == .access ? .staff : .standards }
    switch segments.first.map(String.init) {
    case OwnForm.collection: return .standards
    case CaseAudit.collection, PanelMeeting.collection: return .oversee
    case CourtDayID.collection, DutyDay.collection: return .cases
    case "programmes": return .assess
    case SubjectRequest.collection: return .disclose
    case DestructionCertificate.collection, ErasedLines.collection, Moratoria.key.text: return .retain
    default: return .staff
    }
  }
}
