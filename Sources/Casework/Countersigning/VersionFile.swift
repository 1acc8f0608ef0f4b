/// All versions of a case's plan, or of its exit plan, with the versions of their documents that were seen.
public struct VersionFile<Document: SignedDocument & Equatable>: Sendable, Equatable {
  /// One version, and the change that last altered it.
  public struct Filed: Sendable, Equatable {
    /// The version's identifier.
    public var id: DocumentID
    /// The change that last altered it.
    public var version: Int
    /// What it says.
    public var plan: Document
    /// Puts the parts together.
    public init(id: DocumentID, version: Int, plan: Document) {
      self.id = id
      self.version = version
      self.plan = plan
    }
  }

  /// The versions, earliest first.
  public var versions: [Filed]

  /// Puts versions in order.
  public init(_ versions: [Filed]) {
    self.versions = versions.sorted { ($0.plan.signing.version, $0.id) < ($1.plan.signing.version, $1.id) }
  }

  /// The version that holds: the latest that was signed.
  public var current: Filed? { versions.last { $0.plan.signing.state.isSigned } }
  /// The version that is being written or waits to be countersigned.
  public var draft: Filed? { versions.last { !$0.plan.signing.state.isSigned } }
  /// What one looks at first: the draft where there is one, else the version that holds.
  public var latest: Filed? { draft ?? current }
  /// The version of an identifier.
  public func version(_ id: DocumentID) -> Filed? { versions.first { $0.id == id } }
  /// So many versions back from the newest; the first where there are fewer.
  public func version(back: Int) -> Filed? {
    versions.indices.contains(versions.count - 1 - back) ? versions[versions.count - 1 - back] : versions.first
  }
}

extension Record {
  /// All versions of one kind of document of a case.
  func versions<Document>(of reference: CaseReference) throws -> VersionFile<Document> {
    VersionFile(
      try all(Document.kind.collection, of: reference).map {
        .init(id: DocumentID($0.key.id), version: $0.version, plan: try Document(json: $0.bytes))
      })
  }
}
