import Casework

extension Casebook {
  /// What a change took out of a case; nil where it removed nothing, or whoever looks may not see what it was. A line that
  /// can't be read is for `check` to tell of: the history says what it knows without it.
  func removed(by commit: Commit, from reference: CaseReference, _ keys: [DocumentKey]) -> RecordedPart? {
    let removed = try? RecordedPart.removed(
      by: commit.op, from: reference, keys,
      before: { try self.store.version(of: $0, at: commit.seq - 1)?.bytes },
      after: { try self.store.version(of: $0, at: commit.seq)?.bytes })
    return removed.flatMap { $0 }.flatMap { try? seen($0, of: reference) }
  }
}
