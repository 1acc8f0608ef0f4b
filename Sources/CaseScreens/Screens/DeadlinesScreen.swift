import Casework
import TextUI

/// Every obligation as one list: past and coming, by worker, team, rule and state, answered in place.
struct DeadlinesScreen: Screen {
  static let name = "Deadlines"

  enum Time: CaseIterable { case open, past, both }

  /// One line of the list: an obligation of a case.
  struct Line: Hashable, Sendable {
    var reference: CaseReference
    var key: ObligationKey
  }

  var whose: Whose
  var time = Time.open
  var filter = FilterLine()
  /// Everything that the list could show, and what the filter lets through.
  private var all: [Today.Due] = [] { didSet { words = [] } }
  /// The words of each, folded, in which the filter looks; made when the first letter is typed.
  private var words: [[[UInt8]]] = []
  private(set) var rows: [Today.Due] = []
  private(set) var ids: [Line] = []
  var list = RowList<Line>()
  /// The bar of a chart that the list stands for; nil where it is the list of deadlines.
  private(set) var counted: Counted?
  /// How many weeks the past goes back; nil for ever.
  private(set) var weeksBack: Int? = Self.fewestWeeks
  private(set) var unknownField: String?

  /// One's own, or everybody's.
  init(of whose: Whose = .mine) { self.whose = whose }

  /// Those that a count counts: in one of these states.
  init(_ states: [Obligation.Standing], of whose: Whose) {
    self.whose = whose
    filter = FilterLine(given: "state:" + states.map(\.rawValue).joined(separator: ","))
  }

  /// Those of one rule, of a team's cases or of all.
  init(rule: ListCode, team: TeamID?) {
    whose = .all
    filter = FilterLine(given: "rule:" + rule.text + (team.map { " team:" + $0.text } ?? ""))
  }

  /// What a bar of the chart of timeliness counts.
  init(counting counted: Counted) {
    whose = .all
    time = .past
    self.counted = counted
  }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the case", hint: "open") { screen, _ in
        if screen.filter.isTyping {
          screen.filter.isTyping = false
          return .stay
        }
        return screen.selected.map { .open(CaseScreen($0.obligation.reference)) } ?? .say("There is no case to open.")
      },
      Command([.char("d")], "say that it was done", hint: "done", unavailable: Self.withoutLine) { screen, desk in
        screen.selected.map { RecordForm.done($0.obligation, desk) } ?? .stay
      },
      Command(
        [.char("l")], "say why it is late, and who accepted it", hint: "late because", unavailable: Self.withoutLine
      ) { screen, desk in
        screen.selected.map { RecordForm.late($0.obligation, desk) } ?? .stay
      },
      Command([.char("w")], "say that it isn't needed any more", hint: "not needed", unavailable: Self.withoutLine) {
        screen, _ in
        guard let due = screen.selected else { return .stay }
        guard due.obligation.isOpen else { return .say("Nothing is to be done any more.") }
        let (reference, key) = (due.obligation.reference, due.obligation.key)
        return .open(
          ReasonForm("Not needed any more: " + due.obligation.title) { .obligationWaived(reference, key, reason: $0) })
      }.needing(.oversee),
      Command([.char("c")], "record a contact", unavailable: Self.withoutLine) { screen, desk in
        screen.selected.map { ContactForm.open($0.obligation.reference, settles: nil, desk) } ?? .stay
      },
      Command([.char("/")], "filter as you type: words, worker:, team:, rule:, state:overdue", hint: "filter") {
        screen, _ in
        screen.filter.isTyping = true
        return .stay
      },
      Command([.char("p")], "still to be done, past, or both", hint: "past", unavailable: Self.standsForBar) {
        screen, desk in
        screen.time = screen.time.next
        screen.refresh(desk)
        return .stay
      },
      Command(
        [.char("b")], "further back: 13 weeks, a year, everything", unavailable: Self.withoutPast
      ) { screen, desk in
        screen.weeksBack = screen.weeksBack.flatMap { $0 < 52 ? 52 : nil }
        screen.refresh(desk)
        return .stay
      },
      Command([.char("v"), .tab], "mine, my team's, all", hint: "whose", unavailable: Self.standsForBar) {
        screen, desk in
        screen.whose = screen.whose.next
        screen.refresh(desk)
        return .stay
      },
      Command([.char("t")], "timeliness as a chart", hint: "timeliness", unavailable: Self.standsForBar) { screen, _ in
        .open(TimelinessScreen(of: screen.whose))
      },
      Command([.char("S")], "the standards: every rule, its figure and source") { _, _ in .open(StandardsScreen()) },
    ]
  }

  private static let withoutLine: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.selected == nil ? "Nothing is chosen." : nil
  }

  private static let standsForBar: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.counted == nil ? nil : "This list is what a bar counts. Esc goes back to the chart."
  }

  private static let withoutPast: @Sendable (Self, any Desk) -> String? = { screen, desk in
    if screen.time == .open { return "The past isn\u{2019}t shown: p shows it." }
    return standsForBar(screen, desk) ?? (screen.weeksBack == nil ? "This is everything." : nil)
  }

  /// How far the past goes back at first, so that cases closed long ago needn't be read.
  private static let fewestWeeks = 13

  var isTyping: Bool { filter.isTyping }
  var caseShown: CaseReference? { selected?.obligation.reference }
  var lookedAt: Look? { Look(.section, "deadlines") }
  func title(_ desk: any Desk) -> String { "deadlines" }
  var selected: Today.Due? { list.index(in: ids).map { rows[$0] } }

  func status(_ desk: any Desk) -> String {
    let count = rows.count == all.count ? "\(rows.count)" : "\(rows.count) of \(all.count)"
    let cover = whose == .mine && counted == nil ? desk.coverLegend : ""
    return [cover, count].filter { !$0.isEmpty }.joined(separator: " \u{B7} ")
  }

  mutating func refresh(_ desk: any Desk) {
    if let counted {
      all = counted.list(desk)
      return sift(desk)
    }
    let open = whose.cases(desk)
    var filter = DeadlineFilter()
    switch time {
    case .open:
      all = Today.Due.open(
        in: open, filter, under: desk.standards, calendar: desk.calendar, on: desk.now.day)
    case .past, .both:
      filter.standings = Set(Obligation.Standing.allCases.filter { time == .both || !$0.isOpen })
      let since = weeksBack.map { desk.now.day.adding(days: -7 * $0) } ?? .earliest
      let closed = ((try? desk.closedCases()) ?? []).filter(whose.selection(desk))
      let summaries = (open + closed).lazy.filter { Timeliness.canCount($0, since: since) }
      let files = summaries.compactMap { try? desk.caseFile($0.reference) }
      all = Today.Due.all(in: files, filter, under: desk.standards, calendar: desk.calendar, on: desk.now.day)
        .filter { $0.obligation.due >= since || $0.obligation.isOpen }
      if time == .past { all.reverse() }
    }
    sift(desk)
  }

  /// Shows what the filter lets through.
  mutating func sift(_ desk: any Desk) {
    let wanted = DeadlineWords(filter.text, desk)
    unknownField = wanted.unknown
    if wanted.looksAtWords, words.isEmpty { words = all.map(DeadlineWords.folded) }
    let found = all.indices.filter { wanted.shows(all[$0], words: words.isEmpty ? [] : words[$0], on: desk.now.day) }
    rows = found.map { all[$0] }
    ids = rows.map { Line(reference: $0.obligation.reference, key: $0.obligation.key) }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch filter.typed(key) {
    case .changed: sift(desk)
    case .unchanged: break
    case .list: return list.typed(key, ids: ids) { .open(CaseScreen($0.reference)) }
    case .program: return nil
    }
    return .stay
  }
}
