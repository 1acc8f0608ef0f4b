/// Somebody at a moment, with what the policy lets them see and do: what their own roles do, and in the cases of somebody
/// whom they cover what that person does there.
public struct Viewer: Sendable, Equatable {
  /// Who it is.
  public let me: StaffID
  /// The moment, Europe/London.
  public var now: Moment
  private let policy: AccessPolicy
  /// They themself; nil where they are no member of staff today.
  private let own: RoleHolder?
  /// Those whom they cover today.
  private let covered: [RoleHolder]

  /// Somebody among the staff, as things stand at a moment.
  public init(
    _ me: StaffID, _ policy: AccessPolicy, staff: [StaffID: Staff], teams: [TeamID: Team] = [:], now: Moment
  ) {
    self.me = me
    self.now = now
    self.policy = policy
    let day = now.day
    func holder(_ id: StaffID) -> RoleHolder? {
      staff[id].map { RoleHolder(id, $0, policy, teams: teams, on: day) }
    }
    let isHere = staff[me]?.isHere(on: day) ?? false
    own = isHere ? holder(me) : nil
    covered = isHere ? staff.covered(by: me, on: day).compactMap(holder) : []
  }

  /// The roles that they hold today, and those of whom they cover.
  public var roles: [StaffRole] { holders.flatMap(\.roles) }

  /// They and those whom they cover today.
  public var people: [StaffID] { holders.map(\.id) }

  private var holders: [RoleHolder] { [own].compactMap { $0 } + covered }

  /// Whether they are a member of staff today.
  public var isStaff: Bool { own != nil }

  /// Whether their own roles may do something, whatever it is about: cover doesn't count here.
  public func may(_ permission: Permission) -> Bool { own?.may(permission) ?? false }

  /// Whether they may do something in a case: their own roles, or those of somebody whom they cover and whose case it is.
  public func may(_ permission: Permission, in summary: CaseSummary) -> Bool {
    permission.goesWithCover ? holders(in: summary).contains { $0.may(permission) } : may(permission)
  }

  /// Whether their own roles see a section of every case that they reach: cover doesn't count here.
  public func sees(_ section: CaseSection) -> Bool { own?.sees(section) ?? false }

  /// Whether they see a section of some case: their own roles do, or those of somebody whom they cover.
  public func seesSomewhere(_ section: CaseSection) -> Bool { holders.contains { $0.sees(section) } }

  /// Whether they see a section of a case that they reach.
  public func sees(_ section: CaseSection, of summary: CaseSummary) -> Bool {
    holders(in: summary).contains { $0.sees(section, of: summary) }
  }

  /// Whether they see why a member of staff carries less or is covered: their own, and where their role does (local
  /// default, unverified).
  public func seesMatters(of staff: StaffID) -> Bool { staff == me || sees(.staff) }

  /// A contact of a case with what they see of it.
  public func seen(_ contact: Contact, of summary: CaseSummary) -> Contact { sight(of: summary).seen(contact) }

  /// Whether there are cases of which they aren't shown the words of such a contact.
  public func mayWithhold(_ contact: Contact) -> Bool {
    if contact.sensitive || !sees(.contacts) { return true }
    return policy.parts.section(ofContact: contact.kind).map { !sees($0) || !isAlike } ?? false
  }

  /// Whether they see somebody around the child.
  public func sees(_ person: PersonAround, of summary: CaseSummary) -> Bool {
    let sight = sight(of: summary)
    return !sight.hides(.people) && !sight.hides(sight.parts.section(ofRelationship: person.relationship))
  }

  /// What they see of a case.
  func sight(of summary: CaseSummary) -> CaseSight {
    let holders = holders(in: summary)
    let hidden = CaseSection.allCases.filter { section in !holders.contains { $0.sees(section, of: summary) } }
    return CaseSight(
      hidden: Set(hidden), parts: policy.parts, isOfTeam: holders.contains { $0.isOfTeam(summary) },
      people: [me] + holders.map(\.id).filter { $0 != me })
  }

  /// Whether every case that they see shows them all that it has.
  public var seesEverything: Bool {
    isAlike && CaseSection.allCases.allSatisfy { $0 == .staff || sees($0) }
  }

  /// Whether they see of every case at least what their own roles do.
  private var isAlike: Bool { covered.isEmpty || reachesAll }

  /// Whether they see a case. What hides it is the same in every list, in search and on the case.
  public func sees(_ summary: CaseSummary) -> Bool {
    if summary.restriction?.denied.contains(me) ?? false { return false }
    return isOpenToMe(summary) || !covering(in: summary).isEmpty
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
  public var reachesAll: Bool { own?.reach == .all }

  /// Whether a case is open to them without anybody's cover.
  private func isOpenToMe(_ summary: CaseSummary) -> Bool {
    summary.isOpened(for: me, at: now) || own?.sees(summary) ?? false
  }

  /// Those whom they cover and whose case it is, as far as it is open to these themselves.
  private func covering(in summary: CaseSummary) -> [RoleHolder] {
    covered.filter { $0.owns(summary) && $0.sees(summary) }
  }

  /// Those whose roles count in a case: their own, but not where the case is open to them by cover alone.
  private func holders(in summary: CaseSummary) -> [RoleHolder] {
    let own = [own].compactMap { $0 }
    if covered.isEmpty { return own }
    let covering = covering(in: summary)
    return covering.isEmpty || isOpenToMe(summary) ? own + covering : covering
  }
}

extension Permission {
  /// Whether a deputy has it in the cases of whom they cover: what is done with the service, its staff, the whole store
  /// or the record as such goes by one's own roles alone.
  var goesWithCover: Bool {
    switch self {
    case .record, .assess, .cases, .allocate, .oversee, .restrict: true
    case .standards, .staff, .imports, .exports, .emergency, .trail, .retain, .disclose: false
    }
  }
}

extension Viewer {
  /// The openings in an emergency, in cases that they see, that wait for them to be looked at: those of others.
  public func openingsToReview(
    in summaries: [CaseSummary]
  ) -> [(summary: CaseSummary, opening: EmergencyAccess)] {
    summaries.filter { may(.restrict, in: $0) }.flatMap { summary in
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
