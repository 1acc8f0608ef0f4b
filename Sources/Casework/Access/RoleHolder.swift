/// One member of staff with what their own roles let them see and do on a day: whoever looks, or somebody whom they cover.
struct RoleHolder: Sendable, Equatable {
  let id: StaffID
  let roles: [StaffRole]
  /// Which cases their roles reach; nil for none.
  let reach: CaseReach?
  private let team: TeamID?
  /// The sections that they see of every case that they reach.
  private let sections: Set<CaseSection>
  /// The sections that they see besides of cases in which they work with the child.
  private let ownSections: Set<CaseSection>
  private let permissions: Set<Permission>
  /// Whether their roles work on cases.
  private let worksOnCases: Bool
  /// The teams that they manage.
  private let managed: Set<TeamID>

  /// Somebody as they are on a day.
  init(_ id: StaffID, _ staff: Staff, _ policy: AccessPolicy, teams: [TeamID: Team], on day: Day) {
    self.id = id
    team = staff.team
    let held = staff.roles(on: day)
    roles = held
    reach = policy.reach(of: held, on: day)
    sections = Set(CaseSection.allCases.filter { policy.sees(held, $0, on: day) })
    ownSections = Set(CaseSection.allCases.filter { policy.seesOfOwn(held, $0, on: day) })
    permissions = Set(Permission.allCases.filter { policy.may(held, $0, on: day) })
    worksOnCases = policy.isOfTeam(held, on: day)
    managed = Set(teams.filter { $0.value.manager == id }.keys)
  }

  /// Whether their roles may do something.
  func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

  /// Whether they see a section of every case that they reach.
  func sees(_ section: CaseSection) -> Bool { sections.contains(section) }

  /// Whether they see a section of a case that they reach.
  func sees(_ section: CaseSection, of summary: CaseSummary) -> Bool {
    sees(section) || (ownSections.contains(section) && summary.concerns(id))
  }

  /// Whether the case is their own, so that whoever covers them acts in it as they do.
  func owns(_ summary: CaseSummary) -> Bool {
    summary.isOwn(of: id, roles, in: team) { managed.contains($0) }
  }

  /// Whether they are of the case's own team: one of its workers, of its team, its manager, or the head of service, as far
  /// as their roles work on cases.
  func isOfTeam(_ summary: CaseSummary) -> Bool {
    guard worksOnCases else { return false }
    if roles.contains(.headOfService) || summary.isWorked(by: id) { return true }
    return summary.team.map { $0 == team || managed.contains($0) } ?? false
  }

  /// Whether they see a case.
  func sees(_ summary: CaseSummary) -> Bool {
    guard reaches(summary) else { return false }
    guard let restriction = summary.restriction else { return true }
    if restriction.denied.contains(id) { return false }
    return !restriction.isClosed || may(.restrict) || restriction.allowed.contains(id) || summary.isWorked(by: id)
  }

  private func reaches(_ summary: CaseSummary) -> Bool {
    switch reach {
    case .all: true
    case .team: (summary.team != nil && summary.team == team) || summary.concerns(id)
    case .own: summary.concerns(id)
    case nil: false
    }
  }
}
