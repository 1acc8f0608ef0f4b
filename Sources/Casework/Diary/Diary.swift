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

  /// Appointments that begin at the same time as another of the same worker.
  public var clashes: Set<ContactID> {
    var seen: [StaffID: [Moment: ContactID]] = [:]
    var found: Set<ContactID> = []
    for entry in entries where entry.contact.outcome == nil {
      if let other = seen[entry.contact.worker]?[entry.contact.at] { found.formUnion([other, entry.contact.id]) }
      seen[entry.contact.worker, default: [:]][entry.contact.at] = entry.contact.id
    }
    return found
  }

  public static func == (left: Diary, right: Diary) -> Bool {
    left.days.elementsEqual(right.days) { $0.day == $1.day && $0.entries == $1.entries }
  }
}
