/// One question of a form: what is asked, how it is answered, when it is shown and whether a section needs it.
public struct Question: Sendable, Equatable {
  /// Its name, one of its kind in the form.
  public var id: QuestionID
  /// How it is answered.
  public var kind: QuestionKind
  /// The question in plain words.
  public var words: String
  /// How to answer it well; empty where the words say enough.
  public var guidance: String
  /// Whether its section can't be completed without it, wherever it is shown.
  public var isNeeded: Bool
  /// When it is shown; nil for always.
  public var shownIf: Condition?
  /// Its name in the national data set; empty where it isn't sent.
  public var field: String
  /// Where the question comes from; empty where the form's own source says it.
  public var source: String
  /// Whether a later assessment begins with the answer to it.
  public var carries: Bool

  /// A question that is always shown and not needed.
  public init(_ id: QuestionID, _ kind: QuestionKind, words: String) {
    self.id = id
    self.kind = kind
    self.words = words
    guidance = ""
    isNeeded = false
    shownIf = nil
    field = ""
    source = ""
    carries = true
  }

  /// What an answer of `yes`, `no` or a code can be; empty for questions that are answered otherwise.
  public var choices: [Choice] { kind.choices }
}

/// How a question is answered.
public enum QuestionKind: Sendable, Equatable {
  /// One line; so many characters are enough, which is told and never cut at.
  case text(advised: Int?)
  /// Paragraphs; so many characters are enough, which is told and never cut at.
  case longText(advised: Int?)
  /// Yes, no or not known.
  case yesNo
  /// One of a list.
  case one([Choice])
  /// Any of a list.
  case many([Choice])
  /// A number within bounds, with so many places after the point.
  case number(from: FormNumber?, through: FormNumber?, places: Int)
  /// A day, which lies ahead or behind where the year isn't typed.
  case day(isAhead: Bool)
  /// Rows that each answer the same questions; at least so many complete it.
  case table(columns: [Question], rows: Int)
  /// One of a list, and why.
  case rating([Choice])
  /// Somebody's name under the form, and the day.
  case signature(of: String)
  /// Somebody from the case: of the family, a professional, or any.
  case person(PersonGroup)
  /// Worked out from other answers.
  case computed(Computation)

  /// The codes that an answer may have.
  public var choices: [Choice] {
    switch self {
    case .yesNo: Choice.yesNo
    case .one(let choices), .many(let choices), .rating(let choices): choices
    case .computed(let computation): computation.bands.map { Choice($0.code, $0.words) }
    case .text, .longText, .number, .day, .table, .signature, .person: []
    }
  }

  /// How definitions call it.
  public var name: String {
    switch self {
    case .text: "text"
    case .longText: "long"
    case .yesNo: "yes-no"
    case .one: "one"
    case .many: "many"
    case .number: "number"
    case .day: "day"
    case .table: "table"
    case .rating: "rating"
    case .signature: "signature"
    case .person: "person"
    case .computed: "computed"
    }
  }

  /// Every name that a definition may use.
  public static let names = [
    "text", "long", "yes-no", "one", "many", "number", "day", "table", "rating", "signature", "person", "computed",
  ]
}

/// Whom of the case a question about a person lets one choose.
public enum PersonGroup: String, Sendable, Equatable, CaseIterable {
  /// Anybody.
  case anybody
  /// The family, and who else is close.
  case family
  /// Who works with the child.
  case professional
}

/// One thing that an answer can be.
public struct Choice: Sendable, Equatable {
  /// What is stored.
  public var code: String
  /// What is read.
  public var words: String
  /// What it counts in a total; nil where it counts nothing.
  public var score: Int?

  /// Puts the parts together.
  public init(_ code: String, _ words: String, score: Int? = nil) {
    self.code = code
    self.words = words
    self.score = score
  }

  /// Yes, no, not known.
  public static let yesNo = [Choice("yes", "Yes"), Choice("no", "No"), Choice("unknown", "Not known")]
}
