import Fuzzing
@preconcurrency import Glibc

/// libFuzzer has the program's beginning, and calls this before it looks at its own arguments.
@_cdecl("LLVMFuzzerInitialize")
func begin(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> Int32 {
  guard let words = Program.begin() else { exit(0) }
  let made = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: words.count + 1)
  for (place, word) in words.enumerated() { made[place] = strdup(word) }
  made[words.count] = nil
  arguments.pointee = made
  count.pointee = Int32(words.count)
  return 0
}

/// libFuzzer calls this with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func tryOne(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  Child.take(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

/// Tries every parser of outside bytes with libFuzzer, each in a process of its own, and prints what came of it.
enum Program {
  private static let words = CommandLine.arguments

  /// The arguments for libFuzzer in a process that tries one parser; nil where all is done.
  static func begin() -> [String]? {
    setvbuf(stdout, nil, _IOLBF, 0)
    switch words.dropFirst().first {
    case "child":
      guard words.count == 6, let runs = Int(words[3]), let seed = Int(words[4]), let file = Int32(words[5]),
        let number = Parser.all.firstIndex(where: { $0.name == words[2] })
      else { complain("child PARSER RUNS SEED FILE") }
      return Child(number, runs: runs, seed: seed, current: file).prepare()
    case "one":
      guard words.count == 4, let parser = Parser.named(words[2]), let bytes = Corpus.bytes(of: words[3]) else {
        complain("one PARSER FILE")
      }
      print(parser.run(bytes) ?? "read, or refused with a reason")
    case "list": for parser in Parser.all { print(parser.name) }
    default: tryAll()
    }
    return nil
  }

  /// Tries the parsers that are named, or all, as many at a time as there are processors where `--jobs` doesn't say.
  private static func tryAll() {
    var wanted = Set(words.dropFirst().filter { Parser.named($0) != nil })
    if wanted.isEmpty { wanted = Set(Parser.all.map(\.name)) }
    let (runs, seed) = (option("runs", 1_000_000), option("seed", 1))
    // Each process takes one processor, and each parser one process.
    let jobs = max(1, option("jobs", Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    print(Figures.heading)
    var failed: [String] = []
    var waiting = Parser.all.filter { wanted.contains($0.name) }[...]
    var trials: [pid_t: Figures.Trial] = [:]
    while !waiting.isEmpty || !trials.isEmpty {
      while trials.count < jobs, let parser = waiting.popFirst() {
        let trial = Figures.trial(of: parser, runs: runs, seed: seed)
        trials[trial.pid] = trial
      }
      let (pid, figures) = Figures.next(of: trials)
      trials[pid] = nil
      print(figures.line)
      if !figures.isClean { failed.append(figures.name) }
    }
    print(failed.isEmpty ? "No parser failed." : "Failed: " + failed.joined(separator: ", ") + ".")
    exit(failed.isEmpty ? 0 : 1)
  }

  private static func option(_ name: String, _ fallback: Int) -> Int {
    guard let place = words.firstIndex(of: "--" + name), place + 1 < words.count else { return fallback }
    guard let value = Int(words[place + 1]), value >= 0 else { complain("--\(name) needs a number.") }
    return value
  }

  static func complain(_ message: String) -> Never {
    fputs("Fuzz: " + message + "\n", stderr)
    exit(2)
  }
}
