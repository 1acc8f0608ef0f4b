import Casework
import Testing

@Suite("Breach from the information to the court's outcome") struct BreachTests {
  /// A youth rehabilitation order of which three appointments were missed, with two warnings and an authorised step.
  private func authorised() throws -> PlanFixture {
    var work = try PlanFixture(.youthRehabilitationOrder)
    let order = try #require(try work.orders.first)
    let steps: [Enforcement.Step] = [.firstWarning, .finalWarning, .layInformation]
    for (number, step) in steps.enumerated() {
      var missed = Contact()
      missed.at = Moment(work.day.adding(days: number * 3 - 12), .midday)
      missed.worker = "kmason"
      missed.order = order
      missed.outcome = .unacceptableAbsence
      missed.note = "Nobody answered."
      try work.make(.contactRecorded(work.reference, missed))
      let absence = try #require(try work.file.contacts.last)
      var act = EnforcementAct()
      act.order = order
      act.step = step
      act.absence = absence.id
      act.on = missed.at.day
      act.warnedTo = act.on.adding(months: 12)
      try work.make(.enforcementTaken(work.reference, act))
    }
    let last = try #require(try work.file.header.enforcement.last)
    try work.make(.enforcementRuled(work.reference, last.id, authorised: true, reason: "Yes"), by: "dshah")
    return work
  }

  private func laid(_ work: inout PlanFixture, daysAgo: Int = 4) throws -> BreachID {
    var breach = Breach()
    breach.order = try #require(try work.orders.first)
    breach.step = try work.file.header.enforcement.last?.id
    breach.laid = work.day.adding(days: -daysAgo)
    breach.court = "Stratford Youth Court"
    try work.make(.breached(work.reference, .laid(breach)))
    return try #require(try work.file.header.breaches.last?.id)
  }

  private func stage(_ work: PlanFixture) throws -> EnforcementStanding.Stage? {
    let standards = try DataFixtures.standards.get()
    return EnforcementStanding.all(
      CaseSummary(of: try work.file), policy: standards.policy, calendar: try TimeFixtures.calendar(), on: work.day
    ).first?.stage
  }

  @Test func layingCarriesOutTheStepAndNamesTheFailures() throws {
    var work = try authorised()
    _ = try laid(&work)
    let header = try work.file.header
    #expect(header.breaches.last?.failures.count == 3)
    #expect(header.enforcement.last?.done?.on == work.day.adding(days: -4))
    #expect(try stage(work) == .taken(.layInformation, on: work.day.adding(days: -4)))
    #expect(header.milestones.count { $0.kind == .informationLaid } == 1)
    #expect(throws: Refusal.self) { _ = try laid(&work) }
  }

  /// Where a manager said no to the step, or nobody proposed one, laying it is for those who authorise steps.
  @Test func nothingIsLaidThatNobodyAuthorised() throws {
    var work = try authorised()
    var breach = Breach()
    breach.order = try #require(try work.orders.first)
    breach.laid = work.day
    let step = try #require(try work.file.header.enforcement.last)
    try work.make(.enforcementRuled(work.reference, step.id, authorised: false, reason: "See him first"), by: "dshah")
    #expect(throws: Refusal.mayNotAuthorise("kmason")) { try work.make(.breached(work.reference, .laid(breach))) }
    try work.make(.breached(work.reference, .laid(breach)), by: "dshah")
    #expect(try work.file.header.breaches.count == 1)
  }

  @Test func carryingOutTheStepBeginsTheBreachAndTakingItBackEndsIt() throws {
    var work = try authorised()
    let act = try #require(try work.file.header.enforcement.last)
    try work.make(.enforcementDone(work.reference, act.id, on: work.day.adding(days: -2), note: "By post"))
    let begun = try #require(try work.file.header.breaches.last)
    #expect(begun.step == act.id && begun.laid == work.day.adding(days: -2) && begun.failures.count == 3)
    try work.make(.enforcementWithdrawn(work.reference, act.id, why: "Wrong order"))
    #expect(try work.file.header.breaches.isEmpty)
  }

  @Test func aBreachIsListedAndDecidedAndTheStepIsOver() throws {
    var work = try authorised()
    let id = try laid(&work)
    var hearing = Hearing()
    hearing.at = Moment(work.day.adding(days: -1), .midday)
    hearing.court = "Stratford Youth Court"
    hearing.type = "breach"
    try work.make(.breached(work.reference, .listed(id, hearing)))
    hearing.at = Moment(work.day, .midday)
    try work.make(.breached(work.reference, .listed(id, hearing)))
    #expect(try work.file.header.hearings.map(\.at.day) == [work.day], "it was put at another time, not listed twice")
    var board = try BreachBoard(asOf: work.day, summaries: [CaseSummary(of: work.file)], withDecided: false) {
      try work.record.header(of: $0)
    }
    #expect(board.rows.map(\.stage) == [.listed])
    try work.make(.breached(work.reference, .decided(id, BreachOutcome(.admitted, .continues, on: work.day))))
    #expect(try work.file.header.orders[0].ended == nil)
    #expect(try work.file.header.enforcement.last?.settled == work.day)
    #expect(try stage(work) == .warned(.finalWarning, number: 2, until: work.day.adding(days: -9).adding(months: 12)))
    board = try BreachBoard(asOf: work.day, summaries: [CaseSummary(of: work.file)], withDecided: true) {
      try work.record.header(of: $0)
    }
    #expect(board.rows.map(\.stage) == [.decided])
    #expect(throws: Refusal.breach(.decidedAlready(id, on: work.day))) {
      try work.make(.breached(work.reference, .decided(id, BreachOutcome(.admitted, .fined, on: work.day))))
    }
  }

  @Test(arguments: [
    (BreachOutcome.Result.continues, OrderEnd.How?.none), (.fined, nil), (.varied, nil), (.revoked, .revoked),
    (.resentenced, .resentenced),
  ]) func aResultEndsTheOrderOrDoesNot(result: BreachOutcome.Result, how: OrderEnd.How?) throws {
    var work = try authorised()
    let id = try laid(&work)
    try work.make(.breached(work.reference, .decided(id, BreachOutcome(.proved, result, on: work.day))))
    #expect(try work.file.header.orders[0].ended?.how == how)
    #expect(result.endsOrder == (how != nil))
  }

  @Test func whatCannotBeIsRefused() throws {
    var work = try authorised()
    let laid = try laid(&work)
    let day = work.day.adding(days: -4)
    let refused: [(BreachOutcome, BreachRefusal)] = [
      (BreachOutcome(.admitted, nil, on: work.day), .resultMissing(.admitted)),
      (BreachOutcome(.dismissed, .continues, on: work.day), .resultNotAllowed(.dismissed)),
      (BreachOutcome(.proved, .continues, on: work.day.adding(days: 1)), .badDay(work.day.adding(days: 1), since: day)),
      (
        BreachOutcome(.proved, .continues, on: work.day.adding(days: -5)),
        .badDay(work.day.adding(days: -5), since: day)
      ),
      (
        Specimens.make {
          $0.on = work.day
          $0.result = .continues
          $0.fine = 100
        }, .fineNotAllowed(.continues)
      ),
    ]
    for (outcome, refusal) in refused {
      #expect(throws: Refusal.breach(refusal)) {
        try work.make(.breached(work.reference, .decided(laid, outcome)))
      }
    }
    #expect(throws: Refusal.breach(.noSuchBreach("b99", work.reference))) {
      try work.make(.breached(work.reference, .decided("b99", BreachOutcome(.dismissed, nil, on: work.day))))
    }
    try work.make(.breached(work.reference, .decided(laid, BreachOutcome(.withdrawn, nil, on: work.day))))
    var other = try PlanFixture(.youthCaution)
    var breach = Breach()
    breach.order = try #require(try other.orders.first)
    breach.laid = other.day
    #expect(throws: Refusal.notEnforceable(.youthCaution)) {
      try other.make(.breached(other.reference, .laid(breach)))
    }
  }

  @Test func theStatementNamesFailuresAndWarnings() throws {
    var work = try authorised()
    _ = try laid(&work)
    let context = PageContext(
      service: "Eastmere", day: work.day, worker: "K. Mason", guide: PlanGuide(),
      lists: CodeLists(try DataFixtures.lists.get()))
    let breach = try #require(try work.file.header.breaches.last)
    let text = Page(breach: breach, case: try work.file, context).text
    for words in [
      "Wednesday 11 November 2026", "first warning, for the failure of", "final warning",
      "Information laid: 19 November 2026",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("Nobody answered"), "what was written in a note stays in the note")
  }

  @Test func aCivilOrderHoldsBetweenItsDays() throws {
    var work = try PlanFixture()
    var order = CivilOrder()
    order.id = ""
    order.from = work.day.adding(days: -30)
    order.to = work.day
    #expect(throws: Refusal.court(.courtMissing)) { try work.make(.civilOrderSaved(work.reference, order)) }
    order.court = "Eastmere County Court"
    order.conditions = ["Not to enter the precinct"]
    try work.make(.civilOrderSaved(work.reference, order))
    var saved = try #require(try work.file.header.civilOrders.first)
    #expect(saved.holds(on: work.day) && !saved.holds(on: work.day.adding(days: 1)))
    #expect(CaseSummary(of: try work.file).court?.civilOrders == 1)
    saved.ended = work.day.adding(days: -3)
    try work.make(.civilOrderSaved(work.reference, saved))
    #expect(try work.file.header.civilOrders.map { $0.holds(on: work.day) } == [false])
    saved.to = work.day.adding(days: -60)
    #expect(throws: Refusal.datesReversed(from: saved.from, to: work.day.adding(days: -60))) {
      try work.make(.civilOrderSaved(work.reference, saved))
    }
  }
}
