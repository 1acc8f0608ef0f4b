/// An assessment, a plan or an exit plan whose text has the words that were searched for.
public struct DocumentHit: Sendable, Equatable {
  /// Whose case.
  public var reference: CaseReference
  /// Which version of which document.
  public var name: SignedName
  /// What it says in lists.
  public var title: String
  /// When it came to where it stands.
  public var at: Moment
  /// Some words around the first that was found.
  public var snippet: String
  /// Puts the parts together.
  public init(reference: CaseReference, name: SignedName, title: String, at: Moment, snippet: String) {
    self.reference = reference
    self.name = name
    self.title = title
    self.at = at
    self.snippet = snippet
  }
}

/// What a search of documents found.
public struct DocumentHits: Sendable, Equatable {
  /// The first hits, by case.
  public var hits: [DocumentHit]
  /// Whether there are more than were asked for.
  public var hasMore: Bool
  /// Puts the parts together.
  public init(hits: [DocumentHit], hasMore: Bool) {
    self.hits = hits
    self.hasMore = hasMore
  }
}
