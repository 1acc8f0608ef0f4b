import Casework
import Forms
import Foundation
import Testing

/// An assessment of each version of each shipped form as it was stored: it opens for ever.
///
/// `RECORD=1` writes what is missing, and never writes over what is there.
@Suite struct StoredAssessmentTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  @Test func anAssessmentOfEachShippedVersionStillOpens() throws {
    for definition in try DataFixtures.forms.get().definitions where definition.purpose != .checklist {
      let file = Self.folder.appendingPathComponent("\(definition.id)-\(definition.version).json")
      if ProcessInfo.processInfo.environment["RECORD"] != nil,
        !FileManager.default.fileExists(atPath: file.path)
      {
        try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
        try Data(try Self.complete(definition).json(pretty: true)).write(to: file)
        Issue.record("recorded \(file.lastPathComponent)")
      }
      let assessment = try Assessment(json: [UInt8](Data(contentsOf: file)))
      #expect(assessment.form == definition.id && assessment.formVersion == definition.version)
      #expect(assessment.answers.count > 3)
      for (name, answer) in assessment.answers.stored {
        let question = try #require(definition.question(QuestionID(name)), "\(definition.id) \(name)")
        #expect(question.fault(of: answer.value) == nil, "\(definition.id) \(name)")
      }
      let filled = assessment.filled(definition)
      for section in filled.sections {
        #expect(filled.obstacles(in: section) == [], "\(definition.id) \(section.id)")
      }
    }
  }

  /// One of a form with everything answered that it needs.
  private static func complete(_ definition: FormDefinition) throws -> Assessment {
    var assessment = Assessment()
    assessment.form = definition.id
    assessment.formVersion = definition.version
    assessment.formTitle = definition.title
    assessment.stage = definition.stages.first?.code ?? ""
    let origin = AnswerOrigin(by: "kmason", at: Specimens.moment.jsonText, source: "")
    for _ in 0..<6 {
      let filled = assessment.filled(definition)
      for question in filled.sections.flatMap({ filled.obstacles(in: $0) }).compactMap({
        definition.question($0.question)
      }) {
        assessment.answers[question.id] = Answer(AssessmentWork.answer(question, nil), origin)
      }
    }
    return assessment
  }
}
