import Casework
import Testing

@Suite("Bail, remand and bed nights") struct RemandTests {
  private static let start = Day(year: 2026, month: 8, day: 3) ?? .epoch

  /// A case with a hearing for each decision, so many days after the first, and one hearing to come.
  static func header(_ decisions: [(days: Int, remand: RemandDecision?)], born: String = "2010-03-04") -> Case {
    var header = Case.of(born)
    for (index, decision) in decisions.enumerated() {
      var hearing = Hearing()
      hearing.id = HearingID("h\(index)")
      hearing.at = Moment(start.adding(days: decision.days), .midday)
      hearing.court = "Stratford Youth Court"
      var result = HearingResult()
      result.remand = decision.remand
      hearing.result = result
      header.hearings.append(hearing)
    }
    var next = Hearing()
    next.id = "hn"
    next.at = Moment(start.adding(days: 200), .midday)
    header.hearings.append(next)
    return header
  }

  private func rates() throws -> RemandRates {
    try RemandRates(json: TimeFixtures.bytes(of: "Resources/Standards/remand.json"))
  }

  private func nights(_ spells: [RemandSpell], _ from: Int, _ to: Int, by: Int = 500) throws -> BedNights {
    let start = Self.start
    return BedNights(
      spells, in: start.adding(days: from)..<start.adding(days: to), by: start.adding(days: by), rates: try rates())
  }

  @Test func theNightOfArrivalCountsAndTheDayOfLeavingDoesNot() throws {
    let header = Self.header([
      (0, RemandDecision(.youthDetention)), (7, RemandDecision(.localAuthority)),
      (7, RemandDecision(.localAuthorityTag, conditions: [BailCondition(.tag)])), (10, RemandDecision()), (20, nil),
    ])
    let spells = header.remandSpells
    #expect(spells.map(\.status) == [.youthDetention, .localAuthority, .localAuthorityTag, .unconditionalBail])
    #expect(spells.map { $0.to.map { Self.start.days(until: $0) } } == [7, 7, 10, 20])
    let all = try nights(spells, 0, 100)
    #expect([all.youthDetention, all.localAuthority, all.unpriced] == [7, 3, 0])
    let rates = try rates()
    let yda = try #require(rates.rate(for: .youthDetention, on: Self.start)).pence
    let laa = try #require(rates.rate(for: .localAuthority, on: Self.start)).pence
    #expect(all.pence == 7 * yda + 3 * laa)
    #expect(try nights(spells, 6, 8).total == 2)
    #expect(try nights(spells, 0, 100, by: 5).total == 5, "a night that isn't over isn't counted")
    #expect(try nights(spells, 10, 100).total == 0)
  }

  @Test func aStayThatLastsIsCountedUpToTonight() throws {
    let spells = Self.header([(0, RemandDecision(.youthDetention))]).remandSpells
    #expect(spells.map(\.to) == [nil])
    #expect(try nights(spells, 0, 1000, by: 12).youthDetention == 12)
    #expect(try nights(spells, 0, 1000, by: 0).total == 0)
  }

  @Test func conditionsKeepTheirDatesWhileTheBailGoesOn() {
    let curfew = BailCondition(.curfew, "19:00 to 7:00")
    let home = BailCondition(.residence, "12 Alder Road")
    let shop = BailCondition(.exclusion, "the precinct")
    let spells = Self.header([
      (0, RemandDecision(.conditionalBail, conditions: [curfew, home])),
      (14, RemandDecision(.conditionalBail, conditions: [home, shop])), (28, RemandDecision()),
    ]).remandSpells
    #expect(spells.count == 2)
    let spell = spells[0]
    func kinds(_ days: Int) -> [BailCondition.Kind] {
      spell.conditions(on: Self.start.adding(days: days)).map(\.kind)
    }
    #expect(kinds(0) == [.curfew, .residence])
    #expect(kinds(13) == [.curfew, .residence])
    #expect(kinds(14) == [.residence, .exclusion])
    #expect(kinds(28) == [])
    #expect(spell.conditions.map { $0.from.map { Self.start.days(until: $0) } } == [0, 0, 14])
  }

  @Test func closingEndsItAndAnOrderWithoutAHearingCounts() {
    var header = Self.header([(20, RemandDecision(.localAuthority))])
    header.closed = Closure(on: Self.start.adding(days: 25), reason: "completed")
    #expect(header.remandSpells.last?.to == Self.start.adding(days: 25))
    var order = Order()
    order.id = "o1"
    order.disposal = .remandToYouthDetention
    order.made = Self.start
    header.orders = [order]
    let spells = header.remandSpells
    #expect(spells.map(\.status) == [.youthDetention, .localAuthority])
    #expect(spells[0].to == Self.start.adding(days: 20))
    // What a result itself put among the orders isn't counted twice.
    order.id = "o2"
    order.disposal = .remandToLocalAuthority
    order.made = Self.start.adding(days: 20)
    header.orders.append(order)
    #expect(header.remandSpells == spells)
  }

  @Test func theChildIsLookedAfterWhileRemandedAndUnderEighteen() {
    let remanded = Self.header([(0, RemandDecision(.youthDetention)), (30, RemandDecision())], born: "2008-08-20")
    func isLookedAfter(_ days: Int) -> Bool { remanded.isLookedAfterByRemand(on: Self.start.adding(days: days)) }
    #expect(isLookedAfter(0) && isLookedAfter(16))
    #expect(!isLookedAfter(-1) && !isLookedAfter(17) && !isLookedAfter(30))
    let bailed = Self.header([(0, RemandDecision())])
    #expect(!bailed.isLookedAfterByRemand(on: Self.start))
  }

  /// Any decisions on any days: no night is counted twice, and any split of the days sums to the whole.
  @Test func bedNightsSumToTheSameOverAnySplit() throws {
    var random = SeededNumbers(seed: 199)
    for _ in 0..<400 {
      var day = 0
      let decisions = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        day += Int.random(in: 0...40, using: &random)
        let status = RemandStatus.allCases.randomElement(using: &random)
        return (days: day, remand: status.map { RemandDecision($0) })
      }
      let spells = Self.header(decisions).remandSpells
      let by = Int.random(in: 0...330, using: &random)
      let whole = try nights(spells, 0, 400, by: by)
      #expect(whole.total <= by)
      var cuts = (0..<Int.random(in: 0...12, using: &random)).map { _ in Int.random(in: 0...400, using: &random) }
      cuts = ([0, 400] + cuts).sorted()
      let parts = try zip(cuts, cuts.dropFirst()).map { try nights(spells, $0, $1, by: by) }
      #expect(parts.reduce(BedNights()) { $0 + $1 } == whole)
      var month = RemandBoard.month(of: Self.start.startOfMonth)
      var months = BedNights()
      while month.lowerBound < Self.start.adding(days: 400) {
        months = months + BedNights(spells, in: month, by: Self.start.adding(days: by), rates: try rates())
        month = RemandBoard.month(of: month.upperBound)
      }
      #expect(months == whole)
      for (one, other) in zip(spells, spells.dropFirst()) { #expect(try #require(one.to) <= other.from) }
    }
  }

  @Test(arguments: [("2015-12-01", true), ("2014-11-24", true), ("2014-11-23", false), ("2009-01-01", false)])
  func nobodyUnderTwelveGoesToYouthDetention(born: String, isRefused: Bool) throws {
    var work = try CourtFixture()
    var header = Case.of(born)
    header.opened = work.day
    try work.make(.caseOpened(header))
    var hearing = Hearing()
    hearing.id = ""
    hearing.at = Moment(work.day, .midday)
    hearing.court = CourtFixture.court
    var result = HearingResult()
    result.remand = RemandDecision(.youthDetention)
    var decided = CourtResult(.known(CaseReference(2)), hearing: hearing, result: result)
    var next = Hearing()
    next.at = Moment(work.day.adding(days: 7), .midday)
    decided.next = next
    if isRefused {
      #expect(throws: Refusal.self) { try work.make(.hearingResulted(decided)) }
      #expect(try work.record.header(of: CaseReference(2))?.hearings.isEmpty == true)
    } else {
      try work.make(.hearingResulted(decided))
      let made = try #require(try work.record.header(of: CaseReference(2)))
      #expect(made.remandSpells.map(\.status) == [.youthDetention])
    }
  }

  @Test func theBoardCountsTheMonthByChild() throws {
    let decided: [(RemandStatus, Int)] = [(.youthDetention, 0), (.localAuthority, 20), (.unconditionalBail, 5)]
    var headers: [CaseReference: Case] = [:]
    var summaries: [CaseSummary] = []
    for (index, row) in decided.enumerated() {
      let reference = CaseReference(index + 1)
      let header = Self.header([(row.1, RemandDecision(row.0))])
      headers[reference] = header
      summaries.append(CaseSummary(of: CaseFile(reference: reference, version: 1, header: header, contacts: [])))
    }
    let day = Self.start.adding(days: 25)
    let rates = try rates()
    let board = RemandBoard(
      asOf: day, month: RemandBoard.month(of: day), summaries: summaries, rates: rates
    ) { headers[$0] }
    #expect(board.rows.map(\.reference.number) == [1, 2, 3])
    #expect(board.rows.map(\.nights.total) == [25, 5, 0])
    #expect([board.nights.total, board.openRemands, board.onBail] == [30, 2, 1])
    #expect(board.rows.map(\.isLookedAfter) == [true, true, false])
    let before = RemandBoard(
      asOf: day, month: RemandBoard.month(of: Self.start.adding(months: -1)), summaries: summaries, rates: rates
    ) { headers[$0] }
    #expect(before.nights == BedNights())
    #expect(before.rows.count == 3)
  }

  @Test func aBreachOfBailIsToldWithConditionsAndMissedAppointments() throws {
    let context = PageContext(
      service: "Eastmere", day: Self.start.adding(days: 30), worker: "K. Mason", guide: PlanGuide(), lists: CodeLists())
    let curfew = BailCondition(.curfew, "19:00 to 7:00")
    let header = Self.header([(0, RemandDecision(.conditionalBail, conditions: [curfew]))])
    let contacts = [(-3, ContactOutcome.unacceptableAbsence), (4, .attended), (9, .unacceptableAbsence)].enumerated()
      .map {
        var contact = Contact()
        contact.at = Moment(Self.start.adding(days: $1.0), .midday)
        contact.outcome = $1.1
        contact.note = "Spoke about school."
        return FiledContact(id: ContactID("c\($0)"), version: 1, contact: contact)
      }
    let file = CaseFile(reference: CaseReference(1), version: 1, header: header, contacts: contacts)
    let text = try #require(Page(bailBreach: file, context)).text
    #expect(text.contains("- curfew 19:00 to 7:00, from 3 Aug"))
    #expect(text.contains("1 of 2 appointments was missed."))
    #expect(text.contains("Wednesday 12 August 2026"))
    #expect(text.contains("Stratford Youth Court") && !text.contains("Spoke about school"))
    let held = CaseFile(
      reference: CaseReference(1), version: 1, header: Self.header([(0, RemandDecision(.youthDetention))]), contacts: []
    )
    #expect(Page(bailBreach: held, context) == nil)
  }

  @Test func ratesThatCannotBeAreNamed() throws {
    var rates = try rates()
    #expect(rates.problems() == [])
    var late = rates.rates[0]
    late.from = Self.start
    rates.rates[0].until = Self.start.adding(days: -1)
    rates.rates.append(late)
    #expect(rates.problems() == [])
    #expect(rates.rate(for: late.bed, on: Self.start) == late)
    rates.rates[2].from = Self.start.adding(days: -1)
    #expect(rates.problems() == [DataProblem(late.name.text, .nameTwice)])
    rates.rates[2].pence = -1
    rates.rates[2].source = ""
    rates.rates[2].until = Self.start.adding(days: -9)
    #expect(rates.problems().map(\.fault).contains(.badNumber("pence", -1)))
    #expect(rates.problems().map(\.fault).contains(.empty("source")))
    rates.rates = []
    let spells = Self.header([(0, RemandDecision(.youthDetention))]).remandSpells
    let unpriced = BedNights(spells, in: Self.start..<Self.start.adding(days: 9), by: Self.start + 9, rates: rates)
    #expect([unpriced.pence, unpriced.unpriced, unpriced.total] == [0, 9, 9])
  }
}
