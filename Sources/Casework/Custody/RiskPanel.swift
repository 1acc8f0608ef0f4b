public import JSON

/// A screening for multi-agency public protection arrangements (MAPPA): of every child sentenced to custody, and again six
/// months before release (R238; rules T26).
public struct PublicProtectionScreening: JSONRecord, Equatable {
  public var on = Day.epoch
  /// Whether the threshold is met; where it isn't, the child goes to the internal risk panel (R239).
  public var isMet = false
  /// Category and level, where it is met.
  public var level = ""
  /// Why.
  public var words = ""
  public var by: StaffID = "nobody"
  /// Not screened.
  public init() {}
  /// A screening on a day.
  public init(on day: Day, isMet: Bool, level: String = "", _ words: String = "") {
    on = day
    self.isMet = isMet
    self.level = level
    self.words = words
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("isMet", &isMet)
    try f.field("level", &level)
    try f.field("words", &words)
    try f.required("by", &by)
  }
}

/// The internal risk panel of a child whose risk doesn't meet the threshold, with the weekly briefings of the head of
/// service (R239).
public struct RiskPanel: JSONRecord, Equatable {
  /// The day of the referral.
  public var from = Day.epoch
  /// Why the child was referred.
  public var words = ""
  /// What the head of service was told, earliest first.
  public var briefings: [RiskBriefing] = []
  /// The day on which the panel let go; nil while it goes on.
  public var ended: Day?
  /// Why it ended.
  public var why = ""
  /// No panel.
  public init() {}
  /// A referral on a day.
  public init(from day: Day, _ words: String) {
    from = day
    self.words = words
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("from", &from)
    try f.field("words", &words)
    try f.field("briefings", &briefings)
    try f.field("ended", &ended)
    try f.field("why", &why)
  }
}

/// What the head of service was told of a child's risk in a week (R239).
public struct RiskBriefing: JSONRecord, Equatable {
  public var on = Day.epoch
  public var words = ""
  public var by: StaffID = "nobody"
  /// Nothing told.
  public init() {}
  /// Something told on a day.
  public init(_ words: String, on day: Day) {
    on = day
    self.words = words
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("words", &words)
    try f.required("by", &by)
  }
}
