import Casework
import Testing

@Suite("Absences decided, steps taken, and where that leaves an order") struct EnforcementChangeTests {
  private let reference = CaseReference(1)
  private var now: Moment { get throws { Moment(try TimeFixtures.day("2026-11-23"), .midday) } }

  /// A youth rehabilitation order of March, and an absence on each of these days that nobody has decided on.
  private func record(absences: [String]) throws -> MemoryRecord {
    var record = MemoryRecord()
    try record.employ(["kmason": .officer, "dshah": .manager, "senior": .seniorPractitioner], at: now)
    var header = Case.of("2010-03-04")
    header.opened = try TimeFixtures.day("2026-03-02")
    var order = Order()
    order.id = "o1"
    order.disposal = .youthRehabilitationOrder
    order.made = try TimeFixtures.day("2026-03-02")
    order.ends = Term(18, .months).lastDay(from: order.made)
    header.orders = [order]
    try record.make(.caseOpened(header), by: "kmason", now: now)
    for iso in absences {
      var contact = Contact()
      contact.at = Moment(try TimeFixtures.day(iso), .midday)
      contact.outcome = .absenceUndecided
      contact.order = "o1"
      let change = Change.contactRecorded(reference, contact)
      try record.make(change, by: "kmason", now: now, lists: DataFixtures.lists.map { CodeLists($0) }.get())
    }
    return record
  }

  private func file(_ record: MemoryRecord) throws -> CaseFile { try #require(try record.caseFile(reference)) }

  private func standing(_ record: MemoryRecord, on iso: String = "2026-11-23") throws -> EnforcementStanding {
    let all = EnforcementStanding.all(
      CaseSummary(of: try file(record)), policy: try DataFixtures.enforcement.get(),
      calendar: try TimeFixtures.calendar(), on: try TimeFixtures.day(iso))
    return try #require(all.first)
  }

  private func decide(_ record: inout MemoryRecord, _ index: Int, acceptable: Bool) throws {
    let id = try file(record).contacts[index].id
    let decision = AbsenceDecision(acceptable: acceptable, reason: "Nobody rang.")
    try record.make(.absenceDecided(reference, id, decision), by: "kmason", now: now)
  }

  private func act(_ record: MemoryRecord, _ step: Enforcement.Step, _ index: Int, on iso: String) throws
    -> EnforcementAct
  {
    var act = EnforcementAct()
    act.order = "o1"
    act.step = step
    act.absence = try file(record).contacts[index].id
    act.on = try TimeFixtures.day(iso)
    act.warnedTo = act.on.adding(months: 12)
    return act
  }

  private func take(_ record: inout MemoryRecord, _ step: Enforcement.Step, _ index: Int, on iso: String) throws {
    try record.make(.enforcementTaken(reference, try act(record, step, index, on: iso)), by: "kmason", now: now)
  }

  @Test func anAbsenceIsDecidedWithItsReasonAndEvidence() throws {
    var record = try record(absences: ["2026-11-02"])
    #expect(try standing(record).undecided == 1)
    let evidence = try TimeFixtures.day("2026-11-05")
    let id = try file(record).contacts[0].id
    let decision = AbsenceDecision(acceptable: true, reason: "In hospital.", evidence: evidence)
    try record.make(.absenceDecided(reference, id, decision), by: "kmason", now: now)
    let contact = try file(record).contacts[0].contact
    #expect(contact.outcome == .acceptableAbsence && contact.reason == "In hospital.")
    #expect(contact.decision?.evidence == evidence && contact.decision?.by == "kmason")
    #expect(try contact.decision?.at == now)
    #expect(try standing(record).stage == .clear && standing(record).undecided == 0)
  }

  /// From the first absence to the information, warning by warning.
  @Test func theStagesFollowTheWarnings() throws {
    var record = try record(absences: ["2026-11-02", "2026-11-09", "2026-11-16"])
    for index in 0..<3 { try decide(&record, index, acceptable: false) }
    try take(&record, .firstWarning, 0, on: "2026-11-03")
    #expect(
      try standing(record, on: "2026-11-08").stage
        == .warned(
          .firstWarning, number: 1, until: try TimeFixtures.day("2027-11-03")))
    #expect(
      try standing(record, on: "2026-11-09").stage
        == .stepDue(
          .finalWarning, due: try TimeFixtures.day("2026-11-10")))
    try take(&record, .finalWarning, 1, on: "2026-11-10")
    #expect(try file(record).header.enforcement.map(\.number) == [1, 2])
    #expect(try standing(record).stage == .stepDue(.layInformation, due: try TimeFixtures.day("2026-11-23")))
    try take(&record, .layInformation, 2, on: "2026-11-20")
    #expect(try standing(record).stage == .awaitsManager(.layInformation, since: try TimeFixtures.day("2026-11-20")))
    let id = try #require(try file(record).header.enforcement.last).id
    try record.make(.enforcementRuled(reference, id, authorised: true, reason: "No excuse."), by: "dshah", now: now)
    #expect(try standing(record).stage == .authorised(.layInformation, on: try TimeFixtures.day("2026-11-20")))
    #expect(try standing(record).asksForWork)
    try record.make(
      .enforcementDone(reference, id, on: TimeFixtures.day("2026-11-21"), note: "Court 3"), by: "kmason", now: now)
    #expect(try standing(record).stage == .taken(.layInformation, on: try TimeFixtures.day("2026-11-21")))
    #expect(try !standing(record).asksForWork)
    #expect(try file(record).header.milestones.map(\.kind) == [.informationLaid])
    #expect(throws: Refusal.stepDone(id)) {
      try record.make(.enforcementDone(reference, id, on: now.day, note: ""), by: "kmason", now: now)
    }
    try record.make(.enforcementWithdrawn(reference, id, why: "Wrong order."), by: "kmason", now: now)
    #expect(try file(record).header.milestones.isEmpty)
  }

  /// What became of a third failure, and where the order then stands on a day.
  @Test(
    arguments: [
      ([], "2026-11-20", "due"), (["take"], "2026-11-20", "awaits"), (["take", "refuse"], "2026-11-20", "warned"),
      (["take", "authorise"], "2026-11-20", "authorised"), (["take", "authorise", "done"], "2026-11-20", "taken"),
      (["take", "authorise", "done"], "2027-06-01", "taken"), (["take", "authorise", "said"], "2026-11-20", "taken"),
      (["take", "authorise", "said early"], "2026-11-20", "authorised"),
      (["take", "authorise", "done", "fail"], "2026-11-22", "due"),
      (["take", "authorise", "fail"], "2026-11-22", "authorised"),
      (["take", "authorise", "done", "withdraw"], "2026-11-20", "due"), (["take", "done"], "2026-11-20", "refused"),
      (["take", "refuse", "done"], "2026-11-20", "refused"), (["warn", "done"], "2026-11-20", "refused"),
    ] as [([String], String, String)])
  func anOrderStandsWhereItsStepsLeftIt(acts: [String], day: String, stage: String) throws {
    var record = try record(absences: ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-22"])
    for index in 0..<3 { try decide(&record, index, acceptable: false) }
    try take(&record, .firstWarning, 0, on: "2026-11-03")
    try take(&record, .finalWarning, 1, on: "2026-11-10")
    var isRefused = false
    for act in acts {
      let id = try #require(try file(record).header.enforcement.last).id
      let done = Change.enforcementDone(reference, id, on: try TimeFixtures.day("2026-11-18"), note: "")
      switch act {
      case "take": try take(&record, .layInformation, 2, on: "2026-11-17")
      case "warn": try take(&record, .firstWarning, 2, on: "2026-11-17")
      case "authorise", "refuse":
        let isYes = act == "authorise"
        try record.make(.enforcementRuled(reference, id, authorised: isYes, reason: "So."), by: "dshah", now: now)
      case "done":
        do { try record.make(done, by: "kmason", now: now) } catch is Refusal { isRefused = true }
      case "said", "said early":
        let on = try TimeFixtures.day(act == "said" ? "2026-11-18" : "2026-11-15")
        let key = ObligationKey("breach-information", subject: "o1")
        try record.make(.obligationDone(reference, key, on: on, note: ""), by: "kmason", now: now)
      case "fail": try decide(&record, 3, acceptable: false)
      default: try record.make(.enforcementWithdrawn(reference, id, why: "Wrong."), by: "kmason", now: now)
      }
    }
    let found =
      switch try standing(record, on: day).stage {
      case .clear: "clear"
      case .warned: "warned"
      case .taken(_, let on): on.iso == "2026-11-18" ? "taken" : "taken \(on)"
      case .authorised: "authorised"
      case .stepDue: "due"
      case .awaitsManager: "awaits"
      }
    #expect((isRefused ? "refused" : found) == stage)
  }

  @Test func whatAManagerRefusesLeavesTheWarningInForce() throws {
    var record = try record(absences: ["2026-11-02", "2026-11-09"])
    for index in 0..<2 { try decide(&record, index, acceptable: false) }
    try take(&record, .firstWarning, 0, on: "2026-11-03")
    try take(&record, .layInformation, 1, on: "2026-11-10")
    let id = try #require(try file(record).header.enforcement.last).id
    try record.make(.enforcementRuled(reference, id, authorised: false, reason: "Too soon."), by: "dshah", now: now)
    #expect(
      try standing(record).stage
        == .warned(
          .firstWarning, number: 1, until: try TimeFixtures.day("2027-11-03")))
  }

  @Test func aWithdrawnWarningLeavesItsTraceAndItsNumber() throws {
    var record = try record(absences: ["2026-11-02"])
    try decide(&record, 0, acceptable: false)
    try take(&record, .firstWarning, 0, on: "2026-11-03")
    let id = try #require(try file(record).header.enforcement.first).id
    try record.make(.enforcementWithdrawn(reference, id, why: "Sent to the old address."), by: "kmason", now: now)
    let first = try #require(try file(record).header.enforcement.first)
    #expect(first.withdrawn?.reason == "Sent to the old address." && first.withdrawn?.by == "kmason")
    #expect(try standing(record).stage == .stepDue(.firstWarning, due: try TimeFixtures.day("2026-11-03")))
    try take(&record, .firstWarning, 0, on: "2026-11-05")
    #expect(try file(record).header.enforcement.map(\.number) == [1, 2])
    #expect(throws: Refusal.stepWithdrawn(id)) {
      try record.make(.enforcementWithdrawn(reference, id, why: "Again."), by: "kmason", now: now)
    }
  }

  /// A warning holds to its last day and no longer; then the ladder begins again.
  @Test(arguments: [("2027-03-02", Enforcement.Step.finalWarning), ("2027-03-03", .firstWarning)])
  func theWarnedPeriodEnds(absence: String, step: Enforcement.Step) throws {
    var record = try record(absences: ["2026-03-02"])
    try decide(&record, 0, acceptable: false)
    try take(&record, .firstWarning, 0, on: "2026-03-02")
    let asked = Enforcement(
      of: try file(record), order: "o1", absence: try TimeFixtures.day(absence),
      policy: try DataFixtures.enforcement.get(), calendar: try TimeFixtures.calendar())
    #expect(asked.step == step)
  }

  @Test func whatMayNotBeIsRefused() throws {
    var record = try record(absences: ["2026-11-02", "2026-11-09"])
    try decide(&record, 0, acceptable: false)
    let file = try file(record)
    let (bad, undecided) = (file.contacts[0].id, file.contacts[1].id)
    let early = try act(record, .firstWarning, 0, on: "2026-11-01")
    let late = try act(record, .firstWarning, 0, on: "2026-11-24")
    try take(&record, .layInformation, 0, on: "2026-11-03")
    let id = try #require(try self.file(record).header.enforcement.first).id
    let tomorrow = try now.day + 1
    let cases: [(Change, StaffID, Refusal)] = [
      (.absenceDecided(reference, bad, AbsenceDecision(acceptable: true, reason: "")), "kmason", .reasonMissing),
      (
        .absenceDecided(reference, bad, AbsenceDecision(acceptable: true, reason: "Ill.", evidence: tomorrow)),
        "kmason", .evidenceInFuture(tomorrow)
      ),
      (
        .enforcementTaken(reference, try act(record, .firstWarning, 1, on: "2026-11-10")), "kmason",
        .notAnAbsence(undecided)
      ),
      (.enforcementTaken(reference, early), "kmason", .beforeAbsence(early.on, absence: early.on + 1)),
      (.enforcementTaken(reference, late), "kmason", .doneInFuture(late.on)),
      (
        .enforcementTaken(reference, try act(record, .firstWarning, 0, on: "2026-11-10")), "kmason",
        .stepTakenAlready(bad)
      ),
      (.enforcementRuled(reference, id, authorised: true, reason: "Yes."), "kmason", .mayNotAuthorise("kmason")),
      (.enforcementRuled(reference, id, authorised: true, reason: "Yes."), "senior", .mayNotAuthorise("senior")),
      (.enforcementRuled(reference, id, authorised: true, reason: ""), "dshah", .reasonMissing),
      (.enforcementRuled(reference, "e999", authorised: true, reason: "Yes."), "dshah", .noSuchStep("e999", reference)),
      (.enforcementWithdrawn(reference, id, why: ""), "kmason", .reasonMissing),
      (.enforcementDone(reference, id, on: tomorrow, note: ""), "kmason", .doneInFuture(tomorrow)),
      (.enforcementDone(reference, id, on: tomorrow - 1, note: ""), "kmason", .stepNotAuthorised(id)),
      (.enforcementDone(reference, "e999", on: tomorrow - 1, note: ""), "kmason", .noSuchStep("e999", reference)),
    ]
    for (change, by, refusal) in cases {
      #expect(throws: refusal, "\(change)") { try record.make(change, by: by, now: now) }
    }
  }

  @Test func thePolicyIsSoundAndItsFaultsAreNamed() throws {
    var standards = try DataFixtures.standards.get()
    var policy = try #require(standards.enforcement)
    #expect(standards.problems().isEmpty)
    #expect(Disposal.allCases.filter { policy.ladder(for: $0) != nil } == Disposal.allCases.filter(\.isEnforceable))
    #expect(try EnforcementPolicy(json: policy.json()) == policy)
    policy.warnedMonths = 0
    policy.ladders[0].steps = []
    policy.ladders[1].disposals.append(.youthRehabilitationOrder)
    policy.rules.removeAll { $0.step == .tellPolice }
    policy.rules[0].rule = "no-such-rule"
    standards.enforcement = policy
    #expect(
      standards.problems() == [
        DataProblem("warned", .badNumber("months", 0)),
        DataProblem("ladder youth-rehabilitation-order", .empty("steps")), DataProblem("ladder panel", .nameTwice),
        DataProblem("ladder youth-conditional-caution", .missing("tell-police")),
        DataProblem("step first-warning", .notExactlyOne("runs", "rule")),
        DataProblem("step first-warning", .unknown("no-such-rule")),
      ])
  }
}
