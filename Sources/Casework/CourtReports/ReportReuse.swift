/// What stands in the way of using an earlier report again: it must be at most three months old, quality assured, and
/// nothing of weight may have changed since (GOV.UK case management guidance, “How to use reports”; rules 1.5).
public enum ReuseObstacle: Equatable, Sendable {
  /// It was never countersigned.
  case notChecked(SigningState)
  /// It was signed on this day, which is too long ago.
  case tooOld(signed: Day)
  /// An assessment came to other judgements since, on this day.
  case newJudgements(on: Day)
  /// An offence that it doesn't know, by what it is called.
  case newOffence(String)
  /// An order that it doesn't know.
  case newOrder(Disposal, made: Day)
}

extension CourtReport {
  /// For how many months a report can be used again.
  public static let monthsOfUse = 3

  /// Everything for which it can't be used again on a day; empty where it can.
  public func obstaclesToReuse(in header: Case, on day: Day) -> [ReuseObstacle] {
    var found: [ReuseObstacle] = []
    if signing.state == .countersigned, let signed = signing.signed?.at.day {
      if signed.adding(months: Self.monthsOfUse) < day { found.append(.tooOld(signed: signed)) }
    } else {
      found.append(.notChecked(signing.state))
    }
    let facts = content.facts
    if let now = header.judgements, !now.isLike(facts.judgements) { found.append(.newJudgements(on: now.on)) }
    for offence in header.offences where !facts.offences.contains(offence.id) {
      found.append(.newOffence(offence.description))
    }
    for order in header.orders where !facts.orders.contains(order.id) {
      found.append(.newOrder(order.disposal, made: order.made))
    }
    return found
  }
}

extension Judgements {
  /// Whether both come to the same three levels, whenever they were made.
  fileprivate func isLike(_ other: Judgements?) -> Bool {
    guard let other else { return false }
    return reoffending == other.reoffending && harm == other.harm && safety == other.safety
  }
}
