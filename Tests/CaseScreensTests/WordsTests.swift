import CaseScreens
import Casework
import Foundation
import Testing

@Suite("Words for facts") struct WordsTests {
  private static let day = Day(year: 2026, month: 11, day: 23) ?? .epoch
  private static let reference = CaseReference(142)

  static let basis = LegalBasis("Sentencing Act 2020 Sch 6 para 18(4) as enacted")
  static func months(_ min: Int, _ max: Int) -> TermRange {
    TermRange(min: Term(min, .months), max: Term(max, .months))
  }
  static func days(_ min: Int, _ max: Int) -> TermRange { TermRange(min: Term(min, .days), max: Term(max, .days)) }

  /// One example of each refusal; a new case makes `number(of:)` fail to compile until it has one.
  static let refusals: [Refusal] =
    others + AssessmentWords.refusals.map { .assessment($0) } + planning + deeds
    + auditing + courtly + access + custodial + reporting + sentencing + disclosing + retaining + removing
    + around + consenting

  private static let around: [Refusal] = [
    .access(.notThisWay("subject.issue")), .ownLateness("kmason"),
    .court(.lineNotOpen(CourtPlace("2026-11-23.stratford-youth-court", "e7.1"))),
  ]
  private static let deeds: [Refusal] = [.stepNotAuthorised("e4"), .stepDone("e4")]
  private static let access: [Refusal] = [
    .access(.notStaff("kmason")), .access(.mayNot("kmason", .restrict)),
    .access(.sectionClosed("kmason", .contacts)), .access(.restricted(reference, canOpen: true)),
    .access(.ownAccess("kmason")), .access(.ownEmergency("kmason")), .access(.notNeeded(reference)),
    .access(.noSuchOpening(reference)), .access(.nobodyKeptOut), .access(.bothWays("kmason")),
    .access(.nobodyLooksAfter), .access(.withheld("kmason", .health)),
  ]

  private static let others: [Refusal] = [
    .noSuchCase(reference), .noSuchContact("c1", reference), .noSuchStaff("nobody"), .noSuchTeam("none"),
    .noSuchOrder("o1", reference), .caseClosed(reference, on: day), .caseNotClosed(reference), .nameMissing,
    .badIdentifier("A B"), .bornInFuture(day), .tooOldForService(age: 61),
    .unknownCode(list: "contact-kinds", code: "pigeon"), .outcomeInFuture(Moment(day, .midday)),
    .contactBeforeBirth(day), .reasonMissing, .noteMissing, .appointmentInPast(Moment(day, .midday)),
    .sameCase(reference), .orderInFuture(day), .orderEndsBeforeItBegins(begins: day, ends: day.adding(days: -1)),
    .orderEndsTooLate(.conditionalDischarge, ends: day, latest: day.adding(days: -1), basis),
    .releasedBeforeOrder(day, made: day.adding(days: 1)), .termEmpty(Term(0, .months)),
    .termNotAllowed(.youthRehabilitationOrderISS, Term(4, .months), [months(6, 36)], basis),
    .ageNotAllowed(.referralOrder, age: 18, AgeRange(at: .conviction, max: 17), basis),
    .pleaNotAllowed(.referralOrder, .guilty, basis), .noSuchOffence("f1", reference),
    .offenceMissing(.detentionAndTrainingOrder, basis), .offenceAfterOrder(day, made: day.adding(days: -1)),
    .offenceInFuture(day), .noRequirement(.youthRehabilitationOrder, basis),
    .requirementMissing(.youthRehabilitationOrderISS, [.extendedActivity, .supervision, .curfew], basis),
    .requirementNotAllowed(.extendedActivity, .youthRehabilitationOrder, basis),
    .requirementAgeNotAllowed(.unpaidWork, age: 15, AgeRange(at: .conviction, min: 16, max: 17), basis),
    .requirementTermNotAllowed(.extendedActivity, Term(200, .days), [days(91, 180)], basis),
    .requirementNeedsAnother(.drugTesting, [.drugTreatment], LegalBasis("Sentencing Act 2020 Sch 6", .unverified)),
    .requirementOutlastsAge(.localAuthorityResidence, ends: day, age: 18, birthday: day.adding(days: -9), basis),
    .requirementOutlastsOrder(.curfew, ends: day, orderEnds: day.adding(days: -9), basis),
    .hoursADayNotAllowed(.curfew, 21, 2...20, basis),
    .gravityOutOfRange(scale: "Child Gravity Matrix", value: 9, allowed: 1...5), .alreadyExists("YJ-000142"),
    .nobodyChosen, .doneInFuture(day), .mayNotAccept("kmason"), .standardsFaulty(DataProblem("rule a", .nameTwice)),
    .mayNotSaveStandards("kmason"),
    .changedMeanwhile(Service.key, seen: 1, now: 2), .cannotUndo(seq: 7, Service.key), .nothingToUndo,
    .holdingNeedsReason(reference, ["Remands are held by qualified social workers"]),
    .datesReversed(from: day, to: day.adding(days: -1)), .coversThemself("kmason"), .noSuchCover("v1", "kmason"),
    .noSuchAction("a1.1", "kmason"), .noSuchReport("r1", reference), .percentOutOfRange(120),
    .supervisionInFuture(day), .handsToThemself("kmason"), .notHeldBy(reference, "kmason"),
    .outcomeRecorded("c1.1", reference), .nothingToBook,
    .notAnAbsence("c1.1"), .evidenceInFuture(day), .notEnforceable(.youthCaution),
    .beforeAbsence(day, absence: day.adding(days: 1)), .stepTakenAlready("c1.1"), .noSuchStep("e4", reference),
    .stepWithdrawn("e4"), .mayNotAuthorise("kmason"), .noHomeVisit("c1.1"), .noHomeVisitForm("c1.1"),
    .mayNotCheckVisits("kmason"),
    .signing(.signedAlready), .signing(.waits), .signing(.notSubmitted(.draft)), .signing(.ownWork("kmason")),
    .signing(.mayNotCountersign("kmason", .plan)), .signing(.checkUnanswered("Is every target SMART?")),
    .signing(.noSuchCheck("smart")), .signing(.whyMissing), .signing(.notTheAuthor("kmason")),
    .signing(.noSuchDocument(SignedName(.plan, "p7"))), .signing(.replaced(SignedName(.plan, "p7"))),
    .mayNotOversee("kmason"), .mayNotSupervise("rellis", by: "kmason"),
  ]

  private func number(of refusal: Refusal) -> Int {
    switch refusal {
    case .noSuchCase: 0
    case .noSuchContact: 1
    case .noSuchStaff: 2
    case .noSuchTeam: 3
    case .noSuchOrder: 4
    case .caseClosed: 5
    case .caseNotClosed: 6
    case .nameMissing: 7
    case .badIdentifier: 8
    case .bornInFuture: 9
    case .tooOldForService: 10
    case .unknownCode: 11
    case .outcomeInFuture: 12
    case .contactBeforeBirth: 13
    case .reasonMissing: 14
    case .noteMissing: 15
    case .appointmentInPast: 16
    case .sameCase: 17
    case .orderInFuture: 18
    case .orderEndsBeforeItBegins: 19
    case .orderEndsTooLate: 20
    case .releasedBeforeOrder: 21
    case .termEmpty: 22
    case .termNotAllowed: 23
    case .ageNotAllowed: 24
    case .pleaNotAllowed: 25
    case .noSuchOffence: 26
    case .offenceMissing: 27
    case .offenceAfterOrder: 28
    case .offenceInFuture: 29
    case .noRequirement: 30
    case .requirementMissing: 31
    case .requirementNotAllowed: 32
    case .requirementAgeNotAllowed: 33
    case .requirementTermNotAllowed: 34
    case .requirementNeedsAnother: 35
    case .requirementOutlastsAge: 36
    case .requirementOutlastsOrder: 37
    case .hoursADayNotAllowed: 38
    case .gravityOutOfRange: 39
    case .alreadyExists: 40
    case .nobodyChosen: 41
    case .doneInFuture: 42
    case .mayNotAccept: 43
    case .standardsFaulty: 44
    case .mayNotSaveStandards: 45
    case .changedMeanwhile: 46
    case .cannotUndo: 47
    case .nothingToUndo: 48
    case .holdingNeedsReason: 49
    case .datesReversed: 50
    case .coversThemself: 51
    case .noSuchCover: 52
    case .noSuchAction: 53
    case .noSuchReport: 54
    case .percentOutOfRange: 55
    case .supervisionInFuture: 56
    case .handsToThemself: 57
    case .notHeldBy: 58
    case .outcomeRecorded: 59
    case .nothingToBook: 60
    case .notAnAbsence: 61
    case .evidenceInFuture: 62
    case .notEnforceable: 63
    case .beforeAbsence: 64
    case .stepTakenAlready: 65
    case .noSuchStep: 66
    case .stepWithdrawn: 67
    case .mayNotAuthorise: 68
    case .noHomeVisit: 69
    case .noHomeVisitForm: 70
    case .mayNotCheckVisits: 71
    case .signing(let refusal): 72 + number(of: refusal)
    case .mayNotOversee: 83
    case .mayNotSupervise: 84
    case .assessment(let refusal): 85 + AssessmentWords.number(of: refusal)
    case .plan(let refusal): 99 + number(of: refusal)
    case .exit(let refusal): 116 + number(of: refusal)
    case .programme(let refusal): 138 + number(of: refusal)
    case .stepNotAuthorised: 142
    case .stepDone: 143
    case .ownForm(let refusal): 144 + number(of: refusal)
    case .audit(let refusal): 148 + number(of: refusal)
    case .court(let refusal): 154 + number(of: refusal)
    case .access(.notThisWay): 289
    case .ownLateness: 290
    case .access(let refusal): 178 + number(of: refusal)
    case .custody(let refusal): 190 + number(of: refusal)
    case .bail(let refusal): 201 + number(of: refusal)
    case .breach(let refusal): 205 + number(of: refusal)
    case .report(let refusal): 212 + number(of: refusal)
    case .sentence(let refusal): 239 + number(of: refusal)
    case .subjectAccess(let refusal): 247 + number(of: refusal)
    case .retention(let refusal): 273 + number(of: refusal)
    case .removal(let refusal): 286 + number(of: refusal)
    case .consent(let refusal): 292 + number(of: refusal)
    }
  }

  private func number(of refusal: AccessRefusal) -> Int {
    switch refusal {
    case .notStaff: 0
    case .mayNot: 1
    case .sectionClosed: 2
    case .restricted: 3
    case .ownAccess: 4
    case .ownEmergency: 5
    case .notNeeded: 6
    case .noSuchOpening: 7
    case .nobodyKeptOut: 8
    case .bothWays: 9
    case .nobodyLooksAfter: 10
    // It came last, among what goes round the rules.
    case .notThisWay: 110
    case .withheld: 11
    }
  }

  private func number(of refusal: SigningRefusal) -> Int {
    switch refusal {
    case .signedAlready: 0
    case .waits: 1
    case .notSubmitted: 2
    case .ownWork: 3
    case .mayNotCountersign: 4
    case .checkUnanswered: 5
    case .noSuchCheck: 6
    case .whyMissing: 7
    case .notTheAuthor: 8
    case .noSuchDocument: 9
    case .replaced: 10
    }
  }

  @Test func everyRefusalHasAnExample() {
    #expect(Self.refusals.map(number) == Array(0..<299))
  }

  /// Every message on one page, for whoever wants to read them all.
  @Test func theWordsOfEveryRefusalAreOnOnePage() throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(Self.refusals.map { Words.of($0) } == page.split(separator: "\n").map(String.init))
  }

  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Screens/refusals.txt")

  @Test(arguments: refusals) func itsWordsAreWholeSentences(refusal: Refusal) {
    let words = Words.of(refusal)
    #expect(
      words.first?.isUppercase ?? false || words.first == "\u{201C}" || words.hasPrefix("YJ-")
        || words.first?.isNumber ?? false)
    #expect(words.hasSuffix("."))
    #expect(words.count < 180)
    #expect(!words.lowercased().contains("please"))
    #expect(!words.lowercased().contains("offender"))
  }

  private static let section = LegalBasis("Sentencing Act 2020 s86")

  @Test(arguments: [
    (
      Refusal.termNotAllowed(.referralOrder, Term(24, .months), [months(3, 12)], section),
      "A referral order can't be 24 months: it lasts 3 to 12 months (Sentencing Act 2020 s86)."
    ),
    (
      .termNotAllowed(.absoluteDischarge, Term(1, .years), [], LegalBasis("Sentencing Act 2020 s79")),
      "An absolute discharge has no length, and 1 year was given (Sentencing Act 2020 s79). Leave the length out."
    ),
    (
      .termNotAllowed(
        .criminalBehaviourOrder, Term(5, .years), [TermRange(min: Term(1, .years), max: Term(3, .years))],
        LegalBasis("Sentencing Act 2020 s334(4)", .unverified)),
      "A criminal behaviour order can't be 5 years: it lasts 1 to 3 years (Sentencing Act 2020 s334(4); unverified)."
    ),
    (
      .ageNotAllowed(
        .youthRehabilitationOrderISS, age: 18, AgeRange(at: .conviction, max: 17),
        LegalBasis("Sentencing Act 2020 s177(1)")),
      "A YRO with ISS isn't possible at 18: when convicted the child must be 17 or younger (Sentencing Act 2020 s177(1)). Check the date of birth and the days."
    ),
    (
      .pleaNotAllowed(.referralOrder, .guilty, LegalBasis("Sentencing Act 2020 s84(1)")),
      "A referral order needs the plea guilty to an offence that it names (Sentencing Act 2020 s84(1)). Correct the plea, or name that offence too."
    ),
    (
      .requirementMissing(
        .youthRehabilitationOrderISS, [.extendedActivity, .supervision, .curfew], LegalBasis("Sentencing Act 2020 s175")
      ),
      "A YRO with ISS needs extended activity, supervision and curfew as well (Sentencing Act 2020 s175)."
    ),
    (
      .requirementAgeNotAllowed(
        .unpaidWork, age: 15, AgeRange(at: .conviction, min: 16, max: 17), LegalBasis("Sentencing Act 2020 s185(2)")),
      "The requirement unpaid work isn't possible at 15: when convicted the child must be 16 to 17 (Sentencing Act 2020 s185(2))."
    ),
    (
      .requirementNeedsAnother(.drugTesting, [.drugTreatment], LegalBasis("Sentencing Act 2020 Sch 6", .unverified)),
      "The requirement drug testing needs drug treatment beside it (Sentencing Act 2020 Sch 6; unverified)."
    ),
    (
      .offenceMissing(.section259, LegalBasis("Sentencing Act 2020 s259(1)", .unverified)),
      "A section 259 detention at His Majesty's pleasure answers an offence (Sentencing Act 2020 s259(1); unverified). Tick it, or add the offence first."
    ),
    (
      .hoursADayNotAllowed(.curfew, 21, 2...20, LegalBasis("Sentencing Act 2020 Sch 6 para 18(4)")),
      "The requirement curfew can't be 21 hours a day: it is 2 to 20 hours (Sentencing Act 2020 Sch 6 para 18(4))."
    ),
  ])
  func orderRefusalsSayReasonAndSection(refusal: Refusal, words: String) {
    #expect(Words.of(refusal) == words)
  }

  @Test(arguments: [
    (DataProblem("rule a", .nameTwice), "rule a stands twice for the same days."),
    (DataProblem("rule a", .empty("source")), "rule a says nothing in \u{201C}source\u{201D}."),
    (
      DataProblem("rule a", .datesReversed(from: day, to: day.adding(days: -1))),
      "rule a ends on 2026-11-22, before it begins on 2026-11-23."
    ),
    (DataProblem("rule a", .rangeReversed("age")), "rule a has a longest below its shortest in \u{201C}age\u{201D}."),
    (DataProblem("rule a", .badNumber("age", 99)), "rule a can't have 99 in \u{201C}age\u{201D}."),
    (
      DataProblem("rule a", .notExactlyOne("workingDays", "days")),
      "rule a needs either \u{201C}workingDays\u{201D} or \u{201C}days\u{201D}."
    ),
    (
      DataProblem("rule a", .contradicts("needs", "allows")),
      "rule a has a \u{201C}needs\u{201D} that contradicts \u{201C}allows\u{201D}."
    ),
    (
      DataProblem("rule a", .asksNothing),
      "rule a asks nothing; give it a limit, or a note that says that there is none."
    ),
    (DataProblem("orders", .missing("dto")), "orders have nothing for \u{201C}dto\u{201D}."),
  ])
  func dataProblemsNamePlaceAndFault(problem: DataProblem, words: String) {
    #expect(Words.of(problem) == words)
  }
}
