/// A bank holiday of England and Wales, by its everyday meaning: common-law holidays (Christmas Day, Good Friday)
/// included.
public struct BankHoliday: Hashable, Sendable {
  /// The day on which it is kept.
  public let day: Day
  /// What it is called.
  public let name: String
  /// Whether it is kept on this day because the day itself falls on a weekend.
  public let isSubstitute: Bool

  /// Name, and `substitute day` where it is one.
  public var text: String { isSubstitute ? name + " (substitute day)" : name }
}

extension BankHoliday {
  /// The eight holidays of a year by the standing rules, in order, one-off days not yet considered.
  ///
  /// Banking and Financial Dealings Act 1971 Sch 1, with the New Year's and early May holidays and the substitute days
  /// that are proclaimed each year under s1(3). The rules have stood since 1978; earlier years are computed as if they
  /// had.
  public static func standing(inYear year: Int) -> [BankHoliday] {
    let easter = Easter.sunday(inYear: year)
    let holidays = [
      newYear(year),
      BankHoliday(day: easter - 2, name: "Good Friday", isSubstitute: false),
      BankHoliday(day: easter + 1, name: "Easter Monday", isSubstitute: false),
      BankHoliday(day: .first(.monday, of: .may, year), name: "Early May bank holiday", isSubstitute: false),
      BankHoliday(day: .last(.monday, of: .may, year), name: "Spring bank holiday", isSubstitute: false),
      BankHoliday(day: .last(.monday, of: .august, year), name: "Summer bank holiday", isSubstitute: false),
      christmas(year, day: 25, name: "Christmas Day"),
      christmas(year, day: 26, name: "Boxing Day"),
    ]
    return holidays.sorted { $0.day < $1.day }
  }

  private static func newYear(_ year: Int) -> BankHoliday {
    let day = Day(year: year, .january, clampedDay: 1)
    let kept = day.weekday.isWeekend ? day + day.weekday.days(until: .monday) : day
    return BankHoliday(day: kept, name: "New Year’s Day", isSubstitute: kept != day)
  }

  /// Two days later always clears both the weekend and the other of the two days.
  private static func christmas(_ year: Int, day: Int, name: String) -> BankHoliday {
    let day = Day(year: year, .december, clampedDay: day)
    let kept = day.weekday.isWeekend ? day + 2 : day
    return BankHoliday(day: kept, name: name, isSubstitute: kept != day)
  }
}
