import CaseScreens
import Casework
import Testing
import TextUI

@Suite("What is said is read whole") struct ReadabilityTests {
  /// What stands on a screen as running words, without borders.
  private func words(_ keyboard: inout Keyboard) -> String {
    keyboard.text().split { " \n\u{2502}\u{250C}\u{2510}\u{2514}\u{2518}".contains($0) }.joined(separator: " ")
  }

  private func flat(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }

  /// Places where a refusal may come up: a list, a case, the largest forms, and the question why.
  private static let places: [(name: String, keys: [Key])] = [
    ("a list", [.char("2")]), ("a case", [.char("2"), .enter]),
    ("the contact form", [.char("2"), .char("c")]), ("the register form", [.char("2"), .char("N")]),
    ("the order form", [.char("2"), .enter, .tab, .tab, .tab, .tab, .char("O")]),
    ("a group session", [.char("2"), .char("*"), .char("c")]),
    ("the question why", [.char("3"), .char("a"), .char("b"), .char("a"), .enter, .tab, .tab, .enter, .char("x")]),
  ]

  @Test(arguments: [(24, 80), (24, 60)]) func everyRefusalIsReadWholeWhereverItComesUp(size: (Int, Int)) throws {
    for (name, keys) in Self.places {
      var keyboard = try Keyboard(rows: size.0, columns: size.1)
      for key in keys { keyboard.press(key) }
      for refusal in WordsTests.refusals {
        let said = Words.of(refusal)
        keyboard.tell(.refused(said))
        #expect(words(&keyboard).contains(flat(said)), "\(name)\n\(keyboard.text())")
      }
    }
  }

  @Test func whyNothingCanBeSavedIsReadWhole() throws {
    let why = "For looking only: /srv/youth-justice/eastmere/store can't be written to. Ask whoever runs this machine."
    var keyboard = try Keyboard()
    keyboard.desk.viewOnly = why
    keyboard.press(.char("2"), .char("c"))
    keyboard.type("held")
    keyboard.press(.control("s"))
    #expect(words(&keyboard).contains(why))
    #expect(keyboard.text().contains("Contact \u{B7}"))
    #expect(keyboard.desk.made.isEmpty)
  }
}
