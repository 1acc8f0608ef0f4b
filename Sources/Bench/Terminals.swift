import Glibc
import PtySupport

/// A program in a pseudo-terminal of 120 by 40, timed from key to the end of what it sends.
final class PseudoTerminal {
  private let main: Int32
  let child: pid_t

  init(_ words: [String], folder: String? = nil) throws {
    var arguments = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var terminal: Int32 = -1
    child = pt_start(arguments, folder, 40, 120, &terminal)
    guard child > 0 else { throw SQLite.Problem(description: "no pseudo-terminal for \(words[0])") }
    main = terminal
  }

  deinit {
    kill(child, SIGKILL)
    waitpid(child, nil, 0)
    close(main)
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(main, bytes, bytes.count)
  }

  /// Microseconds until the last byte before so many milliseconds of silence.
  func settle(_ silence: Int32 = 12, patience: Double = 3e6) -> Double {
    let start = Measure.now()
    var last = start
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while Measure.now() - start < patience {
      var poll = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
      let ready = Glibc.poll(&poll, 1, last == start ? 1000 : silence)
      if ready <= 0 { break }
      if read(main, &buffer, buffer.count) <= 0 { break }
      last = Measure.now()
    }
    return last - start
  }

  /// Reads until some words came, or ten seconds have passed; false then.
  func wait(for words: String) -> Bool {
    let wanted = Array(words.utf8)
    var got: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let start = Measure.now()
    while Measure.now() - start < 10e6 {
      var poll = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, 1000) > 0 else { continue }
      let count = read(main, &buffer, buffer.count)
      if count <= 0 { return false }
      got += buffer[..<count]
      if got.contains(wanted) { return true }
    }
    return false
  }

  /// Resident memory in kilobytes.
  var resident: Int {
    let (_, output) = Surroundings.run(["sh", "-c", "grep VmRSS /proc/\(child)/status | tr -dc 0-9"])
    return Int(String(decoding: output, as: UTF8.self)) ?? 0
  }
}

/// Keys to frames, and starts to lists, beside vim and tig in the same run.
struct TerminalWork {
  let surroundings: Surroundings
  let runs: Int
  /// Rows on the screen: so many presses of `j` bring the cursor to the last of them, from where each one scrolls.
  private static let rows = 40

  func measure(_ data: Dataset, _ figures: inout Figures) throws {
    let lines = surroundings.path("lines.txt")
    let repository = surroundings.path("repository")
    Surroundings.run([
      "sh", "-c", "seq 1 10300 | sed 's/.*/YJ-& Abara, Tomi  16  Referral order  12 Feb 2027/' > '\(lines)'",
    ])
    Surroundings.run(["sh", "-c", Self.history(in: repository)])
    let waymark = [surroundings.products + "/waymark", "--store", data.store, "--as", data.me.text]
    let programs: [(words: [String], folder: String?, before: [String])] = [
      (waymark, nil, ["2", "v", "v", "v"]), (["vim", "-u", "NONE", "-N", lines], nil, []), (["tig"], repository, []),
    ]
    let times = try presses(programs)
    figures.ratio(
      "key press to frame, 10,300 rows: median", times[0], times[1], atMost: 1.0, against: "vim")
    figures.ratio(
      "key press to frame: 99th percentile", times[0].tail, times[2].tail, atMost: 1.0, against: "tig")
    figures.note(
      "key press to frame",
      "vim's 99th percentile \(decimal(times[1].percentile(0.99), 0)) \u{B5}s, "
        + "tig's median \(decimal(times[2].median, 0)) \u{B5}s")
    var start = Times()
    var other = Times()
    for _ in 0..<max(runs, 15) {
      start.add(try opening(waymark, until: "Today"))
      other.add(try opening(["tig"], folder: repository, until: "Commit 10000"))
    }
    figures.ratio("process start to the list visible", start, other, atMost: 1.0, against: "tig, 10,000 commits")
    let terminal = try PseudoTerminal(waymark)
    _ = terminal.settle(200)
    terminal.send("2")
    _ = terminal.settle(200)
    figures.bound("memory with the caseload on screen", Double(terminal.resident) / 1024, atMost: 40, unit: "MiB")
  }

  /// A repository of 10,000 commits.
  private static func history(in folder: String) -> String {
    """
    mkdir -p '\(folder)' && cd '\(folder)' && git init -q && awk 'BEGIN {
      for (i = 1; i <= 10000; i++) {
        m = sprintf("Commit %05d of a made-up history", i)
        printf "commit refs/heads/main\\ncommitter Tomi Abara <t@example.org> %d +0000\\ndata %d\\n%s\\n", \
          1700000000 + i * 60, length(m), m
      }
    }' | git fast-import --quiet && git symbolic-ref HEAD refs/heads/main
    """
  }

  /// How long each program takes from a press of `j` to the end of what it sends, turn by turn, so that all meet the same
  /// noise.
  private func presses(_ programs: [(words: [String], folder: String?, before: [String])]) throws -> [Times] {
    let terminals = try programs.map { try PseudoTerminal($0.words, folder: $0.folder) }
    for (terminal, program) in zip(terminals, programs) {
      _ = terminal.settle(500)
      for key in program.before {
        terminal.send(key)
        _ = terminal.settle(300)
      }
      for _ in 0..<Self.rows {
        terminal.send("j")
        _ = terminal.settle()
      }
    }
    var times = [Times](repeating: Times(), count: programs.count)
    for _ in 0..<(runs * 30) {
      for (index, terminal) in terminals.enumerated() {
        terminal.send("j")
        times[index].add(terminal.settle())
      }
    }
    return times
  }

  /// Microseconds from starting a program to the words that show its list.
  private func opening(_ words: [String], folder: String? = nil, until text: String) throws -> Double {
    let start = Measure.now()
    let terminal = try PseudoTerminal(words, folder: folder)
    guard terminal.wait(for: text) else {
      throw SQLite.Problem(description: "\(words[0]) didn't show \u{201C}\(text)\u{201D}")
    }
    return Measure.now() - start
  }
}

extension Times {
  /// The 99th percentile, as times of its own.
  fileprivate var tail: Times {
    var tail = Times()
    tail.add(percentile(0.99))
    return tail
  }
}
