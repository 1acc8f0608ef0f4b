extension Casebook {
  /// Brings case files, index and words up to date where enough has gathered; for when nobody waits.
  ///
  /// `wordsBehind` is how many cases may have changed since the word index was made; until then a search looks through
  /// each of them, so it is asked when a checkpoint was due, or where the index is at hand. What can't be done now is left
  /// to the next session, because nothing that was acknowledged depends on it; only where the disk doesn't confirm this
  /// session's looks, `StoreError.looksUnproved` says so at the end.
  public func tidy(wordsBehind: Int = 500) throws {
    bringFilesUpToDate(wordsBehind: wordsBehind)
    try syncLooks()
  }

  private func bringFilesUpToDate(wordsBehind: Int) {
    guard let store = store as? FileStore, store.viewOnly == nil else { return }
    let isDue = store.isCheckpointDue
    if isDue { _ = try? store.checkpoint() }
    guard isDue || store.words != nil || store.areWordsSpoilt else { return }
    guard let behind = try? store.casesBehindWordIndex(), behind > wordsBehind || store.areWordsSpoilt else { return }
    _ = try? store.whileBringingUpToDate(waiting: 0) { try store.remakeWordIndex() }
  }
}
