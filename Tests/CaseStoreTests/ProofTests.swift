import Casework
import Glibc
import JSON
import Testing

@testable import CaseStore

/// A life of a store on a simulated disk, and what it was told was saved.
private struct Life {
  let disk: SimulatedDisk
  /// The state after each change that was tried, by its number.
  var states: [Int: [DocumentKey: [UInt8]]] = [:]
  /// The last change that was acknowledged.
  var acknowledged = 0
  private var state: [DocumentKey: [UInt8]] = [:]
  private var chance: Chance

  init(_ seed: UInt64) {
    disk = SimulatedDisk()
    chance = Chance(seed)
    states[0] = [:]
  }

  static var options: FileStore.Options {
    var options = FileStore.Options.plain
    options.segmentLimit = 900
    options.patience = 0
    options.clock = { 1_795_420_800_000 }
    return options
  }

  static func open(_ disk: SimulatedDisk) throws -> FileStore {
    try FileStore.open("/s", on: SimulatedFileSystem(disk), options: options)
  }

  /// Lives until all is done or trouble comes.
  mutating func run() throws {
    let store = try FileStore.create(at: "/s", on: SimulatedFileSystem(disk), options: Self.options, id: "life")
    for number in 1...12 {
      try commit(store, number)
      if number == 6 || number == 8 { try otherDiesUnsynced() }
      if number.isMultiple(of: 4) { try store.checkpoint() }
    }
    try store.checkpoint()
  }

  /// A second process appends a line and dies before it is synced: nobody is told that it is saved.
  private mutating func otherDiesUnsynced() throws {
    let other = try Self.open(disk)
    let edits = Self.edits(99, &chance)
    var tried = state
    for edit in edits.list { tried[edit.key] = edit.bytes }
    try other.append(Act(by: "other", op: "test"), edits)
    states[other.seq] = tried
    state = tried
  }

  private mutating func commit(_ store: FileStore, _ number: Int) throws {
    let edits = Self.edits(number, &chance)
    var next = 0
    var tried = state
    do {
      _ = try store.commit(Act(by: "me", op: "test")) { transaction in
        next = transaction.seq
        if let other = states[next - 1] { tried = other }
        for edit in edits.list {
          tried[edit.key] = edit.bytes
          if let bytes = edit.bytes { transaction.put(edit.key, bytes) } else { transaction.remove(edit.key) }
        }
        states[next] = tried
        for seq in states.keys where seq > next { states[seq] = nil }
      }
    } catch {
      if next == 0 { throw error }
      throw error
    }
    state = tried
    acknowledged = store.seq
  }

  private static func edits(_ number: Int, _ chance: inout Chance) -> Edits {
    var edits = Edits()
    let first = CaseReference(1 + chance.below(3))
    edits.set(
      first.key, Array("{\"n\":\(number),\"pad\":\"\(String(repeating: "x", count: chance.below(120)))\"}".utf8))
    edits.set(first.key(.contacts, "k\(chance.below(3))"), Array("{\"note\":\"\(number)\"}".utf8))
    if chance.below(3) == 0 {
      edits.set(CaseReference(4).key(.contacts, "k0"), chance.below(2) == 0 ? nil : Array("{\"m\":\(number)}".utf8))
    }
    return edits
  }
}

/// What a store holds, document by document.
private func contents(_ store: FileStore) throws -> [DocumentKey: [UInt8]] {
  var found: [DocumentKey: [UInt8]] = [:]
  for number in 1...4 {
    let reference = CaseReference(number)
    if let stored = try store.read(reference.key) { found[reference.key] = stored.bytes }
    for (key, stored) in try store.documents(in: reference.path(.contacts)) { found[key] = stored.bytes }
  }
  return found
}

private func expected(_ life: Life, _ seq: Int) -> [DocumentKey: [UInt8]]? {
  var at = seq
  while at > 0, life.states[at] == nil { at -= 1 }
  return life.states[at]
}

/// Looks at what survived; returns what is wrong, nil where nothing is.
private func verdict(_ disk: SimulatedDisk, _ life: Life, whole: Bool) -> String? {
  do {
    let store = try Life.open(disk)
    if let why = store.viewOnly { return "it opens for looking only: \(why)" }
    if store.seq < life.acknowledged {
      return "change \(life.acknowledged) was acknowledged, but \(store.seq) is the last"
    }
    guard let state = expected(life, store.seq) else { return "no change \(store.seq) was ever tried" }
    if try contents(store) != state { return "the state at \(store.seq) is not what it was" }
    _ = try store.commit(Act(by: "after", op: "life")) { $0.put(CaseReference(9).key, Array("{\"after\":1}".utf8)) }
    guard whole else { return nil }
    try store.checkpoint()
    let again = try Life.open(disk)
    var after = try contents(again)
    after[CaseReference(9).key] = nil
    if after != state { return "the state after life went on is not what it was" }
    if let found = again.found { return found }
    let report = try again.check()
    if let finding = report.findings.first(where: { $0.kind == .damaged }) {
      return "\(finding.path): \(finding.words)"
    }
    return nil
  } catch {
    return "\(error)"
  }
}

private func calls(_ seed: UInt64) throws -> (all: Int, made: Int) {
  let disk = SimulatedDisk()
  _ = try FileStore.create(at: "/s", on: SimulatedFileSystem(disk), options: Life.options, id: "life")
  var life = Life(seed)
  try life.run()
  return (life.disk.calls, disk.calls)
}

@Suite("Proof: what survives") struct ProofTests {
  private static var survivals: Int { getenv("WAYMARK_SOAK") == nil ? 6 : 20 }
  private static var lives: UInt64 { getenv("WAYMARK_SOAK") == nil ? 6 : 20 }

  @Test func aPowerCutAtAnyCallLosesNothingThatWasAcknowledged() throws {
    var states = 0
    for seed in 1...Self.lives {
      let (all, made) = try calls(seed)
      for call in (made + 1)...all {
        var life = Life(seed)
        life.disk.trouble = (call, .powerCut)
        _ = try? life.run()
        for survival in 0..<Self.survivals {
          var chance = Chance(seed &* 7919 &+ UInt64(call) &* 31 &+ UInt64(survival))
          let disk = life.disk.afterPowerCut(&chance)
          states += 1
          if let wrong = verdict(disk, life, whole: survival == 0) {
            Issue.record("life \(seed), cut at call \(call), survival \(survival): \(wrong)")
            return
          }
        }
      }
    }
    print("\(states) crash states, 0 violations")
    #expect(states > 3000)
  }

  @Test(arguments: [FileFault.Reason.noSpace, .inputOutput])
  func aFailureAtAnyCallLosesNothingThatWasAcknowledged(_ reason: FileFault.Reason) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let (all, made) = try calls(seed)
      for call in (made + 1)...all {
        var life = Life(seed)
        life.disk.trouble = (call, .failure(reason))
        _ = try? life.run()
        life.disk.trouble = nil
        life.disk.locks = [:]
        if let wrong = verdict(life.disk, life, whole: true) {
          Issue.record("life \(seed), \(reason) at call \(call): \(wrong)")
          return
        }
      }
    }
  }

  /// Linux tells of a failed write once, and says yes the next time: whoever comes after must not build on the hole.
  @Test func nobodyBuildsOnWhatAFailedSyncLost() throws {
    var (syncs, builtOn) = (0, 0)
    for seed in 1...3 as ClosedRange<UInt64> {
      let (all, made) = try calls(seed)
      for call in (made + 1)...all {
        var life = Life(seed)
        life.disk.losesWhatFailedToSync = true
        life.disk.trouble = (call, .failure(.inputOutput))
        _ = try? life.run()
        life.disk.trouble = nil
        life.disk.locks = [:]
        guard life.disk.nodes.values.contains(where: { $0.failures > 0 }) else { continue }
        syncs += 1
        let next = try Life.open(life.disk)
        let key = CaseReference(9).key
        guard (try? next.commit(Act(by: "next", op: "test")) { $0.put(key, Array("{\"n\":9}".utf8)) }) != nil else {
          continue
        }
        builtOn += 1
        for survival in 0..<3 as Range<UInt64> {
          var chance = Chance(seed &* 7919 &+ UInt64(call) &* 31 &+ survival)
          let store = try Life.open(life.disk.afterPowerCut(&chance))
          let isThere = try store.read(key) != nil
          #expect(
            store.viewOnly == nil && store.seq >= next.seq && isThere,
            "life \(seed), sync \(call), survival \(survival): \(store.viewOnly.map { "\($0)" } ?? "") \(store.seq)")
        }
      }
    }
    #expect(syncs > 50 && builtOn > 50)
  }

  /// The process that is told is killed at once, so it leaves no word; a session that opened at any call before, and one
  /// that opens afterwards, each either refuse or save what stays.
  @Test func nobodyBuildsOnWhatWasLostByOneThatDiedOfIt() throws {
    var (deaths, builtOn) = (0, 0)
    for seed in [1] as [UInt64] {
      let (all, made) = try calls(seed)
      for call in (made + 1)...all {
        for ahead in [nil, 0, 2, 7, 12] as [Int?] {
          var life = Life(seed)
          life.disk.losesWhatFailedToSync = true
          life.disk.trouble = (call, .death(.inputOutput))
          let disk = life.disk
          var earlier: FileStore?
          if let ahead { disk.meanwhile = (call - ahead, { earlier = try? Life.open(disk) }) }
          _ = try? life.run()
          guard disk.nodes.values.contains(where: { $0.failures > 0 }) else { break }
          deaths += 1
          disk.goOn()
          for (place, next) in [earlier, try Life.open(disk)].enumerated() {
            let key = CaseReference(8 + place).key
            guard let next,
              let saved = try? next.commit(Act(by: "next", op: "test"), { $0.put(key, Array("{\"n\":9}".utf8)) })
            else { continue }
            builtOn += 1
            for survival in 0..<2 as Range<UInt64> {
              var chance = Chance(seed &* 7919 &+ UInt64(call) &* 31 &+ survival)
              let store = try Life.open(disk.afterPowerCut(&chance))
              let isThere = try store.read(key) != nil
              if store.viewOnly != nil || store.seq < saved.seq || !isThere {
                Issue.record("life \(seed), sync \(call), opened \(ahead ?? -1) before, survival \(survival): lost")
                return
              }
            }
          }
        }
      }
    }
    print("\(deaths) deaths of a failed sync, \(builtOn) changes saved after them, none lost")
    #expect(deaths > 150 && builtOn > 150)
  }

  /// Sessions come and go, and one in three dies of a failed sync; after each the power may go.
  @Test func whatIsSavedBetweenManyFailuresStays() throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      var chance = Chance(seed)
      var disk = SimulatedDisk()
      _ = try FileStore.create(at: "/s", on: SimulatedFileSystem(disk), options: Life.options, id: "life")
      disk.losesWhatFailedToSync = true
      var saved: [DocumentKey] = []
      for number in 1...25 {
        let key = CaseReference(1 + number % 5).key(.contacts, "k\(number)")
        let text = Array("{\"n\":\(number),\"pad\":\"\(String(repeating: "x", count: chance.below(90)))\"}".utf8)
        if chance.below(3) == 0 { disk.trouble = (disk.calls + 1 + chance.below(60), .death(.inputOutput)) }
        if let store = try? Life.open(disk) {
          if (try? store.commit(Act(by: "me", op: "test"), { $0.put(key, text) })) != nil { saved.append(key) }
          if number.isMultiple(of: 6) { _ = try? store.checkpoint() }
        }
        disk.goOn()
        if chance.below(4) == 0 {
          disk = disk.afterPowerCut(&chance)
          disk.losesWhatFailedToSync = true
          let store = try Life.open(disk)
          for key in saved {
            let isThere = try store.read(key) != nil
            #expect(store.viewOnly == nil && isThere, "seed \(seed), change \(number): \(key.text)")
            if !isThere { return }
          }
        }
      }
    }
  }

  @Test func aCommitSyncsOnceAndWritesNothingAgainWhereAllIsProved() throws {
    let disk = SimulatedDisk()
    let put: (inout Transaction) throws -> Void = { $0.put(CaseReference(1).key, Array("{\"n\":1}".utf8)) }
    var options = Life.options
    options.segmentLimit = 1 << 20
    _ = try FileStore.create(at: "/s", on: SimulatedFileSystem(disk), options: options, id: "life")
      .commit(Act(by: "me", op: "test"), put)
    for _ in 0..<3 {
      let counted = FaultingFileSystem(SimulatedFileSystem(disk))
      let store = try FileStore.open("/s", on: counted, options: options)
      let before = counted.counts
      _ = try store.commit(Act(by: "me", op: "test"), put)
      func made(_ operation: Operation) -> Int { (counted.counts[operation] ?? 0) - (before[operation] ?? 0) }
      #expect(made(.syncData) == 1 && made(.sync) == 0 && made(.syncDirectory) == 0)
      // The line, the note of what it is, and the note of how far the journal is on the disk.
      #expect(made(.write) <= 3)
    }
  }

  @Test func aFailedSyncTurnsTheSessionToLookingOnly() throws {
    let disk = SimulatedDisk()
    let store = try FileStore.create(at: "/s", on: SimulatedFileSystem(disk), options: Life.options, id: "life")
    let put: (inout Transaction) throws -> Void = { $0.put(CaseReference(1).key, Array("{\"n\":1}".utf8)) }
    _ = try store.commit(Act(by: "me", op: "test"), put)
    var failed = false
    for ahead in 1...40 where !failed {
      disk.trouble = (disk.calls + ahead, .failure(.inputOutput))
      do {
        _ = try store.commit(Act(by: "me", op: "test"), put)
      } catch StoreError.syncFailed {
        failed = true
      } catch {}
    }
    #expect(failed)
    #expect(throws: StoreError.self) { try store.commit(Act(by: "me", op: "test"), put) }
    disk.trouble = nil
    _ = try Life.open(disk).commit(Act(by: "me", op: "test"), put)
  }
}
