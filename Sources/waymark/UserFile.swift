import CSystem
import Glibc

/// Files of the user's, wherever a path of theirs leads.
enum UserFile {
  /// Opens a file as `open` does, and closes it with child processes; -1 with `errno` where that fails.
  ///
  /// A path such as `/proc/self/fd/8` leads to what this process has open of a service's store, and the system lets its
  /// owner open it whatever folder it stands in. The owner is who happened to make the file, so it is refused here, as
  /// one to which nobody gave them rights, and nothing is cut off or left behind before that is known.
  static func open(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 {
    let file = Glibc.open(path, (flags & ~O_TRUNC) | O_CLOEXEC, mode)
    guard file >= 0 else { return file }
    if cs_is_of_service(file) != 0 {
      if flags & O_EXCL != 0 { unlink(path) }
      return failed(file, EACCES)
    }
    // Terminals and pipes can't be cut off, and needn't be.
    if flags & O_TRUNC != 0, ftruncate(file, 0) != 0, errno != EINVAL { return failed(file, errno) }
    return file
  }

  private static func failed(_ file: Int32, _ number: Int32) -> Int32 {
    close(file)
    errno = number
    return -1
  }
}
