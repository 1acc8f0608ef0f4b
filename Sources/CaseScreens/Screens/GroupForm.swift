import Casework
import TextUI

/// Records one session for many children, each with an outcome and a note of their own.
struct GroupForm: ChangeSheet {
  static let name = "Group session"

  /// It asks about what the screen that it was opened from showed.
  var lookedAt: Look? { nil }
  var references: [CaseReference] { members.map(\.summary.reference) }

  struct Member: Sendable {
    var summary: CaseSummary
    var outcome = ContactOutcome.attended
    /// What is added to the session's note for this child.
    var note = LineEditor()
  }

  private(set) var members: [Member]
  var sheet: FormSheet
  private var list = ListState<CaseReference>()
  private var isAtMembers = false

  init(_ references: [CaseReference], _ desk: any Desk) {
    let wanted = Set(references)
    members = desk.openCases.filter { wanted.contains($0.reference) }.map { Member(summary: $0) }
    let kinds = desk.lists.offered("contact-kinds", on: desk.now.day).map { (id: $0.code.text, words: $0.words) }
    let counts = desk.lists.counts("group", .attended)
    let form = Form(
      [
        .line("when", "When", ContactForm.written(desk.now)), .line("length", "Lasted", "1 h"),
        .init(name: "kind", label: "Kind", kind: .choice(.init(kinds, chosen: "group"))),
        .line("purpose", "For what", ""),
        Self.programmes(desk),
        .init(
          name: "marks", label: "Marks",
          kind: .flags([.init(id: "counts", words: "counts towards the orders", isOn: counts)])),
        .init(name: "note", label: "Note", kind: .note(TextEditor())),
      ], focus: "purpose")
    let subject = "group " + members.map(\.summary.reference.digits).joined(separator: " ")
    sheet = FormSheet(form, subject: subject, extra: Self.outcomes(members), desk)
    follow(desk)
  }

  /// The programme that it is a session of; hidden where the service has none.
  private static func programmes(_ desk: any Desk) -> Form.Field {
    let all = ((try? desk.programmes()) ?? [:]).filter { $0.value.ended == nil }
    let options = all.sorted { ($0.value.name, $0.key) < ($1.value.name, $1.key) }
      .map { (id: $0.key.text, words: $0.value.name) }
    return .init(
      name: "programme", label: "Programme", kind: .choice(.init([("", "none")] + options, chosen: "")),
      isHidden: options.isEmpty)
  }

  static var commands: [Command<Self>] {
    sheetCommands(save: "save for all of them", hint: "save for all") + [
      Command([.control("t")], "to the children's outcomes, and back", hint: "outcomes") { screen, _ in
        screen.isAtMembers.toggle()
        return .stay
      }
    ]
  }

  /// Each child's outcome and note, as drafts keep them.
  private static func outcomes(_ members: [Member]) -> [String: String] {
    var values: [String: String] = [:]
    for member in members {
      values["outcome " + member.summary.reference.digits] = member.outcome.rawValue
      values["note " + member.summary.reference.digits] = member.note.text
    }
    return values
  }

  mutating func restored(_ fields: [String: String], _ desk: any Desk) {
    for index in members.indices {
      let digits = members[index].summary.reference.digits
      members[index].outcome = fields["outcome " + digits].flatMap { ContactOutcome(rawValue: $0) } ?? .attended
      members[index].note.set(fields["note " + digits] ?? "")
    }
    sheet.extra = Self.outcomes(members)
  }

  mutating func follow(_ desk: any Desk) {
    let at = try? TypedMoment.parse(
      sheet.form.text("when"), now: desk.now, direction: .past, calendar: desk.calendar)
    sheet.form.echo(
      "when", at.map { $0.tabular + " (" + $0.day.relative(to: desk.now.day) + ")" } ?? "such as today 16:30")
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    guard isAtMembers else { return typedInFields(key, desk) }
    defer { sheet.extra = Self.outcomes(members) }
    let ids = members.map(\.summary.reference)
    guard let index = list.index(in: ids) else { return nil }
    switch key {
    case .left, .right:
      let all = ContactOutcome.allCases
      let at = all.firstIndex(of: members[index].outcome) ?? 0
      members[index].outcome = all[(at + (key == .left ? all.count - 1 : 1)) % all.count]
    case .tab, .backTab: isAtMembers = false
    case .enter: list.select(index + 1, in: ids)
    case .up, .down, .pageUp, .pageDown: return list.handle(key, ids: ids, page: 5) ? .stay : nil
    default: return members[index].note.handle(key) ? .stay : nil
    }
    return .stay
  }

  mutating func save(_ desk: any Desk) -> Step {
    isAtMembers = false
    return asked(desk)
  }

  func change(_ desk: any Desk) throws(FormFault) -> Change {
    let form = sheet.form
    var session = Contact()
    session.worker = desk.me
    session.with = [.child]
    session.kind = ListCode(form.text("kind"))
    session.purpose = form.text("purpose")
    session.programme = form.code("programme").map { ProgrammeID($0.text) }
    session.note = form.text("note")
    session.counts = !form.text("marks").isEmpty
    do {
      session.at = try TypedMoment.parse(form.text("when"), now: desk.now, direction: .past, calendar: desk.calendar)
    } catch {
      throw FormFault(field: "when", words: error.words)
    }
    do {
      session.length = form.text("length").isEmpty ? nil : try TypedDuration.parse(form.text("length"))
    } catch {
      throw FormFault(field: "length", words: error.words)
    }
    return .groupRecorded(
      session, members.map { GroupMember($0.summary.reference, outcome: $0.outcome, note: $0.note.text) })
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let shown = min(members.count, max(3, rows.count / 3))
    let free = sheet.draw(
      &canvas, rows: rows, title: "Group session \u{B7} \(members.count.counted("child", "children"))",
      reserved: shown + 1, fills: true)
    guard let top = free.rows.first else { return }
    var cursor = canvas.cursor
    let left = free.columns.lowerBound
    let ids = members.map(\.summary.reference)
    let heading = "Outcomes (Ctrl-T): \u{2190} \u{2192} change one, letters write a note for the child"
    canvas.put(top, left, TextWidth.truncated(heading, to: free.columns.count), isAtMembers ? .accent : .quiet)
    let focused = isAtMembers ? list.index(in: ids) : nil
    for (line, index) in list.window(ids, rows: free.rows.count - 1).enumerated() {
      let member = members[index]
      let row = top + 1 + line
      let name = TextWidth.padded(member.summary.shortName, to: 14) + " " + member.summary.reference.description
      canvas.put(row, left, name)
      let outcome = TextWidth.padded(member.outcome.words, to: 23)
      canvas.put(row, left + 26, outcome, member.outcome.isAbsence ? .warning : .plain)
      if index == focused { canvas.restyle(row, left - 1, 50) { $0.isReversed = true } }
      member.note.draw(&canvas, row, left + 50, width: free.columns.count - 50, isFocused: index == focused)
      if index == focused { cursor = canvas.cursor }
    }
    canvas.cursor = cursor
  }
}
