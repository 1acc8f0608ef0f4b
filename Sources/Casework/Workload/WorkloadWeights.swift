public import JSON

/// What a case weighs, and what a member of staff can carry: the content of `Standards/workload.json`.
public struct WorkloadWeights: OwnCopy {
  public static var file: ServiceFile { .workload }
  /// What the file is, for whoever edits it.
  public var about = ""
  /// Points that somebody who works full time can carry.
  public var fullTime = WorkloadFigure()
  /// From what percentage on a workload is warned of.
  public var warnAt = WorkloadFigure()
  /// Hundredths of a case's points that each of its second workers carries.
  public var secondWorker = WorkloadFigure()
  /// Days from the first of an order for which it counts as beginning, and before its last for which it counts as
  /// ending.
  public var stageDays = WorkloadFigure()
  /// Days within which a member of staff is to be supervised again.
  public var supervisionDays = WorkloadFigure()
  /// What is added up for a case.
  public var weights: [WorkloadWeight] = []
  /// Who saved the service's own copy and when.
  public var edits: [DataEdit] = []
  /// Nothing weighs anything.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("fullTime", &fullTime)
    try f.required("warnAt", &warnAt)
    try f.required("secondWorker", &secondWorker)
    try f.required("stageDays", &stageDays)
    try f.required("supervisionDays", &supervisionDays)
    try f.required("weights", &weights)
    try f.field("edits", &edits)
  }
}

/// A number that a service may set, and where it comes from.
public struct WorkloadFigure: JSONRecord, Equatable {
  /// The number.
  public var value = 0
  /// Where it comes from.
  public var source = ""
  /// How far it is proved.
  public var status = LimitStatus.unverified
  /// Nought.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("value", &value)
    try f.required("source", &source)
    try f.required("status", &status)
  }
}

/// Points for what a case is; all that hold for it are added up.
public struct WorkloadWeight: JSONRecord, Equatable {
  /// The weight's name.
  public var name: ListCode = "weight"
  /// What people read.
  public var words = ""
  /// Points; below nought where it makes a case lighter.
  public var points = 0
  /// Levels of intervention; empty for any. An order without one counts as standard.
  public var levels: [InterventionLevel] = []
  /// Disposals; empty for any.
  public var disposals: [Disposal] = []
  /// Stages; empty for any.
  public var stages: [CaseStage] = []
  /// In which way the case is the service's; empty for any.
  public var holdings: [Holding] = []
  /// Whether it is for each report in hand, and carried by its author.
  public var eachReport = false
  /// Where it comes from.
  public var source = ""
  /// How far it is proved.
  public var status = LimitStatus.unverified
  /// No points.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.required("words", &words)
    try f.required("points", &points)
    try f.field("levels", &levels)
    try f.field("disposals", &disposals)
    try f.field("stages", &stages)
    try f.field("holdings", &holdings)
    try f.field("eachReport", &eachReport)
    try f.required("source", &source)
    try f.required("status", &status)
  }
}

/// How far the work with a child has come, as workloads count it.
public enum CaseStage: String, JSONText, CaseIterable {
  /// No order runs yet: a referral, or a report before sentence.
  case referral
  /// The first weeks of an order.
  case beginning
  /// Between the first and the last weeks.
  case running
  /// In custody.
  case custody
  /// The last weeks, or past its last day.
  case ending
}

extension CaseSummary {
  /// The stage on a day; `days` are the first and last of an order that count as beginning and ending.
  public func stage(on day: Day, days: Int) -> CaseStage {
    guard let order = mainOrder(on: day), order.begins <= day, order.ended == nil else { return .referral }
    if !order.isInCommunity(on: day) { return .custody }
    if let ends = order.ends, day.days(until: ends) < days { return .ending }
    return max(order.released ?? order.begins, order.begins).days(until: day) < days ? .beginning : .running
  }
}

extension WorkloadWeights {
  /// Points of a case on a day, without its reports.
  public func points(of summary: CaseSummary, on day: Day) -> Int {
    weights.filter { !$0.eachReport && holds($0, for: summary.facts, on: day) }.reduce(0) { $0 + $1.points }
  }

  /// Points of each report in hand of a case.
  public func reportPoints(of summary: CaseSummary, on day: Day) -> Int {
    weights.filter { $0.eachReport && holds($0, for: summary.facts, on: day) }.reduce(0) { $0 + $1.points }
  }

  private func holds(_ weight: WorkloadWeight, for summary: CaseSummary, on day: Day) -> Bool {
    let order = summary.mainOrder(on: day)
    if !weight.levels.isEmpty, !weight.levels.contains(order?.level ?? .standard) { return false }
    if !weight.disposals.isEmpty, !(order.map { weight.disposals.contains($0.disposal) } ?? false) { return false }
    if !weight.stages.isEmpty, !weight.stages.contains(summary.stage(on: day, days: stageDays.value)) { return false }
    return weight.holdings.isEmpty || weight.holdings.contains(summary.holding)
  }

  /// The figures by the names that faults use, with what each may be.
  static let figures:
    [(name: String, path: WritableKeyPath<WorkloadWeights, WorkloadFigure> & Sendable, allowed: ClosedRange<Int>)] = [
      ("fullTime", \.fullTime, 1...10_000), ("warnAt", \.warnAt, 1...1000), ("secondWorker", \.secondWorker, 0...100),
      ("stageDays", \.stageDays, 0...366), ("supervisionDays", \.supervisionDays, 1...366),
    ]

  public func differing(from other: WorkloadWeights) -> [String] {
    Self.figures.filter { self[keyPath: $0.path] != other[keyPath: $0.path] }.map { "figure " + $0.name }
      + Self.names(weights, other.weights) { "weight " + $0.name.text }
  }

  /// Every fault of the data, with its place; empty for weights that can be worked with.
  public func problems() -> [DataProblem] {
    var found = Named.problems(
      of: weights.map { Named(place: "weight \($0.name)", name: $0.name.text, from: nil, to: nil) })
    for (name, path, allowed) in Self.figures {
      let figure = self[keyPath: path]
      if !allowed.contains(figure.value) { found.append(DataProblem(name, .badNumber("value", figure.value))) }
      if figure.source.isEmpty { found.append(DataProblem(name, .empty("source"))) }
    }
    for weight in weights {
      let place = "weight \(weight.name)"
      if weight.words.isEmpty { found.append(DataProblem(place, .empty("words"))) }
      if weight.source.isEmpty { found.append(DataProblem(place, .empty("source"))) }
      if !(-1000...1000).contains(weight.points) {
        found.append(DataProblem(place, .badNumber("points", weight.points)))
      }
    }
    for level in InterventionLevel.allCases
    where !weights.contains(where: { $0.levels.contains(level) && !$0.eachReport }) {
      found.append(DataProblem("weights", .missing(level.rawValue)))
    }
    return found
  }
}
