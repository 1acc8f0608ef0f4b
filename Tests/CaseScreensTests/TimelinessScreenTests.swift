import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Timeliness as a chart") struct TimelinessScreenTests {
  private func timeliness(_ size: (Int, Int) = (24, 80), glyphs: Glyphs = .unicode) throws -> Keyboard {
    var keyboard = try Keyboard(rows: size.0, columns: size.1, glyphs: glyphs)
    let answer = Change.latenessAccepted(
      CaseReference(3), try key(of: "order-first-appointment", keyboard), reason: "In hospital.", by: "dshah")
    _ = keyboard.desk.make(answer)
    keyboard.press(.char("D"), .char("t"))
    _ = keyboard.screen()
    return keyboard
  }

  private func key(of rule: ListCode, _ keyboard: Keyboard) throws -> ObligationKey {
    let summary = try #require(keyboard.desk.openCases.first { $0.reference == CaseReference(3) })
    let open = Obligation.open(
      for: summary, under: keyboard.desk.standards, calendar: keyboard.desk.calendar, on: keyboard.desk.now.day)
    return try #require(open.first { $0.rule == rule }).key
  }

  /// How many lines a list of deadlines says that it has.
  private func listed(_ keyboard: inout Keyboard) -> Int {
    let rule = keyboard.screen().line(keyboard.screen().size.rows - 2)
    return rule.split(separator: " ").compactMap { Int($0) }.first ?? -1
  }

  /// The figures of the selected bar: on time, accepted, late.
  private func figures(_ keyboard: inout Keyboard) -> [Int] {
    let line = keyboard.screen().line(keyboard.screen().cursor?.row ?? 0)
    let words = line.split(separator: " ").filter { !$0.hasSuffix("%") }
    return words.suffix(3).compactMap { Int($0) }
  }

  @Test(arguments: [(24, 80), (45, 140)]) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try timeliness(size)
    try expect(keyboard.screen(), is: "timeliness" + suffix)
    keyboard.press(.char("b"), .char("b"))
    try expect(keyboard.screen(), is: "timeliness-rules" + suffix)
    keyboard.press(.enter)
    try expect(keyboard.screen(), is: "timeliness-list" + suffix)
  }

  @Test func asciiTellsThePartsApart() throws {
    var keyboard = try timeliness(glyphs: .ascii)
    try expect(keyboard.screen(), is: "timeliness-ascii")
    #expect(keyboard.text().unicodeScalars.allSatisfy { $0.isASCII })
  }

  /// The number behind each bar is the length of the list that it opens, whichever way they are grouped.
  @Test func eachBarIsAsLongAsItsList() throws {
    var opened = 0
    for turns in 0..<5 {
      for whose in 0..<3 {
        var keyboard = try timeliness((45, 140))
        for _ in 0..<turns { keyboard.press(.char("b")) }
        for _ in 0..<whose { keyboard.press(.char("v")) }
        keyboard.press(.char("g"))
        for _ in 0..<20 {
          let figures = figures(&keyboard)
          try #require(figures.count == 3)
          for (key, count) in [(Key.enter, figures.reduce(0, +)), (.char("l"), figures[2]), (.char("a"), figures[1])]
          where count > 0 {
            keyboard.press(key)
            #expect(keyboard.text().contains("late because"))
            #expect(listed(&keyboard) == count)
            keyboard.press(.escape)
            opened += 1
          }
          keyboard.press(.down)
        }
      }
    }
    #expect(opened > 50)
  }

  @Test func theTotalIsTheSameHoweverItIsGrouped() throws {
    var keyboard = try timeliness((45, 140))
    var totals: Set<[Int]> = []
    for _ in 0..<5 {
      keyboard.press(.char("G"))
      totals.insert(figures(&keyboard))
      keyboard.press(.char("b"))
    }
    #expect(totals.count == 1)
    #expect(totals.first?.reduce(0, +) ?? 0 > 0)
  }

  @Test func aBarIsShownAloneWeekByWeek() throws {
    var keyboard = try timeliness()
    keyboard.press(.char("n"))
    #expect(keyboard.text().contains("can be shown alone"))
    keyboard.press(.char("b"), .char("b"), .char("g"))
    let figures = figures(&keyboard)
    keyboard.press(.char("n"), .char("G"))
    #expect(keyboard.text().contains("alone"))
    #expect(self.figures(&keyboard) == figures)
    keyboard.press(.char("n"))
    #expect(!keyboard.text().contains("alone"))
  }

  @Test func periodsGoBackAndForth() throws {
    var keyboard = try timeliness()
    let now = keyboard.text()
    keyboard.press(.char("]"))
    #expect(keyboard.text().contains("This is the latest period."))
    keyboard.press(.char("["))
    #expect(keyboard.text() != now)
    keyboard.press(.char("]"))
    #expect(keyboard.text() == now)
    keyboard.press(.char("p"), .char("p"), .char("p"))
    #expect(keyboard.text() == now)
  }
}
