extension OrderRules {
  /// Everything for which a requirement can't be as it is written.
  static func faults(of requirement: Requirement, _ facts: OrderFacts, under rule: RequirementRule) -> [Refusal] {
    let kind = requirement.kind
    var faults: [Refusal] = []
    if let range = rule.age, let age = facts.age(outside: range) {
      faults.append(.requirementAgeNotAllowed(kind, age: age, range, rule.basis))
    }
    let allowed = lengths(under: rule, facts)
    if let term = requirement.term, term.count > 0, !allowed.isEmpty,
      !allowed.contains(where: { $0.allows(term, from: facts.order.begins) })
    {
      faults.append(.requirementTermNotAllowed(kind, term, allowed, rule.basis))
    }
    if let hours = requirement.hoursADay, rule.fewestHoursADay != nil || rule.mostHoursADay != nil {
      let allowed = (rule.fewestHoursADay ?? 0)...max(rule.fewestHoursADay ?? 0, rule.mostHoursADay ?? 24)
      if !allowed.contains(hours) { faults.append(.hoursADayNotAllowed(kind, hours, allowed, rule.basis)) }
    }
    if !rule.with.isEmpty, !facts.order.requirements.contains(where: { rule.with.contains($0.kind) }) {
      faults.append(.requirementNeedsAnother(kind, rule.with, rule.basis))
    }
    if let last = facts.lastDay(of: requirement) {
      if let age = rule.endsBeforeAge, let birthday = facts.born?.birthday(age: age), last >= birthday {
        faults.append(.requirementOutlastsAge(kind, ends: last, age: age, birthday: birthday, rule.basis))
      }
      if rule.endsWithOrder, let ends = facts.order.ends, last > ends {
        faults.append(.requirementOutlastsOrder(kind, ends: last, orderEnds: ends, rule.basis))
      }
    }
    return faults
  }

  private static func lengths(under rule: RequirementRule, _ facts: OrderFacts) -> [TermRange] {
    guard !rule.lengthByAge.isEmpty else { return rule.length }
    let ages = facts.agesAtConviction
    return rule.length + rule.lengthByAge.filter { aged in ages.map(aged.isFor) ?? true }.map(\.length)
  }
}
