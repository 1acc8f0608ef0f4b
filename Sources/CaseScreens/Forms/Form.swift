import TextUI

/// The fields of a form, the one that keys act on, and how they are drawn and typed into.
struct Form: Sendable {
  /// A field: its name, and what it holds.
  struct Field: Sendable {
    /// What kind of value it holds.
    enum Kind: Sendable {
      case line(LineEditor)
      case choice(Choice)
      case picks(Picks)
      case flags([Flag])
      case note(TextEditor)
    }

    var name: String
    var label: String
    var kind: Kind
    /// What was understood, or what to type.
    var echo = ""
    /// What is wrong with it.
    var problem = ""
    /// What is asked, in lines of their own above it; empty where the label says it.
    var above = ""
    /// Whether it doesn't apply as things stand.
    var isHidden = false
    /// Whether it stands at the right of the one before it where there is room.
    var isBeside = false

    /// What is chosen from, for a field that one chooses in.
    var options: Choice? {
      switch kind {
      case .choice(let choice): choice
      case .picks(let picks): picks.choice
      case .line, .flags, .note: nil
      }
    }

    /// The same field at the right of the one before it.
    var beside: Self {
      var field = self
      field.isBeside = true
      return field
    }
  }

  /// One of several that can be on or off.
  struct Flag: Sendable {
    var id: String
    var words: String
    var isOn: Bool
  }

  var fields: [Field]
  var focus = 0
  var flagAt = 0
  var noteSize = (width: 60, rows: 5)
  /// The first row that is shown where not all fit.
  var scroll = 0
  /// Whether fields are above or below what is shown.
  var unseen = (above: false, below: false)
  /// Beside which row and from which column the options of the open field float; nil where none is open.
  var optionsPlace: (row: Int, column: Int)?
  /// Where each field was last drawn.
  var places: [(field: Int, rows: Range<Int>, columns: Range<Int>)] = []

  init(_ fields: [Field], focus name: String? = nil) {
    self.fields = fields
    if let name, let index = fields.firstIndex(where: { $0.name == name }) { focus = index }
  }

  var visible: [Int] { fields.indices.filter { !fields[$0].isHidden } }

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

  mutating func leaveField() {
    switch fields[focus].kind {
    case .choice(var choice):
      choice.close()
      fields[focus].kind = .choice(choice)
    case .picks(var picks):
      picks.close()
      fields[focus].kind = .picks(picks)
    case .line, .flags, .note: break
    }
  }

  /// What a field says, as people read it.
  func words(_ name: String) -> String {
    switch fields.first(where: { $0.name == name })?.kind {
    case .choice(let choice): choice.words
    case .picks(let picks): picks.words
    case .flags(let flags): flags.filter(\.isOn).map(\.words).joined(separator: ", ")
    case .line, .note, nil: text(name)
    }
  }

  /// The text of a field: what was typed, the id of the choice, or what is on, with commas between.
  func text(_ name: String) -> String {
    guard let field = fields.first(where: { $0.name == name }) else { return "" }
    switch field.kind {
    case .line(let line): return line.text
    case .choice(let choice): return choice.id
    case .picks(let picks): return picks.ids
    case .flags(let flags): return flags.filter(\.isOn).map(\.id).joined(separator: ",")
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
    case .picks(var picks):
      picks.set(value.split(separator: ",").map(String.init))
      fields[index].kind = .picks(picks)
    case .flags(let flags):
      let on = Set(value.split(separator: ",").map(String.init))
      fields[index].kind = .flags(flags.map { Flag(id: $0.id, words: $0.words, isOn: on.contains($0.id)) })
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
}
