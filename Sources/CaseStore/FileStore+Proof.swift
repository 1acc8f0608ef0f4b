import JSON

/// What a failed sync leaves behind, and how nobody builds on it: see ``SyncMark``.
///
/// A session that was told of a failed sync saves nothing more. A session that opened the segment later wasn't told; it
/// writes again what isn't known to be on the disk, before it acknowledges anything.
extension FileStore {
  /// Returns once everything that this session has read of the journal is on the disk. Throws `StoreError`.
  func syncEnd() throws {
    if !journal.isProved {
      try whileLocked {
        try catchUp()
        try repairEnd()
        try proveEnd()
      }
    }
    try sync(journal.file)
  }

  /// Returns once a segment is on the disk up to the place that this session knows, and notes that it is. The session
  /// has proved what stood there before. Throws `StoreError.syncFailed`.
  func sync(_ segment: OpenFile) throws {
    try minding { try journal.sync(segment) }
    if journal.isProved { lock?.mark.note(journal.place) }
  }

  /// Writes the lines again that aren't known to be on the disk, so that this session's next sync has to write them and
  /// is told where that fails; the caller holds the lock and has read to the end, every line proved.
  ///
  /// Throws `StoreError`.
  func proveEnd() throws {
    guard !journal.isProved else { return }
    if let claim = lock?.mark.claim, journal.end == .whole, !journal.meets(claim) { lock?.mark.keepUnmet(claim) }
    let mark = lock?.mark.place
    if mark != journal.place {
      let start = try firstUnproved(after: mark)
      do throws(FileFault) {
        try proveSealed(from: start)
        try journal.writeAgain(from: start.segment == journal.place.segment ? start.offset : 0)
      } catch {
        throw StoreError(error)
      }
    }
    journal.isProved = true
  }

  /// Where the first line stands that isn't known to be on the disk. What the pointer covers is, and so is what the mark
  /// covers, if it speaks of this journal.
  private func firstUnproved(after mark: JournalPlace?) throws -> JournalPlace {
    let pointer = try Self.checkpoint(paths, files).0?.place ?? JournalPlace(head: identity.genesis)
    guard let mark, mark.seq > pointer.seq, let next = journal.entry(after: mark) else { return pointer }
    return JournalPlace(seq: mark.seq, segment: next.segment, offset: next.offset, head: mark.head)
  }

  /// Makes the pages of the sealed segments from a place on dirty again by writing what they hold, and waits for the
  /// disk.
  private func proveSealed(from start: JournalPlace) throws(FileFault) {
    let current = journal.place.segment
    guard start.segment < current else { return }
    let names = try files.list(paths.journal).filter { $0.hasSuffix(".jsonl") && $0 >= start.segment && $0 < current }
    for name in names.sorted() {
      let path = paths.journal + "/" + name
      try files.setMode(path, to: identity.fileMode)
      let file = try files.open(path, .writing)
      defer { files.close(file) }
      try files.writeAgain(file, in: (name == start.segment ? start.offset : 0)..<files.size(file))
      try files.sync(file)
      try files.setMode(path, to: 0o440)
    }
    try files.syncDirectory(paths.journal)
  }
}

extension FileSystem {
  /// Writes what a file holds in a range to the same place, so that its next sync has to write it to the disk.
  func writeAgain(_ file: OpenFile, in range: Range<Int>) throws(FileFault) {
    try writeWhole(file, contents(of: file, in: range), at: range.lowerBound)
  }
}
