import CaseStore
import Casework
import Glibc

/// Many sessions on one store, some killed and some stopped at random, and the proof of what is left.
struct Storm {
  private let store: String
  private let sessions: Int
  private let seconds: Int
  private var chance: Chance
  private var live: [pid_t] = []
  private var stopped: [pid_t] = []
  private var started = 0
  private var ends: [Int32] = [0, 0]
  private var heard = Heard()
  private var kills = 0
  private var stops = 0

  init(store: String, sessions: Int, seconds: Int, seed: Int) {
    self.store = store
    self.sessions = max(1, sessions)
    self.seconds = seconds
    chance = Chance(UInt64(seed))
  }

  /// Lives through it. Throws `StoreError` where the store can't be made or read.
  mutating func run() throws -> Report {
    try Writer.prepare(store)
    guard pipe(&ends) == 0 else { complain("no pipe: \(String(cString: strerror(errno)))", 1) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    for _ in 0..<sessions { start() }
    let end = Clock.microseconds() + seconds * 1_000_000
    while Clock.microseconds() < end {
      listen(for: 5 + chance.below(40))
      disturb()
    }
    for pid in stopped { kill(pid, SIGCONT) }
    for pid in live { kill(pid, SIGTERM) }
    close(ends[1])
    while !live.isEmpty {
      listen(for: 5)
      live.removeAll { Self.hasEnded($0) }
    }
    listen(for: 0)
    close(ends[0])
    return try Report(store: store, heard: heard, kills: kills, stops: stops)
  }

  private static func hasEnded(_ pid: pid_t) -> Bool {
    var status: Int32 = 0
    return waitpid(pid, &status, WNOHANG) == pid
  }

  /// Kills or stops a session, and lets one go on that was stopped.
  private mutating func disturb() {
    let gone = live.filter { Self.hasEnded($0) }
    heard.deaths += gone.count
    live.removeAll { gone.contains($0) }
    if !stopped.isEmpty, chance.below(3) == 0 { kill(stopped.removeFirst(), SIGCONT) }
    if let pid = pick() {
      if chance.below(3) == 0 {
        kill(pid, SIGSTOP)
        stopped.append(pid)
        stops += 1
      } else {
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
        live.removeAll { $0 == pid }
        kills += 1
      }
    }
    while live.count < sessions { start() }
  }

  private mutating func pick() -> pid_t? {
    let running = live.filter { !stopped.contains($0) }
    return running.isEmpty ? nil : running[chance.below(running.count)]
  }

  private mutating func start() {
    started += 1
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[1])
    defer { posix_spawn_file_actions_destroy(&actions) }
    let words: [String] = ["Soak", "writer", store, String(started)]
    var arguments = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    guard posix_spawn(&pid, "/proc/self/exe", &actions, nil, arguments, environ) == 0 else {
      complain("no session could be started: \(String(cString: strerror(errno)))", 1)
    }
    live.append(pid)
  }

  /// Takes in what the sessions say for so many milliseconds, and then what is still there.
  private mutating func listen(for milliseconds: Int) {
    let end = Clock.microseconds() + milliseconds * 1000
    var chunk = [UInt8](repeating: 0, count: 65_536)
    repeat {
      let left = max(0, (end - Clock.microseconds()) / 1000)
      var ready = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, Int32(left)) > 0 else { return }
      while true {
        let count = read(ends[0], &chunk, chunk.count)
        if count <= 0 { break }
        heard.take(chunk[..<count])
      }
    } while Clock.microseconds() < end
  }
}

/// What the sessions said: what they tried, and what they were told is saved.
struct Heard {
  private(set) var tried: Set<String> = []
  /// The number of the change by what was saved in it.
  private(set) var saved: [String: Int] = [:]
  /// Every wait for a commit, in microseconds.
  private(set) var waits: [Int] = []
  /// Every look, in microseconds.
  private(set) var looks: [Int] = []
  /// How often a session didn't see what it had been told is saved.
  private(set) var missed = 0
  /// How often somebody was told who holds the store.
  private(set) var lockedOut = 0
  /// Sessions that ended without being told to.
  var deaths = 0
  private var rest: [UInt8] = []

  mutating func take(_ bytes: ArraySlice<UInt8>) {
    rest += bytes
    var start = 0
    while let end = rest[start...].firstIndex(of: 10) {
      take(line: String(decoding: rest[start..<end], as: UTF8.self))
      start = end + 1
    }
    rest.removeFirst(start)
  }

  private mutating func take(line: String) {
    let words = line.split(separator: " ").map(String.init)
    guard words.count > 1 else { return }
    switch words[0] {
    case "T": tried.insert(words[1])
    case "A":
      guard words.count == 4, let seq = Int(words[2]), let wait = Int(words[3]) else { return }
      saved[words[1]] = seq
      waits.append(wait)
    case "R": if let wait = Int(words[1]) { looks.append(wait) }
    case "M": missed += 1
    default: lockedOut += 1
    }
  }
}
