import JSON

extension DefinitionReader {
  private static let common = [
    "id", "kind", "words", "guidance", "needed", "shownIf", "field", "source", "carries",
  ]

  private static func own(_ kind: String) -> [String] {
    switch kind {
    case "text", "long": ["advised"]
    case "one", "many", "rating": ["choices"]
    case "number": ["from", "through", "places"]
    case "day": ["ahead"]
    case "table": ["columns", "rows"]
    case "signature": ["of"]
    case "person": ["among"]
    case "computed": ["total", "count", "codes", "highest", "bands"]
    default: []
    }
  }

  /// Reads a question; nil where it isn't even an object.
  mutating func question(_ value: JSONValue, at path: String, asColumn: Bool = false) -> Question? {
    let kindName = value["kind"]?.string ?? ""
    guard let object = object(value, at: path, of: Self.common + Self.own(kindName)) else { return nil }
    let id = QuestionID(name(object, "id", at: path))
    if !id.text.isEmpty, before[id] != nil { note(.nameTwice(id.text), at: path.member("id")) }
    let kind = kind(object, named: text(object, "kind", at: path), at: path)
    if asColumn {
      switch kind {
      case .table, .computed, .signature, .person: note(.notAColumn(kind: kind.name), at: path.member("kind"))
      default: break
      }
    }
    var question = Question(id, kind, words: text(object, "words", at: path))
    question.guidance = optionalText(object, "guidance", at: path)
    question.isNeeded = truth(object, "needed", default: false, at: path)
    question.field = optionalText(object, "field", at: path)
    question.source = optionalText(object, "source", at: path)
    question.carries = truth(object, "carries", default: true, at: path)
    if let shown = object["shownIf"] { question.shownIf = condition(shown, at: path.member("shownIf")) }
    if before[id] == nil { before[id] = question }
    return question
  }

  private mutating func kind(_ object: JSONValue, named name: String, at path: String) -> QuestionKind {
    switch name {
    case "text": return .text(advised: whole(object, "advised", in: 1...100_000, at: path))
    case "long": return .longText(advised: whole(object, "advised", in: 1...100_000, at: path))
    case "yes-no": return .yesNo
    case "one": return .one(choices(object, "choices", at: path))
    case "many": return .many(choices(object, "choices", at: path))
    case "rating": return .rating(choices(object, "choices", at: path))
    case "number":
      let (from, through) = (number(object, "from", at: path), number(object, "through", at: path))
      if let from, let through, through < from { note(.reversed, at: path) }
      return .number(from: from, through: through, places: whole(object, "places", in: 0...4, at: path) ?? 0)
    case "day": return .day(isAhead: truth(object, "ahead", default: false, at: path))
    case "table": return table(object, at: path)
    case "signature": return .signature(of: text(object, "of", at: path))
    case "person": return .person(word(object, "among", at: path, default: .anybody))
    case "computed": return .computed(computation(object, at: path))
    case "": return .text(advised: nil)
    default:
      note(.notOneOf(name, QuestionKind.names), at: path.member("kind"))
      return .text(advised: nil)
    }
  }

  /// Reads the columns of a table, whose conditions look only at columns before them.
  private mutating func table(_ object: JSONValue, at path: String) -> QuestionKind {
    let outside = before
    before = [:]
    var columns: [Question] = []
    for (index, value) in list(object, "columns", needed: true, at: path).enumerated() {
      if let column = question(value, at: path.member("columns").element(index), asColumn: true) {
        columns.append(column)
      }
    }
    before = outside
    return .table(columns: columns, rows: whole(object, "rows", in: 0...100, at: path) ?? 0)
  }

  /// Reads choices: a list of them, or the name of one that the definition has.
  mutating func choices(_ object: JSONValue, _ member: String, at path: String) -> [Choice] {
    if let named = object[member]?.string {
      if let found = lists[named] { return found }
      note(.noSuchList(named), at: path.member(member))
      return []
    }
    var found: [Choice] = []
    for (index, value) in list(object, member, needed: true, at: path).enumerated() {
      let place = path.member(member).element(index)
      guard let choice = self.object(value, at: place, of: ["code", "words", "score"]) else { continue }
      let code = name(choice, "code", at: place)
      if found.contains(where: { $0.code == code }) { note(.nameTwice(code), at: place.member("code")) }
      found.append(
        Choice(
          code, text(choice, "words", at: place), score: whole(choice, "score", in: -1000...1000, at: place)))
    }
    return found
  }

  private mutating func computation(_ object: JSONValue, at path: String) -> Computation {
    let methods = ["total", "count", "highest"].filter { object[$0] != nil }
    guard methods.count == 1, let method = methods.first else {
      note(.notOneComputation, at: path)
      return Computation(.total([]))
    }
    let questions = texts(object, method, at: path).map { QuestionID($0) }
    if method != "count", object["codes"] != nil { note(.unknownMember("codes"), at: path) }
    let codes = method == "count" ? texts(object, "codes", at: path) : []
    for (index, id) in questions.enumerated() {
      let place = path.member(method).element(index)
      guard let question = before[id] else {
        note(.notBefore(id), at: place)
        continue
      }
      let isCounted = method == "count"
      switch question.kind {
      case .number, .computed: if isCounted { note(.cannotCompare(id, kind: question.kind.name), at: place) }
      case .yesNo, .one, .many, .rating:
        if isCounted {
          for code in codes where !question.choices.contains(where: { $0.code == code }) {
            note(.noSuchChoice(id, code), at: place)
          }
        } else if !question.choices.contains(where: { $0.score != nil }) {
          note(.cannotCompare(id, kind: question.kind.name), at: place)
        }
      default: note(.cannotCompare(id, kind: question.kind.name), at: place)
      }
    }
    let bands = bands(object, at: path)
    switch method {
    case "count": return Computation(.count(questions, codes: codes), bands: bands)
    case "highest": return Computation(.highest(questions), bands: bands)
    default: return Computation(.total(questions), bands: bands)
    }
  }

  private mutating func bands(_ object: JSONValue, at path: String) -> [Computation.Band] {
    guard object["bands"] != nil else { return [] }
    var found: [Computation.Band] = []
    for (index, value) in list(object, "bands", needed: true, at: path).enumerated() {
      let place = path.member("bands").element(index)
      guard let band = self.object(value, at: place, of: ["from", "code", "words"]) else { continue }
      let code = name(band, "code", at: place)
      if found.contains(where: { $0.code == code }) { note(.nameTwice(code), at: place.member("code")) }
      if band["from"] == nil { note(.missing("from"), at: place) }
      let from = number(band, "from", at: place) ?? FormNumber(0)
      if let last = found.last, from <= last.from { note(.reversed, at: place.member("from")) }
      found.append(Computation.Band(from: from, code: code, words: text(band, "words", at: place)))
    }
    return found
  }
}
