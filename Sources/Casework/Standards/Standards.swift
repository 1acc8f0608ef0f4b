public import JSON

/// A deadline rule as its file has it: what starts it, how long it runs, where it comes from.
public struct DeadlineRule: JSONRecord, Equatable {
  /// The rule's name, fixed for scripts, such as `order-first-appointment`.
  public var name: ListCode = "rule"
  /// What people read.
  public var title = ""
  /// What starts the clock.
  public var starts = Start.orderMade
  /// The disposals that it is for; empty for all that are supervised.
  public var disposals: [Disposal] = []
  /// How many working days it runs, day 0 being the day of the event; nil where it runs in calendar days.
  public var workingDays: Int?
  /// How many calendar days it runs; negative for so many before the event.
  public var days: Int?
  /// Where it comes from.
  public var source = ""
  /// How far it is proved: `statute`, `national`, `local` or `unverified`.
  public var status = Status.unverified
  /// The first day on which a clock may start under it; nil for always.
  public var from: Day?
  /// The last day on which a clock may start under it; nil for still.
  public var to: Day?
  /// An empty rule.
  public init() {}
  /// What starts a clock.
  public enum Start: String, JSONText, CaseIterable {
    case orderMade = "order-made"
    case allocated
    case released
    case absence
    case orderEnds = "order-ends"
  }
  /// How far a figure is proved.
  public enum Status: String, JSONText, CaseIterable {
    case statute, national, local, unverified
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.required("title", &title)
    try f.required("starts", &starts)
    try f.field("disposals", &disposals)
    try f.field("workingDays", &workingDays)
    try f.field("days", &days)
    try f.required("source", &source)
    try f.required("status", &status)
    try f.field("from", &from)
    try f.field("to", &to)
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
  /// The standard level.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("level", &level)
    try f.required("first", &first)
    try f.required("after", &after)
    try f.field("source", &source)
  }
}

/// All standards in force.
public struct Standards: JSONRecord, Equatable {
  /// Deadline rules.
  public var rules: [DeadlineRule] = []
  /// Contacts a month by level.
  public var frequencies: [ContactFrequency] = []
  /// No standards.
  public init() {}

  /// Contacts that an order asks for in the month that a day lies in; 0 where contacts don't count.
  public func contactsAsked(of order: OrderSummary, inMonthOf day: Day) -> Int {
    guard order.disposal.isSupervised, order.isInCommunity(on: day.endOfMonth), order.begins <= day.endOfMonth else {
      return 0
    }
    let level = order.level ?? .standard
    guard let frequency = frequencies.first(where: { $0.level == level }) else { return 0 }
    let since = order.released ?? order.begins
    return since.adding(months: 3) > day.startOfMonth ? frequency.first : frequency.after
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("rules", &rules)
    try f.field("frequencies", &frequencies)
  }
}
