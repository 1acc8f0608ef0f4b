extension DetentionAndTrainingOrder {
  /// Whether supervision goes on after the term, and until when.
  public enum FurtherSupervision: Equatable, Sendable {
    /// It goes on from the day after the term until this day.
    case until(Day)
    /// It doesn't, for this reason.
    case none(Reason)
    /// The record doesn't hold what the rule needs to know.
    case unknown(Missing)

    /// Why supervision ends with the term.
    public enum Reason: Equatable, Sendable {
      /// The child is under 18 at the halfway point.
      case under18AtHalfway
      /// The term is 24 months.
      case termOf24Months
      /// The offence was committed before 1 February 2015.
      case offenceBefore2015
    }

    /// What is to be found out.
    public enum Missing: Equatable, Sendable {
      case dateOfBirth, offenceDate
    }
  }

  /// The first day of offences that further supervision can follow (Sentencing Act 2020 s247(1)(c)).
  public static let furtherSupervisionOffences = Day(year: 2015, .february, clampedDay: 1)

  /// Supervision of 12 months from the halfway point for somebody who is 18 or over then, whose term is under 24 months
  /// and whose offence was committed on or after 1 February 2015 (Sentencing Act 2020 s247; its length from the
  /// explanatory notes to the Offender Rehabilitation Act 2014 s6).
  ///
  /// The halfway point is the one of the term as it is served, credit taken off (local default, unverified).
  public func furtherSupervision(dateOfBirth: Day?, offence: Day?) -> FurtherSupervision {
    if months >= 24 { return .none(.termOf24Months) }
    if let offence, offence < Self.furtherSupervisionOffences { return .none(.offenceBefore2015) }
    guard let dateOfBirth else { return .unknown(.dateOfBirth) }
    let halfway = dates.release
    if dateOfBirth.years(until: halfway) < 18 { return .none(.under18AtHalfway) }
    if offence == nil { return .unknown(.offenceDate) }
    return .until(halfway.adding(months: 12))
  }
}
