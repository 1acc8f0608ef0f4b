public import JSON

/// Which obligation is meant: the rule, what it is about, and for one that repeats the day on which this turn began.
///
/// It names no due date, so that an answer stays with its obligation when a date is corrected. It is stored as one text:
/// `release-home-visit//o12`, `custody-contact//o12/2026-11-01`.
public struct ObligationKey: Hashable, Sendable, JSONText, CustomStringConvertible {
  /// The rule's name.
  public var rule: ListCode
  /// Which of the rule's clocks.
  public var part: String
  /// The order or the contact that it is about.
  public var subject: String
  /// The day on which this turn of a repeating rule began; nil for a rule that doesn't repeat.
  public var turn: Day?

  /// Puts the parts together.
  public init(_ rule: ListCode, part: String = "", subject: String, turn: Day? = nil) {
    self.rule = rule
    self.part = part
    self.subject = subject
    self.turn = turn
  }

  public init?(jsonText: String) {
    let parts = jsonText.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 || parts.count == 4, !parts[0].isEmpty else { return nil }
    rule = ListCode(parts[0])
    part = parts[1]
    subject = parts[2]
    if parts.count == 4 {
      guard let day = Day(iso: parts[3]) else { return nil }
      turn = day
    }
  }

  public var jsonText: String {
    rule.text + "/" + part + "/" + subject + (turn.map { "/" + $0.iso } ?? "")
  }

  public var description: String { jsonText }
}

/// What a person said about an obligation: that it was done, that its lateness was accepted, or that it isn't needed.
public struct ObligationAnswer: JSONRecord, Equatable {
  /// Which obligation.
  public var key = ObligationKey("rule", subject: "")
  /// What was said.
  public var kind = Kind.done
  /// The day on which it was done; for the other kinds the day on which it was said.
  public var on = Day.epoch
  /// Why it was late or isn't needed; a note on what was done.
  public var reason = ""
  /// Who accepted the lateness, or decided that it isn't needed.
  public var accepted: StaffID?
  /// Who recorded it.
  public var by: StaffID = "nobody"
  /// When it was recorded.
  public var at = Moment.epoch
  /// Nothing said.
  public init() {}

  /// What can be said.
  public enum Kind: String, JSONText, CaseIterable {
    case done
    case late
    case notNeeded = "not-needed"
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("of", &key)
    try f.required("kind", &kind)
    try f.required("on", &on)
    try f.field("reason", &reason)
    try f.field("accepted", &accepted)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}
