import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Custody, bail packages and breaches on the screen") struct CustodyScreenTests {
  /// Tomi was sentenced to eight months, 60 days ago; Kelly is on licence.
  func keyboard(rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    for (number, days, released) in [(1, 60, Int?.none), (3, 40, 20)] {
      var order = Order()
      order.id = ""
      order.disposal = .detentionAndTrainingOrder
      order.made = keyboard.desk.now.day.adding(days: -days)
      order.term = Term(8, .months)
      order.offences = try keyboard.desk.record.header(of: CaseReference(number))?.offences.map(\.id) ?? []
      order.released = released.map { keyboard.desk.now.day.adding(days: -$0) }
      let made = keyboard.desk.make(.orderSaved(CaseReference(number), order))
      if case .refused(let words) = made { Issue.record("\(words)") }
    }
    keyboard.tell(.changedElsewhere([]))
    return keyboard
  }

  private func last(_ keyboard: Keyboard) -> String? { keyboard.desk.made.last?.op }

  @Test(arguments: [(24, 80), (45, 140)]) func whoIsHeldWhereAndWhoComesHome(size: (Int, Int)) throws {
    var keyboard = try keyboard(rows: size.0, columns: size.1)
    keyboard.press(.char("I"))
    try expect(keyboard.screen(), is: "custody-list-\(size.1)x\(size.0)")
    #expect(keyboard.text().contains("1 in custody, 1 home within 12 weeks, 1 on licence"))
    keyboard.press(.char("v"), .char("v"), .char("v"))
    #expect(keyboard.text().contains("Rowe") && !keyboard.text().contains("Abara"))
    keyboard.press(.char("p"), .char("P"))
    let written = keyboard.requests.compactMap { request in
      if case .write(let name, let text, _) = request { (name, text) } else { nil }
    }
    #expect(written.map(\.0) == ["custody.txt", "custody.html"])
    #expect(written.allSatisfy { $0.1.contains("Abara") && $0.1.contains("in confidence") })
    keyboard.press(.enter)
    #expect(keyboard.text().contains("DTO licence 8 months \u{B7} released 3 Nov 2026"), "\(keyboard.text())")
  }

  @Test func everyActHasAForm() throws {
    var keyboard = try keyboard()
    keyboard.press(.char("I"), .enter, .char("m"))
    keyboard.tab(to: "Name")
    keyboard.type("Hillview, unit 2")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "custody.place", "\(keyboard.text())")
    keyboard.press(.char("e"))
    keyboard.type("Ms Lane")
    keyboard.tab(to: "Advocate")
    keyboard.type("Ms Dean")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "custody.people", "\(keyboard.text())")
    keyboard.press(.char("a"))
    keyboard.tab(to: "What was said")
    keyboard.type("Wants to ring home more")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "custody.advocate", "\(keyboard.text())")
    keyboard.press(.char("t"))
    keyboard.tab(to: "For")
    keyboard.type("interview at college")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "custody.temporary", "\(keyboard.text())")
    keyboard.press(.char("s"))
    keyboard.tab(to: "Threshold")
    keyboard.type("not met")
    keyboard.tab(to: "Because")
    keyboard.type("No serious harm")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "custody.mappa", "\(keyboard.text())")
    for op in ["custody.risk-panel", "custody.briefing"] {
      keyboard.press(.char("B"))
      keyboard.tab(to: op == "custody.briefing" ? "Briefing" : "Because")
      keyboard.type("Harm to others")
      keyboard.press(.control("s"))
      #expect(last(keyboard) == op, "\(keyboard.text())")
    }
    keyboard.press(.char("E"))
    keyboard.tab(to: "Because")
    keyboard.type("Settled")
    keyboard.press(.control("s"), .char("M"), .control("s"))
    #expect(last(keyboard) == "custody.meeting", "\(keyboard.text())")
    keyboard.press(.char("H"))
    keyboard.tab(to: "May be homeless")
    keyboard.type("no")
    keyboard.tab(to: "What was agreed")
    keyboard.type("Home to his mother")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "custody.homelessness", "\(keyboard.text())")
    try expect(keyboard.screen(), is: "custody-80x24")
    keyboard.press(.end)
    keyboard.press(.char("P"))
    keyboard.tab(to: "Report")
    keyboard.type("It was clear")
    keyboard.tab(to: "Action 1")
    keyboard.type("Offer ISS")
    keyboard.tab(to: "By")
    keyboard.type("14/12")
    try expect(keyboard.screen(), is: "custody-panel-form-80x24")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "custody.panel", "\(keyboard.text())")
    try expect(keyboard.screen(), is: "custody-end-80x24")
  }

  @Test func homeIsPlannedHeadByHeadAndRecallBringsBack() throws {
    var keyboard = try keyboard()
    keyboard.press(.char("I"), .enter)
    for _ in 0..<20 where !keyboard.screen().text.contains("What is to be there") {
      keyboard.press(.down)
      keyboard.press(.enter)
      if keyboard.text().contains("Who              ") || keyboard.text().contains("Settled on") { break }
      keyboard.press(.escape)
    }
    #expect(keyboard.text().contains("Settled on"), "\(keyboard.text())")
    keyboard.tab(to: "What")
    keyboard.type("With his aunt")
    keyboard.tab(to: "Settled on")
    keyboard.type("today")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "custody.resettle", "\(keyboard.text())")
    #expect(keyboard.text().contains("With his aunt, settled 23 Nov 2026"))
    keyboard.press(.char("p"))
    try expect(keyboard.screen(), is: "resettlement-80x24")
    keyboard.press(.escape, .char("r"))
    keyboard.tab(to: "Conditions")
    keyboard.type("curfew 19:00 to 7:00")
    try expect(keyboard.screen(), is: "release-form-80x24")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "custody.release", "\(keyboard.text())")
    keyboard.press(.char("L"))
    keyboard.tab(to: "Condition 2")
    keyboard.type("residence with his aunt")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "custody.conditions", "\(keyboard.text())")
    keyboard.press(.char("R"))
    keyboard.tab(to: "Authorised by")
    keyboard.type("Stratford Youth Court")
    keyboard.tab(to: "Because")
    keyboard.type("Missed twice")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "custody.recall", "\(keyboard.text())")
    #expect(keyboard.text().contains("DTO 8 months \u{B7} recalled 23 Nov 2026"))
    keyboard.press(.home)
    #expect(keyboard.text().contains("! Recalled 23 Nov 2026, Stratford Youth Court: Missed twice"))
    keyboard.press(.char("u"), .char("u"))
    #expect(!keyboard.text().contains("recalled"))
  }

  @Test func theSectionIsThereForThoseWhoWereHeldAlone() throws {
    var keyboard = try keyboard()
    keyboard.press(.char("2"), .enter)
    #expect(keyboard.text().contains(" Custody "))
    for _ in 0..<12 { keyboard.press(.tab) }
    try expect(keyboard.screen(), is: "case-custody-80x24")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("Custody \u{B7} "), "\(keyboard.text())")
    keyboard.press(.escape, .escape, .char("3"))
    keyboard.type("idris")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("Musa Idris"))
    #expect(!keyboard.text().contains(" Custody "))
  }

  @Test func aBreachIsLaidListedAndDecidedFromTheCase() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .enter, .backTab, .backTab)
    #expect(keyboard.text().contains("No hearing yet"), "\(keyboard.text())")
    keyboard.press(.char("B"))
    keyboard.tab(to: "Court")
    keyboard.type("Stratford Youth Court")
    try expect(keyboard.screen(), is: "breach-form-80x24")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("authorise"), "\(keyboard.text())")
    keyboard.desk.me = "dshah"
    keyboard.press(.control("s"))
    keyboard.desk.me = "kmason"
    #expect(last(keyboard) == "breach.lay", "\(keyboard.text())")
    keyboard.press(.char("e"))
    keyboard.type("30/11")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "breach.list", "\(keyboard.text())")
    keyboard.press(.char("V"))
    keyboard.tab(to: "Court")
    keyboard.type("Eastmere County Court")
    keyboard.tab(to: "Conditions")
    keyboard.type("not to enter the precinct; to be home by 21:00")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "civil-order.save", "\(keyboard.text())")
    try expect(keyboard.screen(), is: "case-court-breach-80x24")
    keyboard.press(.escape, .char("1"), .char("C"), .char("B"))
    try expect(keyboard.screen(), is: "breaches-80x24")
    keyboard.press(.char("p"))
    #expect(keyboard.text().contains("statement of the responsible officer"))
    keyboard.press(.escape, .char("n"))
    keyboard.tab(to: "Result")
    keyboard.type("order to continue")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "breach.decide", "\(keyboard.text())")
    #expect(keyboard.text().contains("No breach is before a court"))
    keyboard.press(.char("v"))
    #expect(keyboard.text().contains("order to continue"))
  }

  @Test func bailHasItsPackageAndItsWeeklyUpdate() throws {
    var keyboard = try Keyboard()
    var hearing = Hearing()
    hearing.id = ""
    hearing.at = Moment(keyboard.desk.now.day.adding(days: -9), .midday)
    hearing.court = "Stratford Youth Court"
    var result = HearingResult()
    result.remand = RemandDecision(.bailISS, conditions: [BailCondition(.curfew, "19:00 to 7:00")])
    var decided = CourtResult(.known(CaseReference(1)), hearing: hearing, result: result)
    var next = Hearing()
    next.at = Moment(keyboard.desk.now.day.adding(days: 14), .midday)
    decided.next = next
    if case .refused(let words) = keyboard.desk.make(.hearingResulted(decided)) { Issue.record("\(words)") }
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("C"), .char("b"), .char("F"))
    #expect(keyboard.text().contains("No weekly update on bail is on record yet"))
    keyboard.press(.escape, .char("e"))
    keyboard.type("Boxing twice a week")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "bail.plan", "\(keyboard.text())")
    keyboard.press(.char("U"))
    keyboard.tab(to: "Went well")
    keyboard.type("Came to all")
    try expect(keyboard.screen(), is: "bail-update-form-80x24")
    keyboard.press(.control("s"))
    #expect(last(keyboard) == "bail.update", "\(keyboard.text())")
    try expect(keyboard.screen(), is: "remands-bail-80x24")
    keyboard.press(.char("t"))
    try expect(keyboard.screen(), is: "bail-timetable-80x24")
    keyboard.press(.escape, .char("F"))
    #expect(keyboard.text().contains("Bail is kept to."))
  }
}
