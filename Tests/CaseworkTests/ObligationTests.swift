import Casework
import JSON
import Testing

@Suite struct ObligationTests {
  /// The table of cases: what each rule asks for on facts that are written out.
  @Test func everyRowOfTheTableHolds() throws {
    let rows = try ObligationTable.rows()
    #expect(rows.count >= 150)
    for row in rows {
      let found = try row.found(row.facts)
      #expect(found.due == row.due && found.state == row.state, "\(row.what): \(found)")
    }
  }

  /// Every rule that ships is tried by a row of the table.
  @Test func everyRuleThatShipsIsInTheTable() throws {
    let tried = Set(try ObligationTable.rows().map(\.rule))
    for rule in try DataFixtures.standards.get().rules { #expect(tried.contains(rule.fullName), "\(rule.fullName)") }
  }

  /// The index says of every row what the whole case says is open.
  @Test func aRowOfTheIndexKnowsWhatIsOpen() throws {
    let standards = try DataFixtures.standards.get()
    let calendar = try TimeFixtures.calendar()
    for row in try ObligationTable.rows() {
      let summary = CaseSummary(of: row.file)
      let open = Obligation.open(for: summary, under: standards, calendar: calendar, on: row.day)
      let all = Obligation.all(for: row.file, under: standards, calendar: calendar, on: row.day)
      #expect(open == (row.file.header.isOpen ? all.filter(\.isOpen) : []), "\(row.what)")
    }
  }

  /// The names that scripts rely on.
  @Test func theRulesThatScriptsKnowAllShip() throws {
    let names = Set(try DataFixtures.standards.get().rules.map(\.name.text))
    let fixed = """
      oocd-initial-contact order-first-appointment assessment-referral-order assessment-order oocd-assessment plan
      referral-order-panel referral-order-review referral-order-final plan-review missed-appointment-follow-up
      breach-information psr psr-share psr-qa sentence-planning custody-contact release-contact release-home-visit
      post-custody-meeting mappa-screening bail-weekly-update oocd-form-a oocd-non-engagement victim-contact exit-plan
      contact-frequency oversight-action flag-review warrant-weekly-check custody-review custody-panel resettlement-plan
      release-accommodation risk-panel-referral risk-panel-briefing
      """
    #expect(names == Set(fixed.split { $0 == " " || $0 == "\n" }.map(String.init)))
  }

  @Test func aRuleInForceWhenItsClockStartsGovernsItToTheEnd() throws {
    var standards = try DataFixtures.standards.get()
    let rule = try #require(standards.rules.first { $0.name == "order-first-appointment" && $0.part.isEmpty })
    var later = rule
    standards.rules = [rule]
    standards.enforcement = nil
    standards.rules[0].to = try TimeFixtures.day("2026-11-02")
    later.from = try TimeFixtures.day("2026-11-03")
    later.runs = [RuleSpan(10, .workingDays)]
    standards.rules.append(later)
    #expect(standards.problems().isEmpty)
    for (made, due) in [("2026-11-02", "2026-11-09"), ("2026-11-03", "2026-11-17")] {
      var header = Case.of("2010-03-04")
      var order = Order()
      order.made = try TimeFixtures.day(made)
      header.orders = [order]
      let file = CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: [])
      for today in ["2026-11-03", "2026-12-24"] {
        let found = Obligation.all(
          for: file, under: standards, calendar: try TimeFixtures.calendar(), on: try TimeFixtures.day(today))
        #expect(found.map(\.due.iso) == [due])
      }
    }
  }

  /// What a rule can ask of a case: each part of its scope includes and excludes.
  @Test(arguments: [
    ("disposals", true), ("tiers", true), ("routes", true), ("levels", true), ("ages", true), ("tags", true),
    ("other disposal", false), ("other tier", false), ("other route", false), ("other level", false),
    ("too old", false), ("too young", false), ("no such flag", false),
  ]) func aScopeIncludesAndExcludes(_ part: String, _ isMeant: Bool) throws {
    var rule = DeadlineRule()
    rule.runs = [RuleSpan(1, .days)]
    switch part {
    case "disposals": rule.scope.disposals = [.youthRehabilitationOrder]
    case "tiers": rule.scope.tiers = [.community]
    case "routes": rule.scope.routes = [.court]
    case "levels": rule.scope.levels = [.enhanced]
    case "ages": (rule.scope.minAge, rule.scope.maxAge) = (16, 16)
    case "tags": rule.scope.tags = ["knife"]
    case "other disposal": rule.scope.disposals = [.referralOrder]
    case "other tier": rule.scope.tiers = [.custody]
    case "other route": rule.scope.routes = [.outOfCourt, .bail, .remand, .custody]
    case "other level": rule.scope.levels = [.intensive, .standard]
    case "too old": rule.scope.maxAge = 15
    case "too young": rule.scope.minAge = 17
    default: rule.scope.tags = ["missing"]
    }
    var standards = Standards()
    standards.rules = [rule]
    var header = Case.of("2010-03-04")
    var flag = CaseFlag()
    flag.kind = "knife"
    header.child.flags = [flag]
    var order = Order()
    order.disposal = .youthRehabilitationOrder
    order.level = .enhanced
    order.made = try TimeFixtures.day("2026-11-02")
    header.orders = [order]
    let file = CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: [])
    let found = Obligation.all(
      for: file, under: standards, calendar: try TimeFixtures.calendar(), on: try TimeFixtures.day("2026-11-02"))
    #expect(found.isEmpty != isMeant)
  }

  /// Day 0 is the day of the event; where a rule says that it counts, a working day is its first.
  @Test(arguments: [
    ("working-days", "2026-11-23", "2026-11-30", "2026-11-27"),
    ("working-days", "2026-11-21", "2026-11-27", "2026-11-27"),
    ("days", "2026-11-23", "2026-11-28", "2026-11-27"), ("weeks", "2026-11-23", "2026-12-28", "2026-12-27"),
    ("months", "2026-11-23", "2027-04-23", "2027-04-22"),
  ]) func dayNoughtCountsWhereTheRuleSaysSo(unit: String, from: String, not: String, counted: String) throws {
    var span = RuleSpan(5, try #require(RuleSpan.Unit(rawValue: unit)))
    let calendar = try TimeFixtures.calendar()
    #expect(span.due(from: try TimeFixtures.day(from), calendar).iso == not)
    span.countsFirst = true
    #expect(span.due(from: try TimeFixtures.day(from), calendar).iso == counted)
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
    #expect(ObligationKey(jsonText: first.key.jsonText) == first.key)
  }
}
