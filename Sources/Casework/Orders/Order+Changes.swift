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
      try amend(reference, on: record, &edits) { header in
        if let index = header.offences.firstIndex(where: { $0.id == offence.id }) {
          header.offences[index] = offence
        } else {
          offence.id = OffenceID("f\(context.seq)")
          header.offences.append(offence)
        }
      }
    case .orderSaved(let reference, var order):
      try amend(reference, on: record, &edits) { header in
        try OrderRules.check(order, for: header.child, on: context.now.day)
        if order.ends == nil { order.ends = order.term?.lastDay(from: order.begins) }
        if let index = header.orders.firstIndex(where: { $0.id == order.id }) {
          header.orders[index] = order
        } else {
          order.id = OrderID("o\(context.seq)")
          header.orders.append(order)
        }
      }
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
}
