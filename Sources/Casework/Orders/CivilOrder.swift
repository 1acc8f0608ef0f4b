public import JSON

/// A civil order or an injunction against a child, which the police or the council asked for (R207).
public struct CivilOrder: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: CivilOrderID = "v0"
  /// What kind (list `civil-orders`).
  public var kind: ListCode = "gang-injunction"
  /// The court that made it; empty while it is only asked for.
  public var court = ""
  public var from = Day.epoch
  /// The last day; nil where none is set.
  public var to: Day?
  /// What it forbids and asks for.
  public var conditions: [String] = []
  /// The day on which the police or the council asked the service what it thinks; nil where they didn't.
  public var consulted: Day?
  /// What the service answered.
  public var answer = ""
  /// The support for parents that goes with it.
  public var parenting = ""
  /// The day on which it stopped before its last day.
  public var ended: Day?
  public var note = ""
  public var by: StaffID = "nobody"
  /// No order.
  public init() {}

  /// Whether it was made, rather than only asked for.
  public var isMade: Bool { !court.isEmpty }

  /// Whether it holds on a day.
  public func holds(on day: Day) -> Bool {
    isMade && from <= day && to.map { day <= $0 } ?? true && ended.map { day < $0 } ?? true
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("kind", &kind)
    try f.field("court", &court)
    try f.required("from", &from)
    try f.field("to", &to)
    try f.field("conditions", &conditions)
    try f.field("consulted", &consulted)
    try f.field("answer", &answer)
    try f.field("parenting", &parenting)
    try f.field("ended", &ended)
    try f.field("note", &note)
    try f.required("by", &by)
  }
}

/// One civil order of a case: the change that recorded it.
public struct CivilOrderID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

extension Change {
  /// The rule of the change that puts a civil order on a case, or puts one right.
  func civilOrderEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .civilOrderSaved(let reference, var order) = self else { return }
    guard context.lists.has("civil-orders", order.kind, on: order.from) else {
      throw Refusal.unknownCode(list: "civil-orders", code: order.kind)
    }
    guard !order.court.isEmpty || order.consulted != nil else { throw Refusal.court(.courtMissing) }
    if let to = order.to, to < order.from { throw Refusal.datesReversed(from: order.from, to: to) }
    if let ended = order.ended, ended < order.from { throw Refusal.datesReversed(from: order.from, to: ended) }
    if let consulted = order.consulted, consulted > context.now.day { throw Refusal.doneInFuture(consulted) }
    order.by = context.by
    try amend(reference, on: record, &edits) { header in
      if let index = header.civilOrders.firstIndex(where: { $0.id == order.id }) {
        header.civilOrders[index] = order
      } else {
        order.id = CivilOrderID("v\(context.seq)")
        header.civilOrders.append(order)
      }
    }
  }
}
