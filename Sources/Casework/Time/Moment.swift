public import JSON

/// A day and a minute as clocks in England and Wales show it (Europe/London).
public struct Moment: Hashable, Comparable, Sendable, JSONText, CustomStringConvertible {
  /// The day.
  public var day: Day
  /// The time on the clock.
  public var time: TimeOfDay

  /// Midnight at the start of 1 January 1970.
  public static let epoch = Moment(.epoch, .midnight)

  /// The moment at a time of a day.
  public init(_ day: Day, _ time: TimeOfDay) {
    self.day = day
    self.time = time
  }

  /// The moment at an hour (0 to 23) and minute (0 to 59) of a day; nil where the clock has no such time.
  public init?(_ day: Day, hour: Int, minute: Int = 0) {
    guard let time = TimeOfDay(hour: hour, minute: minute) else { return nil }
    self.init(day, time)
  }

  /// Reads `2026-11-23T10:00` and nothing else.
  public init?(jsonText: String) {
    self.init(iso: jsonText.utf8.span)
  }

  /// Reads the bytes of `2026-11-23T10:00` and nothing else.
  init?(iso bytes: Span<UInt8>) {
    guard bytes.count == 16, let day = bytes.isoDay, bytes.has("T", at: 10), let time = bytes.clockTime(at: 11)
    else { return nil }
    self.init(day, time)
  }

  /// `2026-11-23T10:00`.
  public var jsonText: String { day.iso + "T" + time.jsonText }
  /// `2026-11-23T10:00`.
  public var description: String { jsonText }

  /// The moment so many minutes later on a clock that isn't changed in between; earlier for a negative number.
  public func adding(minutes: Int) -> Moment {
    let limit = 10_000_000_000
    let total = time.minuteOfDay + Swift.min(Swift.max(minutes, -limit), limit)
    let minuteOfDay = (total % 1440 + 1440) % 1440
    return Moment(day.adding(days: (total - minuteOfDay) / 1440), TimeOfDay(trusted: minuteOfDay))
  }

  /// When something that begins now and takes so long is over.
  public func adding(_ length: Minutes) -> Moment { adding(minutes: length.count) }

  /// Earlier moments come first.
  public static func < (left: Moment, right: Moment) -> Bool {
    left.day != right.day ? left.day < right.day : left.time < right.time
  }
}
