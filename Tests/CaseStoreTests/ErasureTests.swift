import Casework
import Glibc
import Testing

@testable import CaseStore

@Suite("Erasure: what is destroyed is gone, and the chain still proves") struct ErasureTests {
  private typealias Life = ErasureLife

  private func simulated() throws -> (SimulatedDisk, FileStore) {
    let disk = SimulatedDisk()
    return (disk, try Life.make(at: "/s", on: SimulatedFileSystem(disk)))
  }

  private func open(_ disk: SimulatedDisk) throws -> FileStore {
    try FileStore.open("/s", on: SimulatedFileSystem(disk), options: Life.options)
  }

  @Test func whatIsDestroyedIsInNoFileAndTheRestIsAsItWas() throws {
    let (disk, store) = try simulated()
    try store.remakeWordIndex()
    #expect(!disk.holding(Life.secrets).isEmpty)
    let before = try Life.remains(store)
    let lines = store.seq
    try Life.destroy(store)
    #expect(try store.unfinishedErasures() == [Life.gone])
    #expect(try store.finishErasures() == [Life.gone])
    #expect(disk.holding(Life.secrets).isEmpty, "\(disk.holding(Life.secrets))")
    #expect(try Life.remains(store) == before)
    #expect(try store.finishErasures().isEmpty)
    for opened in [store, try open(disk)] {
      let report = try opened.check()
      #expect(report.findings == [])
      #expect(report.changes > lines && report.cases == 1)
      #expect(try opened.history(of: Life.gone.number).map(\.op) == ["test.put", "retention.destroy"])
      #expect(try opened.read(Life.gone.key) == nil)
      #expect(try opened.version(of: Life.gone.key, at: 3) == nil)
      #expect(try opened.highestCaseNumber() == 2)
    }
    let left = try DutyDay(json: store.read(Life.duty)?.bytes ?? [])
    #expect(left.entries.map(\.cases) == [[Life.other], []])
    let certificate = try #require(try store.certificates().first)
    #expect(certificate.finished != nil && certificate.lines == 12)
    #expect(Set(try store.erasedLines(of: Life.gone).map(\.left)).count == 12)
  }

  @Test func theJournalAloneStillMakesEverythingAgain() throws {
    let (disk, store) = try simulated()
    try Life.destroy(store)
    try store.finishErasures()
    let before = try Life.remains(store)
    for path in disk.files.keys where path.hasPrefix("/s/cases") || path == "/s/checkpoint.json" {
      try SimulatedFileSystem(disk).remove(path)
    }
    let again = try open(disk)
    #expect(again.viewOnly == nil)
    _ = try again.check(mends: true)
    #expect(try again.check().findings.filter { $0.kind != .note } == [])
    #expect(try Life.remains(again) == before)
    #expect(disk.holding(Life.secrets).isEmpty)
    _ = try again.commit(Act(by: "a", op: "test")) { $0.put(Life.other.key, bytes("{}")) }
  }

  @Test func theNumberIsGivenToNoOtherAlsoAfterARestore() throws {
    let folder = try TestFolder()
    let store = try Life.make(at: folder("s"), on: PosixFileSystem())
    try store.put("cases/000009", #"{"name":"Highest"}"#)
    _ = try store.commit(Act(by: "boss", op: "retention.destroy")) { transaction in
      var certificate = DestructionCertificate()
      certificate.reference = CaseReference(9)
      transaction.remove(CaseReference(9).key)
      transaction.put(DestructionCertificate.key(of: CaseReference(9)), certificate.json())
    }
    try store.finishErasures()
    _ = try store.backup(to: folder("b"))
    let report = try FileStore.restore(folder("b"), to: folder("r"), options: Life.options)
    #expect(report.isWhole, "\(report.findings)")
    #expect(try FileStore.open(folder("r"), options: Life.options).highestCaseNumber() == 9)
  }

  /// Every line of the journal is emptied by hand, with blanks up to its length, as an erasure would.
  @Test func aLineThatIsEmptiedByHandIsFound() throws {
    for erased in [false, true] {
      let (disk, store) = try simulated()
      if erased {
        try Life.destroy(store)
        try store.finishErasures()
      }
      let files = SimulatedFileSystem(disk)
      for name in try files.list("/s/journal") where name.hasSuffix(".jsonl") {
        let path = "/s/journal/" + name
        let whole = try #require(try files.contents(of: path))
        for line in DocumentFile.lines(whole) {
          guard let parts = JournalLine.parts(whole, line), parts.set.count > 5 else { continue }
          var altered = whole
          for offset in parts.set { altered[offset] = UInt8(ascii: " ") }
          altered.replaceSubrange(parts.set.lowerBound..<(parts.set.lowerBound + 2), with: bytes("{}"))
          if altered == whole { continue }
          try files.replace(path, with: altered, mode: 0o600)
          let opened = try open(disk)
          let report = try opened.check(mends: true)
          #expect(report.findings.contains { $0.kind == .damaged && $0.path.hasSuffix(name) }, "\(name) \(line)")
          #expect(opened.viewOnly != nil || (try? opened.check().isDamaged) == true)
          try files.replace(path, with: whole, mode: 0o600)
        }
      }
    }
  }

  /// An erased store is never accused, and any bit that flips in it is found.
  @Test func aBitThatFlipsInAnErasedJournalIsFound() throws {
    let (disk, store) = try simulated()
    try Life.destroy(store)
    try store.finishErasures()
    let files = SimulatedFileSystem(disk)
    for name in try files.list("/s/journal") where Journal.isName(name) {
      let path = "/s/journal/" + name
      let whole = try #require(try files.contents(of: path))
      for offset in stride(from: 1, to: whole.count, by: 53) {
        var altered = whole
        altered[offset] ^= 1
        try files.replace(path, with: altered, mode: 0o600)
        let report = try open(disk).check()
        #expect(report.isDamaged, "\(name) at \(offset)")
      }
      try files.replace(path, with: whole, mode: 0o600)
    }
    #expect(try open(disk).check().findings == [])
  }

  @Test func aSecondCaseOfTheSameLinesGoesLater() throws {
    let (disk, store) = try simulated()
    try Life.destroy(store)
    try store.finishErasures()
    try Life.destroy(store, Life.other)
    #expect(try store.finishErasures() == [Life.other])
    #expect(disk.holding(Life.secrets + ["heron", "Stays"]).isEmpty)
    #expect(try open(disk).check().findings == [])
  }
}

@Suite("Erasure: the contract of every store") struct ErasureContractTests {
  @Test(arguments: StoreKind.allCases) func whatIsDestroyedIsGoneFromHistoryToo(kind: StoreKind) throws {
    try kind.run { store, settle in
      let (gone, other) = (ErasureLife.gone, ErasureLife.other)
      _ = try store.commit(Act(by: "a", op: "test", why: "kestrel")) {
        $0.put(gone.key, bytes("{\"name\":\"Zyxwold\"}"))
      }
      _ = try store.commit(Act(by: "a", op: "test", why: "Group")) {
        $0.put(gone.key(.contacts, "k1"), bytes("{\"note\":\"kestrel\"}"))
        $0.put(other.key(.contacts, "k1"), bytes("{\"note\":\"heron\"}"))
      }
      try settle()
      #expect(try store.finishErasures().isEmpty)
      try store.commit(Act(by: "boss", op: "retention.destroy")) {
        var certificate = DestructionCertificate()
        certificate.reference = gone
        $0.remove(gone.key)
        $0.remove(gone.key(.contacts, "k1"))
        $0.put(DestructionCertificate.key(of: gone), certificate.json())
      }
      for _ in 0..<2 {
        _ = try store.finishErasures()
        try settle()
        #expect(try store.read(gone.key) == nil)
        #expect(try store.version(of: gone.key, at: 1) == nil)
        #expect(try store.version(of: gone.key(.contacts, "k1"), at: 2) == nil)
        #expect(try store.version(of: other.key(.contacts, "k1"), at: 2)?.bytes.text == "{\"note\":\"heron\"}")
        #expect(try store.history(of: gone.number).map(\.op) == ["retention.destroy"])
        #expect(try store.history(of: other.number).map(\.why) == ["Group"])
        let stored = try #require(try store.read(DestructionCertificate.key(of: gone)))
        #expect(try DestructionCertificate(json: stored.bytes).finished != nil)
      }
    }
  }
}
