import Casework
import Forms
import Testing

/// Audits of cases: what is asked, who may, what is to be done, and what a year of them says.
@Suite struct AuditTests {
  private func answers(
    _ grading: String = "good", theme: String = "whole", voice: String = "yes", by day: FormDate? = nil
  ) -> [QuestionID: AnswerValue] {
    var answers: [QuestionID: AnswerValue] = [
      "audit.theme": .choice(theme), "audit.good": .text("Seen every week."), "audit.child": .choice(voice),
      "audit.time": .choice("no"), "audit.oversight": .choice("yes"), "audit.better": .text("Earlier."),
      "audit.grading": .rating(grading, reason: "On the whole."),
    ]
    if let day {
      answers["audit.actions"] = .rows([
        AnswerRow(["what": .text("Ring home"), "who": .text("Karen"), "by": .day(day)])
      ])
    }
    return answers
  }

  private func work() throws -> AssessmentWork {
    var work = try AssessmentWork()
    try work.make(.allocated([AssessmentWork.reference], to: "kmason", team: nil, note: ""), by: "dshah")
    return work
  }

  private func audits(_ work: AssessmentWork) throws -> [FiledAudit] {
    try work.record.keys.filter { $0.text.hasPrefix("audits/") }.compactMap { key in
      try work.record.stored(key).map { FiledAudit(id: AuditID(key.id), audit: try CaseAudit(json: $0.bytes)) }
    }
  }

  @Test func whatWasFoundIsKeptWithItsGradingAndActions() throws {
    var work = try work()
    let due = FormDate(clamping: 2026, month: 11, day: 20)
    try work.make(.audited(.record(AssessmentWork.reference, "audit-case", answers(by: due))), by: "dshah")
    let filed = try #require(try audits(work).first)
    let audit = filed.audit
    #expect(audit.worker == "kmason" && audit.by == "dshah" && audit.on == work.now.day)
    #expect(audit.grading == "good" && audit.theme == "whole" && audit.formVersion == 1)
    #expect(audit.actions.map(\.what) == ["Ring home"] && audit.actions.map(\.who) == ["Karen"])
    #expect(audit.actions[0].by == Day(due) && audit.actions[0].isLate(on: work.now.day.adding(days: 60)))
    try work.make(
      .audited(.actionDone(filed.id, action: 0, on: work.now.day, note: "Rang on Monday.")), by: "kmason")
    let done = try #require(try audits(work).first).audit.actions[0]
    #expect(done.done == work.now.day && done.note == "Rang on Monday." && !done.isLate(on: work.now.day + 90))
  }

  @Test func refusals() throws {
    var work = try work()
    let reference = AssessmentWork.reference
    var half = answers()
    half["audit.better"] = nil
    var other = answers()
    other["weather"] = .text("Rain")
    let cases: [(AuditChange, StaffID, Refusal)] = [
      (.record(reference, "audit-case", answers()), "kmason", .audit(.ownCase(reference))),
      (.record(reference, "assetplus", answers()), "dshah", .audit(.noSuchForm("assetplus"))),
      (.record(reference, "poem", answers()), "dshah", .audit(.noSuchForm("poem"))),
      (
        .record(reference, "audit-case", half), "dshah",
        .audit(.unanswered("What would have made it better?"))
      ),
      (.record(reference, "audit-case", other), "dshah", .audit(.noSuchQuestion("weather"))),
      (
        .record(reference, "audit-case", answers("splendid")), "dshah",
        .audit(.badAnswer("Grading", .notAChoice("splendid")))
      ),
      (.record(CaseReference(9), "audit-case", answers()), "dshah", .noSuchCase(CaseReference(9))),
      (.actionDone("a9", action: 0, on: work.now.day, note: ""), "dshah", .audit(.noSuchAction("a9", 0))),
    ]
    for (change, staff, refusal) in cases {
      #expect(throws: refusal) { try work.make(.audited(change), by: staff) }
    }
    try work.make(.audited(.record(reference, "audit-case", answers())), by: "dshah")
    let id = try #require(try audits(work).first).id
    #expect(throws: Refusal.audit(.noSuchAction(id, 0))) {
      try work.make(.audited(.actionDone(id, action: 0, on: work.now.day, note: "")), by: "dshah")
    }
    #expect(throws: Refusal.self) {
      try work.make(.audited(.actionDone(id, action: 0, on: work.now.day + 9, note: "")), by: "dshah")
    }
  }

  @Test func aReportCountsGradingsQuestionsAndActions() throws {
    var work = try work()
    let due = FormDate(clamping: 2026, month: 11, day: 20)
    for (grading, theme, voice, day) in [
      ("good", "whole", "yes", due), ("good", "risk", "no", nil), ("inadequate", "risk", "yes", nil),
    ] {
      let change = AuditChange.record(
        AssessmentWork.reference, "audit-case", answers(grading, theme: theme, voice: voice, by: day))
      try work.make(.audited(change), by: "dshah")
    }
    let (day, forms) = (work.now.day, work.forms)
    let all = try audits(work)
    let report = AuditReport(all, days: day...day, by: .theme, forms: forms, on: day + 60)
    #expect(report.lines.map(\.group) == ["risk", "whole"])
    #expect(report.lines[0].gradings == ["good": 1, "inadequate": 1])
    #expect(report.total.audits == 3 && report.total.late == 1 && report.total.open == 0)
    #expect(report.gradings.map(\.code) == ["outstanding", "good", "requires-improvement", "inadequate"])
    let voice = try #require(report.answers.first { $0.words.contains("voice") })
    #expect(voice.counts == ["yes": 2, "no": 1])
    let months = AuditReport(all, days: day...day, by: .month, forms: forms, on: day)
    #expect(months.lines.map(\.group) == ["2026-11"] && months.total.open == 1)
    #expect(AuditReport(all, days: (day - 9)...(day - 1), by: .worker, forms: forms, on: day).lines.isEmpty)
  }

  @Test func checklistsAreCountedByTheirQuestions() throws {
    var report = ChecklistReport()
    var signing = Signing(draftOf: "kmason")
    let at = Moment(Specimens.day, .midday)
    try signing.submit(by: "kmason", at: at, needs: [SigningNeed(.always)])
    try signing.sendBack(
      by: "dshah", at: at, reasons: [PartReason("", "Say more.")], checks: [CheckAnswer("smart", .no)])
    try signing.submit(by: "kmason", at: at, needs: [SigningNeed(.always)])
    try signing.countersign(
      by: "dshah", at: at, checks: [CheckAnswer("smart", .yes), CheckAnswer("restorative", .notNeeded)])
    report.take(.plan, signing, days: Specimens.day...Specimens.day)
    report.take(.plan, signing, days: (Specimens.day + 1)...(Specimens.day + 2))
    report.arrange(by: try DataFixtures.countersigning.get())
    #expect(report.countersigned == 1 && report.sentBack == 1)
    #expect(report.lines.map(\.check) == ["smart", "restorative"])
    #expect(report.lines[0].counts == [.yes: 1, .no: 1] && report.lines[0].percent == 50)
    #expect(report.lines[1].percent == nil)
  }
}
