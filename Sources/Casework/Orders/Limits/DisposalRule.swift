public import JSON

/// One rule of the law about orders: which disposals it is for, what it asks, where it stands, and when it is in force.
public struct DisposalRule: Equatable, LegalRule {
  /// The rule's name, fixed for whoever edits the file, such as `referral-order-length`.
  public var name: ListCode = "rule"
  /// The disposals that it is for.
  public var disposals: [Disposal] = []
  /// The lengths of which the order must have one; empty where the rule doesn't speak of length.
  public var length: [TermRange] = []
  /// Whether there is no length at all.
  public var hasNoLength = false
  /// By how much the last day may lie beyond the longest length, because the order begins later or was extended.
  public var extending: Term?
  /// The ages; nil where the rule doesn't speak of age.
  public var age: AgeRange?
  /// The plea to one of the offences at least; nil where the rule doesn't speak of pleas.
  public var plea: Plea?
  /// The most that is to be paid, in pence; nil where the rule doesn't speak of it.
  public var mostPence: Int?
  /// What the court must have said; nil where the rule doesn't speak of it.
  public var finding: SentenceFinding?
  /// Ages outside which amounts and findings aren't asked about; nil for all.
  public var ofAge: AgeRange?
  /// Whether amounts hold in every court but the Crown Court.
  public var isSummary = false
  /// Whether the day of each offence must be known.
  public var needsDate = false
  /// Whether it stands beside another sentence, never alone.
  public var needsSentence = false
  /// Whether it comes of an application, so that it answers no offence.
  public var hasNoOffence = false
  /// Whether it answers an offence, which the order must name.
  public var needsOffence = false
  /// Whether it has at least one requirement.
  public var needsRequirement = false
  /// The requirements that it must have, all of them.
  public var needs: [RequirementKind] = []
  /// The only requirements that it can have; empty where the rule doesn't speak of them.
  public var allows: [RequirementKind] = []
  /// Whether it can have no requirement.
  public var hasNoRequirements = false
  /// The section of the Act.
  public var source = ""
  /// How far it is proved.
  public var status = LimitStatus.unverified
  /// The first day on which an order is made under it; nil for always.
  public var from: Day?
  /// The last day on which an order is made under it; nil for still.
  public var until: Day?
  /// What the law asks besides and the record can't tell.
  public var note = ""
  /// A rule that asks nothing.
  public init() {}

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.required("disposals", &disposals)
    try f.field("length", &length)
    try f.field("hasNoLength", &hasNoLength)
    try f.field("extending", &extending)
    try f.field("age", &age)
    try f.field("plea", &plea)
    try f.field("mostPence", &mostPence)
    try f.field("finding", &finding)
    try f.field("ofAge", &ofAge)
    try f.field("isSummary", &isSummary)
    try f.field("needsDate", &needsDate)
    try f.field("needsSentence", &needsSentence)
    try f.field("hasNoOffence", &hasNoOffence)
    try f.field("needsOffence", &needsOffence)
    try f.field("needsRequirement", &needsRequirement)
    try f.field("needs", &needs)
    try f.field("allows", &allows)
    try f.field("hasNoRequirements", &hasNoRequirements)
    try legalFields(&f)
  }
}
