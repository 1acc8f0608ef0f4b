import Casework
import JSON
import Testing

@Suite("Drafts, second signatures and what comes back") struct SigningTests {
  private let now = Specimens.moment

  private func submitted(needing needs: [SigningNeed] = [SigningNeed(.always)]) throws -> Signing {
    var signing = Signing(draftOf: "kmason")
    try signing.submit(by: "kmason", at: now, needs: needs)
    return signing
  }

  @Test func whatNeedsNoSecondSignatureIsSignedWhenSubmitted() throws {
    let signing = try submitted(needing: [])
    #expect(signing.state == .signed)
    #expect(signing.signed?.by == "kmason")
  }

  @Test func whatNeedsOneWaitsForAColleague() throws {
    var signing = try submitted()
    #expect(signing.state == .submitted)
    #expect(signing.signed == nil)
    try signing.countersign(by: "dshah", at: now, checks: [CheckAnswer("smart", .yes)])
    #expect(signing.state == .countersigned)
    #expect(signing.signed?.by == "dshah")
    #expect(signing.signed?.checks == [CheckAnswer("smart", .yes)])
  }

  @Test func whatComesBackSaysWhereAndIsSubmittedAgain() throws {
    var signing = try submitted()
    try signing.sendBack(by: "dshah", at: now, reasons: [PartReason("target 1", "Who does it?")])
    #expect(signing.reasons == [PartReason("target 1", "Who does it?")])
    try signing.write(by: "rellis")
    try signing.submit(by: "kmason", at: now, needs: [SigningNeed(.always)])
    #expect(signing.reasons.isEmpty)
    #expect(signing.acts.map(\.kind) == [.submitted, .sentBack, .submitted])
    #expect(throws: SigningRefusal.ownWork("rellis")) { try signing.countersign(by: "rellis", at: now, checks: []) }
  }

  @Test func nobodySignsTheirOwnAndNothingSignedChanges() throws {
    var signing = try submitted()
    #expect(throws: SigningRefusal.ownWork("kmason")) { try signing.countersign(by: "kmason", at: now, checks: []) }
    #expect(throws: SigningRefusal.ownWork("kmason")) {
      try signing.sendBack(by: "kmason", at: now, reasons: [PartReason("", "No")])
    }
    #expect(throws: SigningRefusal.waits) { try signing.write(by: "kmason") }
    #expect(throws: SigningRefusal.whyMissing) { try signing.sendBack(by: "dshah", at: now, reasons: []) }
    #expect(throws: SigningRefusal.notTheAuthor("dshah")) { try signing.takeBack(by: "dshah", at: now) }
    try signing.takeBack(by: "kmason", at: now)
    #expect(signing.state == .draft)
    #expect(throws: SigningRefusal.notSubmitted(.draft)) { try signing.countersign(by: "dshah", at: now, checks: []) }
    try signing.submit(by: "kmason", at: now, needs: [SigningNeed(.always)])
    try signing.countersign(by: "dshah", at: now, checks: [])
    let before = signing
    #expect(throws: SigningRefusal.signedAlready) { try signing.write(by: "rellis") }
    #expect(throws: SigningRefusal.notSubmitted(.countersigned)) {
      try signing.sendBack(by: "dshah", at: now, reasons: [PartReason("", "No")])
    }
    #expect(signing == before)
  }

  /// However people act, each on what they may: whoever countersigned wrote nothing in it.
  @Test(arguments: UInt64(0)..<50) func theCountersignerIsNeverAnAuthor(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let people: [StaffID] = ["kmason", "rellis", "dshah"]
    var signing = Signing(draftOf: "kmason")
    for _ in 0..<60 {
      let who = people[Int.random(in: 0..<3, using: &random)]
      let earlier = signing
      switch Int.random(in: 0..<5, using: &random) {
      case 0: try? signing.write(by: who)
      case 1: try? signing.submit(by: who, at: now, needs: [SigningNeed(.always)])
      case 2: try? signing.takeBack(by: who, at: now)
      case 3: try? signing.sendBack(by: who, at: now, reasons: [PartReason("", "Again")])
      default: try? signing.countersign(by: who, at: now, checks: [])
      }
      if earlier.state.isSigned { #expect(signing == earlier) }
    }
    if let signer = signing.signed?.by { #expect(!signing.authors.contains(signer)) }
    if signing.state == .submitted { #expect(signing.submitted != nil) }
  }

  @Test func theShippedPolicyAsksWhereRulesSaySo() throws {
    let policy = try DataFixtures.countersigning.get()
    #expect(policy.problems() == [])
    func needs(_ kind: SignedKind, harm: JudgementLevel, safety: JudgementLevel, tags: [String] = [])
      -> [SigningNeed.Ground]
    {
      let judgements = Judgements(on: Specimens.day, reoffending: .low, harm: harm, safety: safety)
      return policy.needs(of: SigningFacts(kind, judgements: judgements, tags: tags), on: Specimens.day).map(\.ground)
    }
    #expect(needs(.assessment, harm: .low, safety: .low) == [])
    #expect(needs(.assessment, harm: .medium, safety: .low) == [.harm])
    #expect(needs(.assessment, harm: .low, safety: .veryHigh) == [.safety])
    #expect(needs(.assessment, harm: .low, safety: .low, tags: ["court-report"]) == [.tag])
    #expect(needs(.plan, harm: .high, safety: .medium) == [.harm, .safety])
    #expect(needs(.exitPlan, harm: .medium, safety: .medium) == [])
    #expect(needs(.report, harm: .low, safety: .low) == [.always])
    for kind in SignedKind.allCases { #expect(policy.checklist(for: kind, on: Specimens.day) != nil) }
    #expect(policy.maySign(.manager, .plan, on: Specimens.day))
    #expect(!policy.maySign(.officer, .plan, on: Specimens.day))
  }

  @Test func withoutAPolicyEverythingNeedsAManager() {
    let policy = CountersigningPolicy()
    #expect(policy.needs(of: SigningFacts(.plan), on: Specimens.day) == [SigningNeed(.always)])
    #expect(policy.maySign(.manager, .plan, on: Specimens.day))
    #expect(!policy.maySign(.seniorPractitioner, .plan, on: Specimens.day))
  }

  @Test func faultsOfThePolicyAreNamed() throws {
    var policy = try DataFixtures.countersigning.get()
    policy.rules[0].source = ""
    policy.rules[1].by = []
    policy.rules.removeAll { $0.kind == .report }
    policy.checklists[0].questions[1].id = policy.checklists[0].questions[0].id
    policy.checklists[1].questions = []
    #expect(
      policy.problems() == [
        DataProblem("rule 1 (assessment)", .empty("source")), DataProblem("rule 2 (plan)", .empty("by")),
        DataProblem("checklist assessment, sources", .nameTwice), DataProblem("checklist plan", .empty("questions")),
        DataProblem("rules", .missing("report")),
      ])
  }

  @Test func theQueueLeavesOutOnesOwnAndTheReplaced() {
    func mark(_ id: DocumentID, _ author: StaffID, _ minutes: Int) -> SignedMark {
      var mark = SignedMark()
      mark.name = SignedName(.plan, id)
      mark.state = .submitted
      mark.author = author
      mark.authors = [author]
      mark.since = now.adding(minutes: minutes)
      return mark
    }
    var summary = CaseSummary()
    summary.reference = CaseReference(1)
    var replaced = mark("p4", "rellis", 0)
    replaced.isReplaced = true
    var draft = mark("p5", "rellis", 0)
    draft.state = .draft
    summary.documents = [mark("p1", "kmason", 5), mark("p2", "rellis", 2), replaced, draft]
    #expect(Countersignable.queue(in: [summary]).map(\.mark.name.id) == ["p2", "p1"])
    #expect(Countersignable.queue(in: [summary], for: "rellis").map(\.mark.name.id) == ["p1"])
    #expect(Countersignable.queue(in: [summary], team: "other").isEmpty)
  }

  @Test func namesAreReadBack() {
    for kind in SignedKind.allCases {
      let name = SignedName(kind, "p12")
      #expect(SignedName(jsonText: name.jsonText) == name)
    }
    #expect(SignedName(jsonText: "plan") == nil)
    #expect(SignedName(jsonText: "plan/") == nil)
    #expect(SignedName(jsonText: "letter/p1") == nil)
  }

  @Test func theLatestMilestonesOpenTheSameAsAll() {
    let day = Specimens.day
    var header = Case()
    header.milestones = [
      Milestone(.planAgreed, on: day, order: "o1"), Milestone(.planReviewed, on: day.adding(days: 9), order: "o1"),
      Milestone(.planReviewed, on: day.adding(days: 3), order: "o1"), Milestone(.planReviewed, on: day, order: "o2"),
    ]
    let summary = CaseSummary(of: CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: []))
    #expect(summary.milestones.map(\.on) == [day, day.adding(days: 9), day])
  }
}
