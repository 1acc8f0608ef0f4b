import Casework
import Testing

@testable import CaseStore

@Suite("The journal")
struct CoreJournalTests {
  private static func small(_ limit: Int) -> FileStore.Options {
    var options = FileStore.Options.plain
    options.segmentLimit = limit
    return options
  }

  @Test func aLineHasTheFieldsInTheirOrderAndTheChainHolds() throws {
    let folder = try TestFolder()
    let store = try FileStore.create(at: folder("s"), options: .plain, id: "abc")
    try store.commit(Act(by: "asmith", op: "contact.add", why: "be\"cause", undoes: 3)) {
      $0.put(try key("staff/x"), bytes(#"{"a":1}"#))
      $0.remove(try key("staff/y"))
    }
    try store.put("service", "{}")
    let lines = try TestFile.text(folder("s/journal/000000001.jsonl")).split(separator: "\n")
    #expect(lines.count == 2)
    var head = Digest.hex(of: bytes("abc"))
    for line in lines {
      let all = bytes(String(line))
      let parts = try #require(JournalLine.parts(all, 0..<all.count))
      let text = String(line)
      let before = try #require(text.firstRange(of: "\"sha\""))
      let sha = Digest.hex(of: head + bytes(String(text[..<before.lowerBound])))
      #expect(Array(all[parts.sha]) == sha)
      #expect(JournalLine.hasSum(all, parts))
      head = sha
    }
    let text = String(lines[0])
    let names = ["seq", "at", "by", "op", "why", "undoes", "sum", "sha", "set"]
    let places = try names.map { try #require(text.firstRange(of: "\"\($0)\":")).lowerBound }
    #expect(places == places.sorted())
    #expect(text.hasSuffix(#""set":{"staff/x":{"a":1},"staff/y":null}}"#))
  }

  @Test func segmentsSealAndRotateAndFollowersGoOn() throws {
    let folder = try TestFolder()
    let writer = try FileStore.create(at: folder("s"), options: Self.small(2000))
    let reader = try FileStore.open(folder("s"), options: Self.small(2000))
    for number in 1...40 {
      try writer.put("cases/000001/contacts/c\(number).1", #"{"n":\#(number)}"#)
      if number % 7 == 0 { _ = try reader.follow() }
    }
    let told = try reader.follow()
    #expect(reader.seq == writer.seq)
    #expect(told.allSatisfy { $0.op == "test.put" })
    #expect(try reader.documents(in: "cases/000001/contacts").count == 40)
    let disk = PosixFileSystem()
    let names = try disk.list(folder("s/journal")).filter { $0.hasSuffix(".jsonl") }.sorted()
    #expect(names.count >= 4)
    for name in names.dropLast() {
      #expect(try disk.status(folder("s/journal/" + name))?.mode == 0o440)
      let lines = try TestFile.text(folder("s/journal/" + name)).split(separator: "\n")
      #expect(lines.last?.contains("\"op\":\"seal\",\"next\":\"") ?? false)
      #expect(lines.first?.hasPrefix("{\"seq\":\(Int(name.prefix(9)) ?? 0),") ?? false)
    }
    #expect(try writer.check().isWhole)
    let opened = try FileStore.open(folder("s"), options: Self.small(2000))
    #expect(opened.seq == writer.seq)
    #expect(try opened.documents(in: "cases/000001/contacts").count == 40)
    #expect(try opened.history(of: 1).count == 40)
    #expect(try opened.checkpoint())
    #expect(try opened.history(of: 1).count == 40)
    #expect(try opened.version(of: key("cases/000001/contacts/c1.1"), at: 40)?.bytes == bytes(#"{"n":1}"#))
    #expect(try opened.check().isWhole)
  }

  @Test func twoStoresOnOneDirectoryTakeTurns() throws {
    let folder = try TestFolder()
    let first = try FileStore.create(at: folder("s"), options: .plain)
    let second = try FileStore.open(folder("s"), options: .plain)
    for number in 0..<20 {
      let (writer, other) = number % 2 == 0 ? (first, second) : (second, first)
      let commit = try writer.put("service", #"{"n":\#(number)}"#, by: "u\(number % 2)")
      #expect(commit.seq == number + 1)
      if number % 4 == 3 { #expect(try other.text("service") != nil) }
    }
    #expect(try first.follow().map(\.seq) == Array(stride(from: 2, through: 20, by: 2)))
    #expect(try second.follow().map(\.seq) == Array(stride(from: 1, through: 19, by: 2)))
    #expect(try first.follow().isEmpty)
    #expect(try first.text("service") == #"{"n":19}"#)
  }

  @Test func followTellsOfOthersChangesEvenAfterTheFilesWereBroughtUpToDate() throws {
    let folder = try TestFolder()
    let mine = try FileStore.create(at: folder("s"), options: .plain)
    let other = try FileStore.open(folder("s"), options: .plain)
    try other.put("cases/000001", "{}")
    try mine.put("cases/000002", "{}")
    #expect(try mine.checkpoint())
    try other.put("cases/000003", "{}")
    #expect(try mine.follow().map(\.seq) == [1, 3])
    #expect(try other.follow().map(\.seq) == [2])
    #expect(try other.caseNumbers() == [1, 2, 3])
  }

  @Test func anOrphanIsRemovedAndASealedSegmentKept() throws {
    let folder = try TestFolder()
    let store = try FileStore.create(at: folder("s"), options: .plain)
    try store.put("service", "{}")
    try TestFile.write(folder("s/journal/000000099.jsonl"), [])
    #expect(try store.checkpoint())
    #expect(try PosixFileSystem().list(folder("s/journal")).sorted() == ["000000001.jsonl", "store.json"])
  }

  @Test func aClockSetBackDoesNotReorderTheJournal() throws {
    let folder = try TestFolder()
    var options = FileStore.Options.plain
    options.clock = { 1_800_000_000_000 }
    let early = try FileStore.create(at: folder("s"), options: options)
    let first = try early.put("service", #"{"n":1}"#).at
    #expect(first == "2027-01-15T08:00:00.000Z")
    #expect(try early.checkpoint())
    options.clock = { 1_700_000_000_000 }
    let late = try FileStore.open(folder("s"), options: options)
    #expect(try late.put("service", #"{"n":2}"#).at == first)
  }

  @Test func aShortWriteOnAFullDiskLeavesNothing() throws {
    let folder = try TestFolder()
    let disk = FaultyDisk()
    let store = try FileStore.create(at: folder("s"), on: disk, options: .plain)
    try store.put("service", #"{"n":1}"#)
    let before = try TestFile.read(folder("s/journal/000000001.jsonl"))
    disk.shortWrite = 50
    #expect(throws: StoreError.full(folder("s/journal/000000001.jsonl"))) { try store.put("service", #"{"n":2}"#) }
    #expect(try TestFile.read(folder("s/journal/000000001.jsonl")) == before)
    #expect(try store.put("service", #"{"n":3}"#).seq == 2)
    #expect(try store.check().isWhole)
  }

  @Test func aFailedSyncIsNeverAskedAgain() throws {
    let folder = try TestFolder()
    let disk = FaultyDisk()
    let store = try FileStore.create(at: folder("s"), on: disk, options: .plain)
    try store.put("service", #"{"n":1}"#)
    disk.faults[.syncData] = (1, .inputOutput)
    let segment = folder("s/journal/000000001.jsonl")
    #expect(throws: StoreError.syncFailed(segment)) { try store.put("service", #"{"n":2}"#) }
    let syncs = disk.calls.count { $0 == .syncData }
    #expect(throws: StoreError.viewOnly(.syncFailed(segment))) { try store.put("service", #"{"n":3}"#) }
    #expect(try !store.checkpoint())
    #expect(disk.calls.count { $0 == .syncData } == syncs)
    #expect(try FileStore.open(folder("s"), options: .plain).put("service", #"{"n":4}"#).seq == 3)
  }

  @Test func theSyncComesAfterTheLockIsReleased() throws {
    let folder = try TestFolder()
    let store = try FileStore.create(at: folder("s"), options: .plain)
    let disk = LockWatcher(on: folder("s/lock"))
    let watched = try FileStore.open(folder("s"), on: disk, options: .plain)
    try watched.put("service", "{}")
    #expect(disk.syncsWhileLocked == 0)
    #expect(disk.syncs >= 1)
    #expect(try store.follow().count == 1)
  }
}

/// The disk, noting which syncs come while the store's lock is held.
private final class LockWatcher: FileSystem {
  private let disk = PosixFileSystem()
  private let lockPath: String
  private var isLocked = false
  private(set) var syncs = 0
  private(set) var syncsWhileLocked = 0

  init(on lockPath: String) { self.lockPath = lockPath }

  func open(_ path: String, _ purpose: OpenPurpose) throws(FileFault) -> OpenFile { try disk.open(path, purpose) }
  func close(_ file: OpenFile) { disk.close(file) }
  func read(_ file: OpenFile, at offset: Int, into buffer: inout [UInt8], from start: Int) throws(FileFault) -> Int {
    try disk.read(file, at: offset, into: &buffer, from: start)
  }
  func write(_ file: OpenFile, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFault) -> Int {
    try disk.write(file, bytes, from: start, at: offset)
  }
  func truncate(_ file: OpenFile, to size: Int) throws(FileFault) { try disk.truncate(file, to: size) }
  func size(_ file: OpenFile) throws(FileFault) -> Int { try disk.size(file) }
  func syncData(_ file: OpenFile) throws(FileFault) {
    syncs += 1
    if isLocked { syncsWhileLocked += 1 }
    try disk.syncData(file)
  }
  func sync(_ file: OpenFile) throws(FileFault) { try disk.sync(file) }
  func rename(_ path: String, to newPath: String) throws(FileFault) { try disk.rename(path, to: newPath) }
  func remove(_ path: String) throws(FileFault) { try disk.remove(path) }
  func makeDirectory(_ path: String, mode: Int) throws(FileFault) { try disk.makeDirectory(path, mode: mode) }
  func list(_ path: String) throws(FileFault) -> [String] { try disk.list(path) }
  func syncDirectory(_ path: String) throws(FileFault) { try disk.syncDirectory(path) }
  func setMode(_ path: String, to mode: Int) throws(FileFault) { try disk.setMode(path, to: mode) }
  func status(_ path: String) throws(FileFault) -> FileStatus? { try disk.status(path) }
  func lock(_ file: OpenFile, waitingMilliseconds: Int) throws(FileFault) -> Bool {
    let isTaken = try disk.lock(file, waitingMilliseconds: waitingMilliseconds)
    if isTaken, file.path == lockPath { isLocked = true }
    return isTaken
  }
  func unlock(_ file: OpenFile) {
    if file.path == lockPath { isLocked = false }
    disk.unlock(file)
  }
  func kind(of path: String) throws(FileFault) -> FileSystemKind { try disk.kind(of: path) }
}
