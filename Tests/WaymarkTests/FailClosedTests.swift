import Foundation
import Testing

@Suite("What couldn't be written down isn't shown, at a terminal") struct FailClosedTests {
  /// How many lines the trail has, and what they say.
  static func trail(_ program: Program) -> String {
    program.shell("cat \"$WAYMARK_STORE\"/looks/*.jsonl 2>/dev/null").output
  }

  @Test func nothingIsDrawnWhileTheTrailCantBeWrittenAndThePageOpensWhenItCan() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let rows = try program.rows("caseload", "--all", "--as", "rellis")
    let names = Set(rows.compactMap { $0["case"] as? String } + rows.compactMap { $0["child"] as? String })
    #expect(names.count > 40)
    let worker = try #require(rows.lazy.compactMap { $0["worker"] as? String }.first)
    let before = Self.trail(program)
    let terminal = try PseudoTerminal(program, shell: "ulimit -S -f 0; exec waymark --as \(worker)")
    terminal.opens()
    func isWithheld() -> Bool {
      terminal.shows("Nothing is shown") && terminal.shows("disk is full") && !names.contains { terminal.shows($0) }
    }
    #expect(isWithheld(), "\(terminal.picture.text)")
    for key in ["2", "\r", "4", "j", "\r", "1"] {
      terminal.press(key)
      #expect(isWithheld(), "\(key): \(terminal.picture.text)")
    }
    // The trail of a search is written with its first letter, so no hit is drawn before.
    terminal.press("3", "a")
    #expect(isWithheld(), "\(terminal.picture.text)")
    #expect(Self.trail(program) == before)
    #expect(program.shell("prlimit --pid \(terminal.child) --fsize=unlimited").status == 0)
    terminal.press("\r")
    #expect(terminal.shows("Find") && names.contains { terminal.shows($0) }, "\(terminal.picture.text)")
    terminal.press("\u{1B}", "\u{1B}", "2")
    #expect(names.contains { terminal.shows($0) })
    let told = Self.trail(program).dropFirst(before.count).split(separator: "\n")
    #expect(told.count == 3 && told[0].contains("search") && told[2].contains("caseload"), "\(told)")
  }

  @Test func aPageIsOpenedByItselfOnceTheTrailIsWritten() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program, shell: "ulimit -S -f 0; exec waymark --as rellis")
    terminal.opens()
    #expect(program.shell("prlimit --pid \(terminal.child) --fsize=unlimited").status == 0)
    #expect(
      terminal.wait { terminal.shows("3 Search") && !terminal.shows("Nothing is shown") }, "\(terminal.picture.text)")
  }

  /// The command line refuses too; nothing is printed of what wasn't written down.
  @Test(arguments: ["today", "caseload --all", "case 3", "search a", "oversight list", "report contacts", "export"])
  func commandsRefuse(command: String) throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.shell("ulimit -f 0; waymark \(command) --as rellis")
    #expect(
      run.status == 5 && run.output.isEmpty && run.errors.contains("full"), "\(run.output.prefix(300)) \(run.errors)")
  }
}
