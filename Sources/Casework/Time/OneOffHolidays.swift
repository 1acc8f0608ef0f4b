public import JSON

/// A bank holiday that no standing rule gives: proclaimed for one year.
public struct OneOffHoliday: JSONRecord, Equatable {
  /// The day on which it is kept.
  public var day = Day.epoch
  /// What it is called.
  public var name = ""
  /// The day of the standing holiday that it takes the place of; nil for an added day.
  public var replaces: Day?
  /// Where it is published.
  public var source = ""
  /// No holiday yet.
  public init() {}

  /// The members of the stored object.
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("day", &day)
    try f.required("name", &name)
    try f.field("replaces", &replaces)
    try f.required("source", &source)
  }
}

/// The one-off bank holidays that are known: the content of `Calendar/bank-holidays.json`, to which a service adds the
/// next.
public struct OneOffHolidays: JSONRecord, Equatable {
  /// What the file is, for whoever edits it.
  public var about = ""
  /// The days, in order.
  public var days: [OneOffHoliday] = []
  /// None at all.
  public init() {}

  /// The members of the stored object.
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("days", &days)
  }
}
