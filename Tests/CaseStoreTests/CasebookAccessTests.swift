import CaseStore
import Casework
import JSON
import Testing

@Suite("The casebook, for those who may not see everything") struct CasebookAccessTests {
  private static let now = ServiceFolder.now
  private static let hidden = CaseReference(1)
  private static let open = CaseReference(2)
  private let service: ServiceFolder

  /// Two cases with one contact each, of which the first is closed to all but its worker and those who restrict.
  init() throws {
    service = try ServiceFolder()
    let casebook = try service.casebook()
    try casebook.hire([
      ("worker", .officer), ("other", .officer), ("boss", .manager), ("figures", .analyst), ("nurse", .health),
    ])
    for name in ["Abara", "Brandt"] {
      var new = Case()
      new.opened = Self.now.day - 300
      new.child.familyName = name
      _ = try casebook.make(.caseOpened(new), by: "worker", now: Self.now)
    }
    for reference in [Self.hidden, Self.open] {
      var contact = Contact()
      contact.at = Self.now.adding(minutes: -60)
      contact.outcome = .attended
      contact.note = "The heron stood still."
      _ = try casebook.make(.contactRecorded(reference, contact), by: "worker", now: Self.now)
    }
    var restriction = Restriction()
    restriction.why = "Family of staff"
    restriction.allowed = ["worker"]
    let seen = try #require(try casebook.caseFile(Self.hidden)?.version)
    _ = try casebook.make(.accessChanged(Self.hidden, .restricted(restriction, seen: seen)), by: "boss", now: Self.now)
  }

  private func exported(as viewer: StaffID?) throws -> (text: String, keys: [String], hidden: Int) {
    var text = ""
    var keys: [String] = []
    let hidden = try service.casebook(as: viewer).export { key, stored in
      keys.append(key.text)
      text += String(decoding: stored.bytes, as: UTF8.self) + "\n"
    }
    return (text, keys, hidden)
  }

  @Test func whatIsHiddenTakesNoPlaceAmongTheHits() throws {
    let hits = try service.casebook(as: "other").searchNotes("heron", limit: 1)
    #expect(hits.hits.map(\.reference) == [Self.open] && !hits.hasMore)
    #expect(try service.casebook(as: "boss").searchNotes("heron", limit: 1).hasMore)
    #expect(try service.casebook(as: "nurse").searchNotes("heron", limit: 9).hits.isEmpty)
  }

  @Test(arguments: [true, false]) func aClosedCaseIsHiddenAsAnOpenOneIs(isIndexed: Bool) throws {
    let writer = try service.casebook()
    _ = try writer.make(
      .caseClosed(Self.hidden, Closure(on: Self.now.day, reason: "completed")), by: "root", now: Self.now)
    _ = try writer.make(
      .caseClosed(Self.open, Closure(on: Self.now.day, reason: "completed")), by: "root", now: Self.now)
    if isIndexed { try (writer.store as? FileStore)?.checkpoint() }
    let other = try service.casebook(as: "other")
    #expect(!other.maySee(Self.hidden) && other.maySee(Self.open))
    #expect(throws: Refusal.self) { try other.caseFile(Self.hidden) }
    #expect(try other.summary(of: Self.open)?.name == "Brandt")
    #expect(try other.closedCases().map(\.reference) == [Self.open])
    #expect(try other.summary(of: CaseReference(9)) == nil)
    // What is known of a closed case follows what others do to it.
    _ = try writer.make(.caseReopened(Self.open, why: "New order."), by: "root", now: Self.now)
    let fresh = try service.casebook(as: "other")
    #expect(try fresh.summary(of: Self.open)?.isOpen == true)
  }

  @Test func exportLeavesOutEveryTraceOfAHiddenCase() throws {
    let writer = try service.casebook()
    var entry = DutyEntry()
    entry.id = ""
    entry.at = Self.now.adding(minutes: -90)
    entry.cases = [Self.hidden]
    entry.words = "Secret briefing."
    _ = try writer.make(.dutyNoted(entry), by: "boss", now: Self.now)
    var supervision = Supervision()
    supervision.on = Self.now.day
    supervision.cases = [Self.hidden]
    supervision.note = "Secret supervision."
    _ = try writer.make(.supervisionRecorded("worker", supervision), by: "boss", now: Self.now)
    var listed = CourtListPart(court: "Stratford", kind: .youth, day: Self.now.day, isWhole: true)
    var line = CourtEntry()
    line.person.familyName = "Abara"
    listed.entries = [line]
    let list = CourtImport(source: "by hand", parts: [listed])
    _ = try writer.make(.courtListImported(list), by: "boss", now: Self.now)
    let id = try #require(try writer.courtLists(on: Self.now.day).first?.entries.first?.id)
    let place = CourtPlace(CourtDayID(court: "Stratford", on: Self.now.day), id)
    _ = try writer.make(.courtListed(place, .matched(Self.hidden)), by: "boss", now: Self.now)
    let notes = [Self.hidden, Self.open].map { PanelNote($0, "Secret of \($0).") }
    _ = try writer.make(.panelMet(on: Self.now.day, present: ["Magistrate"], notes), by: "boss", now: Self.now)

    let other = try exported(as: "other")
    #expect(other.hidden == 1)
    #expect(!other.keys.contains { $0.contains("000001") })
    for trace in ["YJ-000001", "Secret briefing", "Secret supervision", "Family of staff"] {
      #expect(other.text.split(separator: "\n").first { $0.contains(trace) } == nil)
    }
    #expect(other.text.contains("\"Secret of YJ-000002.\""))
    let figures = try exported(as: "figures")
    #expect(!figures.keys.contains { $0.hasPrefix("panels/") } && figures.keys.contains { $0.hasPrefix("courts/") })
    #expect(try service.casebook(as: "other").dutyDays(from: Self.now.day.iso).allSatisfy(\.entries.isEmpty))
    let boss = try exported(as: "boss")
    #expect(boss.hidden == 0 && boss.text.contains("Secret briefing.") && boss.text.contains("Secret supervision."))
    #expect(boss.text.contains("\"YJ-000001\""))
  }

  @Test func exportHasTheSectionsAloneThatOneSees() throws {
    let figures = try exported(as: "figures")
    #expect(figures.keys.contains(Self.open.key.text))
    #expect(!figures.text.contains("heron") && !figures.keys.contains { $0.contains("/contacts/") })
    #expect(try exported(as: nil).text.contains("heron"))
  }

  @Test func nothingIsWrittenAboutACaseThatIsHidden() throws {
    var entry = DutyEntry()
    entry.id = ""
    entry.at = Self.now.adding(minutes: -90)
    entry.cases = [Self.hidden]
    entry.words = "Seen in the cells."
    let other = try service.casebook(as: "other")
    #expect(throws: Refusal.access(.restricted(Self.hidden, canOpen: true))) {
      try other.make(.dutyNoted(entry), by: "other", now: Self.now)
    }
    entry.cases = [Self.open]
    _ = try other.make(.dutyNoted(entry), by: "other", now: Self.now)
  }

  @Test func whoALineIsOfAHiddenCaseIsAskedOfAManager() throws {
    let writer = try service.casebook()
    var listed = CourtListPart(court: "Stratford", kind: .youth, day: Self.now.day, isWhole: true)
    var line = CourtEntry()
    line.person.familyName = "Abara"
    listed.entries = [line]
    _ = try writer.make(.courtListImported(CourtImport(source: "by hand", parts: [listed])), by: "boss", now: Self.now)
    let id = try #require(try writer.courtLists(on: Self.now.day).first?.entries.first?.id)
    let place = CourtPlace(CourtDayID(court: "Stratford", on: Self.now.day), id)
    _ = try writer.make(.courtListed(place, .matched(Self.hidden)), by: "boss", now: Self.now)
    let before = try #require(try writer.courtLists(on: Self.now.day).first?.entries.first)

    let other = try service.casebook(as: "other")
    let shown = try #require(try other.courtLists(on: Self.now.day).first?.entries.first)
    #expect(shown.decision == nil && shown.person.familyName == "Abara")
    var hearing = Hearing()
    hearing.id = ""
    hearing.at = Self.now
    hearing.court = "Stratford"
    var result = HearingResult()
    result.outcome = .withdrawn
    let decided = CourtResult(.known(Self.open), hearing: hearing, result: result, listing: place)
    for change in [
      Change.courtListed(place, .matched(Self.open)), .courtListed(place, .matched(nil)),
      .courtListed(place, .unmatched), .hearingResulted(decided),
    ] {
      #expect(throws: Refusal.court(.lineNotOpen(place)), "\(change.op)") {
        try other.make(change, by: "other", now: Self.now)
      }
    }
    #expect(
      try service.casebook().courtLists(on: Self.now.day).first?.entries.first == before, "nothing is written over")
    _ = try other.make(.courtListed(place, .taken("other")), by: "other", now: Self.now)
    _ = try service.casebook(as: "boss").make(.courtListed(place, .matched(Self.open)), by: "boss", now: Self.now)
    _ = try service.casebook(as: "other").make(.courtListed(place, .unmatched), by: "other", now: Self.now)
  }
}
