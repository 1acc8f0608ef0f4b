import Casework
import Testing

@Suite struct EnforcementTests {
  private func order(_ disposal: Disposal, _ made: String = "2026-03-02", months: Int = 12) throws -> Order {
    var order = Order()
    order.id = "o1"
    order.disposal = disposal
    order.made = try TimeFixtures.day(made)
    order.ends = Term(months, .months).lastDay(from: order.made)
    return order
  }

  /// What the first, second, third and fourth unacceptable absence lead to under each order.
  @Test(
    arguments: [
      (Disposal.youthRehabilitationOrder, [.firstWarning, .finalWarning, .layInformation, .layInformation]),
      (.youthRehabilitationOrderISS, [.firstWarning, .finalWarning, .layInformation, .layInformation]),
      (.referralOrder, [.firstWarning, .finalWarning, .backToPanel, .backToPanel]),
      (.reparationOrder, [.firstWarning, .finalWarning, .backToPanel, .backToPanel]),
      (.youthConditionalCaution, [.firstWarning, .tellPolice, .tellPolice, .tellPolice]),
      (.detentionAndTrainingOrder, [.firstWarning, .managerDecides, .managerDecides, .managerDecides]),
      (.bailSupervision, [.firstWarning, .managerDecides, .managerDecides, .managerDecides]),
      (.youthCaution, [.none, .none, .none, .none]), (.prevention, [.none, .none, .none, .none]),
      (.conditionalDischarge, [.none, .none, .none, .none]),
    ] as [(Disposal, [Enforcement.Step])])
  func theStepsFollowTheOrder(disposal: Disposal, steps: [Enforcement.Step]) throws {
    let absences = try ["2026-09-01", "2026-09-15", "2026-10-01", "2026-10-15"].map(TimeFixtures.day)
    for (index, absence) in absences.enumerated() {
      let found = Enforcement(
        under: OrderSummary(try order(disposal)), earlier: Array(absences[..<index]), absence: absence,
        policy: try DataFixtures.enforcement.get(), calendar: try TimeFixtures.calendar())
      #expect(found.step == steps[index])
      #expect(found.count == index + 1)
      #expect((found.due == nil) == (steps[index] == .none))
    }
  }

  /// A warning holds for twelve months to the day.
  @Test(arguments: [
    ("2026-02-10", "2027-02-10", 2), ("2026-02-10", "2027-02-11", 1), ("2026-02-10", "2026-02-10", 2),
    ("2026-02-10", "2026-02-09", 1), ("2024-02-29", "2025-02-28", 2), ("2024-02-29", "2025-03-01", 1),
  ])
  func aWarningHoldsForTwelveMonths(earlier: String, absence: String, count: Int) throws {
    let found = Enforcement(
      under: OrderSummary(try order(.youthRehabilitationOrder, "2024-01-01", months: 48)),
      earlier: [try TimeFixtures.day(earlier)],
      absence: try TimeFixtures.day(absence), policy: try DataFixtures.enforcement.get(),
      calendar: try TimeFixtures.calendar())
    #expect(found.count == count)
    #expect(found.step == (count == 1 ? .firstWarning : .finalWarning))
  }

  /// One working day to act, five to lay an information, around weekends, Christmas and Easter.
  @Test(arguments: [
    ("2026-11-23", 0, "2026-11-24"), ("2026-11-27", 0, "2026-11-30"), ("2026-11-28", 0, "2026-11-30"),
    ("2026-12-24", 0, "2026-12-29"), ("2026-12-31", 0, "2027-01-04"), ("2026-11-23", 2, "2026-11-30"),
    ("2026-12-24", 2, "2027-01-05"), ("2026-12-31", 2, "2027-01-08"),
  ])
  func whatIsDueIsCountedInWorkingDays(absence: String, earlier: Int, due: String) throws {
    let day = try TimeFixtures.day(absence)
    let found = Enforcement(
      under: OrderSummary(try order(.youthRehabilitationOrder)),
      earlier: (0..<earlier).map { day.adding(days: -7 * ($0 + 1)) },
      absence: day, policy: try DataFixtures.enforcement.get(), calendar: try TimeFixtures.calendar())
    #expect(found.due?.iso == due)
  }

  @Test(arguments: [("2026-03-01", false), ("2026-03-02", true), ("2027-03-01", true), ("2027-03-02", false)])
  func onlyAnOrderThatRunsIsEnforced(absence: String, runs: Bool) throws {
    let found = Enforcement(
      under: OrderSummary(try order(.youthRehabilitationOrder)), earlier: [], absence: try TimeFixtures.day(absence),
      policy: try DataFixtures.enforcement.get(), calendar: try TimeFixtures.calendar())
    #expect(found.step == (runs ? .firstWarning : .none))
  }

  /// Of a case: which absences stand against which order, by the contact's own order or else by the day.
  @Test func absencesCountAgainstTheirOwnOrder() throws {
    var header = Case.of("2010-03-04")
    var second = try order(.referralOrder, "2026-06-01")
    second.id = "o2"
    header.orders = [try order(.youthRehabilitationOrder), second]
    func absence(_ iso: String, _ order: OrderID?, _ outcome: ContactOutcome = .unacceptableAbsence) throws -> Contact {
      var contact = Contact()
      contact.at = Moment(try TimeFixtures.day(iso), .midday)
      contact.outcome = outcome
      contact.order = order
      return contact
    }
    let contacts = [
      try absence("2026-02-01", nil), try absence("2026-05-01", "o1"), try absence("2026-07-01", "o2"),
      try absence("2026-08-01", nil), try absence("2026-08-02", "o1", .acceptableAbsence),
      try absence("2026-08-03", "o1", .absenceUndecided),
    ]
    let file = CaseFile(
      reference: CaseReference(1), version: 1, header: header,
      contacts: contacts.enumerated().map { FiledContact(id: ContactID("c\($0 + 1).1"), version: 1, contact: $1) })
    #expect(file.unacceptableAbsences(from: header.orders[0]).map(\.id) == ["c2.1", "c4.1"])
    #expect(file.unacceptableAbsences(from: header.orders[1]).map(\.id) == ["c3.1", "c4.1"])
    let day = try TimeFixtures.day("2026-09-01")
    let calendar = try TimeFixtures.calendar()
    let policy = try DataFixtures.enforcement.get()
    let third = Enforcement(of: file, order: "o1", absence: day, policy: policy, calendar: calendar)
    #expect(third.count == 3 && third.step == .layInformation)
    let put = Enforcement(of: file, order: "o1", absence: day, except: "c4.1", policy: policy, calendar: calendar)
    #expect(put.count == 2 && put.step == .finalWarning)
    let main = Enforcement(of: file, order: nil, absence: day, policy: policy, calendar: calendar)
    #expect(main.step == .layInformation)
  }
}
