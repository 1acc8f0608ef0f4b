/// The few calls through which the store touches the disk.
///
/// Everything that the store promises (nothing acknowledged is lost, a reader sees whole states) is a promise about the
/// order of these calls, so a test can stand in for the disk, stop at any call, and look at what survived. Paths are
/// used as they are given. A call either does what it says or throws a ``FileFault``; only ``read(_:at:into:from:)``
/// and ``write(_:_:from:at:)`` may do less than asked, and say how much they did.
public protocol FileSystem: DirectoryCalls {
  /// Opens a file. The handle is closed on `exec`, so that an editor or pager never inherits a lock.
  func open(_ path: String, _ purpose: OpenPurpose) throws(FileFault) -> OpenFile

  /// Closes a handle, which also lets go of its lock.
  func close(_ file: OpenFile)

  /// Reads at `offset` of the file into `buffer[start...]`; returns how many bytes were read, 0 at the end of the file.
  func read(_ file: OpenFile, at offset: Int, into buffer: inout [UInt8], from start: Int) throws(FileFault) -> Int

  /// Writes `bytes[start...]` at `offset` of the file; returns how many bytes were written, which may be fewer.
  func write(_ file: OpenFile, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFault) -> Int

  /// Makes the file exactly `size` bytes long.
  func truncate(_ file: OpenFile, to size: Int) throws(FileFault)

  /// The size of the open file, in bytes.
  func size(_ file: OpenFile) throws(FileFault) -> Int

  /// Returns once the file's bytes and its size are on the disk (`fdatasync`).
  func syncData(_ file: OpenFile) throws(FileFault)

  /// Returns once the file's bytes and everything about it are on the disk (`fsync`).
  func sync(_ file: OpenFile) throws(FileFault)

  /// Gives `path` another name in one step, replacing what had that name.
  func rename(_ path: String, to newPath: String) throws(FileFault)

  /// Removes a file.
  func remove(_ path: String) throws(FileFault)

  /// Makes one directory, whose parent must exist, with exactly these permission bits.
  func makeDirectory(_ path: String, mode: Int) throws(FileFault)

  /// The names in a directory, in no particular order, without `.` and `..`.
  func list(_ path: String) throws(FileFault) -> [String]

  /// Returns once the names in a directory are on the disk.
  func syncDirectory(_ path: String) throws(FileFault)

  /// Sets the permission bits of a file or directory.
  func setMode(_ path: String, to mode: Int) throws(FileFault)

  /// What stands at a path; nil where nothing does.
  func status(_ path: String) throws(FileFault) -> FileStatus?

  /// Takes the exclusive lock on an open file, waiting at most so long (0: doesn't wait); false when another has it.
  func lock(_ file: OpenFile, waitingMilliseconds: Int) throws(FileFault) -> Bool

  /// Lets go of the lock on an open file.
  func unlock(_ file: OpenFile)

  /// The kind of file system that a path is on, because locks and inotify can't be trusted over a network.
  func kind(of path: String) throws(FileFault) -> FileSystemKind
}

/// An open file: what the file system calls it, and the path for messages.
public struct OpenFile: Hashable, Sendable {
  /// The file system's own number for it.
  public let number: Int32
  /// The path that it was opened by.
  public let path: String

  /// A handle that a file system gives out.
  public init(number: Int32, path: String) {
    self.number = number
    self.path = path
  }
}

/// Why a file is opened, and whether it is made.
public enum OpenPurpose: Equatable, Sendable {
  /// Only reads; the file must exist.
  case reading
  /// Reads and writes; the file must exist.
  case writing
  /// Reads and writes; the file is made with these permission bits if it is missing.
  case making(mode: Int)
  /// Reads and writes a file that must not exist yet.
  case makingNew(mode: Int)
}

/// What stands at a path.
public struct FileStatus: Equatable, Sendable {
  /// The kinds of things that a path can name.
  public enum Kind: Equatable, Sendable { case file, directory, other }

  /// What it is.
  public var kind: Kind
  /// Its size in bytes.
  public var size: Int
  /// Its permission bits (the lowest twelve).
  public var mode: Int
  /// The file system's own number of it, which a copy doesn't have; 0 where it isn't known.
  public var number: Int

  /// What stands at a path.
  public init(kind: Kind, size: Int, mode: Int, number: Int = 0) {
    self.kind = kind
    self.size = size
    self.mode = mode
    self.number = number
  }
}

/// Where a directory is kept, as far as it matters to locks.
public enum FileSystemKind: Equatable, Sendable {
  /// A disk or memory of this machine.
  case local
  /// A network or user-space file system, by its name (NFS, CIFS, FUSE).
  case remote(String)
}
