public import JSON

/// How a child came home from custody: the day starts what is due after it (R237, R241).
public struct Release: JSONRecord, Equatable {
  public var on = Day.epoch
  public var kind = Kind.due
  /// Where to.
  public var address = ""
  /// Who met the child.
  public var metBy = ""
  /// What the licence or the notice of supervision asks for, each with its dates.
  public var conditions: [BailCondition] = []
  /// The last day of licence or supervision; nil where it is the order's own.
  public var licenceEnds: Day?
  public var note = ""
  /// Not released.
  public init() {}
  /// Released on a day.
  public init(on day: Day, _ kind: Kind = .due) {
    on = day
    self.kind = kind
  }

  /// When a child is released, measured by what the sentence says (Sentencing Act 2020 s241 for detention and training
  /// orders).
  public enum Kind: String, JSONText, CaseIterable {
    case due, early, late
    /// By a decision of the Parole Board or the Secretary of State.
    case decided
    /// At the end of a remand.
    case remandEnded = "remand-ended"

    /// The words for lists and forms.
    public var words: String {
      switch self {
      case .due: "on the day that was due"
      case .early: "early"
      case .late: "late"
      case .decided: "by decision"
      case .remandEnded: "at the end of the remand"
      }
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("kind", &kind)
    try f.field("address", &address)
    try f.field("metBy", &metBy)
    try f.field("conditions", &conditions)
    try f.field("licenceEnds", &licenceEnds)
    try f.field("note", &note)
  }
}

/// What brought a child back to custody from licence (R235).
public struct Recall: JSONRecord, Equatable {
  public var on = Day.epoch
  public var why = ""
  /// Who authorised it: a court, the Secretary of State.
  public var authorisedBy = ""
  /// The day of the release that it undid.
  public var released = Day.epoch
  /// Not recalled.
  public init() {}
  /// Recalled on a day.
  public init(on day: Day, why: String, authorisedBy: String) {
    on = day
    self.why = why
    self.authorisedBy = authorisedBy
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("why", &why)
    try f.required("authorisedBy", &authorisedBy)
    try f.field("released", &released)
  }
}

/// A time on licence that a recall ended.
public struct EndedLicence: JSONRecord, Equatable {
  public var released = Day.epoch
  public var recalled = Day.epoch
  /// No licence.
  public init() {}
  /// A licence between two days.
  public init(released: Day, recalled: Day) {
    self.released = released
    self.recalled = recalled
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("released", &released)
    try f.required("recalled", &recalled)
  }
}
