import CaseScreens
import Casework
import Testing
import TextUI

@Suite("What couldn't be written down isn't shown") struct WithheldTests {
  private static let why = "The disk is full."

  private func looks(_ keyboard: Keyboard) -> [Look] {
    keyboard.requests.compactMap { if case .look(let look) = $0 { look } else { nil } }
  }

  /// Whether nothing of anybody is drawn.
  private func isWithheld(_ keyboard: inout Keyboard) -> Bool {
    let text = keyboard.text()
    let names = keyboard.desk.openCases.flatMap { [$0.reference.description, $0.name, $0.shortName] }
    return text.contains("Nothing is shown") && text.contains(Self.why) && !names.contains { text.contains($0) }
  }

  @Test func aPageWhoseLookFailsIsReplacedAndOpensWhenItIsWritten() throws {
    var keyboard = try Keyboard()
    keyboard.type("2")
    #expect(keyboard.text().contains("YJ-"))
    keyboard.trailFails = Self.why
    keyboard.press(.enter)
    #expect(isWithheld(&keyboard))
    // What acts on the page that isn't shown doesn't.
    let before = keyboard.requests.count
    keyboard.type("cN")
    keyboard.press(.enter, .tab)
    #expect(isWithheld(&keyboard))
    let asked = keyboard.requests.dropFirst(before)
    let page = try #require(looks(keyboard).last)
    #expect(page.reference != nil && asked.count == 4 && asked.allSatisfy { $0 == .look(page) }, "\(asked)")
    keyboard.trailFails = nil
    keyboard.tell(.tick)
    #expect(keyboard.text().contains("YJ-") && !keyboard.text().contains("Nothing is shown"))
    let told = looks(keyboard).count
    keyboard.tell(.tick)
    #expect(looks(keyboard).count == told)
  }

  @Test func oneGoesBackWithoutHavingLooked() throws {
    var keyboard = try Keyboard()
    keyboard.type("2")
    keyboard.trailFails = Self.why
    keyboard.press(.enter, .escape)
    #expect(isWithheld(&keyboard))
    let before = looks(keyboard).count
    keyboard.trailFails = nil
    keyboard.tell(.tick)
    // The case was never shown, so the trail doesn't say that it was.
    #expect(looks(keyboard).dropFirst(before) == [Look(.section, "caseload")])
    #expect(keyboard.text().contains("YJ-"))
  }

  @Test func hitsAreNotDrawnBeforeTheFirstLettersAreWritten() throws {
    var keyboard = try Keyboard()
    keyboard.trailFails = Self.why
    keyboard.type("3")
    keyboard.type("a")
    #expect(isWithheld(&keyboard))
    keyboard.type("b")
    keyboard.trailFails = nil
    keyboard.press(.enter)
    // What was typed before is kept, and what was typed at the refusal is not.
    #expect(keyboard.text().contains("Find") && !isWithheld(&keyboard))
    #expect(looks(keyboard).last == Look(.search, "a"))
    keyboard.type("ba")
    keyboard.trailFails = Self.why
    keyboard.press(.down)
    #expect(isWithheld(&keyboard) && looks(keyboard).last == Look(.search, "aba"))
    // Those hits were drawn, so they stay owed wherever one goes.
    keyboard.type("2")
    #expect(isWithheld(&keyboard))
    keyboard.trailFails = nil
    keyboard.tell(.tick)
    #expect(looks(keyboard).suffix(2) == [Look(.search, "aba"), Look(.section, "caseload")])
    #expect(keyboard.text().contains("YJ-"))
  }

  @Test func theFirstPageIsALookToo() throws {
    var keyboard = try Keyboard()
    keyboard.trailFails = Self.why
    keyboard.tell(.tick)
    #expect(isWithheld(&keyboard) && looks(keyboard) == [Look(.section, "today")])
  }
}
