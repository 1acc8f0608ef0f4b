extension Change {
  /// The rules of the changes to who holds a case.
  func allocationEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .allocated(let references, let worker, let seconds, let team, let note, let reason):
      guard !references.isEmpty, worker != nil || team != nil else { throw Refusal.nobodyChosen }
      for staff in seconds ?? [] where try record.staff(staff) == nil { throw Refusal.noSuchStaff(staff) }
      if let team, try record.team(team) == nil { throw Refusal.noSuchTeam(team) }
      let receiver = try Receiver(worker, team, on: record)
      for reference in references {
        let allocation = try receiver.allocation(of: reference, note: note, reason: reason, on: record, in: context)
        try amend(reference, on: record, &edits) { header in
          header.take(allocation)
          header.secondaryWorkers = (seconds ?? header.secondaryWorkers).filter { $0 != worker }
        }
      }
    case .caretakingSaved(let reference, let caretaking, _):
      try amend(reference, on: record, &edits) { header in
        header.heldFor = caretaking.heldFor
        header.heldBy = caretaking.heldBy
      }
    case .reportSaved(let reference, var report):
      guard report.due >= report.asked else { throw Refusal.datesReversed(from: report.asked, to: report.due) }
      if let author = report.author, try record.staff(author) == nil { throw Refusal.noSuchStaff(author) }
      try amend(reference, on: record, &edits) { header in
        if let id = report.hearing {
          guard let hearing = header.hearing(id) else { throw Refusal.court(.noSuchHearing(id, reference)) }
          report.heard = hearing.at.day
          if report.court.isEmpty { report.court = hearing.court }
        }
        if let index = header.reports.firstIndex(where: { $0.id == report.id }) {
          report.keep(header.reports[index])
          header.reports[index] = report
        } else if report.id.text.isEmpty {
          report.keep(ReportRequest())
          report.id = ReportID("r\(context.seq)")
          header.reports.append(report)
        } else {
          throw Refusal.noSuchReport(report.id, reference)
        }
      }
    case .handedOver(let from, let handOver):
      try handOverEdits(from, handOver, on: record, in: context, &edits)
    default: break
    }
  }

  private func handOverEdits(
    _ from: StaffID, _ handOver: HandOver, on record: some Record, in context: ChangeContext, _ edits: inout Edits
  ) throws {
    guard var leaver = try record.staff(from), let key = from.key else { throw Refusal.noSuchStaff(from) }
    guard !handOver.parts.isEmpty || !handOver.teams.isEmpty || handOver.lastDay != nil else {
      throw Refusal.nobodyChosen
    }
    for part in handOver.parts {
      guard part.to != from else { throw Refusal.handsToThemself(from) }
      let receiver = try Receiver(part.to, nil, on: record)
      var isTheirs = false
      guard let held = try record.header(of: part.reference) else { throw Refusal.noSuchCase(part.reference) }
      var allocation = Allocation()
      if held.worker == from {
        allocation = try receiver.allocation(
          of: part.reference, note: handOver.note, reason: handOver.note, on: record, in: context)
      }
      try amend(part.reference, on: record, &edits) { header in
        if header.secondaryWorkers.contains(from) {
          header.secondaryWorkers = header.secondaryWorkers.filter { $0 != from && $0 != part.to }
          if header.worker != part.to { header.secondaryWorkers.append(part.to) }
          isTheirs = true
        }
        for index in header.reports.indices where header.reports[index].author == from {
          guard header.reports[index].delivered == nil else { continue }
          header.reports[index].author = part.to
          isTheirs = true
        }
        if header.worker == from {
          header.take(allocation)
          header.secondaryWorkers.removeAll { $0 == part.to }
          isTheirs = true
        }
      }
      for filed in try record.contacts(of: part.reference) {
        guard filed.contact.isPlanned, filed.contact.worker == from else { continue }
        var contact = filed.contact
        contact.worker = part.to
        edits.put(part.reference.key(.contacts, filed.id.text), contact)
        isTheirs = true
      }
      guard isTheirs else { throw Refusal.notHeldBy(part.reference, from) }
    }
    for (id, manager) in handOver.teams.sorted(by: { $0.key < $1.key }) {
      guard var team = try record.team(id), let key = id.key else { throw Refusal.noSuchTeam(id) }
      guard try record.staff(manager) != nil else { throw Refusal.noSuchStaff(manager) }
      team.manager = manager
      edits.put(key, team)
    }
    if let lastDay = handOver.lastDay {
      leaver.to = lastDay
      edits.put(key, leaver)
    }
  }
}

/// To whom cases are given, with the teams that the rules about it speak of.
private struct Receiver {
  private let worker: (id: StaffID, staff: Staff)?
  private let team: TeamID?

  /// Throws `Refusal.noSuchStaff`.
  init(_ worker: StaffID?, _ team: TeamID?, on record: some Record) throws {
    self.worker = try worker.map { id in
      guard let staff = try record.staff(id) else { throw Refusal.noSuchStaff(id) }
      return (id, staff)
    }
    self.team = team ?? self.worker?.staff.team
  }

  /// The entry of one case: against which rules it goes and why, and what is due by when.
  ///
  /// Throws `Refusal.holdingNeedsReason` where it goes against a rule without a reason.
  func allocation(
    of reference: CaseReference, note: String, reason: String, on record: some Record,
    in context: ChangeContext
  ) throws -> Allocation {
    var allocation = Allocation()
    allocation.on = context.now.day
    allocation.by = context.by
    allocation.worker = worker?.id
    allocation.team = team
    allocation.note = note
    guard let practice = context.allocation, let file = try record.caseFile(reference) else { return allocation }
    var known: Set<TeamID> = []
    for id in practice.rules.rules.flatMap(\.teams) where try record.team(id) != nil { known.insert(id) }
    let proposal = practice.proposal(
      for: CaseSummary(of: file), to: worker, team: team, known: known, on: context.now.day)
    let isReasonGiven = !reason.allSatisfy(\.isWhitespace)
    if !proposal.broken.isEmpty, !isReasonGiven {
      throw Refusal.holdingNeedsReason(reference, proposal.broken.map(\.words))
    }
    allocation.against = proposal.broken.map(\.name)
    if !proposal.broken.isEmpty { allocation.reason = reason }
    var after = file
    after.header.take(allocation)
    let dues = Obligation.open(
      for: CaseSummary(of: after), under: practice.standards, calendar: practice.calendar, on: context.now.day)
    allocation.dues = dues.map { AllocatedDue($0) }
    allocation.hasVictim = file.header.hasIdentifiableVictim
    return allocation
  }
}
