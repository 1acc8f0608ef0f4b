import Casework
import TextUI

/// A form with what every form has besides its fields: what it began with, the drafts that were kept of it, and why it
/// was not saved.
struct FormSheet: Sendable {
  var form: Form
  /// By what its drafts are found again, such as `order YJ-000142 o7`.
  let subject: String
  /// What the fields said at first, or when others last changed them.
  var initial: [String: String]
  /// What is typed besides the fields, such as each child's outcome in a group session.
  var extra: [String: String] = [:]
  /// What was typed, while the fields show something else.
  var aside: [String: String]?
  private(set) var offered: OfferedDrafts
  /// Why it was not saved; gone when something else is typed.
  private(set) var trouble = ""
  /// What another wrote in a field that was filled in here too.
  private var conflict = ""
  /// Whether it was asked since whether one's own is to be saved over it.
  private var isAsked = true

  init(_ form: Form, subject: String, extra: [String: String] = [:], _ desk: any Desk) {
    self.form = form
    self.subject = subject
    self.extra = extra
    initial = form.values.merging(extra) { _, new in new }
    offered = OfferedDrafts(desk.draft(of: subject))
  }

  /// Everything that is typed, by name.
  var values: [String: String] { (aside ?? form.values).merging(extra) { _, new in new } }

  var hasTypedText: Bool { values != initial }

  /// What is typed, with the earlier drafts behind it; nil where nothing is.
  var draft: (subject: String, fields: [String: String])? {
    hasTypedText ? (subject, offered.fields(behind: values)) : nil
  }

  /// Earlier drafts that nobody has looked at.
  var waitingDraft: (subject: String, fields: [String: String])? {
    offered.latest == nil ? nil : (subject, offered.fields())
  }

  /// Puts the latest draft in place, and what stood there behind the others; returns what the draft says.
  mutating func restore(_ desk: any Desk) -> [String: String] {
    let current = hasTypedText ? KeptDraft(at: desk.now.tabular, fields: values) : nil
    let fields = offered.exchange(for: current)?.fields ?? [:]
    for (name, value) in fields { form.set(name, value) }
    return fields
  }

  /// Takes over what others changed in fields that were not touched here; what both changed is returned in words.
  mutating func takeOver(_ theirs: Form, since earlier: Form) -> [String] {
    var both: [String] = []
    for field in theirs.fields {
      let value = theirs.text(field.name)
      guard value != earlier.text(field.name) else { continue }
      if form.text(field.name) == initial[field.name] {
        form.set(field.name, value)
      } else if form.text(field.name) != value {
        both.append(field.label.lowercased() + " to \u{201C}" + theirs.words(field.name) + "\u{201D}")
      }
      initial[field.name] = value
    }
    return both
  }

  /// Says that another wrote in the same field, so that saving asks before one's own goes over it; `isAsked` where that is
  /// being asked just now.
  mutating func conflicts(_ words: String, isAsked: Bool = false) {
    conflict = words
    asksFirst(!isAsked)
  }

  /// Whether saving asks first, because of what another wrote, which the form itself may show; not any more once whoever
  /// writes has looked at it.
  mutating func asksFirst(_ asks: Bool = true) { isAsked = !asks }

  /// What is asked before it is saved, once: a notice that has just come up is no consent. Nil where nothing is.
  mutating func question() -> String? {
    if isAsked { return nil }
    isAsked = true
    return conflict
  }

  /// Gives a key to the fields; false where none has a use for it.
  mutating func handle(_ key: Key) -> Bool {
    if form.overflows(key) {
      fault(Words.tooLongForOneLine, field: form.focused)
      return true
    }
    let before = trouble.isEmpty ? [:] : form.values
    guard form.handle(key) else { return false }
    if !trouble.isEmpty, form.values != before { trouble = "" }
    return true
  }

  /// Says why it was not saved, beside the field that is to blame where there is one; whoever is told so is told by it of
  /// what another wrote.
  mutating func fault(_ words: String, field: String? = nil) {
    trouble = words
    isAsked = true
    if let field { form.fault(field, words) }
  }

  /// What can still be said below the fields: why it was not saved, or that there is a draft.
  private var notices: [(String, Style)] {
    let said = conflict.isEmpty ? [] : [("! " + conflict, Style.warning)]
    if !trouble.isEmpty { return said + [("! " + trouble, .overdue)] }
    if !said.isEmpty { return said }
    if let latest = offered.latest, !hasTypedText {
      return [("Unsaved draft from \(latest.at): Ctrl-O restores it", .warning)]
    }
    return []
  }

  /// Draws the form in a box no larger than it needs, or as large as may be where it `fills`, what is to be said below its
  /// fields, and leaves `reserved` rows between them free.
  ///
  /// Returns the free rows and the columns inside the box.
  mutating func draw(
    _ canvas: inout Canvas, rows: Range<Int>, title: String, remarks: [(String, Style)] = [], reserved: Int = 0,
    fills: Bool = false
  ) -> (rows: Range<Int>, columns: Range<Int>) {
    let width = min(canvas.size.columns, 100)
    let left = (canvas.size.columns - width) / 2
    let said = (remarks + notices).flatMap { words, style in
      TextWidth.wrapped(words, to: width - 4).map { ($0, style) }
    }
    let below = Array(said.suffix(max(1, rows.count / 2)))
    let kept = min(reserved, max(0, rows.count - 2 - below.count - 4))
    let height = fills ? rows.count : min(rows.count, form.height(width: width - 4) + 2 + below.count + kept)
    let top = rows.lowerBound
    let fields = height - 2 - below.count - kept
    canvas.box(top, left, height, width, title: title)
    for (offset, line) in below.enumerated() {
      canvas.put(top + height - 1 - below.count + offset, left + 2, line.0, line.1, width: width - 4)
    }
    form.draw(&canvas, row: top + 1, column: left + 2, width: width - 4, rows: fields)
    let cursor = canvas.cursor
    if form.unseen.above { canvas.put(top + 1, left + width - 1, canvas.glyphs.ascending, .accent) }
    if form.unseen.below { canvas.put(top + fields, left + width - 1, canvas.glyphs.descending, .accent) }
    canvas.cursor = cursor
    let first = top + 1 + fields
    return (first..<(first + kept), (left + 2)..<(left + width - 2))
  }
}

/// A screen that is a form on a sheet.
protocol SheetScreen: Screen {
  var sheet: FormSheet { get set }
  /// The cases of which it holds something, so that it isn't shown once one of them is closed to whoever looks. There is no
  /// usual answer, so that a new form can't forget it.
  var references: [CaseReference] { get }
  /// Says beside the fields what was understood.
  mutating func follow(_ desk: any Desk)
  /// Asks for the change, or says what is wrong.
  mutating func save(_ desk: any Desk) -> Step
  /// Takes what a draft says besides the fields.
  mutating func restored(_ fields: [String: String], _ desk: any Desk)
}

extension SheetScreen {
  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? { typedInFields(key, desk) }

  /// Gives a key to the fields; nil where none has a use for it.
  mutating func typedInFields(_ key: Key, _ desk: any Desk) -> Step? {
    guard sheet.handle(key) else { return nil }
    follow(desk)
    return .stay
  }

  var isTyping: Bool { true }
  var floats: Bool { true }
  var hasTypedText: Bool { sheet.hasTypedText }
  var draft: (subject: String, fields: [String: String])? { sheet.draft }
  var waitingDraft: (subject: String, fields: [String: String])? { sheet.waitingDraft }
  func title(_ desk: any Desk) -> String { "" }
  mutating func restored(_ fields: [String: String], _ desk: any Desk) {}

  mutating func edited(_ text: String) { if let note = sheet.form.note { sheet.form.set(note, text) } }

  mutating func refused(_ words: String) -> Bool {
    sheet.fault(words)
    return true
  }

  /// The rows that every such form has.
  static func sheetCommands(save words: String = "save", hint: String = "save") -> [Command<Self>] {
    [
      Command([.control("s")], words, hint: hint) { screen, desk in
        screen.sheet.form.leaveField()
        screen.follow(desk)
        return screen.save(desk)
      },
      Command(
        [.control("e")], "edit the note in your editor ($VISUAL or $EDITOR)", hint: "editor",
        unavailable: { screen, _ in screen.sheet.form.note == nil ? "This form has no note." : nil }
      ) { screen, _ in
        .edit(screen.sheet.form.note.map { screen.sheet.form.text($0) } ?? "")
      },
      Command(
        [.control("o")], "restore the draft that was kept; again puts the other back", hint: "restore draft",
        unavailable: { screen, _ in screen.waitingDraft == nil ? "No draft was kept for this." : nil }
      ) { screen, desk in
        screen.restored(screen.sheet.restore(desk), desk)
        screen.follow(desk)
        return .stay
      },
    ]
  }
}

extension Form {
  /// The name of the note that the editor is for: the one that keys act on, else the first.
  var note: String? {
    if fields.indices.contains(focus), isNote(focus) { return fields[focus].name }
    return visible.first(where: isNote).map { fields[$0].name }
  }
}
