import Forms
import JSON

/// A small form with a question of every kind, a condition of every kind, and everything else that a definition has.
enum Specimen {
  static let text = """
    {
      "form": "specimen", "version": 2, "title": "A specimen", "purpose": "assessment", "about": "For the tests.",
      "source": "made up", "unverified": true, "from": "2024-04-01", "through": "2030-12-31",
      "lists": {
        "levels": [
          {"code": "low", "words": "Low"}, {"code": "medium", "words": "Medium"}, {"code": "high", "words": "High"}
        ],
        "scores": [
          {"code": "not-true", "words": "Not true", "score": 0}, {"code": "somewhat", "words": "Somewhat", "score": 1},
          {"code": "certainly", "words": "Certainly", "score": 2}
        ]
      },
      "stages": [{"code": "entry", "words": "Entry"}, {"code": "report", "words": "Report"}],
      "sections": [
        {
          "id": "home", "part": "Life", "title": "Home", "guidance": "Begin with what goes well.",
          "questions": [
            {"id": "home.strengths", "kind": "long", "words": "What goes well?", "advised": 500, "needed": true},
            {"id": "home.type", "kind": "one", "words": "Where?", "field": "accommodationType", "needed": true,
             "choices": [{"code": "family", "words": "With family"}, {"code": "care", "words": "In care"}]},
            {"id": "home.care", "kind": "day", "words": "In care since", "needed": true,
             "shownIf": {"question": "home.type", "is": "care"}},
            {"id": "home.concern", "kind": "yes-no", "words": "Is this a concern?", "needed": true},
            {"id": "home.who", "kind": "person", "words": "Who looks after them?", "among": "family"}
          ]
        },
        {
          "id": "mind", "part": "Life", "title": "How they feel",
          "questions": [
            {"id": "mind.worries", "kind": "one", "words": "Worries", "choices": "scores"},
            {"id": "mind.sleep", "kind": "one", "words": "Sleeps badly", "choices": "scores"},
            {"id": "mind.total", "kind": "computed", "words": "Total", "total": ["mind.worries", "mind.sleep"],
             "bands": [{"from": 0, "code": "usual", "words": "Usual"}, {"from": 3, "code": "raised", "words": "Raised"}]},
            {"id": "mind.help", "kind": "text", "words": "Who helps?", "needed": true,
             "shownIf": {"question": "mind.total", "atLeast": "raised"}},
            {"id": "mind.signs", "kind": "many", "words": "Signs", "choices": "levels"}
          ]
        },
        {
          "id": "judgements", "part": "Conclusions", "title": "Judgements",
          "questions": [
            {"id": "harm", "kind": "rating", "words": "Harm", "choices": "levels", "needed": true},
            {"id": "score", "kind": "number", "words": "Score", "from": 0, "through": 1, "places": 2, "carries": false},
            {"id": "level.shown", "kind": "one", "words": "Level that follows", "choices": "levels"},
            {"id": "level.chosen", "kind": "one", "words": "Level chosen", "choices": "levels"},
            {"id": "level.why", "kind": "long", "words": "Why another?", "needed": true,
             "shownIf": {"question": "level.chosen", "differsFrom": "level.shown"}},
            {"id": "factors", "kind": "table", "words": "Factors", "rows": 1, "needed": true,
             "columns": [
               {"id": "what", "kind": "text", "words": "What", "needed": true},
               {"id": "weight", "kind": "one", "words": "Weight", "choices": "levels"}
             ]},
            {"id": "concerns", "kind": "computed", "words": "Concerns", "count": ["home.concern"], "codes": ["yes"]},
            {"id": "top", "kind": "computed", "words": "Highest", "highest": ["mind.worries", "score"]},
            {"id": "signed", "kind": "signature", "words": "Signed", "of": "child", "carries": false}
          ]
        },
        {
          "id": "plan", "title": "If it goes wrong",
          "shownIf": {"any": [
            {"question": "harm", "atLeast": "high"}, {"stage": ["report"]},
            {"all": [{"question": "score", "atLeast": 0.5}, {"not": {"question": "home.type", "is": "family"}}]}
          ]},
          "questions": [{"id": "plan.text", "kind": "text", "words": "What then?", "needed": true}]
        }
      ],
      "countersignedIf": {"any": [{"question": "harm", "atLeast": "medium"}, {"stage": ["report"]}]},
      "roles": {"harm": "harm", "level": "level.chosen"}
    }
    """

  static func definition() throws -> FormDefinition {
    try FormDefinition(json: Array(text.utf8), file: "specimen.json")
  }

  /// The specimen with one text in it exchanged, which must be there.
  static func faults(_ old: String, _ new: String) -> [String]? {
    guard let range = text.firstRange(of: old) else { return nil }
    do throws(DefinitionFaults) {
      _ = try FormDefinition(
        json: Array(text.replacingCharacters(in: range, with: new).utf8), file: "specimen.json")
      return []
    } catch {
      return error.list.map(\.description)
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}

/// Numbers that follow from a seed, so that a failing case can be run again.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Any acceptable answer to a question.
func anyValue(_ question: Question, using random: inout Seeded) -> AnswerValue {
  func code(_ choices: [Choice]) -> String { choices.randomElement(using: &random)?.code ?? "" }
  let words = ["Gran helps.", "Since the move, he sleeps “well”.", "Näheres folgt\nspäter", "ok", "\u{1F600} football"]
  switch question.kind {
  case .text, .longText, .computed: return .text(words.randomElement(using: &random) ?? "")
  case .yesNo: return .choice(code(Choice.yesNo))
  case .one(let choices): return .choice(code(choices))
  case .many(let choices): return .choices(choices.map(\.code).filter { _ in Bool.random(using: &random) })
  case .number(_, _, let places):
    return .number(FormNumber(tenThousandths: Int.random(in: 0...1, using: &random) * (places > 0 ? 5000 : 10_000)))
  case .day:
    let day = FormDate(year: 2026, month: Int.random(in: 1...12, using: &random), day: 1)
    return day.map { .day($0) } ?? .text("")
  case .table(let columns, _):
    return .rows(
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        var row = AnswerRow()
        for column in columns { row[column.id] = anyValue(column, using: &random) }
        return row
      })
  case .rating(let choices): return .rating(code(choices), reason: words.randomElement(using: &random) ?? "")
  case .signature: return FormDate(year: 2026, month: 11, day: 2).map { .signed("Tomi Abara", on: $0) } ?? .text("")
  case .person: return .person("p1", name: "Ada Abara")
  }
}

/// Any answers to a form, some of them taken over.
func anyAnswers(_ definition: FormDefinition, using random: inout Seeded) -> Answers {
  var answers = Answers()
  for question in definition.sections.flatMap(\.questions) {
    if case .computed = question.kind { continue }
    guard Int.random(in: 0...3, using: &random) > 0 else { continue }
    var answer = Answer(
      anyValue(question, using: &random), AnswerOrigin(by: "kmason", at: "2026-11-02T10:00", source: ""))
    answer.isUnconfirmed = Int.random(in: 0...4, using: &random) == 0
    answers[question.id] = answer
  }
  return answers
}
