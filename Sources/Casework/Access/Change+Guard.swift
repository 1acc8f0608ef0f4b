import JSON

extension Change {
  /// Throws where the documents that a change puts would let whoever acts see or do more than before, whichever change it
  /// is: nobody changes what they themselves may see and do. What comes from outside, or comes back, is no rule's work; it
  /// alters nothing besides that its author may not see, and lets nobody into a case or out of one.
  public func check(_ edits: Edits, for viewer: Viewer, on record: some Record) throws {
    let isBrought =
      switch self {
      case .imported, .undone: true
      default: false
      }
    for edit in edits.list {
      let segments = edit.key.segments
      switch (segments.first, segments.count) {
      case ("staff", 2): try check(staff: edit, for: viewer, on: record)
      case ("teams", 2): try check(team: edit, for: viewer, on: record)
      case ("cases", 2) where isBrought: try check(case: edit, for: viewer, on: record)
      case ("cases", _) where isBrought: try check(part: edit, for: viewer, on: record)
      case ("supervision", 2) where isBrought: try check(supervisions: edit, for: viewer, on: record)
      default:
        if isBrought, edit.key == ServiceFile.access.key { try check(policy: edit, for: viewer, on: record) }
      }
    }
  }

  private func check(staff edit: Edits.Edit, for viewer: Viewer, on record: some Record) throws {
    let before = try record.stored(edit.key).map { try Staff(json: $0.bytes) }
    let after = try edit.bytes.map { try Staff(json: $0) }
    let isWidened: Bool
    if StaffID(edit.key.id) == viewer.me {
      // Whoever hands over their own work may say when they leave.
      let isLeaving = if case .handedOver = self { true } else { false }
      isWidened = before.map { !$0.mayDoAsMuch(as: after, besidesLeaving: isLeaving) } ?? false
    } else {
      // A deputy acts in the other's roles.
      isWidened =
        (before?.covers ?? []).filter { $0.deputy == viewer.me }
        != (after?.covers ?? []).filter { $0.deputy == viewer.me }
    }
    if isWidened { throw Refusal.access(.ownAccess(viewer.me)) }
  }

  /// A team's manager reads the supervisions of those in it.
  private func check(team edit: Edits.Edit, for viewer: Viewer, on record: some Record) throws {
    let before = try record.stored(edit.key).map { try Team(json: $0.bytes) }
    let after = try edit.bytes.map { try Team(json: $0) }
    if after?.manager == viewer.me, before?.manager != viewer.me { throw Refusal.access(.ownAccess(viewer.me)) }
  }

  private func check(policy edit: Edits.Edit, for viewer: Viewer, on record: some Record) throws {
    let before = try record.stored(edit.key).map { try AccessPolicy(json: $0.bytes) }
    let after = try edit.bytes.map { try AccessPolicy(json: $0) }
    for role in viewer.roles {
      guard before?.roles.filter({ $0.role == role }) == after?.roles.filter({ $0.role == role }) else {
        throw Refusal.access(.ownAccess(viewer.me))
      }
    }
  }

  private func check(supervisions edit: Edits.Edit, for viewer: Viewer, on record: some Record) throws {
    let id = StaffID(edit.key.id)
    if id == viewer.me, case .undone(let undoing) = self, undoing.op == "supervision.action" { return }
    guard try record.mayWriteSupervision(of: id, by: viewer.me, on: viewer.now.day) else {
      throw Refusal.mayNotSupervise(id, by: viewer.me)
    }
  }

  private func check(case edit: Edits.Edit, for viewer: Viewer, on record: some Record) throws {
    guard let number = edit.key.caseNumber, let bytes = edit.bytes else { return }
    let after = try Case(json: bytes)
    guard let stored = try record.stored(edit.key) else {
      if after.restriction != nil || !after.openings.isEmpty { throw Refusal.access(.notThisWay("access.restrict")) }
      return
    }
    let before = try Case(json: stored.bytes)
    if before.restriction != after.restriction || before.openings != after.openings {
      throw Refusal.access(.notThisWay("access.restrict"))
    }
    guard case .imported = self, let hidden = CaseSection.allCases.first(where: { !viewer.sees($0) }) else { return }
    func whole(_ header: Case) throws -> (all: JSONValue, shown: JSONValue) {
      let file = CaseFile(reference: CaseReference(number), version: stored.version, header: header, contacts: [])
      return (try JSONValue(json: header.json()), try JSONValue(json: file.seen(by: viewer).header.json()))
    }
    let (old, new) = (try whole(before), try whole(after))
    if JSONValue.differ(old.all, new.all, shown: old.shown, new.shown) {
      throw Refusal.access(.sectionClosed(viewer.me, hidden))
    }
  }

  private func check(part edit: Edits.Edit, for viewer: Viewer, on record: some Record) throws {
    guard case .imported = self, let section = edit.key.caseCollection?.section, !viewer.sees(section),
      try record.stored(edit.key) != nil
    else { return }
    throw Refusal.access(.sectionClosed(viewer.me, section))
  }
}

extension Staff {
  /// Whether what decides what the person may see and do stays as it is, or ends earlier where they leave.
  func mayDoAsMuch(as after: Staff?, besidesLeaving isLeaving: Bool = false) -> Bool {
    guard let after else { return false }
    let ends =
      to == after.to || (isLeaving && after.to != nil && (to == nil || (after.to ?? .latest) <= (to ?? .latest)))
    return role == after.role && otherRoles == after.otherRoles && from == after.from && team == after.team && ends
  }
}

extension JSONValue {
  /// Whether two values differ in what isn't shown of them.
  fileprivate static func differ(
    _ old: JSONValue?, _ new: JSONValue?, shown oldShown: JSONValue?, _ newShown: JSONValue?
  )
    -> Bool
  {
    if old == oldShown, new == newShown { return false }
    guard case .object(let before)? = old, case .object(let after)? = new else { return old != new }
    return Set((before + after).map(\.key)).contains {
      differ(old?[$0], new?[$0], shown: oldShown?[$0], newShown?[$0])
    }
  }
}
