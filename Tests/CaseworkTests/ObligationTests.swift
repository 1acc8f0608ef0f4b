import Casework
import Testing

@Suite struct ObligationTests {
  /// A case with one order, and what is open for it under the shipped standards.
  private func open(
    _ disposal: Disposal, made: String, on today: String, allocated: String? = nil, released: String? = nil,
    ends: String? = nil, contacts: [(String, ContactOutcome, ListCode)] = []
  ) throws -> [String: String] {
    var header = Case.of("2010-03-04")
    var order = Order()
    order.id = "o1"
    order.disposal = disposal
    order.made = try TimeFixtures.day(made)
    order.ends = try ends.map(TimeFixtures.day)
    order.released = try released.map(TimeFixtures.day)
    header.orders = [order]
    if let allocated {
      var allocation = Allocation()
      allocation.on = try TimeFixtures.day(allocated)
      allocation.worker = "kmason"
      header.allocations = [allocation]
    }
    let filed = try contacts.enumerated().map { index, each in
      var contact = Contact()
      contact.at = Moment(try TimeFixtures.day(each.0), .midday)
      contact.outcome = each.1
      contact.kind = each.2
      return FiledContact(id: ContactID("c\(index + 1).1"), version: 1, contact: contact)
    }
    let summary = CaseSummary(
      of: CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: filed))
    let found = Obligation.open(
      for: summary, under: try DataFixtures.standards.get(), calendar: try TimeFixtures.calendar(),
      on: try TimeFixtures.day(today))
    return Dictionary(found.map { ($0.rule.text, $0.due.iso) }) { first, _ in first }
  }

  /// The first appointment under an order is due within five working days of it.
  @Test(arguments: [
    ("2026-11-23", "2026-11-30"), ("2026-11-20", "2026-11-27"), ("2026-11-21", "2026-11-27"),
    ("2026-11-22", "2026-11-27"), ("2026-12-18", "2026-12-29"), ("2026-12-23", "2027-01-04"),
    ("2026-12-24", "2027-01-05"), ("2026-12-25", "2027-01-05"), ("2025-04-17", "2025-04-28"),
    ("2026-04-02", "2026-04-13"), ("2026-05-01", "2026-05-11"), ("2026-08-28", "2026-09-07"),
    ("2027-12-24", "2028-01-05"), ("2023-05-05", "2023-05-15"), ("2022-09-16", "2022-09-26"),
  ])
  func firstAppointment(made: String, due: String) throws {
    for disposal in [Disposal.referralOrder, .youthRehabilitationOrder, .youthRehabilitationOrderISS] {
      #expect(try open(disposal, made: made, on: made)["order-first-appointment"] == due)
    }
    #expect(
      try open(.referralOrder, made: made, on: due, contacts: [(made, .attended, "office")])["order-first-appointment"]
        == nil)
    #expect(
      try open(.referralOrder, made: made, on: due, contacts: [(made, .unacceptableAbsence, "office")])[
        "order-first-appointment"] == due)
    #expect(try open(.fine, made: made, on: made)["order-first-appointment"] == nil)
  }

  /// Out of court the clock starts with the allocation, or with the decision where that is later.
  @Test(arguments: [
    ("2026-11-20", "2026-11-23", "2026-11-30"), ("2026-11-23", "2026-11-20", "2026-11-30"),
    ("2026-12-21", "2026-12-23", "2027-01-04"), ("2026-04-01", "2026-04-02", "2026-04-13"),
  ])
  func initialContact(made: String, allocated: String, due: String) throws {
    for disposal in [Disposal.youthCaution, .communityResolution, .outcome22, .triage] {
      #expect(
        try open(disposal, made: made, on: due, allocated: allocated)["oocd-initial-contact"] == due)
      #expect(try open(disposal, made: made, on: due)["oocd-initial-contact"] == nil)
    }
    #expect(try open(.referralOrder, made: made, on: due, allocated: allocated)["oocd-initial-contact"] == nil)
  }

  /// A missed appointment is followed up by the next working day, until something was recorded after it.
  @Test(arguments: [
    ("2026-11-23", "2026-11-24"), ("2026-11-27", "2026-11-30"), ("2026-12-24", "2026-12-29"),
    ("2026-12-31", "2027-01-04"), ("2026-04-02", "2026-04-07"),
  ])
  func missedAppointment(missed: String, due: String) throws {
    func found(_ contacts: [(String, ContactOutcome, ListCode)]) throws -> String? {
      try open(.youthRehabilitationOrder, made: "2026-01-05", on: due, contacts: contacts)[
        "missed-appointment-follow-up"]
    }
    #expect(try found([(missed, .unacceptableAbsence, "office")]) == due)
    #expect(try found([(missed, .absenceUndecided, "office")]) == due)
    #expect(try found([(missed, .notAtHome, "home")]) == due)
    #expect(try found([(missed, .acceptableAbsence, "office")]) == nil)
    #expect(try found([(missed, .attended, "office")]) == nil)
    #expect(try found([(missed, .unacceptableAbsence, "office"), (due, .held, "parent")]) == nil)
  }

  /// After release a home visit is due within five working days.
  @Test(arguments: [
    ("2026-11-23", "2026-11-30"), ("2026-12-18", "2026-12-29"), ("2026-12-24", "2027-01-05"),
  ])
  func homeVisit(released: String, due: String) throws {
    func found(_ today: String, _ contacts: [(String, ContactOutcome, ListCode)]) throws -> String? {
      try open(
        .detentionAndTrainingOrder, made: "2026-06-01", on: today, released: released, contacts: contacts)[
          "release-home-visit"]
    }
    #expect(try found(due, []) == due)
    #expect(try found(due, [(released, .attended, "home")]) == nil)
    #expect(try found(due, [(released, .attended, "office")]) == due)
    #expect(try found(due, [(released, .notAtHome, "home")]) == due)
    #expect(try found(due, [("2026-05-01", .attended, "home")]) == due)
    #expect(try found("2026-06-02", []) == nil)
  }

  /// The exit plan is due a fortnight before the last day, in calendar days.
  @Test(arguments: [
    ("2026-12-31", "2026-12-17"), ("2027-01-10", "2026-12-27"), ("2028-03-10", "2028-02-25"),
    ("2027-03-10", "2027-02-24"),
  ])
  func exitPlan(ends: String, due: String) throws {
    #expect(try open(.referralOrder, made: "2026-06-01", on: "2026-11-23", ends: ends)["exit-plan"] == due)
    #expect(try open(.fine, made: "2026-06-01", on: "2026-11-23", ends: ends)["exit-plan"] == nil)
    #expect(try open(.referralOrder, made: "2026-06-01", on: "2026-11-23")["exit-plan"] == nil)
  }

  @Test func aRuleHoldsBetweenItsDays() throws {
    var standards = try DataFixtures.standards.get()
    standards.rules = [try #require(standards.rules.first { $0.name == "order-first-appointment" })]
    standards.rules[0].from = try TimeFixtures.day("2026-11-02")
    standards.rules[0].to = try TimeFixtures.day("2026-11-03")
    for (made, isOpen) in [("2026-11-01", false), ("2026-11-02", true), ("2026-11-03", true), ("2026-11-04", false)] {
      var header = Case.of("2010-03-04")
      var order = Order()
      order.made = try TimeFixtures.day(made)
      header.orders = [order]
      let summary = CaseSummary(of: CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: []))
      let found = Obligation.open(
        for: summary, under: standards, calendar: try TimeFixtures.calendar(), on: order.made)
      #expect(!found.isEmpty == isOpen, "\(made)")
    }
  }

  @Test func everyObligationNamesItsCaseOrderAndProof() throws {
    var header = Case.of("2010-03-04")
    var order = Order()
    order.id = "o1"
    order.made = try TimeFixtures.day("2026-11-02")
    header.orders = [order]
    let summary = CaseSummary(of: CaseFile(reference: CaseReference(7), version: 1, header: header, contacts: []))
    let found = Obligation.open(
      for: summary, under: try DataFixtures.standards.get(), calendar: try TimeFixtures.calendar(),
      on: try TimeFixtures.day("2026-11-12"))
    let first = try #require(found.first)
    #expect(first.reference == CaseReference(7))
    #expect(first.order == "Referral order")
    #expect(first.title == "First appointment")
    #expect(first.status == .unverified)
    #expect(first.daysLate(on: try TimeFixtures.day("2026-11-12")) == 3)
  }
}
