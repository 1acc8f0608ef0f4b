public import JSON

/// A length of time in whole minutes: how long a contact took.
public struct Minutes: Hashable, Comparable, Sendable, JSONNumber, CustomStringConvertible, ExpressibleByIntegerLiteral
{
  /// How many, 0 to `longest`.
  public let count: Int

  /// The longest that is taken for a length: 365 days.
  public static let longest = 525_600

  /// So many minutes, held within 0 and `longest`.
  public init(_ count: Int) {
    self.count = Swift.min(Swift.max(count, 0), Self.longest)
  }

  /// Hours and minutes together, held within 0 and `longest`.
  public init(hours: Int, minutes: Int = 0) {
    self.init(Swift.min(Swift.max(hours, 0), Self.longest) * 60 + Swift.min(Swift.max(minutes, 0), Self.longest))
  }

  /// So many minutes, as code writes them.
  public init(integerLiteral value: Int) { self.init(value) }

  /// Takes the stored number; nil below 0 or above `longest`.
  public init?(jsonNumber: Int) {
    guard (0...Self.longest).contains(jsonNumber) else { return nil }
    self.init(jsonNumber)
  }

  /// The number as it is stored.
  public var jsonNumber: Int { count }

  /// `45 min`, `2 h`, `2 h 15 min`.
  public var text: String {
    let hours = count / 60
    let minutes = count % 60
    if hours == 0 { return "\(minutes) min" }
    return minutes == 0 ? "\(hours) h" : "\(hours) h \(minutes) min"
  }

  /// The same as `text`.
  public var description: String { text }

  /// Both together, at most `longest`.
  public static func + (left: Minutes, right: Minutes) -> Minutes { Minutes(left.count + right.count) }
  /// Shorter lengths come first.
  public static func < (left: Minutes, right: Minutes) -> Bool { left.count < right.count }
}
