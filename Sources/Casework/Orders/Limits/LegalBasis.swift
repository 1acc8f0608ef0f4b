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
