public import JSON

/// A part of a hearing's result that an outcome asks for or rules out.
public enum OutcomePart: String, JSONText, CaseIterable {
  /// The next hearing.
  case next
  /// Orders.
  case orders
  /// Bail or remand.
  case remand
  /// A warrant.
  case warrant
  /// Guilt admitted or found of one charge at least, where there are charges.
  case guilt
}

/// One rule about what goes with an outcome of a hearing.
public struct OutcomeRule: Equatable, LegalRule {
  /// The rule's name, fixed for whoever edits the file.
  public var name: ListCode = "rule"
  /// The outcomes that it is for.
  public var outcomes: [HearingOutcome] = []
  /// What must be there.
  public var needs: [OutcomePart] = []
  /// What can't be there.
  public var excludes: [OutcomePart] = []
  /// The section of the Act.
  public var source = ""
  public var status = LimitStatus.unverified
  public var from: Day?
  public var until: Day?
  public var note = ""
  /// A rule that asks nothing.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.required("outcomes", &outcomes)
    try f.field("needs", &needs)
    try f.field("excludes", &excludes)
    try legalFields(&f)
  }
}

/// One rule about bail and remand; what ages a remand is for stands with the rules for its disposal.
public struct RemandRule: Equatable, LegalRule {
  /// The rule's name, fixed for whoever edits the file.
  public var name: ListCode = "rule"
  /// The decisions that it is for.
  public var remands: [RemandStatus] = []
  /// Whether conditions must be named.
  public var needsConditions = false
  /// Whether there can be none.
  public var hasNoConditions = false
  /// The section of the Act.
  public var source = ""
  public var status = LimitStatus.unverified
  public var from: Day?
  public var until: Day?
  public var note = ""
  /// A rule that asks nothing.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.required("remands", &remands)
    try f.field("needsConditions", &needsConditions)
    try f.field("hasNoConditions", &hasNoConditions)
    try legalFields(&f)
  }
}

/// Orders that can't be made together for one offence.
public struct ExclusionRule: Equatable, LegalRule {
  /// The rule's name, fixed for whoever edits the file.
  public var name: ListCode = "rule"
  /// Any of these…
  public var disposals: [Disposal] = []
  /// … can't stand beside any of these.
  public var with: [Disposal] = []
  /// Whether they can't be made at one hearing at all, whatever offences they answer.
  public var isForHearing = false
  /// The section of the Act.
  public var source = ""
  public var status = LimitStatus.unverified
  public var from: Day?
  public var until: Day?
  public var note = ""
  /// A rule that excludes nothing.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.required("disposals", &disposals)
    try f.required("with", &with)
    try f.field("isForHearing", &isForHearing)
    try legalFields(&f)
  }
}

extension OrderLimits {
  /// Everything for which a result can't be as it is written, under the rules in force on the day of the hearing.
  ///
  /// Each order is held against its own rules when it is made; here it is what they and the rest make together.
  func faults(
    of result: HearingResult, orders: [Order], hasNext: Bool, on day: Day
  ) -> [CourtRefusal] {
    var faults: [CourtRefusal] = []
    var parts: Set<OutcomePart> = []
    if hasNext { parts.insert(.next) }
    if !orders.isEmpty { parts.insert(.orders) }
    if result.remand != nil { parts.insert(.remand) }
    if result.warrant != nil { parts.insert(.warrant) }
    if result.charges.isEmpty || result.charges.contains(where: \.isGuilty) { parts.insert(.guilt) }
    for rule in outcomes where rule.isInForce(on: day) && rule.outcomes.contains(result.outcome) {
      for part in rule.needs where !parts.contains(part) {
        faults.append(.partMissing(result.outcome, part, rule.basis))
      }
      for part in rule.excludes where parts.contains(part) {
        faults.append(.partNotAllowed(result.outcome, part, rule.basis))
      }
    }
    if let remand = result.remand { faults += self.faults(of: remand, on: day) }
    return faults + exclusions(among: orders, on: day)
  }

  private func faults(of remand: RemandDecision, on day: Day) -> [CourtRefusal] {
    var faults: [CourtRefusal] = []
    for rule in remands where rule.isInForce(on: day) && rule.remands.contains(remand.status) {
      if rule.needsConditions, remand.conditions.isEmpty {
        faults.append(.conditionsMissing(remand.status, rule.basis))
      }
      if rule.hasNoConditions, !remand.conditions.isEmpty {
        faults.append(.conditionsNotAllowed(remand.status, rule.basis))
      }
    }
    return faults
  }

  private func exclusions(among orders: [Order], on day: Day) -> [CourtRefusal] {
    var faults: [CourtRefusal] = []
    for (index, order) in orders.enumerated() {
      for other in orders.dropFirst(index + 1) {
        let isForOneOffence = order.offences.isEmpty || other.offences.contains(where: order.offences.contains)
        let rule = together.first { rule in
          guard rule.isInForce(on: day), rule.isForHearing || isForOneOffence else { return false }
          let (left, right) = (order.disposal, other.disposal)
          return rule.disposals.contains(left) && rule.with.contains(right)
            || rule.disposals.contains(right) && rule.with.contains(left)
        }
        if let rule { faults.append(.notTogether(order.disposal, other.disposal, rule.basis)) }
      }
    }
    return faults
  }
}
