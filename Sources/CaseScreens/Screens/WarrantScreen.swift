import Casework
import TextUI

/// Warrants that stand: when the police last said that they are active, and when to ask again.
struct WarrantScreen: Screen {
  static let name = "Warrants"

  private static let columns = [
    Column("Child", 17, grows: true), Column("Age", 3, right: true), Column("Issued", 11),
    Column("Court", 11, grows: true),
    Column("Backed", 6), Column("Checked", 11), Column("Ask by", 11), Column("Worker", 14, from: 100),
  ]

  private var board: WarrantBoard?
  private var ids: [WarrantBoard.Row.ID] = []
  private var list = RowList<WarrantBoard.Row.ID>()

  static var commands: [Command<Self>] {
    [
      Command([.enter], "open the case", hint: "open", unavailable: Self.withoutRow) { screen, _ in
        screen.selected.map { .open(CaseScreen($0.id.reference)) } ?? .stay
      },
      Command(
        [.char("c")], "the police said today that it is active on the PNC", hint: "checked",
        unavailable: Self.withoutRow
      ) { screen, desk in
        screen.selected.map {
          .make(.warrantChecked($0.id.reference, on: desk.now.day, note: ""), closes: false)
        } ?? .stay
      }.needing(.cases),
      Command(
        [.char("x")], "it was executed, or ended otherwise: on which day, and how", hint: "ended",
        unavailable: Self.withoutRow
      ) { screen, desk in
        guard let row = screen.selected else { return .stay }
        return RecordForm.open(.warrant(row.id.hearing), of: (try? desk.caseFile(row.id.reference)) ?? nil, desk)
      }.needing(.cases),
    ]
  }

  private static let withoutRow: @Sendable (Self, any Desk) -> String? = { screen, _ in
    screen.selected == nil ? "No warrant stands." : nil
  }

  var lookedAt: Look? { Look(.section, "warrants") }
  func title(_ desk: any Desk) -> String { "warrants" }
  func status(_ desk: any Desk) -> String { "\(ids.count)" }
  var caseShown: CaseReference? { selected?.id.reference }

  private var selected: WarrantBoard.Row? { list.index(in: ids).flatMap { board?.rows[$0] } }

  mutating func refresh(_ desk: any Desk) {
    board = try? WarrantBoard(
      asOf: desk.now.day, summaries: desk.openCases, standards: desk.standards, calendar: desk.calendar
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
    let late = board.rows.count { $0.due.map { $0 < board.day } ?? false }
    let column = canvas.put(area.lowerBound, 1, "Warrants", .bold) + 2
    let count = "\(ids.count) outstanding" + (late == 0 ? "" : ", \(late) to be checked with the police")
    canvas.put(area.lowerBound, column, count, late == 0 ? .quiet : .warning)
    if ids.isEmpty {
      canvas.put(area.lowerBound + 2, 2, "No warrant stands.", .quiet)
      canvas.cursor = Spot(row: area.lowerBound, column: 1)
      return
    }
    let rule = area.upperBound - Self.detailRows
    list.place(ids, in: (area.lowerBound + 2)..<max(area.lowerBound + 3, rule))
    list.draw(&canvas, columns: Self.columns, indent: 2) { canvas, line, index in
      let row = board.rows[index]
      let isLate = row.due.map { $0 < board.day } ?? false
      if isLate { canvas.put(line, 0, "!", .warning) }
      return [
        (row.name, .bold), (row.age.map(String.init) ?? "", .plain), (row.issued.text(.short), .plain),
        (row.court, .plain), (row.isBacked ? "yes" : "no", .plain), (row.checked.last?.text(.short) ?? "never", .plain),
        (row.due?.text(.short) ?? "", isLate ? .overdue : .plain), (row.worker.map { desk.name(of: $0) } ?? "", .quiet),
      ]
    }
    canvas.details(detail.map { ($0, .plain) }, below: rule, until: area.upperBound)
  }

  private var detail: [String] {
    guard let row = selected else { return [] }
    let checks = row.checked.suffix(6).map { $0.text(.short) }.joined(separator: ", ")
    return [
      "\(row.court) \u{B7} " + (row.isBacked ? "backed for bail" : "not backed for bail"),
      row.address.isEmpty ? "" : "Home: " + row.address, checks.isEmpty ? "" : "Checked: " + checks, row.note,
    ].filter { !$0.isEmpty }
  }
}

extension RecordForm.Spec {
  /// Says that a warrant ended.
  static func warrant(_ id: HearingID) -> Self {
    Self(
      title: "Warrant", subject: "warrant \(id)",
      fields: { _, desk in
        [
          .line("on", "Ended on", desk.now.day.text(.short)),
          .choice("how", "How", WarrantEnd.executed, none: nil), .line("note", "Note", ""),
        ]
      },
      follow: { form, _, desk in form.echoDay("on", .past, hint: "such as 23/11", desk) },
      makes: { form, file, desk throws(FormFault) in
        let day = try form.neededDay("on", .past, desk)
        let how = WarrantEnd(rawValue: form.text("how")) ?? .executed
        return .warrantEnded(file.reference, id, on: day, how, note: form.line("note"))
      })
  }
}
