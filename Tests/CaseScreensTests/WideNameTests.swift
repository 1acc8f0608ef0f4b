import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Names in every script") struct WideNameTests {
  /// Wide, combining, joined, emoji and right-to-left names, and one with signs that must never reach a terminal.
  private static let names = [
    ("\u{6E21}\u{8FBA}\u{9577}\u{8C37}\u{5DDD}\u{4F50}\u{85E4}\u{4E00}\u{4E8C}", "\u{548C}\u{5B50}"),
    ("Nguye\u{302}\u{303}n", "Thi\u{323} A\u{301}nh"),
    ("\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{1F44D}\u{1F3FD}", "Sta\u{2764}\u{FE0F}r"),
    ("O\u{2019}Neill-\u{141}uk\u{F3}w\u{FF21}\u{FF22}", "Zoe\u{308}"),
    ("\u{645}\u{62D}\u{645}\u{62F}", "\u{202E}Ali\u{2066}\u{1B}[31m"),
    ("\u{AC00}\u{B098}\u{B2E4}", "\u{1112}\u{1161}\u{11AB}"),
  ]

  private func keyboard(_ size: (Int, Int)) throws -> Keyboard {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    for (family, given) in Self.names {
      var header = Case()
      header.child.familyName = family
      header.child.givenNames = given
      header.child.dateOfBirth = Day(year: 2011, month: 5, day: 5)
      header.opened = keyboard.desk.now.day
      header.worker = keyboard.desk.me
      _ = keyboard.desk.make(.caseOpened(header))
    }
    keyboard.tell(.changedElsewhere([]))
    return keyboard
  }

  @Test(arguments: [(24, 80), (45, 140)]) func inListsAndForms(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try keyboard(size)
    keyboard.press(.char("2"))
    try expect(keyboard.screen(), is: "names-caseload" + suffix)
    keyboard.press(.char("*"), .char("c"))
    try expect(keyboard.screen(), is: "names-group" + suffix)
    keyboard.press(.escape, .char("*"), .char("N"))
    keyboard.press(.paste(Self.names[0].0), .tab, .paste(Self.names[2].1))
    try expect(keyboard.screen(), is: "names-form" + suffix)
  }

  /// However wide a name is, what stands behind it in the row begins in its own column.
  @Test func columnsStayBelowOneAnother() throws {
    for columns in [60, 80, 100, 140] {
      var keyboard = try keyboard((30, columns))
      keyboard.press(.char("2"))
      let canvas = keyboard.screen()
      for row in 4..<14 {
        let line = canvas.cells[(row * columns)..<((row + 1) * columns)]
        let between = line[line.startIndex + 12]
        #expect(between.scalar == 32, "row \(row) at \(columns) columns\n\(canvas.line(row))")
        #expect(TextWidth.columns(of: canvas.line(row)) <= columns)
        #expect(!canvas.line(row).unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0x1B })
      }
    }
  }

  /// The cursor stands behind what was typed, and backspace takes a whole character away.
  @Test func typingThem() throws {
    var keyboard = try keyboard((24, 80))
    keyboard.press(.char("2"), .char("/"))
    let before = try #require(keyboard.screen().cursor)
    keyboard.press(.char("\u{6E21}"), .char("e"), .char("\u{301}"), .char("\u{1F44D}"), .char("\u{1F3FD}"))
    #expect(keyboard.screen().cursor?.column == before.column + 5)
    keyboard.press(.backspace)
    #expect(keyboard.screen().cursor?.column == before.column + 3)
    keyboard.press(.backspace, .left)
    #expect(keyboard.screen().cursor?.column == before.column)
    keyboard.press(.delete)
    #expect(keyboard.screen().cursor?.column == before.column)
  }
}
