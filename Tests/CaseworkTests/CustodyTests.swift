import Casework
import Testing

/// A child of 16 who was sentenced to detention and training of eight months, 60 days ago.
struct CustodyFixture {
  var record = MemoryRecord()
  var day: Day
  var now: Moment { Moment(day, .midday) }
  let reference = CaseReference(1)
  let order: OrderID
  let sentenced: Day

  init(_ disposal: Disposal = .detentionAndTrainingOrder, months: Int = 8, daysAgo: Int = 60) throws {
    day = try TimeFixtures.day("2026-11-23")
    sentenced = day.adding(days: -daysAgo)
    var mason = Staff()
    mason.name = "Karen Mason"
    try record.make(.staffSaved("kmason", mason), by: "kmason", now: Moment(day, .midday))
    var header = Case.of("2010-03-04")
    header.opened = sentenced
    header.worker = "kmason"
    var sentence = Order()
    sentence.id = "o1"
    sentence.disposal = disposal
    sentence.made = sentenced
    sentence.term = disposal.tier == .custody ? Term(months, .months) : nil
    sentence.ends = sentence.term?.lastDay(from: sentenced)
    header.orders = [sentence]
    order = "o1"
    try record.make(.caseOpened(header), by: "kmason", now: Moment(day, .midday))
  }

  mutating func make(_ change: CustodyChange) throws {
    try record.make(.custody(reference, change), by: "kmason", now: now, lists: CodeLists(try DataFixtures.lists.get()))
  }

  var file: CaseFile { get throws { try #require(try record.caseFile(reference)) } }
  var stay: CustodyStay { get throws { try #require(try file.header.stay(under: order)) } }
  func ago(_ days: Int) -> Day { day.adding(days: -days) }

  func obligations(_ rule: ListCode, part: String = "") throws -> [Obligation] {
    try Obligation.all(
      for: file, under: DataFixtures.standards.get(), calendar: TimeFixtures.calendar(), on: day
    ).filter { $0.rule == rule && $0.key.part == part }
  }

  func board() throws -> CustodyBoard {
    try CustodyBoard(
      asOf: day, summaries: [CaseSummary(of: file)], standards: DataFixtures.standards.get(),
      calendar: TimeFixtures.calendar()
    ) { try record.header(of: $0) }
  }
}

@Suite("Custody and coming home") struct CustodyTests {
  @Test func aPlacementLastsUntilTheNextAndCanBePutRight() throws {
    var work = try CustodyFixture()
    try work.make(.placed(work.order, CustodyPlacement("yoi", "Hillview", from: work.sentenced)))
    try work.make(.placed(work.order, CustodyPlacement("sch", "Larkfield", from: work.ago(10), why: "Nearer home")))
    try work.make(.placed(work.order, CustodyPlacement("yoi", "Hill View, unit 2", from: work.sentenced)))
    #expect(try work.stay.placements.map(\.name) == ["Hill View, unit 2", "Larkfield"])
    let row = try #require(try work.board().rows.first)
    #expect(row.stay.placement?.name == "Larkfield" && row.dayInCustody == 61)
    #expect(row.daysInCustody == work.sentenced.days(until: try #require(row.dates.release)) + 1)
  }

  @Test func whatCannotBeIsRefused() throws {
    var work = try CustodyFixture()
    let order = work.order
    let since = work.sentenced
    let refused: [(CustodyChange, CustodyRefusal)] = [
      (.placed(order, CustodyPlacement("yoi", "", from: work.day)), .establishmentMissing),
      (.placed(order, CustodyPlacement("yoi", "Hillview", from: since - 1)), .badDay(since - 1, since: since)),
      (.placed(order, CustodyPlacement("yoi", "Hillview", from: work.day + 1)), .badDay(work.day + 1, since: since)),
      (.advocateTold(order, AdvocacyNote(" ", on: work.day)), .wordsMissing),
      (.leave(order, TemporaryRelease(on: work.day, for: "")), .wordsMissing),
      (
        .leave(
          order,
          Specimens.make {
            $0.id = "l9"
            $0.on = work.day
            $0.purpose = "College"
          }), .noSuchLeave("l9")
      ),
      (.screened(order, PublicProtectionScreening(on: work.day, isMet: false)), .wordsMissing),
      (.riskBriefed(order, RiskBriefing("Quiet", on: work.day)), .noRiskPanel(order)),
      (.riskEnded(order, on: work.day, why: "Over"), .noRiskPanel(order)),
      (.resettled(order, ResettlementItem(.money, "")), .wordsMissing),
      (.recalled(order, Recall(on: work.day, why: "Breach", authorisedBy: "Court")), .notReleased(order)),
      (.conditionsSet(order, []), .notReleased(order)),
      (.reviewed(order, CustodyReview()), .wordsMissing),
    ]
    let before = try work.file
    for (change, refusal) in refused {
      #expect(throws: Refusal.custody(refusal), "\(change)") { try work.make(change) }
    }
    #expect(throws: Refusal.unknownCode(list: "establishments", code: "tent")) {
      try work.make(.placed(order, CustodyPlacement("tent", "A field", from: work.day)))
    }
    #expect(throws: Refusal.noSuchOrder("o9", work.reference)) { try work.make(.releasePlanned("o9", on: work.day)) }
    #expect(try work.file == before)
    var fine = try CustodyFixture(.fine)
    #expect(throws: Refusal.custody(.notCustodial(.fine))) { try fine.make(.releasePlanned("o1", on: fine.day)) }
  }

  @Test func aThresholdThatIsNotMetAsksForTheRiskPanelAndABriefingEveryWeek() throws {
    var work = try CustodyFixture()
    #expect(try work.obligations("mappa-screening", part: "sentence").map(\.isOpen) == [true])
    try work.make(.screened(work.order, PublicProtectionScreening(on: work.ago(40), isMet: false, "Not serious")))
    #expect(try work.obligations("mappa-screening", part: "sentence").map(\.metOn) == [work.ago(40)])
    #expect(try work.obligations("risk-panel-referral").map(\.isOpen) == [true])
    #expect(try work.board().rows.first?.missing.contains(.riskPanel) == true)
    // Found again before anybody referred: one referral is asked for.
    try work.make(.screened(work.order, PublicProtectionScreening(on: work.ago(30), isMet: false, "Still not")))
    #expect(try work.obligations("risk-panel-referral").count == 1)
    try work.make(.riskReferred(work.order, on: work.ago(28), words: "Harm to others"))
    #expect(throws: Refusal.custody(.riskPanelOpen(since: work.ago(28)))) {
      try work.make(.riskReferred(work.order, on: work.ago(27), words: "Again"))
    }
    #expect(try work.obligations("risk-panel-referral").map(\.metOn) == [work.ago(28)])
    try work.make(.riskBriefed(work.order, RiskBriefing("Quiet week", on: work.ago(21))))
    let open = try work.obligations("risk-panel-briefing").filter(\.isOpen)
    #expect(open.map(\.due) == [work.ago(14)])
    try work.make(.riskEnded(work.order, on: work.ago(15), why: "Settled"))
    #expect(try work.obligations("risk-panel-briefing").allSatisfy { !$0.isOpen })
    try work.make(.screened(work.order, PublicProtectionScreening(on: work.day, isMet: true, level: "Level 1")))
    #expect(try work.stay.screening?.isMet == true)
    #expect(try work.obligations("risk-panel-referral").allSatisfy { !$0.isOpen })
  }

  @Test func sevenHeadsArePlannedAndAccommodationIsSettledBeforeRelease() throws {
    var work = try CustodyFixture()
    #expect(try work.obligations("resettlement-plan").map(\.isOpen) == [true])
    for head in ResettlementPlan.Head.allCases {
      #expect(try work.obligations("resettlement-plan").map(\.isOpen) == [true])
      try work.make(.resettled(work.order, ResettlementItem(head, "Planned for \(head.words)", who: "Mr Poole")))
    }
    #expect(try work.obligations("resettlement-plan").map(\.metOn) == [work.day])
    let asked = try #require(try work.obligations("release-accommodation").first)
    let release = try #require(try CustodyDates(work.file.header.orders[0], in: work.file.header).release)
    #expect(asked.due == release - 28 && asked.isOpen)
    try work.make(.resettled(work.order, ResettlementItem(.accommodation, "With his aunt", settled: work.day)))
    #expect(try work.obligations("release-accommodation").map(\.metOn) == [work.day])
    #expect(try work.stay.resettlement.unsettled.count == 6)
    // It fell through: it is asked for again.
    try work.make(.resettled(work.order, ResettlementItem(.accommodation, "With his aunt?")))
    #expect(try work.obligations("release-accommodation").map(\.isOpen) == [true])
    try work.make(
      .homelessnessChecked(
        work.order, HomelessnessCheck(on: work.day, with: "Social care", isAtRisk: true, "A placement is looked for")))
    #expect(try work.stay.resettlement.homelessness?.isAtRisk == true)
  }

  @Test func releaseStartsWhatIsDueAndRecallEndsItAndBeginsCustodyAnew() throws {
    var work = try CustodyFixture()
    var release = Release(on: work.ago(20), .early)
    release.licenceEnds = work.day.adding(days: 90)
    release.conditions = [BailCondition(.curfew, "19:00 to 7:00")]
    try work.make(.released(work.order, release))
    let order = try work.file.header.orders[0]
    #expect(order.released == work.ago(20) && order.ends == work.day.adding(days: 90))
    #expect(try work.board().rows.map(\.standing) == [.licence])
    #expect(try work.obligations("release-home-visit").map(\.isOpen) == [true])
    #expect(try work.obligations("post-custody-meeting").map(\.isOpen) == [true])
    #expect(throws: Refusal.custody(.notHeld(work.order))) { try work.make(.released(work.order, release)) }
    let refused: [(Recall, Refusal)] = [
      (Recall(on: work.day, why: "", authorisedBy: "Court"), .reasonMissing),
      (Recall(on: work.day, why: "Breach", authorisedBy: ""), .custody(.authorityMissing)),
      (
        Recall(on: work.ago(21), why: "Breach", authorisedBy: "Court"),
        .custody(.badDay(work.ago(21), since: work.ago(20)))
      ),
    ]
    for (recall, refusal) in refused {
      #expect(throws: refusal) { try work.make(.recalled(work.order, recall)) }
    }
    try work.make(
      .recalled(work.order, Recall(on: work.ago(16), why: "Missed twice", authorisedBy: "Stratford Youth Court")))
    let header = try work.file.header
    #expect(header.custody.count == 2 && header.orders[0].released == nil && header.isHeld(under: work.order))
    #expect(try work.stay.recall?.released == work.ago(20) && work.stay.from == work.ago(16))
    // Due five working days after release, which the recall came before.
    let visit = try #require(try work.obligations("release-home-visit").first)
    #expect(visit.state == .notNeeded(.overtaken))
    #expect(try work.obligations("custody-contact", part: "recall").map(\.isOpen) == [true])
    let row = try #require(try work.board().rows.first)
    #expect(row.dates.earliest == nil && row.dates.latest.isEmpty)
    #expect(row.standing == .held && row.dates.release == nil && row.missing.contains(.releaseDay))
    try work.make(.described(work.order, CustodyPeople(), releaseExpected: work.day.adding(days: 30)))
    #expect(try work.board().rows.map(\.standing) == [.comingHome])
    try work.make(.released(work.order, Release(on: work.ago(2))))
    let visits = try work.obligations("release-home-visit")
    #expect(visits.count == 2 && visits.last?.isOpen == true && visits[0].key != visits[1].key)
  }

  @Test func aRecallAfterTheLicenceIsRefused() throws {
    var work = try CustodyFixture(months: 4, daysAgo: 130)
    try work.make(.released(work.order, Release(on: work.ago(69))))
    let last = try #require(try work.file.header.orders[0].ends)
    #expect(throws: Refusal.custody(.licenceOver(on: last))) {
      try work.make(.recalled(work.order, Recall(on: work.day, why: "Late", authorisedBy: "Court")))
    }
  }

  @Test func aRemandGoesOverIntoASentence() throws {
    var work = try CustodyFixture(.remandToYouthDetention)
    try work.make(.placed(work.order, CustodyPlacement("yoi", "Hillview", from: work.sentenced)))
    var people = CustodyPeople()
    people.advocate = "Ms Dean"
    try work.make(.described(work.order, people, releaseExpected: nil))
    #expect(try work.board().rows.first?.missing.contains(.screening) == false, "a remand isn't screened")
    try work.record.make(
      .orderEnded(work.reference, work.order, OrderEnd(on: work.ago(5), .completed)), by: "kmason", now: work.now)
    var sentence = Order()
    sentence.id = ""
    sentence.disposal = .section250
    sentence.made = work.ago(5)
    sentence.term = Term(3, .years)
    try work.record.make(.orderSaved(work.reference, sentence), by: "kmason", now: work.now)
    let id = try #require(try work.file.header.orders.last?.id)
    try work.make(.resettled(id, ResettlementItem(.people, "His aunt")))
    let stay = try #require(try work.file.header.stay(under: id))
    #expect(stay.people == people && stay.placements.map(\.from) == [work.ago(5)])
    // Once home, a later sentence begins anew.
    try work.make(.released(id, Release(on: work.ago(3))))
    sentence.made = work.ago(1)
    try work.record.make(.orderSaved(work.reference, sentence), by: "kmason", now: work.now)
    let later = try #require(try work.file.header.orders.last?.id)
    try work.make(.resettled(later, ResettlementItem(.people, "His uncle")))
    #expect(try work.file.header.stay(under: later)?.placements == [])
    #expect(try work.file.header.custodialOrder(on: work.day)?.id == later)
    #expect(try work.board().rows.map(\.order.id) == [later])
  }

  @Test func temporaryReleaseSaysWhetherTheChildCameBack() throws {
    var work = try CustodyFixture()
    try work.make(.leave(work.order, TemporaryRelease(on: work.day.adding(days: 3), for: "Interview at college")))
    try work.make(.leave(work.order, TemporaryRelease(on: work.ago(3), for: "Mentor")))
    var leave = try #require(try work.stay.leaves.first)
    #expect(leave.purpose == "Mentor" && leave.cameBack == nil)
    leave.cameBack = .late
    try work.make(.leave(work.order, leave))
    #expect(try work.stay.leaves.map(\.cameBack) == [.late, nil])
    var coming = try #require(try work.stay.leaves.last)
    coming.cameBack = .inTime
    #expect(throws: Refusal.custody(.badDay(coming.on, since: work.sentenced))) {
      try work.make(.leave(work.order, coming))
    }
  }

  @Test func thePanelsLessonsAreChased() throws {
    var work = try CustodyFixture()
    var review = CustodyReview()
    review.on = work.ago(30)
    review.report = "The report was clear"
    review.themes = ["school exclusion"]
    review.lessons = [OversightAction("Offer ISS in every report", due: work.ago(5))]
    try work.make(.reviewed(work.order, review))
    #expect(try work.obligations("custody-panel").map(\.metOn) == [work.ago(30)])
    let action = try #require(try work.obligations("oversight-action").first)
    #expect(action.due == work.ago(5) && action.isOpen && action.title.contains("Offer ISS"))
    try work.record.make(
      .obligationDone(work.reference, action.key, on: work.day, note: ""), by: "kmason", now: work.now)
    review = try #require(try work.stay.review)
    review.on = work.day
    review.lessons.append(OversightAction("Ask school earlier", due: work.day.adding(days: 9)))
    try work.make(.reviewed(work.order, review))
    #expect(try work.obligations("oversight-action").map(\.isOpen) == [false, true])
    review.lessons.append(OversightAction("Too late", due: work.ago(1)))
    #expect(throws: Refusal.datesReversed(from: work.day, to: work.ago(1))) {
      try work.make(.reviewed(work.order, review))
    }
  }

  @Test func themesAreCountedByCase() throws {
    var work = try CustodyFixture()
    var review = CustodyReview()
    review.on = work.ago(30)
    review.sentence = "ISS was possible"
    review.themes = ["School exclusion", "late report"]
    try work.make(.reviewed(work.order, review))
    let other = try work.file.header
    var third = other
    third.custody[0].review?.themes = ["school exclusion", "School exclusion"]
    let all = [(CaseReference(1), other), (CaseReference(2), other), (CaseReference(3), third)]
    let themes = CustodyTheme.all(in: all, work.ago(60)...work.day)
    #expect(themes.map(\.words) == ["School exclusion", "late report"])
    #expect(themes.map(\.cases.count) == [3, 2])
    #expect(CustodyTheme.all(in: all, work.ago(10)...work.day).isEmpty)
  }

  @Test func visitsAndReviewsAreCountedFromTheContacts() throws {
    let work = try CustodyFixture()
    let rows: [(Int, ListCode, ContactOutcome)] = [
      (70, "custody", .attended), (40, "custody", .attended), (30, "phone", .attended), (12, "custody-review", .held),
      (9, "custody", .late), (4, "custody", .unacceptableAbsence),
    ]
    let contacts = rows.map { days, kind, outcome in
      var contact = Contact()
      contact.at = Moment(work.ago(days), .midday)
      contact.kind = kind
      contact.outcome = outcome
      return FiledContact(id: ContactID("c\(days)"), version: 1, contact: contact)
    }
    let stay = CustodyStay(under: work.order, from: work.sentenced)
    let held = CustodyContacts(of: stay, in: contacts, by: work.day)
    #expect([held.visits, held.reviews] == [2, 1])
    #expect(held.lastVisit == work.ago(9) && held.lastReview == work.ago(12))
  }

  @Test(arguments: [
    (Disposal.detentionAndTrainingOrder, 8, true), (.section250, 36, false), (.section259, 0, false),
  ]) func datesAreWorkedOutWhereTheLawSaysThem(disposal: Disposal, months: Int, isComputed: Bool) throws {
    let work = try CustodyFixture(disposal, months: max(months, 1))
    let order = try work.file.header.orders[0]
    let dates = try CustodyDates(order, in: work.file.header)
    #expect(dates.isComputed == isComputed && (dates.release != nil) == isComputed)
    if isComputed {
      let sentence = try DetentionAndTrainingOrder(start: order.made, months: months)
      #expect(dates.release == sentence.dates.release && dates.licenceEnds == sentence.dates.termEnd)
      #expect(dates.earliest == sentence.dates.earlyReleaseFrom && dates.latest == sentence.dates.lateReleases)
    }
  }

  /// A determinate sentence of under seven years is half over after half its days, less those served before it.
  @Test(
    arguments: [
      (Disposal.section250, Term(36, .months), 0, "2028-04-11"), (.section250, Term(36, .months), 100, "2028-01-02"),
      (.section250, Term(3, .years), 2_000, "2026-10-12"), (.section250, Term(84, .months), 0, nil),
      (.section250, Term(83, .months), 0, "2030-03-28"), (.section254, Term(6, .years), 0, nil),
      (.detentionAndTrainingOrder, Term(8, .months), 0, nil), (.referralOrder, Term(6, .months), 0, nil),
    ] as [(Disposal, Term, Int, String?)])
  func releaseIsWhatTheLawInForceLeadsTo(disposal: Disposal, term: Term, served: Int, release: String?) throws {
    var header = Case.of("2010-03-04")
    var offence = Offence()
    offence.id = "f1"
    offence.date = try TimeFixtures.day("2020-08-01")
    header.offences = [offence]
    var record = MemoryRecord()
    let now = Moment(try TimeFixtures.day("2026-11-23"), .midday)
    try record.make(.caseOpened(header), by: "kmason", now: now)
    var order = Order()
    order.id = ""
    order.disposal = disposal
    order.made = try TimeFixtures.day("2026-10-12")
    order.term = term
    order.remandDays = served
    order.found = [.grave, .dangerous]
    order.offences = ["f1"]
    var limits = OrderLimits()
    limits.releases = try DataFixtures.limits.get().releases
    try record.make(.orderSaved(CaseReference(1), order), by: "kmason", now: now, limits: limits)
    let saved = try #require(try record.header(of: CaseReference(1)))
    #expect(saved.orders[0].releaseDue?.iso == release)
    if let release {
      let dates = CustodyDates(saved.orders[0], in: saved)
      #expect(dates.release?.iso == release && dates.isComputed)
    }
  }

  @Test func thePlanForTheChildIsInPlainWords() throws {
    var work = try CustodyFixture()
    let context = PageContext(
      service: "Eastmere", day: work.day, worker: "K. Mason", guide: PlanGuide(), lists: CodeLists())
    #expect(try Page(resettlement: work.file, context) == nil)
    try work.make(
      .resettled(work.order, ResettlementItem(.accommodation, "With my aunt", who: "Mr Poole", settled: work.day)))
    let page = try #require(try Page(resettlement: work.file, context))
    #expect(page.text.contains("WHERE I WILL LIVE") && page.text.contains("With my aunt"))
    #expect(page.text.contains("We still have to plan this together."))
    #expect(page.isLarge && page.html.hasPrefix("<!"))
    for word in ["offender", "MAPPA", "DTO", "custodial", "recall"] {
      #expect(!page.text.lowercased().contains(word.lowercased()), "\(word)")
    }
  }
}
