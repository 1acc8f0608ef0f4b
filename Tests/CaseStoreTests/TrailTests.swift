import CaseStore
import Casework
import Synchronization
import Testing

@Suite("The trail of looks") struct TrailTests {
  private let one = CaseReference(1)

  /// A store whose clock stands at a moment that a test may move.
  private func store(_ folder: TestFolder, at clock: @escaping @Sendable () -> Int = { 1_795_000_000_000 }) throws
    -> FileStore
  {
    var options = FileStore.Options.plain
    options.clock = clock
    return try FileStore.create(at: folder("s"), options: options, id: "fixed")
  }

  @Test func looksAreKeptInOrderWhoeverMakesThem() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let (first, second) = (try store.trail(), try store.trail())
    for turn in 0..<40 {
      let look = Look(.section, of: CaseReference(turn % 3 + 1), "contacts")
      try (turn % 2 == 0 ? first : second).add(look, by: StaffID("user\(turn % 5)"))
    }
    try store.checkpoint()
    let all = try store.looks { _ in true }
    #expect(all.map(\.seq) == Array(1...40))
    #expect(all.map(\.look.reference) == (0..<40).map { CaseReference($0 % 3 + 1) })
    #expect(try store.looks(at: one).map(\.seq) == (0..<40).filter { $0 % 3 == 0 }.map { $0 + 1 })
    #expect(try store.looks { $0.by == "user2" }.count == 8)
    let report = try store.check()
    #expect(report.looks == 40 && report.isWhole)
  }

  @Test func aMonthFollowsTheMonthBeforeAndAClockThatIsSetBackBeginsNoneAgain() throws {
    let folder = try TestFolder()
    let november = 1_795_000_000_000
    let times = Times([november, november + 20 * 86_400_000, november, november + 60 * 86_400_000])
    let store = try store(folder) { times.next() }
    for _ in 0..<4 { try store.trail().add(Look(.section, of: one, "summary"), by: "kmason") }
    try store.checkpoint()
    let months = try PosixFileSystem().list(folder("s/looks")).filter { $0.hasSuffix(".jsonl") }.sorted()
    #expect(months == ["2026-11.jsonl", "2026-12.jsonl", "2027-01.jsonl"])
    let report = try store.check()
    #expect(report.looks == 4 && report.isWhole, "\(report.findings)")
  }

  @Test func theEndOfAWriterThatWasKilledIsPutAsideAndCountsAsNoFault() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    try store.checkpoint()
    try store.trail().add(Look(.search, "heron"), by: "kmason")
    let path = folder("s/looks/2026-11.jsonl")
    let whole = try TestFile.read(path)
    for rest in [Array(#"{"seq":2,"at":"20"#.utf8), [UInt8](repeating: 0, count: 100)] {
      try TestFile.write(path, whole + rest)
      #expect(try store.check().isWhole)
      try store.trail().add(Look(.search, "swan"), by: "kmason")
      #expect(try store.looks { _ in true }.map(\.look.what) == ["heron", "swan"])
      let report = try store.check()
      #expect(report.isWhole && report.findings.count == 1, "\(report.findings)")
      try TestFile.write(path, whole)
      try PosixFileSystem().remove(folder("s/looks/torn-2026-11-\(whole.count)"))
    }
  }

  /// Flips, cuts, swaps, insertions and rewritten lines, at random; a cut at a line's end and a line whose digest was
  /// made again are found by the seal that was kept outside.
  @Test(arguments: ["s/looks/2026-11.jsonl", "s/journal/000000001.jsonl"])
  func everyAlterationIsFoundAndAnHonestStoreNeverAccused(path: String) throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let trail = try store.trail()
    for turn in 0..<12 {
      try trail.add(Look(.section, of: CaseReference(turn % 7 + 1), "contacts"), by: StaffID("user\(turn % 5)"))
      if turn % 3 == 0 {
        _ = try store.commit(Act(by: "kmason", op: "test")) { transaction in
          transaction.put(CaseReference(turn + 1).key, Array(#"{"note":"heron \#(turn)"}"#.utf8))
        }
      }
    }
    try store.checkpoint()
    let seal = try store.seal()
    #expect(try store.check(against: [seal]).isWhole)
    var chance = Chance(20)
    let whole = try TestFile.read(folder(path))
    for turn in 0..<5000 {
      let altered = alter(whole, &chance)
      if altered == whole { continue }
      try TestFile.write(folder(path), altered)
      let report = try? FileStore.open(folder("s"), options: .plain).check(against: [seal])
      #expect(report?.isWhole != true, "turn \(turn)")
    }
    try TestFile.write(folder(path), whole)
    for name in try PosixFileSystem().list(folder("s/journal")) where name.hasPrefix("torn-") {
      try PosixFileSystem().remove(folder("s/journal/" + name))
    }
    let report = try FileStore.open(folder("s"), options: .plain).check(against: [seal])
    #expect(report.isWhole, "\(report.findings)")
  }

  @Test func aSealOfAnotherStoreOrOfMoreThanThereIsIsSaid() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    try store.checkpoint()
    var seal = try store.seal()
    #expect(try store.check(against: [seal]).isWhole)
    try store.trail().add(Look(.export, "the whole store", recipient: "the Board"), by: "kmason")
    #expect(try store.check(against: [seal]).isWhole)
    seal = try store.seal()
    try TestFile.write(folder("s/looks/2026-11.jsonl"), [])
    #expect(try store.check().isWhole)
    let words = try store.check(against: [seal]).findings.map(\.words)
    #expect(words.count == 1 && words[0].hasPrefix("look 1 is not the one that was sealed at 2026-11-"), "\(words)")
    seal.store = "another"
    #expect(try store.check(against: [seal]).isDamaged)
  }

  private func alter(_ bytes: [UInt8], _ chance: inout Chance) -> [UInt8] {
    var bytes = bytes
    let at = Int.random(in: 0..<bytes.count, using: &chance)
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    let (first, second) = (
      Int.random(in: 0..<(lines.count - 1), using: &chance), Int.random(in: 0..<(lines.count - 1), using: &chance)
    )
    switch Int.random(in: 0..<6, using: &chance) {
    case 0:
      bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
      return bytes
    case 1: return Array(bytes[..<at])
    case 2: lines.swapAt(first, second)
    case 3: lines.insert(lines[first], at: second)
    case 4: lines.remove(at: first)
    default: lines[first] = Array(String(decoding: lines[first], as: UTF8.self).replacing("user", with: "uzer").utf8)
    }
    return Array(lines.joined(separator: [10]))
  }
}

/// Moments that a clock shows one after another.
private final class Times: Sendable {
  private let left: Mutex<[Int]>

  init(_ times: [Int]) { left = Mutex(times) }

  func next() -> Int { left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] } }
}
