import TextUI

/// The fields of a form, the one that keys act on, and how they are drawn and typed into.
struct Form: Sendable {
  /// A field: its name, and what it holds.
  struct Field: Sendable {
    /// What kind of value it holds.
    enum Kind: Sendable {
      case line(LineEditor)
      case choice(Choice)
      case flags([Flag])
      case flag(Bool)
      case note(TextEditor)
    }

    var name: String
    var label: String
    var kind: Kind
    /// What was understood, or what to type.
    var echo = ""
    /// What is wrong with it.
    var problem = ""
    /// Rows that it takes; a note takes what is left.
    var isHidden = false
  }

  /// One of several that can be on or off.
  struct Flag: Sendable {
    var id: String
    var words: String
    var isOn: Bool
  }

  /// One of many, found by typing.
  struct Choice: Sendable {
    var options: [(id: String, words: String)]
    var selected: Int
    var filter = ""

    var words: String { options.indices.contains(selected) ? options[selected].words : "" }
    var id: String { options.indices.contains(selected) ? options[selected].id : "" }

    /// The options that have what has been typed, in a word's beginning first.
    var shown: [Int] {
      let wanted = filter.lowercased()
      if wanted.isEmpty { return Array(options.indices) }
      let starts = options.indices.filter { options[$0].words.lowercased().hasPrefix(wanted) }
      let within = options.indices.filter { !starts.contains($0) && options[$0].words.lowercased().contains(wanted) }
      return starts + within
    }

    mutating func handle(_ key: Key) -> Bool {
      switch key {
      case .char(let character):
        filter.append(character)
        if let first = shown.first { selected = first } else { filter.removeLast() }
      case .backspace:
        guard !filter.isEmpty else { return false }
        filter.removeLast()
        if let first = shown.first { selected = first }
      case .left, .right: step(key == .right ? 1 : -1)
      default: return false
      }
      return true
    }

    mutating func step(_ distance: Int) {
      let list = shown
      let at = list.firstIndex(of: selected) ?? 0
      if !list.isEmpty { selected = list[min(max(0, at + distance), list.count - 1)] }
    }
  }

  var fields: [Field]
  private(set) var focus = 0
  private var flagAt = 0
  private var noteSize = (width: 60, rows: 5)

  init(_ fields: [Field], focus name: String? = nil) {
    self.fields = fields
    if let name, let index = fields.firstIndex(where: { $0.name == name }) { focus = index }
  }

  private var visible: [Int] { fields.indices.filter { !fields[$0].isHidden } }

  /// The name of the field that keys act on.
  var focused: String { fields.indices.contains(focus) ? fields[focus].name : "" }

  /// Goes to the next field, or the one before.
  mutating func move(_ distance: Int) {
    let list = visible
    guard let at = list.firstIndex(of: focus) else {
      focus = list.first ?? 0
      return
    }
    leaveField()
    focus = list[(at + distance + list.count) % list.count]
    flagAt = 0
  }

  private mutating func leaveField() {
    if case .choice(var choice) = fields[focus].kind {
      choice.filter = ""
      fields[focus].kind = .choice(choice)
    }
  }

  /// Takes a key; false where no field has a use for it.
  mutating func handle(_ key: Key) -> Bool {
    guard fields.indices.contains(focus) else { return false }
    switch key {
    case .tab: move(1)
    case .backTab: move(-1)
    default: return typed(key)
    }
    return true
  }

  private mutating func typed(_ key: Key) -> Bool {
    fields[focus].problem = ""
    switch fields[focus].kind {
    case .line(var line):
      if key == .enter || key == .down { move(1); return true }
      if key == .up { move(-1); return true }
      guard line.handle(key) else { return false }
      fields[focus].kind = .line(line)
    case .choice(var choice):
      if key == .enter || key == .down { move(1); return true }
      if key == .up { move(-1); return true }
      guard choice.handle(key) else { return false }
      fields[focus].kind = .choice(choice)
    case .flags(var flags):
      switch key {
      case .left: flagAt = max(0, flagAt - 1)
      case .right: flagAt = min(flags.count - 1, flagAt + 1)
      case .char(" "): flags[flagAt].isOn.toggle()
      case .char(let character):
        let letter = character.lowercased()
        guard let index = flags.firstIndex(where: { $0.words.lowercased().hasPrefix(letter) }) else { return true }
        flags[index].isOn.toggle()
        flagAt = index
      case .enter, .down: move(1); return true
      case .up: move(-1); return true
      default: return false
      }
      fields[focus].kind = .flags(flags)
    case .flag(let isOn):
      switch key {
      case .char(" "), .left, .right: fields[focus].kind = .flag(!isOn)
      case .char("y"): fields[focus].kind = .flag(true)
      case .char("n"): fields[focus].kind = .flag(false)
      case .enter, .down: move(1)
      case .up: move(-1)
      default: return false
      }
    case .note(var note):
      let isTaken = note.handle(key, width: noteSize.width, rows: noteSize.rows)
      fields[focus].kind = .note(note)
      if !isTaken, key == .up { move(-1) } else if !isTaken, key == .down { move(1) } else { return isTaken }
    }
    return true
  }

  // MARK: Values

  /// The text of a field: what was typed, the id of the choice, or what is on, with commas between.
  func text(_ name: String) -> String {
    guard let field = fields.first(where: { $0.name == name }) else { return "" }
    switch field.kind {
    case .line(let line): return line.text
    case .choice(let choice): return choice.id
    case .flags(let flags): return flags.filter(\.isOn).map(\.id).joined(separator: ",")
    case .flag(let isOn): return isOn ? "yes" : ""
    case .note(let note): return note.text
    }
  }

  /// Puts a value in place, as ``text(_:)`` gives it.
  mutating func set(_ name: String, _ value: String) {
    guard let index = fields.firstIndex(where: { $0.name == name }) else { return }
    switch fields[index].kind {
    case .line(var line):
      line.set(value)
      fields[index].kind = .line(line)
    case .choice(var choice):
      if let found = choice.options.firstIndex(where: { $0.id == value }) { choice.selected = found }
      fields[index].kind = .choice(choice)
    case .flags(let flags):
      let on = Set(value.split(separator: ",").map(String.init))
      fields[index].kind = .flags(flags.map { Flag(id: $0.id, words: $0.words, isOn: on.contains($0.id)) })
    case .flag: fields[index].kind = .flag(value == "yes")
    case .note(var note):
      note.set(value)
      fields[index].kind = .note(note)
    }
  }

  /// Says beside a field what is wrong, and goes to it.
  mutating func fault(_ name: String, _ words: String) {
    guard let index = fields.firstIndex(where: { $0.name == name }) else { return }
    fields[index].problem = words
    focus = index
  }

  /// Says beside a field what was understood.
  mutating func echo(_ name: String, _ words: String) {
    guard let index = fields.firstIndex(where: { $0.name == name }) else { return }
    fields[index].echo = words
  }

  /// Shows or hides a field.
  mutating func hide(_ name: String, _ isHidden: Bool) {
    guard let index = fields.firstIndex(where: { $0.name == name }) else { return }
    fields[index].isHidden = isHidden
    if isHidden, focus == index { move(1) }
  }

  /// Every value by name, for a draft.
  var values: [String: String] {
    var values: [String: String] = [:]
    for field in fields { values[field.name] = text(field.name) }
    return values
  }

  // MARK: Drawing

  /// Draws the fields one under another in a box; the note takes what room is left.
  mutating func draw(_ canvas: inout Canvas, row top: Int, column: Int, width: Int, rows: Int) {
    let list = visible
    let noteRows = max(2, rows - (list.count - list.filter(isNote).count))
    var row = top
    var cursor: Spot?
    for index in list where row < top + rows {
      let isFocused = index == focus
      canvas.put(row, column, TextWidth.padded(fields[index].label, to: 9), isFocused ? .accent : .plain)
      let from = column + 10
      let room = width - 10
      switch fields[index].kind {
      case .line(let line):
        let size = fields[index].echo.isEmpty && fields[index].problem.isEmpty ? room : max(12, min(30, room / 2))
        line.draw(&canvas, row, from, width: size, isFocused: isFocused)
        if isFocused { cursor = canvas.cursor }
        beside(&canvas, row, from + size + 2, room - size - 2, fields[index])
      case .choice(let choice):
        let shown = choice.filter.isEmpty ? choice.words : choice.words + "  (" + choice.filter + ")"
        let end = canvas.put(
          row, from, TextWidth.truncated(shown, to: room - 2), isFocused ? Style(underlined: true) : .plain)
        canvas.put(row, end + 1, canvas.glyphs.choice, .quiet)
        if isFocused { cursor = Spot(row: row, column: from) }
        beside(&canvas, row, end + 4, from + room - end - 4, fields[index])
      case .flags(let flags):
        var x = from
        for (place, flag) in flags.enumerated() where x < from + room {
          let isHere = isFocused && place == flagAt
          let mark = flag.isOn ? canvas.glyphs.tick : canvas.glyphs.dot
          if isHere { cursor = Spot(row: row, column: x) }
          x =
            canvas.put(
              row, x, mark + " " + flag.words, Style(bold: flag.isOn, underlined: isHere), width: from + room - x) + 2
        }
      case .flag(let isOn):
        canvas.put(
          row, from, isOn ? canvas.glyphs.tick + " yes" : canvas.glyphs.dot + " no",
          isFocused ? Style(underlined: true) : .plain)
        if isFocused { cursor = Spot(row: row, column: from) }
        beside(&canvas, row, from + 8, room - 8, fields[index])
      case .note(var note):
        noteSize = (room, noteRows)
        note.draw(&canvas, row, from, width: room, rows: noteRows, isFocused: isFocused)
        fields[index].kind = .note(note)
        if isFocused { cursor = canvas.cursor }
        if !fields[index].problem.isEmpty { canvas.put(row + 1, column, "!", .overdue) }
        row += noteRows - 1
      }
      row += 1
    }
    canvas.cursor = cursor
  }

  private func isNote(_ index: Int) -> Bool {
    if case .note = fields[index].kind { return true }
    return false
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

extension Form.Choice {
  /// Choices with one of them chosen by its id.
  init(_ options: [(id: String, words: String)], chosen: String?) {
    self.options = options
    selected = chosen.flatMap { id in options.firstIndex { $0.id == id } } ?? 0
  }
}
