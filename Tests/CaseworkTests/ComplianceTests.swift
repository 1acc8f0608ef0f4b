import Casework
import Testing

@Suite struct ComplianceTests {
  private func contact(_ at: String, _ outcome: ContactOutcome?, minutes: Int = 60, counts: Bool = true) throws
    -> Contact
  {
    var contact = Contact()
    contact.at = try TimeFixtures.moment(at)
    contact.outcome = outcome
    contact.counts = counts
    contact.length = Minutes(minutes)
    contact.reason = "No reason given."
    return contact
  }

  private func file(
    _ disposal: Disposal, _ made: String, _ level: InterventionLevel, _ contacts: [Contact], ends: String? = nil
  ) throws -> CaseFile {
    var header = Case.of("2010-03-04")
    var order = Order()
    order.id = "o1"
    order.disposal = disposal
    order.made = try TimeFixtures.day(made)
    order.level = level
    order.ends = try ends.map(TimeFixtures.day)
    header.orders = [order]
    let filed = contacts.enumerated().map { FiledContact(id: ContactID("c\($0 + 1).1"), version: 1, contact: $1) }
    return CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: filed)
  }

  /// What is missing this month, and how much of it the working days that are left have room for.
  @Test(arguments: [
    ("2026-11-02T09:00", 10, 10), ("2026-11-23T09:00", 10, 6), ("2026-11-28T09:00", 10, 1), ("2026-11-30T09:00", 10, 1),
  ]) func whatIsMissingIsBookableWhileThereAreWorkingDays(now: String, missing: Int, bookable: Int) throws {
    let contacts = [
      try contact("2026-11-02T08:00", .attended), try contact("2026-11-30T16:00", nil),
      try contact("2026-12-01T16:00", nil),
    ]
    let facts = CaseFacts(try file(.youthRehabilitationOrderISS, "2026-10-01", .intensive, contacts))
    let tallies = facts.tallies(
      at: try TimeFixtures.moment(now), standards: try DataFixtures.standards.get(),
      calendar: try TimeFixtures.calendar())
    let month = try #require(tallies.last)
    #expect(month.asked == 12 && month.seen == 1 && month.booked == 1)
    #expect(month.missing == missing)
    #expect(month.bookable == bookable)
  }

  /// First three months, then after, and parts of months, by level.
  @Test(
    arguments: [
      (.standard, [1, 2, 2, 2, 1, 1]), (.enhanced, [2, 4, 4, 4, 2, 2]), (.intensive, [6, 12, 12, 12, 4, 4]),
    ] as [(InterventionLevel, [Int])]) func monthsAskByLevel(level: InterventionLevel, asked: [Int]) throws
  {
    let facts = CaseFacts(try file(.youthRehabilitationOrder, "2026-06-16", level, []))
    let tallies = facts.tallies(
      at: try TimeFixtures.moment("2026-11-23T09:00"), standards: try DataFixtures.standards.get(),
      calendar: try TimeFixtures.calendar())
    #expect(tallies.map(\.asked) == asked)
  }

  /// 25 hours a week with the weekend, then 5; a week of which the order has a part asks for that part.
  @Test func intensiveHoursAreCountedByWeek() throws {
    let contacts = [
      try contact("2026-09-02T10:00", .attended, minutes: 120),
      try contact("2026-09-05T10:00", .attended, minutes: 180),
      try contact("2026-09-06T10:00", .unacceptableAbsence, minutes: 60, counts: false),
      try contact("2026-09-07T10:00", .attended, minutes: 600), try contact("2026-09-08T10:00", .cancelledByTeam),
      try contact("2026-09-09T10:00", .attended, minutes: 90, counts: false), try contact("2026-09-12T10:00", nil),
    ]
    let file = try file(.youthRehabilitationOrderISS, "2026-09-02", .intensive, contacts, ends: "2026-12-23")
    let weeks = IntensiveWeek.weeks(
      of: file, under: try DataFixtures.standards.get(), on: try TimeFixtures.day("2026-12-31"))
    #expect(weeks.count == 17)
    #expect(weeks[0].monday.iso == "2026-08-31")
    #expect(weeks[0].asked == Minutes(25 * 60 * 5 / 7))
    #expect(weeks[0].planned == 360 && weeks[0].delivered == 300 && weeks[0].weekend == 240)
    #expect(weeks[1].asked == Minutes(25 * 60))
    #expect(weeks[1].planned == 660 && weeks[1].delivered == 600 && weeks[1].weekend == 60)
    #expect(weeks[14].asked == Minutes(5 * 60))
    #expect(weeks[16].asked == Minutes(5 * 60 * 3 / 7))
    #expect(
      IntensiveWeek.weeks(
        of: try self.file(.youthRehabilitationOrder, "2026-09-02", .intensive, contacts),
        under: try DataFixtures.standards.get(), on: try TimeFixtures.day("2026-12-31")
      ).isEmpty)
  }

  /// Under whoever held the case on the due day, each obligation once.
  @Test func timelinessCountsUnderWhoeverHeldTheCase() throws {
    var first = try file(.youthRehabilitationOrder, "2026-11-02", .standard, [])
    for (on, worker) in [("2026-11-02", "kmason"), ("2026-11-20", "rellis")] {
      var allocation = Allocation()
      allocation.on = try TimeFixtures.day(on)
      allocation.worker = StaffID(worker)
      allocation.team = "t1"
      first.header.allocations.append(allocation)
    }
    first.header.worker = "rellis"
    var accepted = ObligationAnswer()
    accepted.key = ObligationKey("plan", subject: "o1")
    accepted.kind = .late
    accepted.reason = "Flood."
    first.header.answers = [accepted]
    let period = try TimeFixtures.day("2026-11-01")...TimeFixtures.day("2026-11-30")
    func report(_ grouping: Timeliness.Grouping, _ filter: DeadlineFilter = DeadlineFilter()) throws -> Timeliness {
      Timeliness(
        [first], due: period, by: grouping, filter: filter, standards: try DataFixtures.standards.get(),
        calendar: try TimeFixtures.calendar(), on: try TimeFixtures.day("2026-11-24"))
    }
    let byWorker = try report(.worker)
    #expect(byWorker.lines.map(\.group) == ["kmason", "rellis"])
    #expect(byWorker.lines.first?.counts.late == 1)
    #expect(byWorker.lines.last?.counts.lateWithReason == 1)
    #expect(byWorker.lines.last?.counts.late == 1)
    #expect(byWorker.lines.last?.counts.notYetDue == 1)
    #expect(byWorker.total.decided == 3 && byWorker.total.percent == 0)
    for grouping in Timeliness.Grouping.allCases { #expect(try report(grouping).total == byWorker.total) }
    var filter = DeadlineFilter()
    filter.workers = ["kmason"]
    #expect(try report(.rule, filter).lines.map(\.group) == ["order-first-appointment"])
  }
}
