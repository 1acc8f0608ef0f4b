public import Casework
import JSON

extension Casebook {
  /// The closed cases on which somebody has to decide, as far as whoever looks may see them; with a day, also those whose
  /// time is up by then. Throws `StoreError` or `JSONError`.
  public func retentionQueue(on day: Day, until last: Day? = nil) throws -> RetentionQueue {
    let known = retained?.day == day ? retained?.items ?? [:] : [:]
    var items = known
    let all = try closedCases().compactMap { summary in
      if let item = known[summary.reference] { return item }
      let item = try retention(of: summary, on: day)
      items[summary.reference] = item
      return item
    }
    retained = (day, items)
    return RetentionQueue(all, until: last)
  }

  /// How long a case is kept, and what was decided; nil where there is none that whoever looks may see. Throws
  /// `StoreError` or `JSONError`.
  public func retention(of reference: CaseReference, on day: Day) throws -> RetentionQueue.Item? {
    try checkLook(at: reference)
    return try summary(of: reference).flatMap { try retention(of: $0, on: day) }
  }

  private func retention(of summary: CaseSummary, on day: Day) throws -> RetentionQueue.Item? {
    guard let stored = try store.read(summary.reference.key) else { return nil }
    let header = try cases.decoded(summary.reference.key, stored.bytes, version: stored.version)
    let standing = RetentionStanding(
      header, lastContact: summary.contacts.map(\.at.day).max(), rules: practice?.retention ?? RetentionRules(),
      moratoria: try moratoria(), on: day)
    return RetentionQueue.Item(
      summary.reference, name: summary.name, closed: header.closed?.on ?? day, standing, decided: header.retention,
      version: stored.version)
  }

  /// Holds for a whole service or a kind of record. Throws `StoreError` or `JSONError`.
  public func moratoria() throws -> Moratoria {
    try store.read(Moratoria.key).map { try Moratoria(json: $0.bytes) } ?? Moratoria()
  }

  /// The certificates of what was destroyed, the latest first. Throws `StoreError` or `JSONError`.
  public func certificates() throws -> [DestructionCertificate] {
    try store.documents(in: DestructionCertificate.collection).map { try DestructionCertificate(json: $0.stored.bytes) }
      .sorted { ($0.approvedAt, $0.reference) > ($1.approvedAt, $1.reference) }
  }

  /// The lines of the journal that were emptied of a case. Throws `StoreError` or `JSONError`.
  public func erasedLines(of reference: CaseReference) throws -> ErasedLines {
    try store.read(ErasedLines.key(of: reference)).map { try ErasedLines(json: $0.bytes) } ?? ErasedLines()
  }

  /// Takes out what was destroyed and is still there, because a session was cut short. Throws `StoreError`.
  @discardableResult
  public func finishDestruction() throws -> [CaseReference] { try store.finishErasures() }

  /// Goes on with a destruction as soon as it is decided. Where another session is in the way, or the disk is full, the
  /// queue and `check` say what is left to do: the case itself is gone from sight.
  func finish(_ change: Change) {
    if case .retention(.destroyed) = change { _ = try? store.finishErasures() }
  }
}
