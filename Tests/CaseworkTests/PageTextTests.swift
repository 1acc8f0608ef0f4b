import Testing

@testable import Casework

@Suite struct PageTextTests {
  private func table(_ head: [String], _ rows: [[String]]) -> [String] { TextTable(head: head, rows: rows).lines }

  @Test func columnsAreAsWideAsTheirWidestCell() {
    #expect(
      table(["Day", "Where"], [["Mon 9", "Youth hub"], ["", "free"]]) == [
        "Day    Where", "-----  ---------", "Mon 9  Youth hub", "       free",
      ])
  }

  @Test func theWidestColumnsGiveWay() {
    let long = Array(repeating: "appointment", count: 12).joined(separator: " ")
    let lines = table(["Child", "What", "Why"], [["A. Kent", long, "ill"], ["B. Rowe", "visit", "late"]])
    #expect(lines.allSatisfy { $0.count <= TextTable.width && $0.last != " " })
    #expect(lines.filter { $0.contains("appointment") }.count == 3)
    #expect(lines.filter { $0.hasPrefix("A. Kent") }.count == 1 && lines.last?.hasPrefix("B. Rowe  visit") == true)
  }

  @Test func aWordIsCutOnlyWhereNothingElseFits() {
    let lines = table(["A", "B"], [[String(repeating: "x", count: 60), String(repeating: "y", count: 60)]])
    #expect(lines.allSatisfy { $0.count <= TextTable.width } && lines.count == 4)
    #expect(lines.joined().filter { $0 == "x" }.count == 60)
  }

  @Test func moreColumnsThanFitAreLines() {
    let head = (1...12).map { "Column \($0)" }
    #expect(table(head, [head.map { _ in "somewhat" }]).allSatisfy { $0.hasPrefix("- Column 1: somewhat; Column 2") })
  }

  @Test(arguments: 0..<200) func noTableIsTooWideAndNoneLosesAWord(seed: Int) {
    var dice = SeededNumbers(seed: UInt64(seed))
    let columns = Int.random(in: 1...8, using: &dice)
    func cell() -> String {
      (0..<Int.random(in: 0...12, using: &dice)).map { _ in
        String(repeating: "w", count: Int.random(in: 1...14, using: &dice))
      }.joined(separator: " ")
    }
    let head = (0..<columns).map { "H\($0)" }
    let rows = (0..<Int.random(in: 1...5, using: &dice)).map { _ in (0..<columns).map { _ in cell() } }
    let lines = table(head, rows)
    #expect(lines.allSatisfy { $0.count <= TextTable.widest })
    #expect(lines.joined().filter { $0 == "w" }.count == rows.joined().joined().filter { $0 == "w" }.count)
  }

  @Test func paragraphsStandApartAndFactsTogether() {
    var page = Page(title: "Report", subtitle: "Eastmere")
    page.fact("Name", "Amy")
    page.fact("Born", "2010")
    page.heading("Offence")
    page.paragraph("First.\n\n\n\nSecond.")
    page.paragraph("Third.")
    page.list(["one", "two"])
    page.paragraph("Fourth.")
    page.blocks.append(.signatures(["Amy"]))
    let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      lines.prefix(20) == [
        "Report", "======", "Eastmere", "", "Name: Amy", "Born: 2010", "", "OFFENCE", "First.", "", "Second.", "",
        "Third.", "- one", "- two", "", "Fourth.", "", "Amy ______________________________  date ______________", "",
      ])
    #expect(page.html.contains("<p>Name: Amy</p>"))
  }

  @Test(arguments: [
    (0, "0 reports", "never"), (1, "1 report", "once"), (2, "2 reports", "twice"), (3, "3 reports", "3 times"),
  ])
  func numbersAgree(number: Int, counted: String, often: String) {
    #expect(number.counted("report") == counted && number.often == often)
    #expect(number.counted("child", "children") == "\(number) " + (number == 1 ? "child" : "children"))
  }

  @Test(
    arguments: [
      ([], "not seen yet; missed none"),
      ([.attended], "seen once; missed none"),
      ([.attended, .acceptableAbsence], "seen once; missed 1 appointment"),
      ([.unacceptableAbsence], "not seen yet; missed 1 appointment, without an accepted reason"),
      (
        [.attended, .attended, .unacceptableAbsence, .unacceptableAbsence],
        "seen twice; missed 2 appointments, all without an accepted reason"
      ),
      (
        [.unacceptableAbsence, .acceptableAbsence],
        "not seen yet; missed 2 appointments, 1 of them without an accepted reason"
      ),
    ] as [([ContactOutcome], String)])
  func attendanceIsToldInWords(outcomes: [ContactOutcome], words: String) {
    let contacts = outcomes.map { outcome in
      var contact = Contact()
      contact.outcome = outcome
      return contact
    }
    #expect(AttendanceTally(contacts).words == words)
  }

  @Test func aConditionOfNoKindIsItsWords() {
    #expect(BailCondition(.other, "not to ride in cars").datedWords == "not to ride in cars")
    #expect(BailCondition(.nonAssociation, "Lee Crane").datedWords == "non association Lee Crane")
    #expect(BailCondition(.other).datedWords == "other")
  }

  @Test func withoutAWorkerTheDutyTeamIsNamed() {
    var context = PageContext(
      service: "Eastmere", day: .epoch, worker: nil, guide: PlanGuide(), lists: CodeLists())
    #expect(
      [context.worker, context.workerAlone, context.signer] == ["the duty team", "The duty team", "For the service"])
    context.assigned = "K. Mason"
    #expect(Set([context.worker, context.workerAlone, context.signer]) == ["K. Mason"])
  }
}
