/// A form with answers: what is shown, what is worked out, what is missing.
///
/// Worked out once, from the first question to the last, since a question looks only at those before it. An answer to a
/// question that isn't shown is kept but counts as none.
public struct FilledForm: Sendable {
  /// The form.
  public let definition: FormDefinition
  /// The stage that it is written for; empty where the form has none.
  public let stage: String
  /// What was answered.
  public let answers: Answers
  private let shownSections: [Bool]
  private let shown: [QuestionID: Bool]
  private let worked: [QuestionID: FormNumber]

  /// Looks at a form's answers.
  public init(_ definition: FormDefinition, stage: String = "", answers: Answers) {
    self.definition = definition
    self.stage = stage
    self.answers = answers
    var evaluation = Evaluation(definition: definition, stage: stage, answers: answers)
    evaluation.run()
    shownSections = evaluation.shownSections
    shown = evaluation.shown
    worked = evaluation.worked
  }

  /// The sections that are shown.
  public var sections: [FormSection] {
    zip(definition.sections, shownSections).filter(\.1).map(\.0)
  }

  /// The questions of a section that are shown.
  public func questions(in section: FormSection) -> [Question] { section.questions.filter { isShown($0.id) } }

  /// Whether a question is shown.
  public func isShown(_ question: QuestionID) -> Bool { shown[question] ?? false }

  /// The number of a computed question; nil where nothing was answered that it counts.
  public func number(of question: QuestionID) -> FormNumber? { worked[question] }

  /// The band of a computed question; nil where it has none.
  public func band(of question: QuestionID) -> Computation.Band? {
    guard let number = worked[question], case .computed(let computation)? = definition.question(question)?.kind
    else { return nil }
    return computation.band(of: number)
  }

  /// The answer to a question that is shown; nil where there is none.
  public subscript(question: QuestionID) -> Answer? { isShown(question) ? answers[question] : nil }

  /// The answer to the question that has a role; nil where there is none.
  public func answer(for role: QuestionRole) -> AnswerValue? {
    definition.roles[role].flatMap { self[$0]?.value }
  }

  /// Whether a condition of the form holds.
  public func holds(_ condition: Condition) -> Bool {
    Evaluation(
      definition: definition, stage: stage, answers: answers, shownSections: shownSections, shown: shown, worked: worked
    ).holds(condition)
  }

  /// Whether a manager has to countersign it.
  public var needsCountersigning: Bool { definition.countersignedIf.map(holds) ?? false }

  /// What stands in the way of a section being complete, in the order of the form.
  public func obstacles(in section: FormSection) -> [SectionObstacle] {
    questions(in: section).flatMap { question -> [SectionObstacle] in
      guard let answer = answers[question.id] else {
        if case .computed = question.kind { return [] }
        return question.isNeeded ? [.missing(question.id)] : []
      }
      var found: [SectionObstacle] = []
      if let fault = question.fault(of: answer.value) { found.append(.faulty(question.id, fault)) }
      if question.isNeeded, question.isUnfinished(answer.value) { found.append(.unfinished(question.id)) }
      if answer.isUnconfirmed { found.append(.unconfirmed(question.id)) }
      return found
    }
  }

  /// How far a section is.
  public func progress(of section: FormSection, markedComplete: Bool) -> SectionProgress {
    if markedComplete, obstacles(in: section).isEmpty { return .complete }
    return questions(in: section).contains { answers[$0.id] != nil } ? .begun : .untouched
  }
}

/// Why a section can't be marked as complete.
public enum SectionObstacle: Sendable, Equatable {
  /// A question that has to be answered isn't.
  case missing(QuestionID)
  /// It is answered in part: a rating without its reason, a table with too few rows or an empty cell.
  case unfinished(QuestionID)
  /// The answer isn't one to the question.
  case faulty(QuestionID, AnswerFault)
  /// The answer was taken over, and nobody has said yet that it still holds.
  case unconfirmed(QuestionID)

  /// The question that it is about.
  public var question: QuestionID {
    switch self {
    case .missing(let question), .unfinished(let question), .faulty(let question, _), .unconfirmed(let question):
      question
    }
  }
}

/// How far a section is.
public enum SectionProgress: String, Sendable, Equatable {
  /// Nothing is answered.
  case untouched
  /// Something is answered.
  case begun
  /// Marked as complete, and nothing stands in the way of that.
  case complete
  /// Whoever looks isn't shown it, so that nothing is said of how far it is.
  case withheld
}

extension Question {
  /// Whether an answer lacks what a needed one must have.
  func isUnfinished(_ value: AnswerValue) -> Bool {
    switch (kind, value) {
    case (_, .rating(let code, let reason)): code.isEmpty || reason.utf8.allSatisfy { $0 <= 0x20 }
    case (.table(let columns, let least), .rows(let rows)):
      rows.count < least
        || rows.contains { row in columns.contains { $0.isNeeded && $0.shownIf == nil && row[$0.id] == nil } }
    default: false
    }
  }

  /// How many characters an answer has, and how many are enough; nil for questions that aren't answered in words.
  public func characters(of value: AnswerValue?) -> (used: Int, advised: Int?)? {
    switch kind {
    case .text(let advised), .longText(let advised): (value?.characters ?? 0, advised)
    case .rating: (value?.characters ?? 0, nil)
    default: nil
    }
  }
}
