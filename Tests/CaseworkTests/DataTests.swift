import Casework
import JSON
import Testing

@Suite struct DataTests {
  @Test func theShippedDataHasNoProblems() throws {
    #expect(try DataFixtures.limits.get().problems() == [])
    #expect(try DataFixtures.standards.get().problems() == [])
    #expect(try DataFixtures.holding.get().problems() == [])
    #expect(try DataFixtures.weights.get().problems() == [])
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
    standards.rules[0].days = 3
    standards.rules[1].workingDays = nil
    standards.rules[2].title = ""
    standards.rules[3].workingDays = 9_999
    standards.rules.append(standards.rules[4])
    standards.frequencies.removeLast()
    standards.frequencies[0].first = -1
    let found = standards.problems()
    #expect(
      found.map(\.fault) == [
        .nameTwice, .notExactlyOne("workingDays", "days"), .notExactlyOne("workingDays", "days"), .empty("title"),
        .badNumber("workingDays", 9_999), .badNumber("first", -1), .missing("intensive"),
      ])
    #expect(found.first?.place == "rule exit-plan")
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
