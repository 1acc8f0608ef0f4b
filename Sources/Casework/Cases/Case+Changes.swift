extension Change {
  /// The rules of the changes to a case's own document.
  func caseEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .caseOpened(var opened, let wanted):
      try Self.check(opened.child, on: context.now.day)
      if let worker = opened.worker, try record.staff(worker) == nil { throw Refusal.noSuchStaff(worker) }
      if let team = opened.team, try record.team(team) == nil { throw Refusal.noSuchTeam(team) }
      let reference = try wanted ?? CaseReference(record.unusedCaseNumber())
      if try record.stored(reference.key) != nil { throw Refusal.alreadyExists(reference.description) }
      if opened.opened == .epoch { opened.opened = context.now.day }
      for order in opened.orders {
        let faults = OrderRules.faults(of: order, in: opened, on: context.now.day, under: context.limits)
        if let fault = faults.first { throw fault }
      }
      opened.allocateAsOpened(by: context.by)
      let toLeave = opened.orders.filter(\.disposal.isSupervised)
      if let first = toLeave.first,
        var exit = try Self.exitBegun(for: first, of: reference, on: record, in: context)
      {
        exit.plan.orders = toLeave.map(\.id)
        opened.mark(SignedMark(exit.id, exit.plan, at: context.now))
        edits.put(SignedName(.exitPlan, exit.id).key(in: reference), exit.plan)
      }
      edits.put(reference.key, opened)
    case .childAmended(let reference, let child, let seen):
      try Self.check(child, on: context.now.day)
      try amend(reference, on: record, seen: seen, &edits) { header in
        // What came from elsewhere may be as it is; what is written now is checked.
        for flag in child.flags where !header.child.flags.contains(flag) {
          try flag.check(on: context.now.day, context.lists)
        }
        header.child = child
      }
    case .personSaved(let reference, var person):
      guard !person.name.isEmpty else { throw Refusal.nameMissing }
      try amend(reference, on: record, &edits) { header in
        if let index = header.people.firstIndex(where: { $0.id == person.id }) {
          header.people[index] = person
        } else {
          person.id = PersonID("p\(context.seq)")
          header.people.append(person)
        }
      }
    case .caseClosed(let reference, let closure):
      guard context.lists.has("closure-reasons", closure.reason, on: closure.on) else {
        throw Refusal.unknownCode(list: "closure-reasons", code: closure.reason)
      }
      let mayEnter = try record.roles(in: context, of: reference).contains(where: \.entersClosing)
      try amend(reference, on: record, &edits) {
        try $0.close(closure, by: context.by, mayEnter: mayEnter, at: context.now)
      }
    case .caseReopened(let reference, let why):
      guard !why.isEmpty else { throw Refusal.reasonMissing }
      guard let header = try record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
      guard !header.isOpen else { throw Refusal.caseNotClosed(reference) }
      var reopened = header
      reopened.closures += [header.closed].compactMap { $0 }
      reopened.closed = nil
      edits.put(reference.key, reopened)
    case .judged(let reference, let judgements):
      try amend(reference, on: record, &edits) { header in
        header.assessed = header.assessedDays
        header.judgements = judgements
      }
    default:
      break
    }
  }

  /// Alters an open case's own document, or throws that there is none, that it is closed, or that it moved on since
  /// the version that was seen.
  func amend(
    _ reference: CaseReference, on record: some Record, seen: Int? = nil, _ edits: inout Edits,
    _ alter: (inout Case) throws -> Void
  ) throws {
    guard let stored = try record.stored(reference.key) else { throw Refusal.noSuchCase(reference) }
    var header = try Case(json: edits.bytes(of: reference.key) ?? stored.bytes)
    if let closed = header.closed { throw Refusal.caseClosed(reference, on: closed.on) }
    if let seen, seen != stored.version {
      throw Refusal.changedMeanwhile(reference.key, seen: seen, now: stored.version)
    }
    try alter(&header)
    edits.put(reference.key, header)
  }

  private static func check(_ child: Child, on day: Day) throws {
    guard !child.familyName.isEmpty || !child.givenNames.isEmpty else { throw Refusal.nameMissing }
    if let born = child.dateOfBirth {
      if born > day { throw Refusal.bornInFuture(born) }
      let age = born.years(until: day)
      if age > 25 { throw Refusal.tooOldForService(age: age) }
    }
  }
}
