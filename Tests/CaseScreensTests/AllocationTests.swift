import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Allocating, closing and reopening") struct AllocationTests {
  private func header(_ keyboard: Keyboard, _ number: Int) throws -> Case {
    try #require(try keyboard.desk.record.caseFile(CaseReference(number))).header
  }

  private func open() throws -> Keyboard {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter)
    return keyboard
  }

  @Test func aCaseIsGivenToAWorkerWithASecondOneAndADirection() throws {
    var keyboard = try open()
    keyboard.press(.char("A"))
    #expect(keyboard.text().contains("With Karen Mason since 23 Nov 2026"))
    keyboard.type("shah")
    #expect(keyboard.text().contains("0 open cases"))
    #expect(keyboard.text().contains("Court and custody"))
    keyboard.tab(to: "Second workers")
    keyboard.type("karen")
    keyboard.tab(to: "Direction")
    keyboard.type("See him before Friday.")
    keyboard.press(.control("s"))
    let header = try header(keyboard, 1)
    #expect(header.worker == "dshah")
    #expect(header.team == "court")
    #expect(header.secondaryWorkers == ["kmason"])
    #expect(header.allocations.last?.note == "See him before Friday.")
    #expect(keyboard.text().contains("Dana Shah"))
    keyboard.press(.char("u"))
    #expect(try self.header(keyboard, 1).worker == "kmason")
  }

  @Test func markedCasesAreGivenAwayInOneChange() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("g"), .char(" "), .char(" "), .char("A"))
    #expect(keyboard.text().contains("Allocate \u{B7} 2 cases"))
    #expect(keyboard.text().contains("K. Rowe"))
    keyboard.type("shah")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.before.count == 2)
    #expect(try [1, 2, 3, 4].map { try header(keyboard, $0).worker } == ["kmason", "kmason", "dshah", "dshah"])
    #expect(keyboard.text().contains("2 open"))
    #expect(!keyboard.text().contains("marked"))
    keyboard.press(.char("u"))
    #expect(keyboard.text().contains("4 open"))
  }

  @Test func nobodyChosenIsRefusedAndSecondWorkersStay() throws {
    var keyboard = try open()
    var seconded = try header(keyboard, 1)
    seconded.secondaryWorkers = ["dshah"]
    _ = keyboard.desk.make(
      .allocated([CaseReference(1)], to: "kmason", with: seconded.secondaryWorkers, team: nil, note: ""))
    keyboard.tell(.changedElsewhere([CaseReference(1)]))
    keyboard.press(.char("A"))
    keyboard.type("nobody")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Nobody is chosen."))
    keyboard.tab(to: "Team")
    keyboard.type("court")
    keyboard.press(.control("s"))
    #expect(try header(keyboard, 1).worker == nil)
    #expect(try header(keyboard, 1).secondaryWorkers == ["dshah"])
  }

  /// A manager's closing entry, made from another desk.
  private func enter(_ keyboard: inout Keyboard) throws {
    _ = keyboard.desk.make(.exited(CaseReference(1), .entered(ClosingEntry("Well done."))), by: "dshah")
    keyboard.tell(.changedElsewhere([CaseReference(1)]))
  }

  @Test func nobodyTakesACaseUnawaresFromWhomAnotherJustGaveItTo() throws {
    var keyboard = try open()
    keyboard.press(.char("A"))
    keyboard.type("karen")
    let other = Change.allocated([CaseReference(1)], to: "dshah", with: nil, team: nil, note: "", reason: "")
    _ = keyboard.desk.make(other)
    keyboard.tell(.changedElsewhere([CaseReference(1)]))
    keyboard.press(.control("s"))
    #expect(try header(keyboard, 1).worker == "dshah")
    #expect(keyboard.text().contains("gave YJ-000001 to D. Shah"))
    #expect(keyboard.text().contains("With Dana Shah"))
    keyboard.press(.control("s"))
    #expect(try header(keyboard, 1).worker == "kmason")
  }

  @Test func closingAsksForAReasonSaysWhatStillRunsAndIsTakenBack() throws {
    var keyboard = try open()
    try enter(&keyboard)
    keyboard.press(.char("X"), .char("x"))
    #expect(keyboard.text().contains("! YRO of 1 Sep 2026 runs to 28 Feb 2027"))
    #expect(keyboard.text().contains("! 1 appointment has no outcome yet"))
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Choose why the case is closed."))
    keyboard.type("transf")
    keyboard.tab(to: "Closed on")
    keyboard.press(.control("u"))
    keyboard.type("1/8/26")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("opened on 1 September 2026"))
    keyboard.press(.control("u"))
    keyboard.type("yesterday")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("No agreed exit plan leads out of the order."))
    keyboard.type("Moved abroad")
    keyboard.press(.control("s"), .escape)
    #expect(try header(keyboard, 1).closed?.reason == "transferred")
    #expect(try header(keyboard, 1).closed?.on == Day(year: 2026, month: 11, day: 22))
    for key in ["c", "O", "i", "A"] {
      keyboard.press(.char(Character(key)))
      #expect(keyboard.text().contains("YJ-000001 was closed"), "\(key)")
    }
    keyboard.press(.char("X"))
    keyboard.type("closed by mistake")
    keyboard.press(.enter)
    #expect(try header(keyboard, 1).isOpen)
    keyboard.press(.char("u"))
    #expect(try !header(keyboard, 1).isOpen)
  }

  @Test func whatTheClosureFormWasNotGivenIsNotMadeUp() throws {
    var keyboard = try open()
    try enter(&keyboard)
    let entry = try header(keyboard, 1).closing
    keyboard.press(.char("X"), .char("x"))
    keyboard.type("other")
    keyboard.tab(to: "No exit plan")
    keyboard.type("Moved abroad")
    keyboard.press(.control("s"))
    var closure = Closure(on: keyboard.desk.now.day, reason: "other")
    closure.withoutExit = "Moved abroad"
    closure.entry = entry
    #expect(try header(keyboard, 1).closed == closure)
  }
}
