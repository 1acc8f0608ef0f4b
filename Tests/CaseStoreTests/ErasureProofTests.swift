import Casework
import Glibc
import Testing

@testable import CaseStore

@Suite("Proof: a destruction that is cut short") struct ErasureProofTests {
  private typealias Life = ErasureLife

  private static func open(_ disk: SimulatedDisk) throws -> FileStore {
    try FileStore.open("/s", on: SimulatedFileSystem(disk), options: Life.options)
  }

  /// Makes the store, then destroys with trouble to come; returns the disk, and the calls before and after.
  private static func live(
    _ trouble: (ahead: Int, what: SimulatedDisk.Trouble)?
  ) throws -> (disk: SimulatedDisk, calls: Int, before: [String], told: Bool) {
    let disk = SimulatedDisk()
    let store = try Life.make(at: "/s", on: SimulatedFileSystem(disk))
    let before = try Life.remains(store)
    let start = disk.calls
    disk.trouble = trouble.map { (start + $0.ahead, $0.what) }
    var isTold = false
    do {
      try Life.destroy(store)
      isTold = true
      _ = try store.finishErasures()
    } catch {}
    return (disk, disk.calls - start, before, isTold)
  }

  /// What is wrong with a disk after trouble; nil where nothing is.
  private static func verdict(_ disk: SimulatedDisk, _ before: [String], told: Bool) -> String? {
    do {
      let store = try open(disk)
      if let why = store.viewOnly { return "it opens for looking only: \(why)" }
      let first = try store.check()
      if let damage = first.findings.first(where: { $0.kind == .damaged }) { return "\(damage.path): \(damage.words)" }
      let isGone = try store.read(Life.gone.key) == nil
      if told, !isGone { return "it was told that the case is destroyed, and it is there" }
      if try Life.remains(store) != before { return "the other case isn't as it was" }
      let isClean = disk.holding(Life.secrets).isEmpty
      if isGone, !isClean, first.isWhole { return "something is left, and check is silent" }
      let mended = try store.check(mends: true)
      if let bad = mended.findings.first(where: { $0.kind == .damaged || $0.kind == .stale }) {
        return "mending left \(bad.path): \(bad.words)"
      }
      let again = try open(disk)
      if let bad = try again.check().findings.first(where: { $0.kind != .note }) {
        return "after mending \(bad.path): \(bad.words)"
      }
      if try Life.remains(again) != before { return "the other case isn't as it was after mending" }
      let left = disk.holding(Life.secrets)
      if isGone, !left.isEmpty { return "\(left) still hold it" }
      if !isGone, try again.read(Life.gone.key) == nil { return "mending destroyed what nobody had" }
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func aPowerCutAtAnyCallLeavesItUndoneOrToBeFinished() throws {
    let calls = try Self.live(nil).calls
    let survivals = getenv("WAYMARK_SOAK") == nil ? 3 : 20
    var states = 0
    for call in 1...calls {
      let (cut, _, before, told) = try Self.live((call, .powerCut))
      for survival in 0..<survivals {
        var chance = Chance(UInt64(call) &* 7919 &+ UInt64(survival))
        states += 1
        if let wrong = Self.verdict(cut.afterPowerCut(&chance), before, told: told) {
          Issue.record("cut at call \(call) of \(calls), survival \(survival): \(wrong)")
          return
        }
      }
    }
    print("\(states) states of a destruction that was cut short, 0 violations")
    #expect(states > 300)
  }

  @Test(arguments: [FileFault.Reason.noSpace, .inputOutput])
  func aFailureAtAnyCallLeavesItToBeFinished(_ reason: FileFault.Reason) throws {
    let calls = try Self.live(nil).calls
    for call in 1...calls {
      let (disk, _, before, told) = try Self.live((call, .failure(reason)))
      disk.trouble = nil
      disk.locks = [:]
      if let wrong = Self.verdict(disk, before, told: told) {
        Issue.record("\(reason) at call \(call) of \(calls): \(wrong)")
        return
      }
    }
  }

  /// Another store that was opened before: at every stage of its knowledge it goes on, and brings nothing back.
  @Test func anotherSessionBringsNothingBack() throws {
    let disk = SimulatedDisk()
    let store = try Life.make(at: "/s", on: SimulatedFileSystem(disk))
    let reader = try Self.open(disk)
    let follower = try Self.open(disk)
    _ = try reader.read(Life.gone.key)
    _ = try reader.documents(in: Life.gone.path(.contacts))
    try Life.destroy(store)
    let late = try Self.open(disk)
    try store.finishErasures()
    for (number, other) in [reader, follower, late].enumerated() {
      #expect(!(try other.follow()).isEmpty || other === late)
      #expect(try other.read(Life.gone.key) == nil)
      #expect(try other.documents(in: Life.gone.path(.contacts)).isEmpty)
      _ = try other.commit(Act(by: "a", op: "test")) {
        $0.put(Life.other.key(.contacts, "z\(number)"), bytes("{\"note\":\"later\"}"))
      }
      #expect(try other.checkpoint())
      #expect(try other.check().findings == [])
    }
    #expect(disk.holding(Life.secrets).isEmpty)
    #expect(try Self.open(disk).check().findings == [])
  }

  /// Another session's files are being brought up to date, or a backup is made, while it is destroyed at any call.
  @Test func aCheckpointAtAnyCallBringsNothingBack() throws {
    for call in 1...400 {
      let disk = SimulatedDisk()
      let store = try Life.make(at: "/s", on: SimulatedFileSystem(disk))
      let files = InterruptedDisk(SimulatedFileSystem(disk))
      let other = try FileStore.open("/s", on: files, options: Life.options)
      var isDestroyed = false
      files.interruption = (
        files.calls + call,
        {
          // Where the other holds the lock it has to wait, which it can't here.
          isDestroyed = (try? Life.destroy(store)) != nil
          _ = try? store.finishErasures()
        }
      )
      _ = try? other.checkpoint()
      if files.interruption != nil { break }
      if !isDestroyed {
        try Life.destroy(store)
        _ = try store.finishErasures()
      }
      let after = try Self.open(disk)
      _ = try after.finishErasures()
      let report = try after.check(mends: true)
      #expect(!report.isDamaged, "call \(call): \(report.findings)")
      #expect(disk.holding(Life.secrets).isEmpty, "call \(call): \(disk.holding(Life.secrets))")
      #expect(try other.check().findings == [], "call \(call)")
    }
  }

  @Test func aBackupWhileItIsDestroyedIsRestoredWithoutIt() throws {
    for call in stride(from: 1, through: 900, by: 3) {
      let disk = SimulatedDisk()
      let store = try Life.make(at: "/s", on: SimulatedFileSystem(disk))
      let files = InterruptedDisk(SimulatedFileSystem(disk))
      let other = try FileStore.open("/s", on: files, options: Life.options)
      files.interruption = (
        files.calls + call,
        {
          try? Life.destroy(store)
          _ = try? store.finishErasures()
        }
      )
      _ = try other.backup(to: "/b")
      if files.interruption != nil { break }
      let report = try FileStore.restore("/b", to: "/r", on: SimulatedFileSystem(disk), options: Life.options)
      #expect(!report.isDamaged, "call \(call): \(report.findings)")
      let restored = try FileStore.open("/r", on: SimulatedFileSystem(disk), options: Life.options)
      #expect(try restored.check().findings == [], "call \(call)")
      let isGone = try restored.read(Life.gone.key) == nil
      let held = disk.holding(Life.secrets).filter { $0.hasPrefix("/r/") }
      #expect(isGone == held.isEmpty, "call \(call): \(held)")
    }
  }
}
