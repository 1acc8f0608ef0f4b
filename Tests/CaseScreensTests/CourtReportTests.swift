import CaseScreens
import Casework
import Testing
import TextUI

@Suite("A report for court, at the keyboard") struct CourtReportScreenTests {
  static let tomi = CaseReference(1)
  private static let court = "Stratford Youth Court"

  /// Tomi's sentence is in a week, and the court asked for a report; a report to Kelly's panel is late.
  private func asked(rows: Int = 24, columns: Int = 80) throws -> Keyboard {
    var keyboard = try Keyboard(rows: rows, columns: columns)
    let today = keyboard.desk.now.day
    var hearing = Hearing()
    hearing.id = ""
    hearing.at = Moment(today.adding(days: 7), .midday)
    hearing.court = Self.court
    hearing.kind = .youth
    hearing.type = "sentence"
    hearing.offences = try keyboard.desk.record.header(of: Self.tomi)?.offences.map(\.id) ?? []
    save(.hearingSaved(Self.tomi, hearing), &keyboard)
    var request = ReportRequest()
    request.id = ""
    request.asked = today.adding(days: -7)
    request.due = today.adding(days: 4)
    request.hearing = try keyboard.desk.record.header(of: Self.tomi)?.nextHearing?.id
    save(.reportSaved(Self.tomi, request), &keyboard)
    var panel = ReportRequest()
    panel.id = ""
    panel.kind = .panel
    panel.asked = today.adding(days: -30)
    panel.due = today.adding(days: -3)
    panel.author = "dshah"
    save(.reportSaved(CaseReference(3), panel), &keyboard)
    keyboard.tell(.changedElsewhere([]))
    return keyboard
  }

  private func save(_ change: Change, _ keyboard: inout Keyboard) {
    if case .refused(let words) = keyboard.desk.make(change) { Issue.record("\(words)") }
  }

  private func report(_ keyboard: Keyboard) throws -> CourtReport {
    try #require(try keyboard.desk.reports(of: Self.tomi).latest).plan
  }

  private func fill(_ values: [(String, String)], _ keyboard: inout Keyboard) {
    for (label, text) in values {
      keyboard.tab(to: label)
      keyboard.type(text)
    }
    keyboard.press(.control("s"))
  }

  /// Opens Tomi's report from Today by the list of reports, and begins it.
  private func begin(_ keyboard: inout Keyboard) {
    keyboard.press(.char("P"), .end, .enter, .char("n"))
  }

  /// Writes every heading anew, considers two sentences and proposes one.
  private func write(_ keyboard: inout Keyboard) throws {
    for section in try report(keyboard).content.sections {
      keyboard.press(.down, .enter, .control("e"))
      keyboard.type("As we saw it: \(section.title).")
      keyboard.press(.control("s"))
    }
    keyboard.press(.char("o"))
    fill([("Sentence", "dto"), ("Would it do", "no"), ("Why", "College would be lost.")], &keyboard)
    keyboard.press(.char("p"))
    fill([("Sentence", "yro"), ("Length", "12 months")], &keyboard)
  }

  private func countersign(_ keyboard: inout Keyboard) {
    keyboard.desk.me = "dshah"
    keyboard.press(.char("Q"))
    for _ in 0..<6 {
      keyboard.type("yes")
      keyboard.press(.tab)
    }
    keyboard.press(.control("s"))
    keyboard.desk.me = "kmason"
  }

  @Test(arguments: [(24, 80), (45, 140)]) func lateOnesStandFirst(size: (Int, Int)) throws {
    var keyboard = try asked(rows: size.0, columns: size.1)
    #expect(keyboard.text().contains("P: 1 report late"))
    keyboard.press(.char("P"))
    try expect(keyboard.screen(), is: "court-reports-\(size.1)x\(size.0)")
    keyboard.press(.char("v"))
    #expect(!keyboard.text().contains("Rowe") && keyboard.text().contains("mine"))
    keyboard.press(.char("v"))
    #expect(keyboard.text().contains("None. R on a case"))
    keyboard.press(.char("v"), .home, .char("c"))
    #expect(keyboard.text().contains("Kelly Rowe"))
  }

  @Test(arguments: [(24, 80), (45, 140)]) func theDraftSaysWhereEachComesFrom(size: (Int, Int)) throws {
    var keyboard = try asked(rows: size.0, columns: size.1)
    keyboard.press(.char("P"), .end, .enter)
    #expect(keyboard.text().contains("Not begun yet"))
    keyboard.press(.enter)
    #expect(keyboard.text().contains("There is no report yet: n begins it."))
    keyboard.press(.char("n"))
    #expect(keyboard.desk.made.last?.op == "report.begin")
    try expect(keyboard.screen(), is: "court-report-draft-\(size.1)x\(size.0)")
    keyboard.press(.char("S"))
    #expect(keyboard.text().contains("Nothing stands under") || keyboard.text().contains("confirmed"))
    keyboard.press(.down, .down, .char("c"))
    #expect(keyboard.desk.made.last?.op == "report.confirm")
    #expect(try report(keyboard).content.section("offences")?.confirmed?.by == "kmason")
    keyboard.press(.char("c"))
    #expect(keyboard.text().contains("Choose a heading that waits to be confirmed."))
  }

  @Test func itIsWrittenCheckedSharedFiledReadAndAnswered() throws {
    var keyboard = try asked()
    begin(&keyboard)
    try write(&keyboard)
    #expect(try report(keyboard).content.gaps == [])
    keyboard.press(.char("h"))
    #expect(keyboard.text().contains("quality check yet"))
    keyboard.press(.char("S"))
    #expect(try report(keyboard).signing.state == .submitted)
    countersign(&keyboard)
    #expect(try report(keyboard).signing.state == .countersigned)
    keyboard.press(.char("h"))
    fill([("What they said", "That is me.")], &keyboard)
    keyboard.press(.char("f"), .control("s"), .char("r"))
    fill([("By whom", "The bench")], &keyboard)
    keyboard.press(.char("b"))
    fill([("In their words", "Clear and fair.")], &keyboard)
    let written = try report(keyboard)
    #expect(written.sharings.map(\.words) == ["That is me."] && written.filing?.court == Self.court)
    #expect(written.readings.map(\.reader) == ["The bench"] && written.feedback.map(\.words) == ["Clear and fair."])
    keyboard.press(.end)
    try expect(keyboard.screen(), is: "court-report-read-80x24")
    keyboard.press(.char("N"))
    #expect(keyboard.text().contains("Ask for an addendum"))
    keyboard.press(.char("P"))
    try expect(keyboard.screen(), is: "court-report-page-80x24")
    keyboard.press(.char("p"), .char("w"))
    let files = keyboard.requests.compactMap { request in
      if case .write(let name, let text, _) = request { (name, text) } else { nil }
    }
    #expect(files.count == 2 && files.allSatisfy { $0.0.hasPrefix("YJ-000001-report.") })
    #expect(files.allSatisfy { $0.1.contains("Please tell us") || $0.1.contains("PLEASE TELL US") })
    #expect(keyboard.requests.contains(.look(Look(.print, of: Self.tomi, "report"))))
    #expect(keyboard.requests.contains(.look(Look(.section, of: Self.tomi, "report"))))
  }

  /// Two people in the same heading: the second is told what the first wrote, and asked.
  @Test func whatAColleagueWroteMeanwhileIsShown() throws {
    var keyboard = try asked()
    begin(&keyboard)
    keyboard.press(.down, .enter, .end)
    keyboard.type("Mine.")
    let draft = try #require(try keyboard.desk.reports(of: Self.tomi).draft)
    var content = draft.plan.content
    content.sections[0].text = "Theirs."
    content.sections[1].text = "Theirs too."
    save(.reported(Self.tomi, .written(draft.id, content, seen: draft.version)), &keyboard)
    keyboard.press(.control("s"))
    #expect(keyboard.text().contains("to \u{201C}Theirs.\u{201D} at"))
    #expect(try report(keyboard).content.sections.map(\.text) == content.sections.map(\.text))
    keyboard.press(.control("s"))
    let texts = try report(keyboard).content.sections.map(\.text)
    #expect(texts[0].contains("Mine.") && texts[1] == "Theirs too.")
  }

  @Test func theCourtListAndTheCaseLeadToIt() throws {
    var keyboard = try asked()
    keyboard.press(.char("C"))
    for _ in 0..<7 { keyboard.press(.char("n")) }
    #expect(keyboard.text().contains("report requested, due 27 Nov"))
    keyboard.press(.char("o"))
    #expect(keyboard.text().contains("Pre-sentence report \u{B7} requested"))
    keyboard.press(.char("n"), .escape)
    #expect(keyboard.text().contains("report drafting, due 27 Nov"))
    keyboard.press(.char("R"))
    #expect(keyboard.text().contains("Reports for courts and panels"))
    keyboard.press(.char("3"))
    keyboard.type("abara")
    keyboard.press(.enter)
    for _ in 0..<11 { keyboard.press(.tab) }
    #expect(keyboard.text().contains("Pre-sentence report: drafting, due 27 Nov 2026"))
    keyboard.press(.enter)
    #expect(keyboard.text().contains("version 1"))
    keyboard.press(.char("R"))
    #expect(keyboard.text().contains("the working day") || keyboard.text().contains("Asked for"))
    fill([("Court", " (court 2)")], &keyboard)
    #expect(try keyboard.desk.record.header(of: Self.tomi)?.reports.first?.court == Self.court + " (court 2)")
  }

  @Test func managersSeeProposalsAgainstSentences() throws {
    var keyboard = try asked(rows: 45, columns: 140)
    begin(&keyboard)
    try write(&keyboard)
    keyboard.press(.char("S"))
    countersign(&keyboard)
    keyboard.press(.char("h"), .control("s"), .char("f"), .control("s"))
    let hearing = try #require(try keyboard.desk.record.header(of: Self.tomi)?.nextHearing)
    keyboard.desk.now = hearing.at
    var result = HearingResult()
    result.outcome = .sentenced
    var decided = CourtResult(.known(Self.tomi), hearing: hearing, result: result)
    let header = try #require(try keyboard.desk.record.header(of: Self.tomi))
    decided.charges = header.offences.map { CourtResult.Charge($0, plea: .guilty, finding: .guilty) }
    var order = Order()
    order.id = ""
    order.disposal = .youthRehabilitationOrder
    order.term = Term(12, .months)
    order.requirements = [Requirement(.supervision, term: Term(12, .months))]
    order.offences = decided.chargeNames
    decided.orders = [order]
    save(.hearingResulted(decided), &keyboard)
    keyboard.tell(.changedElsewhere([Self.tomi]))
    keyboard.press(.char("4"), .char("r"))
    try expect(keyboard.screen(), is: "court-report-list-140x45")
    keyboard.press(.down, .down, .down, .down, .down, .enter)
    try expect(keyboard.screen(), is: "concordance-140x45")
    keyboard.press(.enter)
    #expect(keyboard.text().contains("same disposal: Youth rehabilitation order, 12 months"))
    keyboard.press(.enter, .end)
    #expect(keyboard.text().contains("sentence: same disposal"))
    keyboard.press(.escape, .escape, .char("m"))
    try expect(keyboard.screen(), is: "court-feedback-140x45")
  }

  @Test func whoeverDoesntSeeAssessmentsSeesNoMoreThanHowFarItIs() throws {
    var keyboard = try asked()
    begin(&keyboard)
    #expect(keyboard.text().contains("THE OFFENCE"))
    var staff = Staff()
    staff.name = "Sam Jones"
    staff.role = .supportOfficer
    save(.staffSaved("sjones", staff), &keyboard)
    keyboard.desk.access = try AccessPolicy(json: MemoryDesk.read("Standards/access.json"))
    keyboard.desk.me = "sjones"
    keyboard.tell(.changedElsewhere([Self.tomi]))
    #expect(!keyboard.text().contains("THE OFFENCE"))
    #expect(keyboard.text().contains("has no role that sees this part of a case"))
    keyboard.press(.escape)
    #expect(keyboard.text().contains("drafting"))
    keyboard.press(.escape, .char("C"), .char("A"))
    #expect(keyboard.text().contains("has no role that sees this part of a case"))
  }

  @Test func theTextsOfReportsAreEdited() throws {
    var keyboard = try Keyboard(rows: 45, columns: 140)
    keyboard.desk.me = "dshah"
    keyboard.press(.char("D"), .char("S"), .char("v"), .char("v"), .char("v"), .char("v"))
    try expect(keyboard.screen(), is: "standards-reports-140x45")
    for (presses, label) in [(0, "Asks"), (20, "Source"), (9, "Question"), (5, "Text")] {
      for _ in 0..<presses { keyboard.press(.down) }
      keyboard.press(.enter)
      fill([(label, " Ours."), ("Why", "Our court asked for it.")], &keyboard)
      #expect(keyboard.desk.made.last?.op == "reports.save", "\(label): \(keyboard.text())")
    }
    let texts = keyboard.desk.practice.reports
    #expect(texts.headings[0].prompt.hasSuffix(" Ours.") && texts.kinds[0].source.hasSuffix(" Ours."))
    #expect(texts.feedback[0].words.hasSuffix(" Ours.") && texts.panel[0].text.contains("Ours."))
  }
}
