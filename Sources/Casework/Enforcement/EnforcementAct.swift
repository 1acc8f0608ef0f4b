public import JSON

/// One step of enforcement that was taken or proposed under an order (R126). It is never removed: one that was wrong is
/// withdrawn, and says so.
public struct EnforcementAct: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: EnforcementID = "e0"
  /// Under which order.
  public var order: OrderID = "o0"
  /// What was done or proposed.
  public var step = Enforcement.Step.firstWarning
  /// Which warning of the order it is, counted from 1; 0 for what is no warning. A withdrawn one keeps its number.
  public var number = 0
  /// The absence that it answers.
  public var absence: ContactID = "c0"
  /// The day of that absence.
  public var failedOn = Day.epoch
  /// The day on which it was done or proposed: for a warning the day on which it was given.
  public var on = Day.epoch
  /// The last day of the warned period; nil for what is no warning.
  public var warnedTo: Day?
  /// What a colleague should know.
  public var note = ""
  /// Who recorded it.
  public var by: StaffID = "nobody"
  /// When it was recorded.
  public var at = Moment.epoch
  /// What a manager decided on it; nil while nobody has.
  public var decision: Ruling?
  /// That a step beyond a warning was carried out; nil while it wasn't.
  public var done: Deed?
  /// That it was taken back; nil while it stands.
  public var withdrawn: Ruling?
  /// The day on which a court dealt with it; nil while none did.
  public var settled: Day?
  /// Nothing taken.
  public init() {}

  /// What somebody decided on a step: whether it may be done, or that it is taken back.
  public struct Ruling: JSONRecord, Equatable {
    /// Whether it may be done; false for one that was taken back.
    public var isAuthorised = false
    /// Why.
    public var reason = ""
    /// Who decided.
    public var by: StaffID = "nobody"
    /// When.
    public var at = Moment.epoch
    /// Nothing decided.
    public init() {}
    /// A decision with its reason.
    public init(authorised: Bool, reason: String, by: StaffID, at: Moment) {
      isAuthorised = authorised
      self.reason = reason
      self.by = by
      self.at = at
    }
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.field("authorised", &isAuthorised)
      try f.required("reason", &reason)
      try f.required("by", &by)
      try f.required("at", &at)
    }
  }

  /// That a step was carried out: the information laid, the panel or the police told.
  public struct Deed: JSONRecord, Equatable {
    /// The day.
    public var on = Day.epoch
    /// What a colleague should know: the court and its number, the officer.
    public var note = ""
    /// Who recorded it.
    public var by: StaffID = "nobody"
    /// When it was recorded.
    public var at = Moment.epoch
    /// Nothing done.
    public init() {}
    /// Done on a day.
    public init(on day: Day, note: String, by: StaffID, at: Moment) {
      on = day
      self.note = note
      self.by = by
      self.at = at
    }
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("on", &on)
      try f.field("note", &note)
      try f.required("by", &by)
      try f.required("at", &at)
    }
  }

  /// Whether it stands: neither taken back nor refused by a manager.
  public var stands: Bool { withdrawn == nil && decision?.isAuthorised != false }

  /// Whether it is a warning whose warned period holds on a day.
  public func warns(on day: Day) -> Bool {
    guard stands, step.isWarning, let warnedTo else { return false }
    return on <= day && day <= warnedTo
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("order", &order)
    try f.required("step", &step)
    try f.field("number", &number)
    try f.required("absence", &absence)
    try f.required("failedOn", &failedOn)
    try f.required("on", &on)
    try f.field("warnedTo", &warnedTo)
    try f.field("note", &note)
    try f.required("by", &by)
    try f.required("at", &at)
    try f.field("decision", &decision)
    try f.field("done", &done)
    try f.field("withdrawn", &withdrawn)
    try f.field("settled", &settled)
  }
}

/// Whether the reason for an absence was accepted, and on what evidence (R126).
public struct AbsenceDecision: JSONRecord, Equatable {
  /// Whether the absence is acceptable.
  public var isAcceptable = false
  /// Why it is or isn't.
  public var reason = ""
  /// The day on which evidence came; nil where none did.
  public var evidence: Day?
  /// Who decided.
  public var by: StaffID = "nobody"
  /// When.
  public var at = Moment.epoch
  /// Nothing decided.
  public init() {}
  /// A decision to be made; who and when is filled in by making it.
  public init(acceptable: Bool, reason: String, evidence: Day? = nil) {
    isAcceptable = acceptable
    self.reason = reason
    self.evidence = evidence
  }
  /// The outcome that the contact has by it.
  public var outcome: ContactOutcome { isAcceptable ? .acceptableAbsence : .unacceptableAbsence }

  /// Takes the reason away, for whoever isn't to read it.
  mutating func withholdWords() { reason = "" }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("acceptable", &isAcceptable)
    try f.required("reason", &reason)
    try f.field("evidence", &evidence)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}
