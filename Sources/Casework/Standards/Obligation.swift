/// Something that is to be done by a day: worked out from the record, never stored.
public struct Obligation: Sendable, Equatable {
  /// What an answer to it is kept under.
  public var key: ObligationKey
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
  /// Where the rule comes from.
  public var source: String
  /// How far the rule's figure is proved.
  public var status: DeadlineRule.Status
  /// What became of it.
  public var state: State
  /// That its lateness was accepted: why, by whom and when.
  public var lateness: ObligationAnswer?
  /// Contacts held of those that the month asks for; nil where none are counted.
  public var tally: ContactTally?
  /// The section to which it belongs, where whoever looks doesn't see that: they are told that something is due and when,
  /// because that is so, and not what.
  public internal(set) var hidden: CaseSection?

  /// The rule that asks for it, by a name for all of them where that is hidden.
  public var rule: ListCode { hidden == nil ? key.rule : Self.hiddenRule }

  /// What stands in the place of a rule that is hidden.
  public static let hiddenRule: ListCode = "hidden"

  /// What became of an obligation.
  public enum State: Sendable, Equatable {
    /// It is still to be done.
    case open
    /// It was done; in a row of the index the day of the latest proof.
    case met(on: Day)
    /// It isn't to be done any more.
    case notNeeded(Reason)
    /// Its clock stands still.
    case suspended(DeadlineRule.Suspension)
    /// It was past its day and not done when it could no longer be done.
    case missed(on: Day)
  }

  /// Why something isn't to be done any more.
  public enum Reason: Sendable, Equatable {
    /// The order stopped before it was due.
    case orderStopped
    /// The case was closed before it was due.
    case caseClosed
    /// What asked for it was undone by something later: a release by a recall.
    case overtaken
    /// The child was seen, which is what the rule watches for.
    case childSeen
    /// Somebody decided it.
    case decided(ObligationAnswer)
  }

  /// Whether it is still to be done.
  public var isOpen: Bool { state == .open }

  /// The day on which it was done; nil where it wasn't.
  public var metOn: Day? { if case .met(let day) = state { day } else { nil } }

  /// Calendar days since the due day; 0 or less while it is in time.
  public func daysLate(on day: Day) -> Int { due.days(until: day) }

  /// Calendar days that it was or is late; 0 where it was or is in time.
  public func daysLate(asOf day: Day) -> Int {
    switch state {
    case .open: max(0, daysLate(on: day))
    case .met(let on), .missed(let on): max(0, daysLate(on: on))
    case .notNeeded, .suspended: 0
    }
  }

  /// How it stands on a day, by the names that commands use.
  public func standing(on day: Day) -> Standing {
    switch state {
    case .open where due < day: lateness == nil ? .overdue : .lateJustified
    case .open where due == day: .today
    case .open: day.days(until: due) <= 7 ? .due : .upcoming
    case .met(let on): on <= due ? .met : .metLate
    case .notNeeded: .notNeeded
    case .suspended: .suspended
    case .missed: .missed
    }
  }

  /// How an obligation stands on a day; the names are fixed for scripts.
  public enum Standing: String, Sendable, CaseIterable {
    /// Due later than in seven days.
    case upcoming
    /// Due within seven days.
    case due
    /// Due today.
    case today
    case overdue
    /// Overdue, and the lateness was accepted.
    case lateJustified
    case met
    case metLate
    case missed
    case suspended
    case notNeeded

    /// Whether it is still to be done.
    public var isOpen: Bool {
      switch self {
      case .upcoming, .due, .today, .overdue, .lateJustified: true
      case .met, .metLate, .missed, .suspended, .notNeeded: false
      }
    }

    /// Whether it is past its day and still to be done.
    public var isOverdue: Bool { self == .overdue || self == .lateJustified }

    /// One or two words for columns.
    public var words: String {
      switch self {
      case .upcoming: "upcoming"
      case .due: "due"
      case .today: "today"
      case .overdue: "overdue"
      case .lateJustified: "late, accepted"
      case .met: "met"
      case .metLate: "met late"
      case .missed: "missed"
      case .suspended: "suspended"
      case .notNeeded: "not needed"
      }
    }
  }
}

extension Obligation {
  /// What is open for a case on a day, earliest first: from a row of the index.
  public static func open(
    for summary: CaseSummary, under standards: Standards, calendar: WorkingCalendar, on day: Day
  ) -> [Obligation] {
    guard summary.isOpen else { return [] }
    return all(for: CaseFacts(summary), under: standards, calendar: calendar, on: day).filter(\.isOpen)
      .seen(of: summary.hidden, under: standards)
  }

  /// Everything that the rules asked for in a case up to a day and what became of it, earliest first.
  public static func all(
    for file: CaseFile, under standards: Standards, calendar: WorkingCalendar, on day: Day
  ) -> [Obligation] {
    all(for: CaseFacts(file), under: standards, calendar: calendar, on: day).seen(of: file.hidden, under: standards)
  }

  /// Everything that the rules ask for on these facts, earliest first.
  public static func all(
    for given: CaseFacts, under standards: Standards, calendar: WorkingCalendar, on day: Day
  ) -> [Obligation] {
    var facts = given
    facts.events += given.breachDuties(under: standards, calendar)
    var found: [Obligation] = []
    let clocks = facts.clocks
    for rule in standards.rules {
      if rule.starts == .month {
        found += months(rule, facts, standards, on: day)
        continue
      }
      for start in clocks[rule.starts] ?? [] where start.known <= day && rule.isInForce(on: start.known) {
        let order = facts.order(start.order)
        if let order { guard rule.scope.includes(order) else { continue } }
        if order == nil, rule.scope.namesOrders { continue }
        guard rule.scope.includes(age: facts.age(on: start.known)),
          rule.scope.tags.allSatisfy({ start.tags.contains($0) || facts.flags.contains(ListCode($0)) })
        else { continue }
        found += Clock(rule: rule, start: start, order: order, facts: facts, calendar: calendar, day: day).obligations
      }
    }
    return found.sorted { ($0.due, $0.key.rule, $0.key.subject) < ($1.due, $1.key.rule, $1.key.subject) }
  }
}

extension CaseFacts {
  /// The events by kind.
  var clocks: [CaseEvent.Kind: [CaseEvent]] { Dictionary(grouping: events, by: \.kind) }

  /// The child's age on a day; nil where the date of birth isn't known.
  func age(on day: Day) -> Int? { dateOfBirth.flatMap { $0 <= day ? $0.years(until: day) : nil } }
}
