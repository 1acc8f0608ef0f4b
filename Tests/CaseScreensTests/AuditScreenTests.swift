import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Audits on the screen") struct AuditScreenTests {
  /// A manager's session at the audit of everybody's cases.
  private func opened(_ size: (Int, Int) = (24, 80)) throws -> Keyboard {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    keyboard.desk.me = "dshah"
    keyboard.press(.char("4"), .char("v"), .char("M"))
    return keyboard
  }

  private func audit(_ keyboard: inout Keyboard, _ grading: String = "good") {
    keyboard.press(.enter, .tab)
    keyboard.type("Seen every week, and heard.")
    keyboard.press(.tab, .char("y"), .tab, .char("y"), .tab, .char("n"), .tab)
    keyboard.type("A plan sooner.")
    keyboard.press(.tab)
    keyboard.type(grading)
    keyboard.press(.tab)
    keyboard.type("On the whole.")
    keyboard.press(.tab)
    keyboard.type("Agree the plan with his gran | Karen | 4 dec")
    keyboard.press(.control("s"))
  }

  @Test(arguments: [(24, 80), (45, 140)]) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try opened(size)
    keyboard.press(.enter)
    try expect(keyboard.screen(), is: "audit-form" + suffix)
    keyboard.press(.escape)
    audit(&keyboard)
    try expect(keyboard.screen(), is: "audit" + suffix)
    keyboard.press(.tab)
    try expect(keyboard.screen(), is: "audit-actions" + suffix)
    keyboard.press(.tab)
    try expect(keyboard.screen(), is: "audit-themes" + suffix)
  }

  @Test func anActionIsMarkedAsDone() throws {
    var keyboard = try opened()
    audit(&keyboard, "req")
    let filed = try #require(try keyboard.desk.audits().first)
    #expect(filed.audit.grading == "requires-improvement" && filed.audit.worker == "kmason")
    keyboard.press(.tab, .enter)
    keyboard.type("Agreed on Monday.")
    keyboard.press(.enter)
    let done = try #require(try keyboard.desk.audits().first).audit.actions[0]
    #expect(done.done == keyboard.desk.now.day && done.note == "Agreed on Monday.")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("That is done."))
  }

  @Test func whoeverWorksOnACaseDoesNotAuditIt() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("4"), .char("M"), .enter)
    #expect(keyboard.text().contains("nobody audits their own work"))
  }

  @Test func themeMonthAndNumberDrawAnotherSample() throws {
    var keyboard = try opened()
    #expect(keyboard.text().contains("November 2026, the whole case, 2 of each worker, seed 202611"))
    keyboard.press(.char("["), .char("t"), .char("+"))
    #expect(keyboard.text().contains("October 2026, management oversight, 3 of each worker, seed 202610"))
    #expect(keyboard.text().contains("No open case belongs to this theme"))
    keyboard.press(.char("]"), .char("]"), .char("-"), .char("-"), .char("-"))
    #expect(keyboard.text().contains("November 2026, management oversight, 1 of each worker"))
  }
}
