import Casework
import Glibc
import Testing

@testable import CaseStore

@Suite("Opening a store")
struct CoreOpeningTests {
  private func store(_ folder: TestFolder, changes: Int = 3) throws {
    let store = try FileStore.create(at: folder("s"), options: .plain)
    for number in 0..<changes { try store.put("staff/p\(number)", #"{"n":\#(number)}"#) }
  }

  @Test func aNewStoreIsPrivateAndHoldsWhatTheLayoutSays() throws {
    let folder = try TestFolder()
    let mask = umask(0o000)
    defer { umask(mask) }
    try store(folder)
    let disk = PosixFileSystem()
    #expect(try disk.status(folder("s"))?.mode == 0o700)
    #expect(try Set(disk.list(folder("s"))) == ["store.json", "lock", "checkpoint.json", "journal", "cases", "index"])
    for name in ["store.json", "lock", "checkpoint.json", "journal/000000001.jsonl"] {
      #expect(try disk.status(folder("s/" + name))?.mode == 0o600, "\(name)")
    }
  }

  @Test func aSharedStoreIsTheGroupsWhateverTheUmask() throws {
    let folder = try TestFolder()
    let mask = umask(0o077)
    defer { umask(mask) }
    let store = try FileStore.create(at: folder("s"), isShared: true, options: .plain)
    try store.put("cases/000001/contacts/c1.1", "{}")
    #expect(try store.checkpoint())
    let disk = PosixFileSystem()
    #expect(try disk.status(folder("s"))?.mode == 0o2770)
    for name in ["journal/000000001.jsonl", "lock", "cases/01/000001/contacts.jsonl", "checkpoint.json"] {
      #expect(try disk.status(folder("s/" + name))?.mode == 0o660, "\(name)")
    }
    #expect(try disk.status(folder("s/cases/01/000001"))?.mode == 0o2770)
  }

  @Test func whatIsNoStoreIsRefused() throws {
    let folder = try TestFolder()
    #expect(throws: StoreError.notFound(folder("s"))) { try FileStore.open(folder("s")) }
    try TestFile.write(folder("file"), bytes("x"))
    #expect(throws: StoreError.notAStore(folder("file"))) { try FileStore.open(folder("file")) }
    try PosixFileSystem().makeDirectory(folder("d"), mode: 0o700)
    #expect(throws: StoreError.notFound(folder("d"))) { try FileStore.open(folder("d")) }
    try TestFile.write(folder("d/notes.txt"), bytes("x"))
    #expect(throws: StoreError.notAStore(folder("d"))) { try FileStore.open(folder("d")) }
    #expect(throws: StoreError.notEmpty(folder("d"))) { try FileStore.create(at: folder("d")) }
    try TestFile.write(folder("d/store.json"), bytes(#"{"program":"other","format":1}"#))
    #expect(throws: StoreError.notAStore(folder("d"))) { try FileStore.open(folder("d")) }
  }

  @Test func aLaterFormatIsRefusedAndUntouched() throws {
    let folder = try TestFolder()
    try store(folder)
    let later = bytes(#"{"program":"waymark","format":99,"id":"x","new":true}"#)
    for name in ["s/journal/store.json", "s/store.json"] { try TestFile.write(folder(name), later) }
    #expect(throws: StoreError.newerFormat(folder("s"), found: 99, known: StoreFormat.current)) {
      try FileStore.open(folder("s"))
    }
    #expect(try TestFile.read(folder("s/store.json")) == later)
  }

  @Test func anOlderFormatIsBroughtUpStepByStep() throws {
    let folder = try TestFolder()
    try store(folder)
    let paths = CasePaths(root: folder("s"))
    let steps = [2, 3].map { makes in
      Migration(makes: makes, name: "to \(makes)") { files, paths in
        let file = try files.open(paths.root + "/step-\(makes)", .makingNew(mode: 0o600))
        files.close(file)
      }
    }
    var identity = StoreIdentity()
    identity.id = "x"
    let disk = PosixFileSystem()
    let made = try FileStore.migrate(identity, to: 3, by: steps, paths, disk)
    #expect(made.format == 3)
    #expect(try StoreIdentity(json: TestFile.read(paths.identity)) == made)
    #expect(try disk.status(folder("s/step-2")) != nil && disk.status(folder("s/step-3")) != nil)
    #expect(throws: StoreError.noMigration(folder("s"), from: 3)) {
      try FileStore.migrate(made, to: 4, by: steps, paths, disk)
    }
  }

  @Test func aStoreThatOthersMayReadIsRefused() throws {
    let folder = try TestFolder()
    try store(folder)
    chmod(folder("s"), 0o755)
    #expect(throws: StoreError.exposed(folder("s"), mode: 0o755)) { try FileStore.open(folder("s")) }
  }

  @Test func aNetworkFileSystemIsRefused() throws {
    let folder = try TestFolder()
    try store(folder)
    let disk = FaultyDisk()
    disk.remote = "NFS"
    #expect(throws: StoreError.remote(folder("s"), kind: "NFS")) { try FileStore.open(folder("s"), on: disk) }
    #expect(throws: StoreError.remote(folder("t"), kind: "NFS")) { try FileStore.create(at: folder("t"), on: disk) }
  }

  @Test func aReadOnlyDirectoryOpensForLooking() throws {
    let folder = try TestFolder()
    try store(folder)
    chmod(folder("s"), 0o500)
    let store = try FileStore.open(folder("s"), options: .plain)
    #expect(store.viewOnly == .readOnlyDirectory(folder("s")))
    #expect(try store.text("staff/p2") == #"{"n":2}"#)
    #expect(throws: StoreError.viewOnly(.readOnlyDirectory(folder("s")))) { try store.put("service", "{}") }
    #expect(try !store.checkpoint())
  }

  @Test func whoAsksToLookOnlyLooksOnly() throws {
    let folder = try TestFolder()
    try store(folder)
    var options = FileStore.Options.plain
    options.looksOnly = true
    let looking = try FileStore.open(folder("s"), options: options)
    #expect(looking.viewOnly == .asked)
    #expect(throws: StoreError.viewOnly(.asked)) { try looking.put("service", "{}") }
    #expect(try !looking.checkpoint())
    try FileStore.open(folder("s"), options: .plain).put("staff/p2", #"{"n":9}"#)
    #expect(try looking.follow().count == 1)
    #expect(try looking.text("staff/p2") == #"{"n":9}"#)
  }

  @Test func aDiskThatIsReadOnlyOpensForLooking() throws {
    let folder = try TestFolder()
    try store(folder)
    let disk = FaultyDisk()
    disk.faults[.open] = (0, .readOnly)
    let looking = try FileStore.open(folder("s"), on: ReadOnlyDisk(), options: .plain)
    #expect(looking.viewOnly == .readOnlyDirectory(folder("s")))
    #expect(try looking.documents(in: "staff").count == 3)
  }

  @Test func anUnreadableFileIsNamed() throws {
    let folder = try TestFolder()
    try store(folder)
    let disk = FaultyDisk()
    disk.faults[.read] = (1, .inputOutput)
    #expect(throws: StoreError.file(FileFault(.read, folder("s/store.json"), .inputOutput))) {
      try FileStore.open(folder("s"), on: disk)
    }
    unlink(folder("s/journal/000000001.jsonl"))
    let looking = try FileStore.open(folder("s"))
    #expect(looking.viewOnly == .lost(path: folder("s/journal/000000001.jsonl")))
  }

  @Test func theHolderOfTheLockIsNamed() throws {
    let folder = try TestFolder()
    try store(folder)
    var options = FileStore.Options.plain
    options.patience = 120
    options.user = "bjones"
    let store = try FileStore.open(folder("s"), options: options)
    try store.put("service", "{}")
    let disk = PosixFileSystem()
    let held = try disk.open(folder("s/lock"), .writing)
    defer { disk.close(held) }
    #expect(try disk.lock(held, waitingMilliseconds: 0))
    let holder = LockHolder(process: Int(getpid()), user: "bjones")
    let begun = StoreClock.now()
    #expect(throws: StoreError.locked(holder: holder, seconds: 1)) { try store.put("service", #"{"a":1}"#) }
    #expect(StoreClock.now() - begun >= 100)
    #expect(StoreError.locked(holder: holder, seconds: 1).words.contains("bjones (process \(getpid()))"))
    disk.unlock(held)
    #expect(try store.put("service", #"{"a":1}"#).seq == 5)
  }

  @Test func everyPrefixOfTheLastLineOpensWithoutIt() throws {
    let folder = try TestFolder()
    try store(folder)
    let segment = folder("s/journal/000000001.jsonl")
    let whole = try TestFile.read(segment)
    let lastStart = try #require(whole.dropLast().lastIndex(of: 10)) + 1
    for length in lastStart..<whole.count {
      // Its writer died before it waited for the disk, and so before it noted that the line is there.
      try TestFile.write(folder("s/lock"), [])
      try TestFile.write(segment, Array(whole[..<length]))
      let store = try FileStore.open(folder("s"), options: .plain)
      let isOnlyLineEndMissing = length == whole.count - 1
      #expect(store.viewOnly == nil)
      #expect(store.seq == (isOnlyLineEndMissing ? 3 : 2), "\(length)")
      #expect((store.found != nil) == (length > lastStart))
      #expect(try store.put("service", "{}").seq == store.seq)
      #expect(try FileStore.open(folder("s"), options: .plain).check().isWhole)
    }
  }

  @Test func everyFlippedByteIsNoticedAndNothingIsCutOff() throws {
    let folder = try TestFolder()
    try store(folder)
    let segment = folder("s/journal/000000001.jsonl")
    let whole = try TestFile.read(segment)
    for offset in whole.indices {
      var damaged = whole
      damaged[offset] ^= 0x5A
      try TestFile.write(segment, damaged)
      let store = try FileStore.open(folder("s"), options: .plain)
      let lines = whole[..<offset].count { $0 == 10 }
      guard case .damaged(segment, _, _) = store.viewOnly, store.seq == lines else {
        Issue.record(
          "a flipped byte at \(offset) was not noticed: \(String(decoding: whole[max(0, offset - 20)..<offset], as: UTF8.self))|"
        )
        continue
      }
      #expect(try TestFile.read(segment) == damaged)
      #expect(try store.check().isDamaged)
      #expect(throws: StoreError.self) { try store.put("service", "{}") }
    }
  }

  @Test(arguments: [1, 40, 4096]) func zeroesThatAPowerCutLeftAreCutOff(count: Int) throws {
    let folder = try TestFolder()
    try store(folder)
    let segment = folder("s/journal/000000001.jsonl")
    let whole = try TestFile.read(segment)
    let lastStart = try #require(whole.dropLast().lastIndex(of: 10)) + 1
    // The second line never reached the disk, the third did.
    let secondStart = try #require(whole[..<(lastStart - 1)].lastIndex(of: 10)) + 1
    var holed = whole
    for offset in secondStart..<lastStart { holed[offset] = 0 }
    try TestFile.write(segment, holed + [UInt8](repeating: 0, count: count))
    try TestFile.write(folder("s/lock"), [])
    let store = try FileStore.open(folder("s"), options: .plain)
    #expect(store.seq == 1)
    #expect(store.viewOnly == nil)
    let kept = try #require(try PosixFileSystem().list(folder("s/journal")).first { $0.hasPrefix("torn-") })
    #expect(try TestFile.read(folder("s/journal/" + kept)).count == holed.count - secondStart + count)
    #expect(try store.put("service", "{}").seq == 2)
    #expect(try store.check().isWhole)
  }

  @Test func aPointerThatIsGoneOrDamagedCostsNothingButTime() throws {
    let folder = try TestFolder()
    try store(folder)
    let opened = try FileStore.open(folder("s"), options: .plain)
    try opened.put("cases/000001", "{}")
    #expect(try opened.checkpoint())
    let pointer = try TestFile.read(folder("s/checkpoint.json"))
    for length in stride(from: 0, to: pointer.count - 2, by: 7) {
      try TestFile.write(folder("s/checkpoint.json"), Array(pointer[..<length]))
      let store = try FileStore.open(folder("s"), options: .plain)
      #expect(store.seq == 4)
      #expect(store.found != nil)
      #expect(try !store.check().isWhole)
      #expect(try store.check(mends: true).findings.contains { $0.kind == .mended })
      #expect(try FileStore.open(folder("s"), options: .plain).check().isWhole)
    }
    unlink(folder("s/checkpoint.json"))
    #expect(try FileStore.open(folder("s"), options: .plain).text("staff/p1") == #"{"n":1}"#)
  }

  @Test func aJournalShorterThanThePointerSaysIsDamage() throws {
    let folder = try TestFolder()
    try store(folder)
    #expect(try FileStore.open(folder("s"), options: .plain).checkpoint())
    let segment = folder("s/journal/000000001.jsonl")
    let whole = try TestFile.read(segment)
    try TestFile.write(segment, Array(whole.dropLast(5)))
    let store = try FileStore.open(folder("s"), options: .plain)
    guard case .damaged = store.viewOnly else {
      Issue.record("opened for work")
      return
    }
    #expect(try store.check().isDamaged)
    #expect(try store.text("staff/p2") == #"{"n":2}"#)
  }
}

/// A disk that is mounted read-only.
private final class ReadOnlyDisk: FileSystem {
  private let disk = PosixFileSystem()

  func open(_ path: String, _ purpose: OpenPurpose) throws(FileFault) -> OpenFile {
    if purpose != .reading { throw FileFault(.open, path, .readOnly) }
    return try disk.open(path, purpose)
  }
  func close(_ file: OpenFile) { disk.close(file) }
  func read(_ file: OpenFile, at offset: Int, into buffer: inout [UInt8], from start: Int) throws(FileFault) -> Int {
    try disk.read(file, at: offset, into: &buffer, from: start)
  }
  func write(_ file: OpenFile, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFault) -> Int {
    throw FileFault(.write, file.path, .readOnly)
  }
  func truncate(_ file: OpenFile, to size: Int) throws(FileFault) { throw FileFault(.truncate, file.path, .readOnly) }
  func size(_ file: OpenFile) throws(FileFault) -> Int { try disk.size(file) }
  func syncData(_ file: OpenFile) throws(FileFault) {}
  func sync(_ file: OpenFile) throws(FileFault) {}
  func rename(_ path: String, to newPath: String) throws(FileFault) { throw FileFault(.rename, path, .readOnly) }
  func remove(_ path: String) throws(FileFault) { throw FileFault(.remove, path, .readOnly) }
  func makeDirectory(_ path: String, mode: Int) throws(FileFault) { throw FileFault(.makeDirectory, path, .readOnly) }
  func list(_ path: String) throws(FileFault) -> [String] { try disk.list(path) }
  func syncDirectory(_ path: String) throws(FileFault) {}
  func setMode(_ path: String, to mode: Int) throws(FileFault) { throw FileFault(.setMode, path, .readOnly) }
  func status(_ path: String) throws(FileFault) -> FileStatus? { try disk.status(path) }
  func lock(_ file: OpenFile, waitingMilliseconds: Int) throws(FileFault) -> Bool {
    try disk.lock(file, waitingMilliseconds: waitingMilliseconds)
  }
  func unlock(_ file: OpenFile) { disk.unlock(file) }
  func kind(of path: String) throws(FileFault) -> FileSystemKind { try disk.kind(of: path) }
}
