import Foundation
import Testing

@Suite("Two people in one assessment", .serialized) struct TogetherTests {
  /// Opens the latest assessment of the third case, on its first section.
  private func open(_ program: Program) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(program)
    terminal.press("3")
    terminal.type("yj-000003")
    terminal.press("\r")
    #expect(terminal.shows("YJ-000003"))
    terminal.press("\t", "\t", "\t", "\t", "\t")
    let row = (terminal.row(of: "Health and wellbeing") ?? 0) + 1
    for _ in 0..<2 { terminal.send("\u{1B}[<0;41;\(row)M\u{1B}[<0;41;\(row)m") }
    #expect(terminal.wait(for: "Did the child take it up"), "\(terminal.picture.text)")
    return terminal
  }

  @Test func whoWritesInASectionIsSeenInItAndGoneWhenTheyLeave() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    #expect(program.run("assessment", "start", "3", "screening-wellbeing").status == 0)
    var other = program
    other.user = "kmason"
    let (mine, theirs) = (try open(program), try open(other))
    theirs.send("e")
    #expect(theirs.wait(for: "save section"))
    #expect(mine.wait { mine.shows("In this section too: K. Mason") }, "\(mine.picture.text)")
    mine.send("e")
    #expect(theirs.wait { theirs.shows("In this section too: D. Officer") }, "\(theirs.picture.text)")
    // Whoever is killed says nothing; what they said last is made old, and counts no longer.
    kill(theirs.child, SIGKILL)
    program.shell("sed -i 's/\"at\":[0-9]*/\"at\":1/' \"$WAYMARK_STORE\"/present/*.json")
    #expect(mine.wait { !mine.shows("In this section too") }, "\(mine.picture.text)")
    #expect(program.run("check").status == 0)
  }
}
