import CaseScreens
import Casework
import Foundation
import Testing
import TextUI

/// Compares a screen with its picture; `RECORD=1` writes the pictures anew, and fails so that nobody records by chance.
func expect(_ canvas: Canvas, is picture: String) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Screens/\(picture).txt")
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try canvas.text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(picture)")
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(canvas.text == expected, "the screen differs from Screens/\(picture).txt; RECORD=1 records it anew")
}

@Suite("Screens, as a person sees them") struct ScreenTests {
  @Test(arguments: [(24, 80), (45, 140)])
  func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    try expect(keyboard.screen(), is: "today" + suffix)
    keyboard.press(.char("2"))
    try expect(keyboard.screen(), is: "caseload" + suffix)
    keyboard.press(.char("/"))
    keyboard.type("abara")
    try expect(keyboard.screen(), is: "caseload-filtered" + suffix)
    keyboard.press(.enter, .enter)
    try expect(keyboard.screen(), is: "case" + suffix)
    keyboard.press(.tab)
    try expect(keyboard.screen(), is: "case-timeline" + suffix)
    keyboard.press(.tab)
    try expect(keyboard.screen(), is: "case-contacts" + suffix)
    keyboard.press(.enter)
    try expect(keyboard.screen(), is: "contact" + suffix)
    keyboard.press(.escape, .char("c"))
    try expect(keyboard.screen(), is: "contact-form" + suffix)
    keyboard.press(.escape, .char("?"))
    try expect(keyboard.screen(), is: "help" + suffix)
  }

  @Test func asciiAndMonochromeShowTheSame() throws {
    var keyboard = try Keyboard(glyphs: .ascii)
    #expect(keyboard.text().unicodeScalars.allSatisfy { $0.isASCII || "ëŁ渡辺é\u{B7}".unicodeScalars.contains($0) })
    try expect(keyboard.screen(), is: "today-ascii")
  }

  @Test func aContactTakesFifteenKeysBesidesTheNote() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("g"), .char("c"))
    while !keyboard.text().contains("Outcome") { break }
    for _ in 0..<5 { keyboard.press(.tab) }
    let before = keyboard.keys
    keyboard.type("He came and we spoke.")
    let note = keyboard.keys - before
    keyboard.press(.control("s"))
    #expect(keyboard.keys - note <= 15)
    #expect(keyboard.desk.made.last?.op == "contact.record")
    #expect(keyboard.text().contains("Contact recorded"))
  }

  @Test func theNoteIsWholeAndUndoPutsEverythingBack() throws {
    var keyboard = try Keyboard()
    let long = String(repeating: "Twelve thousand characters of note. ", count: 400)
    let before = try keyboard.desk.record.caseFile(CaseReference(1))
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .char("c"), .tab, .tab, .tab, .tab, .tab, .paste(long), .control("s"))
    let after = try keyboard.desk.record.caseFile(CaseReference(1))
    #expect(after?.contacts.contains { $0.contact.note == long } ?? false)
    keyboard.press(.char("u"))
    #expect(try keyboard.desk.record.caseFile(CaseReference(1))?.contacts == before?.contacts)
    #expect(keyboard.desk.made.last?.op == "undo")
    keyboard.press(.control("y"))
    #expect(
      try keyboard.desk.record.caseFile(CaseReference(1))?.contacts.map(\.contact) == after?.contacts.map(\.contact))
    keyboard.press(.control("y"))
    #expect(keyboard.text().contains("Nothing was undone"))
    keyboard.press(.char("u"))
    #expect(try keyboard.desk.record.caseFile(CaseReference(1))?.contacts == before?.contacts)
  }

  @Test func anUnacceptableAbsenceSaysWhatFollows() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("/"))
    keyboard.type("abara")
    keyboard.press(.enter, .char("c"))
    keyboard.type("absent, una")
    #expect(keyboard.text().contains("Unacceptable absence 2 under this order: final warning"))
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("needs a note or a reason"))
    #expect(keyboard.desk.made.last?.op != "contact.record" || keyboard.text().contains("Contact \u{B7}"))
  }

  @Test func typedTextIsKeptOfferedAndDroppedOnlyAfterAQuestion() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("g"), .char("c"), .tab, .tab, .tab, .tab, .tab)
    keyboard.type("half a thought")
    keyboard.tell(.tick)
    #expect(keyboard.desk.drafts.values.contains { $0.fields["note"] == "half a thought" })
    keyboard.press(.escape)
    #expect(keyboard.text().contains("Drop what you typed?"))
    keyboard.press(.char("n"))
    #expect(keyboard.text().contains("half a thought"))
    keyboard.tell(.hangUp)
    var later = try Keyboard()
    later.desk.drafts = keyboard.desk.drafts
    later.press(.char("2"), .char("g"), .char("c"))
    #expect(later.text().contains("Unsaved draft from"))
    later.press(.control("o"))
    #expect(later.text().contains("half a thought"))
    later.press(.control("s"))
    #expect(later.desk.drafts.isEmpty)
  }

  @Test func aContactOnTheWrongCaseIsMovedWithAReason() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .tab, .tab, .enter, .char("m"))
    keyboard.type("idris")
    keyboard.press(.enter)
    keyboard.type("wrong child")
    keyboard.press(.enter)
    #expect(keyboard.desk.made.last?.op == "contact.move")
    #expect(try keyboard.desk.record.caseFile(CaseReference(2))?.contacts.count == 1)
  }

  @Test func aGroupSessionIsRecordedForAllThatAreMarked() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("g"), .char(" "), .char(" "), .char(" "), .char("c"))
    keyboard.type("Knife awareness")
    keyboard.press(.control("t"), .right, .control("s"))
    #expect(keyboard.desk.made.last?.op == "contact.group")
    #expect(keyboard.desk.made.last?.before.count == 3)
  }

  @Test func amendingAsksWhyAndKeepsTheContact() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .tab, .tab, .char("e"))
    keyboard.type(" More.")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("A reason is needed"))
    keyboard.type("typing slip")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op == "contact.amend")
  }

  @Test func lettersAreNoCommandsWhileTextIsTyped() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("/"))
    keyboard.type("quc")
    #expect(!keyboard.requests.contains(.quit))
    #expect(keyboard.text().contains("quc"))
    keyboard.press(.escape)
    keyboard.press(.char("q"), .char("q"))
    #expect(keyboard.requests.contains(.quit))
  }

  @Test(arguments: [(24, 80), (12, 60), (10, 40), (5, 20), (60, 200)])
  func everySizeShowsSomethingAndTheCursorIsOnIt(size: (Int, Int)) throws {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    for key in ["1", "2", "3"] {
      keyboard.press(.escape, .char(Character(key)))
      let canvas = keyboard.screen()
      #expect(canvas.size == Size(rows: size.0, columns: size.1))
      #expect(!canvas.text.allSatisfy { $0.isWhitespace })
      if let cursor = canvas.cursor { #expect(cursor.row < size.0 && cursor.column <= size.1) }
    }
  }

  @Test func noScreenHasTwoCommandsOnOneKey() {
    for (screen, rows) in Dictionary(grouping: CommandCatalogue.all, by: \.screen) {
      let keys = rows.flatMap { $0.keys.split(separator: " ") }
      #expect(Set(keys).count == keys.count, "\(screen): \(keys)")
    }
  }

  @Test func theScreenCanBeBlanked() throws {
    var keyboard = try Keyboard()
    keyboard.press(.function(12))
    #expect(keyboard.text().allSatisfy { $0.isWhitespace })
    keyboard.press(.char("x"))
    #expect(keyboard.text().contains("Waymark"))
  }
}
