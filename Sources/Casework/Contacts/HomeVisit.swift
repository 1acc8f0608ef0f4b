public import JSON

/// What a visit to a child's home found (R135, R136, R141): the form that goes with a contact of the kind `home`.
public struct HomeVisit: JSONRecord, Equatable {
  /// Whether it was arranged with the child and the parent or carer.
  public var wasPlanned: Bool?
  /// Why it wasn't made; empty where it was.
  public var notMade = ""
  /// Who was seen at home.
  public var seen: [Attendee] = []
  /// Whether the child was seen alone.
  public var seenAlone: Bool?
  /// Which rooms were seen.
  public var rooms: [Room] = []
  /// What kind of accommodation it is (list `accommodation`).
  public var accommodation: ListCode?
  /// Whether it is suitable for the child.
  public var suitability: Suitability?
  /// Why it isn't suitable.
  public var whyUnsuitable = ""
  /// What gave concern.
  public var concerns = ""
  /// What was agreed to keep the child and others safe.
  public var safetyPlan = ""
  /// The day of the next visit.
  public var next: Day?
  /// That a manager compared it with the case, and when (R135); nil while nobody has.
  public var checked: Check?
  /// Nothing found.
  public init() {}

  /// The rooms of a home that a visit looks at.
  public enum Room: String, JSONText, CaseIterable {
    case bedroom
    case kitchen
    case livingRoom = "living-room"
    case bathroom
    case outside
  }

  /// That a manager looked at it.
  public struct Check: JSONRecord, Equatable {
    /// Who.
    public var by: StaffID = "nobody"
    /// When.
    public var at = Moment.epoch
    /// Nobody looked.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("by", &by)
      try f.required("at", &at)
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("planned", &wasPlanned)
    try f.field("notMade", &notMade)
    try f.field("seen", &seen)
    try f.field("seenAlone", &seenAlone)
    try f.field("rooms", &rooms)
    try f.field("accommodation", &accommodation)
    try f.field("suitability", &suitability)
    try f.field("whyUnsuitable", &whyUnsuitable)
    try f.field("concerns", &concerns)
    try f.field("safetyPlan", &safetyPlan)
    try f.field("next", &next)
    try f.field("checked", &checked)
  }
}

extension Contact {
  /// The kind of contact that a home visit's form belongs to.
  public static let homeKind: ListCode = "home"
}
