import Forms
import JSON
import Testing

@Suite struct AnswersTests {
  private let me = AnswerOrigin(by: "me", at: "2026-11-20T09:00", source: "")

  @Test func everyAnswerIsStoredAndReadAsItWas() throws {
    let form = try Specimen.definition()
    var random = Seeded(1)
    for _ in 0..<200 {
      for (_, answer) in anyAnswers(form, using: &random).stored {
        #expect(try Answer(json: answer.json()) == answer)
      }
    }
  }

  @Test func whatIsCarriedOverKeepsItsOriginAndIsUnconfirmed() throws {
    let form = try Specimen.definition()
    var random = Seeded(2)
    for _ in 0..<200 {
      let earlier = anyAnswers(form, using: &random)
      let carried = Answers.carried(from: earlier, source: "a1", into: form)
      for question in carried.questions {
        let (old, new) = (try #require(earlier[question]), try #require(carried[question]))
        #expect(new.value == old.value && new.isUnconfirmed && new.confirmed == nil)
        #expect(new.origin == AnswerOrigin(by: old.origin.by, at: old.origin.at, source: "a1"))
        #expect(form.question(question)?.carries == true)
      }
      let left = earlier.questions.filter { carried[$0] == nil }
      #expect(left.allSatisfy { form.question($0)?.carries == false })
      // Once more: the first origin stays, however often it is carried.
      let again = Answers.carried(from: carried, source: "a2", into: form)
      #expect(again == carried)
    }
  }

  @Test func confirmingASectionLeavesTheRestAndTheOrigins() throws {
    let form = try Specimen.definition()
    var random = Seeded(3)
    let section = try #require(form.section("home"))
    for _ in 0..<100 {
      let carried = Answers.carried(from: anyAnswers(form, using: &random), source: "a1", into: form)
      var answers = carried
      let asked = section.questions.map(\.id)
      let confirmed = answers.confirm(asked, by: Confirmation(by: "me", at: "2026-11-20T09:00"))
      #expect(Set(confirmed) == Set(asked.filter { carried[$0] != nil }))
      for question in answers.questions {
        #expect(answers[question]?.isUnconfirmed == !confirmed.contains(question))
        #expect(answers[question]?.origin == carried[question]?.origin)
      }
      #expect(answers.confirm(asked, by: Confirmation(by: "you", at: "2026-11-21T09:00")).isEmpty)
    }
  }

  @Test func differencesAreExactlyWhatTurnsTheOneIntoTheOther() throws {
    let form = try Specimen.definition()
    var random = Seeded(4)
    for _ in 0..<300 {
      let (before, now) = (anyAnswers(form, using: &random), anyAnswers(form, using: &random))
      let differences = now.differences(since: before, in: form)
      #expect(now.differences(since: now, in: form).isEmpty)
      var turned = before
      turned.make(
        differences.map { AnswerEdit($0.question, seen: $0.before, value: $0.now) }, by: me)
      #expect(turned.stored.mapValues(\.value) == now.stored.mapValues(\.value))
      let places = differences.compactMap { form.places[$0.question] }
      #expect(places == places.sorted())
      let back = before.differences(since: now, in: form)
      #expect(back.map(\.question) == differences.map(\.question))
      #expect(back.map(\.before) == differences.map(\.now))
    }
  }

  @Test func twoPeopleInDifferentQuestionsNeverConflictAndEitherOrderIsTheSame() throws {
    let form = try Specimen.definition()
    let names = form.sections.flatMap(\.questions).filter {
      if case .computed = $0.kind { false } else { true }
    }
    var random = Seeded(5)
    for _ in 0..<300 {
      let base = anyAnswers(form, using: &random)
      let halves = names.shuffled(using: &random)
      func edits(_ questions: ArraySlice<Question>) -> [AnswerEdit] {
        questions.map { AnswerEdit($0.id, seen: base[$0.id]?.value, value: anyValue($0, using: &random)) }
      }
      let (mine, yours) = (edits(halves.prefix(names.count / 2)), edits(halves.dropFirst(names.count / 2)))
      var (first, second) = (base, base)
      first.make(mine, by: me)
      #expect(first.conflicts(with: yours).isEmpty)
      first.make(yours, by: me)
      second.make(yours, by: me)
      #expect(second.conflicts(with: mine).isEmpty)
      second.make(mine, by: me)
      #expect(first == second)
    }
  }

  @Test func aSaveNeverUndoesWhatAnotherWroteInAQuestionThatWasLeftAlone() throws {
    var answers = Answers()
    answers["a"] = Answer(.text("old"), me)
    var theirs = answers
    theirs.make([AnswerEdit("a", seen: .text("old"), value: .text("theirs"))], by: me)
    let untouched = AnswerEdit("a", seen: .text("old"), value: .text("old"))
    #expect(theirs.conflicts(with: [untouched]).isEmpty)
    theirs.make([untouched], by: me)
    #expect(theirs["a"]?.value == .text("theirs"))
  }

  @Test func theSameQuestionAnsweredTwiceIsShownToBoth() throws {
    var answers = Answers()
    answers["a"] = Answer(.text("old"), me)
    let you = AnswerOrigin(by: "you", at: "2026-11-20T09:01", source: "")
    let edit = AnswerEdit("a", seen: .text("old"), value: .text("mine"))
    #expect(answers.conflicts(with: [edit]).isEmpty)
    answers.make([AnswerEdit("a", seen: .text("old"), value: .text("yours"))], by: you)
    #expect(
      answers.conflicts(with: [edit]) == [
        AnswerConflict(question: "a", theirs: .text("yours"), by: "you", mine: .text("mine"))
      ])
    // The same words from two hands are no conflict, and neither is what both took away.
    #expect(answers.conflicts(with: [AnswerEdit("a", seen: .text("old"), value: .text("yours"))]).isEmpty)
    answers.make([AnswerEdit("a", seen: .text("yours"), value: nil)], by: you)
    #expect(answers["a"] == nil)
    #expect(answers.conflicts(with: [AnswerEdit("a", seen: .text("old"), value: .text(" "))]).isEmpty)
    #expect(answers.conflicts(with: [edit]).map(\.by) == [nil])
  }

  @Test func aTablesDifferenceIsToldByRows() throws {
    let (gran, school) = (AnswerRow(["what": .text("Gran")]), AnswerRow(["what": .text("School")]))
    let rows = try #require(
      AnswerDifference(question: "t", before: .rows([gran, school, gran]), now: .rows([school, gran])).rows)
    #expect(rows.removed == [gran] && rows.added.isEmpty)
  }

  /// Numbers as people type them, and as they are stored.
  @Test(
    arguments: [
      ("0", "0"), ("12", "12"), ("-3.50", "-3.5"), ("0.4375", "0.4375"), ("007", "7"), ("", nil), (".5", nil),
      ("1.", nil), ("1.23456", nil), ("123456789", nil), ("1e3", nil), ("٣", nil), ("--1", nil), ("-0.05", "-0.05"),
    ] as [(String, String?)])
  func numbersAreExact(_ row: (typed: String, stored: String?)) {
    #expect(FormNumber(jsonText: row.typed)?.jsonText == row.stored)
  }

  @Test(arguments: [
    ("2026-11-23", true), ("2024-02-29", true), ("2026-02-29", false), ("1900-02-29", false), ("2026-13-01", false),
    ("2026-1-01", false), ("2026-11-00", false), ("0000-01-01", false), ("2026/11/23", false),
  ])
  func daysAreThoseOfTheCalendar(_ row: (typed: String, isDay: Bool)) {
    #expect(FormDate(jsonText: row.typed).map(\.jsonText) == (row.isDay ? row.typed : nil))
  }
}
