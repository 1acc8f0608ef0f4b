public import Casework

extension Words {
  /// What a note of oversight is about.
  public static func of(_ kind: OversightNote.Kind) -> String {
    switch kind {
    case .case: "the case as a whole"
    default: spoken(kind)
    }
  }

  /// What a manager did on a case, in a line.
  public static func of(_ entry: OversightEntry, staff: [StaffID: Staff], teams: [TeamID: Team]) -> String {
    func name(_ id: StaffID) -> String { staff[id]?.name ?? id.text }
    let by = entry.by == "nobody" ? "" : " by " + (staff[entry.by]?.listName ?? entry.by.text)
    switch entry.what {
    case .allocated(let allocation, _):
      let team = allocation.team.map { teams[$0]?.name ?? $0.text }
      let to = [allocation.worker.map(name), team].compactMap { $0 }.joined(separator: ", ")
      return "Allocated to " + to + by
    case .visitChecked(_, let moment): return "Home visit of \(moment.day.text(.short)) cross-referenced" + by
    case .ruled(let act, let ruling):
      return "\(short(act.step)) \(ruling.isAuthorised ? "authorised" : "not authorised")" + by
    case .answered(let answer):
      let isWrittenByAnother = answer.accepted != nil && answer.accepted != answer.by
      let writer = isWrittenByAnother ? ", written down by " + (staff[answer.by]?.listName ?? answer.by.text) : ""
      return "Lateness accepted (\(answer.key.rule))" + by + writer
    case .supervised(let id, let record):
      return "Talked about in \(spoken(record.kind)) supervision of " + name(id) + by
    case .noted(let note): return "Oversight, \(of(note.kind))" + by
    }
  }

  /// What an entry says besides its line: the note, the reason.
  public static func details(of entry: OversightEntry) -> String {
    switch entry.what {
    case .allocated(let allocation, _):
      [allocation.note, allocation.reason.isEmpty ? "" : "because: " + allocation.reason].filter { !$0.isEmpty }
        .joined(separator: "; ")
    case .visitChecked, .supervised: ""
    case .ruled(_, let ruling): ruling.reason
    case .answered(let answer): answer.reason
    case .noted(let note): note.note
    }
  }
}
