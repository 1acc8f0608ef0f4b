import Casework
import TextUI

/// Records one session for many children, each with an outcome of their own.
struct GroupForm: Screen {
  static let name = "Group session"

  private struct Member: Sendable {
    var summary: CaseSummary
    var outcome = ContactOutcome.attended
  }

  private var members: [Member]
  private var form: Form
  private var list = ListState<CaseReference>()
  private var isAtMembers = false
  private let initial: [String: String]

  init(_ references: [CaseReference], _ desk: any Desk) {
    let wanted = Set(references)
    members = desk.openCases.filter { wanted.contains($0.reference) }.map { Member(summary: $0) }
    let kinds = desk.lists.offered("contact-kinds", on: desk.now.day).map { (id: $0.code.text, words: $0.words) }
    form = Form(
      [
        .init(
          name: "when", label: "When",
          kind: .line(LineEditor(desk.now.day.text(.short) + " " + desk.now.time.description))),
        .init(name: "length", label: "Lasted", kind: .line(LineEditor("1 h"))),
        .init(name: "kind", label: "Kind", kind: .choice(.init(kinds, chosen: "group"))),
        .init(name: "purpose", label: "For what", kind: .line(LineEditor())),
        .init(name: "note", label: "Note", kind: .note(TextEditor())),
      ], focus: "purpose")
    initial = form.values
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
    ]
  }

  var isTyping: Bool { true }
  var floats: Bool { true }
  func title(_ desk: any Desk) -> String { "" }
  var draft: (subject: String, fields: [String: String])? {
    form.values == initial
      ? nil : ("group " + members.map(\.summary.reference.digits).joined(separator: " "), form.values)
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    guard isAtMembers else { return form.handle(key) ? .stay : nil }
    let ids = members.map(\.summary.reference)
    switch key {
    case .left, .right, .char(" "):
      guard let index = list.index(in: ids) else { return .stay }
      let all = ContactOutcome.allCases
      let at = all.firstIndex(of: members[index].outcome) ?? 0
      members[index].outcome = all[(at + (key == .left ? all.count - 1 : 1)) % all.count]
    case .tab, .backTab, .enter: isAtMembers = false
    default: return list.handle(key, ids: ids, page: 5) ? .stay : nil
    }
    return .stay
  }

  mutating func edited(_ text: String) { form.set("note", text) }

  private mutating func save(_ desk: any Desk) -> Step {
    var session = Contact()
    session.worker = desk.me
    session.with = [.child]
    session.kind = ListCode(form.text("kind"))
    session.purpose = form.text("purpose")
    session.note = form.text("note")
    session.counts = desk.lists.counts(session.kind, .attended)
    do {
      session.at = try TypedMoment.parse(form.text("when"), now: desk.now, direction: .past, calendar: desk.calendar)
    } catch {
      form.fault("when", error.words)
      return .say(error.words)
    }
    do {
      session.length = form.text("length").isEmpty ? nil : try TypedDuration.parse(form.text("length"))
    } catch {
      form.fault("length", error.words)
      return .say(error.words)
    }
    return .make(
      .groupRecorded(session, members.map { GroupMember($0.summary.reference, outcome: $0.outcome) }), closes: true)
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let width = min(canvas.size.columns - 2, 100)
    let left = (canvas.size.columns - width) / 2
    canvas.box(rows.lowerBound, left, rows.count, width, title: "Group session \u{B7} \(members.count) children")
    let shown = min(members.count, max(3, rows.count / 3))
    form.draw(&canvas, row: rows.lowerBound + 1, column: left + 2, width: width - 4, rows: rows.count - 3 - shown)
    var cursor = canvas.cursor
    let ids = members.map(\.summary.reference)
    let first = rows.upperBound - 1 - shown
    canvas.put(first - 1, left + 2, "Outcomes (Ctrl-T; \u{2190} \u{2192} change one)", isAtMembers ? .accent : .quiet)
    for (line, index) in list.window(ids, rows: shown).enumerated() {
      let member = members[index]
      canvas.put(
        first + line, left + 2, TextWidth.padded(member.summary.shortName + ", \(member.summary.reference)", to: 32))
      canvas.put(first + line, left + 36, member.outcome.words)
      if isAtMembers, list.index(in: ids) == index {
        canvas.restyle(first + line, left + 1, width - 2) { $0.isReversed = true }
        cursor = Spot(row: first + line, column: left + 2)
      }
    }
    canvas.cursor = cursor
  }
}
