import Foundation
import Testing

@Suite("Rough weather, for real", .serialized) struct RoughWeatherTests {
  /// Whether this machine lets a test have a small disk of its own.
  static let hasOwnDisks =
    (try? Program())?.shell("unshare -rm sh -c 'mount -t tmpfs -o size=1m none /mnt'").status == 0

  @Test func sessionsThatAreKilledAndStoppedLoseNothing() throws {
    let program = try Program()
    defer { program.remove() }
    let run = program.shell("Soak \"$WAYMARK_STORE\" --sessions 32 --seconds 4 --seed 7")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("lost 0, doubled 0, invented 0, out of order 0; the store is whole"), "\(run.output)")
    #expect(program.run("check").status == 0)
  }

  @Test func aSessionStoppedInsideACommitIsNamedToTheOthers() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.shell(
      """
      Soak hold "$WAYMARK_STORE" > "$FOLDER/held" & holder=$!
      until grep -q holding "$FOLDER/held"; do sleep 0.05; done
      waymark contact add 1 --kind office --outcome attended --note "while held"; echo "status $?"
      waymark today > /dev/null; echo "looking $?"
      kill -CONT $holder; wait $holder; echo "holder $?"
      waymark contact add 1 --kind office --outcome attended --note "after"; echo "status $?"
      """)
    #expect(run.output.contains("status 5\nlooking 0\nholder 0\n"), "\(run.output)")
    #expect(run.output.hasSuffix("status 0\n"), "\(run.output)")
    #expect(run.errors.contains("stopper"), "\(run.errors)")
    #expect(program.run("search", "while held").status == 1)
    #expect(program.run("check").status == 0)
  }

  @Test(.enabled(if: hasOwnDisks, "no disk of its own can be mounted here"))
  func aFullDiskRefusesAndKeepsEverything() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.shell(
      """
      exec unshare -rm sh -c '
      mkdir "$FOLDER/disk" && mount -t tmpfs -o size=12m none "$FOLDER/disk" && cp -a "$WAYMARK_STORE" "$FOLDER/disk/s"
      export WAYMARK_STORE="$FOLDER/disk/s"
      head -c 90000 /dev/zero | tr "\\0" x > "$FOLDER/note"
      saved=0
      while waymark contact add 1 --kind office --outcome attended --note-file "$FOLDER/note" > /dev/null 2> "$FOLDER/why"
      do saved=$((saved + 1)); done
      waymark contact add 1 --kind office --outcome attended --note-file "$FOLDER/note" > /dev/null; echo "status $?"
      cat "$FOLDER/why"
      waymark check; echo "check $?"
      echo "kept $(waymark case 1 --section contacts --json | grep -c xxxxx) of $saved"
      mount -o remount,size=32m "$FOLDER/disk"
      waymark contact add 1 --kind office --outcome attended --note "room again"; echo "again $?"
      waymark check > /dev/null; echo "check $?"'
      """)
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "status 5", "\(run.output)\(run.errors)")
    #expect(run.output.contains("full"), "\(run.output)")
    #expect(run.output.contains("again 0\ncheck 0"), "\(run.output)")
    let kept = try #require(lines.first { $0.hasPrefix("kept ") }).split(separator: " ")
    #expect(kept[1] == kept[3] && kept[1] != "0", "\(run.output)")
  }

  @Test(.enabled(if: hasOwnDisks, "no disk of its own can be mounted here"))
  func whatIsTypedOnAFullDiskStaysInTheFormAndInTheDraft() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let terminal = try PseudoTerminal(
      program,
      shell: """
        exec unshare -rm sh -c '
        mkdir "$FOLDER/disk" && mount -t tmpfs -o size=8m none "$FOLDER/disk" && cp -a "$WAYMARK_STORE" "$FOLDER/disk/s"
        export WAYMARK_STORE="$FOLDER/disk/s"
        (while [ ! -e "$FOLDER/fill" ]; do sleep 0.1; done; cat /dev/zero > "$FOLDER/disk/filler"; touch "$FOLDER/filled"
        ) 2> /dev/null &
        exec waymark'
        """)
    #expect(terminal.wait(for: "Today"))
    terminal.send("2")
    #expect(terminal.wait(for: "My caseload"))
    terminal.send("c")
    #expect(terminal.wait(for: "Outcome"))
    // Looks couldn't be written down any more, so what is to be seen is on the screen before.
    program.shell("touch \"$FOLDER/fill\"; while [ ! -e \"$FOLDER/filled\" ]; do sleep 0.1; done")
    terminal.send("\t\t\t\t\t")
    let kept = { program.shell("cat \"$XDG_STATE_HOME\"/waymark/drafts/*/*.json").output }
    for part in 1...4 {
      terminal.send(String(repeating: "A long thought about the heron. ", count: 50) + "Part \(part). ")
      #expect(terminal.wait { kept().contains("Part \(part).") })
    }
    terminal.send("\u{13}")
    #expect(terminal.wait(for: "full"))
    terminal.forget()
    terminal.send("\u{0C}")
    #expect(terminal.wait(for: "heron"))
    kill(terminal.child, SIGHUP)
    _ = terminal.status()
    #expect(kept().contains("Part 4."))
  }

  @Test(.enabled(if: hasOwnDisks, "no disk of its own can be mounted here"))
  func aReadOnlyDiskIsForLooking() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.shell(
      """
      exec unshare -rm sh -c '
      mount --bind "$WAYMARK_STORE" "$WAYMARK_STORE" && mount -o remount,bind,ro "$WAYMARK_STORE"
      waymark today > /dev/null; echo "looking $?"
      waymark contact add 1 --kind office --outcome attended --note "no"; echo "status $?"'
      """)
    #expect(run.output == "looking 0\nstatus 5\n", "\(run.output)")
    #expect(run.errors.contains("can't be written to"), "\(run.errors)")
  }

  /// Limits that the shell sets: the journal may grow by half a note, or hardly any file may be open.
  @Test func aLimitRefusesAndKeepsEverything() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.shell(
      """
      head -c 90000 /dev/zero | tr "\\0" x > "$FOLDER/note"
      before=$(wc -c < "$WAYMARK_STORE/journal/000000001.jsonl")
      (ulimit -f $(((before + 45000) / 512)); waymark contact add 1 --kind office --outcome attended --note-file "$FOLDER/note"; echo "status $?")
      for files in 3 4 5 6 7 8 9; do
        (ulimit -n $files; waymark contact add 1 --kind office --outcome attended --note "with $files" > /dev/null 2>&1
        echo "$files $?" >> "$FOLDER/files")
      done
      waymark check > /dev/null; echo "check $?"
      waymark contact add 1 --kind office --outcome attended --note "without limits" > /dev/null; echo "again $?"
      saved=$(grep -c " 0$" "$FOLDER/files"); kept=$(waymark case 1 --section contacts --json | grep -c '"with ')
      echo "kept $((kept - saved))"
      """)
    #expect(run.output.contains("status 5\n"), "\(run.output)\(run.errors)")
    #expect(run.output.hasSuffix("check 0\nagain 0\nkept 0\n"), "\(run.output)\(run.errors)")
  }

  @Test func aFileThatCannotBeReadIsNamed() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.shell(
      """
      cp "$(command -v waymark)" "$FOLDER/waymark" && cp -r "$WAYMARK_RESOURCES" "$FOLDER/data"
      export WAYMARK_RESOURCES="$FOLDER/data"
      as=""
      if [ "$(id -u)" = 0 ]; then
        chmod 711 "$FOLDER"; chmod -R a+rX "$FOLDER/data" "$FOLDER/waymark"; chown -R 65534:65534 "$WAYMARK_STORE"
        as="setpriv --reuid=65534 --regid=65534 --clear-groups"
      fi
      $as chmod 000 "$WAYMARK_STORE/cases/01/000001/contacts.jsonl"
      $as "$FOLDER/waymark" case 1 > /dev/null; echo "status $?"
      $as "$FOLDER/waymark" case 2 > /dev/null; echo "another $?"
      $as "$FOLDER/waymark" check > "$FOLDER/found"; echo "check $?"
      grep -c 000001/contacts.jsonl "$FOLDER/found"
      """)
    #expect(run.output == "status 5\nanother 0\ncheck 1\n1\n", "\(run.output)\(run.errors)")
    #expect(run.errors.contains("000001/contacts.jsonl"), "\(run.errors)")
  }
}
