import CSystem
import Glibc

/// What only a backup and its restoring need.
extension PosixFileSystem {
  public func removeDirectory(_ path: String) throws(FileFault) {
    try withRights { () throws(FileFault) in
      guard rmdir(path) == 0 else { throw fault(.remove, path) }
    }
  }

  public func exchange(_ path: String, with other: String) throws(FileFault) {
    try withRights { () throws(FileFault) in
      guard cs_exchange(path, other) == 0 else { throw fault(.rename, path) }
    }
  }

  public func group(of path: String) throws(FileFault) -> UInt32? {
    try withRights { () throws(FileFault) in
      var found = stat()
      guard stat(path, &found) == 0 else { throw fault(.status, path) }
      return found.st_gid
    }
  }

  public func setGroup(of path: String, to group: UInt32) throws(FileFault) {
    try withRights { () throws(FileFault) in
      guard chown(path, uid_t.max, group) == 0 else { throw fault(.setMode, path) }
    }
  }

  public func resolved(_ path: String) -> String {
    let found = try? withRights { () throws(FileFault) in
      guard let real = realpath(path, nil) else { throw fault(.status, path) }
      defer { free(real) }
      return String(cString: real)
    }
    return found ?? path
  }

  /// Throws `.interrupted` where another has it alone for longer than the time given.
  public func share(_ folder: String, waitingMilliseconds: Int) throws(FileFault) -> OpenFile? {
    var waited = 0
    while true {
      let file = try open(folder, .reading)
      if flock(file.number, LOCK_SH | LOCK_NB) == 0 {
        // Another directory may have got the name before this one could be shared.
        if isStill(file, folder) { return file }
      } else if errno != EWOULDBLOCK {
        close(file)
        return nil
      }
      close(file)
      guard waited < waitingMilliseconds else { throw FileFault(.lock, folder, .interrupted) }
      usleep(10_000)
      waited += 10
    }
  }

  public func claim(_ folder: String) throws(FileFault) -> OpenFile? {
    let file = try open(folder, .reading)
    if flock(file.number, LOCK_EX | LOCK_NB) == 0 { return file }
    let isShared = errno == EWOULDBLOCK
    let failed = fault(.lock, folder)
    close(file)
    if isShared { return nil }
    throw failed
  }

  /// Whether an open directory is the one that has the name.
  private func isStill(_ file: OpenFile, _ folder: String) -> Bool {
    var (opened, named) = (stat(), stat())
    let isThere: Void? = try? withRights { () throws(FileFault) in
      guard stat(folder, &named) == 0 else { throw fault(.status, folder) }
    }
    return isThere != nil && fstat(file.number, &opened) == 0 && opened.st_ino == named.st_ino
      && opened.st_dev == named.st_dev
  }
}
