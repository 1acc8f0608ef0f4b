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
  /// Those of them whose own roles work on cases.
  private let caseworkers: [StaffID]
  /// The teams to which those belong, and the ones that they manage.
  private let caseworkTeams: Set<TeamID>
  private let isHead: Bool
  /// The sections that they don't see of cases in which they don't work with the child.
  private let hiddenElsewhere: Set<CaseSection>
  /// The sections that each of them sees besides of cases in which that person works with the child: nobody's roles count
  /// where another works.
  private let ownSections: [StaffID: Set<CaseSection>]

  /// Somebody among the staff, as things stand at a moment.
  public init(
    _ me: StaffID, _ policy: AccessPolicy, staff: [StaffID: Staff], teams known: [TeamID: Team] = [:], now: Moment
  ) {
    self.me = me
    self.now = now
    self.policy = policy
    let day = now.day
    people = staff[me]?.isHere(on: day) ?? false ? [me] + staff.covered(by: me, on: day) : []
    let acting = people.compactMap { id in staff[id].map { (id: id, team: $0.team, roles: $0.roles(on: day)) } }
    let held = acting.flatMap(\.roles)
    roles = held
    teams = acting.compactMap(\.team)
    reach = policy.reach(of: held, on: day)
    let working = acting.filter { policy.isOfTeam($0.roles, on: day) }
    let ids = working.map(\.id)
    caseworkers = ids
    caseworkTeams = Set(working.compactMap(\.team))
      .union(known.filter { $0.value.manager.map(ids.contains) ?? false }.keys)
    isHead = working.contains { $0.roles.contains(.headOfService) }
    let hidden = Set(CaseSection.allCases.filter { !policy.sees(held, $0, on: day) })
    hiddenElsewhere = hidden
    var own: [StaffID: Set<CaseSection>] = [:]
    for person in acting {
      let sections = hidden.filter { policy.seesOfOwn(person.roles, $0, on: day) }
      if !sections.isEmpty { own[person.id] = sections }
    }
    ownSections = own
  }

  /// Whether they are a member of staff today.
  public var isStaff: Bool { !people.isEmpty }

  /// Whether they may do something.
  public func may(_ permission: Permission) -> Bool { policy.may(roles, permission, on: now.day) }

  /// Whether they see a section of every case that they reach.
  public func sees(_ section: CaseSection) -> Bool { !hiddenElsewhere.contains(section) }

  /// Whether they see a section of a case that they reach.
  public func sees(_ section: CaseSection, of summary: CaseSummary) -> Bool {
    sees(section) || ownSections.contains { $0.value.contains(section) && summary.concerns($0.key) }
  }

  /// Whether they see why a member of staff carries less or is covered: their own, and where their role does (local
  /// default, unverified).
  public func seesMatters(of staff: StaffID) -> Bool { staff == me || sees(.staff) }

  /// A contact of a case with what they see of it.
  public func seen(_ contact: Contact, of summary: CaseSummary) -> Contact { sight(of: summary).seen(contact) }

  /// Whether there are cases of which they aren't shown the words of such a contact.
  public func mayWithhold(_ contact: Contact) -> Bool {
    contact.sensitive || policy.parts.section(ofContact: contact.kind).map { !sees($0) } ?? false
  }

  /// Whether they see somebody around the child.
  public func sees(_ person: PersonAround, of summary: CaseSummary) -> Bool {
    let sight = sight(of: summary)
    return !sight.hides(.people) && !sight.hides(sight.parts.section(ofRelationship: person.relationship))
  }

  /// What they see of a case.
  func sight(of summary: CaseSummary) -> CaseSight {
    var hidden = hiddenElsewhere
    for (person, sections) in ownSections where summary.concerns(person) { hidden.subtract(sections) }
    return CaseSight(hidden: hidden, parts: policy.parts, isOfTeam: isOfTeam(summary), people: people)
  }

  /// Whether every case that they reach shows them all that it has.
  public var seesEverything: Bool { hiddenElsewhere.subtracting([.staff]).isEmpty }

  /// Whether they are of the case's own team: its workers, its team, their managers, or a deputy of one of these, as far as
  /// their roles work on cases.
  private func isOfTeam(_ summary: CaseSummary) -> Bool {
    if isHead { return true }
    if let team = summary.team, caseworkTeams.contains(team) { return true }
    return caseworkers.contains(where: summary.isWorked)
  }

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
      restriction.allowed.contains(person) || summary.isWorked(by: person)
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
