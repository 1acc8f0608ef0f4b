public import Casework

extension Casebook {
  /// Writes down that somebody looks at something, before it is shown. A store in memory keeps no trail.
  ///
  /// Throws `StoreError` where it can't be written.
  public func look(_ look: Look, by staff: StaffID) throws {
    guard let file = store as? FileStore else { return }
    let trail = try self.trail ?? file.trail()
    self.trail = trail
    try trail.add(reasoned(look), by: staff)
  }

  /// A look with the reason for which its case is open to whoever looks, where nothing but that opened it.
  private func reasoned(_ look: Look) -> Look {
    guard look.why.isEmpty, let reference = look.reference, let viewer,
      let opening = (try? anySummary(of: reference)).flatMap({ $0 })?.opening(for: viewer.me, at: viewer.now)
    else { return look }
    var look = look
    look.why = opening.why
    return look
  }

  /// Whether nobody can write to the store, as to a copy on a disk for reading only: it is shown without a trail. Whatever
  /// else keeps a look from being written keeps its user from seeing anything.
  public var isForReadingOnly: Bool { (store as? FileStore)?.isForReadingOnly ?? false }

  /// Returns once every look of this session is on the disk. Throws `StoreError`.
  public func syncLooks() throws { try trail?.sync() }

  /// The looks at a case, the earliest first, and what is wrong with the trail. Throws `StoreError`.
  public func looks(at reference: CaseReference) throws -> FoundLooks {
    try checkLook(at: reference)
    return try (store as? FileStore)?.looks(at: reference) ?? FoundLooks()
  }

  /// The looks that a caller wants, the earliest first, and what is wrong with the trail. Throws `StoreError`.
  public func looks(_ isWanted: (LookEntry) -> Bool) throws -> FoundLooks {
    var known: [CaseReference: Bool] = [:]
    var found = try (store as? FileStore)?.looks(isWanted) ?? FoundLooks()
    found.entries = found.entries.map { seen($0, &known) }
    return found
  }
}
