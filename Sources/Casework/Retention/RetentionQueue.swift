/// The cases on which somebody has to decide whether they are kept: what a records manager works through.
public struct RetentionQueue: Sendable, Equatable {
  /// One case.
  public struct Item: Sendable, Equatable {
    public let reference: CaseReference
    /// Family name first.
    public let name: String
    public let closed: Day
    public let standing: RetentionStanding
    /// What was decided so far.
    public let decided: CaseRetention
    /// The version of the case that was looked at.
    public let version: Int

    /// Puts the parts together.
    public init(
      _ reference: CaseReference, name: String, closed: Day, _ standing: RetentionStanding,
      decided: CaseRetention = CaseRetention(), version: Int = 0
    ) {
      self.reference = reference
      self.name = name
      self.closed = closed
      self.standing = standing
      self.decided = decided
      self.version = version
    }
  }

  /// What waits, the longest due first.
  public private(set) var items: [Item]

  /// Sorts what waits; `until` also lists what falls due up to that day.
  public init(_ all: [Item], until day: Day? = nil) {
    items = all.filter { item in
      if item.standing.isInQueue { return true }
      if case .notDue(let due) = item.standing.state, let day { return due <= day }
      return false
    }.sorted { Self.order($0) < Self.order($1) }
  }

  private static func order(_ item: Item) -> (Int, Day, CaseReference) {
    let first =
      switch item.standing.state {
      case .proposed: 0
      case .due: 1
      case .unclear: 2
      case .held: 3
      default: 4
      }
    return (first, item.standing.due ?? item.closed, item.reference)
  }
}
