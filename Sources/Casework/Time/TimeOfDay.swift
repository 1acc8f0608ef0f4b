public import JSON

/// A minute of the day on the clock, 00:00 to 23:59.
public struct TimeOfDay: Hashable, Comparable, Sendable, JSONText, CustomStringConvertible {
  private let count: Int16

  /// Minutes since midnight, 0 to 1439.
  public var minuteOfDay: Int { Int(count) }
  /// The hour, 0 to 23.
  public var hour: Int { minuteOfDay / 60 }
  /// The minute of the hour, 0 to 59.
  public var minute: Int { minuteOfDay % 60 }

  /// 00:00.
  public static let midnight = TimeOfDay(trusted: 0)
  /// 12:00.
  public static let midday = TimeOfDay(trusted: 720)

  /// The time of an hour (0 to 23) and minute (0 to 59); nil where the clock has no such time.
  public init?(hour: Int, minute: Int = 0) {
    guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
    self.init(trusted: hour * 60 + minute)
  }

  /// The time so many minutes after midnight; nil outside 0 to 1439.
  public init?(minuteOfDay: Int) {
    guard (0..<1440).contains(minuteOfDay) else { return nil }
    self.init(trusted: minuteOfDay)
  }

  init(trusted minuteOfDay: Int) { count = Int16(truncatingIfNeeded: minuteOfDay) }

  /// Reads `10:00` and nothing else.
  public init?(jsonText: String) {
    let bytes = jsonText.utf8.span
    guard bytes.count == 5, let time = bytes.clockTime(at: 0) else { return nil }
    self = time
  }

  /// `10:00`, as records and tables have it.
  public var jsonText: String { padded(hour, to: 2) + ":" + padded(minute, to: 2) }
  /// `10:00`.
  public var description: String { jsonText }

  /// Earlier times come first.
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.count < right.count }
}
