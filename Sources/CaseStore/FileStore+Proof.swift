import JSON

/// What a failed sync leaves behind.
///
/// The kernel tells of a failed write once to each open file, marks the pages clean, and says yes the next time although
/// nothing was written: a session that opens the journal afterwards reads the lost lines from memory, and its own sync
/// succeeds over a hole. So the session that was told leaves word, which needs no disk, because it is read from the same
/// memory; and nobody acknowledges anything before the end was written again and is on the disk.
extension FileStore {
  /// Leaves word that the journal's end may not be on the disk. Where even that can't be done, nobody else can write.
  func leaveWord() {
    guard let file = try? files.open(paths.unproved, .making(mode: identity.fileMode)) else { return }
    files.close(file)
  }

  /// Returns once everything that this session has read of the journal is on the disk. Throws `StoreError`.
  func syncEnd() throws {
    if try isUnproved() {
      try whileLocked {
        try catchUp()
        try repairEnd()
        try proveEnd()
      }
    }
    try minding { try journal.sync(journal.file) }
  }

  /// Writes the journal again from where the case files hold it, if a sync failed since; the caller holds the lock and
  /// has read to the end, every line proved. Throws `StoreError.syncFailed` where the disk refuses again.
  func proveEnd() throws {
    guard try isUnproved() else { return }
    let start = try Self.checkpoint(paths, files).0?.place ?? JournalPlace(head: identity.genesis)
    do throws(FileFault) {
      let names = try files.list(paths.journal).filter { $0.hasSuffix(".jsonl") }
      for name in names.sorted() where name >= start.segment && name <= journal.place.segment {
        try writeAgain(name, from: name == start.segment ? start.offset : 0)
      }
      try files.syncDirectory(paths.journal)
      try files.remove(paths.unproved)
    } catch {
      throw StoreError.syncFailed(error.path)
    }
  }

  private func isUnproved() throws -> Bool {
    do throws(FileFault) { return try files.status(paths.unproved) != nil } catch { throw StoreError(error) }
  }

  /// Makes the pages of a segment dirty again by writing what they hold, and waits for the disk.
  private func writeAgain(_ name: String, from offset: Int) throws(FileFault) {
    let path = paths.journal + "/" + name
    let isSealed = name != journal.place.segment
    if isSealed { try files.setMode(path, to: identity.fileMode) }
    let file = try files.open(path, .writing)
    defer { files.close(file) }
    let size = try files.size(file)
    if offset < size { try files.writeWhole(file, files.contents(of: file, in: offset..<size), at: offset) }
    try files.sync(file)
    if isSealed { try files.setMode(path, to: 0o440) }
  }
}
