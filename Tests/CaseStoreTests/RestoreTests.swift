import Casework
import Glibc
import Testing

@testable import CaseStore

@Suite("Backups that can be relied on, and restoring that leaves nothing behind")
struct RestoreTests {
  private func store(_ folder: TestFolder, changes: Int = 30, isShared: Bool = false) throws -> FileStore {
    let store = try FileStore.create(at: folder("s"), isShared: isShared, options: .plain)
    for number in 1...changes {
      let long = String(repeating: "heron ", count: 100)
      try store.put("cases/\(CaseReference(number % 9 + 1).digits)/contacts/c1.\(number)", "{\"note\":\"\(long)\"}")
      if number == changes / 2 { #expect(try store.checkpoint()) }
    }
    return store
  }

  private func names(_ folder: TestFolder) throws -> [String] { try PosixFileSystem().list(folder.path).sorted() }

  @Test func aDamagedStoreIsNotBackedUp() throws {
    let folder = try TestFolder()
    let segment = folder("s/journal/000000001.jsonl")
    let store = try store(folder)
    let whole = try TestFile.read(segment)
    for place in stride(from: 70, to: whole.count / 3, by: 997) {
      var harmed = whole
      harmed[place] ^= 1
      try TestFile.write(segment, harmed)
      for passphrase in [nil, "heron kettle seventeen"] as [String?] where passphrase == nil || place == 70 {
        do {
          _ = try FileStore.open(folder("s"), options: .plain).backup(to: folder("b"), passphrase: passphrase)
          Issue.record("a backup was made of a store that is damaged at \(place)")
        } catch let error as StoreError {
          guard case .notBackedUp(folder("b"), let what) = error else { throw error }
          #expect(!what.isEmpty && !error.words.contains("Nothing that was saved is lost"))
        }
      }
      #expect(try names(folder) == ["s"], "\(place)")
    }
    try TestFile.write(segment, whole)
    #expect(try store.backup(to: folder("b")) > 0)
  }

  @Test func aBackupStaysOutOfTheStoreAndOutOfOthers() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    for inside in ["s/b", "s/cases/b", "s/../s/b", "l/b"] {
      symlink(folder("s"), folder("l"))
      #expect(throws: StoreError.insideStore(folder(inside))) { try store.backup(to: folder(inside)) }
      unlink(folder("l"))
    }
    // What another backup is writing under the same name isn't touched.
    try TestFile.write(folder("b.new"), bytes("another's"))
    _ = try store.backup(to: folder("b"))
    #expect(try TestFile.text(folder("b.new")) == "another's")
    #expect(try names(folder) == ["b", "b.new", "s"])
  }

  @Test func aFailedRestoreLeavesNothingBehind() throws {
    let folder = try TestFolder()
    let words = "heron kettle seventeen"
    var how = FileStore.Restoring()
    how.passphrase = words
    let made = try store(folder)
    _ = try made.backup(to: folder("b"))
    _ = try made.backup(to: folder("sealed"), passphrase: words)
    for name in ["b", "sealed"] {
      let whole = try TestFile.read(folder(name))
      var harmed: [[UInt8]] = [Array(whole.dropLast(900)), Array(whole[..<(whole.count / 2)])]
      for place in stride(from: 600, to: whole.count, by: whole.count / (name == "b" ? 9 : 4)) {
        var bytes = whole
        bytes[place] ^= 1
        harmed.append(bytes)
      }
      for (number, bytes) in harmed.enumerated() {
        try TestFile.write(folder("h"), bytes)
        do {
          // What derives from the journal is made again; else it is refused.
          _ = try FileStore.restore(folder("h"), to: folder("r"), how, options: .plain)
          #expect(try FileStore.open(folder("r"), options: .plain).check().isWhole)
          PosixFileSystem().removeAll(folder("r"))
          #expect(name == "b")
        } catch is StoreError {}
        #expect(
          try names(folder) == ["b", "h", "s", "sealed"] || name == "b" && !(try names(folder)).contains("r"),
          "\(number)")
        #expect(try !names(folder).contains { $0.contains("restoring") }, "\(name) \(number)")
      }
    }
    unlink(folder("h"))
    // A disk that fails at any write, sync or rename.
    for call in [FileFault.Call.write, .sync, .rename, .syncDirectory, .truncate] {
      for reason in [FileFault.Reason.noSpace, .tooManyFiles] {
        let disk = FaultyDisk()
        disk.faults[call] = (1, reason)
        do {
          // What can be done without is done without.
          _ = try FileStore.restore(folder("b"), to: folder("r"), on: disk, options: .plain)
          #expect(try FileStore.open(folder("r"), options: .plain).check().isWhole, "\(call)")
        } catch is StoreError {}
        let left = try names(folder)
        #expect(!left.contains { $0.contains("restoring") }, "\(call): \(left)")
        if left.contains("r") { PosixFileSystem().removeAll(folder("r")) }
      }
    }
    #expect(try FileStore.restore(folder("sealed"), to: folder("r"), how, options: .plain).isWhole)
  }

  /// A directory that was prepared for it keeps its group and mode; only root can give a group away.
  @Test(.enabled(if: getuid() == 0, "Skipped: only root can give files to a group"))
  func aPreparedDirectoryKeepsGroupAndMode() throws {
    let folder = try TestFolder()
    for (isShared, name) in [(true, "shared"), (false, "private")] {
      PosixFileSystem().removeAll(folder("s"))
      _ = try store(folder, isShared: isShared).backup(to: folder(name))
      let place = folder("r-" + name)
      mkdir(place, 0o700)
      chown(place, uid_t.max, 4711)
      chmod(place, 0o2770)
      _ = try FileStore.restore(folder(name), to: place, options: .plain)
      #expect(try PosixFileSystem().status(place)?.mode == 0o2770)
      for (path, mode) in [("", 0o2770), ("/journal", 0o2770), ("/store.json", 0o660), ("/lock", 0o660)] {
        #expect(try PosixFileSystem().group(of: place + path) == 4711, "\(name)\(path)")
        #expect(try PosixFileSystem().status(place + path)?.mode == mode, "\(name)\(path)")
      }
      #expect(try FileStore.open(place, options: .plain).check().isWhole)
    }
    mkdir(folder("closed"), 0o700)
    _ = try FileStore.restore(folder("private"), to: folder("closed"), options: .plain)
    #expect(try PosixFileSystem().status(folder("closed"))?.mode == 0o700)
  }

  @Test func aStoreIsReplacedInOneStepAndNeverUnderAnybody() throws {
    let folder = try TestFolder()
    var how = FileStore.Restoring()
    how.keepingOldAs = folder("old")
    var before = ""
    do {
      let store = try store(folder)
      _ = try store.backup(to: folder("b"))
      try store.put("service", #"{"later":true}"#)
      #expect(throws: StoreError.inUse(folder("s"))) {
        try FileStore.restore(folder("b"), to: folder("s"), how, options: .plain)
      }
      #expect(try names(folder) == ["b", "s"])
      #expect(try store.put("service", #"{"later":2}"#).seq == 32)
      before = try TestFile.text(folder("s/journal/000000001.jsonl"))
    }
    let claimed = try #require(try PosixFileSystem().claim(folder("s")))
    var hasty = FileStore.Options.plain
    hasty.patience = 20
    #expect(throws: StoreError.beingReplaced(folder("s"))) { try FileStore.open(folder("s"), options: hasty) }
    PosixFileSystem().close(claimed)
    #expect(try FileStore.restore(folder("b"), to: folder("s"), how, options: .plain).isWhole)
    #expect(try names(folder) == ["b", "old", "s"])
    #expect(try TestFile.text(folder("old/journal/000000001.jsonl")) == before)
    let (now, then) = (
      try FileStore.open(folder("s"), options: .plain), try FileStore.open(folder("old"), options: .plain)
    )
    #expect(now.seq == 30 && then.seq == 32)
    #expect(try now.check().isWhole && then.check().isWhole)
    // No other directory is taken for a store, and none is given up without having a name for it.
    mkdir(folder("d"), 0o700)
    try TestFile.write(folder("d/file"), bytes("x"))
    how.keepingOldAs = folder("d-old")
    #expect(throws: StoreError.notAStore(folder("d"))) {
      try FileStore.restore(folder("b"), to: folder("d"), how, options: .plain)
    }
    #expect(try names(folder) == ["b", "d", "old", "s"])
  }
}
