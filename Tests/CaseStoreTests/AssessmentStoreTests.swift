import CaseStore
import Casework
import Forms
import Testing

/// Assessments in files: a document each, two sessions in one assessment, nothing lost by bringing files up to date.
@Suite struct AssessmentStoreTests {
  private static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)
  private static let reference = CaseReference(1)
  private static let text = """
    {"form": "f", "version": 1, "title": "F", "source": "s", "sections": [
      {"id": "one", "title": "One", "questions": [{"id": "one.a", "kind": "long", "words": "A?", "needed": true}]},
      {"id": "two", "title": "Two", "questions": [{"id": "two.a", "kind": "long", "words": "B?"}]}
    ]}
    """

  private func open(_ path: String) throws -> Casebook {
    let casebook = try Casebook(FileStore.open(path), lists: CodeLists())
    casebook.shippedForms = try FormLibrary(files: [("f.json", Array(Self.text.utf8))])
    return casebook
  }

  private func save(_ section: SectionID, _ question: QuestionID, _ text: String) -> Change {
    .assessed(
      Self.reference,
      .save("a2", section, [AnswerEdit(question, seen: nil, value: .text(text))], minutes: 1))
  }

  @Test func twoSessionsInOneAssessmentKeepBothAnswersThroughFilesAndJournal() throws {
    let folder = try TestFolder()
    _ = try FileStore.create(at: folder("s"))
    let (mine, yours) = (try open(folder("s")), try open(folder("s")))
    var header = Case()
    header.child.familyName = "Abara"
    _ = try mine.make(.caseOpened(header), by: "asmith", now: Self.now)
    _ = try mine.make(.assessed(Self.reference, .start("f", stage: "", order: nil)), by: "asmith", now: Self.now)
    let words = String(repeating: "Words \u{201C}as they were said\u{201D}.\n", count: 1000)
    _ = try mine.make(save("one", "one.a", words), by: "asmith", now: Self.now)
    _ = try yours.make(save("two", "two.a", "Yours"), by: "bjones", now: Self.now)
    #expect(throws: Refusal.self) {
      _ = try yours.make(save("one", "one.a", "Other"), by: "bjones", now: Self.now)
    }
    _ = try mine.follow()
    for round in 0..<3 {
      let found = try #require(try mine.assessment("a2", of: Self.reference))
      #expect(found.assessment.answers["one.a"]?.value == .text(words))
      #expect(found.assessment.answers["two.a"]?.origin.by == "bjones")
      #expect(try mine.assessments(of: Self.reference).map(\.id) == ["a2"])
      if round == 0 { try (mine.store as? FileStore)?.checkpoint() }
      if round == 1 { #expect(try (mine.store as? FileStore)?.check().isWhole == true) }
    }
    let fresh = try open(folder("s"))
    #expect(try fresh.assessment("a2", of: Self.reference)?.assessment.answers.count == 2)
    #expect(try fresh.summary(of: Self.reference)?.documents.map(\.state) == [.draft])
    #expect(try fresh.history(of: Self.reference).map(\.op).suffix(2) == ["assessment.save", "assessment.save"])
    let file = try TestFile.text(folder("s/cases/01/000001/assessments/a2.json"))
    #expect(file.contains("\"form\": \"f\""))
  }

  @Test func aStoreWithAnOldDefinitionsAnswersOpensThemAsTheyWere() throws {
    let folder = try TestFolder()
    _ = try FileStore.create(at: folder("s"))
    let old = try open(folder("s"))
    var header = Case()
    header.child.familyName = "Abara"
    _ = try old.make(.caseOpened(header), by: "asmith", now: Self.now)
    _ = try old.make(.assessed(Self.reference, .start("f", stage: "", order: nil)), by: "asmith", now: Self.now)
    _ = try old.make(save("one", "one.a", "Under version 1"), by: "asmith", now: Self.now)
    let newer = Self.text.replacing("\"version\": 1", with: "\"version\": 2").replacing("one.a", with: "one.b")
    let casebook = try open(folder("s"))
    casebook.shippedForms = try FormLibrary(files: [("f.json", Array(Self.text.utf8)), ("f2.json", Array(newer.utf8))])
    let found = try #require(try casebook.assessment("a2", of: Self.reference)).assessment
    #expect(found.formVersion == 1)
    let definition = try #require(casebook.forms.definition(found.form, version: found.formVersion))
    let section = try #require(definition.section("one"))
    #expect(found.filled(definition).obstacles(in: section).isEmpty)
    // It is gone on with under its own version, though a newer one is there.
    _ = try casebook.make(
      .assessed(Self.reference, .mark("a2", "one", complete: true)), by: "asmith", now: Self.now)
    _ = try casebook.make(.assessed(Self.reference, .drop("a2", why: "Again")), by: "asmith", now: Self.now)
    _ = try casebook.make(
      .assessed(Self.reference, .start("f", stage: "", order: nil)), by: "asmith", now: Self.now)
    #expect(try casebook.assessments(of: Self.reference).map(\.assessment.formVersion) == [2])
  }
}
