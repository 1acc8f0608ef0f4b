import Casework
import Testing

@Suite("Work on bail and remand") struct RemandWorkTests {
  /// A case on which a court decided three weeks ago.
  private func decided(_ status: RemandStatus, conditions: [BailCondition] = []) throws -> CourtFixture {
    var work = try CourtFixture()
    var hearing = Hearing()
    hearing.id = ""
    hearing.at = Moment(work.day.adding(days: -21), .midday)
    hearing.court = CourtFixture.court
    var result = HearingResult()
    result.remand = RemandDecision(status, conditions: conditions)
    var decided = CourtResult(.known(work.reference), hearing: hearing, result: result)
    var next = Hearing()
    next.at = Moment(work.day.adding(days: 7), .midday)
    decided.next = next
    try work.make(.hearingResulted(decided))
    return work
  }

  private func due(_ work: CourtFixture) throws -> [Obligation] {
    try Obligation.all(
      for: #require(try work.record.caseFile(work.reference)), under: DataFixtures.standards.get(),
      calendar: TimeFixtures.calendar(), on: work.day
    ).filter { $0.rule == "bail-weekly-update" && $0.isOpen }
  }

  @Test func theUpdateIsWeeklyWhileBailSupportStands() throws {
    let curfew = BailCondition(.curfew, "19:00 to 7:00")
    var work = try decided(.bailISS, conditions: [curfew])
    #expect(try due(work).map(\.due) == [work.day.adding(days: -14)])
    for days in [15, 8] {
      try work.make(
        .remandWorked(
          work.reference, .updated(BailUpdate(.good, on: work.day.adding(days: -days), wentWell: "Came to all"))))
    }
    #expect(try due(work).map(\.due) == [work.day.adding(days: -1)])
    let file = try #require(try work.record.caseFile(work.reference))
    let context = PageContext(
      service: "Eastmere", day: work.day, worker: "K. Mason", guide: PlanGuide(), lists: CodeLists())
    let page = try #require(Page(bailUpdate: file, context))
    #expect(page.text.contains("Bail is kept to.") && page.text.contains("What went well: Came to all"))
    #expect(page.text.contains("EARLIER WEEKS") && page.text.contains("curfew 19:00 to 7:00"))
    #expect(throws: Refusal.bail(.wordsMissing)) {
      try work.make(.remandWorked(work.reference, .updated(BailUpdate(.good, on: work.day))))
    }
    let early = work.day.adding(days: -22)
    #expect(throws: Refusal.bail(.badDay(early, since: work.day.adding(days: -21)))) {
      try work.make(.remandWorked(work.reference, .updated(BailUpdate(.poor, on: early, concerns: "Late"))))
    }
  }

  @Test func theWeekShowsTheHoursAgainstWhatIsAsked() throws {
    var work = try decided(.bailISS, conditions: [BailCondition(.engagement, "ISS")])
    for (days, length) in [(0, 120), (1, 240), (5, 60), (7, 600)] {
      var booked = Contact()
      booked.at = Moment(work.day.adding(days: days), .midday)
      booked.length = Minutes(length)
      booked.worker = "kmason"
      booked.purpose = "Boxing"
      try work.make(.appointmentBooked(work.reference, booked))
    }
    let file = try #require(try work.record.caseFile(work.reference))
    let context = PageContext(
      service: "Eastmere", day: work.day, worker: "K. Mason", guide: PlanGuide(), lists: CodeLists())
    let page = try #require(
      Page(bailTimetable: file, week: work.day, under: try DataFixtures.standards.get(), context))
    #expect(page.text.contains("\(Minutes(420).text) are planned, of \(Minutes(1500).text)"))
    #expect(page.text.contains("\(Minutes(1080).text) are still to be planned."))
    #expect(page.isLarge && page.text.contains("free"))
    let bailed = try decided(.conditionalBail, conditions: [BailCondition(.curfew)])
    let other = try #require(try bailed.record.caseFile(bailed.reference))
    #expect(Page(bailTimetable: other, week: work.day, under: try DataFixtures.standards.get(), context) == nil)
  }

  @Test func theChecklistAndTheAlternativesAreKeptForTheStay() throws {
    var work = try decided(.youthDetention)
    var kept = RemandWork()
    kept.alternatives = "Foster care and ISS; no bed was found."
    kept.done = ["address"]
    try work.make(.remandWorked(work.reference, .planned(kept)))
    let header = try work.header
    let spell = try #require(header.remandSpell(on: work.day))
    #expect(header.work(in: spell)?.alternatives == kept.alternatives)
    #expect(throws: Refusal.bail(.notSupported(.youthDetention))) {
      try work.make(.remandWorked(work.reference, .updated(BailUpdate(.good, on: work.day, wentWell: "x"))))
    }
    #expect(throws: Refusal.bail(.wordsMissing)) {
      try work.make(.remandWorked(work.reference, .planned(RemandWork())))
    }
    var free = try CourtFixture()
    #expect(throws: Refusal.bail(.neitherBailNorRemand(free.reference))) {
      try free.make(.remandWorked(free.reference, .planned(kept)))
    }
  }
}
