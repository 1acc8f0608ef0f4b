public import JSON

/// All standards in force: the content of `Standards/standards.json`, or of the service's own copy.
public struct Standards: JSONRecord, Equatable {
  /// What the file is, for whoever edits it.
  public var about = ""
  /// Deadline rules.
  public var rules: [DeadlineRule] = []
  /// Contacts a month by level.
  public var frequencies: [ContactFrequency] = []
  /// Hours a week of intensive supervision and surveillance, in the order in which they follow each other.
  public var intensiveHours: [IntensiveHours] = []
  /// What statute and local policy ask for after unacceptable absences; nil in copies from before it was kept here.
  public var enforcement: EnforcementPolicy?
  /// Who saved the service's own copy and when, earliest first; the change that saves it writes them.
  public var edits: [DataEdit] = []
  /// No standards.
  public init() {}

  /// The names of all rules.
  public var ruleNames: Set<ListCode> { Set(rules.map(\.name)) }

  /// The rule that counts contacts by the month.
  public static let frequencyRule: ListCode = "contact-frequency"

  /// The figures for a level under an order that began on a day.
  public func frequency(of level: InterventionLevel, begun day: Day) -> ContactFrequency? {
    frequencies.first { $0.level == level && $0.isInForce(on: day) }
  }

  /// Contacts that an order asks for in the month that a day lies in; 0 where contacts don't count.
  ///
  /// In a month of which the order has a part, it asks for that part of the contacts (local default, unverified).
  public func contactsAsked(of order: OrderSummary, inMonthOf day: Day) -> Int {
    guard let rule = rules.first(where: { $0.name == Self.frequencyRule }), rule.scope.includes(order) else { return 0 }
    let since = order.inCommunityFrom(by: day.endOfMonth) ?? .latest
    guard since <= day.endOfMonth, rule.isInForce(on: since), order.isInCommunity(on: day.endOfMonth),
      let frequency = frequency(of: order.level ?? .standard, begun: since)
    else { return 0 }
    let month = day.startOfMonth
    let asked = since.adding(months: 3) > month ? frequency.first : frequency.after
    let last = min(order.lastDay, day.endOfMonth)
    let length = month.days(until: day.endOfMonth) + 1
    let part = max(0, max(since, month).days(until: last) + 1)
    return part >= length ? asked : (2 * asked * part + length) / (2 * length)
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("rules", &rules)
    try f.required("frequencies", &frequencies)
    try f.field("intensiveHours", &intensiveHours)
    try f.field("enforcement", &enforcement)
    try f.field("edits", &edits)
  }
}

/// How many contacts a level of intervention asks for in a month (rules 2.2; local values, versioned by date).
public struct ContactFrequency: JSONRecord, Equatable {
  /// The level.
  public var level = InterventionLevel.standard
  /// Contacts a month in the first three months.
  public var first = 2
  /// Contacts a month after that.
  public var after = 1
  /// Where it comes from.
  public var source = ""
  /// The first day on which supervision may begin under it; nil for always.
  public var from: Day?
  /// The last day on which supervision may begin under it; nil for still.
  public var to: Day?
  /// The standard level.
  public init() {}

  /// Whether it governs supervision that began on a day.
  public func isInForce(on day: Day) -> Bool { (from ?? day) <= day && day <= (to ?? day) }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("level", &level)
    try f.required("first", &first)
    try f.required("after", &after)
    try f.field("source", &source)
    try f.field("from", &from)
    try f.field("to", &to)
  }
}

/// How many hours a week intensive supervision and surveillance asks for in a stretch of its months (rules 2.3).
public struct IntensiveHours: JSONRecord, Equatable {
  /// For how many months; nil for the rest of the order.
  public var months: Int?
  /// Hours a week, the weekend among them.
  public var hours = 25
  /// Where it comes from.
  public var source = ""
  /// 25 hours for the whole order.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("months", &months)
    try f.required("hours", &hours)
    try f.required("source", &source)
  }
}
