public import JSON

/// What kind of court sits (rules 3.6, local default, unverified).
public enum CourtKind: String, JSONText, CaseIterable {
  case youth, magistrates, crown, other

  /// What a court's name tells of its kind; nil where it tells nothing.
  public init?(named name: String) {
    let folded = name.lowercased()
    if folded.contains("youth") {
      self = .youth
    } else if folded.contains("crown") {
      self = .crown
    } else {
      return nil
    }
  }
}

/// Whom a court sits for, as its list says.
public enum CourtPanel: String, JSONText, CaseIterable {
  case youth, adult
}

/// One hearing of a case: the change that made it.
public struct HearingID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One line of a court list: the change that brought it, and its place in that change.
public struct CourtEntryID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}
