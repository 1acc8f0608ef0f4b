import Casework
import JSON
import Testing

@Suite("What a home visit found") struct HomeVisitTests {
  private let reference = CaseReference(1)
  private var now: Moment { get throws { Moment(try TimeFixtures.day("2026-11-23"), .midday) } }

  private func lists() throws -> CodeLists { CodeLists(try DataFixtures.lists.get()) }

  private func record(kind: ListCode = "home") throws -> MemoryRecord {
    var record = MemoryRecord()
    try record.employ(["kmason": .officer, "dshah": .manager], at: now)
    var header = Case.of("2010-03-04")
    header.opened = try TimeFixtures.day("2026-11-02")
    try record.make(.caseOpened(header), by: "kmason", now: now)
    var contact = Contact()
    contact.at = Moment(try TimeFixtures.day("2026-11-20"), .midday)
    contact.kind = kind
    contact.outcome = .attended
    try record.make(.contactRecorded(reference, contact), by: "kmason", now: now, lists: lists())
    return record
  }

  private func visit() throws -> HomeVisit {
    var visit = HomeVisit()
    visit.wasPlanned = true
    visit.seen = [.child, .mother]
    visit.seenAlone = true
    visit.rooms = [.bedroom, .kitchen]
    visit.suitability = .unsuitable
    visit.whyUnsuitable = "No heating"
    visit.concerns = "Mould"
    visit.next = try TimeFixtures.day("2026-12-04")
    return visit
  }

  @Test func theFormIsKeptAndAManagerCrossReferencesIt() throws {
    var record = try record()
    let id = try #require(try record.contacts(of: reference).first).id
    try record.make(.homeVisitSaved(reference, id, try visit()), by: "kmason", now: now, lists: lists())
    #expect(try record.contact(id, of: reference)?.homeVisit == visit())
    try record.make(.homeVisitChecked(reference, id), by: "dshah", now: now)
    #expect(try record.contact(id, of: reference)?.homeVisit?.checked?.by == "dshah")
    try record.make(.homeVisitSaved(reference, id, try visit()), by: "kmason", now: now, lists: lists())
    #expect(try record.contact(id, of: reference)?.homeVisit?.checked == nil)
  }

  @Test func whatMayNotBeIsRefused() throws {
    var record = try record()
    var office = try self.record(kind: "office")
    let id = try #require(try record.contacts(of: reference).first).id
    var unexplained = try visit()
    unexplained.whyUnsuitable = ""
    #expect(throws: Refusal.reasonMissing) {
      try record.make(.homeVisitSaved(reference, id, unexplained), by: "kmason", now: now, lists: lists())
    }
    #expect(throws: Refusal.noHomeVisitForm(id)) {
      try record.make(.homeVisitChecked(reference, id), by: "dshah", now: now)
    }
    #expect(throws: Refusal.mayNotCheckVisits("kmason")) {
      try record.make(.homeVisitChecked(reference, id), by: "kmason", now: now)
    }
    #expect(throws: Refusal.noHomeVisit(id)) {
      try office.make(.homeVisitSaved(reference, id, try visit()), by: "kmason", now: now, lists: lists())
    }
  }

  /// A manager's deputy acts in the manager's place while they cover; an officer who covers nobody doesn't.
  @Test func aDeputyActsForTheManager() throws {
    var record = try record()
    let id = try #require(try record.contacts(of: reference).first).id
    try record.make(.homeVisitSaved(reference, id, try visit()), by: "kmason", now: now, lists: lists())
    var note = OversightNote()
    note.note = "See him twice a week."
    note.on = try now.day
    #expect(throws: Refusal.mayNotOversee("kmason")) {
      try record.make(.oversightRecorded(reference, note), by: "kmason", now: now)
    }
    #expect(throws: Refusal.mayNotOversee("kmason")) {
      try record.make(.oversightRecorded(reference, note), by: "kmason", now: now, covering: ["dshah"])
    }
    // The case is the manager's own once the manager's team has it.
    try record.make(.teamSaved("north", Team(name: "North", manager: "dshah")), by: "dshah", now: now)
    try record.make(.allocated([reference], to: "kmason", team: "north", note: ""), by: "dshah", now: now)
    try record.make(.oversightRecorded(reference, note), by: "kmason", now: now, covering: ["dshah"])
    try record.make(.homeVisitChecked(reference, id), by: "kmason", now: now, covering: ["dshah"])
    #expect(try record.contact(id, of: reference)?.homeVisit?.checked?.by == "kmason")
  }

  /// A contact of an older store has neither part, and is written as it was.
  @Test func anOlderContactOpensAsItWas() throws {
    let text = #"{"at":"2026-11-20T12:00","kind":"home","worker":"kmason","outcome":"attended"}"#
    let contact = try Contact(json: Array(text.utf8))
    #expect(contact.homeVisit == nil && contact.decision == nil)
    #expect(!String(decoding: contact.json(), as: UTF8.self).contains("homeVisit"))
  }
}
