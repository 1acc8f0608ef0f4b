import Foundation
import Testing

/// That another terminal agrees with the tests' own picture of one: the real program, driven through tmux.
@Suite("In tmux", .serialized) struct TmuxTests {
  @Test func recordingUndoingAndResizing() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let tmux = Tmux(program)
    defer { tmux("kill-server") }
    tmux("new-session", "-d", "-x", "80", "-y", "24", Program.path)
    #expect(tmux.shows("Waymark   1 Today"))
    tmux("send-keys", "2", "/")
    tmux.type("yj-00000")
    #expect(tmux.shows("yj-00000"))
    tmux("send-keys", "Enter", "c")
    #expect(tmux.shows("Outcome"))
    tmux("send-keys", "Tab", "Tab", "Tab", "Tab", "Tab")
    tmux.type("Zo\u{EB} came by bus.")
    tmux("send-keys", "C-s")
    #expect(tmux.shows("Contact recorded"))
    tmux("resize-window", "-x", "140", "-y", "45")
    #expect(tmux.shows("LAST CONTACTS"))
    #expect(tmux("display-message", "-p", "#{alternate_on} #{mouse_any_flag} #{cursor_flag}") == "1 1 1\n")
    tmux("resize-window", "-x", "30", "-y", "5")
    #expect(tmux.shows("needs more room"))
    tmux("resize-window", "-x", "80", "-y", "24")
    #expect(tmux.shows("My caseload"))
    tmux("send-keys", "u")
    #expect(tmux.shows("Undone"))
    #expect(program.run("check").status == 0)
  }

  @Test func beingKilledLeavesAShellAndADraft() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let tmux = Tmux(program)
    defer { tmux("kill-server") }
    let script = program.folder.appendingPathComponent("script")
    let lines = """
      set -m
      sh -c 'echo $$ > "$FOLDER/pid"; exec waymark'
      stty -a | grep -o ' icanon'
      echo the shell is back; sleep 60
      """
    try lines.write(to: script, atomically: true, encoding: .utf8)
    tmux("new-session", "-d", "-x", "80", "-y", "24", "bash", script.path)
    #expect(tmux.shows("Waymark   1 Today"))
    tmux("send-keys", "2", "c")
    #expect(tmux.shows("Outcome"))
    tmux("send-keys", "Tab", "Tab", "Tab", "Tab", "Tab")
    tmux.type("About the curlew")
    #expect(tmux.shows("About the curlew"))
    program.shell("kill -TERM $(cat \"$FOLDER/pid\")")
    #expect(tmux.shows("the shell is back"))
    #expect(tmux.shows("icanon"))
    #expect(tmux("display-message", "-p", "#{alternate_on} #{mouse_any_flag}") == "0 0\n")
    #expect(program.shell("cat \"$XDG_STATE_HOME\"/waymark/drafts/*/*.json").output.contains("curlew"))
  }

  @Test func widthsAgree() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let tmux = Tmux(program)
    defer { tmux("kill-server") }
    let own = try PseudoTerminal(program)
    tmux("new-session", "-d", "-x", "80", "-y", "24", Program.path)
    #expect(tmux.shows("Waymark   1 Today"))
    tmux("send-keys", "2", "N")
    own.press("2", "N")
    #expect(tmux.shows("Register a child"))
    let name = "Zoe\u{308} \u{6E21}\u{8FBA} \u{1F469}\u{200D}\u{1F467}\u{1F44D}\u{1F3FD}\u{2764}\u{FE0F} quince"
    tmux.type(name)
    own.type(name)
    #expect(tmux.shows("quince"))
    let row = try #require(own.row(of: "quince"))
    let theirs = tmux("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false)[row]
    #expect(theirs.decomposedStringWithCanonicalMapping == own.picture.line(row).decomposedStringWithCanonicalMapping)
  }
}
