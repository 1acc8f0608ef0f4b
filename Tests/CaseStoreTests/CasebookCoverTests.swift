import CaseStore
import Casework
import JSON
import Testing

/// What a casebook hands out to a deputy, and what it lets them do.
@Suite("The casebook and who covers whom") struct CasebookCoverTests {
  private static let now = ServiceFolder.now
  /// One that the officer who is covered works on, and one of the same team's that another does.
  private static let (theirs, other) = (CaseReference(1), CaseReference(2))
  private let service: ServiceFolder

  init() throws {
    service = try ServiceFolder()
    let casebook = try service.casebook()
    for team in ["north", "south"] {
      _ = try casebook.make(.teamSaved(TeamID(team), Team(name: team)), by: "root", now: Self.now)
    }
    for (id, role, team) in [
      ("covered", StaffRole.officer, "north"), ("worker", .officer, "north"), ("boss", .manager, "north"),
      ("else", .manager, "south"), ("deputy", .reader, "south"), ("acting", .officer, "south"),
    ] {
      var staff = Staff()
      staff.name = id
      staff.role = role
      staff.team = TeamID(team)
      if let by = ["covered": "deputy", "boss": "acting"][id] {
        staff.covers = [Cover(by: StaffID(by), from: Self.now.day, to: Self.now.day, why: "Leave")]
        staff.covers[0].id = "v1"
      }
      _ = try casebook.make(.staffSaved(StaffID(id), staff), by: "root", now: Self.now)
    }
    for (worker, team) in [("covered", "north"), ("worker", "north"), ("else", "south")] {
      var new = Case()
      new.opened = Self.now.day - 300
      new.child.familyName = "Abara"
      new.worker = StaffID(worker)
      new.team = TeamID(team)
      _ = try casebook.make(.caseOpened(new), by: "root", now: Self.now)
    }
  }

  private func contact(_ note: String = "Heron.") -> Contact {
    var contact = Contact()
    contact.at = Self.now.adding(minutes: -60)
    contact.kind = "office"
    contact.outcome = .held
    contact.note = note
    return contact
  }

  @Test func aDeputyDoesInThePersonsCasesAloneWhatThePersonMay() throws {
    let deputy = try service.casebook(as: "deputy")
    func record(_ reference: CaseReference) throws {
      _ = try deputy.make(.contactRecorded(reference, contact()), by: "deputy", now: Self.now)
    }
    try record(Self.theirs)
    #expect(throws: Refusal.access(.mayNot("deputy", .record))) { try record(Self.other) }
    var new = Case()
    new.opened = Self.now.day
    new.child.familyName = "New"
    #expect(throws: Refusal.access(.mayNot("deputy", .cases))) {
      _ = try deputy.make(.caseOpened(new), by: "deputy", now: Self.now)
    }
    #expect(throws: Refusal.access(.mayNot("deputy", .record))) {
      let members = [Self.theirs, Self.other].map { GroupMember($0, outcome: .held) }
      _ = try deputy.make(.groupRecorded(contact(), members), by: "deputy", now: Self.now)
    }
  }

  @Test func aManagersDeputyActsInTheTeamsCasesAlone() throws {
    let deputy = try service.casebook(as: "acting")
    func oversee(_ reference: CaseReference) throws {
      var note = OversightNote()
      note.note = "Seen."
      _ = try deputy.make(.oversightRecorded(reference, note), by: "acting", now: Self.now)
    }
    func restrict(_ reference: CaseReference) throws {
      var restriction = Restriction()
      restriction.why = "Family of staff"
      let version = try #require(try service.casebook().caseFile(reference)?.version)
      _ = try deputy.make(
        .accessChanged(reference, .restricted(restriction, seen: version)), by: "acting", now: Self.now)
    }
    try oversee(Self.theirs)
    try oversee(Self.other)
    try restrict(Self.other)
    #expect(try deputy.caseFile(Self.other) != nil)
    let south = CaseReference(3)
    #expect(throws: Refusal.access(.mayNot("acting", .oversee))) { try oversee(south) }
    #expect(throws: Refusal.access(.mayNot("acting", .restrict))) { try restrict(south) }
    #expect(throws: Refusal.access(.mayNot("acting", .staff))) {
      _ = try deputy.make(.staffSaved("new", Staff()), by: "acting", now: Self.now)
    }
  }

  @Test func whatIsHandedOutOfACaseGoesByTheCase() throws {
    let writer = try service.casebook()
    for reference in [Self.theirs, Self.other, CaseReference(3)] {
      var health = contact("The heron at the clinic.")
      health.kind = "health"
      health.worker = "worker"
      _ = try writer.make(.contactRecorded(reference, health), by: "worker", now: Self.now)
    }
    let deputy = try service.casebook(as: "deputy")
    let hits = try deputy.searchNotes("heron", limit: 9).hits
    #expect(hits.map(\.reference) == [Self.theirs])
    for reference in [Self.theirs, Self.other] {
      var exported = ""
      try deputy.export(reference) { _, stored in exported += String(decoding: stored.bytes, as: UTF8.self) }
      #expect(exported.contains("clinic") == (reference == Self.theirs))
    }
  }
}
