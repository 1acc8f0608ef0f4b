public import Forms
public import JSON

/// Which assessments and screenings a disposal asks for: the content of `Standards/tools.json` (R76, R77, R102).
public struct AssessmentTools: JSONRecord, Equatable {
  /// What the file is, for whoever edits it.
  public var about = ""
  /// The rules.
  public var rules: [ToolRule] = []
  /// No rules: nothing is asked for.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("rules", &rules)
  }
}

/// A rule about which form a disposal is assessed with, and from when to when.
public struct ToolRule: JSONRecord, Equatable, DatedRule {
  /// The rule's name.
  public var name: ListCode = "rule"
  /// What people read: a sentence without its full stop.
  public var words = ""
  /// The form.
  public var form: FormID = "form"
  /// The stage at which it is begun; empty where the form has none.
  public var stage = ""
  /// The disposals that it is for; empty for every child.
  public var disposals: [Disposal] = []
  /// Whether it must be done, rather than can be.
  public var isNeeded = false
  /// Where it comes from.
  public var source = ""
  /// How far it is proved.
  public var status = DeadlineRule.Status.unverified
  /// The first day on which it is in force; nil for always.
  public var from: Day?
  /// The last day on which it is in force; nil for still.
  public var until: Day?
  /// A rule that asks nothing.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.required("words", &words)
    try f.required("form", &form)
    try f.field("stage", &stage)
    try f.field("disposals", &disposals)
    try f.field("needed", &isNeeded)
    try f.required("source", &source)
    try f.required("status", &status)
    try f.field("from", &from)
    try f.field("until", &until)
  }
}

extension AssessmentTools {
  /// What is in force on a day for a child with these disposals, the needed ones first.
  public func rules(for disposals: [Disposal], on day: Day) -> [ToolRule] {
    let found = rules.filter { rule in
      rule.isInForce(on: day) && (rule.disposals.isEmpty || rule.disposals.contains(where: disposals.contains))
    }
    return found.filter(\.isNeeded) + found.filter { !$0.isNeeded }
  }

  /// Every fault of the data, with its place, held against the forms that there are.
  public func problems(forms: FormLibrary) -> [DataProblem] {
    var found = Named.problems(
      of: rules.map { Named(place: "rule \($0.name)", name: $0.name.text, from: $0.from, to: $0.until) })
    for rule in rules {
      let place = "rule \(rule.name)"
      if rule.words.isEmpty { found.append(DataProblem(place, .empty("words"))) }
      if rule.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
      guard let form = forms.latest(rule.form) else {
        found.append(DataProblem(place, .missing("form \(rule.form)")))
        continue
      }
      let isStage = form.stages.isEmpty ? rule.stage.isEmpty : form.stages.contains { $0.code == rule.stage }
      if !isStage { found.append(DataProblem(place, .missing("stage \(rule.stage)"))) }
    }
    return found
  }
}

extension FormDate {
  /// The day as answers store it.
  public init(_ day: Day) {
    let parts = day.parts
    self.init(clamping: parts.year, month: parts.month, day: parts.day)
  }
}

extension Day {
  /// The day that an answer stores.
  public init?(_ date: FormDate) { self.init(year: date.year, month: date.month, day: date.day) }
}

extension FormLibrary {
  /// The newest version of a form that may be started on a day; nil where there is none.
  public func inUse(_ id: FormID, on day: Day) -> FormDefinition? {
    definitions.last { $0.id == id && $0.isInUse(on: FormDate(day)) }
  }

  /// The newest version of each form of a purpose that may be started on a day, by name.
  public func inUse(for purposes: [FormPurpose], on day: Day) -> [FormDefinition] {
    latest.compactMap { inUse($0.id, on: day) }.filter { purposes.contains($0.purpose) }
  }
}
