import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Deadlines, as a list and answered in place") struct DeadlinesTests {
  private func deadlines(rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    keyboard.press(.char("D"))
    _ = keyboard.screen()
    return keyboard
  }

  /// The lines of the list, from top to bottom, by the number of the case.
  private func shown(_ keyboard: inout Keyboard) -> [Int] {
    (4..<keyboard.screen().size.rows - 2).compactMap { row in
      let line = keyboard.screen().line(row)
      return line.firstRange(of: "YJ-").flatMap { Int(line[$0.upperBound...].prefix(6)) }
    }
  }

  private func answers(_ keyboard: Keyboard, _ number: Int) throws -> [ObligationAnswer] {
    try keyboard.desk.record.caseFile(CaseReference(number))?.header.answers ?? []
  }

  @Test(arguments: [(24, 80), (45, 140)]) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try deadlines(rows: size.0, columns: size.1)
    try expect(keyboard.screen(), is: "deadlines" + suffix)
    keyboard.press(.char("l"))
    keyboard.type("Kelly was in hospital; the ward would not let us in.")
    try expect(keyboard.screen(), is: "deadlines-late" + suffix)
    keyboard.press(.tab)
    keyboard.press(.control("s"), .char("p"))
    try expect(keyboard.screen(), is: "deadlines-past" + suffix)
  }

  @Test(
    arguments: [
      ("rowe", 3), ("rule:order-first", 3), ("state:overdue rowe", 3), ("worker:me initial", 2),
      ("worker:karen initial", 2), ("worker:dana", 0), ("referral panel", 0),
      ("team:court", 0), ("colour:red", 0),
    ] as [(String, Int)])
  func filters(typed: String, first: Int) throws {
    var keyboard = try deadlines()
    keyboard.press(.char("/"))
    keyboard.type(typed)
    #expect(shown(&keyboard).first ?? 0 == first)
  }

  @Test func aFieldThatThereIsNotSaysWhichThereAre() throws {
    var keyboard = try deadlines()
    keyboard.press(.char("/"))
    keyboard.type("colour:red")
    #expect(keyboard.text().contains("There are worker, team, rule, state."))
  }

  @Test func whatWasDoneIsGoneFromTheList() throws {
    var keyboard = try deadlines()
    let before = shown(&keyboard)
    keyboard.press(.char("d"), .control("s"))
    #expect(keyboard.desk.made.last?.op == "obligation.done")
    #expect(shown(&keyboard).count == before.count - 1)
    #expect(try answers(keyboard, before[0]).last?.kind == .done)
    keyboard.press(.char("u"))
    #expect(shown(&keyboard) == before)
  }

  @Test func latenessNeedsAReasonAndAManager() throws {
    var keyboard = try deadlines()
    keyboard.press(.char("l"), .control("s"))
    #expect(keyboard.text().contains("A reason is needed"))
    keyboard.type("The family was away.")
    keyboard.press(.control("s"))
    let answer = try #require(try answers(keyboard, 3).last { $0.kind == .late })
    #expect(answer.reason == "The family was away.")
    #expect(answer.accepted == "dshah")
    #expect(answer.by == "kmason")
    #expect(keyboard.text().contains("late, accepted"))
    keyboard.press(.escape)
    #expect(keyboard.text().contains("~ 35d late"))
  }

  @Test func contactsOfAMonthAreRecordedAndNotSaidToBeDone() throws {
    var keyboard = try deadlines()
    keyboard.press(.char("p"), .char("/"))
    keyboard.type("rule:contact-frequency")
    keyboard.press(.enter, .char("d"))
    #expect(keyboard.text().contains("Contacts are counted as they are recorded"))
  }

  @Test func whatIsNotLateNeedsNoReason() throws {
    var keyboard = try deadlines()
    keyboard.press(.char("G"), .char("l"))
    #expect(keyboard.text().contains("It isn't late."))
  }

  @Test func whatIsNotNeededAnyMoreNeedsAReason() throws {
    var keyboard = try deadlines()
    keyboard.press(.char("w"))
    keyboard.type("Moved to Leeds.")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("lets themself off"))
    keyboard = try Keyboard()
    keyboard.desk.me = "dshah"
    keyboard.press(.char("D"), .char("v"), .char("v"))
    let before = shown(&keyboard)
    keyboard.press(.char("w"), .enter)
    #expect(keyboard.text().contains("A reason is needed"))
    keyboard.type("Moved to Leeds.")
    keyboard.press(.enter)
    #expect(shown(&keyboard).count == before.count - 1)
    keyboard.press(.char("p"))
    #expect(keyboard.text().contains("not needed"))
  }

  /// The number on the first screen is the number of lines of the list that it opens.
  @Test func eachCountIsTheLengthOfItsList() throws {
    for heading in ["OVERDUE", "DUE THIS WEEK"] {
      var keyboard = try Keyboard(rows: 45, columns: 140)
      let row = try #require((2..<40).first { keyboard.screen().line($0).contains(heading) })
      let words = keyboard.screen().line(row).split(separator: " ")
      let count = try #require(words.compactMap { Int($0) }.first)
      keyboard.press(.mouse(.init(row: row, column: 3, kind: .press)))
      #expect(shown(&keyboard).count == count, "\(heading)")
    }
  }

  @Test func whatIsDueIsAnsweredOnTheFirstScreenToo() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("d"), .control("s"))
    #expect(keyboard.desk.made.last?.op == "obligation.done")
    #expect(keyboard.text().contains("OVERDUE  1"))
    keyboard.press(.char("l"))
    #expect(keyboard.text().contains("Late because"))
  }
}
