/// Somebody at a moment, with what the policy lets them see and do.
public struct Viewer: Sendable, Equatable {
  /// Who it is.
  public let me: StaffID
  /// The roles that they hold today, their own and those of whom they cover.
  public let roles: [StaffRole]
  /// They and those whom they cover.
  public let people: [StaffID]
  /// The teams of those.
  public let teams: [TeamID]
  /// The moment, Europe/London.
  public var now: Moment
  private let policy: AccessPolicy
  private let reach: CaseReach?

  /// Somebody among the staff, as things stand at a moment.
  public init(_ me: StaffID, _ policy: AccessPolicy, staff: [StaffID: Staff], now: Moment) {
    self.me = me
    self.now = now
    self.policy = policy
    let people = [me] + staff.covered(by: me, on: now.day)
    let present = people.compactMap { staff[$0] }
    self.people = staff[me]?.isHere(on: now.day) ?? false ? people : []
    roles = self.people.isEmpty ? [] : present.flatMap { $0.roles(on: now.day) }
    teams = self.people.isEmpty ? [] : present.compactMap(\.team)
    reach = policy.reach(of: roles, on: now.day)
  }

  /// Whether they are a member of staff today.
  public var isStaff: Bool { !people.isEmpty }

  /// Whether they may do something.
  public func may(_ permission: Permission) -> Bool { policy.may(roles, permission, on: now.day) }

  /// Whether they see a section of the cases that they reach.
  public func sees(_ section: CaseSection) -> Bool { policy.sees(roles, section, on: now.day) }

  /// Whether they see a case. What hides it is the same in every list, in search and on the case.
  public func sees(_ summary: CaseSummary) -> Bool {
    if summary.isOpened(for: me, at: now), !(summary.restriction?.denied.contains(me) ?? false) { return true }
    guard isReached(summary) else { return false }
    return isAllowed(by: summary.restriction, of: summary)
  }

  /// Whether a reason would open a case that they don't see.
  public func canOpen(_ summary: CaseSummary) -> Bool {
    may(.emergency) && !(summary.restriction?.denied.contains(me) ?? false)
  }

  /// Until when what they see stays as it is, where a case is open to them for a time only.
  public func changes(_ summary: CaseSummary) -> Moment? {
    summary.openings.filter { $0.by == me && $0.until > now }.map(\.until).min()
  }

  /// Whether nothing but a restriction keeps a case from them.
  public var reachesAll: Bool { reach == .all }

  private func isReached(_ summary: CaseSummary) -> Bool {
    switch reach {
    case .all: true
    case .team: summary.team.map(teams.contains) ?? false || people.contains(where: summary.concerns)
    case .own: people.contains(where: summary.concerns)
    case nil: false
    }
  }

  private func isAllowed(by restriction: Restriction?, of summary: CaseSummary) -> Bool {
    guard let restriction else { return true }
    if restriction.denied.contains(me) { return false }
    if !restriction.isClosed || may(.restrict) { return true }
    return people.contains { person in
      restriction.allowed.contains(person) || summary.worker == person || summary.secondaryWorkers.contains(person)
    }
  }
}

extension Viewer {
  /// The openings in an emergency, in cases that they see, that wait for them to be looked at: those of others.
  public func openingsToReview(
    in summaries: [CaseSummary]
  ) -> [(summary: CaseSummary, opening: EmergencyAccess)] {
    guard may(.restrict) else { return [] }
    return summaries.flatMap { summary in
      summary.unreviewedOpenings.filter { $0.by != me }.map { (summary, $0) }
    }
  }
}

extension CaseSummary {
  /// Whether an emergency holds it open for somebody at a moment.
  func isOpened(for staff: StaffID, at now: Moment) -> Bool { opening(for: staff, at: now) != nil }

  /// The emergency that holds it open for somebody at a moment; nil where none does.
  public func opening(for staff: StaffID, at now: Moment) -> EmergencyAccess? {
    openings.last { $0.by == staff && $0.at <= now && now < $0.until }
  }

  /// Whether somebody opened it in an emergency and no manager has looked at that yet.
  public var unreviewedOpenings: [EmergencyAccess] { openings.filter { $0.reviewedBy == nil } }
}
