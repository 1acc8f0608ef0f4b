/// A day of the calendar, without a time or a place: a count of days in the proleptic Gregorian calendar.
///
/// Every day lies in the years 1 to 9999; arithmetic that would leave them stops at the first or the last day.
public struct Day: Hashable, Comparable, Sendable {
  private let count: Int32

  /// Days since 1 January 1970, which is 0.
  public var daysSinceEpoch: Int { Int(count) }

  /// 1 January 1970.
  public static let epoch = Day(daysSinceEpoch: 0)
  /// 1 January of the year 1.
  public static let earliest = Day(daysSinceEpoch: earliestCount)
  /// 31 December 9999.
  public static let latest = Day(daysSinceEpoch: latestCount)

  private static let earliestCount = -719_162
  private static let latestCount = 2_932_896

  /// The day so many days after 1 January 1970, held within `earliest` and `latest`.
  public init(daysSinceEpoch: Int) {
    count = Int32(Swift.min(Swift.max(daysSinceEpoch, Self.earliestCount), Self.latestCount))
  }

  /// The day of a year (1 to 9999), month (1 to 12) and day of the month; nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), let named = Month(rawValue: month), day >= 1, day <= named.length(inYear: year)
    else { return nil }
    self.init(year: year, named, clampedDay: day)
  }

  /// The day of the month, or the last day of the month where it is shorter than that.
  init(year: Int, _ month: Month, clampedDay day: Int) {
    let dayOfMonth = Swift.min(Swift.max(day, 1), month.length(inYear: year))
    // Years are counted from March, so that the leap day is the last of its year.
    let shifted = month.rawValue > 2 ? year : year - 1
    let monthFromMarch = (month.rawValue + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + dayOfMonth - 1
    let dayFromYearZero = 365 * shifted + Self.leapDays(before: shifted) + dayOfYear
    self.init(daysSinceEpoch: dayFromYearZero - Self.fromMarchOfYearZero)
  }

  /// Whether a year of the Gregorian calendar has 366 days.
  public static func isLeap(year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static let fromMarchOfYearZero = 719_468

  private static func leapDays(before year: Int) -> Int { year / 4 - year / 100 + year / 400 }

  /// Year, month (1 to 12) and day of the month in one calculation.
  public var parts: (year: Int, month: Int, day: Int) {
    let sinceMarchOfYearZero = Int(count) + Self.fromMarchOfYearZero
    let era = sinceMarchOfYearZero / 146_097
    let dayOfEra = sinceMarchOfYearZero % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The year, 1 to 9999.
  public var year: Int { parts.year }
  /// The month, 1 to 12.
  public var month: Int { parts.month }
  /// The day of the month, 1 to 31.
  public var day: Int { parts.day }
  /// The month by its name.
  public var monthName: Month { Month(rawValue: parts.month) ?? .january }

  /// The day of the week.
  public var weekday: Weekday {
    // 1 January 1970 was a Thursday; 7 million days keep the sum positive without changing the remainder.
    Weekday(rawValue: (Int(count) + 7_000_003) % 7 + 1) ?? .monday
  }

  /// Earlier days come first.
  public static func < (left: Day, right: Day) -> Bool { left.count < right.count }
}
