extension Change {
  /// The rules of the changes to cover, workload and supervision of a member of staff.
  func staffEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .coverSaved(let id, var cover, let seen):
      if let seen, let key = id.key, let now = try record.stored(key)?.version, now != seen {
        throw Refusal.changedMeanwhile(key, seen: seen, now: now)
      }
      guard try record.staff(cover.deputy) != nil else { throw Refusal.noSuchStaff(cover.deputy) }
      guard cover.deputy != id else { throw Refusal.coversThemself(id) }
      guard cover.from <= cover.to else { throw Refusal.datesReversed(from: cover.from, to: cover.to) }
      try amendStaff(id, on: record, &edits) { staff in
        if let index = staff.covers.firstIndex(where: { $0.id == cover.id }) {
          staff.covers[index] = cover
        } else if cover.id.text.isEmpty {
          cover.id = CoverID("v\(context.seq)")
          staff.covers.append(cover)
        } else {
          throw Refusal.noSuchCover(cover.id, id)
        }
      }
    case .workloadReduced(let id, let reduction):
      guard (1...100).contains(reduction.percent) else { throw Refusal.percentOutOfRange(reduction.percent) }
      guard !reduction.why.isEmpty else { throw Refusal.reasonMissing }
      if let to = reduction.to, to < reduction.from { throw Refusal.datesReversed(from: reduction.from, to: to) }
      try amendStaff(id, on: record, &edits) { staff in
        // One reason holds one reduction at a time: saying it again from a day puts the earlier one right.
        staff.reductions.removeAll { $0.why == reduction.why && $0.from == reduction.from }
        staff.reductions.append(reduction)
      }
    case .supervisionRecorded(let id, var supervision):
      guard try record.mayWriteSupervision(of: id, by: context.by, on: context.now.day) else {
        throw Refusal.mayNotSupervise(id, by: context.by)
      }
      guard supervision.on <= context.now.day else { throw Refusal.supervisionInFuture(supervision.on) }
      if let next = supervision.next, next < supervision.on {
        throw Refusal.datesReversed(from: supervision.on, to: next)
      }
      for (index, action) in supervision.actions.enumerated() {
        guard !action.what.isEmpty else { throw Refusal.nameMissing }
        supervision.actions[index].id = ActionID("a\(context.seq).\(index + 1)")
      }
      try amendStaff(id, on: record, &edits) { staff in
        staff.supervised = max(staff.supervised ?? supervision.on, supervision.on)
      }
      try amendSupervisions(of: id, on: record, &edits) { file in
        let place = file.records.firstIndex { $0.on > supervision.on } ?? file.records.endIndex
        file.records.insert(supervision, at: place)
      }
    case .actionDone(let id, let action, let day):
      let isOwn = id == context.by
      guard try isOwn || record.mayWriteSupervision(of: id, by: context.by, on: context.now.day) else {
        throw Refusal.mayNotSupervise(id, by: context.by)
      }
      try amendSupervisions(of: id, on: record, &edits) { file in
        for record in file.records.indices {
          for index in file.records[record].actions.indices where file.records[record].actions[index].id == action {
            file.records[record].actions[index].done = day
            return
          }
        }
        throw Refusal.noSuchAction(action, id)
      }
    default: break
    }
  }

  private func amendStaff(
    _ id: StaffID, on record: some Record, _ edits: inout Edits, _ alter: (inout Staff) throws -> Void
  ) throws {
    guard let key = id.key, var staff = try record.staff(id) else { throw Refusal.noSuchStaff(id) }
    try alter(&staff)
    edits.put(key, staff)
  }

  private func amendSupervisions(
    of id: StaffID, on record: some Record, _ edits: inout Edits, _ alter: (inout SupervisionFile) throws -> Void
  ) throws {
    guard let key = SupervisionFile.key(of: id), try record.staff(id) != nil else { throw Refusal.noSuchStaff(id) }
    var file = try record.supervisions(of: id)
    try alter(&file)
    edits.put(key, file)
  }
}

extension Record {
  /// The supervisions of a member of staff; none where there is no record of any.
  public func supervisions(of staff: StaffID) throws -> SupervisionFile {
    guard let key = SupervisionFile.key(of: staff) else { return SupervisionFile() }
    return try stored(key).map { try SupervisionFile(json: $0.bytes) } ?? SupervisionFile()
  }
}
