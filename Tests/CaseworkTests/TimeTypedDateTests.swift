import Casework
import Testing

@Suite struct TimeTypedDateTests {
  /// Today is Monday 23 November 2026; the third column is for recording, the second for booking.
  @Test(arguments: [
    ("23/11", "2026-11-23", "2026-11-23"), ("23.11.26", "2026-11-23", "2026-11-23"),
    ("23/11/2026", "2026-11-23", "2026-11-23"),
    ("23/11/26", "2026-11-23", "2026-11-23"), ("23-11-26", "2026-11-23", "2026-11-23"),
    ("23 11 26", "2026-11-23", "2026-11-23"),
    ("2026-11-23", "2026-11-23", "2026-11-23"), ("2026/11/23", "2026-11-23", "2026-11-23"),
    ("231126", "2026-11-23", "2026-11-23"),
    ("23112026", "2026-11-23", "2026-11-23"), ("23 nov", "2026-11-23", "2026-11-23"),
    ("23nov", "2026-11-23", "2026-11-23"),
    ("nov 23", "2026-11-23", "2026-11-23"), ("23 November 2026", "2026-11-23", "2026-11-23"),
    ("23rd of November, 2026", "2026-11-23", "2026-11-23"), ("November 23rd 2026", "2026-11-23", "2026-11-23"),
    ("23 NOV 26", "2026-11-23", "2026-11-23"), ("Mon 23 Nov", "2026-11-23", "2026-11-23"),
    ("Monday 23 November 2026", "2026-11-23", "2026-11-23"), ("on mon, 23/11", "2026-11-23", "2026-11-23"),
    ("  23/11  ", "2026-11-23", "2026-11-23"), ("24/11", "2026-11-24", "2025-11-24"),
    ("22/11", "2027-11-22", "2026-11-22"),
    ("1/1", "2027-01-01", "2026-01-01"), ("31/12", "2026-12-31", "2025-12-31"), ("4/3/10", "2010-03-04", "2010-03-04"),
    ("4/3/36", "2036-03-04", "2036-03-04"), ("4/3/37", "1937-03-04", "1937-03-04"),
    ("4/3/99", "1999-03-04", "1999-03-04"),
    ("1/1/00", "2000-01-01", "2000-01-01"), ("29/2", "2028-02-29", "2024-02-29"),
    ("29 feb 28", "2028-02-29", "2028-02-29"),
    ("sept 5", "2027-09-05", "2026-09-05"), ("5 sep", "2027-09-05", "2026-09-05"), ("23", "2026-11-23", "2026-11-23"),
    ("24", "2026-11-24", "2026-10-24"), ("22", "2026-12-22", "2026-11-22"), ("31", "2026-12-31", "2026-10-31"),
    ("1st", "2026-12-01", "2026-11-01"), ("Thu 19", "2026-12-19", "2026-11-19"), ("Mon 23", "2026-11-23", "2026-11-23"),
    ("today", "2026-11-23", "2026-11-23"), ("tod", "2026-11-23", "2026-11-23"), ("Today", "2026-11-23", "2026-11-23"),
    ("tomorrow", "2026-11-24", "2026-11-24"), ("tom", "2026-11-24", "2026-11-24"),
    ("yesterday", "2026-11-22", "2026-11-22"),
    ("yest", "2026-11-22", "2026-11-22"), ("mon", "2026-11-23", "2026-11-23"), ("fri", "2026-11-27", "2026-11-20"),
    ("friday", "2026-11-27", "2026-11-20"), ("tu", "2026-11-24", "2026-11-17"), ("tues", "2026-11-24", "2026-11-17"),
    ("weds", "2026-11-25", "2026-11-18"), ("thurs", "2026-11-26", "2026-11-19"), ("sun", "2026-11-29", "2026-11-22"),
    ("on fri", "2026-11-27", "2026-11-20"), ("next tue", "2026-11-24", "2026-11-24"),
    ("next mon", "2026-11-30", "2026-11-30"),
    ("last thu", "2026-11-19", "2026-11-19"), ("last mon", "2026-11-16", "2026-11-16"),
    ("this fri", "2026-11-27", "2026-11-27"),
    ("this mon", "2026-11-23", "2026-11-23"), ("next week", "2026-11-30", "2026-11-30"),
    ("last week", "2026-11-16", "2026-11-16"),
    ("next month", "2026-12-23", "2026-12-23"), ("last month", "2026-10-23", "2026-10-23"),
    ("fri week", "2026-12-04", "2026-11-27"), ("tomorrow week", "2026-12-01", "2026-12-01"),
    ("a week today", "2026-11-30", "2026-11-30"), ("+2w", "2026-12-07", "2026-12-07"),
    ("-3d", "2026-11-20", "2026-11-20"),
    ("+5wd", "2026-11-30", "2026-11-30"), ("-5wd", "2026-11-16", "2026-11-16"), ("+25wd", "2026-12-30", "2026-12-30"),
    ("+1m", "2026-12-23", "2026-12-23"), ("-1y", "2025-11-23", "2025-11-23"), ("+ 2 weeks", "2026-12-07", "2026-12-07"),
    ("in 3 days", "2026-11-26", "2026-11-20"), ("3 days ago", "2026-11-20", "2026-11-20"),
    ("2w", "2026-12-07", "2026-11-09"),
    ("10wd", "2026-12-07", "2026-11-09"), ("2 months ago", "2026-09-23", "2026-09-23"),
    ("+0d", "2026-11-23", "2026-11-23"),
  ])
  func reads(text: String, booking: String, recording: String) throws {
    let directions: [(TypedDate.Direction, String)] = [(.future, booking), (.past, recording)]
    for (direction, expected) in directions {
      // A weekday typed with a day of the month holds for one direction only.
      if text == "Thu 19", direction == .future { continue }
      #expect(try parse(text, direction).iso == expected, "\(text) \(direction)")
    }
  }

  @Test(
    arguments: [
      ("", TypedRefusal.nothingTyped(.date)), ("   ", .nothingTyped(.date)), ("soon", .notUnderstood("soon", .date)),
      ("11/23", .noSuchMonth(23)), ("23/0", .noSuchMonth(0)), ("31/4", .noSuchDay(31, .april, year: nil)),
      ("31 apr 26", .noSuchDay(31, .april, year: 2026)), ("29/2/2026", .noSuchDay(29, .february, year: 2026)),
      ("0/1", .noSuchDay(0, .january, year: nil)), ("32/1/26", .noSuchDay(32, .january, year: 2026)),
      ("30 feb", .noSuchDay(30, .february, year: nil)), ("23/11/0026", .yearOutOfReach(26)),
      ("23/11/1899", .yearOutOfReach(1899)),
      ("23/11/2127", .yearOutOfReach(2127)), ("+9999y", .yearOutOfReach(9999)), ("1/1/0000", .yearOutOfReach(0)),
      ("23/11/226", .notUnderstood("23/11/226", .date)), ("123/11", .notUnderstood("123/11", .date)),
      ("23/11/26/1", .notUnderstood("23/11/26/1", .date)), ("2311", .notUnderstood("2311", .date)),
      ("0", .notUnderstood("0", .date)),
      ("32", .notUnderstood("32", .date)), ("nov", .notUnderstood("nov", .date)),
      ("nov nov", .notUnderstood("nov nov", .date)),
      ("m", .notUnderstood("m", .date)), ("next", .notUnderstood("next", .date)), ("+w", .notUnderstood("+w", .date)),
      ("+2x", .notUnderstood("+2x", .date)), ("--2d", .notUnderstood("--2d", .date)),
      ("23*11", .notUnderstood("23*11", .date)),
      ("٢٣/١١", .notUnderstood("٢٣/١١", .date)), ("23/11 ☂", .notUnderstood("23/11 ☂", .date)),
      ("/", .notUnderstood("/", .date)),
      ("999999999999999999999", .notUnderstood("999999999999999999999", .date)),
      ("2026 nov", .notUnderstood("2026 nov", .date)),
      ("23 24 nov", .notUnderstood("23 24 nov", .date)), ("fri mon", .notUnderstood("fri mon", .date)),
    ] as [(String, TypedRefusal)])
  func refuses(text: String, expected: TypedRefusal) {
    for direction in [TypedDate.Direction.past, .future] {
      #expect(throws: expected) { _ = try parse(text, direction) }
    }
  }

  @Test func refusesAWeekdayThatIsntTheDates() throws {
    #expect(throws: TypedRefusal.wrongWeekday(.tuesday, try TimeFixtures.day("2026-11-23"))) {
      _ = try parse("tue 23 nov 2026", .past)
    }
    #expect(throws: TypedRefusal.wrongWeekday(.thursday, try TimeFixtures.day("2026-12-19"))) {
      _ = try parse("Thu 19", .future)
    }
  }

  @Test func readsWhatItWrites() throws {
    var random = SeededNumbers(seed: 23)
    let first = try TimeFixtures.day("1940-01-01")
    for _ in 0..<500 {
      let day = first + Int.random(in: 0..<35_000, using: &random)
      for style in [Day.Style.long, .longWithWeekday, .short, .shortWithWeekday, .narrow] {
        #expect(try parse(day.text(style), .past) == day, "\(day.text(style))")
      }
      #expect(try parse(day.iso, .future) == day)
    }
  }

  /// Whatever is typed, the answer is a day in the direction asked for or a refusal, never a trap.
  @Test func survivesAnyText() {
    var random = SeededNumbers(seed: 29)
    let alphabet = Array("0123456789/.-+ ,:adefhjlmnopqrstuvwyé☂")
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...12, using: &random)
      let text = String((0..<length).compactMap { _ in alphabet.randomElement(using: &random) })
      _ = try? parse(text, .past)
      _ = try? parse(text, .future)
      _ = try? TypedTime.parse(text)
      _ = try? TypedDuration.parse(text)
    }
  }

  private func parse(_ text: String, _ direction: TypedDate.Direction) throws -> Day {
    try TypedDate.parse(
      text, today: TimeFixtures.day("2026-11-23"), direction: direction, calendar: TimeFixtures.calendar())
  }
}
