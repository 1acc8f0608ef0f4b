/// The day's work of one member of staff, or of all: what is late, what is due, where to be, what to write up.
public struct Today: Sendable, Equatable {
  /// Something due, with the child's name for the list.
  public struct Due: Sendable, Equatable {
    /// What and when.
    public var obligation: Obligation
    /// Whose.
    public var summary: CaseSummary
  }
  /// An appointment, with the child's name for the list.
  public struct Entry: Sendable, Equatable {
    /// Whose.
    public var summary: CaseSummary
    /// What and when.
    public var contact: ContactSummary
  }
  /// Contacts held of those that an order asks for this month.
  public struct Tally: Sendable, Equatable {
    /// Whose.
    public var summary: CaseSummary
    /// The month's contacts.
    public var contacts: ContactTally
    /// Contacts that count so far this month.
    public var seen: Int { contacts.seen }
    /// Contacts that the order asks for this month.
    public var asked: Int { contacts.asked }
    /// Appointments that count, still to come this month.
    public var booked: Int { contacts.booked }
  }

  /// The day.
  public var day: Day
  /// Past their due day, the latest first.
  public var overdue: [Due] = []
  /// Due today or within the next seven days.
  public var dueSoon: [Due] = []
  /// Today's appointments.
  public var diary: [Entry] = []
  /// Appointments of past days, and of today that are over, without an outcome.
  public var toRecord: [Entry] = []
  /// Contacts this month, those furthest behind first.
  public var tallies: [Tally] = []

  /// Works the day out from the summaries of open cases; `worker` nil means everybody's, and `covering` are those for
  /// whom the worker acts, whose work is then theirs.
  public init(
    _ now: Moment, worker: StaffID?, covering: [StaffID] = [], summaries: some Sequence<CaseSummary>,
    standards: Standards, calendar: WorkingCalendar
  ) {
    day = now.day
    func isTheirs(_ id: StaffID?) -> Bool { id.map { $0 == worker || covering.contains($0) } ?? false }
    for summary in summaries where summary.isOpen {
      let mine = worker == nil || isTheirs(summary.worker) || summary.secondaryWorkers.contains(where: isTheirs)
      for contact in summary.contacts where contact.outcome == nil {
        guard mine || isTheirs(contact.worker) else { continue }
        if contact.at.day == day { diary.append(Entry(summary: summary, contact: contact)) }
        if contact.at < now { toRecord.append(Entry(summary: summary, contact: contact)) }
      }
      // What a report asks for is its author's to do, and an action whoever's it names, whoever holds the case.
      let named = Set(
        summary.facts.reports.filter { isTheirs($0.author) }.map(\.id.text)
          + summary.facts.actions.filter { isTheirs($0.doer) }.map(\.id.text))
      let isHeld = worker == nil || isTheirs(summary.worker)
      guard isHeld || !named.isEmpty else { continue }
      for obligation in Obligation.open(for: summary, under: standards, calendar: calendar, on: day)
      where isHeld || named.contains(obligation.key.subject) {
        if obligation.due < day {
          overdue.append(Due(obligation: obligation, summary: summary))
        } else if obligation.due.days(until: day) >= -7 {
          dueSoon.append(Due(obligation: obligation, summary: summary))
        }
      }
      guard isHeld else { continue }
      if let tally = Self.tally(summary, on: now, standards: standards, calendar: calendar) { tallies.append(tally) }
    }
    overdue.sort { ($0.obligation.due, $0.summary.reference) < ($1.obligation.due, $1.summary.reference) }
    dueSoon.sort { ($0.obligation.due, $0.summary.reference) < ($1.obligation.due, $1.summary.reference) }
    diary.sort { ($0.contact.at, $0.summary.reference) < ($1.contact.at, $1.summary.reference) }
    toRecord.sort { ($0.contact.at, $0.summary.reference) < ($1.contact.at, $1.summary.reference) }
    tallies.sort { ($0.asked - $0.seen, $1.summary.reference) > ($1.asked - $1.seen, $0.summary.reference) }
  }

  /// Contacts of a case this month; nil where no order asks for any, or whoever looks doesn't see contacts.
  public static func tally(
    _ summary: CaseSummary, on now: Moment, standards: Standards, calendar: WorkingCalendar
  ) -> Tally? {
    summary.hides(.contacts) ? nil : factualTally(summary, on: now, standards: standards, calendar: calendar)
  }

  /// The same whoever looks, for figures.
  static func factualTally(
    _ summary: CaseSummary, on now: Moment, standards: Standards, calendar: WorkingCalendar
  ) -> Tally? {
    let facts = summary.facts
    guard let order = facts.mainOrder(on: now.day), order.runs(on: now.day) else { return nil }
    return ContactTally.of(facts.orders, facts.contacts, inMonthOf: now.day, at: now, standards, calendar)
      .map { Tally(summary: summary, contacts: $0) }
  }
}
