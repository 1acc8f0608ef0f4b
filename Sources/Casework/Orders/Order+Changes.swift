extension Change {
  /// The rules of the changes to offences and orders.
  func orderEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .offenceSaved(let reference, var offence):
      if let value = offence.seriousness, !(1...8).contains(value) {
        throw Refusal.gravityOutOfRange(scale: "Youth Justice Board seriousness", value: value, allowed: 1...8)
      }
      if let value = offence.policeGravity, !(1...5).contains(value) {
        throw Refusal.gravityOutOfRange(scale: "Child Gravity Matrix", value: value, allowed: 1...5)
      }
      if let date = offence.date, date > context.now.day { throw Refusal.offenceInFuture(date) }
      try amend(reference, on: record, &edits) { header in
        if let index = header.offences.firstIndex(where: { $0.id == offence.id }) {
          header.offences[index] = offence
        } else {
          offence.id = OffenceID("f\(context.seq)")
          header.offences.append(offence)
        }
      }
    case .orderSaved(let reference, var order):
      let isNew = try record.header(of: reference)?.order(order.id) == nil
      if isNew { order.id = OrderID("o\(context.seq)") }
      let exit = try isNew ? Self.exitBegun(for: order, of: reference, on: record, in: context) : nil
      try amend(reference, on: record, &edits) { header in
        if order.ends == nil { order.ends = order.term?.lastDay(from: order.begins) }
        order.releaseDue = context.limits.release(under: order)
        try Self.check(order, reference, header, in: context)
        if let index = header.orders.firstIndex(where: { $0.id == order.id }) {
          header.orders[index] = order
        } else {
          header.orders.append(order)
        }
        if let exit { header.mark(SignedMark(exit.id, exit.plan, at: context.now)) }
      }
      if let exit { edits.put(SignedName(.exitPlan, exit.id).key(in: reference), exit.plan) }
    case .orderEnded(let reference, let id, let end):
      try amend(reference, on: record, &edits) { header in
        guard let index = header.orders.firstIndex(where: { $0.id == id }) else {
          throw Refusal.noSuchOrder(id, reference)
        }
        guard end.on >= header.orders[index].begins else {
          throw Refusal.orderEndsBeforeItBegins(begins: header.orders[index].begins, ends: end.on)
        }
        header.orders[index].ended = end
      }
    default:
      break
    }
  }

  /// Throws the first fault that an order has and didn't have before: an old one mustn't hold up other work on it.
  static func check(
    _ order: Order, _ reference: CaseReference, _ header: Case, beside others: [Disposal] = [],
    in context: ChangeContext
  ) throws {
    let earlier = header.order(order.id)
    func faults(_ order: Order) -> [Refusal] {
      OrderRules.faults(of: order, in: header, on: context.now.day, under: context.limits, beside: others)
    }
    let known = earlier.map(faults) ?? []
    if let fault = faults(order).first(where: { !known.contains($0) }) { throw fault }
    let offences = header.offences.map(\.id) + (earlier?.offences ?? [])
    if let stray = order.offences.first(where: { !offences.contains($0) }) {
      throw Refusal.noSuchOffence(stray, reference)
    }
  }
}
