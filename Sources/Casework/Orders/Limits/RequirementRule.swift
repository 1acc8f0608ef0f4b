public import JSON

/// One rule of the law about requirements: which ones, of which orders, what it asks, and when it is in force.
public struct RequirementRule: Equatable, LegalRule {
  /// The rule's name, fixed for whoever edits the file, such as `curfew-hours`.
  public var name: ListCode = "rule"
  /// The requirements that it is for.
  public var kinds: [RequirementKind] = []
  /// The disposals whose requirements it is for.
  public var disposals: [Disposal] = []
  /// The lengths of which the requirement must have one; empty where the rule doesn't speak of length.
  public var length: [TermRange] = []
  /// The lengths by the age when convicted.
  public var lengthByAge: [AgedTermRange] = []
  /// The fewest hours a day; nil where the rule doesn't speak of them.
  public var fewestHoursADay: Int?
  /// The most hours a day; nil where the rule doesn't speak of them.
  public var mostHoursADay: Int?
  /// The ages; nil where the rule doesn't speak of age.
  public var age: AgeRange?
  /// The requirements of which the order must have one as well; empty for none.
  public var with: [RequirementKind] = []
  /// The age that the child must not have reached when it ends; nil where the rule doesn't speak of it.
  public var endsBeforeAge: Int?
  /// Whether it must end with the order at the latest.
  public var endsWithOrder = false
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
    try f.required("kinds", &kinds)
    try f.required("disposals", &disposals)
    try f.field("length", &length)
    try f.field("lengthByAge", &lengthByAge)
    try f.field("fewestHoursADay", &fewestHoursADay)
    try f.field("mostHoursADay", &mostHoursADay)
    try f.field("age", &age)
    try f.field("with", &with)
    try f.field("endsBeforeAge", &endsBeforeAge)
    try f.field("endsWithOrder", &endsWithOrder)
    try legalFields(&f)
  }
}
