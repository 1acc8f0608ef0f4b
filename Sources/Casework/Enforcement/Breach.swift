public import JSON

/// A breach of an order from the information to what the court made of it (R232; Sentencing Act 2020 Sch 7 for youth
/// rehabilitation orders, Sch 4 for referral orders).
public struct Breach: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: BreachID = "b0"
  /// The order that was breached.
  public var order: OrderID = "o0"
  /// The step of enforcement that led to it; nil where it came another way.
  public var step: EnforcementID?
  /// The day on which the information was laid, or the child referred back.
  public var laid = Day.epoch
  public var court = ""
  /// The court's number of the case.
  public var number = ""
  /// The failures that it rests on.
  public var failures: [Day] = []
  /// What the statement says besides the failures.
  public var statement = ""
  /// Who signs the statement.
  public var signedBy: StaffID = "nobody"
  /// The hearing for which it is listed; nil while it isn't.
  public var hearing: HearingID?
  /// What the court found and did; nil while it hasn't.
  public var outcome: BreachOutcome?
  public var by: StaffID = "nobody"
  /// No breach.
  public init() {}

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("order", &order)
    try f.field("step", &step)
    try f.required("laid", &laid)
    try f.field("court", &court)
    try f.field("number", &number)
    try f.field("failures", &failures)
    try f.field("statement", &statement)
    try f.field("signedBy", &signedBy)
    try f.field("hearing", &hearing)
    try f.field("outcome", &outcome)
    try f.required("by", &by)
  }
}

/// One breach of a case: the change that recorded it.
public struct BreachID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// What a court made of a breach.
public struct BreachOutcome: JSONRecord, Equatable {
  public var on = Day.epoch
  public var finding = Finding.admitted
  /// What became of the order; nil where nothing was proved.
  public var result: Result?
  /// A fine, in pence.
  public var fine: Int?
  public var note = ""
  /// Nothing decided.
  public init() {}
  /// What was found and done on a day.
  public init(_ finding: Finding, _ result: Result?, on day: Day) {
    on = day
    self.finding = finding
    self.result = result
  }

  /// What a court finds of a breach.
  public enum Finding: String, JSONText, CaseIterable {
    case admitted, proved, withdrawn, dismissed
    /// Whether the order was breached.
    public var isBreach: Bool { self == .admitted || self == .proved }
  }

  /// What becomes of the order (Sentencing Act 2020 Sch 4 and Sch 7 Part 2; the paragraphs weren't read, unverified).
  public enum Result: String, JSONText, CaseIterable {
    case continues
    case fined
    /// It goes on with other requirements, or for longer.
    case varied
    case revoked
    case resentenced

    /// Whether the order stops.
    public var endsOrder: Bool { self == .revoked || self == .resentenced }

    /// The words for lists.
    public var words: String {
      switch self {
      case .continues: "order to continue"
      case .fined: "fined, order to continue"
      case .varied: "order varied"
      case .revoked: "order revoked"
      case .resentenced: "revoked and resentenced"
      }
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("finding", &finding)
    try f.field("result", &result)
    try f.field("fine", &fine)
    try f.field("note", &note)
  }
}

/// What is done about a breach.
public enum BreachChange: Sendable, Equatable {
  /// The information was laid; the step of enforcement that asked for it is carried out by it.
  case laid(Breach)
  /// It is listed for a hearing.
  case listed(BreachID, Hearing)
  /// The court decided: the step of enforcement is over, and the order where the court ended it.
  case decided(BreachID, BreachOutcome)

  var op: String {
    switch self {
    case .laid: "breach.lay"
    case .listed: "breach.list"
    case .decided: "breach.decide"
    }
  }

  /// What the history calls a change of this name; nil for other changes.
  static func words(forOp op: String) -> String? {
    switch op {
    case "breach.lay": "Information for a breach laid"
    case "breach.list": "Breach listed for a hearing"
    case "breach.decide": "Outcome of a breach recorded"
    default: nil
    }
  }

  var why: String? {
    guard case .decided(_, let outcome) = self, !outcome.note.isEmpty else { return nil }
    return outcome.note
  }
}

/// Why something isn't done about a breach.
public enum BreachRefusal: Error, Equatable, Sendable {
  case noSuchBreach(BreachID, CaseReference)
  /// A breach of the order is before the court already.
  case openAlready(BreachID, since: Day)
  case decidedAlready(BreachID, on: Day)
  case badDay(Day, since: Day)
  /// A breach that was admitted or proved has a result.
  case resultMissing(BreachOutcome.Finding)
  /// One that wasn't has none.
  case resultNotAllowed(BreachOutcome.Finding)
  case fineNotAllowed(BreachOutcome.Result?)
}
