import Casework

/// One example of each refusal about consents.
extension WordsTests {
  static let consenting: [Refusal] = [
    .noSuchConsent("n7", CaseReference(142)), .noSuchPerson("p7", CaseReference(142)), .giverMissing, .recipientMissing,
    .withdrawnBeforeGiven(day, given: day.adding(days: 1)), .withdrawnAlready(day), .refused(day),
  ].map { .consent($0) }

  private static let day = Day(year: 2026, month: 11, day: 23) ?? .epoch

  func number(of refusal: ConsentRefusal) -> Int {
    switch refusal {
    case .noSuchConsent: 0
    case .noSuchPerson: 1
    case .giverMissing: 2
    case .recipientMissing: 3
    case .withdrawnBeforeGiven: 4
    case .withdrawnAlready: 5
    case .refused: 6
    }
  }
}
