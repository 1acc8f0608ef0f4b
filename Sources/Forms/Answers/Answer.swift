public import JSON

/// Who answered a question, when, and in which assessment.
public struct AnswerOrigin: Sendable, Equatable {
  /// Who, by the name under which they sign in.
  public var by: String
  /// When, such as `2026-11-23T10:00`.
  public var at: String
  /// In which assessment.
  public var source: String

  /// Puts the parts together.
  public init(by: String, at: String, source: String) {
    self.by = by
    self.at = at
    self.source = source
  }
}

/// An answer with where it comes from, and whether it still has to be confirmed.
public struct Answer: Sendable, Equatable, JSONRecord {
  /// What was answered.
  public var value: AnswerValue
  /// Who first answered it so, when, and in which assessment.
  public var origin: AnswerOrigin
  /// Whether it was taken over from an earlier assessment and nobody has said yet that it still holds.
  public var isUnconfirmed: Bool
  /// Who said that it still holds, and when; nil where it was answered here.
  public var confirmed: Confirmation?

  /// An empty text of nobody.
  public init() {
    self.init(.text(""), AnswerOrigin(by: "", at: "", source: ""))
  }

  /// An answer that was given here.
  public init(_ value: AnswerValue, _ origin: AnswerOrigin) {
    self.value = value
    self.origin = origin
    isUnconfirmed = false
    confirmed = nil
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try value.fields(&f)
    try f.field("by", &origin.by)
    try f.field("at", &origin.at)
    try f.field("from", &origin.source)
    try f.field("unconfirmed", &isUnconfirmed)
    try f.field("confirmed", &confirmed)
  }
}

/// Who said that an answer which was taken over still holds, and when.
public struct Confirmation: Sendable, Equatable, JSONRecord {
  /// Who.
  public var by: String
  /// When.
  public var at: String

  /// Nobody's.
  public init() { self.init(by: "", at: "") }
  /// Puts the parts together.
  public init(by: String, at: String) {
    self.by = by
    self.at = at
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("by", &by)
    try f.required("at", &at)
  }
}
