import CFuzzer
import Fuzzing
@preconcurrency import Glibc

/// What came of trying one parser.
struct Figures {
  /// The parser that was tried.
  let name: String
  private let runs: Int
  private let worst: Int
  private let memory: Int
  private let longRuns: Int
  private let longWorst: Int
  private let longMemory: Int
  private let resident: Int
  private let seconds: Int
  private let fault: String

  var isClean: Bool { fault.isEmpty }

  static let heading = line(
    ["parser", "runs", "worst", "memory", "long inputs", "worst", "memory", "peak RSS", "took", ""])

  var line: String {
    Self.line([
      name, "\(runs)", Self.time(worst), Self.size(memory), "\(longRuns)", Self.time(longWorst), Self.size(longMemory),
      Self.size(resident * 1024), "\(seconds) s", isClean ? "clean" : fault,
    ])
  }

  private static func line(_ cells: [String]) -> String {
    let widths = [24, 9, 10, 9, 11, 10, 9, 9, 7, 0]
    return zip(cells, widths).enumerated().map { place, cell in
      let gap = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return place == 0 || place == 9 ? cell.0 + gap : gap + cell.0
    }.joined(separator: " ")
  }

  private static func time(_ microseconds: Int) -> String {
    microseconds < 10_000 ? "\(microseconds) us" : "\(microseconds / 1000) ms"
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 10 << 20 ? "\(bytes >> 10) kB" : "\(bytes >> 20) MB"
  }

  /// A parser that is being tried, in a process of its own.
  struct Trial {
    fileprivate let parser: Parser
    fileprivate let file: Int32
    fileprivate let start: Int
    /// The process.
    let pid: pid_t
  }

  /// Begins to try a parser.
  static func trial(of parser: Parser, runs: Int, seed: Int) -> Trial {
    let file = cf_shared(Child.header + Child.room)
    guard file >= 0 else { Program.complain("no memory to share") }
    let words: [String] = ["Fuzz", "child", parser.name, "\(runs)", "\(seed)", "\(file)"]
    var arguments = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    guard posix_spawn(&pid, "/proc/self/exe", nil, nil, arguments, environ) == 0 else {
      Program.complain("no process could be started: \(String(cString: strerror(errno)))")
    }
    return Trial(parser: parser, file: file, start: Glibc.time(nil), pid: pid)
  }

  /// Waits until one of the trials has ended; returns its process and what came of it.
  static func next(of trials: [pid_t: Trial]) -> (pid: pid_t, figures: Figures) {
    var status: Int32 = 0
    var usage = rusage()
    while true {
      let pid = wait4(-1, &status, 0, &usage)
      if let trial = trials[pid] {
        defer { close(trial.file) }
        let seconds = Glibc.time(nil) - trial.start
        return (pid, Figures(trial.parser, trial.file, status, usage, seconds: seconds))
      }
      if pid < 0, errno != EINTR { Program.complain("a process is gone: \(String(cString: strerror(errno)))") }
    }
  }

  private init(_ parser: Parser, _ file: Int32, _ status: Int32, _ usage: rusage, seconds: Int) {
    var header = [Int](repeating: 0, count: Child.header / 8)
    _ = header.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
    name = parser.name
    runs = header[1]
    worst = header[2]
    memory = header[3]
    longRuns = header[4]
    longWorst = header[5]
    longMemory = header[6]
    resident = usage.ru_maxrss
    self.seconds = seconds
    fault = status == 0 ? "" : Self.keep(parser, file, header[0], status)
  }

  /// Keeps the input that ended the process; returns what happened and where it is.
  private static func keep(_ parser: Parser, _ file: Int32, _ length: Int, _ status: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: min(length, Child.room))
    _ = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, off_t(Child.header)) }
    let folder = getenv("WAYMARK_FUZZ_FOLDER").map { String(cString: $0) } ?? "/tmp"
    let path = "\(folder)/\(parser.name)-failed"
    if let output = fopen(path, "w") {
      fwrite(bytes, 1, bytes.count, output)
      fclose(output)
    }
    let how = status & 0x7F == 0 ? "ended with \(status >> 8 & 0xFF)" : "killed by signal \(status & 0x7F)"
    return "\(how): \(path)"
  }
}
