import CaseScreens
import Casework
import Testing

/// One example of each refusal of reports for court.
extension WordsTests {
  private static let day = Day(year: 2026, month: 11, day: 23) ?? .epoch
  static let reporting: [Refusal] = [
    ReportRefusal.incomplete(.unconfirmed("The offence")), .incomplete(.empty("The offence")),
    .incomplete(.optionWithoutWhy(.detentionAndTrainingOrder)), .incomplete(.custodyNotConsidered),
    .incomplete(.alternativesMissing), .incomplete(.noProposal), .draftExists("k7"), .noSuchReport("k7"),
    .noSuchHeading("voice"), .nothingToConfirm("The offence"), .notChecked(.submitted), .notShared,
    .filedAlready(on: day), .notFiled, .badDay(day), .courtMissing, .feedbackEmpty, .noSuchQuestion("clear"),
    .notReusable([.notChecked(.draft)]), .notReusable([.tooOld(signed: day)]), .notReusable([.newJudgements(on: day)]),
    .notReusable([.newOffence("Theft from a shop")]), .notReusable([.newOrder(.referralOrder, made: day)]),
    .noTexts(.standDown), .notRead, .feedbackGiven(on: day), .noForm,
  ].map { .report($0) }

  func number(of refusal: ReportRefusal) -> Int {
    switch refusal {
    case .incomplete(let gap): number(of: gap)
    case .draftExists: 6
    case .noSuchReport: 7
    case .noSuchHeading: 8
    case .nothingToConfirm: 9
    case .notChecked: 10
    case .notShared: 11
    case .filedAlready: 12
    case .notFiled: 13
    case .badDay: 14
    case .courtMissing: 15
    case .feedbackEmpty: 16
    case .noSuchQuestion: 17
    case .notReusable(let obstacles): 18 + (obstacles.first.map { number(of: $0) } ?? 0)
    case .noTexts: 23
    case .notRead: 24
    case .feedbackGiven: 25
    case .noForm: 26
    }
  }

  private func number(of gap: ReportGap) -> Int {
    switch gap {
    case .unconfirmed: 0
    case .empty: 1
    case .optionWithoutWhy: 2
    case .custodyNotConsidered: 3
    case .alternativesMissing: 4
    case .noProposal: 5
    }
  }

  private func number(of obstacle: ReuseObstacle) -> Int {
    switch obstacle {
    case .notChecked: 0
    case .tooOld: 1
    case .newJudgements: 2
    case .newOffence: 3
    case .newOrder: 4
    }
  }
}
