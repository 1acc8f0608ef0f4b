import Glibc
import TextUI

/// Standard output and standard error, whole, without anything that could drive a terminal.
enum Output {
  /// Whether this command saved something: then it isn't to be run again because what it says couldn't be written.
  nonisolated(unsafe) static var hasSaved = false

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
        if errno == EPIPE { Glibc.exit(Status.done.rawValue) }
        let reason = String(cString: strerror(errno))
        if file == STDOUT_FILENO {
          let saved = hasSaved ? "It is saved, but what" : "What"
          complain("waymark: \(saved) there is to say can\u{2019}t be written: \(reason).")
        }
        Glibc.exit(hasSaved ? Status.found.rawValue : Status.badInput.rawValue)
      }
      start += count
    }
  }
}
