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

  /// A 5,000-word explanation is being typed and the program is killed at some moment: at most 5 seconds are missing.
  @Test(arguments: [3.0, 5.5, 7.2]) func aLongExplanationSurvivesAKillAtAnyMoment(seconds: Double) throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    #expect(program.run("assessment", "start", "1", "screening-substances").status == 0)
    func open(_ terminal: PseudoTerminal) {
      #expect(terminal.wait(for: "Today"))
      terminal.send("3")
      #expect(terminal.wait(for: "Search"))
      terminal.send("YJ-000001")
      #expect(terminal.wait(for: "YJ-000001  "))
      terminal.send("\r")
      #expect(terminal.wait(for: "Oversight"))
      terminal.send("\t\t\t\t\t")
      #expect(terminal.wait(for: "Alcohol and drugs"))
      let row = (terminal.row(of: "Alcohol and drugs") ?? 0) + 1
      for _ in 0..<2 { terminal.send("\u{1B}[<0;41;\(row)M\u{1B}[<0;41;\(row)m") }
      #expect(terminal.wait(for: "What keeps the child well"))
      terminal.send("e")
      #expect(terminal.wait(for: "Ctrl-S"))
    }
    let terminal = try PseudoTerminal(program)
    open(terminal)
    terminal.send("\u{1B}[200~" + (1...5000).map { "word\($0)" }.joined(separator: " ") + "\u{1B}[201~")
    #expect(terminal.wait(for: "word5000"))
    let began = ContinuousClock.now
    var typed: [(mark: Int, at: Duration)] = []
    while ContinuousClock.now - began < .seconds(seconds) {
      terminal.send(" mark\(typed.count)end")
      typed.append((typed.count, ContinuousClock.now - began))
      _ = terminal.wait(for: "mark\(typed.count - 1)end")
      usleep(50_000)
    }
    kill(terminal.child, SIGKILL)
    let killed = ContinuousClock.now - began
    let kept = program.shell("cat \"$XDG_STATE_HOME\"/waymark/drafts/*/*.json").output
    #expect(kept.contains("word4999"))
    for each in typed where killed - each.at > .seconds(5) {
      #expect(kept.contains("mark\(each.mark)end"), "typed \(killed - each.at) before the kill")
    }
    let again = try PseudoTerminal(program)
    open(again)
    #expect(again.wait(for: "Unsaved draft from"))
    again.send("\u{0F}")
    #expect(again.wait(for: "word50"))
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
