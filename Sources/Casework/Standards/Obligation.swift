/// Something that is to be done by a day: worked out from the record, never stored.
public struct Obligation: Sendable, Equatable {
  /// The rule that asks for it.
  public var rule: ListCode
  /// What people read.
  public var title: String
  /// Whose case.
  public var reference: CaseReference
  /// The order that it belongs to, as lists call it; empty where it belongs to none.
  public var order: String
  /// The day on which the clock started.
  public var from: Day
  /// The last day on which it is in time.
  public var due: Day
  /// How far the rule's figure is proved.
  public var status: DeadlineRule.Status

  /// Calendar days since the due day; 0 or less while it is in time.
  public func daysLate(on day: Day) -> Int { due.days(until: day) }
}

extension Obligation {
  /// What is open for a case: a pure function of the summary, the standards and the calendar.
  ///
  /// The day bounds only what is worth showing: an order's end is announced from its clock's start.
  public static func open(
    for summary: CaseSummary, under standards: Standards, calendar: WorkingCalendar, on day: Day
  ) -> [Obligation] {
    guard summary.isOpen else { return [] }
    var found: [Obligation] = []
    for rule in standards.rules {
      for (from, order) in starts(of: rule, in: summary, on: day) {
        guard (rule.from ?? from) <= from, from <= (rule.to ?? from) else { continue }
        let due: Day
        if let workingDays = rule.workingDays {
          due = calendar.adding(workingDays: workingDays, to: from)
        } else {
          due = from.adding(days: rule.days ?? 0)
        }
        found.append(
          Obligation(
            rule: rule.name, title: rule.title, reference: summary.reference, order: order?.listName(on: day) ?? "",
            from: from, due: due, status: rule.status))
      }
    }
    return found.sorted { ($0.due, $0.rule) < ($1.due, $1.rule) }
  }

  /// The open clocks of a rule: when each started, and under which order.
  private static func starts(of rule: DeadlineRule, in summary: CaseSummary, on day: Day) -> [(Day, OrderSummary?)] {
    func isFor(_ order: OrderSummary) -> Bool {
      guard order.ended == nil else { return false }
      return rule.disposals.isEmpty ? order.disposal.isSupervised : rule.disposals.contains(order.disposal)
    }
    switch rule.starts {
    case .orderMade:
      return summary.orders.filter { isFor($0) && $0.firstSeen == nil && $0.disposal.tier != .custody }
        .map { ($0.begins, $0) }
    case .allocated:
      guard let allocated = summary.allocated else { return [] }
      return summary.orders.filter { isFor($0) && $0.firstSeen == nil }.map { (max(allocated, $0.begins), $0) }
    case .released:
      return summary.orders.compactMap { order in
        guard isFor(order), let released = order.released, released <= day else { return nil }
        let visited = summary.contacts.contains {
          $0.kind == "home" && ($0.outcome?.isAttendance ?? false) && $0.at.day >= released
        }
        return visited || released.days(until: day) > 60 ? nil : (released, order)
      }
    case .absence:
      guard let missed = summary.contacts.last(where: { $0.outcome?.isAbsence ?? false }) else { return [] }
      let followed = summary.contacts.contains {
        $0.at > missed.at && $0.outcome != nil || $0.id == missed.id && $0.outcome == .acceptableAbsence
      }
      let order = summary.orders.first { $0.id == missed.order }
      return followed ? [] : [(missed.at.day, order)]
    case .orderEnds:
      return summary.orders.compactMap { order in
        guard isFor(order), let ends = order.ends, order.runs(on: day) else { return nil }
        return (ends, order)
      }
    }
  }
}
