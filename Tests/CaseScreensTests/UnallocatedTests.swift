import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Cases that wait for a worker") struct UnallocatedTests {
  private static let sizes = [(24, 80), (45, 140)]

  /// Two cases wait: one given to a team alone, one of a child who was just registered.
  private func waiting(rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    _ = keyboard.desk.make(.allocated([CaseReference(3)], to: nil, team: "court", note: ""))
    var header = Case()
    header.child.familyName = "Osei"
    header.child.givenNames = "Daniel"
    header.opened = keyboard.desk.now.day.adding(days: -12)
    _ = keyboard.desk.make(.caseOpened(header))
    var order = Order()
    order.id = ""
    order.disposal = .remandToYouthDetention
    order.made = keyboard.desk.now.day.adding(days: -2)
    _ = keyboard.desk.make(.orderSaved(CaseReference(5), order))
    var offence = Offence()
    offence.id = ""
    offence.description = "Robbery"
    offence.identifiableVictim = true
    _ = keyboard.desk.make(.offenceSaved(CaseReference(5), offence))
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("2"), .char("U"))
    return keyboard
  }

  @Test(arguments: sizes) func theQueueAndTheForm(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try waiting(rows: size.0, columns: size.1)
    try expect(keyboard.screen(), is: "unallocated" + suffix)
    keyboard.press(.char("A"))
    keyboard.type("shah")
    try expect(keyboard.screen(), is: "allocate-warned" + suffix)
    keyboard.press(.control("s"))
    try expect(keyboard.screen(), is: "allocate-refused" + suffix)
    keyboard.type("No social worker is in this week.")
    keyboard.tab(to: "Direction")
    keyboard.type("See him in custody by Friday.")
    keyboard.press(.control("s"), .char("3"))
    keyboard.type("osei")
    keyboard.press(.enter)
    for _ in 0..<9 { keyboard.press(.tab) }
    try expect(keyboard.screen(), is: "case-oversight" + suffix)
  }

  @Test func theQueueIsFilteredAndItsMarksAreUsedUp() throws {
    var keyboard = try waiting()
    keyboard.press(.char("/"))
    keyboard.type("osei")
    #expect(keyboard.text().contains("1 case") && !keyboard.text().contains("Rowe"))
    keyboard.press(.enter, .char("*"))
    #expect(keyboard.text().contains("1 marked"))
    keyboard.press(.char("A"), .tab)
    keyboard.type("court")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op == "case.allocate", "\(keyboard.text())")
    #expect(!keyboard.text().contains("marked"))
  }

  @Test func theLongestWaitComesFirstAndTheReasonIsKept() throws {
    var keyboard = try waiting()
    #expect(keyboard.screen().line(4).contains("12 d YJ-000005"))
    #expect(keyboard.screen().line(5).contains("0 d YJ-000003"))
    keyboard.press(.char("A"))
    keyboard.type("shah")
    #expect(keyboard.text().contains("! Remands are held by qualified social workers"))
    #expect(keyboard.text().contains("Identifiable victim"))
    keyboard.press(.control("s"))
    #expect(try keyboard.desk.record.header(of: CaseReference(5))?.worker == nil)
    keyboard.type("Nobody else is in.")
    keyboard.press(.control("s"))
    let entry = try #require(try keyboard.desk.record.header(of: CaseReference(5))?.allocations.last)
    #expect(entry.worker == "dshah" && entry.reason == "Nobody else is in.")
    #expect(entry.against == ["remand-social-worker"])
    #expect(entry.hasVictim == true)
    #expect(keyboard.text().contains("1 case"))
    keyboard.press(.char("u"))
    #expect(keyboard.text().contains("2 cases"))
  }

  @Test func theQueueCanBeMyTeamsAndManyAreGivenAtOnce() throws {
    var keyboard = try waiting()
    keyboard.press(.char("v"))
    #expect(keyboard.text().contains("2 cases"), "who has no team sees everybody's")
    keyboard.press(.char("*"), .char("A"))
    keyboard.type("shah")
    keyboard.tab(to: "Why all the same")
    keyboard.type("Both go to Dana.")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Nobody is waiting for a worker."))
    #expect(keyboard.desk.made.last?.before.count == 2)
    let reasons = try [3, 5].map { try keyboard.desk.record.header(of: CaseReference($0))?.allocations.last?.reason }
    #expect(reasons == ["", "Both go to Dana."])
  }

  @Test func theReasonIsAskedForOnlyWhereARuleIsBroken() throws {
    var keyboard = try waiting()
    keyboard.press(.down, .char("A"))
    keyboard.type("shah")
    #expect(!keyboard.text().contains("Why all the same"))
    keyboard.tell(.tick)
    #expect(keyboard.desk.drafts.values.contains { $0.fields["worker"] == "dshah" })
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("1 case"))
  }
}
