public import Casework

extension Words {
  /// Why somebody may not see or do something, and what to do.
  public static func of(_ refusal: AccessRefusal) -> String {
    switch refusal {
    case .notStaff(let id):
      "\u{201C}\(id)\u{201D} is no member of staff today. Ask a manager to add you."
    case .mayNot(let id, let permission):
      "\u{201C}\(id)\u{201D} has no role that may \(permission.words). Ask a manager."
    case .sectionClosed(let id, let section):
      section == .staff
        ? "\u{201C}\(id)\u{201D} has no role that sees \(section.words). Ask their manager."
        : "\u{201C}\(id)\u{201D} has no role that sees this part of a case (\(section.words)). Ask the child\u{2019}s worker."
    case .withheld(let id, let section):
      "\u{201C}\(id)\u{201D} isn\u{2019}t shown all of this (\(section.words)), and would write over it. Ask the child\u{2019}s worker."
    case .restricted(let reference, let canOpen):
      canOpen
        ? "\(reference) is not open to you. Where somebody\u{2019}s safety needs it, open it with a reason: a manager is told."
        : "\(reference) is not open to you. Ask a manager."
    case .ownAccess(let id):
      "Nobody changes what they themselves may see or do, and \u{201C}\(id)\u{201D} would. Ask somebody else."
    case .notThisWay(let op):
      "\u{201C}\(Change.words(forOp: op))\u{201D} is neither undone nor brought in: it stays on the record. Make another change instead."
    case .ownEmergency(let id):
      "\u{201C}\(id)\u{201D} opened it, and nobody looks at their own opening. Ask another manager."
    case .notNeeded(let reference): "\(reference) is open to you already. Open it as any other."
    case .noSuchOpening(let reference):
      "\(reference) has no such opening that waits to be looked at. Open the case again."
    case .nobodyLooksAfter:
      "Nobody who works here today could alter the staff any more. Leave that to a role that somebody holds."
    case .nobodyKeptOut: "That would keep nobody out. Close it, or name somebody who is kept out."
    case .bothWays(let id): "\u{201C}\(id)\u{201D} is both let in and kept out. Choose one."
    }
  }
}
