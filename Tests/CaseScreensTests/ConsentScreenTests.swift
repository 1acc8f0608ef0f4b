import Casework
import Testing
import TextUI

@testable import CaseScreens

@Suite("Consents on the screen") struct ConsentScreenTests {
  private static let tomi = CaseReference(1)

  /// Tomi's case at its consents, with his mother on it.
  private func open(rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    var mother = PersonAround()
    mother.id = ""
    mother.name = "Ama Abara"
    mother.relationship = "mother"
    keyboard.tell(keyboard.desk.make(.personSaved(Self.tomi, mother)))
    keyboard.type("3abara")
    keyboard.press(.enter)
    go(to: .consents, &keyboard)
    return keyboard
  }

  private func go(to section: CaseScreen.Section, _ keyboard: inout Keyboard) {
    let sections = CaseScreen.Section.seen(of: Self.tomi, at: keyboard.desk).filter { $0 != .custody }
    for _ in 0..<(sections.firstIndex(of: section) ?? 0) { keyboard.press(.tab) }
    _ = keyboard.screen()
  }

  private func consents(_ keyboard: Keyboard) throws -> [Consent] {
    try #require(try keyboard.desk.record.header(of: Self.tomi)).consents
  }

  /// Records one by the keys that a person would press.
  private func record(_ keyboard: inout Keyboard, _ fields: [(String, String)]) {
    keyboard.type("C")
    for (label, text) in fields {
      keyboard.tab(to: label)
      if label == "On" { keyboard.press(.control("u")) }
      keyboard.type(text)
    }
  }

  private static let sharing = [
    ("Who", "ama"), ("To what", "sharing"), ("Shared with", "Eastmere College"), ("Answer", "given"),
    ("How", "in writing"), ("On", "2 nov"), ("Until", "2 may"), ("What exactly", "Attendance, nothing else."),
  ]

  @Test(arguments: [(24, 80), (45, 140)]) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try open(rows: size.0, columns: size.1)
    #expect(keyboard.text().contains("No consent yet. C records one."))
    record(&keyboard, Self.sharing)
    try expect(keyboard.screen(), is: "consent-form" + suffix)
    keyboard.press(.control("s"))
    record(&keyboard, [("To what", "prevention"), ("Answer", "given"), ("How", "orally"), ("On", "9 oct")])
    keyboard.press(.control("s"))
    record(
      &keyboard,
      [("Who", "victim"), ("Name", "J. Field"), ("To what", "victim c"), ("Answer", "refused"), ("How", "orally")])
    keyboard.press(.control("s"))
    #expect(try consents(keyboard).count == 3, "\(keyboard.text())")
    keyboard.press(.home, .down)
    keyboard.type("w")
    keyboard.tab(to: "Why")
    keyboard.type("Has college now.")
    try expect(keyboard.screen(), is: "consent-withdraw" + suffix)
    keyboard.press(.control("s"))
    try expect(keyboard.screen(), is: "case-consents" + suffix)
    #expect(try consents(keyboard).map { $0.withdrawal?.why } == [nil, "Has college now.", nil])
    for _ in 0..<8 { keyboard.press(.backTab) }
    #expect(keyboard.text().contains("Consent to sharing information with"), "\(keyboard.text())")
    #expect(keyboard.text().contains("! No consent to "), "\(keyboard.text())")
  }

  @Test func whatIsMissingIsAskedFor() throws {
    var keyboard = try open()
    keyboard.type("C")
    for (label, text) in [
      ("To what", "sharing"), ("Answer", "given"), ("How", "orally"), ("Shared with", "the college"),
    ] {
      keyboard.press(.control("s"))
      #expect(try consents(keyboard).isEmpty)
      keyboard.tab(to: label)
      keyboard.type(text)
    }
    keyboard.press(.control("s"))
    #expect(try consents(keyboard).map(\.giver) == [.child], "\(keyboard.text())")
    // The same again is told below the fields.
    keyboard.type("C")
    keyboard.tab(to: "To what")
    keyboard.type("sharing")
    #expect(keyboard.text().contains("On the case: Tomi"), "\(keyboard.text())")
  }

  @Test func whatWasTakenBackOrRefusedIsNotTakenBackAgain() throws {
    var keyboard = try open()
    keyboard.type("w")
    #expect(keyboard.text().contains("Choose a consent first"), "\(keyboard.text())")
    record(&keyboard, Self.sharing)
    keyboard.press(.control("s"))
    keyboard.type("w")
    keyboard.press(.control("s"))
    #expect(try consents(keyboard).first?.withdrawal != nil)
    #expect(keyboard.text().contains("Withdrawn") && !keyboard.text().contains("Stands"), "\(keyboard.text())")
    keyboard.type("w")
    #expect(keyboard.text().contains("already"), "\(keyboard.text())")
    keyboard.press(.char("u"))
    #expect(try consents(keyboard).first?.withdrawal == nil)
    keyboard.type("D")
    keyboard.type("Another child\u{2019}s")
    keyboard.press(.enter)
    #expect(try consents(keyboard).isEmpty)
  }

  @Test func whatIsNotShownIsSaidAndNotTouched() throws {
    var keyboard = try open()
    keyboard.desk.access = try AccessPolicy(json: MemoryDesk.read("Standards/access.json"))
    var consent = Consent()
    consent.id = ""
    consent.giver = .victim
    consent.name = "J. Field"
    consent.matter = "victim-contact"
    consent.on = keyboard.desk.now.day
    keyboard.tell(keyboard.desk.make(.consented(Self.tomi, .saved(consent)), by: "dshah"))
    _ = keyboard.screen()
    #expect(keyboard.text().contains("Not shown (victims)") && !keyboard.text().contains("Field"), "\(keyboard.text())")
    for key in ["e", "w", "D"] {
      keyboard.type(key)
      #expect(keyboard.text().contains("shown all of this (victims)"), "\(key): \(keyboard.text())")
      #expect(try consents(keyboard).map(\.withdrawal) == [nil])
    }
  }
}
