import Casework
import TextUI

/// How much of what was due was done in time, as bars; each opens the list that it counts.
struct TimelinessScreen: Screen {
  static let name = "Timeliness"

  /// What a bar is of.
  enum Row: Hashable, Sendable {
    case group(String)
    case all
  }

  var whose: Whose
  private(set) var grouping = Timeliness.Grouping.week
  private(set) var weeks = 12
  /// How many periods before the present one.
  private(set) var back = 0
  /// The group to which everything is narrowed.
  private(set) var narrowing: (grouping: Timeliness.Grouping, group: String)?
  private var entries: [Timeliness.Entry] = []
  private(set) var report: Timeliness?
  private(set) var rows: [(row: Row, counts: Timeliness.Counts)] = []
  var list = RowList<Row>()

  /// The latest twelve weeks, week by week.
  init(of whose: Whose) { self.whose = whose }

  static var commands: [Command<Self>] {
    [
      Command(
        [.enter], "the list that the bar counts", hint: "open", unavailable: Self.without(Timeliness.Verdict.decided)
      ) {
        screen, desk in screen.open(Timeliness.Verdict.decided, desk)
      },
      Command([.char("l")], "what of it was late without a reason", hint: "late", unavailable: Self.without([.late])) {
        screen, desk in screen.open([.late], desk)
      },
      Command(
        [.char("a")], "what of it was late for a reason that was accepted", hint: "accepted",
        unavailable: Self.without([.lateWithReason])
      ) { screen, desk in screen.open([.lateWithReason], desk) },
      Command([.char("b"), .tab], "by week, month, rule, worker, team", hint: "by") { screen, desk in
        screen.grouping = Self.next(screen.grouping)
        screen.arrange(desk)
        return .stay
      },
      Command([.char("n")], "this bar alone, week by week; again for all", hint: "narrow") { screen, desk in
        screen.narrow(desk)
      },
      Command([.char("["), .char("<")], "the period before", hint: "earlier") { screen, desk in
        screen.back += 1
        screen.refresh(desk)
        return .stay
      },
      Command(
        [.char("]"), .char(">")], "the period after",
        unavailable: { screen, _ in screen.back == 0 ? "This is the latest period." : nil }
      ) { screen, desk in
        screen.back -= 1
        screen.refresh(desk)
        return .stay
      },
      Command([.char("p")], "4, 12 or 52 weeks", hint: "period") { screen, desk in
        screen.weeks = screen.weeks == 12 ? 52 : screen.weeks == 52 ? 4 : 12
        screen.back = 0
        screen.refresh(desk)
        return .stay
      },
      Command([.char("v")], "mine, my team's, all", hint: "whose") { screen, desk in
        screen.whose = screen.whose.next
        screen.refresh(desk)
        return .stay
      },
    ]
  }

  /// In this order, because periods are looked at first.
  private static func next(_ grouping: Timeliness.Grouping) -> Timeliness.Grouping {
    switch grouping {
    case .week: .month
    case .month: .rule
    case .rule: .worker
    case .worker: .team
    case .team: .week
    }
  }

  private static func without(_ verdicts: [Timeliness.Verdict]) -> @Sendable (Self, any Desk) -> String? {
    { screen, _ in
      guard let counts = screen.selected?.counts else { return "Nothing is chosen." }
      return verdicts.contains { counts[$0] > 0 } ? nil : "There is none in this bar."
    }
  }

  var lookedAt: Look? { Look(.report, "timeliness") }
  func title(_ desk: any Desk) -> String { "timeliness" }

  func status(_ desk: any Desk) -> String { (report?.total.decided).map { "\($0) came due" } ?? "" }

  var selected: (row: Row, counts: Timeliness.Counts)? { list.index(in: rows.map(\.row)).map { rows[$0] } }

  /// Whole weeks, the last of them as far as it has come.
  func period(_ desk: any Desk) -> ClosedRange<Day> {
    let last = back == 0 ? desk.now.day : desk.now.day.startOfWeek.adding(days: 6 - 7 * weeks * back)
    return last.startOfWeek.adding(days: -7 * (weeks - 1))...last
  }

  /// Whose obligations are counted, and of which group.
  private func filter(_ desk: any Desk) -> DeadlineFilter {
    var filter = DeadlineFilter()
    switch whose {
    case .mine: filter.workers = Set([desk.me] + desk.covered)
    case .team: filter.team = desk.staff[desk.me]?.team ?? TeamID("")
    case .all: break
    }
    return filter
  }

  mutating func refresh(_ desk: any Desk) {
    entries = desk.timeliness(filter(desk), due: period(desk))
    arrange(desk)
  }

  /// Groups what was counted.
  private mutating func arrange(_ desk: any Desk) {
    let shown = entries.filter { entry in narrowing.map { entry.group(by: $0.grouping) == $0.group } ?? true }
    let report = Timeliness(shown, due: period(desk), by: grouping, on: desk.now.day)
    var lines = report.lines.filter { $0.counts.decided > 0 }.map { (group: $0.group, counts: $0.counts) }
    switch grouping {
    case .week, .month:
      for group in spans(of: report.period) where !lines.contains(where: { $0.group == group }) {
        lines.append((group, Timeliness.Counts()))
      }
      lines.sort { $0.group > $1.group }
    case .rule, .worker, .team:
      lines.sort { one, other in
        let (left, right) = (one.counts, other.counts)
        return (right.late, right.lateWithReason, one.group) < (left.late, left.lateWithReason, other.group)
      }
    }
    self.report = report
    rows = lines.map { (.group($0.group), $0.counts) } + [(.all, report.total)]
  }

  /// The names of all weeks or months of a period, so that one in which nothing was due is seen too.
  private func spans(of period: ClosedRange<Day>) -> Set<String> {
    var names: Set<String> = []
    var day = period.lowerBound
    while day <= period.upperBound {
      names.insert(grouping == .week ? day.startOfWeek.iso : String(day.iso.prefix(7)))
      day = day + 7
    }
    names.insert(grouping == .week ? period.upperBound.startOfWeek.iso : String(period.upperBound.iso.prefix(7)))
    return names
  }

  private mutating func narrow(_ desk: any Desk) -> Step {
    if narrowing != nil {
      narrowing = nil
    } else if case .group(let group) = selected?.row, grouping != .week {
      narrowing = (grouping, group)
      grouping = .week
    } else {
      return .say("A rule, worker, team or month can be shown alone: b changes what the bars are of.")
    }
    arrange(desk)
    return .stay
  }

  private func open(_ verdicts: [Timeliness.Verdict], _ desk: any Desk) -> Step {
    guard let selected else { return .stay }
    var groups: [Timeliness.Grouping: String] = [:]
    if let narrowing { groups[narrowing.grouping] = narrowing.group }
    if case .group(let group) = selected.row { groups[grouping] = group }
    let counted = DeadlinesScreen.Counted(
      period: period(desk), filter: filter(desk), groups: groups, verdicts: verdicts, words: words(selected.row, desk))
    return .open(DeadlinesScreen(counting: counted))
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let step = list.typed(key, ids: rows.map(\.row)) { _ in .stay }
    if step != nil, case .mouse(let mouse) = key, mouse.kind == .doublePress { return run(.enter, desk) }
    return step
  }
}

extension Desk {
  /// What was due in a period and who held it then: open cases, and closed ones that were open in it.
  func timeliness(_ filter: DeadlineFilter, due period: ClosedRange<Day>) -> [Timeliness.Entry] {
    let summaries = openCases + ((try? closedCases()) ?? [])
    let files = summaries.lazy.filter { Timeliness.canCount($0, since: period.lowerBound) }.compactMap {
      try? caseFile($0.reference)
    }
    return Timeliness.entries(
      files, due: period, filter: filter, standards: standards, calendar: calendar, on: now.day)
  }
}
