public import JSON

/// Which ages are possible, and when they are looked at.
public struct AgeRange: JSONRecord, Equatable {
  /// When the age is looked at.
  public var at = Occasion.conviction
  /// The youngest age in whole years; nil for none.
  public var min: Int?
  /// The oldest age in whole years; nil for none.
  public var max: Int?
  /// Every age.
  public init() {}
  /// From a youngest to an oldest age.
  public init(at occasion: Occasion, min: Int? = nil, max: Int? = nil) {
    at = occasion
    self.min = min
    self.max = max
  }

  /// The days on which the law looks at an age.
  public enum Occasion: String, JSONText, CaseIterable {
    /// The day of the offence.
    case offence
    /// The day of the conviction, which the record doesn't hold: after the charge, and not after the order.
    case conviction
    /// The day on which the order is made or the caution given.
    case order
  }

  /// Whether an age is possible.
  public func contains(_ age: Int) -> Bool { (min ?? .min) <= age && age <= (max ?? .max) }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("at", &at)
    try f.field("min", &min)
    try f.field("max", &max)
  }
}
