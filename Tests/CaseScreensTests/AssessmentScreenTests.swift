import CaseScreens
import Casework
import Forms
import Testing
import TextUI

@Suite("Assessments on the screen") struct AssessmentScreenTests {
  private static let reference = CaseReference(1)
  private static let id: DocumentID = "a900"

  /// A desk on whose first case an assessment of an earlier day is signed and its review begun, by somebody else.
  private func keyboard(_ size: (Int, Int) = (24, 80), state: SigningState = .draft) throws -> Keyboard {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    keyboard.desk.now = keyboard.desk.now.adding(minutes: -60 * 24 * 90)
    func make(_ change: Change, by staff: StaffID = "kmason") {
      guard case .saved = keyboard.desk.make(change, by: staff) else {
        Issue.record("the change was refused: \(change.op)")
        return
      }
    }
    func answer(_ id: DocumentID, by staff: StaffID) throws {
      guard let definition = keyboard.desk.forms.latest("prevention-diversion") else { return }
      for section in definition.sections {
        for _ in 0..<3 {
          let assessment = try #require(try keyboard.desk.assessment(id, of: Self.reference)).assessment
          let filled = assessment.filled(definition)
          guard filled.sections.contains(where: { $0.id == section.id }) else { break }
          let open = filled.obstacles(in: section).compactMap { definition.question($0.question) }
          make(.assessed(Self.reference, .confirm(id, section.id)), by: staff)
          let edits = open.compactMap { question in
            assessment.answers[question.id] == nil
              ? AnswerEdit(question.id, seen: nil, value: Self.answer(question)) : nil
          }
          make(.assessed(Self.reference, .save(id, section.id, edits, minutes: 1)), by: staff)
        }
        if try #require(try keyboard.desk.assessment(id, of: Self.reference)).assessment.filled(definition).sections
          .contains(where: { $0.id == section.id })
        {
          make(.assessed(Self.reference, .mark(id, section.id, complete: true)), by: staff)
        }
      }
    }
    make(.assessed(Self.reference, .start("prevention-diversion", stage: "entry", order: nil)))
    let first = DocumentID("a\(keyboard.desk.record.seq)")
    try answer(first, by: "kmason")
    make(.documentSigned(Self.reference, SignedName(.assessment, first), .submit(note: "")))
    keyboard.desk.now = keyboard.desk.now.adding(minutes: 60 * 24 * 90)
    make(.assessed(Self.reference, .start("prevention-diversion", stage: "review", order: nil)))
    let second = DocumentID("a\(keyboard.desk.record.seq)")
    if state != .draft {
      try answer(second, by: "kmason")
      make(
        .assessed(
          Self.reference,
          .save(
            second, "judgements",
            [
              AnswerEdit(
                "judgement.harm", seen: .rating("low", reason: "Nothing points to it."),
                value: .rating("medium", reason: "He carries a knife again."))
            ], minutes: 2)))
      make(.documentSigned(Self.reference, SignedName(.assessment, second), .submit(note: "")))
    }
    keyboard.tell(.changedElsewhere([Self.reference]))
    return keyboard
  }

  private static func answer(_ question: Question) -> AnswerValue {
    switch question.kind {
    case .yesNo: .choice("no")
    case .one(let choices): .choice(choices.first?.code ?? "")
    case .many(let choices): .choices([choices.first?.code ?? ""])
    case .rating(let choices): .rating(choices.first?.code ?? "", reason: "Nothing points to it.")
    case .table(let columns, _):
      .rows([AnswerRow(Dictionary(uniqueKeysWithValues: columns.filter(\.isNeeded).map { ($0.id, .text("Tomi")) }))])
    case .day: .day(FormDate(clamping: 2026, month: 8, day: 20))
    default: .text("His gran stands by him, and football keeps him busy.")
    }
  }

  /// Opens the case's assessments, and the latest.
  func opened(_ size: (Int, Int) = (24, 80), state: SigningState = .draft, as user: StaffID = "kmason") throws
    -> Keyboard
  {
    var keyboard = try keyboard(size, state: state)
    keyboard.desk.me = user
    if user == "dshah" {
      keyboard.press(.char("4"), .char("v"), .char("Q"))
      return keyboard
    }
    keyboard.press(.char("2"), .char("/"))
    keyboard.type("abara")
    keyboard.press(.enter, .enter)
    for _ in 0..<10 where !keyboard.text().contains("Prevention and Diversion,") { keyboard.press(.tab) }
    return keyboard
  }

  func goToDraft(_ keyboard: inout Keyboard) {
    for _ in 0..<10 where !keyboard.screen().line(keyboard.screen().cursor?.row ?? 0).contains("review") {
      keyboard.press(.down)
    }
    keyboard.press(.enter)
  }

  @Test(arguments: [(24, 80), (45, 140)]) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try opened(size)
    try expect(keyboard.screen(), is: "assessments" + suffix)
    keyboard.press(.char("N"))
    try expect(keyboard.screen(), is: "assessment-start" + suffix)
    keyboard.press(.escape)
    goToDraft(&keyboard)
    keyboard.press(.tab)
    try expect(keyboard.screen(), is: "assessment" + suffix)
    keyboard.press(.char("e"))
    try expect(keyboard.screen(), is: "assessment-section" + suffix)
  }

  @Test(arguments: [(24, 80), (45, 140)]) func picturesOfCountersigning(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try opened(size, state: .submitted, as: "dshah")
    try expect(keyboard.screen(), is: "countersign" + suffix)
    keyboard.press(.enter)
    for _ in 0..<20 where !keyboard.text().contains("knife") { keyboard.press(.down) }
    try expect(keyboard.screen(), is: "assessment-differences" + suffix)
    keyboard.press(.char("Q"))
    try expect(keyboard.screen(), is: "checklist" + suffix)
  }

  @Test func enterConfirmsWhatWasCarriedOver() throws {
    var keyboard = try opened()
    goToDraft(&keyboard)
    keyboard.press(.tab)
    #expect(keyboard.text().contains("not yet confirmed"))
    let before = try #require(keyboard.desk.assessments(of: Self.reference).last)
    let unconfirmed = before.assessment.answers.stored.values.count(where: \.isUnconfirmed)
    keyboard.press(.enter)
    let after = try #require(keyboard.desk.assessments(of: Self.reference).last)
    #expect(after.assessment.answers.stored.values.count(where: \.isUnconfirmed) == unconfirmed - 1)
    keyboard.press(.char("C"))
    #expect(!keyboard.text().contains("not yet confirmed"))
    keyboard.press(.char("m"))
    #expect(keyboard.text().contains("\u{2713} About the child"))
  }

  @Test func whatIsTypedIsSavedInItsSectionAndItsDraftKept() throws {
    var keyboard = try opened()
    goToDraft(&keyboard)
    keyboard.press(.char("e"))
    keyboard.type("Plays for the under-16s. ")
    keyboard.tell(.tick)
    #expect(keyboard.desk.drafts.keys.contains { $0.hasPrefix("section YJ-000001") })
    keyboard.press(.control("s"))
    let saved = try #require(keyboard.desk.assessments(of: Self.reference).last).assessment
    #expect(saved.answers["about.likes"]?.value.characters ?? 0 > 60)
    #expect(saved.answers["about.likes"]?.origin.by == "kmason")
    #expect(saved.answers["about.likes"]?.isUnconfirmed == false)
    #expect(saved.minutes >= 1)
    #expect(keyboard.desk.drafts.isEmpty)
  }

  @Test func anAnswerShowsTheQuestionThatFollowsFromIt() throws {
    var keyboard = try opened((45, 140))
    goToDraft(&keyboard)
    keyboard.press(.down, .char("e"))
    #expect(!keyboard.text().contains("What makes it a concern"))
    keyboard.press(.tab, .tab, .char("y"), .tab)
    #expect(keyboard.text().contains("What makes it a concern"))
  }

  @Test func somebodyElsesAnswerIsShownAndNothingIsWrittenOver() throws {
    var keyboard = try opened((45, 140))
    goToDraft(&keyboard)
    keyboard.press(.char("e"))
    keyboard.type("Mine. ")
    let draft = try #require(keyboard.desk.assessments(of: Self.reference).last)
    let theirs = AnswerEdit(
      "about.likes", seen: draft.assessment.answers["about.likes"]?.value, value: .text("Theirs, all of it."))
    let other = AnswerEdit("about.fair", seen: draft.assessment.answers["about.fair"]?.value, value: .text("Never."))
    _ = keyboard.desk.make(
      .assessed(Self.reference, .save(draft.id, "about-child", [theirs, other], minutes: 1)), by: "dshah")
    keyboard.tell(.changedElsewhere([Self.reference]))
    #expect(keyboard.text().contains("D. Shah, ") && keyboard.text().contains("Ctrl-T takes theirs"))
    #expect(!keyboard.text().contains("In this section too"))
    keyboard.desk.present = [SectionPlace(Self.reference, draft.id, "about-child"): ["dshah"]]
    #expect(keyboard.text().contains("In this section too: D. Shah"))
    #expect(keyboard.app.place == SectionPlace(Self.reference, draft.id, "about-child"))
    #expect(keyboard.text().contains("Never."))
    var keeping = keyboard
    keeping.press(.control("s"))
    #expect(keeping.text().contains("Ctrl-S again keeps yours"))
    keeping.press(.control("s"))
    let mine = try #require(keeping.desk.assessments(of: Self.reference).last).assessment
    #expect(mine.answers["about.fair"]?.value == .text("Never."))
    #expect(mine.answers["about.likes"]?.origin.by == "kmason")
    keyboard.press(.control("t"), .control("s"))
    let taken = try #require(keyboard.desk.assessments(of: Self.reference).last).assessment
    #expect(taken.answers["about.likes"]?.value == .text("Theirs, all of it."))
    #expect(taken.answers["about.likes"]?.origin.by == "dshah")
  }

  @Test func whoElseIsInTheSectionStandsInItsHeading() throws {
    var keyboard = try opened()
    goToDraft(&keyboard)
    #expect(keyboard.app.place == nil)
    let draft = try #require(keyboard.desk.assessments(of: Self.reference).last)
    keyboard.desk.present = [SectionPlace(Self.reference, draft.id, "about-child"): ["dshah"]]
    #expect(keyboard.text().contains("In this section too: D. Shah"))
    keyboard.press(.down)
    #expect(!keyboard.text().contains("In this section too"))
  }

  @Test func aTargetAnswersWhatWasFoundInAnAssessment() throws {
    var keyboard = try keyboard((45, 140))
    keyboard.press(.char("2"), .char("/"))
    keyboard.type("abara")
    keyboard.press(.enter, .enter, .char("p"), .char("n"))
    keyboard.tab(to: "Different")
    keyboard.type("Trains twice a week")
    keyboard.tab(to: "Found in")
    keyboard.type("feelings: his")
    keyboard.press(.tab)
    keyboard.press(.control("s"))
    let target = try #require(try keyboard.desk.plans(of: Self.reference).draft?.plan.content.targets.last)
    let first = try #require(keyboard.desk.assessments(of: Self.reference).first)
    #expect(target.finding?.assessment == first.id && target.finding?.question == "health.strengths")
    #expect(target.finding?.words == "His gran stands by him, and football keeps him busy.")
  }

  @Test func aManagerSendsItBackWithReasonsOnItsQuestions() throws {
    var keyboard = try opened((45, 140), state: .submitted, as: "dshah")
    keyboard.press(.enter)
    for _ in 0..<20 where !keyboard.text().contains("knife") { keyboard.press(.down) }
    keyboard.press(.char("B"))
    #expect(keyboard.text().contains("One reason a line"))
    keyboard.press(.escape, .char("r"))
    keyboard.type("Say to whom it is a risk.")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("to send back: Say to whom it is a risk."))
    keyboard.press(.char("B"))
    let back = try #require(keyboard.desk.assessments(of: Self.reference).last).assessment.signing
    #expect(back.state == .sentBack)
    #expect(back.reasons == [PartReason("judgement.harm", "Say to whom it is a risk.")])
    keyboard.desk.me = "kmason"
    keyboard.tell(.changedElsewhere([Self.reference]))
    keyboard.press(.char("d"))
    #expect(keyboard.text().contains("sent back: Say to whom it is a risk."))
    #expect(keyboard.text().contains("\u{2713} ! Judgements"))
    keyboard.press(.char("S"))
    #expect(try #require(keyboard.desk.assessments(of: Self.reference).last).assessment.signing.state == .submitted)
  }

  @Test func aManagerCountersignsWithTheChecklistAnswered() throws {
    var keyboard = try opened((45, 140), state: .submitted, as: "dshah")
    keyboard.press(.enter, .char("Q"), .control("s"))
    #expect(keyboard.text().contains("The checklist has no answer"))
    for _ in 0..<7 { keyboard.press(.char("y"), .tab) }
    keyboard.press(.control("s"))
    let signed = try #require(keyboard.desk.assessments(of: Self.reference).last).assessment.signing
    #expect(signed.state == .countersigned)
    #expect(signed.signed?.checks.count == 7)
    #expect(try keyboard.desk.caseFile(Self.reference)?.header.judgements?.harm == .medium)
    keyboard.press(.escape)
    #expect(keyboard.text().contains("Nothing waits to be countersigned"))
  }

  /// Rows as they are typed, and what they become or why they don't.
  @Test(
    arguments: [
      ("Gran | Family and relationships | Strongly", nil), ("Gran | family | str", nil), ("Gran", nil),
      ("Gran | huge", "choose one of"),
      ("Gran | family | weak | and more", "cells"),
    ] as [(String, String?)])
  func tablesAreTypedAsLines(_ row: (text: String, fault: String?)) throws {
    var keyboard = try keyboard((45, 140))
    _ = keyboard.desk.make(.assessed(Self.reference, .start("assetplus", stage: "entry", order: nil)))
    keyboard.tell(.changedElsewhere([Self.reference]))
    keyboard.press(.char("2"), .char("/"))
    keyboard.type("abara")
    keyboard.press(.enter, .enter)
    for _ in 0..<10 where !keyboard.text().contains("AssetPlus, entry") { keyboard.press(.tab) }
    for _ in 0..<10 where !keyboard.screen().line(keyboard.screen().cursor?.row ?? 0).contains("AssetPlus, entry") {
      keyboard.press(.down)
    }
    keyboard.press(.enter)
    for _ in 0..<40 where !keyboard.screen().line(keyboard.screen().cursor?.row ?? 0).contains("Factors for") {
      keyboard.press(.down)
    }
    keyboard.press(.char("e"))
    keyboard.type(row.text)
    keyboard.press(.control("s"))
    let answers = try #require(keyboard.desk.assessments(of: Self.reference).last).assessment.answers
    if let fault = row.fault {
      #expect(keyboard.text().contains(fault))
      #expect(answers["desistance.for"] == nil)
    } else {
      guard case .rows(let rows)? = answers["desistance.for"]?.value else {
        Issue.record("no rows: \(keyboard.text())")
        return
      }
      #expect(rows.first?["factor"] == .text("Gran"))
    }
  }
}
