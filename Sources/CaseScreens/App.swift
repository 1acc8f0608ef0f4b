public import Casework
public import TextUI

/// The whole interface as a value: a stack of screens that is never empty, and a message.
///
/// `update` takes what happened and returns what the program must do; `view` draws. Nothing here touches the world.
public struct App: Sendable {
  /// What happened.
  public enum Event: Sendable {
    case key(Key)
    case resized(Size)
    /// Some seconds passed: a draft is kept if there is one to keep.
    case tick
    /// A change was saved, with its words.
    case saved(String)
    /// A change was refused or failed: nothing happened.
    case refused(String)
    /// Text came back from the editor.
    case edited(String)
    /// Others changed these cases.
    case changedElsewhere([CaseReference])
    /// The session is ending.
    case hangUp
  }

  /// What the program must do.
  public enum Request: Sendable, Equatable {
    case make(Change)
    case undo
    case edit(String)
    case keepDraft(subject: String, fields: [String: String])
    case dropDraft(String)
    case redraw
    case suspend
    case quit
  }

  private(set) var stack: [any Screen]
  private(set) var message = ""
  private var size: Size
  private let glyphs: Glyphs
  private var closesWhenSaved = false
  private var isBlank = false
  private var keptFields: [String: String] = [:]
  private var question: String?

  /// The interface at its first screen.
  public init(_ desk: any Desk, size: Size, glyphs: Glyphs = .unicode) {
    self.size = size
    self.glyphs = glyphs
    var first = TodayScreen()
    first.refresh(desk)
    stack = [first]
  }

  /// The commands of every screen.
  static let everywhere: [CommandRow] = [
    .init(screen: "Everywhere", keys: "1 2 3", words: "Today, Caseload, Search", hint: nil, key: .char("1")),
    .init(screen: "Everywhere", keys: "u", words: "undo this session's last change", hint: nil, key: .char("u")),
    .init(
      screen: "Everywhere", keys: "? F1", words: "help for this screen: type to filter, Enter runs", hint: nil,
      key: .char("?")),
    .init(screen: "Everywhere", keys: ": Ctrl-P", words: "command palette", hint: nil, key: .char(":")),
    .init(screen: "Everywhere", keys: "Esc", words: "back; asks before typed text is dropped", hint: nil, key: .escape),
    .init(screen: "Everywhere", keys: "Ctrl-L", words: "draw the screen anew", hint: nil, key: .control("l")),
    .init(screen: "Everywhere", keys: "Ctrl-Z", words: "suspend", hint: nil, key: .control("z")),
    .init(
      screen: "Everywhere", keys: "F12", words: "blank the screen; any key shows it again", hint: nil,
      key: .function(12)),
    .init(screen: "Everywhere", keys: "q", words: "back, or quit from the first screen", hint: nil, key: .char("q")),
  ]

  /// Takes what happened; returns what the program must do.
  public mutating func update(_ event: Event, _ desk: any Desk) -> [Request] {
    switch event {
    case .key(let key): return take(key, desk)
    case .resized(let size): self.size = size
    case .tick: return keepDraft()
    case .hangUp: return keepDraft()
    case .saved(let words):
      var requests: [Request] = []
      if closesWhenSaved, stack.count > 1 {
        if let draft = stack[stack.count - 1].draft { requests.append(.dropDraft(draft.subject)) }
        stack.removeLast()
        keptFields = [:]
      }
      closesWhenSaved = false
      refresh(desk)
      message = words
      return requests
    case .refused(let words):
      closesWhenSaved = false
      message = words
      stack[stack.count - 1].refused(words)
    case .edited(let text): stack[stack.count - 1].edited(text)
    case .changedElsewhere: refresh(desk)
    }
    return []
  }

  private mutating func refresh(_ desk: any Desk) {
    for index in stack.indices { stack[index].refresh(desk) }
  }

  private mutating func keepDraft() -> [Request] {
    guard let draft = stack[stack.count - 1].draft, draft.fields != keptFields else { return [] }
    keptFields = draft.fields
    return [.keepDraft(subject: draft.subject, fields: draft.fields)]
  }

  private mutating func take(_ key: Key, _ desk: any Desk) -> [Request] {
    if isBlank {
      isBlank = false
      return []
    }
    message = ""
    if question != nil { return answer(key) }
    switch key {
    case .function(12):
      isBlank = true
      return []
    case .control("l"): return [.redraw]
    case .control("z") where !stack[stack.count - 1].isTyping: return [.suspend]
    default: break
    }
    let isTyping = stack[stack.count - 1].isTyping
    if !(isTyping && key.isText), let step = stack[stack.count - 1].run(key, desk) { return follow(step, desk) }
    if let step = stack[stack.count - 1].typed(key, desk) { return follow(step, desk) }
    if !isTyping { return everywhere(key, desk) }
    if key == .escape { return leave() }
    if key == .function(1) { return follow(.open(PaletteScreen(stack[stack.count - 1].rows + Self.everywhere)), desk) }
    return []
  }

  /// The keys that work on every screen.
  private mutating func everywhere(_ key: Key, _ desk: any Desk) -> [Request] {
    switch key {
    case .char("1"): workspace(TodayScreen(), desk)
    case .char("2"): workspace(CaseloadScreen(), desk)
    case .char("3"): workspace(SearchScreen(), desk)
    case .char("u"): return [.undo]
    case .char("?"), .function(1), .char(":"), .control("p"):
      return follow(.open(PaletteScreen(stack[stack.count - 1].rows + Self.everywhere)), desk)
    case .escape, .left:
      if stack.count > 1 { return leave() }
    case .char("q"):
      if stack.count > 1 { return leave() }
      return [.quit]
    case .control("c"): return [.quit]
    default: break
    }
    return []
  }

  private mutating func workspace(_ screen: some Screen, _ desk: any Desk) {
    if let index = stack.firstIndex(where: { type(of: $0) == type(of: screen) }) {
      stack.removeSubrange((index + 1)...)
    } else {
      stack = [stack[0]]
      if type(of: stack[0]) != type(of: screen) { stack.append(screen) }
    }
    stack[stack.count - 1].refresh(desk)
  }

  /// Back one screen; typed text is dropped only after a question.
  private mutating func leave() -> [Request] {
    if let draft = stack[stack.count - 1].draft, draft.fields.values.contains(where: { !$0.isEmpty }) {
      question = "Drop what you typed? y drops it, any other key keeps it."
      return []
    }
    if stack.count > 1 { stack.removeLast() }
    return []
  }

  private mutating func answer(_ key: Key) -> [Request] {
    question = nil
    guard key == .char("y") || key == .char("Y"), stack.count > 1 else { return [] }
    let subject = stack[stack.count - 1].draft?.subject
    stack.removeLast()
    keptFields = [:]
    return subject.map { [.dropDraft($0)] } ?? []
  }

  private mutating func follow(_ step: Step, _ desk: any Desk) -> [Request] {
    switch step {
    case .stay: break
    case .open(var screen):
      screen.refresh(desk)
      stack.append(screen)
    case .replace(var screen):
      screen.refresh(desk)
      if stack.count > 1 { stack.removeLast() }
      stack.append(screen)
    case .close:
      if stack.count > 1 { stack.removeLast() }
      refresh(desk)
    case .make(let change, let closes):
      if let why = desk.viewOnly {
        message = why
        return []
      }
      closesWhenSaved = closes
      return [.make(change)]
    case .undo: return [.undo]
    case .edit(let text): return [.edit(text)]
    case .dropDraft(let subject):
      keptFields = [:]
      return [.dropDraft(subject)]
    case .say(let words): message = words
    case .quit: return [.quit]
    }
    if let palette = stack.last as? PaletteScreen, let chosen = palette.chosen {
      stack.removeLast()
      return take(chosen, desk)
    }
    return []
  }

  // MARK: Drawing

  /// Draws what is to be shown.
  public mutating func view(_ desk: any Desk) -> Canvas {
    var canvas = Canvas(size, glyphs: glyphs)
    if isBlank {
      canvas.cursor = Spot(row: 0, column: 0)
      return canvas
    }
    guard size.rows >= 10, size.columns >= 40 else {
      canvas.put(0, 0, "Waymark needs more room: 40 by 10 at least.")
      return canvas
    }
    var base = stack.count - 1
    while base > 0, stack[base].floats { base -= 1 }
    header(&canvas, stack[base], desk)
    for index in base..<stack.count {
      canvas.cursor = nil
      stack[index].draw(&canvas, rows: 2..<(size.rows - 2), desk)
    }
    footer(&canvas, desk)
    return canvas
  }

  private func header(_ canvas: inout Canvas, _ screen: any Screen, _ desk: any Desk) {
    let day = desk.now.day.text(.shortWithWeekday)
    var column = canvas.put(0, 1, "Waymark", .bold) + 3
    for (number, name) in [(1, "Today"), (2, "Caseload"), (3, "Search")] {
      let isHere = type(of: screen).name == name
      column =
        canvas.put(0, column, "\(number) \(name)", isHere ? Style(.accent, bold: true, underlined: true) : .plain) + 2
    }
    let title = screen.title(desk)
    if !title.isEmpty, size.columns >= 80 {
      canvas.put(0, column + 1, TextWidth.truncated(title, to: max(0, size.columns - column - day.count - 4)), .accent)
    }
    canvas.put(0, size.columns - day.count - 1, day)
    canvas.rule(1)
  }

  private func footer(_ canvas: inout Canvas, _ desk: any Desk) {
    canvas.rule(size.rows - 2)
    let row = size.rows - 1
    canvas.clear(row, 0, size.columns)
    if let question {
      canvas.put(row, 1, question, .warning)
      canvas.cursor = Spot(row: row, column: 1)
      return
    }
    if !message.isEmpty {
      canvas.put(row, 1, TextWidth.truncated(message, to: size.columns - 2), .bold)
      return
    }
    if let why = desk.viewOnly {
      canvas.put(size.rows - 2, 2, " looking only: " + TextWidth.truncated(why, to: size.columns - 22) + " ", .warning)
    }
    var column = 1
    let screen = stack[stack.count - 1]
    var hints = screen.rows.compactMap { row in row.hint.map { (row.key.name, $0) } }
    if !screen.isTyping { hints += [("?", "help")] }
    for (key, words) in hints {
      let width = TextWidth.columns(of: key) + TextWidth.columns(of: words) + 3
      guard column + width <= size.columns else { break }
      column = canvas.put(row, column, key, .accent)
      column = canvas.put(row, column + 1, words) + 2
    }
  }
}

extension Key {
  /// Whether a field that is being typed into takes the key as text.
  var isText: Bool {
    switch self {
    case .char, .paste: true
    default: false
    }
  }
}
