import Casework
import Testing

@testable import CaseStore

/// What the lock file tells of changes that stand in no case's files yet.
struct SavedNotesTests {
  private func seqs(_ folder: TestFolder) throws -> [Int] {
    try notes(folder).map(\.seq)
  }

  private func notes(_ folder: TestFolder, _ name: String = "lock", from start: Int = SavedNotes.inLock) throws
    -> [LostChange]
  {
    let files = PosixFileSystem()
    let file = try files.open(folder("s/" + name), .reading)
    defer { files.close(file) }
    return try SavedNotes(files: files, file: file, start: start).changes()
  }

  @Test func eachChangeIsNotedUntilTheFilesHaveIt() throws {
    let folder = try TestFolder()
    let store = try FileStore.create(at: folder("s"), options: .plain)
    try store.put("cases/000001", "{}", op: "case.edit")
    try store.put("staff/ann", "{}", op: "staff.save")
    let notes = try notes(folder)
    #expect(notes.map(\.op) == ["case.edit", "staff.save"] && notes.map(\.keys) == [["cases/000001"], ["staff/ann"]])
    #expect(notes.allSatisfy { !$0.at.isEmpty && !$0.by.isEmpty })
    #expect(try store.checkpoint())
    #expect(try seqs(folder).isEmpty)
    try store.put("cases/000001", "{}", op: "case.edit")
    #expect(try seqs(folder) == [store.seq])
  }

  /// Another session that saves while one brings the files up to date loses no note by that.
  @Test func whatAnotherSavesMeanwhileStaysNoted() throws {
    let folder = try TestFolder()
    let one = try FileStore.create(at: folder("s"), options: .plain)
    for _ in 0..<5 { try one.put("cases/000001", "{}", op: "case.edit") }
    let two = try FileStore.open(folder("s"), options: .plain)
    for _ in 0..<3 { try two.put("cases/000002", "{}", op: "case.edit") }
    let lock = try #require(one.lock)
    try lock.hold { lock.saved.forget(upTo: 5) }
    #expect(try seqs(folder) == [6, 7, 8])
  }

  /// A note that was cut short spoils neither the next one nor those before, and nothing in the file keeps the store from opening.
  @Test func whatCannotBeReadTellsNothing() throws {
    let folder = try TestFolder()
    let store = try FileStore.create(at: folder("s"), options: .plain)
    try store.put("cases/000001", "{}", op: "case.edit")
    let whole = try TestFile.read(folder("s/lock"))
    try TestFile.write(folder("s/lock"), Array(whole.dropLast(9)))
    try store.put("cases/000001", "{}", op: "case.edit")
    #expect(try seqs(folder) == [2])
    try TestFile.write(folder("s/lock"), whole + [UInt8](repeating: 0xFF, count: 9000))
    try store.put("cases/000001", "{}", op: "case.edit")
    #expect(try seqs(folder) == [1, 3])
    let report = try FileStore.open(folder("s"), options: .plain).check()
    #expect(!report.isDamaged, "\(report.findings)")
  }

  /// What stands in no case's history is noted beside its segment for good, and made again with the rest.
  @Test func changesOfTheServiceAreNotedBesideTheirSegments() throws {
    let folder = try TestFolder()
    let told = "journal/000000001.told"
    let store = try FileStore.create(at: folder("s"), options: .plain)
    try store.put("cases/000001", "{}", op: "case.edit")
    try store.put("staff/ann", "{}", op: "staff.save")
    #expect(try store.checkpoint())
    try store.put("staff/bob", "{}", op: "staff.save")
    try store.put("cases/000001", "{}", op: "case.edit")
    #expect(try store.checkpoint())
    #expect(try notes(folder, told, from: 0).map(\.keys) == [["staff/ann"], ["staff/bob"]])
    let bytes = try TestFile.read(folder("s/" + told))
    for spoilt in [[], Array(bytes.dropLast(5)), bytes + bytes] {
      try TestFile.write(folder("s/" + told), spoilt)
      #expect(try FileStore.open(folder("s"), options: .plain).check(mends: true).isWhole)
      #expect(try TestFile.read(folder("s/" + told)) == bytes)
    }
    _ = try store.backup(to: folder("b"))
    _ = try FileStore.restore(folder("b"), to: folder("r"), options: .plain)
    #expect(try TestFile.read(folder("r/" + told)) == bytes)
  }
}
