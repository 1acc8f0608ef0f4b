import Casework
import TextUI

/// The reports that courts and panels wait for, the late ones first, and those that were filed.
struct CourtReportsScreen: Screen {
  static let name = "Reports for court"

  private static let columns = [
    Column("Child", 16, grows: true), Column("Report", 13, grows: true), Column("Hearing", 10), Column("Due", 10),
    Column("Stage", 10), Column("Author", 13, grows: true), Column("Court", 22, from: 116),
  ]

  /// Which ones it shows.
  private enum Shown: CaseIterable {
    case inHand, mine, filed
    var words: String {
      switch self {
      case .inHand: "in hand"
      case .mine: "mine"
      case .filed: "filed in the last three months"
      }
    }
  }

  private var shown: Shown
  private var lines: [ReportLine] = []
  private var ids: [ReportLine.ID] = []
  private var list = RowList<ReportLine.ID>()
  /// Why the reports aren't to be seen; nil where they are.
  private var closed: String?

  init(mine: Bool = false) { shown = mine ? .mine : .inHand }

  static var commands: [Command<Self>] {
    [
      Command(
        [.enter], "open the report", hint: "open",
        unavailable: { s, _ in s.list.selected(in: s.ids) == nil ? "No report is listed." : nil }
      ) { screen, _ in screen.list.selected(in: screen.ids).map(Self.opened) ?? .stay },
      Command(
        [.char("c")], "open the case", hint: "case",
        unavailable: { s, _ in s.list.selected(in: s.ids) == nil ? "No report is listed." : nil }
      ) { screen, _ in screen.list.selected(in: screen.ids).map { .open(CaseScreen($0.reference)) } ?? .stay },
      Command([.char("v")], "all in hand, mine, filed", hint: "which") { screen, desk in
        let all = Shown.allCases
        screen.shown = all[((all.firstIndex(of: screen.shown) ?? 0) + 1) % all.count]
        screen.refresh(desk)
        return .stay
      },
    ]
  }

  private static func opened(_ id: ReportLine.ID) -> Step { .open(ReportScreen(id.report, of: id.reference)) }

  var lookedAt: Look? { Look(.section, "reports for court") }
  func title(_ desk: any Desk) -> String { "reports for court" }
  func status(_ desk: any Desk) -> String { shown.words }
  var caseShown: CaseReference? { list.selected(in: ids)?.reference }

  mutating func refresh(_ desk: any Desk) {
    closed = desk.whyClosed(.orders)
    if closed != nil { return (lines, ids) = ([], []) }
    switch shown {
    case .inHand: lines = ReportLine.inHand(desk.openCases, on: desk.now.day)
    case .mine: lines = ReportLine.inHand(desk.openCases, on: desk.now.day).filter { $0.author == desk.me }
    case .filed:
      let since = desk.now.day.adding(months: -3)
      let summaries = (desk.openCases + ((try? desk.closedCases()) ?? [])).filter { $0.closed ?? since >= since }
      lines = ReportLine.filed(summaries.compactMap { (try? desk.caseFile($0.reference)) ?? nil }, since: since)
    }
    ids = lines.map(\.id)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? { list.typed(key, ids: ids, opens: Self.opened) }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    let today = desk.now.day
    let late = lines.count { $0.request.isLate(on: today) }
    let column = canvas.put(area.lowerBound, 1, "Reports for courts and panels", .bold) + 2
    let count = "\(lines.count) \(shown.words)" + (late == 0 ? "" : ", \(late) late")
    canvas.put(area.lowerBound, column, count, late == 0 ? .quiet : .overdue)
    if lines.isEmpty {
      canvas.put(area.lowerBound + 2, 2, closed ?? "None. R on a case adds one that was asked for.", .quiet)
      canvas.cursor = Spot(row: area.lowerBound, column: 1)
      return
    }
    list.place(ids, in: (area.lowerBound + 2)..<area.upperBound)
    list.draw(&canvas, columns: Self.columns, indent: 2) { canvas, row, index in
      let line = lines[index]
      let isLate = line.request.isLate(on: today)
      if isLate { canvas.put(row, 0, "!", .overdue) }
      let due = line.request.delivered.map { $0.text(.narrow) } ?? line.request.due.due(asOf: today)
      return [
        (line.summary.name, .bold), (Words.capitalised(Words.spoken(line.request.kind)), .plain),
        (line.request.heard?.text(.narrow) ?? "", .plain), (due, isLate ? .overdue : .plain),
        (line.stage.words, line.stage == .sentBack ? .warning : .plain),
        (line.author.map { desk.name(of: $0) } ?? "nobody", line.author == nil ? .warning : .quiet),
        (line.request.court, .quiet),
      ]
    }
  }
}
