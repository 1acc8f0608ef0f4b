import Casework
import Testing

@Suite struct ObligationChangeTests {
  private let reference = CaseReference(1)
  private let key = ObligationKey("plan", subject: "o1")
  private var now: Moment { get throws { Moment(try TimeFixtures.day("2026-11-23"), .midday) } }

  private func record() throws -> MemoryRecord {
    var record = MemoryRecord()
    var header = Case.of("2010-03-04")
    header.opened = try TimeFixtures.day("2026-11-02")
    try record.make(.caseOpened(header), by: "kmason", now: now)
    try record.employ(["kmason": .officer, "dshah": .manager], at: now)
    return record
  }

  private func answers(_ record: MemoryRecord) throws -> [ObligationAnswer] {
    try #require(try record.header(of: reference)).answers
  }

  @Test func anAnswerSaysWhoWhenAndWhy() throws {
    var record = try record()
    try record.make(.latenessAccepted(reference, key, reason: "Flood.", by: "dshah"), by: "kmason", now: now)
    let answer = try #require(try answers(record).first)
    #expect(answer.kind == .late && answer.reason == "Flood." && answer.accepted == "dshah" && answer.by == "kmason")
    #expect(try answer.at == now)
    try record.make(.latenessAccepted(reference, key, reason: "Fire.", by: "dshah"), by: "kmason", now: now)
    #expect(try answers(record).map(\.reason) == ["Fire."])
    try record.make(.obligationDone(reference, key, on: try now.day, note: ""), by: "kmason", now: now)
    #expect(try answers(record).map(\.kind) == [.late, .done])
    try record.make(.obligationReopened(reference, key, why: "Mistake."), by: "kmason", now: now)
    #expect(try answers(record).isEmpty)
  }

  /// The worker and the second worker, whatever their roles, and whoever writes the report that is late.
  @Test func nobodyAcceptsTheirOwnLateness() throws {
    var record = try record()
    try record.employ(
      ["bmoss": .seniorPractitioner, "gone": .manager, "head": .headOfService, "deputy": .officer], at: now)
    var left = try #require(try record.staff("gone"))
    left.to = try now.day - 1
    try record.make(.staffSaved("gone", left), by: "dshah", now: now)
    var cover = Cover(by: "deputy", from: try now.day, to: try now.day)
    cover.why = "Leave."
    try record.make(.coverSaved("head", cover), by: "head", now: now)
    try record.make(.allocated([reference], to: "bmoss", with: ["dshah"], team: nil, note: ""), by: "head", now: now)
    let report = ObligationKey("psr", subject: "r1")
    func accept(_ by: StaffID, _ key: ObligationKey? = nil) -> Change {
      .latenessAccepted(reference, key ?? self.key, reason: "Flood.", by: by)
    }
    for id in ["bmoss", "dshah"] as [StaffID] {
      for author in [id, "kmason"] {
        #expect(throws: Refusal.ownLateness(id)) { try record.make(accept(id), by: author, now: now) }
      }
      #expect(throws: Refusal.ownLateness(id)) {
        try record.make(.obligationWaived(reference, key, reason: "Moved."), by: id, now: now)
      }
    }
    #expect(throws: Refusal.mayNotAccept("gone")) { try record.make(accept("gone"), by: "bmoss", now: now) }
    try record.make(accept("head"), by: "bmoss", now: now)
    #expect(try answers(record).map { [$0.accepted, $0.by] } == [["head", "bmoss"]])
    try record.make(accept("deputy"), by: "bmoss", now: now)
    #expect(try answers(record).map(\.accepted) == ["deputy"])
    var asked = ReportRequest()
    asked.asked = try now.day - 9
    asked.due = try now.day - 1
    asked.id = ""
    asked.author = "head"
    try record.make(.reportSaved(reference, asked), by: "bmoss", now: now)
    let id = try #require(try record.header(of: reference)?.reports.first?.id)
    #expect(throws: Refusal.ownLateness("head")) {
      try record.make(accept("head", ObligationKey("psr", subject: id.text)), by: "bmoss", now: now)
    }
    try record.make(accept("head", report), by: "bmoss", now: now)
  }

  /// Where the service says what roles may do, the role of whoever accepts may oversee.
  @Test func whoAcceptsMayOversee() throws {
    var record = try record()
    var access = AccessPolicy()
    var role = RoleAccess()
    role.role = .manager
    role.may = [.record]
    access.roles = [role]
    let change = Change.latenessAccepted(reference, key, reason: "Flood.", by: "dshah")
    #expect(throws: Refusal.mayNotAccept("dshah")) {
      try record.make(change, by: "kmason", now: now, access: access)
    }
    access.roles[0].may = [.oversee]
    try record.make(change, by: "kmason", now: now, access: access)
  }

  @Test func whatAManagerDecidedNobodyElseWithdraws() throws {
    var record = try record()
    try record.employ(["rellis": .officer], at: now)
    try record.make(.obligationWaived(reference, key, reason: "Moved."), by: "dshah", now: now)
    let reopened = Change.obligationReopened(reference, key, why: "Mistake.")
    #expect(throws: Refusal.mayNotOversee("rellis")) { try record.make(reopened, by: "rellis", now: now) }
    try record.make(reopened, by: "dshah", now: now)
    try record.make(.latenessAccepted(reference, key, reason: "Flood.", by: "dshah"), by: "kmason", now: now)
    #expect(throws: Refusal.mayNotOversee("rellis")) { try record.make(reopened, by: "rellis", now: now) }
    try record.make(reopened, by: "kmason", now: now)
    #expect(try answers(record).isEmpty)
  }

  @Test func whatMayNotBeSaidIsRefused() throws {
    var record = try record()
    let tomorrow = try now.day + 1
    var faulty = try DataFixtures.standards.get()
    faulty.rules[0].title = ""
    let cases: [(Change, Refusal)] = [
      (.obligationDone(reference, key, on: tomorrow, note: ""), .doneInFuture(tomorrow)),
      (.latenessAccepted(reference, key, reason: "", by: "dshah"), .reasonMissing),
      (.latenessAccepted(reference, key, reason: "Flood.", by: "kmason"), .mayNotAccept("kmason")),
      (.latenessAccepted(reference, key, reason: "Flood.", by: "nobody"), .noSuchStaff("nobody")),
      (.obligationWaived(reference, key, reason: ""), .reasonMissing),
      (.obligationReopened(reference, key, why: ""), .reasonMissing),
      (.obligationWaived(CaseReference(9), key, reason: "Moved."), .noSuchCase(CaseReference(9))),
      (.dataSaved(.standards(try DataFixtures.standards.get()), why: ""), .reasonMissing),
      (.dataSaved(.standards(faulty), why: "Test."), .mayNotSaveStandards("kmason")),
    ]
    for (change, refusal) in cases {
      #expect(throws: refusal) { try record.make(change, by: "kmason", now: now) }
    }
    #expect(throws: Refusal.standardsFaulty(DataProblem("rule oocd-initial-contact", .empty("title")))) {
      try record.make(.dataSaved(.standards(faulty), why: "Test."), by: "dshah", now: now)
    }
    #expect(record.stored(ServiceFile.standards.key) == nil)
  }

  /// Every judgement's day is kept, so that an assessment that was in time stays in time.
  @Test func eachJudgementKeepsItsDay() throws {
    var record = try record()
    let days = try ["2026-11-10", "2026-11-20"].map(TimeFixtures.day)
    for day in days {
      try record.make(
        .judged(reference, Judgements(on: day, reoffending: .low, harm: .low, safety: .low)), by: "kmason", now: now)
    }
    let file = try #require(try record.caseFile(reference))
    #expect(CaseSummary(of: file).assessed == days)
  }

  @Test func aPreviewNamesWhatWouldMove() throws {
    var header = Case.of("2010-03-04")
    var order = Order()
    order.id = "o1"
    order.made = try TimeFixtures.day("2026-11-02")
    header.orders = [order]
    let summary = CaseSummary(of: CaseFile(reference: reference, version: 1, header: header, contacts: []))
    let before = try DataFixtures.standards.get()
    var after = before
    let index = try #require(after.rules.firstIndex { $0.name == "order-first-appointment" })
    after.rules[index].runs = [RuleSpan(10, .workingDays)]
    after.rules.removeAll { $0.name == "plan" }
    let preview = StandardsPreview(
      [summary], from: before, to: after, calendar: try TimeFixtures.calendar(), on: try now.day)
    #expect(preview.moves.map { $0.before?.due.iso } == ["2026-11-09", "2026-11-30"])
    #expect(preview.moves.map { $0.after?.due.iso } == ["2026-11-16", nil])
    #expect(
      StandardsPreview([summary], from: before, to: before, calendar: try TimeFixtures.calendar(), on: try now.day)
        .moves.isEmpty)
  }
}
