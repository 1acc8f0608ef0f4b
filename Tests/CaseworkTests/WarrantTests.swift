import Casework
import Testing

@Suite("Warrants") struct WarrantTests {
  /// A case of which a warrant was issued ten days ago.
  private func issued() throws -> CourtFixture {
    var work = try CourtFixture()
    var hearing = Hearing()
    hearing.id = ""
    hearing.at = Moment(work.day.adding(days: -10), .midday)
    hearing.court = CourtFixture.court
    var result = HearingResult()
    result.outcome = .warrantIssued
    result.warrant = Warrant()
    try work.make(.hearingResulted(CourtResult(.known(work.reference), hearing: hearing, result: result)))
    return work
  }

  private func board(_ work: CourtFixture) throws -> WarrantBoard {
    let file = try #require(try work.record.caseFile(work.reference))
    return try WarrantBoard(
      asOf: work.day, summaries: [CaseSummary(of: file)], standards: DataFixtures.standards.get(),
      calendar: TimeFixtures.calendar()
    ) { try work.record.header(of: $0) }
  }

  @Test func theCheckIsWeeklyUntilItIsExecuted() throws {
    var work = try issued()
    let first = try #require(try board(work).rows.first)
    #expect(first.due == work.day.adding(days: -3))
    #expect(first.checked == [] && !first.isBacked)
    try work.make(.warrantChecked(work.reference, on: work.day.adding(days: -2), note: "active"))
    try work.make(.warrantChecked(work.reference, on: work.day.adding(days: -2), note: ""))
    let next = try #require(try board(work).rows.first)
    #expect(next.checked == [work.day.adding(days: -2)])
    #expect(next.due == work.day.adding(days: 5))
    try work.make(.warrantEnded(work.reference, first.id.hearing, on: work.day, .executed, note: "At home."))
    #expect(try board(work).rows.isEmpty)
    let warrant = try #require(try work.header.hearings.first?.result?.warrant)
    #expect(warrant.ended == work.day && warrant.how == .executed && warrant.note == "At home.")
    let facts = CaseFacts(try #require(try work.record.caseFile(work.reference)))
    #expect(!facts.events.contains { $0.kind == .warrantIssued })
  }

  @Test func whatCannotBeIsRefused() throws {
    var work = try issued()
    let id = try #require(try work.header.warrants.first).hearing.id
    let issued = work.day.adding(days: -10)
    for day in [issued.adding(days: -1), work.day.adding(days: 1)] {
      #expect(throws: Refusal.court(.warrantDay(day, issued: issued))) {
        try work.make(.warrantChecked(work.reference, on: day, note: ""))
      }
      #expect(throws: Refusal.court(.warrantDay(day, issued: issued))) {
        try work.make(.warrantEnded(work.reference, id, on: day, .withdrawn, note: ""))
      }
    }
    #expect(throws: Refusal.court(.noWarrant(work.reference))) {
      try work.make(.warrantEnded(work.reference, "h99", on: work.day, .withdrawn, note: ""))
    }
    try work.make(.warrantEnded(work.reference, id, on: work.day, .surrendered, note: ""))
    #expect(throws: Refusal.court(.noWarrant(work.reference))) {
      try work.make(.warrantChecked(work.reference, on: work.day, note: ""))
    }
  }
}
