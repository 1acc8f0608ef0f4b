public import Casework
import JSON

extension Casebook {
  /// Every open case that whoever looks may see, by reference.
  public var openCases: [CaseSummary] {
    if gate == nil { return everyOpenCase }
    if waiting.entries.isEmpty, sortedOpen != nil, let shownOpen { return shownOpen }
    let shown = seen(everyOpenCase)
    shownOpen = shown
    return shown
  }

  var everyOpenCase: [CaseSummary] {
    settle(Array(waiting.entries.keys))
    if let sortedOpen { return sortedOpen }
    let sorted = summaries.values.sorted { $0.reference < $1.reference }
    sortedOpen = sorted
    return sorted
  }

  /// The open cases that a member of staff holds, helps with or has a contact in, by reference.
  public func openCases(of staff: StaffID) -> [CaseSummary] {
    settle(waiting.naming(staff))
    return seen(summaries.values.filter { $0.concerns(staff) }.sorted { $0.reference < $1.reference })
  }

  /// Every closed case, by reference; read from the index when first asked for.
  public func closedCases() throws -> [CaseSummary] { seen(try everyClosedCase()) }

  /// Every case, whoever looks: for rules that don't depend on who asks, and never for showing.
  func everyCase() throws -> [CaseSummary] { everyOpenCase + (try everyClosedCase()) }

  private func everyClosedCase() throws -> [CaseSummary] {
    settle(Array(waiting.entries.keys))
    if let sortedClosed { return sortedClosed }
    let loaded = try loadClosed()
    let sorted = loaded.values.sorted { $0.reference < $1.reference }
    sortedClosed = sorted
    return sorted
  }

  /// The closed cases that somebody opened in an emergency, as far as whoever looks may see them. The rows of others
  /// aren't decoded for it. Throws `StoreError` or `JSONError`.
  public func closedCasesOpened() throws -> [CaseSummary] {
    settle(Array(waiting.entries.keys))
    var found: [CaseReference: CaseSummary] = [:]
    if let closed {
      found = closed
    } else {
      let indexed = try openedClosed ?? rowsOpened()
      openedClosed = indexed
      for summary in indexed { found[summary.reference] = summary }
      for (reference, summary) in changedClosed { found[reference] = summary }
      for reference in summaries.keys { found[reference] = nil }
    }
    return seen(found.values.filter { !$0.openings.isEmpty }.sorted { $0.reference < $1.reference })
  }

  private func rowsOpened() throws -> [CaseSummary] {
    guard let index = try closedRows() else { return [] }
    let mark = Array("\"openings\"".utf8)
    return try DocumentFile.lines(index.bytes, index.rows)
      .filter { ByteSearch.first(mark, in: index.bytes, $0) != nil }.map { try CaseSummary(json: index.bytes, in: $0) }
  }

  /// The summary of a case, open or closed; nil where there is none that whoever looks may see.
  public func summary(of reference: CaseReference) throws -> CaseSummary? {
    guard let summary = try anySummary(of: reference) else { return nil }
    guard let viewer else { return summary }
    return viewer.sees(summary) ? summary.seen(by: viewer) : nil
  }

  /// The summary of a case, whoever looks.
  func anySummary(of reference: CaseReference) throws -> CaseSummary? {
    settle([reference])
    if let open = summaries[reference] { return open }
    if let closed { return closed[reference] }
    // The case itself tells it, so that one look at a closed case doesn't read the rows of all of them.
    if changedClosed[reference] == nil { try recompute(reference) }
    return summaries[reference] ?? changedClosed[reference].flatMap { $0 }
  }

  /// Whether there is an open case of this number.
  func isOpen(_ reference: CaseReference) -> Bool {
    if waiting.entries[reference]?.edits.isEmpty == false { settle([reference]) }
    return summaries[reference] != nil || waiting.entries[reference] != nil
  }

  func loadOpen() throws {
    guard let file = store as? FileStore else { return try loadFromCaseFiles() }
    // Where a case can't be read, the others are shown all the same.
    let index = try file.indexRows(.open) ?? (try? file.indexRowsMadeAgain(.open))
    guard let index, let rows = WaitingSummaries(index.bytes, index.rows) else { return try loadFromCaseFiles() }
    waiting = rows
    for change in try file.changes(since: index.seq) {
      guard let number = change.key.caseNumber else {
        try takeService(change.key, change.bytes, change.seq)
        continue
      }
      waiting.add(.init(seq: change.seq, key: change.key, bytes: change.bytes), to: CaseReference(number))
    }
  }

  private func loadClosed() throws -> [CaseReference: CaseSummary] {
    if let closed { return closed }
    var loaded: [CaseReference: CaseSummary] = [:]
    if let index = try closedRows() {
      let rows = DocumentFile.lines(index.bytes, index.rows)
      loaded.reserveCapacity(rows.count)
      for row in rows {
        let summary = try CaseSummary(json: index.bytes, in: row)
        loaded[summary.reference] = summary
      }
    }
    for (reference, summary) in changedClosed { loaded[reference] = summary }
    for reference in summaries.keys { loaded[reference] = nil }
    closed = loaded
    return loaded
  }

  /// The closed rows of the index, made again where it isn't as it should be; nil in a store without one.
  private func closedRows() throws -> (seq: Int, bytes: [UInt8], rows: Range<Int>)? {
    guard let file = store as? FileStore else { return nil }
    // Another session may have brought the index further than this one has followed.
    try file.catchUp()
    if let index = try file.indexRows(.closed) ?? file.indexRowsMadeAgain(.closed) { return index }
    let rows = try file.freshRows()[.closed] ?? []
    return (file.seq, rows, 0..<rows.count)
  }

  private func loadFromCaseFiles() throws {
    closed = [:]
    for number in try store.caseNumbers() { waiting.add(CaseReference(number)) }
    settle(Array(waiting.entries.keys))
  }

  // MARK: Rows that wait

  /// Reads the rows of these cases, as far as they wait, with what changed since. A case that can't be read is shown as
  /// such, because leaving a child out of a list would be worse.
  private func settle(_ references: [CaseReference]) {
    for reference in references {
      guard let entry = waiting.take(reference) else { continue }
      do {
        try settle(reference, entry)
      } catch {
        placeUnreadable(reference)
      }
    }
  }

  private func placeUnreadable(_ reference: CaseReference) {
    place(.unreadable(reference))
    unreadable.insert(reference)
  }

  /// Tries the cases again that couldn't be read; returns those that can be now.
  func retryUnreadable() -> [CaseReference] {
    unreadable.filter { (try? recompute($0)) != nil }.sorted()
  }

  private func settle(_ reference: CaseReference, _ entry: WaitingSummaries.Entry) throws {
    switch entry.base {
    case .none: try recompute(reference)
    case .summary:
      for edit in entry.edits where edit.seq > madeAt[reference] ?? 0 { try take(edit, reference) }
    case .row(let row):
      guard var summary = try? CaseSummary(json: waiting.bytes, in: row) else { return try recompute(reference) }
      for edit in entry.edits {
        guard try summary.take(edit) else { return try recompute(reference) }
      }
      place(summary)
    }
  }

  // MARK: Changes

  /// After how many changes a case's summary is brought up to date although nobody has asked for it.
  private static let mostWaiting = 32

  /// Takes a commit into the summaries; returns the cases that it touched.
  ///
  /// It never fails, because the change is on the disk already: who were told otherwise would make it twice.
  func take(_ commit: Commit) -> [CaseReference] {
    var touched: Set<CaseReference> = []
    for key in commit.keys {
      guard let number = key.caseNumber else {
        // A document of the service that can't be read stays as it was known; opening the store says so.
        try? takeService(key, store.read(key)?.bytes, commit.seq)
        continue
      }
      let reference = CaseReference(number)
      touched.insert(reference)
      retained?.items[reference] = nil
      do {
        try take(key, of: reference, commit)
      } catch {
        placeUnreadable(reference)
      }
    }
    return touched.sorted()
  }

  private func take(_ key: DocumentKey, of reference: CaseReference, _ commit: Commit) throws {
    let edit = WaitingSummaries.Edit(
      seq: commit.seq, key: key, bytes: try store.read(key)?.bytes, isNew: commit.before[key].map { $0 == nil })
    // Whoever made the change needn't wait for what nobody has asked for yet; but what waits mustn't grow for ever.
    let isAtHand = summaries[reference] != nil && !unreadable.contains(reference)
    guard waiting.entries[reference] != nil || isAtHand else {
      if commit.seq > madeAt[reference] ?? 0 { try recompute(reference) }
      return
    }
    if waiting.add(edit, to: reference, base: .summary) > Self.mostWaiting { settle([reference]) }
  }

  private func take(_ edit: WaitingSummaries.Edit, _ reference: CaseReference) throws {
    // In place, and with no list that holds it too, so that nothing is copied.
    sortedOpen = nil
    guard !unreadable.contains(reference), try summaries[reference]?.take(edit) ?? false else {
      return try recompute(reference)
    }
    if let taken = summaries[reference], !taken.isOpen { place(taken) }
  }

  private func takeService(_ key: DocumentKey, _ bytes: [UInt8]?, _ seq: Int) throws {
    if key == Moratoria.key {
      retained = nil
    } else if key == Service.key {
      service = try bytes.map { try Service(json: $0) } ?? Service()
    } else if let file = ServiceFile.allCases.first(where: { $0.key == key }) {
      own[file] = try bytes.map { (try ServiceData(file, json: $0), seq) }
    } else if key.text.hasPrefix(OwnForm.collection + "/") {
      ownForms[key] = try bytes.map { try Self.ownForm(key, $0) }
    } else if key.text.hasPrefix("staff/") {
      staff[StaffID(key.id)] = try bytes.map { try Staff(json: $0) }
    } else if key.text.hasPrefix("teams/") {
      teams[TeamID(key.id)] = try bytes.map { try Team(json: $0) }
    }
  }

  /// Makes a summary from the whole case as it is now. What others change while it is read is read again.
  private func recompute(_ reference: CaseReference) throws {
    var file: CaseFile?
    var seq: Int
    repeat {
      seq = store.seq
      file = try whole.caseFile(reference)
    } while seq != store.seq
    madeAt[reference] = seq
    unreadable.remove(reference)
    guard let file else { return remove(reference) }
    place(CaseSummary(of: file))
  }

  private func place(_ summary: CaseSummary) {
    let reference = summary.reference
    if summary.isOpen {
      summaries[reference] = summary
      sortedOpen = nil
      if closed?.removeValue(forKey: reference) != nil { sortedClosed = nil }
      changedClosed[reference] = nil
    } else {
      if summaries.removeValue(forKey: reference) != nil { sortedOpen = nil }
      if closed != nil { closed?[reference] = summary } else { changedClosed[reference] = summary }
      sortedClosed = nil
    }
  }

  private func remove(_ reference: CaseReference) {
    summaries[reference] = nil
    if closed != nil { closed?[reference] = nil } else { changedClosed[reference] = .some(nil) }
    sortedOpen = nil
    sortedClosed = nil
  }
}

extension CaseSummary {
  /// Takes over one document of the case as it is after a change. Returns false where the summary must be made again
  /// from the whole case. Throws `JSONError`.
  mutating func take(_ edit: WaitingSummaries.Edit) throws -> Bool {
    guard edit.key.isInCollection else {
      guard let bytes = edit.bytes else { return false }
      return take(try Case(json: bytes))
    }
    guard edit.key.collection == reference.path(.contacts) else { return true }
    let id = ContactID(edit.key.id)
    return take(id, try edit.bytes.map { try Contact(json: $0) }, isNew: edit.isNew ?? id.isOf(edit.seq))
  }
}

extension ContactID {
  /// Whether the contact was made by the change of this number, as its identifier tells.
  func isOf(_ seq: Int) -> Bool { text.hasPrefix("c\(seq).") }
}
