/// A detention and training order: a term of which half is served in custody and half under supervision in the
/// community (Sentencing Act 2020 ss 233 to 248).
public struct DetentionAndTrainingOrder: Equatable, Sendable {
  /// The day on which the court made it.
  public let start: Day
  /// The term in months.
  public let months: Int
  /// Days on remand in custody and on tagged bail that count as served.
  public let creditDays: Int

  /// The day from which a term is free within its limits and time on remand counts as served by law (Police, Crime,
  /// Sentencing and Courts Act 2022 ss 158 and 160, Sch 16; in force on 28 June 2022 by s208(5)).
  public static let reform = Day(year: 2022, .june, clampedDay: 28)
  /// The shortest and longest terms, in months (Sentencing Act 2020 s236(1)).
  public static let terms = 4...24
  /// The only terms before the reform (Sentencing Act 2020 s236(1) as enacted).
  public static let termsBeforeReform = [4, 6, 8, 10, 12, 18, 24]

  /// The order of a day and a term; refused where the law knows no such order.
  public init(start: Day, months: Int, creditDays: Int = 0) throws(Refusal) {
    guard Self.terms.contains(months) else { throw .termOutOfRange(months: months) }
    if start < Self.reform {
      guard Self.termsBeforeReform.contains(months) else { throw .termNotAvailableThen(months: months, on: start) }
      guard creditDays <= 0 else { throw .creditNotAvailableThen(on: start) }
    }
    guard creditDays >= 0 else { throw .creditNegative(days: creditDays) }
    self.start = start
    self.months = months
    self.creditDays = creditDays
  }

  /// Why there can be no such order.
  public enum Refusal: Error, Equatable, Sendable {
    /// Shorter than 4 months or longer than 24 (Sentencing Act 2020 s236(1)).
    case termOutOfRange(months: Int)
    /// A term that a court could not choose before 28 June 2022 (Sentencing Act 2020 s236(1) as enacted).
    case termNotAvailableThen(months: Int, on: Day)
    /// Before 28 June 2022 the court took time on remand into account when it chose the term (Sentencing Act 2020 s239
    /// as enacted), so that subtracting it would count it twice.
    case creditNotAvailableThen(on: Day)
    /// A number of days below 0.
    case creditNegative(days: Int)
  }
}

extension DetentionAndTrainingOrder.Refusal {
  /// One sentence: what is wrong and what can be given instead.
  public var words: String {
    let reform = DetentionAndTrainingOrder.reform.text(.long)
    return switch self {
    case .termOutOfRange(let months):
      "A detention and training order lasts 4 to 24 months, not \(months)"
    case .termNotAvailableThen(let months, let day):
      "A detention and training order made on \(day.text(.long)) can't be for \(months) months:"
        + " before \(reform) terms were 4, 6, 8, 10, 12, 18 or 24 months"
    case .creditNotAvailableThen(let day):
      "Remand days don't shorten an order made on \(day.text(.long)): before \(reform) the court"
        + " took them into account when it set the term"
    case .creditNegative(let days): "Remand days can't be fewer than 0, and \(days) were given"
    }
  }
}
