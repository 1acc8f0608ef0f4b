import CaseScreens
import Casework
import Forms

/// One example of each refusal of a service's own forms and of audits.
extension WordsTests {
  static let auditing: [Refusal] = [
    .ownForm(.faulty(DefinitionFault(file: "form", path: "sections[0].title", reason: .empty))),
    .ownForm(.notNewer("assetplus", version: 1, newest: 2)), .ownForm(.notOwn("assetplus", version: 1)),
    .ownForm(.withdrawn("own", version: 2, on: Day(year: 2026, month: 11, day: 23) ?? .epoch)),
    .audit(.noSuchForm("poem")), .audit(.ownCase(CaseReference(142))), .audit(.noSuchQuestion("weather")),
    .audit(.badAnswer("What is the grading?", .notAChoice("splendid"))),
    .audit(.unanswered("What would have made it better?")), .audit(.noSuchAction("a7", 2)),
  ]

  func number(of refusal: OwnFormRefusal) -> Int {
    switch refusal {
    case .faulty: 0
    case .notNewer: 1
    case .notOwn: 2
    case .withdrawn: 3
    }
  }

  func number(of refusal: AuditRefusal) -> Int {
    switch refusal {
    case .noSuchForm: 0
    case .ownCase: 1
    case .noSuchQuestion: 2
    case .badAnswer: 3
    case .unanswered: 4
    case .noSuchAction: 5
    }
  }
}
