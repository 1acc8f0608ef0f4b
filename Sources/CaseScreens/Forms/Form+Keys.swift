import TextUI

extension Form {
  /// Whether a key brings more than the line that it is for may hold.
  func overflows(_ key: Key) -> Bool {
    guard fields.indices.contains(focus), case .line(let line) = fields[focus].kind else { return false }
    return line.overflows(key)
  }

  /// Takes a key; false where no field has a use for it.
  mutating func handle(_ key: Key) -> Bool {
    guard fields.indices.contains(focus) else { return false }
    switch key {
    case .tab: move(1)
    case .backTab: move(-1)
    case .mouse(let mouse) where mouse.kind == .press:
      let isThere = { (rows: Range<Int>, columns: Range<Int>) in
        rows.contains(mouse.row) && columns.contains(mouse.column)
      }
      guard let place = places.last(where: { isThere($0.rows, $0.columns) }) else { return false }
      leaveField()
      focus = place.field
      flagAt = 0
    default:
      if typed(key) { return true }
      switch key {
      case .enter, .down: move(1)
      case .up: move(-1)
      default: return false
      }
    }
    return true
  }

  /// Gives the key to the field; false where it leads on to another one or means nothing.
  private mutating func typed(_ key: Key) -> Bool {
    let isTaken: Bool
    switch fields[focus].kind {
    case .line(var line):
      isTaken = line.handle(key)
      fields[focus].kind = .line(line)
    case .choice(var choice):
      isTaken = choice.handle(key)
      fields[focus].kind = .choice(choice)
    case .picks(var picks):
      isTaken = picks.handle(key)
      fields[focus].kind = .picks(picks)
    case .flags(var flags):
      isTaken = Self.flag(key, &flags, &flagAt)
      fields[focus].kind = .flags(flags)
    case .note(var note):
      isTaken = note.handle(key, width: noteSize.width, rows: noteSize.rows)
      fields[focus].kind = .note(note)
    }
    if isTaken { fields[focus].problem = "" }
    return isTaken
  }

  private static func flag(_ key: Key, _ flags: inout [Flag], _ at: inout Int) -> Bool {
    switch key {
    case .left: at = max(0, at - 1)
    case .right: at = min(flags.count - 1, at + 1)
    case .char(" "):
      if flags.indices.contains(at) { flags[at].isOn.toggle() }
    case .char(let character):
      let letter = character.lowercased()
      let fitting = flags.indices.filter { flags[$0].words.lowercased().hasPrefix(letter) }
      guard let index = fitting.first(where: { $0 > at }) ?? fitting.first else { return true }
      flags[index].isOn.toggle()
      at = index
    default: return false
    }
    return true
  }
}

extension Words {
  /// Why a line doesn't take what was pasted into it.
  static let tooLongForOneLine =
    "What was pasted is too long for one line, so nothing of it was taken. It may have \(LineEditor.longest) bytes."
}
