import Casework
import TextUI

/// Contacts held, ISS hours, home visits or reports for court as a table; each line opens the list that it counts.
struct PracticeScreen: Screen {
  static let name = "Practice report"

  /// What a line is of.
  enum Row: Hashable, Sendable {
    case group(String)
    case all
  }

  /// What is looked at: the same for the table and for the list that a line of it opens.
  struct Selection: Sendable {
    var report: PracticeReport
    var whose = Whose.all
    var months = 3
    /// How many periods before the present one.
    var back = 0

    /// Whole months, the last of them as far as it has come.
    func period(_ desk: any Desk) -> ClosedRange<Day> {
      let end = desk.now.day.startOfMonth.adding(months: 1 - months * back)
      return end.adding(months: -months)...(back == 0 ? desk.now.day : end - 1)
    }

    func items(_ desk: any Desk) -> [PracticeReport.Item] { report.items(period(desk), of: whose, desk) }

    /// What stands above it: `Everybody’s: contacts held`.
    var heading: String { whose.owner + ": " + report.title }
  }

  private var selection: Selection
  private var grouping: PracticeReport.Grouping
  private var items: [PracticeReport.Item] = []
  private var rows: [(row: Row, count: Int, behind: Int, sums: [Int])] = []
  private var list = RowList<Row>()
  /// Why the report isn't shown; nil where it is.
  private var closed: String?

  init(_ report: PracticeReport) {
    selection = Selection(report: report)
    grouping = report.groupings[0]
  }

  static var commands: [Command<Self>] {
    [
      Command([.enter], "the list that the line counts", hint: "list", unavailable: Self.without(\.count)) {
        screen, desk in screen.open(behind: false, desk)
      },
      Command([.char("l")], "those of them that are behind", hint: "behind", unavailable: Self.without(\.behind)) {
        screen, desk in screen.open(behind: true, desk)
      },
      Command([.char("b"), .tab], "by month or week, worker, team, level, case", hint: "by") { screen, desk in
        let all = screen.selection.report.groupings
        screen.grouping = all[((all.firstIndex(of: screen.grouping) ?? 0) + 1) % all.count]
        screen.arrange()
        return .stay
      },
      Command([.char("m")], "the next report", hint: "next report") { screen, desk in
        screen.selection.report = screen.selection.report.next
        screen.grouping = screen.selection.report.groupings[0]
        screen.refresh(desk)
        return .stay
      },
      Command([.char("v")], "mine, my team's, everybody's", hint: "whose") { screen, desk in
        screen.selection.whose = screen.selection.whose.next
        screen.refresh(desk)
        return .stay
      },
      Command([.char("["), .char("<")], "the period before", hint: "earlier") { screen, desk in
        screen.selection.back += 1
        screen.refresh(desk)
        return .stay
      },
      Command(
        [.char("]"), .char(">")], "the period after",
        unavailable: { screen, _ in screen.selection.back == 0 ? "This is the latest period." : nil }
      ) { screen, desk in
        screen.selection.back -= 1
        screen.refresh(desk)
        return .stay
      },
      Command([.char("p")], "1, 3, 6 or 12 months", hint: "period") { screen, desk in
        let months = [1, 3, 6, 12]
        screen.selection.months = months[((months.firstIndex(of: screen.selection.months) ?? 0) + 1) % months.count]
        screen.selection.back = 0
        screen.refresh(desk)
        return .stay
      },
    ]
  }

  private static func without(
    _ count: KeyPath<(row: Row, count: Int, behind: Int, sums: [Int]), Int> & Sendable
  ) -> @Sendable (Self, any Desk) -> String? {
    { screen, _ in
      guard let selected = screen.selected else { return "Nothing is chosen." }
      return selected[keyPath: count] > 0 ? nil : "There is none in this line."
    }
  }

  var lookedAt: Look? { Look(.report, "practice") }
  func title(_ desk: any Desk) -> String { "reports" }
  func status(_ desk: any Desk) -> String { "\(items.count) \(selection.report.counted.words)" }

  private var ids: [Row] { rows.map(\.row) }
  private var selected: (row: Row, count: Int, behind: Int, sums: [Int])? { list.index(in: ids).map { rows[$0] } }

  mutating func refresh(_ desk: any Desk) {
    items = selection.items(desk)
    closed = selection.report.whyClosed(desk)
    arrange()
  }

  private mutating func arrange() {
    let grouping = grouping
    func line(_ row: Row, _ items: [PracticeReport.Item]) -> (row: Row, count: Int, behind: Int, sums: [Int]) {
      let sums = selection.report.figures.indices.map { figure in items.reduce(0) { $0 + $1.figures[figure] } }
      return (row, items.count, items.count(where: \.isBehind), sums)
    }
    let groups = Dictionary(grouping: items) { $0.groups[grouping] ?? "" }
    let lines = groups.map { line(.group($0.key), $0.value) }
    let isTime = grouping == .month || grouping == .week
    rows =
      lines.sorted { one, other in
        guard case .group(let left) = one.row, case .group(let right) = other.row else { return false }
        return isTime ? left > right : (other.behind, left) < (one.behind, right)
      } + [line(.all, items)]
  }

  private func open(behind: Bool, _ desk: any Desk) -> Step {
    guard let selected else { return .stay }
    var group: (PracticeReport.Grouping, String)?
    if case .group(let code) = selected.row { group = (grouping, code) }
    return .open(PracticeListScreen(selection, in: group, behind: behind, words: words(selected.row, desk)))
  }

  private func words(_ row: Row, _ desk: any Desk) -> String {
    guard case .group(let group) = row else { return "All" }
    return selection.report.words(group, by: grouping, desk)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let step = list.typed(key, ids: ids) { _ in .stay }
    if step != nil, case .mouse(let mouse) = key, mouse.kind == .doublePress { return run(.enter, desk) }
    return step
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let report = selection.report
    let period = selection.period(desk)
    let column = canvas.put(area.lowerBound, 1, selection.heading + ", by " + grouping.rawValue, .bold)
    canvas.put(
      area.lowerBound, column + 2, "\(period.lowerBound.text(.narrow)) to \(period.upperBound.text(.narrow))", .quiet)
    if let closed {
      canvas.put(area.lowerBound + 2, 1, TextWidth.truncated(closed, to: canvas.size.columns - 2), .warning)
      canvas.cursor = Spot(row: area.lowerBound, column: 1)
      return
    }
    let names: [PracticeReport.Grouping: String] = [
      .month: "Month", .week: "Week", .worker: "Worker", .team: "Team", .level: "Level", .case: "Case",
      .kind: "Report", .author: "Author", .court: "Court", .ethnicity: "Ethnicity",
    ]
    let columns =
      [
        Column(names[grouping] ?? "", 18, grows: true), Column(report.counted.heading, 6, right: true),
        Column(report.behind.heading, 8, right: true),
      ] + report.figures.map { Column($0, 7, right: true) } + [Column("%", 4, right: true)]
    list.place(ids, in: (area.lowerBound + 2)..<area.upperBound)
    list.draw(&canvas, columns: columns, indent: 1) { _, _, index in
      let line = rows[index]
      let style: Style = line.row == .all ? .bold : .plain
      return [(words(line.row, desk), style), (String(line.count), style)]
        + [(String(line.behind), line.behind > 0 ? .warning : .quiet)] + line.sums.map { (report.text($0), style) }
        + [(report.percent(line.sums, of: line.count).map { "\($0)%" } ?? "\u{2013}", style)]
    }
  }
}

/// The months, weeks or visits that a line of a report counts.
struct PracticeListScreen: Screen {
  static let name = "Reported"

  private struct Line: Hashable, Sendable {
    var reference: CaseReference
    var on: Day
    var contact: ContactID?
    var report: ReportID?
  }

  private let selection: PracticeScreen.Selection
  private let group: (grouping: PracticeReport.Grouping, code: String)?
  private let onlyBehind: Bool
  private let words: String
  private var items: [PracticeReport.Item] = []
  private var rows: [PracticeReport.Item] = []
  private var ids: [Line] = []
  private var filter = FilterLine()
  private var list = RowList<Line>()

  init(
    _ selection: PracticeScreen.Selection, in group: (PracticeReport.Grouping, String)?, behind: Bool, words: String
  ) {
    self.selection = selection
    self.group = group
    onlyBehind = behind
    self.words = words
  }

  static var commands: [Command<Self>] {
    [
      Command(
        [.enter], "open the visit or the case", hint: "open",
        unavailable: { s, _ in s.list.selected(in: s.ids) == nil && !s.filter.isTyping ? "Nothing is chosen." : nil }
      ) { screen, _ in
        if screen.filter.isTyping {
          screen.filter.isTyping = false
          return .stay
        }
        return screen.list.selected(in: screen.ids).map(Self.opened) ?? .stay
      },
      Command([.char("/")], "filter by child and words as you type", hint: "filter") { screen, _ in
        screen.filter.isTyping = true
        return .stay
      },
    ]
  }

  private static func opened(_ line: Line) -> Step {
    if let report = line.report { return .open(ReportScreen(report, of: line.reference)) }
    return line.contact.map { .open(ContactScreen(line.reference, $0)) } ?? .open(CaseScreen(line.reference))
  }

  var isTyping: Bool { filter.isTyping }
  var caseShown: CaseReference? { list.selected(in: ids)?.reference }
  var lookedAt: Look? { Look(.report, "practice, one by one") }
  func title(_ desk: any Desk) -> String { "reports" }
  func status(_ desk: any Desk) -> String {
    rows.count == items.count ? "\(rows.count)" : "\(rows.count) of \(items.count)"
  }

  mutating func refresh(_ desk: any Desk) {
    items = selection.items(desk).filter { item in
      (!onlyBehind || item.isBehind) && group.map { item.groups[$0.grouping] == $0.code } ?? true
    }
    sift()
  }

  private mutating func sift() {
    rows = items.filter { filter.fits("\($0.who) \($0.reference) \($0.words)") }
    ids = rows.map { Line(reference: $0.reference, on: $0.on, contact: $0.contact, report: $0.report) }
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch filter.typed(key) {
    case .changed: sift()
    case .unchanged: break
    case .list: return list.typed(key, ids: ids, opens: Self.opened)
    case .program: return nil
    }
    return .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let report = selection.report
    let what = onlyBehind ? report.behind.words : report.counted.words
    let column = canvas.put(area.lowerBound, 1, "\(words): \(what)", .bold) + 3
    let width = canvas.size.columns
    let typingAt = filter.draw(&canvas, area.lowerBound, column, label: "/", width: width - column - 2)
    list.place(ids, in: min(area.lowerBound + 2, area.upperBound)..<area.upperBound)
    list.draw(&canvas) { canvas, row, index in
      let item = self.rows[index]
      canvas.put(row, 1, item.isBehind ? "!" : " ", .warning)
      canvas.put(row, 3, TextWidth.padded(item.who, to: 18) + " \(item.reference)")
      canvas.put(row, 33, TextWidth.truncated(item.words, to: width - 34))
    }
    if rows.isEmpty {
      canvas.put(area.lowerBound + 2, 3, "Nothing here any more. Esc goes back to the table.", .quiet)
    }
    if let typingAt { canvas.cursor = typingAt }
  }
}
