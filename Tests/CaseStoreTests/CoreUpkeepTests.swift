import Casework
import Glibc
import Testing

@testable import CaseStore

@Suite("Case files, check, backup, drafts, notice")
struct CoreUpkeepTests {
  /// A store with three cases, brought up to date, and two changes behind that.
  private func store(_ folder: TestFolder, name: String = "s") throws -> FileStore {
    let store = try FileStore.create(at: folder(name), options: .plain)
    for number in 1...3 {
      try store.commit(Act(by: "a", op: "case.open")) {
        let digits = CaseReference(number).digits
        $0.put(
          try key("cases/\(digits)"),
          bytes(#"{"name":"Case \#(number)","state":"\#(number == 3 ? "closed" : "open")"}"#))
        for contact in 1...4 {
          $0.put(try key("cases/\(digits)/contacts/c\(number).\(contact)"), bytes(#"{"note":"note \#(contact)"}"#))
        }
        $0.put(try key("cases/\(digits)/assessments/a\(number)"), bytes(#"{"long":["x","y"]}"#))
      }
    }
    try store.put("staff/asmith", #"{"name":"A"}"#)
    #expect(try store.checkpoint())
    try store.put("cases/000002/contacts/c5.1", #"{"note":"later"}"#)
    try store.put("cases/000001", #"{"name":"Case 1","state":"closed"}"#)
    return store
  }

  @Test func filesAreLaidOutForReading() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    #expect(try store.checkpoint())
    let header = try TestFile.text(folder("s/cases/01/000001/case.json")).split(separator: "\n")
    #expect(
      header.filter { !$0.hasPrefix("  \"sum\": ") } == [
        "{", "  \"version\": 6,", "  \"name\": \"Case 1\",", "  \"state\": \"closed\"", "}",
      ])
    #expect(header[2].hasPrefix("  \"sum\": ") && header[2].utf8.count == 28)
    let contacts = try TestFile.text(folder("s/cases/02/000002/contacts.jsonl")).split(separator: "\n")
    #expect(contacts.count == 6)
    #expect(contacts.first?.hasPrefix("{\"sum\":\"") ?? false)
    #expect(contacts[1] == #"{"id":"c2.1","version":2,"note":"note 1"}"#)
    #expect(contacts.last == #"{"id":"c5.1","version":5,"note":"later"}"#)
    #expect(try TestFile.text(folder("s/cases/02/000002/history.jsonl")).split(separator: "\n").count == 3)
    #expect(try TestFile.text(folder("s/staff/asmith.json")).hasPrefix("{\n  \"version\": 4,\n"))
  }

  @Test func bringingUpToDateTwiceOrByAnotherChangesNothing() throws {
    let folder = try TestFolder()
    let first = try store(folder)
    let second = try FileStore.open(folder("s"), options: .plain)
    #expect(try first.checkpoint())
    let before = try TestFile.read(folder("s/cases/02/000002/contacts.jsonl"))
    #expect(try second.checkpoint())
    #expect(try second.changes(since: 0).isEmpty)
    #expect(try TestFile.read(folder("s/cases/02/000002/contacts.jsonl")) == before)
    #expect(try second.check().isWhole)
    let pointer = try TestFile.read(folder("s/checkpoint.json"))
    try second.put("service", "{}")
    #expect(try second.checkpoint())
    // A pointer that lags behind its files makes the same work be done again.
    try TestFile.write(folder("s/checkpoint.json"), pointer)
    let third = try FileStore.open(folder("s"), options: .plain)
    #expect(try third.checkpoint())
    #expect(try third.check().isWhole)
  }

  @Test func onlyOneProcessBringsUpToDateAtATime() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let disk = PosixFileSystem()
    let held = try disk.open(folder("s/checkpoint.lock"), .making(mode: 0o600))
    defer { disk.close(held) }
    #expect(try disk.lock(held, waitingMilliseconds: 0))
    #expect(try !store.checkpoint())
    #expect(try store.put("service", "{}").seq == 7)
  }

  @Test func theIndexFollowsTheCaseFiles() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    func rows(_ part: IndexPart) throws -> [String] {
      let found = try #require(try store.indexRows(part))
      return String(decoding: found.bytes[found.rows], as: UTF8.self).split(separator: "\n").map(String.init)
    }
    #expect(try rows(.open).count == 2 && rows(.closed).count == 1)
    #expect(try store.changes(since: 4).map(\.key.text) == ["cases/000002/contacts/c5.1", "cases/000001"])
    #expect(try store.checkpoint())
    #expect(try rows(.open).count == 1)
    #expect(try rows(.closed).map { $0.prefix(24) } == [#"{"reference":"YJ-000001""#, #"{"reference":"YJ-000003""#])
    for part in ["open", "closed"] {
      let path = folder("s/index/\(part).jsonl")
      let whole = try TestFile.read(path)
      try TestFile.write(path, Array(whole.dropLast(3)))
      #expect(try store.indexRows(part == "open" ? .open : .closed) == nil)
      #expect(try !store.check().isWhole)
      #expect(try store.check(mends: true).findings.allSatisfy { $0.kind == .mended })
      #expect(try TestFile.read(path) == whole)
    }
  }

  @Test func anIndexThatACheckpointLeftBehindIsMadeAgainWhole() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let old = try TestFile.read(folder("s/index/open.jsonl"))
    #expect(try store.checkpoint())
    // The index of the checkpoint before: its writer ended between pointer and index.
    try TestFile.write(folder("s/index/open.jsonl"), old)
    let next = try FileStore.open(folder("s"), options: .plain)
    #expect(try next.indexRows(.open) == nil)
    try next.put("cases/000002", #"{"name":"New"}"#)
    #expect(try next.checkpoint())
    #expect(try next.check().isWhole)
    let rows = try #require(try next.indexRows(.open))
    #expect(
      String(decoding: rows.bytes[rows.rows], as: UTF8.self)
        == "{\"reference\":\"YJ-000002\",\"is\":{\"name\":\"New\"}}\n")
  }

  @Test func everyTruncatedFileIsFoundAndMended() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    #expect(try store.check().isWhole)
    for name in [
      "cases/01/000001/case.json", "cases/02/000002/contacts.jsonl", "cases/02/000002/history.jsonl",
      "cases/03/000003/assessments/a3.json", "staff/asmith.json",
    ] {
      let whole = try TestFile.read(folder("s/" + name))
      for length in Set([0, 1, whole.count / 2, whole.count - 2, whole.firstIndex(of: 10).map { $0 + 1 } ?? 0])
      where length < whole.count {
        try TestFile.write(folder("s/" + name), Array(whole[..<length]))
        let opened = try FileStore.open(folder("s"), options: .plain)
        #expect(opened.seq == 6)
        let report = try opened.check()
        #expect(report.findings.contains { $0.kind == .stale && $0.path == folder("s/" + name) }, "\(name) \(length)")
        #expect(!report.isDamaged)
        #expect(try opened.check(mends: true).findings.contains { $0.kind == .mended })
        #expect(try opened.check().isWhole, "\(name) \(length)")
        let mended = try TestFile.text(folder("s/" + name))
        #expect(mended.contains("note \"later\"") || mended.utf8.count >= whole.count)
      }
    }
  }

  @Test func aFileThatTheJournalDoesNotKnowIsFoundAndPutAside() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let stray = folder("s/staff/intruder.json")
    try TestFile.write(stray, bytes("{\n  \"version\": 2\n}\n"))
    #expect(try store.check().findings.map(\.path) == [stray])
    #expect(try store.check(mends: true).findings.map(\.kind) == [.mended])
    #expect(try store.check().isWhole)
    #expect(try PosixFileSystem().status(stray + ".stray") != nil)
  }

  @Test func checkFindsDamageAnywhereInTheJournal() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let report = try store.check()
    #expect(report.changes == 6 && report.cases == 3 && report.documents == 20)
    let segment = folder("s/journal/000000001.jsonl")
    let whole = try TestFile.read(segment)
    for offset in stride(from: 3, to: whole.count, by: 41) {
      var damaged = whole
      damaged[offset] ^= 1
      try TestFile.write(segment, damaged)
      let report = try FileStore.open(folder("s"), options: .plain).check(mends: true)
      #expect(report.findings.contains { $0.kind == .damaged && $0.path == segment }, "\(offset)")
      #expect(try TestFile.read(segment) == damaged)
    }
  }

  @Test func aBackupIsRestoredWholeAndNeverOverAnything() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let count = try store.backup(to: folder("b.tar"))
    #expect(count >= 15)
    #expect(try PosixFileSystem().status(folder("b.tar"))?.mode == 0o600)
    #expect(throws: StoreError.notEmpty(folder("b.tar"))) { try store.backup(to: folder("b.tar")) }
    #expect(throws: StoreError.notEmpty(folder("s"))) {
      try FileStore.restore(folder("b.tar"), to: folder("s"), options: .plain)
    }
    #expect(try FileStore.restore(folder("b.tar"), to: folder("r"), options: .plain).isWhole)
    let restored = try FileStore.open(folder("r"), options: .plain)
    #expect(restored.seq == 6)
    #expect(try restored.check().isWhole)
    #expect(try restored.documents(in: "cases/000002/contacts").count == 5)
    #expect(try restored.put("service", "{}").seq == 7)
    let archive = try TestFile.read(folder("b.tar"))
    for length in [0, 100, 512, 700, archive.count / 2, archive.count - 600] {
      try TestFile.write(folder("cut.tar"), Array(archive[..<length]))
      #expect(throws: StoreError.self) {
        try FileStore.restore(folder("cut.tar"), to: folder("c\(length)"), options: .plain)
      }
      #expect(try PosixFileSystem().status(folder("c\(length)")) == nil)
    }
  }

  /// The archive's every piece proves itself: what is altered, cut, moved or sealed otherwise makes no store.
  @Test func aSealedBackupOpensToItsPassphraseAlone() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let words = "heron kettle seventeen"
    for number in 1...40 {
      try store.put("cases/000001/contacts/c2.\(number)", "{\"note\":\"\(String(repeating: "heron ", count: 900))\"}")
    }
    _ = try store.backup(to: folder("b"), passphrase: words)
    let sealed = try TestFile.read(folder("b"))
    #expect(sealed.count > 3 * ArchiveSeal.piece)
    #expect(!String(decoding: sealed, as: UTF8.self).contains("heron"))
    #expect(try FileStore.isSealed(folder("b")))
    #expect(throws: StoreError.self) { try FileStore.restore(folder("b"), to: folder("n"), options: .plain) }
    #expect(throws: StoreError.self) {
      try FileStore.restore(folder("b"), to: folder("n"), opening("heron kettle sixteen"), options: .plain)
    }
    #expect(try FileStore.restore(folder("b"), to: folder("r"), opening(words), options: .plain).isWhole)
    #expect(try FileStore.open(folder("r"), options: .plain).seq == store.seq)
    let whole = ArchiveSeal.piece + ArchiveSeal.tag
    let first = ArchiveSeal.headerSize..<(ArchiveSeal.headerSize + whole)
    let second = first.upperBound..<(first.upperBound + whole)
    var harmed: [[UInt8]] = [
      Array(sealed[..<second.upperBound]), Array(sealed.dropLast()), sealed + [0],
      Array(sealed[..<first.lowerBound]) + sealed[second] + sealed[first] + sealed[second.upperBound...],
    ]
    for place in [30, 41, 70, first.upperBound + 7, sealed.count - 1] {
      var bytes = sealed
      bytes[place] ^= 1
      harmed.append(bytes)
    }
    for (number, bytes) in harmed.enumerated() {
      try TestFile.write(folder("h"), bytes)
      #expect(throws: StoreError.self, "\(number)") {
        try FileStore.restore(folder("h"), to: folder("x\(number)"), opening(words), options: .plain)
      }
      #expect(try PosixFileSystem().status(folder("x\(number)")) == nil)
    }
  }

  private func opening(_ passphrase: String) -> FileStore.Restoring {
    var how = FileStore.Restoring()
    how.passphrase = passphrase
    return how
  }

  @Test func aBackupOfRotatedSegmentsIsWhole() throws {
    let folder = try TestFolder()
    var options = FileStore.Options.plain
    options.segmentLimit = 1500
    let store = try FileStore.create(at: folder("s"), options: options)
    let other = try FileStore.open(folder("s"), options: options)
    for number in 1...25 { try other.put("cases/00000\(number % 9 + 1)", #"{"n":\#(number)}"#) }
    _ = try store.backup(to: folder("b.tar"))
    #expect(try FileStore.restore(folder("b.tar"), to: folder("r"), options: options).isWhole)
    #expect(try FileStore.open(folder("r"), options: options).seq == other.seq)
  }

  @Test func draftsAreKeptApartAndRemoved() throws {
    let folder = try TestFolder()
    let drafts = Drafts(in: folder("d/e/drafts"))
    let long = String(repeating: "Ö a\n\"", count: 5000)
    for subject in ["contact YJ-000001", "contact-YJ-000001", "contact/YJ-000001"] {
      try drafts.keep(Drafts.Draft(of: subject, at: "2026-11-21T09:00:00.000Z", fields: ["note": long + subject]))
    }
    #expect(try PosixFileSystem().list(folder("d/e/drafts")).count == 3)
    #expect(drafts.draft(of: "contact/YJ-000001")?.fields["note"] == long + "contact/YJ-000001")
    #expect(try PosixFileSystem().status(folder("d/e/drafts"))?.mode == 0o700)
    for name in try PosixFileSystem().list(folder("d/e/drafts")) {
      #expect(try PosixFileSystem().status(folder("d/e/drafts/" + name))?.mode == 0o600)
    }
    drafts.remove("contact YJ-000001")
    #expect(drafts.draft(of: "contact YJ-000001") == nil)
    #expect(try PosixFileSystem().list(folder("d/e/drafts")).count == 2)
  }

  @Test func aDraftOfManyCasesIsKept() throws {
    let folder = try TestFolder()
    let drafts = Drafts(in: folder("drafts"))
    let subjects = [99, 100].map { last in "allocation " + (1...last).map { "00000\($0)" }.joined(separator: " ") }
    for subject in subjects { try drafts.keep(Drafts.Draft(of: subject, at: "", fields: ["note": subject])) }
    for subject in subjects { #expect(drafts.draft(of: subject)?.fields["note"] == subject) }
    drafts.remove(subjects[0])
    #expect(drafts.draft(of: subjects[0]) == nil)
    #expect(drafts.draft(of: subjects[1]) != nil)
  }

  @Test func eachStoreHasDraftsOfItsOwn() throws {
    let folder = try TestFolder()
    let subject = "contact YJ-000001"
    try Drafts(in: folder("drafts")).keep(Drafts.Draft(of: subject, at: "", fields: ["note": "before"]))
    let (one, other) = (Drafts(in: folder("drafts"), of: "one"), Drafts(in: folder("drafts"), of: "other"))
    #expect(one.draft(of: subject)?.fields["note"] == "before")
    try one.keep(Drafts.Draft(of: subject, at: "", fields: ["note": "here"]))
    #expect(one.draft(of: subject)?.fields["note"] == "here")
    #expect(other.draft(of: subject) == nil)
    one.remove(subject)
    #expect(one.draft(of: subject) == nil)
  }

  @Test func aWatchTellsOfAnothersChange() throws {
    let folder = try TestFolder()
    let store = try store(folder)
    let watch = Watch(store)
    let descriptor = try #require(watch.fileDescriptor)
    func isReady(_ milliseconds: Int32) -> Bool {
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return Glibc.poll(&poll, 1, milliseconds) == 1
    }
    #expect(!isReady(0))
    try FileStore.open(folder("s"), options: .plain).put("service", "{}")
    #expect(isReady(1000))
    watch.drain()
    #expect(!isReady(0))
    #expect(try store.follow().map(\.seq) == [7])
  }

  @Test func everyErrorHasWordsThatNameThePlace() throws {
    let name = try key("cases/000001")
    let errors: [StoreError] = [
      .notFound("/p"), .notAStore("/p"), .notEmpty("/p"), .newerFormat("/p", found: 2, known: 1),
      .noMigration("/p", from: 0), .exposed("/p", mode: 0o755), .remote("/p", kind: "NFS"),
      .file(FileFault(.open, "/p", .notPermitted)), .full("/p"), .viewOnly(.readOnlyDirectory("/p")),
      .viewOnly(.damaged(path: "/p", at: 3, what: "w")), .viewOnly(.syncFailed("/p")),
      .damaged(path: "/p", at: 3, what: "w"), .syncFailed("/p"), .looksUnproved("/p"), .badBackup("/p", what: "w"),
      .spoilt(path: "/p", isMissing: true), .spoilt(path: "/p", isMissing: false), .identityLost(path: "/p"),
      .viewOnly(.lost(path: "/p")), .insideStore("/p"), .notBackedUp("/p", what: "w"), .inUse("/p"),
      .beingReplaced("/p"),
      .full("/p/looks/x"), .full("/p/journal/x"),
    ]
    for error in errors { #expect(error.words.contains("/p") && error.words.hasSuffix("."), "\(error)") }
    // What is only read can't be said not to be saved.
    for path in ["/p/looks/2026-11.jsonl", "/p/index/open.jsonl", "/p/cases/01/000001/case.json"] {
      #expect(!StoreError.full(path).words.contains("Not saved"))
    }
    #expect(!StoreError.file(FileFault(.open, "/p", .notFound)).words.contains("lost"))
    #expect(StoreError.conflict(name, expected: 1, found: 2).words.contains("cases/000001"))
    #expect(StoreError.unfit(name, what: "w").words.contains("cases/000001"))
    #expect(StoreError.locked(holder: nil, seconds: 5).words.contains("5 seconds"))
  }
}
