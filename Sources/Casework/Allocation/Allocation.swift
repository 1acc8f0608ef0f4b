public import JSON

/// That a case was given to a worker or a team: an entry of management oversight (R38, R41, R311).
public struct Allocation: JSONRecord, Equatable {
  /// The day.
  public var on = Day.epoch
  /// To whom; nil where only to a team.
  public var worker: StaffID?
  /// To which team.
  public var team: TeamID?
  /// By whom.
  public var by: StaffID = "nobody"
  /// The direction that the manager gave with it.
  public var note = ""
  /// The rules about who may hold what that it goes against.
  public var against: [ListCode] = []
  /// Why it is right although it goes against them.
  public var reason = ""
  /// What was due, and when, as it was allocated (R38, R42).
  public var dues: [AllocatedDue] = []
  /// Whether an offence had an identifiable victim, so that a victim information request goes to the police (R39); nil
  /// where no offence says.
  public var hasVictim: Bool?
  /// Nothing allocated.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.field("worker", &worker)
    try f.field("team", &team)
    try f.required("by", &by)
    try f.field("note", &note)
    try f.field("against", &against)
    try f.field("reason", &reason)
    try f.field("dues", &dues)
    try f.field("hasVictim", &hasVictim)
  }
}

/// What was due by a day when a case was allocated.
public struct AllocatedDue: JSONRecord, Equatable {
  /// The rule that asks for it.
  public var rule: ListCode = "rule"
  /// What people read.
  public var title = ""
  /// The last day on which it is in time.
  public var due = Day.epoch
  /// Nothing due.
  public init() {}
  /// What an obligation asks for.
  public init(_ obligation: Obligation) {
    rule = obligation.rule
    title = obligation.title
    due = obligation.due
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("rule", &rule)
    try f.required("title", &title)
    try f.required("due", &due)
  }
}

extension Case {
  /// Since when the case waits for a worker: since it was opened, or since it was last given to a team alone; nil where
  /// it has one, is closed, or is supervised elsewhere.
  public var waitingSince: Day? {
    guard worker == nil, isOpen, heldBy.isEmpty else { return nil }
    guard let last = allocations.lastIndex(where: { $0.worker != nil }) else { return opened }
    let since = allocations[(last + 1)...].first ?? allocations[last]
    return max(opened, since.on)
  }

  /// Whether an offence has an identifiable victim; nil where none says (R39).
  public var hasIdentifiableVictim: Bool? {
    let known = offences.compactMap(\.identifiableVictim)
    return known.isEmpty ? nil : known.contains(true)
  }
}

extension CaseSummary {
  /// Calendar days for which the case has waited for a worker; nil where it doesn't.
  public func daysWaiting(on day: Day) -> Int? { waiting.map { max(0, $0.days(until: day)) } }
}
