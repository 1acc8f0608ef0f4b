import Casework
import JSON

extension FileStore {
  /// Whether enough has gathered behind the case files to bring them up to date.
  public var isCheckpointDue: Bool {
    journal.entries.count >= options.checkpointCommits || journal.bytes.count >= options.checkpointBytes
  }

  /// Brings the case files up to date with the journal, then the index; false where another process is at it.
  ///
  /// Commits go on meanwhile. Every step is on the disk before the next relies on it, and all of it can be done again.
  /// Throws `StoreError`.
  @discardableResult
  public func checkpoint() throws -> Bool {
    guard viewOnly == nil else { return false }
    return try whileBringingUpToDate(waiting: 0) {
      try catchUp()
      guard viewOnly == nil else { return }
      try syncEnd()
      do {
        try bringUpToDate()
      } catch let fault as FileFault {
        throw StoreError(fault)
      }
    } != nil
  }

  /// Runs `body` while no other process brings the files up to date; nil where one is at it for longer than the time
  /// given.
  func whileBringingUpToDate<T>(waiting milliseconds: Int, _ body: () throws -> T) throws -> T? {
    let lock: OpenFile
    do throws(FileFault) {
      lock = try files.open(paths.checkpointLock, .making(mode: identity.fileMode))
    } catch {
      throw StoreError(error)
    }
    defer { files.close(lock) }
    do throws(FileFault) {
      guard try files.lock(lock, waitingMilliseconds: milliseconds) else { return nil }
    } catch {
      throw StoreError(error)
    }
    defer { files.unlock(lock) }
    return try body()
  }

  /// Says that the case files hold everything up to the place that this store knows; on the disk when it returns.
  func writePointer() throws(FileFault) {
    let pointer = Checkpoint(journal.place, at: journal.lastAt, summed: summed)
    try files.replace(paths.checkpoint, with: pointer.json(pretty: true) + [10], mode: identity.fileMode)
    try files.syncDirectory(paths.root)
  }

  func bringUpToDate() throws {
    let (earlier, _) = try Self.checkpoint(paths, files)
    let place = journal.place
    // What another process has brought up to date needn't be written again.
    if let earlier { try forgetTail(upTo: min(earlier.seq, place.seq)) }
    if journal.entries.isEmpty { return }
    let start = place.seq - journal.entries.count
    // What the tail doesn't hold may have been written by an earlier version, without sums.
    summed = earlier?.summed ?? start
    try indexTail()
    try proveTail()
    let touched = tailCases
    // Before the pointer: cases that are noted and did not change cost a look, the other way round they are missed.
    try noteChanged(touched)
    var writer = CaseFileWriter(store: self)
    try writer.write(overlay, journal.entries)
    try noteBesideSegments()
    try writePointer()
    try forgetTail(upTo: place.seq)
    // What stays noted because another keeps the lock goes with the next time.
    try? lock?.hold { lock?.saved.forget(upTo: place.seq) }
    try refreshIndex(touched: touched, since: start)
    try removeOrphans()
  }

  /// Proves the documents of the tail before they go into files: lines that came by following were not summed yet.
  private func proveTail() throws {
    for entry in journal.entries
    where !JournalLine.hasSum(journal.bytes, entry.parts) && !JournalLine.isReduced(journal.bytes, entry.parts) {
      let path = paths.journal + "/" + entry.segment
      let what = "line \(entry.seq) doesn't match its sum"
      viewOnly = .damaged(path: path, at: entry.offset, what: what)
      throw StoreError.damaged(path: path, at: entry.offset, what: what)
    }
  }

  /// Removes segments that were begun but never sealed into the chain; under the lock, because another process may just
  /// be about to seal one in.
  private func removeOrphans() throws {
    func orphans() throws -> [String] {
      try files.list(paths.journal).filter { $0.hasSuffix(".jsonl") && $0 > journal.place.segment }
    }
    guard try !orphans().isEmpty else { return }
    try whileLocked {
      try catchUp()
      for name in try orphans() { try files.remove(paths.journal + "/" + name) }
    }
  }
}
