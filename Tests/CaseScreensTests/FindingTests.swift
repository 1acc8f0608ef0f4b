import Casework
import Testing
import TextUI

@testable import CaseScreens

/// What is found by typing: each letter may bring another hit to the top, and Enter takes that one.
@Suite("Finding by typing") struct FindingTests {
  @Test(arguments: 1...4) func enterOpensTheBestHitOfWhatWasTyped(number: Int) throws {
    var keyboard = try Keyboard()
    keyboard.type("3")
    let reference = CaseReference(number)
    keyboard.type(reference.description.lowercased())
    #expect(keyboard.screen().line(4).contains(reference.description))
    keyboard.press(.enter)
    #expect(keyboard.screen().line(2).contains(reference.description), "\(keyboard.text())")
  }

  @Test func whatWasSelectedForOtherWordsIsNotKept() throws {
    var keyboard = try Keyboard()
    keyboard.type("3yj-")
    keyboard.press(.down, .down)
    keyboard.type("000002")
    keyboard.press(.enter)
    #expect(keyboard.screen().line(2).contains("YJ-000002"), "\(keyboard.text())")
  }

  /// What somebody else records meanwhile moves no selection.
  @Test func whatIsSelectedStaysWhileOthersWrite() throws {
    var keyboard = try Keyboard()
    keyboard.type("3yj-")
    keyboard.press(.down, .down)
    keyboard.tell(.changedElsewhere([]))
    let third = String(keyboard.screen().line(6).dropFirst(1).prefix(9))
    keyboard.press(.enter)
    #expect(keyboard.screen().line(2).contains(third), "\(keyboard.text())")
  }

  @Test(arguments: [2, 3, 4]) func aContactGoesToTheCaseThatWasNamed(number: Int) throws {
    var keyboard = try Keyboard()
    keyboard.type("3abara")
    keyboard.press(.enter, .tab, .tab)
    keyboard.type("m")
    #expect(keyboard.text().contains("Move this contact to"), "\(keyboard.text())")
    keyboard.type(CaseReference(number).description)
    keyboard.press(.enter)
    #expect(keyboard.text().contains(CaseReference(number).description), "\(keyboard.text())")
    keyboard.type("Wrong child.")
    keyboard.press(.enter)
    #expect(try keyboard.desk.record.contacts(of: CaseReference(number)).count == 1, "\(keyboard.text())")
  }

  @Test func thePaletteRunsTheBestCommandForWhatWasTyped() throws {
    var keyboard = try Keyboard()
    keyboard.type("2:")
    for letter in "draw the screen anew" { keyboard.type(String(letter)) }
    keyboard.press(.enter)
    #expect(keyboard.requests.contains(.redraw))
  }
}
