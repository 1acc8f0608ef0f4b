public import JSON

/// A manager's entry on a case that is about to close, so that the closure can be defended (R147).
public struct ClosingEntry: JSONRecord, Equatable {
  /// What was achieved, what is left, and why it is right to close.
  public var words = ""
  /// Who wrote it.
  public var by: StaffID = "nobody"
  /// When.
  public var at = Moment.epoch
  /// Nothing written.
  public init() {}
  /// An entry to be made; who and when is filled in by making it.
  public init(_ words: String) { self.words = words }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("words", &words)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

/// What the police are told of an out-of-court disposal at its end, or after twelve weeks (Form A; R82, R145).
public struct FormA: JSONRecord, Equatable {
  /// Which disposal.
  public var order: OrderID = "o0"
  /// The day on which it was sent.
  public var on = Day.epoch
  /// How the child responded.
  public var outcome = OrderEnd.How.completed
  /// How the child engaged, in words; what a court may read later (R84, R152).
  public var words = ""
  /// To whom it was sent.
  public var to = ""
  /// Who recorded it.
  public var by: StaffID = "nobody"
  /// When it was recorded.
  public var at = Moment.epoch
  /// Nothing sent.
  public init() {}

  /// The outcomes that a form can tell.
  public static let outcomes: [OrderEnd.How] = [.completed, .notCompleted, .didNotEngage]

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("order", &order)
    try f.required("on", &on)
    try f.required("outcome", &outcome)
    try f.field("words", &words)
    try f.field("to", &to)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

/// How things stand six months after a case closed (R150, R286).
public struct LookBack: JSONRecord, Equatable {
  /// The day.
  public var on = Day.epoch
  /// Whether what was reached has lasted.
  public var hasLasted: Bool?
  /// Whether the child came to notice again.
  public var cameBack: Bool?
  /// Where the child learns or works (list `education`).
  public var education: ListCode?
  /// Who was asked, and what they said.
  public var words = ""
  /// Who recorded it.
  public var by: StaffID = "nobody"
  /// Nothing known.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.field("lasted", &hasLasted)
    try f.field("cameBack", &cameBack)
    try f.field("education", &education)
    try f.field("words", &words)
    try f.required("by", &by)
  }

  /// How long after the closure one looks back, in months (R286).
  public static let months = 6
}

extension CaseSummary {
  /// The day on which one is to look back; nil while the case is open, or where somebody has.
  public var lookBackDue: Day? {
    guard let closed, lookedBack == nil else { return nil }
    return closed.adding(months: LookBack.months)
  }
}

extension Case {
  /// How the child responded to earlier disposals, as a court may be told (R84, R152), latest first.
  public var responses: [(order: Order, outcome: OrderEnd.How, words: String, on: Day)] {
    orders.reversed().compactMap { order in
      if let form = formsA.last(where: { $0.order == order.id }) { return (order, form.outcome, form.words, form.on) }
      return order.ended.map { (order, $0.how, $0.note, $0.on) }
    }
  }

  /// The supervised orders that the case has had since it was closed last.
  public var ordersToLeave: [Order] {
    let since = closures.last?.on ?? .earliest
    return orders.filter { $0.disposal.isSupervised && $0.begins > since }
  }

  /// The orders out of which no agreed exit plan leads.
  public var ordersWithoutExit: [Order] {
    ordersToLeave.filter { order in
      !milestones.contains { $0.kind == .exitPlanAgreed && ($0.order == nil || $0.order == order.id) }
    }
  }
}
