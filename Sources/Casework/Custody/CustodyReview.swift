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

/// What comes back from panel to panel: a theme, and in which cases it was found (R236, R246).
public struct CustodyTheme: Sendable, Equatable {
  /// The theme, as it was first written.
  public var words: String
  /// The cases, each once.
  public var cases: [CaseReference]

  /// The themes of panels held between two days, the most frequent first; spelling aside from capitals makes another.
  public static func all(in headers: [(CaseReference, Case)], _ days: ClosedRange<Day>) -> [CustodyTheme] {
    var found: [CustodyTheme] = []
    for (reference, header) in headers {
      let reviews = header.custody.compactMap(\.review).filter { days.contains($0.on) }
      for theme in reviews.flatMap(\.themes) {
        let index = found.firstIndex { $0.words.lowercased() == theme.lowercased() }
        guard let index else {
          found.append(CustodyTheme(words: theme, cases: [reference]))
          continue
        }
        if !found[index].cases.contains(reference) { found[index].cases.append(reference) }
      }
    }
    return found.sorted { ($1.cases.count, $0.words) < ($0.cases.count, $1.words) }
  }
}
