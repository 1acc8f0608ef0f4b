public import JSON

/// That somebody sees and acts for a member of staff between two days (R34, R37).
public struct Cover: JSONRecord, Equatable {
  /// The identifier within the member of staff's record.
  public var id: CoverID = "v0"
  /// Who acts for them.
  public var deputy: StaffID = "nobody"
  /// The first day.
  public var from = Day.epoch
  /// The last day.
  public var to = Day.epoch
  /// Why: leave, sickness, training.
  public var why = ""
  /// Nobody covers.
  public init() {}
  /// Somebody covers between two days; the identifier is given when it is saved.
  public init(by deputy: StaffID, from: Day, to: Day, why: String = "") {
    id = ""
    self.deputy = deputy
    self.from = from
    self.to = to
    self.why = why
  }
  /// Whether it holds on a day.
  public func holds(on day: Day) -> Bool { from <= day && day <= to }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("deputy", &deputy)
    try f.required("from", &from)
    try f.required("to", &to)
    try f.field("why", &why)
  }
}

extension Staff {
  /// Whether somebody covers the person on a day.
  public func isCovered(by deputy: StaffID, on day: Day) -> Bool {
    covers.contains { $0.deputy == deputy && $0.holds(on: day) }
  }
}

extension Dictionary where Key == StaffID, Value == Staff {
  /// Those whom a member of staff covers on a day, by user name.
  public func covered(by deputy: StaffID, on day: Day) -> [StaffID] {
    filter { $0.key != deputy && $0.value.isCovered(by: deputy, on: day) }.keys.sorted()
  }
}

extension Record {
  /// The roles in which somebody acts: their own, and in a case those of whom they cover whose own case it is (a deputy sees
  /// and acts for another); where it is about no case, their own alone.
  func roles(in context: ChangeContext, of reference: CaseReference?) throws -> [StaffRole] {
    try roles(of: context.by, covering: context.covering, in: reference, on: context.now.day)
  }

  /// The same of somebody who covers others on a day.
  func roles(
    of id: StaffID, covering: [StaffID], in reference: CaseReference?, on day: Day
  ) throws -> [StaffRole] {
    var found = try staff(id)?.roles(on: day) ?? []
    guard !covering.isEmpty, let reference, let file = try caseFile(reference) else { return found }
    let summary = CaseSummary(of: file)
    let manager = try summary.team.flatMap { try team($0) }?.manager
    for id in covering {
      guard let staff = try staff(id) else { continue }
      let roles = staff.roles(on: day)
      if summary.isOwn(of: id, roles, in: staff.team, manages: { _ in manager == id }) { found += roles }
    }
    return found
  }
}

extension CaseSummary {
  /// Whether the case is somebody's own, so that whoever covers them sees and acts in it as they do: they work on it,
  /// manage its team, or are the head of the service.
  public func isOwn(
    of id: StaffID, _ roles: [StaffRole], in theirs: TeamID?, manages: (TeamID) -> Bool
  ) -> Bool {
    if restriction?.denied.contains(id) ?? false { return false }
    if concerns(id) || roles.contains(.headOfService) { return true }
    guard let team else { return false }
    return manages(team) || (roles.contains(.manager) && team == theirs)
  }

  /// For whom a member of staff acts in this case, being neither its worker nor a second one: the worker whom they cover.
  public func coveredWorker(for deputy: StaffID, covering: [StaffID]) -> StaffID? {
    guard let worker, worker != deputy, !secondaryWorkers.contains(deputy), covering.contains(worker) else {
      return nil
    }
    return worker
  }
}

extension Change {
  /// Why it was made, with the name of the worker for whom a deputy made it: the trail says so.
  ///
  /// `summary` finds a case as it was before the change.
  public func why(
    by author: StaffID, on day: Day, staff: [StaffID: Staff], summary: (CaseReference) -> CaseSummary?
  ) -> String? {
    let covering = staff.covered(by: author, on: day)
    guard !covering.isEmpty else { return why }
    let covered = cases.compactMap { summary($0)?.coveredWorker(for: author, covering: covering) }
    let names = Set(covered).sorted().map(\.text).joined(separator: ", ")
    if names.isEmpty { return why }
    return ["Acting for " + names + ".", why].compactMap { $0 }.joined(separator: " ")
  }
}

/// Something that takes work off a member of staff's hours between two days: duty, training, a phased return.
public struct WorkloadReduction: JSONRecord, Equatable {
  /// Hundredths of the person's hours.
  public var percent = 0
  /// Why.
  public var why = ""
  /// The first day.
  public var from = Day.epoch
  /// The last day; nil while it goes on.
  public var to: Day?
  /// Nothing.
  public init() {}
  /// So many hundredths from a day on.
  public init(_ percent: Int, why: String, from: Day, to: Day? = nil) {
    self.percent = percent
    self.why = why
    self.from = from
    self.to = to
  }
  /// Whether it holds on a day.
  public func holds(on day: Day) -> Bool { from <= day && day <= (to ?? day) }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("percent", &percent)
    try f.required("why", &why)
    try f.required("from", &from)
    try f.field("to", &to)
  }
}
