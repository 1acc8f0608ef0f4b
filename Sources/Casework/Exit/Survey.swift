public import JSON

/// What a child, a parent or a carer says at the end of an order (R149).
public struct Survey: JSONRecord, Equatable {
  /// Who says it.
  public var who = Agreement.Party.child
  /// The day.
  public var on = Day.epoch
  /// Points from 1 (not at all) to 5 (very much), by question.
  public var points: [SurveyPoint] = []
  /// What they say in their own words.
  public var words = ""
  /// Why they didn't want to answer; empty where they did.
  public var declined = ""
  /// Nothing said.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("who", &who)
    try f.required("on", &on)
    try f.field("points", &points)
    try f.field("words", &words)
    try f.field("declined", &declined)
  }
}

/// One answer of a survey.
public struct SurveyPoint: JSONRecord, Equatable {
  /// Which question.
  public var question: ListCode = "question"
  /// From 1 to 5.
  public var points = 3
  /// The middle of nothing.
  public init() {}
  /// Points for a question.
  public init(_ question: ListCode, _ points: Int) {
    self.question = question
    self.points = points
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("question", &question)
    try f.required("points", &points)
  }
}

/// What the end-of-order survey asks: the content of `Exit/survey.json`.
public struct SurveyForm: JSONRecord, Equatable {
  /// What the file is, for whoever edits it.
  public var about = ""
  /// The questions, in the order in which they are asked.
  public var questions: [Question] = []
  /// Nothing asked.
  public init() {}

  /// One question.
  public struct Question: JSONRecord, Equatable {
    /// Its name, under which answers are kept.
    public var id: ListCode = "question"
    /// How a child is asked.
    public var child = ""
    /// How a parent or carer is asked.
    public var carer = ""
    /// Nothing asked.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("id", &id)
      try f.required("child", &child)
      try f.required("carer", &carer)
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("questions", &questions)
  }

  /// Every fault of the data, with its place.
  public func problems() -> [DataProblem] {
    var found = Named.problems(
      of: questions.map { Named(place: "question \($0.id)", name: $0.id.text, from: nil, to: nil) })
    for question in questions {
      if question.child.isEmpty { found.append(DataProblem("question \(question.id)", .empty("child"))) }
      if question.carer.isEmpty { found.append(DataProblem("question \(question.id)", .empty("carer"))) }
    }
    if questions.isEmpty { found.append(DataProblem("survey", .empty("questions"))) }
    return found
  }
}
