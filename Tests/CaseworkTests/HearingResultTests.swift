import Casework
import Testing

@Suite("What a court decided") struct HearingResultTests {
  private func offence(_ what: String = "Robbery") throws -> Offence {
    var offence = Offence()
    offence.id = ""
    offence.description = what
    offence.date = try TimeFixtures.day("2026-09-12")
    offence.seriousness = 6
    offence.policeGravity = 4
    return offence
  }

  private func result(_ work: CourtFixture, _ outcome: HearingOutcome) -> CourtResult {
    var hearing = Hearing()
    hearing.id = ""
    hearing.at = Moment(work.day, .midday)
    hearing.court = CourtFixture.court
    hearing.kind = .youth
    var result = HearingResult()
    result.outcome = outcome
    return CourtResult(.known(work.reference), hearing: hearing, result: result)
  }

  private func order(_ disposal: Disposal, _ months: Int, of offences: [Int] = [0]) -> Order {
    var order = Order()
    order.disposal = disposal
    order.term = months == 0 ? nil : Term(months, .months)
    order.offences = offences.map { CourtResult.newOffence($0) }
    return order
  }

  private func next(_ work: CourtFixture, in days: Int = 21) -> Hearing {
    var next = Hearing()
    next.at = Moment(work.day.adding(days: days), .midday)
    next.type = "sentence"
    return next
  }

  @Test func aSentenceMakesItsOrderWithItsObligations() throws {
    var work = try CourtFixture()
    var decided = result(work, .sentenced)
    decided.charges = [.init(try offence(), plea: .guilty)]
    decided.orders = [order(.referralOrder, 6)]
    decided.result.remarks = "A good report"
    try work.make(.hearingResulted(decided))
    let header = try work.header
    let made = try #require(header.orders.first)
    #expect(made.disposal == .referralOrder)
    #expect(made.made == work.day)
    #expect(made.by == CourtFixture.court)
    #expect(made.ends == work.day.adding(months: 6).adding(days: -1))
    #expect(made.offences == header.offences.map(\.id))
    #expect(header.offences.first?.plea == .guilty)
    let held = try #require(header.hearings.first)
    #expect(held.result?.orders == [made.id])
    #expect(held.result?.remarks == "A good report")
    #expect(held.officer == "kmason")
    #expect(header.worker == "kmason")
    #expect(try work.record.exits(of: work.reference).draft?.plan.orders == [made.id])
    let file = try #require(try work.record.caseFile(work.reference))
    let due = try Obligation.all(
      for: file, under: DataFixtures.standards.get(), calendar: TimeFixtures.calendar(), on: work.day)
    #expect(due.contains { $0.key.rule == "order-first-appointment" })
  }

  @Test func anAdjournmentRelistsAndBailGoesOnUntilTheNextDecision() throws {
    var work = try CourtFixture()
    var decided = result(work, .adjourned)
    decided.charges = [.init(try offence(), plea: .guilty)]
    decided.next = next(work)
    decided.result.remand = RemandDecision(.bailSupervision, conditions: [BailCondition(.curfew, "19:00 to 7:00")])
    var report = ReportRequest()
    report.asked = work.day
    report.due = work.day.adding(days: 20)
    decided.report = report
    try work.make(.hearingResulted(decided))
    var header = try work.header
    #expect(header.hearings.map(\.isOpen) == [false, true])
    let relisted = try #require(header.nextHearing)
    #expect(relisted.follows == header.hearings[0].id)
    #expect(relisted.court == CourtFixture.court)
    #expect(relisted.offences == header.offences.map(\.id))
    #expect(header.remand?.status == .bailSupervision)
    #expect(header.orders.map(\.disposal) == [.bailSupervision])
    #expect(header.reports.count == 1)
    let summary = CaseSummary(of: try #require(try work.record.caseFile(work.reference)))
    #expect(summary.court?.hearings.map(\.id) == [relisted.id])
    #expect(summary.court?.remand == .bailSupervision)

    // The same bail goes on under the same package; another decision ends it.
    var again = CourtResult(.known(work.reference), hearing: relisted, result: HearingResult())
    again.hearing.at = Moment(work.day, .midday)
    again.charges = header.offences.map { .init($0) }
    again.next = next(work, in: 40)
    again.result.remand = decided.result.remand
    try work.make(.hearingResulted(again))
    #expect(try work.header.orders.map(\.disposal) == [.bailSupervision])
    header = try work.header
    var last = CourtResult(.known(work.reference), hearing: try #require(header.nextHearing), result: HearingResult())
    last.hearing.at = Moment(work.day, .midday)
    last.next = next(work, in: 60)
    last.result.remand = RemandDecision(.youthDetention)
    try work.make(.hearingResulted(last))
    header = try work.header
    #expect(header.orders.map(\.disposal) == [.bailSupervision, .remandToYouthDetention])
    #expect(header.orders[0].ended?.on == work.day)
    #expect(header.remand?.status == .youthDetention)
    #expect(throws: Refusal.court(.resultedAlready(relisted.id, work.reference))) {
      try work.make(.hearingResulted(again))
    }
  }

  @Test func aNewChildIsRegisteredFromTheList() throws {
    var work = try CourtFixture()
    var entry = CourtFixture.entry("BELL", "Sam", "9")
    entry.person.born = try TimeFixtures.day("2010-05-06")
    entry.person.pnc = "26/99K"
    try work.make(work.listed([entry]))
    let place = CourtPlace(work.list, try work.stored.entries[0].id)
    var opened = Case()
    opened.child = try work.stored.entries[0].person.child
    var decided = result(work, .sentenced)
    decided.subject = .new(opened)
    decided.listing = place
    decided.charges = [.init(try offence(), plea: .guilty)]
    decided.orders = [order(.youthRehabilitationOrder, 12)]
    decided.orders[0].requirements = [Requirement(.supervision, term: Term(12, .months))]
    try work.make(.hearingResulted(decided))
    let header = try #require(try work.record.header(of: CaseReference(2)))
    #expect(header.child.listName == "Bell, Sam")
    #expect(header.child.identifiers.first?.value == "26/99K")
    #expect(header.referredBy == "court")
    #expect(header.waitingSince == work.day)
    #expect(header.hearings.first?.listed == place)
    let line = try work.stored.entries[0]
    #expect(line.matched == CaseReference(2))
    #expect(line.result?.outcome == .sentenced)
    #expect(line.takenBy == "kmason")
    #expect(throws: Refusal.court(.resultedAlready(header.hearings[0].id, CaseReference(2)))) {
      var twice = decided
      twice.subject = .known(CaseReference(2))
      try work.make(.hearingResulted(twice))
    }
    #expect(throws: Refusal.court(.matchedElsewhere(place, CaseReference(2)))) {
      try work.make(.courtListed(place, .matched(work.reference)))
    }
  }

  @Test func aClosedCaseIsOpenedAgainForWhoeverItIsGivenTo() throws {
    var work = try CourtFixture()
    try work.make(
      .staffSaved(
        "kmason",
        {
          var staff = Staff()
          staff.name = "Karen"
          staff.role = .manager
          return staff
        }()))
    try work.make(.caseClosed(work.reference, Closure(on: work.day, reason: "completed")))
    var decided = result(work, .sentenced)
    decided.charges = [.init(try offence(), plea: .guilty)]
    decided.orders = [order(.referralOrder, 3)]
    try work.make(.hearingResulted(decided))
    let header = try work.header
    #expect(header.isOpen)
    #expect(header.closures.count == 1)
    #expect(header.worker == nil)
    #expect(header.waitingSince == work.day)
  }

  @Test func nothingHappensWhereOnePartIsRefused() throws {
    var work = try CourtFixture()
    let before = try work.header
    var decided = result(work, .sentenced)
    decided.charges = [.init(try offence(), plea: .guilty)]
    decided.orders = [order(.referralOrder, 14)]
    #expect(throws: Refusal.self) { try work.make(.hearingResulted(decided)) }
    #expect(try work.header == before)
  }

  /// An adjournment that says nothing of bail or remand leaves it as it is, with its work; a sentence ends it.
  @Test func aRemandGoesOnUntilTheCourtDecidesAnew() throws {
    var work = try CourtFixture()
    var decided = result(work, .adjourned)
    decided.hearing.at = Moment(work.day.adding(days: -10), .midday)
    decided.result.remand = RemandDecision(.conditionalBail, conditions: [BailCondition(.curfew, "19:00 to 7:00")])
    var next = decided.hearing
    next.at = Moment(work.day, .midday)
    decided.next = next
    try work.make(.hearingResulted(decided))
    var again = result(work, .adjourned)
    again.hearing = try #require(try work.header.nextHearing)
    next.at = Moment(work.day.adding(days: 14), .midday)
    again.next = next
    try work.make(.hearingResulted(again))
    #expect(try work.header.remand?.status == .conditionalBail)
    #expect(try work.header.remandSpells.count == 1)
    #expect(try work.header.remandSpell(on: work.day)?.conditions.map(\.words) == ["19:00 to 7:00"])
  }

  @Test func whatWasSaidCanBePutRightAndWhatWasDecidedStays() throws {
    var work = try CourtFixture()
    var decided = result(work, .warrantIssued)
    decided.result.warrant = Warrant()
    try work.make(.hearingResulted(decided))
    var hearing = try #require(try work.header.hearings.first)
    hearing.result?.remarks = "Too late"
    hearing.result?.outcome = .acquitted
    hearing.result?.warrant?.ended = work.day
    hearing.appeal = .pending
    try work.make(.hearingSaved(work.reference, hearing))
    let saved = try #require(try work.header.hearings.first)
    #expect(saved.result?.outcome == .warrantIssued)
    #expect(saved.result?.remarks == "Too late")
    // A warrant ends by a change of its own, which says how.
    #expect(saved.result?.warrant?.ended == nil)
    #expect(saved.appeal == .pending)
    #expect(try work.header.warrants.count == 1)
    hearing.id = "h99"
    #expect(throws: Refusal.court(.noSuchHearing("h99", work.reference))) {
      try work.make(.hearingSaved(work.reference, hearing))
    }
    hearing.id = ""
    hearing.result = nil
    try work.make(.hearingSaved(work.reference, hearing))
    #expect(try work.header.hearings.count == 2)
    hearing.court = ""
    #expect(throws: Refusal.court(.courtMissing)) { try work.make(.hearingSaved(work.reference, hearing)) }
  }

  /// What a row refuses, by the name of the refusal and the section.
  struct Row: Sendable {
    var outcome: HearingOutcome
    var pleas: [Plea?]
    var orders: [(Disposal, Int, [Int])] = []
    var remand: RemandDecision?
    var hasNext = false
    var hasWarrant = false
    var born = "2010-03-04"
    var refused: String
    init(
      _ outcome: HearingOutcome, _ pleas: [Plea?] = [.guilty], _ orders: [(Disposal, Int, [Int])] = [],
      remand: RemandDecision? = nil, next: Bool = false, warrant: Bool = false, born: String = "2010-03-04",
      refused: String
    ) {
      self.outcome = outcome
      self.pleas = pleas
      self.orders = orders
      self.remand = remand
      hasNext = next
      hasWarrant = warrant
      self.born = born
      self.refused = refused
    }
  }

  private static let curfew = [BailCondition(.curfew, "19:00 to 7:00")]

  @Test(
    arguments: [
      Row(.adjourned, refused: "partMissing"),
      Row(.adjourned, next: true, refused: ""),
      Row(.adjourned, [.guilty], [(.fine, 0, [0])], next: true, refused: "partNotAllowed"),
      Row(.adjourned, warrant: true, refused: "partMissing"),
      Row(.sentToCrown, refused: "partMissing"),
      Row(.sentToCrown, next: true, refused: ""),
      Row(.sentenced, refused: "partMissing"),
      Row(.sentenced, [.notGuilty], [(.fine, 0, [0])], refused: "partMissing"),
      Row(.sentenced, [.guilty, .notGuilty], [(.fine, 0, [1])], refused: "notGuilty"),
      Row(.sentenced, [.guilty], [(.fine, 0, [0])], refused: ""),
      Row(.sentenced, [.guilty], [(.fine, 0, [0])], remand: RemandDecision(.youthDetention), refused: "partNotAllowed"),
      Row(.sentenced, [.guilty], [(.youthCaution, 0, [0])], refused: "notASentence"),
      Row(.sentenced, [.guilty], [(.bailSupervision, 0, [0])], refused: "notASentence"),
      Row(.sentenced, [.guilty], [(.remandToYouthDetention, 0, [0])], refused: "notASentence"),
      Row(.sentenced, [.guilty], [(.referralOrder, 6, [0]), (.fine, 0, [0])], refused: "notTogether"),
      Row(.sentenced, [.guilty, .guilty], [(.referralOrder, 6, [0]), (.compensation, 0, [1])], refused: ""),
      Row(
        .sentenced, [.guilty, .guilty], [(.referralOrder, 6, [0]), (.detentionAndTrainingOrder, 4, [1])],
        refused: "notTogether"),
      Row(.sentenced, [.guilty], [(.conditionalDischarge, 12, [0]), (.fine, 0, [0])], refused: "notTogether"),
      Row(.sentenced, [.guilty, .guilty], [(.conditionalDischarge, 12, [0]), (.fine, 0, [1])], refused: ""),
      Row(.sentenced, [.guilty], [(.referralOrder, 2, [0])], refused: "termNotAllowed"),
      Row(.sentenced, [.guilty], [(.referralOrder, 12, [0])], refused: ""),
      Row(.sentenced, [.guilty], [(.detentionAndTrainingOrder, 25, [0])], refused: "termNotAllowed"),
      Row(.sentenced, [.guilty], [(.detentionAndTrainingOrder, 24, [0])], refused: ""),
      Row(.sentenced, [.guilty], [(.detentionAndTrainingOrder, 4, [0])], born: "2015-03-04", refused: "ageNotAllowed"),
      Row(.sentenced, [.guilty], [(.youthRehabilitationOrder, 12, [0])], refused: "noRequirement"),
      Row(.warrantIssued, refused: "partMissing"),
      Row(.warrantIssued, [nil], warrant: true, refused: ""),
      Row(.warrantIssued, [nil], remand: RemandDecision(.unconditionalBail), warrant: true, refused: "partNotAllowed"),
      Row(.withdrawn, [nil], refused: ""),
      Row(.withdrawn, [.guilty], refused: "partNotAllowed"),
      Row(.withdrawn, [nil], [(.fine, 0, [])], refused: "partNotAllowed"),
      Row(.dismissed, [.notGuilty], next: true, refused: "partNotAllowed"),
      Row(.acquitted, [.notGuilty], refused: ""),
      Row(.noSeparatePenalty, [.notGuilty], refused: "partMissing"),
      Row(.noSeparatePenalty, refused: ""),
      Row(.orderContinues, [], refused: ""),
      Row(.adjourned, remand: RemandDecision(.conditionalBail), next: true, refused: "conditionsMissing"),
      Row(.adjourned, remand: RemandDecision(.conditionalBail, conditions: curfew), next: true, refused: ""),
      Row(
        .adjourned, remand: RemandDecision(.unconditionalBail, conditions: curfew), next: true,
        refused: "conditionsNotAllowed"),
      Row(
        .adjourned, remand: RemandDecision(.youthDetention, conditions: curfew), next: true,
        refused: "conditionsNotAllowed"),
      Row(.adjourned, remand: RemandDecision(.youthDetention), next: true, refused: ""),
      Row(
        .adjourned, remand: RemandDecision(.youthDetention), next: true, born: "2015-03-04", refused: "ageNotAllowed"),
      Row(.adjourned, remand: RemandDecision(.localAuthority), next: true, born: "2015-03-04", refused: ""),
      Row(
        .adjourned, remand: RemandDecision(.localAuthority), next: true, born: "2006-03-04", refused: "ageNotAllowed"),
    ])
  func impossibleCombinationsAreRefused(row: Row) throws {
    var work = try CourtFixture()
    try work.make(.childAmended(work.reference, Case.of(row.born).child, seen: nil))
    var decided = result(work, row.outcome)
    decided.charges = try row.pleas.enumerated().map { .init(try offence("Offence \($0)"), plea: $1) }
    decided.orders = row.orders.map { order($0.0, $0.1, of: $0.2) }
    decided.result.remand = row.remand
    decided.result.warrant = row.hasWarrant ? Warrant() : nil
    decided.next = row.hasNext ? next(work) : nil
    var found = ""
    do {
      try work.make(.hearingResulted(decided))
    } catch Refusal.court(let refusal) {
      found = String("\(refusal)".prefix { $0 != "(" })
    } catch let refusal as Refusal {
      found = String("\(refusal)".prefix { $0 != "(" })
    }
    #expect(found == row.refused)
  }

  @Test func theDayIsTheDayOfTheHearing() throws {
    var work = try CourtFixture()
    var decided = result(work, .adjourned)
    decided.next = next(work, in: 0)
    #expect(throws: Refusal.court(.nextNotLater(work.day, heard: work.day))) {
      try work.make(.hearingResulted(decided))
    }
    decided.hearing.at = Moment(work.day.adding(days: 1), .midday)
    #expect(throws: Refusal.court(.heardInFuture(work.day.adding(days: 1)))) {
      try work.make(.hearingResulted(decided))
    }
    decided.hearing.court = ""
    #expect(throws: Refusal.court(.courtMissing)) { try work.make(.hearingResulted(decided)) }
  }
}
