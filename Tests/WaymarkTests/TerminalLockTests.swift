import Foundation
import Testing

@testable import waymark

/// A session at which nobody is. The minutes are said in seconds here.
@Suite("A session that nobody is at") struct TerminalLockTests {
  @Test func isLockedAfterTheIdleTimeWithNothingOnTheScreenAndNothingLost() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program, environment: ["WAYMARK_LOCK_SECONDS": "4"])
    terminal.press("2", "g")
    let child = terminal.picture.line(4).dropFirst(12).prefix(12).trimmingCharacters(in: .whitespaces)
    #expect(child.count >= 3)
    terminal.press("c", "\t", "\t", "\t", "\t", "\t")
    // Whoever types isn't locked out, however long that takes.
    for letter in "A thought about the otter" {
      terminal.type(String(letter))
      usleep(200_000)
    }
    #expect(terminal.shows("A thought about the otter") && !terminal.shows("locked"), "\(terminal.picture.text)")
    #expect(terminal.wait { terminal.shows("Waymark is locked") }, "\(terminal.picture.text)")
    expectNothingShown(terminal, of: child)

    // Neither what others do, nor another size, nor what is typed, brings anything back.
    terminal.forget()
    #expect(
      program.run("contact", "add", "1", "--kind", "phone", "--outcome", "attended", "--note", "meanwhile").status == 0)
    terminal.resize(rows: 40, columns: 120)
    #expect(terminal.wait { terminal.picture.rows == 40 && terminal.shows("Waymark is locked") })
    for keys in ["\u{1B}", "2", "q", "\u{10}", "\u{13}", "?", "\u{0C}", "\u{1A}", "\u{5}", "\t"] {
      terminal.send(keys)
      usleep(100_000)
    }
    terminal.send("wrong\r")
    #expect(terminal.wait { terminal.shows("isn\u{2019}t the password") || terminal.shows("can\u{2019}t be asked") })
    expectNothingShown(terminal, of: child)
    for words in ["otter", "Outcome", child] {
      #expect(!terminal.printed(words), "\(words)")
    }

    // There is no way out to the shell behind it, but where nobody can say what the password is.
    terminal.send("\u{3}")
    if !terminal.shows("can\u{2019}t be asked") {
      terminal.send("x")
      #expect(terminal.wait { terminal.shows(": *") })
      terminal.hangUp()
    }
    #expect(terminal.status() != nil)
    // What was typed is there in the next session.
    #expect(!terminal.printed("otter") && !terminal.printed(child))
    let again = try PseudoTerminal(program)
    again.press("2", "g", "c")
    #expect(again.shows("Unsaved draft from"))
    again.press("\u{F}")
    #expect(again.shows("A thought about the otter"), "\(again.picture.text)")
  }

  /// The lines of the lock stand alone.
  private func expectNothingShown(
    _ terminal: PseudoTerminal, of child: String, from place: SourceLocation = #_sourceLocation
  ) {
    var lines: [String] {
      (0..<terminal.picture.rows).map { terminal.picture.line($0).trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }
    }
    // A page may come in two readings.
    #expect(terminal.wait { lines.count == 3 }, "\(lines)", sourceLocation: place)
    #expect(lines.first == "Waymark is locked. What you typed is kept.", sourceLocation: place)
    for words in ["otter", "Outcome", "Today", child] {
      #expect(!terminal.shows(words), "\(words)", sourceLocation: place)
    }
  }

  /// What the service says can't be made longer, or shorter than it says itself, by the environment.
  @Test(
    arguments: [
      (nil, "5", 5), (nil, "0", nil), (nil, "x", nil), (nil, "-1", nil), (10, "5", 600), (0, "5", nil),
    ] as [(Int?, String, Int?)])
  func secondsCountWhereNoServiceSays(service: Int?, text: String, seconds: Int?) {
    #expect(Configuration().lockSeconds(atMost: service, seconds: text) == seconds)
  }
}
