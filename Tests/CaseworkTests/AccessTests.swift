import Casework
import JSON
import Testing

@Suite("Who sees and does what") struct AccessTests {
  private static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)
  private let policy: AccessPolicy

  init() throws { policy = try AccessPolicy(json: TimeFixtures.bytes(of: "Resources/Standards/access.json")) }

  private func staff(_ role: StaffRole, team: TeamID? = nil) -> Staff {
    var staff = Staff()
    staff.name = role.rawValue
    staff.role = role
    staff.team = team
    return staff
  }

  private var everybody: [StaffID: Staff] {
    var all: [StaffID: Staff] = [:]
    for role in StaffRole.allCases { all[StaffID(role.rawValue)] = staff(role) }
    all["worker"] = staff(.officer)
    return all
  }

  private func viewer(_ id: StaffID, at now: Moment = now) -> Viewer {
    Viewer(id, policy, staff: everybody, now: now)
  }

  private func summary(_ alter: (inout CaseSummary) -> Void = { _ in }) -> CaseSummary {
    var summary = CaseSummary()
    summary.reference = CaseReference(7)
    summary.worker = "worker"
    alter(&summary)
    return summary
  }

  @Test func thePolicyThatShipsIsSound() {
    #expect(policy.problems() == [])
    #expect(AccessPolicy().problems().count == StaffRole.allCases.count + 2)
  }

  @Test(arguments: StaffRole.allCases)
  func whoReachesAllSeesACaseAndOthersOnlyTheirOwn(role: StaffRole) {
    let id = StaffID(role.rawValue)
    let reachesAll = policy.roles.first { $0.role == role }?.reach == .all
    #expect(viewer(id).sees(summary()) == reachesAll)
    #expect(viewer(id).sees(summary { $0.secondaryWorkers = [id] }) == (policy.reach(of: [role]) != nil))
  }

  @Test(arguments: StaffRole.allCases)
  func aClosedCaseIsSeenByThoseWhoWorkOnItAreLetInOrLookAfterIt(role: StaffRole) {
    let id = StaffID(role.rawValue)
    var closed = Restriction()
    let looksAfter = policy.may([role], .restrict)
    #expect(viewer(id).sees(summary { $0.restriction = closed }) == looksAfter)
    #expect(viewer("worker").sees(summary { $0.restriction = closed }))
    closed.denied = [id]
    #expect(!viewer(id).sees(summary { $0.restriction = closed }))
    #expect(
      !viewer(id).sees(
        summary {
          $0.restriction = closed; $0.worker = id
        }))
    closed.denied = []
    closed.allowed = [id]
    let reaches = policy.reach(of: [role]) == .all
    #expect(viewer(id).sees(summary { $0.restriction = closed }) == reaches)
  }

  @Test func anEmergencyOpensForAnHourAndNeverForWhoIsDenied() {
    var opening = EmergencyAccess()
    opening.by = "officer"
    opening.at = Self.now
    opening.until = Self.now.adding(minutes: 60)
    let opened = summary {
      $0.restriction = Restriction()
      $0.openings = [opening]
    }
    #expect(viewer("officer").sees(opened))
    #expect(viewer("officer", at: Self.now.adding(minutes: 59)).sees(opened))
    #expect(!viewer("officer", at: Self.now.adding(minutes: 60)).sees(opened))
    #expect(!viewer("officer", at: Self.now.adding(minutes: -1)).sees(opened))
    #expect(!viewer("duty").sees(opened))
    var denied = opened
    denied.restriction?.denied = ["officer"]
    #expect(!viewer("officer").sees(denied))
    #expect(!viewer("officer").canOpen(denied))
    #expect(viewer("duty").canOpen(denied))
    #expect(!viewer("health").canOpen(denied))
  }

  @Test func aDeputySeesAndDoesWhatTheyCoverAndOnlyBetweenItsDays() {
    var all = everybody
    all["manager"]?.covers = [Cover(by: "officer", from: Self.now.day, to: Self.now.day)]
    let theirs = summary { $0.worker = "manager" }
    #expect(Viewer("officer", policy, staff: all, now: Self.now).may(.restrict, in: theirs))
    #expect(!Viewer("officer", policy, staff: all, now: Self.now).may(.restrict, in: summary()))
    let after = Moment(Self.now.day.adding(days: 1), .midday)
    #expect(!Viewer("officer", policy, staff: all, now: after).may(.restrict, in: theirs))
  }

  @Test func rolesBeginAndEnd() {
    var all = everybody
    let day = Self.now.day
    all["officer"]?.otherRoles = [HeldRole(.manager, from: day, to: day)]
    func viewer(_ on: Day) -> Viewer { Viewer("officer", policy, staff: all, now: Moment(on, .midday)) }
    #expect(!viewer(day.adding(days: -1)).may(.restrict))
    #expect(viewer(day).may(.restrict))
    #expect(!viewer(day.adding(days: 1)).may(.restrict))
    all["officer"]?.to = day
    #expect(viewer(day).isStaff)
    #expect(!viewer(day.adding(days: 1)).isStaff)
    #expect(!viewer(day.adding(days: 1)).sees(summary { $0.worker = "officer" }))
    #expect(!Viewer("nobody", policy, staff: all, now: Self.now).isStaff)
  }

  @Test func nobodyChangesWhatTheyThemselvesMay() {
    let all = everybody
    func why(_ change: Change, _ id: StaffID) -> AccessRefusal? { change.refusal(for: viewer(id)) { all[$0] } }
    var risen = staff(.manager)
    risen.role = .headOfService
    #expect(why(.staffSaved("manager", risen), "manager") == .ownAccess("manager"))
    #expect(why(.staffSaved("manager", risen), "head-of-service") == nil)
    risen = staff(.manager)
    risen.name = "Another name"
    #expect(why(.staffSaved("manager", risen), "manager") == nil)
    #expect(why(.staffSaved("worker", staff(.manager)), "officer") == .mayNot("officer", .staff))
    let cover = Cover(by: "officer", from: Self.now.day, to: Self.now.day)
    #expect(why(.coverSaved("manager", cover, seen: nil), "officer") == .ownAccess("officer"))
    #expect(why(.coverSaved("manager", cover, seen: nil), "manager") == nil)
    #expect(why(.coverSaved("manager", cover, seen: nil), "head-of-service") == nil)
    #expect(why(.coverSaved("manager", cover, seen: nil), "duty") == nil)
    #expect(why(.coverSaved("manager", cover, seen: nil), "reader") == .mayNot("reader", .allocate))
  }

  @Test func whoIsDeniedOrOpensACaseSaysNothingAboutThat() throws {
    var record = MemoryRecord()
    for (id, staff) in everybody { try record.make(.staffSaved(id, staff), by: "boss", now: Self.now) }
    var header = Case()
    header.child.familyName = "Abara"
    header.opened = Self.now.day
    try record.make(.caseOpened(header), by: "worker", now: Self.now)
    let one = CaseReference(1)
    func version() -> Int { record.stored(one.key)?.version ?? 0 }
    var restriction = Restriction()
    #expect(throws: Refusal.reasonMissing) {
      try record.make(.accessChanged(one, .restricted(restriction, seen: version())), by: "manager", now: Self.now)
    }
    restriction.why = "A colleague\u{2019}s nephew"
    restriction.isClosed = false
    #expect(throws: Refusal.access(.nobodyKeptOut)) {
      try record.make(.accessChanged(one, .restricted(restriction, seen: version())), by: "manager", now: Self.now)
    }
    restriction.denied = ["manager"]
    restriction.allowed = ["manager"]
    #expect(throws: Refusal.access(.bothWays("manager"))) {
      try record.make(
        .accessChanged(one, .restricted(restriction, seen: version())), by: "head-of-service", now: Self.now)
    }
    #expect(throws: Refusal.access(.ownAccess("manager"))) {
      try record.make(.accessChanged(one, .restricted(restriction, seen: version())), by: "manager", now: Self.now)
    }
    restriction.allowed = []
    try record.make(
      .accessChanged(one, .restricted(restriction, seen: version())), by: "head-of-service", now: Self.now)
    #expect(throws: Refusal.access(.ownAccess("manager"))) {
      try record.make(.accessChanged(one, .restricted(nil, seen: version())), by: "manager", now: Self.now)
    }
    #expect(throws: Refusal.access(.restricted(one, canOpen: false))) {
      try record.make(.accessChanged(one, .opened(why: "I must")), by: "manager", now: Self.now)
    }
    #expect(throws: Refusal.changedMeanwhile(one.key, seen: 1, now: version())) {
      try record.make(.accessChanged(one, .restricted(nil, seen: 1)), by: "head-of-service", now: Self.now)
    }
    try record.make(.accessChanged(one, .opened(why: "She is missing")), by: "duty", now: Self.now)
    let id = record.seq
    #expect(throws: Refusal.access(.ownEmergency("duty"))) {
      try record.make(.accessChanged(one, .reviewed(id, finding: "Right")), by: "duty", now: Self.now)
    }
    try record.make(.accessChanged(one, .reviewed(id, finding: "Right")), by: "head-of-service", now: Self.now)
    #expect(throws: Refusal.access(.noSuchOpening(one))) {
      try record.make(.accessChanged(one, .reviewed(id, finding: "Again")), by: "head-of-service", now: Self.now)
    }
  }

  @Test(arguments: StaffRole.allCases) func whatARoleDoesNotSeeIsEmpty(role: StaffRole) throws {
    var header = Case()
    header.people = [PersonAround()]
    header.oversight = [OversightNote()]
    header.judgements = Judgements()
    header.orders = [Order()]
    let file = CaseFile(
      reference: CaseReference(1), version: 1, header: header,
      contacts: [FiledContact(id: "c1.1", version: 1, contact: Contact())])
    let viewer = viewer(StaffID(role.rawValue))
    let seen = file.seen(by: viewer)
    #expect(seen.contacts.isEmpty == !viewer.sees(.contacts))
    #expect(seen.header.people.isEmpty == !viewer.sees(.people))
    #expect(seen.header.oversight.isEmpty == !viewer.sees(.oversight))
    #expect((seen.header.judgements == nil) == !viewer.sees(.assessments))
    #expect(seen.header.orders.isEmpty == !viewer.sees(.orders))
  }
}
