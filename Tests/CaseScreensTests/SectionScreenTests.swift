import Casework
import Testing
import TextUI

@testable import CaseScreens

@Suite("Sections on the screen") struct SectionScreenTests {
  private let one = CaseReference(1)

  /// Somebody at the desk whose only role sees these sections of every case.
  private func keyboard(_ sections: [CaseSection], own: [CaseSection] = []) throws -> Keyboard {
    var keyboard = try Keyboard(rows: 45, columns: 140)
    var policy = try AccessPolicy(json: MemoryDesk.read("Standards/access.json"))
    for index in policy.roles.indices {
      policy.roles[index].reach = .all
      policy.roles[index].sections = [.summary] + sections
      policy.roles[index].ownSections = own
    }
    keyboard.desk.me = "dshah"
    keyboard.tell(
      keyboard.desk.make(
        .workloadReduced("kmason", WorkloadReduction(20, why: "Secret return", from: keyboard.desk.now.day))))
    let cover = Cover(by: "dshah", from: keyboard.desk.now.day, to: keyboard.desk.now.day + 3, why: "Secret illness")
    keyboard.tell(keyboard.desk.make(.coverSaved("kmason", cover)))
    keyboard.desk.access = policy
    return keyboard
  }

  @Test(arguments: [true, false]) func whyAColleagueCarriesLessIsForThoseWhoSeeStaffMatters(sees: Bool) throws {
    let keyboard = try keyboard([.contacts, .orders] + (sees ? [.staff] : []))
    var screen = WorkerScreen("kmason")
    screen.refresh(keyboard.desk)
    var canvas = Canvas(Size(rows: 45, columns: 140))
    screen.draw(&canvas, rows: 0..<45, keyboard.desk)
    #expect(canvas.text.contains("20 % less"))
    #expect(canvas.text.contains("Secret return") == sees && canvas.text.contains("Secret illness") == sees)
  }

  /// A deputy whose own role sees nothing but who children are, and the cases of whom they cover.
  @Test func aDeputysKeysAndSectionsGoByTheCase() throws {
    var keyboard = try keyboard([])
    var policy = try #require(keyboard.desk.access)
    for index in policy.roles.indices {
      let isOfficer = policy.roles[index].role == .officer
      policy.roles[index].sections = [.summary] + (isOfficer ? [.contacts, .orders] : [])
      policy.roles[index].may = isOfficer ? [.record, .exports, .staff] : []
    }
    keyboard.desk.access = nil
    var new = Case()
    new.opened = keyboard.desk.now.day
    new.child.familyName = "Elsewhere"
    keyboard.tell(keyboard.desk.make(.caseOpened(new)))
    keyboard.desk.access = policy
    let desk = keyboard.desk
    #expect(desk.staff["kmason"]?.role == .officer && desk.staff["dshah"]?.role != .officer)
    let theirs = try #require(desk.openCases.first { $0.concerns("kmason") })
    let other = try #require(desk.openCases.first { !$0.concerns("kmason") })
    for (row, isTheirs) in [(theirs, true), (other, false)] {
      let sections = CaseScreen.Section.seen(of: row.reference, at: desk)
      #expect(sections.contains(.contacts) == isTheirs && !sections.contains(.plan), "\(sections)")
      #expect((desk.whyNot(.record, in: row.reference) == nil) == isTheirs)
      #expect(desk.whyNot(.exports, in: row.reference) != nil && desk.whyNot(.staff, in: row.reference) != nil)
      #expect((desk.whyClosed(.orders, of: row.reference) == nil) == isTheirs)
      #expect(desk.acts(in: row.reference) { $0 == .officer } == isTheirs)
      var screen = CaseScreen(row.reference)
      screen.refresh(desk)
      let record = try #require(CaseScreen.commands.first { $0.keys == [.char("c")] })
      #expect((record.unavailable(screen, desk) == nil) == isTheirs)
    }
    #expect(desk.whyNot(.record) != nil && desk.whyClosed(.contacts) != nil && !desk.acts(in: nil) { $0 == .officer })
  }

  /// A key of the day's screen, the section that its list is made of, and a part of what is said without it.
  static let closed: [(key: Character, section: CaseSection)] = [
    ("w", .contacts), ("V", .contacts), ("W", .orders), ("C", .orders), ("I", .orders),
  ]

  @Test(arguments: closed, [true, false]) func aListThatWouldBeEmptyForARoleSaysWhy(
    row: (key: Character, section: CaseSection), sees: Bool
  ) throws {
    var keyboard = try keyboard([.contacts, .orders].filter { sees || $0 != row.section })
    keyboard.type("1")
    keyboard.type(String(row.key))
    #expect(keyboard.text().contains("no role that sees this part of a case (\(row.section.rawValue))") == !sees)
  }

  @Test func theCaseShowsNoFlagOfASectionThatIsClosed() throws {
    for sees in [true, false] {
      var keyboard = try keyboard([.contacts, .orders, .people] + (sees ? [.health] : []))
      keyboard.desk.access = nil
      let before = try #require(try keyboard.desk.caseFile(one))
      var child = before.header.child
      var flag = CaseFlag()
      flag.kind = "suicide"
      child.flags.append(flag)
      keyboard.tell(keyboard.desk.make(.childAmended(one, child, seen: nil)))
      keyboard.desk.access = try self.keyboard([.contacts, .orders] + (sees ? [.health] : [])).desk.access
      #expect(try keyboard.desk.caseFile(one)?.header.child.flags.contains { $0.kind == "suicide" } == sees)
      var screen = CaseScreen(one)
      screen.refresh(keyboard.desk)
      var canvas = Canvas(Size(rows: 45, columns: 140))
      screen.draw(&canvas, rows: 0..<45, keyboard.desk)
      #expect(canvas.text.contains("Risk of suicide") == sees)
    }
  }

  @Test func theLinesBetweenSectionsAreEditedAsRolesAre() throws {
    let policy = try AccessPolicy(json: MemoryDesk.read("Standards/access.json"))
    let entries = DataEntry.all(of: policy)
    for section in ["victims", "health", "exploitation"] {
      let entry = try #require(entries.first { $0.id == "part " + section })
      #expect(!entry.facts.details.isEmpty && !entry.facts.source.isEmpty)
    }
    let officer = try #require(entries.first { $0.id == "role officer" })
    #expect(
      officer.facts.details.contains { $0.contains("of their own cases too health, exploitation and intelligence") })
  }

  @Test func aSectionOfAnAssessmentThatIsClosedSaysSoAndIsntUnfinished() throws {
    var keyboard = try AssessmentScreenTests().opened((45, 140))
    AssessmentScreenTests().goToDraft(&keyboard)
    func counts() throws -> (shown: Int, hidden: Int) {
      let text = keyboard.text()
      let shown = try #require(text.firstMatch(of: /draft, \d+ of (\d+)/))
      return (Int(shown.output.1) ?? 0, text.firstMatch(of: /, (\d+) not shown/).flatMap { Int($0.output.1) } ?? 0)
    }
    let before = try counts()
    #expect(before.shown > 5 && before.hidden == 0)
    var policy = try AccessPolicy(json: MemoryDesk.read("Standards/access.json"))
    for index in policy.roles.indices {
      policy.roles[index].sections.removeAll { $0 == .health }
      policy.roles[index].ownSections = []
    }
    keyboard.desk.access = policy
    keyboard.tell(.changedElsewhere([one]))
    let after = try counts()
    #expect(after.hidden > 0 && after.shown + after.hidden == before.shown)
    for _ in 0..<20 where !keyboard.text().contains("Not shown (") { keyboard.press(.down) }
    #expect(keyboard.text().contains("Not shown (health)"))
    for key in ["e", "m"] {
      keyboard.type(key)
      #expect(keyboard.text().contains("no role that sees this part of a case (health)"), "\(key)")
    }
  }

  @Test(arguments: [
    (2, CaseSection.orders), (3, .contacts), (5, .assessments), (5, .orders), (6, .assessments),
  ]) func aReportThatWouldBeEmptyForARoleSaysWhy(downs: Int, section: CaseSection) throws {
    for sees in [true, false] {
      var keyboard = try keyboard([.contacts, .orders, .assessments].filter { sees || $0 != section })
      keyboard.type("4r")
      for _ in 0..<downs { keyboard.press(.down) }
      keyboard.press(.enter)
      #expect(keyboard.text().contains("no role that sees this part of a case (\(section.words))") == !sees)
    }
  }

  @Test func whatChildrenSayOfAProgrammeIsForThoseWhoSeePlans() throws {
    for sees in [true, false] {
      var keyboard = try keyboard([.contacts, .orders] + (sees ? [.plan] : []))
      let access = keyboard.desk.access
      keyboard.desk.access = nil
      var programme = Programme()
      programme.name = "Drumming"
      keyboard.tell(keyboard.desk.make(.programmeSaved("drumming", programme)))
      var enrolment = Enrolment()
      enrolment.programme = "drumming"
      enrolment.referred = keyboard.desk.now.day - 20
      enrolment.ended = keyboard.desk.now.day
      enrolment.outcome = .completed
      enrolment.ledTo = "A band of her own"
      keyboard.tell(keyboard.desk.make(.enrolled(one, enrolment)))
      keyboard.desk.access = access
      keyboard.type("4p")
      #expect(keyboard.text().contains("1 child: 0 going, 1 completed"), "figures are the same whoever looks")
      #expect(keyboard.text().contains("A band of her own") == sees)
    }
  }
}
