import CFuzzer
import Fuzzing
@preconcurrency import Glibc
import Synchronization

/// The process that one parser is tried in, so that what stops it stops nothing else.
///
/// It writes each input where its parent finds it before the parser sees it, and its figures to the same place.
struct Child {
  /// The bytes before an input: its length, and the figures so far.
  static let header = 64
  /// The most of an input that is kept for the parent.
  static let room = 8 << 20

  /// The parser, where the shared bytes are, and what a run may cost, for a callback that can't carry anything.
  static let number = Atomic<Int>(0)
  static let shared = Atomic<Int>(0)
  static let isLong = Atomic<Bool>(false)

  private let runs: Int
  private let seed: Int

  init(_ number: Int, runs: Int, seed: Int, current: Int32) {
    self.runs = runs
    self.seed = seed
    Self.number.store(number, ordering: .relaxed)
    let map = mmap(nil, Self.header + Self.room, PROT_READ | PROT_WRITE, MAP_SHARED, current, 0)
    Self.shared.store(Int(bitPattern: map), ordering: .relaxed)
  }

  /// Tries the seeds and long inputs; returns the arguments with which libFuzzer goes on.
  func prepare() -> [String] {
    let parser = Parser.all[Self.number.load(ordering: .relaxed)]
    // What is set up once belongs to no input.
    let seeds = parser.seeds() + Corpus.inputs(of: parser.name).map(\.bytes)
    for seed in seeds + [[]] { _ = parser.run(seed) }
    for seed in seeds { Self.take(seed) }
    Self.isLong.store(true, ordering: .relaxed)
    for size in [20_000, 500_000] {
      for input in LongInputs.of(seeds, length: size) { Self.take(input.bytes) }
    }
    Self.isLong.store(false, ordering: .relaxed)
    let folder = Self.folder(of: parser, seeds)
    let longest = max(parser.bounds.length, seeds.map(\.count).max() ?? 0)
    return [
      "Fuzz", folder, "-runs=\(runs)", "-seed=\(max(1, seed))", "-max_len=\(longest)", "-timeout=20",
      "-rss_limit_mb=4096", "-artifact_prefix=\(folder)-", "-verbosity=0", "-print_funcs=0", "-reload=0",
    ]
  }

  /// A folder of the seeds, to which what reaches further is added.
  private static func folder(of parser: Parser, _ seeds: [[UInt8]]) -> String {
    let folder = "\(getenv("WAYMARK_FUZZ_FOLDER").map { String(cString: $0) } ?? "/tmp")/\(parser.name)"
    mkdir(folder, 0o700)
    for (number, seed) in seeds.enumerated() {
      guard let file = fopen(folder + "/seed-\(number)", "w") else { continue }
      fwrite(seed, 1, seed.count, file)
      fclose(file)
    }
    return folder
  }

  /// Lets the parser have one input, and ends the process where it costs too much or isn't read as it should be.
  static func take(_ bytes: [UInt8]) {
    let parser = Parser.all[number.load(ordering: .relaxed)]
    guard let map = UnsafeMutableRawPointer(bitPattern: shared.load(ordering: .relaxed)) else { return }
    let figures = map.assumingMemoryBound(to: Int.self)
    bytes.withUnsafeBytes { all in
      guard let base = all.baseAddress else { return }
      memcpy(map + header, base, min(room, all.count))
    }
    figures[0] = bytes.count
    cf_mark()
    let before = cf_live()
    let start = microseconds()
    let fault = parser.run(bytes)
    let time = microseconds() - start
    let memory = Int(cf_peak() - before)
    let isLong = isLong.load(ordering: .relaxed)
    figures[isLong ? 4 : 1] += 1
    figures[isLong ? 5 : 2] = max(figures[isLong ? 5 : 2], time)
    figures[isLong ? 6 : 3] = max(figures[isLong ? 6 : 3], memory)
    if let fault { fail(fault) }
    let bounds = parser.bounds
    if memory > bounds.memory + bounds.memoryPerByte * bytes.count {
      fail("\(bytes.count) bytes of input take \(memory) bytes of memory")
    }
    // A slow moment of the machine isn't the parser's; what is slow, is slow again.
    guard time > bounds.time + bounds.timePerByte * bytes.count else { return }
    let again = microseconds()
    _ = parser.run(bytes)
    let second = microseconds() - again
    if second > bounds.time + bounds.timePerByte * bytes.count {
      fail("\(bytes.count) bytes of input take \(second) microseconds")
    }
  }

  private static func fail(_ words: String) -> Never {
    fputs("Fuzz: \(Parser.all[number.load(ordering: .relaxed)].name): \(words)\n", stderr)
    _exit(99)
  }

  /// The time that this process was given: others on the machine are not the parser's.
  private static func microseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }
}
