import Casework
import Testing

@Suite("Hand-over, cover and supervision") struct HandOverTests {
  /// Three cases of `officer`'s: held with appointments, second worker with a report, an appointment alone.
  private func service() throws -> AllocationFixture {
    var fixture = try AllocationFixture(.youthCaution)
    let header = try fixture.header()
    for _ in 0..<2 { try fixture.make(.caseOpened(header)) }
    let cases = (1...3).map { CaseReference($0) }
    try fixture.make(.allocated([cases[0]], to: "officer", with: ["support"], team: nil, note: ""))
    try fixture.make(.allocated([cases[1]], to: "social", with: ["officer"], team: nil, note: ""))
    try fixture.make(.allocated([cases[2]], to: "social", with: [], team: nil, note: ""))
    var report = ReportRequest()
    report.id = ""
    report.asked = fixture.now.day
    report.due = fixture.now.day.adding(days: 10)
    report.author = "officer"
    try fixture.make(.reportSaved(cases[1], report))
    for (reference, offset, worker) in [
      (cases[0], 1, "officer"), (cases[0], 2, "support"), (cases[2], 3, "officer"),
    ] as [(CaseReference, Int, StaffID)] {
      var contact = Contact()
      contact.at = Moment(fixture.now.day.adding(days: offset), .midday)
      contact.worker = worker
      try fixture.make(.appointmentBooked(reference, contact))
    }
    return fixture
  }

  private func summaries(_ fixture: AllocationFixture) throws -> [CaseSummary] {
    try (1...3).map { CaseSummary(of: try #require(try fixture.record.caseFile(CaseReference($0)))) }
  }

  private func holdings(of id: StaffID, _ fixture: AllocationFixture) throws -> Holdings {
    Holdings(
      of: id, in: try summaries(fixture),
      teams: ["court-and-duty": try #require(try fixture.record.team("court-and-duty"))], at: fixture.now)
  }

  @Test func nothingIsLeftBehind() throws {
    var fixture = try service()
    let before = try holdings(of: "officer", fixture)
    #expect(before.entries.map(\.isHeld) == [true, false, false])
    #expect(before.entries.map(\.isSecond) == [false, true, false])
    #expect(before.entries.map(\.booked) == [1, 0, 1])
    #expect(before.entries.map(\.reports) == [0, 1, 0])
    let parts = before.dealt(among: ["support", "boss"], loads: [:]) { _ in 1 }
    #expect(parts.count == 3)
    try fixture.make(
      .handedOver(from: "officer", HandOver(parts, note: "He goes.", lastDay: fixture.now.day.adding(days: 4))))
    #expect(try holdings(of: "officer", fixture).isEmpty)
    let first = try fixture.header()
    #expect(first.worker == "support", "who helps already goes on")
    #expect(first.secondaryWorkers.isEmpty)
    #expect(first.allocations.map(\.worker) == ["officer", "support"])
    #expect(first.allocations.last?.note == "He goes.")
    #expect(first.allocations.last?.dues.isEmpty == false)
    #expect(try fixture.record.staff("officer")?.to == fixture.now.day.adding(days: 4))
    let second = try #require(try fixture.record.header(of: CaseReference(2)))
    #expect(second.worker == "social" && second.allocations.count == 1)
    #expect(second.reports.allSatisfy { $0.author != "officer" } && !second.secondaryWorkers.contains("officer"))
    let total = try summaries(fixture).reduce(0) { $0 + $1.contacts.count }
    #expect(total == 3)
  }

  @Test func aHandOverThatCannotBeIsRefusedWhole() throws {
    var fixture = try service()
    let one = CaseReference(1)
    func refuses(_ parts: [HandOver.Part], teams: [TeamID: StaffID] = [:], _ expected: Refusal) throws {
      let keys = fixture.record.seq
      #expect(throws: expected) {
        try fixture.make(.handedOver(from: "officer", HandOver(parts, teams: teams, note: "")))
      }
      #expect(fixture.record.seq == keys)
    }
    try refuses([], .nobodyChosen)
    try refuses([.init(one, to: "officer")], .handsToThemself("officer"))
    try refuses([.init(one, to: "stranger")], .noSuchStaff("stranger"))
    try refuses([.init(CaseReference(9), to: "boss")], .noSuchCase(CaseReference(9)))
    try refuses([.init(one, to: "boss")], teams: ["none": "boss"], .noSuchTeam("none"))
    try fixture.make(.handedOver(from: "officer", HandOver([.init(one, to: "boss")], note: "")))
    try refuses([.init(one, to: "boss")], .notHeldBy(one, "officer"))
  }

  @Test func aRuleAboutWhoMayHoldAsksForTheNote() throws {
    var fixture = try AllocationFixture(.remandToLocalAuthority)
    let reference = AllocationFixture.reference
    try fixture.make(.allocated([reference], to: "social", team: nil, note: ""))
    #expect(throws: Refusal.self) {
      try fixture.make(.handedOver(from: "social", HandOver([.init(reference, to: "officer")], note: " ")))
    }
    try fixture.make(.handedOver(from: "social", HandOver([.init(reference, to: "officer")], note: "Only he is in.")))
    #expect(try fixture.header().allocations.last?.against == ["remand-social-worker", "remand-and-bail-team"])
  }

  @Test func teamsGoToAnotherManager() throws {
    var fixture = try service()
    var team = Team(name: "Court")
    team.manager = "boss"
    try fixture.make(.teamSaved("court-and-duty", team), by: "social")
    #expect(try holdings(of: "boss", fixture).teams == ["court-and-duty"])
    try fixture.make(.handedOver(from: "boss", HandOver([], teams: ["court-and-duty": "social"], note: "")))
    #expect(try fixture.record.team("court-and-duty")?.manager == "social")
    #expect(try holdings(of: "boss", fixture).isEmpty)
  }

  @Test func casesGoToWhoHasTheLeastForTheirHours() throws {
    let fixture = try service()
    var holdings = try holdings(of: "officer", fixture)
    let entry = holdings.entries[0]
    holdings.entries = (1...10).map { number in
      var entry = entry
      entry.summary.reference = CaseReference(number)
      entry.summary.secondaryWorkers = []
      return entry
    }
    let weights = try DataFixtures.weights.get()
    var half = Staff()
    half.hundredths = 50
    let loads = weights.workloads(of: ["half": half, "whole": Staff()], holding: [], on: fixture.now.day)
    let parts = holdings.dealt(among: ["half", "whole"], loads: loads) { _ in 6 }
    #expect((3...4).contains(parts.count { $0.to == "half" }))
    #expect(holdings.dealt(among: [], loads: loads) { _ in 6 }.isEmpty)
  }

  /// Whose work a deputy sees: the days of the cover from today, and whether it holds.
  @Test(arguments: [(0, 0, true), (-3, 3, true), (1, 3, false), (-3, -1, false)])
  func coverHoldsBetweenItsDays(from: Int, to: Int, holds: Bool) throws {
    var fixture = try service()
    let day = fixture.now.day
    let cover = Cover(by: "support", from: day.adding(days: from), to: day.adding(days: to), why: "Leave.")
    try fixture.make(.coverSaved("social", cover))
    let staff = ["social": try #require(try fixture.record.staff("social"))] as [StaffID: Staff]
    #expect(staff.covered(by: "support", on: day) == (holds ? ["social"] : []))
    let today = Today(
      fixture.now, worker: "support", covering: staff.covered(by: "support", on: day),
      summaries: try summaries(fixture), standards: fixture.practice.standards, calendar: fixture.practice.calendar)
    #expect(today.dueSoon.isEmpty == !holds)
    let contact = Contact()
    let cases = try summaries(fixture)
    func why(_ number: Int, by author: StaffID) -> String? {
      Change.contactRecorded(CaseReference(number), contact).why(by: author, on: day, staff: staff) { reference in
        cases.first { $0.reference == reference }
      }
    }
    #expect(why(3, by: "support") == (holds ? "Acting for social." : nil))
    #expect(why(1, by: "support") == nil, "a second worker acts for themself")
    #expect(why(3, by: "boss") == nil)
  }

  @Test func coverIsSavedPutRightAndRefused() throws {
    var fixture = try service()
    let day = fixture.now.day
    try fixture.make(.coverSaved("social", Cover(by: "support", from: day, to: day)))
    var cover = try #require(try fixture.record.staff("social")?.covers.first)
    cover.to = day.adding(days: 7)
    try fixture.make(.coverSaved("social", cover))
    #expect(try fixture.record.staff("social")?.covers == [cover])
    let key = try #require(StaffID("social").key)
    let now = try #require(fixture.record.stored(key)?.version)
    #expect(throws: Refusal.changedMeanwhile(key, seen: now - 1, now: now)) {
      try fixture.make(.coverSaved("social", cover, seen: now - 1))
    }
    try fixture.make(.coverSaved("social", cover, seen: now))
    cover.id = "v999"
    #expect(throws: Refusal.noSuchCover("v999", "social")) { try fixture.make(.coverSaved("social", cover)) }
    #expect(throws: Refusal.coversThemself("social")) {
      try fixture.make(.coverSaved("social", Cover(by: "social", from: day, to: day)))
    }
    #expect(throws: Refusal.datesReversed(from: day, to: day - 1)) {
      try fixture.make(.coverSaved("social", Cover(by: "boss", from: day, to: day - 1)))
    }
  }

  @Test func supervisionsAreKeptInOrderWithTheirActions() throws {
    var fixture = try service()
    let day = fixture.now.day
    for ago in [3, 40, 10] {
      var record = Supervision()
      record.on = day.adding(days: -ago)
      record.by = "boss"
      record.actions = [SupervisionAction("Visit \(ago)", due: day.adding(days: ago))]
      try fixture.make(.supervisionRecorded("officer", record))
    }
    let file = try fixture.record.supervisions(of: "officer")
    #expect(file.records.map { $0.on.days(until: day) } == [40, 10, 3])
    #expect(try fixture.record.staff("officer")?.supervised == day.adding(days: -3))
    #expect(file.openActions.map(\.what) == ["Visit 3", "Visit 10", "Visit 40"])
    let action = try #require(file.openActions.first)
    try fixture.make(.actionDone("officer", action.id, on: day))
    #expect(try fixture.record.supervisions(of: "officer").openActions.count == 2)
    #expect(throws: Refusal.noSuchAction("a0", "officer")) {
      try fixture.make(.actionDone("officer", "a0", on: day))
    }
    var later = Supervision()
    later.on = day + 1
    #expect(throws: Refusal.supervisionInFuture(day + 1)) { try fixture.make(.supervisionRecorded("officer", later)) }
  }

  @Test func whatTakesWorkOffIsARealPercentageWithAReason() throws {
    var fixture = try service()
    let day = fixture.now.day
    for percent in [0, -5, 101] {
      #expect(throws: Refusal.percentOutOfRange(percent)) {
        try fixture.make(.workloadReduced("officer", WorkloadReduction(percent, why: "Duty", from: day)))
      }
    }
    #expect(throws: Refusal.reasonMissing) {
      try fixture.make(.workloadReduced("officer", WorkloadReduction(20, why: "", from: day)))
    }
    try fixture.make(.workloadReduced("officer", WorkloadReduction(20, why: "Duty", from: day)))
    try fixture.make(.workloadReduced("officer", WorkloadReduction(30, why: "Duty", from: day)))
    #expect(try fixture.record.staff("officer")?.reductions.map(\.percent) == [30])
  }
}
