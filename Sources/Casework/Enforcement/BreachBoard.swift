/// Breaches that are before a court, and what became of the others, the latest first (R192, R232).
public struct BreachBoard: Sendable {
  /// One breach.
  public struct Row: Sendable, Equatable, Identifiable {
    /// By what it is found again.
    public struct ID: Sendable, Hashable {
      public var reference: CaseReference
      public var breach: BreachID
    }
    public var id: ID
    public var name: String
    public var worker: StaffID?
    public var breach: Breach
    /// The order, as lists call it.
    public var order: String
    /// The hearing for which it is listed.
    public var hearing: Hearing?
    /// What is to be done next.
    public var stage: Stage
  }

  /// Where a breach stands.
  public enum Stage: Int, Sendable, Comparable, CaseIterable {
    /// The hearing was, and nobody recorded what came of it.
    case outcomeToAdd
    /// The court hasn't listed it yet.
    case toBeListed
    case listed
    case decided
    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

    /// The words for lists.
    public var words: String {
      switch self {
      case .outcomeToAdd: "outcome to add"
      case .toBeListed: "to be listed"
      case .listed: "listed"
      case .decided: "decided"
      }
    }
  }

  /// The day as of which it is.
  public let day: Day
  /// Those with something to do first.
  public private(set) var rows: [Row] = []

  /// Puts it together. `header` reads the cases with breaches; what it throws passes through.
  public init(
    asOf day: Day, summaries: [CaseSummary], withDecided: Bool, header: (CaseReference) throws -> Case?
  ) rethrows {
    self.day = day
    for summary in summaries where summary.court?.breaches ?? 0 > 0 {
      guard let found = try header(summary.reference) else { continue }
      for breach in found.breaches where withDecided || breach.outcome == nil {
        let hearing = breach.hearing.flatMap { found.hearing($0) }
        rows.append(
          Row(
            id: .init(reference: summary.reference, breach: breach.id), name: summary.name, worker: summary.worker,
            breach: breach, order: found.order(breach.order)?.listName(on: day) ?? "", hearing: hearing,
            stage: Self.stage(of: breach, hearing, on: day)))
      }
    }
    rows.sort { one, other in
      if one.stage != other.stage { return one.stage < other.stage }
      return (other.breach.laid, one.id.reference) < (one.breach.laid, other.id.reference)
    }
  }

  private static func stage(of breach: Breach, _ hearing: Hearing?, on day: Day) -> Stage {
    if breach.outcome != nil { return .decided }
    guard let hearing else { return .toBeListed }
    return hearing.at.day < day || !hearing.isOpen ? .outcomeToAdd : .listed
  }
}
