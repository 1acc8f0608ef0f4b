public import JSON

/// One target of a plan: what will be different, which finding it answers, who does what by when, how we will know (R113).
public struct PlanTarget: JSONRecord, Equatable {
  /// Its name within the case; it keeps it from version to version.
  public var id: TargetID = "t0"
  /// The area of need (as the plan guide names them).
  public var area: ListCode = "other"
  /// What will be different.
  public var what = ""
  /// The same in the child's own words.
  public var childWords = ""
  /// What it answers.
  public var finding: Finding?
  /// Who does what by when.
  public var steps: [PlanStep] = []
  /// How we will know that it is done.
  public var evidence = ""
  /// The strength that it uses.
  public var strength = ""
  /// The requirement of the order that it serves.
  public var requirement: RequirementKind?
  /// Nothing to be different.
  public init() {}

  /// The last day by which something of it is to be done.
  public var by: Day? { steps.compactMap(\.by).max() }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("area", &area)
    try f.required("what", &what)
    try f.field("childWords", &childWords)
    try f.field("finding", &finding)
    try f.field("steps", &steps)
    try f.field("evidence", &evidence)
    try f.field("strength", &strength)
    try f.field("requirement", &requirement)
  }
}

/// What a target answers: a question of an assessment, or what was found in words.
public struct Finding: JSONRecord, Equatable {
  /// The assessment; nil where the finding is words alone.
  public var assessment: DocumentID?
  /// The question's path in it.
  public var question = ""
  /// What was found.
  public var words = ""
  /// Nothing found.
  public init() {}
  /// A finding in words, and where it stands.
  public init(_ words: String, assessment: DocumentID? = nil, question: String = "") {
    self.words = words
    self.assessment = assessment
    self.question = question
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("assessment", &assessment)
    try f.field("question", &question)
    try f.field("words", &words)
  }
}

/// One step towards a target.
public struct PlanStep: JSONRecord, Equatable {
  /// Who does it.
  public var who = Doer.child
  /// The name, where the doer is no one of the program's own.
  public var name = ""
  /// What they do.
  public var what = ""
  /// By when.
  public var by: Day?
  /// Nothing to do.
  public init() {}
  /// What somebody does by a day.
  public init(_ who: Doer, _ what: String, by day: Day? = nil, name: String = "") {
    self.who = who
    self.what = what
    by = day
    self.name = name
  }
  /// Who can do something.
  public enum Doer: String, JSONText, CaseIterable {
    case child, carer, worker, school, health, partner, other
  }
  /// Who does it, in a word.
  public var doer: String { name.isEmpty ? who.rawValue : name }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("who", &who)
    try f.field("name", &name)
    try f.required("what", &what)
    try f.field("by", &by)
  }
}

/// How a target goes, as somebody recorded it on a day; the earlier ones are its history.
public struct TargetProgress: JSONRecord, Equatable {
  /// Which target.
  public var target: TargetID = "t0"
  /// How it goes.
  public var state = State.onTrack
  /// On which day.
  public var on = Day.epoch
  /// What was reached; why it was dropped.
  public var note = ""
  /// Who recorded it.
  public var by: StaffID = "nobody"
  /// When it was recorded.
  public var at = Moment.epoch
  /// On track.
  public init() {}
  /// How a target goes on a day.
  public init(_ target: TargetID, _ state: State, on day: Day, note: String = "") {
    self.target = target
    self.state = state
    on = day
    self.note = note
  }
  /// How a target can go.
  public enum State: String, JSONText, CaseIterable {
    case onTrack = "on-track"
    /// Work on it goes on, and it doesn't go as planned.
    case behind
    case done
    /// It isn't worked on any more; the note says why.
    case dropped
    /// It was done or dropped, and is worked on again.
    case again

    /// Whether it is worked on.
    public var isOpen: Bool { self != .done && self != .dropped }
    /// Words for lists.
    public var words: String {
      switch self {
      case .onTrack: "on track"
      case .behind: "behind"
      case .done: "done"
      case .dropped: "dropped"
      case .again: "again"
      }
    }
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("target", &target)
    try f.required("state", &state)
    try f.required("on", &on)
    try f.field("note", &note)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}
