import Foundation

/// A tmux server of the test's own, and one screen on it.
struct Tmux {
  let program: Program
  private let socket: String
  private let session: String

  /// A server without a screen.
  init(_ program: Program) {
    self.program = program
    socket = "waymark-\(UUID().uuidString.prefix(8))"
    session = "main"
  }

  /// Another screen on the same server.
  private init(beside other: Tmux, _ session: String) {
    program = other.program
    socket = other.socket
    self.session = session
  }

  /// Opens the program on a screen of 80×24 of its own.
  func screen(_ name: String, as user: String) -> Tmux {
    let screen = Tmux(beside: self, name)
    // The server hands on the environment that it was started with, so each screen is told whose it is.
    let command = ["env", "WAYMARK_USER=" + user, Program.path]
    screen.run(["new-session", "-d", "-s", name, "-c", program.folder.path, "-x", "80", "-y", "24"] + command)
    return screen
  }

  /// A shell runs it: the server stays behind, and must hold nothing that the test waits for.
  @discardableResult
  func callAsFunction(_ arguments: String...) -> String { run(arguments) }

  @discardableResult
  private func run(_ arguments: [String]) -> String {
    let captured = program.folder.appendingPathComponent("tmux").path
    let variables = program.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
    let words = variables.map { $0.key + "=" + $0.value } + ["tmux", "-L", socket, "-f", "/dev/null"] + arguments
    let quoted = words.map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }.joined(separator: " ")
    _ = system("env -i \(quoted) > '\(captured)' 2>/dev/null < /dev/null")
    return (try? String(contentsOfFile: captured, encoding: .utf8)) ?? ""
  }

  /// What the screen shows.
  var picture: String { run(["capture-pane", "-p"] + target) }

  private var target: [String] { session == "main" ? [] : ["-t", session] }

  /// Whether the screen comes to show these words.
  func shows(_ words: String) -> Bool {
    for _ in 0..<300 {
      if picture.contains(words) { return true }
      usleep(50_000)
    }
    return false
  }

  /// Whether the screen comes to show these words no more.
  func loses(_ words: String) -> Bool {
    for _ in 0..<300 {
      if !picture.contains(words) { return true }
      usleep(50_000)
    }
    return false
  }

  /// Goes to a field by its label and types at its end. Throws where the cursor never comes to stand there.
  func fill(_ label: String, _ text: String) throws {
    for _ in 0..<60 {
      if isAt(label) {
        press("End")
        return type(text)
      }
      press("Tab")
      usleep(30_000)
    }
    throw LabelMissing(label: label, picture: picture)
  }

  /// That no field of a label was found.
  struct LabelMissing: Error {
    let label: String
    let picture: String
  }

  /// Whether the cursor stands behind a label, with no other between, or in a further row of its field.
  private func isAt(_ label: String) -> Bool {
    let place = run(["display-message", "-p"] + target + ["#{cursor_y} #{cursor_x}"])
      .split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    let rows = picture.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    guard place.count == 2, rows.indices.contains(place[0]) else { return false }
    let wanted = Array(label)
    for row in (0...place[0]).reversed() {
      let line = rows[row]
      let starts = line.indices.filter {
        $0 + wanted.count <= line.count && Array(line[$0..<($0 + wanted.count)]) == wanted
      }
      if let start = starts.last(where: { $0 < place[1] }), start < 4 || row == place[0] {
        let value = line[min(start + wanted.count, line.count)..<max(start + wanted.count, min(place[1], line.count))]
        let words = String(value).drop { $0 == " " || $0 == "?" }
        return row != place[0] || !words.contains("   ")
      }
      // A row with a label of its own belongs to another field.
      if line.count > 3, line[2] != " " { return false }
    }
    return false
  }

  /// Types text as it stands.
  func type(_ text: String) { run(["send-keys"] + target + ["-l", text]) }

  /// Presses keys by the names that tmux gives them.
  func press(_ keys: String...) { press(keys) }
  func press(_ keys: [String]) { run(["send-keys"] + target + keys) }
}
