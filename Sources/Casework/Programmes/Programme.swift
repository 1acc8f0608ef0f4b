public import JSON

/// A programme of group work, with its sessions (R130, R386, R387): a document of the service.
public struct Programme: JSONRecord, Equatable {
  /// The collection in which programmes stand.
  public static let collection = "programmes"

  /// What it is called.
  public var name = ""
  /// What it is about.
  public var about = ""
  /// Where it is held.
  public var venue = ""
  /// Who leads it.
  public var lead: StaffID?
  /// Who else gives it: the police, a charity.
  public var partners = ""
  /// How many sessions it has.
  public var length = 0
  /// The youngest age that it is for.
  public var minAge: Int?
  /// The oldest age that it is for.
  public var maxAge: Int?
  /// How many are to complete it; nil where nobody said.
  public var places: Int?
  /// The last day; nil while it runs.
  public var ended: Day?
  /// What its partners say of it.
  public var evaluation = ""
  /// The sessions that were held, earliest first.
  public var sessions: [Session] = []
  /// A programme without a name.
  public init() {}

  /// One session that was held.
  public struct Session: JSONRecord, Equatable {
    /// The group contact under which each child has a contact.
    public var group = ""
    /// When.
    public var at = Moment.epoch
    /// What it was about.
    public var topic = ""
    /// How many were there.
    public var present = 0
    /// How many were expected.
    public var expected = 0
    /// What the children say of it.
    public var feedback = ""
    /// No session.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("group", &group)
      try f.required("at", &at)
      try f.field("topic", &topic)
      try f.field("present", &present)
      try f.field("expected", &expected)
      try f.field("feedback", &feedback)
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.field("about", &about)
    try f.field("venue", &venue)
    try f.field("lead", &lead)
    try f.field("partners", &partners)
    try f.field("length", &length)
    try f.field("minAge", &minAge)
    try f.field("maxAge", &maxAge)
    try f.field("places", &places)
    try f.field("ended", &ended)
    try f.field("evaluation", &evaluation)
    try f.field("sessions", &sessions)
  }
}

/// That a child was put down for a programme, and what it led to.
public struct Enrolment: JSONRecord, Equatable {
  /// Which programme.
  public var programme: ProgrammeID = "programme"
  /// The day on which the child was put down for it.
  public var referred = Day.epoch
  /// The target of the plan that it serves.
  public var target: TargetID?
  /// The day on which it ended for the child; nil while it goes on.
  public var ended: Day?
  /// How it ended.
  public var outcome: Outcome?
  /// What it led to.
  public var ledTo = ""
  /// What the child says of it.
  public var childWords = ""
  /// The award or certificate that the child has from it (R153).
  public var award = ""
  /// Not put down.
  public init() {}

  /// How a programme can end for a child.
  public enum Outcome: String, JSONText, CaseIterable {
    case completed, left
    case neverCame = "never-came"
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("programme", &programme)
    try f.required("referred", &referred)
    try f.field("target", &target)
    try f.field("ended", &ended)
    try f.field("outcome", &outcome)
    try f.field("ledTo", &ledTo)
    try f.field("childWords", &childWords)
    try f.field("award", &award)
  }
}

extension ProgrammeID {
  /// The key of the programme's document; nil where the name can't be a file name.
  public var key: DocumentKey? { DocumentKey("programmes/" + text) }
}

extension Record {
  /// A programme; nil where there is none.
  public func programme(_ id: ProgrammeID) throws -> Programme? {
    guard let key = id.key else { return nil }
    return try stored(key).map { try Programme(json: $0.bytes) }
  }
}
