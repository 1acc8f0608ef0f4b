import Casework
import Testing

@Suite("How long records are kept") struct RetentionTests {
  private static let now = Moment(day(2026, 11, 23), .midday)

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? .epoch
  }

  private static func rules() throws -> RetentionRules {
    try RetentionRules(json: TimeFixtures.bytes(of: "Resources/Standards/retention.json"))
  }

  private static func rule(
    _ trigger: RetentionTrigger, kind: RecordKind = .every, age: Int? = nil, years: Int?, months: Int = 0
  ) -> RetentionRule {
    var rule = RetentionRule()
    rule.name = "rule"
    rule.kind = kind
    rule.trigger = trigger
    rule.age = age
    rule.years = years
    rule.months = months
    return rule
  }

  private static func order(_ disposal: Disposal, made: Day, ends: Day? = nil) -> Order {
    var order = Order()
    order.id = "o1"
    order.disposal = disposal
    order.made = made
    order.ends = ends
    return order
  }

  /// A closed case of which everything is known.
  private static func closed(
    _ disposal: Disposal? = nil, born: Day? = day(2000, 2, 29), on closing: Day = day(2016, 2, 29)
  ) -> Case {
    var new = Case()
    new.opened = day(2015, 1, 5)
    new.child.familyName = "Zyxwold"
    new.child.dateOfBirth = born
    var care = CareStatus()
    care.status = "none"
    new.child.careStatuses = [care]
    if let disposal { new.orders = [order(disposal, made: new.opened, ends: closing)] }
    new.closed = Closure(on: closing, reason: "completed")
    return new
  }

  private static func standing(
    _ header: Case, _ rules: RetentionRules, on today: Day = now.day, moratoria: Moratoria = Moratoria(),
    lastContact: Day? = nil
  ) -> RetentionStanding {
    RetentionStanding(header, lastContact: lastContact, rules: rules, moratoria: moratoria, on: today)
  }

  @Test(arguments: [
    (rule(.closure, years: 3), day(2019, 3, 1)),
    (rule(.closure, years: 4), day(2020, 2, 29)),
    (rule(.closure, years: nil, months: 1), day(2016, 3, 29)),
    (rule(.lastAction, years: 1), day(2018, 5, 1)),
    (rule(.birthday, age: 18, years: 0), day(2018, 3, 1)),
    (rule(.birthday, age: 20, years: 0), day(2020, 2, 29)),
    (rule(.birthday, age: 18, years: 75), day(2093, 3, 1)),
    (rule(.orderEnd, kind: .courtOrder, years: 5), day(2021, 3, 1)),
    (rule(.closure, years: 0, months: 6), day(2016, 8, 29)),
  ]) func eachTriggerCountsFromItsDay(rule: RetentionRule, due: Day) {
    var rules = RetentionRules()
    rules.rules = [rule]
    let found = Self.standing(
      Self.closed(.youthRehabilitationOrder), rules,
      lastContact: rule.trigger == .lastAction ? Self.day(2017, 5, 1) : nil)
    #expect(found.longest?.due == due)
    #expect(Self.standing(Self.closed(.youthRehabilitationOrder), rules, on: due - 1).due ?? .latest >= due - 365 * 2)
    if rule.trigger != .lastAction {
      #expect(Self.standing(Self.closed(.youthRehabilitationOrder), rules, on: due - 1).state == .notDue(due))
      #expect(Self.standing(Self.closed(.youthRehabilitationOrder), rules, on: due).state == .due)
    }
  }

  /// By the shipped rules: what speaks of each kind of case, and until when it is kept.
  @Test(arguments: [
    (Disposal.youthConditionalCaution, "out-of-court", Day?.some(day(2019, 3, 1))),
    (.referralOrder, "referral-order", day(2019, 3, 1)),
    (.youthRehabilitationOrder, "court-order", day(2021, 3, 1)),
    (.section250, "long-detention", day(2035, 3, 1)),
    (.remandToLocalAuthority, "looked-after", day(2093, 3, 1)),
    (.turnaround, "every-case", day(2019, 3, 1)),
  ]) func theLongestRuleWins(disposal: Disposal, rule: String, due: Day?) throws {
    let found = Self.standing(Self.closed(disposal), try Self.rules())
    #expect(found.longest?.due == due)
    #expect(found.reasons.filter { $0.due == due }.map(\.rule.name.text).contains(rule))
    #expect(found.reasons.allSatisfy { ($0.due ?? .latest) <= (due ?? .latest) })
  }

  @Test func aSexualOffenceIsKeptForGoodAndADeathForFifteenYears() throws {
    var header = Self.closed(.youthCaution)
    var offence = Offence()
    offence.category = "sexual"
    header.offences = [offence]
    #expect(Self.standing(header, try Self.rules()).state == .forGood)
    header.offences = []
    header.closed = Closure(on: Self.day(2016, 2, 29), reason: "died")
    let dead = Self.standing(header, try Self.rules())
    #expect(dead.longest?.rule.name == "died-under-18" && dead.longest?.due == Self.day(2031, 3, 1))
  }

  /// Whatever is missing, the case is looked at by somebody, with the reason, and can't be proposed.
  @Test func aMissingFactNeverLeadsToDestruction() throws {
    var header = Self.closed(.youthRehabilitationOrder)
    var cases: [(Case, MissingFact)] = []
    header.child.careStatuses = []
    cases.append((header, .careStatus))
    header = Self.closed(.youthCaution, born: nil)
    cases.append((header, .dateOfBirth))
    header = Self.closed(.youthCaution)
    var offence = Offence()
    offence.id = "f3"
    header.offences = [offence]
    cases.append((header, .offenceCategory("f3")))
    for (header, missing) in cases {
      let found = Self.standing(header, try Self.rules())
      #expect(found.state == .unclear && !found.mayGo)
      #expect(found.doubts.contains { $0.missing == missing })
    }
    var rules = RetentionRules()
    rules.rules = [Self.rule(.orderEnd, kind: .courtOrder, years: 1)]
    header = Self.closed()
    header.orders = [Self.order(.youthRehabilitationOrder, made: Self.day(2015, 2, 1))]
    #expect(Self.standing(header, rules).doubts.map(\.missing) == [.orderEnd("o1")])
    #expect(Self.standing(Self.closed(), RetentionRules()).state == .unclear)
    header.closed = nil
    #expect(Self.standing(header, rules).state == .open)
  }

  @Test func aRuleSpeaksWhileItIsInForce() throws {
    var rules = RetentionRules()
    var longer = Self.rule(.closure, years: 50)
    longer.until = Self.now.day - 1
    rules.rules = [Self.rule(.closure, years: 3), longer]
    #expect(Self.standing(Self.closed(), rules).state == .due)
    rules.rules[1].until = Self.now.day
    #expect(Self.standing(Self.closed(), rules).state == .notDue(Self.day(2066, 3, 1)))
    rules.rules[1].until = nil
    rules.rules[1].from = Self.now.day + 1
    #expect(Self.standing(Self.closed(), rules).state == .due)
  }

  /// A thousand random cases: nothing that is held, open, kept, not due or unclear may go, and the longest rule wins.
  @Test func nothingGoesThatIsHeldOrNotDue() throws {
    var chance = RandomSource(7)
    let rules = try Self.rules()
    for _ in 0..<1000 {
      var header = Self.closed(
        Disposal.allCases[chance.below(Disposal.allCases.count)],
        born: chance.below(5) == 0
          ? nil : Self.day(1990 + chance.below(22), 1 + chance.below(12), 1 + chance.below(28)),
        on: Self.day(2010 + chance.below(16), 1 + chance.below(12), 1 + chance.below(28)))
      if chance.below(4) == 0 { header.closed = nil }
      if chance.below(4) == 0 { header.child.careStatuses = [] }
      if chance.below(3) == 0 { header.retention.holds = [hold(lifted: chance.below(2) == 0)] }
      if chance.below(3) == 0 { header.retention.keptUntil = kept(Self.now.day + chance.below(800) - 400) }
      var moratoria = Moratoria()
      if chance.below(6) == 0 { moratoria.holds = [hold(lifted: chance.below(2) == 0)] }
      let found = Self.standing(header, rules, moratoria: moratoria)
      let longest = found.reasons.map { $0.due ?? .latest }.max()
      #expect(found.longest.map { $0.due ?? .latest } == longest)
      guard found.mayGo else { continue }
      #expect(header.closed != nil && header.retention.standing.isEmpty && moratoria.standing.isEmpty)
      #expect(found.doubts.isEmpty && (longest ?? .latest) <= Self.now.day)
      #expect(header.retention.keptUntil.map { $0.until <= Self.now.day } ?? true)
    }
  }

  private func hold(lifted: Bool) -> LegalHold {
    var hold = LegalHold()
    hold.id = 1
    hold.why = "Claim"
    if lifted { hold.lifted = LegalHold.Lifting() }
    return hold
  }

  private func kept(_ until: Day) -> KeptLonger {
    var kept = KeptLonger()
    kept.until = until
    return kept
  }
}

/// A seeded source of chance (SplitMix64).
private struct RandomSource {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ value >> 31) % UInt64(limit))
  }
}
