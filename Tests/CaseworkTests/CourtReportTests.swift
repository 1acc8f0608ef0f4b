import Casework
import Testing

@Suite("Reports for court: drafted, checked, shared, filed, read, answered") struct CourtReportTests {
  @Test func theDraftIsFilledInWithWhereEachComesFrom() throws {
    var work = try ReportFixture()
    try work.assess()
    let id = try work.begin()
    let content = try #require(try work.reports.version(id)).plan.content
    let offences = try #require(content.section("offences"))
    #expect(offences.text.contains("Robbery, 3 October 2026, plea: guilty"))
    #expect(offences.text.contains("I was with older boys."))
    #expect(offences.origins.map(\.part) == ["offences", "What does the child say happened?"])
    #expect(offences.origins.last?.document?.kind == .assessment)
    #expect(content.section("voice")?.text == "A job on a site")
    #expect(content.section("work")?.text.hasPrefix("1. Goes to college every day 0") == true)
    #expect(content.section("conditions")?.origins == [])
    #expect(content.facts.assessment != nil && content.proposes)
    #expect(try work.stage == .drafting)
  }

  @Test func nothingIsFilledInSilently() throws {
    var work = try ReportFixture()
    try work.assess()
    let id = try work.begin()
    let name = SignedName(.report, id)
    #expect(throws: Refusal.report(.incomplete(.unconfirmed("Sources")))) {
      try work.make(.documentSigned(work.reference, name, .submit(note: "")))
    }
    try work.report(.confirmed(id, ["sources"]))
    #expect(throws: Refusal.report(.nothingToConfirm("Sources"))) { try work.report(.confirmed(id, ["sources"])) }
    #expect(throws: Refusal.report(.noSuchHeading("nowhere"))) { try work.report(.confirmed(id, ["nowhere"])) }
    #expect(throws: Refusal.report(.incomplete(.unconfirmed("The offence")))) {
      try work.make(.documentSigned(work.reference, name, .submit(note: "")))
    }
    // Writing it anew confirms it; saving what stands there doesn't.
    var content = try #require(try work.reports.version(id)).plan.content
    try work.report(.written(id, content))
    #expect(try work.reports.version(id)?.plan.content.section("offences")?.isUnconfirmed == true)
    let index = try #require(content.sections.firstIndex { $0.heading == "offences" })
    content.sections[index].text = "Robbery of a telephone."
    content.sections[index].confirmed = nil
    try work.report(.written(id, content))
    let section = try #require(try work.reports.version(id)?.plan.content.section("offences"))
    #expect(section.confirmed?.by == "kmason" && section.origins.count == 2)
  }

  static let gaps: [(ReportGap, @Sendable (inout ReportContent) -> Void)] = [
    (.empty("Sources"), { @Sendable in $0.sections[0].text = " \n" }),
    (.optionWithoutWhy(.referralOrder), { @Sendable in $0.options[2].why = "" }),
    (.custodyNotConsidered, { @Sendable in $0.options.remove(at: 0) }),
    (.alternativesMissing, { @Sendable in $0.options.removeLast() }),
    (.noProposal, { @Sendable in $0.proposals = [] }),
  ]

  @Test(arguments: gaps) func aReportWithAGapIsNotSubmitted(
    gap: ReportGap, spoil: @Sendable (inout ReportContent) -> Void
  ) throws {
    var work = try ReportFixture(allOptions: true)
    let id = try work.begin()
    try work.complete(id)
    var content = try #require(try work.reports.version(id)).plan.content
    spoil(&content)
    try work.report(.written(id, content))
    #expect(throws: Refusal.report(.incomplete(gap))) {
      try work.make(.documentSigned(work.reference, SignedName(.report, id), .submit(note: "")))
    }
  }

  @Test func whatTheLawIsKnownNotToAllowIsntProposed() throws {
    var work = try ReportFixture()
    let id = try work.begin()
    try work.complete(id)
    var content = try #require(try work.reports.version(id)).plan.content
    content.proposals = [ReportProposal(.referralOrder, Term(24, .months))]
    #expect(throws: Refusal.self) { try work.report(.written(id, content)) }
    content.proposals = [ReportProposal(.youthCaution)]
    #expect(throws: Refusal.court(.notASentence(.youthCaution))) { try work.report(.written(id, content)) }
  }

  @Test func itsLifeIsOneStageAfterAnother() throws {
    var work = try ReportFixture()
    #expect(try work.stage == .requested)
    let id = try work.begin()
    let name = SignedName(.report, id)
    #expect(throws: Refusal.report(.draftExists(id))) { try work.report(.begun(try work.request.id)) }
    try work.complete(id)
    #expect(throws: Refusal.report(.notChecked(.draft))) {
      try work.report(.shared(id, ReportSharing(.child, .inPerson, on: work.day)))
    }
    try work.make(.documentSigned(work.reference, name, .submit(note: "")))
    #expect(try work.stage == .toCheck)
    #expect(throws: Refusal.signing(.waits)) { try work.report(.confirmed(id, ["sources"])) }
    let checks = work.policy.checklist(for: .report, on: work.day)?.questions.map { CheckAnswer($0.id, .yes) } ?? []
    #expect(checks.count >= 5)
    #expect(throws: Refusal.signing(.ownWork("kmason"))) {
      try work.make(.documentSigned(work.reference, name, .countersign(checks: checks, note: "")))
    }
    try work.make(
      .documentSigned(
        work.reference, name, .sendBack(reasons: [PartReason("voice", "More")], checks: [], note: "")),
      by: "dshah")
    #expect(try work.stage == .sentBack)
    try work.sign(id)
    #expect(try work.stage == .checked)
    #expect(throws: Refusal.report(.notShared)) {
      try work.report(.filed(id, ReportFiling(on: work.day, court: ReportFixture.court)))
    }
    #expect(throws: Refusal.report(.badDay(work.day.adding(days: 1)))) {
      try work.report(.shared(id, ReportSharing(.child, .inPerson, on: work.day.adding(days: 1))))
    }
    try work.report(.shared(id, ReportSharing(.child, .inPerson, on: work.day, words: "Fair")))
    #expect(try work.stage == .shared)
    #expect(throws: Refusal.report(.notFiled)) {
      try work.report(.read(id, ReportReading(on: work.day, court: ReportFixture.court)))
    }
    #expect(throws: Refusal.report(.courtMissing)) {
      try work.report(.filed(id, ReportFiling(on: work.day, court: "")))
    }
    try work.report(.filed(id, ReportFiling(on: work.day, court: ReportFixture.court)))
    #expect(try work.stage == .filed)
    #expect(try work.request.delivered == work.day)
    #expect(throws: Refusal.report(.filedAlready(on: work.day))) {
      try work.report(.filed(id, ReportFiling(on: work.day, court: ReportFixture.court)))
    }
    var feedback = ReportFeedback()
    feedback.on = work.day
    feedback.words = "Clear"
    #expect(throws: Refusal.report(.notRead)) { try work.report(.answered(id, feedback)) }
    feedback.words = ""
    try work.report(.read(id, ReportReading(on: work.day, court: ReportFixture.court, reader: "The bench")))
    #expect(try work.stage == .read)
    #expect(throws: Refusal.report(.feedbackEmpty)) { try work.report(.answered(id, feedback)) }
    feedback.answers = [CheckAnswer("shape", .yes)]
    #expect(throws: Refusal.report(.noSuchQuestion("shape"))) { try work.report(.answered(id, feedback)) }
    feedback.answers = [CheckAnswer("clear", .yes)]
    try work.report(.answered(id, feedback))
    #expect(try work.reports.version(id)?.plan.feedback.map(\.by) == ["kmason"])
    #expect(throws: Refusal.report(.feedbackGiven(on: work.day))) { try work.report(.answered(id, feedback)) }
    try work.report(.read(id, ReportReading(on: work.day, court: "Eastmere Youth Court", reader: "The bench")))
    try work.report(.answered(id, feedback))
    #expect(throws: Refusal.report(.filedAlready(on: work.day))) { try work.report(.begun(try work.request.id)) }
  }

  @Test func filingWithoutSharingNeedsItsReason() throws {
    var work = try ReportFixture()
    let id = try work.begin()
    try work.complete(id)
    try work.sign(id)
    try work.report(.filed(id, ReportFiling(on: work.day, court: ReportFixture.court, unshared: "In hospital")))
    #expect(try work.stage == .filed)
    #expect(try work.obligations("psr-share") == [])
  }

  @Test func sharingAndCheckingAreDueBeforeTheHearing() throws {
    var work = try ReportFixture()
    // The hearing is on a Monday, so that the check is on the Thursday and the family hears of it on the Friday.
    let heard = try #require(try work.request.heard)
    #expect(heard.weekday == .monday)
    #expect(try work.obligations("psr-share").map(\.due) == [heard.adding(days: -3)])
    #expect(try work.obligations("psr-qa").map(\.due) == [heard.adding(days: -4)])
    #expect(try work.obligations("psr-share").map(\.isOpen) == [true])
    let id = try work.begin()
    try work.complete(id)
    try work.make(.documentSigned(work.reference, SignedName(.report, id), .submit(note: "")))
    #expect(try work.obligations("psr-qa").map(\.metOn) == [work.day])
    try work.make(.documentSigned(work.reference, SignedName(.report, id), .takeBack(note: "")))
    try work.sign(id)
    try work.report(.shared(id, ReportSharing(.carer, .phone, on: work.day, name: "Grace Abara")))
    #expect(try work.obligations("psr-share").map(\.metOn) == [work.day])
    #expect(try work.obligations("psr").map(\.isOpen) == [true])
    try work.report(.filed(id, ReportFiling(on: work.day, court: ReportFixture.court)))
    #expect(try work.obligations("psr").map(\.metOn) == [work.day])
  }

  @Test func aReportGoesOnWithTheHearingThatWasPutOff() throws {
    var work = try ReportFixture()
    var hearing = try #require(try work.header.nextHearing)
    hearing.at = Moment(hearing.at.day.adding(days: 7), .midday)
    try work.make(.hearingSaved(work.reference, hearing))
    #expect(try work.request.heard == hearing.at.day)
    work.now = hearing.at
    var result = HearingResult()
    result.outcome = .adjourned
    result.remand = RemandDecision(.unconditionalBail)
    var decided = CourtResult(.known(work.reference), hearing: hearing, result: result)
    var next = Hearing()
    next.at = Moment(hearing.at.day.adding(days: 14), .midday)
    decided.next = next
    var asked = ReportRequest()
    asked.kind = .addendum
    asked.asked = work.day
    asked.due = work.day.adding(days: 13)
    decided.report = asked
    try work.make(.hearingResulted(decided))
    #expect(try work.header.reports.map(\.heard) == [next.at.day, next.at.day])
    #expect(try work.header.reports.map(\.court) == [ReportFixture.court, ReportFixture.court])
  }

  static let reuses: [(String, [ReuseObstacle], @Sendable (inout ReportFixture) throws -> Void)] = [
    ("at once", [], { @Sendable _ in }),
    (
      "after three months to the day", [],
      { @Sendable in $0.now = Moment($0.day.adding(months: 3), .midday) }
    ),
    (
      "a day later", [.tooOld(signed: Day(year: 2026, month: 11, day: 2) ?? .epoch)],
      { @Sendable in $0.now = Moment($0.day.adding(months: 3).adding(days: 1), .midday) }
    ),
    (
      "with other judgements", [.newJudgements(on: Day(year: 2026, month: 11, day: 5) ?? .epoch)],
      { @Sendable work in
        work.now = Moment(work.day.adding(days: 3), .midday)
        try work.make(
          .judged(work.reference, Judgements(on: work.day, reoffending: .high, harm: .low, safety: .low)))
      }
    ),
    (
      "with the same judgements made again", [],
      { @Sendable work in
        work.now = Moment(work.day.adding(days: 3), .midday)
        try work.make(
          .judged(work.reference, Judgements(on: work.day, reoffending: .medium, harm: .low, safety: .low)))
      }
    ),
    (
      "with another offence", [.newOffence("Affray")],
      { @Sendable work in
        var offence = Offence()
        offence.id = ""
        offence.description = "Affray"
        try work.make(.offenceSaved(work.reference, offence))
      }
    ),
    (
      "with an order since", [.newOrder(.fine, made: Day(year: 2026, month: 11, day: 2) ?? .epoch)],
      { @Sendable work in
        var order = ReportFixture.order(.fine, nil)
        order.id = ""
        order.made = work.day
        order.offences = try work.header.offences.map(\.id)
        try work.make(.orderSaved(work.reference, order))
      }
    ),
  ]

  @Test(arguments: reuses.indices) func anEarlierReportIsUsedAgainWhereNothingChanged(index: Int) throws {
    let (words, obstacles, change) = Self.reuses[index]
    var work = try ReportFixture()
    let first = try work.filed()
    try change(&work)
    let second = try work.ask(.addendum)
    if !obstacles.isEmpty {
      #expect(throws: Refusal.report(.notReusable(obstacles)), "\(words)") { try work.begin(second, reusing: first) }
      return
    }
    let id = try work.begin(second, reusing: first)
    let report = try #require(try work.reports.version(id)).plan
    #expect(report.reuses == first && report.content.proposals == [ReportFixture.proposal])
    let voice = try #require(report.content.section("voice"))
    #expect(voice.isUnconfirmed && voice.origins.map(\.document) == [SignedName(.report, first)], "\(words)")
  }

  @Test func oneThatWasNeverCheckedIsntUsedAgain() throws {
    var work = try ReportFixture()
    let first = try work.begin()
    let second = try work.ask(.addendum)
    #expect(throws: Refusal.report(.notReusable([.notChecked(.draft)]))) { try work.begin(second, reusing: first) }
    #expect(throws: Refusal.report(.noSuchReport("k99"))) { try work.begin(second, reusing: "k99") }
  }

  @Test func aNewVersionKeepsWhatWasConfirmed() throws {
    var work = try ReportFixture()
    let first = try work.begin()
    try work.complete(first)
    try work.sign(first)
    let second = try work.begin()
    let report = try #require(try work.reports.version(second)).plan
    #expect(report.signing.version == 2 && report.replaces == first && report.content.gaps == [])
    #expect(try work.stage == .drafting)
    try work.sign(second)
    #expect(try work.header.documents.first { $0.name.id == first }?.isReplaced == true)
    #expect(throws: Refusal.signing(.replaced(SignedName(.report, first)))) {
      try work.report(.shared(first, ReportSharing(.child, .inPerson, on: work.day)))
    }
  }

  @Test func whatWasAskedForIsAlteredWithoutWhatBecameOfIt() throws {
    var work = try ReportFixture()
    _ = try work.filed()
    var request = try work.request
    request.delivered = nil
    request.document = nil
    request.due = work.day.adding(days: 30)
    try work.make(.reportSaved(work.reference, request))
    #expect(try work.request.delivered == work.day)
    #expect(try work.request.due == work.day.adding(days: 30))
    #expect(try work.stage == .filed)
  }

  @Test func theListHasLateOnesFirst() throws {
    var work = try ReportFixture()
    try work.ask(.breach)
    var panel = ReportRequest()
    panel.id = ""
    panel.kind = .panel
    panel.asked = work.day
    panel.due = work.day.adding(days: 2)
    try work.make(.reportSaved(work.reference, panel))
    work.now = Moment(work.day.adding(days: 5), .midday)
    let summary = CaseSummary(of: try work.file)
    let lines = ReportLine.inHand([summary], on: work.day)
    #expect(lines.map(\.request.kind) == [.panel, .preSentence, .breach])
    #expect(lines.map { $0.request.isLate(on: work.day) } == [true, false, false])
    #expect([summary].lateReports(on: work.day) == 1)
    #expect(lines.map(\.author) == ["kmason", "kmason", "kmason"])
  }

  @Test func theTextsAreCheckedWithTheirPlace() throws {
    var texts = try ReportFixture().texts
    #expect(texts.problems() == [])
    let questions = try DataFixtures.forms.get().latest("assetplus")
    for heading in texts.headings {
      for case .answer(let question) in heading.from {
        #expect(questions?.question(question) != nil, "\(heading.id): \(question)")
      }
    }
    texts.kinds[0].headings.append("nowhere")
    texts.kinds.removeLast()
    texts.feedback[0].words = ""
    #expect(
      texts.problems() == [
        DataProblem("kind pre-sentence", .unknown("nowhere")), DataProblem("kinds", .missing("civil")),
        DataProblem("question clear", .empty("words")),
      ])
    #expect(ReportSource(jsonText: "plan:nothing") == nil && ReportSource(jsonText: "elsewhere:a") == nil)
  }
}
