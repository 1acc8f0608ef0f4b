public import JSON

/// What a child and the family are given when work begins, in words (R118): the content of `Plans/welcome.json`.
public struct WelcomeTexts: JSONRecord, Equatable {
  /// What the file is, for whoever edits it.
  public var about = ""
  /// Where the words come from.
  public var source = ""
  /// How far they are proved.
  public var status = DeadlineRule.Status.unverified
  /// The welcome pack.
  public var pack: [Part] = []
  /// The questions about putting things right that belong to it.
  public var questions = Part()
  /// How we treat each other.
  public var contract: [Part] = []
  /// Nothing to give.
  public init() {}

  /// One part of what is given.
  public struct Part: JSONRecord, Equatable {
    /// What stands above it.
    public var heading = ""
    /// What it says in a paragraph; empty for none.
    public var words = ""
    /// What it says point by point.
    public var points: [String] = []
    /// Nothing said.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("heading", &heading)
      try f.field("words", &words)
      try f.field("points", &points)
    }
  }

  /// Every fault of the data, with its place.
  public func problems() -> [DataProblem] {
    var found: [DataProblem] = []
    if source.isEmpty { found.append(DataProblem("welcome", .empty("source"))) }
    for (place, parts) in [("pack", pack), ("questions", [questions]), ("contract", contract)] {
      if parts.isEmpty { found.append(DataProblem("welcome", .empty(place))) }
      for (index, part) in parts.enumerated() where part.words.isEmpty && part.points.isEmpty {
        found.append(DataProblem("\(place) \(index + 1)", .empty("words")))
      }
    }
    return found
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("source", &source)
    try f.required("status", &status)
    try f.required("pack", &pack)
    try f.required("questions", &questions)
    try f.required("contract", &contract)
  }
}

extension Page {
  /// The welcome pack: who we are, what happens first, the child's orders in plain words, questions about putting things
  /// right, and the agreement on how we treat each other.
  public init(welcome texts: WelcomeTexts, case file: CaseFile, _ context: PageContext) {
    let child = file.header.child.callName
    self.init(
      title: "Welcome, " + child, subtitle: "\(context.service) \u{B7} " + context.day.text(.long), isLarge: true)
    for part in texts.pack { add(part, file, context) }
    let orders = file.header.orders.filter { $0.runs(on: context.day) }
    if !orders.isEmpty { heading("What was decided") }
    for order in orders {
      paragraph(
        order.disposal.name + ", made on " + order.made.text(.long)
          + (order.ends.map { ", until " + $0.text(.long) } ?? "") + ".")
    }
    heading(Self.filled(texts.questions.heading, file, context))
    paragraph(Self.filled(texts.questions.words, file, context))
    blocks.append(.table(head: ["Question", "My answer"], rows: texts.questions.points.map { [$0, ""] }))
  }

  /// How the child, the family and we treat each other, to be signed.
  public init(contract texts: WelcomeTexts, case file: CaseFile, _ context: PageContext) {
    let child = file.header.child.callName
    self.init(
      title: "How we treat each other",
      subtitle: "\(child) \u{B7} \(context.service) \u{B7} " + context.day.text(.long), isLarge: true)
    for part in texts.contract { add(part, file, context) }
    heading("We agree")
    blocks.append(.signatures([child, "Parent or carer", context.signer]))
  }

  private mutating func add(_ part: WelcomeTexts.Part, _ file: CaseFile, _ context: PageContext) {
    heading(Self.filled(part.heading, file, context))
    paragraph(Self.filled(part.words, file, context))
    list(part.points.map { Self.filled($0, file, context) })
  }

  private static func filled(_ text: String, _ file: CaseFile, _ context: PageContext) -> String {
    text.replacing("{child}", with: file.header.child.callName).replacing("{worker}", with: context.worker)
      .replacing("{service}", with: context.service.isEmpty ? "your youth justice service" : context.service)
  }
}
