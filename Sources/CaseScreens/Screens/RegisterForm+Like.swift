import Casework
import TextUI

extension RegisterForm {
  /// What is compared, beside what was typed: the columns of the list of children who are like this one.
  private static let columns = [
    Column("", 9), Column("", 16, grows: true), Column("", 11), Column("", 12, from: 90), Column("", 11, from: 74),
    Column("", 25),
  ]

  /// Draws the children on record who may be this one under what was typed, column by column.
  mutating func drawLike(_ canvas: inout Canvas, _ rows: Range<Int>, _ columns: Range<Int>, _ desk: any Desk) {
    guard rows.count > 1 else { return }
    let cursor = canvas.cursor
    let child = typedChild(desk)
    let ids = like.map(\.summary.reference)
    let born = child.dateOfBirth?.text(.short) ?? ""
    let hint = isAtLike ? "Enter opens it, Esc back" : "on record? Ctrl-T goes in"
    line(
      &canvas, rows.lowerBound, columns, ["typed", child.listName, born, child.identifier(.pnc), "", hint], .warning)
    for (offset, index) in list.window(ids, rows: rows.count - 1).enumerated() {
      let row = rows.lowerBound + 1 + offset
      let likeness = like[index]
      let summary = likeness.summary
      let pnc = likeness.grounds.contains(.samePNC) ? child.identifier(.pnc) : ""
      let who = summary.worker.map { desk.staff[$0]?.listName ?? $0.text } ?? "unallocated"
      let cells = [
        summary.reference.description, summary.name, summary.dateOfBirth?.text(.short) ?? "", pnc,
        summary.closed.map { "closed " + String($0.year) } ?? who, "! " + Words.of(likeness),
      ]
      line(&canvas, row, columns, cells, likeness.isLikely ? .bold : .plain)
      guard isAtLike, list.index(in: ids) == index else { continue }
      canvas.restyle(row, columns.lowerBound - 1, columns.count + 2) { $0.isReversed = true }
      canvas.cursor = Spot(row: row, column: columns.lowerBound)
    }
    if !isAtLike { canvas.cursor = cursor }
  }

  private func line(_ canvas: inout Canvas, _ row: Int, _ columns: Range<Int>, _ cells: [String], _ style: Style) {
    for part in Column.layout(Self.columns, width: columns.count) {
      let width = min(part.width, columns.count - part.start)
      canvas.put(row, columns.lowerBound + part.start, TextWidth.truncated(cells[part.index], to: width), style)
    }
  }
}
