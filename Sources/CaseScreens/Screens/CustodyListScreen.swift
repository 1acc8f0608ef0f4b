import Casework
import TextUI

/// Who is in custody and where, day so many of so many, what comes next, who comes home soon, and what is missing.
struct CustodyListScreen: Screen {
  static let name = "In custody"

  private static let columns = [
    Column("Child", 15, grows: true), Column("Age", 3, right: true), Column("Where", 13, grows: true),
    Column("Day", 10, right: true), Column("Home", 11), Column("Missing", 16, grows: true),
    Column("Next", 34, from: 116), Column("Worker", 14, from: 136),
  ]

  /// Whom it shows.
  private enum Shown: CaseIterable {
    case all, held, comingHome, licence
    var words: String {
      switch self {
      case .all: ""
      case .held: "in custody"
      case .comingHome: "coming home"
      case .licence: "on licence"
      }
    }
  }

  private var shown = Shown.all
  private var board: CustodyBoard?
  private var rows: [CustodyBoard.Row] = []
  private var ids: [CaseReference] = []
  private var list = RowList<CaseReference>()

  static var commands: [Command<Self>] {
    [
      Command([.enter], "where, dates and coming home", hint: "open", unavailable: Self.withoutRow) { screen, _ in
        screen.selected.map { .open(CustodyScreen(of: $0.reference)) } ?? .stay
      },
      Command([.char("o")], "open the case", hint: "case", unavailable: Self.withoutRow) { screen, _ in
        screen.selected.map { .open(CaseScreen($0.reference)) } ?? .stay
      },
      Command([.char("v")], "all, in custody, coming home within 12 weeks, on licence", hint: "whom") { screen, _ in
        let all = Shown.allCases
        screen.shown = all[((all.firstIndex(of: screen.shown) ?? 0) + 1) % all.count]
        screen.sift()
        return .stay
      },
      Command([.char("p")], "print it: a file of text", hint: "print") { screen, desk in
        screen.page(desk).map { .write(name: "custody.txt", text: $0.text) } ?? .stay
      },
      Command([.char("P")], "print it: a page that prints as it stands") { screen, desk in
        screen.page(desk).map { .write(name: "custody.html", text: $0.html) } ?? .stay
      },
    ]
  }

  private static let withoutRow: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.selected == nil ? "Nobody is in custody or on licence." : nil
  }

  var lookedAt: Look? { Look(.section, "in custody") }
  func title(_ desk: any Desk) -> String { "in custody" }
  func status(_ desk: any Desk) -> String { shown.words }
  var caseShown: CaseReference? { selected?.reference }

  private var selected: CustodyBoard.Row? { list.index(in: ids).map { rows[$0] } }

  private func page(_ desk: any Desk) -> Page? {
    board.map {
      let words = CustodyWords(desk.lists, staff: desk.staff, on: $0.day)
      return Page(
        custody: $0, service: desk.service.name, heads: CustodyWords.heads, cells: words.cells,
        total: CustodyWords.total($0))
    }
  }

  mutating func refresh(_ desk: any Desk) {
    board = try? CustodyBoard(
      asOf: desk.now.day, summaries: desk.openCases, standards: desk.standards, calendar: desk.calendar
    ) { try desk.caseFile($0)?.header }
    sift()
  }

  private mutating func sift() {
    rows = (board?.rows ?? []).filter { row in
      switch shown {
      case .all: true
      case .held: row.standing != .licence
      case .comingHome: row.standing == .comingHome
      case .licence: row.standing == .licence
      }
    }
    ids = rows.map(\.id)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    list.typed(key, ids: ids) { .open(CustodyScreen(of: $0)) }
  }

  private static let detailRows = 5

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    guard let board else {
      canvas.put(area.lowerBound, 1, "The record can\u{2019}t be read. Run `waymark check`.", .warning)
      return
    }
    canvas.put(area.lowerBound, 1, CustodyWords.total(board), .bold, width: canvas.size.columns - 2)
    if rows.isEmpty {
      canvas.put(area.lowerBound + 2, 2, "Nobody is shown. v shows all.", .quiet)
      canvas.cursor = Spot(row: area.lowerBound, column: 1)
      return
    }
    let words = CustodyWords(desk.lists, staff: desk.staff, on: board.day)
    let rule = area.upperBound - Self.detailRows
    list.place(ids, in: (area.lowerBound + 2)..<max(area.lowerBound + 3, rule))
    list.draw(&canvas, columns: Self.columns, indent: 2) { canvas, line, index in
      let row = rows[index]
      if row.missing.contains(.placement) || row.missing.contains(.accommodation) { canvas.put(line, 0, "!", .warning) }
      let home: Style = row.standing == .comingHome ? .accent : .plain
      return [
        (row.name, row.standing == .licence ? .plain : .bold), (row.age.map(String.init) ?? "", .plain),
        (words.place(row), row.stay.placement == nil && row.standing != .licence ? .warning : .plain),
        (words.days(row), .plain), (row.standing == .licence ? "is home" : words.release(row), home),
        (words.missing(row), .warning), (words.next(row), .plain),
        (row.worker.map { desk.name(of: $0) } ?? "", .quiet),
      ]
    }
    canvas.details(detail(words, desk), below: rule, until: area.upperBound)
  }

  /// The selected one: under what, what comes next, what is missing, and what comes home looks like.
  private func detail(_ words: CustodyWords, _ desk: any Desk) -> [(String, Style)] {
    guard let row = selected else { return [] }
    var first = [
      row.order.listName(on: desk.now.day), row.stay.placement.map(words.words) ?? "where isn\u{2019}t recorded",
    ]
    if let ends = row.dates.licenceEnds { first.append("licence to " + ends.text(.short)) }
    var lines: [(String, Style)] = [(first.joined(separator: " \u{B7} "), .plain)]
    if let next = row.next {
      lines.append(("Next: " + words.next(row), next.due < desk.now.day ? .overdue : .plain))
    }
    if !row.missing.isEmpty { lines.append(("Missing: " + words.missing(row), .warning)) }
    let unsettled = row.stay.resettlement.unsettled
    if row.standing != .licence, !unsettled.isEmpty {
      lines.append(("Not settled: " + unsettled.map { $0.words.lowercased() }.joined(separator: ", "), .quiet))
    }
    return lines
  }
}
