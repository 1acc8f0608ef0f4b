public import JSON

/// A deadline rule as its file has it: what starts it, which cases it is for, how long it runs, what meets it, and where
/// it comes from.
public struct DeadlineRule: JSONRecord, Equatable {
  /// The rule's name, fixed for scripts, such as `order-first-appointment`.
  public var name: ListCode = "rule"
  /// Which clock of the rule it is, where one name has several; empty where it has one.
  public var part = ""
  /// What people read in lists.
  public var title = ""
  /// What it asks for, in a sentence.
  public var words = ""
  /// What starts the clock.
  public var starts = CaseEvent.Kind.orderMade
  /// Which cases it is for.
  public var scope = RuleScope()
  /// How long it runs; the earliest day of several.
  public var runs: [RuleSpan] = []
  /// Whether it starts again each time that it is met.
  public var repeats = false
  /// What ends the repeating; nothing is asked for after it.
  public var until: CaseEvent.Kind?
  /// What meets it. Whatever it says, a person can record that it was done.
  public var met = RuleProof()
  /// Whether it isn't needed any more once the child was seen under the order.
  public var notIfSeen = false
  /// Whether it stays to be done when the order has stopped.
  public var outlivesOrder = false
  /// What makes its clock stand still.
  public var suspendedBy: [Suspension] = []
  /// Where it comes from.
  public var source = ""
  /// How far it is proved: `statute`, `national`, `local` or `unverified`.
  public var status = Status.unverified
  /// The first day on which a clock may start under it; nil for always.
  public var from: Day?
  /// The last day on which a clock may start under it; nil for still.
  public var to: Day?
  /// Whether the service works without it: no clock of it runs.
  public var isOff = false
  /// An empty rule.
  public init() {}

  /// How far a figure is proved.
  public enum Status: String, JSONText, CaseIterable {
    case statute, national, local, unverified
  }

  /// What makes a clock stand still.
  public enum Suspension: String, JSONText, CaseIterable {
    /// The child is in custody under another order.
    case custody
    /// The order was transferred to another service, which has the obligation now.
    case transferred
  }

  /// The name with the part, as faults and tables call the rule.
  public var fullName: String { part.isEmpty ? name.text : name.text + "/" + part }

  /// Whether it governs a clock that started on a day; it then governs it to its end.
  public func isInForce(on day: Day) -> Bool { !isOff && (from ?? day) <= day && day <= (to ?? day) }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.field("part", &part)
    try f.required("title", &title)
    try f.field("words", &words)
    try f.required("starts", &starts)
    try f.required("for", &scope)
    try f.required("runs", &runs)
    try f.field("repeats", &repeats)
    try f.field("until", &until)
    try f.required("met", &met)
    try f.field("notIfSeen", &notIfSeen)
    try f.field("outlivesOrder", &outlivesOrder)
    try f.field("suspendedBy", &suspendedBy)
    try f.required("source", &source)
    try f.required("status", &status)
    try f.field("from", &from)
    try f.field("to", &to)
    try f.field("off", &isOff)
  }
}

/// What meets a deadline rule: an event of one of the kinds, or a contact of one of the kinds that proves enough.
public struct RuleProof: JSONRecord, Equatable {
  /// Events that meet it.
  public var events: [CaseEvent.Kind] = []
  /// What a contact must prove; nil where no contact meets it.
  public var contact: ContactProof?
  /// Kinds of contact that meet it; empty for any kind.
  public var kinds: [ListCode] = []
  /// The earliest day that counts, measured from the due day: a final panel counts in the last weeks.
  public var notBefore: RuleSpan?
  /// Nothing but a person's word meets it.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("events", &events)
    try f.field("contact", &contact)
    try f.field("kinds", &kinds)
    try f.field("notBefore", &notBefore)
  }

  /// Whether a contact meets it.
  func accepts(_ mark: ContactMark) -> Bool {
    contact.map(mark.proof.meets) ?? false && (kinds.isEmpty || kinds.contains(mark.kind))
  }
}
