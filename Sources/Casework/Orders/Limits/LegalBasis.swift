public import JSON

/// How far a limit is proved.
public enum LimitStatus: String, JSONText, CaseIterable {
  /// The text of the Act or of the official guidance was read.
  case verified
  /// It is one authority's own rule.
  case local
  /// It is believed to be so; the text was not read.
  case unverified
}

/// What a limit rests on: the section of an Act, and how far it is proved.
public struct LegalBasis: Sendable, Equatable {
  /// The section, such as `Sentencing Act 2020 s86`.
  public var source: String
  /// How far it is proved.
  public var status: LimitStatus
  /// Puts the parts together.
  public init(_ source: String, _ status: LimitStatus = .verified) {
    self.source = source
    self.status = status
  }
}

/// A rule that is in force between two days.
protocol DatedRule {
  var from: Day? { get }
  var until: Day? { get }
}

extension DatedRule {
  /// Whether it is in force on a day.
  func isInForce(on day: Day) -> Bool { (from ?? day) <= day && day <= (until ?? day) }
}

/// A rule of the law as a data file has it: its section, how far that is proved, and when it is in force.
protocol LegalRule: JSONRecord, DatedRule {
  var source: String { get set }
  var status: LimitStatus { get set }
  var from: Day? { get set }
  var until: Day? { get set }
  var note: String { get set }
}

extension LegalRule {
  /// What it rests on.
  var basis: LegalBasis { LegalBasis(source, status) }

  /// The fields that every such rule ends with.
  mutating func legalFields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("source", &source)
    try f.required("status", &status)
    try f.field("from", &from)
    try f.field("until", &until)
    try f.field("note", &note)
  }
}
