public import Casework

extension Casebook {
  /// What undoes a change of a case that was made before this session, and who made it; nil where the case has no change of that number.
  ///
  /// Throws `StoreError` where the journal can't be read, or `Refusal` where the case isn't to be seen.
  public func undoing(_ seq: Int, of reference: CaseReference) throws -> (undoing: Undoing, by: StaffID)? {
    try checkLook(at: reference)
    guard let commit = try store.change(seq, of: reference.number) else { return nil }
    var before: [Edits.Edit] = []
    var removed: Set<DocumentKey> = []
    var restoredBy: Set<Int> = []
    for key in commit.keys {
      before.append(Edits.Edit(key, try store.version(of: key, at: seq - 1)?.bytes))
      let after = try store.version(of: key, at: seq)
      if after?.version != seq { removed.insert(key) }
      if let now = try store.read(key), let after, now.version != seq, now.bytes == after.bytes,
        try isUndoing(now.version, of: key)
      {
        restoredBy.insert(now.version)
      }
    }
    var undoing = Undoing(seq: seq, op: try op(undoneBy: commit, of: reference), before: before, removed: removed)
    undoing.restoredBy = restoredBy
    return (undoing, StaffID(commit.by))
  }

  /// The name of what a change did, or of what it took back or did again where it undid another.
  private func op(undoneBy commit: Commit, of reference: CaseReference) throws -> String {
    var found = commit
    while let seq = found.undoes, seq < found.seq, let earlier = try store.change(seq, of: reference.number) {
      found = earlier
    }
    return found.op
  }

  /// Whether a change of a document's case undid another: it left the document as that one had found it.
  private func isUndoing(_ seq: Int, of key: DocumentKey) throws -> Bool {
    guard let number = key.caseNumber else { return false }
    return try store.change(seq, of: number)?.undoes != nil
  }

  /// The latest change of a case that somebody made and nobody undid; nil where there is none.
  ///
  /// Throws as `undoing(_:of:)`.
  public func lastChange(of reference: CaseReference, by staff: StaffID) throws -> Commit? {
    try checkLook(at: reference)
    let history = try store.history(of: reference.number)
    let undone = Set(history.compactMap(\.undoes))
    return history.last { $0.by == staff.text && $0.undoes == nil && !undone.contains($0.seq) }
  }
}
