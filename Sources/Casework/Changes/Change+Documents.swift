extension SigningStep {
  /// The step's name in the journal, behind the kind of document: `plan.submit`.
  var op: String {
    switch self {
    case .submit: "submit"
    case .takeBack: "take-back"
    case .sendBack: "send-back"
    case .countersign: "countersign"
    }
  }

  /// What the history calls a step in the signing of a document; nil for other changes.
  static func words(forOp op: String) -> String? {
    guard let dot = op.lastIndex(of: "."), let kind = SignedKind(rawValue: String(op[..<dot])) else { return nil }
    return switch op[op.index(after: dot)...] {
    case "submit": kind.words + " submitted"
    case "take-back": kind.words + " taken back"
    case "send-back": kind.words + " sent back"
    case "countersign": kind.words + " countersigned"
    default: nil
    }
  }
}

extension PlanChange {
  /// The change's name in the journal.
  var op: String {
    switch self {
    case .written: "plan.write"
    case .answered: "plan.answer"
    case .moved: "plan.target"
    case .reviewed: "plan.review"
    }
  }

  /// The reason that its author gave; nil where none is asked for.
  var why: String? {
    switch self {
    case .written, .reviewed: nil
    case .answered(_, let agreement): agreement.why.isEmpty ? nil : agreement.why
    case .moved(_, let progress): progress.note.isEmpty ? nil : progress.note
    }
  }
}

extension ExitChange {
  /// The change's name in the journal.
  var op: String {
    switch self {
    case .written: "exit.write"
    case .answered: "exit.answer"
    case .settled: "exit.outcome"
    case .surveyed: "exit.survey"
    case .formASent: "exit.form-a"
    case .nonEngagementTold: "exit.non-engagement"
    case .entered: "exit.entry"
    case .lookedBack: "exit.look-back"
    }
  }

  /// The reason that its author gave; nil where none is asked for.
  var why: String? {
    switch self {
    case .written, .surveyed, .lookedBack: nil
    case .answered(_, let agreement): agreement.why.isEmpty ? nil : agreement.why
    case .settled(_, let outcome): outcome.note.isEmpty ? nil : outcome.note
    case .formASent(let form): form.words
    case .nonEngagementTold(_, _, let words): words
    case .entered(let entry): entry.words
    }
  }
}

extension CourtListStep {
  /// The step's name in the journal.
  var op: String {
    switch self {
    case .matched: "court.match"
    case .unmatched: "court.unmatch"
    case .taken: "court.take"
    }
  }
}
