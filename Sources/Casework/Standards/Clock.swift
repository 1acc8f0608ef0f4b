/// One clock that a rule started, and the turns that it ran.
struct Clock {
  let rule: DeadlineRule
  let start: CaseEvent
  let order: OrderSummary?
  let facts: CaseFacts
  let calendar: WorkingCalendar
  let day: Day

  /// What the clock asks for: one obligation, or one for each turn.
  var obligations: [Obligation] {
    guard rule.repeats else {
      guard let due = due(from: start.at.day, floor: start.known) else { return [] }
      let earliest = rule.met.notBefore.map { Moment($0.due(from: due, calendar), .midnight) } ?? threshold
      return [obligation(from: start.known, due: due, turn: nil, met: proof(since: earliest, turn: nil))]
    }
    return turns()
  }

  /// From when proof counts: the day on which the clock started, or after the contact that started it.
  private var threshold: Moment {
    start.kind == .absence ? start.at.adding(minutes: 1) : Moment(start.known, .midnight)
  }

  /// Each turn begins when the one before was met; one that was said not to be needed gives way to the next on its day.
  private func turns() -> [Obligation] {
    var found: [Obligation] = []
    var from = start.at.day
    var since = threshold
    let last = rule.until.flatMap(boundary)
    while found.count < Self.mostTurns, from <= day, let due = due(from: from, floor: from) {
      let turn = found.isEmpty ? start.at.day : from
      let met = proof(since: since, turn: turn)
      if let last, due > last, met.map({ $0 > last }) ?? true { return found }
      let next = obligation(from: from, due: due, turn: turn, met: met, last: last)
      found.append(next)
      switch next.state {
      case .met(let on): from = max(on, from)
      case .notNeeded(.decided): from = due
      default: return found
      }
      since = Moment(from.adding(days: 1), .midnight)
    }
    return found
  }

  /// More turns than an order has: a weekly rule over ten years.
  private static let mostTurns = 520

  /// The last day on which it is in time, the clock's standstills added; nil where no event says from when to measure.
  private func due(from day: Day, floor: Day) -> Day? {
    var earliest: Day?
    for span in rule.runs {
      guard let anchor = span.after == nil ? day : span.after.flatMap(boundary) else { continue }
      var due = span.due(from: anchor, calendar)
      if rule.suspendedBy.contains(.custody) {
        for stay in stays {
          due = span.due(due, from: anchor, standingFrom: stay.from, to: stay.to ?? stay.from, calendar)
        }
      }
      earliest = min(earliest ?? due, due)
    }
    return earliest.map { max($0, floor) }
  }

  /// The day of an event of the same order; the end of an order that stopped early is the day on which it stopped.
  private func boundary(_ kind: CaseEvent.Kind) -> Day? {
    let days = facts.events.filter { event in
      event.kind == kind && event.order == start.order && !isOfAnother(event)
        && (!kind.comesBack || event.at.day >= start.at.day)
    }.map(\.at.day)
    guard kind == .orderEnds, let stopped = order?.ended else { return days.min() }
    return min(days.min() ?? stopped, stopped)
  }

  /// Stays in custody under other orders, earliest first; `to` is the day of release, nil while it lasts.
  private var stays: [(from: Day, to: Day?)] {
    facts.orders.filter { $0.id != order?.id }.flatMap(\.custodySpans).filter { $0.from <= day }
      .map { ($0.from, $0.to.flatMap { $0 <= day ? $0 : nil }) }.sorted { $0.0 < $1.0 }
  }

  /// Whether an event is about another report than the one that started the clock: several can be in hand at once.
  private func isOfAnother(_ event: CaseEvent) -> Bool {
    guard [.reportRequested, .hearingListed].contains(start.kind), event.subject != start.subject else { return false }
    return facts.events.contains { $0.kind == start.kind && $0.subject == event.subject }
  }

  // MARK: What became of it

  private func obligation(from: Day, due: Day, turn: Day?, met: Day?, last: Day? = nil) -> Obligation {
    let key = ObligationKey(rule.name, part: rule.part, subject: start.subject, turn: turn)
    return Obligation(
      key: key, title: start.words.isEmpty ? rule.title : rule.title + ": " + start.words, reference: facts.reference,
      order: order?.listName(on: day) ?? "", from: from,
      due: due, source: rule.source, status: rule.status,
      state: state(key, due: due, met: met, last: last),
      lateness: facts.answers.last { $0.key == key && $0.kind == .late })
  }

  private func state(_ key: ObligationKey, due: Day, met: Day?, last: Day?) -> Obligation.State {
    if let met { return .met(on: met) }
    if rule.notIfSeen, order?.firstSeen != nil { return .notNeeded(.childSeen) }
    if let answer = facts.answers.last(where: { $0.key == key && $0.kind == .notNeeded }) {
      return .notNeeded(.decided(answer))
    }
    if let stopped = order?.ended, stopped <= day {
      if order?.wasTransferred ?? false, rule.suspendedBy.contains(.transferred) { return .suspended(.transferred) }
      if !rule.outlivesOrder { return due < stopped ? .missed(on: stopped) : .notNeeded(.orderStopped) }
    }
    if let over = start.over, over <= day {
      return due < over ? .missed(on: over) : .notNeeded(.overtaken)
    }
    if let closed = facts.closed, closed <= day {
      return due < closed ? .missed(on: closed) : .notNeeded(.caseClosed)
    }
    if let last, last < day { return .missed(on: last) }
    if rule.suspendedBy.contains(.custody), stays.contains(where: { $0.to == nil && $0.from <= due }) {
      return .suspended(.custody)
    }
    return .open
  }

  /// The first day on which it was met; nil where it wasn't.
  private func proof(since: Moment, turn: Day?) -> Day? {
    var first: Day?
    func take(_ day: Day) { first = min(first ?? day, day) }
    if rule.met.contact != nil,
      let mark = facts.marks.first(where: { $0.at >= since && $0.isFor(start.order) && rule.met.accepts($0) })
    {
      take(mark.at.day)
    }
    if !rule.met.events.isEmpty {
      for event in facts.events where rule.met.events.contains(event.kind) && event.at >= since && !isOfAnother(event) {
        if event.order == nil || start.order == nil || event.order == start.order { take(event.at.day) }
      }
    }
    for answer in facts.answers where answer.kind == .done && answer.key.isOf(rule, start) {
      if turn == nil || answer.on >= since.day { take(answer.on) }
    }
    return first
  }
}

extension ObligationKey {
  /// Whether it is one of a clock's obligations, whichever turn.
  fileprivate func isOf(_ rule: DeadlineRule, _ start: CaseEvent) -> Bool {
    self.rule == rule.name && part == rule.part && subject == start.subject
  }
}

extension OrderSummary {
  /// Whether the child is held under it.
  var isCustody: Bool { disposal.tier == .custody || disposal == .remandToYouthDetention }

  /// The day on which custody under it ends; nil while none is known.
  var leavesCustody: Day? { released ?? ended ?? ends }

  /// The times in custody under it, earliest first; `to` is the day of release, nil while none is known.
  var custodySpans: [(from: Day, to: Day?)] {
    guard isCustody else { return [] }
    var spans: [(from: Day, to: Day?)] = []
    var from = begins
    for licence in licences {
      spans.append((from, licence.released))
      from = licence.recalled
    }
    return spans + [(from, leavesCustody)]
  }

  /// The first day in the community under it; nil while it is a custodial one without release.
  var inCommunityFrom: Day? { disposal.tier == .custody ? licences.first?.released ?? released : begins }

  /// The first day of the time in the community that a day lies in or follows; nil where there was none before it.
  func inCommunityFrom(by day: Day) -> Day? {
    guard disposal.tier == .custody else { return begins }
    return (licences.map(\.released) + [released].compactMap { $0 }).last { $0 <= day }
  }
}

extension CaseEvent.Kind {
  /// Whether there can be several under one order, so that the one after a clock's start is meant.
  fileprivate var comesBack: Bool { self == .released || self == .riskPanelClosed }
}
