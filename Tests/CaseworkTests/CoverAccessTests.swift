import Casework
import JSON
import Testing

/// What whoever covers somebody sees and does: of that person's own cases what the person does, and no more of any other.
@Suite("What cover opens") struct CoverAccessTests {
  private static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)
  private let policy: AccessPolicy
  private let fixtures = SectionTests()

  init() throws { policy = try AccessPolicy(json: TimeFixtures.bytes(of: "Resources/Standards/access.json")) }

  /// Somebody of one role who covers somebody of another today; the north team has its manager, where one is named.
  private func deputy(
    _ role: StaffRole, covering other: StaffRole, of team: TeamID? = nil, manages: Bool = false
  ) -> Viewer {
    var (me, covered) = (Staff(), Staff())
    me.role = role
    covered.role = other
    covered.team = team
    covered.covers = [Cover(by: "me", from: Self.now.day, to: Self.now.day, why: "Leave")]
    let staff: [StaffID: Staff] = ["me": me, "covered": covered, "worker": Staff()]
    let north = Team(name: "North", manager: manages ? "covered" : nil)
    return Viewer("me", policy, staff: staff, teams: ["north": north], now: Self.now)
  }

  /// Somebody who holds the role alone.
  private func alone(_ role: StaffRole, _ id: StaffID = "me") -> Viewer {
    var staff = Staff()
    staff.role = role
    return Viewer(id, policy, staff: [id: staff], now: Self.now)
  }

  /// A case on which somebody works, of the north team or of another.
  private func file(helper: StaffID? = nil, team: TeamID? = "south") -> CaseFile {
    var whole = fixtures.file(helper: helper)
    whole.header.team = team
    whole.contacts[0].contact.sensitive = true
    whole.contacts[0].contact.kind = "office"
    return whole
  }

  @Test(arguments: StaffRole.allCases, StaffRole.allCases)
  func ofEveryOtherCaseOnesOwnRolesSeeWhatTheyDo(role: StaffRole, other: StaffRole) {
    let (deputy, alone) = (deputy(role, covering: other, of: "north"), alone(role))
    let isService = other == .headOfService
    for helper in [StaffID?.none, "me"] {
      let whole = file(helper: helper)
      let row = CaseSummary(of: whole)
      guard !isService else { continue }
      #expect(deputy.sees(row) == alone.sees(row), "\(role) for \(other)")
      for section in CaseSection.allCases {
        #expect(deputy.sees(section, of: row) == alone.sees(section, of: row), "\(role) for \(other): \(section)")
      }
      #expect(whole.seen(by: deputy) == whole.seen(by: alone), "\(role) for \(other)")
      #expect(row.seen(by: deputy) == row.seen(by: alone), "\(role) for \(other)")
      for contact in whole.contacts.map(\.contact) {
        #expect(deputy.seen(contact, of: row) == alone.seen(contact, of: row))
      }
    }
    for permission in [Permission.staff, .standards, .imports, .exports, .trail] {
      #expect(deputy.may(permission) == alone.may(permission), "\(role) for \(other): \(permission)")
    }
    #expect(deputy.seesEverything == alone.seesEverything || isService)
    #expect(deputy.seesMatters(of: "worker") == alone.seesMatters(of: "worker"))
  }

  @Test(arguments: StaffRole.allCases, StaffRole.allCases)
  func ofTheirOwnCasesOneSeesWhatThePersonDoes(role: StaffRole, other: StaffRole) {
    let (deputy, alone, covered) = (deputy(role, covering: other), alone(role), alone(other, "covered"))
    let row = CaseSummary(of: file(helper: "covered"))
    #expect(deputy.sees(row) == (alone.sees(row) || covered.sees(row)), "\(role) for \(other)")
    guard deputy.sees(row) else { return }
    // Where the case is open to the deputy for the other's sake alone, so is what they see of it.
    let holders = [alone, covered].filter { $0.sees(row) }
    for section in CaseSection.allCases {
      let sees = holders.contains { $0.sees(section, of: row) }
      #expect(deputy.sees(section, of: row) == sees, "\(role) for \(other): \(section)")
    }
    for permission in [Permission.record, .assess, .cases, .oversee] {
      #expect(deputy.may(permission, in: row) == holders.contains { $0.may(permission) }, "\(permission)")
    }
  }

  @Test func aManagersOwnCasesAreTheTeams() {
    for (other, manages, team) in [(StaffRole.manager, true, TeamID?.none), (.manager, false, "north")] {
      let deputy = deputy(.officer, covering: other, of: team, manages: manages)
      for (team, sees) in [("north", true), ("south", false)] {
        let whole = file(team: TeamID(team))
        let row = CaseSummary(of: whole)
        #expect(deputy.sees(.victims, of: row) == sees, "\(team)")
        #expect((whole.seen(by: deputy).contacts.first?.contact.withheld == nil) == sees, "\(team)")
        var closed = row
        closed.restriction = Restriction()
        #expect(deputy.sees(closed) == sees, "\(team)")
      }
    }
    let head = deputy(.officer, covering: .headOfService)
    #expect(head.sees(.victims, of: CaseSummary(of: file())), "the service's cases are the head's")
    let officer = deputy(.officer, covering: .officer, of: "north")
    let row = CaseSummary(of: file(team: "north"))
    #expect(!officer.sees(.health, of: row), "a team's cases aren't each officer's")
    #expect(file(team: "north").seen(by: officer).contacts.first?.contact.withheld == .sensitive)
  }

  @Test func aCaseThatIsClosedToThePersonStaysClosed() {
    let deputy = deputy(.educationWorker, covering: .officer)
    var row = CaseSummary(of: file(helper: "covered"))
    #expect(deputy.sees(row))
    row.restriction = Restriction()
    #expect(deputy.sees(row), "who works on it")
    row.restriction?.denied = ["covered"]
    #expect(!deputy.sees(row))
    var other = CaseSummary(of: file())
    other.restriction = Restriction()
    other.restriction?.allowed = ["covered"]
    #expect(!deputy.sees(other), "who is let in is let in by name")
    row.restriction?.denied = ["me"]
    #expect(!deputy.sees(row))
  }

  @Test func whatThePersonWroteIsReadInTheirCases() {
    let deputy = deputy(.reader, covering: .health)
    var contact = Contact()
    contact.worker = "covered"
    contact.kind = "health"
    contact.note = "A clinic."
    for (helper, reads) in [(StaffID?.none, false), ("covered", true)] {
      let row = CaseSummary(of: file(helper: helper))
      #expect((deputy.seen(contact, of: row).withheld == nil) == reads)
    }
  }
}
