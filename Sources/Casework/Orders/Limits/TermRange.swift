public import JSON

/// Which lengths are possible: between two, or one of a few.
///
/// Lengths in hours and days are counts (hours of work, days of attendance) and compare only with their own unit; weeks,
/// months and years are stretches of the calendar and compare by the last day that they lead to.
public struct TermRange: JSONRecord, Equatable {
  /// The shortest; nil where there is none.
  public var min: Term?
  /// The longest; nil where there is none.
  public var max: Term?
  /// The only ones, where the law has a list.
  public var only: [Term] = []
  /// Every length.
  public init() {}
  /// From a shortest to a longest length.
  public init(min: Term? = nil, max: Term? = nil) {
    self.min = min
    self.max = max
  }

  /// Whether a term that begins on a day is possible.
  public func allows(_ term: Term, from day: Day) -> Bool {
    guard ([min, max].compactMap { $0 } + only).allSatisfy({ term.isComparable(with: $0) }) else { return false }
    if let min, !term.isAtLeast(min, from: day) { return false }
    if let max, !max.isAtLeast(term, from: day) { return false }
    return only.isEmpty || only.contains { term.isAtLeast($0, from: day) && $0.isAtLeast(term, from: day) }
  }

  /// The last day that a stretch of the calendar can reach; nil where there is no longest, or it is a count.
  public func latest(from day: Day) -> Day? {
    (only + [max].compactMap { $0 }).filter(\.isStretch).compactMap { $0.lastDay(from: day) }.max()
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("min", &min)
    try f.field("max", &max)
    try f.field("only", &only)
  }
}

/// Which lengths are possible for children of some ages, where the law tells ages apart.
public struct AgedTermRange: JSONRecord, Equatable {
  /// The youngest age that it is for; nil for all below `oldest`.
  public var youngest: Int?
  /// The oldest age that it is for; nil for all above `youngest`.
  public var oldest: Int?
  /// The lengths.
  public var length = TermRange()
  /// Every length at every age.
  public init() {}
  /// Whether it is for any of some ages.
  public func isFor(_ ages: ClosedRange<Int>) -> Bool {
    (youngest ?? .min) <= ages.upperBound && (oldest ?? .max) >= ages.lowerBound
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("youngest", &youngest)
    try f.field("oldest", &oldest)
    try f.required("length", &length)
  }
}

extension Term {
  /// Whether it is a stretch of the calendar rather than a count of hours or days.
  public var isStretch: Bool { unit != .hours && unit != .days }

  /// Whether it can be held against a limit at all: a count against its own unit, a stretch against what has a last day.
  func isComparable(with limit: Term) -> Bool { limit.isStretch ? unit != .hours : unit == limit.unit }

  /// Whether it is as long as another or longer, both beginning on a day; false where they can't be compared.
  func isAtLeast(_ limit: Term, from day: Day) -> Bool {
    if !limit.isStretch, !isStretch { return unit == limit.unit && count >= limit.count }
    guard let last = lastDay(from: day), let other = limit.lastDay(from: day) else { return false }
    return last >= other
  }
}
