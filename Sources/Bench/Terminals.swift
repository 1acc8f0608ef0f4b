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

  func measure(_ data: Dataset, _ figures: inout Figures) throws {
    let lines = surroundings.path("lines.txt")
    let repository = surroundings.path("repository")
    Surroundings.run([
      "sh", "-c", "seq 1 10300 | sed 's/.*/YJ-& Abara, Tomi  16  Referral order  12 Feb 2027/' > '\(lines)'",
    ])
    Surroundings.run([
      "sh", "-c",
      """
      mkdir -p '\(repository)' && cd '\(repository)' && git init -q && (for i in $(seq 1 10000); do printf 'commit refs/heads/main\\ncommitter a <a@b> %d +0000\\ndata 9\\ncommit %05d' $((1700000000+i)) $i | head -c 200; echo; done) | sed 's/data 9/data 12/' | git fast-import --quiet >/dev/null 2>&1; git reset -q --soft main 2>/dev/null
      """,
    ])
    let waymark = [surroundings.products + "/waymark", "--store", data.store, "--as", data.me.text]
    let ours = try down(waymark, prepare: "2vvG" + String(repeating: "k", count: 60))
    let vim = try down(["vim", "-u", "NONE", "-N", lines], prepare: "G" + String(repeating: "k", count: 60))
    let tig = try down(["tig"], folder: repository, prepare: String(repeating: "j", count: 45))
    figures.ratio("key press to frame, 10,300 rows: median", ours, vim, atMost: 1.0, against: "vim")
    var ours99 = Times()
    var tig99 = Times()
    ours99.add(ours.percentile(0.99))
    tig99.add(tig.percentile(0.99))
    figures.ratio("key press to frame: 99th percentile", ours99, tig99, atMost: 1.0, against: "tig")
    figures.note("key press to frame, medians", "tig \(decimal(tig.median, 0)) \u{B5}s")
    var start = Times()
    var other = Times()
    for _ in 0..<runs {
      start.add(try opening(waymark))
      other.add(try opening(["tig"], folder: repository))
    }
    figures.ratio("process start to the list visible", start, other, atMost: 1.0, against: "tig, 10,000 commits")
    let terminal = try PseudoTerminal(waymark)
    _ = terminal.settle(200)
    terminal.send("2")
    _ = terminal.settle(200)
    figures.bound("memory with the caseload on screen", Double(terminal.resident) / 1024, atMost: 40, unit: "MiB")
  }

  private func down(_ words: [String], folder: String? = nil, prepare: String) throws -> Times {
    let terminal = try PseudoTerminal(words, folder: folder)
    _ = terminal.settle(400)
    for character in prepare {
      terminal.send(String(character))
      _ = terminal.settle(character.isNumber || character == "v" || character == "G" ? 150 : 12)
    }
    var times = Times()
    for _ in 0..<(runs * 12) {
      terminal.send("j")
      times.add(terminal.settle())
    }
    return times
  }

  private func opening(_ words: [String], folder: String? = nil) throws -> Double {
    let start = Measure.now()
    let terminal = try PseudoTerminal(words, folder: folder)
    let settled = terminal.settle(60)
    return settled > 0 ? Measure.now() - start - 60_000 : 0
  }
}
