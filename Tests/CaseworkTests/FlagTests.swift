import Casework
import JSON
import Testing

@Suite("Flags that are looked at again") struct FlagTests {
  private let lists: CodeLists

  init() throws { lists = CodeLists(try DataFixtures.lists.get()) }

  private func saved(_ work: inout PlanFixture, _ alter: (inout CaseFlag) -> Void) throws {
    var child = try work.file.header.child
    var flag = CaseFlag()
    flag.kind = "knife"
    flag.from = work.day.adding(days: -20)
    alter(&flag)
    child.flags.append(flag)
    let change = Change.childAmended(work.reference, child, seen: nil)
    try work.record.make(change, by: "kmason", now: work.now, lists: lists)
  }

  private func due(_ work: PlanFixture) throws -> [Obligation] {
    let standards = try DataFixtures.standards.get()
    return Obligation.open(
      for: CaseSummary(of: try work.file), under: standards, calendar: try TimeFixtures.calendar(), on: work.day
    ).filter { $0.rule == "flag-review" }
  }

  @Test func theDayStandsAmongWhatIsDueUntilItIsDoneOrTheFlagIsOver() throws {
    var work = try PlanFixture()
    let day = work.day
    try saved(&work) { $0.review = day.adding(days: -3) }
    let late = try #require(try due(work).first)
    #expect(late.daysLate(on: work.day) == 3 && late.key.section == .summary)
    try work.make(.obligationDone(work.reference, late.key, on: work.day, note: "Still so."))
    #expect(try due(work).isEmpty)
    // Another day asks again, whatever was done on the first.
    var child = try work.file.header.child
    child.flags[0].review = work.day.adding(days: 30)
    try work.make(.childAmended(work.reference, child, seen: nil))
    #expect(try due(work).map(\.due) == [work.day.adding(days: 30)])
    child.flags[0].to = work.day
    try work.make(.childAmended(work.reference, child, seen: nil))
    #expect(try due(work).isEmpty, "it is over before that day")
  }

  @Test func whatIsWrittenIsChecked() throws {
    let work = try PlanFixture()
    let day = work.day
    func refusal(_ alter: (inout CaseFlag) -> Void) -> Refusal? {
      var copy = work
      do {
        try saved(&copy, alter)
        return nil
      } catch {
        return error as? Refusal
      }
    }
    let from = day.adding(days: -20)
    #expect(refusal { $0.kind = "pigeons" } == .unknownCode(list: "flags", code: "pigeons"))
    #expect(refusal { $0.to = from - 1 } == .datesReversed(from: from, to: from - 1))
    #expect(refusal { $0.review = from - 1 } == .datesReversed(from: from, to: from - 1))
    #expect(refusal { $0.told = CaseFlag.Told() } == .nobodyChosen)
    var told = CaseFlag.Told()
    told.to = "The college"
    told.on = day + 1
    #expect(refusal { $0.told = told } == .doneInFuture(day + 1))
    told.on = day
    #expect(refusal { $0.told = told } == nil)
  }

  /// What came from elsewhere stays as it is, and nobody who puts a name right is asked about it.
  @Test func whatStoodThereBeforeIsNotInTheWay() throws {
    var work = try PlanFixture()
    var header = try work.file.header
    var odd = CaseFlag()
    odd.kind = "no-longer-a-code"
    odd.from = work.day
    odd.to = work.day - 9
    header.child.flags = [odd]
    var edits = Edits()
    edits.put(work.reference.key, header)
    try work.make(.imported(source: "test", edits, seen: work.record.seq))
    header.child.likes = "Drumming"
    let change = Change.childAmended(work.reference, header.child, seen: nil)
    try work.record.make(change, by: "kmason", now: work.now, lists: lists)
    #expect(try work.file.header.child.flags == [odd])
  }

  /// A case from before flags were looked at again opens, and says so of none.
  @Test func aFlagFromBeforeIsRead() throws {
    let flag = try CaseFlag(json: Array(#"{"kind":"knife","from":"2026-11-02","note":"Says so."}"#.utf8))
    #expect(flag.review == nil && flag.told == nil)
    #expect(flag.json() == Array(#"{"kind":"knife","from":"2026-11-02","note":"Says so."}"#.utf8))
  }

  /// Whoever doesn't see a flag is told that one is to be looked at and when, and their saving moves none from its place.
  @Test func oneThatIsNotShownKeepsItsPlace() throws {
    let tests = SectionTests()
    let officer = tests.viewer(.officer, try #require(SectionTests.policy))
    var whole = tests.file()
    whole.header.child.flags[0].review = SectionTests.now.day - 2
    whole.header.child.flags[2].review = SectionTests.now.day + 2
    let row = CaseSummary(of: whole)
    #expect(row.reviews.map { $0.subject.prefix(2) } == ["w1", "w3"])
    let seen = whole.seen(by: officer)
    #expect(seen.header.child.flags.map(\.kind) == ["risk-to-staff"])
    #expect(CaseSummary(of: seen).reviews.allSatisfy { !$0.subject.contains("suicide") })
    let kept = try Change.childAmended(row.reference, seen.header.child, seen: nil).keepingWithheld(
      for: officer, header: { _ in whole.header }, contact: { _, _ in nil }, assessment: { _, _ in nil },
      summary: { _ in row })
    #expect(kept == .childAmended(row.reference, whole.header.child, seen: nil))
  }
}
