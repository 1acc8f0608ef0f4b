import Casework

extension Words {
  /// Why a change to who holds what, or to a member of staff, isn't made.
  static func ofAllocation(_ refusal: Refusal) -> String {
    switch refusal {
    case .holdingNeedsReason(let reference, let rules):
      "\(reference): " + rules.joined(separator: "; ") + ". Write why it is right all the same."
    case .datesReversed(let from, let to):
      "It would end on \(to.text(.long)), before it begins on \(from.text(.long)). Correct one of them."
    case .coversThemself(let id): "Somebody else must act for \(id). Choose another deputy."
    case .noSuchCover(let id, let staff): "There is no cover \(id) of \(staff). Open the page again."
    case .noSuchAction(let id, let staff): "There is no action \(id) of \(staff). Open the page again."
    case .noSuchReport(let id, let reference): "\(reference) has no report \(id). Open the case again."
    case .percentOutOfRange(let percent): "\(percent) is no percentage from 1 to 100."
    case .supervisionInFuture(let day):
      "\(day.text(.long)) lies in the future. A supervision is recorded when it has taken place."
    case .mayNotSupervise(let id, let author):
      "Supervisions of \(id) are for \(id) and their managers, and \(author) is none. Ask one."
    case .handsToThemself(let id): "The work of \(id) can't go to \(id). Choose somebody else."
    case .notHeldBy(let reference, let id): "\(reference) has nothing of \(id) to hand over. Open the hand-over again."
    case .outcomeRecorded(let id, let reference):
      "The outcome of \(id) of \(reference) is recorded, so it can't be moved. Amend it instead."
    case .nothingToBook: "No day is left to book. Choose other days or times."
    default: ""
    }
  }

  /// In which way a case is the service's, where it isn't simply its own: `for Leeds`, `by Leeds`.
  public static func holding(of summary: CaseSummary) -> String {
    switch summary.holding {
    case .own: ""
    case .caretaken: "for " + summary.heldFor
    case .elsewhere: "by " + summary.heldBy
    }
  }

  /// Days as a list says them: `12 days`.
  public static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

  /// What is due, as a line says it: `Wed 25 Nov Initial contact`.
  static func due(_ obligation: Obligation, on day: Day) -> String {
    obligation.due.text(near: day) + " " + obligation.title
  }
}
