import CaseScreens
import Casework
import Testing
import TextUI

@Suite("A case that isn’t open to whoever looks") struct ClosedCaseTests {
  private static let canOpen =
    "is not open to you. Where somebody\u{2019}s safety needs it, open it with a reason: a manager is told."

  /// The reference of the first case of the caseload, which stands opened.
  private func opened(_ keys: Key...) throws -> (keyboard: Keyboard, reference: CaseReference, name: String) {
    var keyboard = try Keyboard(columns: 130)
    keyboard.press(.char("2"), .enter)
    let summary = try #require(keyboard.desk.openCases.first { keyboard.text().contains($0.reference.description) })
    for key in keys { keyboard.press(key) }
    return (keyboard, summary.reference, String(summary.name.prefix { $0 != "," }))
  }

  @Test(
    arguments: [
      [], [.tab], [.tab, .enter], [.char("p")], [.char("L")], [.tab, .tab, .enter], [.char("c")], [.char("b")],
      [.char("e")], [.char("i")], [.char("A")], [.char("a")], [.char("Z")], [.tab, .char("D")],
    ] as [[Key]])
  func whatStandsOpenSaysWhyAndShowsNothing(keys: [Key]) throws {
    var (keyboard, reference, name) = try opened()
    for key in keys { keyboard.press(key) }
    #expect(keyboard.text().contains(name))
    keyboard.desk.closedToMe[reference] = .restricted(reference, canOpen: true)
    // Even before it is told that something changed.
    for _ in 0..<2 {
      let text = keyboard.text()
      #expect(text.contains("\(reference) " + Self.canOpen), "\(text)")
      #expect(!text.contains(name) && !text.contains("There is no case"), "\(text)")
      keyboard.tell(.changedElsewhere([reference]))
    }
    keyboard.desk.closedToMe = [:]
    keyboard.tell(.changedElsewhere([reference]))
    #expect(keyboard.text().contains(name))
  }

  /// A form that stands over a list, with no page of the case below it; what was typed in it is there when it opens again.
  @Test func aFormOverAListIsCoveredToo() throws {
    var keyboard = try Keyboard(columns: 130)
    keyboard.press(.char("2"))
    let list = keyboard.text()
    let selected = keyboard.desk.openCases.compactMap { summary in
      list.range(of: summary.reference.description).map { (summary, $0.lowerBound) }
    }
    let summary = try #require(selected.min { $0.1 < $1.1 }?.0)
    keyboard.press(.char("c"))
    keyboard.tab(to: "Note")
    keyboard.type("He told me of the heron.")
    keyboard.desk.closedToMe[summary.reference] = .restricted(summary.reference, canOpen: true)
    for _ in 0..<2 {
      let text = keyboard.text()
      #expect(text.contains("\(summary.reference) " + Self.canOpen), "\(text)")
      #expect(!text.contains("heron") && !text.contains(summary.name), "\(text)")
      let asked = keyboard.requests.count
      keyboard.type("x")
      keyboard.press(.control("s"))
      #expect(keyboard.requests.count == asked)
    }
    // Help is still there.
    keyboard.press(.function(1))
    #expect(!keyboard.text().contains("heron"))
    keyboard.press(.escape)
    keyboard.desk.closedToMe = [:]
    #expect(keyboard.text().contains("He told me of the heron.") && !keyboard.text().contains("heron.x"))
    keyboard.desk.closedToMe[summary.reference] = .restricted(summary.reference, canOpen: true)
    keyboard.press(.escape)
    #expect(!keyboard.text().contains("heron"))
  }

  @Test func aCaseThatIsGoneIsStillSaidToBeGone() throws {
    var keyboard = try Keyboard()
    keyboard.app = App(keyboard.desk, size: Size(rows: 24, columns: 80))
    keyboard.press(.char("3"))
    keyboard.type("nobody of this name")
    #expect(!keyboard.text().contains("not open to you"))
  }

  /// What was written in an editor outside is in the form before the session locks, and in the draft.
  @Test func whatTheEditorBroughtIsKeptByTheLock() throws {
    var keyboard = try Keyboard()
    keyboard.press(.char("2"), .char("c"))
    keyboard.tab(to: "Note")
    keyboard.press(.control("e"))
    #expect(keyboard.requests.contains { if case .edit = $0 { true } else { false } })
    keyboard.tell(.edited("He told me of the heron."))
    keyboard.tell(.lock)
    #expect(keyboard.desk.drafts.values.contains { $0.fields.values.contains("He told me of the heron.") })
    #expect(!keyboard.text().contains("heron"))
    keyboard.tell(.unlocked(else: nil))
    #expect(keyboard.text().contains("He told me of the heron."))
  }
}
