#if DEBUG || FUZZING
import Casework
import Forms
import Interchange
import JSON

extension Parser {
  /// Form definitions, and answers to them.
  static let definitions: [Parser] = [
    Parser("form-definition", bounds: Bounds(memory: 16 << 20, memoryPerByte: 2000), words: formWords, run: form),
    Parser("answer-value", seeds: { ["{\"text\":\"a\"}", "{\"choices\":[\"a\",\"b\"]}"].map { Array($0.utf8) } }) {
      (try? AnswerValue(json: $0)).flatMap(readBack)
    },
    Parser("own-form") {
      (try? OwnForm(json: $0)).flatMap(readBack)
    },
  ]

  private static let formWords = [
    "\"shownIf\":", "\"not\":", "\"all\":", "\"any\":", "\"kind\":\"computed\"", "\"sum\":", "\"lists\":",
    "\"stages\":",
    "\"sections\":", "\"questions\":", "\"from\":\"2024-04-01\"", "\"options\":", "\"score\":",
  ]

  /// A definition that is taken can be filled in and compared, however strange it is.
  @Sendable private static func form(_ bytes: [UInt8]) -> String? {
    do throws(DefinitionFaults) {
      let form = try FormDefinition(json: bytes, file: "fuzz.json")
      var answers = Answers()
      for question in form.sections.flatMap(\.questions).prefix(200) {
        answers[question.id] = Answer(.text("a"), AnswerOrigin(by: "fuzz", at: "2026-11-02T10:00", source: ""))
      }
      for stage in form.stages.map(\.code) + [""] {
        let filled = FilledForm(form, stage: stage, answers: answers)
        for section in filled.sections { _ = filled.progress(of: section, markedComplete: true) }
        _ = filled.needsCountersigning
      }
      _ = Answers.carried(from: answers, source: "a1", into: form).differences(since: answers, in: form)
      return nil
    } catch {
      let isSilent = error.list.isEmpty || error.list.contains { $0.description.isEmpty }
      return isSilent ? "it is refused without a reason" : nil
    }
  }

  /// Files of other systems.
  static let foreign: [Parser] =
    [
      Parser("csv", words: [",", "\"", "\"\"", "\r\n", "a,b", ";"]) {
        bytes in
        guard let rows = try? CSVReader.rows(bytes) else { return nil }
        var text = CSVText()
        for row in rows { text.add(row.fields) }
        let again = try? CSVReader.rows(text.bytes)
        return again?.map(\.fields) == rows.map(\.fields) ? nil : "it isn't read back as it was"
      }
    ] + ImportKind.allCases.map(imports) + courtLists

  private static func imports(_ kind: ImportKind) -> Parser {
    let columns = ImportColumns.of(kind)
    let header = columns.map(\.name).joined(separator: ",")
    let row = columns.map(\.example).joined(separator: ",")
    let bounds = Bounds(memory: 8 << 20, memoryPerByte: 4000, timePerByte: 20)
    return Parser("import-" + kind.rawValue, bounds: bounds, words: columns.flatMap { [$0.name, $0.example] }) {
      [Array((header + "\n" + row + "\n").utf8)]
    } run: { bytes in
      var sources = ImportSources()
      var record = MemoryRecord()
      let now = Moment(Use.day, .midday)
      var new = Case()
      new.child.familyName = "Abara"
      new.child.identifiers = [ChildIdentifier(.source, "CV-1042")]
      guard (try? record.make(.caseOpened(new), by: "fuzz", now: now)) != nil else { return "no case can be opened" }
      sources.add(new.child, CaseReference(1))
      do {
        let plan = try ImportPlan(
          kind, csv: bytes, on: record, sources: sources,
          context: ChangeContext(by: "fuzz", seq: record.seq + 1, now: now, lists: CodeLists(), limits: OrderLimits()),
          calendar: Use.calendar,
          words: { "\($0)" })
        let isSilent = plan.problems.contains { $0.reason.isEmpty }
        return isSilent ? "a row is refused without a reason" : nil
      } catch {
        return nil
      }
    }
  }

  private static let courtLists: [Parser] = [
    "court-list-standard", "court-list-common-platform", "court-list-libra", "court-list-csv",
  ].map { name in
    let bounds = Bounds(memory: 8 << 20, memoryPerByte: 2000, timePerByte: 8, length: 16384)
    return Parser(name, bounds: bounds, words: ["court", "hearing", "person", "urn", "dateOfBirth"]) {
      Corpus.inputs(of: name).map(\.bytes)
    } run: { bytes in
      let file = CourtListFile(bytes, named: "list", lists: CodeLists())
      if file.problems.contains(where: { $0.words.isEmpty }) { return "it is refused without a reason" }
      guard file.problems.isEmpty else { return nil }
      var record = MemoryRecord()
      _ = try? record.make(.courtListImported(file.list), by: "fuzz", now: Moment(Use.day, .midday))
      return nil
    }
  }
}
#endif
