import Casework
import TextUI

extension CaseScreen {
  /// The entries of management oversight: each allocation with its direction, its reason and what was due, latest first.
  func oversight(_ file: CaseFile, _ desk: any Desk) -> [CaseItem] {
    file.header.allocations.enumerated().reversed().map { index, allocation in
      let worker = allocation.worker.map { desk.staff[$0]?.name ?? $0.text }
      let team = allocation.team.map { desk.teams[$0]?.name ?? $0.text }
      let to = [worker, team].compactMap { $0 }.joined(separator: ", ")
      let by = allocation.by == "nobody" ? "" : " by " + desk.name(of: allocation.by)
      var lines: [(String, Style)] = [
        (TextWidth.padded(allocation.on.text(.short), to: 12) + "Allocated to " + to + by, .bold)
      ]
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
      return CaseItem(.fact("allocation \(index)"), lines)
    }
  }
}
