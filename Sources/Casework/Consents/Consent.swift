public import JSON

/// That somebody agreed to something or refused it: who, to what, when and how, and whether they took it back (R52).
public struct Consent: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: ConsentID = "n0"
  /// That nothing else of it is shown, and why; never stored.
  public var withheld: Withheld?
  /// Who answered.
  public var giver = Giver.child
  /// The person of the case who did; nil for the child, and for somebody who isn't on the case.
  public var person: PersonID?
  /// The name of somebody who isn't on the case.
  public var name = ""
  /// To what (list `consents`).
  public var matter: ListCode = "other"
  /// With whom it may be shared, where sharing is what was asked.
  public var sharedWith = ""
  /// What exactly was asked, and what was left out of it.
  public var note = ""
  /// What was answered.
  public var answer = Answer.given
  /// The day on which they answered.
  public var on = Day.epoch
  public var how = Way.orally
  /// The last day for which it was given; nil where none was set.
  public var until: Day?
  /// That they took it back; nil while they didn't.
  public var withdrawal: Withdrawal?
  /// Who recorded it as it is, besides the withdrawal.
  public var by: StaffID = "nobody"
  /// Nobody agreed to anything.
  public init() {}

  /// Who may answer.
  public enum Giver: String, JSONText, CaseIterable {
    case child, parent, victim, other
  }

  /// What was answered.
  public enum Answer: String, JSONText, CaseIterable {
    case given, refused
  }

  /// How it was answered.
  public enum Way: String, JSONText, CaseIterable {
    case inWriting = "in-writing"
    case orally
  }

  /// That a consent was taken back.
  public struct Withdrawal: JSONRecord, Equatable {
    public var on = Day.epoch
    /// What they said; nobody has to say why.
    public var why = ""
    /// Who recorded it.
    public var by: StaffID = "nobody"
    /// Not taken back.
    public init() {}
    /// Taken back on a day.
    public init(on day: Day, why: String = "") {
      on = day
      self.why = why
    }
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("on", &on)
      try f.field("why", &why)
      try f.required("by", &by)
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.field("withheld", &withheld)
    // Whatever stood here of one that isn't shown would say something of it, if only that it was given.
    if withheld != nil { return }
    try f.required("giver", &giver)
    try f.field("person", &person)
    try f.field("name", &name)
    try f.required("matter", &matter)
    try f.field("sharedWith", &sharedWith)
    try f.field("note", &note)
    try f.required("answer", &answer)
    try f.required("on", &on)
    try f.required("how", &how)
    try f.field("until", &until)
    try f.field("withdrawal", &withdrawal)
    try f.required("by", &by)
  }
}

/// One consent of a case: the change that recorded it.
public struct ConsentID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

extension Consent.Giver {
  /// What somebody is who stands on the case.
  public init(_ person: PersonAround) {
    let parents: [ListCode] = ["mother", "father", "step-parent", "carer", "foster-carer"]
    self =
      person.relationship == "victim"
      ? .victim
      : person.parentalResponsibility ?? false || parents.contains(person.relationship) ? .parent : .other
  }
}
