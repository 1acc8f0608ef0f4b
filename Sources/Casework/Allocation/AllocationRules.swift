public import JSON

/// Who may hold what: the content of `Standards/allocation.json` (R29, R30).
public struct AllocationRules: OwnCopy {
  public static var file: ServiceFile { .allocation }
  /// What the file is, for whoever edits it.
  public var about = ""
  /// The rules.
  public var rules: [HoldingRule] = []
  /// Who saved the service's own copy and when.
  public var edits: [DataEdit] = []
  /// No rules: anybody may hold anything.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("rules", &rules)
    try f.field("edits", &edits)
  }
}

/// A rule about who should hold a kind of case. It warns and asks for a reason; it never forbids.
public struct HoldingRule: JSONRecord, Equatable {
  /// The rule's name.
  public var name: ListCode = "rule"
  /// What people read: a sentence without its full stop.
  public var words = ""
  /// The disposals that it is for; empty for all.
  public var disposals: [Disposal] = []
  /// The levels of intervention that it is for; empty for all.
  public var levels: [InterventionLevel] = []
  /// Flags of which the child must have one; empty for all children.
  public var flags: [ListCode] = []
  /// The judgements of serious harm that it is for; empty for all.
  public var harm: [JudgementLevel] = []
  /// Orders that run for at least so many months.
  public var fromMonths: Int?
  /// What the holder must be; empty for any role.
  public var roles: [StaffRole] = []
  /// Whether the holder must be a qualified social worker.
  public var socialWorker = false
  /// The teams that hold such cases; a service that has none of them isn't asked.
  public var teams: [TeamID] = []
  /// Where it comes from.
  public var source = ""
  /// How far it is proved.
  public var status = LimitStatus.unverified
  /// The first day on which it is in force; nil for always.
  public var from: Day?
  /// The last day on which it is in force; nil for still.
  public var until: Day?
  /// A rule that asks nothing.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.required("words", &words)
    try f.field("disposals", &disposals)
    try f.field("levels", &levels)
    try f.field("flags", &flags)
    try f.field("harm", &harm)
    try f.field("fromMonths", &fromMonths)
    try f.field("roles", &roles)
    try f.field("socialWorker", &socialWorker)
    try f.field("teams", &teams)
    try f.required("source", &source)
    try f.required("status", &status)
    try f.field("from", &from)
    try f.field("until", &until)
  }
}

extension HoldingRule: DatedRule {
  /// Whether it speaks of a case on a day: of one of its orders that run or are about to, of the child, or of all cases.
  func speaks(of summary: CaseSummary, on day: Day) -> Bool {
    guard isInForce(on: day) else { return false }
    let summary = summary.facts
    if !flags.isEmpty, !summary.flags.contains(where: flags.contains) { return false }
    if !harm.isEmpty, !(summary.judgements.map { harm.contains($0.harm) } ?? false) { return false }
    if disposals.isEmpty, levels.isEmpty, fromMonths == nil { return true }
    return summary.orders.contains { order in
      guard order.ended == nil, order.ends ?? day >= day else { return false }
      if !disposals.isEmpty, !disposals.contains(order.disposal) { return false }
      if !levels.isEmpty, !(order.level.map(levels.contains) ?? false) { return false }
      guard let fromMonths else { return true }
      return order.ends.map { $0.adding(days: 1) >= order.begins.adding(months: fromMonths) } ?? true
    }
  }

  /// Whether a worker, or a team alone, is someone whom it doesn't want; `known` are the teams that the service has.
  func isBroken(by worker: Staff?, team: TeamID?, known: Set<TeamID>) -> Bool {
    if let worker {
      if !roles.isEmpty, !roles.contains(worker.role) { return true }
      if socialWorker, !worker.qualifiedSocialWorker { return true }
    }
    let asked = teams.filter(known.contains)
    return !asked.isEmpty && !((team ?? worker?.team).map(asked.contains) ?? false)
  }
}

extension AllocationRules {
  public func differing(from other: AllocationRules) -> [String] {
    Self.names(rules, other.rules) { "rule " + $0.name.text }
  }

  /// Every fault of the data, with its place; empty for rules that can be worked with.
  public func problems() -> [DataProblem] {
    var found = Named.problems(
      of: rules.map { Named(place: "rule \($0.name)", name: $0.name.text, from: $0.from, to: $0.until) })
    for rule in rules {
      let place = "rule \(rule.name)"
      if rule.words.isEmpty { found.append(DataProblem(place, .empty("words"))) }
      if rule.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
      if let months = rule.fromMonths, !(1...600).contains(months) {
        found.append(DataProblem(place, .badNumber("fromMonths", months)))
      }
      if rule.roles.isEmpty, !rule.socialWorker, rule.teams.isEmpty { found.append(DataProblem(place, .asksNothing)) }
    }
    return found
  }
}
