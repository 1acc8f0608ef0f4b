import Casework
import Testing

@Suite("A plan, from its first draft to its review") struct PlanChangeTests {
  @Test func aPlanIsWrittenSubmittedSentBackCountersignedAndAgreed() throws {
    var work = try PlanFixture()
    let id = try work.written()
    let name = SignedName(.plan, id)
    try work.make(.documentSigned(work.reference, name, .submit(note: "Ready")))
    #expect(try work.plans.draft?.plan.signing.state == .submitted)
    #expect(try work.plans.draft?.plan.signing.needs == [SigningNeed(.harm, level: .medium)])
    #expect(Countersignable.queue(in: [CaseSummary(of: try work.file)]).map(\.mark.name) == [name])
    #expect(throws: Refusal.signing(.ownWork("kmason"))) {
      try work.make(.documentSigned(work.reference, name, .countersign(checks: [], note: "")))
    }
    #expect(throws: Refusal.signing(.mayNotCountersign("rellis", .plan))) {
      try work.make(.documentSigned(work.reference, name, .countersign(checks: [], note: "")), by: "rellis")
    }
    let reasons = [PartReason("target 1", "Who helps?")]
    try work.make(
      .documentSigned(work.reference, name, .sendBack(reasons: reasons, checks: [], note: "")), by: "dshah")
    #expect(try work.plans.draft?.plan.signing.reasons == reasons)
    var content = PlanFixture.content()
    content.targets[0].id = "t1"
    content.targets[0].steps.append(PlanStep(.worker, "meets the college", by: work.day.adding(days: 14)))
    try work.make(.planned(work.reference, .written(id, content, orders: try work.orders)))
    #expect(throws: Refusal.signing(.checkUnanswered("Does every target answer a finding of the assessment?"))) {
      try work.make(.documentSigned(work.reference, name, .submit(note: "")))
      try work.make(.documentSigned(work.reference, name, .countersign(checks: [], note: "")), by: "dshah")
    }
    try work.make(.documentSigned(work.reference, name, .takeBack(note: "")))
    try work.sign(name)
    #expect(try work.plans.current?.id == id)
    #expect(try work.obligations("plan").map(\.isOpen) == [true])
    try work.agree(id)
    #expect(try work.obligations("plan").map(\.metOn) == [work.day])
    #expect(try work.file.header.milestones.map(\.kind) == [.planAgreed])
  }

  @Test func whatIsSignedStaysAsItIs() throws {
    var work = try PlanFixture()
    let id = try work.written()
    try work.sign(SignedName(.plan, id))
    let signed = try #require(try work.plans.current).plan.content
    #expect(throws: Refusal.signing(.signedAlready)) {
      try work.make(.planned(work.reference, .written(id, PlanFixture.content(3), orders: [])))
    }
    try work.agree(id)
    try work.make(.planned(work.reference, .moved(id, TargetProgress("t1", .done, on: work.day))))
    var review = PlanReview()
    review.on = work.day
    review.present = [.child, .mother]
    try work.make(.planned(work.reference, .reviewed(id, review)))
    #expect(try work.plans.current?.plan.content == signed)
  }

  @Test func aCorrectionIsANewVersionThatTakesItsPlaceOnceItIsSigned() throws {
    var work = try PlanFixture()
    let first = try work.written()
    try work.sign(SignedName(.plan, first))
    try work.make(.planned(work.reference, .moved(first, TargetProgress("t1", .done, on: work.day))))
    var content = try #require(try work.plans.current).plan.content
    content.targets.append(PlanFixture.content().targets[0])
    let second = try work.written(content)
    #expect(try work.plans.current?.id == first)
    #expect(throws: Refusal.plan(.draftExists(second))) {
      try work.make(.planned(work.reference, .written(nil, content, orders: [])))
    }
    try work.sign(SignedName(.plan, second))
    #expect(try work.plans.current?.id == second)
    #expect(try work.plans.current?.plan.signing.version == 2)
    #expect(try work.plans.current?.plan.content.targets.map(\.id) == ["t1", "t2"])
    #expect(try work.plans.state(of: "t1") == .done)
    #expect(CaseSummary(of: try work.file).documents.filter { $0.name.kind == .plan }.map(\.name.id) == [second])
    #expect(throws: Refusal.signing(.replaced(SignedName(.plan, first)))) {
      try work.make(.planned(work.reference, .moved(first, TargetProgress("t1", .again, on: work.day))))
    }
  }

  /// What each gap of a plan is, and that none of them is submitted.
  static let gaps: [(PlanGap, @Sendable (inout PlanContent) -> Void)] = [
    (PlanGap.noTarget, { @Sendable in $0.targets = [] }),
    (.noHopes, { @Sendable in $0.hopes = "" }), (.targetWithoutWhat(1), { @Sendable in $0.targets[0].what = "" }),
    (.targetWithoutStep(1), { @Sendable in $0.targets[0].steps = [] }),
    (.stepWithoutWhat(target: 1, step: 1), { @Sendable in $0.targets[0].steps[0].what = "" }),
    (.targetWithoutDay(1), { @Sendable in $0.targets[0].steps[0].by = nil }),
    (.targetWithoutEvidence(1), { @Sendable in $0.targets[0].evidence = "" }),
    (.noContingency(.harm, .medium), { @Sendable in $0.contingencies = [] }),
  ]

  @Test(arguments: gaps)
  func aPlanWithAGapIsNotSubmitted(gap: PlanGap, spoil: @Sendable (inout PlanContent) -> Void) throws {
    var work = try PlanFixture()
    var content = PlanFixture.content()
    spoil(&content)
    let id = try work.written(content)
    #expect(throws: Refusal.plan(.incomplete(gap))) {
      try work.make(.documentSigned(work.reference, SignedName(.plan, id), .submit(note: "")))
    }
    #expect(try work.plans.draft?.plan.signing.state == .draft)
  }

  @Test func lowJudgementsNeedNoSecondSignatureAndNoContingency() throws {
    var work = try PlanFixture(harm: .low)
    var content = PlanFixture.content()
    content.contingencies = []
    let id = try work.written(content)
    try work.make(.documentSigned(work.reference, SignedName(.plan, id), .submit(note: "")))
    #expect(try work.plans.current?.plan.signing.state == .signed)
  }

  @Test func targetsAreDroppedWithAReasonAndTakenUpAgain() throws {
    var work = try PlanFixture()
    let id = try work.written()
    try work.sign(SignedName(.plan, id))
    #expect(throws: Refusal.plan(.dropReasonMissing)) {
      try work.make(.planned(work.reference, .moved(id, TargetProgress("t1", .dropped, on: work.day))))
    }
    #expect(throws: Refusal.plan(.noSuchTarget("t8"))) {
      try work.make(.planned(work.reference, .moved(id, TargetProgress("t8", .done, on: work.day))))
    }
    for (state, note) in [(TargetProgress.State.dropped, "Moved away"), (.again, ""), (.done, "Card in hand")] {
      try work.make(.planned(work.reference, .moved(id, TargetProgress("t1", state, on: work.day, note: note))))
    }
    #expect(try work.plans.history(of: "t1").map(\.state) == [.dropped, .again, .done])
    #expect(try work.plans.history(of: "t1").map(\.by) == ["kmason", "kmason", "kmason"])
  }

  @Test func aReviewIsWithTheFamilyOrSaysWhyNotAndMeetsWhatIsDue() throws {
    var work = try PlanFixture()
    let id = try work.written()
    try work.sign(SignedName(.plan, id))
    try work.agree(id)
    #expect(try work.plans.familyReviewDue(childBorn: nil) == work.day.adding(months: 3))
    work.day = work.day.adding(days: 60)
    var review = PlanReview()
    review.on = work.day
    #expect(throws: Refusal.plan(.nobodyPresent)) { try work.make(.planned(work.reference, .reviewed(id, review))) }
    review.present = [.child]
    #expect(throws: Refusal.plan(.familyMissing)) { try work.make(.planned(work.reference, .reviewed(id, review))) }
    review.present = [.child, .mother]
    review.progress = [TargetProgress("t1", .behind, on: .epoch)]
    var meeting = Contact()
    meeting.at = work.now
    meeting.kind = "panel"
    meeting.outcome = .attended
    meeting.order = try work.orders.first
    try work.make(.planned(work.reference, .reviewed(id, review, meeting: meeting)))
    #expect(try work.plans.state(of: "t1") == .behind)
    #expect(try work.plans.reviews.map(\.on) == [work.day])
    #expect(try work.plans.familyReviewDue(childBorn: nil) == work.day.adding(months: 3))
    #expect(try work.obligations("plan-review").filter(\.isOpen).map(\.from) == [work.day])
    #expect(try work.obligations("referral-order-review").compactMap(\.metOn) == [work.day])
    #expect(try work.file.contacts.count == 1)
  }

  @Test(arguments: [
    ([Agreement(.child, .agreed, on: Specimens.day)], false),
    ([Agreement(.child, .agreed, on: Specimens.day), Agreement(.carer, .agreed, on: Specimens.day)], true),
    (
      [
        Agreement(.child, .agreed, on: Specimens.day),
        Agreement(.carer, .refused, on: Specimens.day.adding(days: 3), why: "No"),
      ], true
    ),
    (
      [
        Agreement(.child, .refused, on: Specimens.day, why: "No"), Agreement(.carer, .agreed, on: Specimens.day),
      ], false
    ),
  ])
  func itIsAgreedByTheChildAndAnsweredByAParent(agreements: [Agreement], isAgreed: Bool) throws {
    #expect((agreements.agreed(childBorn: try TimeFixtures.day("2010-03-04")) != nil) == isAgreed)
  }

  @Test func aChildOfEighteenAgreesAlone() throws {
    let agreements = [Agreement(.child, .agreed, on: Specimens.day)]
    #expect(agreements.agreed(childBorn: try TimeFixtures.day("2008-11-23")) == Specimens.day)
    #expect(agreements.agreed(childBorn: try TimeFixtures.day("2008-11-24")) == nil)
  }

  @Test func contactsCountForTheirTargetsAndRequirements() throws {
    var work = try PlanFixture(.youthRehabilitationOrder)
    let id = try work.written()
    try work.sign(SignedName(.plan, id))
    var contact = Contact()
    contact.at = work.now
    contact.outcome = .attended
    contact.length = 90
    contact.targets = ["t1"]
    contact.requirement = .unpaidWork
    try work.make(.contactRecorded(work.reference, contact))
    contact.targets = ["t7"]
    #expect(throws: Refusal.plan(.noSuchTarget("t7"))) { try work.make(.contactRecorded(work.reference, contact)) }
    let done = TargetWork(on: "t1", in: try work.file.contacts)
    #expect(done.held == 1)
    #expect(done.minutes == 90)
    var file = try work.file
    var unpaid = Requirement(.unpaidWork, term: Term(40, .hours))
    unpaid.hoursCompleted = 2
    file.header.orders[0].requirements = [unpaid, Requirement(.curfew, term: Term(3, .months))]
    let hours = RequirementWork.all(of: file, on: work.day)
    #expect(hours.map(\.kind) == [.unpaidWork])
    #expect(hours.map(\.done) == [210])
    #expect(hours.map(\.left) == [2190])
  }

  @Test func theShippedGuideHasNoProblems() throws {
    let guide = try DataFixtures.guide.get()
    #expect(guide.problems() == [])
    #expect(try DataFixtures.survey.get().problems() == [])
    for area in guide.areas {
      for suggestion in area.suggestions {
        let target = PlanTarget(suggestion, area: area.code, taken: Specimens.day)
        #expect(
          target.prompts(on: Specimens.day, orderEnds: nil) == [.relevant] || target.steps.isEmpty, "\(target.what)")
      }
    }
  }

  @Test func promptsSayWhatWouldMakeATargetSmarter() {
    var target = PlanTarget()
    target.what = "Better"
    #expect(target.prompts(on: Specimens.day, orderEnds: nil) == SmartPrompt.allCases)
    target = Specimens.target
    target.steps[0].by = Specimens.day.adding(days: 3)
    #expect(target.prompts(on: Specimens.day, orderEnds: nil) == [])
    #expect(target.prompts(on: Specimens.day, orderEnds: Specimens.day) == [.timely])
  }

  @Test func pagesAreSafeAndWhole() throws {
    var work = try PlanFixture()
    var content = PlanFixture.content()
    content.hopes = "<script>alert(1)</script> & more"
    _ = try work.written(content)
    let context = PageContext(
      service: "Eastmere", day: work.day, worker: "K. Mason", guide: try DataFixtures.guide.get(), lists: CodeLists())
    let page = Page(plan: try #require(try work.plans.latest), of: try work.plans, case: try work.file, context)
    #expect(page.html.contains("&lt;script&gt;"))
    #expect(!page.html.contains("<script"))
    #expect(!page.html.contains("http://") && !page.html.contains("src="))
    #expect(page.text.contains("Goes to college every day 0"))
    #expect(page.text.contains("This is a draft"))
  }
}
