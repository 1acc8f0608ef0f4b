public import JSON

/// The areas of need, and what practitioners find worth suggesting in each: the content of `Plans/guide.json`.
public struct PlanGuide: JSONRecord, Equatable {
  /// What the file is, for whoever edits it.
  public var about = ""
  /// The areas, in the order in which they are offered.
  public var areas: [Area] = []
  /// What may be done where risk is of a level.
  public var contingencies: [Contingency] = []
  /// No guide.
  public init() {}

  /// One area of need.
  public struct Area: JSONRecord, Equatable {
    /// Its code.
    public var code: ListCode = "other"
    /// Its words.
    public var words = ""
    /// Targets that may be taken as they are, or altered.
    public var suggestions: [Suggestion] = []
    /// An area without a name.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("code", &code)
      try f.required("words", &words)
      try f.field("suggestions", &suggestions)
    }
  }

  /// A target that may be taken as it is, or altered.
  public struct Suggestion: JSONRecord, Equatable {
    /// What will be different.
    public var what = ""
    /// How a child might say it.
    public var childWords = ""
    /// Who does what; `weeks` from the day on which it is taken.
    public var steps: [Step] = []
    /// How we will know.
    public var evidence = ""
    /// Nothing suggested.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("what", &what)
      try f.field("childWords", &childWords)
      try f.required("steps", &steps)
      try f.required("evidence", &evidence)
    }
  }

  /// One step of a suggestion.
  public struct Step: JSONRecord, Equatable {
    /// Who does it.
    public var who = PlanStep.Doer.child
    /// What they do.
    public var what = ""
    /// Within how many weeks.
    public var weeks = 4
    /// Nothing to do.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("who", &who)
      try f.required("what", &what)
      try f.required("weeks", &weeks)
    }
  }

  /// The words of an area; its code where the guide doesn't know it.
  public func words(_ area: ListCode) -> String { areas.first { $0.code == area }?.words ?? area.text }

  /// Contingencies that a level of risk asks to think of.
  public func contingencies(_ about: Contingency.Concern, upTo level: JudgementLevel) -> [Contingency] {
    contingencies.filter { $0.about == about && $0.level <= level }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("areas", &areas)
    try f.field("contingencies", &contingencies)
  }

  /// Every fault of the data, with its place; empty for a guide that can be worked with.
  public func problems() -> [DataProblem] {
    var found = Named.problems(
      of: areas.map { Named(place: "area \($0.code)", name: $0.code.text, from: nil, to: nil) })
    for area in areas {
      let place = "area \(area.code)"
      if area.words.isEmpty { found.append(DataProblem(place, .empty("words"))) }
      for (index, suggestion) in area.suggestions.enumerated() {
        let place = place + ", suggestion \(index + 1)"
        if suggestion.what.isEmpty { found.append(DataProblem(place, .empty("what"))) }
        if suggestion.evidence.isEmpty { found.append(DataProblem(place, .empty("evidence"))) }
        if suggestion.steps.isEmpty { found.append(DataProblem(place, .empty("steps"))) }
        for step in suggestion.steps {
          if step.what.isEmpty { found.append(DataProblem(place, .empty("steps"))) }
          if !(1...104).contains(step.weeks) { found.append(DataProblem(place, .badNumber("weeks", step.weeks))) }
        }
      }
    }
    for (index, contingency) in contingencies.enumerated() where contingency.does.isEmpty {
      found.append(DataProblem("contingency \(index + 1)", .empty("does")))
    }
    if areas.isEmpty { found.append(DataProblem("areas", .empty("areas"))) }
    return found
  }
}

extension PlanTarget {
  /// A target made from a suggestion that is taken on a day.
  public init(_ suggestion: PlanGuide.Suggestion, area: ListCode, taken day: Day) {
    self.init()
    self.area = area
    what = suggestion.what
    childWords = suggestion.childWords
    evidence = suggestion.evidence
    steps = suggestion.steps.map { PlanStep($0.who, $0.what, by: day.adding(days: 7 * $0.weeks)) }
  }
}
