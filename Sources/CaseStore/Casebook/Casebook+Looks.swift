public import Casework

extension Casebook {
  /// Writes down that somebody looks at something, before it is shown. A store in memory keeps no trail.
  ///
  /// Throws `StoreError` where it can't be written.
  public func look(_ look: Look, by staff: StaffID) throws {
    guard let file = store as? FileStore else { return }
    let trail = try self.trail ?? file.trail()
    self.trail = trail
    try trail.add(look, by: staff)
  }

  /// Returns once every look of this session is on the disk. Throws `StoreError`.
  public func syncLooks() throws { try trail?.sync() }

  /// The looks at a case, the earliest first. Throws `StoreError`.
  public func looks(at reference: CaseReference) throws -> [LookEntry] {
    try checkLook(at: reference)
    return try (store as? FileStore)?.looks(at: reference) ?? []
  }

  /// The looks that a caller wants, the earliest first. Throws `StoreError`.
  public func looks(_ isWanted: (LookEntry) -> Bool) throws -> [LookEntry] {
    var known: [CaseReference: Bool] = [:]
    return try (store as? FileStore)?.looks(isWanted).map { seen($0, &known) } ?? []
  }
}
