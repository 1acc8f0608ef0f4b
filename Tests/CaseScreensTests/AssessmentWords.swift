import CaseScreens
import Casework
import Forms
import Testing

/// One example of each refusal of assessments; a new case makes `number(of:)` fail to compile until it has one.
enum AssessmentWords {
  static let refusals: [AssessmentRefusal] = [
    .noSuchForm("assetplus", version: 9), .notInUse("Final Warning", Day(year: 2026, month: 11, day: 23) ?? .epoch),
    .noSuchStage("autumn", form: "AssetPlus"), .draftOpen("AssetPlus"), .noSuchAssessment("a7", CaseReference(142)),
    .noSuchSection("living"), .noSuchQuestion("living.type"),
    .badAnswer("Where does the child live?", .notAChoice("castle")),
    .conflict([
      AnswerConflict(question: "living.type", theirs: .choice("care"), by: "rellis", mine: .choice("family"))
    ]),
    .sectionOpen("Living arrangements", [.missing("living.strengths")], words: ["What is good there?"]),
    .sectionsOpen(["Living arrangements", "Judgements"]), .notSigned("a7"), .notDraft("a7"), .noSuchEpisode("a7"),
  ]

  static func number(of refusal: AssessmentRefusal) -> Int {
    switch refusal {
    case .noSuchForm: 0
    case .notInUse: 1
    case .noSuchStage: 2
    case .draftOpen: 3
    case .noSuchAssessment: 4
    case .noSuchSection: 5
    case .noSuchQuestion: 6
    case .badAnswer: 7
    case .conflict: 8
    case .sectionOpen: 9
    case .sectionsOpen: 10
    case .notSigned: 11
    case .notDraft: 12
    case .noSuchEpisode: 13
    }
  }
}

@Suite struct AnswerWordsTests {
  private let form = Result {
    try FormDefinition(
      json: Array(
        """
        {"form": "f", "version": 1, "title": "F", "source": "s", "sections": [{"id": "s", "title": "S", "questions": [
          {"id": "one", "kind": "one", "words": "One?", "choices": [{"code": "a", "words": "Apple"}]},
          {"id": "many", "kind": "many", "words": "Many?", "choices": [
            {"code": "a", "words": "Apple"}, {"code": "b", "words": "Pear"}]},
          {"id": "rated", "kind": "rating", "words": "Rated?", "choices": [{"code": "low", "words": "Low"}]},
          {"id": "rows", "kind": "table", "words": "Rows?", "columns": [
            {"id": "what", "kind": "text", "words": "What"},
            {"id": "kind", "kind": "one", "words": "Kind", "choices": [{"code": "a", "words": "Apple"}]}]}
        ]}]}
        """.utf8), file: "f.json")
  }

  @Test(
    arguments: [
      ("one", .choice("a"), "Apple"), ("one", .choice("gone"), "gone"), ("many", .choices(["a", "b"]), "Apple, Pear"),
      ("rated", .rating("low", reason: "Calm."), "Low: Calm."), ("rated", .rating("", reason: "Calm."), "Calm."),
      (
        "rows", .rows([AnswerRow(["what": .text("Tree"), "kind": .choice("a")]), AnswerRow(["what": .text("Bush")])]),
        "Tree, Apple; Bush"
      ),
      ("one", .day(FormDate(clamping: 2026, month: 11, day: 2)), "2 Nov 26"),
      ("one", .signed("Tomi", on: FormDate(clamping: 2026, month: 11, day: 2)), "Tomi, 2 Nov 26"),
      ("one", .person("p1", name: "Ada Abara"), "Ada Abara"), ("one", .number(FormNumber(3)), "3"),
    ] as [(QuestionID, AnswerValue, String)])
  func answersAreReadByTheWordsOfTheirChoices(_ row: (question: QuestionID, value: AnswerValue, words: String)) throws {
    #expect(Words.answer(row.value, to: try form.get().question(row.question)) == row.words)
  }
}
