import CaseStore
import Casework
import JSON
import Testing

/// What a casebook hands out of the sections that are kept apart, and of notes for the case's own team.
@Suite("The casebook and the sections that are kept apart") struct CasebookSectionTests {
  private static let now = ServiceFolder.now
  private static let one = CaseReference(1)
  private let service: ServiceFolder

  /// A case of the north team with three contacts: a sensitive one, one about health, one with a victim.
  init() throws {
    service = try ServiceFolder()
    let casebook = try service.casebook()
    for team in ["north", "south"] {
      _ = try casebook.make(.teamSaved(TeamID(team), Team(name: team)), by: "root", now: Self.now)
    }
    for (id, role, team) in [
      ("worker", StaffRole.officer, "north"), ("mate", .officer, "north"), ("other", .officer, "south"),
      ("boss", .manager, "north"), ("else", .manager, "south"), ("reader", .reader, "south"),
      ("clerk", .administrator, "south"), ("figures", .analyst, "south"), ("victims", .victimWorker, "south"),
      ("nurse", .health, "south"), ("police", .police, "south"),
    ] {
      var staff = Staff()
      staff.name = id
      staff.role = role
      staff.team = TeamID(team)
      if id == "mate" {
        staff.covers = [Cover(by: "boss", from: Self.now.day, to: Self.now.day, why: "Secret illness.")]
        staff.covers[0].id = "v1"
        staff.reductions = [WorkloadReduction(20, why: "Secret return.", from: Self.now.day - 9)]
      }
      _ = try casebook.make(.staffSaved(StaffID(id), staff), by: "root", now: Self.now)
    }
    var new = Case()
    new.opened = Self.now.day - 300
    new.child.familyName = "Abara"
    new.worker = "worker"
    new.team = "north"
    new.secondaryWorkers = ["victims", "nurse", "police"]
    var flag = CaseFlag()
    flag.kind = "suicide"
    new.child.flags = [flag]
    _ = try casebook.make(.caseOpened(new), by: "worker", now: Self.now)
    for (kind, note, isSensitive) in [
      ("office", "The heron stood still.", true), ("health", "The heron at the clinic.", false),
      ("victim-contact", "The heron and the shopkeeper.", false),
    ] {
      var contact = Contact()
      contact.at = Self.now.adding(minutes: -60)
      contact.kind = ListCode(kind)
      contact.worker = "worker"
      contact.outcome = .held
      contact.note = note
      contact.sensitive = isSensitive
      _ = try casebook.make(.contactRecorded(Self.one, contact), by: "worker", now: Self.now)
    }
  }

  /// Who reads which of the notes: `s` the sensitive one, `h` the one about health, `v` the one with a victim.
  static let readers: [(StaffID, String)] = [
    ("worker", "shv"), ("mate", "s"), ("other", ""), ("boss", "shv"), ("else", "hv"), ("reader", ""), ("clerk", ""),
    ("victims", "v"), ("nurse", "h"), ("police", ""), ("figures", ""),
  ]

  @Test(arguments: readers, [false, true]) func whoReadsWhichNote(
    reader: (id: StaffID, notes: String), isIndexed: Bool
  ) throws {
    if isIndexed { try (service.casebook().store as? FileStore)?.checkpoint() }
    let casebook = try service.casebook(as: reader.id)
    let sees = casebook.viewer?.sees(.contacts) ?? true
    let words = [("s", "still"), ("h", "clinic"), ("v", "shopkeeper")]
    let found = try casebook.searchNotes("heron", limit: 9)
    #expect(found.hits.count == (sees ? reader.notes.count : 0) && !found.hasMore)
    let file = try #require(try casebook.caseFile(Self.one))
    let past = try sees ? file.contacts.map { try casebook.contact($0.id, of: Self.one, asOf: $0.version)?.note } : []
    var exported = ""
    try casebook.export(Self.one) { _, stored in exported += String(decoding: stored.bytes, as: UTF8.self) }
    for (mark, word) in words {
      let reads = sees && reader.notes.contains(mark)
      #expect(file.contacts.contains { $0.contact.note.contains(word) } == reads, "\(word)")
      #expect(past.contains { $0?.contains(word) ?? false } == reads, "\(word)")
      #expect(exported.contains(word) == reads, "\(word)")
    }
    #expect(file.contacts.count == (sees ? 3 : 0))
    let row = try #require(try casebook.summary(of: Self.one))
    let isFlagged = ["worker", "boss", "else", "nurse"].contains(reader.id)
    #expect(row.flags.contains("suicide") == isFlagged)
    #expect(casebook.openCases.map { $0.flags.contains("suicide") } == [isFlagged])
    #expect(exported.contains("suicide") == isFlagged)
  }

  @Test func whatIsNotShownIsNotWrittenOver() throws {
    let other = try service.casebook(as: "other")
    let file = try #require(try other.caseFile(Self.one))
    for filed in file.contacts {
      #expect(filed.contact.withheld != nil)
      #expect(throws: Refusal.self) {
        try other.make(
          .contactAmended(Self.one, filed.id, filed.contact, why: "Typing", seen: nil), by: "other", now: Self.now)
      }
    }
    var child = file.header.child
    child.likes = "Drawing"
    _ = try other.make(.childAmended(Self.one, child, seen: nil), by: "other", now: Self.now)
    let after = try #require(try service.casebook().caseFile(Self.one))
    #expect(after.header.child.flags.map(\.kind) == ["suicide"] && after.header.child.likes == "Drawing")
    #expect(after.contacts.allSatisfy { $0.contact.withheld == nil && $0.contact.note.contains("heron") })
  }

  @Test func reasonsInTheHistoryAreForThoseWhoSeeTheSection() throws {
    let writer = try service.casebook()
    let filed = try #require(try writer.caseFile(Self.one)?.contacts.first { $0.contact.sensitive })
    var contact = filed.contact
    contact.note += " And again."
    _ = try writer.make(
      .contactAmended(Self.one, filed.id, contact, why: "Secret reason", seen: nil), by: "worker", now: Self.now)
    _ = try writer.make(
      .allocated([Self.one], to: "mate", team: "north", note: "A direction", reason: "Secret"), by: "boss",
      now: Self.now)
    func reasons(_ id: StaffID) throws -> [String] {
      try service.casebook(as: id).history(of: Self.one).filter { $0.op != "case.open" }.map(\.why)
    }
    #expect(try reasons("boss").contains("Secret reason"))
    #expect(try !reasons("other").contains("Secret reason"))
    #expect(try reasons("reader").allSatisfy { !$0.contains("Secret") && !$0.contains("direction") })
    #expect(try reasons("reader").count == reasons("boss").count)
  }

  @Test func theStaffLeaveWithoutTheirMatters() throws {
    for (id, reads) in [("boss", true), ("mate", true), ("figures", false), ("clerk", false), ("other", false)] {
      var text = ""
      let casebook = try service.casebook(as: StaffID(id))
      _ = try casebook.export { _, stored in text += String(decoding: stored.bytes, as: UTF8.self) }
      #expect(text.contains("Secret illness") == reads && text.contains("Secret return") == reads, "\(id)")
      #expect(text.contains("\"percent\":20"), "that they carry less is no secret")
    }
  }

  @Test func anOwnPolicyFromBeforeWorksAsTheShippedOneDoes() throws {
    var older = service.policy
    older.parts = []
    for index in older.roles.indices {
      older.roles[index].sections.removeAll { [.victims, .health, .exploitation, .staff].contains($0) }
      older.roles[index].ownSections = []
    }
    let writer = try service.casebook()
    let saved = try writer.make(.dataSaved(.access(older), why: "Ours", seen: 0), by: "boss", now: Self.now)
    let bytes = try #require(try writer.store.read(ServiceFile.access.key)?.bytes)
    #expect(saved.seq > 0 && !String(decoding: bytes, as: UTF8.self).contains("\"parts\""))
    for (id, notes) in Self.readers {
      let casebook = try service.casebook(as: id)
      guard casebook.viewer?.sees(.contacts) ?? false else { continue }
      #expect(try casebook.searchNotes("heron", limit: 9).hits.count == notes.count, "\(id)")
    }
  }

  @Test func theTrailDoesNotTellOfWhatIsNotOpen() throws {
    var restriction = Restriction()
    restriction.why = "Family of staff"
    let writer = try service.casebook()
    let version = try #require(try writer.caseFile(Self.one)?.version)
    _ = try writer.make(.accessChanged(Self.one, .restricted(restriction, seen: version)), by: "boss", now: Self.now)
    try writer.look(Look(.section, of: Self.one, "plan", why: "Secret"), by: "worker")
    try writer.look(Look(.search, "abara"), by: "worker")
    try writer.syncLooks()
    let clerk = try service.casebook(as: "clerk").looks({ _ in true }).entries
    #expect(clerk.count == 2 && clerk.allSatisfy { $0.look.reference == nil && $0.look.why.isEmpty })
    #expect(!clerk.contains { $0.look.what.contains("abara") })
    let boss = try service.casebook(as: "boss").looks({ _ in true }).entries
    #expect(boss.map(\.look.reference) == [Self.one, nil] && boss.last?.look.what == "abara")
  }
}
