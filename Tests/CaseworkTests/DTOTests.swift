import Casework
import Testing

@Suite struct DTOTests {
  /// The term, halfway days, end and mid-term of each order; the first three rows are values that the Youth Justice
  /// Board's calculator prints.
  @Test(arguments: [
    ("2026-06-29", 11, 0, 334, 167, "2027-05-28", "2026-12-12"),
    ("2026-06-29", 11, 15, 334, 167, "2027-05-13", "2026-11-27"),
    ("2027-06-29", 11, 0, 335, 168, "2028-05-28", "2027-12-13"),
    ("2026-06-12", 4, 0, 122, 61, "2026-10-11", "2026-08-11"),
    ("2026-06-12", 7, 0, 214, 107, "2027-01-11", "2026-09-26"),
    ("2026-06-12", 8, 0, 245, 123, "2027-02-11", "2026-10-12"),
    ("2026-06-12", 17, 0, 518, 259, "2027-11-11", "2027-02-25"),
    ("2026-06-12", 18, 0, 548, 274, "2027-12-11", "2027-03-12"),
    ("2026-06-12", 24, 0, 731, 366, "2028-06-11", "2027-06-12"),
    ("2028-02-29", 4, 0, 121, 61, "2028-06-28", "2028-04-29"),
    ("2028-02-29", 12, 0, 365, 183, "2029-02-27", "2028-08-29"),
    ("2027-01-31", 4, 0, 120, 60, "2027-05-30", "2027-03-31"),
    ("2026-10-31", 4, 0, 120, 60, "2027-02-27", "2026-12-29"),
    ("2027-10-31", 4, 0, 121, 61, "2028-02-28", "2027-12-30"),
    ("2022-06-28", 5, 0, 153, 77, "2022-11-27", "2022-09-12"),
    ("2021-05-01", 12, 0, 365, 183, "2022-04-30", "2021-10-30"),
    ("2021-05-01", 4, 0, 123, 62, "2021-08-31", "2021-07-01"),
    ("2026-12-31", 8, 0, 243, 122, "2027-08-30", "2027-05-01"),
    ("2026-06-12", 8, 100, 245, 123, "2026-11-03", "2026-07-04"),
    ("2026-06-12", 8, 121, 245, 123, "2026-10-13", "2026-06-13"),
    ("2026-06-12", 8, 122, 245, 123, "2026-10-12", "2026-06-12"),
    ("2026-06-12", 8, 200, 245, 123, "2026-07-26", "2026-03-26"),
    ("2026-06-12", 8, 244, 245, 123, "2026-06-12", "2026-02-10"),
    ("2026-06-12", 8, 245, 245, 123, "2026-06-12", "2026-06-12"),
    ("2026-06-12", 8, 9_999, 245, 123, "2026-06-12", "2026-06-12"),
  ])
  func computesTheTerm(
    start: String, months: Int, credit: Int, termDays: Int, halfwayDays: Int, end: String, midTerm: String
  ) throws {
    let dates = try order(start, months, credit).dates
    #expect(dates.termDays == termDays)
    #expect(dates.halfwayDays == halfwayDays)
    #expect(dates.termEnd.iso == end)
    #expect(dates.midTerm.iso == midTerm)
    #expect(try dates.release == max(dates.midTerm, TimeFixtures.day(start)))
  }

  /// Exactly 8 and exactly 18 months follow the statute.
  @Test(
    arguments: [
      ("2026-06-12", 7, 0, nil, []), ("2026-06-12", 8, 0, "2026-09-12", ["2026-11-12"]),
      ("2026-06-29", 11, 0, "2026-11-12", ["2027-01-12"]), ("2026-06-29", 11, 15, "2026-10-27", ["2026-12-27"]),
      ("2026-06-12", 17, 0, "2027-01-25", ["2027-03-25"]),
      ("2026-06-12", 18, 0, "2027-01-12", ["2027-04-12", "2027-05-12"]),
      ("2026-06-12", 24, 0, "2027-04-12", ["2027-07-12", "2027-08-12"]),
      ("2027-10-30", 18, 0, "2028-05-29", ["2028-08-29", "2028-09-29"]),
      ("2026-06-12", 8, 100, "2026-06-12", ["2026-08-04"]), ("2026-06-12", 8, 121, "2026-06-12", ["2026-07-13"]),
      ("2026-06-12", 8, 122, nil, ["2026-07-12"]), ("2026-06-12", 8, 200, nil, []), ("2026-06-12", 8, 245, nil, []),
      ("2026-06-12", 18, 250, "2026-06-12", ["2026-08-05", "2026-09-05"]),
      ("2026-06-12", 24, 300, "2026-06-16", ["2026-09-16", "2026-10-16"]),
    ] as [(String, Int, Int, String?, [String])])
  func computesEarlyAndLateRelease(start: String, months: Int, credit: Int, early: String?, late: [String]) throws {
    let dates = try order(start, months, credit).dates
    #expect(dates.earlyReleaseFrom?.iso == early)
    #expect(dates.lateReleases.map(\.iso) == late)
  }

  @Test(arguments: [3, 0, -1, 25, .max, .min])
  func refusesTermsOutOfRange(months: Int) {
    #expect(throws: DetentionAndTrainingOrder.Refusal.termOutOfRange(months: months)) {
      _ = try order("2026-06-12", months, 0)
    }
  }

  @Test func knowsTheTermsOfBeforeTheReform() throws {
    let before = try TimeFixtures.day("2022-06-27")
    for months in 4...24 {
      if [4, 6, 8, 10, 12, 18, 24].contains(months) {
        #expect(try order("2022-06-27", months, 0).months == months)
      } else {
        #expect(throws: DetentionAndTrainingOrder.Refusal.termNotAvailableThen(months: months, on: before)) {
          _ = try order("2022-06-27", months, 0)
        }
      }
      #expect(try order("2022-06-28", months, 0).months == months)
    }
    #expect(throws: DetentionAndTrainingOrder.Refusal.creditNotAvailableThen(on: before)) {
      _ = try order("2022-06-27", 8, 1)
    }
    #expect(throws: DetentionAndTrainingOrder.Refusal.creditNegative(days: -1)) { _ = try order("2026-06-12", 8, -1) }
  }

  @Test func putsRefusalsInWords() throws {
    let day = try TimeFixtures.day("2021-05-01")
    typealias Refusal = DetentionAndTrainingOrder.Refusal
    #expect(Refusal.termOutOfRange(months: 3).words == "A detention and training order lasts 4 to 24 months, not 3")
    #expect(
      Refusal.termNotAvailableThen(months: 5, on: day).words
        == "A detention and training order made on 1 May 2021 can't be for 5 months:"
        + " before 28 June 2022 terms were 4, 6, 8, 10, 12, 18 or 24 months")
    #expect(
      Refusal.creditNotAvailableThen(on: day).words
        == "Remand days don't shorten an order made on 1 May 2021: before 28 June 2022 the court"
        + " took them into account when it set the term")
    #expect(Refusal.creditNegative(days: -2).words == "Remand days can't be fewer than 0, and -2 were given")
  }

  /// Mid-term of 12 June 2026 for 8 months is 12 October 2026.
  @Test(
    arguments: [
      (8, "2008-10-12", "2026-01-01", .until("2027-10-12")), (8, "2008-10-13", "2026-01-01", .none(.under18AtHalfway)),
      (8, "2008-10-12", "2015-02-01", .until("2027-10-12")), (8, "2008-10-12", "2015-01-31", .none(.offenceBefore2015)),
      (24, "2008-10-12", "2026-01-01", .none(.termOf24Months)), (23, "2008-10-12", "2026-01-01", .until("2028-05-27")),
      (8, nil, "2026-01-01", .unknown(.dateOfBirth)), (8, "2008-10-12", nil, .unknown(.offenceDate)),
      (8, "2008-10-13", nil, .none(.under18AtHalfway)), (8, nil, "2014-12-31", .none(.offenceBefore2015)),
    ] as [(Int, String?, String?, Expected)])
  func tellsWhetherSupervisionGoesOn(months: Int, born: String?, offence: String?, expected: Expected) throws {
    let found = try order("2026-06-12", months, 0).furtherSupervision(
      dateOfBirth: born.map(TimeFixtures.day), offence: offence.map(TimeFixtures.day))
    switch expected {
    case .until(let iso): #expect(try found == .until(TimeFixtures.day(iso)))
    case .none(let reason): #expect(found == .none(reason))
    case .unknown(let missing): #expect(found == .unknown(missing))
    }
  }

  enum Expected: Sendable {
    case until(String)
    case none(DetentionAndTrainingOrder.FurtherSupervision.Reason)
    case unknown(DetentionAndTrainingOrder.FurtherSupervision.Missing)
  }

  @Test func keepsItsDatesInOrder() throws {
    var random = SeededNumbers(seed: 5)
    let reform = DetentionAndTrainingOrder.reform
    for _ in 0..<2_000 {
      let order = try DetentionAndTrainingOrder(
        start: reform + .random(in: 0...6_000, using: &random), months: .random(in: 4...24, using: &random),
        creditDays: .random(in: 0...800, using: &random))
      let dates = order.dates
      let whole = try DetentionAndTrainingOrder(start: order.start, months: order.months).dates
      #expect(order.start <= dates.release && dates.release <= dates.termEnd)
      #expect(dates.midTerm <= dates.release)
      #expect(dates.termEnd <= whole.termEnd)
      #expect(whole.termEnd + 1 == order.start.adding(months: order.months))
      #expect((whole.halfwayDays * 2 - whole.termDays) / 2 == 0)
      if let early = dates.earlyReleaseFrom { #expect(order.start <= early && early < dates.midTerm) }
      for late in dates.lateReleases { #expect(dates.midTerm < late && late <= dates.termEnd) }
    }
  }

  /// Every first day of ten years, and every length: the calendar's laws hold of all of them.
  @Test(arguments: 4...24) func everyStartDayOfTenYearsKeepsTheLaws(months: Int) throws {
    let first = try TimeFixtures.day("2022-06-28")
    let end = first.adding(months: 120)
    var before: DetentionAndTrainingOrder.Dates?
    var start = first
    while start < end {
      let dates = try DetentionAndTrainingOrder(start: start, months: months).dates
      let isSound =
        dates.termEnd + 1 == start.adding(months: months) && dates.termDays == start.days(until: dates.termEnd) + 1
        && dates.halfwayDays == (dates.termDays + 1) / 2 && dates.midTerm == start + (dates.halfwayDays - 1)
        && dates.release == dates.midTerm && (months * 30 - 2...months * 31).contains(dates.termDays)
        && dates.earlyReleaseFrom == (months < 8 ? nil : dates.midTerm.adding(months: months < 18 ? -1 : -2))
        && dates.lateReleases.count == (months < 8 ? 0 : months < 18 ? 1 : 2)
        && before.map { $0.termEnd <= dates.termEnd && $0.midTerm <= dates.midTerm } ?? true
      if !isSound {
        Issue.record("\(months) months from \(start.iso): \(dates)")
        return
      }
      before = dates
      start = start + 1
    }
  }

  private func order(_ start: String, _ months: Int, _ credit: Int) throws -> DetentionAndTrainingOrder {
    try DetentionAndTrainingOrder(start: TimeFixtures.day(start), months: months, creditDays: credit)
  }
}
