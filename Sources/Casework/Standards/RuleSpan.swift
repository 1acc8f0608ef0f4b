public import JSON

/// A length of time as a rule has it: so many of a unit after an event, or before it where the number is negative.
public struct RuleSpan: JSONRecord, Equatable {
  /// How many; negative for before.
  public var count = 0
  /// Of what.
  public var unit = Unit.days
  /// The event from which it is measured where that isn't the one that starts the clock.
  public var after: CaseEvent.Kind?
  /// Whether the day of the event, if it is a working day, is the first one counted (local default, unverified: no).
  public var countsFirst = false
  /// No time.
  public init() {}
  /// So many of a unit.
  public init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// The units in which rules speak.
  public enum Unit: String, JSONText, CaseIterable {
    case workingDays = "working-days"
    case days, weeks, months
  }

  /// The last day that is in time.
  public func due(from day: Day, _ calendar: WorkingCalendar) -> Day {
    switch unit {
    case .workingDays: calendar.adding(workingDays: count, to: day, countingFirst: countsFirst)
    case .days: day.adding(days: countsFirst && count > 0 ? count - 1 : count)
    case .weeks: day.adding(days: count * 7 - (countsFirst && count > 0 ? 1 : 0))
    case .months: day.adding(months: count).adding(days: countsFirst && count > 0 ? -1 : 0)
    }
  }

  /// The due day when the clock stood still from `start` to before `end`, having been due on `due`.
  func due(_ due: Day, from day: Day, standingFrom start: Day, to end: Day, _ calendar: WorkingCalendar) -> Day {
    guard start <= due, end > day, end > start else { return due }
    guard unit == .workingDays else { return due.adding(days: max(start, day).days(until: end)) }
    let left = calendar.workingDays(from: max(day, start - 1), to: due)
    return calendar.adding(workingDays: left, to: end)
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("count", &count)
    try f.required("unit", &unit)
    try f.field("after", &after)
    try f.field("countsFirst", &countsFirst)
  }
}
