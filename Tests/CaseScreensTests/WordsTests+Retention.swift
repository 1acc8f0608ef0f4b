import Casework

/// One example of each refusal about keeping and destroying.
extension WordsTests {
  static let retaining: [Refusal] = [
    RetentionRefusal.destroyed(CaseReference(142)), .stillOpen(CaseReference(142)),
    .notDue(CaseReference(142), Day(year: 2031, month: 3, day: 1)),
    .keptUntil(CaseReference(142), Day(year: 2027, month: 1, day: 4) ?? .epoch),
    .held(CaseReference(142), why: "a claim was made"), .unclear(CaseReference(142), [.careStatus]),
    .notProposed(CaseReference(142)), .changedSince(CaseReference(142)), .ownProposal("kmason"),
    .notReviewer("kmason", [.manager, .headOfService]), .noSuchHold(7),
    .keptIntoPast(Day(year: 2026, month: 11, day: 20) ?? .epoch), .noRules,
  ].map { .retention($0) }

  func number(of refusal: RetentionRefusal) -> Int {
    switch refusal {
    case .destroyed: 0
    case .stillOpen: 1
    case .notDue: 2
    case .keptUntil: 3
    case .held: 4
    case .unclear: 5
    case .notProposed: 6
    case .changedSince: 7
    case .ownProposal: 8
    case .notReviewer: 9
    case .noSuchHold: 10
    case .keptIntoPast: 11
    case .noRules: 12
    }
  }
}
