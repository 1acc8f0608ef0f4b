public import JSON

/// What the post-custody panel found when it looked back at report, assessment and sentence (R220, R236).
public struct CustodyReview: JSONRecord, Equatable {
  public var on = Day.epoch
  /// Who was there.
  public var present = ""
  /// How the report and the assessment stood up.
  public var report = ""
  /// Whether another sentence was possible, and what it would have taken.
  public var sentence = ""
  /// What the bench said when it sentenced.
  public var remarks = ""
  /// What the court, the child and the family said of the work.
  public var feedback = ""
  /// What comes back from case to case.
  public var themes: [String] = []
  /// What is to be learnt, each by its day; it is chased as other obligations are.
  public var lessons: [OversightAction] = []
  public var by: StaffID = "nobody"
  /// Nothing found.
  public init() {}

  /// Whether it says anything of report or sentence.
  var isEmpty: Bool { report.isEmpty && sentence.isEmpty }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.field("present", &present)
    try f.field("report", &report)
    try f.field("sentence", &sentence)
    try f.field("remarks", &remarks)
    try f.field("feedback", &feedback)
    try f.field("themes", &themes)
    try f.field("lessons", &lessons)
    try f.required("by", &by)
  }
}
