import TextUI

/// A list of one line a record, under headings or not: where one is in it, and where its lines are on the screen.
struct RowList<ID: Hashable & Sendable>: Sendable {
  private var list = ListState<ID>()
  /// Where its lines are on the screen.
  private(set) var rows = 0..<10
  /// Which of the records they are of.
  private(set) var window = 0..<0
  private var bar: Int?

  /// The records that are marked.
  var marked: Set<ID> { list.marked }
  /// Where the selection is among these records.
  func index(in ids: [ID]) -> Int? { list.index(in: ids) }
  /// The record that keys act on.
  func selected(in ids: [ID]) -> ID? { list.index(in: ids).map { ids[$0] } }
  /// Goes to a record.
  mutating func select(_ id: ID, in ids: [ID]) {
    if let index = ids.firstIndex(of: id) { list.select(index, in: ids) }
  }
  /// Marks the selected record, or takes its mark off, and goes on to the next.
  mutating func toggleMark(in ids: [ID]) { list.toggleMark(in: ids) }
  /// Marks all of these records, or none where all are marked.
  mutating func markAll(_ ids: [ID]) { list.markAll(ids) }

  /// Takes all marks off.
  mutating func clearMarks() { list.clearMarks() }

  /// Takes the marks off records that aren't in the list any more.
  mutating func keepMarks(in ids: [ID]) {
    let gone = list.marked.subtracting(ids)
    if !gone.isEmpty { list.markAll(Array(gone)) }
  }

  /// Takes a key of movement or a press; a double press opens. Nil where the list has no use for it.
  mutating func typed(_ key: Key, ids: [ID], opens: (ID) -> Step) -> Step? {
    if case .mouse(let mouse) = key, mouse.kind == .press || mouse.kind == .doublePress {
      let at = window.lowerBound + mouse.row - rows.lowerBound
      guard rows.contains(mouse.row), window.contains(at), at < ids.count else { return nil }
      list.select(at, in: ids)
      return mouse.kind == .doublePress ? opens(ids[at]) : .stay
    }
    return list.handle(key, ids: ids, page: max(1, rows.count)) ? .stay : nil
  }

  /// Takes its place on the screen, scrolled so that the selection is seen; drawing follows.
  mutating func place(_ ids: [ID], in rows: Range<Int>) {
    self.rows = rows
    window = list.window(ids, rows: rows.count)
    bar = list.index(in: ids)
  }

  /// Draws the lines that there is room for, and the bar over the selected one, from a column on, as wide as the screen
  /// where no width is given.
  func draw(
    _ canvas: inout Canvas, from column: Int = 0, width: Int? = nil,
    line: (inout Canvas, _ row: Int, _ index: Int) -> Void
  ) {
    for (row, index) in zip(rows, window) {
      line(&canvas, row, index)
      if index == bar {
        canvas.restyle(row, column, width ?? canvas.size.columns) { $0.isReversed = true }
        canvas.cursor = Spot(row: row, column: column)
      }
    }
  }

  /// Draws headings in the row above, and what stands in the columns of each line; `cells` may draw before them.
  func draw(
    _ canvas: inout Canvas, columns: [Column], indent: Int, margin: Int = 2,
    cells: (inout Canvas, _ row: Int, _ index: Int) -> [Cell]
  ) {
    let layout = Column.layout(columns, width: canvas.size.columns - indent - margin)
    for part in layout {
      let column = columns[part.index]
      let title = TextWidth.padded(column.title, to: part.width, right: column.isRight)
      canvas.put(rows.lowerBound - 1, part.start + indent, title, .quiet)
    }
    draw(&canvas) { canvas, row, index in
      let cells = cells(&canvas, row, index)
      for part in layout {
        let (text, style) = cells[part.index]
        let padded = TextWidth.padded(text, to: part.width, right: columns[part.index].isRight)
        canvas.put(row, part.start + indent, padded, style)
      }
    }
  }

  /// What stands in a column of a line.
  typealias Cell = (text: String, style: Style)
}
