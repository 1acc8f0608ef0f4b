import Casework

/// One example of each refusal about custody, bail and breaches.
extension WordsTests {
  private static let day = Day(year: 2026, month: 11, day: 23) ?? .epoch
  private static let reference = CaseReference(142)

  static let custodial: [Refusal] =
    [
      CustodyRefusal.notCustodial(.referralOrder), .badDay(day, since: day), .establishmentMissing, .notHeld("o1"),
      .notReleased("o1"), .licenceOver(on: day), .authorityMissing, .wordsMissing, .noSuchLeave("l7"),
      .riskPanelOpen(since: day), .noRiskPanel("o1"),
    ].map { .custody($0) }
    + [
      BailRefusal.neitherBailNorRemand(reference), .notSupported(.conditionalBail), .badDay(day, since: day),
      .wordsMissing,
    ].map { .bail($0) }
    + [
      BreachRefusal.noSuchBreach("b7", reference), .openAlready("b7", since: day), .decidedAlready("b7", on: day),
      .badDay(day, since: day), .resultMissing(.admitted), .resultNotAllowed(.dismissed), .fineNotAllowed(.continues),
    ].map { .breach($0) }

  func number(of refusal: CustodyRefusal) -> Int {
    switch refusal {
    case .notCustodial: 0
    case .badDay: 1
    case .establishmentMissing: 2
    case .notHeld: 3
    case .notReleased: 4
    case .licenceOver: 5
    case .authorityMissing: 6
    case .wordsMissing: 7
    case .noSuchLeave: 8
    case .riskPanelOpen: 9
    case .noRiskPanel: 10
    }
  }

  func number(of refusal: BailRefusal) -> Int {
    switch refusal {
    case .neitherBailNorRemand: 0
    case .notSupported: 1
    case .badDay: 2
    case .wordsMissing: 3
    }
  }

  func number(of refusal: BreachRefusal) -> Int {
    switch refusal {
    case .noSuchBreach: 0
    case .openAlready: 1
    case .decidedAlready: 2
    case .badDay: 3
    case .resultMissing: 4
    case .resultNotAllowed: 5
    case .fineNotAllowed: 6
    }
  }
}
