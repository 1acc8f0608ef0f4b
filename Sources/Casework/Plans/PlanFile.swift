/// All versions of a case's plan.
public typealias PlanFile = VersionFile<Plan>

extension VersionFile<Plan> {
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
  public func plans(of reference: CaseReference) throws -> PlanFile { try versions(of: reference) }
}
