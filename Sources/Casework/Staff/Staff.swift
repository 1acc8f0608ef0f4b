public import JSON

/// A member of staff (R28 to R37).
public struct Staff: JSONRecord, Equatable {
  /// The name in full.
  public var name = ""
  /// Initial and family name, as lists have it; made from `name` where empty.
  public var shortName = ""
  /// What the person does.
  public var role = StaffRole.officer
  /// The team that the person belongs to.
  public var team: TeamID?
  /// Permanent, fixed term, secondee… (list `contract-statuses`; R31).
  public var contract: ListCode?
  /// Working time in hundredths of full time: 100 is full time (R33).
  public var hundredths = 100
  /// Whether the person is a qualified social worker (R29).
  public var qualifiedSocialWorker = false
  /// The first day; nil where it isn't known.
  public var from: Day?
  /// The last day; nil while the person works here.
  public var to: Day?
  /// The number in the system that the record came from.
  public var source = ""
  /// What they do besides, or did, each between two days.
  public var otherRoles: [HeldRole] = []
  /// Who acts for the person between two days (R34, R37).
  public var covers: [Cover] = []
  /// What takes work off the person's hours.
  public var reductions: [WorkloadReduction] = []
  /// The day of the latest supervision; the records are a document of their own.
  public var supervised: Day?
  /// Nobody yet.
  public init() {}
  /// A name for narrow columns: `K. Mason`.
  public var listName: String {
    if !shortName.isEmpty { return shortName }
    let words = name.split(separator: " ")
    guard words.count > 1, let first = words.first?.first, let last = words.last else { return name }
    return "\(first). \(last)"
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.field("shortName", &shortName)
    try f.required("role", &role)
    try f.field("team", &team)
    try f.field("contract", &contract)
    try f.required("hundredths", &hundredths)
    try f.field("qualifiedSocialWorker", &qualifiedSocialWorker)
    try f.field("from", &from)
    try f.field("to", &to)
    try f.field("source", &source)
    try f.field("otherRoles", &otherRoles)
    try f.field("covers", &covers)
    try f.field("reductions", &reductions)
    try f.field("supervised", &supervised)
  }
}

/// What a member of staff does; the program decides by it what to show first.
public enum StaffRole: String, JSONText, CaseIterable {
  case officer
  case seniorPractitioner = "senior-practitioner"
  case manager
  case headOfService = "head-of-service"
  case duty
  case courtOfficer = "court-officer"
  case victimWorker = "victim-worker"
  case educationWorker = "education-worker"
  case health
  case police
  case probation
  case supportOfficer = "support-officer"
  case volunteer
  case administrator
  case analyst
  case reader
}

/// A role that somebody holds between two days.
public struct HeldRole: JSONRecord, Equatable {
  /// The role.
  public var role = StaffRole.officer
  /// The first day; nil for always.
  public var from: Day?
  /// The last day; nil for still.
  public var to: Day?
  /// No end and no beginning.
  public init() {}
  /// Puts the parts together.
  public init(_ role: StaffRole, from: Day? = nil, to: Day? = nil) {
    self.role = role
    self.from = from
    self.to = to
  }
  /// Whether it is held on a day.
  public func holds(on day: Day) -> Bool { (from ?? day) <= day && day <= (to ?? day) }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("role", &role)
    try f.field("from", &from)
    try f.field("to", &to)
  }
}

extension Staff {
  /// Whether the person works here on a day.
  public func isHere(on day: Day) -> Bool { (from ?? day) <= day && day <= (to ?? day) }

  /// The roles that the person holds on a day; none before the first and after the last.
  public func roles(on day: Day) -> [StaffRole] {
    isHere(on: day) ? [role] + otherRoles.filter { $0.holds(on: day) }.map(\.role) : []
  }
}

/// A team of the service.
public struct Team: JSONRecord, Equatable {
  /// The name in full.
  public var name = ""
  /// Who manages it.
  public var manager: StaffID?
  /// A team without a name.
  public init() {}
  /// A team with a name.
  public init(name: String, manager: StaffID? = nil) {
    self.name = name
    self.manager = manager
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.field("manager", &manager)
  }
}

/// The service that a store belongs to, and its settings.
public struct Service: JSONRecord, Equatable {
  /// The name in full, such as "Eastmere Youth Justice Service".
  public var name = ""
  /// The authority's name, for telling local children from caretaken ones (R3).
  public var borough = ""
  /// Whether the store holds made-up people only.
  public var demonstration = false
  /// A service without a name.
  public init() {}
  /// A service with a name.
  public init(name: String, borough: String = "", demonstration: Bool = false) {
    self.name = name
    self.borough = borough
    self.demonstration = demonstration
  }
  /// The key of the service's own document.
  public static var key: DocumentKey { DocumentKey(trusted: "service") }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("name", &name)
    try f.field("borough", &borough)
    try f.field("demonstration", &demonstration)
  }
}
