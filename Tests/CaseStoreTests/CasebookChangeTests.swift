import CaseStore
import Casework
import JSON
import Testing

@Suite("Changes that would go round the rules") struct CasebookChangeTests {
  private static let now = ServiceFolder.now
  private static let one = CaseReference(1)
  private static let hidden = CaseReference(2)
  private let service: ServiceFolder

  /// Two cases with one contact each; nobody but the manager sees the second.
  init() throws {
    service = try ServiceFolder()
    let casebook = try service.casebook()
    let roles: [(StaffID, StaffRole)] = [
      ("boss", .manager), ("second", .manager), ("clerk", .administrator), ("worker", .officer), ("cop", .police),
      ("senior", .seniorPractitioner),
    ]
    for (id, role) in roles { _ = try casebook.make(.staffSaved(id, Self.staff(role)), by: "root", now: Self.now) }
    _ = try casebook.make(.teamSaved("court", Team(name: "Court", manager: "boss")), by: "root", now: Self.now)
    for name in ["Abara", "Zyxwold"] {
      var new = Case()
      new.opened = Self.now.day - 30
      new.child.familyName = name
      new.secondaryWorkers = ["cop"]
      _ = try casebook.make(.caseOpened(new), by: "worker", now: Self.now)
    }
    for reference in [Self.one, Self.hidden] {
      _ = try casebook.make(.contactRecorded(reference, Self.contact), by: "worker", now: Self.now)
    }
    _ = try casebook.make(.recordsLinked(Self.one, Self.hidden, why: ""), by: "boss", now: Self.now)
    var restriction = Restriction()
    restriction.why = "Family of staff"
    let seen = try #require(try casebook.caseFile(Self.hidden)?.version)
    _ = try casebook.make(.accessChanged(Self.hidden, .restricted(restriction, seen: seen)), by: "boss", now: Self.now)
  }

  private static var contact: Contact {
    var contact = Contact()
    contact.at = now.adding(minutes: -60)
    contact.outcome = .attended
    contact.note = "Said little."
    return contact
  }

  private static func staff(_ role: StaffRole, _ alter: (inout Staff) -> Void = { _ in }) -> Staff {
    var staff = Staff()
    staff.name = "A. Name"
    staff.role = role
    alter(&staff)
    return staff
  }

  private func importing(_ key: DocumentKey?, _ document: some JSONRecord, as id: StaffID) throws {
    let casebook = try service.casebook(as: id)
    var edits = Edits()
    edits.put(try #require(key), document)
    _ = try casebook.make(.imported(source: "x", edits, seen: casebook.store.seq), by: id, now: Self.now)
  }

  private func header(_ reference: CaseReference) throws -> Case {
    try #require(try service.casebook().caseFile(reference)?.header)
  }

  @Test func anImportGivesItsMakerNothing() throws {
    let own = Refusal.access(.ownAccess("clerk"))
    let me = StaffID("clerk").key
    #expect(throws: own) { try importing(me, Self.staff(.manager), as: "clerk") }
    #expect(throws: own) { try importing(me, Self.staff(.administrator) { $0.team = "court" }, as: "clerk") }
    #expect(throws: own) { try importing(me, Self.staff(.administrator) { $0.to = Self.now.day }, as: "clerk") }
    #expect(throws: own) {
      try importing(me, Self.staff(.administrator) { $0.otherRoles = [HeldRole(.manager)] }, as: "clerk")
    }
    // A deputy acts in the roles of whom they cover, and a team's manager reads its supervisions.
    var cover = Cover(by: "clerk", from: Self.now.day, to: Self.now.day)
    cover.id = "v1"
    #expect(throws: own) {
      try importing(StaffID("boss").key, Self.staff(.manager) { $0.covers = [cover] }, as: "clerk")
    }
    #expect(throws: own) {
      try importing(StaffID("new").key, Self.staff(.manager) { $0.covers = [cover] }, as: "clerk")
    }
    #expect(throws: own) {
      try importing(TeamID("court").key, Team(name: "Court", manager: "clerk"), as: "clerk")
    }
    var wider = service.policy
    for index in wider.roles.indices where wider.roles[index].role == .administrator {
      wider.roles[index].may = Permission.allCases
    }
    #expect(throws: own) { try importing(ServiceFile.access.key, wider, as: "clerk") }
    #expect(try service.casebook().staff["clerk"] == Self.staff(.administrator))
    try importing(me, Self.staff(.administrator) { $0.hundredths = 50 }, as: "clerk")
    try importing(StaffID("worker").key, Self.staff(.seniorPractitioner), as: "clerk")
    #expect(try service.casebook().staff["worker"]?.role == .seniorPractitioner)
    #expect(throws: Refusal.access(.mayNot("worker", .imports))) {
      try importing(StaffID("new").key, Self.staff(.officer), as: "worker")
    }
  }

  @Test func singleChangesGiveTheirMakerNothing() throws {
    let clerk = try service.casebook(as: "clerk")
    let own = Refusal.access(.ownAccess("clerk"))
    var cover = Cover(by: "clerk", from: Self.now.day, to: Self.now.day)
    cover.id = "v1"
    #expect(throws: own) {
      try clerk.make(.staffSaved("boss", Self.staff(.manager) { $0.covers = [cover] }), by: "clerk", now: Self.now)
    }
    #expect(throws: own) {
      try clerk.make(.teamSaved("court", Team(name: "Court", manager: "clerk")), by: "clerk", now: Self.now)
    }
    let handOver = HandOver([], teams: ["court": "clerk"], note: "")
    #expect(throws: own) { try clerk.make(.handedOver(from: "boss", handOver), by: "clerk", now: Self.now) }
  }

  @Test func anImportStaysWithinWhatItsMakerSees() throws {
    var header = try header(Self.one)
    header.judgements = Judgements(on: Self.now.day, reoffending: .high, harm: .high, safety: .high)
    #expect(throws: Refusal.access(.sectionClosed("clerk", .assessments))) {
      try importing(Self.one.key, header, as: "clerk")
    }
    header = try self.header(Self.one)
    header.restriction = Restriction()
    for id in ["clerk", "second"] as [StaffID] {
      #expect(throws: Refusal.access(.notThisWay("access.restrict"))) { try importing(Self.one.key, header, as: id) }
    }
    header.restriction = nil
    header.child.givenNames = "Tomi"
    try importing(Self.one.key, header, as: "clerk")
    #expect(try self.header(Self.one).child.givenNames == "Tomi")
    header = try self.header(Self.hidden)
    header.restriction = nil
    for id in ["clerk", "second"] as [StaffID] {
      #expect(throws: Refusal.self) { try importing(Self.hidden.key, header, as: id) }
    }
    #expect(throws: Refusal.access(.restricted(Self.hidden, canOpen: false))) {
      try importing(Self.hidden.key(.contacts, "c9.9"), Self.contact, as: "clerk")
    }
    #expect(try self.header(Self.hidden).restriction != nil)
  }

  @Test(arguments: [false, true]) func whoIsDemotedUndoesNothingThatTheyMayNoLongerDo(isTold: Bool) throws {
    let mine = try service.casebook(as: "second")
    let made = try mine.make(
      .allocated([Self.one], to: "worker", team: nil, note: ""), by: "second", now: Self.now)
    _ = try service.casebook(as: "boss").make(.staffSaved("second", Self.staff(.reader)), by: "boss", now: Self.now)
    if isTold { _ = try mine.follow() }
    // Whether the session has followed or not: under the lock the roles are those of now.
    #expect(throws: Refusal.access(.mayNot("second", .allocate))) {
      try mine.make(.undone(made.undoing), by: "second", now: Self.now)
    }
    #expect(try header(Self.one).worker == "worker")
  }

  @Test func whatWasUndoneIsDoneAgainByThoseAloneWhoMay() throws {
    let mine = try service.casebook(as: "second")
    let made = try mine.make(
      .allocated([Self.one], to: "worker", team: nil, note: ""), by: "second", now: Self.now)
    let undone = try mine.make(.undone(made.undoing), by: "second", now: Self.now)
    #expect(try mine.undoing(undone.seq, of: Self.one)?.undoing.op == "case.allocate")
    _ = try service.casebook(as: "boss").make(.staffSaved("second", Self.staff(.reader)), by: "boss", now: Self.now)
    let later = try service.casebook(as: "second")
    let redoing = try #require(try later.undoing(undone.seq, of: Self.one)).undoing
    for again in [redoing, undone.undoing.named(made.op)] {
      #expect(throws: Refusal.access(.mayNot("second", .allocate))) {
        try later.make(.undone(again), by: "second", now: Self.now)
      }
    }
    let again = try service.casebook(as: "boss").make(.undone(redoing), by: "boss", now: Self.now)
    #expect(try header(Self.one).worker == "worker" && again.op == "undo")
  }

  @Test func whatOneDoesNotReadOneDoesNotTakeAway() throws {
    let police = try service.casebook(as: "cop")
    let contact = try #require(try service.casebook().caseFile(Self.one)?.contacts.first)
    let closed = Refusal.access(.sectionClosed("cop", .contacts))
    #expect(throws: closed) {
      try police.make(.removed(Self.one, .contact(contact.id), why: "Hide it"), by: "cop", now: Self.now)
    }
    #expect(throws: closed) {
      try police.make(
        .contactAmended(Self.one, contact.id, Self.contact, why: "Wrong", seen: nil), by: "cop", now: Self.now)
    }
    #expect(throws: Refusal.access(.mayNot("cop", .oversee))) {
      try police.make(
        .obligationWaived(Self.one, ObligationKey("plan", subject: "o1"), reason: "No."), by: "cop", now: Self.now)
    }
    // What they did themselves they write down, and take back.
    let made = try police.make(.contactRecorded(Self.one, Self.contact), by: "cop", now: Self.now)
    _ = try police.make(.undone(made.undoing), by: "cop", now: Self.now)
    #expect(try service.casebook().caseFile(Self.one)?.contacts.map(\.id) == [contact.id])
  }

  @Test func whatLeftTheBuildingOrDecidedAccessStays() throws {
    let boss = try service.casebook(as: "boss")
    for op in ["access.restrict", "subject.issue", "demo.case"] {
      #expect(throws: Refusal.access(.notThisWay(op))) {
        try boss.make(.undone(Undoing(seq: 1, op: op, before: [])), by: "boss", now: Self.now)
      }
    }
  }

  @Test func aCaseThatIsHiddenIsNamedByNoOther() throws {
    let writer = try service.casebook()
    var supervision = Supervision()
    supervision.on = Self.now.day
    supervision.cases = [Self.one, Self.hidden]
    _ = try writer.make(.supervisionRecorded("worker", supervision), by: "boss", now: Self.now)
    var listed = CourtListPart(court: "Stratford", kind: .youth, day: Self.now.day, isWhole: true)
    listed.entries = [CourtEntry()]
    _ = try writer.make(.courtListImported(CourtImport(source: "by hand", parts: [listed])), by: "boss", now: Self.now)
    let id = try #require(try writer.courtLists(on: Self.now.day).first?.entries.first?.id)
    let place = CourtPlace(CourtDayID(court: "Stratford", on: Self.now.day), id)
    _ = try writer.make(.courtListed(place, .matched(Self.hidden)), by: "boss", now: Self.now)

    func named(_ id: StaffID) throws -> [Bool] {
      let casebook = try service.casebook(as: id)
      var exported = ""
      try casebook.export(Self.one) { _, stored in exported += String(decoding: stored.bytes, as: UTF8.self) }
      return [
        try casebook.caseFile(Self.one)?.header.links.isEmpty == false,
        try casebook.courtLists(on: Self.now.day).first?.entries.first?.matched != nil,
        try !casebook.supervisions(of: "worker").records.isEmpty,
        exported.contains(Self.hidden.description), try casebook.summary(of: Self.hidden) != nil,
      ]
    }
    #expect(try named("boss") == [true, true, true, true, true])
    #expect(try named("worker") == [false, false, false, false, false])
  }
}
