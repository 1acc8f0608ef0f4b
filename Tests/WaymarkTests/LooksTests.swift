import Foundation
import Testing

@Suite("Terminals of every kind") struct LooksTests {
  private let program: Program
  init() throws { program = try Program.withDemonstration() }

  /// What the program printed in a terminal up to its first picture.
  private func opened(_ environment: [String: String?], arguments: [String] = []) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(program, arguments: arguments, environment: environment)
    terminal.opens()
    return terminal
  }

  /// A colour is one of these sequences, in terminals of 8, 16 or 256 colours.
  private func hasColour(_ terminal: PseudoTerminal) -> Bool {
    (1...6).contains { terminal.printed("\u{1B}[3\($0)m") || terminal.printed(";3\($0)m") }
  }

  @Test(arguments: ["xterm-256color", "xterm", "xterm-16color", "linux", "screen-256color", "tmux-256color"])
  func colourWhereThereIsSome(name: String) throws {
    defer { program.remove() }
    guard program.shell("infocmp \(name) > /dev/null 2>&1").status == 0 else { return }
    let terminal = try opened(["TERM": name])
    #expect(hasColour(terminal), "\(name)")
    #expect(terminal.shows("OVERDUE") || terminal.shows("DUE"))
  }

  /// Where colours are numbered by their red, green and blue parts, the palette is reached all the same.
  @Test func trueColour() throws {
    defer { program.remove() }
    let made = program.shell(
      """
      mkdir "$FOLDER/terminfo" && cat > "$FOLDER/direct" <<'END'
      waymark-direct|a terminal of true colour,
      \tccc@, RGB, colors#0x1000000, pairs#0x7FFFF, initc@, op=\\E[39;49m,
      \tsetab=\\E[%?%p1%{8}%<%t4%p1%d%e48\\:2\\:\\:%p1%{65536}%/%d\\:%p1%{256}%/%{255}%&%d\\:%p1%{255}%&%d%;m,
      \tsetaf=\\E[%?%p1%{8}%<%t3%p1%d%e38\\:2\\:\\:%p1%{65536}%/%d\\:%p1%{256}%/%{255}%&%d\\:%p1%{255}%&%d%;m,
      \tsetb@, setf@, use=xterm-256color,
      END
      tic -x -o "$FOLDER/terminfo" "$FOLDER/direct"
      """)
    #expect(made.status == 0, "\(made.errors)")
    let terminal = try opened([
      "TERM": "waymark-direct", "TERMINFO": program.folder.appendingPathComponent("terminfo").path,
      "COLORTERM": "truecolor",
    ])
    #expect(hasColour(terminal))
    #expect(!terminal.printed("38:2"))
  }

  @Test func noColourWhereItIsNotWantedOrNotThere() throws {
    defer { program.remove() }
    let withColour = try [
      opened(["NO_COLOR": "1"]), opened([:], arguments: ["open", "--no-color"]), opened(["TERM": "vt220"]),
      opened(["NO_COLOR": ""]),
    ].map(hasColour)
    #expect(withColour == [false, false, false, true])
  }

  /// What is selected is told by reverse video, so that no colour is needed to see it.
  @Test func theSelectionIsSeenWithoutColour() throws {
    defer { program.remove() }
    let terminal = try opened(["NO_COLOR": "1"])
    terminal.press("2")
    #expect(terminal.printed("\u{1B}[7m") || terminal.printed(";7m"))
    #expect(terminal.shows("!"))
  }

  @Test(
    arguments: [
      (["LC_ALL": "C"], false), (["LANG": "POSIX"], false), (["LC_CTYPE": "en_GB.ISO-8859-1"], false), ([:], true),
      (["LC_ALL": "en_GB.UTF-8"], true), (["LANG": "cy_GB.utf8"], true), (["LC_ALL": "", "LANG": "C.UTF-8"], true),
    ] as [([String: String], Bool)])
  func aLocaleWithoutUTF8IsDrawnInASCIIAndKeepsNames(locale: [String: String], hasLines: Bool) throws {
    defer { program.remove() }
    let terminal = try opened(locale.mapValues { $0 })
    #expect(terminal.shows("\u{2500}\u{2500}") == hasLines)
    #expect(terminal.shows("-----") == !hasLines)
    terminal.press("/", "3")
    terminal.type("Zo\u{EB}")
    #expect(terminal.shows("Zo\u{EB}"))
  }

  @Test func plainIsASCIIAlone() throws {
    defer { program.remove() }
    let terminal = try opened([:], arguments: ["open", "--plain"])
    terminal.press("2", "c")
    #expect(terminal.picture.text.unicodeScalars.allSatisfy { $0.isASCII || $0.properties.isAlphabetic })
    #expect(terminal.shows("+- Contact"))
  }

  @Test func aReferenceGoesToTheClipboardOfTheTerminal() throws {
    defer { program.remove() }
    let terminal = try opened([:])
    terminal.press("2", "Y")
    #expect(terminal.shows("Copied: YJ-"))
    // "YJ-" and the first three figures of a six-figure reference, which begins with noughts.
    #expect(terminal.printed("\u{1B}]52;c;WUotMDAw"))
  }

  @Test func staleSizesInTheEnvironmentAreNotBelieved() throws {
    defer { program.remove() }
    let terminal = try opened(["LINES": "5", "COLUMNS": "200"])
    #expect(terminal.picture.line(23).contains("Enter open"))
  }

  @Test(arguments: [("no-such-terminal", "is not known"), ("dumb", "can't show full screens"), ("", "is not known")])
  func aTerminalThatCannotShowScreensIsToldSo(name: String, words: String) throws {
    defer { program.remove() }
    let terminal = try PseudoTerminal(program, environment: ["TERM": name])
    #expect(terminal.status() == 2)
    #expect(terminal.shows(words), "\(terminal.picture.text)")
    #expect(terminal.isSane)
    #expect(!terminal.printed("\u{1B}[?1049h"))
  }

  @Test func withoutATerminalTodayIsPrinted() throws {
    defer { program.remove() }
    let run = program.run()
    #expect(run.status == 0)
    #expect(run.output.contains("OVERDUE") || run.output.contains("Overdue"), "\(run.output)")
    #expect(!run.output.contains("\u{1B}"))
    let piped = try PseudoTerminal(program, shell: "waymark | cat")
    #expect(piped.status() == 0)
    #expect(!piped.printed("\u{1B}"))
  }

  @Test func theCursorStandsOnWhatKeysActOn() throws {
    defer { program.remove() }
    let terminal = try opened([:])
    terminal.press("2", "g", "j", "j")
    #expect(terminal.picture.cursor.row == 6)
    #expect(terminal.picture.modes.contains(25) || !terminal.printed("\u{1B}[?25l\u{1B}[?25l"))
    terminal.press("/")
    terminal.type("ab")
    #expect(terminal.picture.line(terminal.picture.cursor.row).contains("filter /"))
  }
}
