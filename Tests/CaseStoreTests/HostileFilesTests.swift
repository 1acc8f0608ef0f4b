import Casework
import JSON
import Testing

@testable import CaseStore

/// Files that hold numbers and names that no program of ours writes: refused, and nothing stops.
@Suite("Hostile files") struct HostileFilesTests {
  private func store(_ folder: TestFolder) throws -> FileStore {
    let store = try FileStore.create(at: folder("s"), options: .plain, id: "hostile")
    try store.put("cases/000001", #"{"a":1}"#)
    try store.put("cases/000001/contacts/c2.1", #"{"note":"heron"}"#)
    try store.checkpoint()
    return store
  }

  @Test(arguments: [
    [0, Int.max], [0, 1, Int.max], [1, 1, 3, Int.max], [0, 2, 1, 97, 2, Int.max, 1, 98, 2, Int.max], [0, 1 << 40],
  ])
  func aWordIndexOfHugeNumbers(numbers: [Int]) {
    var terms: [UInt8] = []
    for number in numbers { Varint.append(number, to: &terms) }
    #expect(WordIndex(terms: WordIndex.sealed(terms), postings: [1, 2, 3]) == nil)
  }

  /// A word that says it stands in 2 to the 40th cases.
  @Test func aWordOfMoreCasesThanThereAreBytes() throws {
    var terms: [UInt8] = []
    for number in [0, 1, 2] { Varint.append(number, to: &terms) }
    terms += Array("ab".utf8)
    for number in [1 << 40, 3, WordIndex.sum(of: [2, 4, 6], 0..<3)] { Varint.append(number, to: &terms) }
    let index = try #require(WordIndex(terms: WordIndex.sealed(terms), postings: [2, 4, 6]))
    #expect(throws: WordIndex.Damaged.self) { try index.cases(with: Array("ab".utf8)) }
  }

  @Test(arguments: [
    (Int.max, 0, 64, "000000001.jsonl"), (-1, 0, 64, "000000001.jsonl"), (1, Int.max, 64, "000000001.jsonl"),
    (1, -5, 64, "000000001.jsonl"), (1, 0, 3, "000000001.jsonl"), (1, 0, 64, "../../../etc/passwd"), (1, 0, 64, ""),
  ])
  func aPointerToNowhere(seq: Int, offset: Int, head: Int, segment: String) throws {
    let folder = try TestFolder()
    _ = try store(folder)
    var pointer = Checkpoint()
    pointer.seq = seq
    pointer.offset = offset
    pointer.segment = segment
    pointer.head = String(repeating: "0", count: head)
    pointer.sum = pointer.expectedSum
    try TestFile.write(folder("s/checkpoint.json"), pointer.json())
    let opened = try FileStore.open(folder("s"), options: .plain)
    #expect(opened.seq == 2 && opened.viewOnly == nil)
    #expect(opened.found?.contains("checkpoint.json is damaged") ?? false)
    try opened.put("cases/000001", #"{"a":2}"#)
  }

  @Test(arguments: [(0, Int.max), (Int.max, 1), (Int.min, 5), (5, -3), (1 << 50, 1 << 50)])
  func aHistoryThatPointsOutsideTheJournal(offset: Int, length: Int) throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let path = folder("s/cases/01/000001/history.jsonl")
    let lines = try TestFile.text(path).split(separator: "\n").dropFirst().map { line in
      var history = try HistoryLine(json: Array(line.utf8))
      history.offset = offset
      history.length = length
      return history.json() + [10]
    }
    try TestFile.write(path, LinesFile.bytes(Array(lines.joined())))
    #expect(throws: StoreError.self) { try store.version(of: key("cases/000001"), at: 1) }
  }

  @Test(arguments: [Int.min, Int.max, 0]) func aPresenceOfAnotherAge(at: Int) throws {
    let folder = try TestFolder()
    let store = try store(folder)
    var presence = Presence(store, "me")
    presence.enter(SectionPlace(CaseReference(1), "a1", "risks"), at: 1_795_420_800)
    var entry = Presence.Entry()
    entry.at = at
    try TestFile.write(folder("s/present/other.json"), entry.json())
    #expect(presence.others(at: 1_795_420_800).isEmpty)
  }

  @Test(arguments: [Int.max, 0, -1, 1 << 52]) func aLookOfANumberThatNoneHas(seq: Int) throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let trail = try store.trail()
    try trail.add(Look(.search, "words"), by: "me")
    try trail.sync()
    let name = try #require(try PosixFileSystem().list(folder("s/looks")).first { $0.hasSuffix(".jsonl") })
    var line = LookLine()
    line.seq = seq
    line.at = "\(name.prefix(7))-21T10:00:00.000Z"
    line.by = "me"
    line.prev = String(repeating: "0", count: 64)
    try TestFile.write(folder("s/looks/" + name), line.sealed())
    #expect(try store.check().isDamaged)
    try store.trail().add(Look(.search, "more"), by: "me")
  }

  @Test(arguments: ["../../outside.jsonl", "/etc/passwd", "1.jsonl", "000000002.jsonl\u{0}x"])
  func aSealThatLeadsOutOfTheFolder(next: String) throws {
    let folder = try TestFolder()
    _ = try store(folder)
    let path = folder("s/journal/000000001.jsonl")
    let journal = try TestFile.read(path)
    let last = try #require(DocumentFile.lines(journal).last)
    let parts = try #require(JournalLine.parts(journal, last))
    var seal = JournalLine()
    seal.seq = 3
    seal.op = "seal"
    seal.next = next
    let (line, _) = seal.bytes(after: Array(journal[parts.sha]), set: Array("{}".utf8))
    try TestFile.write(path, journal + line)
    #expect(throws: StoreError.self) { try FileStore.open(folder("s"), options: .plain) }
  }
}
