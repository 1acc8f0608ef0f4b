public import JSON

/// Whose case it is, and who supervises the child: caretaking for another authority, or by one (R3, R4).
public struct Caretaking: Sendable, Equatable {
  /// The authority on whose behalf the case is held here; empty for the service's own.
  public var heldFor: String
  /// The authority that supervises the child for the service; empty where the service does it itself.
  public var heldBy: String
  /// Puts the parts together.
  public init(heldFor: String = "", heldBy: String = "") {
    self.heldFor = heldFor
    self.heldBy = heldBy
  }
}

/// The three ways in which a case is a service's (R3, R4): counted apart.
public enum Holding: String, JSONText, CaseIterable {
  /// The service's own child, whom it supervises.
  case own
  /// Another authority's child, whom the service supervises.
  case caretaken
  /// The service's own child, whom another authority supervises.
  case elsewhere
}

extension CaseSummary {
  /// In which way the case is the service's.
  public var holding: Holding { heldBy.isEmpty ? (heldFor.isEmpty ? .own : .caretaken) : .elsewhere }
}

/// A report that a court or a panel asked for.
public struct ReportRequest: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: ReportID = "r0"
  /// What kind.
  public var kind = Kind.preSentence
  /// The day on which it was asked for.
  public var asked = Day.epoch
  /// The day by which it must be there.
  public var due = Day.epoch
  /// Who writes it; nil where the case's worker does.
  public var author: StaffID?
  /// The day on which it was delivered; nil while it is in hand.
  public var delivered: Day?
  /// Nothing asked for.
  public init() {}
  /// The kinds of report.
  public enum Kind: String, JSONText, CaseIterable {
    case preSentence = "pre-sentence"
    case standDown = "stand-down"
    case addendum
    case breach
    case panel
    case bail
    case parole
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("kind", &kind)
    try f.required("asked", &asked)
    try f.required("due", &due)
    try f.field("author", &author)
    try f.field("delivered", &delivered)
  }
}
