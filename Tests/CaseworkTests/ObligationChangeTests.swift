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
