import Casework
import TextUI

/// A contact whole: its note in full, and what it said before it was amended.
struct ContactScreen: Screen {
  static let name = "Contact"

  private let reference: CaseReference
  private let id: ContactID
  private var file: CaseFile?
  private var versions: [(entry: HistoryEntry, contact: Contact)] = []
  private var shown = 0
  private var scroll = 0

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
      Command([.char("m")], "move it to another case", hint: "move") { screen, _ in
        .open(MoveForm(screen.id, from: screen.reference))
      },
      Command([.char("D")], "remove it: the trail keeps it", hint: "remove") { screen, _ in
        let (reference, id) = (screen.reference, screen.id)
        return .open(ReasonForm("Remove this contact") { .contactRemoved(reference, id, why: $0) })
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
        [.char("c"), .enter], "record what came of the appointment",
        unavailable: { s, _ in s.file?.contact(s.id)?.contact.isPlanned ?? false ? nil : "Its outcome is recorded." }
      ) { screen, desk in
        ContactForm.open(screen.reference, settles: screen.id, desk)
      },
    ]
  }

  func title(_ desk: any Desk) -> String { file?.header.child.fullName ?? "" }

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
    switch key {
    case .down, .char("j"): scroll += 1
    case .up, .char("k"): scroll = max(0, scroll - 1)
    case .pageDown, .char(" "), .control("d"): scroll += 10
    case .pageUp, .control("u"): scroll = max(0, scroll - 10)
    case .home, .char("g"): scroll = 0
    case .left: return .close
    default: return nil
    }
    return .stay
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    guard let contact = shown == 0 ? file?.contact(id)?.contact : versions[shown].contact else {
      canvas.put(rows.lowerBound, 1, "This contact is no longer on \(reference). Esc goes back.", .warning)
      return
    }
    var lines: [(String, Style)] = []
    lines.append(
      (desk.lists.words("contact-kinds", contact.kind) + " \u{B7} " + (contact.outcome?.words ?? "planned"), .bold))
    var when = contact.at.day.text(.longWithWeekday) + ", " + contact.at.time.description
    if let length = contact.length { when += ", " + length.text }
    lines.append((when, .plain))
    let worker = desk.staff[contact.worker]?.name ?? contact.worker.text
    let with = contact.with.map(\.rawValue) + (contact.others.isEmpty ? [] : [contact.others])
    lines.append((worker + (with.isEmpty ? "" : " with " + with.joined(separator: ", ")), .plain))
    if !contact.purpose.isEmpty { lines.append(("For " + contact.purpose, .plain)) }
    if contact.counts { lines.append(("Counts towards the order", .good)) }
    if !contact.reason.isEmpty { lines.append(("Reason: " + contact.reason, .plain)) }
    if let version = versions.indices.contains(shown) ? versions[shown] : nil, versions.count > 1 {
      let words =
        shown == 0
        ? "Amended \(versions.count - 1) time\(versions.count == 2 ? "" : "s"); v shows what it said before"
        : "EARLIER VERSION, as saved"
      lines.append(
        (
          words
            + " \(version.entry.at.day.text(.short)) by \(desk.staff[version.entry.by]?.name ?? version.entry.by.text)"
            + (version.entry.why.isEmpty ? "" : ": " + version.entry.why), .warning
        ))
    }
    lines.append(("", .plain))
    lines += TextWidth.wrapped(contact.note, to: min(96, canvas.size.columns - 3)).map { ($0, .plain) }
    scroll = max(0, min(scroll, lines.count - rows.count))
    for (offset, line) in lines.dropFirst(scroll).prefix(rows.count).enumerated() {
      canvas.put(rows.lowerBound + offset, 1, line.0, line.1)
    }
    canvas.cursor = Spot(row: rows.lowerBound, column: 1)
  }
}
