/// All versions of a case's exit plan, with the versions of their documents that were seen.
public struct ExitFile: Sendable, Equatable {
  /// One version of the exit plan, and the change that last altered it.
  public struct Filed: Sendable, Equatable {
    /// The version's identifier.
    public var id: DocumentID
    /// The change that last altered it.
    public var version: Int
    /// What it says.
    public var plan: ExitPlan
    /// Puts the parts together.
    public init(id: DocumentID, version: Int, plan: ExitPlan) {
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

  var nextDestination: Int {
    let numbers = versions.flatMap(\.plan.content.destinations).compactMap { Int($0.id.text.dropFirst()) }
    return (numbers.max() ?? 0) + 1
  }
}

extension Record {
  /// All versions of a case's exit plan.
  public func exits(of reference: CaseReference) throws -> ExitFile {
    ExitFile(
      try all(.exits, of: reference).map {
        ExitFile.Filed(id: DocumentID($0.key.id), version: $0.version, plan: try ExitPlan(json: $0.bytes))
      })
  }
}
