/// All versions of a case's plan, with the versions of their documents that were seen.
public struct PlanFile: Sendable, Equatable {
  /// One version of the plan, and the change that last altered it.
  public struct Filed: Sendable, Equatable {
    /// The version's identifier.
    public var id: DocumentID
    /// The change that last altered it.
    public var version: Int
    /// What it says.
    public var plan: Plan
    /// Puts the parts together.
    public init(id: DocumentID, version: Int, plan: Plan) {
      self.id = id
      self.version = version
      self.plan = plan
    }
  }

  /// The versions, earliest first.
  public var versions: [Filed]

  /// Puts versions in order.
  public init(_ versions: [Filed]) {
    self.versions = versions.sorted { ($0.plan.signing.version, $0.id) < ($1.plan.signing.version, $1.id) }
  }

  /// The version that holds: the latest that was signed.
  public var current: Filed? { versions.last { $0.plan.signing.state.isSigned } }
  /// The version that is being written or waits to be countersigned.
  public var draft: Filed? { versions.last { !$0.plan.signing.state.isSigned } }
  /// What one looks at first: the draft where there is one, else the version that holds.
  public var latest: Filed? { draft ?? current }
  /// The version of an identifier.
  public func version(_ id: DocumentID) -> Filed? { versions.first { $0.id == id } }

  /// How a target went, earliest first, over all versions.
  public func history(of target: TargetID) -> [TargetProgress] {
    versions.flatMap(\.plan.progress).filter { $0.target == target }.sorted { ($0.on, $0.at) < ($1.on, $1.at) }
  }

  /// How a target stands; on track where nobody said anything yet.
  public func state(of target: TargetID) -> TargetProgress.State { history(of: target).last?.state ?? .onTrack }

  /// All reviews of all versions, earliest first.
  public var reviews: [PlanReview] { versions.flatMap(\.plan.reviews).sorted { ($0.on, $0.at) < ($1.on, $1.at) } }

  /// Targets that any version names, so that a contact which was for one that is gone can still be read.
  public func target(_ id: TargetID) -> PlanTarget? {
    for version in versions.reversed() {
      if let target = version.plan.content.targets.first(where: { $0.id == id }) { return target }
    }
    return nil
  }

  /// The number that the next new target has.
  var nextTarget: Int {
    let numbers = versions.flatMap(\.plan.content.targets).compactMap { Int($0.id.text.dropFirst()) }
    return (numbers.max() ?? 0) + 1
  }

  /// The latest review at which a parent or carer was there.
  public var lastFamilyReview: PlanReview? { reviews.last { $0.isWithFamily } }

  /// The day by which the plan is to be reviewed with the family: three months after the last time, or after it was agreed
  /// (R121, local); nil while no plan is agreed.
  public func familyReviewDue(childBorn: Day?) -> Day? {
    guard let current, let agreed = current.plan.agreements.agreed(childBorn: childBorn) else { return nil }
    return max(agreed, lastFamilyReview?.on ?? agreed).adding(months: 3)
  }
}

/// The work that was done on one target.
public struct TargetWork: Sendable, Equatable {
  /// Contacts at which the child was seen, or that were held with others.
  public var held = 0
  /// Appointments for it that are still to come.
  public var booked = 0
  /// Time spent.
  public var minutes = 0
  /// The latest contact for it.
  public var last: Moment?

  /// What contacts say about a target.
  public init(on target: TargetID, in contacts: [FiledContact]) {
    for filed in contacts where filed.contact.targets.contains(target) {
      if filed.contact.outcome == nil { booked += 1 }
      guard let outcome = filed.contact.outcome, outcome.isAttendance || outcome == .held else { continue }
      held += 1
      minutes += filed.contact.length?.count ?? 0
      last = max(last ?? filed.contact.at, filed.contact.at)
    }
  }
}

extension Record {
  /// All versions of a case's plan.
  public func plans(of reference: CaseReference) throws -> PlanFile {
    PlanFile(
      try all(.plans, of: reference).map {
        PlanFile.Filed(id: DocumentID($0.key.id), version: $0.version, plan: try Plan(json: $0.bytes))
      })
  }
}
