/// The working days of England and Wales: Monday to Friday without bank holidays.
public struct WorkingCalendar: Sendable {
  private let oneOff: [OneOffHoliday]
  private let replaced: Set<Day>
  /// Whether each day from 2000 to 2099 is a working one: what lists ask a thousand times for every screen.
  private let century: [Bool]

  private static let centuryStart = Day(year: 2000, .january, clampedDay: 1)
  private static let centuryEnd = Day(year: 2099, .december, clampedDay: 31)

  /// The calendar of the standing rules with these one-off holidays.
  public init(oneOff holidays: OneOffHolidays) {
    let replacedDays = Set(holidays.days.compactMap(\.replaces))
    var working = (Self.centuryStart...Self.centuryEnd).map { !$0.weekday.isWeekend }
    for year in 2000...2099 {
      for holiday in Self.holidays(inYear: year, oneOff: holidays.days, replaced: replacedDays) {
        working[Self.centuryStart.days(until: holiday.day)] = false
      }
    }
    oneOff = holidays.days
    replaced = replacedDays
    century = working
  }

  /// The bank holidays of a year in order, one-off days in their places.
  public func holidays(inYear year: Int) -> [BankHoliday] {
    Self.holidays(inYear: year, oneOff: oneOff, replaced: replaced)
  }

  private static func holidays(inYear year: Int, oneOff: [OneOffHoliday], replaced: Set<Day>) -> [BankHoliday] {
    let standing = BankHoliday.standing(inYear: year).filter { !replaced.contains($0.day) }
    let added = oneOff.filter { $0.day.year == year }.map {
      BankHoliday(day: $0.day, name: $0.name, isSubstitute: false)
    }
    return (standing + added).sorted { $0.day < $1.day }
  }

  /// The bank holiday kept on a day, if there is one.
  public func holiday(on day: Day) -> BankHoliday? {
    holidays(inYear: day.year).first { $0.day == day }
  }

  /// Whether a day is neither at a weekend nor a bank holiday.
  public func isWorking(_ day: Day) -> Bool {
    let place = Self.centuryStart.days(until: day)
    if century.indices.contains(place) { return century[place] }
    return !day.weekday.isWeekend && holiday(on: day) == nil
  }
}

extension WorkingCalendar {
  /// The day so many working days after another; before it for a negative number; the day itself for 0.
  ///
  /// The day of the event is day 0 and the next working day is the first (local default, unverified: whether the day
  /// itself counts is a setting). With `countingFirst` the day of the event, if it is a working day, is the first.
  public func adding(workingDays count: Int, to day: Day, countingFirst: Bool = false) -> Day {
    let step = count < 0 ? -1 : 1
    var left = count.magnitude
    if countingFirst, left > 0, isWorking(day) { left -= 1 }
    var reached = day
    while left > 0, reached != .latest, reached != .earliest {
      reached = reached + step
      if isWorking(reached) { left -= 1 }
    }
    return reached
  }

  /// How many working days lie after the first day up to and with the second; negative where the second day is earlier.
  ///
  /// It is what `adding` must be given to get from one to the other.
  public func workingDays(from start: Day, to end: Day) -> Int {
    if end < start { return -(end..<start).count(where: isWorking) }
    return ((start + 1)..<(end + 1)).count(where: isWorking)
  }

  /// The day itself if it is a working one, else the next that is.
  public func workingDay(onOrAfter day: Day) -> Day {
    isWorking(day) ? day : adding(workingDays: 1, to: day)
  }

  /// The day itself if it is a working one, else the last that was.
  public func workingDay(onOrBefore day: Day) -> Day {
    isWorking(day) ? day : adding(workingDays: -1, to: day)
  }
}
