/// What is done to a plan, besides signing it.
public enum PlanChange: Sendable, Equatable {
  /// A draft is begun (no identifier) or written; `seen` is the version that its author looked at.
  case written(DocumentID?, PlanContent, orders: [OrderID], seen: Int? = nil)
  /// Somebody was asked to agree.
  case answered(DocumentID, Agreement)
  /// A target goes on, is done, is dropped or is taken up again.
  case moved(DocumentID, TargetProgress)
  /// A review was held; the meeting is recorded as a contact too, where one is given.
  case reviewed(DocumentID, PlanReview, meeting: Contact? = nil)
}

/// Why something isn't done to a plan.
public enum PlanRefusal: Error, Equatable, Sendable {
  /// It lacks something.
  case incomplete(PlanGap)
  /// A draft is there already.
  case draftExists(DocumentID)
  /// There is no plan of that name.
  case noSuchPlan(DocumentID)
  /// The plan has no such target.
  case noSuchTarget(TargetID)
  /// It isn't signed yet, so that nobody can be asked to agree and nothing can be reviewed.
  case notSigned(SigningState)
  /// A refusal, or that somebody wasn't asked, needs its reason.
  case whyMissing
  /// A dropped target needs its reason.
  case dropReasonMissing
  /// A review without a parent or carer needs its reason.
  case familyMissing
  /// A review with nobody at it.
  case nobodyPresent
  /// What happened can't lie in the future, or before the plan.
  case badDay(Day)
}

extension Change {
  /// The rules of the changes to plans.
  func planEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .planned(let reference, let change) = self else { return }
    guard let header = try record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
    if let closed = header.closed { throw Refusal.caseClosed(reference, on: closed.on) }
    let file = try record.plans(of: reference)
    switch change {
    case .written(let id, let content, let orders, let seen):
      if let stray = orders.first(where: { header.order($0) == nil }) { throw Refusal.noSuchOrder(stray, reference) }
      let content = Self.numbered(content, after: file)
      let (key, plan) = try file.written(id, content, orders: orders, seen: seen, of: reference, in: context)
      edits.put(SignedName(.plan, key).key(in: reference), plan)
      try amend(reference, on: record, &edits) { $0.mark(SignedMark(key, plan, at: context.now)) }
    case .answered(let id, var agreement):
      var filed = try Self.signed(id, file)
      if agreement.answer != .agreed, agreement.why.isEmpty { throw Refusal.plan(.whyMissing) }
      try Self.check(agreement.on, since: filed.plan.begun, in: context)
      agreement.by = context.by
      agreement.at = context.now
      let before = filed.plan.agreements.agreed(childBorn: header.child.dateOfBirth)
      filed.plan.agreements.append(agreement)
      edits.put(SignedName(.plan, id).key(in: reference), filed.plan)
      guard let day = filed.plan.agreements.agreed(childBorn: header.child.dateOfBirth), before == nil else { return }
      try Self.reach(.planAgreed, on: day, by: filed, reference, on: record, &edits, self)
    case .moved(let id, let progress):
      var filed = try Self.signed(id, file)
      filed.plan.progress.append(try Self.checked(progress, of: filed, in: context))
      edits.put(SignedName(.plan, id).key(in: reference), filed.plan)
    case .reviewed(let id, var review, let meeting):
      var filed = try Self.signed(id, file)
      try Self.check(review.on, since: filed.plan.begun, in: context)
      if review.present.isEmpty, review.others.isEmpty { throw Refusal.plan(.nobodyPresent) }
      if !review.isWithFamily, review.withoutFamily.isEmpty { throw Refusal.plan(.familyMissing) }
      review.id = DocumentID("v\(context.seq)")
      review.by = context.by
      review.at = context.now
      review.progress = try review.progress.map { progress in
        var progress = progress
        progress.on = review.on
        return try Self.checked(progress, of: filed, in: context)
      }
      filed.plan.progress += review.progress
      filed.plan.reviews.append(review)
      edits.put(SignedName(.plan, id).key(in: reference), filed.plan)
      try Self.reach(.planReviewed, on: review.on, by: filed, reference, on: record, &edits, self)
      if let meeting {
        try Change.contactRecorded(reference, meeting).contactEdits(on: record, in: context, &edits)
      }
    }
  }

  /// New targets get the numbers that follow those of all versions.
  private static func numbered(_ content: PlanContent, after file: PlanFile) -> PlanContent {
    var next = file.nextTarget
    var content = content
    for index in content.targets.indices where content.targets[index].id == "t0" {
      content.targets[index].id = TargetID("t\(next)")
      next += 1
    }
    return content
  }

  private static func signed(_ id: DocumentID, _ file: PlanFile) throws -> PlanFile.Filed {
    guard let filed = file.version(id) else { throw Refusal.plan(.noSuchPlan(id)) }
    guard filed.plan.signing.state.isSigned else { throw Refusal.plan(.notSigned(filed.plan.signing.state)) }
    if let current = file.current, current.id != id { throw Refusal.signing(.replaced(SignedName(.plan, id))) }
    return filed
  }

  private static func checked(
    _ progress: TargetProgress, of filed: PlanFile.Filed, in context: ChangeContext
  ) throws -> TargetProgress {
    guard filed.plan.content.targets.contains(where: { $0.id == progress.target }) else {
      throw Refusal.plan(.noSuchTarget(progress.target))
    }
    if progress.state == .dropped, progress.note.isEmpty { throw Refusal.plan(.dropReasonMissing) }
    try check(progress.on, since: filed.plan.begun, in: context)
    var progress = progress
    progress.by = context.by
    progress.at = context.now
    return progress
  }

  private static func check(_ day: Day, since begun: Day, in context: ChangeContext) throws {
    guard day <= context.now.day, day >= begun else { throw Refusal.plan(.badDay(day)) }
  }

  /// Leaves on the case what the clocks of the plan's orders look for.
  private static func reach(
    _ kind: CaseEvent.Kind, on day: Day, by filed: PlanFile.Filed, _ reference: CaseReference, on record: some Record,
    _ edits: inout Edits, _ change: Change
  ) throws {
    let orders = filed.plan.orders.isEmpty ? [OrderID?.none] : filed.plan.orders.map(Optional.some)
    try change.amend(reference, on: record, &edits) { header in
      header.milestones += orders.map { Milestone(kind, on: day, order: $0, subject: filed.id.text) }
    }
  }
}
