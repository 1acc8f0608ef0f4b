import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Bail, remand and warrants on the screen") struct RemandScreenTests {
  private static let court = "Stratford Youth Court"

  /// A result of a hearing so many days ago, with what follows two weeks from now.
  private func decide(
    _ keyboard: inout Keyboard, _ number: Int, _ daysAgo: Int, _ remand: RemandDecision?, warrant: Warrant? = nil
  ) {
    var hearing = Hearing()
    hearing.id = ""
    hearing.at = Moment(keyboard.desk.now.day.adding(days: -daysAgo), .midday)
    hearing.court = Self.court
    hearing.kind = .youth
    var result = HearingResult()
    result.outcome = warrant == nil ? .adjourned : .warrantIssued
    result.remand = remand
    result.warrant = warrant
    var decided = CourtResult(.known(CaseReference(number)), hearing: hearing, result: result)
    if warrant == nil {
      var next = Hearing()
      next.at = Moment(keyboard.desk.now.day.adding(days: 14), .midday)
      next.type = "sentence"
      decided.next = next
    }
    if case .refused(let words) = keyboard.desk.make(.hearingResulted(decided)) { Issue.record("\(words)") }
  }

  func remanded(rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    decide(&keyboard, 1, 12, RemandDecision(.youthDetention))
    let conditions = [BailCondition(.curfew, "19:00 to 7:00"), BailCondition(.residence, "12 Alder Road")]
    decide(&keyboard, 2, 5, RemandDecision(.conditionalBail, conditions: conditions))
    decide(&keyboard, 3, 40, RemandDecision(.localAuthority))
    decide(&keyboard, 3, 20, RemandDecision())
    decide(&keyboard, 4, 9, nil, warrant: Warrant())
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("C"))
    return keyboard
  }

  @Test(arguments: [(24, 80), (45, 140)]) func whoIsHeldAndWhatItCosts(size: (Int, Int)) throws {
    var keyboard = try remanded(rows: size.0, columns: size.1)
    keyboard.press(.char("b"))
    try expect(keyboard.screen(), is: "remands-\(size.1)x\(size.0)")
    #expect(keyboard.text().contains("November 2026: 14 bed nights (12 YDA, 2 LAA)"))
    #expect(keyboard.text().contains("Looked after while remanded"))
    keyboard.press(.char("h"))
    #expect(keyboard.text().contains("October 2026: 18 bed nights (0 YDA, 18 LAA)"))
    keyboard.press(.right, .right)
    #expect(keyboard.text().contains("November 2026: 14 bed nights"))
    keyboard.press(.char("v"), .char("v"), .down)
    #expect(!keyboard.text().contains("Abara") && keyboard.text().contains("curfew 19:00 to 7:00, from 18 Nov"))
    keyboard.press(.char("v"), .home, .enter)
    #expect(keyboard.text().contains("Remand to youth detention accommodation since"))
    #expect(keyboard.text().contains("Looked after while remanded, 12 nights so far"))
  }

  @Test func itIsPrintedWithItsSums() throws {
    var keyboard = try remanded()
    keyboard.press(.char("b"), .char("p"), .char("P"))
    let written = keyboard.requests.compactMap { request in
      if case .write(let name, let text, _) = request { (name, text) } else { nil }
    }
    #expect(written.map(\.0) == ["remands-2026-11.txt", "remands-2026-11.html"])
    for (_, text) in written {
      #expect(text.contains("14 bed nights") && text.contains("Abara") && text.contains("in confidence"))
    }
  }

  @Test func theNoteForABreachIsReadAndWritten() throws {
    var keyboard = try remanded()
    keyboard.press(.char("b"), .end, .char("B"))
    try expect(keyboard.screen(), is: "bail-breach-80x24")
    keyboard.press(.char("p"), .char("w"), .end, .home, .left)
    let written = keyboard.requests.compactMap { request in
      if case .write(let name, let text, _) = request { (name, text) } else { nil }
    }
    #expect(written.map(\.0) == ["YJ-000002-bail-breach.html", "YJ-000002-bail-breach.txt"])
    #expect(written.allSatisfy { $0.1.contains("curfew 19:00 to 7:00, from 18 Nov 2026") })
    #expect(keyboard.requests.contains(.look(Look(.print, of: CaseReference(2), "bail-breach"))))
    keyboard.press(.home, .char("B"))
    #expect(keyboard.text().contains("never on bail"))
    keyboard.press(.char("p"))
    #expect(keyboard.text().contains("never on bail"))
  }

  @Test func aWarrantIsCheckedWeeklyUntilItIsExecuted() throws {
    var keyboard = try remanded()
    keyboard.press(.char("w"))
    try expect(keyboard.screen(), is: "warrants-80x24")
    #expect(keyboard.text().contains("1 to be checked with the police"))
    keyboard.press(.char("c"))
    #expect(keyboard.desk.made.last?.op == "warrant.check")
    #expect(!keyboard.text().contains("to be checked with the police"))
    keyboard.press(.char("x"))
    keyboard.tab(to: "Note")
    keyboard.type("Arrested at home")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op == "warrant.executed")
    #expect(keyboard.text().contains("No warrant stands."))
    keyboard.press(.char("c"))
    #expect(keyboard.text().contains("No warrant stands."))
  }

  @Test(arguments: [(0, "\u{A3}0"), (5, "\u{A3}0.05"), (123_450, "\u{A3}1,234.50"), (100_000_000, "\u{A3}1,000,000")])
  func moneyIsWrittenAsPeopleWriteIt(pence: Int, words: String) {
    #expect(Words.money(pence) == words)
    #expect(Words.money(-pence) == (pence == 0 ? words : "-" + words))
  }
}
