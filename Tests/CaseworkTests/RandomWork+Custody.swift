import Casework

/// What a seeded somebody does about custody, bail and breaches.
extension RandomWork {
  /// Something about a custodial order, bail or a breach; nil where there is none.
  mutating func custodyChange(_ file: CaseFile) -> Change? {
    let reference = Self.reference
    let past = now.day.adding(days: -number(0...20))
    if number(0...5) == 0 {
      if let open = file.header.breaches.last(where: { $0.outcome == nil }) {
        let result = pick(BreachOutcome.Result.allCases)
        return .breached(reference, .decided(open.id, BreachOutcome(.admitted, result, on: now.day)))
      }
      guard let order = pick(file.header.orders) else { return nil }
      var breach = Breach()
      breach.order = order.id
      breach.step = file.header.enforcement.last { $0.order == order.id && !$0.step.isWarning && $0.stands }?.id
      breach.laid = past
      return .breached(reference, .laid(breach))
    }
    guard let order = pick(file.header.orders.filter(\.isCustodial)) else {
      var sentence = Order()
      sentence.id = ""
      sentence.disposal = pick([.detentionAndTrainingOrder, .section250]) ?? .section250
      sentence.made = now.day.adding(days: -number(0...60))
      sentence.term = Term(number(4...24), .months)
      return .orderSaved(reference, sentence)
    }
    return .custody(reference, custody(order.id, past))
  }

  private mutating func custody(_ id: OrderID, _ past: Day) -> CustodyChange {
    switch number(0...9) {
    case 0: return .placed(id, CustodyPlacement("yoi", "Hillview", from: past))
    case 1: return .screened(id, PublicProtectionScreening(on: past, isMet: number(0...3) == 0, "Seen"))
    case 2: return .riskReferred(id, on: past, words: "Harm")
    case 3: return .riskBriefed(id, RiskBriefing("Quiet", on: past))
    case 4: return number(0...2) == 0 ? .riskEnded(id, on: past, why: "Settled") : .releasePlanned(id, on: past)
    case 5:
      let head = pick(ResettlementPlan.Head.allCases) ?? .accommodation
      return .resettled(id, ResettlementItem(head, "Planned", settled: number(0...1) == 0 ? past : nil))
    case 6: return .released(id, Release(on: past))
    case 7: return .recalled(id, Recall(on: past, why: "Breach", authorisedBy: "The court"))
    case 8:
      return .described(
        id, CustodyPeople(), releaseExpected: number(0...1) == 0 ? now.day.adding(days: number(0...200)) : nil)
    default:
      var review = CustodyReview()
      review.on = past
      review.report = "Clear"
      review.lessons = [OversightAction("Learn", due: now.day.adding(days: number(0...20)))]
      return .reviewed(id, review)
    }
  }
}
