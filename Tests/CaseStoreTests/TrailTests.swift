import Casework
import Synchronization
import Testing

@testable import CaseStore

@Suite("The trail of looks") struct TrailTests {
  private let one = CaseReference(1)

  /// A store whose clock stands at a moment that a test may move.
  private func store(
    _ folder: TestFolder, segmentLimit: Int? = nil, at clock: @escaping @Sendable () -> Int = { 1_795_000_000_000 }
  ) throws -> FileStore {
    var options = FileStore.Options.plain
    options.segmentLimit = segmentLimit ?? options.segmentLimit
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
    let all = try store.looks { _ in true }.entries
    #expect(all.map(\.seq) == Array(1...40))
    #expect(all.map(\.look.reference) == (0..<40).map { CaseReference($0 % 3 + 1) })
    #expect(try store.looks(at: one).entries.map(\.seq) == (0..<40).filter { $0 % 3 == 0 }.map { $0 + 1 })
    #expect(try store.looks { $0.by == "user2" }.entries.count == 8)
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
      #expect(try store.looks { _ in true }.entries.map(\.look.what) == ["heron", "swan"])
      let report = try store.check()
      #expect(report.isWhole && report.findings.count == 1, "\(report.findings)")
      try TestFile.write(path, whole)
      try PosixFileSystem().remove(folder("s/looks/torn-2026-11-\(whole.count)"))
    }
  }

  /// Flips, cuts, swaps, insertions, and lines that were rewritten or forged, with digests that fit: each is found without
  /// a seal, and the line named, or the one behind it, which can't be proved any more. It makes no difference whether others
  /// are written behind that file, as in a segment that is sealed and a month that is over.
  @Test(arguments: [("looks", 0), ("looks", 1), ("journal", 0), ("journal", 1)])
  func everyAlterationIsFoundAndTheLineNamed(folderName: String, file: Int) throws {
    let folder = try TestFolder()
    let clock = Clock(1_795_000_000_000)
    let store = try store(folder, segmentLimit: 2000) { clock.now }
    let trail = try store.trail()
    for turn in 0..<12 {
      if turn == 6 { clock.now += 20 * 86_400_000 }
      try trail.add(Look(.section, of: CaseReference(turn % 7 + 1), "contacts"), by: StaffID("user\(turn % 5)"))
      _ = try store.commit(Act(by: "kmason", op: "test")) { transaction in
        transaction.put(CaseReference(turn + 1).key, Array(#"{"note":"heron \#(turn)"}"#.utf8))
      }
    }
    try trail.sync()
    try store.checkpoint()
    #expect(try store.check().isWhole)
    let names = try PosixFileSystem().list(folder("s/" + folderName)).filter { $0.hasSuffix(".jsonl") }.sorted()
    #expect(names.count >= 2)
    let path = folder("s/\(folderName)/\(names[file])")
    let before = try file == 0 ? [] : TestFile.read(folder("s/\(folderName)/\(names[0])"))
    let previous = before.split(separator: 10).last.map(Array.init)
    let earlier = before.count { $0 == 10 }
    var chance = Chance(20)
    let whole = try TestFile.read(path)
    var (found, named) = (0, 0)
    while found < 2500 {
      let altered = alter(whole, behind: previous, &chance)
      if altered == whole { continue }
      try TestFile.write(path, altered)
      let same = zip(whole, altered).prefix { $0 == $1 }.count
      let first = earlier + 1 + whole[..<same].count { $0 == 10 }
      let report = try FileStore.open(folder("s"), options: .plain).check()
      #expect(report.isDamaged, "\(first)")
      found += 1
      let words = report.findings.filter { $0.kind == .damaged }.map { $0.words + " " }
      let names = [first, first + 1].contains { number in
        words.contains {
          $0.contains("look \(number) ") || $0.contains("line \(number) ") || $0.contains("change \(number) ")
            || $0.contains("changes \(number) to ")
        }
      }
      if names { named += 1 } else { Issue.record("line \(first) was altered: \(words)") }
    }
    print("\(found) alterations of \(folderName)/\(names[file]), \(found) found without a seal, \(named) named")
    try TestFile.write(path, whole)
    for kind in ["s/journal", "s/looks"] {
      for name in try PosixFileSystem().list(folder(kind)) where name.hasPrefix("torn-") {
        try PosixFileSystem().remove(folder(kind + "/" + name))
      }
    }
    let report = try FileStore.open(folder("s"), options: .plain).check()
    #expect(report.isWhole, "\(report.findings)")
  }

  /// Without a seal: what was once on the disk is missed, and whoever goes on doesn't wipe that out.
  @Test func whatWasCutOffIsMissedEvenAfterOthersWentOn() throws {
    for part in ["looks", "journal"] {
      let folder = try TestFolder()
      let store = try store(folder)
      let trail = try store.trail()
      for turn in 0..<3 {
        try trail.add(Look(.search, "heron \(turn)"), by: "kmason")
        try store.put("service", #"{"turn":\#(turn)}"#)
      }
      try trail.sync()
      let path = folder(part == "looks" ? "s/looks/2026-11.jsonl" : "s/journal/000000001.jsonl")
      let whole = try TestFile.read(path)
      let cut = whole[..<(whole.dropLast().lastIndex(of: 10) ?? 0)] + [10]
      for length in [0, cut.count] {
        try TestFile.write(path, Array(cut.prefix(length)))
        let words = try FileStore.open(folder("s"), options: .plain).check().findings.map(\.words)
        let what = part == "looks" ? "look" : "change"
        #expect(words == ["\(what) \(length == 0 ? 1 : 3) is missing: \(what)s up to 3 were on the disk"], "\(words)")
        let found = try store.looks { _ in true }
        #expect(part == "journal" || found.fault?.contains("is missing") ?? false, "\(found)")
      }
      // Another session works on behind the cut.
      let next = try FileStore.open(folder("s"), options: .plain)
      let later = try next.trail()
      try later.add(Look(.search, "swan"), by: "kmason")
      try later.sync()
      for turn in 0..<2 { try next.put("service", #"{"turn":"later \#(turn)"}"#) }
      try next.checkpoint()
      let report = try FileStore.open(folder("s"), options: .plain).check()
      let words = report.findings.filter { $0.kind == .damaged }.map(\.words)
      #expect(words.count == 1 && words[0].contains("3 is not the one that was on the disk"), "\(part): \(words)")
      if part == "looks" {
        #expect(throws: StoreError.self) { _ = try next.backup(to: folder("b.tar")) }
        continue
      }
      // Nor does a copy that was made of it later accuse anybody: it has a lock file of its own.
      _ = try next.backup(to: folder("b.tar"))
      #expect(try FileStore.restore(folder("b.tar"), to: folder("r"), options: .plain).isWhole)
    }
  }

  /// A trail that is gone with its own lock file is missed, in a store where looks were once on the disk, and still after
  /// others went on; nobody is accused in whose store nobody looked.
  @Test func aTrailThatIsGoneIsMissed() throws {
    let folder = try TestFolder()
    let disk = PosixFileSystem()
    let store = try store(folder)
    try store.put("service", "{}")
    #expect(try FileStore.open(folder("s"), options: .plain).check().isWhole)
    let trail = try store.trail()
    try trail.add(Look(.search, "heron"), by: "kmason")
    try trail.add(Look(.search, "swan"), by: "kmason")
    try trail.sync()
    #expect(try store.check().isWhole)
    let taken = folder("taken")
    try disk.rename(folder("s/looks"), to: taken)
    let gone = "the trail of looks is gone: looks up to 2 were on the disk"
    var report = try FileStore.open(folder("s"), options: .plain).check()
    #expect(report.isDamaged && report.findings.map(\.words) == [gone], "\(report.findings)")
    #expect(try store.looks { _ in true }.fault == "looks: " + gone)
    #expect(throws: StoreError.self) { try store.seal() }
    // The one whose folder it was goes on writing to it; others begin a new one.
    try trail.add(Look(.search, "kite"), by: "kmason")
    try trail.sync()
    for turn in 0..<2 {
      let later = try FileStore.open(folder("s"), options: .plain).trail()
      for word in ["lark", "wren", "rook"] { try later.add(Look(.search, word + "\(turn)"), by: "asmith") }
      try later.sync()
      report = try FileStore.open(folder("s"), options: .plain).check()
      #expect(report.isDamaged && report.looks == 3 * (turn + 1), "\(report.findings)")
      #expect(
        report.findings.contains { $0.words.contains("is not the one that was on the disk") }, "\(report.findings)")
    }
    #expect(throws: StoreError.self) { _ = try store.backup(to: folder("b.tar")) }
    // What was taken fits in again.
    try disk.rename(folder("s/looks"), to: folder("other"))
    try disk.rename(taken, to: folder("s/looks"))
    report = try FileStore.open(folder("s"), options: .plain).check()
    #expect(report.findings.allSatisfy { !$0.words.contains("is gone") }, "\(report.findings)")
  }

  /// A copy made file by file while others worked may have an earlier journal and a later note; and stores from before there
  /// were claims have a note without a number.
  @Test func copiesAndOlderStoresAreNeverAccused() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let disk = PosixFileSystem()
    let trail = try store.trail()
    func work(_ words: String) throws {
      try trail.add(Look(.search, words), by: "kmason")
      try trail.sync()
      try store.put("service", #"{"words":"\#(words)"}"#)
    }
    try work("before")
    for name in ["", "/journal", "/looks", "/cases", "/index"] {
      try disk.makeDirectory(folder("c" + name), mode: 0o700)
    }
    for name in ["store.json", "checkpoint.json", "journal/000000001.jsonl", "looks/2026-11.jsonl"] {
      try TestFile.write(folder("c/" + name), TestFile.read(folder("s/" + name)))
    }
    try work("while it was copied")
    for name in ["lock", "looks/lock"] {
      try TestFile.write(folder("c/" + name), TestFile.read(folder("s/" + name)))
    }
    let copy = try FileStore.open(folder("c"), options: .plain)
    #expect(try copy.check().isWhole)
    #expect(try copy.looks { _ in true }.fault == nil)
    let later = try copy.trail()
    try later.add(Look(.search, "in the copy"), by: "kmason")
    try later.sync()
    try copy.put("service", "{}")
    try copy.checkpoint()
    #expect(try copy.check().isWhole)
    // From now on the copy is a store like any other.
    try TestFile.write(folder("c/looks/2026-11.jsonl"), [])
    #expect(try copy.check().isDamaged)

    let file = try disk.open(folder("s/lock"), .writing)
    defer { disk.close(file) }
    let place = try #require(SyncMark(files: disk, file: file).claim)
    var old = Array("9 \(place.segment) 9999 ".utf8) + place.head
    old += [32] + Digest.hex(of: old)
    old += [UInt8](repeating: 32, count: 255 - old.count) + [10]
    try disk.writeWhole(file, old, at: 64)
    #expect(SyncMark(files: disk, file: file).place?.seq == 9 && SyncMark(files: disk, file: file).claim == nil)
    #expect(try store.check().isWhole)
    try work("after")
    #expect(try store.check().isWhole)
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
    let words = try store.check(against: [seal]).findings.map(\.words)
    #expect(words.count == 2 && words[1].hasPrefix("look 1 is not the one that was sealed at 2026-11-"), "\(words)")
    // Whoever rewrites both notes too is found out by the seal alone.
    try TestFile.write(folder("s/looks/lock"), Array("2026-11".utf8))
    #expect(try store.check().isDamaged)
    let lock = try TestFile.read(folder("s/lock"))
    try TestFile.write(folder("s/lock"), Array(lock.prefix(576)))
    #expect(try store.check().isWhole)
    #expect(try store.check(against: [seal]).isDamaged)
    seal.store = "another"
    #expect(try store.check(against: [seal]).isDamaged)
  }

  /// An earlier backup in the store's place is no forgery: what is missing is said, and since when.
  @Test func anEarlierBackupIsSaidToBeOlderThanTheSeal() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    func work(_ words: String) throws {
      try store.trail().add(Look(.search, words), by: "kmason")
      try store.put("service", #"{"words":"\#(words)"}"#)
    }
    try work("before")
    try store.checkpoint()
    let early = try store.seal()
    _ = try store.backup(to: folder("b.tar"))
    try store.trail().add(Look(.search, "swan"), by: "kmason")
    let looked = try store.seal()
    try work("after")
    try work("long after")
    try store.trail().add(Look(.search, "heron"), by: "kmason")
    let (middle, late) = (try store.seal(), try store.seal())
    _ = try FileStore.restore(folder("b.tar"), to: folder("r"), options: .plain)
    let restored = try FileStore.open(folder("r"), options: .plain)
    #expect(try restored.check(against: [early]).isWhole)
    let report = try restored.check(against: [early, looked, middle, late])
    #expect(report.findings.count == 1 && report.findings.first?.kind == .older && report.isDamaged)
    #expect(
      report.findings.first?.words == "the store is older than the seal of \(late.at) (and than 2 other seals): "
        + "2 changes and 4 looks that were sealed then are not in it", "\(report.findings)")
    // Where one of the two goes on, something was cut off the other.
    for _ in 0..<5 { try restored.trail().add(Look(.search, "swan"), by: "kmason") }
    let words = try restored.check(against: [late]).findings.map(\.words)
    #expect(words[0].hasPrefix("the journal ends with change 1, before change 3, which was sealed"), "\(words)")
    #expect(words.count == 2 && words[1].hasPrefix("look \(late.look) is not the one that was sealed"), "\(words)")
  }

  /// A file altered in one way; `previous` is the line before its first.
  private func alter(_ bytes: [UInt8], behind previous: [UInt8]?, _ chance: inout Chance) -> [UInt8] {
    var bytes = bytes
    let at = Int.random(in: 0..<bytes.count, using: &chance)
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    let (first, second) = (
      Int.random(in: 0..<(lines.count - 1), using: &chance), Int.random(in: 0..<(lines.count - 1), using: &chance)
    )
    func rewritten(_ line: [UInt8]) -> [UInt8] {
      Array(
        String(decoding: line, as: UTF8.self).replacing("user", with: "uzer").replacing("heron", with: "Heron").utf8)
    }
    switch Int.random(in: 0..<8, using: &chance) {
    case 0:
      bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
      return bytes
    case 1: return Array(bytes[..<at])
    case 2: lines.swapAt(first, second)
    case 3: lines.insert(lines[first], at: second)
    case 4: lines.remove(at: first)
    case 5: lines[first] = rewritten(lines[first])
    case 6: lines[first] = sealedAgain(rewritten(lines[first]), after: first > 0 ? lines[first - 1] : previous)
    default:
      // One that fits in every way behind the line before it, which only the line behind it gives the lie to.
      lines.insert(
        forged(lines[first], as: lines[second], after: second > 0 ? lines[second - 1] : previous), at: second)
    }
    return Array(lines.joined(separator: [10]))
  }

  /// What one line says, in the place of another: with its number and moment, bound to the line before that.
  private func forged(_ line: [UInt8], as other: [UInt8], after previous: [UInt8]?) -> [UInt8] {
    if var look = try? LookLine(json: line), let place = try? LookLine(json: other) {
      (look.seq, look.at, look.prev, look.by) = (place.seq, place.at, place.prev, "forger")
      return Array(look.sealed().dropLast())
    }
    guard let parts = JournalLine.parts(line, 0..<line.count), var read = try? JournalLine(line, parts),
      let place = JournalLine.parts(other, 0..<other.count)
    else { return line }
    (read.seq, read.at, read.by) = (
      JournalLine.seq(other, 0..<other.count) ?? 0, JournalLine.at(other, place), "forger"
    )
    (read.op, read.next) = ("test", nil)
    return Array(read.bytes(after: head(of: previous), set: Array(line[parts.set])).0.dropLast())
  }

  /// The digest of a line of the journal; of the store's name where there is none.
  private func head(of line: [UInt8]?) -> [UInt8] {
    var identity = StoreIdentity()
    identity.id = "fixed"
    return line.flatMap { line in JournalLine.parts(line, 0..<line.count).map { Array(line[$0.sha]) } }
      ?? identity.genesis
  }

  /// A line with its digests made again, as somebody does who knows the form, behind the line before it.
  private func sealedAgain(_ line: [UInt8], after previous: [UInt8]?) -> [UInt8] {
    if var look = try? LookLine(json: line) { return Array(look.sealed().dropLast()) }
    guard let parts = JournalLine.parts(line, 0..<line.count), var read = try? JournalLine(line, parts) else {
      return line
    }
    read.seq = JournalLine.seq(line, 0..<line.count) ?? 0
    return Array(read.bytes(after: head(of: previous), set: Array(line[parts.set])).0.dropLast())
  }
}

/// A clock that a test moves.
private final class Clock: Sendable {
  private let moment: Mutex<Int>

  init(_ now: Int) { moment = Mutex(now) }

  var now: Int {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }
}

/// Moments that a clock shows one after another.
private final class Times: Sendable {
  private let left: Mutex<[Int]>

  init(_ times: [Int]) { left = Mutex(times) }

  func next() -> Int { left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] } }
}
