public import JSON

/// Who sees and does what: the content of `Standards/access.json`.
public struct AccessPolicy: JSONRecord, Equatable {
  /// What the file is, for whoever edits it.
  public var about = ""
  /// What each role may.
  public var roles: [RoleAccess] = []
  /// For how many minutes an emergency opens a case (local default, unverified).
  public var emergencyMinutes = 60
  /// No policy: nobody may do anything.
  public init() {}

  /// Whether one of the roles may do something.
  public func may(_ roles: [StaffRole], _ permission: Permission) -> Bool {
    self.roles.contains { roles.contains($0.role) && $0.may.contains(permission) }
  }

  /// Whether one of the roles sees a section.
  public func sees(_ roles: [StaffRole], _ section: CaseSection) -> Bool {
    self.roles.contains { roles.contains($0.role) && $0.sections.contains(section) }
  }

  /// The widest reach of the roles; nil where none reaches any case.
  public func reach(of roles: [StaffRole]) -> CaseReach? {
    let found = self.roles.filter { roles.contains($0.role) }.compactMap(\.reach)
    return [.all, .team, .own].first { found.contains($0) }
  }

  /// What is wrong with it: roles that are missing or said twice, and services that nobody could look after.
  public func problems() -> [DataProblem] {
    var problems: [DataProblem] = []
    for (index, access) in roles.enumerated() where roles[..<index].contains(where: { $0.role == access.role }) {
      problems.append(DataProblem(access.role.rawValue, .nameTwice))
    }
    for role in StaffRole.allCases where !roles.contains(where: { $0.role == role }) {
      problems.append(DataProblem("roles", .missing(role.rawValue)))
    }
    for permission in [Permission.staff, .restrict] where !roles.contains(where: { $0.may.contains(permission) }) {
      problems.append(DataProblem("roles", .missing("a role that may \u{201C}\(permission.rawValue)\u{201D}")))
    }
    if emergencyMinutes < 1 { problems.append(DataProblem("emergencyMinutes", .badNumber("", emergencyMinutes))) }
    return problems
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("about", &about)
    try f.required("roles", &roles)
    try f.required("emergencyMinutes", &emergencyMinutes)
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
  /// What it may do.
  public var may: [Permission] = []
  /// Where that comes from.
  public var source = ""
  /// A role that sees and does nothing.
  public init() {}

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("role", &role)
    try f.field("reach", &reach)
    try f.field("sections", &sections)
    try f.field("may", &may)
    try f.required("source", &source)
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
