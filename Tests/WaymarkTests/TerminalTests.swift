import Foundation
import Testing

@Suite("The program in a terminal", .serialized) struct TerminalTests {
  @Test func itOpensFiltersRecordsUndoesAndQuits() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    #expect(terminal.wait(for: "Today"))
    terminal.send("2")
    #expect(terminal.wait(for: "My caseload"))
    terminal.send("/")
    terminal.send("0000\r")
    terminal.send("c")
    #expect(terminal.wait(for: "Outcome"))
    terminal.send("\t\t\t\t\tA planetarium visit was spoken of.\u{13}")
    #expect(terminal.wait { program.run("search", "planetarium visit").status == 0 })
    terminal.send("u")
    #expect(terminal.wait { program.run("search", "planetarium visit").status == 1 })
    terminal.send("qq")
    #expect(terminal.status() == 0)
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
    let drafts = program.folder.appendingPathComponent("state/waymark/drafts").path
    #expect(
      terminal.wait {
        ((try? FileManager.default.contentsOfDirectory(atPath: drafts)) ?? []).contains { name in
          name.hasSuffix(".json")
            && ((try? String(contentsOfFile: drafts + "/" + name, encoding: .utf8)) ?? "").contains("otter")
        }
      })
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

  @Test func itFollowsItsSizeDownAndUp() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program)
    #expect(terminal.wait(for: "Today"))
    terminal.resize(rows: 5, columns: 30)
    #expect(terminal.wait(for: "needs more"))
    terminal.forget()
    terminal.resize(rows: 45, columns: 140)
    #expect(terminal.wait(for: "OVERDUE") || terminal.wait(for: "CONTACT THIS MONTH"))
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

  @Test func colourIsLeftOutWhereItIsNotWanted() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(program, environment: ["NO_COLOR": "1"])
    #expect(terminal.wait(for: "Today"))
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[31m"))
    for name in ["vt220", "linux", "xterm", "screen-256color"] {
      let other = try PseudoTerminal(program, environment: ["TERM": name])
      #expect(other.wait(for: "Today"), "\(name)")
    }
    let unknown = try PseudoTerminal(program, environment: ["TERM": "no-such-terminal"])
    #expect(unknown.wait(for: "not known"))
    #expect(unknown.status() == 2)
  }

  @Test func anotherLocaleStillShowsNames() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    for locale in ["C", "en_GB.UTF-8", "POSIX"] {
      let terminal = try PseudoTerminal(program, environment: ["LC_ALL": locale])
      #expect(terminal.wait(for: "\u{2500}\u{2500}"), "\(locale)")
    }
  }

  @Test func tmuxAgrees() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let socket = "waymark-test-\(getpid())"
    let captured = program.folder.appendingPathComponent("tmux").path
    // A shell runs it: the server stays behind, and must hold nothing that the test waits for.
    func tmux(_ arguments: String...) throws -> String {
      let quoted =
        (program.environment.map { $0.key + "=" + $0.value } + ["tmux", "-L", socket, "-f", "/dev/null"] + arguments)
        .map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }.joined(separator: " ")
      _ = system("env -i \(quoted) > '\(captured)' 2>/dev/null < /dev/null")
      return (try? String(contentsOfFile: captured, encoding: .utf8)) ?? ""
    }
    func waits(_ words: String) throws -> Bool {
      for _ in 0..<100 {
        if try tmux("capture-pane", "-p").contains(words) { return true }
        usleep(100_000)
      }
      return false
    }
    defer { _ = try? tmux("kill-server") }
    _ = try tmux("new-session", "-d", "-x", "80", "-y", "24", Program.path)
    #expect(try waits("Waymark   1 Today"))
    _ = try tmux("send-keys", "2")
    #expect(try waits("My caseload"))
    _ = try tmux("send-keys", "c")
    #expect(try waits("Outcome"))
    _ = try tmux("send-keys", "Tab", "Tab", "Tab", "Tab", "Tab")
    _ = try tmux("send-keys", "-l", "Zo\u{EB} came by bus.")
    _ = try tmux("send-keys", "C-s")
    #expect(try waits("Contact recorded"))
    _ = try tmux("resize-window", "-x", "140", "-y", "45")
    #expect(try waits("My caseload"))
    _ = try tmux("send-keys", "u")
    #expect(try waits("Undone"))
    #expect(program.run("check").status == 0)
  }
}
