public import Casework

extension FileStore {
  /// Makes many changes in a new store that nobody else has open: they become durable together, at the end.
  ///
  /// Throws `StoreError`; a store that was left half made is of no use and is for the caller to remove.
  public func commitInBulk(_ body: (_ commit: (Act, Edits) throws -> Void) throws -> Void) throws {
    try body { act, edits in
      try append(act, edits)
      if journal.bytes.count > 64 << 20 { try checkpoint() }
    }
    try checkpoint()
  }
}
