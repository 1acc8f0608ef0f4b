import Casework
import Glibc
import Testing

@testable import CaseStore

/// A backup of a store whose trail of looks isn't whole isn't made; nobody is refused one who merely had no looks.
@Suite("Backups and the trail of looks") struct TrailBackupTests {
  /// A store in which somebody looked three times.
  private func store(_ folder: TestFolder) throws -> FileStore {
    let store = try FileStore.create(at: folder("s"), options: .plain)
    try store.put("service", "{}")
    let trail = try store.trail()
    for word in ["heron", "swan", "kite"] { try trail.add(Look(.search, word), by: "kmason") }
    try trail.sync()
    return store
  }

  private func fault(_ folder: TestFolder, passphrase: String? = nil) throws -> String? {
    do {
      _ = try FileStore.open(folder("s"), options: .plain).backup(to: folder("b"), passphrase: passphrase)
      try PosixFileSystem().remove(folder("b"))
      return nil
    } catch StoreError.notBackedUp(folder("b"), let what) {
      #expect(try PosixFileSystem().list(folder.path).allSatisfy { !$0.hasPrefix("b") }, "nothing is left")
      return what
    }
  }

  private func month(_ folder: TestFolder) throws -> String {
    let names = try PosixFileSystem().list(folder("s/looks"))
    return folder("s/looks/" + (try #require(names.first { $0.hasSuffix(LookTrail.ending) })))
  }

  @Test(arguments: [nil, "heron kettle seventeen"]) func aTrailThatIsGoneOrCutIsNotPassedOver(
    passphrase: String?
  ) throws {
    let folder = try TestFolder()
    let store = try store(folder)
    #expect(try fault(folder, passphrase: passphrase) == nil)
    let disk = PosixFileSystem()
    try disk.rename(folder("s/looks"), to: folder("taken"))
    let gone = "looks: the trail of looks is gone: looks up to 3 were on the disk"
    #expect(try fault(folder, passphrase: passphrase) == gone)
    #expect(try store.check().findings.map { "looks: " + $0.words } == [gone], "as check says it")
    try disk.rename(folder("taken"), to: folder("s/looks"))
    #expect(try fault(folder, passphrase: passphrase) == nil)
    let path = try month(folder)
    let whole = try TestFile.read(path)
    let lines = whole.split(separator: 10, omittingEmptySubsequences: true).map { Array($0) + [10] }
    #expect(lines.count == 3)
    for (bytes, words) in [
      (Array(lines[0] + lines[1]), "look 3 is missing: looks up to 3 were on the disk"),
      ([], "look 1 is missing: looks up to 3 were on the disk"),
      (Array(lines[0] + lines[2]), "doesn\u{2019}t follow look 1"),
    ] {
      try TestFile.write(path, bytes)
      let said = try fault(folder, passphrase: passphrase)
      #expect(said?.contains(words) ?? false, "\(said ?? "")")
    }
    try TestFile.write(path, whole)
    #expect(try fault(folder, passphrase: passphrase) == nil)
  }

  /// Another end of the same length proves itself, and isn't the one that was on the disk.
  @Test func anEndThatWasRewrittenIsNotPassedOver() throws {
    let folder = try TestFolder()
    _ = try store(folder)
    try PosixFileSystem().rename(folder("s/looks"), to: folder("taken"))
    for word in ["lark", "wren", "rook"] {
      let other = try FileStore.open(folder("s"), options: .plain).trail()
      try other.add(Look(.search, word), by: "asmith")
      try other.sync()
    }
    #expect(try fault(folder)?.contains("is not the one that was on the disk") ?? false)
  }

  @Test func whereNobodyIsAccusedABackupIsMade() throws {
    let folder = try TestFolder()
    let never = try FileStore.create(at: folder("s"), options: .plain)
    try never.put("service", "{}")
    #expect(try fault(folder) == nil, "nobody ever looked")
    _ = try never.trail()
    #expect(try fault(folder) == nil, "the folder was made, and nobody looked")
    let trail = try never.trail()
    try trail.add(Look(.search, "heron"), by: "kmason")
    try trail.sync()
    let disk = PosixFileSystem()
    // A copy without its looks: the note counts in its own file alone.
    for name in ["", "/journal", "/cases", "/index"] { try disk.makeDirectory(folder("c" + name), mode: 0o700) }
    for name in ["store.json", "checkpoint.json", "journal/000000001.jsonl", "lock"] {
      try TestFile.write(folder("c/" + name), TestFile.read(folder("s/" + name)))
    }
    #expect(try FileStore.open(folder("c"), options: .plain).backup(to: folder("copy")) > 0)
    // A store from before there was a note in the journal's lock file, and one whose lock files are empty.
    let lock = try TestFile.read(folder("s/lock"))
    for bytes in [Array(lock.prefix(576)), []] {
      try TestFile.write(folder("s/lock"), bytes)
      if try disk.status(folder("s/looks")) != nil { try disk.rename(folder("s/looks"), to: folder("taken")) }
      #expect(try fault(folder) == nil)
    }
  }

  /// Looks that are written, synced and begun anew in the next month while the copy is made are never held against it.
  @Test func looksThatAreWrittenMeanwhileAreNotMissed() throws {
    let disk = SimulatedDisk()
    let november = 1_795_000_000_000
    func open(_ day: Int) throws -> FileStore {
      var options = FileStore.Options.plain
      options.clock = { november + day * 86_400_000 }
      return try FileStore.open("/s", on: SimulatedFileSystem(disk), options: options)
    }
    _ = try FileStore.create(at: "/s", on: SimulatedFileSystem(disk), options: .plain, id: "looks")
    let store = try open(0)
    try store.put("service", "{}")
    try open(0).trail().add(Look(.search, "first"), by: "me")
    let before = disk.calls
    _ = try store.backup(to: "/first")
    let calls = disk.calls - before
    #expect(calls > 10)
    for call in 1...calls {
      // From the second half on it is the next month.
      let trail = try open(call * 2 < calls ? 0 : 20).trail()
      var isLooked = false
      disk.meanwhile = (
        disk.calls + call,
        {
          isLooked = (try? trail.add(Look(.search, "\(call)"), by: "me")) != nil
          try? trail.sync()
        }
      )
      #expect(try store.backup(to: "/b\(call)") > 0, "at call \(call)")
      disk.meanwhile = nil
      #expect(isLooked, "at call \(call)")
    }
  }
}
