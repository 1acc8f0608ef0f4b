import Casework
import TextUI

/// A contact whole: its note in full, and what it said before it was amended.
struct ContactScreen: Screen {
  static let name = "Contact"

  let reference: CaseReference
  private let id: ContactID
  private var file: CaseFile?
  private var versions: [(entry: HistoryEntry, contact: Contact)] = []
  private var shown = 0
  private var scroll = 0
  private var page = 10
  private var find = FilterLine()
  /// The lines as they were last drawn, and those that have what is looked for.
  private var lines: [(text: String, style: Style)] = []
  private var matches: [Int] = []

  init(_ reference: CaseReference, _ id: ContactID) {
    self.reference = reference
    self.id = id
  }

  static var commands: [Command<Self>] {
    [
      Command(
        [.char("e")], "amend: the earlier version is kept", hint: "amend",
        unavailable: { s, _ in s.shown > 0 ? "This is an earlier version. v shows the present one." : nil }
      ) { screen, desk in
        guard let file = screen.file, let filed = file.contact(screen.id) else { return .stay }
        return .open(ContactForm(file, .amend(filed.id, version: filed.version), desk))
      },
      Command(
        [.char("f")], "the home visit’s form", hint: "visit form",
        where: { $0.file?.contact($0.id)?.contact.kind == Contact.homeKind },
        unavailable: { s, _ in
          s.file?.contact(s.id)?.contact.kind == Contact.homeKind ? nil : "This is no home visit."
        }
      ) { screen, desk in
        RecordForm.homeVisit(screen.id, of: screen.file, desk)
      },
      Command(
        [.char("a")], "decide whether the absence is acceptable", hint: "decide absence",
        where: { $0.file?.contact($0.id)?.contact.outcome?.isAbsence ?? false },
        unavailable: { s, _ in
          s.file?.contact(s.id)?.contact.outcome?.isAbsence ?? false ? nil : "This is no absence."
        }
      ) { screen, desk in
        RecordForm.decideAbsence(screen.id, of: screen.reference, desk)
      },
      Command([.char("m")], "move it to another case", hint: "move") { screen, _ in
        .open(MoveForm(screen.id, from: screen.reference))
      },
      Command(
        [.char("D")], "remove it: the trail keeps it", hint: "remove",
        unavailable: { s, d in s.recorded.flatMap { $0.whyNotRemoved(from: s.file, d) } }
      ) { screen, desk in
        screen.recorded.map { .open(ReasonForm.removing($0, from: screen.reference, desk)) } ?? .stay
      },
      Command(
        [.char("v")], "earlier versions, one after another", hint: "versions",
        unavailable: { s, _ in s.versions.count < 2 ? "It was never amended." : nil }
      ) { screen, _ in
        screen.shown = (screen.shown + 1) % max(1, screen.versions.count)
        screen.scroll = 0
        return .stay
      },
      Command(
        [.char("c"), .enter], "record what came of the appointment", unavailable: Self.withoutAppointment
      ) { screen, desk in
        if screen.find.isTyping {
          screen.find.isTyping = false
          return .stay
        }
        return ContactForm.open(screen.reference, settles: screen.id, desk)
      },
      Command([.char("/")], "find words in the note", hint: "find") { screen, _ in
        screen.find.isTyping = true
        return .stay
      },
      Command([.char("n")], "next match", unavailable: Self.withoutMatch) { screen, _ in
        screen.jump(1)
        return .stay
      },
      Command([.char("N")], "match before", unavailable: Self.withoutMatch) { screen, _ in
        screen.jump(-1)
        return .stay
      },
    ]
  }

  private var recorded: RecordedPart? { file?.contact(id).map { .contact($0.id, $0.contact) } }

  private static func withoutAppointment(_ screen: Self, _ desk: any Desk) -> String? {
    if screen.find.isTyping { return nil }
    return screen.file?.contact(screen.id)?.contact.isPlanned ?? false ? nil : "Its outcome is recorded."
  }

  private static func withoutMatch(_ screen: Self, _ desk: any Desk) -> String? {
    screen.matches.isEmpty ? "Nothing is looked for. / finds words." : nil
  }

  /// Shows the next match below the top line, or the one before it; from the last one on to the first.
  private mutating func jump(_ direction: Int) {
    let next = direction > 0 ? matches.first { $0 > scroll } : matches.last { $0 < scroll }
    if let line = next ?? (direction > 0 ? matches.first : matches.last) { scroll = line }
  }

  var isTyping: Bool { find.isTyping }

  var caseShown: CaseReference? { reference }
  var lookedAt: Look? { Look(.section, of: reference, "contact \(id)") }
  func title(_ desk: any Desk) -> String { file?.header.child.fullName ?? "" }

  func shows(anyOf cases: [CaseReference]) -> Bool { cases.contains(reference) }

  mutating func refresh(_ desk: any Desk) {
    file = try? desk.caseFile(reference)
    let key = reference.key(.contacts, id.text)
    let entries = ((try? desk.history(of: reference)) ?? []).filter { $0.keys.contains(key) }
    versions = entries.reversed().compactMap { entry in
      (try? desk.contact(id, of: reference, asOf: entry.seq)).flatMap { $0 }.map { (entry, $0) }
    }
    shown = min(shown, max(0, versions.count - 1))
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch find.typed(key) {
    case .changed:
      look()
      if let first = matches.first { scroll = first }
    case .unchanged: break
    case .list: return scrolled(key)
    case .program: return nil
    }
    return .stay
  }

  private mutating func scrolled(_ key: Key) -> Step? {
    switch key {
    case .down, .char("j"): scroll += 1
    case .up, .char("k"): scroll = max(0, scroll - 1)
    case .pageDown, .char(" "), .control("f"): scroll += page
    case .pageUp, .control("b"): scroll = max(0, scroll - page)
    case .control("d"): scroll += page / 2
    case .control("u"): scroll = max(0, scroll - page / 2)
    case .home, .char("g"): scroll = 0
    case .end, .char("G"): scroll = lines.count
    case .mouse(let mouse) where mouse.kind == .wheelDown: scroll += 3
    case .mouse(let mouse) where mouse.kind == .wheelUp: scroll = max(0, scroll - 3)
    case .left: return .close
    default: return nil
    }
    return .stay
  }

  private mutating func look() {
    let wanted = find.text.lowercased()
    matches = wanted.isEmpty ? [] : lines.indices.filter { lines[$0].text.lowercased().contains(wanted) }
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    guard let contact = shown == 0 ? file?.contact(id)?.contact : versions[shown].contact else {
      canvas.put(rows.lowerBound, 1, "This contact is no longer on \(reference). Esc goes back.", .warning)
      canvas.cursor = Spot(row: rows.lowerBound, column: 1)
      return
    }
    let width = min(96, canvas.size.columns - 3)
    lines = (heading(contact, desk) + [(contact.note, .plain)]).flatMap { text, style in
      TextWidth.wrapped(text, to: width).map { (text: $0, style: style) }
    }
    look()
    page = max(1, rows.count - 1)
    scroll = max(0, min(scroll, lines.count - rows.count))
    for (offset, line) in lines.dropFirst(scroll).prefix(rows.count).enumerated() {
      canvas.put(rows.lowerBound + offset, 1, line.text, line.style)
      if matches.contains(scroll + offset) {
        canvas.restyle(rows.lowerBound + offset, 1, TextWidth.columns(of: line.text)) { $0.isUnderlined = true }
      }
    }
    let edge = canvas.size.columns - 1
    if scroll > 0 { canvas.put(rows.lowerBound, edge, canvas.glyphs.ascending, .accent) }
    if scroll + rows.count < lines.count { canvas.put(rows.upperBound - 1, edge, canvas.glyphs.descending, .accent) }
    canvas.cursor = Spot(row: rows.lowerBound, column: 1)
    if find.isShown {
      let row = rows.upperBound - 1
      canvas.clear(row, 0, canvas.size.columns)
      let typing = find.draw(&canvas, row, 1, label: "find /", width: 36)
      canvas.put(row, 39, "\(matches.count) line\(matches.count == 1 ? "" : "s")", .quiet)
      if let typing { canvas.cursor = typing }
    }
  }

  private func heading(_ contact: Contact, _ desk: any Desk) -> [(String, Style)] {
    let kind = desk.lists.words("contact-kinds", contact.kind)
    var lines: [(String, Style)] = [(kind + " \u{B7} " + (contact.outcome?.words ?? "planned"), .bold)]
    var when = contact.at.day.text(.longWithWeekday) + ", " + contact.at.time.description
    if let length = contact.length { when += ", " + length.text }
    if !contact.place.isEmpty { when += ", " + contact.place }
    lines.append((when, .plain))
    let worker = desk.staff[contact.worker]?.name ?? contact.worker.text
    let with = contact.with.map { Words.spoken($0) } + (contact.others.isEmpty ? [] : [contact.others])
    lines.append((worker + (with.isEmpty ? "" : " with " + with.joined(separator: ", ")), .plain))
    if !contact.purpose.isEmpty { lines.append(("For " + contact.purpose, .plain)) }
    if contact.counts { lines.append(("Counts towards the order", .good)) }
    if contact.sensitive { lines.append(("! Sensitive: for the case's own team", .warning)) }
    if !contact.reason.isEmpty { lines.append(("Reason: " + contact.reason, .plain)) }
    if let decision = contact.decision {
      let who = desk.staff[decision.by]?.name ?? decision.by.text
      let evidence = decision.evidence.map { ", evidence of " + $0.text(.short) } ?? ""
      lines.append(("Decided " + decision.at.day.text(.short) + " by " + who + evidence, .plain))
    }
    if let visit = contact.homeVisit {
      lines.append(("HOME VISIT", .bold))
      lines += Words.lines(of: visit, contact.withheld, desk).map { ($0, .plain) }
    }
    for move in contact.moves {
      let who = "the \(Words.spoken(move.request))\u{2019}s"
      lines.append(("Moved from \(move.from.tabular) at \(who) request: \(move.why)", .quiet))
    }
    if let version = versions.indices.contains(shown) ? versions[shown] : nil, versions.count > 1 {
      let times = versions.count == 2 ? "once" : "\(versions.count - 1) times"
      let words = shown == 0 ? "Amended \(times); v shows what it said before: last" : "EARLIER VERSION, as saved"
      let who = desk.staff[version.entry.by]?.name ?? version.entry.by.text
      let why = version.entry.why.isEmpty ? "" : ": " + version.entry.why
      lines.append((words + " \(version.entry.at.day.text(.short)) by \(who)" + why, .warning))
    }
    return lines + [("", .plain)]
  }
}
