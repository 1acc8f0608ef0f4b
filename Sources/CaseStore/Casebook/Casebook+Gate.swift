public import Casework

extension Casebook {
  /// Who looks at the record, when, and by what policy.
  public struct Gate: Sendable {
    /// Who sees and does what.
    public var policy: AccessPolicy
    /// Who looks.
    public var me: StaffID
    /// The moment, Europe/London: what was opened for a time closes by itself.
    public var now: Moment

    /// Puts the parts together.
    public init(policy: AccessPolicy, me: StaffID, now: Moment) {
      self.policy = policy
      self.me = me
      self.now = now
    }
  }

  /// The policy in force: the service's own copy, else the one at the gate; nil where everything is to be seen.
  public var policy: AccessPolicy? {
    guard let gate else { return nil }
    if case .access(let own)? = own[.access]?.data { return own.completed(by: gate.policy) }
    return gate.policy
  }

  /// What whoever looks may see and do; nil where everything is to be seen.
  public var viewer: Viewer? {
    guard let gate else { return nil }
    if let viewing { return viewing }
    guard let policy else { return nil }
    let viewer = Viewer(gate.me, policy, staff: staff, teams: teams, now: gate.now)
    viewing = viewer
    return viewer
  }

  /// When the first of the open cases closes to whoever looks that is open to them for a time only; nil where none is.
  public func nextClosing() -> Moment? {
    guard let viewer else { return nil }
    return everyOpenCase.compactMap(viewer.changes).min()
  }

  /// Whether whoever looks may see a case. One that can't be read is no secret: its own error says so.
  public func maySee(_ reference: CaseReference) -> Bool {
    guard let viewer else { return true }
    guard let summary = try? anySummary(of: reference) else { return true }
    return viewer.sees(summary)
  }

  /// Why a case isn't open to whoever looks; nil where it is, or where there is none.
  public func refusal(toShow reference: CaseReference) -> AccessRefusal? {
    guard let viewer, !maySee(reference) else { return nil }
    return .restricted(reference, canOpen: canOpen(reference, viewer))
  }

  /// Throws where whoever looks may not see a case, or not this part of it.
  func checkLook(at reference: CaseReference, _ section: CaseSection? = nil) throws {
    guard let viewer else { return }
    if let refusal = refusal(toShow: reference) { throw Refusal.access(refusal) }
    if let section, !sees(section, of: reference) { throw Refusal.access(.sectionClosed(viewer.me, section)) }
  }

  /// Whether whoever looks sees a section of a case.
  func sees(_ section: CaseSection, of reference: CaseReference) -> Bool {
    guard let viewer else { return true }
    // One that can't be read is no secret, nor whether there is one: what their own roles see is all that is known.
    guard let row = (try? anySummary(of: reference)) ?? nil else { return viewer.sees(section) }
    return viewer.sees(section, of: row)
  }

  /// All versions of a case's plan. Throws `StoreError`, `JSONError`, or `Refusal` where it isn't to be seen.
  public func plans(of reference: CaseReference) throws -> PlanFile {
    try checkLook(at: reference, .plan)
    return try whole.plans(of: reference)
  }

  /// All versions of a case's exit plan. Throws `StoreError`, `JSONError`, or `Refusal` where it isn't to be seen.
  public func exits(of reference: CaseReference) throws -> ExitFile {
    try checkLook(at: reference, .plan)
    return try whole.exits(of: reference)
  }

  /// All versions of a case's reports to courts and panels. Throws `StoreError`, `JSONError`, or `Refusal` where they
  /// aren't to be seen: a report says what the assessment says.
  public func reports(of reference: CaseReference) throws -> ReportFile {
    try checkLook(at: reference, .assessments)
    return try whole.reports(of: reference)
  }

  private func canOpen(_ reference: CaseReference, _ viewer: Viewer) -> Bool {
    (try? anySummary(of: reference)).flatMap { $0 }.map(viewer.canOpen) ?? false
  }

  /// Throws where whoever acts may not make a change; returns who they are, nil where everything is to be seen.
  func checkAccess(of change: Change, by staffID: StaffID, now: Moment) throws -> Viewer? {
    guard let policy else { return nil }
    let viewer = Viewer(staffID, policy, staff: staff, teams: teams, now: now)
    let rows = try rows(of: change)
    if let refusal = change.refusal(for: viewer, in: rows, staff: { staff[$0] }) { throw Refusal.access(refusal) }
    for summary in rows {
      let reference = summary.reference
      let seen = viewer.sees(summary)
      if case .accessChanged(_, .opened) = change {
        if seen { throw Refusal.access(.notNeeded(reference)) }
      } else if !seen {
        throw Refusal.access(.restricted(reference, canOpen: viewer.canOpen(summary)))
      }
    }
    return viewer
  }

  /// The rows of the cases that a change is about, as far as they are there. Throws `StoreError` or `JSONError`.
  private func rows(of change: Change) throws -> [CaseSummary] {
    var about = change.cases
    if case .audited(.actionDone(let id, _, _, _)) = change, let audited = try audited(id) { about.append(audited) }
    return try about.compactMap { try anySummary(of: $0) }
  }

  /// Whoever acts as the store has them under its lock: their roles may have ended since they were last looked at. Throws
  /// `Refusal` where they may no longer make the change.
  func checkStill(_ viewer: Viewer, _ change: Change) throws -> Viewer {
    // Whom they cover decides too.
    guard let policy, try viewer.people.contains(where: { try whole.staff($0) != staff[$0] }) else { return viewer }
    let everybody = try whole.everyStaff()
    let viewer = Viewer(viewer.me, policy, staff: everybody, teams: teams, now: viewer.now)
    if let refusal = change.refusal(for: viewer, in: try rows(of: change), staff: { everybody[$0] }) {
      throw Refusal.access(refusal)
    }
    return viewer
  }

  /// Those of some cases that whoever looks may see, with what they see of each.
  func seen(_ summaries: [CaseSummary]) -> [CaseSummary] {
    guard let viewer else { return summaries }
    let isOpen = viewer.reachesAll && summaries.indices.allSatisfy { summaries[$0].restriction == nil }
    let reached = isOpen ? summaries : summaries.filter(viewer.sees)
    return viewer.seesEverything ? reached : reached.map { $0.seen(by: viewer) }
  }
}
