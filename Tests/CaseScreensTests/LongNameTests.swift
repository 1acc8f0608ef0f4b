import Casework
import Testing
import TextUI

@testable import CaseScreens

/// Names that no child has, and that a faulty import or a paste by mistake brings all the same.
@Suite("A name of ten megabytes") struct LongNameTests {
  private static let name = String(repeating: "Longname-", count: 1_111_112)

  /// Presses a key and says where its frame is out of bounds, or is waited for; returns whether the frame has some words.
  @discardableResult
  private func press(
    _ keyboard: inout Keyboard, _ key: Key, shows words: String = "Longname-",
    from place: SourceLocation = #_sourceLocation
  ) -> Bool {
    var canvas: Canvas?
    let took = ContinuousClock().measure {
      keyboard.pressUnseen(key)
      canvas = keyboard.screen()
    }
    #expect(canvas.map(HostileWalk.fault) == .some(nil), "\(key.name.prefix(20))", sourceLocation: place)
    #expect(took < .seconds(30), "\(key.name.prefix(20)) took \(took)", sourceLocation: place)
    return canvas?.text.contains(words) ?? false
  }

  @Test func isDrawnWithinBoundsOnTheScreensThatNameTheChild() throws {
    var keyboard = try Keyboard()
    var header = Case()
    header.child.familyName = Self.name
    header.child.givenNames = "Ana"
    header.child.dateOfBirth = Day(year: 2011, month: 5, day: 5)
    header.opened = keyboard.desk.now.day
    header.worker = keyboard.desk.me
    guard case .saved(_, let reference?) = keyboard.desk.make(.caseOpened(header)) else {
      Issue.record("it isn't stored")
      return
    }
    keyboard.tell(.changedElsewhere([]))
    let ways: [[Key]] = [
      [.char("2")], [.char("3"), .paste(reference.description), .enter, .tab, .char("c")],
    ]
    let start = keyboard
    var named = 0
    for way in ways {
      keyboard = start
      for key in way where press(&keyboard, key) { named += 1 }
    }
    #expect(named >= 4)
  }

  /// The line says why it takes nothing of it, goes on as it was, and waits for no key.
  @Test func isRefusedByAFormWithWords() throws {
    var keyboard = try Keyboard()
    for key in [.char("2"), .char("N"), .paste("Heron")] as [Key] { press(&keyboard, key) }
    let took = ContinuousClock().measure { press(&keyboard, .paste(Self.name)) }
    #expect(keyboard.text().contains("too long for one line"), "\(keyboard.text())")
    #expect(keyboard.text().contains("Heron") && !keyboard.text().contains("Longname"), "\(keyboard.text())")
    #expect(took < .seconds(2))
    press(&keyboard, .char("s"))
    #expect(keyboard.text().contains("Herons") && !keyboard.text().contains("too long"), "\(keyboard.text())")
    // As much as a line may have, and not a byte more.
    let rest = LineEditor.longest - "Herons".utf8.count
    press(&keyboard, .paste(String(repeating: "y", count: rest + 1)))
    #expect(keyboard.text().contains("too long for one line"))
    press(&keyboard, .paste(String(repeating: "y", count: rest)))
    #expect(!keyboard.text().contains("too long for one line") && keyboard.text().contains("yyyyyyyy"))
  }
}
