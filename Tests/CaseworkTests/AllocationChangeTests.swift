import Casework
import JSON
import Testing

/// A service of three people and two teams, with one case of a disposal.
struct AllocationFixture {
  static let reference = CaseReference(1)
  private(set) var record = MemoryRecord()
  let now: Moment
  let practice: AllocationPractice

  init(_ disposal: Disposal = .referralOrder, months: Int = 6, victim: Bool? = nil) throws {
    now = Moment(try TimeFixtures.day("2026-11-23"), .midday)
    practice = AllocationPractice(
      rules: try DataFixtures.holding.get(), standards: try DataFixtures.standards.get(),
      calendar: try TimeFixtures.calendar())
    try make(.teamSaved("court-and-duty", Team(name: "Court")))
    try make(.teamSaved("interventions-2", Team(name: "Two")))
    for (id, role, isQualified, team) in [
      ("boss", .manager, false, nil), ("social", .officer, true, "court-and-duty"),
      ("officer", .officer, false, "interventions-2"), ("support", .supportOfficer, false, nil),
      ("police", .police, false, nil),
    ] as [(StaffID, StaffRole, Bool, TeamID?)] {
      var staff = Staff()
      staff.name = id.text
      staff.role = role
      staff.qualifiedSocialWorker = isQualified
      staff.team = team
      try make(.staffSaved(id, staff))
    }
    var header = Case.of("2010-03-04")
    header.opened = now.day.adding(days: -9)
    var offence = Offence()
    offence.id = "f1"
    offence.identifiableVictim = victim
    header.offences = [offence]
    var order = Order()
    order.disposal = disposal
    order.made = now.day.adding(days: -3)
    order.ends = order.made.adding(months: months).adding(days: -1)
    header.orders = [order]
    try make(.caseOpened(header))
  }

  /// Makes a change on the day, or throws why not.
  @discardableResult
  mutating func make(_ change: Change, by staff: StaffID = "boss") throws -> Edits {
    try record.make(change, by: staff, now: now, allocation: practice)
  }

  /// The case as it stands.
  func header() throws -> Case { try #require(try record.header(of: Self.reference)) }
  func summary() throws -> CaseSummary { CaseSummary(of: try #require(try record.caseFile(Self.reference))) }
}

@Suite("Allocating") struct AllocationChangeTests {
  /// Who may hold what (R29): the disposal, its months, the worker, and the rules that it goes against.
  @Test(
    arguments: [
      (.referralOrder, 6, "officer", []), (.referralOrder, 6, "support", []),
      (.referralOrder, 7, "support", ["support-officer-long-referral-orders"]), (.referralOrder, 12, "officer", []),
      (.remandToYouthDetention, 1, "social", []),
      (.remandToYouthDetention, 1, "officer", ["remand-social-worker", "remand-and-bail-team"]),
      (.bailSupervision, 1, "social", []), (.bailSupervision, 1, "officer", ["remand-and-bail-team"]),
      (.youthRehabilitationOrderISS, 6, "officer", []), (.youthRehabilitationOrderISS, 6, "social", ["intensive-team"]),
      (.youthRehabilitationOrder, 6, "support", ["support-officer-orders"]),
      (.youthRehabilitationOrder, 6, "police", ["case-holder", "support-officer-orders"]),
      (.detentionAndTrainingOrder, 8, "support", ["intensive-team", "support-officer-orders"]),
    ] as [(Disposal, Int, StaffID, [ListCode])])
  func rulesWarnAndAskForAReason(disposal: Disposal, months: Int, worker: StaffID, against: [ListCode]) throws {
    var fixture = try AllocationFixture(disposal, months: months)
    let reference = AllocationFixture.reference
    if !against.isEmpty {
      #expect(throws: Refusal.self) {
        try fixture.make(.allocated([reference], to: worker, team: nil, note: "", reason: "  "))
      }
      #expect(try fixture.header().worker == nil)
    }
    try fixture.make(.allocated([reference], to: worker, team: nil, note: "Go.", reason: "She knows him."))
    let entry = try #require(try fixture.header().allocations.last)
    #expect(entry.against == against)
    #expect(entry.reason == (against.isEmpty ? "" : "She knows him."))
    #expect(entry.note == "Go.")
    #expect(entry.by == "boss")
  }

  @Test func dueDatesAreThoseThatTheStandardsSetAndAreWrittenDown() throws {
    for disposal in [Disposal.referralOrder, .youthCaution, .youthRehabilitationOrder] {
      var fixture = try AllocationFixture(disposal)
      let proposal = fixture.practice.proposal(
        for: try fixture.summary(), to: nil, team: "interventions-2", known: [], on: fixture.now.day)
      try fixture.make(.allocated([AllocationFixture.reference], to: "officer", team: nil, note: ""))
      let open = Obligation.open(
        for: try fixture.summary(), under: fixture.practice.standards, calendar: fixture.practice.calendar,
        on: fixture.now.day)
      #expect(try fixture.header().allocations.last?.dues == open.map { AllocatedDue($0) }, "\(disposal)")
      #expect(!open.isEmpty && proposal.dues.count <= open.count)
    }
    var caution = try AllocationFixture(.youthCaution)
    try caution.make(.allocated([AllocationFixture.reference], to: "officer", team: nil, note: ""))
    let first = try #require(try caution.header().allocations.last?.dues.first)
    #expect(first.rule == "oocd-initial-contact")
    #expect(first.due.iso == "2026-11-30")
  }

  /// From when a case waits: allocations to a team or a worker, by days before today.
  @Test(
    arguments: [
      ([], 9), ([(nil, "interventions-2", 4)], 9), ([("officer", nil, 4)], nil),
      ([("officer", nil, 5), (nil, "interventions-2", 2)], 2),
      ([("officer", nil, 5), (nil, "interventions-2", 3), (nil, "court-and-duty", 1)], 3),
    ] as [([(StaffID?, TeamID?, Int)], Int?)])
  func daysWaiting(given: [(StaffID?, TeamID?, Int)], expected: Int?) throws {
    let fixture = try AllocationFixture()
    var header = try fixture.header()
    for (worker, team, ago) in given {
      var allocation = Allocation()
      allocation.on = fixture.now.day.adding(days: -ago)
      allocation.worker = worker
      allocation.team = team
      header.allocations.append(allocation)
      header.worker = worker
    }
    let file = CaseFile(reference: AllocationFixture.reference, version: 1, header: header, contacts: [])
    #expect(CaseSummary(of: file).daysWaiting(on: fixture.now.day) == expected)
    header.heldBy = "Leeds"
    #expect(header.waitingSince == nil)
    header.heldBy = ""
    header.closed = Closure(on: fixture.now.day, reason: "completed")
    #expect(header.waitingSince == nil)
  }

  @Test func manyAreGivenAwayInOneActOrNone() throws {
    var fixture = try AllocationFixture()
    var references = [AllocationFixture.reference]
    let header = try fixture.header()
    for _ in 0..<150 {
      references.append(CaseReference(fixture.record.unusedCaseNumber()))
      try fixture.make(.caseOpened(header))
    }
    #expect(throws: Refusal.noSuchCase(CaseReference(999))) {
      try fixture.make(.allocated(references + [CaseReference(999)], to: "officer", team: nil, note: ""))
    }
    #expect(try fixture.header().worker == nil)
    let edits = try fixture.make(.allocated(references, to: "officer", with: ["social"], team: nil, note: ""))
    #expect(edits.list.count == 151)
    for reference in references {
      let given = try #require(try fixture.record.header(of: reference))
      #expect(given.worker == "officer" && given.secondaryWorkers == ["social"] && given.team == "interventions-2")
    }
  }

  @Test(arguments: [nil, true, false]) func theEntrySaysWhetherThereIsAVictim(victim: Bool?) throws {
    var fixture = try AllocationFixture(victim: victim)
    try fixture.make(.allocated([AllocationFixture.reference], to: nil, team: "interventions-2", note: ""))
    #expect(try fixture.header().allocations.last?.hasVictim == victim)
    #expect(try fixture.header().worker == nil)
  }

  @Test func reallocationKeepsTheHistoryAndAnEarlierReasonIsNotCarriedOn() throws {
    var fixture = try AllocationFixture(.remandToLocalAuthority)
    let reference = AllocationFixture.reference
    try fixture.make(.allocated([reference], to: "officer", team: nil, note: "", reason: "Nobody else is in."))
    try fixture.make(.allocated([reference], to: "social", team: nil, note: "As it should be.", reason: "unasked"))
    let header = try fixture.header()
    #expect(header.allocations.map(\.worker) == ["officer", "social"])
    #expect(header.allocations.map(\.reason) == ["Nobody else is in.", ""])
    #expect(header.worker == "social")
  }

  @Test func teamsThatTheServiceHasNotAreNotAskedFor() throws {
    let rule = try #require(try DataFixtures.holding.get().rules.first { $0.name == "intensive-team" })
    var rules = AllocationRules()
    rules.rules = [rule]
    let fixture = try AllocationFixture(.youthRehabilitationOrderISS)
    let practice = AllocationPractice(
      rules: rules, standards: fixture.practice.standards, calendar: fixture.practice.calendar)
    func broken(_ known: Set<TeamID>) throws -> Int {
      practice.proposal(
        for: try fixture.summary(), to: nil, team: "court-and-duty", known: known, on: fixture.now.day
      ).broken.count
    }
    #expect(try broken([]) == 0)
    #expect(try broken(["court-and-duty"]) == 0)
    #expect(try broken(["court-and-duty", "interventions-2"]) == 1)
  }

  @Test func faultsOfTheRulesAreNamed() throws {
    var rules = try DataFixtures.holding.get()
    rules.rules[0].roles = []
    rules.rules[1].words = ""
    rules.rules[2].source = ""
    rules.rules[3].fromMonths = 0
    rules.rules[4].name = rules.rules[5].name
    rules.rules[0].from = try TimeFixtures.day("2026-11-23")
    rules.rules[0].until = try TimeFixtures.day("2026-11-22")
    let faults = rules.problems().map(\.fault)
    for fault in [.asksNothing, .empty("words"), .empty("source"), .badNumber("fromMonths", 0), .nameTwice]
      as [DataProblem.Fault]
    { #expect(faults.contains(fault), "\(fault)") }
    #expect(faults.count == 6)
  }
}
