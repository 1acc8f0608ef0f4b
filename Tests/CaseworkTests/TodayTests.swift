import Casework
import Testing

@Suite struct TodayTests {
  private let reference = CaseReference(1)

  private func day(_ iso: String) throws -> Day { try TimeFixtures.day(iso) }

  private func contact(
    _ at: String, _ outcome: ContactOutcome?, kind: ListCode = "office", counts: Bool = true, worker: StaffID = "kmason"
  ) throws -> Contact {
    var contact = Contact()
    contact.at = try TimeFixtures.moment(at)
    contact.outcome = outcome
    contact.kind = kind
    contact.counts = counts
    contact.worker = worker
    contact.reason = "No reason given."
    return contact
  }

  private func summary(
    _ number: Int = 1, worker: StaffID = "kmason", secondary: [StaffID] = [], orders: [Order] = [],
    contacts: [Contact] = []
  ) -> CaseSummary {
    var header = Case.of("2010-03-04")
    header.worker = worker
    header.secondaryWorkers = secondary
    header.orders = orders
    let filed = contacts.enumerated().map { FiledContact(id: ContactID("c\($0 + 1).1"), version: 1, contact: $1) }
    return CaseSummary(
      of: CaseFile(reference: CaseReference(number), version: 1, header: header, contacts: filed))
  }

  private func order(
    _ disposal: Disposal, _ made: String, _ level: InterventionLevel? = .enhanced, released: String? = nil
  ) throws -> Order {
    var order = Order()
    order.id = "o1"
    order.disposal = disposal
    order.made = try day(made)
    order.term = Term(12, .months)
    order.ends = order.term?.lastDay(from: order.made)
    order.level = level
    order.released = try released.map(day)
    return order
  }

  private func today(_ now: String, worker: StaffID? = "kmason", _ summaries: [CaseSummary]) throws -> Today {
    Today(
      try TimeFixtures.moment(now), worker: worker, summaries: summaries,
      standards: try DataFixtures.standards.get(), calendar: try TimeFixtures.calendar())
  }

  /// Appointments at 10:00 on 23 November, and where each stands at a time of that day.
  @Test(arguments: [
    ("2026-11-23T09:00", true, false), ("2026-11-23T10:00", true, false), ("2026-11-23T10:01", true, true),
    ("2026-11-24T09:00", false, true), ("2026-11-22T23:59", false, false),
  ])
  func appointmentsAreInTheDiaryAndThenToBeRecorded(now: String, inDiary: Bool, toRecord: Bool) throws {
    let found = try today(now, [summary(contacts: [try contact("2026-11-23T10:00", nil)])])
    #expect(found.diary.count == (inDiary ? 1 : 0))
    #expect(found.toRecord.count == (toRecord ? 1 : 0))
    let recorded = try today(now, [summary(contacts: [try contact("2026-11-23T10:00", .attended)])])
    #expect(recorded.diary.isEmpty && recorded.toRecord.isEmpty)
  }

  @Test(
    arguments: [
      ("kmason", [StaffID](), "kmason", true), ("rellis", ["kmason"], "rellis", true), ("rellis", [], "rellis", false),
      ("rellis", [], "kmason", true),
    ] as [(StaffID, [StaffID], StaffID, Bool)])
  func theDiaryHasMyCasesAndMyContacts(holder: StaffID, secondary: [StaffID], contactWith: StaffID, mine: Bool) throws {
    let found = try today(
      "2026-11-23T09:00",
      [
        summary(
          worker: holder, secondary: secondary, contacts: [try contact("2026-11-23T10:00", nil, worker: contactWith)])
      ])
    #expect(found.diary.count == (mine ? 1 : 0))
    let everybody = try today(
      "2026-11-23T09:00", worker: nil,
      [summary(worker: holder, contacts: [try contact("2026-11-23T10:00", nil, worker: contactWith)])])
    #expect(everybody.diary.count == 1)
  }

  /// Contacts asked for in November 2026, by the order's start and level.
  @Test(arguments: [
    ("2026-09-01", InterventionLevel.standard, 2), ("2026-09-01", .enhanced, 4), ("2026-09-01", .intensive, 12),
    ("2026-08-02", .enhanced, 4), ("2026-08-01", .enhanced, 2), ("2026-07-01", .intensive, 4),
    ("2026-07-01", .standard, 1),
  ])
  func theTallyAsksForMoreInTheFirstThreeMonths(made: String, level: InterventionLevel, asked: Int) throws {
    let found = try today(
      "2026-11-23T09:00", [summary(orders: [try order(.youthRehabilitationOrder, made, level)])])
    #expect(found.tallies.map(\.asked) == [asked])
  }

  @Test func theTallyCountsWhatWasHeldAndWhatIsBookedThisMonth() throws {
    let contacts = [
      try contact("2026-10-31T10:00", .attended), try contact("2026-11-01T10:00", .attended),
      try contact("2026-11-10T10:00", .unacceptableAbsence), try contact("2026-11-11T10:00", .attended, counts: false),
      try contact("2026-11-12T10:00", .late), try contact("2026-11-20T10:00", nil),
      try contact("2026-11-27T10:00", nil), try contact("2026-12-01T10:00", nil),
    ]
    let found = try today(
      "2026-11-23T09:00", [summary(orders: [try order(.youthRehabilitationOrder, "2026-09-01")], contacts: contacts)])
    let tally = try #require(found.tallies.first)
    #expect(tally.seen == 2)
    #expect(tally.booked == 1)
  }

  @Test(arguments: [
    (Disposal.fine, nil, 0), (.detentionAndTrainingOrder, nil, 0), (.detentionAndTrainingOrder, "2026-10-01", 4),
    (.detentionAndTrainingOrder, "2026-12-01", 0), (.youthCaution, nil, 0), (.referralOrder, nil, 4),
  ])
  func contactsAreAskedForWhereTheChildIsSupervisedInTheCommunity(
    disposal: Disposal, released: String?, asked: Int
  ) throws {
    let found = try today(
      "2026-11-23T09:00", [summary(orders: [try order(disposal, "2026-09-01", released: released)])])
    #expect(found.tallies.first?.asked ?? 0 == asked)
  }

  @Test func thoseFurthestBehindComeFirst() throws {
    let yro = try order(.youthRehabilitationOrder, "2026-09-01")
    let found = try today(
      "2026-11-23T09:00",
      [
        summary(1, orders: [yro], contacts: try (1...4).map { try contact("2026-11-0\($0)T10:00", .attended) }),
        summary(2, orders: [yro]), summary(3, orders: [yro], contacts: [try contact("2026-11-02T10:00", .attended)]),
        summary(4, orders: [yro]),
      ])
    #expect(found.tallies.map(\.summary.reference.number) == [2, 4, 3, 1])
  }

  @Test func whatIsDueIsLateOrSoonOrNotShown() throws {
    func due(_ now: String) throws -> (late: [String], soon: [String]) {
      let found = try today(now, [summary(orders: [try order(.youthRehabilitationOrder, "2026-11-02")])])
      return (found.overdue.map(\.obligation.rule.text), found.dueSoon.map(\.obligation.rule.text))
    }
    #expect(try due("2026-11-02T09:00") == ([], ["order-first-appointment"]))
    #expect(try due("2026-11-09T09:00") == ([], ["order-first-appointment"]))
    #expect(try due("2026-11-10T09:00") == (["order-first-appointment"], []))
    #expect(try due("2026-11-16T09:00") == (["order-first-appointment"], ["assessment-order", "plan"]))
    #expect(
      try due("2026-11-24T09:00") == (["order-first-appointment", "assessment-order", "plan"], ["contact-frequency"]))
  }

  /// An action is its doer's to do, whoever holds the case, and the holder's too.
  @Test func anActionIsItsDoers() throws {
    var found = summary(worker: "rellis")
    var action = OversightAction("Home visit", due: try day("2026-11-25"), who: "K. Mason")
    action.id = "a1"
    action.asked = try day("2026-11-23")
    action.doer = "kmason"
    found.actions = [action]
    for (worker, count) in [("kmason", 1), ("rellis", 1), ("dshah", 0)] as [(StaffID, Int)] {
      let due = try today("2026-11-23T09:00", worker: worker, [found]).dueSoon
      #expect(due.count { $0.obligation.key.subject == "a1" } == count, "\(worker)")
    }
    action.doer = nil
    found.actions = [action]
    #expect(try today("2026-11-23T09:00", [found]).dueSoon.isEmpty)
  }

  @Test func closedCasesAreNotToday() throws {
    var closed = summary(orders: [try order(.youthRehabilitationOrder, "2026-11-02")])
    closed.closed = try day("2026-11-20")
    let found = try today("2026-11-23T09:00", [closed])
    #expect(found.overdue.isEmpty && found.dueSoon.isEmpty && found.diary.isEmpty && found.tallies.isEmpty)
  }
}
