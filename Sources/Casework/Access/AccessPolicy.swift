public import JSON

/// Who sees and does what: the content of `Standards/access.json`, or the service's own copy.
public struct AccessPolicy: OwnCopy {
  public static var file: ServiceFile { .access }

  /// What the file is, for whoever edits it.
  public var about = ""
  /// What each role may.
  public var roles: [RoleAccess] = []
  /// What belongs to the sections that are kept apart; none in a policy from before there were such sections.
  public var parts: [SectionParts] = []
  /// For how many minutes an emergency opens a case (local default, unverified).
  public var emergencyMinutes = 60
  /// Who saved the service's own copy and when.
  public var edits: [DataEdit] = []
  /// No policy: nobody may do anything.
  public init() {}

  /// Whether one of the roles may do something on a day; on any day where none is given.
  public func may(_ roles: [StaffRole], _ permission: Permission, on day: Day? = nil) -> Bool {
    entries(of: roles, on: day).contains { $0.may.contains(permission) }
  }

  /// Whether one of the roles sees a section on a day; on any day where none is given.
  public func sees(_ roles: [StaffRole], _ section: CaseSection, on day: Day? = nil) -> Bool {
    entries(of: roles, on: day).contains { $0.sections.contains(section) }
  }

  /// Whether one of the roles sees a section on a day of the cases in which its holder works with the child.
  public func seesOfOwn(_ roles: [StaffRole], _ section: CaseSection, on day: Day? = nil) -> Bool {
    entries(of: roles, on: day).contains { $0.sections.contains(section) || $0.ownSections.contains(section) }
  }

  /// Whether one of the roles works on cases, so that its holder is of the own team of those that they or their team hold.
  public func isOfTeam(_ roles: [StaffRole], on day: Day? = nil) -> Bool {
    entries(of: roles, on: day).contains { $0.ownTeam ?? false }
  }

  /// The policy as it is worked by: where one from an earlier time doesn't say whether a role is of a case's own team, the
  /// one that comes with the program does. One from before sections were kept apart says nothing of them either, so that
  /// each of its roles sees of them what the role does there, and the lines are drawn as there; one from before consents
  /// were recorded has them where the shipped one does. Nothing else of it changes, and what its service saves afterwards is
  /// taken as it stands.
  public func completed(by shipped: AccessPolicy) -> AccessPolicy {
    var whole = self
    for index in whole.roles.indices where whole.roles[index].ownTeam == nil {
      let role = whole.roles[index].role
      whole.roles[index].ownTeam = shipped.roles.first { $0.role == role }?.ownTeam
    }
    guard parts.isEmpty, !roles.isEmpty else {
      if parts.allSatisfy({ $0.consents == nil }) { whole.takeConsents(from: shipped) }
      return whole
    }
    whole.parts = shipped.parts
    let apart = CaseSection.apart + [.staff]
    for index in whole.roles.indices where whole.roles[index].reach != nil {
      let same = shipped.roles.filter { $0.role == whole.roles[index].role }
      func added(_ path: KeyPath<RoleAccess, [CaseSection]>) -> [CaseSection] {
        let told = whole.roles[index].sections + whole.roles[index].ownSections
        return apart.filter { section in
          !told.contains(section) && same.contains { $0[keyPath: path].contains(section) }
        }
      }
      let (all, own) = (added(\.sections), added(\.ownSections))
      whole.roles[index].sections += all
      whole.roles[index].ownSections += own
    }
    return whole
  }

  private mutating func takeConsents(from shipped: AccessPolicy) {
    for index in parts.indices {
      parts[index].consents = shipped.parts.first { $0.section == parts[index].section }?.consents
    }
  }

  /// The widest reach of the roles on a day, or on any day where none is given; nil where none reaches any case.
  public func reach(of roles: [StaffRole], on day: Day? = nil) -> CaseReach? {
    let found = entries(of: roles, on: day).compactMap(\.reach)
    return [.all, .team, .own].first { found.contains($0) }
  }

  private func entries(of roles: [StaffRole], on day: Day?) -> [RoleAccess] {
    self.roles.filter { access in roles.contains(access.role) && (day.map(access.isInForce) ?? true) }
  }

  public func differing(from other: AccessPolicy) -> [String] {
    (emergencyMinutes == other.emergencyMinutes ? [] : ["emergencyMinutes"])
      + Self.names(parts, other.parts) { "part " + $0.section.rawValue }
      + Self.names(roles, other.roles) { "role " + $0.role.rawValue }
  }

  /// What is wrong with it: roles that are missing or said twice of one day, and services that nobody could look after.
  public func problems() -> [DataProblem] {
    var problems = Named.problems(
      of: roles.map { Named(place: "role " + $0.role.rawValue, name: $0.role.rawValue, from: $0.from, to: $0.to) })
    for access in roles {
      let place = "role " + access.role.rawValue
      if access.source.isEmpty { problems.append(DataProblem(place, .empty("source"))) }
      if access.reach == nil, !(access.sections + access.ownSections).isEmpty {
        problems.append(DataProblem(place, .contradicts("reach", "sections")))
      }
      if access.reach == nil, access.ownTeam ?? false {
        problems.append(DataProblem(place, .contradicts("reach", "ownTeam")))
      }
    }
    problems += Named.problems(
      of: parts.map { Named(place: "part " + $0.section.rawValue, name: $0.section.rawValue, from: nil, to: nil) })
    for part in parts {
      let place = "part " + part.section.rawValue
      if part.source.isEmpty { problems.append(DataProblem(place, .empty("source"))) }
      if !CaseSection.apart.contains(part.section) {
        problems.append(DataProblem(place, .unknown(part.section.rawValue)))
      }
    }
    for role in StaffRole.allCases where !roles.contains(where: { $0.role == role }) {
      problems.append(DataProblem("roles", .missing(role.rawValue)))
    }
    for permission in [Permission.staff, .restrict] where !roles.contains(where: { $0.may.contains(permission) }) {
      problems.append(DataProblem("roles", .missing("a role that may \u{201C}\(permission.rawValue)\u{201D}")))
    }
    if emergencyMinutes < 1 {
      problems.append(DataProblem("emergencyMinutes", .badNumber("emergencyMinutes", emergencyMinutes)))
    }
    return problems
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("roles", &roles)
    try f.field("parts", &parts)
    try f.required("emergencyMinutes", &emergencyMinutes)
    try f.field("edits", &edits)
  }
}

/// What one role sees and does.
public struct RoleAccess: JSONRecord, Equatable {
  /// The role.
  public var role = StaffRole.officer
  /// Which cases it reaches; nil for none.
  public var reach: CaseReach?
  /// The sections of a case that it sees.
  public var sections: [CaseSection] = []
  /// The sections that it sees besides where its holder works with the child.
  public var ownSections: [CaseSection] = []
  /// Whether it works on cases: where its holder is named on one or belongs to the team that holds it, they are of the
  /// case's own team, and read what is marked as sensitive. A partner who is named on a child is not. nil where nobody said.
  public var ownTeam: Bool?
  /// What it may do.
  public var may: [Permission] = []
  /// Where that comes from.
  public var source = ""
  /// The first day on which it holds; nil for always.
  public var from: Day?
  /// The last day on which it holds; nil for still.
  public var to: Day?
  /// A role that sees and does nothing.
  public init() {}

  /// Whether it holds on a day.
  public func isInForce(on day: Day) -> Bool { (from ?? day) <= day && day <= (to ?? day) }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("role", &role)
    try f.field("reach", &reach)
    try f.field("sections", &sections)
    try f.field("ownSections", &ownSections)
    try f.field("ownTeam", &ownTeam)
    try f.field("may", &may)
    try f.required("source", &source)
    try f.field("from", &from)
    try f.field("to", &to)
  }
}

/// Which cases a role reaches.
public enum CaseReach: String, JSONText, CaseIterable {
  /// Those in which the person works with the child: as worker, second worker, author of a report, or in a contact.
  case own
  /// Those of the person's team too.
  case team
  case all
}
