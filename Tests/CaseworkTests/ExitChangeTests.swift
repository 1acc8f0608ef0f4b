import Casework
import Testing

@Suite("Leaving well: exit plans, Form A, closing and looking back") struct ExitChangeTests {
  /// An exit plan that is signed and agreed.
  private func agreed(_ work: inout PlanFixture) throws -> DocumentID {
    let id = try #require(try work.exits.draft?.id)
    try work.make(.exited(work.reference, .written(id, PlanFixture.exit, orders: try work.orders)))
    try work.sign(SignedName(.exitPlan, id))
    try work.make(.exited(work.reference, .answered(id, Agreement(.child, .agreed, on: work.day))))
    try work.make(.exited(work.reference, .answered(id, Agreement(.carer, .agreed, on: work.day))))
    return id
  }

  @Test func theExitPlanBeginsWithTheOrderAndBelongsToWhoeverWritesFirst() throws {
    var work = try PlanFixture()
    let begun = try #require(try work.exits.draft)
    #expect(begun.plan.orders == (try work.orders))
    #expect(begun.plan.signing.authors == [])
    try work.make(.exited(work.reference, .written(begun.id, PlanFixture.exit, orders: try work.orders)), by: "rellis")
    #expect(try work.exits.draft?.plan.signing.authors == ["rellis"])
    #expect(try work.exits.draft?.plan.content.destinations.map(\.id) == ["d1"])
  }

  @Test func aSecondOrderIsLedOutOfByTheSamePlan() throws {
    var work = try PlanFixture()
    var order = Order()
    order.disposal = .reparationOrder
    order.made = work.day
    try work.make(.orderSaved(work.reference, order))
    #expect(try work.exits.versions.map(\.plan.orders) == [try work.orders])
    order.disposal = .fine
    try work.make(.orderSaved(work.reference, order))
    #expect(try work.exits.draft?.plan.orders.count == 2)
  }

  @Test func agreeingMeetsWhatIsDueBeforeTheOrderEnds() throws {
    var work = try PlanFixture()
    #expect(try work.obligations("exit-plan").map(\.isOpen) == [true])
    _ = try agreed(&work)
    #expect(try work.obligations("exit-plan").map(\.metOn) == [work.day])
    #expect(try work.file.header.ordersWithoutExit.isEmpty)
  }

  static let gaps: [(ExitGap, @Sendable (inout ExitContent) -> Void)] = [
    (ExitGap.noDestination, { @Sendable in $0.destinations = [] }),
    (.destinationWithoutName(1), { @Sendable in $0.destinations[0].to = "" }),
    (.noEducation, { @Sendable in $0.education = nil }),
    (.noAccommodation, { @Sendable in $0.accommodation = nil }), (.noHealth, { @Sendable in $0.health = "" }),
    (.noPeople, { @Sendable in $0.people = "" }),
    (.noHelped, { @Sendable in $0.helped = "" }),
  ]

  @Test(arguments: gaps)
  func anExitPlanWithAGapIsNotSubmitted(gap: ExitGap, spoil: @Sendable (inout ExitContent) -> Void) throws {
    var work = try PlanFixture()
    let id = try #require(try work.exits.draft?.id)
    var content = PlanFixture.exit
    spoil(&content)
    try work.make(.exited(work.reference, .written(id, content, orders: try work.orders)))
    #expect(throws: Refusal.exit(.incomplete(gap))) {
      try work.make(.documentSigned(work.reference, SignedName(.exitPlan, id), .submit(note: "")))
    }
  }

  @Test func referralsHaveOutcomesAndRefusalsTheirReason() throws {
    var work = try PlanFixture()
    let id = try agreed(&work)
    #expect(throws: Refusal.exit(.whyMissing)) {
      try work.make(.exited(work.reference, .settled(id, DestinationOutcome("d1", .declined, on: work.day))))
    }
    #expect(throws: Refusal.exit(.noSuchDestination("d4"))) {
      try work.make(.exited(work.reference, .settled(id, DestinationOutcome("d4", .accepted, on: work.day))))
    }
    try work.make(.exited(work.reference, .settled(id, DestinationOutcome("d1", .accepted, on: work.day))))
    #expect(try work.exits.current?.plan.state(of: "d1") == .accepted)
  }

  @Test func noCaseClosesWithoutAnExitPlanOrAReasonAndAnEntry() throws {
    var work = try PlanFixture()
    var closure = Closure(on: work.day, reason: "completed")
    #expect(throws: Refusal.exit(.noExitPlan)) { try work.make(.caseClosed(work.reference, closure)) }
    closure.withoutExit = "Moved abroad overnight"
    #expect(throws: Refusal.exit(.noEntry)) { try work.make(.caseClosed(work.reference, closure)) }
    #expect(throws: Refusal.exit(.mayNotEnter("kmason"))) {
      try work.make(.exited(work.reference, .entered(ClosingEntry("All done"))))
    }
    try work.make(.exited(work.reference, .entered(ClosingEntry("All done"))), by: "dshah")
    try work.make(.caseClosed(work.reference, closure))
    #expect(try work.file.header.closed?.entry?.by == "dshah")
    try work.make(.caseReopened(work.reference, why: "New order"))
    #expect(try work.file.header.closures.map(\.withoutExit) == ["Moved abroad overnight"])
    #expect(try work.file.header.ordersWithoutExit.isEmpty)
  }

  @Test func aManagersNoteIsTheEntry() throws {
    var work = try PlanFixture()
    _ = try agreed(&work)
    var closure = Closure(on: work.day, reason: "completed")
    #expect(throws: Refusal.exit(.noEntry)) { try work.make(.caseClosed(work.reference, closure), by: "dshah") }
    closure.note = "Left for college with Early Help"
    try work.make(.caseClosed(work.reference, closure), by: "dshah")
    #expect(try work.file.header.closed?.entry?.words == closure.note)
  }

  @Test func theChecklistNamesWhatIsOpen() throws {
    var work = try PlanFixture(.youthCaution)
    func items() throws -> [ClosingItem] {
      ClosingItem.all(
        of: try work.file, exits: try work.exits, under: try DataFixtures.standards.get(),
        calendar: try TimeFixtures.calendar(), on: work.day)
    }
    let order = try work.file.header.orders[0]
    #expect(try items().filter(\.isBar) == [.noExit(order), .noEntry])
    #expect(try items().contains(.noFormA(order)))
    #expect(try items().contains(.noSurvey(.child)))
    let id = try agreed(&work)
    #expect(try items().contains { if case .waiting = $0 { true } else { false } })
    var survey = Survey()
    survey.on = work.day
    #expect(throws: Refusal.exit(.surveyEmpty)) { try work.make(.exited(work.reference, .surveyed(id, survey))) }
    survey.points = [SurveyPoint("fair", 6)]
    #expect(throws: Refusal.exit(.badPoints(6))) { try work.make(.exited(work.reference, .surveyed(id, survey))) }
    survey.points = [SurveyPoint("fair", 4)]
    try work.make(.exited(work.reference, .surveyed(id, survey)))
    #expect(try !items().contains(.noSurvey(.child)))
    #expect(try items().contains(.noSurvey(.carer)))
  }

  @Test func formAMeetsItsClockAndIsKeptForTheCourt() throws {
    var work = try PlanFixture(.youthConditionalCaution)
    var form = FormA()
    form.order = try #require(try work.orders.first)
    form.on = work.day
    form.outcome = .didNotEngage
    #expect(throws: Refusal.exit(.wordsMissing)) { try work.make(.exited(work.reference, .formASent(form))) }
    form.words = "Came to none of three appointments"
    #expect(try work.obligations("oocd-form-a").map(\.isOpen) == [true])
    try work.make(.exited(work.reference, .formASent(form)))
    #expect(try work.obligations("oocd-form-a").map(\.metOn) == [work.day])
    #expect(try work.file.header.responses.map(\.outcome) == [.didNotEngage])
    form.outcome = .died
    #expect(throws: Refusal.exit(.noSuchOutcome(.died))) { try work.make(.exited(work.reference, .formASent(form))) }
    let page = Page(
      formA: try work.file.header.formsA.first, for: try work.file.header.orders[0], case: try work.file,
      exits: try work.exits,
      PageContext(service: "Eastmere", day: work.day, worker: "K. Mason", guide: PlanGuide(), lists: CodeLists()))
    #expect(page.text.contains("did not engage"))
    #expect(page.text.contains("Came to none of three appointments"))
    #expect(page.html.contains("Form A"))
  }

  @Test func formAIsForOutOfCourtDisposalsAlone() throws {
    var work = try PlanFixture()
    var form = FormA()
    form.order = try #require(try work.orders.first)
    form.on = work.day
    form.words = "Well"
    #expect(throws: Refusal.exit(.notOutOfCourt(.referralOrder))) {
      try work.make(.exited(work.reference, .formASent(form)))
    }
  }

  @Test func nonEngagementIsToldWithinTwentyWorkingDays() throws {
    var work = try PlanFixture(.youthCaution)
    #expect(try work.obligations("oocd-non-engagement").map(\.isOpen) == [true])
    let order = try #require(try work.orders.first)
    try work.make(
      .exited(work.reference, .nonEngagementTold(order, on: work.day, words: "Three visits, nobody opened")))
    #expect(try work.obligations("oocd-non-engagement").map(\.metOn) == [work.day])
  }

  @Test func oneLooksBackSixMonthsAfterClosing() throws {
    var work = try PlanFixture()
    var found = LookBack()
    found.on = work.day
    #expect(throws: Refusal.exit(.notClosed(work.reference))) {
      try work.make(.exited(work.reference, .lookedBack(found)))
    }
    _ = try agreed(&work)
    var closure = Closure(on: work.day, reason: "completed")
    closure.note = "Done"
    try work.make(.caseClosed(work.reference, closure), by: "dshah")
    #expect(CaseSummary(of: try work.file).lookBackDue == work.day.adding(months: 6))
    #expect(throws: Refusal.exit(.wordsMissing)) { try work.make(.exited(work.reference, .lookedBack(found))) }
    found.hasLasted = true
    try work.make(.exited(work.reference, .lookedBack(found)))
    #expect(CaseSummary(of: try work.file).lookBackDue == nil)
    #expect(try work.file.header.lookBack?.by == "kmason")
  }

  @Test func fullTimeDependsOnAge() {
    var content = ExitContent()
    #expect(content.isFullTime(age: 15) == nil)
    content.hours = 16
    #expect(content.isFullTime(age: 15) == false)
    #expect(content.isFullTime(age: 16) == true)
  }

  @Test func programmesCountWhoCameAndWhatItLedTo() throws {
    var work = try PlanFixture()
    var programme = Programme()
    programme.name = "Behind the Blade"
    programme.minAge = 13
    try work.make(.programmeSaved("blade", programme))
    var enrolment = Enrolment()
    enrolment.programme = "blade"
    enrolment.referred = work.day
    try work.make(.enrolled(work.reference, enrolment))
    var session = Contact()
    session.at = work.now
    session.kind = "group"
    session.purpose = "The map"
    session.programme = "blade"
    try work.make(.groupRecorded(session, [GroupMember(work.reference, outcome: .attended)]))
    let met = try #require(try work.record.programme("blade")?.sessions.first)
    var said = met
    said.topic = "The map of us"
    try work.make(.sessionSaved("blade", said, over: met))
    #expect(try work.record.programme("blade")?.sessions.first?.topic == "The map of us")
    #expect(throws: Refusal.self) { try work.make(.sessionSaved("blade", said, over: met)) }
    try work.make(.sessionSaved("blade", met, over: said))
    enrolment.ended = work.day
    #expect(throws: Refusal.programme(.outcomeMissing)) { try work.make(.enrolled(work.reference, enrolment)) }
    enrolment.outcome = .completed
    enrolment.ledTo = "Joined the boxing club"
    try work.make(.enrolled(work.reference, enrolment))
    let held = try #require(try work.record.programme("blade"))
    #expect(held.sessions.map(\.topic) == ["The map"])
    let all = ProgrammeAttendance.all(of: ["blade": held], in: [CaseSummary(of: try work.file)])
    #expect(all.map(\.completed) == [1])
    #expect(all.map(\.hundredths) == [100])
    #expect(all.map(\.byAge) == [[0, 1, 0]])
    #expect(all.map(\.ledTo) == [["Joined the boxing club"]])
    session.programme = "none"
    #expect(throws: Refusal.programme(.noSuchProgramme("none"))) {
      try work.make(.groupRecorded(session, [GroupMember(work.reference, outcome: .attended)]))
    }
  }
}
