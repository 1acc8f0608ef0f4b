public import Casework

extension Words {
  /// Why a document isn't signed or altered, and what to do.
  public static func of(_ refusal: SigningRefusal) -> String {
    switch refusal {
    case .signedAlready: "It is signed, and stays as it is. Start a new version to correct it."
    case .waits: "It waits to be countersigned. Take it back first, or wait for the answer."
    case .notSubmitted(let state): "It isn't waiting to be countersigned (\(state.words)). Open it again."
    case .ownWork(let id): "\u{201C}\(id)\u{201D} wrote in it, and nobody countersigns their own work. Ask a colleague."
    case .mayNotCountersign(let id, let kind):
      "\u{201C}\(id)\u{201D} has no role that countersigns a document of this kind (\(kind.words.lowercased())). Ask a manager."
    case .checkUnanswered(let words): "The checklist has no answer to \u{201C}\(words)\u{201D} yet. Answer it."
    case .noSuchCheck(let id): "The checklist has no question \u{201C}\(id)\u{201D}. Use its own names."
    case .whyMissing: "Sending it back needs a reason. Write what is to be done, and about which part."
    case .notTheAuthor(let id): "\u{201C}\(id)\u{201D} didn't submit it. Only whoever did can take it back."
    case .noSuchDocument(let name): "The case has no document \(name). Open the case again."
    case .replaced(let name): "A later version took the place of \(name). Open that one."
    }
  }

  /// A document as a list of several kinds names it: `Plan (3 targets)`, `Pre-sentence report`.
  public static func title(of mark: SignedMark) -> String {
    switch mark.name.kind {
    case .plan, .exitPlan: mark.title.isEmpty ? mark.name.kind.words : "\(mark.name.kind.words) (\(mark.title))"
    case .assessment, .report: mark.title.isEmpty ? mark.name.kind.words : mark.title
    }
  }

  /// Why a document needs a second signature.
  public static func of(_ need: SigningNeed) -> String {
    switch need.ground {
    case .always: "every document of this kind"
    case .harm: "risk of serious harm " + (need.level.map { spoken($0) } ?? "")
    case .safety: "safety and wellbeing " + (need.level.map { spoken($0) } ?? "")
    case .reoffending: "likelihood of reoffending " + (need.level.map { spoken($0) } ?? "")
    case .tag: need.tag.split(separator: "-").joined(separator: " ")
    }
  }
}
