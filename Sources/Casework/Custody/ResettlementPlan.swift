public import JSON

/// The plan for coming home, begun on the first day in custody: seven heads, each with what, who and by when (R241, R243,
/// R244).
public struct ResettlementPlan: JSONRecord, Equatable {
  /// What is planned under each head; a head that isn't here has nothing yet.
  public var items: [ResettlementItem] = []
  /// The joint check with children's social care that the child won't be homeless; nil while there was none (R243).
  public var homelessness: HomelessnessCheck?
  /// The planning meeting before release (R241).
  public var meeting: Day?
  /// How heads stand of which whoever looks isn't shown what is planned; never stored.
  private var withheld: [Withheld] = []
  /// Nothing planned.
  public init() {}

  /// How a head stands that isn't shown.
  private struct Withheld: Sendable, Equatable {
    let head: Head
    let isPlanned: Bool
    let isSettled: Bool
  }

  /// The seven heads (local default, unverified).
  public enum Head: String, JSONText, CaseIterable {
    case accommodation, education, health, money, people, transport, family

    /// What it is called.
    public var words: String {
      switch self {
      case .accommodation: "Accommodation"
      case .education: "Education or work"
      case .health: "Health"
      case .money: "Money"
      case .people: "People"
      case .transport: "Transport on the day"
      case .family: "Family"
      }
    }

    /// What it is called for the child.
    public var plainWords: String {
      switch self {
      case .accommodation: "Where I will live"
      case .education: "School, college or work"
      case .health: "Staying well"
      case .money: "Money and papers"
      case .people: "People who will help me"
      case .transport: "Getting home on the day"
      case .family: "My family"
      }
    }

    /// The section that is kept apart to which what is planned under it belongs; nil where the orders show it.
    public var section: CaseSection? { self == .health ? .health : nil }
  }

  /// What is planned under a head; nil where nothing is yet.
  public func item(_ head: Head) -> ResettlementItem? { items.first { $0.head == head } }

  /// Whether whoever looks isn't shown what is planned under a head.
  public func isWithheld(_ head: Head) -> Bool { withheld.contains { $0.head == head } }

  /// The heads under which nothing is planned yet, whoever looks.
  public var missing: [Head] {
    Head.allCases.filter { head in
      !(withheld.first { $0.head == head }?.isPlanned ?? !(item(head)?.what.isEmpty ?? true))
    }
  }

  /// The heads under which something is still to be settled, those without a plan among them, whoever looks.
  public var unsettled: [Head] {
    Head.allCases.filter { head in
      !(withheld.first { $0.head == head }?.isSettled ?? (item(head)?.settled != nil))
    }
  }

  /// Takes away what is planned under a head for whoever isn't shown it; how it stands is still counted.
  mutating func withhold(_ head: Head) {
    let found = item(head)
    withheld.append(
      Withheld(head: head, isPlanned: !(found?.what.isEmpty ?? true), isSettled: found?.settled != nil))
    items.removeAll { $0.head == head }
  }

  /// Puts an item in place of what stood under its head.
  mutating func put(_ item: ResettlementItem) {
    items.removeAll { $0.head == item.head }
    items.append(item)
    items.sort { one, other in
      let all = Head.allCases
      return (all.firstIndex(of: one.head) ?? 0) < (all.firstIndex(of: other.head) ?? 0)
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("items", &items)
    try f.field("homelessness", &homelessness)
    try f.field("meeting", &meeting)
  }
}

/// What is planned under one head of a resettlement plan.
public struct ResettlementItem: JSONRecord, Equatable {
  public var head = ResettlementPlan.Head.accommodation
  /// What is to be there on the day.
  public var what = ""
  /// Who sees to it.
  public var who = ""
  /// By when.
  public var by: Day?
  /// The day on which it was settled; nil while it isn't.
  public var settled: Day?
  /// Nothing planned.
  public init() {}
  /// Something planned under a head.
  public init(_ head: ResettlementPlan.Head, _ what: String, who: String = "", by: Day? = nil, settled: Day? = nil) {
    self.head = head
    self.what = what
    self.who = who
    self.by = by
    self.settled = settled
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("head", &head)
    try f.field("what", &what)
    try f.field("who", &who)
    try f.field("by", &by)
    try f.field("settled", &settled)
  }
}

/// The joint check of the service and children's social care that a child has somewhere to live on release (R243).
public struct HomelessnessCheck: JSONRecord, Equatable {
  public var on = Day.epoch
  /// Who was there for children's social care.
  public var with = ""
  /// Whether the child may have nowhere to live.
  public var isAtRisk = false
  /// What was agreed.
  public var words = ""
  /// Not checked.
  public init() {}
  /// A check on a day.
  public init(on day: Day, with others: String, isAtRisk: Bool, _ words: String) {
    on = day
    with = others
    self.isAtRisk = isAtRisk
    self.words = words
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.field("with", &with)
    try f.field("isAtRisk", &isAtRisk)
    try f.field("words", &words)
  }
}
