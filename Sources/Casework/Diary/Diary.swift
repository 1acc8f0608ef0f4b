/// The appointments of some days, of one worker, of a team or of everybody.
public struct Diary: Sendable, Equatable {
  /// Whose appointments.
  public enum Scope: Sendable, Equatable {
    case worker(StaffID)
    case team(TeamID)
    case everybody
  }

  /// The days, in order, each with its appointments by their time; a day without any has none.
  public var days: [(day: Day, entries: [Today.Entry])]

  /// The appointments that begin on these days: a worker's own, a team's members' and those in its cases.
  public init(
    from: Day, to: Day, of scope: Scope, in summaries: some Sequence<CaseSummary>, staff: [StaffID: Staff]
  ) {
    var found: [Day: [Today.Entry]] = [:]
    for summary in summaries where summary.isOpen {
      for contact in summary.contacts where contact.at.day >= from && contact.at.day <= to {
        let isTheirs =
          switch scope {
          case .worker(let id): contact.worker == id
          case .team(let team): summary.team == team || staff[contact.worker]?.team == team
          case .everybody: true
          }
        if isTheirs { found[contact.at.day, default: []].append(Today.Entry(summary: summary, contact: contact)) }
      }
    }
    days =
      from <= to
      ? (from...to).map { day in
        (
          day,
          (found[day] ?? []).sorted {
            ($0.contact.at, $0.summary.reference, $0.contact.id) < ($1.contact.at, $1.summary.reference, $1.contact.id)
          }
        )
      } : []
  }

  /// All appointments, in order.
  public var entries: [Today.Entry] { days.flatMap(\.entries) }

  /// Appointments during which the same worker has another one.
  public var clashes: Set<ContactID> {
    var found: Set<ContactID> = []
    for theirs in Dictionary(grouping: entries.filter { $0.contact.outcome == nil }, by: \.contact.worker).values {
      for (index, entry) in theirs.enumerated() {
        for later in theirs[(index + 1)...] {
          if later.contact.at >= entry.contact.end { break }
          found.formUnion([entry.contact.id, later.contact.id])
        }
      }
    }
    return found
  }

  /// The appointments that a worker has during another one that is being booked or moved.
  public static func clashes(
    with at: Moment, length: Minutes?, of worker: StaffID, in summaries: some Sequence<CaseSummary>,
    except: ContactID? = nil
  ) -> [Today.Entry] {
    let end = ContactSummary.end(at, length)
    return summaries.flatMap { summary in
      summary.contacts.filter { contact in
        contact.worker == worker && contact.outcome == nil && contact.at < end && contact.end > at
      }.map { Today.Entry(summary: summary, contact: $0) }
    }.filter { $0.contact.id != except }.sorted { $0.contact.at < $1.contact.at }
  }

  public static func == (left: Diary, right: Diary) -> Bool {
    left.days.elementsEqual(right.days) { $0.day == $1.day && $0.entries == $1.entries }
  }
}

extension ContactSummary {
  /// When it is over; one whose length nobody said takes its first minute alone.
  public var end: Moment { Self.end(at, length) }

  static func end(_ at: Moment, _ length: Minutes?) -> Moment { at.adding(minutes: max(1, length?.count ?? 1)) }
}
