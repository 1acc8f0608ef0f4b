import Casework
import TextUI

/// Breaches that are before a court: laid when, listed when, and what came of them.
struct BreachListScreen: Screen {
  static let name = "Breaches"

  private static let columns = [
    Column("Child", 15, grows: true), Column("Order", 14, grows: true), Column("Laid", 11), Column("Listed", 11),
    Column("Stands", 20, grows: true), Column("Worker", 14, from: 100),
  ]

  private var withDecided = false
  private var board: BreachBoard?
  private var ids: [BreachBoard.Row.ID] = []
  private var list = RowList<BreachBoard.Row.ID>()

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the case", hint: "open", unavailable: Self.withoutRow) { screen, _ in
        screen.selected.map { .open(CaseScreen($0.id.reference)) } ?? .stay
      },
      Command([.char("n")], "the hearing, then what the court decided", hint: "next", unavailable: Self.withoutRow) {
        screen, desk in
        guard let row = screen.selected else { return .stay }
        return RecordForm.open(.nextOfBreach(row.breach), of: (try? desk.caseFile(row.id.reference)) ?? nil, desk)
      }.needing(.cases),
      Command(
        [.char("p")], "the statement, to read, print or write to a file", hint: "statement",
        unavailable: Self.withoutRow
      ) {
        screen, _ in
        screen.selected.map { .open(PageScreen(.breach($0.id.breach), of: $0.id.reference)) } ?? .stay
      },
      Command([.char("v")], "those that are open, or all", hint: "open/all") { screen, desk in
        screen.withDecided.toggle()
        screen.refresh(desk)
        return .stay
      },
    ]
  }

  private static let withoutRow: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.selected == nil ? "No breach is before a court." : nil
  }

  var lookedAt: Look? { Look(.section, "breaches") }
  func title(_ desk: any Desk) -> String { "breaches" }
  func status(_ desk: any Desk) -> String { withDecided ? "all" : "" }
  var caseShown: CaseReference? { selected?.id.reference }

  private var selected: BreachBoard.Row? { list.index(in: ids).flatMap { board?.rows[$0] } }

  mutating func refresh(_ desk: any Desk) {
    board = try? BreachBoard(
      asOf: desk.now.day, summaries: desk.openCases + (withDecided ? desk.closedCases() : []), withDecided: withDecided
    ) { try desk.caseFile($0)?.header }
    ids = (board?.rows ?? []).map(\.id)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    list.typed(key, ids: ids) { .open(CaseScreen($0.reference)) }
  }

  private static let detailRows = 4

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    guard let board else {
      canvas.put(area.lowerBound, 1, "The record can\u{2019}t be read. Run `waymark check`.", .warning)
      return
    }
    let open = board.rows.count { $0.stage != .decided }
    canvas.put(area.lowerBound, 1, "Breaches: \(open) before a court", .bold)
    if ids.isEmpty {
      canvas.put(area.lowerBound + 2, 2, "No breach is before a court. v shows those that were decided.", .quiet)
      canvas.cursor = Spot(row: area.lowerBound, column: 1)
      return
    }
    let rule = area.upperBound - Self.detailRows
    list.place(ids, in: (area.lowerBound + 2)..<max(area.lowerBound + 3, rule))
    list.draw(&canvas, columns: Self.columns, indent: 2) { canvas, line, index in
      let row = board.rows[index]
      if row.stage == .outcomeToAdd { canvas.put(line, 0, "!", .warning) }
      return [
        (row.name, row.stage == .decided ? .plain : .bold), (row.order, .plain),
        (row.breach.laid.text(.short), .plain), (row.hearing?.at.day.text(.short) ?? "", .plain),
        (row.breach.outcome?.words ?? row.stage.words, row.stage == .outcomeToAdd ? .warning : .plain),
        (row.worker.map { desk.name(of: $0) } ?? "", .quiet),
      ]
    }
    let details = selected.map { Words.lines(of: $0.breach, $0.hearing) } ?? []
    canvas.details(details.map { ($0, .plain) }, below: rule, until: area.upperBound)
  }
}

extension Words {
  /// A breach in lines: laid, listed, decided.
  static func lines(of breach: Breach, _ hearing: Hearing?) -> [String] {
    var laid = "information laid \(breach.laid.text(.short))"
    if !breach.court.isEmpty { laid += ", " + breach.court }
    if !breach.number.isEmpty { laid += ", no. " + breach.number }
    let days = breach.failures.map { $0.text(.short) }.joined(separator: ", ")
    var lines = [laid + (days.isEmpty ? "" : ", for " + days)]
    if let hearing { lines.append("listed \(hearing.at.day.text(.shortWithWeekday)), \(hearing.court)") }
    if let outcome = breach.outcome {
      let fine = outcome.fine.map { ", " + Words.money($0) } ?? ""
      let note = outcome.note.isEmpty ? "" : ": " + outcome.note
      lines.append("decided \(outcome.on.text(.short)): \(outcome.words)\(fine)\(note)")
    } else if hearing == nil {
      lines.append("not listed yet")
    }
    return lines
  }

  /// A civil order in lines.
  static func lines(of order: CivilOrder, _ lists: CodeLists, on day: Day) -> [String] {
    let span = order.from.text(.short) + (order.to.map { " to " + $0.text(.short) } ?? "")
    let state = order.court.isEmpty ? "asked for" : order.holds(on: day) ? "holds" : "over"
    var lines = ["\(lists.words("civil-orders", order.kind)), \(span) \u{B7} \(state)"]
    if !order.court.isEmpty { lines.append("made by " + order.court) }
    lines += order.conditions.map { "must: " + $0 }
    if let consulted = order.consulted {
      lines.append("consulted \(consulted.text(.short)): \(order.answer.isEmpty ? "not answered yet" : order.answer)")
    }
    if !order.parenting.isEmpty { lines.append("parenting support: " + order.parenting) }
    if let ended = order.ended { lines.append("ended " + ended.text(.short)) }
    return lines
  }
}
