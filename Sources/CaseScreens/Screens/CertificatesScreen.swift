import Casework
import TextUI

/// What was destroyed: certificates that keep nothing of what the records held, to read and to print.
struct CertificatesScreen: Screen {
  static let name = "Certificates of destruction"

  private static let columns = [
    Column("Number", 10), Column("Decided", 9), Column("Rule", 14, grows: true), Column("Proposed by", 12, grows: true),
    Column("Decided by", 12, grows: true), Column("Docs", 4, right: true), Column("Finished", 9),
  ]

  private var rows: [DestructionCertificate] = []
  private var list = RowList<CaseReference>()

  static var commands: [Command<Self>] {
    [
      Command([.char("p")], "write it to a file as a page to print", hint: "page to print", unavailable: Self.without) {
        screen, desk in
        screen.page(desk).map { .write(name: $0.name + ".html", text: $0.page.html) } ?? .stay
      },
      Command([.char("w")], "write it to a file as text", hint: "text file", unavailable: Self.without) {
        screen, desk in
        screen.page(desk).map { .write(name: $0.name + ".txt", text: $0.page.text) } ?? .stay
      },
    ]
  }

  private static let without: @Sendable (Self, any Desk) -> String? = { screen, desk in
    screen.selected == nil ? "Nothing was destroyed." : desk.whyNot(.retain)
  }

  var lookedAt: Look? { Look(.section, "certificates of destruction") }
  func title(_ desk: any Desk) -> String { "certificates" }
  func status(_ desk: any Desk) -> String { rows.isEmpty ? "" : rows.count.counted("certificate") }

  private var ids: [CaseReference] { rows.map(\.reference) }
  private var selected: DestructionCertificate? { list.index(in: ids).map { rows[$0] } }

  private func page(_ desk: any Desk) -> (name: String, page: Page)? {
    selected.map { found in
      let lines = (try? desk.erasedLines(of: found.reference))?.lines ?? []
      return (found.number, Page(certificate: found, lines: lines, service: desk.service.name, staff: desk.staff))
    }
  }

  mutating func refresh(_ desk: any Desk) { rows = (try? desk.certificates()) ?? [] }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? { list.typed(key, ids: ids) { _ in .stay } }

  mutating func draw(_ canvas: inout Canvas, rows area: Range<Int>, _ desk: any Desk) {
    canvas.put(area.lowerBound, 1, "What was destroyed, by which rule and by whom", .bold)
    canvas.cursor = Spot(row: area.lowerBound, column: 1)
    if rows.isEmpty {
      canvas.put(area.lowerBound + 2, 2, "Nothing was destroyed.", .quiet)
      return
    }
    let rule = area.upperBound - 5
    list.place(ids, in: (area.lowerBound + 2)..<max(area.lowerBound + 3, rule))
    list.draw(&canvas, columns: Self.columns, indent: 1) { _, _, index in
      let each = rows[index]
      return [
        (each.number, .bold), (each.approvedAt.day.text(.narrow), .plain), (each.rule.text, .plain),
        (desk.name(of: each.proposedBy), .plain), (desk.name(of: each.approvedBy), .plain),
        (String(each.documents.reduce(0) { $0 + $1.count }), .plain),
        (each.finished?.day.text(.narrow) ?? "not yet", each.finished == nil ? .warning : .plain),
      ]
    }
    guard let each = selected else { return }
    let kinds = each.documents.map { "\($0.count) \($0.kind)" }.joined(separator: ", ")
    let cleared = each.cleared.map { "\($0.count) \($0.kind)" }.joined(separator: ", ")
    canvas.details(
      [
        (each.ruleWords, .plain),
        (
          "\(each.reference), closed \(each.closed.text(.short)), counted from \(each.start.text(.short)), due \(each.due.text(.short))",
          .quiet
        ),
        ("Destroyed: \(kinds)" + (cleared.isEmpty ? "" : "; cleared: \(cleared)"), .quiet),
        ("\((each.lines ?? 0).counted("line")) of the journal emptied; a check proves each.", .quiet),
      ], below: rule, until: area.upperBound)
  }
}
