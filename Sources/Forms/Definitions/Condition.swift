/// When a question or a section is shown, or a form has to be countersigned.
public indirect enum Condition: Sendable, Equatable {
  /// Every one holds; an empty list holds.
  case all([Condition])
  /// At least one holds; an empty list doesn't.
  case any([Condition])
  /// It doesn't hold.
  case not(Condition)
  /// The assessment is at one of these stages.
  case stage([String])
  /// An answer compares so; a question without an answer compares in no way.
  case answer(QuestionID, Comparison)

  /// How an answer is compared.
  public enum Comparison: Sendable, Equatable {
    /// It is there.
    case isAnswered
    /// It is one of these codes, or has one of them among others.
    case isOneOf([String])
    /// It is a number, a total, or a place in the list of choices that is at least that of the operand.
    case atLeast(Operand)
    /// It is at most that of the operand.
    case atMost(Operand)
    /// Its text, code, number or day isn't that of another question, and both are answered.
    case differs(from: QuestionID)
  }

  /// What an answer is compared with.
  public enum Operand: Sendable, Equatable {
    /// A number.
    case number(FormNumber)
    /// A code, by its place among the choices.
    case code(String)
    /// A day.
    case day(FormDate)
  }

  /// The questions that it looks at, in the order in which it names them.
  public var questions: [QuestionID] {
    switch self {
    case .all(let list), .any(let list): list.flatMap(\.questions)
    case .not(let condition): condition.questions
    case .stage: []
    case .answer(let question, .differs(let other)): [question, other]
    case .answer(let question, _): [question]
    }
  }
}
