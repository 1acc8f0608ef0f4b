extension Day {
  /// The day so many days later; earlier for a negative number.
  public func adding(days: Int) -> Day {
    let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
    if overflow { return days > 0 ? .latest : .earliest }
    return Day(daysSinceEpoch: sum)
  }

  /// How many days lie from this day to the other one; negative where the other one is earlier.
  public func days(until other: Day) -> Int { other.daysSinceEpoch - daysSinceEpoch }

  /// The same day of the month so many months later, or the last day of that month where it is shorter.
  public func adding(months: Int) -> Day {
    let limit = 120_000
    let (year, month, day) = parts
    let monthCount = year * 12 + month - 1 + Swift.min(Swift.max(months, -limit), limit)
    if monthCount < 12 { return .earliest }
    if monthCount >= 120_000 { return .latest }
    guard let named = Month(rawValue: monthCount % 12 + 1) else { return self }
    return Day(year: monthCount / 12, named, clampedDay: day)
  }

  /// The same date so many years later; 29 February becomes 28 February where there is none.
  public func adding(years: Int) -> Day {
    adding(months: Swift.min(Swift.max(years, -10_000), 10_000) * 12)
  }

  /// The first day of the same month.
  public var startOfMonth: Day { adding(days: 1 - day) }

  /// The last day of the same month.
  public var endOfMonth: Day {
    let (year, _, day) = parts
    return adding(days: monthName.length(inYear: year) - day)
  }

  /// The Monday of the same week.
  public var startOfWeek: Day { adding(days: -Weekday.monday.days(until: weekday)) }

  /// Whole years of age that somebody born on this day has reached on another; 0 before the first birthday.
  ///
  /// An age is reached at the start of the birthday (Family Law Reform Act 1969 s9). Somebody born on 29 February
  /// reaches it on 1 March in a common year, as England and Wales count at common law.
  public func years(until other: Day) -> Int {
    let born = parts
    let then = other.parts
    let birthdayReached = (then.month, then.day) >= (born.month, born.day)
    return Swift.max(then.year - born.year - (birthdayReached ? 0 : 1), 0)
  }

  /// The day on which somebody born on this day reaches an age; 1 March for a birthday that the year doesn't have.
  public func birthday(age: Int) -> Day {
    let anniversary = adding(years: age)
    return anniversary.day == day ? anniversary : anniversary.adding(days: 1)
  }

  /// The day so many days later.
  public static func + (left: Day, days: Int) -> Day { left.adding(days: days) }
  /// The day so many days earlier.
  public static func - (left: Day, days: Int) -> Day {
    left.adding(days: days == .min ? .max : -days)
  }
  /// How many days the first is after the second.
  public static func - (left: Day, right: Day) -> Int { right.days(until: left) }
}

extension Day: Strideable {
  /// How many days lie from this day to the other one.
  public func distance(to other: Day) -> Int { days(until: other) }
  /// The day so many days later.
  public func advanced(by days: Int) -> Day { adding(days: days) }
}
