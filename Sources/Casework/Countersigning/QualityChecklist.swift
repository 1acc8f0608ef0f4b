public import JSON

/// What whoever countersigns a kind of document looks at (R109, R211).
public struct QualityChecklist: JSONRecord, Equatable {
  /// The kind of document.
  public var kind = SignedKind.plan
  /// The questions, in the order in which they are asked.
  public var questions: [Question] = []
  /// Where it comes from.
  public var source = ""
  /// How far it is proved.
  public var status = DeadlineRule.Status.unverified
  /// The first day on which it is asked; nil for always.
  public var from: Day?
  /// The last day on which it is asked; nil for still.
  public var to: Day?
  /// No questions.
  public init() {}

  /// One question of a checklist.
  public struct Question: JSONRecord, Equatable {
    /// Its name, under which answers are kept.
    public var id: ListCode = "check"
    /// What is asked.
    public var words = ""
    /// What good looks like.
    public var guidance = ""
    /// Nothing asked.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("id", &id)
      try f.required("words", &words)
      try f.field("guidance", &guidance)
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("kind", &kind)
    try f.required("questions", &questions)
    try f.required("source", &source)
    try f.required("status", &status)
    try f.field("from", &from)
    try f.field("to", &to)
  }
}

extension CountersigningPolicy {
  /// Every fault of the data, with its place; empty for a policy that can be worked with.
  public func problems() -> [DataProblem] {
    var found: [DataProblem] = []
    for (index, rule) in rules.enumerated() {
      let place = "rule \(index + 1) (\(rule.kind.rawValue))"
      if rule.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
      if rule.by.isEmpty { found.append(DataProblem(place, .empty("by"))) }
      if let from = rule.from, let to = rule.to, to < from {
        found.append(DataProblem(place, .datesReversed(from: from, to: to)))
      }
    }
    found += Named.problems(
      of: checklists.map {
        Named(place: "checklist \($0.kind.rawValue)", name: $0.kind.rawValue, from: $0.from, to: $0.to)
      })
    for checklist in checklists {
      let place = "checklist \(checklist.kind.rawValue)"
      if checklist.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
      if checklist.questions.isEmpty { found.append(DataProblem(place, .empty("questions"))) }
      for (index, question) in checklist.questions.enumerated() {
        if question.words.isEmpty { found.append(DataProblem(place + ", " + question.id.text, .empty("words"))) }
        if checklist.questions[..<index].contains(where: { $0.id == question.id }) {
          found.append(DataProblem(place + ", " + question.id.text, .nameTwice))
        }
      }
    }
    for kind in SignedKind.allCases where !rules.contains(where: { $0.kind == kind }) {
      found.append(DataProblem("rules", .missing(kind.rawValue)))
    }
    return found
  }
}
