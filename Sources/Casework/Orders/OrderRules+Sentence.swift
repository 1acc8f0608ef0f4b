extension OrderRules {
  /// What a rule asks of a sentence besides its length, its ages and its requirements: what the court said, what is to be
  /// paid, and what stands beside it.
  static func sentenceFaults(
    of facts: OrderFacts, in header: Case, beside others: [Disposal], under rule: DisposalRule
  ) -> [SentenceRefusal] {
    let order = facts.order
    var faults: [SentenceRefusal] = []
    let isOfAge = rule.ofAge.map { facts.isCertainly(of: $0) } ?? true
    if isOfAge, let most = rule.mostPence, let pence = order.pence, pence > most,
      !(rule.isSummary && CourtKind(named: order.by) == .crown)
    {
      faults.append(.amountTooHigh(order.disposal, pence, most: most, rule.basis))
    }
    if isOfAge, let finding = rule.finding, !order.found.contains(finding) {
      faults.append(.findingMissing(order.disposal, finding, rule.basis))
    }
    if rule.needsDate, let undated = facts.offences.first(where: { $0.date == nil }) {
      faults.append(.offenceUndated(order.disposal, undated.description, rule.basis))
    }
    if rule.needsSentence {
      let made = header.orders.filter { $0.made == order.made && $0.id != order.id }.map(\.disposal) + others
      if !made.contains(where: { $0.tier != nil && $0.isCourtOutcome }) {
        faults.append(.needsSentence(order.disposal, rule.basis))
      }
    }
    if rule.hasNoOffence, !order.offences.isEmpty { faults.append(.answersNoOffence(order.disposal, rule.basis)) }
    return faults
  }

  /// Days served that there weren't between the offence and the sentence.
  static func servedFault(of facts: OrderFacts) -> Refusal? {
    let served = facts.order.remandDays
    guard facts.order.disposal.tier == .custody, served > 0, let since = facts.heldAtEarliest,
      served > facts.order.made - since
    else { return nil }
    return .sentence(.servedTooLong(served, since: since))
  }
}

extension Disposal {
  /// Whether something is to be paid under it.
  public var isPaid: Bool { self == .fine || self == .compensation }
}
