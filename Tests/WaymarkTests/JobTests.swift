import Foundation
import Testing

@Suite("Shells, editors and signals") struct JobTests {
  /// A shell that knows jobs, with the program started from it.
  private func inShell(_ program: Program, _ environment: [String: String?] = [:]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      program, shell: "PS1='prompt> ' exec bash --norc --noprofile -i", environment: environment)
    #expect(terminal.wait { terminal.shows("prompt>") })
    terminal.send("waymark\r")
    terminal.opens()
    return terminal
  }

  @Test func ctrlZStopsTheJobAndFgBringsItBack() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try inShell(program)
    terminal.press("2")
    terminal.send("\u{1A}")
    #expect(terminal.wait(for: "Stopped"))
    #expect(
      terminal.picture.modes.isDisjoint(with: [1000, 1006, 2004, 1049]) || !terminal.picture.modes.contains(1000))
    terminal.send("echo it is $((40 + 2))\r")
    #expect(terminal.wait(for: "it is 42"))
    terminal.resize(rows: 30, columns: 100)
    terminal.send("fg\r")
    #expect(terminal.wait { terminal.picture.line(29).contains("Enter open") && terminal.shows("My caseload") })
    #expect(terminal.picture.modes.isSuperset(of: [1000, 1006, 2004, 1049]))
  }

  /// An editor that notes what it was given and stops the whole job once, as vim does on Ctrl-Z.
  @Test func ctrlZWhileAnEditorRunsStopsBoth() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let editor = try script(program, "kill -TSTP 0; echo 'written after fg' > \"$1\"")
    let terminal = try inShell(program, ["EDITOR": editor, "VISUAL": nil])
    terminal.press("2", "c")
    terminal.send("\u{5}")
    #expect(terminal.wait(for: "Stopped"), "\(terminal.picture.text)")
    terminal.send("fg\r")
    #expect(terminal.wait { terminal.shows("written after fg") && terminal.shows("Outcome") })
  }

  /// A program for a shell to run, whose path has a blank in it. It is read and not executed, because a file that another
  /// test's child still holds open for writing, having just been born, can't be.
  private func script(_ program: Program, _ lines: String) throws -> String {
    let folder = program.folder.appendingPathComponent("my editor")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("edit-\(UUID().uuidString)")
    try ("#!/bin/sh\n" + lines + "\n").write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return "/bin/sh '" + file.path + "'"
  }

  @Test func theEditorGetsTheNoteInAPrivateFileAndGivesItBack() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let editor = try script(
      program,
      """
      { cat "$2"; echo; stat -c %a "$2"; stat -c %a "$(dirname "$2")"; echo "$1"; dirname "$2"; } > "$FOLDER/seen"
      printf 'A heron\\r\\nstood \\033there\\tstill.\\n' > "$2"
      """)
    let terminal = try PseudoTerminal(program, environment: ["VISUAL": editor + " --wait", "EDITOR": "false"])
    terminal.press("2", "c", "\t", "\t", "\t", "\t", "\t")
    terminal.type("Before.")
    terminal.press("\u{5}")
    #expect(terminal.shows("A heron"))
    #expect(terminal.shows("stood there still."))
    let seen = program.shell("cat \"$FOLDER/seen\"").output.split(separator: "\n").map(String.init)
    #expect(seen.prefix(4) == ["Before.", "600", "700", "--wait"])
    let folder = try #require(seen.last)
    #expect(!FileManager.default.fileExists(atPath: folder))
    terminal.press("\u{13}")
    #expect(terminal.shows("Contact recorded"))
    #expect(program.run("search", "heron").status == 0)
  }

  @Test func anEditorThatFailsOrIsMissingLeavesTheNoteAsItWas() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let latin = try script(program, "printf 'caf\\351' > \"$1\"")
    let failing = try script(program, "echo lost > \"$1\"; exit 1")
    let cases = [
      (failing, "ended with a failure"), ("no-such-editor-here", "can't be started"), (latin, "not UTF-8"),
    ]
    for (editor, words) in cases {
      let terminal = try PseudoTerminal(program, environment: ["EDITOR": editor, "VISUAL": nil])
      terminal.press("2", "c", "\t", "\t", "\t", "\t", "\t")
      terminal.type("The otter.")
      terminal.press("\u{5}")
      #expect(terminal.shows(words), "\(terminal.picture.text)")
      #expect(terminal.shows("The otter."))
      terminal.type("!")
      #expect(terminal.shows("The otter.!"))
    }
  }

  @Test func ctrlCInAnEditorIsTheEditorsOwn() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let editor = try script(
      program,
      "trap 'echo interrupted > \"$1\"; exit 0' INT; echo ready to be interrupted; while :; do sleep 0.05; done")
    let terminal = try PseudoTerminal(program, environment: ["EDITOR": editor, "VISUAL": nil])
    terminal.press("2", "c")
    terminal.send("\u{5}")
    #expect(terminal.wait(for: "ready to be interrupted"))
    terminal.send("\u{3}")
    terminal.handled(1)
    #expect(terminal.shows("interrupted"))
    #expect(terminal.shows("Outcome"))
  }

  @Test func whatIsTypedOutlivesAHangUp() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    terminal.press("2", "g", "c", "\t", "\t", "\t", "\t", "\t")
    terminal.type("A thought about the kingfisher")
    kill(terminal.child, SIGHUP)
    #expect(terminal.status() == 129)
    let again = try PseudoTerminal(program)
    again.press("2", "g", "c")
    #expect(again.shows("Unsaved draft from"))
    again.press("\u{F}")
    #expect(again.shows("kingfisher"))
  }

  /// The window is closed; whoever started the program may have it ignore the hang-up, or keep it to itself.
  @Test(arguments: ["exec waymark", "trap '' HUP; exec waymark", "trap '' HUP; waymark; exit $?"])
  func aTerminalThatIsGoneEndsTheProgram(shell: String) throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program, shell: shell)
    terminal.press("2", "g", "c", "\t", "\t", "\t", "\t", "\t")
    terminal.type("A thought about the dipper")
    terminal.hangUp()
    #expect(terminal.status() == 129)
    #expect(program.shell("cat \"$XDG_STATE_HOME\"/waymark/drafts/*/*.json").output.contains("dipper"))
  }

  @Test func aFormFollowsEverySize() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    terminal.press("2", "g", "c", "\t", "\t", "\t", "\t", "\t")
    terminal.type("Kept at every size.")
    for (rows, columns) in [(45, 140), (10, 40), (5, 20), (12, 60), (60, 200), (24, 80)] {
      terminal.resize(rows: rows, columns: columns)
      #expect(
        terminal.wait { rows < 10 ? terminal.shows("Waymark needs") : terminal.row(of: "Ctrl-S save") == rows - 1 })
      if rows >= 10 { #expect(terminal.shows("Kept at every size.") || columns < 60, "\(rows)x\(columns)") }
    }
    for step in 0..<40 { terminal.resize(rows: 24 + step % 7, columns: 80 + step) }
    terminal.resize(rows: 24, columns: 80)
    #expect(terminal.wait { terminal.picture.line(23).contains("Ctrl-S") && terminal.shows("Kept at every size.") })
    #expect(terminal.picture.unknown.isEmpty)
  }
}
