public import JSON

/// Which cases a deadline rule is for: each list names what is meant, an empty one means all.
public struct RuleScope: JSONRecord, Equatable {
  /// The disposals.
  public var disposals: [Disposal] = []
  /// The national groups of disposals.
  public var tiers: [Tier] = []
  /// The ways by which a child comes to the service.
  public var routes: [Route] = []
  /// The levels of intervention.
  public var levels: [InterventionLevel] = []
  /// The youngest age on the day on which the clock starts; nil for any.
  public var minAge: Int?
  /// The oldest age on the day on which the clock starts; nil for any.
  public var maxAge: Int?
  /// Tags of the event or flags of the child, all of which must be there.
  public var tags: [String] = []
  /// All that are supervised.
  public init() {}

  /// The ways by which a child comes to the service.
  public enum Route: String, JSONText, CaseIterable {
    case outOfCourt = "out-of-court"
    case court, custody, remand, bail

    /// The route of a disposal.
    public init(_ disposal: Disposal) {
      switch disposal {
      case .remandToYouthDetention, .remandToLocalAuthority: self = .remand
      case .bailSupervision: self = .bail
      default:
        switch disposal.tier {
        case .diversion, .preCourt: self = .outOfCourt
        case .custody: self = .custody
        case .firstTier, .community, nil: self = .court
        }
      }
    }
  }

  /// Whether an order is meant; where none is named, every supervised one is.
  func includes(_ order: OrderSummary) -> Bool {
    let disposal = order.disposal
    if disposals.isEmpty, tiers.isEmpty, routes.isEmpty {
      if !disposal.isSupervised { return false }
    } else {
      if !disposals.isEmpty, !disposals.contains(disposal) { return false }
      if !tiers.isEmpty, !(disposal.tier.map(tiers.contains) ?? false) { return false }
      if !routes.isEmpty, !routes.contains(Route(disposal)) { return false }
    }
    return levels.isEmpty || levels.contains(order.level ?? .standard)
  }

  /// Whether it speaks of orders at all, so that an event without one isn't meant.
  var namesOrders: Bool { !(disposals.isEmpty && tiers.isEmpty && routes.isEmpty && levels.isEmpty) }

  /// Whether a child of an age is meant; one whose date of birth isn't known always is.
  func includes(age: Int?) -> Bool { age.map { $0 >= minAge ?? 0 && $0 <= maxAge ?? .max } ?? true }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("disposals", &disposals)
    try f.field("tiers", &tiers)
    try f.field("routes", &routes)
    try f.field("levels", &levels)
    try f.field("minAge", &minAge)
    try f.field("maxAge", &maxAge)
    try f.field("tags", &tags)
  }
}
