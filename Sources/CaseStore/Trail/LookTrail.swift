public import Casework
import JSON

/// The trail of looks: who looked at what, in files of one month each beside the journal, every line bound to the one
/// before by its digest.
///
/// It is no part of the journal, because there are many looks to a change, and everybody who works follows the journal.
/// A look is written before anything is shown, and is on the disk with the next `sync`. It is a class because it keeps
/// the open file of the month; it belongs to one thread.
public final class LookTrail {
  private let files: any FileSystem
  private let folder: String
  private let identity: StoreIdentity
  private let clock: @Sendable () -> Int
  /// The lock file, which also names the newest month, so that a clock that was set back can't begin an old one again.
  private let lock: OpenFile
  private var month: Month?
  /// Whether a look was written that isn't known to be on the disk.
  private var isUnsynced = false

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
    folder = paths.looks
    _ = try files.ensureDirectory(folder, mode: identity.folderMode)
    lock = try files.open(folder + "/lock", .making(mode: identity.fileMode))
  }

  deinit {
    if let month { files.close(month.file) }
    files.close(lock)
  }

  /// Writes down that somebody looked; what is shown is shown after that. Throws `StoreError` where it can't be.
  public func add(_ look: Look, by author: StaffID) throws {
    do {
      guard try files.lock(lock, waitingMilliseconds: Self.patience) else {
        throw StoreError.locked(holder: nil, seconds: Self.patience / 1000)
      }
      defer { files.unlock(lock) }
      try write(look, author)
      isUnsynced = true
    } catch let fault as FileFault {
      throw StoreError(fault)
    }
  }

  /// Returns once every look that was written is on the disk. Throws `StoreError`.
  public func sync() throws {
    guard let month, isUnsynced else { return }
    do throws(FileFault) { try files.syncData(month.file) } catch { throw StoreError(error) }
    isUnsynced = false
  }

  private func write(_ look: Look, _ author: StaffID) throws(FileFault) {
    var line = LookLine()
    line.at = StoreClock.text(clock())
    line.by = author.text
    line.look = look
    let named = try newestMonth()
    var open = try current(named.isEmpty ? String(line.at.prefix(Self.nameLength)) : named)
    if line.at.prefix(Self.nameLength) > open.name { open = try begin(String(line.at.prefix(Self.nameLength)), open) }
    line.seq = open.seq + 1
    line.prev = open.head
    let bytes = line.sealed()
    do throws(FileFault) {
      try files.writeWhole(open.file, bytes, at: open.offset)
    } catch {
      try? files.truncate(open.file, to: open.offset)
      throw error
    }
    if named != open.name { try files.writeWhole(lock, Array(open.name.utf8), at: 0) }
    open.seq = line.seq
    open.head = line.sha
    open.offset += bytes.count
    month = open
  }

  /// The month named in the lock file; empty where nothing was written yet.
  private func newestMonth() throws(FileFault) -> String {
    String(decoding: try files.contents(of: lock, in: 0..<Self.nameLength), as: UTF8.self)
  }

  /// The month that others write to, up to its end.
  private func current(_ name: String) throws(FileFault) -> Month {
    if let month, month.name == name {
      return try files.size(month.file) == month.offset ? month : toEnd(of: month)
    }
    if let month { files.close(month.file) }
    month = nil
    let file = try files.open(folder + "/" + name + Self.ending, .making(mode: identity.fileMode))
    let start = String(decoding: identity.genesis, as: UTF8.self)
    return try toEnd(of: Month(name: name, file: file, offset: 0, seq: 0, head: start))
  }

  /// Goes on to a new month, whose first line names the last of the month before.
  private func begin(_ name: String, _ last: Month) throws(FileFault) -> Month {
    try files.syncData(last.file)
    let file = try files.open(folder + "/" + name + Self.ending, .making(mode: identity.fileMode))
    try files.syncDirectory(folder)
    files.close(last.file)
    return try toEnd(of: Month(name: name, file: file, offset: 0, seq: last.seq, head: last.head))
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
