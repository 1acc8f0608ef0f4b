public import JSON

/// After how much of a sentence of custody the law lets a child go; that of a detention and training order stands in the
/// Act's own arithmetic (`DetentionAndTrainingOrder`).
public struct ReleaseRule: Equatable, LegalRule {
  /// The rule's name, fixed for whoever edits the file.
  public var name: ListCode = "rule"
  public var disposals: [Disposal] = []
  /// So many parts…
  public var parts = 1
  /// … of so many.
  public var of = 2
  /// Only where the sentence is shorter than this; nil for every length.
  public var shorterThan: Term?
  /// The section of the Act.
  public var source = ""
  public var status = LimitStatus.unverified
  public var from: Day?
  public var until: Day?
  public var note = ""
  /// Half of nothing.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.required("disposals", &disposals)
    try f.required("parts", &parts)
    try f.required("of", &of)
    try f.field("shorterThan", &shorterThan)
    try legalFields(&f)
  }

  /// What is wrong with it.
  var faults: [DataProblem.Fault] {
    var faults: [DataProblem.Fault] = []
    if disposals.isEmpty { faults.append(.empty("disposals")) }
    if source.isEmpty { faults.append(.empty("source")) }
    if !(1...100).contains(of) { faults.append(.badNumber("of", of)) }
    if !(1...max(1, of)).contains(parts) { faults.append(.badNumber("parts", parts)) }
    if let shorterThan, shorterThan.count < 1 { faults.append(.badNumber("shorterThan", shorterThan.count)) }
    return faults
  }
}

extension OrderLimits {
  /// The day of release under an order: the last of the parts that are to be served, less the days that were served
  /// before, never before the sentence; nil where no rule in force on its day gives one.
  func release(under order: Order) -> Day? {
    guard order.disposal.tier == .custody, let last = order.term?.lastDay(from: order.begins) else { return nil }
    let rule = releases.first { rule in
      guard rule.isInForce(on: order.made), rule.disposals.contains(order.disposal), rule.of > 0 else { return false }
      return rule.shorterThan?.lastDay(from: order.begins).map { last < $0 } ?? true
    }
    guard let rule else { return nil }
    let days = last - order.begins + 1
    let (whole, isOver) = days.multipliedReportingOverflow(by: rule.parts)
    if isOver { return nil }
    let toServe = (whole + rule.of - 1) / rule.of - max(0, order.remandDays)
    return order.begins.adding(days: max(0, toServe - 1))
  }
}
