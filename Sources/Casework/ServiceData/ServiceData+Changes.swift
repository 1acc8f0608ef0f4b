extension Change {
  /// The rule of the change that saves the service's own copy of a data file.
  func dataEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .dataSaved(let data, let why, let seen) = self else { return }
    guard !why.isEmpty else { throw Refusal.reasonMissing }
    guard try record.roles(in: context, of: nil).contains(where: \.savesStandards) else {
      throw Refusal.mayNotSaveStandards(context.by)
    }
    let stored = try record.stored(data.file.key)
    let version = stored?.version ?? 0
    if let seen, seen != version { throw Refusal.changedMeanwhile(data.file.key, seen: seen, now: version) }
    if let problem = data.problems().first { throw Refusal.standardsFaulty(problem) }
    if case .access(let policy) = data { try check(policy, on: record, in: context) }
    let before = try stored.map { try ServiceData(data.file, json: $0.bytes) }
    let after = data.saved(over: before, by: context.by, at: context.now, why: why)
    edits.put(data.file.key, after.document)
  }

  /// Nobody changes what they themselves may see and do, and somebody stays who may alter the staff.
  private func check(_ policy: AccessPolicy, on record: some Record, in context: ChangeContext) throws {
    let (today, before) = (context.now.day, context.access.roles)
    // Records that are built without a policy have none against which a change could be held.
    let held = try ([context.by] + context.covering).flatMap { try record.staff($0)?.roles(on: today) ?? [] }
    for role in held where !before.isEmpty {
      if before.filter({ $0.role == role }) != policy.roles.filter({ $0.role == role }) {
        throw Refusal.access(.ownAccess(context.by))
      }
    }
    let isLookedAfter = try record.everyStaff().values.contains {
      policy.may($0.roles(on: today), .staff, on: today)
    }
    if !isLookedAfter { throw Refusal.access(.nobodyLooksAfter) }
  }
}

extension StaffRole {
  /// Whether the person may alter the service's own standards, rules and letters (local default, unverified).
  public var savesStandards: Bool { self == .manager || self == .headOfService || self == .administrator }
}
