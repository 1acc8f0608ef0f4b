public import JSON

/// What the law allows of orders: the content of `Standards/orders.json`.
///
/// The rules in force on the day on which an order is made are those that it is held against.
public struct OrderLimits: JSONRecord, Equatable {
  /// What the file is, for whoever edits it.
  public var about = ""
  /// How long before the order the conviction can lie.
  public var conviction = ConvictionWindow()
  /// Rules about orders.
  public var orders: [DisposalRule] = []
  /// Rules about requirements.
  public var requirements: [RequirementRule] = []
  /// Rules about what goes with an outcome of a hearing.
  public var outcomes: [OutcomeRule] = []
  /// Rules about bail and remand.
  public var remands: [RemandRule] = []
  /// Rules about orders that can't be made together.
  public var together: [ExclusionRule] = []
  /// After how much of a sentence of custody a child is released.
  public var releases: [ReleaseRule] = []
  /// No limits: every order is accepted, for records that are built without resources.
  public init() {}

  /// The rules for a disposal that are in force on a day.
  public func rules(for disposal: Disposal, on day: Day) -> [DisposalRule] {
    orders.filter { $0.isInForce(on: day) && $0.disposals.contains(disposal) }
  }

  /// The rules for a requirement of a disposal that are in force on a day.
  public func rules(for kind: RequirementKind, of disposal: Disposal, on day: Day) -> [RequirementRule] {
    requirements.filter { $0.isInForce(on: day) && $0.kinds.contains(kind) && $0.disposals.contains(disposal) }
  }

  /// The lengths that an order made on a day can have; empty where no rule speaks of them.
  public func lengths(of disposal: Disposal, on day: Day) -> [TermRange] {
    rules(for: disposal, on: day).first { !$0.length.isEmpty }?.length ?? []
  }

  /// The requirements that an order made on a day can have.
  public func requirements(of disposal: Disposal, on day: Day) -> [RequirementKind] {
    let rules = rules(for: disposal, on: day)
    if rules.contains(where: \.hasNoRequirements) { return [] }
    return RequirementKind.allCases.filter { kind in rules.allSatisfy { $0.allows.isEmpty || $0.allows.contains(kind) }
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("conviction", &conviction)
    try f.required("orders", &orders)
    try f.required("requirements", &requirements)
    try f.field("outcomes", &outcomes)
    try f.field("remands", &remands)
    try f.field("together", &together)
    try f.field("releases", &releases)
  }
}

/// How long before an order the conviction can lie, since the record holds the day of the order alone.
public struct ConvictionWindow: JSONRecord, Equatable {
  /// Months before the order.
  public var months = 12
  /// Where it comes from.
  public var source = ""
  /// How far it is proved.
  public var status = LimitStatus.unverified
  /// Twelve months.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("months", &months)
    try f.required("source", &source)
    try f.required("status", &status)
  }
}
