import Forms
import Foundation
import Testing

/// The forms that come with the program.
enum ShippedForms {
  static let library = Result { () throws -> FormLibrary in
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Resources/Assessments")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try FormLibrary(
      files: names.map { (name: $0, bytes: [UInt8](try Data(contentsOf: folder.appendingPathComponent($0)))) })
  }
}

@Suite struct ShippedFormsTests {
  @Test func everyFormIsSound() throws {
    let forms = try ShippedForms.library.get()
    #expect(
      forms.latest.map(\.id.text) == [
        "assetplus", "audit-case", "final-warning", "prevention-diversion",
        "screening-exploitation", "screening-speech", "screening-strengths", "screening-substances",
        "screening-wellbeing",
      ])
    for form in forms.definitions { #expect(!form.source.isEmpty && form.isUnverified, "\(form.id)") }
  }

  /// What the national data set receives from AssetPlus.
  private static let national: Set<String> = [
    "assessmentDate", "caseType", "stageStartDate", "stageEndDate", "indicativeLikelihoodOfReoffending",
    "likelihoodOfReoffending", "yogrs", "roshJudgement", "safetyAndWellbeingJudgement",
    "indicativeScaledApproachInterventionLevel", "scaledApproachInterventionLevel", "mappaCategory", "mappaLevel",
    "iomStatus", "gangAssociation", "countyLinesActivity", "atRiskOfSexualExploitation",
    "vulnerableToCriminalExploitation", "firstTimeIdentifiedCriminalExploitation",
    "referredToNationalReferralMechanismOrOther", "custodyReviewFlag", "parentalStatus", "assessedAsRiskToChildren",
    "riskOfSelfHarm", "riskOfSuicide", "otherLocallyDefinedRisk", "concernAccommodation", "concernCareHistory",
    "concernFamilyBehaviour", "concernLearningEte", "concernLifestyle", "concernLocalIssues", "concernMentalHealth",
    "concernOffenceJustification", "concernOffenceAttitudes", "concernOtherBehaviour", "concernParenting",
    "concernPhysicalHealth", "concernRelationsToOthers", "concernRiskToOthers", "concernSafetyAndWellbeing",
    "concernSignificantRelationships", "concernSpeechLanguageCommunication", "concernSubstanceMisuse",
    "concernYoungPersonAsParent", "accommodationType", "accommodationFlags", "careFlags", "eteHours", "eteAttendance",
    "eteStatus", "substanceMisuse", "factorsForDesistance", "factorsAgainstDesistance", "riskEntries",
    "adverseOutcomes",
  ]

  @Test func assetPlusHasEveryNationalFieldOnce() throws {
    let form = try #require(ShippedForms.library.get().latest("assetplus"))
    let fields = form.sections.flatMap(\.questions).map(\.field).filter { !$0.isEmpty }
    #expect(fields.count == Set(fields).count)
    #expect(Self.national.subtracting(fields) == [])
    #expect(
      form.stages.map(\.code) == [
        "entry", "review", "sentence-report", "referral-order", "transfer", "custody", "release", "closure",
      ])
  }

  /// What the lists of the national data set hold, each with a choice of its own.
  @Test(arguments: [
    (
      "accommodationFlags",
      [
        "absconding", "instability", "offending-at-home", "overcrowded", "short-term", "unhealthy", "known-offenders",
        "other",
      ]
    ),
    (
      "careFlags",
      [
        "child-in-need", "child-protection-plan", "eligible-child", "care-order", "relevant-child", "remand-la",
        "remand-yda", "siblings", "voluntary",
      ]
    ),
  ])
  func theNationalListsAreWhole(_ row: (field: String, codes: [String])) throws {
    let form = try #require(ShippedForms.library.get().latest("assetplus"))
    let question = try #require(form.sections.flatMap(\.questions).first { $0.field == row.field })
    #expect(Set(row.codes).subtracting(question.choices.map(\.code)) == [])
  }

  @Test func strengthsComeFirst() throws {
    for id in ["assetplus", "prevention-diversion"] as [FormID] {
      let form = try #require(ShippedForms.library.get().latest(id))
      for section in form.sections where section.questions.contains(where: { $0.id.text.hasSuffix(".strengths") }) {
        #expect(
          section.questions.first { $0.isNeeded }?.id.text.hasSuffix(".strengths") == true
            || section.questions.first?.kind.name == "one", "\(section.id)")
      }
    }
  }

  @Test func circumstancesComeBeforeBehaviourInPreventionAndDiversion() throws {
    let form = try #require(ShippedForms.library.get().latest("prevention-diversion"))
    #expect(
      form.sections.map(\.part).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
        == ["Circumstances", "Behaviour", "Decision and plan", "Sources"])
    #expect(form.from?.jsonText == "2024-04-01")
  }

  /// Every word that somebody reads, from every form.
  private func words() throws -> [(place: String, text: String)] {
    try ShippedForms.library.get().definitions.flatMap { form in
      form.sections.flatMap { section in
        [("\(form.id) \(section.id)", section.title), ("\(form.id) \(section.id)", section.guidance)]
          + section.questions.flatMap { question -> [(String, String)] in
            var all = [question.words, question.guidance] + question.choices.map(\.words)
            if case .table(let columns, _) = question.kind {
              all += columns.map(\.words) + columns.flatMap(\.choices).map(\.words)
            }
            return all.map { ("\(form.id) \(question.id)", $0) }
          }
      }
    }
  }

  @Test func theWordsArePlainAndBlameNobody() throws {
    let refused = [
      "offender", "young person", "youth ", "perpetrator", "criminality", "non-compliant", "noncompliant", "refuses",
      "failed to", "disengaged", "chaotic", "hard to reach", "lifestyle choice", "putting themself at risk",
      "antisocial", "anti-social", "utilise", "in order to", "regarding", "subject", "client", "service user",
      "evidence of", "presents as", "denial", "manipulat",
    ]
    for (place, text) in try words() {
      for word in refused where text.lowercased().contains(word) {
        // What the law and the national schemes call themselves keeps its name.
        let named = [
          "youth caution", "youth conditional caution", "youth detention accommodation", "offender management",
        ]
        if named.contains(where: text.lowercased().contains) { continue }
        Issue.record("\(place) says “\(word)”: \(text)")
      }
    }
  }

  @Test func noQuestionIsLongAndEveryOneFitsTheScreen() throws {
    for (place, text) in try words() {
      #expect(text.count <= 160, "\(place): \(text)")
      #expect(text.split(separator: " ").count <= 32, "\(place): \(text)")
    }
  }

  @Test func theSafetyPlanOfTheExploitationScreeningIsMandatory() throws {
    let form = try #require(ShippedForms.library.get().latest("screening-exploitation"))
    let section = try #require(form.section("safety-plan"))
    #expect(section.shownIf == nil && section.questions.filter(\.isNeeded).count >= 4)
    #expect(form.roles[.exploitationEpisode] == "episode")
  }

  @Test func anotherLevelThanTheIndicatedOneNeedsAReason() throws {
    let form = try #require(ShippedForms.library.get().latest("assetplus"))
    func filled(_ level: String) -> FilledForm {
      let origin = AnswerOrigin(by: "kmason", at: "2026-11-20T10:00", source: "")
      var answers = Answers()
      answers["judgement.level.indicative"] = Answer(.choice("standard"), origin)
      answers["judgement.level"] = Answer(.choice(level), origin)
      return FilledForm(form, stage: "entry", answers: answers)
    }
    let section = try #require(form.section("judgements"))
    #expect(filled("enhanced").obstacles(in: section).contains(.missing("judgement.level.why")))
    #expect(!filled("standard").obstacles(in: section).contains(.missing("judgement.level.why")))
  }
}
