import Glibc

/// Files that the program writes for its user.
enum OutputFile {
  /// Writes text to a new file in the folder in which the program was started; one of that name that is there already
  /// stays, and the new one gets a number.
  ///
  /// Returns the path. Throws `Failure` that names it and the reason.
  static func write(_ text: String, named name: String) throws -> String {
    let folder = try currentFolder()
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    for number in 1...99 {
      let path = folder + "/" + name[..<dot] + (number == 1 ? "" : "-\(number)") + name[dot...]
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if file < 0, errno == EEXIST { continue }
      guard file >= 0 else { throw failure(path) }
      defer { close(file) }
      var bytes = Array(text.utf8)[...]
      while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          let reason = failure(path)
          unlink(path)
          throw reason
        }
        bytes = bytes.dropFirst(count)
      }
      return path
    }
    throw Failure(.usage, "There are too many files of the name \(name) in \(folder). Move some away.")
  }

  private static func currentFolder() throws -> String {
    guard let folder = getcwd(nil, 0) else { throw failure("The folder") }
    defer { free(folder) }
    return String(cString: folder)
  }

  private static func failure(_ path: String) -> Failure {
    Failure(.usage, "\(path) can't be written: \(String(cString: strerror(errno))).")
  }
}
