extension Change {
  /// The rules of the changes to warrants: the police confirmed that they stand, or they ended (R205).
  func warrantEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .warrantChecked(let reference, let day, _):
      try amend(reference, on: record, &edits) { header in
        let standing = header.warrants.filter { $0.hearing.at.day <= day }
        guard let first = header.warrants.map(\.hearing.at.day).min() else {
          throw Refusal.court(.noWarrant(reference))
        }
        guard !standing.isEmpty, day <= context.now.day else { throw Refusal.court(.warrantDay(day, issued: first)) }
        for hearing in standing.map(\.hearing.id) {
          header.alterWarrant(hearing) { warrant in
            if !warrant.checked.contains(day) { warrant.checked = (warrant.checked + [day]).sorted() }
          }
        }
        header.milestones.append(Milestone(.warrantChecked, on: day))
      }
    case .warrantEnded(let reference, let id, let day, let how, let note):
      try amend(reference, on: record, &edits) { header in
        guard let found = header.warrants.first(where: { $0.hearing.id == id }) else {
          throw Refusal.court(.noWarrant(reference))
        }
        let issued = found.hearing.at.day
        guard issued <= day, day <= context.now.day else { throw Refusal.court(.warrantDay(day, issued: issued)) }
        header.alterWarrant(id) { warrant in
          warrant.ended = day
          warrant.how = how
          if !note.isEmpty { warrant.note = warrant.note.isEmpty ? note : warrant.note + " " + note }
        }
      }
    default: break
    }
  }
}

extension Case {
  fileprivate mutating func alterWarrant(_ id: HearingID, _ alter: (inout Warrant) -> Void) {
    guard let index = hearings.firstIndex(where: { $0.id == id }), var warrant = hearings[index].result?.warrant else {
      return
    }
    alter(&warrant)
    hearings[index].result?.warrant = warrant
  }
}
