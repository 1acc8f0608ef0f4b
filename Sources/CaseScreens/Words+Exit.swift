public import Casework

extension Words {
  /// Why something isn't done towards leaving, and what to do.
  public static func of(_ refusal: ExitRefusal) -> String {
    switch refusal {
    case .incomplete(let gap): of(gap)
    case .draftExists(let id): "A draft of the exit plan is there already (\(id)). Go on with that one."
    case .noSuchPlan(let id): "The case has no exit plan \(id). Open the case again."
    case .noSuchDestination(let id): "The exit plan has no destination \(id). Choose one that it has."
    case .notSigned(let state): "The exit plan isn't signed yet (\(state.words)). Submit it first."
    case .whyMissing: "That needs its reason. Write why."
    case .badDay(let day): "\(day.text(.long)) lies in the future, or before it was begun. Correct the date."
    case .surveyEmpty: "The survey says nothing. Give an answer, or write why there is none."
    case .badPoints(let points): "\(points) is no answer: points run from 1 to 5. Correct it."
    case .notOutOfCourt(let disposal):
      "Form A is for out-of-court disposals, and this is a \(disposal.name.lowercased()). Choose another."
    case .noSuchOutcome: "Form A tells whether it was completed, not completed, or the child didn't engage. Choose one."
    case .wordsMissing: "Words are needed. Write what happened."
    case .noExitPlan: "No agreed exit plan leads out of the order. Agree one, or write why there is none."
    case .noEntry: "No manager has written the closing entry. Ask for it; a manager's own note will do."
    case .mayNotEnter(let id):
      "Only a manager or a senior practitioner writes the closing entry, and \u{201C}\(id)\u{201D} is neither."
    case .notClosed(let reference): "\(reference) isn't closed. One looks back when it has been."
    }
  }

  /// What an exit plan lacks, and what to do.
  public static func of(_ gap: ExitGap) -> String {
    switch gap {
    case .noDestination: "The exit plan leads nowhere yet. Add a destination."
    case .destinationWithoutName(let number): "Destination \(number) doesn't say to whom. Write it."
    case .noEducation: "Education, training or work at the end is missing. Choose it."
    case .noAccommodation: "Where the child lives at the end is missing. Choose it."
    case .noHealth: "Health at the end is missing. Write how it is, and who looks after it."
    case .noPeople: "The people who will be there are missing. Name them."
    case .noHelped: "What helped is missing. Write it."
    }
  }

  /// Something that is still open on a case that is about to close.
  public static func of(_ item: ClosingItem, on day: Day) -> String {
    switch item {
    case .running(let order): "\(order.listName(on: day)) of \(order.made.text(.short)) runs on"
    case .due(let obligation): "\(obligation.title), due \(obligation.due.text(.short))"
    case .appointment(let filed): "appointment of \(filed.contact.at.tabular) has no outcome"
    case .undecided(let filed): "absence of \(filed.contact.at.day.text(.short)) is undecided"
    case .unsigned(let mark):
      "\(mark.name.kind.words.lowercased()) is \(mark.state == .draft ? "a draft" : mark.state.words)"
    case .report(let report): "report in hand, due \(report.due.text(.short))"
    case .noExit(let order): "no agreed exit plan out of the \(order.disposal.name.lowercased())"
    case .waiting(let destination): "referral to \(destination.to) waits for its answer"
    case .noFormA(let order): "Form A of the \(order.disposal.name.lowercased()) isn\u{2019}t sent"
    case .noSurvey(let party):
      "end-of-order survey: \(party == .child ? "the child" : "the parent or carer") wasn\u{2019}t asked"
    case .noEntry: "no manager\u{2019}s closing entry"
    }
  }

  /// How a child responded to a disposal.
  public static func of(_ how: OrderEnd.How) -> String {
    how == .didNotEngage ? "did not engage" : spoken(how)
  }
}
