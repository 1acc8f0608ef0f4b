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
    /// A change was saved, with its words, and the case that it is about where it is about one.
    case saved(String, of: CaseReference? = nil)
    /// Something was done that is no change, such as a file written.
    case said(String)
    /// A change was refused or failed: nothing happened.
    case refused(String)
    /// Text came back from the editor.
    case edited(String)
    /// Others changed these cases.
    case changedElsewhere([CaseReference])
    /// Nobody was at the session for a while, or its user asked for it: it is locked.
    case lock
    /// What came of a password: it opens the session, or why it doesn't.
    case unlocked(else: String?)
    /// Nobody can say whether a password is right.
    case passwordUnknown
    /// A look couldn't be written down, and why: nothing is shown until it is.
    case unlogged(Look, why: String)
    /// The session is ending.
    case hangUp
  }

  /// What the program must do.
  public enum Request: Sendable, Equatable {
    case make(Change)
    case undo
    case redo
    case edit(String)
    case keepPreferences(Preferences)
    case keepDraft(subject: String, fields: [String: String])
    case dropDraft(String)
    case write(name: String, text: String, of: CaseReference?)
    case look(Look)
    case copy(String)
    case unlock(password: String)
    case importCourtList(path: String)
    case redraw
    case suspend
    case quit
  }

  private(set) var stack: [any Screen]
  /// Screens below this place in the stack show what was before others' last change, since nobody sees them.
  private var staleBelow = 0
  private(set) var message = ""
  var size: Size
  let glyphs: Glyphs
  private var closesWhenSaved = false
  /// Whether the case that a change is about is shown when it is saved: a new one.
  private var opensWhenSaved = false
  var isBlank = false
  /// What keeps others from what is shown; nil while the session is in use.
  var lock: SessionLock?
  private var keptFields: [String: String] = [:]
  var question: String?
  var isQuestionSeen = false
  var savedAt: TimeOfDay?
  /// The day for which the screens were last refreshed.
  private var day: Day
  var looks = LookFollower()
  /// Workspaces that were left, as they were left.
  private var resting: [String: any Screen] = [:]

  /// The section of an assessment in which the user writes; nil where they write in none.
  public var place: SectionPlace? { stack.lazy.compactMap(\.place).last }

  /// Whether an assessment is among the screens, so that it matters who else writes in it.
  public var showsAssessment: Bool { stack.contains { $0 is AssessmentScreen } }

  /// The interface at its first screen.
  public init(_ desk: any Desk, size: Size, glyphs: Glyphs = .unicode) {
    self.size = size
    self.glyphs = glyphs
    day = desk.now.day
    var first = TodayScreen()
    first.refresh(desk)
    stack = [first]
  }

  /// What help calls the place of the commands of every screen.
  static let everywhereName = "Everywhere"

  /// The commands of every screen.
  static let everywhere: [CommandRow] = [
    row(.char("1"), "Today"), row(.char("2"), "Caseload"), row(.char("3"), "Search"), row(.char("4"), "Team"),
    row(.char("u"), "undo this session's last change"),
    row(.control("y"), "do again what was undone last"),
    row(.char("Y"), "copy the case's reference to the clipboard"),
    row(.function(1), "help for this screen: type to filter, Enter runs", shown: .char("?")),
    row(.control("p"), "command palette", shown: .char(":")),
    row(.escape, "back; asks before typed text is dropped"),
    row(.up, "while a filter is typed: an earlier one"),
    row(.control("l"), "draw the screen anew"),
    row(.control("z"), "suspend"),
    row(.function(12), "blank the screen; any key shows it again"),
    row(.alt("l"), "lock the session; your login password opens it"),
    row(.char("q"), "back, or quit from the first screen"),
  ]

  /// A row of theirs; its second key is what help names first.
  private static func row(_ key: Key, _ words: String, shown: Key? = nil) -> CommandRow {
    CommandRow(
      screen: everywhereName, keys: (shown.map { $0.name + " " } ?? "") + key.name, words: words, key: key,
      otherKeys: shown.map { [$0] } ?? [])
  }

  /// What the command of every screen that comes with a key is pressed with; nil where it was turned off.
  public static func keyName(_ key: Key, _ desk: any Desk) -> String? {
    everywhere.first { $0.key == key }.flatMap { desk.keys.row($0) }?.key.name
  }

  /// Those of them that are no part of what is typed.
  private static let whileTyping: [Key] = [
    .function(1), .control("p"), .escape, .control("l"), .function(12), .alt("l"),
  ]

  /// Takes what happened; returns what the program must do, looks first, because they are written down before anything
  /// is shown.
  public mutating func update(_ event: Event, _ desk: any Desk) -> [Request] {
    let requests = happened(event, desk)
    return looksToTell(after: event) + requests
  }

  private mutating func happened(_ event: Event, _ desk: any Desk) -> [Request] {
    if day != desk.now.day {
      day = desk.now.day
      refresh(desk)
    }
    switch event {
    case .key(let key): return take(key, desk)
    case .resized(let size): self.size = size
    case .tick, .hangUp: return keepDraft()
    case .unlogged: break
    case .lock: return lockUp()
    case .unlocked(let trouble):
      if let trouble { lock?.trouble = trouble } else { lock = nil }
    case .passwordUnknown: lock?.cannotOpen()
    case .saved(let words, let reference):
      var requests: [Request] = []
      if closesWhenSaved, stack.count > 1 {
        requests = settleDraft(of: stack.removeLast())
        stack[stack.count - 1].acted()
      }
      if opensWhenSaved, let reference { stack.append(CaseScreen(reference)) }
      closesWhenSaved = false
      opensWhenSaved = false
      savedAt = desk.now.time
      refresh(desk)
      message = words
      return requests
    case .refused(let words):
      closesWhenSaved = false
      opensWhenSaved = false
      stack[stack.count - 1].refresh(desk)
      message = stack[stack.count - 1].refused(words) ? "" : words
    case .said(let words): message = words
    case .edited(let text): stack[stack.count - 1].edited(text)
    case .changedElsewhere(let cases): refresh(desk, after: cases)
    }
    return []
  }

  /// The lowest screen that is seen: those above it float.
  var lowestSeen: Int {
    var base = stack.count - 1
    while base > 0, stack[base].floats { base -= 1 }
    return base
  }

  /// Refreshes the screens that are seen and show any of these cases; no cases stand for any. Those below wait until
  /// they are seen again.
  private mutating func refresh(_ desk: any Desk, after cases: [CaseReference] = []) {
    let base = lowestSeen
    for index in base..<stack.count where cases.isEmpty || stack[index].shows(anyOf: cases) {
      stack[index].refresh(desk)
    }
    staleBelow = base
  }

  /// Refreshes what waited for it and is seen now.
  private mutating func reveal(_ desk: any Desk) {
    let base = lowestSeen
    for index in base..<max(base, min(staleBelow, stack.count)) { stack[index].refresh(desk) }
    staleBelow = min(staleBelow, base)
  }

  mutating func keepDraft() -> [Request] {
    guard let draft = stack.last(where: { $0.draft != nil })?.draft, draft.fields != keptFields else { return [] }
    keptFields = draft.fields
    return [.keepDraft(subject: draft.subject, fields: draft.fields)]
  }

  private mutating func take(_ key: Key, _ desk: any Desk) -> [Request] {
    if lock != nil { return takeLocked(key) }
    if isBlank {
      isBlank = false
      return []
    }
    message = ""
    if withheld != nil { return takeWithheld(key, desk) }
    if question != nil { return isQuestionSeen ? answer(key, desk) : [] }
    let isTyping = stack[stack.count - 1].isTyping
    let isText = isTyping && key.isText
    switch isText ? nil : desk.keys.everywhere(key) {
    case .function(12):
      isBlank = true
      return []
    case .control("l"): return [.redraw]
    case .alt("l"): return lockUp()
    case .control("z") where !isTyping: return [.suspend]
    default: break
    }
    if isCovered(desk) { return key == .escape ? leave(desk) : [] }
    if !isText, let step = stack[stack.count - 1].run(key, desk) { return follow(step, desk) }
    if let step = stack[stack.count - 1].typed(key, desk) { return follow(step, desk) }
    guard let key = desk.keys.everywhere(key) else { return [] }
    if !isTyping { return everywhere(key, desk) }
    if key == .escape { return leave(desk) }
    if key == .function(1) || key == .control("p") { return openPalette(desk) }
    return []
  }

  /// The keys that work on every screen.
  mutating func everywhere(_ key: Key, _ desk: any Desk) -> [Request] {
    switch key {
    case .char("1"): return workspace(TodayScreen(), desk)
    case .char("2"): return workspace(CaseloadScreen(), desk)
    case .char("3"): return workspace(SearchScreen(), desk)
    case .char("4"): return workspace(TeamScreen(), desk)
    case .char("u"): return [.undo]
    case .control("y"): return [.redo]
    case .char("Y"):
      guard let reference = stack[stack.count - 1].caseShown else {
        message = "Nothing here is about one case."
        return []
      }
      message = "Copied: \(reference)."
      return [.copy(reference.description)]
    case .char("?"), .function(1), .char(":"), .control("p"): return openPalette(desk)
    case .mouse(let mouse) where mouse.row == 0 && mouse.kind == .press:
      if let tab = Self.tabs.last(where: { $0.column <= mouse.column }) { return everywhere(.char(tab.key), desk) }
    case .escape, .left:
      if stack.count > 1 { return leave(desk) }
    case .char("q"):
      if stack.count > 1 { return leave(desk) }
      return [.quit]
    case .control("c"): return keepDraft() + [.quit]
    default: break
    }
    return []
  }

  private mutating func openPalette(_ desk: any Desk) -> [Request] {
    let screen = stack[stack.count - 1]
    let everywhere = screen.isTyping ? Self.everywhere.filter { Self.whileTyping.contains($0.key) } : Self.everywhere
    let rows = screen.rowsForNow(desk) + everywhere.compactMap { desk.keys.row($0) }
    return follow(.open(PaletteScreen(rows)), desk)
  }

  /// Goes to a workspace, as it was left; what is typed in a form beneath the screens that are left stays as a draft.
  private mutating func workspace(_ screen: some Screen, _ desk: any Desk) -> [Request] {
    let requests = keepDraft()
    keptFields = [:]
    let index = stack.firstIndex { $0.isWorkspace && type(of: $0) == type(of: screen) }
    while stack.count > (index ?? 0) + 1 { removeTop() }
    if index == nil { stack.append(resting[type(of: screen).name] ?? screen) }
    stack[stack.count - 1].refresh(desk)
    staleBelow = min(staleBelow, stack.count - 1)
    return requests
  }

  /// Takes the top screen away; a workspace is put aside as it is.
  private mutating func removeTop() {
    guard stack.count > 1 else { return }
    let left = stack.removeLast()
    if left.isWorkspace { resting[type(of: left).name] = left }
  }

  /// Back one screen; typed text is dropped only after a question.
  mutating func leave(_ desk: any Desk) -> [Request] {
    if stack[stack.count - 1].hasTypedText {
      question = "Drop what you typed? y drops it, any other key keeps it."
      isQuestionSeen = false
      return []
    }
    removeTop()
    reveal(desk)
    return []
  }

  mutating func answer(_ key: Key, _ desk: any Desk) -> [Request] {
    question = nil
    guard key == .char("y") || key == .char("Y"), stack.count > 1 else { return [] }
    let requests = settleDraft(of: stack.removeLast())
    reveal(desk)
    return requests
  }

  /// What was saved or dropped is no draft any more; one that was offered and not taken up stays.
  private mutating func settleDraft(of screen: any Screen) -> [Request] {
    keptFields = [:]
    if let waiting = screen.waitingDraft { return [.keepDraft(subject: waiting.subject, fields: waiting.fields)] }
    return screen.draft.map { [.dropDraft($0.subject)] } ?? []
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
      reveal(desk)
    case .close:
      removeTop()
      reveal(desk)
    case .make(let change, let closes):
      if let why = desk.viewOnly {
        message = why
        return []
      }
      closesWhenSaved = closes
      switch change {
      case .caseOpened, .accessChanged(_, .opened): opensWhenSaved = true
      default: break
      }
      return [.make(change)]
    case .undo: return [.undo]
    case .edit(let text): return [.edit(text)]
    case .dropDraft(let subject):
      keptFields = [:]
      return [.dropDraft(subject)]
    case .write(let name, let text, let reference): return [.write(name: name, text: text, of: reference)]
    case .importCourtList(let path):
      if let why = desk.viewOnly {
        message = why
        return []
      }
      closesWhenSaved = true
      return [.importCourtList(path: path)]
    case .prefer(let preferences):
      removeTop()
      reveal(desk)
      return [.keepPreferences(preferences)]
    case .say(let words): message = words
    case .quit: return [.quit]
    }
    if let palette = stack.last as? PaletteScreen, let chosen = palette.chosen {
      stack.removeLast()
      return take(chosen, desk)
    }
    return []
  }
}

extension App {
  /// Draws one screen of the stack; true where it says instead that its case isn't open.
  mutating func draw(_ index: Int, _ canvas: inout Canvas, _ desk: any Desk) -> Bool {
    let rows = 2..<(size.rows - 2)
    if let refused = refused(stack[index], desk) {
      draw(refused.words, &canvas, rows: rows)
      return true
    }
    stack[index].draw(&canvas, rows: rows, desk)
    if let sheet = stack[index] as? any SheetScreen { sheet.sheet.form.drawOptions(&canvas) }
    return false
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
