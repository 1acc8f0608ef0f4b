import CaseScreens
import Casework
import Testing

/// One example of each refusal of plans, exit plans and programmes.
extension WordsTests {
  private static let day = Day(year: 2026, month: 11, day: 23) ?? .epoch
  static let planning: [Refusal] = [
    .plan(.incomplete(.noTarget)), .plan(.incomplete(.noHopes)), .plan(.incomplete(.targetWithoutWhat(2))),
    .plan(.incomplete(.targetWithoutStep(2))), .plan(.incomplete(.stepWithoutWhat(target: 2, step: 1))),
    .plan(.incomplete(.targetWithoutDay(2))), .plan(.incomplete(.targetWithoutEvidence(2))),
    .plan(.incomplete(.noContingency(.harm, .veryHigh))), .plan(.draftExists("p7")), .plan(.noSuchPlan("p7")),
    .plan(.noSuchTarget("t9")), .plan(.notSigned(.draft)), .plan(.whyMissing), .plan(.dropReasonMissing),
    .plan(.familyMissing), .plan(.nobodyPresent), .plan(.badDay(day)),
    .exit(.incomplete(.noDestination)), .exit(.incomplete(.destinationWithoutName(1))),
    .exit(.incomplete(.noEducation)), .exit(.incomplete(.noAccommodation)), .exit(.incomplete(.noHealth)),
    .exit(.incomplete(.noPeople)), .exit(.incomplete(.noHelped)), .exit(.draftExists("x7")), .exit(.noSuchPlan("x7")),
    .exit(.noSuchDestination("d9")), .exit(.notSigned(.submitted)), .exit(.whyMissing), .exit(.badDay(day)),
    .exit(.surveyEmpty), .exit(.badPoints(6)), .exit(.notOutOfCourt(.referralOrder)), .exit(.noSuchOutcome(.died)),
    .exit(.wordsMissing), .exit(.noExitPlan), .exit(.noEntry), .exit(.mayNotEnter("kmason")),
    .exit(.notClosed(CaseReference(142))),
    .programme(.noSuchProgramme("blade")), .programme(.ended("blade", on: day)),
    .programme(.ageOutside(age: 11, min: 13, max: 17)), .programme(.outcomeMissing),
  ]

  func number(of refusal: PlanRefusal) -> Int {
    switch refusal {
    case .incomplete(let gap): number(of: gap)
    case .draftExists: 8
    case .noSuchPlan: 9
    case .noSuchTarget: 10
    case .notSigned: 11
    case .whyMissing: 12
    case .dropReasonMissing: 13
    case .familyMissing: 14
    case .nobodyPresent: 15
    case .badDay: 16
    }
  }

  private func number(of gap: PlanGap) -> Int {
    switch gap {
    case .noTarget: 0
    case .noHopes: 1
    case .targetWithoutWhat: 2
    case .targetWithoutStep: 3
    case .stepWithoutWhat: 4
    case .targetWithoutDay: 5
    case .targetWithoutEvidence: 6
    case .noContingency: 7
    }
  }

  func number(of refusal: ExitRefusal) -> Int {
    switch refusal {
    case .incomplete(let gap): number(of: gap)
    case .draftExists: 7
    case .noSuchPlan: 8
    case .noSuchDestination: 9
    case .notSigned: 10
    case .whyMissing: 11
    case .badDay: 12
    case .surveyEmpty: 13
    case .badPoints: 14
    case .notOutOfCourt: 15
    case .noSuchOutcome: 16
    case .wordsMissing: 17
    case .noExitPlan: 18
    case .noEntry: 19
    case .mayNotEnter: 20
    case .notClosed: 21
    }
  }

  private func number(of gap: ExitGap) -> Int {
    switch gap {
    case .noDestination: 0
    case .destinationWithoutName: 1
    case .noEducation: 2
    case .noAccommodation: 3
    case .noHealth: 4
    case .noPeople: 5
    case .noHelped: 6
    }
  }

  func number(of refusal: ProgrammeRefusal) -> Int {
    switch refusal {
    case .noSuchProgramme: 0
    case .ended: 1
    case .ageOutside: 2
    case .outcomeMissing: 3
    }
  }
}
