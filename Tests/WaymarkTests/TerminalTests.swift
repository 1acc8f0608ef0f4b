import Foundation
import Testing

@Suite("The program in a terminal", .serialized) struct TerminalTests {
  @Test func itOpensFiltersRecordsUndoesAndQuits() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    terminal.press("2", "/")
    terminal.type("0000\r")
    terminal.press("c")
    #expect(terminal.shows("Outcome"))
    terminal.type("\t\t\t\t\tA planetarium visit was spoken of.\u{13}")
    #expect(terminal.shows("Contact recorded"))
    #expect(program.run("search", "planetarium visit").status == 0)
    terminal.press("u")
    #expect(terminal.shows("Undone"))
    #expect(program.run("search", "planetarium visit").status == 1)
    terminal.send("qq")
    #expect(terminal.status() == 0)
    #expect(terminal.picture.unknown.isEmpty)
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[?1049l"))
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)] as [(Int32, Int32)])
  func signalsGiveTheShellBack(signal: Int32, status: Int32) throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    #expect(terminal.wait(for: "Today"))
    kill(terminal.child, signal)
    #expect(terminal.wait(for: "\u{1B}[?1049l"))
    #expect(terminal.status() == status)
    #expect(terminal.isSane)
  }

  @Test func aCrashGivesTheShellBack() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    #expect(terminal.wait(for: "Today"))
    kill(terminal.child, SIGSEGV)
    #expect(terminal.status() == 139)
    #expect(terminal.isSane)
  }

  @Test func typedTextSurvivesAKill() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    #expect(terminal.wait(for: "Today"))
    terminal.send("2")
    #expect(terminal.wait(for: "My caseload"))
    terminal.send("c")
    #expect(terminal.wait(for: "Outcome"))
    terminal.send("\t\t\t\t\tHalf a thought about the otter")
    #expect(
      terminal.wait { program.shell("cat \"$XDG_STATE_HOME\"/waymark/drafts/*/*.json").output.contains("otter") })
    kill(terminal.child, SIGKILL)
    let again = try PseudoTerminal(program)
    #expect(again.wait(for: "Today"))
    again.send("2")
    #expect(again.wait(for: "My caseload"))
    again.send("c")
    #expect(again.wait(for: "Unsaved draft from"))
    again.send("\u{0F}")
    #expect(again.wait(for: "otter"))
  }

  @Test func anotherSessionsChangeIsSeenWithoutAKey() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    #expect(terminal.wait(for: "Today"))
    terminal.forget()
    let added = program.run("contact", "add", "1", "--kind", "office", "--when", "today 06:05")
    #expect(added.status == 0, "\(added.errors)")
    #expect(terminal.wait { !terminal.output.isEmpty })
    terminal.send("\u{0C}")
    #expect(terminal.wait(for: "06:05"))
  }
}
