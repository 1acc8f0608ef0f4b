/// Contacts of a month, of those that an order asks for in it (rules 2.2).
public struct ContactTally: Sendable, Equatable {
  /// The order that asks for them.
  public var order: OrderID
  /// The first day of the month.
  public var month: Day
  /// Contacts that count so far.
  public var seen: Int
  /// Contacts that the order asks for.
  public var asked: Int
  /// Appointments that count, still to come.
  public var booked: Int
  /// Days of the month still to come, today among them, that are working ones: on these, what is missing can be booked.
  public var workingDaysLeft: Int
  /// The day on which as many as were asked for had been held; nil while they haven't.
  public var metOn: Day?

  /// Contacts that are neither held nor booked.
  public var missing: Int { max(0, asked - seen - booked) }
  /// How many of the missing ones can still be booked, one a working day.
  public var bookable: Int { min(missing, workingDaysLeft) }
}

extension ContactTally {
  /// The contacts of the month in which a day lies, as they stand at a moment; nil where no order asks for any.
  static func of(
    _ orders: [OrderSummary], _ contacts: [ContactSummary], inMonthOf day: Day, at now: Moment, _ standards: Standards,
    _ calendar: WorkingCalendar?
  ) -> ContactTally? {
    let month = day.startOfMonth...day.endOfMonth
    let sights = orders.map { min($0.lastDay, month.upperBound, now.day) }.filter { $0 >= month.lowerBound }
    guard let sight = sights.max(), let order = CaseSummary.mainOrder(of: orders, on: sight), order.runs(on: sight)
    else { return nil }
    let asked = standards.contactsAsked(of: order, inMonthOf: day)
    guard asked > 0 else { return nil }
    var days: [Day] = []
    var booked = 0
    for contact in contacts where contact.counts && month.contains(contact.at.day) {
      if contact.outcome?.mayCount ?? false { days.append(contact.at.day) }
      if contact.outcome == nil, contact.at >= now { booked += 1 }
    }
    days.sort()
    let first = max(now.day, month.lowerBound)
    let left = first <= month.upperBound ? (first...month.upperBound).count { calendar?.isWorking($0) ?? true } : 0
    return ContactTally(
      order: order.id, month: month.lowerBound, seen: days.count, asked: asked, booked: booked, workingDaysLeft: left,
      metOn: days.count >= asked ? days[asked - 1] : nil)
  }

}

extension OrderSummary {
  /// The last day as it now stands, or on which it stopped; the end of time where none is set.
  var lastDay: Day { min(ended ?? .latest, ends ?? .latest) }
}

extension CaseFacts {
  /// The months in which an order asked for contacts up to a day, earliest first; from a row of the index this month.
  public func tallies(at now: Moment, standards: Standards, calendar: WorkingCalendar?) -> [ContactTally] {
    guard let first = orders.compactMap(\.inCommunityFrom).min() else { return [] }
    var found: [ContactTally] = []
    var month = isWhole ? first.startOfMonth : now.day.startOfMonth
    while month <= now.day {
      if let tally = ContactTally.of(orders, counted, inMonthOf: month, at: now, standards, calendar) {
        found.append(tally)
      }
      month = month.adding(months: 1)
    }
    return found
  }
}

extension Obligation {
  /// Contacts of each month as obligations, due on its last day.
  static func months(_ rule: DeadlineRule, _ facts: CaseFacts, _ standards: Standards, on day: Day) -> [Obligation] {
    let stopped = min(facts.closed ?? .latest, day)
    let now = Moment(stopped, .midnight)
    return facts.tallies(at: now, standards: standards, calendar: nil).map { tally in
      let order = facts.order(tally.order)
      let due = min(tally.month.endOfMonth, order?.lastDay ?? .latest)
      let key = ObligationKey(rule.name, part: rule.part, subject: tally.order.text, turn: tally.month)
      let waived = facts.answers.last { $0.key == key && $0.kind == .notNeeded }
      let state: State =
        if let met = tally.metOn { .met(on: met) } else if let waived { .notNeeded(.decided(waived)) } else if due < day
        {
          due < stopped || facts.closed == nil ? .missed(on: due) : .notNeeded(.caseClosed)
        } else if facts.closed.map({ $0 <= day }) ?? false { .notNeeded(.caseClosed) } else { .open }
      return Obligation(
        key: key, title: rule.title, reference: facts.reference, order: order?.listName(on: day) ?? "",
        from: max(tally.month, order?.inCommunityFrom ?? tally.month), due: due, source: rule.source,
        status: rule.status, state: state, lateness: facts.answers.last { $0.key == key && $0.kind == .late },
        tally: tally)
    }
  }
}
