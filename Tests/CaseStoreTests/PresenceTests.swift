import CaseStore
import Casework
import Testing

/// Who writes in which section, told between sessions; nothing stale is told.
@Suite struct PresenceTests {
  private static let place = SectionPlace(CaseReference(1), "a2", "living")

  @Test func othersAreSeenAndOneselfIsNot() throws {
    let folder = try TestFolder()
    let store = try FileStore.create(at: folder("s"))
    var (mine, yours) = (Presence(store, "kmason"), Presence(store, "rellis"))
    #expect(mine.others(at: 1000).isEmpty)
    mine.enter(Self.place, at: 1000)
    yours.enter(Self.place, at: 1001)
    #expect(mine.others(at: 1002) == [Self.place: ["rellis"]])
    #expect(yours.others(at: 1002) == [Self.place: ["kmason"]])
    yours.enter(nil, at: 1003)
    #expect(mine.others(at: 1003).isEmpty)
    #expect(try store.check().isWhole)
  }

  @Test func whatIsNotRenewedVanishesAndItsFileToo() throws {
    let folder = try TestFolder()
    let store = try FileStore.create(at: folder("s"))
    var (mine, killed) = (Presence(store, "kmason"), Presence(store, "rellis"))
    killed.enter(Self.place, at: 1000)
    mine.enter(Self.place, at: 1000)
    let third = Presence(store, "dshah")
    #expect(third.others(at: 1030) == [Self.place: ["kmason", "rellis"]])
    for second in stride(from: 1005, through: 1100, by: 5) { mine.enter(Self.place, at: second) }
    #expect(third.others(at: 1100) == [Self.place: ["kmason"]])
    #expect(try PosixFileSystem().list(folder("s/present")).count == 1)
  }

  @Test func whatCannotBeReadOrWrittenIsLeftOut() throws {
    let folder = try TestFolder()
    let store = try FileStore.create(at: folder("s"))
    let files = PosixFileSystem()
    try files.makeDirectory(folder("s/present"), mode: 0o700)
    let stray = try files.open(folder("s/present/stray.json"), .makingNew(mode: 0o600))
    files.close(stray)
    var presence = Presence(store, "kmason")
    #expect(presence.others(at: 1000).isEmpty)
    try files.setMode(folder("s/present"), to: 0o500)
    presence.enter(Self.place, at: 1000)
    presence.enter(nil, at: 1001)
    try files.setMode(folder("s/present"), to: 0o700)
    #expect(try store.check().isWhole)
  }
}
