import CaseScreens
import Casework
import Testing

@Suite("Words for facts") struct WordsTests {
  private static let day = Day(year: 2026, month: 11, day: 23) ?? .epoch
  private static let reference = CaseReference(142)

  /// One example of each refusal; a new case makes `number(of:)` fail to compile until it has one.
  static let refusals: [Refusal] = [
    .noSuchCase(reference), .noSuchContact("c1", reference), .noSuchStaff("nobody"), .noSuchTeam("none"),
    .noSuchOrder("o1", reference), .caseClosed(reference, on: day), .caseNotClosed(reference), .nameMissing,
    .badIdentifier("A B"), .bornInFuture(day), .tooOldForService(age: 61),
    .unknownCode(list: "contact-kinds", code: "pigeon"), .outcomeInFuture(Moment(day, .midday)),
    .contactBeforeBirth(day), .reasonMissing, .noteMissing, .appointmentInPast(Moment(day, .midday)),
    .sameCase(reference), .orderInFuture(day), .orderEndsBeforeItBegins(begins: day, ends: day.adding(days: -1)),
    .termNotAllowed(.referralOrder, Term(24, .months), allowed: "3 to 12 months", source: "Sentencing Act 2020 s86"),
    .ageNotAllowed(.referralOrder, age: 9, allowed: "10 to 17", source: "Sentencing Act 2020 s84"),
    .requirementNotAllowed(.supervision, allowed: "only with a yro", source: "Sentencing Act 2020 s174"),
    .requirementMissing(.youthRehabilitationOrderISS, [.supervision], source: "Sentencing Act 2020 s175"),
    .gravityOutOfRange(scale: "Child Gravity Matrix", value: 9, allowed: 1...5), .alreadyExists("YJ-000142"),
    .nobodyChosen, .changedMeanwhile(Service.key, seen: 1, now: 2), .cannotUndo(seq: 7, Service.key), .nothingToUndo,
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
    case .termNotAllowed: 20
    case .ageNotAllowed: 21
    case .requirementNotAllowed: 22
    case .requirementMissing: 23
    case .gravityOutOfRange: 24
    case .alreadyExists: 25
    case .nobodyChosen: 26
    case .changedMeanwhile: 27
    case .cannotUndo: 28
    case .nothingToUndo: 29
    }
  }

  @Test func everyRefusalHasAnExample() {
    #expect(Self.refusals.map(number) == Array(0..<30))
  }

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
}
