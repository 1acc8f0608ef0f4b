import Casework
import Testing

@Suite("The Court Review Panel: its week and its minutes") struct PanelTests {
  private static func rates() throws -> RemandRates {
    try RemandRates(json: TimeFixtures.bytes(of: "Resources/Standards/remand.json"))
  }

  private func pack(_ work: ReportFixture, minutes: [PanelMeeting] = []) throws -> PanelPack {
    let practice = Practice(
      standards: try DataFixtures.standards.get(), holding: try DataFixtures.holding.get(),
      weights: try DataFixtures.weights.get(), letters: LetterTexts(), reports: work.texts,
      calendar: try TimeFixtures.calendar())
    return try PanelPack(
      PanelPack.week(of: work.day), asOf: work.day, open: [CaseSummary(of: try work.file)], closed: [],
      .init(practice, rates: try Self.rates(), minutes: minutes), file: { try work.record.caseFile($0) },
      reports: { try work.record.reports(of: $0) })
  }

  private func meeting(_ work: ReportFixture) throws -> PanelMeeting {
    try #require(try work.record.stored(PanelMeeting.key(of: work.day)).map { try PanelMeeting(json: $0.bytes) })
  }

  @Test(arguments: [
    ("2026-11-23", "2026-11-23"), ("2026-11-29", "2026-11-23"), ("2026-11-30", "2026-11-30"),
    ("2027-01-01", "2026-12-28"),
  ])
  func aWeekGoesFromMondayToSunday(day: String, monday: String) throws {
    let week = PanelPack.week(of: try TimeFixtures.day(day))
    #expect(week.lowerBound.iso == monday && week.count == 7)
  }

  @Test func aReportIsOnTheAgendaWhenItsHearingIsNear() throws {
    var work = try ReportFixture()
    #expect(try pack(work).reports.isEmpty)
    let id = try work.begin()
    try work.complete(id)
    work.now = Moment(work.day.adding(days: 14), .midday)
    let rows = try pack(work).reports
    #expect(rows.map(\.proposed) == [[ReportFixture.proposal]])
    #expect(rows.map(\.line.stage) == [.drafting])
    try work.sign(id)
    try work.report(.shared(id, ReportSharing(.child, .inPerson, on: work.day)))
    try work.report(.filed(id, ReportFiling(on: work.day, court: ReportFixture.court)))
    #expect(try pack(work).reports.isEmpty)
  }

  @Test func whatCourtsDecidedIsCountedOverFourAndThirteenWeeks() throws {
    var work = try ReportFixture()
    try work.filed()
    try work.sentence([
      ReportFixture.order(
        .youthRehabilitationOrder, Term(12, .months), [Requirement(.supervision, term: Term(12, .months))])
    ])
    #expect(try pack(work).trends.map(\.weeks) == [4, 13])
    #expect(try pack(work).trends.map(\.disposals) == [[.youthRehabilitationOrder: 1], [.youthRehabilitationOrder: 1]])
    #expect(try pack(work).trends.map(\.agreed) == [1, 1])
    work.now = Moment(work.day.adding(days: 28), .midday)
    #expect(try pack(work).trends.map(\.hearings) == [0, 1])
    #expect(try pack(work).trends.map(\.reported) == [0, 1])
    work.now = Moment(work.day.adding(days: 90), .midday)
    #expect(try pack(work).trends.map(\.hearings) == [0, 0])
  }

  @Test func custodyBailWarrantsAndBreachesAreThere() throws {
    var work = try ReportFixture()
    try work.sentence([ReportFixture.order(.detentionAndTrainingOrder, Term(4, .months))])
    let custody = try pack(work).custody
    #expect(custody.map(\.isComing) == [true] && custody.first?.order.releaseExpected != nil)
    let order = try #require(custody.first?.order.id)
    try work.make(
      .custody(work.reference, .placed(order, CustodyPlacement("yoi", "Northmoor, B wing", from: work.day))))
    #expect(try pack(work).custody.map(\.place) == ["Northmoor, B wing"])
    var breach = Hearing()
    breach.id = ""
    breach.at = Moment(work.day.adding(days: 9), .midday)
    breach.court = ReportFixture.court
    breach.type = "breach"
    try work.make(.hearingSaved(work.reference, breach))
    let found = try pack(work)
    #expect(found.breaches.count == 1 && found.warrants.isEmpty && found.bail.isEmpty)
    guard case .listed(let mark)? = found.breaches.first?.step else { return #expect(Bool(false), "not listed") }
    #expect(mark.court == ReportFixture.court)
  }

  @Test func aChildOnBailIsThereWithTheConditions() throws {
    var work = try ReportFixture()
    let hearing = try #require(try work.header.nextHearing)
    work.now = hearing.at
    var result = HearingResult()
    result.outcome = .adjourned
    result.remand = RemandDecision(.bailSupervision, conditions: [BailCondition(.curfew, "19:00 to 7:00")])
    var decided = CourtResult(.known(work.reference), hearing: hearing, result: result)
    var next = Hearing()
    next.at = Moment(hearing.at.day.adding(days: 21), .midday)
    decided.next = next
    try work.make(.hearingResulted(decided))
    let row = try #require(try pack(work).bail.first)
    #expect(row.row.spell.conditions(on: work.day).map(\.words) == ["19:00 to 7:00"])
    #expect(row.updateDue == work.day.adding(days: 7) && row.updated == nil)
  }

  @Test func anActionOfTheMinutesIsChasedOnTheCase() throws {
    var work = try ReportFixture()
    let note = PanelNote(
      work.reference, "Proposal is fair.",
      actions: [OversightAction("Home visit", due: work.day.adding(days: 3), who: "K. Mason")])
    try work.make(.panelMet(on: work.day, present: ["Dana Shah, manager"], [note]), by: "dshah")
    let header = try work.header
    #expect(header.oversight.map(\.kind) == [.panel] && header.oversight.map(\.note) == ["Proposal is fair."])
    #expect(try meeting(work).notes.map(\.id) == header.oversight.map(\.id))
    let due = try work.obligations("oversight-action")
    #expect(due.map(\.title) == ["For the manager: Home visit (K. Mason)"])
    #expect(due.map(\.due) == [work.day.adding(days: 3)])
    // Further minutes of the day join those that are there; nobody says again who was there.
    try work.make(
      .panelMet(
        on: work.day, present: [], [PanelNote(work.reference, "And more."), PanelNote(work.reference, "Twice.")]),
      by: "dshah")
    #expect(try meeting(work).notes.count == 3 && meeting(work).present == ["Dana Shah, manager"])
    // Whoever adds a note takes nobody out whom another wrote down.
    try work.make(
      .panelMet(on: work.day, present: ["Ama Wright"], [PanelNote(work.reference, "Once more.")]), by: "dshah")
    #expect(try meeting(work).present == ["Dana Shah, manager", "Ama Wright"])
    #expect(Set(try work.header.oversight.map(\.id)).count == 4)
    #expect(try pack(work, minutes: [meeting(work)]).minutes.first?.notes.count == 4)
  }

  @Test func civilOrdersStandInThePackWhileTheyHold() throws {
    var work = try ReportFixture()
    #expect(try pack(work).civil.isEmpty)
    var order = CivilOrder()
    order.id = ""
    order.consulted = work.day
    try work.make(.civilOrderSaved(work.reference, order))
    #expect(try pack(work).civil.map(\.order.isMade) == [false])
    order = try #require(try work.header.civilOrders.first)
    order.court = "Stratford Magistrates' Court"
    order.from = work.day
    order.to = work.day.adding(days: 7)
    try work.make(.civilOrderSaved(work.reference, order))
    #expect(try pack(work).civil.map(\.order) == [try #require(try work.header.civilOrders.first)])
    #expect(try pack(work).children.map(\.reference) == [work.reference])
    work.now = Moment(work.day.adding(days: 8), .midday)
    #expect(try pack(work).civil.isEmpty)
  }

  /// Nobody recorded the result of a hearing that was: the pack says which, rather than that none is listed.
  @Test func aHearingWithoutItsResultIsNamed() throws {
    let day = try TimeFixtures.day("2026-11-23")
    for (offsets, found) in [([-9, -2, 3, 8], 3), ([-9, -2], -2), ([0, 4], 0)] {
      var header = Case.of("2010-03-04")
      header.hearings = offsets.enumerated().map { index, offset in
        var hearing = Hearing()
        hearing.id = HearingID("h\(index)")
        hearing.at = Moment(day.adding(days: offset), .midday)
        return hearing
      }
      var held = Hearing()
      held.id = "h99"
      held.at = Moment(day.adding(days: -20), .midday)
      var result = HearingResult()
      result.remand = RemandDecision(.unconditionalBail)
      held.result = result
      header.hearings.append(held)
      let file = CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: [])
      let board = RemandBoard(
        asOf: day, month: RemandBoard.month(of: day), summaries: [CaseSummary(of: file)], rates: try Self.rates()
      ) { _ in header }
      #expect(board.rows.first?.next?.at.day == day.adding(days: found))
    }
  }

  @Test(
    arguments: [
      ("Home visit", "", nil, "Home visit"), ("K. Mason: home visit", "K. Mason", "kmason", "home visit"),
      ("kmason:  home  visit", "K. Mason", "kmason", "home visit"),
      ("KAREN MASON: visit", "K. Mason", "kmason", "visit"),
      ("J. Smith: visit", "J. Smith", nil, "visit"), ("Police: check the tag", "", nil, "Police: check the tag"),
    ] as [(String, String, StaffID?, String)])
  func anActionNamesADoer(typed: String, who: String, doer: StaffID?, what: String) throws {
    var staff: [StaffID: Staff] = [:]
    for (id, name) in [("kmason", "Karen Mason"), ("jsmith", "John Smith"), ("jsmith2", "Jane Smith")] {
      staff[StaffID(id)] = Staff()
      staff[StaffID(id)]?.name = name
    }
    let day = try TimeFixtures.day("2026-11-23")
    let action = OversightAction(typed: typed, due: day, staff: staff)
    #expect(action.who == who && action.doer == doer && action.what == what)
    let outside = OversightAction(typed: typed, due: day, staff: staff, outside: true)
    #expect(outside.doer == doer)
    #expect(outside.who == (typed.hasPrefix("Police") ? "Police" : who))
  }

  @Test func minutesAreRefusedWithTheirReason() throws {
    var work = try ReportFixture()
    let (day, reference) = (work.day, work.reference)
    let note = PanelNote(reference, "Proposal is fair.")
    func refusal(_ change: Change, by staff: StaffID = "dshah") -> Refusal? {
      do {
        try work.make(change, by: staff)
        return nil
      } catch { return error as? Refusal }
    }
    #expect(refusal(.panelMet(on: day, present: ["A"], [note]), by: "kmason") == .mayNotOversee("kmason"))
    #expect(refusal(.panelMet(on: day, present: [], [note])) == .nobodyChosen)
    #expect(refusal(.panelMet(on: day.adding(days: 1), present: ["A"], [note])) == .doneInFuture(day.adding(days: 1)))
    #expect(refusal(.panelMet(on: day, present: ["A"], [PanelNote(reference, " ")])) == .court(.wordsMissing))
    #expect(
      refusal(.panelMet(on: day, present: ["A"], [PanelNote(CaseReference(9), "Who?")]))
        == .noSuchCase(CaseReference(9)))
    let early = PanelNote(reference, "Late", actions: [OversightAction("Visit", due: day.adding(days: -1))])
    #expect(refusal(.panelMet(on: day, present: ["A"], [early])) == .datesReversed(from: day, to: day.adding(days: -1)))
    #expect(refusal(.panelMet(on: day, present: ["A"], [])) == nil)
    #expect(refusal(.panelMet(on: day, present: ["A"], [])) == .court(.wordsMissing))
    #expect(refusal(.panelMet(on: day, present: ["A", "B"], [])) == nil)
    #expect(Change.panelMet(on: day, present: [], [note]).cases == [reference])
  }
}
