import CaseScreens
import Casework
import Testing

/// One example of each refusal at court.
extension WordsTests {
  private static let day = Day(year: 2026, month: 11, day: 23) ?? .epoch
  private static let place = CourtPlace("2026-11-23.stratford-youth-court", "e7.1")
  private static let act = LegalBasis("Sentencing Act 2020 s84")
  static let courtly: [Refusal] = [
    CourtRefusal.noSuchList("2026-11-23.stratford-youth-court"), .noSuchEntry(place),
    .noSuchHearing("h7", CaseReference(142)), .nothingNew, .resultedAlready("h7", CaseReference(142)),
    .matchedElsewhere(place, CaseReference(142)), .notMatched(place), .heardInFuture(day),
    .nextNotLater(day, heard: day), .courtMissing, .partMissing(.adjourned, .next, act),
    .partNotAllowed(.withdrawn, .orders, act), .conditionsMissing(.conditionalBail, act),
    .conditionsNotAllowed(.unconditionalBail, act), .notTogether(.referralOrder, .fine, act),
    .notASentence(.youthCaution), .notGuilty("Theft from a shop"), .sameRecord(CaseReference(142)), .wordsMissing,
    .noSuchDuty("d7"), .noWarrant(CaseReference(142)), .warrantDay(day, issued: day),
    .linkedAlready(CaseReference(142), CaseReference(143)), .notLinked(CaseReference(142), CaseReference(143)),
  ].map { .court($0) }

  func number(of refusal: CourtRefusal) -> Int {
    switch refusal {
    case .noSuchList: 0
    case .noSuchEntry: 1
    case .noSuchHearing: 2
    case .nothingNew: 3
    case .resultedAlready: 4
    case .matchedElsewhere: 5
    case .notMatched: 6
    case .heardInFuture: 7
    case .nextNotLater: 8
    case .courtMissing: 9
    case .partMissing: 10
    case .partNotAllowed: 11
    case .conditionsMissing: 12
    case .conditionsNotAllowed: 13
    case .notTogether: 14
    case .notASentence: 15
    case .notGuilty: 16
    case .sameRecord: 17
    case .wordsMissing: 18
    case .noSuchDuty: 19
    case .noWarrant: 20
    case .warrantDay: 21
    case .linkedAlready: 22
    case .notLinked: 23
    // It came last of all.
    case .lineNotOpen: 137
    }
  }

  @Test func everyPartOfAnOutcomeHasItsWords() {
    for part in OutcomePart.allCases {
      let missing = Words.of(.court(.partMissing(.sentenced, part, Self.act)))
      let surplus = Words.of(.court(.partNotAllowed(.sentenced, part, Self.act)))
      #expect(missing.hasPrefix("\u{201C}Sentenced\u{201D} needs ") && missing.contains(Self.act.source))
      #expect(surplus.hasPrefix("\u{201C}Sentenced\u{201D} can't have ") && surplus.contains(Self.act.source))
    }
  }
}
