/// What is done towards leaving well, besides signing.
public enum ExitChange: Sendable, Equatable {
  /// A draft is begun (no identifier) or written; `seen` is the version that its author looked at.
  case written(DocumentID?, ExitContent, orders: [OrderID], seen: Int? = nil)
  /// Somebody was asked to agree.
  case answered(DocumentID, Agreement)
  /// A referral was accepted, declined or not taken up.
  case settled(DocumentID, DestinationOutcome)
  /// The child or the parent or carer said what they think at the end.
  case surveyed(DocumentID, Survey)
  /// The police were told how an out-of-court disposal went.
  case formASent(FormA)
  /// The manager was told that a child hasn't engaged with the assessment (R83, R148).
  case nonEngagementTold(OrderID, on: Day, words: String)
  /// A manager wrote the closing entry.
  case entered(ClosingEntry)
  /// Somebody looked back after six months.
  case lookedBack(LookBack)
}

/// Why something isn't done towards leaving.
public enum ExitRefusal: Error, Equatable, Sendable {
  /// The exit plan lacks something.
  case incomplete(ExitGap)
  case draftExists(DocumentID)
  case noSuchPlan(DocumentID)
  case noSuchDestination(DestinationID)
  /// It isn't signed yet, so that nobody can be asked to agree.
  case notSigned(SigningState)
  case whyMissing
  /// What happened can't lie in the future, or before the plan.
  case badDay(Day)
  /// A survey has neither answers nor a reason.
  case surveyEmpty
  /// Points run from 1 to 5.
  case badPoints(Int)
  /// Form A is for out-of-court disposals.
  case notOutOfCourt(Disposal)
  /// Form A says how the child responded.
  case noSuchOutcome(OrderEnd.How)
  case wordsMissing
  /// The case doesn't close without an exit plan or the reason for having none.
  case noExitPlan
  /// The case doesn't close without a manager's entry.
  case noEntry
  case mayNotEnter(StaffID)
  /// One looks back at a case that is closed.
  case notClosed(CaseReference)
}

extension Change {
  /// The rules of the changes that lead out of the service.
  func exitEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .exited(let reference, let change) = self else { return }
    guard let header = try record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
    if case .lookedBack(let found) = change {
      return try lookBack(found, reference, header, in: context, &edits)
    }
    if let closed = header.closed { throw Refusal.caseClosed(reference, on: closed.on) }
    switch change {
    case .written, .answered, .settled, .surveyed:
      try exitPlanEdits(change, reference, header, on: record, in: context, &edits)
    case .formASent(var form):
      guard let order = header.order(form.order) else { throw Refusal.noSuchOrder(form.order, reference) }
      guard RuleScope.Route(order.disposal) == .outOfCourt else { throw Refusal.exit(.notOutOfCourt(order.disposal)) }
      guard FormA.outcomes.contains(form.outcome) else { throw Refusal.exit(.noSuchOutcome(form.outcome)) }
      guard !form.words.isEmpty else { throw Refusal.exit(.wordsMissing) }
      guard form.on <= context.now.day, form.on >= order.begins else { throw Refusal.exit(.badDay(form.on)) }
      form.by = context.by
      form.at = context.now
      try amend(reference, on: record, &edits) { header in
        header.formsA.append(form)
        header.milestones.append(Milestone(.formASent, on: form.on, order: form.order))
      }
    case .nonEngagementTold(let order, let day, let words):
      guard let order = header.order(order) else { throw Refusal.noSuchOrder(order, reference) }
      guard !words.isEmpty else { throw Refusal.exit(.wordsMissing) }
      guard day <= context.now.day, day >= order.begins else { throw Refusal.exit(.badDay(day)) }
      try amend(reference, on: record, &edits) {
        $0.milestones.append(Milestone(.nonEngagementTold, on: day, order: order.id))
      }
    case .entered(var entry):
      guard !entry.words.isEmpty else { throw Refusal.exit(.wordsMissing) }
      guard try record.roles(in: context, of: reference).contains(where: \.entersClosing) else {
        throw Refusal.exit(.mayNotEnter(context.by))
      }
      entry.by = context.by
      entry.at = context.now
      try amend(reference, on: record, &edits) { $0.closing = entry }
    case .lookedBack: break
    }
  }

  private func lookBack(
    _ found: LookBack, _ reference: CaseReference, _ header: Case, in context: ChangeContext, _ edits: inout Edits
  ) throws {
    guard let closed = header.closed else { throw Refusal.exit(.notClosed(reference)) }
    guard found.on <= context.now.day, found.on >= closed.on else { throw Refusal.exit(.badDay(found.on)) }
    guard found.hasLasted != nil || !found.words.isEmpty else { throw Refusal.exit(.wordsMissing) }
    var after = header
    after.lookBack = found
    after.lookBack?.by = context.by
    edits.put(reference.key, after)
  }

  private func exitPlanEdits(
    _ change: ExitChange, _ reference: CaseReference, _ header: Case, on record: some Record,
    in context: ChangeContext, _ edits: inout Edits
  ) throws {
    let file = try record.exits(of: reference)
    func put(_ id: DocumentID, _ plan: ExitPlan) { edits.put(SignedName(.exitPlan, id).key(in: reference), plan) }
    func check(_ day: Day, _ plan: ExitPlan) throws {
      guard day <= context.now.day, day >= plan.begun else { throw Refusal.exit(.badDay(day)) }
    }
    func find(_ id: DocumentID) throws -> ExitPlan {
      guard let filed = file.version(id) else { throw Refusal.exit(.noSuchPlan(id)) }
      if header.documents.contains(where: { $0.name == SignedName(.exitPlan, id) && $0.isReplaced }) {
        throw Refusal.signing(.replaced(SignedName(.exitPlan, id)))
      }
      return filed.plan
    }
    switch change {
    case .written(let id, let content, let orders, let seen):
      if let stray = orders.first(where: { header.order($0) == nil }) { throw Refusal.noSuchOrder(stray, reference) }
      let content = Self.numbered(content, after: file)
      var (key, plan) = try file.written(id, content, orders: orders, seen: seen, of: reference, in: context)
      if id == nil { plan.outcomes = file.current?.plan.outcomes ?? [] }
      put(key, plan)
      try amend(reference, on: record, &edits) { $0.mark(SignedMark(key, plan, at: context.now)) }
    case .answered(let id, var agreement):
      var plan = try find(id)
      guard plan.signing.state.isSigned else { throw Refusal.exit(.notSigned(plan.signing.state)) }
      if agreement.answer != .agreed, agreement.why.isEmpty { throw Refusal.exit(.whyMissing) }
      try check(agreement.on, plan)
      agreement.by = context.by
      agreement.at = context.now
      let before = plan.agreements.agreed(childBorn: header.child.dateOfBirth)
      plan.agreements.append(agreement)
      put(id, plan)
      guard let day = plan.agreements.agreed(childBorn: header.child.dateOfBirth), before == nil else { return }
      let orders = plan.orders.isEmpty ? [OrderID?.none] : plan.orders.map(Optional.some)
      try amend(reference, on: record, &edits) { header in
        header.milestones += orders.map { Milestone(.exitPlanAgreed, on: day, order: $0, subject: id.text) }
      }
    case .settled(let id, var outcome):
      var plan = try find(id)
      guard plan.content.destinations.contains(where: { $0.id == outcome.destination }) else {
        throw Refusal.exit(.noSuchDestination(outcome.destination))
      }
      if [.declined, .notTakenUp].contains(outcome.state), outcome.note.isEmpty { throw Refusal.exit(.whyMissing) }
      try check(outcome.on, plan)
      outcome.by = context.by
      outcome.at = context.now
      plan.outcomes.append(outcome)
      put(id, plan)
    case .surveyed(let id, let survey):
      var plan = try find(id)
      try check(survey.on, plan)
      if survey.points.isEmpty, survey.words.isEmpty, survey.declined.isEmpty { throw Refusal.exit(.surveyEmpty) }
      if let bad = survey.points.first(where: { !(1...5).contains($0.points) }) {
        throw Refusal.exit(.badPoints(bad.points))
      }
      plan.surveys.append(survey)
      put(id, plan)
    case .formASent, .nonEngagementTold, .entered, .lookedBack: break
    }
  }

  /// New destinations get the numbers that follow those of all versions.
  private static func numbered(_ content: ExitContent, after file: ExitFile) -> ExitContent {
    var next = file.nextDestination
    var content = content
    for index in content.destinations.indices where content.destinations[index].id == "d0" {
      content.destinations[index].id = DestinationID("d\(next)")
      next += 1
    }
    return content
  }

  /// Begins the exit plan of an order on the day on which the order is put on record, so that leaving is thought of from
  /// the start (R142); the first who writes in it is its author.
  public static func exitBegun(
    for order: Order, of reference: CaseReference, on record: some Record, in context: ChangeContext
  ) throws -> (id: DocumentID, plan: ExitPlan)? {
    guard order.disposal.isSupervised else { return nil }
    let file = try record.exits(of: reference)
    if let draft = file.draft {
      var plan = draft.plan
      guard plan.signing.state.isOpen, !plan.orders.contains(order.id) else { return nil }
      plan.orders.append(order.id)
      return (draft.id, plan)
    }
    var plan = ExitPlan()
    plan.begun = min(order.begins, context.now.day)
    plan.orders = [order.id]
    plan.replaces = file.current?.id
    plan.signing.version = (file.current?.plan.signing.version ?? 0) + 1
    return (DocumentID(ExitPlan.letter + String(context.seq)), plan)
  }
}

extension StaffRole {
  /// Whether the person may write the closing entry (local default, unverified).
  public var entersClosing: Bool { [.manager, .headOfService, .seniorPractitioner].contains(self) }
}
