import Casework
import Testing

@Suite struct TimeMomentTests {
  /// Seconds of UTC and what clocks in London show, around the changes of 2026 and at other known instants.
  @Test(arguments: [
    (0, "1970-01-01T00:00", "+00:00"), (1_774_745_940, "2026-03-29T00:59", "+00:00"),
    (1_774_746_000, "2026-03-29T02:00", "+01:00"), (1_792_889_940, "2026-10-25T01:59", "+01:00"),
    (1_795_428_000, "2026-11-23T10:00", "+00:00"), (1_782_777_600, "2026-06-30T01:00", "+01:00"),
    (1_700_000_000, "2023-11-14T22:13", "+00:00"), (1_688_169_599, "2023-07-01T00:59", "+01:00"),
    (951_782_400, "2000-02-29T00:00", "+00:00"), (-1, "1969-12-31T23:59", "+00:00"),
  ])
  func readsAClock(seconds: Int, text: String, offset: String) throws {
    let moment = Moment(utcSeconds: seconds)
    #expect(moment.jsonText == text)
    #expect(moment.rfc3339 == text + ":00" + offset)
    #expect(moment.utcSeconds == seconds.minuteStart)
  }

  @Test func showsTheAutumnHourTwice() throws {
    let first = Moment(utcSeconds: 1_792_888_200)
    let second = Moment(utcSeconds: 1_792_891_800)
    #expect(first.jsonText == "2026-10-25T01:30")
    #expect(second == first)
    #expect(first.utcSeconds == 1_792_888_200, "the first pass is meant")
    #expect(try TimeFixtures.moment("2026-10-25T02:00").utcOffsetMinutes == 0)
  }

  @Test func leavesTheSpringHourOut() throws {
    for minute in 0..<60 {
      let skipped = try #require(Moment(TimeFixtures.day("2026-03-29"), hour: 1, minute: minute))
      #expect(skipped.isSkippedByClocks)
      #expect(Moment(utcSeconds: skipped.utcSeconds) == skipped.adding(minutes: 60))
    }
    #expect(try !TimeFixtures.moment("2026-03-29T00:59").isSkippedByClocks)
    #expect(try !TimeFixtures.moment("2026-03-29T02:00").isSkippedByClocks)
  }

  /// Last Sundays of March and October, from the published list of clock changes.
  @Test(arguments: [
    ("2023-03-26", "2023-10-29"), ("2024-03-31", "2024-10-27"), ("2025-03-30", "2025-10-26"),
    ("2026-03-29", "2026-10-25"), ("2027-03-28", "2027-10-31"), ("2028-03-26", "2028-10-29"),
  ])
  func changesOnLastSundays(forward: String, back: String) throws {
    for (date, before, after) in [(forward, 0, 60), (back, 60, 0)] {
      let day = try TimeFixtures.day(date)
      #expect(Moment(day, .midnight).utcOffsetMinutes == before)
      #expect(Moment(day, .midday).utcOffsetMinutes == after)
      #expect(Moment(day - 1, .midday).utcOffsetMinutes == before)
      #expect(Moment(day + 1, .midnight).utcOffsetMinutes == after)
    }
  }

  @Test func goesToUTCAndBack() {
    var random = SeededNumbers(seed: 3)
    for _ in 0..<5_000 {
      let day = Day.epoch + Int.random(in: 10_000...40_000, using: &random)
      guard let time = TimeOfDay(minuteOfDay: .random(in: 0..<1_440, using: &random)) else { continue }
      let moment = Moment(day, time)
      if !moment.isSkippedByClocks {
        #expect(Moment(utcSeconds: moment.utcSeconds) == moment)
        #expect(Moment(rfc3339: moment.rfc3339) == moment)
      }
      #expect(Moment(jsonText: moment.jsonText) == moment)
    }
    #expect(Moment(utcSeconds: .max).day == .latest)
    #expect(Moment(utcSeconds: .min).day == .earliest)
  }

  @Test(arguments: [
    ("2026-11-23T10:00:00Z", "2026-11-23T10:00"), ("2026-07-01T10:00:00Z", "2026-07-01T11:00"),
    ("2026-11-23T10:00:59.123Z", "2026-11-23T10:00"), ("2026-11-23T10:00:00+01:00", "2026-11-23T09:00"),
    ("2026-11-23T22:00:00-05:00", "2026-11-24T03:00"), ("2026-06-30T23:30:00+00:00", "2026-07-01T00:30"),
    ("2026-12-31t23:59:60z", "2026-12-31T23:59"),
  ])
  func readsOffsets(text: String, expected: String) throws {
    #expect(Moment(rfc3339: text)?.jsonText == expected)
  }

  @Test(arguments: [
    "2026-11-23T10:00:00", "2026-11-23T10:00Z", "2026-11-23 10:00:00Z", "2026-11-23T24:00:00Z", "2026-11-31T10:00:00Z",
    "2026-11-23T10:00:00+1:00", "2026-11-23T10:00:00.Z", "2026-11-23T10:00:00Zx", "2026-11-23T10:00:61Z", "",
  ])
  func refusesWhatIsNoInstant(text: String) {
    #expect(Moment(rfc3339: text) == nil)
  }

  @Test(arguments: [
    "2026-11-23T24:00", "2026-11-23T10:60", "2026-11-23 10:00", "2026-11-23T1000", "2026-11-23", "2026-11-23T10:00:00",
    "",
  ])
  func refusesWhatIsNoMoment(text: String) {
    #expect(Moment(jsonText: text) == nil)
  }

  @Test(arguments: [
    ("2026-11-23T23:30", 45, "2026-11-24T00:15"), ("2026-11-23T00:15", -30, "2026-11-22T23:45"),
    ("2026-11-23T10:00", 0, "2026-11-23T10:00"), ("2026-12-31T23:59", 1, "2027-01-01T00:00"),
    ("2026-11-23T00:00", -1_440, "2026-11-22T00:00"),
  ])
  func addsMinutes(start: String, minutes: Int, expected: String) throws {
    #expect(try TimeFixtures.moment(start).adding(minutes: minutes).jsonText == expected)
  }

  @Test func countsTheMinutesThatTrulyPass() throws {
    let evening = try TimeFixtures.moment("2026-03-28T23:00")
    #expect(try evening.minutes(until: TimeFixtures.moment("2026-03-29T03:00")) == 180)
    let autumn = try TimeFixtures.moment("2026-10-24T23:00")
    #expect(try autumn.minutes(until: TimeFixtures.moment("2026-10-25T03:00")) == 300)
  }

  @Test func sortsByDayThenTime() throws {
    let texts = ["2026-11-23T10:00", "2026-11-23T09:59", "2026-11-22T23:59", "2027-01-01T00:00"]
    let sorted = try texts.map(TimeFixtures.moment).sorted().map(\.jsonText)
    #expect(sorted == texts.sorted())
  }
}

extension Int {
  fileprivate var minuteStart: Int { self - ((self % 60) + 60) % 60 }
}
