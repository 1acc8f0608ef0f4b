import CaseScreens
import Casework
import Foundation
import Testing

/// One example of each refusal to remove something.
extension WordsTests {
  static let removing: [Refusal] = [
    .removal(.noSuchPart(.offence("f7"), CaseReference(142))), .removal(.noDraft(.plan, .countersigned)),
    .removal(
      .stoodOn(.order("o1"), [.contacts(3), .enforcement(.firstWarning, on: made), .hours(8), .breach(laid: made)])),
  ]

  private static let made = Day(year: 2026, month: 10, day: 12) ?? .epoch
  func number(of refusal: RemovalRefusal) -> Int {
    switch refusal {
    case .noSuchPart: 0
    case .noDraft: 1
    case .stoodOn: 2
    }
  }
}

@Suite("Words for what stands on something") struct DependantWordsTests {
  private static let made = Day(year: 2026, month: 10, day: 12) ?? .epoch
  static let dependants: [(CasePart, Dependant)] = [
    (.offence("f1"), .order(.referralOrder, made: made)), (.offence("f1"), .plea(hearing: made)),
    (.order("o1"), .madeAt(hearing: made)), (.hearing("h1"), .result(made)),
    (.hearing("h1"), .adjournedFrom(hearing: made)), (.order("o1"), .contacts(1)),
    (.enrolment("sport", referred: made), .sessions(2)), (.order("o1"), .hours(12)),
    (.contact("c1.1"), .enforcement(.finalWarning, on: made)), (.order("o1"), .breach(laid: made)),
    (.order("o1"), .document(.exitPlan, .draft)), (.order("o1"), .document(.plan, .countersigned)),
    (.order("o1"), .custody(from: made)), (.oversight("g1"), .answers(1)), (.order("o1"), .formA(made)),
    (.order("o1"), .milestone(made)), (.hearing("h1"), .report(.preSentence, due: made)),
    (.person("p1"), .consents(1)),
  ]

  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Screens/refusals-removal.txt")

  /// Every one on one page, for whoever wants to read them all.
  @Test func eachSaysWhatStandsThereAndWhatToDoFirst() throws {
    let said = Self.dependants.map { Words.of(.removal(.stoodOn($0.0, [$0.1]))) }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try (said.joined(separator: "\n") + "\n").write(to: Self.page, atomically: true, encoding: .utf8)
    }
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(said == page.split(separator: "\n").map(String.init))
    #expect(said.allSatisfy { $0.hasSuffix(".") && $0.count < 180 && $0.split(separator: ". ").count == 2 })
    #expect(Set(said).count == said.count)
  }
}
