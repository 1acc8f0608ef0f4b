import Casework
import TextUI

/// Records one session for many children, each with an outcome and a note of their own.
struct GroupForm: Screen {
  static let name = "Group session"

  struct Member: Sendable {
    var summary: CaseSummary
    var outcome = ContactOutcome.attended
    /// What is added to the session's note for this child.
    var note = LineEditor()
  }

  private(set) var members: [Member]
  private var form: Form
  private var list = ListState<CaseReference>()
  private var isAtMembers = false
  private var initial: [String: String] = [:]
  private var offered: OfferedDrafts
  private let subject: String

  init(_ references: [CaseReference], _ desk: any Desk) {
    let wanted = Set(references)
    members = desk.openCases.filter { wanted.contains($0.reference) }.map { Member(summary: $0) }
    let kinds = desk.lists.offered("contact-kinds", on: desk.now.day).map { (id: $0.code.text, words: $0.words) }
    let counts = desk.lists.counts("group", .attended)
    form = Form(
      [
        .line("when", "When", ContactForm.written(desk.now)), .line("length", "Lasted", "1 h"),
        .init(name: "kind", label: "Kind", kind: .choice(.init(kinds, chosen: "group"))),
        .line("purpose", "For what", ""),
        .init(
          name: "marks", label: "Marks",
          kind: .flags([.init(id: "counts", words: "counts towards the orders", isOn: counts)])),
        .init(name: "note", label: "Note", kind: .note(TextEditor())),
      ], focus: "purpose")
    subject = "group " + members.map(\.summary.reference.digits).joined(separator: " ")
    offered = OfferedDrafts(desk.draft(of: subject))
    initial = values
    follow(desk)
  }

  static var commands: [Command<Self>] {
    [
      Command([.control("s")], "save for all of them", hint: "save for all") { screen, desk in screen.save(desk) },
      Command([.control("t")], "to the children's outcomes, and back", hint: "outcomes") { screen, _ in
        screen.isAtMembers.toggle()
        return .stay
      },
      Command([.control("e")], "edit the note in your editor", hint: "editor") { screen, _ in
        .edit(screen.form.text("note"))
      },
      Command(
        [.control("o")], "restore the draft that was kept", hint: "restore draft",
        unavailable: { screen, _ in screen.offered.latest == nil ? "No draft was kept for this." : nil }
      ) { screen, desk in
        screen.restore(desk)
        return .stay
      },
    ]
  }

  var isTyping: Bool { true }
  var floats: Bool { true }
  func title(_ desk: any Desk) -> String { "" }

  private var values: [String: String] {
    var values = form.values
    for member in members {
      values["outcome " + member.summary.reference.digits] = member.outcome.rawValue
      values["note " + member.summary.reference.digits] = member.note.text
    }
    return values
  }

  var hasTypedText: Bool { values != initial }
  var draft: (subject: String, fields: [String: String])? {
    hasTypedText ? (subject, offered.fields(behind: values)) : nil
  }
  var waitingDraft: (subject: String, fields: [String: String])? {
    offered.latest == nil ? nil : (subject, offered.fields())
  }

  private mutating func restore(_ desk: any Desk) {
    let current = hasTypedText ? KeptDraft(at: desk.now.tabular, fields: values) : nil
    guard let fields = offered.exchange(for: current)?.fields else { return }
    for (name, value) in fields { form.set(name, value) }
    for index in members.indices {
      let digits = members[index].summary.reference.digits
      members[index].outcome = fields["outcome " + digits].flatMap { ContactOutcome(rawValue: $0) } ?? .attended
      members[index].note.set(fields["note " + digits] ?? "")
    }
    follow(desk)
  }

  private mutating func follow(_ desk: any Desk) {
    let at = try? TypedMoment.parse(form.text("when"), now: desk.now, direction: .past, calendar: desk.calendar)
    form.echo("when", at.map { $0.tabular + " (" + $0.day.relative(to: desk.now.day) + ")" } ?? "such as today 16:30")
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    guard isAtMembers else {
      guard form.handle(key) else { return nil }
      follow(desk)
      return .stay
    }
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

  mutating func edited(_ text: String) { form.set("note", text) }

  private mutating func save(_ desk: any Desk) -> Step {
    do throws(FormFault) {
      return .make(try change(desk), closes: true)
    } catch {
      isAtMembers = false
      form.fault(error.field, error.words)
      return .say(error.words)
    }
  }

  private func change(_ desk: any Desk) throws(FormFault) -> Change {
    var session = Contact()
    session.worker = desk.me
    session.with = [.child]
    session.kind = ListCode(form.text("kind"))
    session.purpose = form.text("purpose")
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
    let width = min(canvas.size.columns, 100)
    let left = (canvas.size.columns - width) / 2
    canvas.box(rows.lowerBound, left, rows.count, width, title: "Group session \u{B7} \(members.count) children")
    let shown = min(members.count, max(3, rows.count / 3))
    var heading = "Outcomes (Ctrl-T): \u{2190} \u{2192} change one, letters write a note for the child"
    if let latest = offered.latest, !hasTypedText {
      heading = "Unsaved draft from \(latest.at): Ctrl-O restores it"
    }
    form.draw(&canvas, row: rows.lowerBound + 1, column: left + 2, width: width - 4, rows: rows.count - 3 - shown)
    var cursor = canvas.cursor
    let ids = members.map(\.summary.reference)
    let first = rows.upperBound - 1 - shown
    canvas.put(first - 1, left + 2, TextWidth.truncated(heading, to: width - 4), isAtMembers ? .accent : .quiet)
    let focused = isAtMembers ? list.index(in: ids) : nil
    for (line, index) in list.window(ids, rows: shown).enumerated() {
      let member = members[index]
      let name = TextWidth.padded(member.summary.shortName, to: 14) + " " + member.summary.reference.description
      canvas.put(first + line, left + 2, name)
      let outcome = TextWidth.padded(member.outcome.words, to: 23)
      canvas.put(first + line, left + 28, outcome, member.outcome.isAbsence ? .warning : .plain)
      if index == focused { canvas.restyle(first + line, left + 1, 50) { $0.isReversed = true } }
      member.note.draw(&canvas, first + line, left + 52, width: width - 54, isFocused: index == focused)
      if index == focused { cursor = canvas.cursor }
    }
    canvas.cursor = cursor
  }
}
