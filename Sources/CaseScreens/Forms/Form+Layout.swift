import TextUI

extension Form {
  /// Where a field stands, counted from the form's first row and column.
  struct Slot: Sendable {
    var field: Int
    var row: Int
    var rows: Int
    var column: Int
    /// Rows above it that say what is asked.
    var above = 0
    /// Columns of the label and the gap behind it.
    var label: Int
    /// Columns of what is typed, and what is said beside it.
    var room: Int
  }

  /// From how many columns on two short fields share a row.
  private static let pairedFrom = 70
  /// Rows that a note is given where there is room for all, and what it never has less of.
  private static let noteRows = 6
  private static let fewestNoteRows = 3

  /// Where each visible field stands in so many columns; notes take what room is left of `rows`.
  func slots(width: Int, rows: Int? = nil) -> [Slot] {
    let isPaired = width >= Self.pairedFrom
    let half = width / 2
    let right = visible.filter { isPaired && fields[$0].isBeside }
    let leftLabel = Self.labelWidth(visible.filter { !right.contains($0) }.map { fields[$0].label })
    let rightLabel = Self.labelWidth(right.map { fields[$0].label })
    var slots: [Slot] = []
    var row = 0
    for index in visible {
      if isPaired, fields[index].isBeside, let last = slots.last, last.column == 0, last.rows == 1 {
        slots[slots.count - 1].room = half - leftLabel - 2
        slots.append(
          Slot(field: index, row: last.row, rows: 1, column: half, label: rightLabel, room: width - half - rightLabel))
        continue
      }
      let room = width - leftLabel
      let size = height(of: fields[index], room: room)
      let above = Self.lines(above: fields[index], width: width).count
      slots.append(
        Slot(field: index, row: row + above, rows: size, column: 0, above: above, label: leftLabel, room: room))
      row += above + size
    }
    return rows.map { Self.stretched(slots, notes: Set(visible.filter(isNote)), to: $0, from: row) } ?? slots
  }

  /// Gives notes the rows that are left over, or takes from them what is missing.
  private static func stretched(_ slots: [Slot], notes: Set<Int>, to rows: Int, from total: Int) -> [Slot] {
    guard !notes.isEmpty, total != rows else { return slots }
    let change = (rows - total) / notes.count
    var moved = 0
    return slots.map { slot in
      var slot = slot
      slot.row += moved
      if notes.contains(slot.field) {
        let size = max(fewestNoteRows, slot.rows + change)
        moved += size - slot.rows
        slot.rows = size
      }
      return slot
    }
  }

  /// What is asked above a field, in lines.
  static func lines(above field: Field, width: Int) -> [String] {
    field.above.isEmpty ? [] : TextWidth.wrapped(field.above, to: width)
  }

  private static func labelWidth(_ labels: [String]) -> Int {
    labels.allSatisfy(\.isEmpty) ? 2 : min(24, max(10, (labels.map { TextWidth.columns(of: $0) }.max() ?? 0) + 2))
  }

  /// Rows that all fields take in so many columns.
  func height(width: Int) -> Int { slots(width: width).map { $0.row + $0.rows }.max() ?? 0 }

  func isNote(_ index: Int) -> Bool {
    if case .note = fields[index].kind { return true }
    return false
  }

  private func height(of field: Field, room: Int) -> Int {
    switch field.kind {
    case .note: Self.noteRows
    case .flags(let flags): (Self.spots(of: flags, room: room).last?.row ?? 0) + 1
    case .picks(let picks): TextWidth.wrapped(picks.words, to: room - 2).count
    case .line, .choice: 1
    }
  }

  /// Where each flag stands, row after row.
  static func spots(of flags: [Flag], room: Int) -> [(row: Int, column: Int)] {
    var row = 0
    var column = 0
    return flags.map { flag in
      let width = TextWidth.columns(of: flag.words) + 4
      if column > 0, column + width - 2 > room {
        row += 1
        column = 0
      }
      defer { column += width }
      return (row, column)
    }
  }

  /// The first row that is shown, so that the field that keys act on is seen whole.
  func scrolled(_ slots: [Slot], rows: Int) -> Int {
    let total = slots.map { $0.row + $0.rows }.max() ?? 0
    guard total > rows, let slot = slots.first(where: { $0.field == focus }) else { return 0 }
    var first = min(scroll, slot.row - slot.above)
    if slot.row + slot.rows > first + rows { first = min(slot.row, slot.row + slot.rows - rows) }
    return max(0, min(first, total - rows))
  }
}
