public import JSON

/// By when requests for what is held are answered, why something isn't given, who signs, and what the letter says: the
/// content of `Standards/subject-access.json`, or the service's own copy.
public struct SubjectAccessRules: OwnCopy {
  public static var file: ServiceFile { .subjectAccess }

  /// What the file is, for whoever edits it.
  public var about = ""
  /// Calendar months from the day on which the clock starts.
  public var months = 1
  /// By how many months the time may be extended.
  public var extensionMonths = 2
  /// Where the time limits come from.
  public var source = ""
  public var status = DeadlineRule.Status.unverified
  /// Who signs off what others decided.
  public var signedBy: [StaffRole] = []
  /// Why something isn't given.
  public var grounds: [Ground] = []
  /// The matters of section 45(2) that the letter tells of, in order.
  public var matters: [Matter] = []
  /// Who saved the service's own copy and when.
  public var edits: [DataEdit] = []
  /// No rules.
  public init() {}

  /// Why something isn't given.
  public struct Ground: JSONRecord, Equatable {
    public var name: ListCode = "ground"
    /// What the person who asked reads.
    public var words = ""
    /// Where it comes from.
    public var source = ""
    public var status = DeadlineRule.Status.unverified
    /// For what it may be given; empty for everything.
    public var rulings: [PackDecision.Ruling] = []
    /// No ground.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("name", &name)
      try f.required("words", &words)
      try f.required("source", &source)
      try f.required("status", &status)
      try f.field("rulings", &rulings)
    }
  }

  /// One matter of which the letter tells.
  public struct Matter: JSONRecord, Equatable {
    public var name: ListCode = "matter"
    public var title = ""
    public var words = ""
    public var source = ""
    /// No matter.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("name", &name)
      try f.required("title", &title)
      try f.required("words", &words)
      try f.required("source", &source)
    }
  }

  /// A ground; nil where there is none of the name.
  public func ground(_ name: ListCode) -> Ground? { grounds.first { $0.name == name } }

  /// The grounds for a ruling.
  public func grounds(for ruling: PackDecision.Ruling) -> [Ground] {
    grounds.filter { $0.rulings.isEmpty || $0.rulings.contains(ruling) }
  }

  /// The matters that the Data Protection Act 2018 section 45(2) names, without the copy of the data itself.
  static let needed: [ListCode] = [
    "purposes", "categories", "recipients", "retention", "rights", "complaint", "origin",
  ]

  public func differing(from other: SubjectAccessRules) -> [String] {
    let time = months == other.months && extensionMonths == other.extensionMonths && source == other.source
    return (time ? [] : ["time"]) + (signedBy == other.signedBy ? [] : ["signedBy"])
      + Self.names(grounds, other.grounds) { "ground " + $0.name.text }
      + Self.names(matters, other.matters) { "matter " + $0.name.text }
  }

  public func problems() -> [DataProblem] {
    var found: [DataProblem] = []
    if months < 1 { found.append(DataProblem("time", .badNumber("months", months))) }
    if extensionMonths < 0 { found.append(DataProblem("time", .badNumber("extensionMonths", extensionMonths))) }
    if source.isEmpty { found.append(DataProblem("time", .empty("source"))) }
    if signedBy.isEmpty { found.append(DataProblem("signedBy", .empty("signedBy"))) }
    found += Named.problems(
      of: grounds.map { Named(place: "ground " + $0.name.text, name: $0.name.text, from: nil, to: nil) }
        + matters.map { Named(place: "matter " + $0.name.text, name: "matter " + $0.name.text, from: nil, to: nil) })
    for ground in grounds {
      if ground.words.isEmpty { found.append(DataProblem("ground " + ground.name.text, .empty("words"))) }
      if ground.source.isEmpty { found.append(DataProblem("ground " + ground.name.text, .empty("source"))) }
    }
    for ruling in [PackDecision.Ruling.redact, .withhold] where grounds(for: ruling).isEmpty {
      found.append(DataProblem("grounds", .missing(ruling.rawValue)))
    }
    for matter in matters {
      if matter.title.isEmpty { found.append(DataProblem("matter " + matter.name.text, .empty("title"))) }
      if matter.words.isEmpty { found.append(DataProblem("matter " + matter.name.text, .empty("words"))) }
    }
    for name in Self.needed where !matters.contains(where: { $0.name == name }) {
      found.append(DataProblem("matters", .missing(name.text)))
    }
    return found
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("months", &months)
    try f.required("extensionMonths", &extensionMonths)
    try f.required("source", &source)
    try f.required("status", &status)
    try f.required("signedBy", &signedBy)
    try f.required("grounds", &grounds)
    try f.required("matters", &matters)
    try f.field("edits", &edits)
  }
}

extension SubjectRequest {
  /// The day from which the time counts: that of the request, or of what proved the identity where that was asked for;
  /// nil while it is waited for (Data Protection Act 2018 section 54(3), with section 52(4)).
  public var clockStart: Day? {
    guard identityAsked != nil else { return received }
    return identity.map { max(received, $0.on) }
  }

  /// By when it is to be answered; nil while the clock hasn't started or stands still.
  ///
  /// The corresponding day of the month after, or its last one, and the next working day where that is none: the
  /// Commissioner's guidance on the UK GDPR. Days on which it was waited for an answer are added (Data Protection Act
  /// 2018 section 54(3C)).
  public func due(_ rules: SubjectAccessRules, _ calendar: WorkingCalendar) -> Day? {
    guard let start = clockStart, pauses.allSatisfy({ $0.answered != nil }) else { return nil }
    let end = start.adding(months: rules.months + (extended == nil ? 0 : rules.extensionMonths))
    let waited = pauses.reduce(0) { sum, pause in sum + (pause.answered.map { $0 - pause.asked + 1 } ?? 0) }
    return calendar.workingDay(onOrAfter: end.adding(days: waited))
  }
}
