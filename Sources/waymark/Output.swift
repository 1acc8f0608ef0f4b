import Glibc
import TextUI

/// Standard output and standard error, whole, without anything that could drive a terminal.
enum Output {
  /// Writes to standard output; ends the program quietly where the reader has gone away.
  static func write(_ text: String) {
    write(HarmlessText.of(Array(text.utf8)), to: STDOUT_FILENO)
  }

  /// Writes bytes to standard output.
  static func write(_ bytes: [UInt8]) {
    write(HarmlessText.of(bytes), to: STDOUT_FILENO)
  }

  /// Writes one message to standard error.
  static func complain(_ text: String) {
    write(HarmlessText.of(Array((text.hasSuffix("\n") ? text : text + "\n").utf8)), to: STDERR_FILENO)
  }

  private static func write(_ bytes: [UInt8], to file: Int32) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        Glibc.exit(errno == EPIPE ? Status.done.rawValue : Status.store.rawValue)
      }
      start += count
    }
  }
}
