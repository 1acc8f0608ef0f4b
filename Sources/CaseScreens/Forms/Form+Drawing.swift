import TextUI

extension Form {
  /// How many options are shown at once.
  private static let optionRows = 8

  /// Draws the fields, scrolled so that the one that keys act on is seen; `drawOptions` comes after all else.
  mutating func draw(_ canvas: inout Canvas, row top: Int, column: Int, width: Int, rows: Int) {
    let slots = slots(width: width, rows: rows)
    scroll = scrolled(slots, rows: rows)
    let area = top..<(top + max(0, rows))
    var cursor: Spot?
    places = []
    unseen = (
      above: slots.contains { $0.row - $0.above < scroll }, below: slots.contains { $0.row + $0.rows > scroll + rows }
    )
    optionsPlace = nil
    for slot in slots where slot.row + slot.rows > scroll && slot.row - slot.above < scroll + rows {
      let row = top + slot.row - scroll
      let isFocused = slot.field == focus
      for (offset, line) in Self.lines(above: fields[slot.field], width: width).enumerated()
      where area.contains(row - slot.above + offset) {
        canvas.put(row - slot.above + offset, column, line, isFocused ? .accent : .plain)
      }
      if row >= area.upperBound { continue }
      places.append(
        (slot.field, row..<(row + slot.rows), (column + slot.column)..<(column + slot.column + slot.label + slot.room)))
      if area.contains(row) {
        let label = TextWidth.padded(fields[slot.field].label, to: slot.label - 1)
        canvas.put(row, column + slot.column, label, isFocused ? .accent : .plain)
      }
      canvas.cursor = nil
      draw(slot, &canvas, row, column + slot.column + slot.label, isFocused, area)
      guard isFocused else { continue }
      cursor = canvas.cursor
      if let choice = fields[slot.field].options, choice.isOpen {
        optionsPlace = (row + slot.rows - 1, column + slot.column + slot.label)
      }
    }
    canvas.cursor = cursor
  }

  /// Draws the options of the open field, above everything else that is on the page.
  func drawOptions(_ canvas: inout Canvas) {
    guard let place = optionsPlace, fields.indices.contains(focus), let choice = fields[focus].options else { return }
    options(choice, &canvas, beside: place.row, place.column)
  }

  private mutating func draw(
    _ slot: Slot, _ canvas: inout Canvas, _ row: Int, _ from: Int, _ isFocused: Bool, _ area: Range<Int>
  ) {
    let field = fields[slot.field]
    switch field.kind {
    case .line(let line):
      let size = beside(&canvas, row, from, slot.room, field)
      let cursor = canvas.cursor
      line.draw(&canvas, row, from, width: size, isFocused: isFocused)
      canvas.cursor = canvas.cursor ?? cursor
    case .choice(let choice): self.choice(choice, &canvas, row, from, slot.room, field, isFocused)
    case .picks(let picks): self.picks(picks, &canvas, row, from, slot.room, field, isFocused, area)
    case .flags(let flags): self.flags(flags, &canvas, row, from, slot.room, isFocused, area)
    case .note(var note):
      let size = min(slot.rows, area.upperBound - row)
      noteSize = (slot.room, size)
      note.draw(&canvas, row, from, width: slot.room, rows: size, isFocused: isFocused)
      fields[slot.field].kind = .note(note)
      if !field.problem.isEmpty { canvas.put(row + 1, from - slot.label, "!", .overdue) }
    }
  }

  /// What is wrong, or what was understood, behind a line; returns the columns that are left for the line.
  private func beside(_ canvas: inout Canvas, _ row: Int, _ from: Int, _ room: Int, _ field: Field) -> Int {
    let words = field.problem.isEmpty ? field.echo : "! " + field.problem
    if words.isEmpty { return room }
    let size = max(12, min(24, room * 2 / 5))
    remark(&canvas, row, from + size + 2, room - size - 2, field)
    return size
  }

  private func remark(_ canvas: inout Canvas, _ row: Int, _ column: Int, _ width: Int, _ field: Field) {
    guard width > 3 else { return }
    if !field.problem.isEmpty {
      // Words that don't fit here stand whole below the fields.
      let isWhole = TextWidth.columns(of: field.problem) + 2 <= width
      canvas.put(row, column, TextWidth.truncated(isWhole ? "! " + field.problem : "! see below", to: width), .overdue)
    } else if !field.echo.isEmpty {
      let style: Style = field.echo.hasPrefix("!") ? .warning : .quiet
      canvas.put(row, column, TextWidth.truncated(field.echo, to: width), style)
    }
  }

  private func choice(
    _ choice: Choice, _ canvas: inout Canvas, _ row: Int, _ from: Int, _ room: Int, _ field: Field, _ isFocused: Bool
  ) {
    let shown = choice.filter.isEmpty ? choice.words : choice.words + "  (" + choice.filter + ")"
    let end = canvas.put(
      row, from, TextWidth.truncated(shown, to: room - 2), isFocused ? Style(underlined: true) : .plain)
    canvas.put(row, end + 1, canvas.glyphs.choice, .quiet)
    if isFocused { canvas.cursor = Spot(row: row, column: from) }
    remark(&canvas, row, end + 4, from + room - end - 4, field)
  }

  private func picks(
    _ picks: Picks, _ canvas: inout Canvas, _ row: Int, _ from: Int, _ room: Int, _ field: Field, _ isFocused: Bool,
    _ area: Range<Int>
  ) {
    let lines = TextWidth.wrapped(picks.words, to: room - 2)
    var end = from
    for (offset, line) in lines.enumerated() where area.contains(row + offset) {
      end = canvas.put(row + offset, from, line, isFocused ? Style(underlined: true) : .plain)
    }
    let last = min(row + lines.count - 1, area.upperBound - 1)
    canvas.put(last, picks.words.isEmpty ? from : end + 1, canvas.glyphs.choice, .quiet)
    if isFocused { canvas.cursor = Spot(row: last, column: min(end, from + room - 1)) }
    let used = end - from + (picks.words.isEmpty ? 2 : 4)
    remark(&canvas, last, from + used, room - used, field)
  }

  private func flags(
    _ flags: [Flag], _ canvas: inout Canvas, _ row: Int, _ from: Int, _ room: Int, _ isFocused: Bool,
    _ area: Range<Int>
  ) {
    for (place, spot) in Self.spots(of: flags, room: room).enumerated() where area.contains(row + spot.row) {
      let flag = flags[place]
      let isHere = isFocused && place == flagAt
      let mark = flag.isOn ? canvas.glyphs.tick : canvas.glyphs.dot
      let at = Spot(row: row + spot.row, column: from + spot.column)
      if isHere { canvas.cursor = at }
      canvas.put(
        at.row, at.column, mark + " " + flag.words, Style(bold: flag.isOn, underlined: isHere),
        width: from + room - at.column)
    }
  }

  /// The options that fit what has been typed: below the field, or above it where there is more room.
  private func options(_ choice: Choice, _ canvas: inout Canvas, beside row: Int, _ from: Int) {
    let shown = choice.shown
    let below = canvas.size.rows - 4 - row - 1
    let above = row - 4
    let wanted = min(shown.count, Self.optionRows)
    let isBelow = below >= wanted || below >= above
    let rows = max(1, min(wanted, isBelow ? below : above))
    let top = isBelow ? row + 1 : row - rows - 2
    let longest = shown.map { TextWidth.columns(of: choice.options[$0].words) }.max() ?? 0
    let width = min(canvas.size.columns - 2, max(18, longest + 4))
    let left = max(0, min(from - 2, canvas.size.columns - width - 1))
    let at = shown.firstIndex(of: choice.selected) ?? 0
    let first = max(0, min(at - rows / 2, shown.count - rows))
    canvas.box(top, left, rows + 2, width, title: shown.count > rows ? "\(at + 1) of \(shown.count)" : "")
    for (offset, index) in shown.dropFirst(first).prefix(rows).enumerated() {
      let y = top + 1 + offset
      canvas.put(y, left + 2, TextWidth.truncated(choice.options[index].words, to: width - 4))
      guard index == choice.selected else { continue }
      canvas.restyle(y, left + 1, width - 2) { $0.isReversed = true }
      canvas.cursor = Spot(row: y, column: left + 2)
    }
  }
}
