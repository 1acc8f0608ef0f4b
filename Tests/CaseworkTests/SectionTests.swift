import Casework
import Forms
import JSON
import Testing

/// What each role is shown of the sections that are kept apart, of a colleague's case and of one's own.
@Suite("Sections that are kept apart") struct SectionTests {
  static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)
  static let policy: AccessPolicy? = try? AccessPolicy(
    json: TimeFixtures.bytes(of: "Resources/Standards/access.json"))

  /// One role, and what it sees: of all cases that it reaches, and of its own besides.
  struct Row: Sendable, CustomStringConvertible {
    let role: StaffRole
    var all: Set<CaseSection> = []
    var own: Set<CaseSection> = []
    var description: String { role.rawValue }
  }

  static let rows: [Row] = [
    Row(role: .officer, own: [.health, .exploitation]),
    Row(role: .seniorPractitioner, all: [.health, .exploitation], own: [.victims]),
    Row(role: .manager, all: [.victims, .health, .exploitation, .staff]),
    Row(role: .headOfService, all: [.victims, .health, .exploitation, .staff]),
    Row(role: .duty, all: [.health, .exploitation]), Row(role: .courtOfficer, all: [.health, .exploitation]),
    Row(role: .victimWorker, all: [.victims]), Row(role: .educationWorker), Row(role: .health, all: [.health]),
    Row(role: .police, all: [.exploitation]), Row(role: .probation, all: [.health, .exploitation]),
    Row(role: .supportOfficer, own: [.health, .exploitation]), Row(role: .volunteer), Row(role: .administrator),
    Row(role: .analyst), Row(role: .reader),
  ]

  func viewer(
    _ role: StaffRole, team: TeamID? = nil, _ policy: AccessPolicy, teams: [TeamID: Team] = [:]
  ) -> Viewer {
    var staff = Staff()
    staff.name = "Somebody"
    staff.role = role
    staff.team = team
    return Viewer("me", policy, staff: ["me": staff, "worker": Staff()], teams: teams, now: Self.now)
  }

  /// A case that has something of everything; `helper` works with the child.
  func file(helper: StaffID? = nil) -> CaseFile {
    var header = Case()
    header.worker = "worker"
    header.secondaryWorkers = [helper].compactMap { $0 }
    header.opened = Self.now.day - 300
    header.child.flags = ["suicide", "county-lines", "risk-to-staff"].map { code in
      var flag = CaseFlag()
      flag.kind = ListCode(code)
      return flag
    }
    for (number, relationship) in ["mother", "victim"].enumerated() {
      var person = PersonAround()
      person.id = PersonID("p\(number)")
      person.relationship = ListCode(relationship)
      header.people.append(person)
    }
    header.episodes = [ExploitationEpisode()]
    header.judgements = Judgements(on: Self.now.day - 200, reoffending: .low, harm: .high, safety: .low)
    var order = Order()
    order.id = "o1"
    order.disposal = .referralOrder
    order.made = Self.now.day - 250
    order.ends = Self.now.day + 100
    order.level = .standard
    header.orders = [order]
    var allocation = Allocation()
    allocation.on = Self.now.day - 240
    allocation.worker = "worker"
    allocation.note = "A direction."
    header.allocations = [allocation]
    header.closures = [Closure(on: Self.now.day - 299, reason: "completed", note: "A closing note.")]
    var stay = CustodyStay()
    stay.resettlement.items = [ResettlementItem(.health, "A clinic."), ResettlementItem(.money, "A bank.")]
    header.custody = [stay]
    var action = OversightAction()
    action.id = "a1"
    action.what = "Ring the school."
    action.due = Self.now.day - 1
    var note = OversightNote()
    note.actions = [action]
    header.oversight = [note]
    var contacts: [FiledContact] = []
    for (number, kind) in ["office", "health", "victim-contact"].enumerated() {
      var contact = Contact()
      contact.at = Self.now.adding(minutes: -1440 * (number + 1))
      contact.kind = ListCode(kind)
      contact.worker = "worker"
      contact.outcome = .attended
      contact.counts = true
      contact.order = "o1"
      contact.note = "Words of \(kind)."
      contact.place = "Place of \(kind)"
      contacts.append(FiledContact(id: ContactID("c\(number)"), version: 1, contact: contact))
    }
    return CaseFile(reference: CaseReference(7), version: 1, header: header, contacts: contacts)
  }

  @Test(arguments: rows, [false, true]) func whatBelongsToASectionIsShownToThoseWhoSeeIt(row: Row, isOwn: Bool) throws {
    let viewer = viewer(row.role, try #require(Self.policy))
    let sees = isOwn ? row.all.union(row.own) : row.all
    let whole = file(helper: isOwn ? "me" : nil)
    let seen = whole.seen(by: viewer)
    let summary = CaseSummary(of: whole).seen(by: viewer)
    #expect(viewer.seesMatters(of: "worker") == sees.contains(.staff))
    #expect(viewer.seesMatters(of: "me"))
    for flags in [seen.header.child.flags.map(\.kind), summary.flags, CaseSummary(of: seen).flags] {
      #expect(flags.contains("suicide") == sees.contains(.health))
      #expect(flags.contains("county-lines") == sees.contains(.exploitation))
      #expect(flags.contains("risk-to-staff"))
    }
    #expect(seen.header.episodes.isEmpty == !sees.contains(.exploitation))
    let heads = seen.header.custody.flatMap(\.resettlement.items).map(\.head)
    #expect(heads.contains(.health) == (sees.contains(.health) && viewer.sees(.orders)))
    let victims = seen.header.people.contains { $0.relationship == "victim" }
    #expect(victims == (sees.contains(.victims) && viewer.sees(.people)))
    for (id, section) in [("c1", CaseSection.health), ("c2", .victims)] {
      guard let contact = seen.contact(ContactID(id))?.contact else {
        #expect(!viewer.sees(.contacts))
        continue
      }
      #expect(contact.note.hasPrefix("Words of") == sees.contains(section))
      #expect(contact.place.isEmpty == !sees.contains(section))
      #expect((contact.withheld != nil) == !sees.contains(section))
      #expect(contact.outcome == .attended && contact.counts, "what counts stays")
    }
    if !viewer.sees(.oversight) {
      #expect(
        seen.header.allocations.allSatisfy { $0.note.isEmpty } && seen.header.closures.allSatisfy { $0.note.isEmpty })
    }
  }

  @Test(arguments: StaffRole.allCases) func figuresAreWorkedOutOnAllOfACaseWhoeverLooks(role: StaffRole) throws {
    let standards = try Standards(json: TimeFixtures.bytes(of: "Resources/Standards/standards.json"))
    let calendar = WorkingCalendar(oneOff: OneOffHolidays())
    let viewer = viewer(role, try #require(Self.policy))
    let whole = file()
    let seen = whole.seen(by: viewer)
    let rows = (CaseSummary(of: whole), CaseSummary(of: whole).seen(by: viewer), CaseSummary(of: seen))
    func due(_ obligations: [Obligation]) -> [Day] { obligations.map(\.due) }
    let truth = Obligation.open(for: rows.0, under: standards, calendar: calendar, on: Self.now.day)
    #expect(!truth.isEmpty)
    for row in [rows.1, rows.2] {
      let shown = Obligation.open(for: row, under: standards, calendar: calendar, on: Self.now.day)
      #expect(due(shown) == due(truth))
      for obligation in shown {
        let section = obligation.hidden
        #expect(section.map { !viewer.sees($0) } ?? true)
        #expect((obligation.rule == Obligation.hiddenRule) == (section != nil))
        if !viewer.sees(.oversight) { #expect(!obligation.title.contains("Ring the school")) }
        if !viewer.sees(.orders) { #expect(obligation.order.isEmpty) }
      }
    }
    let all = Obligation.all(for: whole, under: standards, calendar: calendar, on: Self.now.day)
    let past = Obligation.all(for: seen, under: standards, calendar: calendar, on: Self.now.day)
    #expect(past.map(\.state) == all.map(\.state))
    let days = (Self.now.day - 60)...Self.now.day
    func report(_ file: CaseFile) -> [ContactReport.Line] {
      ContactReport([file], months: days, by: .month, standards: standards, calendar: calendar, at: Self.now).lines
    }
    #expect(report(seen).map(\.seen) == report(whole).map(\.seen) && report(whole).contains { $0.seen > 0 })
    #expect(ContactReport.canCount(rows.1))
    func counts(_ file: CaseFile) -> [String: Int] {
      Timeliness(
        [file], due: days, by: .rule, filter: DeadlineFilter(), standards: standards, calendar: calendar,
        on: Self.now.day
      ).lines.reduce(into: [:]) { $0[$1.group] = $1.counts.late }
    }
    #expect(counts(seen) == counts(whole))
    let tally = Today.tally(rows.1, on: Self.now, standards: standards, calendar: calendar)
    #expect((tally == nil) == !viewer.sees(.contacts), "a tally is shown whole or not at all")
  }

  @Test func whoSeesEverythingIsGivenTheRowItself() throws {
    let manager = viewer(.manager, try #require(Self.policy))
    let whole = file()
    #expect(manager.seesEverything && whole.seen(by: manager) == whole)
    #expect(CaseSummary(of: whole).seen(by: manager) == CaseSummary(of: whole))
  }

  @Test func aPolicyFromBeforeThereWereSuchSectionsIsCompletedByTheOneThatShips() throws {
    let shipped = try #require(Self.policy)
    let older = """
      {"emergencyMinutes": 30, "roles": [
        {"role": "officer", "reach": "team", "sections": ["summary", "contacts"], "may": ["record"], "source": "Ours"},
        {"role": "manager", "reach": "all", "sections": ["summary"], "may": ["staff", "restrict"], "source": "Ours"},
        {"role": "health", "sections": [], "source": "Ours"}]}
      """
    let stored = try AccessPolicy(json: Array(older.utf8))
    let whole = stored.completed(by: shipped)
    #expect(whole.parts == shipped.parts && whole.emergencyMinutes == 30)
    #expect(whole.reach(of: [.officer]) == .team && !whole.sees([.officer], .plan))
    for row in Self.rows where [.officer, .manager].contains(row.role) {
      for section in [CaseSection.victims, .health, .exploitation, .staff] {
        #expect(whole.sees([row.role], section) == row.all.contains(section))
        #expect(whole.seesOfOwn([row.role], section) == row.all.union(row.own).contains(section))
      }
    }
    #expect(!whole.seesOfOwn([.health], .health), "a role that reaches no case sees nothing of it")
    // What its service decided since stays as it decided.
    var decided = whole
    decided.roles[1].sections = [.summary]
    #expect(decided.completed(by: shipped) == decided)
    #expect(try AccessPolicy(json: decided.json()) == decided)
  }

  @Test(arguments: [
    (StaffRole.officer, TeamID?.none, false, false), (.officer, "north", false, true),
    (.officer, "south", false, false),
    (.reader, "south", false, false), (.administrator, nil, false, false), (.manager, "south", false, false),
    (.manager, "south", true, true), (.headOfService, nil, false, true), (.officer, nil, true, true),
  ]) func aSensitiveNoteIsForTheCasesOwnTeam(
    role: StaffRole, team: TeamID?, manages: Bool, reads: Bool
  ) throws {
    let policy = try #require(Self.policy)
    let teams: [TeamID: Team] = ["north": Team(name: "North", manager: manages ? "me" : nil)]
    let viewer = viewer(role, team: team, policy, teams: teams)
    var whole = file()
    whole.header.team = "north"
    whole.contacts[0].contact.sensitive = true
    whole.contacts[0].contact.kind = "office"
    whole.contacts[0].contact.note = "What she said."
    let seen = try #require(whole.seen(by: viewer).contacts.first?.contact)
    #expect((seen.note == "What she said.") == reads)
    #expect((seen.withheld == .sensitive) == !reads)
    if !reads { #expect(seen.note.contains("Sensitive") && seen.note.contains("worker")) }
    whole.contacts[0].contact.note = ""
    #expect(whole.seen(by: viewer).contacts.first?.contact.withheld == nil, "nothing to withhold")
  }

  @Test func nobodyWritesOverWhatTheyWerentShown() throws {
    let officer = viewer(.officer, try #require(Self.policy))
    let whole = file()
    let row = CaseSummary(of: whole)
    func kept(_ change: Change) throws -> Change {
      try change.keepingWithheld(
        for: officer, header: { _ in whole.header }, contact: { id, _ in whole.contact(id)?.contact },
        assessment: { _, _ in nil }, summary: { _ in row })
    }
    var child = whole.seen(by: officer).header.child
    child.likes = "Drawing"
    guard case .childAmended(_, let saved, _) = try kept(.childAmended(row.reference, child, seen: nil)) else {
      throw Refusal.nothingToUndo
    }
    #expect(Set(saved.flags.map(\.kind)) == Set(whole.header.child.flags.map(\.kind)) && saved.likes == "Drawing")
    let shown = try #require(whole.seen(by: officer).contact("c1")?.contact)
    for change in [
      Change.contactAmended(row.reference, "c1", shown, why: "Typing", seen: nil),
      .contactAmended(row.reference, "c1", Contact(), why: "Typing", seen: nil),
      .contactRecorded(row.reference, shown),
    ] {
      #expect(throws: Refusal.self) { try kept(change) }
    }
    var victim = PersonAround()
    victim.id = "p1"
    #expect(throws: Refusal.access(.withheld("me", .victims))) { try kept(.personSaved(row.reference, victim)) }
    let plain = try #require(whole.contact("c0")?.contact)
    let change = Change.contactAmended(row.reference, "c0", plain, why: "Typing", seen: nil)
    #expect(try kept(change) == change)
  }

  @Test func sectionsOfFormsAreLeftOutWhole() throws {
    let policy = try #require(Self.policy)
    let library = try FormLibrary(
      files: ["assetplus-1.json", "screening-substances-1.json"].map {
        (name: $0, bytes: try TimeFixtures.bytes(of: "Resources/Assessments/" + $0))
      })
    let form = try #require(library.definition("assetplus", version: 1))
    let health = try #require(form.sections.first { $0.id.text == "health" })
    var assessment = Assessment()
    assessment.form = "assetplus"
    let written = Answer(.text("Written"), AnswerOrigin(by: "worker", at: "", source: ""))
    for section in [health] + form.sections.prefix(1) {
      for question in section.questions { assessment.answers[question.id] = written }
    }
    var back = SigningAct()
    back.kind = .sentBack
    back.reasons = (health.questions.prefix(1) + (form.sections.first?.questions.prefix(1) ?? [])).map { question in
      var reason = PartReason()
      reason.part = question.id.text
      reason.words = "Ask again."
      return reason
    }
    assessment.signing.acts = [back]
    assessment.signing.state = .sentBack
    let row = CaseSummary(of: file())
    let officer = viewer(.officer, policy)
    let seen = try #require(officer.seen(assessment, form, of: row))
    #expect(health.questions.allSatisfy { seen.answers[$0.id] == nil } && seen.answers.count > 0)
    #expect(assessment.signing.reasons.count == 2 && seen.signing.reasons == Array(back.reasons.suffix(1)))
    let filled = seen.filled(form)
    #expect(seen.withheld["health"] == .health && filled.sections.count > 1)
    #expect(seen.progress(of: health, in: filled) == .withheld)
    let counts = seen.sectionCounts(in: filled)
    #expect(counts.withheld == seen.withheld.count && counts.withheld > 0)
    #expect(counts.shown == filled.sections.count - counts.withheld, "what isn't shown isn't unfinished")
    let whole = assessment.sectionCounts(in: assessment.filled(form))
    #expect(whole.withheld == 0 && whole.shown == filled.sections.count)
    func kept(_ change: AssessmentChange) throws -> Change {
      try Change.assessed(row.reference, change).keepingWithheld(
        for: officer, header: { _ in nil }, contact: { _, _ in nil }, assessment: { _, _ in assessment },
        summary: { _ in row })
    }
    let first = try #require(form.sections.first?.id)
    for section in [health.id, first] {
      let changes: [AssessmentChange] = [
        .save("a1", section, [], minutes: 0), .confirm("a1", section), .mark("a1", section, complete: true),
      ]
      for change in changes where section == health.id {
        #expect(throws: Refusal.access(.sectionClosed("me", .health))) { try kept(change) }
      }
      for change in changes where section == first { #expect(try kept(change) == .assessed(row.reference, change)) }
    }
    #expect(viewer(.manager, policy).seen(assessment, form, of: row) == assessment)
    #expect(officer.seen(assessment, nil, of: row) == nil, "what can't be told apart isn't shown")
    var screening = Assessment()
    screening.form = "screening-substances"
    #expect(officer.seen(screening, library.definition("screening-substances", version: 1), of: row) == nil)
    #expect(officer.seen(screening, nil, of: CaseSummary(of: file(helper: "me"))) == screening)
  }
}
