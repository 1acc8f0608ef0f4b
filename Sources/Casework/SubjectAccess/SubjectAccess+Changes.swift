extension Change {
  /// The rules of the changes to requests for what is held on a child.
  func subjectAccessEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .subjectAccess(let reference, let change) = self else { return }
    guard try record.stored(reference.key) != nil else { throw Refusal.noSuchCase(reference) }
    let today = context.now.day
    if case .recorded(let asked) = change {
      guard asked.requester == .child || asked.name.contains(where: { !$0.isWhitespace }) else {
        throw Refusal.subjectAccess(.nobodyAsks)
      }
      guard asked.received <= today else { throw Refusal.subjectAccess(.badDay(asked.received)) }
      var request = SubjectRequest()
      request.reference = reference
      request.requester = asked.requester
      request.name = asked.name
      request.sendTo = asked.sendTo
      request.received = asked.received
      request.asks = asked.asks
      request.by = context.by
      if let key = SubjectRequest.key(SubjectRequestID("s\(context.seq)")) { edits.put(key, request) }
      return
    }
    guard let id = change.request, let key = SubjectRequest.key(id), let stored = try record.stored(key) else {
      throw Refusal.subjectAccess(.noSuchRequest(change.request ?? SubjectRequestID("")))
    }
    let request = try SubjectRequest(json: stored.bytes)
    guard request.reference == reference else { throw Refusal.subjectAccess(.noSuchRequest(id)) }
    guard request.stage.isOpen else { throw Refusal.subjectAccess(.over(request.stage)) }
    if case .decided(_, _, let seen?) = change, seen != stored.version {
      throw Refusal.changedMeanwhile(key, seen: seen, now: stored.version)
    }
    var step = RequestStep(request: request, context: context, roles: try record.roles(in: context, of: nil))
    try step.take(change)
    edits.put(key, step.request)
  }
}

/// One step of a request, held against the rules.
private struct RequestStep {
  var request: SubjectRequest
  let context: ChangeContext
  let roles: [StaffRole]

  private var today: Day { context.now.day }

  private func check(_ day: Day) throws {
    guard day <= today, day >= request.received else { throw Refusal.subjectAccess(.badDay(day)) }
  }

  mutating func take(_ change: SubjectAccessChange) throws {
    switch change {
    case .recorded: break
    case .identityAsked(_, let day):
      if request.identity != nil { throw Refusal.subjectAccess(.identityProvedAlready) }
      try check(day)
      request.identityAsked = day
    case .identified(_, var proof):
      if request.identity != nil { throw Refusal.subjectAccess(.identityProvedAlready) }
      try check(proof.on)
      proof.by = context.by
      request.identity = proof
    case .paused(_, let pause):
      if request.pauses.contains(where: { $0.answered == nil }) { throw Refusal.subjectAccess(.waitsAlready) }
      guard pause.what.contains(where: { !$0.isWhitespace }) else { throw Refusal.reasonMissing }
      try check(pause.asked)
      request.pauses.append(RequestPause(pause.what, asked: pause.asked))
    case .resumed(_, let day):
      guard let index = request.pauses.firstIndex(where: { $0.answered == nil }) else {
        throw Refusal.subjectAccess(.notWaiting)
      }
      try check(day)
      guard day >= request.pauses[index].asked else { throw Refusal.subjectAccess(.badDay(day)) }
      request.pauses[index].answered = day
    case .extended(_, var extended):
      try extend(&extended)
    case .sought(_, let term, let isSought):
      try checkOpen()
      guard ComparedText(term).words.count > 0 else { throw Refusal.subjectAccess(.termMissing) }
      request.terms.removeAll { $0 == term }
      if isSought { request.terms.append(term) }
    case .decided(_, let decisions, _):
      try checkOpen()
      try decide(decisions)
    case .submitted, .takenBack, .sentBack, .signed, .issued: try sign(change)
    case .ended(_, var end):
      guard end.why.contains(where: { !$0.isWhitespace }) else { throw Refusal.reasonMissing }
      try check(end.on)
      end.by = context.by
      request.ended = end
    }
  }

  /// The Data Protection Act 2018 section 54(3B): the person is told within the first time limit, and why.
  private mutating func extend(_ extended: inout RequestExtension) throws {
    if request.extended != nil { throw Refusal.subjectAccess(.extendedAlready) }
    guard extended.why.contains(where: { !$0.isWhitespace }) else { throw Refusal.reasonMissing }
    try check(extended.on)
    if let start = request.clockStart {
      let last = start.adding(months: context.subjectAccess.months)
      if extended.on > last { throw Refusal.subjectAccess(.extendedTooLate(last)) }
    }
    extended.by = context.by
    request.extended = extended
  }

  /// Decisions are taken before it is submitted, or after it came back.
  private func checkOpen() throws {
    if [.toSign, .signed].contains(request.stage) { throw Refusal.subjectAccess(.submittedAlready) }
  }

  private func pack() throws -> SubjectPack {
    guard let held = context.held else { throw Refusal.subjectAccess(.nothingHeld) }
    let pack = try SubjectPack(held, request, lists: context.lists, forms: context.forms)
    guard !pack.entries.isEmpty else { throw Refusal.subjectAccess(.nothingHeld) }
    return pack
  }

  private mutating func decide(_ decisions: [PackDecision]) throws {
    let pack = try pack()
    let places = Dictionary(pack.entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for var decision in decisions {
      guard let entry = places[decision.entry] else { throw Refusal.subjectAccess(.nothingThere(decision.entry)) }
      guard decision.seen == pack.entries[entry].digest else {
        throw Refusal.subjectAccess(.entryChanged(pack.title(entry)))
      }
      let isWhole = decision.party.isEmpty
      guard isWhole || pack.parties(in: entry).contains(where: { pack.parties[$0].id == decision.party }),
        isWhole ? decision.ruling != .redact : decision.ruling != .withhold
      else { throw Refusal.subjectAccess(.nothingThere(decision.party)) }
      try check(decision)
      decision.by = context.by
      decision.at = context.now
      request.decisions.removeAll { $0.isAboutSame(as: decision) }
      // To release a whole entry is to say nothing of it as a whole.
      if !(isWhole && decision.ruling == .release) { request.decisions.append(decision) }
    }
  }

  private func check(_ decision: PackDecision) throws {
    if decision.ruling == .release { return }
    guard let name = decision.ground else { throw Refusal.subjectAccess(.groundMissing) }
    let rules = context.subjectAccess
    guard rules.ground(name) != nil else { throw Refusal.subjectAccess(.noSuchGround(name)) }
    guard rules.grounds(for: decision.ruling).contains(where: { $0.name == name }) else {
      throw Refusal.subjectAccess(.wrongGround(name, decision.ruling))
    }
  }

  private mutating func sign(_ change: SubjectAccessChange) throws {
    switch change {
    case .submitted(_, let note):
      try checkOpen()
      let pack = try complete()
      add(.submitted, pack, note)
    case .takenBack:
      guard request.stage == .toSign else { throw Refusal.subjectAccess(.notSubmitted) }
      request.acts.append(PackAct(.takenBack, by: context.by, at: context.now))
    case .sentBack(_, let why):
      guard [.toSign, .signed].contains(request.stage) else { throw Refusal.subjectAccess(.notSubmitted) }
      guard why.contains(where: { !$0.isWhitespace }) else { throw Refusal.reasonMissing }
      try checkSigner(deciders: [])
      request.acts.append(PackAct(.sentBack, by: context.by, at: context.now, note: why))
    case .signed(_, let note):
      guard request.stage == .toSign else { throw Refusal.subjectAccess(.notSubmitted) }
      let pack = try complete()
      guard pack.digest == request.last(.submitted)?.pack else { throw Refusal.subjectAccess(.packChanged) }
      try checkSigner(deciders: pack.deciders + [request.last(.submitted)?.by].compactMap { $0 })
      add(.signed, pack, note)
    case .issued(_, let recipient, let how):
      guard request.stage == .signed else { throw Refusal.subjectAccess(.notSigned) }
      guard recipient.contains(where: { !$0.isWhitespace }) else { throw Refusal.subjectAccess(.recipientMissing) }
      let pack = try complete()
      guard pack.digest == request.last(.signed)?.pack else { throw Refusal.subjectAccess(.packChanged) }
      var act = PackAct(.issued, by: context.by, at: context.now, pack: pack.digest)
      act.recipient = recipient
      act.how = how
      act.seq = context.seq
      act.form = PackForm.current.rawValue
      request.acts.append(act)
    default: break
    }
  }

  private mutating func add(_ kind: PackAct.Kind, _ pack: SubjectPack, _ note: String) {
    request.acts.append(PackAct(kind, by: context.by, at: context.now, pack: pack.digest, note: note))
  }

  /// The pack, in which nothing is undecided.
  private func complete() throws -> SubjectPack {
    if request.identity == nil { throw Refusal.subjectAccess(.notIdentified) }
    if request.pauses.contains(where: { $0.answered == nil }) { throw Refusal.subjectAccess(.waitsAlready) }
    let pack = try pack()
    let undecided = pack.undecided.count
    if undecided > 0 { throw Refusal.subjectAccess(.undecided(undecided)) }
    return pack
  }

  private func checkSigner(deciders: [StaffID]) throws {
    if deciders.contains(context.by) { throw Refusal.subjectAccess(.ownDecisions(context.by)) }
    guard roles.contains(where: context.subjectAccess.signedBy.contains) else {
      throw Refusal.subjectAccess(.mayNotSign(context.by))
    }
  }
}
