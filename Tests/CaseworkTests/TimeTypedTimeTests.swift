import Casework
import Testing

@Suite struct TimeTypedTimeTests {
  @Test(arguments: [
    ("1030", "10:30"), ("10.30", "10:30"), ("10:30", "10:30"), ("10h30", "10:30"), ("930", "09:30"), ("9", "09:00"),
    ("9.30", "09:30"), ("10", "10:00"), ("2", "14:00"), ("2.15", "14:15"), ("215", "14:15"), ("6:45", "18:45"),
    ("7", "07:00"),
    ("02:15", "02:15"), ("0215", "02:15"), ("02", "02:00"), ("2pm", "14:00"), ("2.15pm", "14:15"), ("2:15 pm", "14:15"),
    ("215pm", "14:15"), ("2 p.m.", "14:00"), ("2p", "14:00"), ("9am", "09:00"), ("2am", "02:00"), ("9 A.M.", "09:00"),
    ("12pm", "12:00"), ("12am", "00:00"), ("12.30am", "00:30"), ("12.30pm", "12:30"), ("noon", "12:00"),
    ("midday", "12:00"),
    ("12 noon", "12:00"), ("midnight", "00:00"), ("12", "12:00"), ("0", "00:00"), ("0000", "00:00"), ("14", "14:00"),
    ("23:59", "23:59"), ("1400hrs", "14:00"), ("10 o'clock", "10:00"), ("4 o’clock", "16:00"), ("  10:30 ", "10:30"),
    ("now", "10:52"),
  ])
  func readsTimes(text: String, expected: String) throws {
    let now = TimeOfDay(hour: 10, minute: 52)
    #expect(try TypedTime.parse(text, now: now).description == expected)
  }

  @Test(
    arguments: [
      ("", TypedRefusal.nothingTyped(.time)), ("soon", .notUnderstood("soon", .time)), ("24:00", .noSuchTime("24:00")),
      ("25", .noSuchTime("25")), ("1060", .noSuchTime("1060")), ("10.60", .noSuchTime("10.60")),
      ("13pm", .noSuchTime("13pm")),
      ("0am", .noSuchTime("0am")), ("10.3", .notUnderstood("10.3", .time)),
      ("10:30:00", .notUnderstood("10:30:00", .time)),
      ("10301", .notUnderstood("10301", .time)), ("-2", .notUnderstood("-2", .time)),
      ("pm", .notUnderstood("pm", .time)),
      (":", .notUnderstood(":", .time)), ("now", .notUnderstood("now", .time)), ("٩", .notUnderstood("٩", .time)),
      ("99999999999999999999", .notUnderstood("99999999999999999999", .time)),
    ] as [(String, TypedRefusal)])
  func refusesTimes(text: String, expected: TypedRefusal) {
    #expect(throws: expected) { _ = try TypedTime.parse(text) }
  }

  @Test func readsEveryTimeThatItWrites() throws {
    for minute in 0..<1_440 {
      let time = try #require(TimeOfDay(minuteOfDay: minute))
      #expect(try TypedTime.parse(time.description) == time)
      #expect(try TypedTime.parse(time.prose) == time)
    }
  }

  @Test(arguments: [
    ("2h", 120), ("45m", 45), ("45 min", 45), ("45 minutes", 45), ("1h30", 90), ("1h 30m", 90), ("1 h 30 min", 90),
    ("1h5", 65),
    ("1.5h", 90), ("1.5 hours", 90), ("1.25h", 75), ("0.5h", 30), ("1.5", 90), ("90", 90), ("15", 15), ("1:30", 90),
    ("0:45", 45), ("1 hour", 60), ("2hrs", 120), ("1hr 15mins", 75), ("half an hour", 30), ("half hour", 30),
    ("an hour", 60),
    ("24h", 1_440), ("2H", 120), ("1.33h", 80),
  ])
  func readsLengths(text: String, minutes: Int) throws {
    #expect(try TypedDuration.parse(text) == Minutes(minutes))
  }

  @Test(
    arguments: [
      ("", TypedRefusal.nothingTyped(.length)), ("0", .notUnderstood("0", .length)),
      ("long", .notUnderstood("long", .length)),
      ("1h90", .notUnderstood("1h90", .length)), ("1:60", .notUnderstood("1:60", .length)),
      ("1:5", .notUnderstood("1:5", .length)),
      ("-5", .notUnderstood("-5", .length)), ("2x", .notUnderstood("2x", .length)),
      ("1.5m", .notUnderstood("1.5m", .length)),
      ("25h", .tooLong(1_500, limit: 1_440)), ("1441", .tooLong(1_441, limit: 1_440)),
      ("h", .notUnderstood("h", .length)),
      ("1.", .notUnderstood("1.", .length)), (".5h", .notUnderstood(".5h", .length)),
      ("99999999999", .notUnderstood("99999999999", .length)),
    ] as [(String, TypedRefusal)])
  func refusesLengths(text: String, expected: TypedRefusal) {
    #expect(throws: expected) { _ = try TypedDuration.parse(text) }
  }

  @Test func readsEveryLengthThatItWrites() throws {
    for count in 1...1_440 { #expect(try TypedDuration.parse(Minutes(count).text) == Minutes(count)) }
  }

  @Test(arguments: [
    ("23/11 1030", "2026-11-23T10:30"), ("tomorrow 2pm", "2026-11-24T14:00"), ("tomorrow at 2 pm", "2026-11-24T14:00"),
    ("10:30 fri", "2026-11-27T10:30"), ("next tue 9", "2026-11-24T09:00"), ("2026-11-23T10:00", "2026-11-23T10:00"),
    ("2026-11-23 10:00", "2026-11-23T10:00"), ("23 nov 2026 10:00", "2026-11-23T10:00"), ("1030", "2026-11-23T10:30"),
    ("now", "2026-11-23T10:52"), ("today now", "2026-11-23T10:52"), ("Mon 23 Nov 17:30", "2026-11-23T17:30"),
    ("fri noon", "2026-11-27T12:00"),
  ])
  func readsMoments(text: String, expected: String) throws {
    #expect(try moment(text).jsonText == expected)
  }

  @Test(arguments: ["", "soon", "fri", "23/11", "fri 25:00", "23/13 10:00"])
  func refusesWhatIsNoMoment(text: String) {
    #expect(throws: TypedRefusal.self) { _ = try moment(text) }
  }

  private func moment(_ text: String) throws -> Moment {
    try TypedMoment.parse(
      text, now: TimeFixtures.moment("2026-11-23T10:52"), direction: .future, calendar: TimeFixtures.calendar())
  }

  @Test func putsRefusalsInWords() throws {
    let day = try TimeFixtures.day("2026-11-23")
    let words: [(TypedRefusal, String)] = [
      (.nothingTyped(.date), "Type a date, such as 23/11, 23 nov 2026, fri or tomorrow"),
      (
        .notUnderstood("soon", .date),
        "‘soon’ was not understood as a date: type it like 23/11, 23 nov 2026, fri or tomorrow"
      ),
      (.notUnderstood("x", .time), "‘x’ was not understood as a time: type it like 10:30, 1030 or 2pm"),
      (.notUnderstood("x", .length), "‘x’ was not understood as a length of time: type it like 45m, 2h or 1h30"),
      (
        .notUnderstood("x", .dateAndTime),
        "‘x’ was not understood as a date and time: type it like 23/11 10:30 or tomorrow 2pm"
      ),
      (.noSuchMonth(23), "There is no month 23: type the day first, such as 23/11"),
      (.noSuchDay(31, .april, year: nil), "April has no day 31: type a date such as 23/11"),
      (.noSuchDay(29, .february, year: 2026), "February 2026 has no day 29: type a date such as 23/11"),
      (
        .wrongWeekday(.tuesday, day),
        "23 November 2026 is a Monday, not a Tuesday: type one or the other, such as 23/11 or fri"
      ),
      (.yearOutOfReach(1899), "The year 1899 is out of reach: type a date such as 23/11/2026"),
      (.noSuchTime("25:00"), "There is no time 25:00: type it like 10:30, 1030 or 2pm"),
      (.tooLong(1_500, limit: 1_440), "25 h is more than 24 h: type a length such as 45m, 2h or 1h30"),
    ]
    for (refusal, expected) in words { #expect(refusal.words == expected) }
  }

  /// Somebody pasted a page into a field for a time: it is refused at once, and the refusal doesn't repeat it.
  @Test(arguments: ["x", "9", "e\u{301}", "\u{301}", "now ", "10:30 "]) func aPastedPageIsNoTime(unit: String) {
    let text = String(repeating: unit, count: 200_000)
    let clock = ContinuousClock()
    let took = clock.measure {
      #expect(throws: TypedRefusal.self) { try TypedTime.parse(text) }
      #expect(throws: TypedRefusal.self) { try TypedDuration.parse(text) }
    }
    #expect(took < .seconds(4))
  }
}
