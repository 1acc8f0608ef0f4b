public import Casework
import JSON

extension Casebook {
  /// Every open case, by reference.
  public var openCases: [CaseSummary] {
    if let sortedOpen { return sortedOpen }
    let sorted = summaries.values.sorted { $0.reference < $1.reference }
    sortedOpen = sorted
    return sorted
  }

  /// Every closed case, by reference; read from the index when first asked for.
  public func closedCases() throws -> [CaseSummary] {
    if let sortedClosed { return sortedClosed }
    let loaded = try loadClosed()
    let sorted = loaded.values.sorted { $0.reference < $1.reference }
    sortedClosed = sorted
    return sorted
  }

  /// The summary of a case, open or closed; nil where there is none.
  public func summary(of reference: CaseReference) throws -> CaseSummary? {
    if let open = summaries[reference] { return open }
    return try loadClosed()[reference]
  }

  func loadOpen() throws {
    guard let file = store as? FileStore, let index = try file.indexRows(.open) else {
      try loadFromCaseFiles()
      return
    }
    for row in Self.rows(index.bytes) {
      let summary = try CaseSummary(json: index.bytes, in: row)
      summaries[summary.reference] = summary
    }
    for (seq, key, bytes) in try file.changes(since: index.seq) {
      try take(key, bytes, seq: seq, isNew: nil)
    }
  }

  private func loadClosed() throws -> [CaseReference: CaseSummary] {
    if let closed { return closed }
    var loaded: [CaseReference: CaseSummary] = [:]
    if let file = store as? FileStore, let index = try file.indexRows(.closed) {
      loaded.reserveCapacity(index.bytes.count / 256)
      for row in Self.rows(index.bytes) {
        let summary = try CaseSummary(json: index.bytes, in: row)
        loaded[summary.reference] = summary
      }
    }
    for (reference, summary) in changedClosed { loaded[reference] = summary }
    for reference in summaries.keys { loaded[reference] = nil }
    closed = loaded
    return loaded
  }

  private func loadFromCaseFiles() throws {
    closed = [:]
    let record = StoreRecord(store: store)
    for number in try store.caseNumbers() {
      guard let file = try record.caseFile(CaseReference(number)) else { continue }
      place(CaseSummary(of: file))
    }
  }

  /// Takes a commit into the summaries; returns the cases that it touched.
  func take(_ commit: Commit) throws -> [CaseReference] {
    var touched: Set<CaseReference> = []
    for key in commit.keys {
      if let number = key.caseNumber { touched.insert(CaseReference(number)) }
      let isNew = commit.before[key].map { $0 == nil }
      try take(key, try store.read(key)?.bytes, seq: commit.seq, isNew: isNew)
    }
    return touched.sorted()
  }

  private func take(_ key: DocumentKey, _ bytes: [UInt8]?, seq: Int, isNew: Bool?) throws {
    guard let number = key.caseNumber else { return try takeService(key, bytes) }
    let reference = CaseReference(number)
    guard seq > madeAt[reference] ?? 0 else { return }
    guard let collection = key.collection else {
      guard let bytes else { return remove(reference) }
      let header = try Case(json: bytes)
      guard var summary = summaries[reference] else { return try recompute(reference) }
      guard summary.take(header) else { return try recompute(reference) }
      place(summary)
      return
    }
    guard collection == reference.path(.contacts) else { return }
    guard var summary = summaries[reference] else { return try recompute(reference) }
    let id = ContactID(key.id)
    let contact = try bytes.map { try Contact(json: $0) }
    if summary.take(id, contact, isNew: isNew ?? id.isOf(seq)) {
      place(summary)
    } else {
      try recompute(reference)
    }
  }

  private func takeService(_ key: DocumentKey, _ bytes: [UInt8]?) throws {
    if key == Service.key {
      service = try bytes.map { try Service(json: $0) } ?? Service()
    } else if key.text.hasPrefix("staff/") {
      staff[StaffID(key.id)] = try bytes.map { try Staff(json: $0) }
    } else if key.text.hasPrefix("teams/") {
      teams[TeamID(key.id)] = try bytes.map { try Team(json: $0) }
    }
  }

  private func recompute(_ reference: CaseReference) throws {
    madeAt[reference] = store.seq
    guard let file = try StoreRecord(store: store).caseFile(reference) else { return remove(reference) }
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

  /// The byte ranges of the lines of an index file.
  static func rows(_ bytes: [UInt8]) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      if index > start { rows.append(start..<index) }
      start = index + 1
    }
    if start < bytes.count { rows.append(start..<bytes.count) }
    return rows
  }
}

extension ContactID {
  /// Whether the contact was made by the change of this number, as its identifier tells.
  func isOf(_ seq: Int) -> Bool { text.hasPrefix("c\(seq).") }
}
