public import Casework

extension Words {
  /// Why something isn't done to a request for what is held, and what to do.
  public static func of(_ refusal: SubjectAccessRefusal) -> String {
    switch refusal {
    case .noSuchRequest(let id):
      "There is no request \u{201C}\(id)\u{201D} of this case. `waymark subject-access list` shows what there is."
    case .nobodyAsks: "Say who asks. Only for the child is no name needed."
    case .badDay(let day):
      "\(day.text(.long)) lies in the future, or before the request came. Correct the date."
    case .over(let stage): "The request is over: \(stage.words). Record a new one."
    case .identityProvedAlready: "The identity is proved already. Nothing is to be done."
    case .notIdentified: "Nobody has checked who asks. Record how the identity was proved first."
    case .waitsAlready: "It waits for an answer already. Record the answer first."
    case .notWaiting: "It waits for no answer. Nothing is to be done."
    case .extendedTooLate(let day):
      "The time could be extended until \(day.text(.long)), when the person had to be told. Answer what there is now."
    case .extendedAlready: "The time was extended once, and can\u{2019}t be again. Answer what there is now."
    case .submittedAlready:
      "It was submitted, so nothing in it changes. Take it back, or have it sent back, first."
    case .notSubmitted: "It wasn\u{2019}t submitted. Decide everything and submit it first."
    case .notSigned: "It isn\u{2019}t signed off. Have a second person sign it off first."
    case .noSuchGround(let name):
      "There is no ground \u{201C}\(name)\u{201D}. `waymark standards list --what subject-access` lists them."
    case .groundMissing: "Say on what ground it is left out."
    case .wrongGround(let name, let ruling):
      "\u{201C}\(name)\u{201D} is no ground on which to \(ruling.rawValue). Choose another one."
    case .nothingThere(let what): "The pack has nothing such: \u{201C}\(what)\u{201D}. Open it again."
    case .entryChanged(let title):
      "\u{201C}\(title)\u{201D} says something else since you looked. Look at it again and decide."
    case .undecided(let count):
      "\(count.counted("thing is", "things are")) still to be decided. Decide everything first."
    case .nothingHeld: "Nothing is held. End the request and say so."
    case .packChanged:
      "The record says something else than what was submitted. Send it back, look at what is new, and submit it again."
    case .notAsIssued(let digest):
      "What was given out had the digest \(digest). It can\u{2019}t be made again as it was, since lists, forms or rules changed; the copy on file is what was given."
    case .mayNotSign(let id):
      "\u{201C}\(id)\u{201D} has no role that signs off what is given. Ask a manager."
    case .ownDecisions(let id):
      "\u{201C}\(id)\u{201D} decided some of it, and nobody signs off their own decisions. Ask a second person."
    case .recipientMissing: "Say to whom it is given: the trail keeps it."
    case .termMissing: "Type the words to look for."
    }
  }

  /// What a decision says, in a word.
  public static func of(_ ruling: PackDecision.Ruling?) -> String {
    switch ruling {
    case nil: "undecided"
    case .release: "released"
    case .redact: "redacted"
    case .withhold: "withheld"
    }
  }

  /// Who asks, in words.
  public static func asker(of request: SubjectRequest, child: String) -> String {
    request.requester == .child ? child : request.name + " (" + request.requester.rawValue + ")"
  }

  /// By when a request is to be answered, or why no clock runs.
  public static func due(of row: RequestBoard.Row, on day: Day) -> String {
    if let due = row.due { return due.due(asOf: day) }
    if !row.request.stage.isOpen { return "" }
    return row.request.clockStart == nil ? "not running" : "clock stands"
  }
}
