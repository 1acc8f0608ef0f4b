public import JSON

/// An order as lists need it.
public struct OrderSummary: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: OrderID = "o0"
  /// What was decided.
  public var disposal = Disposal.referralOrder
  /// The day of the decision.
  public var made = Day.epoch
  /// The first day of the intervention.
  public var begins = Day.epoch
  /// The last day as it now stands.
  public var ends: Day?
  /// The day of release from custody.
  public var released: Day?
  /// Times on licence that recalls ended, earliest first.
  public var licences: [EndedLicence] = []
  /// The level of intervention.
  public var level: InterventionLevel?
  /// The day on which it stopped.
  public var ended: Day?
  /// The first day on which the child was seen under it.
  public var firstSeen: Day?
  /// The days of unacceptable absences from its contacts, earliest first.
  public var failures: [Day] = []
  /// The first day on which a worker held the case under it.
  public var heldFrom: Day?
  /// The day on which release from custody is expected.
  public var releaseExpected: Day?
  /// Whether it stopped because another service took it over.
  public var wasTransferred = false
  /// An empty summary.
  public init() {}
  /// The summary of an order, before any contact.
  public init(_ order: Order) {
    id = order.id
    disposal = order.disposal
    made = order.made
    begins = order.begins
    ends = order.ends
    released = order.released
    level = order.level
    ended = order.ended?.on
    wasTransferred = order.ended?.how == .transferred
    releaseExpected = order.releaseExpected
  }
  /// How many unacceptable absences stand against it.
  public var unacceptable: Int { failures.count }
  /// Whether it runs on a day.
  public func runs(on day: Day) -> Bool {
    if begins > day { return false }
    if let ended { return ended >= day }
    return ends.map { $0 >= day } ?? true
  }
  /// Whether the child is in the community under it on a day.
  public func isInCommunity(on day: Day) -> Bool {
    disposal.tier != .custody || (released.map { $0 <= day } ?? false)
      || licences.contains { $0.released <= day && day < $0.recalled }
  }
  /// The name for lists, as `Order.listName(on:)`.
  public func listName(on day: Day) -> String {
    guard disposal.tier == .custody else { return disposal.shortName }
    return isInCommunity(on: day) ? disposal.shortName + " licence" : disposal.shortName
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("disposal", &disposal)
    try f.required("made", &made)
    try f.required("begins", &begins)
    try f.field("ends", &ends)
    try f.field("released", &released)
    try f.field("licences", &licences)
    try f.field("level", &level)
    try f.field("ended", &ended)
    try f.field("firstSeen", &firstSeen)
    try f.field("failures", &failures)
    try f.field("heldFrom", &heldFrom)
    try f.field("releaseExpected", &releaseExpected)
    try f.field("wasTransferred", &wasTransferred)
  }
}

extension Order {
  /// The day on which release from custody is expected: the one on record, else half-way through a detention and
  /// training order (Sentencing Act 2020 s241), else the one that the law in force at sentence leads to; nil where none
  /// is known.
  var releaseExpected: Day? {
    guard disposal.tier == .custody else { return nil }
    if let released { return released }
    return detentionAndTraining?.dates.release ?? releaseDue
  }
}

extension Case {
  /// The first day on which a worker held the case under an order; nil while nobody does (R41, R42).
  ///
  /// Where the case had a worker when the order began, that is its first day; giving it to another starts no new clock.
  func heldFrom(_ order: Order) -> Day? {
    guard !allocations.isEmpty else { return worker == nil ? nil : max(order.begins, opened) }
    if allocations.last(where: { $0.on <= order.begins })?.worker != nil { return order.begins }
    return allocations.first { $0.on > order.begins && $0.worker != nil }?.on
  }
}
