import Casework

extension WordsTests {
  /// Why a sentence isn't taken as it is written.
  static let sentencing: [Refusal] = [
    .amountTooHigh(.fine, 100_050, most: 100_000, act), .amountNotAllowed(.referralOrder), .amountEmpty,
    .findingMissing(.detentionAndTrainingOrder, .persistent, act),
    .offenceUndated(.section259, "Murder", LegalBasis("Sentencing Act 2020 s259(1)", .unverified)),
    .needsSentence(.criminalBehaviourOrder, act), .answersNoOffence(.injunction, act),
    .servedTooLong(300, since: Day(year: 2026, month: 8, day: 1) ?? .epoch),
  ].map { .sentence($0) }

  private static let act = LegalBasis("Sentencing Act 2020 s235(3)")

  func number(of refusal: SentenceRefusal) -> Int {
    switch refusal {
    case .amountTooHigh: 0
    case .amountNotAllowed: 1
    case .amountEmpty: 2
    case .findingMissing: 3
    case .offenceUndated: 4
    case .needsSentence: 5
    case .answersNoOffence: 6
    case .servedTooLong: 7
    }
  }
}
