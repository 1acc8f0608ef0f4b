/// What is before the courts on a day: everyone on an imported list, and hearings that only cases have.
public struct CourtBoard: Sendable {
  /// Who a listed person is, as far as is known.
  public enum Known: Sendable, Equatable {
    /// Somebody said so, or the hearing stands on the case.
    case confirmed(CaseReference)
    /// Nobody has said so yet, but it can hardly be another.
    case certain(Match)
    /// Somebody must look.
    case likely([Match])
    /// Somebody said that it is nobody on record, or nobody on record is like them.
    case new
  }

  /// How a report for the hearing stands.
  public struct Report: Sendable, Equatable {
    public var id: ReportID
    public var stage: ReportStage
    public var due: Day
    /// Whether it is past its day and the court hasn't got it.
    public var isLate: Bool
  }

  /// One child at one hearing.
  public struct Row: Sendable, Equatable, Identifiable {
    /// By what it is found again: the line of the list, else the hearing of the case.
    public enum ID: Sendable, Hashable {
      case line(CourtPlace)
      case hearing(CaseReference, HearingID)
    }
    public var id: ID
    public var court = ""
    public var kind = CourtKind.other
    public var at: TimeOfDay?
    public var room = ""
    public var session = ""
    public var name = ""
    public var age: Int?
    public var type: ListCode?
    public var purpose = ""
    public var known = Known.new
    public var status: RemandStatus?
    public var report: Report?
    /// Who holds the case.
    public var worker: StaffID?
    /// Who deals with it at court.
    public var takenBy: StaffID?
    public var outcome: HearingOutcome?
    /// How the child responded to the latest disposal that ended, as a court may be told (R84).
    public var response: (disposal: Disposal, outcome: OrderEnd.How, on: Day)?
    /// The line of the list; nil for a hearing that stands on none.
    public var entry: CourtEntry?
    /// Whether it is about a child, or may be.
    public var isChild = true
    /// Whether the latest version of the list brought it, or took it off.
    public var isAdded = false
    public var isTakenOff = false
    /// What contradicts itself in the list.
    public var doubts: [CourtEntry.Doubt] = []

    /// The case, where somebody said which it is.
    public var reference: CaseReference? {
      if case .confirmed(let reference) = known { return reference }
      return nil
    }

    /// The case that it is as far as anybody can tell without being told.
    public var presumed: CaseReference? {
      if case .certain(let match) = known { return match.summary.reference }
      return reference
    }

    public static func == (left: Row, right: Row) -> Bool {
      left.id == right.id && left.known == right.known && left.entry == right.entry && left.outcome == right.outcome
        && left.takenBy == right.takenBy && left.report == right.report && left.status == right.status
    }
  }

  /// The day.
  public let day: Day
  /// Everyone, by court, room, time and place in the list.
  public private(set) var rows: [Row] = []
  /// The lists of the day.
  public let lists: [CourtDay]

  /// Puts the day together.
  ///
  /// `today` is the day by which a report is late, the day itself where none is given; `summaries` are the open cases; `header` reads the few cases that are listed, nil for one that isn't to be seen, and
  /// what it throws passes through.
  public init(
    _ day: Day, asOf today: Day? = nil, lists: [CourtDay], open summaries: [CaseSummary], matcher: ChildMatcher,
    header: (CaseReference) throws -> Case?
  ) rethrows {
    self.day = day
    self.lists = lists
    for list in lists {
      let latest = list.versions.last?.seq ?? 0
      for entry in list.entries where entry.takenOff == nil || entry.takenOff == latest {
        var row = Row(entry, of: list, latest: latest, isFirst: list.versions.count < 2)
        row.known = Self.known(entry, matcher)
        if let reference = row.presumed {
          // A case that whoever looks may not see is nobody's on their list.
          if let found = try header(reference) {
            row.take(found, on: day, asOf: today ?? day)
          } else {
            row.known = .new
          }
        }
        rows.append(row)
      }
    }
    for summary in summaries {
      for mark in summary.court?.hearings ?? [] where mark.at.day == day {
        if rows.contains(where: { $0.presumed == summary.reference && !$0.isTakenOff }) { continue }
        var row = Row(id: .hearing(summary.reference, mark.id))
        row.court = mark.court
        row.kind = mark.kind
        row.at = mark.at.time == .midnight ? nil : mark.at.time
        row.type = mark.type
        row.name = summary.name
        row.age = summary.age(on: day)
        row.known = .confirmed(summary.reference)
        if let found = try header(summary.reference) { row.take(found, on: day, asOf: today ?? day) }
        rows.append(row)
      }
    }
    rows = rows.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if (one.court, one.room) != (other.court, other.room) {
        return (one.court, one.room) < (other.court, other.room)
      }
      let (early, late) = (one.at?.minuteOfDay ?? 1440, other.at?.minuteOfDay ?? 1440)
      return (early, left.offset) < (late, right.offset)
    }.map(\.element)
  }

  /// Those that concern a youth justice service: children, those of whom the list doesn't say, and whoever is known.
  public var children: [Row] {
    rows.filter { row in
      if row.isChild { return true }
      if case .new = row.known { return false }
      return true
    }
  }

  /// The courts of the day, by name.
  public var courts: [String] { Set(rows.map(\.court)).sorted() }

  private static func known(_ entry: CourtEntry, _ matcher: ChildMatcher) -> Known {
    if let decision = entry.decision { return decision.reference.map { .confirmed($0) } ?? .new }
    let matches = matcher.matches(entry.person).filter(\.isLikely)
    let certain = matches.filter { $0.certainty == .certain }
    if let first = certain.first, certain.count == 1 {
      return .certain(first)
    }
    return matches.isEmpty ? .new : .likely(matches)
  }
}

extension CourtBoard.Row {
  init(id: ID) { self.id = id }

  fileprivate init(_ entry: CourtEntry, of list: CourtDay, latest: Int, isFirst: Bool) {
    id = .line(CourtPlace(list.id, entry.id))
    self.entry = entry
    court = list.court
    kind = list.kind
    at = entry.at
    room = entry.room
    session = entry.session
    name = entry.person.listName
    age = entry.person.born.flatMap { $0 <= list.day ? $0.years(until: list.day) : nil } ?? entry.person.age
    type = entry.type
    purpose = entry.purpose
    status = entry.status
    takenBy = entry.takenBy
    outcome = entry.result?.outcome
    isChild = entry.standing(on: list.day) != .adult
    isAdded = !isFirst && entry.addedBy == latest
    isTakenOff = entry.takenOff != nil
    doubts = entry.doubts(on: list.day)
  }

  /// Takes over what the case says.
  fileprivate mutating func take(_ header: Case, on day: Day, asOf today: Day) {
    worker = header.worker
    status = status ?? header.remand?.status
    let near = header.reports.filter { $0.asked <= day && $0.kind != .panel }
    let recent = near.last.flatMap { last in last.delivered.map { $0 >= day.adding(months: -1) } ?? true ? last : nil }
    let request = near.last { $0.heard == day } ?? near.last { $0.delivered == nil } ?? recent
    report = request.map { request in
      CourtBoard.Report(
        id: request.id, stage: request.stage(in: header.documents), due: request.due, isLate: request.isLate(on: today))
    }
    response = header.responses.first.map { ($0.order.disposal, $0.outcome, $0.on) }
    let hearing = header.hearings.first { $0.at.day == day && $0.listed == nil }
    if type == nil, purpose.isEmpty { (type, purpose) = (hearing?.type, hearing?.purpose ?? "") }
  }
}
