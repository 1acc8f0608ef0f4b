import Casework
import Testing

@Suite("Diary, series and moved appointments") struct DiaryTests {
  /// Times of the week as people type them, and as they are written back.
  @Test(
    arguments: [
      ("mon-fri 0845-1515 school", "mon-fri 08:45-15:15 school"), ("Tuesday 17-19", "tue 17:00-19:00"),
      ("fri 1230-14 Friday prayers", "fri 12:30-14:00 Friday prayers"),
      ("mon,wed-thu,sun 9am-noon work", "mon,wed-thu,sun 09:00-12:00 work"), ("", nil), ("mon", nil),
      ("mo 9-10", nil), ("mon 10-9", nil), ("fri-mon 9-10", nil), ("mon 9", nil), ("mon-tue-wed 9-10", nil),
      ("someday 9-10", nil),
    ] as [(String, String?)])
  func busyTimesAreReadAsTyped(typed: String, written: String?) {
    let busy = BusyTime(typed: typed)
    #expect(busy?.typed == written)
    if let written { #expect(BusyTime(typed: written) == busy) }
  }

  /// Whether an appointment of an hour falls into school from 08:45 to 15:15.
  @Test(arguments: [("07:45", false), ("07:46", true), ("12:00", true), ("15:14", true), ("15:15", false)])
  func busyTimesClash(time: String, clashes: Bool) throws {
    let school = try #require(BusyTime(typed: "mon-fri 0845-1515 school"))
    #expect(school.clashes(with: try TimeFixtures.moment("2026-11-23T" + time), length: 60) == clashes)
    #expect(!school.clashes(with: try TimeFixtures.moment("2026-11-22T" + time), length: 60))
  }

  /// Series over Christmas and Easter: the first, every so many days, how often, and the days.
  @Test(
    arguments: [
      (
        "2026-12-14T16:00", 7, 4, "", ["2026-12-14", "2026-12-21", "2026-12-29", "2027-01-04"]
      ),
      ("2026-12-11T16:00", 7, 4, "", ["2026-12-11", "2026-12-18", "2026-12-29", "2027-01-04"]),
      ("2027-03-22T10:00", 7, 2, "", ["2027-03-22", "2027-03-30"]),
      ("2026-11-23T16:00", 7, 3, "mon 15-17 football", ["2026-11-24", "2026-12-01", "2026-12-08"]),
      ("2026-11-23T16:00", 7, 2, "mon-sun 9-20 everything", []),
      ("2026-11-21T10:00", 7, 2, "", ["2026-11-21", "2026-11-28"]),
      ("2026-11-23T16:00", 1, 6, "", ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]),
      ("2026-11-23T16:00", 14, 3, "", ["2026-11-23", "2026-12-07", "2026-12-21"]), ("2026-11-23T16:00", 7, 0, "", []),
    ] as [(String, Int, Int, String, [String])])
  func aSeriesAvoidsHolidaysAndBusyTimes(first: String, every: Int, times: Int, busy: String, days: [String]) throws {
    let series = AppointmentSeries(
      first: try TimeFixtures.moment(first), every: every, times: times, busy: [BusyTime(typed: busy)].compactMap { $0 }
    )
    #expect(series.places(try TimeFixtures.calendar()).compactMap { $0.booked?.day.iso } == days)
  }

  @Test func noPlaceOfASeriesIsEverBad() throws {
    var random = SeededNumbers(seed: 11)
    let calendar = try TimeFixtures.calendar()
    let start = try TimeFixtures.day("2026-01-01")
    for _ in 0..<300 {
      let day = start.adding(days: Int.random(in: 0...700, using: &random))
      let time = try #require(TimeOfDay(hour: Int.random(in: 8...18, using: &random)))
      let busy = BusyTime(
        Weekday.allCases.filter { _ in Bool.random(using: &random) }, try #require(TimeOfDay(hour: 9)),
        try #require(TimeOfDay(hour: Int.random(in: 10...18, using: &random))))
      let series = AppointmentSeries(
        first: Moment(day, time), every: Int.random(in: 1...14, using: &random),
        times: Int.random(in: 1...20, using: &random), until: day.adding(days: 90), busy: [busy])
      let places = series.places(calendar)
      let booked = places.compactMap(\.booked)
      #expect(booked == booked.sorted() && Set(booked).count == booked.count)
      for place in places {
        guard let moment = place.booked else { continue }
        #expect(calendar.holiday(on: moment.day) == nil)
        #expect(!busy.clashes(with: moment, length: 60))
        #expect(moment.day <= day.adding(days: 90) && moment >= place.meant && moment.time == time)
        #expect(day.weekday.isWeekend || !moment.day.weekday.isWeekend)
      }
    }
  }

  private func booked() throws -> (AllocationFixture, ContactID) {
    var fixture = try AllocationFixture()
    var contact = Contact()
    contact.at = Moment(fixture.now.day.adding(days: 2), .midday)
    contact.worker = "officer"
    let edits = try fixture.make(.appointmentBooked(AllocationFixture.reference, contact))
    return (fixture, ContactID(try #require(edits.list.first).key.id))
  }

  @Test func anAppointmentIsMovedWithItsReasonAndKeepsItsPast() throws {
    var (fixture, id) = try booked()
    let reference = AllocationFixture.reference
    let day = fixture.now.day
    for (offset, request) in [(4, .child), (7, .court)] as [(Int, Rescheduling.Request)] {
      try fixture.make(
        .appointmentRescheduled(reference, id, to: Moment(day + offset, .midday), at: request, why: "Mock exams."))
    }
    let contact = try #require(try fixture.record.contact(id, of: reference))
    #expect(contact.at.day == day + 7)
    #expect(contact.moves.map { $0.from.day } == [day + 2, day + 4])
    #expect(contact.moves.map(\.request) == [.child, .court])
    #expect(try fixture.summary().contacts.map(\.at.day) == [day + 7])
    func refuses(_ to: Day, _ why: String, _ expected: Refusal) {
      #expect(throws: expected) {
        try fixture.make(.appointmentRescheduled(reference, id, to: Moment(to, .midday), at: .team, why: why))
      }
    }
    refuses(day + 9, "", .reasonMissing)
    refuses(day - 1, "x", .appointmentInPast(Moment(day - 1, .midday)))
    var held = contact
    held.at = Moment(day, .midnight)
    held.outcome = .attended
    try fixture.make(.contactRecorded(reference, held, settles: id))
    refuses(day + 9, "x", .outcomeRecorded(id, reference))
  }

  @Test func aSeriesIsBookedInOneActWithTheTimesTheChildCannotCome() throws {
    var fixture = try AllocationFixture()
    let reference = AllocationFixture.reference
    let contacts = (1...5).map { number in
      var contact = Contact()
      contact.at = Moment(fixture.now.day + 7 * number, .midday)
      contact.worker = "officer"
      return contact
    }
    let school = try #require(BusyTime(typed: "mon-fri 0845-1515 school"))
    try fixture.make(.seriesBooked(reference, contacts, busy: [school]))
    let file = try #require(try fixture.record.caseFile(reference))
    #expect(file.contacts.count == 5)
    #expect(Set(file.contacts.map(\.contact.series)).count == 1 && file.contacts[0].contact.series != "")
    #expect(file.header.child.busy == [school])
    #expect(throws: Refusal.nothingToBook) { try fixture.make(.seriesBooked(reference, [])) }
    #expect(throws: Refusal.self) {
      var past = contacts[0]
      past.at = Moment(fixture.now.day - 1, .midday)
      try fixture.make(.seriesBooked(reference, contacts + [past]))
    }
    #expect(try fixture.record.caseFile(reference)?.contacts.count == 5)
    let diary = Diary(
      from: fixture.now.day, to: fixture.now.day + 13, of: .workers(["officer"]), in: [try fixture.summary()],
      staff: [:])
    #expect(diary.entries.count == 1 && diary.days.count == 14)
    #expect(diary.clashes.isEmpty)
    try fixture.make(.seriesBooked(reference, [contacts[0]]))
    let again = Diary(
      from: fixture.now.day, to: fixture.now.day + 13, of: .everybody, in: [try fixture.summary()], staff: [:])
    #expect(again.clashes.count == 2)
  }

  /// Two appointments of one worker: when the second begins, how long each takes, and whether they are at the same time.
  @Test(
    arguments: [
      ("10:30", 60, 60, true), ("10:59", 60, nil, true), ("11:00", 60, 60, false), ("09:30", 60, 30, false),
      ("09:30", 60, 31, true), ("09:30", 60, nil, false), ("10:00", nil, nil, true), ("10:01", nil, nil, false),
      ("09:00", 60, 180, true),
    ] as [(String, Minutes?, Minutes?, Bool)])
  func appointmentsClashForAsLongAsTheyTake(
    begins: String, first: Minutes?, second: Minutes?, clashes: Bool
  ) throws {
    var fixture = try AllocationFixture()
    let reference = AllocationFixture.reference
    for (at, length) in [("10:00", first), (begins, second)] {
      var contact = Contact()
      contact.at = try TimeFixtures.moment("2026-11-30T" + at)
      contact.length = length
      contact.worker = "officer"
      try fixture.make(.appointmentBooked(reference, contact))
    }
    let day = try TimeFixtures.day("2026-11-30")
    let diary = Diary(from: day, to: day, of: .workers(["officer"]), in: [try fixture.summary()], staff: [:])
    #expect(diary.clashes.count == (clashes ? 2 : 0))
    let booked = try TimeFixtures.moment("2026-11-30T10:00")
    let ids = diary.entries.map(\.contact.id)
    let others = Diary.clashes(
      with: booked, length: first, of: "officer", in: [try fixture.summary()],
      except: diary.entries.first { $0.contact.at == booked && $0.contact.length == first }?.contact.id)
    #expect(others.count == (clashes ? 1 : 0) && ids.count == 2)
    #expect(Diary.clashes(with: booked, length: 60, of: "social", in: [try fixture.summary()]).isEmpty)
  }
}
