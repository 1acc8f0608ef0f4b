import CaseScreens
import Casework
import Testing
import TextUI

@Suite("Team, workload, hand-over and cover") struct TeamTests {
  private static let sizes = [(24, 80), (45, 140)]

  /// The desk's service with a third worker, a case held for another authority, and a supervision with an action.
  private func team(rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    var ellis = Staff()
    ellis.name = "Robin Ellis"
    ellis.hundredths = 60
    ellis.team = "court"
    _ = keyboard.desk.make(.staffSaved("rellis", ellis))
    let day = keyboard.desk.now.day
    _ = keyboard.desk.make(.caretakingSaved(CaseReference(2), Caretaking(heldFor: "Northmere"), why: "Placed here."))
    _ = keyboard.desk.make(.allocated([CaseReference(3)], to: "rellis", with: ["kmason"], team: nil, note: ""))
    var record = Supervision()
    record.on = day.adding(days: -40)
    record.by = "dshah"
    record.cases = [CaseReference(1)]
    record.note = "Tomi does well at college."
    record.actions = [SupervisionAction("Ask college for a reference", due: day.adding(days: -5))]
    _ = keyboard.desk.make(.supervisionRecorded("kmason", record), by: "dshah")
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("4"))
    return keyboard
  }

  @Test(arguments: sizes) func pictures(size: (Int, Int)) throws {
    let suffix = "-\(size.1)x\(size.0)"
    var keyboard = try team(rows: size.0, columns: size.1)
    try expect(keyboard.screen(), is: "team" + suffix)
    keyboard.press(.char("w"))
    try expect(keyboard.screen(), is: "workload" + suffix)
    keyboard.press(.escape, .down, .enter)
    try expect(keyboard.screen(), is: "worker" + suffix)
    keyboard.desk.me = "dshah"
    keyboard.press(.char("o"))
    keyboard.tab(to: "Action 1")
    keyboard.type("Home visit to Tomi")
    keyboard.press(.tab)
    keyboard.type("fri")
    try expect(keyboard.screen(), is: "supervision" + suffix)
    keyboard.press(.control("s"))
    keyboard.desk.me = "kmason"
    keyboard.press(.char("H"))
    keyboard.type("shah")
    keyboard.press(.enter)
    try expect(keyboard.screen(), is: "handover" + suffix)
    keyboard.press(.escape)
    _ = keyboard.screen()
    keyboard.press(.char("y"), .char("C"))
    keyboard.type("shah")
    keyboard.tab(to: "To")
    keyboard.type("4 dec")
    try expect(keyboard.screen(), is: "cover" + suffix)
    keyboard.press(.control("s"))
    keyboard.desk.me = "dshah"
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("1"))
    try expect(keyboard.screen(), is: "today-covering" + suffix)
    keyboard.press(.char("2"))
    try expect(keyboard.screen(), is: "caseload-covering" + suffix)
  }

  @Test func countsOpenTheListThatTheyCount() throws {
    var keyboard = try team()
    _ = keyboard.desk.make(.allocated([CaseReference(4)], to: nil, team: "court", note: ""))
    keyboard.tell(.changedElsewhere([]))
    #expect(keyboard.text().contains("unallocated 1"))
    keyboard.press(.char("A"))
    #expect(keyboard.text().contains("1 case"))
    keyboard.press(.escape, .char("/"))
    keyboard.type("mason")
    #expect(!keyboard.text().contains("R. Ellis"))
    keyboard.press(.enter, .enter)
    #expect(keyboard.text().contains("CASELOAD  2"))
    #expect(keyboard.text().contains("for Northmere"))
    #expect(keyboard.text().contains("SECOND WORKER  1"))
  }

  @Test func whatTwoOrdersOfOneDayAskForIsPassedEntryByEntry() throws {
    var keyboard = try team(rows: 60, columns: 140)
    var order = try #require(try keyboard.desk.record.header(of: CaseReference(4))?.orders.first)
    order.id = OrderID("")
    keyboard.tell(keyboard.desk.make(.orderSaved(CaseReference(4), order)))
    keyboard.press(.char("/"))
    keyboard.type("mason")
    keyboard.press(.enter, .enter, .end)
    let end = try #require(keyboard.screen().cursor?.row)
    keyboard.press(.home)
    for _ in 0..<40 where keyboard.screen().cursor?.row != end { keyboard.press(.down) }
    #expect(keyboard.screen().cursor?.row == end)
  }

  @Test func whatIsHeldForOthersAndElsewhereIsListed() throws {
    var keyboard = try team()
    _ = keyboard.desk.make(.caretakingSaved(CaseReference(1), Caretaking(heldBy: "Southmere"), why: "Moved."))
    keyboard.tell(.changedElsewhere([]))
    #expect(keyboard.text().contains("held for others 1   held elsewhere 1"))
    keyboard.press(.char("F"))
    #expect(keyboard.text().contains("Idris") && keyboard.text().contains(" 1 of 4 "), "\(keyboard.text())")
    keyboard.press(.escape, .char("E"))
    #expect(keyboard.text().contains("Abara") && keyboard.text().contains(" 1 of 4 "))
  }

  @Test func aDeputysListOfEnforcementHasWhatIsCounted() throws {
    var keyboard = try team()
    let day = keyboard.desk.now.day
    _ = keyboard.desk.make(.coverSaved("kmason", Cover(by: "dshah", from: day, to: day)))
    keyboard.desk.me = "dshah"
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("1"))
    #expect(keyboard.text().contains("W: 1 to enforce"))
    keyboard.press(.char("W"))
    #expect(keyboard.text().contains("YJ-000001") && keyboard.text().contains("1 to enforce"))
  }

  @Test func aSupervisionIsRecordedWithActionsAndDatesAndTheyAreDone() throws {
    var keyboard = try team()
    keyboard.press(.char("/"))
    keyboard.type("mason")
    keyboard.press(.enter, .char("o"))
    #expect(keyboard.text().contains("Supervisions of kmason are for kmason and their managers"))
    keyboard.desk.me = "dshah"
    keyboard.press(.char("o"))
    #expect(!keyboard.text().contains("Action 2"))
    keyboard.tab(to: "Action 1")
    keyboard.type("Home visit")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("! "), "an action without a day isn't saved")
    #expect(keyboard.text().contains("Action 2"))
    keyboard.type("fri")
    keyboard.press(.control("s"), .enter)
    #expect(keyboard.text().contains("Home visit"))
    #expect(keyboard.text().contains("ACTIONS  2"))
    keyboard.press(.enter)
    #expect(keyboard.text().contains("ACTIONS  1"))
    #expect(try keyboard.desk.record.supervisions(of: "kmason").records.count == 2)
    #expect(try keyboard.desk.record.staff("kmason")?.supervised == keyboard.desk.now.day)
    keyboard.press(.char("u"))
    #expect(keyboard.text().contains("ACTIONS  2"))
  }

  @Test func aLeaversWorkGoesToTwoPeopleInOneAct() throws {
    var keyboard = try team()
    keyboard.press(.char("/"))
    keyboard.type("mason")
    keyboard.press(.enter, .char("H"))
    #expect(keyboard.text().contains("nobody gets them yet"))
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("Nobody is chosen"))
    keyboard.type("dana,rob")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("nothing is left behind"))
    keyboard.press(.control("t"), .right, .control("t"))
    keyboard.tab(to: "Last day")
    keyboard.type("fri")
    keyboard.tab(to: "Note")
    keyboard.type("Karen leaves on Friday.")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.made.last?.op == "staff.handover")
    #expect(keyboard.text().contains("Work handed over"))
    let summaries = keyboard.desk.openCases(of: "kmason")
    #expect(Holdings(of: "kmason", in: summaries, teams: [:], at: keyboard.desk.now).isEmpty)
    #expect(try keyboard.desk.record.staff("kmason")?.to?.iso == "2026-11-27")
    keyboard.press(.char("u"))
    #expect(keyboard.desk.openCases(of: "kmason").count { $0.worker == "kmason" } == 3)
  }

  @Test func aDeputySeesAndActsAndTheTrailSaysFor() throws {
    var keyboard = try team()
    let day = keyboard.desk.now.day
    _ = keyboard.desk.make(.coverSaved("kmason", Cover(by: "dshah", from: day, to: day.adding(days: 4))))
    keyboard.desk.me = "dshah"
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("1"))
    #expect(keyboard.text().contains("c: for K. Mason"))
    #expect(keyboard.text().contains("T. Abara"))
    keyboard.press(.char("2"))
    #expect(keyboard.text().contains("3 covered"))
    keyboard.press(.char("/"))
    keyboard.type("abara")
    keyboard.press(.enter, .char("c"), .control("s"))
    #expect(try keyboard.desk.history(of: CaseReference(1)).last?.why == "Acting for kmason.")
    #expect(try keyboard.desk.history(of: CaseReference(1)).last?.by == "dshah")
    keyboard.desk.now = Moment(day.adding(days: 5), keyboard.desk.now.time)
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.escape, .char("1"))
    #expect(!keyboard.text().contains("K. Mason"))
  }

  @Test func anotherCoverIsShownBeforeItIsOverwritten() throws {
    var keyboard = try team()
    let day = keyboard.desk.now.day
    _ = keyboard.desk.make(.coverSaved("kmason", Cover(by: "dshah", from: day, to: day.adding(days: 4))))
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.char("/"))
    keyboard.type("mason")
    keyboard.press(.enter, .enter, .end, .up, .char("C"))
    #expect(keyboard.text().contains("Dana Shah"))
    keyboard.tab(to: "Why")
    keyboard.type("Leave")
    var theirs = try #require(try keyboard.desk.record.staff("kmason")?.covers.first)
    theirs.why = "Course"
    theirs.to = day.adding(days: 9)
    _ = keyboard.desk.make(.coverSaved("kmason", theirs), by: "dshah")
    keyboard.tell(.changedElsewhere([]))
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("set why to \u{201C}Course\u{201D}"), "\(keyboard.text())")
    #expect(try keyboard.desk.record.staff("kmason")?.covers.first?.why == "Course")
    keyboard.press(.control("s"))
    let cover = try #require(try keyboard.desk.record.staff("kmason")?.covers.first)
    #expect(cover.why == "Leave" && cover.to == day.adding(days: 9))
  }

  @Test func workIsTakenOffAndTheLoadSaysSo() throws {
    var keyboard = try team()
    keyboard.press(.char("w"), .char("R"))
    keyboard.type("120")
    keyboard.tab(to: "Why")
    keyboard.type("Duty")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("120 is no percentage"))
    keyboard.press(.control("u"))
    keyboard.type("50")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("/50 ") || keyboard.text().contains("/30 "))
  }

  @Test func aChartOfWorkloadsIsFiltered() throws {
    var keyboard = try team()
    keyboard.press(.char("w"), .char("/"))
    keyboard.type("ell")
    #expect(keyboard.text().contains("R. Ellis") && !keyboard.text().contains("K. Mason"))
    keyboard.press(.enter, .enter)
    #expect(keyboard.text().contains("Robin Ellis"))
  }

  @Test func whoseCaseItIsAndReportsAreWrittenOnTheCase() throws {
    var keyboard = try team()
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter, .char("T"), .tab)
    keyboard.type("Southmere")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("supervised by Southmere"))
    keyboard.press(.char("R"))
    keyboard.tab(to: "Due")
    keyboard.type("4 dec")
    keyboard.press(.control("s"))
    let header = try #require(try keyboard.desk.record.header(of: CaseReference(1)))
    #expect(header.reports.map(\.due.iso) == ["2026-12-04"])
    #expect(header.heldBy == "Southmere")
    for _ in 0..<4 { keyboard.press(.tab) }
    #expect(keyboard.text().contains("Pre-sentence report: requested, due 4 Dec 2026"))
  }

  /// A team is made where everybody is shown, altered where it is, and nobody makes themself its manager.
  @Test func aTeamIsMadeNamedAndManaged() throws {
    var keyboard = try team()
    keyboard.desk.me = "dshah"
    keyboard.desk.access = try AccessPolicy(json: MemoryDesk.read("Standards/access.json"))
    keyboard.press(.char("4"))
    while !keyboard.text().contains("everybody") { keyboard.press(.char("v")) }
    keyboard.press(.char("T"))
    #expect(keyboard.text().contains("New team"))
    keyboard.type("court")
    keyboard.tab(to: "Name")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("A team needs a name"))
    keyboard.type("North team")
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("There is a team court already"))
    keyboard.tab(to: "Team")
    keyboard.press(.control("u"))
    keyboard.type("north")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.teams["north"] == Team(name: "North team"), "\(keyboard.text())")
    while !keyboard.text().contains("Team \u{B7} Court and custody") { keyboard.press(.char("v")) }
    keyboard.press(.char("T"))
    #expect(keyboard.text().contains("Court and custody"))
    keyboard.tab(to: "Manager")
    keyboard.type("ellis")
    keyboard.press(.control("s"))
    #expect(keyboard.desk.teams["court"] == Team(name: "Court and custody", manager: "rellis"), "\(keyboard.text())")
    keyboard.desk.me = "kmason"
    keyboard.press(.char("T"))
    #expect(keyboard.text().contains("alter the staff"), "\(keyboard.text())")
  }
}
