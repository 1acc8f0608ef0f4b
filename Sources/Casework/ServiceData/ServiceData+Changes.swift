extension Change {
  /// The rule of the change that saves the service's own copy of a data file.
  func dataEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .dataSaved(let data, let why, let seen) = self else { return }
    guard !why.isEmpty else { throw Refusal.reasonMissing }
    guard try record.roles(in: context).contains(where: \.savesStandards) else {
      throw Refusal.mayNotSaveStandards(context.by)
    }
    let stored = try record.stored(data.file.key)
    let version = stored?.version ?? 0
    if let seen, seen != version { throw Refusal.changedMeanwhile(data.file.key, seen: seen, now: version) }
    if let problem = data.problems().first { throw Refusal.standardsFaulty(problem) }
    let before = try stored.map { try ServiceData(data.file, json: $0.bytes) }
    let after = data.saved(over: before, by: context.by, at: context.now, why: why)
    edits.put(data.file.key, after.document)
  }
}

extension StaffRole {
  /// Whether the person may alter the service's own standards, rules and letters (local default, unverified).
  public var savesStandards: Bool { self == .manager || self == .headOfService || self == .administrator }
}
