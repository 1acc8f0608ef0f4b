import Casework
import JSON
import Testing

@Suite struct DataTests {
  @Test func theShippedDataHasNoProblems() throws {
    #expect(try DataFixtures.limits.get().problems() == [])
    #expect(try DataFixtures.standards.get().problems() == [])
    #expect(try DataFixtures.holding.get().problems() == [])
    #expect(try DataFixtures.weights.get().problems() == [])
    #expect(try DataFixtures.tools.get().problems(forms: DataFixtures.forms.get()) == [])
    #expect(try CodeLists.problems(of: DataFixtures.lists.get()) == [])
  }

  @Test func everyLimitSaysWhereItStands() throws {
    let limits = try DataFixtures.limits.get()
    #expect(limits.orders.count > 50)
    for rule in limits.orders { #expect(rule.source.contains { $0.isNumber } || rule.status == .local, "\(rule.name)") }
    for rule in limits.requirements { #expect(rule.source.contains { $0.isNumber }, "\(rule.name)") }
    for disposal in Disposal.allCases {
      let today = try TimeFixtures.day("2026-11-23")
      #expect(!limits.rules(for: disposal, on: today).isEmpty, "\(disposal)")
    }
  }

  @Test func whatAnOrderMayHaveCanBeAskedFor() throws {
    let limits = try DataFixtures.limits.get()
    let today = try TimeFixtures.day("2026-11-23")
    #expect(limits.lengths(of: .referralOrder, on: today) == [TermRange(min: Term(3, .months), max: Term(12, .months))])
    #expect(limits.lengths(of: .section258, on: today).isEmpty)
    #expect(limits.requirements(of: .fine, on: today).isEmpty)
    #expect(limits.requirements(of: .reparationOrder, on: today) == [.reparation])
    #expect(!limits.requirements(of: .youthRehabilitationOrder, on: today).contains(.extendedActivity))
    #expect(limits.requirements(of: .youthRehabilitationOrderISS, on: today).contains(.extendedActivity))
  }

  /// Each fault that somebody could write into the limits, and where it is found.
  @Test func faultsOfTheLimitsAreNamedWithTheirPlace() throws {
    var rule = DisposalRule()
    rule.name = "a"
    rule.disposals = Disposal.allCases
    rule.source = "s1"
    func problems(_ change: (inout DisposalRule) -> Void) -> [DataProblem.Fault] {
      var limits = OrderLimits()
      limits.conviction.source = "local"
      change(&rule)
      limits.orders = [rule]
      return limits.problems().filter { $0.place == "rule a" }.map(\.fault)
    }
    #expect(problems { _ in } == [.asksNothing])
    #expect(problems { $0.note = "nothing is asked" } == [])
    #expect(problems { $0.source = "" } == [.empty("source")])
    #expect(
      problems {
        $0.source = "s1"
        $0.from = Day.epoch
        $0.until = Day.epoch.adding(days: -1)
      } == [.datesReversed(from: .epoch, to: Day.epoch.adding(days: -1))])
    #expect(
      problems {
        $0.until = nil
        $0.age = AgeRange(at: .order, min: 17, max: 10)
      } == [.rangeReversed("age")])
    #expect(problems { $0.age = AgeRange(at: .order, min: 99) } == [.badNumber("age", 99)])
    #expect(problems { $0.age = AgeRange(at: .order) } == [.empty("age")])
    #expect(
      problems {
        $0.age = nil
        $0.length = [TermRange(min: Term(12, .months), max: Term(3, .months))]
      } == [.rangeReversed("length")])
    #expect(
      problems { $0.length = [TermRange(min: Term(40, .hours), max: Term(3, .months))] } == [.rangeReversed("length")])
    #expect(problems { $0.length = [TermRange(max: Term(0, .months))] } == [.badNumber("length", 0)])
    #expect(problems { $0.length = [TermRange()] } == [.empty("length")])
    #expect(
      problems {
        $0.length = [TermRange(max: Term(1, .years))]
        $0.hasNoLength = true
      } == [.contradicts("hasNoLength", "length")])
    #expect(
      problems {
        $0.length = []
        $0.extending = Term(1, .months)
      } == [.contradicts("extending", "length")])
    #expect(
      problems {
        $0.extending = nil
        $0.allows = [.curfew]
        $0.needs = [.supervision]
      } == [.contradicts("needs", "allows")])
    #expect(
      problems { $0.hasNoRequirements = true } == [
        .contradicts("hasNoRequirements", "needs, needsRequirement, allows"), .contradicts("needs", "allows"),
      ])
  }

  @Test func faultsOfRequirementsAndOfTheWholeAreNamed() throws {
    var limits = OrderLimits()
    limits.conviction.months = -1
    var rule = RequirementRule()
    rule.name = "r"
    rule.fewestHoursADay = 20
    rule.mostHoursADay = 2
    rule.endsBeforeAge = 180
    limits.requirements = [rule, rule]
    let found = limits.problems()
    #expect(found.contains(DataProblem("conviction", .badNumber("months", -1))))
    #expect(found.contains(DataProblem("conviction", .empty("source"))))
    #expect(found.contains(DataProblem("rule r", .nameTwice)))
    for fault in [
      .empty("kinds"), .empty("disposals"), .empty("source"), .rangeReversed("hoursADay"),
      .badNumber("endsBeforeAge", 180),
    ] as [DataProblem.Fault] {
      #expect(found.contains(DataProblem("rule r", fault)), "\(fault)")
    }
    #expect(found.count { $0.place == "orders" } == Disposal.allCases.count)
  }

  @Test func faultsOfStandardsAreNamed() throws {
    var standards = try DataFixtures.standards.get()
    standards.rules.append(standards.rules[4])
    standards.rules[1].runs = []
    standards.rules[2].title = ""
    standards.rules[3].runs[0].count = 9_999
    standards.rules[5].source = ""
    standards.frequencies.removeLast()
    standards.frequencies[0].first = -1
    standards.frequencies[1].source = ""
    standards.intensiveHours[0] = IntensiveHours()
    standards.intensiveHours[1].hours = 200
    let found = standards.problems()
    #expect(
      found.map(\.fault) == [
        .nameTwice, .empty("runs"), .empty("title"), .badNumber("count", 9_999), .empty("source"),
        .badNumber("first", -1), .empty("source"), .missing("intensive"), .empty("months"), .empty("source"),
        .badNumber("hours", 200),
      ])
    #expect(found.first?.place == "rule assessment-order")
  }

  /// What contradicts itself in one rule.
  @Test func contradictionsOfARuleAreNamed() throws {
    let standards = try DataFixtures.standards.get()
    func faults(_ name: ListCode, _ change: (inout DeadlineRule) -> Void) throws -> [DataProblem.Fault] {
      var changed = standards
      let index = try #require(changed.rules.firstIndex { $0.name == name })
      change(&changed.rules[index])
      return changed.problems().map(\.fault)
    }
    #expect(try faults("plan-review") { $0.runs[0].count = -3 } == [.contradicts("repeats", "runs")])
    #expect(try faults("exit-plan") { $0.until = .released } == [.contradicts("until", "repeats")])
    #expect(try faults("plan") { $0.met.kinds = ["home"] } == [.contradicts("kinds", "contact")])
    #expect(try faults("contact-frequency") { $0.runs = [RuleSpan(1, .days)] } == [.contradicts("runs", "starts")])
    #expect(try faults("exit-plan") { $0.starts = .month }.contains(.contradicts("name", "starts")))
    #expect(try faults("exit-plan") { $0.part = "a/b" } == [.contradicts("name", "part")])
    #expect(try faults("exit-plan") { ($0.scope.minAge, $0.scope.maxAge) = (17, 10) } == [.rangeReversed("age")])
    #expect(try faults("exit-plan") { $0.scope.minAge = -1 } == [.badNumber("minAge", -1)])
    #expect(try faults("exit-plan") { $0.scope.maxAge = 99 } == [.badNumber("maxAge", 99)])
    #expect(try faults("referral-order-final") { $0.met.notBefore?.count = 4_000 } == [.badNumber("count", 4_000)])
    #expect(
      try faults("exit-plan") {
        $0.from = Day.epoch
        $0.to = Day.epoch - 1
      } == [.datesReversed(from: .epoch, to: Day.epoch - 1)])
  }

  @Test func aRuleMayFollowAnotherOfItsName() throws {
    var standards = try DataFixtures.standards.get()
    var later = standards.rules[0]
    standards.rules[0].to = try TimeFixtures.day("2026-12-31")
    later.from = try TimeFixtures.day("2027-01-01")
    standards.rules.append(later)
    #expect(standards.problems() == [])
  }

  @Test func faultsOfListsAreNamed() throws {
    var lists = try DataFixtures.lists.get()
    let kinds = try #require(lists.firstIndex { $0.name == "contact-kinds" })
    lists[kinds].entries.append(lists[kinds].entries[0])
    lists[kinds].entries[1].words = ""
    let removed = lists.removeLast()
    #expect(
      CodeLists.problems(of: lists) == [
        DataProblem("list contact-kinds, code office", .nameTwice),
        DataProblem("list contact-kinds, code \(lists[kinds].entries[1].code)", .empty("words")),
        DataProblem("lists", .missing(removed.name)),
      ])
    #expect(CodeLists.problems(of: lists + [removed, removed]).contains { $0.fault == .nameTwice })
  }
}
