import Foundation
import PtySupport
import Testing

/// The real program in a pseudo-terminal, told apart by its marks: after each painted frame it says how many events it has
/// handled, so a test waits for an event and never for time.
final class PseudoTerminal {
  private let terminal: Int32
  let child: pid_t
  private(set) var output: [UInt8] = []
  /// What a terminal shows of it.
  private(set) var picture: TerminalPicture
  /// Events that were sent so far.
  private var sent = 0
  private var isOpen = true

  /// How long anything may take on a busy machine, in seconds.
  private static let patience = 20.0

  init(
    _ program: Program, rows: Int = 24, columns: Int = 80, arguments: [String] = [], shell: String? = nil,
    environment extra: [String: String?] = [:]
  ) throws {
    var variables = program.environment
    for name in ["LANG", "LC_ALL", "LC_CTYPE"] { variables[name] = nil }
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
    picture = TerminalPicture(rows: rows, columns: columns)
  }

  deinit {
    kill(child, SIGKILL)
    waitpid(child, nil, 0)
    if isOpen { close(terminal) }
  }

  /// Sends bytes as a keyboard would, however many the terminal takes at once.
  func send(_ text: String) { send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count > 0 { start += count } else { read(within: 10) }
    }
  }

  /// Sends keys, each of which is one event, and waits each time until the program has painted what came of it.
  func press(_ keys: String..., from place: SourceLocation = #_sourceLocation) {
    for key in keys {
      send(key)
      handled(1, from: place)
    }
  }

  /// Types text, each character of which is one event.
  func type(_ text: String, from place: SourceLocation = #_sourceLocation) {
    send(text)
    handled(text.unicodeScalars.count, from: place)
  }

  /// Waits until the program has painted what came of so many more events.
  func handled(_ events: Int, from place: SourceLocation = #_sourceLocation) {
    sent += events
    if !wait(until: { self.picture.mark >= self.sent }) {
      Issue.record("the program painted \(picture.mark) of \(sent) events\n\(picture.text)", sourceLocation: place)
    }
    #expect(picture.mark <= sent, "more events than were sent", sourceLocation: place)
  }

  /// Waits for the first picture.
  func opens(from place: SourceLocation = #_sourceLocation) { handled(0, from: place) }

  /// Turns the marks back to where a program that starts anew begins.
  func startsAnew() {
    sent = 0
    picture = TerminalPicture(rows: picture.rows, columns: picture.columns)
  }

  /// Clicks at a place of the screen.
  func click(row: Int, column: Int, times: Int = 1, button: Int = 0) {
    let place = "\u{1B}[<\(button);\(column + 1);\(row + 1)"
    for _ in 0..<times {
      send(place + "M" + (button < 64 ? place + "m" : ""))
      handled(1)
    }
  }

  /// The row of the screen that has these words.
  func row(of words: String) -> Int? { (0..<picture.rows).first { picture.line($0).contains(words) } }

  func shows(_ words: String) -> Bool { picture.text.contains(words) }

  /// Reads until what was printed has these words, or patience is at its end; false then.
  func wait(for words: String) -> Bool {
    wait { self.shows(words) || self.printed(words) }
  }

  /// Whether what was printed has these words, wherever they stood.
  func printed(_ words: String) -> Bool {
    let wanted = Array(words.utf8)
    return output.count >= wanted.count
      && output.indices.dropLast(wanted.count - 1).contains { output[$0...].starts(with: wanted) }
  }

  /// Forgets what was printed so far.
  func forget() { output = [] }

  /// Reads until a condition holds, or patience is at its end; false then.
  func wait(until holds: () -> Bool) -> Bool {
    let end = Date().addingTimeInterval(Self.patience)
    while !holds() {
      if Date() > end { return false }
      if !read(within: 100) { return holds() }
    }
    return true
  }

  /// Reads what there is; false where the terminal has ended.
  @discardableResult
  private func read(within milliseconds: Int32) -> Bool {
    var poll = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard Glibc.poll(&poll, 1, milliseconds) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(terminal, &buffer, buffer.count)
    if count <= 0 { return false }
    output += buffer[..<count]
    picture.take(buffer[..<count])
    return true
  }

  func resize(rows: Int, columns: Int) {
    picture.resize(rows: rows, columns: columns)
    _ = pt_resize(terminal, Int32(rows), Int32(columns))
  }

  /// Takes the terminal away, as when its window is closed.
  func hangUp() {
    isOpen = false
    close(terminal)
  }

  var isSane: Bool { pt_is_sane(terminal) == 1 }

  /// The exit status when the program ends before patience does; 128 and the signal's number where one ended it.
  func status() -> Int32? {
    let end = Date().addingTimeInterval(Self.patience)
    while Date() < end {
      var status: Int32 = 0
      if waitpid(child, &status, WNOHANG) == child {
        if isOpen { while read(within: 0), hasMore {} }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
      }
      if isOpen { read(within: 10) } else { usleep(10_000) }
    }
    return nil
  }

  private var hasMore: Bool {
    var poll = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, 0) > 0
  }
}
