extension Change {
  /// The rules of the changes about keeping and destroying.
  func retentionEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .retention(let change) = self else { return }
    if let why = change.why, !why.contains(where: { !$0.isWhitespace }) { throw Refusal.reasonMissing }
    switch change {
    case .moratorium(let kind, let why):
      try alterMoratoria(on: record, &edits) { $0.holds.append(Self.hold(kind, why, in: context)) }
    case .moratoriumLifted(let id, let why):
      try alterMoratoria(on: record, &edits) { try Self.lift(id, in: &$0.holds, why, in: context) }
    case .destroyed(let reference): try destroyEdits(of: reference, on: record, in: context, &edits)
    case .held, .lifted, .kept, .settled, .proposed, .withdrawn:
      guard let reference = change.reference else { return }
      let found = try retained(reference, on: record, in: context)
      var header = found.header
      try Self.decide(change, &header.retention, found.standing, reference, in: context)
      if case .proposed = change { try Self.checkReviewer(found.standing, on: record, in: context) }
      edits.put(reference.key, header)
    }
  }

  /// A case and how long it is kept, as the rules have it inside the lock.
  private func retained(
    _ reference: CaseReference, on record: some Record, in context: ChangeContext
  ) throws -> (header: Case, version: Int, standing: RetentionStanding) {
    guard let stored = try record.stored(reference.key) else {
      let isGone = try record.stored(DestructionCertificate.key(of: reference)) != nil
      throw isGone ? Refusal.retention(.destroyed(reference)) : Refusal.noSuchCase(reference)
    }
    guard let rules = context.retention else { throw Refusal.retention(.noRules) }
    let header = try Case(json: stored.bytes)
    let moratoria = try record.stored(Moratoria.key).map { try Moratoria(json: $0.bytes) } ?? Moratoria()
    let last = try record.contacts(of: reference).map(\.contact.at.day).max()
    let standing = RetentionStanding(
      header, lastContact: last, rules: rules, moratoria: moratoria, on: context.now.day)
    return (header, stored.version, standing)
  }

  private static func decide(
    _ change: RetentionChange, _ retention: inout CaseRetention, _ standing: RetentionStanding,
    _ reference: CaseReference, in context: ChangeContext
  ) throws {
    switch change {
    case .held(_, let why):
      retention.holds.append(hold(.every, why, in: context))
      retention.proposal = nil
    case .lifted(_, let id, let why): try lift(id, in: &retention.holds, why, in: context)
    case .kept(_, let until, let why):
      guard until > context.now.day else { throw Refusal.retention(.keptIntoPast(until)) }
      var kept = KeptLonger()
      kept.until = until
      kept.by = context.by
      kept.on = context.now.day
      kept.why = why
      retention.keptUntil = kept
      retention.proposal = nil
    case .settled(_, let kind, let isSo, let why):
      var settled = SettledKind()
      settled.kind = kind
      settled.isSo = isSo
      settled.by = context.by
      settled.on = context.now.day
      settled.why = why
      retention.settled.append(settled)
      retention.proposal = nil
    case .proposed(_, let why):
      let reason = try checkMayGo(standing, reference)
      var proposal = DestructionProposal()
      proposal.id = context.seq
      proposal.by = context.by
      proposal.on = context.now.day
      proposal.rule = reason.rule.name
      proposal.due = reason.due ?? context.now.day
      proposal.why = why
      retention.proposal = proposal
    case .withdrawn:
      guard retention.proposal != nil else { throw Refusal.retention(.notProposed(reference)) }
      retention.proposal = nil
    case .destroyed, .moratorium, .moratoriumLifted: break
    }
  }

  /// Throws why a case may not be destroyed now; gives the rule by which it may.
  static func checkMayGo(
    _ standing: RetentionStanding, _ reference: CaseReference
  ) throws -> RetentionStanding.Reason {
    switch standing.state {
    case .open: throw Refusal.retention(.stillOpen(reference))
    case .forGood: throw Refusal.retention(.notDue(reference, nil))
    case .notDue(let day): throw Refusal.retention(.notDue(reference, day))
    case .kept(let until): throw Refusal.retention(.keptUntil(reference, until))
    case .held: throw Refusal.retention(.held(reference, why: standing.holds.first?.why ?? ""))
    case .unclear: throw Refusal.retention(.unclear(reference, standing.doubts.map(\.missing)))
    case .due, .proposed:
      guard let reason = standing.longest else { throw Refusal.retention(.unclear(reference, [])) }
      return reason
    }
  }

  private static func checkReviewer(
    _ standing: RetentionStanding, on record: some Record, in context: ChangeContext
  ) throws {
    guard let wanted = standing.longest?.rule.reviewedBy, !wanted.isEmpty else { return }
    if try !record.roles(in: context, of: nil).contains(where: wanted.contains) {
      throw Refusal.retention(.notReviewer(context.by, wanted))
    }
  }

  private func destroyEdits(
    of reference: CaseReference, on record: some Record, in context: ChangeContext, _ edits: inout Edits
  ) throws {
    let (header, version, standing) = try retained(reference, on: record, in: context)
    let reason = try Self.checkMayGo(standing, reference)
    guard let proposal = header.retention.proposal else { throw Refusal.retention(.notProposed(reference)) }
    if proposal.by == context.by { throw Refusal.retention(.ownProposal(context.by)) }
    guard proposal.id == version, proposal.rule == reason.rule.name else {
      throw Refusal.retention(.changedSince(reference))
    }
    try Self.checkReviewer(standing, on: record, in: context)
    var certificate = DestructionCertificate()
    certificate.reference = reference
    certificate.rule = reason.rule.name
    certificate.ruleWords = reason.rule.words
    certificate.source = reason.rule.source
    certificate.start = reason.start
    certificate.due = reason.due ?? context.now.day
    certificate.closed = header.closed?.on ?? context.now.day
    certificate.proposedBy = proposal.by
    certificate.proposedOn = proposal.on
    certificate.approvedBy = context.by
    certificate.approvedAt = context.now
    certificate.documents = [.init("case", 1)]
    edits.remove(reference.key)
    for collection in CaseCollection.allCases {
      let all = try record.all(collection, of: reference)
      for each in all { edits.remove(each.key) }
      if !all.isEmpty { certificate.documents.append(.init(collection.rawValue, all.count)) }
    }
    try Self.clearShared(of: reference, header, on: record, &certificate, &edits)
    edits.put(DestructionCertificate.key(of: reference), certificate)
  }

  /// Takes the case out of what it shares with others, and notes it in the certificate.
  private static func clearShared(
    of reference: CaseReference, _ header: Case, on record: some Record,
    _ certificate: inout DestructionCertificate, _ edits: inout Edits
  ) throws {
    let plain = CaseEraser(reference, listed: [])
    let names = Set(header.listedAs.map(\.familyName).filter { !$0.isEmpty }).map { Array($0.utf8) }
    for collection in CaseEraser.shared {
      var count = 0
      for (key, bytes) in try record.shared(collection) {
        var eraser = plain
        if collection == CourtDayID.collection, plain.contains(bytes) || names.contains(where: { bytes.contains($0) }) {
          let places = try listed(of: reference, as: header.listedAs, in: try CourtDay(json: bytes))
          certificate.listed += places
          eraser = CaseEraser(reference, listed: places)
        }
        switch eraser.left(of: key, bytes) {
        case .same: continue
        case .gone: edits.remove(key)
        case .bytes(let left): edits.set(key, left)
        }
        count += 1
      }
      if count > 0 { certificate.cleared.append(.init(collection, count)) }
    }
    var links = 0
    for other in Set(header.links.map(\.reference)) where other != reference {
      guard let stored = try record.stored(other.key) else { continue }
      guard case .bytes(let left) = plain.left(of: other.key, stored.bytes) else { continue }
      edits.set(other.key, left)
      links += 1
    }
    if links > 0 { certificate.cleared.append(.init("links", links)) }
  }

  /// The lines of a court list that are the child's: matched to the case, or listed as the child was matched before.
  private static func listed(
    of reference: CaseReference, as identities: [ListedIdentity], in list: CourtDay
  ) throws -> [CourtPlace] {
    list.entries.filter {
      $0.matched == reference || $0.result?.reference == reference
        || ($0.matched == nil && identities.contains(ListedIdentity($0.person)))
    }.map { CourtPlace(list.id, $0.id) }
  }

  private func alterMoratoria(
    on record: some Record, _ edits: inout Edits, _ alter: (inout Moratoria) throws -> Void
  ) throws {
    var moratoria = try record.stored(Moratoria.key).map { try Moratoria(json: $0.bytes) } ?? Moratoria()
    try alter(&moratoria)
    edits.put(Moratoria.key, moratoria)
  }

  private static func hold(_ kind: RecordKind, _ why: String, in context: ChangeContext) -> LegalHold {
    var hold = LegalHold()
    hold.id = context.seq
    hold.kind = kind
    hold.why = why
    hold.by = context.by
    hold.on = context.now.day
    return hold
  }

  private static func lift(
    _ id: Int, in holds: inout [LegalHold], _ why: String, in context: ChangeContext
  ) throws {
    guard let index = holds.firstIndex(where: { $0.id == id && $0.lifted == nil }) else {
      throw Refusal.retention(.noSuchHold(id))
    }
    var lifting = LegalHold.Lifting()
    lifting.by = context.by
    lifting.on = context.now.day
    lifting.why = why
    holds[index].lifted = lifting
  }

  /// Throws where an edit would bring back a case that was destroyed: by undoing, by an import, under its number.
  func checkNothingReturns(_ edits: Edits, on record: some Record) throws {
    switch self {
    case .undone, .imported, .caseOpened: break
    default: return
    }
    var asked: Set<Int> = []
    for edit in edits.list where edit.bytes != nil {
      guard let number = edit.key.caseNumber, asked.insert(number).inserted else { continue }
      let reference = CaseReference(number)
      if try record.stored(DestructionCertificate.key(of: reference)) != nil {
        throw Refusal.retention(.destroyed(reference))
      }
    }
  }
}
