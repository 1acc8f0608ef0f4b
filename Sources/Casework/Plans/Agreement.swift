public import JSON

/// That somebody was asked to agree to a plan or an exit plan, and what they said (R117, R122).
public struct Agreement: JSONRecord, Equatable {
  /// Who was asked.
  public var who = Party.child
  /// The name, for a parent or carer and others.
  public var name = ""
  /// What they said.
  public var answer = Answer.agreed
  /// On which day.
  public var on = Day.epoch
  /// How.
  public var how = Means.signed
  /// Why they refused, or weren't asked.
  public var why = ""
  /// What they say about it, in their own words.
  public var words = ""
  /// Whether they were given a copy that they can read.
  public var hasCopy = false
  /// Who recorded it.
  public var by: StaffID = "nobody"
  /// When it was recorded.
  public var at = Moment.epoch
  /// The child agreed.
  public init() {}
  /// What somebody said on a day.
  public init(_ who: Party, _ answer: Answer, on day: Day, how: Means = .signed, why: String = "") {
    self.who = who
    self.answer = answer
    on = day
    self.how = how
    self.why = why
  }

  /// Who can be asked.
  public enum Party: String, JSONText, CaseIterable {
    case child, carer, victim, partner
  }

  /// What can be said.
  public enum Answer: String, JSONText, CaseIterable {
    case agreed, refused
    case notAsked = "not-asked"
  }

  /// How somebody can be asked.
  public enum Means: String, JSONText, CaseIterable {
    case signed
    case inPerson = "in-person"
    case phone, video, letter
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("who", &who)
    try f.field("name", &name)
    try f.required("answer", &answer)
    try f.required("on", &on)
    try f.required("how", &how)
    try f.field("why", &why)
    try f.field("words", &words)
    try f.field("copy", &hasCopy)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

extension [Agreement] {
  /// The day from which it counts as agreed: the child agreed, and a parent or carer agreed, refused or couldn't be asked,
  /// for a reason that is on record (local default, unverified). A child of 18 agrees alone. Nil while it isn't.
  public func agreed(childBorn: Day?) -> Day? {
    guard let child = last(where: { $0.who == .child }), child.answer == .agreed else { return nil }
    if let carer = last(where: { $0.who == .carer }) { return Swift.max(child.on, carer.on) }
    guard let childBorn, childBorn.years(until: child.on) >= 18 else { return nil }
    return child.on
  }
}
