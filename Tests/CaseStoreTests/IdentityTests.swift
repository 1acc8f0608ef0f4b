import Testing

@testable import CaseStore

/// What a directory is, and the copy of it from which that is made again.
@Suite("store.json lost and found") struct IdentityTests {
  private func store(_ folder: TestFolder) throws -> String {
    let store = try FileStore.create(at: folder("s"), options: .plain)
    try store.put("cases/000001", "{}")
    try store.checkpoint()
    return folder("s/store.json")
  }

  private var mending: FileStore.Options {
    var options = FileStore.Options.plain
    options.mendsIdentity = true
    return options
  }

  @Test(arguments: [
    nil, "", "{", "x", "{\"program\":\"waymark\",\"format\":1,\"id\":\"other\"}", "{\"program\":\"w\"}",
  ])
  func isToldAndMadeAgain(left: String?) throws {
    let folder = try TestFolder()
    let path = try store(folder)
    let whole = try TestFile.read(path)
    if let left { try TestFile.write(path, bytes(left)) } else { try PosixFileSystem().remove(path) }
    let told = StoreError.spoilt(path: path, isMissing: left == nil)
    #expect(throws: told) { try FileStore.open(folder("s"), options: .plain) }
    #expect(told.words.contains("waymark check --mend"))
    var looking = mending
    looking.looksOnly = true
    #expect(throws: told) { try FileStore.open(folder("s"), options: looking) }
    let mended = try FileStore.open(folder("s"), options: mending)
    #expect(try TestFile.read(path) == whole)
    #expect(try mended.check(mends: true).findings.map(\.path) == [path])
    #expect(try FileStore.open(folder("s"), options: .plain).check().findings.isEmpty)
  }

  @Test func aStoreOfAnEarlierVersionGetsItsCopyWhenItIsOpened() throws {
    let folder = try TestFolder()
    let path = try store(folder)
    let copy = folder("s/journal/store.json")
    let kept = try TestFile.read(copy)
    for left in [nil, "", "{}", "{\"program\":\"waymark\",\"format\":1,\"id\":\"other\"}"] {
      if let left { try TestFile.write(copy, bytes(left)) } else { try PosixFileSystem().remove(copy) }
      _ = try FileStore.open(folder("s"), options: .plain)
      #expect(try TestFile.read(copy) == kept)
    }
    // Lost before it was ever kept: the pointer still says that this was a store.
    try PosixFileSystem().remove(copy)
    try PosixFileSystem().remove(path)
    #expect(throws: StoreError.identityLost(path: path)) { try FileStore.open(folder("s"), options: mending) }
    #expect(try PosixFileSystem().list(folder("s")).contains("store.json") == false)
  }

  @Test func theCopyOfAnotherStoreIsNotTaken() throws {
    let folder = try TestFolder()
    let path = try store(folder)
    let other = try FileStore.create(at: folder("t"), options: .plain)
    try TestFile.write(folder("s/journal/store.json"), TestFile.read(other.path + "/journal/store.json"))
    try PosixFileSystem().remove(path)
    #expect(throws: StoreError.spoilt(path: path, isMissing: true)) {
      try FileStore.open(folder("s"), options: mending)
    }
    #expect(try PosixFileSystem().status(path) == nil)
  }

  @Test func aFolderThatIsNoStoreIsNeverTouched() throws {
    let folder = try TestFolder()
    let disk = PosixFileSystem()
    try disk.makeDirectory(folder("d"), mode: 0o700)
    try disk.makeDirectory(folder("d/journal"), mode: 0o700)
    for (name, text) in [("d/checkpoint.json", "{}"), ("d/journal/store.json", "{\"program\":\"waymark\"}")] {
      try TestFile.write(folder(name), bytes(text))
      #expect(throws: StoreError.notAStore(folder("d"))) { try FileStore.open(folder("d"), options: mending) }
    }
    #expect(try disk.list(folder("d")).sorted() == ["checkpoint.json", "journal"])
    #expect(try disk.list(folder("d/journal")) == ["store.json"])
  }
}
