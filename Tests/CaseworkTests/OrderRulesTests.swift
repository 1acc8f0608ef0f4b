import Casework
import JSON
import Testing

@Suite struct OrderRulesTests {
  private let reference = CaseReference(1)
  private let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)

  /// A record with the case of a row.
  private func record(_ header: Case) throws -> MemoryRecord {
    var record = MemoryRecord()
    try record.make(.caseOpened(header), by: "kmason", now: now)
    return record
  }

  @Test func theTableHasEnoughRows() throws {
    let rows = try OrderRow.all.get()
    #expect(rows.count >= 120)
    #expect(Set(rows.map(\.what)).count == rows.count)
    #expect(rows.count { $0.expected == "accepted" } >= 45)
    #expect(Set(rows.map(\.order.disposal)).count >= 25)
  }

  @Test(arguments: try OrderRow.all.get())
  func savingAnOrderIsAcceptedOrRefused(row: OrderRow) throws {
    var record = try record(row.header)
    var found = "accepted"
    do {
      try record.make(.orderSaved(reference, row.order), by: "kmason", now: now, limits: DataFixtures.limits.get())
    } catch let refusal as Refusal {
      found = OrderRow.name(of: refusal)
    }
    #expect(found == row.expected)
    let saved = try #require(try record.header(of: reference)).orders
    #expect(saved.count == row.header.orders.count + (row.expected == "accepted" ? 1 : 0))
  }

  /// What is refused names everything that is wrong at once, so that a report can list it.
  @Test(arguments: try OrderRow.all.get())
  func whatIsRefusedHasFaultsAndWhatIsAcceptedHasNone(row: OrderRow) throws {
    var order = row.order
    order.ends = order.ends ?? order.term?.lastDay(from: order.begins)
    let faults = OrderRules.faults(
      of: order, in: row.header, on: now.day, under: try DataFixtures.limits.get())
    #expect(faults.map(OrderRow.name).contains(row.expected) || faults.isEmpty && row.expected == "accepted")
  }

  /// Without limits only dates are looked at, so that a record built without resources works.
  @Test(arguments: try OrderRow.all.get())
  func withoutLimitsOnlyDatesAreLookedAt(row: OrderRow) throws {
    let faults = OrderRules.faults(of: row.order, in: row.header, on: now.day, under: OrderLimits())
    #expect(
      faults.isEmpty || row.order.made > now.day || row.expected.contains("before") || row.expected.contains("after")
        || row.expected.hasPrefix("amount ") || row.expected == "served too long")
  }

  @Test func historyIsHeldAgainstProvedRulesAlone() throws {
    let limits = try DataFixtures.limits.get()
    for row in try OrderRow.all.get() where row.expected != "accepted" {
      let faults = OrderRules.faults(of: row.order, in: row.header, on: now.day, under: limits, as: .imported)
      for fault in faults {
        switch fault {
        case .offenceMissing, .noRequirement, .requirementMissing, .sentence(.findingMissing):
          Issue.record("\(row.what): \(fault)")
        default: #expect(!OrderRow.name(of: fault).contains("Suffolk"), "\(row.what)")
        }
      }
    }
    var header = Case()
    header.child.dateOfBirth = try TimeFixtures.day("2003-01-01")
    var order = Order()
    order.disposal = .detentionAndTrainingOrder
    order.made = try TimeFixtures.day("2019-05-01")
    order.term = Term(11, .months)
    func faults() -> [Refusal] {
      OrderRules.faults(of: order, in: header, on: now.day, under: limits, as: .imported)
    }
    #expect(faults().map(OrderRow.name) == ["length: PCC(S) Act 2000 s101(1)"])
    order.term = Term(12, .months)
    #expect(faults().isEmpty)
  }

  @Test func aFaultFromOlderTimesDoesNotHoldUpOtherWork() throws {
    let limits = try DataFixtures.limits.get()
    var record = try record(Case.of("2010-03-04"))
    var order = Order()
    order.id = ""
    order.made = try TimeFixtures.day("2026-10-12")
    order.term = Term(24, .months)
    try record.make(.orderSaved(reference, order), by: "kmason", now: now)
    var stored = try #require(try record.header(of: reference)?.orders.first)
    stored.level = .intensive
    try record.make(.orderSaved(reference, stored), by: "kmason", now: now, limits: limits)
    #expect(try record.header(of: reference)?.orders.first?.level == .intensive)
    stored.requirements = [Requirement(.fostering)]
    #expect(throws: Refusal.self) {
      try record.make(.orderSaved(reference, stored), by: "kmason", now: now, limits: limits)
    }
    stored.requirements = []
    stored.term = Term(23, .months)
    stored.ends = nil
    #expect(throws: Refusal.self) {
      try record.make(.orderSaved(reference, stored), by: "kmason", now: now, limits: limits)
    }
  }

  @Test(arguments: try OrderRow.all.get())
  func aCaseIsOpenedWithPossibleOrdersOnly(row: OrderRow) throws {
    // What stands beside it in the table is named alone, which no opened case could have.
    guard row.header.orders.isEmpty else { return }
    var header = row.header
    var order = row.order
    order.id = "o1"
    order.ends = order.ends ?? order.term?.lastDay(from: order.begins)
    header.orders = [order]
    var record = MemoryRecord()
    let isOpened =
      (try? record.make(.caseOpened(header), by: "kmason", now: now, limits: DataFixtures.limits.get())) != nil
    #expect(isOpened == (row.expected == "accepted"))
  }

  @Test func anOrderNamesOffencesOfItsOwnCase() throws {
    var record = try record(Case.of("2010-03-04"))
    var order = Order()
    order.id = ""
    order.made = try TimeFixtures.day("2026-10-12")
    order.offences = ["f9"]
    #expect(throws: Refusal.noSuchOffence("f9", reference)) {
      try record.make(.orderSaved(reference, order), by: "kmason", now: now)
    }
  }

  @Test func releaseAndOffenceHaveTheirPlacesInTime() throws {
    var record = try record(Case.of("2010-03-04"))
    var order = Order()
    order.id = ""
    order.made = try TimeFixtures.day("2026-10-12")
    order.released = order.made.adding(days: -1)
    #expect(throws: Refusal.releasedBeforeOrder(order.made.adding(days: -1), made: order.made)) {
      try record.make(.orderSaved(reference, order), by: "kmason", now: now)
    }
    var offence = Offence()
    offence.id = ""
    offence.date = now.day.adding(days: 1)
    #expect(throws: Refusal.offenceInFuture(now.day.adding(days: 1))) {
      try record.make(.offenceSaved(reference, offence), by: "kmason", now: now)
    }
  }

  @Test(arguments: [Int.max, .min, 0, -1, 9_999_999])
  func noLengthThatSomebodyTypesStopsTheProgram(count: Int) throws {
    for unit in Term.Unit.allCases {
      var order = Order()
      order.made = try TimeFixtures.day("2026-10-12")
      order.term = Term(count, unit)
      order.ends = order.term?.lastDay(from: order.made)
      order.requirements = [Requirement(.activity, term: order.term)]
      let faults = OrderRules.faults(
        of: order, in: Case.of("2010-03-04"), on: now.day, under: try DataFixtures.limits.get())
      #expect(!faults.isEmpty)
    }
  }
}

extension Case {
  /// A case of a child born on a day.
  static func of(_ born: String) -> Case {
    var header = Case()
    header.child.familyName = "Abara"
    header.child.dateOfBirth = Day(iso: born)
    return header
  }
}
