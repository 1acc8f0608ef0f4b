public import JSON

/// What was answered to a question.
public enum AnswerValue: Sendable, Equatable {
  /// Words, one line or many.
  case text(String)
  /// The code of a choice; `yes`, `no` or `unknown` for such a question.
  case choice(String)
  /// The codes of several choices.
  case choices([String])
  /// A number.
  case number(FormNumber)
  /// A day.
  case day(FormDate)
  /// The rows of a table.
  case rows([AnswerRow])
  /// The code of a choice, and why.
  case rating(String, reason: String)
  /// Somebody's name, and the day on which they signed.
  case signed(String, on: FormDate)
  /// Somebody of the case, by their identifier there and the name that they had.
  case person(String, name: String)

  /// Whether it says nothing, so that it is no answer.
  public var isEmpty: Bool {
    switch self {
    case .text(let text): text.utf8.allSatisfy { $0 <= 0x20 }
    case .choice(let code): code.isEmpty
    case .choices(let codes): codes.isEmpty
    case .rows(let rows): rows.allSatisfy { $0.cells.values.allSatisfy(\.isEmpty) }
    case .rating(let code, let reason): code.isEmpty && reason.isEmpty
    case .signed(let name, _): name.isEmpty
    case .person(let id, let name): id.isEmpty && name.isEmpty
    case .number, .day: false
    }
  }

  /// The codes that it has.
  public var codes: [String] {
    switch self {
    case .choice(let code), .rating(let code, _): code.isEmpty ? [] : [code]
    case .choices(let codes): codes
    case .text, .number, .day, .rows, .signed, .person: []
    }
  }

  /// How many characters its text has, as people count them; 0 for what has none.
  public var characters: Int {
    switch self {
    case .text(let text), .rating(_, let text): text.count
    case .choice, .choices, .number, .day, .rows, .signed, .person: 0
    }
  }
}

/// One row of a table: the answer to each column.
public struct AnswerRow: Sendable, Equatable, JSONRecord {
  /// The answers by column.
  public var cells: [String: AnswerValue]

  /// An empty row.
  public init() { cells = [:] }
  /// A row of such answers.
  public init(_ cells: [QuestionID: AnswerValue]) {
    self.cells = Dictionary(uniqueKeysWithValues: cells.map { ($0.key.text, $0.value) })
  }

  /// The answer in a column; nil where there is none.
  public subscript(column: QuestionID) -> AnswerValue? {
    get { cells[column.text] }
    set { cells[column.text] = newValue }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("cells", &cells)
  }
}

extension AnswerValue: JSONRecord {
  /// An empty text.
  public init() { self = .text("") }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    var parts = AnswerParts(self)
    try parts.fields(&f)
    if f.isReading { self = parts.value }
  }
}

/// The members under which the value of an answer is stored: which of them are there says what kind it is.
struct AnswerParts {
  private var text: String?
  private var choice: String?
  private var choices: [String] = []
  private var number: FormNumber?
  private var day: FormDate?
  private var rows: [AnswerRow] = []
  private var rating: String?
  private var reason: String?
  private var signed: String?
  private var on: FormDate?
  private var person: String?
  private var name: String?

  init(_ value: AnswerValue) {
    switch value {
    case .text(let value): text = value
    case .choice(let code): choice = code
    case .choices(let codes): choices = codes
    case .number(let value): number = value
    case .day(let value): day = value
    case .rows(let value): rows = value
    case .rating(let code, let why): (rating, reason) = (code, why)
    case .signed(let who, let when): (signed, on) = (who, when)
    case .person(let id, let called): (person, name) = (id, called)
    }
  }

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    if f.isReading { text = nil }
    try f.field("text", &text)
    try f.field("choice", &choice)
    try f.field("choices", &choices)
    try f.field("number", &number)
    try f.field("day", &day)
    try f.field("rows", &rows)
    try f.field("rating", &rating)
    try f.field("reason", &reason)
    try f.field("signed", &signed)
    try f.field("on", &on)
    try f.field("person", &person)
    try f.field("name", &name)
  }

  /// What was read; a stored answer without any of its members is an empty text.
  var value: AnswerValue {
    if let text { return .text(text) }
    if let choice { return .choice(choice) }
    if !choices.isEmpty { return .choices(choices) }
    if let number { return .number(number) }
    if let day { return .day(day) }
    if !rows.isEmpty { return .rows(rows) }
    if let rating { return .rating(rating, reason: reason ?? "") }
    if let signed, let on { return .signed(signed, on: on) }
    if let person { return .person(person, name: name ?? "") }
    return .text("")
  }
}
