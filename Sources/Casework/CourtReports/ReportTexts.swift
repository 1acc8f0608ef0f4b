public import Forms
public import JSON

/// What reports to courts and panels are made of, what courts are asked about them, and what the Court Review Panel's
/// pack says: the content of `Reports/reports.json`, or the service's own copy.
public struct ReportTexts: OwnCopy {
  public static var file: ServiceFile { .reports }

  /// What the file is, for whoever edits it.
  public var about = ""
  /// Headings, each with what is asked for under it.
  public var headings: [ReportHeading] = []
  /// Which headings a kind of report has.
  public var kinds: [ReportKindTexts] = []
  /// What a court is asked on the form that goes with every report.
  public var feedback: [FeedbackQuestion] = []
  /// Sentencing guidance and lists of requirements for the Court Review Panel's pack (R190).
  public var panel: [PanelText] = []
  /// Who saved the service's own copy and when.
  public var edits: [DataEdit] = []
  /// No texts.
  public init() {}

  /// The texts of a kind of report; nil where there are none.
  public func kind(_ kind: ReportRequest.Kind) -> ReportKindTexts? { kinds.first { $0.kind == kind } }

  /// A heading; nil where there is none of the name.
  public func heading(_ id: ListCode) -> ReportHeading? { headings.first { $0.id == id } }

  public func differing(from other: ReportTexts) -> [String] {
    Self.names(headings, other.headings) { "heading " + $0.id.text }
      + Self.names(kinds, other.kinds) { "kind " + $0.kind.rawValue }
      + Self.names(feedback, other.feedback) { "question " + $0.id.text }
      + Self.names(panel, other.panel) { "panel " + $0.id.text }
  }

  public func problems() -> [DataProblem] {
    func named(_ what: String, _ ids: [String]) -> [DataProblem] {
      Named.problems(of: ids.map { Named(place: what + " " + $0, name: $0, from: nil, to: nil) })
    }
    var found = named("heading", headings.map(\.id.text)) + named("kind", kinds.map(\.kind.rawValue))
    found += named("question", feedback.map(\.id.text)) + named("panel", panel.map(\.id.text))
    for heading in headings {
      let place = "heading " + heading.id.text
      if heading.title.isEmpty { found.append(DataProblem(place, .empty("title"))) }
      if heading.prompt.isEmpty { found.append(DataProblem(place, .empty("prompt"))) }
    }
    for kind in kinds {
      let place = "kind " + kind.kind.rawValue
      if kind.title.isEmpty { found.append(DataProblem(place, .empty("title"))) }
      if kind.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
      if kind.headings.isEmpty { found.append(DataProblem(place, .empty("headings"))) }
      for (index, id) in kind.headings.enumerated() {
        if heading(id) == nil { found.append(DataProblem(place, .unknown(id.text))) }
        if kind.headings[..<index].contains(id) { found.append(DataProblem(place + ", " + id.text, .nameTwice)) }
      }
    }
    for kind in ReportRequest.Kind.allCases where self.kind(kind) == nil {
      found.append(DataProblem("kinds", .missing(kind.rawValue)))
    }
    for question in feedback where question.words.isEmpty {
      found.append(DataProblem("question " + question.id.text, .empty("words")))
    }
    for text in panel {
      if text.title.isEmpty { found.append(DataProblem("panel " + text.id.text, .empty("title"))) }
      if text.source.isEmpty { found.append(DataProblem("panel " + text.id.text, .empty("source"))) }
    }
    if feedback.isEmpty { found.append(DataProblem("feedback", .empty("feedback"))) }
    return found
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("headings", &headings)
    try f.required("kinds", &kinds)
    try f.required("feedback", &feedback)
    try f.field("panel", &panel)
    try f.field("edits", &edits)
  }
}

/// One heading of reports.
public struct ReportHeading: JSONRecord, Equatable {
  public var id: ListCode = "heading"
  /// What stands above it in the report.
  public var title = ""
  /// What is asked for, in plain words.
  public var prompt = ""
  /// How to do it well.
  public var guidance = ""
  /// Whether a report that has it can't do without it.
  public var isNeeded = false
  /// From what it is filled in, in this order.
  public var from: [ReportSource] = []
  /// A heading without a name.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("title", &title)
    try f.required("prompt", &prompt)
    try f.field("guidance", &guidance)
    try f.field("needed", &isNeeded)
    try f.field("from", &from)
  }
}

/// Something from which a heading is filled in: `answer:offences.account`, `plan:targets`, `record:offences`.
public enum ReportSource: JSONText, Hashable {
  /// An answer of the latest assessment whose form has the question.
  case answer(QuestionID)
  /// A part of the plan.
  case plan(PlanPart)
  /// What the case's own record says.
  case record(RecordPart)

  /// The parts of a plan.
  public enum PlanPart: String, CaseIterable, Sendable { case hopes, strengths, targets, controls, tailoring }
  /// What a case's own record can say.
  public enum RecordPart: String, CaseIterable, Sendable {
    case child, offences, orders, judgements, sources, attendance
  }

  public init?(jsonText: String) {
    let parts = jsonText.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "answer": self = .answer(QuestionID(parts[1]))
    case "plan":
      guard let part = PlanPart(rawValue: parts[1]) else { return nil }
      self = .plan(part)
    case "record":
      guard let part = RecordPart(rawValue: parts[1]) else { return nil }
      self = .record(part)
    default: return nil
    }
  }

  public var jsonText: String {
    switch self {
    case .answer(let question): "answer:" + question.text
    case .plan(let part): "plan:" + part.rawValue
    case .record(let part): "record:" + part.rawValue
    }
  }
}

/// What a kind of report is made of.
public struct ReportKindTexts: JSONRecord, Equatable {
  public var kind = ReportRequest.Kind.preSentence
  /// What stands at its head.
  public var title = ""
  /// Its headings, in the order in which they are read.
  public var headings: [ListCode] = []
  /// Whether it proposes a sentence.
  public var proposes = false
  /// Where that comes from.
  public var source = ""
  /// A kind without headings.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("kind", &kind)
    try f.required("title", &title)
    try f.required("headings", &headings)
    try f.field("proposes", &proposes)
    try f.required("source", &source)
  }
}

/// One question of the feedback form.
public struct FeedbackQuestion: JSONRecord, Equatable {
  public var id: ListCode = "question"
  public var words = ""
  /// Nothing asked.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("words", &words)
  }
}

/// A text of the Court Review Panel's pack.
public struct PanelText: JSONRecord, Equatable {
  public var id: ListCode = "text"
  public var title = ""
  /// One point a line.
  public var text = ""
  /// Where it comes from.
  public var source = ""
  /// An empty text.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("title", &title)
    try f.required("text", &text)
    try f.required("source", &source)
  }
}
