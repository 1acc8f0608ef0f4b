import CaseScreens
import Casework
import Testing

/// One example of each refusal of requests for what is held.
extension WordsTests {
  private static let day = Day(year: 2026, month: 11, day: 23) ?? .epoch
  static let disclosing: [Refusal] = [
    SubjectAccessRefusal.noSuchRequest("s7"), .nobodyAsks, .badDay(day), .over(.issued), .identityProvedAlready,
    .notIdentified, .waitsAlready, .notWaiting, .extendedTooLate(day), .extendedAlready, .submittedAlready,
    .notSubmitted, .notSigned, .noSuchGround("weather"), .groundMissing, .wrongGround("court", .redact),
    .nothingThere("person p9"), .entryChanged("Office"), .undecided(1), .nothingHeld, .packChanged,
    .mayNotSign("kmason"), .ownDecisions("dshah"), .recipientMissing, .termMissing, .notAsIssued("0123456789abcdef"),
  ].map { .subjectAccess($0) }

  func number(of refusal: SubjectAccessRefusal) -> Int {
    switch refusal {
    case .noSuchRequest: 0
    case .nobodyAsks: 1
    case .badDay: 2
    case .over: 3
    case .identityProvedAlready: 4
    case .notIdentified: 5
    case .waitsAlready: 6
    case .notWaiting: 7
    case .extendedTooLate: 8
    case .extendedAlready: 9
    case .submittedAlready: 10
    case .notSubmitted: 11
    case .notSigned: 12
    case .noSuchGround: 13
    case .groundMissing: 14
    case .wrongGround: 15
    case .nothingThere: 16
    case .entryChanged: 17
    case .undecided: 18
    case .nothingHeld: 19
    case .packChanged: 20
    case .mayNotSign: 21
    case .ownDecisions: 22
    case .recipientMissing: 23
    case .termMissing: 24
    case .notAsIssued: 25
    }
  }
}
