import Forms
import Testing

private func filled(_ values: [QuestionID: AnswerValue], stage: String = "entry") throws -> FilledForm {
  var answers = Answers()
  for (question, value) in values {
    answers[question] = Answer(value, AnswerOrigin(by: "kmason", at: "2026-11-02T10:00", source: ""))
  }
  return FilledForm(try Specimen.definition(), stage: stage, answers: answers)
}

@Suite struct FilledFormTests {
  /// Answers, and whether a question is shown by them.
  @Test(
    arguments: [
      ([:], "home.care", false),
      (["home.type": .choice("care")], "home.care", true),
      (["home.type": .choice("family")], "home.care", false),
      (["mind.worries": .choice("certainly")], "mind.help", false),
      (["mind.worries": .choice("certainly"), "mind.sleep": .choice("somewhat")], "mind.help", true),
      (["level.shown": .choice("low")], "level.why", false),
      (["level.shown": .choice("low"), "level.chosen": .choice("low")], "level.why", false),
      (["level.shown": .choice("low"), "level.chosen": .choice("high")], "level.why", true),
      (["harm": .rating("medium", reason: "")], "plan.text", false),
      (["harm": .rating("high", reason: "")], "plan.text", true),
      (["score": .number(FormNumber(tenThousandths: 5000))], "plan.text", true),
      (["score": .number(FormNumber(tenThousandths: 4900))], "plan.text", false),
      (["score": .number(FormNumber(1)), "home.type": .choice("family")], "plan.text", false),
    ] as [([QuestionID: AnswerValue], QuestionID, Bool)])
  func conditionsShowAndHide(_ row: (values: [QuestionID: AnswerValue], question: QuestionID, isShown: Bool)) throws {
    #expect(try filled(row.values).isShown(row.question) == row.isShown)
  }

  @Test func aStageShowsASection() throws {
    #expect(try filled([:]).sections.map(\.id) == ["home", "mind", "judgements"])
    #expect(try filled([:], stage: "report").sections.map(\.id) == ["home", "mind", "judgements", "plan"])
  }

  @Test func totalsCountsAndBandsAreWorkedOut() throws {
    let none = try filled([:])
    #expect(none.number(of: "mind.total") == nil && none.band(of: "mind.total") == nil)
    let form = try filled([
      "mind.worries": .choice("certainly"), "mind.sleep": .choice("somewhat"), "home.concern": .choice("yes"),
      "score": .number(FormNumber(tenThousandths: 2500)),
    ])
    #expect(form.number(of: "mind.total") == FormNumber(3))
    #expect(form.band(of: "mind.total")?.code == "raised")
    #expect(form.number(of: "concerns") == FormNumber(1))
    #expect(form.number(of: "top") == FormNumber(2))
  }

  @Test func aSectionSaysWhatStandsInItsWay() throws {
    let form = try filled(["home.type": .choice("care"), "harm": .rating("low", reason: " ")])
    let home = try #require(form.definition.section("home"))
    #expect(
      form.obstacles(in: home) == [.missing("home.strengths"), .missing("home.care"), .missing("home.concern")])
    let judgements = try #require(form.definition.section("judgements"))
    #expect(form.obstacles(in: judgements) == [.unfinished("harm"), .missing("factors")])
    #expect(form.progress(of: home, markedComplete: true) == .begun)
    let mind = try #require(form.definition.section("mind"))
    #expect(form.obstacles(in: mind).isEmpty)
    #expect(form.progress(of: mind, markedComplete: false) == .untouched)
    #expect(form.progress(of: mind, markedComplete: true) == .complete)
  }

  @Test func aTableNeedsItsRowsAndTheirNeededCells() throws {
    let section = try #require(Specimen.definition().section("judgements"))
    func obstacles(_ rows: [AnswerRow]) throws -> [SectionObstacle] {
      try filled(["harm": .rating("low", reason: "No history."), "factors": .rows(rows)]).obstacles(in: section)
    }
    #expect(try obstacles([AnswerRow(["weight": .choice("low")])]) == [.unfinished("factors")])
    #expect(try obstacles([AnswerRow(["what": .text("Gran")])]).isEmpty)
  }

  @Test func theLevelsSayWhatIsCountersigned() throws {
    #expect(try !filled(["harm": .rating("low", reason: "x")]).needsCountersigning)
    #expect(try filled(["harm": .rating("medium", reason: "x")]).needsCountersigning)
    #expect(try filled(["harm": .rating("low", reason: "x")], stage: "report").needsCountersigning)
  }

  @Test func charactersAreCountedAndNeverCut() throws {
    let question = try #require(Specimen.definition().question("home.strengths"))
    let long = String(repeating: "ä", count: 5000)
    #expect(question.characters(of: .text(long))?.used == 5000)
    #expect(question.characters(of: .text(long))?.advised == 500)
    #expect(question.fault(of: .text(long)) == nil)
  }

  /// An answer, and why it is none to its question.
  @Test(
    arguments: [
      ("home.type", .choice("castle"), .notAChoice("castle")),
      ("home.type", .text("care"), .wrongKind(asked: "one")),
      ("mind.signs", .choices(["low", "low"]), .twice("low")),
      ("score", .number(FormNumber(2)), .outOfRange(FormNumber(2), from: FormNumber(0), through: FormNumber(1))),
      (
        "score", .number(FormNumber(tenThousandths: 1234)),
        .tooManyPlaces(FormNumber(tenThousandths: 1234), allowed: 2)
      ),
      ("factors", .rows([AnswerRow(["where": .text("x")])]), .noSuchColumn("where")),
      ("factors", .rows([AnswerRow(["weight": .choice("x")])]), .notAChoice("x")),
      ("mind.total", .number(FormNumber(1)), .isComputed),
    ] as [(QuestionID, AnswerValue, AnswerFault)])
  func anAnswerIsHeldAgainstItsQuestion(_ row: (question: QuestionID, value: AnswerValue, fault: AnswerFault)) throws {
    #expect(try Specimen.definition().question(row.question)?.fault(of: row.value) == row.fault)
  }
}
