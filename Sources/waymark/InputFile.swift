import Glibc

/// Files that commands read whole.
enum InputFile {
  /// The bytes of a file; `-` for standard input.
  ///
  /// Throws `Failure` that names the file and the reason.
  static func bytes(_ path: String) throws -> [UInt8] {
    let file = path == "-" ? STDIN_FILENO : UserFile.open(path, O_RDONLY)
    guard file >= 0 else { throw Failure(.badInput, "\(path) can't be read: \(String(cString: strerror(errno))).") }
    defer { if file != STDIN_FILENO { close(file) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(.badInput, "\(path) can't be read: \(String(cString: strerror(errno))).")
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}
