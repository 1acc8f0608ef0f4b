import JSON

extension DefinitionReader {
  private static let comparisons = ["is", "isOneOf", "isAnswered", "atLeast", "atMost", "differsFrom"]

  /// Reads a condition and checks what it looks at; one that can't be read always holds, so that its fault is the only one.
  mutating func condition(_ value: JSONValue, at path: String) -> Condition {
    let known = ["all", "any", "not", "stage", "question"] + Self.comparisons
    guard let object = object(value, at: path, of: known) else { return .all([]) }
    let heads = ["all", "any", "not", "stage", "question"].filter { object[$0] != nil }
    let compared = Self.comparisons.filter { object[$0] != nil }
    guard heads.count == 1, let head = heads.first, compared.count == (head == "question" ? 1 : 0) else {
      note(.notOneCondition, at: path)
      return .all([])
    }
    switch head {
    case "all", "any":
      let parts = list(object, head, needed: true, at: path).enumerated().map { index, part in
        (part, path.member(head).element(index))
      }
      var conditions: [Condition] = []
      for (part, place) in parts { conditions.append(condition(part, at: place)) }
      return head == "all" ? .all(conditions) : .any(conditions)
    case "not": return .not(condition(object["not"] ?? .null, at: path.member("not")))
    case "stage":
      let asked = texts(object, "stage", at: path)
      for (index, stage) in asked.enumerated() where !stages.contains(stage) {
        note(.noSuchStage(stage), at: path.member("stage").element(index))
      }
      return .stage(asked)
    default:
      let id = QuestionID(text(object, "question", at: path))
      guard let question = before[id] else {
        if object["question"]?.string?.isEmpty == false { note(.notBefore(id), at: path.member("question")) }
        return .all([])
      }
      return comparison(object, compared[0], question, at: path).map { .answer(id, $0) } ?? .all([])
    }
  }

  private mutating func comparison(
    _ object: JSONValue, _ name: String, _ question: Question, at path: String
  ) -> Condition.Comparison? {
    let place = path.member(name)
    switch name {
    case "is":
      let code = text(object, name, at: path)
      check([code], of: question, at: place)
      return .isOneOf([code])
    case "isOneOf":
      let codes = texts(object, name, at: path)
      check(codes, of: question, at: place)
      return .isOneOf(codes)
    case "isAnswered":
      guard case .bool(true) = object[name] else {
        note(.wrongType(expected: "true"), at: place)
        return nil
      }
      return .isAnswered
    case "differsFrom":
      let other = QuestionID(text(object, name, at: path))
      if before[other] == nil {
        note(.notBefore(other), at: place)
      } else if before[other]?.kind.name != question.kind.name || !isComparable(question.kind) {
        note(.cannotCompare(other, kind: before[other]?.kind.name ?? ""), at: place)
      }
      return .differs(from: other)
    default:
      guard let operand = operand(object[name] ?? .null, question, at: place) else { return nil }
      return name == "atLeast" ? .atLeast(operand) : .atMost(operand)
    }
  }

  private func isComparable(_ kind: QuestionKind) -> Bool {
    switch kind {
    case .text, .yesNo, .one, .rating, .number, .day: true
    default: false
    }
  }

  private mutating func check(_ codes: [String], of question: Question, at path: String) {
    if question.choices.isEmpty {
      note(.cannotCompare(question.id, kind: question.kind.name), at: path)
      return
    }
    for code in codes where !question.choices.contains(where: { $0.code == code }) {
      note(.noSuchChoice(question.id, code), at: path)
    }
  }

  private mutating func operand(_ value: JSONValue, _ question: Question, at path: String) -> Condition.Operand? {
    switch (question.kind, value) {
    case (.number, _), (.computed, .integer), (.computed, .number): return number(value, at: path).map { .number($0) }
    case (.one, .string(let code)), (.rating, .string(let code)), (.computed, .string(let code)):
      check([code], of: question, at: path)
      return .code(code)
    case (.day, .string(let text)):
      guard let day = FormDate(jsonText: text) else {
        note(.badDay(text), at: path)
        return nil
      }
      return .day(day)
    case (.one, _), (.rating, _), (.day, _), (.computed, _):
      note(.wrongType(expected: "text"), at: path)
      return nil
    default:
      note(.cannotCompare(question.id, kind: question.kind.name), at: path)
      return nil
    }
  }
}
