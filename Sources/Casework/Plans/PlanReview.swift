public import JSON

/// A review of a plan: who was there, how each target went, what was decided (R121, R122).
public struct PlanReview: JSONRecord, Equatable {
  /// Its name within the case.
  public var id: DocumentID = "r0"
  /// The day.
  public var on = Day.epoch
  /// What kind of meeting it was (list `contact-kinds`).
  public var kind: ListCode = "office"
  /// Who was there.
  public var present: [Attendee] = []
  /// Others who were there, in words.
  public var others = ""
  /// Why no parent or carer was there; empty where one was.
  public var withoutFamily = ""
  /// How each target went.
  public var progress: [TargetProgress] = []
  /// What the child says of it.
  public var childWords = ""
  /// What the parent or carer says of it.
  public var carerWords = ""
  /// What was decided.
  public var decisions = ""
  /// The day of the next one, where it was agreed.
  public var next: Day?
  /// Who recorded it.
  public var by: StaffID = "nobody"
  /// When it was recorded.
  public var at = Moment.epoch
  /// Nothing reviewed.
  public init() {}

  /// Whether the family was there.
  public var isWithFamily: Bool { present.contains { [.mother, .father, .carer].contains($0) } }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("on", &on)
    try f.field("kind", &kind)
    try f.field("present", &present)
    try f.field("others", &others)
    try f.field("withoutFamily", &withoutFamily)
    try f.field("progress", &progress)
    try f.field("childWords", &childWords)
    try f.field("carerWords", &carerWords)
    try f.field("decisions", &decisions)
    try f.field("next", &next)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}
