import Foundation
import Testing

/// The files of a service's store belong to whoever happened to make them, and the system lets an owner open what a
/// process of theirs has open, by `/proc/self/fd`, whatever folder it stands in.
@Suite(
  "Owners of the store’s files",
  .enabled(if: SecondUsers.hindrance == nil, "Skipped: \(SecondUsers.hindrance ?? "")"), .serialized)
struct OwnedStoreFileTests {
  /// A service where an officer owns the journal, the looks and the lock files, and may not see case 1.
  private func host() throws -> SecondUsers {
    let host = try SecondUsers.staffed()
    _ = host.asRoot("find $S -type f -exec chown \(host.other) {} +")
    return host
  }

  private func sums(_ host: SecondUsers) -> String {
    host.asRoot("cd $S && sha256sum journal/*.jsonl; head -1 looks/*.jsonl; wc -c < lock").output
  }

  @Test func whatIsOpenIsReadByNoOtherPath() throws {
    let host = try host()
    defer { host.remove() }
    for number in 3...14 {
      let tried = host.run(
        as: host.other,
        "$W contact add 2 --kind phone --outcome attended --note-file /proc/self/fd/\(number); $W case 2 --json; true")
      #expect(
        !tried.output.holds(SecondUsers.secret) && !tried.output.holds("\"prev\""),
        "\(number): \(tried.output.prefix(500))")
    }
    // Pipes and terminals are read as ever, by whatever path.
    let piped = host.run(
      as: host.other, "echo Heron | $W contact add 2 --kind phone --outcome attended --note-file /dev/stdin")
    #expect(piped.status == 0, "\(piped.output)")
    #expect(host.run(as: host.other, "$W case 2 --json").output.holds("Heron"))
    #expect(host.asRoot("$W check").status == 0)
  }

  @Test func whatIsOpenIsWrittenByNoOtherPath() throws {
    let host = try host()
    defer { host.remove() }
    let before = sums(host)
    for number in 3...14 {
      _ = host.run(
        as: host.other,
        """
        printf 'source,family_name,given_names,date_of_birth,worker\\nB1,,K,4/3/2010,\(host.other)\\n' > b\(number).csv
        ln -s /proc/self/fd/\(number) b\(number).csv.rejected.csv
        $W import children b\(number).csv --keep-going
        """)
    }
    #expect(sums(host) == before)
    #expect(host.asRoot("$W check").status == 0)
  }

  /// Preferences, drafts and what an editor leaves are followed nowhere either.
  @Test func linksInOnesOwnFoldersLeadNowhere() throws {
    let host = try host()
    defer { host.remove() }
    let home = host.folder.path + "/home/" + host.other
    let before = sums(host)
    let program = try Program()
    defer { program.remove() }
    func session() throws -> PseudoTerminal {
      try PseudoTerminal(
        program,
        shell: """
          cd \(home) && exec setpriv --reuid=\(host.other) --regid=\(host.other) --clear-groups \
          env -i PATH=/usr/bin:/bin HOME=\(home) USER=\(host.other) EDITOR=\(home)/editor TERM=xterm LANG=C.UTF-8 \
          \(host.program)
          """)
    }
    // What a session has open of the store, as root sees it.
    var open: [String] = []
    do {
      let first = try session()
      #expect(first.wait { first.shows("Caseload") })
      let listed = host.asRoot(
        "for f in /proc/$(pgrep -n -u \(host.other) -x waymark)/fd/*; do readlink $f | grep -q ^$S/ && basename $f; done; true"
      )
      open = listed.output.split(separator: "\n").map(String.init)
      #expect(open.count >= 2, "\(listed.output)")
      first.send("q")
      #expect(first.status() == 0)
    }
    for number in open {
      let made = host.run(
        as: host.other,
        """
        rm -rf .local/state/waymark; mkdir -p .local/state/waymark/drafts
        ln -s /proc/self/fd/\(number) .local/state/waymark/preferences.json
        printf '#!/bin/sh\\nrm "$1"; ln -s /proc/self/fd/\(number) "$1"\\n' > editor; chmod +x editor
        """)
      #expect(made.status == 0, "\(made.output)")
      let session = try session()
      #expect(session.wait { session.shows("Caseload") })
      session.send("2")
      #expect(session.wait { session.shows("Plain") }, "\(session.picture.text)")
      session.send("C")
      session.send(" ")
      session.send("\r")
      session.send("c")
      session.send("\u{5}")
      #expect(session.wait { session.shows("Permission denied") }, "\(session.picture.text)")
      #expect(!session.printed(SecondUsers.secret) && !session.printed("\"prev\""))
    }
    #expect(sums(host) == before)
    #expect(host.asRoot("$W check").status == 0)
  }
}
