import Casework
import JSON
import Testing

@Suite struct TimeDayTests {
  /// Counts the calendar off one day at a time, from a Monday known to be one, without any of `Day`'s arithmetic.
  @Test func agreesWithACalendarCountedOffByHand() throws {
    var year = 1850
    var month = 1
    var dayOfMonth = 1
    var weekday = Weekday.tuesday
    var expected = try TimeFixtures.day("1850-01-01")
    #expect(expected.daysSinceEpoch == -43_829)
    while year < 2101 {
      let made = Day(year: year, month: month, day: dayOfMonth)
      guard made == expected, expected.parts == (year, month, dayOfMonth), expected.weekday == weekday else {
        Issue.record("\(year)-\(month)-\(dayOfMonth) \(weekday) is \(expected) \(expected.weekday)")
        return
      }
      let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      dayOfMonth += 1
      if dayOfMonth > lengths[month - 1] { (month, dayOfMonth) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
      weekday = Weekday(rawValue: weekday.rawValue % 7 + 1) ?? .monday
      expected = expected + 1
    }
  }

  private func isLeap(_ year: Int) -> Bool { [1900, 2100].contains(year) ? false : year % 4 == 0 }

  @Test(arguments: [
    ("1970-01-01", Weekday.thursday), ("2000-02-29", .tuesday), ("2026-11-23", .monday), ("1900-01-01", .monday),
    ("0001-01-01", .monday), ("9999-12-31", .friday),
  ])
  func knowsWeekdays(iso: String, weekday: Weekday) throws {
    #expect(try TimeFixtures.day(iso).weekday == weekday)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "0000-01-01", "1900-02-29", "26-01-01",
    "2026-1-01",
    "2026-01-01 ", "2026/01/01", "", "2026-01", "+026-01-01", "2026-01-0١",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(Day(iso: text) == nil)
    #expect(Day(jsonText: text) == nil)
  }

  @Test func writesAndReadsEveryDay() {
    var random = SeededNumbers(seed: 7)
    for _ in 0..<2_000 {
      let day = Day(daysSinceEpoch: .random(in: -719_162...2_932_896, using: &random))
      #expect(Day(iso: day.iso) == day)
    }
    #expect(Day.earliest.iso == "0001-01-01")
    #expect(Day.latest.iso == "9999-12-31")
  }

  @Test func staysWithinItsYears() {
    #expect(Day.latest + 1 == .latest)
    #expect(Day.earliest - 1 == .earliest)
    #expect(Day.epoch.adding(days: .max) == .latest)
    #expect(Day.epoch.adding(days: .min) == .earliest)
    #expect(Day.epoch - Int.min == .latest)
    #expect(Day.epoch.adding(months: .max) == .latest)
    #expect(Day.epoch.adding(months: .min) == .earliest)
    #expect(Day.epoch.adding(years: .max) == .latest)
    #expect(Day(daysSinceEpoch: .max) == .latest)
    #expect(Day(year: .max, month: 1, day: 1) == nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-01-31", 3, "2026-04-30"),
    ("2026-11-23", 2, "2027-01-23"), ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"),
    ("2028-02-29", 12, "2029-02-28"), ("2028-02-29", 48, "2032-02-29"), ("2026-12-31", 0, "2026-12-31"),
    ("2026-06-29", 11, "2027-05-29"),
  ])
  func addsMonths(iso: String, months: Int, expected: String) throws {
    #expect(try TimeFixtures.day(iso).adding(months: months).iso == expected)
  }

  @Test(arguments: [
    ("2026-02-10", "2026-02-01", "2026-02-28", "2026-02-09"), ("2028-02-29", "2028-02-01", "2028-02-29", "2028-02-28"),
    ("2026-11-23", "2026-11-01", "2026-11-30", "2026-11-23"), ("2026-12-06", "2026-12-01", "2026-12-31", "2026-11-30"),
  ])
  func findsEndsOfMonthsAndStartsOfWeeks(iso: String, start: String, end: String, week: String) throws {
    let day = try TimeFixtures.day(iso)
    #expect(day.startOfMonth.iso == start)
    #expect(day.endOfMonth.iso == end)
    #expect(day.startOfWeek.iso == week)
  }

  @Test(arguments: [
    ("2010-03-04", "2026-03-03", 15), ("2010-03-04", "2026-03-04", 16), ("2008-02-29", "2026-02-28", 17),
    ("2008-02-29", "2026-03-01", 18), ("2008-02-29", "2028-02-28", 19), ("2008-02-29", "2028-02-29", 20),
    ("2010-12-31", "2010-12-31", 0), ("2010-12-31", "2011-01-01", 0), ("2026-01-01", "2020-01-01", 0),
  ])
  func countsAgeAtTheStartOfTheBirthday(born: String, on day: String, age: Int) throws {
    #expect(try TimeFixtures.day(born).years(until: TimeFixtures.day(day)) == age)
  }

  @Test func reachesEachAgeOnItsBirthday() throws {
    var random = SeededNumbers(seed: 11)
    let first = try TimeFixtures.day("1990-01-01")
    for _ in 0..<1_000 {
      let born = first + Int.random(in: 0..<15_000, using: &random)
      let age = Int.random(in: 1...25, using: &random)
      let birthday = born.birthday(age: age)
      #expect(born.years(until: birthday) == age, "\(born) \(age)")
      #expect(born.years(until: birthday - 1) == age - 1, "\(born) \(age)")
    }
    #expect(try TimeFixtures.day("2008-02-29").birthday(age: 18).iso == "2026-03-01")
  }

  @Test func isStoredAsText() throws {
    var writer = JSONWriter()
    writer.string(try TimeFixtures.day("2026-11-23").jsonText)
    #expect(writer.bytes == Array(#""2026-11-23""#.utf8))
  }
}
