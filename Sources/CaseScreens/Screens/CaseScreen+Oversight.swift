import Casework
import TextUI

extension CaseScreen {
  /// What managers did on the case: allocations with what was due, cross references, decisions, notes with what is to be
  /// done; latest first.
  func oversight(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    overseen.enumerated().map { index, entry in
      let head = TextWidth.padded(entry.on.text(.short), to: 12)
      var lines: [(String, Style)] = [(head + Words.of(entry, staff: desk.staff, teams: desk.teams), .bold)]
      switch entry.what {
      case .allocated(let allocation, let number):
        return CaseItem(.fact("allocation \(number)"), lines + Self.lines(of: allocation, desk))
      case .visitChecked(let contact, _): return CaseItem(.fact("oversight \(index)"), lines, contact: contact)
      case .noted(let note):
        lines += note.note.split(whereSeparator: \.isNewline).map { ("  " + $0, .plain) }
        lines += note.actions.map { Self.line(of: $0, file, desk) }
        return CaseItem(.oversight(note.id), lines)
      case .ruled, .answered, .supervised:
        let details = Words.details(of: entry)
        if !details.isEmpty { lines.append(("  " + details, .plain)) }
      }
      return CaseItem(.fact("oversight \(index)"), lines)
    }
  }

  /// The entries that whoever sits at the desk may see.
  static func overseen(_ file: CaseFile, _ desk: any Desk) -> [OversightEntry] {
    let held = Set(file.header.allocations.compactMap(\.worker) + file.header.secondaryWorkers)
    var supervisions: [StaffID: SupervisionFile] = [:]
    for id in held where desk.mayReadSupervisions(of: id) { supervisions[id] = try? desk.supervisions(of: id) }
    return OversightEntry.all(of: file, supervisions: supervisions)
  }

  private static func lines(of allocation: Allocation, _ desk: any Desk) -> [(String, Style)] {
    var lines: [(String, Style)] = []
    if !allocation.note.isEmpty { lines.append(("  " + allocation.note, .plain)) }
    for name in allocation.against {
      let rule = desk.allocation.rules.rules.first { $0.name == name }
      lines.append(("  ! although: " + (rule?.words ?? name.text), .warning))
    }
    if !allocation.reason.isEmpty { lines.append(("  because: " + allocation.reason, .plain)) }
    for due in allocation.dues {
      lines.append(("  due " + TextWidth.padded(due.due.text(.short), to: 12) + due.title, .quiet))
    }
    if let hasVictim = allocation.hasVictim {
      let words = hasVictim ? "identifiable victim: information request to the police" : "no identifiable victim"
      lines.append(("  " + words, .quiet))
    }
    return lines
  }

  static func line(of action: OversightAction, _ file: CaseFile, _ desk: any Desk) -> (String, Style) {
    let answers = file.header.answers.filter { $0.key.subject == action.id.text }
    if let done = answers.last(where: { $0.kind == .done }) {
      return ("  \u{B7} \(action.words), done \(done.on.text(.short))", .good)
    }
    if answers.contains(where: { $0.kind == .notNeeded }) { return ("  \u{B7} \(action.words), not needed", .quiet) }
    let isLate = action.due < desk.now.day
    return ("  \(isLate ? "!" : "\u{B7}") \(action.words), by \(action.due.text(.short))", isLate ? .overdue : .plain)
  }
}
