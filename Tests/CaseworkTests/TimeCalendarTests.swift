import Casework
import JSON
import Testing

@Suite struct TimeCalendarTests {
  /// Every bank holiday as published (2017 to 2028) and as an independent library computes it (all years).
  static let published: [(Int, String)] = [
    (2017, "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    (2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"),
    (2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"),
    (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
    (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
    (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
    (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
    (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
    (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
    (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
    (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
    (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    (2029, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"),
    (2030, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"),
    (2031, "01-01 04-11 04-14 05-05 05-26 08-25 12-25 12-26"),
    (2032, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
    (2033, "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27"),
    (2034, "01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26"),
    (2035, "01-01 03-23 03-26 05-07 05-28 08-27 12-25 12-26"),
  ]

  @Test(arguments: published)
  func hasThePublishedHolidays(year: Int, days: String) throws {
    let calendar = try TimeFixtures.calendar()
    let expected = days.split(separator: " ").map { "\(year)-" + $0 }
    #expect(calendar.holidays(inYear: year).map(\.day.iso) == expected)
    for day in try TimeFixtures.day("\(year)-01-01")...TimeFixtures.day("\(year)-12-31") {
      #expect(calendar.isWorking(day) == !(day.weekday.isWeekend || expected.contains(day.iso)), "\(day)")
    }
  }

  @Test(arguments: [
    ("2022-06-02", "Spring bank holiday"), ("2022-06-03", "Platinum Jubilee bank holiday"),
    ("2022-09-19", "State Funeral of Queen Elizabeth II"), ("2023-05-08", "Coronation of King Charles III"),
    ("2020-05-08", "Early May bank holiday (VE Day)"), ("2026-12-28", "Boxing Day (substitute day)"),
    ("2021-12-27", "Christmas Day (substitute day)"), ("2028-01-03", "New Year’s Day (substitute day)"),
    ("2026-04-03", "Good Friday"), ("2026-04-06", "Easter Monday"), ("2026-08-31", "Summer bank holiday"),
    ("2026-05-04", "Early May bank holiday"),
  ])
  func namesHolidays(iso: String, name: String) throws {
    #expect(try TimeFixtures.calendar().holiday(on: TimeFixtures.day(iso))?.text == name)
  }

  @Test(arguments: ["2022-05-30", "2020-05-04", "2026-12-26", "2022-06-01", "2026-11-23", "2022-01-01"])
  func namesNoHolidayWhereNoneIsKept(iso: String) throws {
    #expect(try TimeFixtures.calendar().holiday(on: TimeFixtures.day(iso)) == nil)
  }

  /// The check dates of the reference, and what a bare table can't show: going back, starting on a holiday, no days at
  /// all.
  @Test(arguments: [
    ("2025-04-17", 5, "2025-04-28"), ("2024-12-18", 15, "2025-01-13"), ("2024-12-18", 20, "2025-01-20"),
    ("2026-04-01", 20, "2026-05-01"), ("2026-12-23", 5, "2027-01-04"), ("2027-12-24", 5, "2028-01-05"),
    ("2027-12-24", 10, "2028-01-12"), ("2028-04-13", 1, "2028-04-18"), ("2025-08-22", 5, "2025-09-01"),
    ("2024-03-28", 10, "2024-04-15"), ("2022-06-01", 1, "2022-06-06"), ("2022-09-16", 1, "2022-09-20"),
    ("2023-05-05", 2, "2023-05-10"), ("2020-05-01", 1, "2020-05-04"), ("2026-11-21", 1, "2026-11-23"),
    ("2026-11-23", -1, "2026-11-20"), ("2026-11-22", -1, "2026-11-20"), ("2027-01-04", -5, "2026-12-23"),
    ("2026-11-22", 0, "2026-11-22"), ("2026-12-25", 0, "2026-12-25"), ("2026-12-25", 1, "2026-12-29"),
  ])
  func addsWorkingDays(iso: String, count: Int, expected: String) throws {
    #expect(try TimeFixtures.calendar().adding(workingDays: count, to: TimeFixtures.day(iso)).iso == expected)
  }

  @Test(arguments: [
    ("2026-11-23", 1, "2026-11-23"), ("2026-11-23", 5, "2026-11-27"), ("2026-11-23", 6, "2026-11-30"),
    ("2026-11-22", 1, "2026-11-23"), ("2026-11-23", -1, "2026-11-23"), ("2026-11-23", -2, "2026-11-20"),
    ("2026-11-23", 0, "2026-11-23"), ("2026-12-24", 2, "2026-12-29"),
  ])
  func canCountTheFirstDay(iso: String, count: Int, expected: String) throws {
    let day = try TimeFixtures.day(iso)
    #expect(try TimeFixtures.calendar().adding(workingDays: count, to: day, countingFirst: true).iso == expected)
  }

  @Test func keepsTheLawsOfAdding() throws {
    let calendar = try TimeFixtures.calendar()
    var random = SeededNumbers(seed: 17)
    let first = try TimeFixtures.day("2015-01-01")
    for _ in 0..<1_500 {
      let day = first + Int.random(in: 0..<8_000, using: &random)
      let first = Int.random(in: 1...60, using: &random)
      let second = Int.random(in: 1...60, using: &random)
      let reached = calendar.adding(workingDays: first, to: day)
      #expect(calendar.isWorking(reached))
      #expect(calendar.workingDays(from: day, to: reached) == first)
      #expect(
        calendar.adding(workingDays: second, to: reached) == calendar.adding(workingDays: first + second, to: day))
      #expect(calendar.adding(workingDays: first, to: day + 1) >= reached)
      #expect(calendar.adding(workingDays: first + 1, to: day) > reached)
      let back = calendar.adding(workingDays: -first, to: day)
      #expect(calendar.isWorking(back))
      #expect(calendar.workingDays(from: day, to: back) == -first)
      if calendar.isWorking(day) { #expect(calendar.adding(workingDays: -first, to: reached) == day) }
      let onOrAfter = calendar.workingDay(onOrAfter: day)
      let onOrBefore = calendar.workingDay(onOrBefore: day)
      #expect(calendar.isWorking(onOrAfter) && calendar.isWorking(onOrBefore))
      #expect((onOrBefore == day) == calendar.isWorking(day) && (onOrAfter == day) == calendar.isWorking(day))
    }
  }

  @Test func agreesInsideAndOutsideItsTable() throws {
    let calendar = try TimeFixtures.calendar()
    for year in [1999, 2000, 2099, 2100] {
      let holidays = Set(calendar.holidays(inYear: year).map(\.day))
      for day in try TimeFixtures.day("\(year)-01-01")...TimeFixtures.day("\(year)-12-31") {
        #expect(calendar.isWorking(day) == !(day.weekday.isWeekend || holidays.contains(day)))
      }
    }
    #expect(calendar.adding(workingDays: 3, to: .latest) == .latest)
    #expect(calendar.adding(workingDays: -3, to: .earliest) == .earliest)
  }

  @Test func hasEightStandingHolidaysInEveryYear() {
    for year in 1600...2400 {
      let holidays = BankHoliday.standing(inYear: year)
      #expect(Set(holidays.map(\.day)).count == 8, "\(year)")
      #expect(holidays == holidays.sorted { $0.day < $1.day })
      #expect(holidays.allSatisfy { !$0.day.weekday.isWeekend && $0.day.year == year }, "\(year)")
    }
  }

  @Test func keepsEasterOnItsSundays() throws {
    for year in 1583...4099 {
      let easter = Easter.sunday(inYear: year)
      let (_, month, day) = easter.parts
      #expect(easter.weekday == .sunday && (month, day) >= (3, 22) && (month, day) <= (4, 25), "\(year) \(easter)")
    }
    for (year, date) in [
      (1818, "1818-03-22"), (1943, "1943-04-25"), (1954, "1954-04-18"), (1981, "1981-04-19"), (2000, "2000-04-23"),
      (2008, "2008-03-23"), (2011, "2011-04-24"), (2038, "2038-04-25"), (2049, "2049-04-18"), (2285, "2285-03-22"),
    ] {
      #expect(Easter.sunday(inYear: year).iso == date)
    }
  }

  /// The algorithm printed in Nature in 1876, against the computus that the program uses.
  @Test func agreesOnEasterWithAnotherAlgorithm() {
    for year in 1583...9999 {
      let (golden, century, ofCentury) = (year % 19, year / 100, year % 100)
      let correction = (century - (century + 8) / 25 + 1) / 3
      let epact = (19 * golden + century - century / 4 - correction + 15) % 30
      let weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7
      let late = (golden + 11 * epact + 22 * weekday) / 451
      let sum = epact + weekday - 7 * late + 114
      #expect(Easter.sunday(inYear: year) == Day(year: year, month: sum / 31, day: sum % 31 + 1), "\(year)")
    }
  }

  @Test func readsItsDataStrictly() throws {
    let bytes = try TimeFixtures.bytes(of: TimeFixtures.holidayFile)
    let holidays = try OneOffHolidays(json: bytes)
    #expect(holidays.days.map(\.day) == holidays.days.map(\.day).sorted())
    for holiday in holidays.days {
      #expect(!holiday.day.weekday.isWeekend && !holiday.name.isEmpty && !holiday.source.isEmpty)
      if let replaced = holiday.replaces {
        #expect(
          BankHoliday.standing(inYear: replaced.year).contains { $0.day == replaced }, "\(replaced) is no holiday")
      }
    }
    #expect(try OneOffHolidays(json: holidays.json()) == holidays)
    #expect(throws: JSONError.self) { try OneOffHolidays(json: Array(#"{"days":[{"day":"2026-02-30"}]}"#.utf8)) }
    #expect(throws: JSONError.self) { try OneOffHolidays(json: Array(#"{"dayz":[]}"#.utf8)) }
  }

  /// A service adds the next proclaimed day to its own copy of the data.
  @Test func takesAnAddedDay() throws {
    var holiday = OneOffHoliday()
    holiday.day = try TimeFixtures.day("2031-06-12")
    holiday.name = "A day of celebration"
    var holidays = OneOffHolidays()
    holidays.days = [holiday]
    let calendar = WorkingCalendar(oneOff: holidays)
    #expect(!calendar.isWorking(holiday.day))
    #expect(calendar.holidays(inYear: 2031).count == 9)
    #expect(calendar.adding(workingDays: 1, to: holiday.day - 1) == holiday.day + 1)
    #expect(try calendar.isWorking(TimeFixtures.day("2022-09-19")), "nothing is built in")
  }
}
