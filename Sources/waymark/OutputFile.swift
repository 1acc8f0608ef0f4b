import Glibc

/// A file that a command writes, whole or not at all said to be written.
enum OutputFile {
  /// Writes bytes over a file, or to one that must not be there yet where it `isNew`; a file that is made gets `mode`.
  ///
  /// Throws `Failure` that names the file and the reason, such as a full disk.
  static func write(_ bytes: [UInt8], to path: String, isNew: Bool = false, mode: mode_t = 0o600) throws(Failure) {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (isNew ? O_EXCL : O_TRUNC), mode)
    guard file >= 0 else { throw failure(path) }
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + start }, bytes.count - start) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let failure = failure(path)
        close(file)
        throw failure
      }
      start += count
    }
    guard close(file) == 0 else { throw failure(path) }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(.badInput, "\(path) can't be written: \(String(cString: strerror(errno))).")
  }
}
