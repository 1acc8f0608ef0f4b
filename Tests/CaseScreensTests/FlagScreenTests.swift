import Casework
import Testing
import TextUI

@testable import CaseScreens

@Suite("Flags of a child on the screen") struct FlagScreenTests {
  private static let tomi = CaseReference(1)

  private func open() throws -> Keyboard {
    var keyboard = try Keyboard(rows: 24, columns: 80)
    keyboard.type("3abara")
    keyboard.press(.enter)
    for _ in 0..<7 { keyboard.press(.tab) }
    return keyboard
  }

  private func flags(_ keyboard: Keyboard) throws -> [CaseFlag] {
    try #require(try keyboard.desk.record.header(of: Self.tomi)).child.flags
  }

  @Test func aFlagIsWrittenLookedAtAndEnded() throws {
    var keyboard = try open()
    keyboard.type("f")
    for (label, text) in [
      ("Flag", "carries"), ("From", "2 nov"), ("Look again on", "20/11/2026"), ("Told to", "Eastmere College"),
      ("Told why", "Bags are looked through there."), ("Note", "Says so himself."),
    ] {
      keyboard.tab(to: label)
      keyboard.press(.control("u"))
      keyboard.type(text)
    }
    try expect(keyboard.screen(), is: "flag-form-80x24")
    keyboard.press(.control("s"))
    let flag = try #require(try flags(keyboard).last, "\(keyboard.text())")
    #expect(flag.kind == "knife" && flag.told?.on == keyboard.desk.now.day && flag.told?.to == "Eastmere College")
    #expect(flag.review == Day(year: 2026, month: 11, day: 20))
    try expect(keyboard.screen(), is: "case-people-flags-80x24")
    // It is due: late by three days, on the case and in Today, until a new day is set.
    #expect(keyboard.text().contains("3 days late"), "\(keyboard.text())")
    keyboard.press(.char("1"))
    #expect(keyboard.text().contains("Flag to look at again"), "\(keyboard.text())")
    keyboard.press(.char("3"), .control("u"))
    keyboard.type("abara")
    keyboard.press(.enter)
    for _ in 0..<7 { keyboard.press(.tab) }
    keyboard.type("e")
    keyboard.tab(to: "Look again on")
    keyboard.press(.control("u"))
    keyboard.type("4/12/2026")
    keyboard.press(.control("s"))
    #expect(try flags(keyboard).map(\.review) == [Day(year: 2026, month: 12, day: 4)], "\(keyboard.text())")
    #expect(!keyboard.text().contains("late"), "\(keyboard.text())")
  }
}
