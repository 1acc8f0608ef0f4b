public import Casework

/// Why the store can't do what it is asked: facts, whose words are in `StoreError+Words.swift`.
public enum StoreError: Error, Equatable, Sendable {
  /// There is nothing at the path.
  case notFound(String)
  /// The directory holds something that isn't a store.
  case notAStore(String)
  /// A store is to be made or restored where something stands already.
  case notEmpty(String)
  /// The store was written by a later version.
  case newerFormat(String, found: Int, known: Int)
  /// The store is of an older format that this program has no way up from.
  case noMigration(String, from: Int)
  /// Others than its owner and group may read the directory.
  case exposed(String, mode: Int)
  /// The directory is on a network file system.
  case remote(String, kind: String)
  /// A call on a file failed.
  case file(FileFault)
  /// The disk is full.
  case full(String)
  /// The store can only be looked at.
  case viewOnly(ViewOnly)
  /// Another process holds the lock.
  case locked(holder: LockHolder?, seconds: Int)
  /// Another process holds the lock of the trail of looks.
  case looksLocked
  /// A file is not what it should be.
  case damaged(path: String, at: Int, what: String)
  /// A file that can be made again is gone, or isn't as it was written; nothing is taken from it.
  case spoilt(path: String, isMissing: Bool)
  /// The file that says what the directory is, is gone or damaged, and no second copy of it was kept.
  case identityLost(path: String)
  /// The disk refused to confirm; the change may or may not be there.
  case syncFailed(String)
  /// The disk refused to confirm the trail of looks; what was looked at is kept and written again.
  case looksUnproved(String)
  /// A document moved on since its author saw it.
  case conflict(DocumentKey, expected: Int?, found: Int?)
  /// A document is no compact JSON object, or no file could hold it.
  case unfit(DocumentKey, what: String)
  /// A backup is to be written into the store itself.
  case insideStore(String)
  /// The journal or the trail isn't whole, so a backup of it would be of no use.
  case notBackedUp(String, what: String)
  /// A store can't be replaced while somebody has it open.
  case inUse(String)
  /// The store is just being replaced by a backup.
  case beingReplaced(String)
  /// A backup isn't one, or is damaged.
  case badBackup(String, what: String)
}

/// Why a store can only be looked at.
public enum ViewOnly: Equatable, Sendable {
  /// Whoever opened it asked for that.
  case asked
  /// The directory can't be written to.
  case readOnlyDirectory(String)
  /// The journal is damaged before its end.
  case damaged(path: String, at: Int, what: String)
  /// Segments of the journal are missing, this one first, and nobody accepted their loss.
  case lost(path: String)
  /// A sync failed in this session.
  case syncFailed(String)
}

/// Who holds the lock, as the lock file says.
public struct LockHolder: Equatable, Sendable {
  /// The process.
  public var process: Int
  /// The user's name.
  public var user: String
}

extension StoreError {
  /// The error that a failed call stands for.
  init(_ fault: FileFault) {
    self = fault.reason == .noSpace || fault.reason == .fileTooLarge ? .full(fault.path) : .file(fault)
  }
}
