import Glibc
import TextUI

/// A file that a command writes, whole or not at all said to be written.
enum OutputFile {
  /// Writes bytes over a file, or to one that must not be there yet where it `isNew`; a file that is made gets `mode`. A
  /// link is followed only where the user `named` it, because others may have put one where the program chose the name.
  ///
  /// Throws `Failure` that names the file and the reason, such as a full disk.
  static func write(
    _ bytes: [UInt8], to path: String, isNew: Bool = false, named: Bool = true, mode: mode_t = 0o600
  ) throws(Failure) {
    guard try writes(bytes, to: path, (isNew ? O_EXCL : O_TRUNC) | (named ? 0 : O_NOFOLLOW), mode) else {
      throw failure(path)
    }
  }

  /// Writes text to a new file in the folder in which the program was started; one of that name that is there already
  /// stays, and the new one gets a number.
  ///
  /// Returns the path. Throws `Failure` that names it and the reason.
  static func write(_ text: String, named name: String) throws(Failure) -> String {
    let folder = try currentFolder()
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    for number in 1...99 {
      let path = folder + "/" + name[..<dot] + (number == 1 ? "" : "-\(number)") + name[dot...]
      if try writes(HarmlessText.of(Array(text.utf8)), to: path, O_EXCL, 0o600) { return path }
    }
    throw Failure(.usage, "There are too many files of the name \(name) in \(folder). Move some away.")
  }

  /// Whether it wrote; false where the file is there already and must be new.
  private static func writes(
    _ bytes: [UInt8], to path: String, _ flags: Int32, _ mode: mode_t
  ) throws(Failure) -> Bool {
    let file = UserFile.open(path, O_WRONLY | O_CREAT | flags, mode)
    if file < 0, errno == EEXIST { return false }
    guard file >= 0 else { throw failure(path) }
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + start }, bytes.count - start) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let failure = failure(path)
        close(file)
        if flags & O_EXCL != 0 { unlink(path) }
        throw failure
      }
      start += count
    }
    guard close(file) == 0 else { throw failure(path) }
    return true
  }

  private static func currentFolder() throws(Failure) -> String {
    guard let folder = getcwd(nil, 0) else { throw failure("The folder") }
    defer { free(folder) }
    return String(cString: folder)
  }

  private static func failure(_ path: String) -> Failure {
    Failure(.badInput, "\(path) can't be written: \(String(cString: strerror(errno))).")
  }
}
