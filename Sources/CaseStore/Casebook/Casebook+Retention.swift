public import Casework
import JSON

extension Casebook {
  /// The closed cases on which somebody has to decide, as far as whoever looks may see them; with a day, also those whose
  /// time is up by then. Throws `StoreError` or `JSONError`.
  public func retentionQueue(on day: Day, until last: Day? = nil) throws -> RetentionQueue {
    let items = try workedOut(on: day).items
    return RetentionQueue(try closedCases().compactMap { items[$0.reference] }, until: last)
  }

  /// The queue where it is worked out but for what changed since; nil where that would take long. Throws as
  /// ``retentionQueue(on:until:)``.
  public func retentionQueueAtHand(on day: Day) throws -> RetentionQueue? {
    guard let retained, retained.day == day, retained.wasWhole else { return nil }
    return try retentionQueue(on: day)
  }

  /// Works out how closed cases stand on a day, as long as there is time; returns whether it came to the end just now.
  ///
  /// Throws as ``retentionQueue(on:until:)``.
  public func workOutRetention(on day: Day, while hasTime: () -> Bool) throws -> Bool {
    if let retained, retained.day == day, retained.wasWhole { return false }
    return try workedOut(on: day, while: hasTime).wasWhole
  }

  /// How closed cases stand on a day, those worked out that aren't known, as long as there is time.
  private func workedOut(on day: Day, while hasTime: () -> Bool = { true }) throws -> Retained {
    var known = retained.flatMap { $0.day == day ? $0 : nil } ?? Retained(day: day)
    defer { retained = known }
    for summary in try closedCases() where known.items[summary.reference] == nil {
      guard hasTime() else { return known }
      known.items[summary.reference] = try retention(of: summary, on: day)
    }
    known.wasWhole = true
    return known
  }

  /// How closed cases stood on a day, as far as nothing that decides it changed since.
  struct Retained {
    let day: Day
    var items: [CaseReference: RetentionQueue.Item] = [:]
    /// Whether every case was worked out at some time; those that changed since are few.
    var wasWhole = false

    init(day: Day) { self.day = day }
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
