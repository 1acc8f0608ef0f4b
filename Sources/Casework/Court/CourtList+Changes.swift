extension Change {
  /// The rules of the changes to court lists, and to what says that two records are of one child.
  func courtListEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .courtListImported(let list):
      let lists = try list.lists(on: record, in: context)
      if lists.isEmpty { throw Refusal.court(.nothingNew) }
      for list in lists { if let key = list.id.key { edits.put(key, list) } }
    case .courtListed(let place, let step):
      var list = try record.courtList(holding: place)
      try Self.take(step, at: place, in: &list, on: record, in: context, &edits)
    case .recordsLinked(let first, let second, let why):
      guard first != second else { throw Refusal.court(.sameRecord(first)) }
      try Self.relink(first, to: second, on: record, &edits) { header, other in
        if header.links.contains(where: { $0.reference == other }) {
          throw Refusal.court(.linkedAlready(first, second))
        }
        var link = RecordLink()
        link.reference = other
        link.by = context.by
        link.on = context.now.day
        link.why = why
        header.links.append(link)
      }
    case .recordsUnlinked(let first, let second, let why):
      guard !why.isEmpty else { throw Refusal.reasonMissing }
      try Self.relink(first, to: second, on: record, &edits) { header, other in
        guard header.links.contains(where: { $0.reference == other }) else {
          throw Refusal.court(.notLinked(first, second))
        }
        header.links.removeAll { $0.reference == other }
      }
    default: break
    }
  }

  /// Alters both cases, open or closed: a link is about the child, not about the work.
  private static func relink(
    _ first: CaseReference, to second: CaseReference, on record: some Record, _ edits: inout Edits,
    _ alter: (inout Case, CaseReference) throws -> Void
  ) throws {
    for (reference, other) in [(first, second), (second, first)] {
      guard var header = try record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
      try alter(&header, other)
      edits.put(reference.key, header)
    }
  }

  private static func take(
    _ step: CourtListStep, at place: CourtPlace, in list: inout CourtDay, on record: some Record,
    in context: ChangeContext, _ edits: inout Edits
  ) throws {
    guard let key = place.list.key, let index = list.entries.firstIndex(where: { $0.id == place.entry }) else {
      throw Refusal.court(.noSuchEntry(place))
    }
    let entry = list.entries[index]
    switch step {
    case .matched(let reference):
      if let mark = entry.result, mark.reference != reference {
        throw Refusal.court(.matchedElsewhere(place, mark.reference))
      }
      try forget(entry, on: record, &edits, unless: reference)
      if let reference { try remember(entry.person, as: reference, on: record, &edits) }
      list.entries[index].decision = MatchDecision(reference, by: context.by, at: context.now)
    case .unmatched:
      guard entry.decision != nil else { throw Refusal.court(.notMatched(place)) }
      if let mark = entry.result { throw Refusal.court(.matchedElsewhere(place, mark.reference)) }
      try forget(entry, on: record, &edits, unless: nil)
      list.entries[index].decision = nil
    case .taken(let staff):
      if let staff, try record.staff(staff) == nil { throw Refusal.noSuchStaff(staff) }
      list.entries[index].takenBy = staff
    }
    edits.put(key, list)
  }

  /// Writes down on the case how the court listed the child, so that the next list is matched by it.
  static func remember(
    _ person: ListedPerson, as reference: CaseReference, on record: some Record, _ edits: inout Edits
  ) throws {
    guard var header = try record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
    let identity = ListedIdentity(person)
    if header.listedAs.contains(identity) { return }
    header.listedAs.append(identity)
    edits.put(reference.key, header)
  }

  /// Takes back from the case that was chosen before what was remembered of a line.
  private static func forget(
    _ entry: CourtEntry, on record: some Record, _ edits: inout Edits, unless kept: CaseReference?
  ) throws {
    guard let before = entry.matched, before != kept, var header = try record.header(of: before) else { return }
    header.listedAs.removeAll { $0 == ListedIdentity(entry.person) }
    edits.put(before.key, header)
  }
}

extension Record {
  /// The list of a court for a day; nil where there is none.
  public func courtDay(_ id: CourtDayID) throws -> CourtDay? {
    guard let key = id.key else { return nil }
    return try stored(key).map { try CourtDay(json: $0.bytes) }
  }

  /// The list that has a line. Throws `Refusal.court` where there is none.
  func courtList(holding place: CourtPlace) throws -> CourtDay {
    guard let list = try courtDay(place.list) else { throw Refusal.court(.noSuchList(place.list)) }
    guard list.entry(place.entry) != nil else { throw Refusal.court(.noSuchEntry(place)) }
    return list
  }
}

extension MatchDecision {
  /// Decided by somebody at a moment.
  init(_ reference: CaseReference?, by staff: StaffID, at moment: Moment) {
    self.reference = reference
    by = staff
    at = moment
  }
}
