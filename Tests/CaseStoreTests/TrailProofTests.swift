import Casework
import Testing

@testable import CaseStore

/// What survives of the looks that were written down, where syncs fail and the power goes.
@Suite("Proof: which looks survive") struct TrailProofTests {
  private static let november = 1_795_000_000_000

  private static func open(_ disk: SimulatedDisk, day: Int = 0) throws -> FileStore {
    var options = FileStore.Options.plain
    options.patience = 0
    options.clock = { november + day * 86_400_000 }
    return try FileStore.open("/s", on: SimulatedFileSystem(disk), options: options)
  }

  private static func make() throws -> SimulatedDisk {
    let disk = SimulatedDisk()
    let store = try FileStore.create(at: "/s", on: SimulatedFileSystem(disk), options: .plain, id: "looks")
    try store.trail().add(Look(.search, "first"), by: "me")
    try store.files.syncDirectory("/s")
    try store.files.syncDirectory("/s/looks")
    disk.losesWhatFailedToSync = true
    return disk
  }

  private static func add(_ words: String, to trail: LookTrail) -> Bool {
    (try? trail.add(Look(.search, words), by: "me")) != nil
  }

  /// What the looks are after a power cut, and whether the trail is whole.
  private static func looks(after disk: SimulatedDisk, _ chance: inout Chance) throws -> (
    words: [String], isWhole: Bool
  ) {
    let cut = disk.afterPowerCut(&chance)
    let store = try open(cut)
    let isAdded = add("after", to: try store.trail())
    var report = CheckReport()
    var words: [String] = []
    try TrailReader(files: store.files, paths: store.paths, identity: store.identity).readAll(&report) {
      words.append($0.look.what)
    }
    return (words, isAdded && !report.isDamaged)
  }

  /// Any call fails once; the process lives on and tries again.
  @Test(arguments: [0, 20]) func whatASyncSaidNoToIsWrittenAgainUntilItSaysYes(later day: Int) throws {
    var failures = 0
    for call in 1...80 {
      let disk = try Self.make()
      let (first, second) = (try Self.open(disk).trail(), try Self.open(disk, day: day).trail())
      var made = ["first"]
      disk.trouble = (disk.calls + call, .failure(.inputOutput))
      for (turn, trail) in [first, second, first, second].enumerated() {
        for part in 0..<2 where Self.add("\(turn).\(part)", to: trail) { made.append("\(turn).\(part)") }
        if (try? trail.sync()) == nil { failures += 1 }
      }
      disk.trouble = nil
      for _ in 0..<2 {
        _ = try? first.sync()
        _ = try? second.sync()
      }
      try first.sync()
      try second.sync()
      for survival in 0..<3 as Range<UInt64> {
        var chance = Chance(UInt64(call) &* 31 &+ survival)
        let (words, isWhole) = try Self.looks(after: disk, &chance)
        #expect(isWhole && Set(made).isSubset(of: words), "call \(call): \(made) \(words)")
        #expect(Set(words).count == words.count, "call \(call): \(words)")
      }
    }
    #expect(failures > 2)
  }

  /// The process that was told dies of it; one that was there and one that comes later each say no or keep theirs.
  @Test func nobodyBuildsOnLooksThatWereLost() throws {
    var confirmed = 0
    for call in 1...60 {
      let disk = try Self.make()
      let (dying, there) = (try Self.open(disk).trail(), try Self.open(disk).trail())
      disk.trouble = (disk.calls + call, .death(.inputOutput))
      for turn in 0..<4 {
        _ = Self.add("dying \(turn)", to: dying)
        _ = try? dying.sync()
      }
      disk.goOn()
      for (name, trail) in [("there", there), ("later", try Self.open(disk).trail())] {
        guard Self.add(name, to: trail), (try? trail.sync()) != nil else { continue }
        confirmed += 1
        for survival in 0..<3 as Range<UInt64> {
          var chance = Chance(UInt64(call) &* 31 &+ survival)
          let (words, isWhole) = try Self.looks(after: disk, &chance)
          #expect(isWhole && words.contains(name), "call \(call), \(name): \(words)")
        }
      }
    }
    #expect(confirmed > 60)
  }

  @Test func theDiskThatDoesNotConfirmLooksIsNamed() throws {
    let disk = try Self.make()
    let trail = try Self.open(disk).trail()
    #expect(Self.add("a", to: trail))
    try trail.sync()
    #expect(Self.add("b", to: trail))
    disk.trouble = (disk.calls + 1, .failure(.inputOutput))
    #expect(throws: StoreError.looksUnproved("/s/looks/2026-11.jsonl")) { try trail.sync() }
    disk.trouble = nil
    try trail.sync()
  }
}
