import Casework
import JSON
import Testing

/// What a case has stored or has worked out of a section that is kept apart, where it stands in another.
extension SectionTests {
  /// A case whose allocation carried what was due then, and that an offence had an identifiable victim.
  private func allocated(_ rules: [String]) -> CaseFile {
    var whole = file()
    whole.header.allocations[0].hasVictim = true
    whole.header.allocations[0].dues = rules.map { rule in
      var due = AllocatedDue()
      due.rule = ListCode(rule)
      due.title = "Title of \(rule)"
      due.due = Self.now.day
      return due
    }
    return whole
  }

  @Test(arguments: StaffRole.allCases) func whatAnAllocationCarriedGoesByTheSectionOfEachFact(role: StaffRole) throws {
    let standards = try Standards(json: TimeFixtures.bytes(of: "Resources/Standards/standards.json"))
    let viewer = viewer(role, try #require(Self.policy))
    let rules = ["victim-contact", "custody-contact", "exit-plan", "gone"]
    let whole = allocated(rules)
    let seen = whole.seen(by: viewer, under: standards)
    let allocation = try #require(seen.header.allocations.first)
    #expect(allocation.worker == "worker" && allocation.on == whole.header.allocations[0].on)
    guard viewer.sees(.oversight) else {
      #expect(allocation.dues.isEmpty && allocation.hasVictim == nil)
      return
    }
    #expect(allocation.hasVictim == (viewer.sees(.victims) ? true : nil), "\(role)")
    #expect(allocation.dues.map(\.due) == rules.map { _ in Self.now.day }, "that something is due is told")
    let shown = allocation.dues.map(\.title)
    #expect((shown[0] == "Title of victim-contact") == viewer.sees(.victims), "\(role): \(shown)")
    #expect((allocation.dues[0].rule == Obligation.hiddenRule) == !viewer.sees(.victims))
    #expect((shown[1] == "Title of custody-contact") == (viewer.sees(.orders) && viewer.sees(.contacts)))
    #expect((shown[2] == "Title of exit-plan") == viewer.sees(.plan))
    // Nobody knows any more to what a rule belongs that the service has taken out.
    #expect((shown[3] == "Title of gone") == viewer.seesEverything && !shown[3].isEmpty)
    #expect(!viewer.seesEverything || seen.header.allocations == whole.header.allocations)
  }

  @Test func whatWouldBecomeDueIsStoredWithoutWhatIsntShown() throws {
    let standards = try Standards(json: TimeFixtures.bytes(of: "Resources/Standards/standards.json"))
    var whole = file()
    whole.header.milestones = [Milestone(.victimLetterSent, on: Self.now.day, order: "o1")]
    let officer = viewer(.officer, try #require(Self.policy))
    let row = CaseSummary(of: whole).seen(by: officer)
    let calendar = WorkingCalendar(oneOff: OneOffHolidays())
    let open = Obligation.open(for: row, under: standards, calendar: calendar, on: Self.now.day)
    let due = try #require(open.first { $0.hidden == .victims })
    #expect(AllocatedDue(due).rule == Obligation.hiddenRule && AllocatedDue(due).title == "Not shown (victims)")
  }

  @Test(arguments: StaffRole.allCases) func whatIsMissingOfComingHomeIsWorkedOutOnAllOfIt(role: StaffRole) throws {
    let viewer = viewer(role, try #require(Self.policy))
    guard viewer.sees(.orders) else { return }
    for (what, settled) in [("A clinic.", Self.now.day), ("A clinic.", nil), ("", Day?.none)] {
      var whole = file()
      whole.header.custody[0].resettlement.items = ResettlementPlan.Head.allCases.compactMap { head in
        head == .health && what.isEmpty
          ? nil : ResettlementItem(head, what + "x", settled: head == .health ? settled : Self.now.day)
      }
      let plan = whole.header.custody[0].resettlement
      let seen = try #require(whole.seen(by: viewer).header.custody.first).resettlement
      #expect(seen.missing == plan.missing && seen.unsettled == plan.unsettled, "\(role)")
      #expect((seen.item(.health) != nil) == (viewer.sees(.health) && !what.isEmpty))
      #expect(try ResettlementPlan(json: seen.json()).items == seen.items, "how it stands isn't stored")
    }
  }

  @Test func nobodyPlansOverWhatTheyWerentShown() throws {
    let policy = try #require(Self.policy)
    let whole = file()
    let row = CaseSummary(of: whole)
    for (role, head, refused) in [
      (StaffRole.officer, ResettlementPlan.Head.health, true), (.officer, .money, false), (.manager, .health, false),
    ] {
      let change = Change.custody(row.reference, .resettled("o1", ResettlementItem(head, "Mine.")))
      func kept() throws -> Change {
        try change.keepingWithheld(
          for: viewer(role, policy), header: { _ in whole.header }, contact: { _, _ in nil },
          assessment: { _, _ in nil }, summary: { _ in row })
      }
      if refused {
        #expect(throws: Refusal.access(.withheld("me", .health))) { try kept() }
      } else {
        #expect(try kept() == change)
      }
    }
  }
}
