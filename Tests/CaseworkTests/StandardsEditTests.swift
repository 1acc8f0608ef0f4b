import Casework
import JSON
import Testing

@Suite("Standards, saved by those who may") struct StandardsEditTests {
  private var now: Moment { get throws { Moment(try TimeFixtures.day("2026-11-23"), .midday) } }

  private func record(_ role: StaffRole) throws -> MemoryRecord {
    var record = MemoryRecord()
    var staff = Staff()
    staff.name = "Dana Shah"
    staff.role = role
    try record.make(.staffSaved("dshah", staff), by: "dshah", now: now)
    return record
  }

  private func stored(_ record: MemoryRecord) throws -> Standards? {
    try record.stored(ServiceFile.standards.key).map { try Standards(json: $0.bytes) }
  }

  @Test(arguments: StaffRole.allCases) func onlySomeRolesSave(role: StaffRole) throws {
    var record = try record(role)
    let mayTo: [StaffRole] = [.manager, .headOfService, .administrator]
    let change = Change.dataSaved(.standards(try DataFixtures.standards.get()), why: "Own.")
    if mayTo.contains(role) {
      try record.make(change, by: "dshah", now: now)
      #expect(try stored(record) != nil)
    } else {
      #expect(throws: Refusal.mayNotSaveStandards("dshah")) { try record.make(change, by: "dshah", now: now) }
    }
    #expect(throws: Refusal.mayNotSaveStandards("nobody")) { try record.make(change, by: "nobody", now: now) }
  }

  @Test func eachSavingIsWrittenDownAndCannotBeForged() throws {
    var record = try record(.manager)
    var own = try DataFixtures.standards.get()
    try record.make(.dataSaved(.standards(own), why: "Own."), by: "dshah", now: now)
    own.rules.removeAll { $0.fullName == "plan" }
    own.frequencies[0].first = 3
    var forged = DataEdit()
    forged.by = "somebody"
    own.edits = [forged]
    try record.make(.dataSaved(.standards(own), why: "New policy."), by: "dshah", now: now)
    let edits = try #require(try stored(record)).edits
    #expect(edits.map(\.why) == ["Own.", "New policy."])
    #expect(edits.map(\.by) == ["dshah", "dshah"])
    #expect(try edits.map(\.at) == [now, now])
    #expect(edits.last?.entries == ["rule plan", "frequency standard"])
  }

  @Test func whatFollowsFromADayLeavesWhatRuns() throws {
    var standards = try DataFixtures.standards.get()
    let index = try #require(standards.rules.firstIndex { $0.name == "order-first-appointment" })
    var next = standards.rules[index]
    next.runs = [RuleSpan(3, .workingDays)]
    standards.follow(index, with: next, from: try TimeFixtures.day("2026-11-09"))
    #expect(standards.problems().isEmpty)
    func due(_ made: String) throws -> [String] {
      var header = Case.of("2010-03-04")
      var order = Order()
      order.id = "o1"
      order.made = try TimeFixtures.day(made)
      header.orders = [order]
      let file = CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: [])
      return Obligation.all(
        for: file, under: standards, calendar: try TimeFixtures.calendar(), on: try now.day
      ).filter { $0.rule == "order-first-appointment" }.map(\.due.iso)
    }
    #expect(try due("2026-11-02") == ["2026-11-09"])
    #expect(try due("2026-11-09") == ["2026-11-12"])
    standards.follow(index + 1, with: next, from: try TimeFixtures.day("2026-11-01"))
    #expect(!standards.problems().isEmpty)
  }

  @Test func aRuleThatIsOffAsksNothingAndReadsBack() throws {
    var standards = try DataFixtures.standards.get()
    for index in standards.rules.indices { standards.rules[index].isOff = true }
    standards = try Standards(json: standards.json())
    #expect(!standards.rules.contains { !$0.isOff })
    var header = Case.of("2010-03-04")
    var order = Order()
    order.id = "o1"
    order.made = try TimeFixtures.day("2026-09-01")
    header.orders = [order]
    let file = CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: [])
    let calendar = try TimeFixtures.calendar()
    let found = Obligation.all(for: file, under: standards, calendar: calendar, on: try now.day)
    #expect(found.isEmpty)
    let preview = StandardsPreview(
      [CaseSummary(of: file)], from: try DataFixtures.standards.get(), to: standards, calendar: calendar,
      on: try now.day)
    let open = Obligation.open(
      for: CaseSummary(of: file), under: try DataFixtures.standards.get(), calendar: calendar, on: try now.day)
    #expect(!open.isEmpty)
    #expect(preview.moves.compactMap(\.before) == open)
    #expect(preview.moves.allSatisfy { $0.after == nil })
  }

  @Test func moreContactsAMonthAreAMoveToo() throws {
    let before = try DataFixtures.standards.get()
    var after = before
    for index in after.frequencies.indices { after.frequencies[index].first += 2 }
    var header = Case.of("2010-03-04")
    var order = Order()
    order.id = "o1"
    order.disposal = .youthRehabilitationOrder
    order.made = try TimeFixtures.day("2026-10-01")
    order.level = .enhanced
    header.orders = [order]
    let summary = CaseSummary(of: CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: []))
    let preview = StandardsPreview(
      [summary], from: before, to: after, calendar: try TimeFixtures.calendar(), on: try now.day)
    #expect(preview.moves.map { $0.before?.tally?.asked } == [4])
    #expect(preview.moves.map { $0.after?.tally?.asked } == [6])
  }

  /// A clock that started on allocation keeps its day when the case goes to another worker.
  @Test func aCaseThatIsOpenedWithAWorkerIsAllocatedThatDay() throws {
    var record = try record(.manager)
    var header = Case.of("2010-03-04")
    header.opened = try TimeFixtures.day("2026-11-02")
    header.worker = "dshah"
    var order = Order()
    order.id = "o1"
    order.disposal = .youthCaution
    order.made = try TimeFixtures.day("2026-11-02")
    header.orders = [order]
    try record.make(.caseOpened(header), by: "dshah", now: now)
    func held() throws -> [Day?] {
      CaseSummary(of: try #require(try record.caseFile(CaseReference(1)))).orders.map(\.heldFrom)
    }
    let opened = try #require(try record.header(of: CaseReference(1)))
    #expect(opened.allocations.map(\.worker) == ["dshah"])
    #expect(opened.allocations.map(\.on) == [header.opened])
    #expect(try held() == [header.opened])
    var staff = Staff()
    staff.name = "Rosa Ellis"
    try record.make(.staffSaved("rellis", staff), by: "dshah", now: now)
    try record.make(.allocated([CaseReference(1)], to: "rellis", team: nil, note: ""), by: "dshah", now: now)
    #expect(try held() == [header.opened])
    header.worker = nil
    try record.make(.caseOpened(header), by: "dshah", now: now)
    #expect(try record.header(of: CaseReference(2))?.allocations.isEmpty ?? false)
  }
}
