extension Look {
  /// What was done, in words for lists.
  public var words: String {
    let subject = what.isEmpty ? "" : " " + what
    let given = recipient.isEmpty ? "" : ", given to " + recipient
    let why = self.why.isEmpty ? "" : ": " + self.why
    return kind.words + subject + given + why
  }
}

extension Look.Kind {
  /// What was done, in a word.
  public var words: String {
    switch self {
    case .section: "looked at"
    case .search: "searched for"
    case .report: "reported"
    case .export: "exported"
    case .print: "printed"
    case .trail: "looked up who looked"
    case .disclosure: "disclosed"
    }
  }
}
