import CaseStore
import Casework
import Testing

/// Reports for court and minutes of the panel in the stores: a document a version, the row that follows, undone and done.
@Suite struct ReportStoreTests {
  private static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)
  private static let reference = CaseReference(1)

  private static var practice: Practice {
    var texts = ReportTexts()
    var heading = ReportHeading()
    heading.id = "voice"
    heading.title = "Voice"
    heading.from = [.record(.child)]
    var kind = ReportKindTexts()
    kind.headings = ["voice"]
    kind.title = "Report"
    texts.headings = [heading]
    texts.kinds = [kind]
    return Practice(
      standards: Standards(), holding: AllocationRules(), weights: WorkloadWeights(), letters: LetterTexts(),
      reports: texts, calendar: WorkingCalendar(oneOff: OneOffHolidays()))
  }

  /// A report that is filed, and the minutes of a panel that talked about it.
  private func work(_ casebook: Casebook) throws {
    casebook.shipped = Self.practice
    func make(_ change: Change, by staff: StaffID = "asmith") throws {
      _ = try casebook.make(change, by: staff, now: Self.now)
    }
    for id in ["asmith", "dshah"] as [StaffID] {
      var staff = Staff()
      staff.name = id.text
      staff.role = .manager
      try make(.staffSaved(id, staff))
    }
    var header = Case()
    header.child.familyName = "Abara"
    header.child.ownWords = "I want my card"
    try make(.caseOpened(header))
    var request = ReportRequest()
    request.id = ""
    request.asked = Self.now.day
    request.due = Self.now.day.adding(days: 5)
    try make(.reportSaved(Self.reference, request))
    let asked = try #require(try casebook.summary(of: Self.reference)?.reports.first)
    try make(.reported(Self.reference, .begun(asked.id)))
    let id = try #require(try casebook.reports(of: Self.reference).draft?.id)
    let name = SignedName(.report, id)
    try make(.reported(Self.reference, .confirmed(id, ["voice"])))
    try make(.documentSigned(Self.reference, name, .submit(note: "")))
    try make(.documentSigned(Self.reference, name, .countersign(checks: [], note: "")), by: "dshah")
    try make(.reported(Self.reference, .shared(id, ReportSharing(.child, .inPerson, on: Self.now.day))))
    try make(.panelMet(on: Self.now.day, present: ["D"], [PanelNote(Self.reference, "Fair.")]))
    #expect(try casebook.signing(of: name, in: Self.reference)?.state == .countersigned)
    #expect(
      try casebook.summary(of: Self.reference)?.reports.first?.stage(in: casebook.openCases[0].documents) == .shared)
    let filed = try casebook.make(
      .reported(Self.reference, .filed(id, ReportFiling(on: Self.now.day, court: "Court"))), by: "asmith", now: Self.now
    )
    #expect(try casebook.summary(of: Self.reference)?.reports == [])
    _ = try casebook.make(.undone(filed.undoing), by: "asmith", now: Self.now)
    #expect(try casebook.reports(of: Self.reference).current?.plan.filing == nil)
    try make(.reported(Self.reference, .filed(id, ReportFiling(on: Self.now.day, court: "Court"))))
  }

  private func expectIt(_ casebook: Casebook) throws {
    let report = try #require(try casebook.reports(of: Self.reference).current)
    #expect(report.plan.filing?.court == "Court" && report.plan.content.section("voice")?.text == "I want my card")
    #expect(try casebook.panelMeetings(in: Self.now.day...Self.now.day).map(\.notes.count) == [1])
    #expect(try casebook.caseFile(Self.reference)?.header.oversight.map(\.kind) == [.panel])
    #expect(try casebook.searchDocuments("card", limit: 5).hits.map(\.name) == [SignedName(.report, report.id)])
  }

  @Test(arguments: StoreKind.allCases) func aReportIsWrittenFiledAndUndone(kind: StoreKind) throws {
    try kind.run { store, settle in
      let casebook = try Casebook(store, lists: CodeLists())
      try work(casebook)
      try settle()
      try expectIt(casebook)
    }
  }

  @Test func itIsReadBackFromFilesAndJournal() throws {
    let folder = try TestFolder()
    _ = try FileStore.create(at: folder("s"))
    let casebook = try Casebook(FileStore.open(folder("s")), lists: CodeLists())
    try work(casebook)
    let other = try Casebook(FileStore.open(folder("s")), lists: CodeLists())
    try expectIt(other)
    try (casebook.store as? FileStore)?.checkpoint()
    #expect(try (casebook.store as? FileStore)?.check().isWhole == true)
    try expectIt(try Casebook(FileStore.open(folder("s")), lists: CodeLists()))
  }
}
