import Casework
import Testing

@Suite struct TimeWordsTests {
  @Test(arguments: [
    (Day.Style.long, "23 November 2026", "3 February 2007"),
    (.longWithWeekday, "Monday 23 November 2026", "Saturday 3 February 2007"),
    (.short, "23 Nov 2026", "3 Feb 2007"), (.shortWithWeekday, "Mon 23 Nov 2026", "Sat 3 Feb 2007"),
    (.weekdayAndMonth, "Mon 23 Nov", "Sat 3 Feb"), (.weekday, "Mon 23", "Sat 3"), (.dayAndMonth, "23 Nov", "3 Feb"),
    (.narrow, "23 Nov 26", "3 Feb 07"),
  ])
  func writesDates(style: Day.Style, first: String, second: String) throws {
    #expect(try TimeFixtures.day("2026-11-23").text(style) == first)
    #expect(try TimeFixtures.day("2007-02-03").text(style) == second)
  }

  @Test(arguments: [
    ("2026-11-20", "3 days ago", "3d late", "-3d", "20 Nov"), ("2026-11-22", "yesterday", "1d late", "-1d", "22 Nov"),
    ("2026-11-23", "today", "today", "0d", "23 Nov"), ("2026-11-24", "tomorrow", "Tue 24", "1d", "24 Nov"),
    ("2026-11-27", "in 4 days", "Fri 27", "4d", "27 Nov"), ("2026-11-29", "in 6 days", "Sun 29", "6d", "29 Nov"),
    ("2026-11-30", "in 7 days", "30 Nov", "7d", "30 Nov"), ("2026-12-04", "in 11 days", "4 Dec", "11d", "4 Dec"),
    ("2027-02-12", "in 81 days", "12 Feb 27", "81d", "12 Feb 27"),
    ("2025-12-31", "327 days ago", "327d late", "-327d", "31 Dec 25"),
  ])
  func saysHowFarOff(iso: String, relative: String, due: String, countdown: String, near: String) throws {
    let today = try TimeFixtures.day("2026-11-23")
    let day = try TimeFixtures.day(iso)
    #expect(day.relative(to: today) == relative)
    #expect(day.due(asOf: today) == due)
    #expect(day.countdown(asOf: today) == countdown)
    #expect(day.weekdayText(near: today) == day.text(iso.hasPrefix("2026") ? .weekdayAndMonth : .shortWithWeekday))
    #expect(day.text(near: today) == near)
  }

  @Test(arguments: [
    ("2026-12-10", "2026-12-21", "10 to 21 December 2026"),
    ("2026-11-10", "2026-12-21", "10 November to 21 December 2026"),
    ("2026-12-20", "2027-01-03", "20 December 2026 to 3 January 2027"),
    ("2026-12-10", "2026-12-10", "10 December 2026"),
  ])
  func writesRanges(from: String, to: String, expected: String) throws {
    #expect(try (TimeFixtures.day(from)...TimeFixtures.day(to)).text == expected)
  }

  @Test(arguments: [
    (0, 0, "midnight", "00:00"), (0, 30, "12:30am", "00:30"), (9, 5, "9:05am", "09:05"), (10, 0, "10am", "10:00"),
    (12, 0, "midday", "12:00"), (12, 1, "12:01pm", "12:01"), (17, 30, "5:30pm", "17:30"), (23, 59, "11:59pm", "23:59"),
  ])
  func writesTimes(hour: Int, minute: Int, prose: String, table: String) throws {
    let time = try #require(TimeOfDay(hour: hour, minute: minute))
    #expect(time.prose == prose)
    #expect(time.description == table)
    #expect(TimeOfDay(jsonText: table) == time)
  }

  @Test func writesMoments() throws {
    let moment = try TimeFixtures.moment("2026-11-23T17:30")
    #expect(moment.prose == "Monday 23 November 2026 at 5:30pm")
    #expect(moment.tabular == "Mon 23 Nov 17:30")
  }

  @Test(arguments: [
    (0, "0 min"), (45, "45 min"), (60, "1 h"), (120, "2 h"), (135, "2 h 15 min"), (1_440, "24 h"), (61, "1 h 1 min"),
  ])
  func writesLengths(count: Int, text: String) {
    #expect(Minutes(count).text == text)
  }

  @Test func keepsLengthsInBounds() {
    #expect(Minutes(-5) == 0)
    #expect(Minutes(.max) == Minutes(Minutes.longest))
    #expect(Minutes(hours: .max, minutes: .max) == Minutes(Minutes.longest))
    #expect(Minutes(jsonNumber: -1) == nil)
    #expect(Minutes(jsonNumber: Minutes.longest + 1) == nil)
    #expect(Minutes(jsonNumber: 45)?.jsonNumber == 45)
    #expect(Minutes(hours: 1, minutes: 30) + 45 == 135)
  }
}
