/// Works through a form from its first question to its last.
struct Evaluation {
  let definition: FormDefinition
  let stage: String
  let answers: Answers
  var shownSections: [Bool] = []
  var shown: [QuestionID: Bool] = [:]
  var worked: [QuestionID: FormNumber] = [:]

  mutating func run() {
    for section in definition.sections {
      let isSectionShown = section.shownIf.map(holds) ?? true
      shownSections.append(isSectionShown)
      for question in section.questions {
        let isShown = isSectionShown && (question.shownIf.map(holds) ?? true)
        shown[question.id] = isShown
        if isShown, case .computed(let computation) = question.kind {
          worked[question.id] = number(computation)
        }
      }
    }
  }

  private func value(_ question: QuestionID) -> AnswerValue? {
    shown[question] == true ? answers[question]?.value : nil
  }

  func holds(_ condition: Condition) -> Bool {
    switch condition {
    case .all(let list): list.allSatisfy(holds)
    case .any(let list): list.contains(where: holds)
    case .not(let inner): !holds(inner)
    case .stage(let stages): stages.contains(stage)
    case .answer(let question, let comparison): holds(question, comparison)
    }
  }

  private func holds(_ id: QuestionID, _ comparison: Condition.Comparison) -> Bool {
    switch comparison {
    case .isAnswered: worked[id] != nil || value(id) != nil
    case .isOneOf(let codes): self.codes(id).contains { codes.contains($0) }
    case .atLeast(let operand): order(id, operand).map { $0 >= 0 } ?? false
    case .atMost(let operand): order(id, operand).map { $0 <= 0 } ?? false
    case .differs(let other): differs(value(id), value(other))
    }
  }

  private func codes(_ id: QuestionID) -> [String] {
    if let number = worked[id], case .computed(let computation)? = definition.question(id)?.kind {
      return computation.band(of: number).map { [$0.code] } ?? []
    }
    return value(id)?.codes ?? []
  }

  private func differs(_ left: AnswerValue?, _ right: AnswerValue?) -> Bool {
    guard let left, let right else { return false }
    if case .rating = left { return left.codes != right.codes }
    return left != right
  }

  /// Below, at or above the operand: -1, 0, 1; nil where there is nothing to compare.
  private func order(_ id: QuestionID, _ operand: Condition.Operand) -> Int? {
    switch operand {
    case .number(let other):
      if let number = worked[id] { return Self.compare(number, other) }
      guard case .number(let number)? = value(id) else { return nil }
      return Self.compare(number, other)
    case .day(let other):
      guard case .day(let day)? = value(id) else { return nil }
      return Self.compare(day, other)
    case .code(let code):
      let choices = definition.question(id)?.choices ?? []
      guard let mine = codes(id).first, let here = choices.firstIndex(where: { $0.code == mine }),
        let there = choices.firstIndex(where: { $0.code == code })
      else { return nil }
      return Self.compare(here, there)
    }
  }

  private static func compare<T: Comparable>(_ left: T, _ right: T) -> Int { left < right ? -1 : left == right ? 0 : 1 }

  private func number(_ computation: Computation) -> FormNumber? {
    switch computation.method {
    case .total(let questions):
      let numbers = questions.flatMap(numbers)
      return numbers.isEmpty ? nil : numbers.reduce(FormNumber(0), +)
    case .highest(let questions): return questions.flatMap(numbers).max()
    case .count(let questions, let codes):
      guard questions.contains(where: { value($0) != nil }) else { return nil }
      return FormNumber(questions.count { self.codes($0).contains { codes.contains($0) } })
    }
  }

  /// What an answer counts.
  private func numbers(_ id: QuestionID) -> [FormNumber] {
    if let number = worked[id] { return [number] }
    guard let value = value(id) else { return [] }
    if case .number(let number) = value { return [number] }
    let choices = definition.question(id)?.choices ?? []
    return value.codes.compactMap { code in
      choices.first { $0.code == code }?.score.map { FormNumber($0) }
    }
  }
}
