import CaseStore
import Casework
import Glibc

/// A session that records contacts and looks at cases as fast as it can until it is told to end.
///
/// It says on standard output what it tries (`T token`) before each commit and what it was told is saved
/// (`A token number microseconds`) after it, so that whoever reads along knows what must be found later; how long each
/// look took (`R microseconds`); and what it was told is saved but did not see (`M token`).
struct Writer {
  static let cases = 24
  static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)
  private let casebook: Casebook
  private let number: Int
  /// What was acknowledged to this session last, and where it must be found.
  private var mine: [(token: String, reference: CaseReference)] = []

  init(store: String, number: Int) throws {
    var options = FileStore.Options()
    options.user = "writer\(number)"
    options.segmentLimit = 32 << 10
    self.number = number
    while true {
      do {
        casebook = try Casebook(FileStore.open(store, options: options), lists: CodeLists())
        return
      } catch StoreError.locked {}
    }
  }

  /// Makes the store that the writers share.
  static func prepare(_ path: String) throws {
    let casebook = try Casebook(FileStore.create(at: path), lists: CodeLists())
    for number in 1...cases {
      var new = Case()
      new.opened = now.day
      new.child.familyName = "Child\(number)"
      new.child.givenNames = "Made-up"
      _ = try casebook.make(.caseOpened(new), by: "soak", now: now)
    }
  }

  mutating func run() throws {
    signal(SIGTERM) { _ in _exit(0) }
    var chance = Chance(UInt64(number) &* 7919 &+ UInt64(getpid()))
    var count = 0
    while true {
      let reference = CaseReference(1 + chance.below(Self.cases))
      switch chance.below(16) {
      case 0...3: try read(&chance, reference)
      case 4: try reread()
      case 5: try look(at: reference)
      case 6: try amend(reference, &chance)
      default:
        count += 1
        try record("w\(number)-\(count)", in: reference)
      }
      // A stopped session may hold the store just then; the files follow later.
      do { try bringUpToDate() } catch StoreError.locked {}
    }
  }

  /// Looks at something, as people do far more often than they write.
  private func read(_ chance: inout Chance, _ reference: CaseReference) throws {
    let start = Clock.microseconds()
    switch chance.below(5) {
    case 0: _ = try casebook.follow()
    case 1: _ = try casebook.history(of: reference)
    case 2: _ = try casebook.searchNotes("w\(number)", limit: 20)
    case 3: _ = casebook.openCases
    default: _ = try casebook.caseFile(reference)
    }
    say("R \(Clock.microseconds() - start)")
  }

  /// Looks for what was acknowledged last: each must be there, once.
  private mutating func reread() throws {
    for (token, reference) in mine {
      let start = Clock.microseconds()
      let found = try casebook.caseFile(reference)?.contacts.count { $0.contact.note == token } ?? 0
      say(found == 1 ? "R \(Clock.microseconds() - start)" : "M \(token)")
    }
    mine = []
  }

  /// Writes a look into the trail, which is proved in the end as the journal is.
  private func look(at reference: CaseReference) throws {
    do {
      try casebook.look(Look(.section, of: reference, "contacts"), by: StaffID("writer\(number)"))
      try casebook.syncLooks()
    } catch StoreError.locked {}
  }

  private func bringUpToDate() throws {
    if let store = casebook.store as? FileStore, store.isCheckpointDue { try store.checkpoint() }
  }

  /// Records a contact, and again where another session holds the store for too long.
  private mutating func record(_ token: String, in reference: CaseReference) throws {
    var contact = Contact()
    contact.at = Self.now
    contact.outcome = .attended
    contact.worker = StaffID("writer\(number)")
    contact.note = token
    say("T \(token)")
    let start = Clock.microseconds()
    while true {
      do {
        let made = try casebook.make(.contactRecorded(reference, contact), by: contact.worker, now: Self.now)
        say("A \(token) \(made.seq) \(Clock.microseconds() - start)")
        mine = mine.suffix(7) + [(token, reference)]
        return
      } catch StoreError.locked(let holder, _) {
        say("L \(token) \(holder.map { "\($0.process) \($0.user)" } ?? "nobody")")
      }
    }
  }

  private func amend(_ reference: CaseReference, _ chance: inout Chance) throws {
    guard let file = try casebook.caseFile(reference), !file.contacts.isEmpty else { return }
    let filed = file.contacts[chance.below(file.contacts.count)]
    var contact = filed.contact
    contact.purpose = "amended by \(number)"
    do {
      _ = try casebook.make(
        .contactAmended(reference, filed.id, contact, why: "Soak.", seen: filed.version), by: "soak", now: Self.now)
    } catch is Refusal {
    } catch StoreError.locked {
    }
  }

  private func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }

  /// Takes the store's lock, says so, and stops itself while holding it, as Ctrl-Z in the worst moment would.
  static func stopInsideACommit(_ path: String) throws {
    var options = FileStore.Options()
    options.user = "stopper"
    let store = try FileStore.open(path, options: options)
    try store.commit(Act(by: "stopper", op: "soak.hold")) { transaction in
      print("holding")
      fflush(nil)
      kill(getpid(), SIGSTOP)
      transaction.put(Service.key, Service().json())
    }
    print("saved")
  }
}

/// The clock that never goes back.
enum Clock {
  static func microseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }
}

/// A seeded source of chance (SplitMix64).
struct Chance {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  /// A number from 0 up to, but without, the limit.
  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    value ^= value >> 31
    return limit > 0 ? Int(value % UInt64(limit)) : 0
  }
}
