import CSystem
import Glibc

/// The disk itself.
public final class PosixFileSystem: FileSystem {
  /// The group whose rights are taken up for each call that names a path, and given back after it; nil where the
  /// program's own are enough.
  private let group: UInt32?

  /// The disk, with the rights of a group that were kept aside when the program started.
  public init(withRightsOf group: UInt32? = nil) { self.group = group }

  /// Runs with the rights of the group.
  func withRights<T>(_ body: () throws(FileFault) -> T) throws(FileFault) -> T {
    guard let group else { return try body() }
    cs_enter_group(group)
    defer { cs_leave_group() }
    return try body()
  }

  public func open(_ path: String, _ purpose: OpenPurpose) throws(FileFault) -> OpenFile {
    switch purpose {
    case .reading: return try open(path, O_RDONLY)
    case .writing: return try open(path, O_RDWR)
    case .makingNew(let mode): return try make(path, mode)
    case .making(let mode):
      while true {
        do throws(FileFault) {
          return try open(path, O_RDWR)
        } catch {
          if error.reason != .notFound { throw error }
        }
        do throws(FileFault) {
          return try make(path, mode)
        } catch {
          if error.reason != .exists { throw error }
        }
      }
    }
  }

  private func open(_ path: String, _ flags: Int32) throws(FileFault) -> OpenFile {
    try withRights { () throws(FileFault) in
      let number = Glibc.open(path, flags | O_CLOEXEC)
      guard number >= 0 else { throw fault(.open, path) }
      // With the user's own rights nothing of the service's is opened, though a link of theirs lead to what is open here.
      if group == nil, cs_is_of_service(number) != 0 {
        Glibc.close(number)
        errno = EACCES
        throw fault(.open, path)
      }
      return OpenFile(number: number, path: path)
    }
  }

  /// Makes a file whose permission bits are those asked for, whatever the umask is.
  private func make(_ path: String, _ mode: Int) throws(FileFault) -> OpenFile {
    try withRights { () throws(FileFault) in
      let number = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode & 0o700))
      guard number >= 0 else { throw fault(.open, path) }
      if mode & 0o077 != 0, fchmod(number, mode_t(mode)) != 0 {
        let failed = fault(.setMode, path)
        Glibc.close(number)
        throw failed
      }
      return OpenFile(number: number, path: path)
    }
  }

  public func close(_ file: OpenFile) {
    Glibc.close(file.number)
  }

  public func read(_ file: OpenFile, at offset: Int, into buffer: inout [UInt8], from start: Int) throws(FileFault)
    -> Int
  {
    while true {
      let room = buffer.count - start
      let count = buffer.withUnsafeMutableBytes { bytes in
        room > 0 ? pread(file.number, bytes.baseAddress.map { $0 + start }, room, off_t(offset)) : 0
      }
      if count >= 0 { return count }
      if errno != EINTR { throw fault(.read, file.path) }
    }
  }

  public func write(_ file: OpenFile, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFault) -> Int {
    while true {
      let count = bytes.withUnsafeBytes { all in
        pwrite(file.number, all.baseAddress.map { $0 + start }, bytes.count - start, off_t(offset))
      }
      if count >= 0 { return count }
      if errno != EINTR { throw fault(.write, file.path) }
    }
  }

  public func truncate(_ file: OpenFile, to size: Int) throws(FileFault) {
    guard ftruncate(file.number, off_t(size)) == 0 else { throw fault(.truncate, file.path) }
  }

  public func size(_ file: OpenFile) throws(FileFault) -> Int {
    var found = stat()
    guard fstat(file.number, &found) == 0 else { throw fault(.size, file.path) }
    return Int(found.st_size)
  }

  public func syncData(_ file: OpenFile) throws(FileFault) {
    guard fdatasync(file.number) == 0 else { throw fault(.syncData, file.path) }
  }

  public func sync(_ file: OpenFile) throws(FileFault) {
    guard fsync(file.number) == 0 else { throw fault(.sync, file.path) }
  }

  public func rename(_ path: String, to newPath: String) throws(FileFault) {
    try withRights { () throws(FileFault) in
      guard Glibc.rename(path, newPath) == 0 else { throw fault(.rename, path) }
    }
  }

  public func remove(_ path: String) throws(FileFault) {
    try withRights { () throws(FileFault) in
      guard unlink(path) == 0 else { throw fault(.remove, path) }
    }
  }

  public func makeDirectory(_ path: String, mode: Int) throws(FileFault) {
    try withRights { () throws(FileFault) in
      guard mkdir(path, mode_t(mode)) == 0 else { throw fault(.makeDirectory, path) }
      guard chmod(path, mode_t(mode)) == 0 else { throw fault(.setMode, path) }
    }
  }

  public func list(_ path: String) throws(FileFault) -> [String] {
    let directory = try withRights { () throws(FileFault) in
      guard let directory = opendir(path) else { throw fault(.list, path) }
      return directory
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  public func syncDirectory(_ path: String) throws(FileFault) {
    try withRights { () throws(FileFault) in
      let number = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard number >= 0 else { throw fault(.syncDirectory, path) }
      defer { Glibc.close(number) }
      guard fsync(number) == 0 else { throw fault(.syncDirectory, path) }
    }
  }

  public func setMode(_ path: String, to mode: Int) throws(FileFault) {
    try withRights { () throws(FileFault) in
      guard chmod(path, mode_t(mode)) == 0 else { throw fault(.setMode, path) }
    }
  }

  public func status(_ path: String) throws(FileFault) -> FileStatus? {
    var found = stat()
    let isThere = try withRights { () throws(FileFault) in
      if stat(path, &found) == 0 { return true }
      guard errno == ENOENT else { throw fault(.status, path) }
      return false
    }
    guard isThere else { return nil }
    let kind: FileStatus.Kind
    switch found.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .directory
    default: kind = .other
    }
    return FileStatus(
      kind: kind, size: Int(found.st_size), mode: Int(found.st_mode & 0o7777),
      number: Int(truncatingIfNeeded: found.st_ino))
  }

  public func lock(_ file: OpenFile, waitingMilliseconds: Int) throws(FileFault) -> Bool {
    switch cs_lock(file.number, Int32(clamping: waitingMilliseconds)) {
    case 1: return true
    case 0: return false
    default: throw fault(.lock, file.path)
    }
  }

  public func unlock(_ file: OpenFile) {
    flock(file.number, LOCK_UN)
  }

  public func kind(of path: String) throws(FileFault) -> FileSystemKind {
    let type = try withRights { () throws(FileFault) in
      let type = cs_file_system_type(path)
      guard type != -1 else { throw fault(.kind, path) }
      return type
    }
    switch type & 0xFFFF_FFFF {
    case 0x6969: return .remote("NFS")
    case 0xFF53_4D42, 0x517B, 0xFE53_4D42: return .remote("SMB")
    case 0x6573_5546: return .remote("FUSE")
    case 0x0102_1997: return .remote("9P")
    case 0x0116_1970: return .remote("GFS2")
    case 0x00C3_6400: return .remote("Ceph")
    case 0x5346_414F: return .remote("AFS")
    default: return .local
    }
  }

  func fault(_ call: FileFault.Call, _ path: String) -> FileFault {
    FileFault(call, path, FileFault.Reason(errno))
  }
}

extension FileFault.Reason {
  /// The reason that an error number stands for.
  init(_ number: Int32) {
    switch number {
    case ENOENT: self = .notFound
    case EEXIST: self = .exists
    case EACCES, EPERM: self = .notPermitted
    case EROFS: self = .readOnly
    case ENOSPC, EDQUOT: self = .noSpace
    case EIO: self = .inputOutput
    case EMFILE, ENFILE: self = .tooManyFiles
    case ENOTDIR: self = .notDirectory
    case EISDIR: self = .isDirectory
    case ENOTEMPTY: self = .notEmpty
    case EFBIG: self = .fileTooLarge
    case EINTR: self = .interrupted
    default: self = .other(number)
    }
  }
}
