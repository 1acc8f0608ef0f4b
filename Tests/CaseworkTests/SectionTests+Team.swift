import Casework
import Testing

/// Who is of a case's own team, and what is for it alone.
extension SectionTests {
  @Test(arguments: StaffRole.allCases) func whoIsNamedOnAChildIsOfItsTeamWhereTheirRoleWorksOnCases(
    role: StaffRole
  ) throws {
    let policy = try #require(Self.policy)
    let works: Set<StaffRole> = [
      .officer, .seniorPractitioner, .manager, .headOfService, .duty, .courtOfficer, .supportOfficer,
    ]
    var whole = file(helper: "me")
    whole.header.team = "north"
    whole.contacts[0].contact.sensitive = true
    whole.contacts[0].contact.kind = "office"
    for team in [TeamID?.none, "north"] {
      let viewer = viewer(role, team: team, policy)
      guard viewer.sees(.contacts) else { continue }
      let seen = try #require(whole.seen(by: viewer).contacts.first?.contact)
      #expect((seen.withheld == nil) == works.contains(role), "\(role) of \(team?.text ?? "no team")")
      #expect(viewer.sees(CaseSummary(of: whole)), "named on the child, they reach the case")
    }
    var none = policy
    for index in none.roles.indices { none.roles[index].ownTeam = false }
    #expect(none.completed(by: policy) == none, "what a service said stays")
    let partner = viewer(role, team: "north", none)
    if partner.sees(.contacts) { #expect(whole.seen(by: partner).contacts.first?.contact.withheld == .sensitive) }
    for index in none.roles.indices { none.roles[index].ownTeam = nil }
    #expect(none.completed(by: policy) == policy, "an earlier policy said nothing")
  }

  @Test func whoCoversAnOfficerSeesMoreOfThatOfficersCasesAlone() throws {
    let policy = try #require(Self.policy)
    var (nurse, officer) = (Staff(), Staff())
    nurse.role = .educationWorker
    officer.role = .officer
    officer.team = "south"
    officer.covers = [Cover(by: "me", from: Self.now.day, to: Self.now.day, why: "Leave")]
    let staff: [StaffID: Staff] = ["me": nurse, "covered": officer, "worker": Staff()]
    let viewer = Viewer("me", policy, staff: staff, now: Self.now)
    for (helper, sees) in [("me", false), ("covered", true)] {
      var whole = file(helper: StaffID(helper))
      whole.header.team = "north"
      whole.contacts[0].contact.sensitive = true
      whole.contacts[0].contact.kind = "office"
      let seen = whole.seen(by: viewer)
      #expect((seen.contacts.first?.contact.withheld == nil) == sees, "\(helper)")
      #expect(seen.header.child.flags.contains { $0.kind == "suicide" } == sees, "\(helper)")
      #expect(viewer.sees(.health, of: CaseSummary(of: whole)) == sees)
    }
  }

  @Test func whatAVisitFoundIsWithheldWhereTheContactsWordsAre() throws {
    let policy = try #require(Self.policy)
    let reader = viewer(.reader, policy)
    var whole = file()
    var visit = HomeVisit()
    visit.seen = [.child]
    visit.seenAlone = true
    visit.suitability = .unsuitable
    visit.whyUnsuitable = "Damp."
    visit.concerns = "A man unknown to us."
    visit.safetyPlan = "Back door."
    visit.checked = HomeVisit.Check()
    var move = Rescheduling()
    move.why = "Her mother asked."
    whole.contacts[0].contact.kind = Contact.homeKind
    whole.contacts[0].contact.homeVisit = visit
    whole.contacts[0].contact.moves = [move]
    let id = whole.contacts[0].id
    #expect(whole.seen(by: reader).contact(id)?.contact.homeVisit == visit)
    whole.contacts[0].contact.sensitive = true
    whole.contacts[0].contact.note = ""
    let seen = whole.seen(by: reader)
    let shown = try #require(seen.contact(id)?.contact)
    var left = HomeVisit()
    left.checked = visit.checked
    #expect(shown.homeVisit == left && shown.withheld == .sensitive)
    #expect(shown.moves.map(\.why) == [""])
    let days = (Self.now.day - 60, Self.now.day)
    func report(_ file: CaseFile) -> VisitReport {
      VisitReport(HomeVisitEntry.all(in: [file], from: days.0, to: days.1), by: .month)
    }
    #expect(report(seen) == report(whole) && report(whole).total.unsuitable == 1 && report(whole).total.checked == 1)
    #expect(!(HomeVisitEntry.all(in: [seen], from: days.0, to: days.1).first?.isAlarming ?? true))
    let row = CaseSummary(of: whole)
    for change in [Change.homeVisitSaved(row.reference, id, visit), .homeVisitChecked(row.reference, id)] {
      #expect(throws: Refusal.access(.withheld("me", .contacts))) {
        try change.keepingWithheld(
          for: reader, header: { _ in nil }, contact: { id, _ in whole.contact(id)?.contact },
          assessment: { _, _ in nil }, summary: { _ in row })
      }
    }
  }

  @Test(arguments: StaffRole.allCases) func whatSomebodyHasInHandIsCountedWhoeverLooks(role: StaffRole) throws {
    let viewer = viewer(role, try #require(Self.policy))
    var whole = file()
    var booked = Contact()
    booked.at = Self.now.adding(minutes: 600)
    booked.worker = "helper"
    whole.contacts.append(FiledContact(id: "c9", version: 1, contact: booked))
    var report = ReportRequest()
    report.author = "helper"
    whole.header.reports = [report]
    let row = CaseSummary(of: whole)
    func counts(_ row: CaseSummary) -> [[Int]] {
      Holdings(of: "helper", in: [row], teams: [:], at: Self.now).entries.map { [$0.booked, $0.reports, $0.documents] }
    }
    #expect(counts(row) == [[1, 1, 0]] && counts(row.seen(by: viewer)) == counts(row), "\(role)")
  }
}
