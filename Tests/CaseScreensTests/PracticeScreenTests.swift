import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Reports about practice, and appointments to settle") struct PracticeScreenTests {
  /// A desk with a home visit and a report page in front.
  private func report(_ downs: Int, _ size: (Int, Int) = (24, 80)) throws -> Keyboard {
    var keyboard = try Keyboard(rows: size.0, columns: size.1)
    for (ago, outcome) in [(3, ContactOutcome.attended), (40, .attended), (41, .notAtHome)] {
      var visit = Contact()
      visit.at = Moment(keyboard.desk.now.day.adding(days: -ago), .midday)
      visit.kind = Contact.homeKind
      visit.outcome = outcome
      visit.worker = "kmason"
      visit.note = "Seen with mum."
      _ = keyboard.desk.make(.contactRecorded(CaseReference(1), visit))
    }
    keyboard.press(.char("4"), .char("r"))
    for _ in 0..<downs { keyboard.press(.down) }
    keyboard.press(.enter)
    _ = keyboard.screen()
    return keyboard
  }

  @Test(arguments: [(24, 80), (45, 140)]) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try report(1, size)
    try expect(keyboard.screen(), is: "report-contacts" + suffix)
    keyboard.press(.char("l"))
    try expect(keyboard.screen(), is: "report-list" + suffix)
    keyboard = try report(3, size)
    try expect(keyboard.screen(), is: "report-visits" + suffix)
    keyboard.press(.escape)
    try expect(keyboard.screen(), is: "reports" + suffix)
  }

  /// The number in each line is the length of the list that it opens, however they are grouped and whosever they are.
  @Test(arguments: [1, 3]) func eachLineIsAsLongAsItsList(which: Int) throws {
    var opened = 0
    for turns in 0..<5 {
      for whose in 0..<3 {
        var keyboard = try report(which, (45, 140))
        keyboard.press(.char("p"), .char("p"))
        for _ in 0..<turns { keyboard.press(.char("b")) }
        for _ in 0..<whose { keyboard.press(.char("v")) }
        keyboard.press(.char("g"))
        for _ in 0..<8 {
          let canvas = keyboard.screen()
          let figures = canvas.line(canvas.cursor?.row ?? 0).split(separator: " ").suffix(7).compactMap { Int($0) }
          try #require(figures.count >= 6)
          let numbers = Array(figures.suffix(6))
          for (key, count) in [(Key.enter, numbers[0]), (.char("l"), numbers[1])] where count > 0 {
            keyboard.press(key)
            let lines = keyboard.text().split(separator: "\n").dropFirst(3)
            #expect(lines.count { $0.contains("YJ-0000") } == count)
            keyboard.press(.escape)
            opened += 1
          }
          keyboard.press(.down)
        }
      }
    }
    #expect(opened > 20)
  }

  @Test func aLineOpensItsVisitAndTheNextReportFollows() throws {
    var keyboard = try report(3)
    keyboard.press(.char("G"), .enter, .enter)
    #expect(keyboard.text().contains("Seen with mum."))
    keyboard.press(.escape, .escape, .char("m"))
    #expect(keyboard.text().contains("Concordance, by kind"))
    keyboard.press(.char("m"), .char("m"))
    #expect(keyboard.text().contains("Contacts held, by month"))
    keyboard.press(.char("m"))
    #expect(keyboard.text().contains("ISS hours, by week"))
    keyboard.press(.enter)
    #expect(keyboard.text().contains("There is none in this line."))
  }

  /// The appointments that the first screen counts are settled one after another without leaving their list.
  @Test func outcomesAreRecordedOneAfterAnother() throws {
    var keyboard = try Keyboard()
    for ago in [5, 3] {
      var booked = Contact()
      booked.at = Moment(keyboard.desk.now.day, TimeOfDay(hour: 8) ?? .midday)
      booked.worker = "kmason"
      _ = keyboard.desk.make(.appointmentBooked(CaseReference(ago == 5 ? 2 : 3), booked))
    }
    keyboard.desk.now = Moment(keyboard.desk.now.day.adding(days: 1), TimeOfDay(hour: 9) ?? .midday)
    keyboard.tell(.changedElsewhere([]))
    #expect(keyboard.text().contains("OUTCOMES TO RECORD  3"))
    let screen = keyboard.screen()
    let row = try #require((2..<22).first { screen.line($0).contains("OUTCOMES") })
    keyboard.press(.mouse(.init(row: row, column: 60, kind: .press)))
    for left in [2, 1, 0] {
      keyboard.press(.char("c"))
      keyboard.tab(to: "Outcome")
      keyboard.type("attended and")
      keyboard.press(.control("s"))
      #expect(keyboard.text().contains("appointments without an outcome"), "\(keyboard.text())")
      #expect(keyboard.text().split(separator: "\n").count { $0.contains("YJ-0000") } == left)
    }
    #expect(keyboard.text().contains("has its outcome"))
  }
}
