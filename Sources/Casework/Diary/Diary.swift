/// The appointments of some days, of one worker, of a team or of everybody.
public struct Diary: Sendable, Equatable {
  /// Whose appointments.
  public enum Scope: Sendable, Equatable {
    case workers(Set<StaffID>)
    case team(TeamID)
    case everybody
  }

  /// The days, in order, each with its appointments by their time; a day without any has none.
  public var days: [(day: Day, entries: [Today.Entry])]

  /// The appointments of open cases that begin on these days: some workers' own, a team's members' and those in its
  /// cases. Rows of the index have those of the last two months alone.
  public init(
    from: Day, to: Day, of scope: Scope, in summaries: some Sequence<CaseSummary>, staff: [StaffID: Staff]
  ) {
    self.init(from: from, to: to, of: scope, summaries.lazy.filter(\.isOpen).map { ($0, $0.contacts) }, staff)
  }

  /// The same from whole cases, open and closed, in which nothing is too old.
  public init(
    from: Day, to: Day, of scope: Scope, inFiles files: some Sequence<CaseFile>, staff: [StaffID: Staff]
  ) {
    let days = from...max(from, to)
    let found = files.lazy.compactMap { file -> (CaseSummary, [ContactSummary])? in
      let contacts = file.contacts.filter { days.contains($0.contact.at.day) }
      return contacts.isEmpty
        ? nil : (CaseSummary(of: file), contacts.map { ContactSummary($0.id, $0.contact) })
    }
    self.init(from: from, to: to, of: scope, found, staff)
  }

  private init(
    from: Day, to: Day, of scope: Scope, _ cases: some Sequence<(CaseSummary, [ContactSummary])>,
    _ staff: [StaffID: Staff]
  ) {
    var found: [Day: [Today.Entry]] = [:]
    for (summary, contacts) in cases {
      for contact in contacts where contact.at.day >= from && contact.at.day <= to {
        let isTheirs =
          switch scope {
          case .workers(let ids): ids.contains(contact.worker)
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

  /// Those of some of its days alone.
  public func part(_ days: ClosedRange<Day>) -> Diary {
    var part = self
    part.days = self.days.filter { days.contains($0.day) }
    return part
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
