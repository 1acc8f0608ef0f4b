extension DetentionAndTrainingOrder {
  /// The dates that follow from the order.
  public struct Dates: Equatable, Sendable {
    /// Days of the term: from the day of the order to the same date so many months later.
    public let termDays: Int
    /// Days to the halfway point: half the term, half a day counted as one.
    public let halfwayDays: Int
    /// The last day of the term, of sentence and of supervision, less credit.
    public let termEnd: Day
    /// The halfway point less credit, by calculation: it can lie before the order was made.
    public let midTerm: Day
    /// The first day on which early release is possible; nil where the term is too short or nothing is left to be early
    /// for.
    public let earlyReleaseFrom: Day?
    /// The days to which a youth court may put release off; empty where it can't.
    public let lateReleases: [Day]
    /// The day of release at the halfway point: `midTerm`, or the day of the order where credit reaches past it.
    public let release: Day
  }

  /// The dates of the order (Sentencing Act 2020 s241; arithmetic of the Youth Justice Board's published calculator).
  ///
  /// The term ends `termDays` − 1 days after its first day, the halfway point `halfwayDays` − 1 after it. Credit is
  /// taken from both; where it covers the whole term both are the day of the order.
  public var dates: Dates {
    let termDays = start.days(until: start.adding(months: months))
    let halfwayDays = (termDays + 1) / 2
    let isServed = creditDays >= termDays
    let termEnd = isServed ? start : start + (termDays - 1 - creditDays)
    let midTerm = isServed ? start : start + (halfwayDays - 1 - creditDays)
    return Dates(
      termDays: termDays, halfwayDays: halfwayDays, termEnd: termEnd, midTerm: midTerm,
      earlyReleaseFrom: midTerm > start ? earlyRelease(before: midTerm) : nil,
      lateReleases: isServed
        ? [] : monthsLate.map { midTerm.adding(months: $0) }.filter { $0 > start && $0 <= termEnd },
      release: max(midTerm, start))
  }

  /// By how many months release can come before the halfway point (Sentencing Act 2020 s241(4)).
  public var monthsEarly: Int {
    switch months {
    case ..<8: 0
    case 8..<18: 1
    default: 2
    }
  }

  /// By how many months a youth court may put release off (Sentencing Act 2020 s241(5)).
  public var monthsLate: [Int] {
    switch months {
    case ..<8: []
    case 8..<18: [1]
    default: [1, 2]
    }
  }

  private func earlyRelease(before midTerm: Day) -> Day? {
    monthsEarly == 0 ? nil : max(midTerm.adding(months: -monthsEarly), start)
  }
}
