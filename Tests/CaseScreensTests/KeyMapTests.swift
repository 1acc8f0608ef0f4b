import Testing
import TextUI

@testable import CaseScreens

@Suite("Keys that users choose")
struct KeyMapTests {
  private func map(_ choices: (screen: String, command: String, keys: [String])...) -> (KeyMap, faults: [String]) {
    var faults: [String] = []
    let map = KeyMap(
      choices.map { .init(screen: $0.screen, command: $0.command, keys: $0.keys) }, faults: &faults)
    return (map, faults)
  }

  private func screen(_ keyboard: Keyboard) -> String? { keyboard.app.stack.last.map { type(of: $0).name } }

  private func copied(_ keyboard: Keyboard) -> [String] {
    keyboard.requests.compactMap { if case .copy(let text) = $0 { text } else { nil } }
  }

  @Test func everyKeyIsReadByItsName() {
    for row in CommandCatalogue.all {
      for key in [row.key] + row.otherKeys { #expect(Key(named: key.name) == key, "\(key.name)") }
    }
    #expect(Key(named: "Up") == .up)
    #expect(Key(named: "F13") == nil)
    #expect(Key(named: "Ctrl-") == nil)
    #expect(Key(named: "") == nil)
  }

  @Test func aChosenKeyWorksAndHelpAndFooterShowIt() throws {
    var keyboard = try Keyboard()
    let command = try #require(CaseloadScreen.commands.first { $0.keys == [.char("c")] })
    keyboard.desk.keys = map(("Caseload", command.words, ["Alt-N"])).0
    keyboard.type("2c")
    #expect(!keyboard.text().contains("─ Contact"))
    #expect(keyboard.text().contains("Alt-N contact"))
    keyboard.type("?")
    #expect(keyboard.text().contains("Alt-N"))
    keyboard.press(.escape, .alt("n"))
    #expect(keyboard.text().contains("─ Contact"))
  }

  @Test func aCommandOfEveryScreenIsMovedOrTurnedOff() throws {
    var keyboard = try Keyboard()
    keyboard.desk.keys = map(("Everywhere", "Caseload", ["F2"]), ("Everywhere", "Search", [])).0
    keyboard.type("23")
    #expect(screen(keyboard) == "Today")
    keyboard.press(.function(2))
    #expect(screen(keyboard) == "Caseload")
    keyboard.type("?")
    #expect(!keyboard.text().contains("3                Search"))
  }

  @Test func aLetterThatWasChosenIsStillTypedInFields() throws {
    var keyboard = try Keyboard()
    let blank = try #require(App.everywhere.first { $0.key == .function(12) }).words
    keyboard.desk.keys = map(("Everywhere", blank, ["b"])).0
    keyboard.type("b")
    #expect(!keyboard.text().contains("Today"))
    keyboard.type("b3abara")
    #expect(keyboard.text().contains("abara"))
  }

  @Test(arguments: [
    ("Nowhere", "x", ["a"], "no screen"), ("Caseload", "x", ["a"], "no command"),
    ("Everywhere", "Caseload", ["Hyper-X"], "no key"), ("Everywhere", "Caseload", ["Esc"], "given away"),
    ("Everywhere", "Caseload", ["1"], "\u{201C}Today\u{201D} and \u{201C}Caseload\u{201D}"),
    ("Everywhere", "help for this screen: type to filter, Enter runs", ["h"], "F1 stays"),
  ])
  func aFaultIsNamedAndNothingIsTaken(screen: String, command: String, keys: [String], words: String) {
    let (map, faults) = map((screen, command, keys))
    #expect(faults.contains { $0.contains(words) }, "\(faults)")
    #expect(map == KeyMap())
  }

  @Test func theReferenceOfTheSelectedCaseIsCopied() throws {
    var keyboard = try Keyboard()
    keyboard.type("2Y")
    #expect(copied(keyboard).first?.hasPrefix("YJ-") == true)
    #expect(keyboard.text().contains("Copied: YJ-"))
    keyboard.type("4Y")
    #expect(copied(keyboard).count == 1)
    #expect(keyboard.text().contains("Nothing here is about one case."))
  }
}
