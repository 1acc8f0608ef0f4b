/// What the Court Review Panel looks at in a week, made from the record (R189, R190).
public struct PanelPack: Sendable {
  /// A report that is due, or whose hearing is near, with what it proposes.
  public struct ReportRow: Sendable, Equatable {
    public var line: ReportLine
    public var proposed: [ReportProposal]
    public var isAllOptions: Bool
    /// What those who were harmed say, as far as it is written (R190, proxy statements).
    public var harmed: String
  }

  /// A child on bail or remanded, with the weekly update.
  public struct BailRow: Sendable, Equatable {
    public var row: RemandBoard.Row
    /// The day of the last update; nil where there was none.
    public var updated: Day?
    /// What it says; nil where it isn't written here.
    public var update: BailUpdate?
    /// By when the next one is due; nil where none is asked for.
    public var updateDue: Day?
  }

  /// A breach before a court, or on its way there.
  public struct BreachRow: Sendable, Equatable {
    /// Where it stands.
    public enum Step: Sendable, Equatable {
      case toAuthorise, toLay
      case laid(Day)
      case listed(HearingMark)
    }
    public var summary: CaseSummary
    public var step: Step
    /// The order that is breached, as lists call it; empty where nobody said.
    public var order: String
  }

  /// A civil order or an injunction that holds, or that somebody asked for (R207).
  public struct CivilRow: Sendable, Equatable {
    public var summary: CaseSummary
    public var order: CivilOrder
  }

  /// A child in custody under a sentence.
  public struct CustodyRow: Sendable, Equatable {
    public var summary: CaseSummary
    public var order: OrderSummary
    /// Whether release is expected within twelve weeks.
    public var isComing: Bool
    /// Where the child is held; empty where nobody said.
    public var place = ""
  }

  /// The week, from Monday to Sunday.
  public let week: ClosedRange<Day>
  /// The day as of which it is.
  public let day: Day
  public private(set) var reports: [ReportRow] = []
  public private(set) var bail: [BailRow] = []
  public private(set) var warrants: [WarrantBoard.Row] = []
  public private(set) var breaches: [BreachRow] = []
  public private(set) var civil: [CivilRow] = []
  public private(set) var custody: [CustodyRow] = []
  /// Meetings after release that are still to be held.
  public private(set) var meetings: [Today.Due] = []
  /// What courts decided in the last 4 and 13 weeks.
  public private(set) var trends: [PanelTrend] = []
  /// Sentencing guidance and lists of requirements.
  public let texts: [PanelText]
  /// The minutes of the week.
  public let minutes: [PanelMeeting]

  /// Releases that are expected within so many days are coming.
  public static let daysToRelease = 84

  /// What it is made with besides the cases.
  public struct Practised: Sendable {
    public var practice: Practice
    public var rates: RemandRates
    public var minutes: [PanelMeeting]
    /// Puts the parts together.
    public init(_ practice: Practice, rates: RemandRates, minutes: [PanelMeeting]) {
      self.practice = practice
      self.rates = rates
      self.minutes = minutes
    }
  }

  /// Every child on the agenda, once, by name: for a summary of each case (R190).
  public var children: [CaseSummary] {
    var found: [CaseReference: CaseSummary] = [:]
    let on =
      reports.map(\.line.summary) + breaches.map(\.summary) + civil.map(\.summary) + custody.map(\.summary)
      + meetings.map(\.summary)
    for summary in on + held { found[summary.reference] = summary }
    return found.values.sorted { ($0.name, $0.reference) < ($1.name, $1.reference) }
  }

  /// Those on bail, remanded or wanted.
  private var held: [CaseSummary] = []

  /// The week of a day.
  public static func week(of day: Day) -> ClosedRange<Day> {
    let monday = day.adding(days: -(day.weekday.rawValue - 1))
    return monday...monday.adding(days: 6)
  }

  /// Puts it together. `file` and `reports` read cases, `open` and `closed` are those that there are; what reading throws
  /// passes through.
  public init(
    _ week: ClosedRange<Day>, asOf day: Day, open: [CaseSummary], closed: [CaseSummary], _ practised: Practised,
    file: (CaseReference) throws -> CaseFile?, reports: (CaseReference) throws -> ReportFile
  ) rethrows {
    self.week = week
    self.day = day
    texts = practised.practice.reports.panel
    minutes = practised.minutes
    let (standards, calendar) = (practised.practice.standards, practised.practice.calendar)
    let last = min(week.upperBound, day)
    trends = [4, 13].map { PanelTrend(weeks: $0, to: last) }
    for line in ReportLine.inHand(open, on: day) where line.isNear(week) {
      let held = try reports(line.summary.reference).answering(line.request.id).latest?.plan.content
      self.reports.append(
        ReportRow(
          line: line, proposed: held?.proposals ?? [], isAllOptions: held?.isAllOptions ?? line.request.isAllOptions,
          harmed: held?.section(Self.victims)?.text ?? ""))
    }
    let board = try RemandBoard(
      asOf: day, month: RemandBoard.month(of: last), summaries: open, rates: practised.rates
    ) { try file($0)?.header }
    for row in board.rows where row.lasts {
      guard let summary = open.first(where: { $0.reference == row.reference }) else { continue }
      let updates = summary.milestones.filter { $0.kind == .bailUpdateSent }.map(\.on)
      let due = Obligation.open(for: summary, under: standards, calendar: calendar, on: day)
        .filter { $0.rule == Self.bailUpdate }.map(\.due).min()
      let update = try file(row.reference)?.header.work(in: row.spell)?.updates.last
      bail.append(BailRow(row: row, updated: updates.max(), update: update, updateDue: due))
    }
    warrants = try WarrantBoard(asOf: day, summaries: open, standards: standards, calendar: calendar) {
      try file($0)?.header
    }.rows
    let named = Set(bail.map(\.row.reference) + warrants.map(\.id.reference))
    held = open.filter { named.contains($0.reference) }
    for summary in open {
      try take(breachesOf: summary, file)
      if summary.court?.civilOrders ?? 0 > 0, let header = try file(summary.reference)?.header {
        let standing = header.civilOrders.filter { $0.holds(on: day) || !$0.isMade && $0.ended == nil }
        civil += standing.map { CivilRow(summary: summary, order: $0) }
      }
      take(custodyOf: summary)
      meetings += Obligation.open(for: summary, under: standards, calendar: calendar, on: day)
        .filter { $0.rule == Self.afterCustody }.map { Today.Due(obligation: $0, summary: summary) }
    }
    for index in custody.indices {
      let stays = try file(custody[index].summary.reference)?.header.custody ?? []
      custody[index].place = stays.last { $0.order == custody[index].order.id }?.placement?.name ?? ""
    }
    custody.sort { ($0.releaseOrLast, $0.summary.reference) < ($1.releaseOrLast, $1.summary.reference) }
    meetings.sort { ($0.obligation.due, $0.summary.reference) < ($1.obligation.due, $1.summary.reference) }
    let since = trends.map(\.days.lowerBound).min() ?? last
    for summary in open + closed.filter({ $0.closed.map { $0 >= since } ?? true }) {
      guard let found = try file(summary.reference), found.header.hasCourtWork(since: since) else { continue }
      let held =
        found.header.documents.contains { $0.name.kind == .report }
        ? try reports(summary.reference) : ReportFile([])
      for index in trends.indices { trends[index].take(found, held, rates: practised.rates) }
    }
  }

  private static let victims: ListCode = "victims"
  private static let bailUpdate: ListCode = "bail-weekly-update"
  private static let afterCustody: ListCode = "post-custody-meeting"

  private mutating func take(
    breachesOf summary: CaseSummary, _ file: (CaseReference) throws -> CaseFile?
  ) rethrows {
    func name(_ id: OrderID) -> String { summary.orders.first { $0.id == id }?.listName(on: day) ?? "" }
    let header = summary.court?.breaches ?? 0 > 0 ? try file(summary.reference)?.header : nil
    let open = header?.breaches.filter { $0.outcome == nil } ?? []
    for breach in open {
      let hearing = breach.hearing.flatMap { header?.hearing($0) }
      let step: BreachRow.Step = hearing.map { .listed(HearingMark($0)) } ?? .laid(breach.laid)
      breaches.append(BreachRow(summary: summary, step: step, order: name(breach.order)))
    }
    // A hearing about a breach that nobody recorded as one.
    let known = open.compactMap(\.hearing)
    for hearing in summary.court?.hearings ?? [] where hearing.type == "breach" && !known.contains(hearing.id) {
      breaches.append(BreachRow(summary: summary, step: .listed(hearing), order: ""))
    }
    for act in summary.enforcement
    where act.stands && act.step == .layInformation && act.done == nil && act.settled == nil {
      let order = summary.orders.first { $0.id == act.order }
      guard order?.ended == nil, !open.contains(where: { $0.order == act.order }) else { continue }
      let step: BreachRow.Step = act.decision?.isAuthorised ?? false ? .toLay : .toAuthorise
      breaches.append(BreachRow(summary: summary, step: step, order: name(act.order)))
    }
  }

  private mutating func take(custodyOf summary: CaseSummary) {
    for order in summary.orders
    where order.disposal.tier == .custody && order.runs(on: day) && !order.isInCommunity(on: day) {
      let coming = order.releaseExpected.map { $0 <= day.adding(days: Self.daysToRelease) } ?? false
      custody.append(CustodyRow(summary: summary, order: order, isComing: coming))
    }
  }
}

extension PanelPack.CustodyRow {
  fileprivate var releaseOrLast: Day { order.releaseExpected ?? order.ends ?? .latest }
}

extension ReportLine {
  /// Whether it is late by the end of a week, due in it, or for a hearing in it or the next.
  fileprivate func isNear(_ week: ClosedRange<Day>) -> Bool {
    request.due <= week.upperBound || request.heard.map { $0 <= week.upperBound.adding(days: 7) } ?? false
  }
}

extension Case {
  /// Whether a court decided something since a day, or the child may have been on remand.
  fileprivate func hasCourtWork(since day: Day) -> Bool {
    hearings.contains { $0.result != nil && $0.at.day >= day }
      || orders.contains { RemandStatus(of: $0.disposal) != nil } || reports.contains { $0.delivered != nil }
  }
}
