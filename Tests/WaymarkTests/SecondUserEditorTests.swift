import Foundation
import Testing

/// What the program starts for its user has the user's rights and surroundings, and nothing of the service's.
@Suite(
  "Editors of other users", .enabled(if: SecondUsers.hindrance == nil, "Skipped: \(SecondUsers.hindrance ?? "")"),
  .serialized)
struct SecondUserEditorTests {
  /// A child whose name must not be found where nobody may read the store.
  /// What an environment may name in an editor: what `rights.c` keeps, the home, and what shells add.
  private static let plain: Set<String> = [
    "TERM", "COLORTERM", "LANG", "LANGUAGE", "COLUMNS", "LINES", "NO_COLOR", "PATH", "EDITOR", "VISUAL", "SHELL",
    "USER",
    "LOGNAME", "HOME", "PWD", "OLDPWD", "SHLVL", "_",
  ]

  /// What somebody's environment may hold that an editor of theirs isn't to get from a program with rights.
  private static let rank = """
    LD_PRELOAD=$L/trap.so LD_LIBRARY_PATH=$L/libraries LD_AUDIT=$L/trap.so GCONV_PATH=$L/gconv TERMINFO=$L/terminfo \
    WAYMARK_STORE=$S WAYMARK_RESOURCES=$L SWIFT_BACKTRACE=enable=yes IFS=x ENV=$L/edit BASH_ENV=$L/edit TMPDIR=$HOME \
    XDG_RUNTIME_DIR=$HOME XDG_STATE_HOME=$HOME/state LC_ALL=../../$S PYTHONPATH=$L
    """

  private func host() throws -> SecondUsers {
    let host = try SecondUsers.staffed()
    try host.layTraps()
    return host
  }

  /// Holds what the editor told against what it may have.
  private func expectPlain(_ seen: String, of user: String, on host: SecondUsers) {
    let lines = seen.split(separator: "\n").map(String.init)
    func numbers(_ field: String) -> [String] {
      lines.first { $0.hasPrefix(field + ":") }?.split { $0 == "\t" || $0 == " " }.dropFirst().map(String.init) ?? []
    }
    func number(_ flag: String) -> String {
      host.asRoot("id \(flag) \(user)").output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let told = lines.prefix(40).joined(separator: "\n")
    #expect(lines.first?.hasPrefix("run by uid=\(number("-u"))(\(user))") ?? false, "\(told)")
    // Real, in effect, kept aside, and for files.
    #expect(numbers("Uid") == Array(repeating: number("-u"), count: 4), "\(told)")
    #expect(numbers("Gid") == Array(repeating: number("-g"), count: 4), "\(told)")
    #expect(numbers("Groups").allSatisfy { $0 == number("-g") }, "\(told)")
    #expect(lines.contains("umask 0077"), "\(told)")
    #expect(
      lines.contains {
        $0.hasPrefix("Max core file size") && $0.split(separator: " ").suffix(3).prefix(2) == ["0", "0"]
      })
    #expect(lines.contains("file 600 \(user) in 700 \(user)"), "\(told)")
    let open = lines.filter { $0.hasPrefix("open ") }.map { $0.split(separator: " ").map(String.init) }
    #expect(open.count >= 3, "\(told)")
    let given = Set(open.filter { (Int($0[1]) ?? 9) < 3 }.map { $0.dropFirst(2).joined() })
    #expect(
      given.allSatisfy { !$0.hasPrefix(host.folder.path) || $0.hasPrefix(host.folder.path + "/home/") }, "\(given)")
    for file in open where (Int(file[1]) ?? 9) > 2 {
      // The shell keeps what it was given beside, and the script that it reads.
      let place = file.dropFirst(2).joined()
      #expect(given.contains(place) || place == host.traps + "/edit", "\(file)")
    }
    let named = lines.filter { $0.hasPrefix("named ") }.map { String($0.dropFirst(6)) }
    #expect(named.contains("HOME") && named.contains("PATH"), "\(told)")
    #expect(Set(named).subtracting(Self.plain).allSatisfy { $0.hasPrefix("LC_") }, "\(named)")
    for trace in [SecondUsers.secret, host.group, SecondUsers.sprung, "\"seq\":", "\"id\":"] {
      let isThere = seen.holds(trace)
      #expect(!isThere, "\(trace): \(told)")
    }
    #expect(lines.count { $0.contains("Permission denied") } >= 6, "\(seen.prefix(4000))")
  }

  /// Who may edit the standards, and who may only try it.
  @Test func ofACommandHaveNothingOfTheService() throws {
    let host = try host()
    defer { host.remove() }
    for (user, more) in [(host.worker, "--why Because --yes"), (host.other, "--dry-run")] {
      for variable in ["VISUAL", "EDITOR"] {
        let run = host.run(
          as: user,
          "rm -f seen; env \(Self.rank) \(variable)=$L/edit $W standards edit \(more); echo status $?; cat seen")
        let parts = run.output.split(separator: "run by", maxSplits: 1)
        #expect(parts.count == 2 && parts[0].contains("Nothing is changed.\nstatus 0"), "\(run.output.prefix(600))")
        expectPlain("run by" + (parts.last ?? ""), of: user, on: host)
      }
    }
    #expect(host.asRoot("$W check").status == 0)
    // To the store's owner, with a program that nothing protects, the same editor tells it all.
    let own = host.asOwner(
      "cd \(host.folder.path); export HOME=$PWD; EDITOR=$L/edit $W standards edit --dry-run; cat seen")
    for trace in [SecondUsers.secret, "\"seq\":", "\"id\":"] {
      let isThere = own.output.holds(trace)
      #expect(isThere, "\(trace): \(own.output.prefix(600))")
    }
  }

  /// A note that is written in an editor, in a session at a terminal.
  @Test func ofASessionHaveNothingOfTheService() throws {
    let host = try host()
    defer { host.remove() }
    let program = try Program()
    defer { program.remove() }
    let home = host.folder.path + "/home/" + host.worker
    let terminal = try PseudoTerminal(
      program,
      shell: """
        export S=\(host.store) L=\(host.traps) HOME=\(home)
        cd \(home) && exec setpriv --reuid=\(host.worker) --regid=\(host.worker) --clear-groups \
        env -i PATH=/usr/bin:/bin HOME=\(home) USER=\(host.worker) TERM=xterm LANG=C.UTF-8 \(Self.rank) \
        LC_ALL=C.UTF-8 VISUAL=\(host.traps)/edit \(host.program)
        """)
    #expect(terminal.wait { terminal.shows("Caseload") }, "\(terminal.picture.text)")
    terminal.send("2")
    #expect(terminal.wait { terminal.shows(SecondUsers.secret) }, "\(terminal.picture.text)")
    terminal.send("c")
    #expect(terminal.wait { terminal.shows("Outcome") }, "\(terminal.picture.text)")
    terminal.send("\u{5}")
    #expect(terminal.wait { terminal.shows("Written by the editor.") }, "\(terminal.picture.text)")
    expectPlain(host.asRoot("cat \(home)/seen").output, of: host.worker, on: host)
    #expect(host.asRoot("$W check").status == 0)
  }
}
