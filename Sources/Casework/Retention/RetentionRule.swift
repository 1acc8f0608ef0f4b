public import JSON

/// How long a kind of record is kept (issue: retention rules as data): one rule of `Standards/retention.json`.
///
/// No national schedule was found (rules 7.2), so every shipped rule is a service's example or a local default.
public struct RetentionRule: JSONRecord, Equatable {
  /// The rule's name.
  public var name: ListCode = "rule"
  /// What people read: a sentence without its full stop.
  public var words = ""
  /// The kind of record that it is for.
  public var kind = RecordKind.every
  /// From what it counts.
  public var trigger = RetentionTrigger.lastAction
  /// The age from whose birthday it counts, for a birthday.
  public var age: Int?
  /// How many years the record is kept; nil with no months: for good.
  public var years: Int?
  /// How many months more.
  public var months = 0
  /// Who decides at the review before destruction; empty for whoever may decide what is kept.
  public var reviewedBy: [StaffRole] = []
  /// Where it comes from.
  public var source = ""
  /// How far it is proved.
  public var status = LimitStatus.unverified
  /// The first day on which it is in force; nil for always.
  public var from: Day?
  /// The last day on which it is in force; nil for still.
  public var until: Day?

  /// A rule of nothing.
  public init() {}

  /// Whether the record is kept for good.
  public var isForGood: Bool { years == nil && months == 0 }

  /// The first day on which a record may go whose period began on a day; nil where it is kept for good.
  ///
  /// A period that ends on a day which its month lacks ends on the first of the next, so that it is never cut short.
  public func due(from day: Day) -> Day? {
    if isForGood { return nil }
    let end = day.adding(months: (years ?? 0) * 12 + months)
    return end.day < day.day ? end.adding(days: 1) : end
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.required("words", &words)
    try f.required("kind", &kind)
    try f.required("trigger", &trigger)
    try f.field("age", &age)
    try f.field("years", &years)
    try f.field("months", &months)
    try f.field("reviewedBy", &reviewedBy)
    try f.required("source", &source)
    try f.required("status", &status)
    try f.field("from", &from)
    try f.field("until", &until)
  }
}

extension RetentionRule: DatedRule {}

/// A kind of record, told by what a case holds.
public enum RecordKind: String, JSONText, CaseIterable {
  /// Every case.
  case every
  /// Prevention, Turnaround, triage: no outcome of an offence.
  case prevention
  /// Out-of-court disposals.
  case outOfCourt = "out-of-court"
  /// Referral orders.
  case referralOrder = "referral-order"
  /// Other orders, remands and bail of a court.
  case courtOrder = "court-order"
  /// Long detention (Sentencing Act 2020 ss250 to 259).
  case longDetention = "long-detention"
  /// A sexual offence on the record.
  case sexualOffence = "sexual-offence"
  /// A child who is or was looked after, also through a remand (LASPO Act 2012 s104).
  case lookedAfter = "looked-after"
  /// A child who died before eighteen.
  case diedUnder18 = "died-under-18"
  /// An identifiable victim.
  case victim
}

/// From what a period counts.
public enum RetentionTrigger: String, JSONText, CaseIterable {
  /// The last thing that was done on the case.
  case lastAction = "last-action"
  /// The day on which the case was closed.
  case closure
  /// A birthday of the child; the rule says which.
  case birthday
  /// The last day of the last order of the kind.
  case orderEnd = "order-end"
  /// The child's death.
  case death
}

/// How long records are kept: the content of `Standards/retention.json`.
public struct RetentionRules: OwnCopy {
  public static var file: ServiceFile { .retention }
  /// What the file is, for whoever edits it.
  public var about = ""
  /// The rules.
  public var rules: [RetentionRule] = []
  /// Who saved the service's own copy and when.
  public var edits: [DataEdit] = []
  /// No rules: nothing is ever destroyed.
  public init() {}

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("rules", &rules)
    try f.field("edits", &edits)
  }
}

extension RetentionRules {
  public func differing(from other: RetentionRules) -> [String] {
    Self.names(rules, other.rules) { "rule " + $0.name.text }
  }

  public func problems() -> [DataProblem] {
    var found = Named.problems(
      of: rules.map { Named(place: "rule \($0.name)", name: $0.name.text, from: $0.from, to: $0.until) })
    for rule in rules {
      let place = "rule \(rule.name)"
      if rule.words.isEmpty { found.append(DataProblem(place, .empty("words"))) }
      if rule.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
      if let years = rule.years, !(0...150).contains(years) {
        found.append(DataProblem(place, .badNumber("years", years)))
      }
      if !(0...1800).contains(rule.months) { found.append(DataProblem(place, .badNumber("months", rule.months))) }
      if let age = rule.age, !(1...150).contains(age) { found.append(DataProblem(place, .badNumber("age", age))) }
      if (rule.trigger == .birthday) != (rule.age != nil) {
        found.append(DataProblem(place, .contradicts("trigger", "age")))
      }
    }
    return found
  }
}
