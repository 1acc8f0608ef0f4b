public import Casework
import JSON

/// The trail of looks: who looked at what, in files of one month each beside the journal, every line bound to the one
/// before by its digest.
///
/// It is no part of the journal, because there are many looks to a change, and everybody who works follows the journal.
/// A look is written before anything is shown, and is on the disk with the next `sync`. Until then this process keeps it
/// too, so that a sync that fails can be tried again: what isn't known to be on the disk is written again first, as with
/// the journal (``SyncMark``). It is a class because it keeps the open file of the month; it belongs to one thread.
public final class LookTrail {
  private let files: any FileSystem
  private let folder: String
  private let identity: StoreIdentity
  private let clock: @Sendable () -> Int
  /// The lock file, which also names the newest month, so that a clock that was set back can't begin an old one again.
  private let lock: OpenFile
  /// The journal's lock file, which says too how far the trail is on the disk, so that a trail is missed of which the
  /// whole folder is gone; nil where it can't be written to.
  private let journalLock: OpenFile?
  /// The directory of the store.
  private let root: String
  /// Whether the folder was made here, so that its name may not be on the disk yet.
  private var isFolderNew: Bool
  private var month: Month?
  /// The looks of this process that aren't known to be on the disk.
  private var kept: [Kept] = []
  /// Whether a failure to write anything that stands in the month's file would be told to this process.
  private var isProved = false

  /// A look, and where it was written.
  private struct Kept: Equatable {
    var line: LookLine
    var month: String
    var offset: Int
    var bytes: [UInt8]
  }

  /// The month that is written to, and its end as it was last seen.
  private struct Month {
    var name: String
    var file: OpenFile
    var offset: Int
    var seq: Int
    var head: String
  }

  /// Milliseconds to wait for another who writes.
  private static let patience = 1000

  init(files: any FileSystem, paths: CasePaths, identity: StoreIdentity, clock: @escaping @Sendable () -> Int)
    throws(FileFault)
  {
    self.files = files
    self.identity = identity
    self.clock = clock
    (root, folder) = (paths.root, paths.looks)
    isFolderNew = try files.ensureDirectory(folder, mode: identity.folderMode)
    lock = try files.open(folder + "/lock", .making(mode: identity.fileMode))
    journalLock = try? files.open(paths.lock, .writing)
  }

  deinit {
    if let month { files.close(month.file) }
    if let journalLock { files.close(journalLock) }
    files.close(lock)
  }

  /// Writes down that somebody looked; what is shown is shown after that. Throws `StoreError` where it can't be.
  public func add(_ look: Look, by author: StaffID) throws {
    do {
      try whileLocked { try write(look, author) }
    } catch let fault as FileFault {
      throw StoreError(fault)
    }
  }

  /// Returns once every look that anybody wrote is on the disk, before somebody relies on it outside the store. Throws
  /// `StoreError.looksUnproved`.
  func syncAll() throws {
    do {
      try whileLocked {
        let newest = try newestMonth()
        if newest.isEmpty { return }
        let open = try prove(current(newest))
        month = open
        try settle(open)
      }
    } catch let fault as FileFault {
      throw StoreError.looksUnproved(fault.path)
    }
  }

  /// Returns once every look that was written is on the disk. Throws `StoreError.looksUnproved` where the disk doesn't
  /// confirm it; the looks stay to be written again by the next `sync`.
  public func sync() throws {
    if kept.isEmpty { return }
    do {
      if !isProved { try whileLocked { month = try prove(current(newestMonth())) } }
      if let month { try settle(month) }
    } catch let fault as FileFault {
      throw StoreError.looksUnproved(fault.path)
    }
  }

  private func whileLocked(_ body: () throws -> Void) throws {
    guard try files.lock(lock, waitingMilliseconds: Self.patience) else {
      throw StoreError.looksLocked
    }
    defer { files.unlock(lock) }
    try body()
  }

  private func write(_ look: Look, _ author: StaffID) throws(FileFault) {
    var line = LookLine()
    line.at = StoreClock.text(clock())
    line.by = author.text
    line.look = look
    let now = String(line.at.prefix(Self.nameLength))
    let newest = try newestMonth()
    var open = try current(newest.isEmpty ? now : newest)
    month = open
    if now > open.name {
      open = try begin(now, open)
      month = open
    }
    // Before anything stands in it, so that nobody goes on in the month before.
    if try namedMonth() != open.name { try files.writeWhole(lock, Array(open.name.utf8), at: 0) }
    month = try append(line, to: open)
  }

  /// Writes a look behind the last one, and keeps it until it is known to be on the disk.
  private func append(_ look: LookLine, to month: Month) throws(FileFault) -> Month {
    var (line, open) = (look, month)
    line.seq = open.seq + 1
    line.prev = open.head
    let bytes = line.sealed()
    do throws(FileFault) {
      try files.writeWhole(open.file, bytes, at: open.offset)
    } catch {
      try? files.truncate(open.file, to: open.offset)
      throw error
    }
    kept.append(Kept(line: line, month: open.name, offset: open.offset, bytes: bytes))
    open.seq = line.seq
    open.head = line.sha
    open.offset += bytes.count
    return open
  }

  /// The month named in the lock file; empty where nothing was written yet, or no month.
  private func namedMonth() throws(FileFault) -> String {
    let bytes = try files.contents(of: lock, in: 0..<Self.nameLength)
    let isMonth = bytes.indices.allSatisfy { $0 == 4 ? bytes[$0] == UInt8(ascii: "-") : (48...57).contains(bytes[$0]) }
    return isMonth && bytes.count == Self.nameLength ? String(decoding: bytes, as: UTF8.self) : ""
  }

  /// The month that is written to. A power cut may have lost what the lock file said, so at first the files are asked too.
  private func newestMonth() throws(FileFault) -> String {
    let named = try namedMonth()
    return month == nil ? max(named, try lastMonth(before: nil) ?? "") : named
  }

  /// The last month, before another or at all, in which something stands; nil where there is none.
  private func lastMonth(before name: String?) throws(FileFault) -> String? {
    let names = try files.list(folder).filter { $0.hasSuffix(Self.ending) }.map {
      String($0.dropLast(Self.ending.count))
    }
    for month in names.sorted(by: >) where name.map({ month < $0 }) ?? true {
      if try files.status(path(month))?.size ?? 0 > 0 { return month }
    }
    return nil
  }

  // MARK: What is on the disk

  /// Waits for the disk, and notes how far the month is on it. What failed counts as unproved, all of it.
  private func settle(_ month: Month) throws(FileFault) {
    do throws(FileFault) {
      try files.syncData(month.file)
      try settleNames()
    } catch {
      isProved = false
      throw error
    }
    let place = JournalPlace(
      seq: month.seq, segment: month.name, offset: month.offset, head: Array(month.head.utf8))
    for mark in marks { mark.note(place) }
    kept = []
  }

  /// Waits until the names of the folder and of what is in it are on the disk, before anybody claims that they are.
  private func settleNames() throws(FileFault) {
    guard isFolderNew || marks.contains(where: { $0.place == nil }) else { return }
    try files.syncDirectory(folder)
    try files.syncDirectory(root)
    isFolderNew = false
  }

  /// Writes again what isn't known to be on the disk; the caller holds the lock, and the month is at its end. A look of
  /// this process that no longer stands where it was written, because its page was lost, is written anew at the end.
  private func prove(_ month: Month) throws(FileFault) -> Month {
    var open = month
    for mark in marks {
      if let claim = mark.claim, try !meets(claim, open) { mark.keepUnmet(claim) }
    }
    for look in kept {
      if try stands(look) { continue }
      open = try append(look.line, to: open)
      kept.removeAll { $0 == look }
    }
    let proved = mark.place
    let start = proved.map { $0.segment == open.name && $0.offset <= open.offset ? $0.offset : 0 } ?? 0
    try files.writeAgain(open.file, in: start..<open.offset)
    isProved = true
    return open
  }

  /// Whether the line that is claimed stands where it did.
  private func meets(_ claim: JournalPlace, _ end: Month) throws(FileFault) -> Bool {
    if claim.seq > end.seq || claim.segment.utf8.contains(UInt8(ascii: "/")) { return false }
    guard try files.status(path(claim.segment)) != nil else { return false }
    let file = try files.open(path(claim.segment), .reading)
    defer { files.close(file) }
    // The line ends in its digest, a quotation mark, a brace and the line end.
    let digits = claim.offset - 3 - Digest.length
    guard digits >= 0 else { return false }
    return try files.contents(of: file, in: digits..<(claim.offset - 3)) == claim.head
  }

  private func stands(_ look: Kept) throws(FileFault) -> Bool {
    let file = try files.open(path(look.month), .reading)
    defer { files.close(file) }
    return try files.contents(of: file, in: look.offset..<(look.offset + look.bytes.count)) == look.bytes
  }

  private lazy var mark = SyncMark(files: files, file: lock)

  /// Where it is noted how far the trail is on the disk.
  private lazy var marks =
    [mark] + [journalLock].compactMap { $0 }.map { SyncMark(files: files, file: $0, of: .looks) }

  private func path(_ name: String) -> String { folder + "/" + name + Self.ending }

  // MARK: Months

  /// The month that others write to, up to its end.
  private func current(_ name: String) throws(FileFault) -> Month {
    if let month, month.name == name {
      return try files.size(month.file) == month.offset ? month : toEnd(of: month)
    }
    if let month { files.close(month.file) }
    month = nil
    let file = try files.open(path(name), .making(mode: identity.fileMode))
    isProved = false
    let start = String(decoding: identity.genesis, as: UTF8.self)
    var open = try toEnd(of: Month(name: name, file: file, offset: 0, seq: 0, head: start))
    // One that was begun, and in which nothing stands yet.
    if open.offset == 0, let before = try lastMonth(before: name) {
      let last = try files.open(path(before), .writing)
      defer { files.close(last) }
      let end = try toEnd(of: Month(name: before, file: last, offset: 0, seq: 0, head: start))
      (open.seq, open.head) = (end.seq, end.head)
      try files.syncDirectory(folder)
    }
    return open
  }

  /// Goes on to a new month, whose first line names the last of the month before.
  private func begin(_ name: String, _ last: Month) throws(FileFault) -> Month {
    let last = try isProved ? last : prove(last)
    try settle(last)
    let file = try files.open(path(name), .making(mode: identity.fileMode))
    try files.syncDirectory(folder)
    let isEmpty = try files.size(file) == 0
    let begun = try toEnd(of: Month(name: name, file: file, offset: 0, seq: last.seq, head: last.head))
    files.close(last.file)
    isProved = isEmpty
    return begun
  }

  /// Finds the last line; what stands behind it, which a writer left that was killed or lost its power, is kept beside.
  private func toEnd(of month: Month) throws(FileFault) -> Month {
    let size = try files.size(month.file)
    let isKnown = month.offset > 0 && month.offset <= size
    var found = month
    var from = isKnown ? month.offset : max(0, size - Self.reach)
    while true {
      let bytes = try files.contents(of: month.file, in: from..<size)
      if let (line, end) = Self.lastLine(bytes) {
        found.seq = line.seq
        found.head = line.sha
        found.offset = from + end
        if found.offset < size { try putAside(found, Array(bytes[end...])) }
        return found
      }
      if isKnown || from == 0 {
        found.offset = from
        if from < size { try putAside(found, bytes) }
        return found
      }
      from = 0
    }
  }

  /// The last line that is as it was written, and where it ends; nil where there is none.
  private static func lastLine(_ bytes: [UInt8]) -> (LookLine, end: Int)? {
    var end = bytes.count
    while let newline = bytes[..<end].lastIndex(of: 10) {
      let start = bytes[..<newline].lastIndex(of: 10).map { $0 + 1 } ?? 0
      if let line = LookLine.proved(bytes, start..<newline) { return (line, newline + 1) }
      end = newline
    }
    return nil
  }

  private func putAside(_ month: Month, _ rest: [UInt8]) throws(FileFault) {
    try files.replace(folder + "/torn-\(month.name)-\(month.offset)", with: rest, mode: identity.fileMode)
    try files.truncate(month.file, to: month.offset)
  }

  /// How far before the end the last line is looked for first, in bytes.
  private static let reach = 1 << 16
  /// The letters of `2026-11`.
  private static let nameLength = 7
  static let ending = ".jsonl"
}
