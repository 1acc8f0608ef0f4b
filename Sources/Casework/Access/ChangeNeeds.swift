/// What one must be allowed, and which parts of a case one must see, for a change.
public struct ChangeNeeds: Sendable, Equatable {
  /// What one must be allowed; nil where a rule of its own decides.
  public var permission: Permission?
  /// The parts that one must see.
  public var sections: [CaseSection]

  /// Puts the parts together.
  init(_ permission: Permission?, _ sections: [CaseSection]) {
    self.permission = permission
    self.sections = sections
  }

  /// What a change needs.
  public init(of change: Change) {
    permission = change.permission
    sections = change.sections
  }

  /// Why somebody may not make it in some cases; nil where they may.
  func refusal(for viewer: Viewer, in rows: [CaseSummary]) -> AccessRefusal? {
    if let permission, !viewer.may(permission, in: rows) { return .mayNot(viewer.me, permission) }
    return sections.first { !viewer.sees($0, of: rows) }.map { .sectionClosed(viewer.me, $0) }
  }

  /// What undoing a change of this name needs, which is what making it does; nil where no change that can be undone has
  /// the name. Contacts that somebody added tell by themselves whether they altered another.
  public init?(undoing op: String) {
    guard let found = ChangeName(op), !found.stays else { return nil }
    self = found.needs
  }
}

extension Viewer {
  /// Whether they see a section of each of some cases; where there are none, whether their own roles do.
  fileprivate func sees(_ section: CaseSection, of rows: [CaseSummary]) -> Bool {
    rows.isEmpty ? sees(section) : rows.allSatisfy { sees(section, of: $0) }
  }

  /// Whether they may do something in each of some cases; where it is about none, whether their own roles may.
  func may(_ permission: Permission, in rows: [CaseSummary]) -> Bool {
    rows.isEmpty ? may(permission) : rows.allSatisfy { may(permission, in: $0) }
  }
}

extension Undoing {
  /// What it needs by its name; nil where nothing of that name is undone.
  var needs: ChangeNeeds? { ChangeNeeds(undoing: op) }

  /// Why somebody may not undo it; nil where they may.
  func refusal(for viewer: Viewer, in rows: [CaseSummary]) -> AccessRefusal? {
    guard var needs else { return .notThisWay(op) }
    // One's own cover one may save, so one may take it back.
    if op == "staff.cover", !before.isEmpty, before.allSatisfy({ $0.key == viewer.me.key }) { needs.permission = nil }
    needs.sections = sections
    return needs.refusal(for: viewer, in: rows)
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
