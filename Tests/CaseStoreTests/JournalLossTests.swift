import Casework
import Synchronization
import Testing

@testable import CaseStore

@Suite("Changes that the journal lost")
struct JournalLossTests {
  private static var options: FileStore.Options {
    var options = FileStore.Options.plain
    options.segmentLimit = 2500
    return options
  }

  /// A store of several segments: changes of cases by two people, some of the service, the last two behind the pointer.
  private func store(_ folder: TestFolder) throws -> FileStore {
    let store = try FileStore.create(at: folder("s"), options: Self.options)
    for number in 1...40 {
      let author = number.isMultiple(of: 3) ? "bjones" : "asmith"
      let name = CaseReference(number % 7 + 1).digits
      if number.isMultiple(of: 10) {
        try store.put("staff/w\(number)", "{\"n\":\(number)}", by: author, op: "staff.save")
      }
      try store.put("cases/\(name)", "{\"n\":\(number)}", by: author, op: "case.edit")
      try store.put("cases/\(name)/contacts/c1.\(number)", "{\"n\":\(number)}", by: author, op: "contact.record")
      if number == 39 { #expect(try store.checkpoint()) }
    }
    return store
  }

  private struct Line {
    var seq: Int
    var segment: String
    var by: String
    var op: String
    var keys: [String]
  }

  /// The changes as the whole journal has them, without seals.
  private func lines(_ store: FileStore) throws -> [Line] {
    var found: [Line] = []
    var report = CheckReport()
    _ = try store.reader(readingOn: nil).readAll(&report) { line, bytes in
      let said = try JournalLine(bytes, line.parts)
      guard said.next == nil else { return }
      var keys: [String] = []
      try JournalLine.forEachDocument(bytes, of: line.parts) { key, _ in keys.append(key.text) }
      found.append(Line(seq: line.seq, segment: line.segment, by: said.by, op: said.op, keys: keys))
    }
    #expect(report.findings.isEmpty)
    return found
  }

  private func documents(_ store: FileStore) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for number in try store.caseNumbers() {
      let name = "cases/" + CaseReference(number).digits
      found[name] = try store.read(key(name))?.bytes
      for (key, stored) in try store.documents(in: name + "/contacts") { found[key.text] = stored.bytes }
    }
    for (key, stored) in try store.documents(in: "staff") { found[key.text] = stored.bytes }
    return found
  }

  /// Of each segment that is lost it is said which changes, whose, when and by whom; work goes on only when told so.
  @Test(arguments: [0, 2, -2, -1]) func aLostSegmentIsToldExactly(place: Int) throws {
    let folder = try TestFolder()
    var (before, segments, content): ([Line], [String], [String: [UInt8]]) = ([], [], [:])
    do {
      let whole = try store(folder)
      before = try lines(whole)
      content = try documents(whole)
      segments = Set(before.map(\.segment)).sorted()
    }
    #expect(segments.count > 5)
    let lost = segments[place < 0 ? segments.count + place : place]
    let path = folder("s/journal/" + lost)
    let kept = try TestFile.read(path)
    try PosixFileSystem().remove(path)

    let opened = try FileStore.open(folder("s"), options: Self.options)
    #expect(opened.viewOnly == .lost(path: path))
    #expect(throws: StoreError.viewOnly(.lost(path: path))) { try opened.put("service", "{}") }
    #expect(try opened.read(key("cases/000003"))?.bytes != nil)
    let report = try opened.check(mends: true)
    #expect(report.isDamaged && !report.isWhole)
    #expect(report.findings.allSatisfy { !$0.words.contains("Nothing that was saved is lost") })
    let missing = before.filter { $0.segment == lost }
    for line in missing {
      let change = try #require(report.lost.first { $0.seq == line.seq })
      #expect(Set(change.keys) == Set(line.keys), "\(line)")
      #expect(change.by == line.by && change.op == line.op && !change.at.isEmpty, "\(line)")
    }
    #expect(report.lost.map(\.seq) == missing.map(\.seq))
    #expect(report.changes + report.missing >= before.count)

    #expect(throws: StoreError.self) { try opened.backup(to: folder("b")) }
    #expect(try PosixFileSystem().status(folder("b")) == nil)

    let after = try FileStore.acceptLoss(at: folder("s"), by: "boss", options: Self.options)
    #expect(!after.isDamaged && after.accepted > 0, "\(after.findings)")
    let again = try FileStore.open(folder("s"), options: Self.options)
    #expect(again.viewOnly == nil)
    let now = try documents(again)
    if place != -1 { #expect(now == content) }
    #expect(now.allSatisfy { content[$0.key] != nil })
    try again.put("cases/000003", #"{"n":"new"}"#)
    #expect(try again.checkpoint())
    let later = try again.check()
    #expect(later.isWhole && later.accepted == after.accepted, "\(later.findings)")
    _ = try again.backup(to: folder("b"))
    #expect(try FileStore.restore(folder("b"), to: folder("r"), options: Self.options).accepted == after.accepted)
    #expect(try again.versions(of: 3).last?.bytes == bytes(#"{"n":"new"}"#))

    // What turns up again fits in where nothing was written in its place.
    if place != -1 {
      try TestFile.write(path, kept)
      let mended = try FileStore.open(folder("s"), options: Self.options).check()
      #expect(mended.isWhole && mended.missing == 0, "\(mended.findings)")
    }
  }

  /// Of changes that no file has yet the lock file tells; without that, between which moments they were made and who was
  /// at work meanwhile.
  @Test(arguments: [true, false]) func ofChangesInNoFileIsTold(isNoted: Bool) throws {
    let folder = try TestFolder()
    var options = Self.options
    let clock = Minutes()
    options.clock = { clock.next() }
    var (lost, path): ([Line], String) = ([], "")
    do {
      let store = try FileStore.create(at: folder("s"), options: options)
      func look(_ by: StaffID, _ number: Int?) throws {
        try store.trail().add(Look(.section, of: number.map { CaseReference($0) }, "contacts"), by: by)
      }
      for number in 1...5 { try store.put("cases/\(CaseReference(number).digits)", "{}", op: "case.edit") }
      try look("early", 1)
      #expect(try store.checkpoint())
      let segment = store.journal.place.segment
      while store.journal.place.segment == segment { try store.put("cases/000002", "{}", op: "case.edit") }
      try look("bjones", 4)
      for number in [3, 2] {
        try look("asmith", number)
        try store.put("cases/\(CaseReference(number).digits)", "{}", op: "case.edit")
      }
      try look("asmith", nil)
      let last = store.journal.place.segment
      lost = try lines(store).filter { $0.segment == last }
      path = folder("s/journal/" + last)
    }
    #expect(lost.count >= 2)
    try PosixFileSystem().remove(path)
    if !isNoted { try TestFile.write(folder("s/lock"), Array(TestFile.read(folder("s/lock")).prefix(2048))) }
    let report = try FileStore.open(folder("s"), options: options).check()
    #expect(report.lost.map(\.seq) == lost.map(\.seq))
    if isNoted {
      #expect(report.lost.map(\.keys) == lost.map(\.keys) && report.lost.map(\.by) == lost.map(\.by))
      #expect(report.lost.map(\.op) == lost.map(\.op) && report.lost.allSatisfy { !$0.at.isEmpty })
      #expect(report.lostTimes.isEmpty)
      return
    }
    #expect(report.lost.allSatisfy { $0.at.isEmpty })
    let time = try #require(report.lostTimes.first)
    #expect(report.lostTimes.count == 1 && time.changes == lost.map(\.seq) && time.before.isEmpty)
    #expect(!time.after.isEmpty && time.lookers.allSatisfy { $0.first > time.after })
    #expect(time.lookers.map(\.by) == ["asmith", "bjones"])
    #expect(time.lookers.map(\.looks) == [3, 1])
    #expect(time.lookers.map(\.cases) == [[CaseReference(2), CaseReference(3)], [CaseReference(4)]])
  }

  /// Where a case's file was brought up to date and its history wasn't, the file tells which document a change made.
  @Test func filesThatAreAheadOfTheirHistoryTellToo() throws {
    let folder = try TestFolder()
    var last = Line(seq: 0, segment: "", by: "", op: "", keys: [])
    do {
      let store = try store(folder)
      #expect(try store.checkpoint())
      last = try #require(try lines(store).last)
    }
    let number = try #require(key(last.keys[0]).caseNumber)
    try PosixFileSystem().remove(CasePaths(root: folder("s")).history(of: number))
    try PosixFileSystem().remove(folder("s/journal/" + last.segment))
    let report = try FileStore.open(folder("s"), options: Self.options).check()
    #expect(report.lost.first { $0.seq == last.seq }?.keys == last.keys, "\(report.lost)")
  }

  /// A line that was altered, cut out, doubled or swapped is found as what it is, and all others are read on.
  @Test func everyDamagedLineIsToldAndTheRestIsReadOn() throws {
    let folder = try TestFolder()
    let before = try lines(store(folder))
    let segments = Set(before.map(\.segment)).sorted()
    var generator = LossGenerator(state: 7)
    var tried = 0
    for _ in 0..<80 {
      let segment = segments[generator.below(segments.count - 1)]
      let path = folder("s/journal/" + segment)
      let whole = try TestFile.read(path)
      var lines: [[UInt8]] = whole.split(separator: 10).map { Array($0) }
      let index = generator.below(lines.count - 1)
      let seq = try #require(JournalLine.seq(lines[index], 0..<lines[index].count))
      var harmed: Set<Int> = [seq]
      switch generator.below(4) {
      case 0: lines[index][generator.below(lines[index].count)] ^= 1
      case 1: lines.remove(at: index)
      case 2:
        lines.insert(lines[index], at: generator.below(lines.count))
        harmed = []
      default:
        if index + 2 == lines.count { continue }
        lines.swapAt(index, index + 1)
        harmed = [seq, seq + 1]
      }
      let bytes = Array(lines.joined(separator: [10])) + [10]
      guard bytes != whole else { continue }
      tried += 1
      try TestFile.write(path, bytes)
      let report = try FileStore.open(folder("s"), options: Self.options).check()
      #expect(report.isDamaged, "\(segment) \(index)")
      let told = Set(report.lost.map(\.seq))
      let (least, most) = (harmed.min() ?? 0, harmed.max() ?? 0)
      // Behind a swap one of the two is in its place again as far as anybody can tell.
      let isTold = harmed.count == 1 ? told.isSuperset(of: harmed) : harmed.isEmpty || !told.isDisjoint(with: harmed)
      #expect(isTold || before.allSatisfy { $0.seq != seq }, "\(segment) \(index): \(told) for \(harmed)")
      #expect(told.allSatisfy { $0 >= least - 1 && $0 <= most + 1 }, "\(segment) \(index): \(told) for \(harmed)")
      try TestFile.write(path, whole)
    }
    #expect(tried > 60)
    #expect(try FileStore.open(folder("s"), options: Self.options).check().isWhole)
  }

  /// A number that was altered says that thousands of millions are missing; they are counted, not written down one by one.
  @Test func anAlteredNumberDoesNotListMillions() throws {
    let folder = try TestFolder()
    let before = try lines(store(folder))
    let last = try #require(before.last)
    let path = folder("s/journal/" + last.segment)
    let text = String(decoding: try TestFile.read(path), as: UTF8.self)
    let altered = text.replacing("{\"seq\":\(last.seq),", with: "{\"seq\":4294967296,")
    #expect(altered != text)
    try TestFile.write(path, Array(altered.utf8))
    let report = try FileStore.open(folder("s"), options: Self.options).check()
    #expect(report.isDamaged)
    #expect(report.lost.count <= LostChange.mostUntold + before.count)
    #expect(report.lost.count + report.unlisted == 4_294_967_296 - last.seq, "\(report.findings)")
  }

  /// Who accepts a loss accepts that one alone: what is altered afterwards is found.
  @Test func anAcceptedLossHidesNoOther() throws {
    let folder = try TestFolder()
    let before = try lines(store(folder))
    let segments = Set(before.map(\.segment)).sorted()
    let path = folder("s/journal/" + segments[1])
    var lines: [[UInt8]] = try TestFile.read(path).split(separator: 10).map { Array($0) }
    lines[1][lines[1].count - 4] ^= 1
    try TestFile.write(path, Array(lines.joined(separator: [10])) + [10])
    #expect(try FileStore.open(folder("s"), options: Self.options).check().lost.count == 1)
    #expect(try FileStore.acceptLoss(at: folder("s"), by: "boss", options: Self.options).accepted == 1)
    lines[2][lines[2].count - 4] ^= 1
    try TestFile.write(path, Array(lines.joined(separator: [10])) + [10])
    let report = try FileStore.open(folder("s"), options: Self.options).check()
    #expect(report.isDamaged, "\(report.findings)")
  }

  @Test func whereNothingIsLostNothingIsAccepted() throws {
    let folder = try TestFolder()
    let seq = try store(folder).seq
    let report = try FileStore.acceptLoss(at: folder("s"), by: "boss", options: Self.options)
    #expect(report.isWhole && report.accepted == 0)
    #expect(try FileStore.open(folder("s"), options: Self.options).seq == seq)
  }
}

/// A clock that goes on a minute whenever it is looked at.
private final class Minutes: Sendable {
  private let now = Mutex(1_795_000_000_000)

  func next() -> Int {
    now.withLock {
      $0 += 60_000
      return $0
    }
  }
}

/// The same numbers at every run.
private struct LossGenerator {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, limit)
  }
}
