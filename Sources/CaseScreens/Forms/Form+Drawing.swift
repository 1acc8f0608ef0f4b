import TextUI

extension Form {
  /// The columns of the longest label and a gap.
  private var labelWidth: Int { min(18, max(10, (fields.map { TextWidth.columns(of: $0.label) }.max() ?? 0) + 2)) }
  /// Rows that a note is given where there is room for all.
  private static let noteRows = 6
  /// How many options are shown at once.
  private static let optionRows = 8

  /// Draws the fields one under another; the note takes what room is left. Options float above what is below them.
  mutating func draw(_ canvas: inout Canvas, row top: Int, column: Int, width: Int, rows: Int) {
    let from = column + labelWidth
    let room = width - labelWidth
    let fixed = visible.reduce(0) { $0 + height(of: fields[$1].kind, room: room) }
    let notes = visible.filter { isNote($0) }.count
    let noteRows = notes == 0 ? 0 : max(2, (rows - fixed) / notes)
    var row = top
    var cursor: Spot?
    var options: (choice: Choice, row: Int)?
    places = []
    for index in visible where row < top + rows {
      let isFocused = index == focus
      let size = isNote(index) ? min(noteRows, top + rows - row) : height(of: fields[index].kind, room: room)
      places.append((index, row..<(row + size)))
      canvas.put(
        row, column, TextWidth.padded(fields[index].label, to: labelWidth - 1), isFocused ? .accent : .plain)
      canvas.cursor = nil
      switch fields[index].kind {
      case .line(let line): self.line(line, &canvas, row, from, room, fields[index], isFocused)
      case .choice(let choice):
        self.choice(choice, &canvas, row, from, room, fields[index], isFocused)
        if isFocused, choice.isOpen { options = (choice, row) }
      case .flags(let flags): self.flags(flags, &canvas, row, from, room, isFocused)
      case .note(var note):
        noteSize = (room, size)
        note.draw(&canvas, row, from, width: room, rows: size, isFocused: isFocused)
        fields[index].kind = .note(note)
        if !fields[index].problem.isEmpty { canvas.put(row + 1, column, "!", .overdue) }
      }
      if isFocused { cursor = canvas.cursor }
      row += size
    }
    canvas.cursor = cursor
    if let options { draw(options.choice, &canvas, below: options.row, from, room, to: top + rows) }
  }

  /// Rows that all fields take in so many columns.
  func height(width: Int) -> Int {
    visible.reduce(0) { rows, index in
      rows + (isNote(index) ? Self.noteRows : height(of: fields[index].kind, room: width - labelWidth))
    }
  }

  private func isNote(_ index: Int) -> Bool {
    if case .note = fields[index].kind { return true }
    return false
  }

  /// Rows that a field takes; 0 for a note, which takes what is left.
  private func height(of kind: Field.Kind, room: Int) -> Int {
    switch kind {
    case .note: 0
    case .flags(let flags): (Self.spots(of: flags, room: room).last?.row ?? 0) + 1
    case .line, .choice: 1
    }
  }

  private func line(
    _ line: LineEditor, _ canvas: inout Canvas, _ row: Int, _ from: Int, _ room: Int, _ field: Field, _ isFocused: Bool
  ) {
    let hasMore = !field.echo.isEmpty || !field.problem.isEmpty
    let size = hasMore ? max(12, min(24, room * 2 / 5)) : room
    line.draw(&canvas, row, from, width: size, isFocused: isFocused)
    let cursor = canvas.cursor
    beside(&canvas, row, from + size + 2, room - size - 2, field)
    canvas.cursor = cursor
  }

  private func choice(
    _ choice: Choice, _ canvas: inout Canvas, _ row: Int, _ from: Int, _ room: Int, _ field: Field, _ isFocused: Bool
  ) {
    let shown = choice.filter.isEmpty ? choice.words : choice.words + "  (" + choice.filter + ")"
    let end = canvas.put(
      row, from, TextWidth.truncated(shown, to: room - 2), isFocused ? Style(underlined: true) : .plain)
    canvas.put(row, end + 1, canvas.glyphs.choice, .quiet)
    if isFocused { canvas.cursor = Spot(row: row, column: from) }
    beside(&canvas, row, end + 4, from + room - end - 4, field)
  }

  /// Where each flag stands, row after row.
  private static func spots(of flags: [Flag], room: Int) -> [(row: Int, column: Int)] {
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

  private func flags(
    _ flags: [Flag], _ canvas: inout Canvas, _ row: Int, _ from: Int, _ room: Int, _ isFocused: Bool
  ) {
    for (place, spot) in Self.spots(of: flags, room: room).enumerated() {
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

  /// The options that fit what has been typed, below the field or above it where there is more room.
  private func draw(
    _ choice: Choice, _ canvas: inout Canvas, below row: Int, _ from: Int, _ room: Int, to bottom: Int
  ) {
    let shown = choice.shown
    let rows = min(shown.count, Self.optionRows, max(1, bottom - row - 3))
    let width = min(room, (shown.map { TextWidth.columns(of: choice.options[$0].words) }.max() ?? 0) + 4)
    let at = shown.firstIndex(of: choice.selected) ?? 0
    let first = max(0, min(at - rows / 2, shown.count - rows))
    let title = shown.count > rows ? "\(at + 1) of \(shown.count)" : ""
    canvas.box(row + 1, from - 2, rows + 2, max(width, 18), title: title)
    for (offset, index) in shown.dropFirst(first).prefix(rows).enumerated() {
      let isChosen = index == choice.selected
      let y = row + 2 + offset
      canvas.put(y, from, TextWidth.truncated(choice.options[index].words, to: max(width, 18) - 4))
      if isChosen {
        canvas.restyle(y, from - 1, max(width, 18) - 2) { $0.isReversed = true }
        canvas.cursor = Spot(row: y, column: from)
      }
    }
  }

  private func beside(_ canvas: inout Canvas, _ row: Int, _ column: Int, _ width: Int, _ field: Field) {
    guard width > 3 else { return }
    if !field.problem.isEmpty {
      canvas.put(row, column, TextWidth.truncated("! " + field.problem, to: width), .overdue)
    } else if !field.echo.isEmpty {
      canvas.put(row, column, TextWidth.truncated(field.echo, to: width), .quiet)
    }
  }
}
