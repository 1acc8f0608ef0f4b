public import JSON

/// An order of a court or an out-of-court disposal (national `offenceLegalOutcome` and `intervention_programme`).
public struct Order: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: OrderID = "o0"
  /// What was decided.
  public var disposal = Disposal.referralOrder
  /// The day of the decision (national `outcomeDate`).
  public var made = Day.epoch
  /// The first day of the intervention where it isn't the day of the decision.
  public var starts: Day?
  /// The last day as it now stands; nil where none is set.
  public var ends: Day?
  /// The length as it was pronounced.
  public var term: Term?
  /// The court or the police force.
  public var by = ""
  /// The offences that it answers.
  public var offences: [OffenceID] = []
  /// Requirements of a youth rehabilitation order, conditions of a caution, elements of a contract.
  public var requirements: [Requirement] = []
  /// The level of intervention that was chosen for it.
  public var level: InterventionLevel?
  /// For custody: the day of release; contacts count from it.
  public var released: Day?
  /// The day on which it stopped, and how; nil while it runs.
  public var ended: OrderEnd?
  /// Outcome of an appeal (national `outcomeAppealStatus`).
  public var appeal: Appeal?
  /// Days already served on remand or tagged bail (custody only).
  public var remandDays = 0
  /// What is to be paid, in pence: a fine, or compensation.
  public var pence: Int?
  /// What the court said that the law makes a condition of the sentence.
  public var found: [SentenceFinding] = []
  /// For custody, the day of release that the law in force on the day of sentence leads to; nil where it is worked out
  /// from the order itself, as for a detention and training order, or decided by somebody.
  public var releaseDue: Day?
  /// The number in the system that the record came from.
  public var source = ""
  /// Nothing decided yet.
  public init() {}

  /// The first day of the intervention.
  public var begins: Day { starts ?? made }

  /// Whether it runs on a day.
  public func runs(on day: Day) -> Bool {
    if begins > day { return false }
    if let ended { return ended.on >= day }
    return ends.map { $0 >= day } ?? true
  }

  /// The name for lists: `DTO licence` after release, `DTO` before, `Referral order`…
  public func listName(on day: Day) -> String {
    guard disposal.tier == .custody else { return disposal.shortName }
    return released.map { $0 <= day } ?? false ? disposal.shortName + " licence" : disposal.shortName
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("disposal", &disposal)
    try f.required("made", &made)
    try f.field("starts", &starts)
    try f.field("ends", &ends)
    try f.field("term", &term)
    try f.field("by", &by)
    try f.field("offences", &offences)
    try f.field("requirements", &requirements)
    try f.field("level", &level)
    try f.field("released", &released)
    try f.field("ended", &ended)
    try f.field("appeal", &appeal)
    try f.field("remandDays", &remandDays)
    try f.field("pence", &pence)
    try f.field("found", &found)
    try f.field("releaseDue", &releaseDue)
    try f.field("source", &source)
  }
}

/// A length as it was pronounced (national `term`).
public struct Term: JSONRecord, Equatable {
  /// How many.
  public var count = 0
  /// Of what.
  public var unit = Unit.months
  /// No length.
  public init() {}
  /// So many of a unit.
  public init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }
  /// The units in which courts speak.
  public enum Unit: String, JSONText, CaseIterable {
    case hours, days, weeks, months, years
  }
  /// The last day of a term that begins on `day`; nil for hours.
  public func lastDay(from day: Day) -> Day? {
    let count = Swift.min(Swift.max(count, -Self.countable), Self.countable)
    return switch unit {
    case .hours: nil
    case .days: day.adding(days: count - 1)
    case .weeks: day.adding(days: count * 7 - 1)
    case .months: day.adding(months: count).adding(days: -1)
    case .years: day.adding(months: count * 12).adding(days: -1)
    }
  }
  /// More of any unit than the calendar has, so that arithmetic on what somebody typed can't overflow.
  private static let countable = 4_000_000
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("count", &count)
    try f.required("unit", &unit)
  }
}

/// One requirement of an order (national `lorequirements`).
public struct Requirement: JSONRecord, Equatable {
  /// Which one.
  public var kind = RequirementKind.supervision
  /// Its length: days of activity, hours of unpaid work, months of curfew…
  public var term: Term?
  /// Hours of curfew a day, for a curfew.
  public var hoursADay: Int?
  /// Hours of unpaid work done so far.
  public var hoursCompleted: Int?
  /// What it says in detail.
  public var detail = ""
  /// A supervision requirement.
  public init() {}
  /// A requirement of a kind.
  public init(_ kind: RequirementKind, term: Term? = nil) {
    self.kind = kind
    self.term = term
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("kind", &kind)
    try f.field("term", &term)
    try f.field("hoursADay", &hoursADay)
    try f.field("hoursCompleted", &hoursCompleted)
    try f.field("detail", &detail)
  }
}

/// The requirements that a youth rehabilitation order may have (Sentencing Act 2020 s174).
public enum RequirementKind: String, JSONText, CaseIterable {
  case activity
  case extendedActivity = "extended-activity"
  case supervision
  case unpaidWork = "unpaid-work"
  case programme
  case attendanceCentre = "attendance-centre"
  case prohibitedActivity = "prohibited-activity"
  case curfew
  case exclusion
  case residence
  case localAuthorityResidence = "local-authority-residence"
  case fostering
  case mentalHealthTreatment = "mental-health-treatment"
  case drugTreatment = "drug-treatment"
  case drugTesting = "drug-testing"
  case intoxicatingSubstance = "intoxicating-substance"
  case education
  case electronicMonitoring = "electronic-monitoring"
  case reparation
  case condition
}

/// How and when an order stopped.
public struct OrderEnd: JSONRecord, Equatable {
  /// The last day.
  public var on = Day.epoch
  /// How it stopped.
  public var how = How.completed
  /// What a colleague should know.
  public var note = ""
  /// Not stopped.
  public init() {}
  /// Stopped on a day.
  public init(on day: Day, _ how: How, note: String = "") {
    self.on = day
    self.how = how
    self.note = note
  }
  /// The ways in which an order stops.
  public enum How: String, JSONText, CaseIterable {
    case completed
    case notCompleted = "not-completed"
    case didNotEngage = "did-not-engage"
    case revoked
    case revokedForGoodProgress = "revoked-good-progress"
    case resentenced
    case transferred
    case died
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("how", &how)
    try f.field("note", &note)
  }
}

/// What came of an appeal.
public enum Appeal: String, JSONText, CaseIterable {
  case pending
  case dismissed
  case changed = "changed-on-appeal"
  case successful
}
