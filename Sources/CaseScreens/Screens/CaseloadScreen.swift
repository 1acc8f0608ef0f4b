import Casework
import TextUI

/// One row a case: filtered as one types, sorted by any column, marked for acts on many.
struct CaseloadScreen: Screen {
  static let name = "Caseload"

  /// A column as it was last drawn.
  struct Heading: Sendable {
    var field: Field
    var column: Column
    var start: Int
    var width: Int
  }

  /// Which cases are shown.
  enum Shown: CaseIterable {
    case mine, team, all, closed

    /// Whose they are; nil for closed ones.
    var whose: Whose? {
      switch self {
      case .mine: .mine
      case .team: .team
      case .all: .all
      case .closed: nil
      }
    }
  }

  /// What a column shows, and by what it sorts.
  enum Field: String, CaseIterable, Sendable {
    case reference, child, age, order, ends, judgements, seen, due, worker, team, born, enforcement
  }

  var shown = Shown.mine
  var filter = FilterLine()
  var isSorting = false
  var sort = Field.due
  var isDescending = false
  /// Every case of the list by reference, for the day that they were worked out for.
  private(set) var all: [CaseRow] = []
  private var day: Day?
  /// The rows that the filter shows, in order.
  private(set) var rows: [CaseRow] = []
  private var sorted: [Int] = []
  private(set) var ids: [CaseReference] = []
  /// Of the rows, those that are counted apart, and in which words; counted once, because a list may have thousands.
  private(set) var apart: [(count: Int, words: String)] = []
  var list = RowList<CaseReference>()
  var headings: [Heading] = []
  /// The count that it was opened from, so that Esc goes back there.
  private let counted: CaseFilter.Status?
  private(set) var unknownField: String?

  /// The caseload workspace.
  init() { counted = nil }

  /// The cases that a count counts: one's own, everybody's, or a team's among everybody's.
  init(counting status: CaseFilter.Status, of whose: Whose, team: TeamID? = nil) {
    counted = status
    shown = Shown.allCases.first { $0.whose == whose } ?? .all
    filter = FilterLine(given: (team.map { "team:" + $0.text + " " } ?? "") + "status:" + status.rawValue)
  }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the case", hint: "open") { screen, _ in
        if screen.filter.isTyping || screen.isSorting {
          screen.filter.isTyping = false
          screen.isSorting = false
          return .stay
        }
        return screen.selected.map { .open(CaseScreen($0)) } ?? .say("There is no case to open.")
      },
      Command([.char("c")], "record a contact; for all marked cases, a group session", hint: "contact") {
        screen, desk in screen.record(desk)
      }.needing(.record),
      Command(
        [.char("/")], "filter as you type: words, worker:me, order:yro, status:overdue",
        hint: "filter"
      ) { screen, _ in
        screen.filter.isTyping = true
        screen.isSorting = false
        return .stay
      },
      Command([.char("s")], "sort: choose the column with \u{2190} \u{2192}, again turns it round", hint: "sort") {
        screen, desk in
        if screen.isSorting { screen.isDescending.toggle() }
        screen.isSorting = true
        screen.arrange(desk)
        return .stay
      },
      Command([.char(" ")], "mark the case", hint: "mark") { screen, _ in
        screen.list.toggleMark(in: screen.ids)
        return .stay
      },
      Command([.char("*")], "mark all cases that are shown, or none") { screen, _ in
        screen.list.markAll(screen.ids)
        return .stay
      },
      Command([.char("v"), .tab], "mine, my team's, all, closed", hint: "whose", where: { !$0.filter.isTyping }) {
        screen, desk in
        screen.shown = screen.shown.next
        screen.refresh(desk)
        return .stay
      },
      Command([.char("b")], "book an appointment") { screen, desk in
        screen.selected.map { ContactForm.open($0, settles: nil, desk, books: true) }
          ?? .say("There is no case to book for.")
      }.needing(.record),
      Command([.char("N"), .control("r")], "register a child", hint: "register", where: { !$0.filter.isTyping }) {
        _, desk in
        .open(RegisterForm(desk))
      }.needing(.cases),
      Command([.char("C")], "choose the columns and their order; kept") { _, desk in .open(ColumnsForm(desk)) },
      Command([.char("U")], "the cases that wait for a worker") { _, _ in .open(UnallocatedScreen()) },
      Command(
        [.char("A")], "allocate the case, or all marked cases", hint: "allocate",
        unavailable: { s, _ in s.selected == nil || s.shown == .closed ? "There is no open case to allocate." : nil }
      ) { screen, desk in
        if screen.areMarksHidden { return .say("The marked cases are hidden by the filter. Esc clears it.") }
        let marked = screen.marked
        return AllocationForm.open(marked.isEmpty ? [screen.selected].compactMap { $0 } : marked, desk)
      }.needing(.allocate),
    ]
  }

  var isTyping: Bool { filter.isTyping }
  mutating func acted() { list.clearMarks() }
  var isWorkspace: Bool { counted == nil }

  var caseShown: CaseReference? { selected }
  var lookedAt: Look? { Look(.section, "caseload") }
  func title(_ desk: any Desk) -> String { "" }

  func status(_ desk: any Desk) -> String {
    var parts = [filter.text.isEmpty ? "\(rows.count)" : "\(rows.count) of \(all.count)"]
    let title = Self.columns.first { $0.0 == sort }?.1.title.lowercased() ?? ""
    if shown == .mine, !desk.coverLegend.isEmpty { parts.insert(desk.coverLegend, at: 0) }
    parts.append("sort " + title + (isDescending ? " downwards" : ""))
    return parts.joined(separator: " \u{B7} ")
  }

  var selected: CaseReference? { list.index(in: ids).map { ids[$0] } }

  /// Marked cases that are shown; a hidden one is never acted upon.
  private var marked: [CaseReference] { ids.filter(list.marked.contains) }

  private var areMarksHidden: Bool { marked.isEmpty && !list.marked.isEmpty }

  private mutating func record(_ desk: any Desk) -> Step {
    let marked = marked
    if areMarksHidden { return .say("The marked cases are hidden by the filter. Esc clears it.") }
    if marked.count > 1 {
      if shown == .closed { return .say("These cases are closed. Reopen them first.") }
      return .open(GroupForm(marked, desk))
    }
    return (marked.first ?? selected).map { ContactForm.open($0, settles: nil, desk) }
      ?? .say("There is no case to record for.")
  }

  mutating func refresh(_ desk: any Desk) {
    let source = source(desk)
    if take(source, desk) { arrange(desk) } else { sift(desk) }
    list.keepMarks(in: source.map(\.reference))
  }

  /// The cases that the filter chooses from.
  private func source(_ desk: any Desk) -> [CaseSummary] {
    guard let whose = shown.whose else { return (try? desk.closedCases()) ?? [] }
    guard whose == .mine else { return whose.cases(desk) }
    if let counted = counted?.counted(in: desk.today(of: .mine)) {
      return desk.ownAndCoveredCases.filter { counted.contains($0.reference) }
    }
    let isHeld = whose.selection(desk)
    return desk.ownAndCoveredCases.filter { isHeld($0) || $0.secondaryWorkers.contains(desk.me) }
  }

  /// Works out the rows anew, but for those whose summary is as it was; false where that is all of them.
  private mutating func take(_ source: [CaseSummary], _ desk: any Desk) -> Bool {
    let earlier = day == desk.now.day ? all : []
    var isChanged = day != desk.now.day || source.count != earlier.count
    day = desk.now.day
    var at = 0
    all = source.map { summary in
      while at < earlier.count, earlier[at].summary.reference < summary.reference { at += 1 }
      if at < earlier.count, earlier[at].summary == summary { return earlier[at] }
      isChanged = true
      return CaseRow(summary, desk)
    }
    return isChanged
  }

  /// Puts the rows in order, and filters them.
  mutating func arrange(_ desk: any Desk) {
    let keys = all.map { key($0) }
    sorted = all.indices.sorted { left, right in
      if keys[left] == keys[right] { return all[left].summary.reference < all[right].summary.reference }
      return isDescending ? keys[left] > keys[right] : keys[left] < keys[right]
    }
    sift(desk)
  }

  /// Shows the rows that the filter lets through.
  mutating func sift(_ desk: any Desk) {
    let wanted = CaseFilter(filter.text, desk)
    let now = desk.now
    unknownField = wanted.unknown
    rows = sorted.compactMap { wanted.shows(all[$0], at: now) ? all[$0] : nil }
    ids = rows.map(\.summary.reference)
    let covering = shown == .mine ? desk.covered : []
    apart = [
      (rows.count { $0.summary.coveredWorker(for: desk.me, covering: covering) != nil }, "covered"),
      (rows.count { $0.summary.holding == .caretaken }, "held for others"),
      (rows.count { $0.summary.holding == .elsewhere }, "held elsewhere"),
    ]
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    if isSorting { return sorting(key, desk) }
    switch filter.typed(key) {
    case .changed: sift(desk)
    case .unchanged: break
    case .list: return moved(key, desk)
    case .program: return nil
    }
    return .stay
  }

  private mutating func moved(_ key: Key, _ desk: any Desk) -> Step? {
    if case .mouse(let mouse) = key, mouse.kind == .press || mouse.kind == .doublePress,
      mouse.row == list.rows.lowerBound - 1
    {
      return pressed(at: mouse.column, desk)
    }
    return list.typed(key, ids: ids) { .open(CaseScreen($0)) }
  }

  private mutating func sorting(_ key: Key, _ desk: any Desk) -> Step? {
    let fields = headings.map(\.field)
    let at = fields.firstIndex(of: sort) ?? 0
    switch key {
    case .left where !fields.isEmpty: sort = fields[(at + fields.count - 1) % fields.count]
    case .right where !fields.isEmpty: sort = fields[(at + 1) % fields.count]
    case .char("r"), .up, .down: isDescending.toggle()
    default: isSorting = false
    }
    arrange(desk)
    return .stay
  }

  /// A press on a heading sorts by its column.
  private mutating func pressed(at column: Int, _ desk: any Desk) -> Step {
    guard let found = headings.last(where: { $0.start <= column }) else { return .stay }
    if sort == found.field { isDescending.toggle() } else { sort = found.field }
    arrange(desk)
    return .stay
  }
}
