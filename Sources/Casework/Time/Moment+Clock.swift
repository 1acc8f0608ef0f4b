extension Moment {
  /// The moment that clocks in England and Wales show at an instant.
  ///
  /// Clocks are an hour ahead of UTC from 01:00 UTC on the last Sunday in March to 01:00 UTC on the last Sunday in
  /// October (Summer Time Act 1972 s1, as amended by the Summer Time Order 2002). The same rule is used for every year;
  /// before 1996 the days of the change were others.
  public init(utcSeconds: Int) {
    let ahead = SummerTime.isInForce(utcSeconds: utcSeconds) ? 3600 : 0
    self.init(clockSeconds: min(max(utcSeconds, -100_000_000_000), 300_000_000_000) + ahead)
  }

  private init(clockSeconds: Int) {
    let days = clockSeconds.dividedDown(by: 86_400)
    self.init(Day(daysSinceEpoch: days), TimeOfDay(trusted: (clockSeconds - days * 86_400) / 60))
  }

  /// Seconds from the start of 1970 in UTC to this moment.
  ///
  /// The hour that clocks show twice in October is taken as its first pass, still summer time; the hour that they leave
  /// out in March is taken as if the clocks had not been changed yet.
  public var utcSeconds: Int { secondsOnClock - utcOffsetMinutes * 60 }

  /// How many minutes clocks are ahead of UTC at this moment: 60 in summer, else 0.
  public var utcOffsetMinutes: Int {
    SummerTime.isInForce(utcSeconds: secondsOnClock - 3600) ? 60 : 0
  }

  private var secondsOnClock: Int { day.daysSinceEpoch * 86_400 + time.minuteOfDay * 60 }

  /// Whether clocks leave this time out, because they go forward over it.
  public var isSkippedByClocks: Bool { Moment(utcSeconds: utcSeconds) != self }

  /// How many minutes truly pass from this moment to the other, whatever the clocks do in between.
  public func minutes(until other: Moment) -> Int { (other.utcSeconds - utcSeconds) / 60 }
}

/// The part of the year in which clocks are an hour ahead.
enum SummerTime {
  /// Whether clocks are ahead at an instant.
  static func isInForce(utcSeconds: Int) -> Bool {
    let year = Day(daysSinceEpoch: utcSeconds.dividedDown(by: 86_400)).year
    return utcSeconds >= change(in: .march, year) && utcSeconds < change(in: .october, year)
  }

  /// The instant of the change: 01:00 UTC on the last Sunday of a month.
  private static func change(in month: Month, _ year: Int) -> Int {
    Day.last(.sunday, of: month, year).daysSinceEpoch * 86_400 + 3600
  }
}

extension Day {
  /// The last day of a month that falls on a weekday.
  static func last(_ weekday: Weekday, of month: Month, _ year: Int) -> Day {
    let end = Day(year: year, month, clampedDay: 31)
    return end - weekday.days(until: end.weekday)
  }

  /// The first day of a month that falls on a weekday.
  static func first(_ weekday: Weekday, of month: Month, _ year: Int) -> Day {
    let start = Day(year: year, month, clampedDay: 1)
    return start + start.weekday.days(until: weekday)
  }
}

extension Int {
  /// The quotient rounded towards negative infinity, for a positive divisor.
  func dividedDown(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
