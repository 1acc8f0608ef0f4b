extension Change {
  /// The rules of the changes of who may see a case.
  func accessEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .accessChanged(let reference, let change) = self else { return }
    guard let stored = try record.stored(reference.key) else { throw Refusal.noSuchCase(reference) }
    var header = try Case(json: stored.bytes)
    switch change {
    case .restricted(let restriction, let seen):
      guard seen == stored.version else {
        throw Refusal.changedMeanwhile(reference.key, seen: seen, now: stored.version)
      }
      try Self.checkNotOwn(header.restriction, restriction, by: context.by)
      header.restriction = try restriction.map { try Self.checked($0, on: record, in: context) }
    case .opened(let why):
      guard why.contains(where: { !$0.isWhitespace }) else { throw Refusal.reasonMissing }
      if header.restriction?.denied.contains(context.by) ?? false {
        throw Refusal.access(.restricted(reference, canOpen: false))
      }
      var opening = EmergencyAccess()
      opening.id = context.seq
      opening.by = context.by
      opening.at = context.now
      opening.until = context.now.adding(minutes: context.emergencyMinutes)
      opening.why = why
      header.openings.append(opening)
    case .reviewed(let id, let finding):
      guard let index = header.openings.firstIndex(where: { $0.id == id && $0.reviewedBy == nil }) else {
        throw Refusal.access(.noSuchOpening(reference))
      }
      if header.openings[index].by == context.by { throw Refusal.access(.ownEmergency(context.by)) }
      guard finding.contains(where: { !$0.isWhitespace }) else { throw Refusal.reasonMissing }
      header.openings[index].reviewedBy = context.by
      header.openings[index].finding = finding
    }
    edits.put(reference.key, header)
  }

  private static func checked(
    _ restriction: Restriction, on record: some Record, in context: ChangeContext
  ) throws -> Restriction {
    guard restriction.why.contains(where: { !$0.isWhitespace }) else { throw Refusal.reasonMissing }
    guard restriction.isClosed || !restriction.denied.isEmpty else { throw Refusal.access(.nobodyKeptOut) }
    for id in restriction.allowed + restriction.denied where try record.staff(id) == nil {
      throw Refusal.noSuchStaff(id)
    }
    if let both = restriction.allowed.first(where: restriction.denied.contains) {
      throw Refusal.access(.bothWays(both))
    }
    var restriction = restriction
    restriction.by = context.by
    restriction.on = context.now.day
    return restriction
  }

  /// Throws where whoever acts would let themselves in, or end their own being kept out.
  private static func checkNotOwn(_ before: Restriction?, _ after: Restriction?, by author: StaffID) throws {
    let wasDenied = before?.denied.contains(author) ?? false
    let wasAllowed = before?.allowed.contains(author) ?? false
    let isAllowed = after?.allowed.contains(author) ?? false
    if wasDenied || (isAllowed && !wasAllowed) { throw Refusal.access(.ownAccess(author)) }
  }

  /// Why somebody may not make this change, whatever the record says; nil where they may.
  ///
  /// `rows` are those of the cases that it is about: what one's cover opens depends on them. `staff` is the member of
  /// staff as they are; nobody changes what they themselves may do.
  public func refusal(
    for viewer: Viewer, in rows: [CaseSummary] = [], staff: (StaffID) -> Staff?
  ) -> AccessRefusal? {
    guard viewer.isStaff else { return .notStaff(viewer.me) }
    if case .coverSaved(let covered, let cover, _) = self {
      // A deputy acts in the other's cases as they do, so nobody makes themself one.
      if cover.deputy == viewer.me { return .ownAccess(viewer.me) }
      if covered == viewer.me { return nil }
    }
    switch self {
    case .undone(let undoing): return undoing.refusal(for: viewer, in: rows)
    case .imported(_, let edits, _):
      for permission in [.imports] + edits.permissions where !viewer.may(permission) {
        return .mayNot(viewer.me, permission)
      }
    // Whoever writes down what another accepted needn't be one who may accept.
    case .latenessAccepted(_, _, _, viewer.me) where !viewer.may(.oversee, in: rows):
      return .mayNot(viewer.me, .oversee)
    // That somebody leaves, and who manages a team, are matters of the staff.
    case .handedOver(_, let handOver) where handOver.altersStaff && !viewer.may(.staff):
      return .mayNot(viewer.me, .staff)
    case .staffSaved(viewer.me, let after):
      if let before = staff(viewer.me), !before.mayDoAsMuch(as: after) { return .ownAccess(viewer.me) }
    default: break
    }
    return ChangeNeeds(of: self).refusal(for: viewer, in: rows)
  }

  /// Whether it can be undone: who could see a case, who opened one, and what was decided about keeping it, stays on the
  /// record.
  public var isUndoable: Bool {
    switch self {
    case .accessChanged, .retention: false
    // What has left the building doesn't come back.
    case .subjectAccess(_, .issued): false
    default: true
    }
  }
}
