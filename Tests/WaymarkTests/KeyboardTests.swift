import Foundation
import Testing

@Suite("What keyboards, mice and pastes send") struct KeyboardTests {
  /// The caseload of a demonstration in a terminal.
  private func atCaseload(_ arguments: [String] = []) throws -> (Program, PseudoTerminal) {
    let program = try Program.withDemonstration()
    let terminal = try PseudoTerminal(program, arguments: arguments)
    terminal.press("2", "g")
    return (program, terminal)
  }

  /// The reference in a row of the caseload.
  private func reference(_ terminal: PseudoTerminal, _ row: Int) -> String {
    String(terminal.picture.line(row).dropFirst(3).prefix(9))
  }

  @Test func aClickSelectsADoubleClickOpensAndTheWheelScrolls() throws {
    let (program, terminal) = try atCaseload()
    defer { program.remove() }
    let third = reference(terminal, 6)
    terminal.click(row: 6, column: 20)
    #expect(terminal.picture.cursor.row == 6)
    terminal.click(row: 6, column: 20, times: 2)
    #expect(terminal.shows("Summary"))
    #expect(terminal.shows(third))
    terminal.press("q")
    terminal.click(row: 10, column: 5, button: 65)
    #expect(terminal.picture.cursor.row == 9)
    terminal.click(row: 10, column: 5, button: 64)
    #expect(terminal.picture.cursor.row == 6)
    terminal.click(row: 3, column: 15)
    #expect(terminal.shows("sort child"))
    terminal.click(row: 0, column: 12)
    #expect(terminal.shows("OVERDUE"))
  }

  @Test func theMouseIsLeftToTheTerminalWhereItIsWanted() throws {
    let (program, terminal) = try atCaseload(["open", "--no-mouse"])
    defer { program.remove() }
    #expect(terminal.picture.modes.isDisjoint(with: [1000, 1002, 1003, 1006]))
    let with = try PseudoTerminal(program)
    with.opens()
    #expect(with.picture.modes.isSuperset(of: [1000, 1006, 1049, 2004]))
    with.send("q")
    #expect(with.status() == 0)
    #expect(with.picture.modes.isDisjoint(with: [1000, 1006, 1049, 2004]))
  }

  /// A note of 12,000 characters, as terminals send a paste: line ends as returns, control bytes as they are, and in its
  /// middle the mark by which a paste ends.
  @Test func aLongPasteArrivesWholeAndNothingInItIsACommand() throws {
    let (program, terminal) = try atCaseload()
    defer { program.remove() }
    let lines = (0..<250).map { "Line \($0), in which Zo\u{EB} and \u{6E21}\u{8FBA} spoke of the bus.\t\u{7}\u{1}q" }
    let pasted = lines.joined(separator: "\r")
    let half = pasted.index(pasted.startIndex, offsetBy: pasted.count / 2)
    terminal.press("c", "\t", "\t", "\t", "\t", "\t")
    terminal.send("\u{1B}[200~" + pasted[..<half] + "\u{1B}[201~" + pasted[half...] + "\u{1B}[201~")
    terminal.handled(1)
    #expect(terminal.shows("Line 249"))
    terminal.press("\u{13}")
    #expect(terminal.shows("Contact recorded"))
    let wanted = lines.joined(separator: "\n").filter { !"\u{7}\u{1}".contains($0) }
    let saved = program.run("search", "--json", "bus").output + program.shell("cat \"$WAYMARK_STORE\"/journal/*").output
    #expect(wanted.count > 12_000)
    #expect(saved.contains(jsonText(wanted)))
  }

  private func jsonText(_ text: String) -> String {
    text.replacingOccurrences(of: "\n", with: "\\n").replacingOccurrences(of: "\t", with: "\\t")
  }

  @Test func aPasteWhereNothingIsTypedDoesNothing() throws {
    let (program, terminal) = try atCaseload()
    defer { program.remove() }
    let before = terminal.picture.text
    terminal.press("\u{1B}[200~qqqu\rNc 3\u{1B}[201~")
    #expect(terminal.picture.text == before)
    terminal.press("q")
    #expect(terminal.status() == 0 || terminal.shows("OVERDUE"))
  }

  @Test func aPasteThatBreaksOffEndsByItself() throws {
    let (program, terminal) = try atCaseload()
    defer { program.remove() }
    terminal.press("/", "\u{1B}[200~zz-broken")
    #expect(terminal.shows("zz-broken"))
  }

  @Test func escAltAndSequencesAreToldApart() throws {
    let (program, terminal) = try atCaseload()
    defer { program.remove() }
    terminal.press("/")
    terminal.type("one two")
    terminal.press("\u{1B}b", "x", "\u{1B}\u{7F}", "\u{1B}f", "y")
    #expect(terminal.shows("one twoy"), "\(terminal.picture.text)")
    terminal.press("\u{1B}[1;5D", "z")
    #expect(terminal.shows("one ztwoy"))
    // Two Esc at once are two: one leaves the filter, the other the caseload.
    terminal.send("\u{1B}\u{1B}")
    terminal.handled(2)
    #expect(terminal.shows("OVERDUE"))
    // Esc and what is typed at once behind it are both taken.
    terminal.press("2", "/")
    terminal.type("qq")
    terminal.send("\u{1B}\r")
    terminal.handled(2)
    #expect(terminal.shows("Summary"))
  }

  @Test(arguments: ["\u{1B}OP", "\u{1B}[11~"]) func functionKeysOfSeveralTerminals(f1: String) throws {
    let (program, terminal) = try atCaseload()
    defer { program.remove() }
    terminal.press(f1)
    #expect(terminal.shows("Commands of this screen"))
    terminal.press("\u{1B}", "\u{1B}[4~")
    #expect(terminal.picture.cursor.row > 6)
    terminal.press("\u{1B}[H")
    #expect(terminal.picture.cursor.row == 4)
    terminal.press("\u{1B}[F", "\u{1B}[1~")
    #expect(terminal.picture.cursor.row == 4)
    terminal.press("\u{1B}[24~")
    #expect(terminal.picture.text.allSatisfy { $0.isWhitespace })
    terminal.press("x")
    #expect(terminal.shows("My caseload"))
  }

  @Test func aKeyThatNobodyKnowsIsNoText() throws {
    let (program, terminal) = try atCaseload()
    defer { program.remove() }
    terminal.press("/", "a")
    for unknown in ["\u{1B}[99;7~", "\u{1B}[1;6q", "\u{1B}Ow", "\u{1B}[?62;4c", "\u{1B}[27;5;106~"] {
      terminal.send(unknown)
    }
    terminal.press("b")
    #expect(terminal.shows("filter /ab") || terminal.shows("filter / ab"), "\(terminal.picture.text)")
    terminal.press("\u{1B}[A", "\u{1B}OB")
    #expect(terminal.shows("My caseload"))
  }

  @Test func whatIsNoUTF8IsShownAndSwallowsNothing() throws {
    let (program, terminal) = try atCaseload()
    defer { program.remove() }
    terminal.press("/")
    terminal.send([0xFF, 0x61, 0xC3, 0x62, 0xE6, 0xB8, 0x63, 0x9B])
    terminal.handled(7)
    #expect(terminal.shows("\u{FFFD}a\u{FFFD}b\u{FFFD}c\u{FFFD}"))
    terminal.press("\u{15}")
    terminal.type("\u{6E21}e\u{301}Z\u{F6}\u{1F44D}")
    #expect(terminal.shows("\u{6E21}e\u{301}Z\u{F6}\u{1F44D}"))
    terminal.press("\u{1B}")
    for byte in UInt8(0)...255 where byte != 27 && byte != 3 && byte != 26 { terminal.send([byte]) }
    terminal.send("\u{1B}")
    #expect(terminal.wait { terminal.picture.mark > 200 })
    #expect(!terminal.picture.text.allSatisfy { $0.isWhitespace })
  }

  @Test func manyKeysAtOnceArePaintedOnce() throws {
    let (program, terminal) = try atCaseload()
    defer { program.remove() }
    terminal.forget()
    terminal.type(String(repeating: "jk", count: 150) + "j")
    #expect(terminal.picture.cursor.row == 5)
    #expect(terminal.output.count < 20_000)
  }
}
