import Casework
import Testing

@Suite("Management oversight") struct OversightTests {
  private static let reference = CaseReference(1)

  private func note(_ text: String, _ fixture: AllocationFixture, due: Int? = nil) -> OversightNote {
    var note = OversightNote()
    note.kind = .risk
    note.on = fixture.now.day
    note.note = text
    if let due { note.actions = [OversightAction("Visit school", due: fixture.now.day + due)] }
    return note
  }

  @Test func aManagersActionIsChasedUntilItIsAnswered() throws {
    var fixture = try AllocationFixture(.youthCaution)
    try fixture.make(.allocated([Self.reference], to: "officer", team: nil, note: ""))
    try fixture.make(.oversightRecorded(Self.reference, note("Plan too thin.", fixture, due: 4)))
    let saved = try #require(try fixture.header().oversight.last)
    #expect(saved.by == "boss" && saved.at == fixture.now && saved.actions[0].asked == fixture.now.day)
    func open(_ later: Int) throws -> Obligation? {
      Obligation.open(
        for: try fixture.summary(), under: fixture.practice.standards, calendar: fixture.practice.calendar,
        on: fixture.now.day + later
      ).first { $0.rule == "oversight-action" }
    }
    let asked = try #require(try open(0))
    #expect(asked.title == "For the manager: Visit school")
    #expect(asked.due == fixture.now.day + 4)
    #expect(try open(5)?.standing(on: fixture.now.day + 5) == .overdue)
    try fixture.make(.obligationDone(Self.reference, asked.key, on: fixture.now.day, note: ""), by: "officer")
    #expect(try open(5) == nil)
  }

  @Test func onlyManagersWriteAndOnlyWhatCanBe() throws {
    var fixture = try AllocationFixture()
    let good = note("Seen.", fixture)
    #expect(throws: Refusal.mayNotOversee("officer")) {
      try fixture.make(.oversightRecorded(Self.reference, good), by: "officer")
    }
    #expect(throws: Refusal.noteMissing) { try fixture.make(.oversightRecorded(Self.reference, note(" ", fixture))) }
    var later = good
    later.on = fixture.now.day + 1
    #expect(throws: Refusal.doneInFuture(later.on)) { try fixture.make(.oversightRecorded(Self.reference, later)) }
    #expect(throws: Refusal.datesReversed(from: good.on, to: good.on - 1)) {
      try fixture.make(.oversightRecorded(Self.reference, note("Seen.", fixture, due: -1)))
    }
    #expect(try fixture.header().oversight.isEmpty)
  }

  @Test func everythingThatManagersDidIsInOneListLatestFirst() throws {
    var fixture = try AllocationFixture(.youthCaution)
    try fixture.make(.allocated([Self.reference], to: "officer", team: nil, note: "Please start."))
    var visit = Contact()
    visit.at = fixture.now.adding(minutes: -600)
    visit.kind = Contact.homeKind
    visit.outcome = .attended
    visit.homeVisit = HomeVisit()
    visit.worker = "officer"
    var record = fixture.record
    let lists = CodeLists(try DataFixtures.lists.get())
    try record.make(.contactRecorded(Self.reference, visit), by: "officer", now: fixture.now, lists: lists)
    let filed = try #require(try record.caseFile(Self.reference)?.contacts.last)
    try record.make(.homeVisitChecked(Self.reference, filed.id), by: "boss", now: fixture.now)
    try record.make(
      .oversightRecorded(Self.reference, note("Well done.", fixture)), by: "boss", now: fixture.now)
    var talk = Supervision()
    talk.on = fixture.now.day - 3
    talk.by = "boss"
    talk.cases = [Self.reference]
    var file = SupervisionFile()
    file.records = [talk, Supervision()]
    let found = OversightEntry.all(
      of: try #require(try record.caseFile(Self.reference)), supervisions: ["officer": file])
    let kinds = found.map { entry in
      switch entry.what {
      case .allocated: "allocated"
      case .visitChecked: "visit"
      case .ruled: "ruled"
      case .answered: "answered"
      case .supervised: "supervised"
      case .noted: "noted"
      }
    }
    #expect(kinds == ["noted", "visit", "allocated", "supervised"])
  }

  /// Who may read and write the supervisions of somebody: the person, their managers, who acts for them.
  @Test(
    arguments: [
      ("officer", "officer", true, false), ("officer", "lead", true, true), ("officer", "head", true, true),
      ("officer", "deputy", true, true), ("officer", "other", false, false), ("officer", "colleague", false, false),
      ("lead", "head", true, true), ("lead", "other", true, true), ("lead", "officer", false, false),
      ("officer", "nobody", false, false),
    ] as [(StaffID, StaffID, Bool, Bool)])
  func supervisionsAreForThePersonAndTheirManagers(
    person: StaffID, reader: StaffID, reads: Bool, writes: Bool
  ) throws {
    let day = try TimeFixtures.day("2026-11-23")
    var staff: [StaffID: Staff] = [:]
    for (id, role, team) in [
      ("officer", .officer, "one"), ("colleague", .officer, "one"), ("lead", .manager, "one"),
      ("deputy", .seniorPractitioner, "two"), ("other", .manager, "two"), ("head", .headOfService, nil),
    ] as [(StaffID, StaffRole, TeamID?)] {
      staff[id] = Staff()
      staff[id]?.role = role
      staff[id]?.team = team
    }
    staff["lead"]?.covers = [Cover(by: "deputy", from: day, to: day + 1)]
    let teams: [TeamID: Team] = ["one": Team(name: "One", manager: "lead")]
    func ask(_ day: Day) -> (reads: Bool, writes: Bool) {
      (
        SupervisionAccess.mayRead(person, by: reader, on: day, staff: { staff[$0] }, team: { teams[$0] }),
        SupervisionAccess.mayWrite(person, by: reader, on: day, staff: { staff[$0] }, team: { teams[$0] })
      )
    }
    #expect(ask(day) == (reads, writes))
    if reader == "deputy" { #expect(ask(day + 2) == (false, false)) }
  }
}
