import Foundation
import Testing

@Suite("A day's work, in a terminal") struct WorkTests {
  private let program: Program
  init() throws { program = try Program.withDemonstration() }

  /// From the start of the program to a saved contact, counting every key but the note's.
  @Test func aContactTakesFifteenKeysFromTheStart() throws {
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    terminal.press("2")
    let name = terminal.picture.line(7).dropFirst(13).prefix(4).lowercased().map(String.init)
    let keys = ["/"] + name + ["\r", "c", "\t", "\t", "\t", "\t", "\t"]
    for key in keys { terminal.press(key) }
    terminal.type("She brought her timetable.")
    terminal.press("\u{13}")
    #expect(terminal.shows("Contact recorded"), "\(terminal.picture.text)")
    #expect(1 + keys.count + 1 <= 15)
    #expect(program.run("search", "timetable").status == 0)
  }

  @Test func aChildIsRegisteredAllocatedAndFound() throws {
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    terminal.press("2", "N")
    terminal.type("Quill\tAmber\t3/4/10")
    terminal.press("\u{13}")
    #expect(terminal.shows("Amber Quill"), "\(terminal.picture.text)")
    #expect(terminal.shows("Summary"))
    terminal.press("3")
    terminal.type("quill")
    #expect(terminal.shows("Quill, Amber"))
    #expect(program.run("search", "quill").output.contains("Quill"))
    #expect(program.run("check").status == 0)
  }

  @Test func aGroupIsRecordedAContactMovedAndAllUndone() throws {
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    terminal.press("2", "g", " ", " ", " ", "c")
    #expect(terminal.shows("3 children"))
    terminal.type("Water safety")
    terminal.press("\u{13}")
    #expect(terminal.shows("Group session recorded"), "\(terminal.picture.text)")
    terminal.press("u")
    #expect(terminal.shows("Undone"))
    terminal.press("\r", "\t", "\t")
    let first = terminal.picture.line(5)
    terminal.press("\r", "m")
    terminal.type("yj-0000")
    terminal.press("\r")
    terminal.type("the wrong child")
    terminal.press("\r")
    #expect(terminal.shows("Contact moved"), "\(terminal.picture.text)")
    terminal.press("u")
    #expect(terminal.shows("Undone: contact moved"))
    terminal.press("q")
    #expect(terminal.picture.line(5) == first)
    #expect(program.run("check").status == 0)
  }

  @Test(.enabled(if: RoughWeatherTests.hasOwnDisks, "no disk of its own can be mounted here"))
  func aStoreThatIsForLookingSaysWhyAndKeepsWhatIsTyped() throws {
    defer { program.remove() }
    let terminal = try PseudoTerminal(
      program,
      shell: """
        exec unshare -rm sh -c '
        mount --bind "$WAYMARK_STORE" "$WAYMARK_STORE" && mount -o remount,bind,ro "$WAYMARK_STORE"; exec waymark'
        """)
    terminal.opens()
    #expect(terminal.shows("looking only"))
    terminal.press("2", "g", "c", "\t", "\t", "\t", "\t", "\t")
    terminal.type("Not to be lost.")
    terminal.press("\u{13}")
    #expect(terminal.shows("can't be written to. Ask whoever runs this machine"), "\(terminal.picture.text)")
    #expect(terminal.shows("Not to be lost."))
    kill(terminal.child, SIGTERM)
    #expect(terminal.status() == 143)
    #expect(program.shell("cat \"$XDG_STATE_HOME\"/waymark/drafts/*/*.json").output.contains("Not to be lost."))
    #expect(program.run("search", "Not to be lost").status != 0)
  }

  @Test func whatOthersSaveIsSeenWhileAFormIsOpen() throws {
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    terminal.press("2", "g")
    let reference = String(terminal.picture.line(4).dropFirst(3).prefix(9))
    terminal.press("c", "\t", "\t", "\t", "\t", "\t")
    terminal.type("Mine is still here.")
    let theirs = program.run(
      "contact", "add", reference, "--kind", "phone", "--outcome", "attended", "--note", "theirs")
    #expect(theirs.status == 0, "\(theirs.errors)")
    #expect(terminal.shows("Mine is still here."))
    terminal.press("\u{13}")
    #expect(terminal.shows("Contact recorded"))
    terminal.press("\r", "\t", "\t")
    #expect(terminal.shows("theirs"))
    #expect(terminal.shows("Mine is still her"), "\(terminal.picture.text)")
  }

  @Test func twoWhoAmendOneContactAreShownEachOthersWords() throws {
    defer { program.remove() }
    let mine = try PseudoTerminal(program)
    mine.press("2", "g", "c", "\t", "\t", "\t", "\t", "\t")
    mine.type("As it was.")
    mine.press("\u{13}")
    #expect(mine.shows("Contact recorded"))
    var other = program
    other.user = "demo"
    let theirs = try PseudoTerminal(other)
    for terminal in [mine, theirs] { terminal.press("2", "g", "\r", "\t", "\t", "e") }
    #expect(theirs.shows("Amend contact"))
    theirs.type(" Theirs.\tslip")
    theirs.press("\u{13}")
    #expect(theirs.shows("amended"))
    mine.type(" Mine.\tlater")
    #expect(mine.wait { mine.shows("altered it at") } || mine.shows("Amend contact"))
    mine.press("\u{14}")
    #expect(mine.shows(" Theirs."), "\(mine.picture.text)")
    mine.press("\u{14}", "\u{13}")
    #expect(mine.shows("amended"), "\(mine.picture.text)")
    #expect(program.run("check").status == 0)
  }

  @Test func longRefusalsAreReadWholeAtTheSmallestSize() throws {
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    terminal.press("2", "g", "\r", "\t", "\t", "\t", "\t", "O")
    terminal.type("referral\ttoday\t24 months\u{13}")
    let words = terminal.picture.text.split { " \n\u{2502}".contains($0) }.joined(separator: " ")
    #expect(
      words.contains(
        "A referral order answers an offence (Sentencing Act 2020 s84(1)). Tick it, or add the offence first."),
      "\(terminal.picture.text)")
  }

  @Test func anythingMayBeTypedWithoutABrokenPicture() throws {
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    terminal.opens()
    var state: UInt64 = 20_261_123
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let keys = [
      "1", "2", "3", "j", "k", "G", "g", "\r", "\t", "\u{1B}", "c", "b", "N", "/", "s", "v", " ", "*", "A", "e", "o",
      "t",
      "\u{1B}[A", "\u{1B}[B", "\u{1B}[5~", "\u{1B}[6~", "\u{13}", "\u{F}", "\u{7F}", "a", "9", "\u{6E21}", "y", "n",
      "F",
      "O", "P", "E", "i", "m", "?", ":", "u",
    ]
    for round in 0..<30 {
      let size = [(24, 80), (45, 140), (10, 40), (30, 100)][round % 4]
      for _ in 0..<20 {
        terminal.press(keys[next(keys.count)])
      }
      if (terminal.picture.rows, terminal.picture.columns) != size {
        terminal.resize(rows: size.0, columns: size.1)
        terminal.handled(1)
      }
      terminal.press("\u{C}")
      let again = terminal.picture.text
      terminal.press("\u{C}")
      #expect(terminal.picture.text == again)
    }
    #expect(terminal.picture.unknown.isEmpty, "\(terminal.picture.unknown)")
    #expect(program.run("check").status == 0)
  }
}

@Suite("Ten thousand open cases") struct LongListTests {
  /// On a disk of memory where there is one, since only the reading is of interest.
  private func program() throws -> Program {
    let program = try Program(in: FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : nil)
    let made = program.run("demo", "--cases", "10000", "--open-cases", "10000", "--contacts", "10000")
    #expect(made.status == 0, "\(made.errors)")
    return program
  }

  @Test func theyAreOpenedFilteredAndScrolled() throws {
    let program = try program()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program, rows: 40, columns: 120)
    terminal.press("2", "v", "v")
    // Two of them are kept from most of the staff.
    #expect(terminal.shows("9998 open"))
    terminal.press("G")
    #expect(terminal.picture.cursor.row == 37)
    terminal.forget()
    terminal.type(String(repeating: "k", count: 300))
    #expect(terminal.output.count < 60_000)
    terminal.press("/")
    terminal.type("yj-009876")
    #expect(terminal.shows("1 of 9998"))
    terminal.press("\r", "\r")
    #expect(terminal.shows("Summary"))
  }
}
