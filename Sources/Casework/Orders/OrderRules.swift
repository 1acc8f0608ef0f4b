/// What the law allows of an order, checked before one is saved and never when one is read.
public enum OrderRules {
  /// How an order comes into the record.
  public enum Entry: Sendable {
    /// Somebody saves it: it must be possible, and complete.
    case saved
    /// It comes from another system's history, which may leave things out: only what is proved impossible is a fault.
    case imported
  }

  /// Everything for which the order can't be as it is written: dates first, then the law in force on the day on which it
  /// was made. `others` are those that are made with it and don't stand on the case yet.
  public static func faults(
    of order: Order, in header: Case, on today: Day, under limits: OrderLimits, as entry: Entry = .saved,
    beside others: [Disposal] = []
  ) -> [Refusal] {
    var faults = dateFaults(of: order, in: header, on: today)
    let facts = OrderFacts(order, in: header, conviction: limits.conviction)
    if entry == .saved, let fault = servedFault(of: facts) { faults.append(fault) }
    for rule in limits.rules(for: order.disposal, on: order.made) where entry == .saved || rule.status == .verified {
      faults += self.faults(of: facts, under: rule, as: entry)
      if entry == .saved {
        faults += sentenceFaults(of: facts, in: header, beside: others, under: rule).map(Refusal.sentence)
      }
    }
    for requirement in order.requirements {
      let rules = limits.rules(for: requirement.kind, of: order.disposal, on: order.made)
      for rule in rules where entry == .saved || rule.status == .verified {
        faults += self.faults(of: requirement, facts, under: rule)
      }
    }
    return faults
  }

  private static func dateFaults(of order: Order, in header: Case, on today: Day) -> [Refusal] {
    var faults: [Refusal] = []
    if order.made > today { faults.append(.orderInFuture(order.made)) }
    if let ends = order.ends, ends < order.begins {
      faults.append(.orderEndsBeforeItBegins(begins: order.begins, ends: ends))
    }
    if let released = order.released, released < order.made {
      faults.append(.releasedBeforeOrder(released, made: order.made))
    }
    if let term = order.term, term.count < 1 { faults.append(.termEmpty(term)) }
    for requirement in order.requirements {
      if let term = requirement.term, term.count < 1 { faults.append(.termEmpty(term)) }
    }
    if let pence = order.pence {
      if pence < 1 { faults.append(.sentence(.amountEmpty)) }
      if !order.disposal.isPaid { faults.append(.sentence(.amountNotAllowed(order.disposal))) }
    }
    for offence in header.offences where order.offences.contains(offence.id) {
      if let date = offence.date, date > order.made { faults.append(.offenceAfterOrder(date, made: order.made)) }
    }
    return faults
  }

  private static func faults(of facts: OrderFacts, under rule: DisposalRule, as entry: Entry) -> [Refusal] {
    let order = facts.order
    let disposal = order.disposal
    var faults: [Refusal] = []
    if entry == .saved {
      if rule.needsOffence, order.offences.isEmpty { faults.append(.offenceMissing(disposal, rule.basis)) }
      if rule.needsRequirement, order.requirements.isEmpty { faults.append(.noRequirement(disposal, rule.basis)) }
      let missing = rule.needs.filter { kind in !order.requirements.contains { $0.kind == kind } }
      if !missing.isEmpty { faults.append(.requirementMissing(disposal, missing, rule.basis)) }
    }
    if let range = rule.age, let age = facts.age(outside: range) {
      faults.append(.ageNotAllowed(disposal, age: age, range, rule.basis))
    }
    if let plea = rule.plea, facts.contradicts(plea) { faults.append(.pleaNotAllowed(disposal, plea, rule.basis)) }
    if let fault = lengthFault(of: order, under: rule) { faults.append(fault) }
    for requirement in order.requirements {
      if rule.hasNoRequirements || !rule.allows.isEmpty && !rule.allows.contains(requirement.kind) {
        faults.append(.requirementNotAllowed(requirement.kind, disposal, rule.basis))
      }
    }
    return faults
  }

  private static func lengthFault(of order: Order, under rule: DisposalRule) -> Refusal? {
    if let term = order.term, term.count > 0 {
      let isPossible = rule.length.contains { $0.allows(term, from: order.begins) }
      if rule.hasNoLength || !rule.length.isEmpty && !isPossible {
        return .termNotAllowed(order.disposal, term, rule.length, rule.basis)
      }
    }
    guard let ends = order.ends, let longest = rule.length.compactMap({ $0.latest(from: order.begins) }).max() else {
      return nil
    }
    let latest = rule.extending.flatMap { $0.lastDay(from: longest.adding(days: 1)) } ?? longest
    return ends > latest ? .orderEndsTooLate(order.disposal, ends: ends, latest: latest, rule.basis) : nil
  }
}
