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
