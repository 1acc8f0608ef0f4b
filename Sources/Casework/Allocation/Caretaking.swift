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
