import Foundation
import PtySupport

/// The real program in a pseudo-terminal, told apart by its marks: after each painted frame it says how many events it has
/// handled, so a test waits for an event and never for time.
final class PseudoTerminal {
  private let terminal: Int32
  let child: pid_t
  private(set) var output: [UInt8] = []
  private var marks = 0

  init(
    _ program: Program, rows: Int = 24, columns: Int = 80, arguments: [String] = [], shell: String? = nil,
    environment extra: [String: String] = [:]
  ) throws {
    var variables = program.environment
    variables["TERM"] = "xterm-256color"
    variables["WAYMARK_SYNC"] = "1"
    for (name, value) in extra { variables[name] = value }
    let words =
      ["/usr/bin/env", "-i"] + variables.map { $0.key + "=" + $0.value }
      + (shell.map { ["/bin/sh", "-c", $0] } ?? [Program.path] + arguments)
    var pointers = words.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    var opened: Int32 = -1
    child = pt_start(pointers, nil, Int32(rows), Int32(columns), &opened)
    terminal = opened
  }

  deinit {
    kill(child, SIGKILL)
    waitpid(child, nil, 0)
    close(terminal)
  }

  /// Sends bytes as a keyboard would.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(terminal, bytes, bytes.count)
  }

  /// Reads until what was printed has these words, or ten seconds have passed; false then.
  func wait(for words: String) -> Bool {
    wait { String(decoding: self.output, as: UTF8.self).contains(words) }
  }

  /// Forgets what was printed so far.
  func forget() { output = [] }

  /// Reads until a condition holds, or ten seconds have passed; false then.
  func wait(until holds: () -> Bool) -> Bool {
    let end = Date().addingTimeInterval(40)
    while !holds() {
      if Date() > end { return false }
      var poll = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, 100) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = read(terminal, &buffer, buffer.count)
      if count <= 0 { return holds() }
      output += buffer[..<count]
    }
    return true
  }

  func resize(rows: Int, columns: Int) { _ = pt_resize(terminal, Int32(rows), Int32(columns)) }

  var isSane: Bool { pt_is_sane(terminal) == 1 }

  /// The exit status when the program ends within ten seconds; 128 and the signal's number where one ended it.
  func status() -> Int32? {
    let end = Date().addingTimeInterval(40)
    while Date() < end {
      var status: Int32 = 0
      if waitpid(child, &status, WNOHANG) == child {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(terminal, &buffer, buffer.count), count > 0 { output += buffer[..<count] }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
      }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while case let count = read(terminal, &buffer, buffer.count), count > 0 { output += buffer[..<count] }
      usleep(10_000)
    }
    return nil
  }
}
