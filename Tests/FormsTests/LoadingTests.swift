import Forms
import JSON
import Testing

@Suite struct LoadingTests {
  @Test func aSoundDefinitionIsReadWhole() throws {
    let form = try Specimen.definition()
    #expect(form.id == "specimen" && form.version == 2 && form.isUnverified)
    #expect(form.sections.map(\.id) == ["home", "mind", "judgements", "plan"])
    #expect(Set(form.sections.flatMap(\.questions).map(\.kind.name)) == Set(QuestionKind.names))
    #expect(form.question("home.type")?.field == "accommodationType")
    #expect(form.question(for: .harm)?.id == "harm")
    #expect(form.section(of: "level.why")?.id == "judgements")
    #expect(form.question("mind.worries")?.choices.map(\.score) == [0, 1, 2])
    #expect(form.question("score")?.carries == false)
    let first = try #require(FormDate(year: 2024, month: 4, day: 1))
    let before = try #require(FormDate(year: 2024, month: 3, day: 31))
    #expect(form.from == first && form.isInUse(on: first) && !form.isInUse(on: before))
  }

  /// What is exchanged in the specimen, and the fault that follows: file, path and reason.
  @Test(arguments: [
    (#""version": 2,"#, "", "specimen.json: “version” is missing"),
    (#""version": 2"#, #""version": 0"#, "specimen.json: version: “0” is no number that can stand here"),
    (#""title": "A specimen""#, #""title": " ""#, "specimen.json: title: it says nothing"),
    (
      #""purpose": "assessment""#, #""purpose": "poem""#,
      "specimen.json: purpose: “poem” is none of: assessment, screening, checklist"
    ),
    (
      #""from": "2024-04-01""#, #""from": "2024-02-30""#,
      "specimen.json: from: “2024-02-30” is no day such as 2026-11-23"
    ),
    (
      #""through": "2030-12-31""#, #""through": "2020-12-31""#,
      "specimen.json: through: the end is before the beginning"
    ),
    (#""id": "mind", "part""#, #""id": "home", "part""#, "specimen.json: sections[1].id: “home” is there already"),
    (
      #"{"id": "home.care""#, #"{"id": "home.type""#,
      "specimen.json: sections[0].questions[2].id: “home.type” is there already"
    ),
    (
      #""id": "home.who""#, #""id": "Home who""#,
      "specimen.json: sections[0].questions[4].id: “Home who” may have small letters, digits, full stops and hyphens, and begins with a letter"
    ),
    (
      #""kind": "day""#, #""kind": "date""#,
      "specimen.json: sections[0].questions[2].kind: “date” is none of: text, long, yes-no, one, many, number, day, table, rating, signature, person, computed"
    ),
    (
      #""advised": 500"#, #""advised": "many""#,
      "specimen.json: sections[0].questions[0].advised: a whole number was expected"
    ),
    (#""words": "What goes well?", "#, "", "specimen.json: sections[0].questions[0]: “words” is missing"),
    (
      #""kind": "yes-no""#, #""kind": "yes-no", "colour": 1"#,
      "specimen.json: sections[0].questions[3]: “colour” is not known here"
    ),
    (
      #""is": "care""#, #""is": "castle""#,
      "specimen.json: sections[0].questions[2].shownIf.is: “castle” is no choice of “home.type”"
    ),
    (
      #"{"question": "home.type", "is": "care"}"#, #"{"question": "harm", "is": "high"}"#,
      "specimen.json: sections[0].questions[2].shownIf.question: no question “harm” stands before this place"
    ),
    (
      #"{"question": "home.type", "is": "care"}"#, #"{"question": "home.care", "isAnswered": true}"#,
      "specimen.json: sections[0].questions[2].shownIf.question: no question “home.care” stands before this place"
    ),
    (
      #"{"question": "home.type", "is": "care"}"#, #"{"question": "home.type"}"#,
      "specimen.json: sections[0].questions[2].shownIf: a condition has one of all, any, not, stage, or a question and one comparison"
    ),
    (
      #"{"question": "home.type", "is": "care"}"#, #"{"question": "home.strengths", "atLeast": 3}"#,
      "specimen.json: sections[0].questions[2].shownIf.atLeast: “home.strengths” can’t be compared so: it is of the kind long"
    ),
    (
      #""choices": "scores"}"#, #""choices": "points"}"#,
      "specimen.json: sections[1].questions[0].choices: there is no list “points”"
    ),
    (
      #""total": ["mind.worries", "mind.sleep"]"#, #""total": ["mind.worries", "home.type"]"#,
      "specimen.json: sections[1].questions[2].total[1]: “home.type” can’t be compared so: it is of the kind one"
    ),
    (
      #""total": ["mind.worries", "mind.sleep"]"#, #""total": ["mind.total"]"#,
      "specimen.json: sections[1].questions[2].total[0]: no question “mind.total” stands before this place"
    ),
    (
      #""codes": ["yes"]"#, #""codes": ["maybe"]"#,
      "specimen.json: sections[2].questions[6].count[0]: “maybe” is no choice of “home.concern”"
    ),
    (
      #"{"from": 3, "code": "raised""#, #"{"from": 0, "code": "raised""#,
      "specimen.json: sections[1].questions[2].bands[1].from: the end is before the beginning"
    ),
    (
      #""from": 0, "through": 1"#, #""from": 2, "through": 1"#,
      "specimen.json: sections[2].questions[1]: the end is before the beginning"
    ),
    (
      #""differsFrom": "level.shown""#, #""differsFrom": "score""#,
      "specimen.json: sections[2].questions[4].shownIf.differsFrom: “score” can’t be compared so: it is of the kind number"
    ),
    (
      #"{"id": "what", "kind": "text""#, #"{"id": "what", "kind": "person""#,
      "specimen.json: sections[2].questions[5].columns[0].kind: a table’s column can’t be of the kind person"
    ),
    (
      #"{"stage": ["report"]},"#, #"{"stage": ["autumn"]},"#,
      "specimen.json: sections[3].shownIf.any[1].stage[0]: the form has no stage “autumn”"
    ),
    (
      #""all": [{"question": "score", "atLeast": 0.5}"#, #""all": [{"question": "score", "atLeast": "0.5"}"#,
      "specimen.json: sections[3].shownIf.any[2].all[0].atLeast: a number was expected"
    ),
    (
      #""level": "level.chosen""#, #""level": "level.picked""#,
      "specimen.json: roles.level: no question “level.picked” stands before this place"
    ),
    (
      #""level": "level.chosen""#, #""mood": "level.chosen""#,
      "specimen.json: roles: “mood” is none of: reoffending, harm, safety, level, childsWords, exploitationEpisode, episodeLead, grading, auditTheme, auditActions"
    ),
    (#""form": "specimen","#, #""form": "specimen""#, "specimen.json: this is not JSON: unexpected “\"” at byte 23"),
  ])
  func aFaultNamesItsFileItsPlaceAndItsReason(_ row: (old: String, new: String, fault: String)) throws {
    let faults = try #require(Specimen.faults(row.old, row.new), "the specimen has no \(row.old)")
    #expect(faults.contains(row.fault), "\(faults)")
  }

  @Test func everyFaultIsToldAtOnce() throws {
    let text = #"{"form": "a", "version": 1, "source": "s", "sections": [{"id": "s"}, 7], "roles": []}"#
    #expect(throws: DefinitionFaults.self) { try FormDefinition(json: Array(text.utf8), file: "a.json") }
    do throws(DefinitionFaults) {
      _ = try FormDefinition(json: Array(text.utf8), file: "a.json")
    } catch {
      #expect(
        error.list.map(\.description) == [
          "a.json: “title” is missing", "a.json: sections[0]: “questions” is missing",
          "a.json: sections[0]: “title” is missing", "a.json: sections[1]: an object was expected",
          "a.json: roles: an object was expected",
        ])
    }
  }

  @Test func aLibraryHoldsEveryVersionAndRefusesTwoOfOne() throws {
    let second = Array(Specimen.text.utf8)
    let third = Array(Specimen.text.replacing(#""version": 2"#, with: #""version": 10"#).utf8)
    let library = try FormLibrary(files: [("b.json", third), ("a.json", second)])
    #expect(library.definitions.map(\.version) == [2, 10])
    #expect(library.latest("specimen")?.version == 10)
    #expect(library.definition("specimen", version: 2)?.title == "A specimen")
    #expect(library.latest.count == 1)
    do throws(DefinitionFaults) {
      _ = try FormLibrary(files: [("a.json", second), ("b.json", second)])
      Issue.record("two files with one version were taken")
    } catch {
      #expect(error.list.map(\.description) == ["b.json: version: version 2 of “specimen” is in another file already"])
    }
  }
}
