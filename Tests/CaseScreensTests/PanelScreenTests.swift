import CaseScreens
import Casework
import Testing
import TextUI

@Suite("The Court Review Panel on the screen") struct PanelScreenTests {
  private static let court = "Stratford Youth Court"

  private func save(_ change: Change, _ keyboard: inout Keyboard) {
    if case .refused(let words) = keyboard.desk.make(change) { Issue.record("\(words)") }
  }

  /// A week in which Tomi is on bail, Musa's report is late, Kelly is wanted and the manager sits at the desk.
  private func sitting(rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    let today = keyboard.desk.now.day
    for (number, remand, warrant) in [
      (1, RemandDecision(.bailSupervision, conditions: [BailCondition(.curfew, "19:00 to 7:00")]), nil),
      (3, nil, Warrant()),
    ] as [(Int, RemandDecision?, Warrant?)] {
      var hearing = Hearing()
      hearing.id = ""
      hearing.at = Moment(today.adding(days: -9), .midday)
      hearing.court = Self.court
      hearing.kind = .youth
      var result = HearingResult()
      result.outcome = warrant == nil ? .adjourned : .warrantIssued
      result.remand = remand
      result.warrant = warrant
      var decided = CourtResult(.known(CaseReference(number)), hearing: hearing, result: result)
      if warrant == nil {
        var next = Hearing()
        next.at = Moment(today.adding(days: 14), .midday)
        next.type = "sentence"
        decided.next = next
      }
      save(.hearingResulted(decided), &keyboard)
    }
    var request = ReportRequest()
    request.id = ""
    request.kind = .progress
    request.asked = today.adding(days: -20)
    request.due = today.adding(days: -1)
    save(.reportSaved(CaseReference(2), request), &keyboard)
    keyboard.tell(.changedElsewhere([]))
    keyboard.desk.me = "dshah"
    keyboard.press(.char("C"), .char("A"))
    return keyboard
  }

  @Test(arguments: [(24, 80), (45, 140)]) func theWeekIsOnOnePage(size: (Int, Int)) throws {
    var keyboard = try sitting(rows: size.0, columns: size.1)
    try expect(keyboard.screen(), is: "panel-\(size.1)x\(size.0)")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("Progress report \u{B7} requested"))
    keyboard.press(.escape, .down, .enter)
    #expect(keyboard.text().contains("Tomi Abara"))
    keyboard.press(.escape, .char("h"))
    #expect(keyboard.text().contains("week of 16 November 2026"))
    keyboard.press(.char("T"))
    #expect(keyboard.text().contains("week of 23 November 2026"))
    keyboard.press(.end)
    #expect(keyboard.text().contains("Local text"))
    keyboard.press(.char("n"))
    #expect(keyboard.text().contains("Choose a child."))
  }

  @Test func minutesAreWrittenWhileThePanelSits() throws {
    var keyboard = try sitting()
    keyboard.press(.down, .char("n"))
    keyboard.tab(to: "Said")
    keyboard.type("Package works; ask for a lighter curfew.")
    keyboard.tab(to: "Action 1")
    keyboard.type("K. Mason: write to the court")
    keyboard.tab(to: "By")
    keyboard.type("27/11")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Nobody is chosen."))
    keyboard.tab(to: "Who was there")
    keyboard.type("D. Shah, PC Ward")
    try expect(keyboard.screen(), is: "panel-note-80x24")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op == "panel.minutes")
    keyboard.press(.home)
    try expect(keyboard.screen(), is: "panel-minutes-80x24")
    let header = try #require(try keyboard.desk.record.header(of: CaseReference(1)))
    #expect(header.oversight.last?.actions.map(\.words) == ["write to the court (K. Mason)"])
    keyboard.press(.down, .char("n"))
    #expect(keyboard.text().contains("D. Shah, PC Ward"))
    keyboard.press(.escape, .char("p"), .char("P"))
    let written = keyboard.requests.compactMap { request in
      if case .write(let name, let text, _) = request { (name, text) } else { nil }
    }
    #expect(written.map(\.0) == ["court-panel-2026-11-23.txt", "court-panel-2026-11-23.html"])
    #expect(written.allSatisfy { $0.1.contains("write to the court (K. Mason)") && $0.1.contains("never checked") })
    #expect(keyboard.requests.contains(.look(Look(.report, "court panel"))))
    keyboard.desk.me = "kmason"
    keyboard.press(.char("n"))
    #expect(keyboard.text().contains("kmason"))
  }
}
