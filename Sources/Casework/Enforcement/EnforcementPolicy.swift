public import JSON

/// What statute and local policy ask for after unacceptable absences: the part
/// `enforcement` of the standards.
public struct EnforcementPolicy: JSONRecord, Equatable {
  /// The rule that chases an information once the law asks for it (T15).
  static let informationRule: ListCode = "breach-information"

  /// What the file is, for whoever edits it.
  public var about = ""
  /// How long a warning holds, in months (T14).
  public var warnedMonths = 0
  /// Where that figure comes from.
  public var warnedSource = ""
  /// How far it is proved.
  public var warnedStatus = DeadlineRule.Status.unverified
  /// Which steps follow each other under which orders.
  public var ladders: [Ladder] = []
  /// How long each step may take, and who has to authorise it.
  public var rules: [StepRule] = []
  /// No policy.
  public init() {}

  /// The steps under some orders, the first absence's first; the last one stays.
  public struct Ladder: JSONRecord, Equatable {
    /// Its name.
    public var name = ""
    /// For which orders.
    public var disposals: [Disposal] = []
    /// What follows the first absence, the second…
    public var steps: [Enforcement.Step] = []
    /// Where it comes from.
    public var source = ""
    /// How far it is proved.
    public var status = DeadlineRule.Status.unverified
    /// No steps.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("name", &name)
      try f.required("disposals", &disposals)
      try f.required("steps", &steps)
      try f.required("source", &source)
      try f.required("status", &status)
    }
  }

  /// How long a step may take, and who has to authorise it.
  public struct StepRule: JSONRecord, Equatable {
    /// The step.
    public var step = Enforcement.Step.firstWarning
    /// How long after the absence it is in time (T11); nil where a rule says it, or nothing does.
    public var runs: RuleSpan?
    /// The rule of the standards whose length it has, so that a step and the clock that chases it can't differ (T15).
    public var rule: ListCode?
    /// Whether a manager authorises it before it is done.
    public var isAuthorised = false
    /// Where it comes from.
    public var source = ""
    /// How far it is proved.
    public var status = DeadlineRule.Status.unverified
    /// A first warning within a day.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("step", &step)
      try f.field("runs", &runs)
      try f.field("rule", &rule)
      try f.required("authorised", &isAuthorised)
      try f.required("source", &source)
      try f.required("status", &status)
    }
  }

  /// The steps under an order of this kind; nil where it can't be enforced.
  public func ladder(for disposal: Disposal) -> Ladder? {
    ladders.first { $0.disposals.contains(disposal) && !$0.steps.isEmpty }
  }

  /// How long a step may take, and who authorises it.
  public func rule(for step: Enforcement.Step) -> StepRule? { rules.first { $0.step == step } }

  /// The entries of which the two differ, as faults call them.
  func differing(from other: EnforcementPolicy) -> [String] {
    let isSame =
      (warnedMonths, warnedSource, warnedStatus) == (other.warnedMonths, other.warnedSource, other.warnedStatus)
    return (isSame ? [] : ["warned"]) + Standards.names(ladders, other.ladders) { "ladder " + $0.name }
      + Standards.names(rules, other.rules) { "step " + $0.step.rawValue }
  }

  /// What is wrong in it, each with its place; `clocks` are the rules that the standards have.
  func problems(clocks: Set<ListCode>) -> [DataProblem] {
    var found: [DataProblem] = []
    if !(1...120).contains(warnedMonths) { found.append(DataProblem("warned", .badNumber("months", warnedMonths))) }
    if warnedSource.isEmpty { found.append(DataProblem("warned", .empty("source"))) }
    for (index, ladder) in ladders.enumerated() {
      let place = ladder.name.isEmpty ? "ladder \(index + 1)" : "ladder " + ladder.name
      if ladder.name.isEmpty { found.append(DataProblem(place, .empty("name"))) }
      if ladder.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
      if ladder.steps.isEmpty { found.append(DataProblem(place, .empty("steps"))) }
      if ladder.disposals.isEmpty { found.append(DataProblem(place, .empty("disposals"))) }
      if ladder.steps.contains(.none) { found.append(DataProblem(place, .contradicts("steps", "none"))) }
      for step in ladder.steps where step != .none && rule(for: step) == nil {
        found.append(DataProblem(place, .missing(step.rawValue)))
      }
      let earlier = ladders[..<index]
      if earlier.contains(where: { $0.name == ladder.name || $0.disposals.contains(where: ladder.disposals.contains) })
      {
        found.append(DataProblem(place, .nameTwice))
      }
    }
    for (index, rule) in rules.enumerated() {
      let place = "step " + rule.step.rawValue
      if rule.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
      if (rule.runs == nil) == (rule.rule == nil) { found.append(DataProblem(place, .notExactlyOne("runs", "rule"))) }
      if let runs = rule.runs, !(0...60).contains(runs.count) {
        found.append(DataProblem(place, .badNumber("count", runs.count)))
      }
      if let clock = rule.rule, !clocks.contains(clock) { found.append(DataProblem(place, .unknown(clock.text))) }
      if rules[..<index].contains(where: { $0.step == rule.step }) { found.append(DataProblem(place, .nameTwice)) }
    }
    return found
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("warnedMonths", &warnedMonths)
    try f.required("warnedSource", &warnedSource)
    try f.required("warnedStatus", &warnedStatus)
    try f.required("ladders", &ladders)
    try f.required("steps", &rules)
  }
}

extension Standards {
  /// What statute and local policy ask for after unacceptable absences; a step that a rule chases has that rule's length.
  public var policy: EnforcementPolicy {
    var policy = enforcement ?? EnforcementPolicy()
    for index in policy.rules.indices {
      guard let name = policy.rules[index].rule else { continue }
      let versions = rules.filter { $0.name == name }
      policy.rules[index].runs = (versions.last { !$0.isOff } ?? versions.last)?.runs.first
    }
    return policy
  }
}
