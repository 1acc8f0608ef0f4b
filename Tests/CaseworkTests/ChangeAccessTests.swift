import Casework
import JSON
import Testing

@Suite("What each change needs, of every role") struct ChangeAccessTests {
  private static let now = Moment(Specimens.day, .midday)
  private let policy: AccessPolicy

  init() throws { policy = try AccessPolicy(json: TimeFixtures.bytes(of: "Resources/Standards/access.json")) }

  private func staff(_ role: StaffRole) -> Staff {
    var staff = Staff()
    staff.name = role.rawValue
    staff.role = role
    return staff
  }

  private func viewer(_ role: StaffRole, _ policy: AccessPolicy? = nil) -> Viewer {
    let id = StaffID(role.rawValue)
    return Viewer(id, policy ?? self.policy, staff: [id: staff(role)], now: Self.now)
  }

  /// A role that sees everything but one section, and may do everything.
  private func viewer(without section: CaseSection?) -> Viewer {
    var all = AccessPolicy()
    var access = RoleAccess()
    access.role = .officer
    access.reach = .all
    access.sections = CaseSection.allCases.filter { $0 != section }
    access.may = Permission.allCases
    all.roles = [access]
    return viewer(.officer, all)
  }

  @Test func everyKindOfChangeIsInTheTable() {
    let kinds = Set(ChangeRow.all.map { ChangeKind($0.change) })
    #expect(ChangeKind.allCases.filter { !kinds.contains($0) }.isEmpty)
  }

  @Test func aChangeNeedsWhatTheTableSays() {
    for row in ChangeRow.all {
      #expect(row.change.permission == row.permission, "\(row.change.op)")
      #expect(row.change.sections == row.sections, "\(row.change.op)")
    }
  }

  @Test(arguments: StaffRole.allCases)
  func nobodyAltersRemovesMovesOrSettlesWhatTheyMayNotRead(role: StaffRole) {
    let viewer = viewer(role)
    for row in ChangeRow.all {
      let refusal = row.change.refusal(for: viewer) { _ in nil }
      let mayDo = row.permission.map(viewer.may) ?? true
      let isSeen = row.sections.allSatisfy(viewer.sees)
      let isBrought = ChangeKind(row.change) == .imported
      #expect((refusal == nil) == (mayDo && isSeen && (!isBrought || viewer.may(.record))), "\(role) \(row.change.op)")
      if mayDo, let hidden = row.sections.first(where: { !viewer.sees($0) }) {
        #expect(refusal == .sectionClosed(viewer.me, hidden), "\(role) \(row.change.op)")
      }
    }
  }

  @Test(arguments: CaseSection.allCases) func aSectionThatIsHiddenIsLeftAlone(section: CaseSection) {
    let viewer = viewer(without: section)
    for row in ChangeRow.all where row.sections.contains(section) {
      #expect(row.change.refusal(for: viewer) { _ in nil } == .sectionClosed("officer", section), "\(row.change.op)")
    }
  }

  @Test func undoingNeedsWhatMakingDid() {
    for row in ChangeRow.all where ChangeKind(row.change) != .undone {
      let before = row.altered.map { [Edits.Edit($0, [])] } ?? []
      let change = Change.undone(Undoing(seq: 1, op: row.change.op, before: before))
      guard let needs = row.undoing else {
        #expect(change.refusal(for: viewer(without: nil)) { _ in nil } == .notThisWay(row.change.op))
        continue
      }
      #expect(change.permission == needs.0, "\(row.change.op)")
      #expect(change.sections == needs.1, "\(row.change.op)")
    }
  }

  @Test func everyNameOfAChangeSaysWhoIsToldWhyItWasMade() {
    for row in ChangeRow.all {
      let told = CaseSection.telling(whyOf: row.change.op)
      #expect(told.count < CaseSection.allCases.count - 1, "\(row.change.op) is in no table")
      // Whoever may not see what a change alters isn't told its reason, which says what that was.
      let needed = (row.undoing?.1 ?? []).filter { $0 != .summary }
      #expect(row.altered != nil || Set(needed).isSubset(of: told), "\(row.change.op)")
    }
    let rows: [(String, [CaseSection])] = [
      ("obligation.waive", [.oversight]), ("report.save", [.orders]), ("report.send-back", [.assessments]),
      ("case.allocate", [.oversight]), ("staff.handover", [.oversight]), ("case.close", [.oversight]),
      ("assessment.episode", [.assessments, .exploitation]), ("exit.entry", [.oversight]),
      ("draft.remove", [.assessments, .plan]),
      ("contact.record", [.contacts]), ("court.match", [.orders]), ("child.amend", []), ("undo", []), ("demo.case", []),
    ]
    for (op, sections) in rows { #expect(CaseSection.telling(whyOf: op) == sections, "\(op)") }
    #expect(CaseSection.telling(whyOf: "nonsense.save") == CaseSection.allCases.filter { $0 != .staff })
  }

  @Test(arguments: StaffRole.allCases) func nobodyUndoesWhatTheyMayNoLongerDo(role: StaffRole) {
    let viewer = viewer(role)
    for row in ChangeRow.all where row.undoing != nil {
      let before = row.altered.map { [Edits.Edit($0, [])] } ?? []
      let change = Change.undone(Undoing(seq: 1, op: row.change.op, before: before))
      let mayDo = row.permission.map(viewer.may) ?? true
      let isSeen = row.undoing?.1.allSatisfy(viewer.sees) ?? true
      #expect((change.refusal(for: viewer) { _ in nil } == nil) == (mayDo && isSeen), "\(role) \(row.change.op)")
    }
  }

  @Test func aNameThatNoChangeHasIsNotUndone() {
    for op in ["", "demo.case", "contact", "nonsense.save"] {
      let change = Change.undone(Undoing(seq: 1, op: op, before: []))
      #expect(change.refusal(for: viewer(without: nil)) { _ in nil } == .notThisWay(op))
    }
  }

  @Test func whatAnImportCarriesIsAllowedOneByOne() throws {
    func refusal(_ key: DocumentKey?, _ role: StaffRole) throws -> AccessRefusal? {
      var edits = Edits()
      edits.set(try #require(key), [])
      return Change.imported(source: "x", edits, seen: 0).refusal(for: viewer(role)) { _ in nil }
    }
    let rows: [(DocumentKey?, Permission)] = [
      (StaffID("kmason").key, .staff), (TeamID("court").key, .staff), (Service.key, .staff),
      (ServiceFile.access.key, .staff), (DocumentKey("nonsense/x"), .staff), (ServiceFile.letters.key, .standards),
      (DocumentKey("forms/own.1"), .standards), (CaseReference(1).key, .cases),
      (CaseReference(1).key(.contacts, "c1.1"), .record), (CaseReference(1).key(.plans, "k1"), .assess),
      (DocumentKey("panels/2026-11-23"), .oversee), (DocumentKey("access-requests/r1"), .disclose),
      (DocumentKey("erasures/000001"), .retain),
    ]
    for (key, permission) in rows {
      for role in StaffRole.allCases {
        let viewer = viewer(role)
        let expected: AccessRefusal? =
          !viewer.may(.imports)
          ? .mayNot(viewer.me, .imports) : viewer.may(permission) ? nil : .mayNot(viewer.me, permission)
        #expect(try refusal(key, role) == expected, "\(role) \(key?.text ?? "")")
      }
    }
  }

  @Test func whoAcceptsLatenessMayOversee() {
    let key = ObligationKey("plan", subject: "")
    func refusal(_ role: StaffRole, by: StaffID) -> AccessRefusal? {
      Change.latenessAccepted(CaseReference(1), key, reason: "Flood.", by: by).refusal(for: viewer(role)) { _ in nil }
    }
    #expect(refusal(.officer, by: "manager") == nil)
    #expect(refusal(.officer, by: "officer") == .mayNot("officer", .oversee))
    #expect(refusal(.manager, by: "manager") == nil)
  }

  @Test func thatSomebodyLeavesIsAMatterOfTheStaff() {
    let leaving = HandOver([], note: "", lastDay: Specimens.day)
    let managing = HandOver([], teams: ["court": "rellis"], note: "")
    for handOver in [leaving, managing] {
      let change = Change.handedOver(from: "kmason", handOver)
      #expect(change.refusal(for: viewer(.duty)) { _ in nil } == .mayNot("duty", .staff))
      #expect(change.refusal(for: viewer(.manager)) { _ in nil } == nil)
    }
  }
}
