import Foundation
import Testing

@Suite struct CommandTests {
  @Test(arguments: [
    ("2026-11-23", "5", "Monday 30 November 2026"), ("2026-12-23", "5", "Monday 4 January 2027"),
    ("2025-04-17", "5", "Monday 28 April 2025"), ("2028-04-13", "1", "Tuesday 18 April 2028"),
  ])
  func workingDays(from: String, count: String, expected: String) throws {
    let program = try Program()
    defer { program.remove() }
    let run = program.run("workingdays", from, count)
    #expect(run.output == expected + "\n")
    #expect(run.status == 0)
  }

  @Test func detentionAndTrainingOrder() throws {
    let program = try Program()
    defer { program.remove() }
    let run = program.run("dto", "2026-06-29", "11", "--json")
    #expect(run.status == 0)
    #expect(run.output.contains("\"termEnd\": \"2027-05-28\""))
    #expect(run.output.contains("\"midTerm\": \"2026-12-12\""))
    #expect(run.output.contains("\"termDays\": 334"))
  }

  @Test(
    arguments: [
      (["nonsense"], Int32(2), "nonsense"), (["workingdays", "whenever", "5"], 4, "whenever"),
      (["dto", "2026-06-29", "30"], 4, "24"), (["today"], 5, "init"), (["case", "YJ-000001"], 5, "init"),
      (["today", "--today", "23/11"], 2, "YYYY-MM-DD"), (["caseload", "--json", "--csv"], 2, "exclude"),
    ] as [([String], Int32, String)])
  func mistakesSayWhatToDo(arguments: [String], status: Int32, part: String) throws {
    var program = try Program()
    defer { program.remove() }
    program.user = "kmason"
    let run: Program.Run
    switch arguments.count {
    case 1: run = program.run(arguments[0])
    case 2: run = program.run(arguments[0], arguments[1])
    default: run = program.run(arguments[0], arguments[1], arguments[2])
    }
    #expect(run.status == status)
    #expect(run.errors.contains(part), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func settingsNameTheStoreAndAFaultInThemIsNamed() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.shell(
      """
      mkdir -p "$XDG_CONFIG_HOME/waymark"; file="$XDG_CONFIG_HOME/waymark/config.json"
      printf '{"store": "%s", "mouse": false}' "$WAYMARK_STORE" > "$file"
      unset WAYMARK_STORE
      waymark check > /dev/null; echo "configured $?"
      waymark check --store /nowhere > /dev/null; echo "named $?"
      echo '{"shop": "/srv"}' > "$file"
      waymark check > /dev/null; echo "faulty $?"
      """)
    #expect(run.output == "configured 0\nnamed 5\nfaulty 2\n", "\(run.output)\(run.errors)")
    #expect(run.errors.contains("config.json") && run.errors.contains("shop"), "\(run.errors)")
  }

  @Test func keysAreChosenInTheSettingsAndAFaultIsNamed() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.shell(
      """
      mkdir -p "$XDG_CONFIG_HOME/waymark"; file="$XDG_CONFIG_HOME/waymark/config.json"
      echo '{"keys": [{"screen": "Everywhere", "command": "Team", "keys": ["F4"]}]}' > "$file"
      waymark keys --screen Everywhere --csv | grep Team
      echo '{"keys": [{"screen": "Everywhere", "command": "Team", "keys": ["1"]}]}' > "$file"
      waymark keys > /dev/null; echo "faulty $?"
      """)
    #expect(run.output == "Everywhere,F4,Team\r\nfaulty 2\n", "\(run.output)\(run.errors)")
    #expect(run.errors.contains("\u{201C}Today\u{201D} and \u{201C}Team\u{201D}"), "\(run.errors)")
  }

  @Test func aContactIsRecordedFoundAndUndoable() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let caseload = program.run("caseload", "--json")
    #expect(caseload.status == 0)
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(caseload.output.utf8)) as? [[String: Any]])
    let reference = try #require(rows.first?["case"] as? String)
    let note = "Spoke of the zeppelin museum; \u{201C}brilliant\u{201D} she said.\nSecond line, with a \"quote\"."
    let added = program.run(
      "contact", "add", reference, "--kind", "office", "--outcome", "attended", "--when", "now", "--note-file", "-",
      "--json", input: note + "\n")
    #expect(added.status == 0, "\(added.errors)")
    let shown = program.run("case", reference, "--section", "contacts", "--json")
    let contacts = try #require(try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [[String: Any]])
    #expect(contacts.contains { $0["note"] as? String == note })
    let found = program.run("search", "ZEPPELIN")
    #expect(found.status == 0)
    #expect(found.output.contains(reference))
    #expect(program.run("search", "xyzzyplugh").status == 1)
    let history = program.run("case", reference, "--history", "--json")
    #expect(history.output.contains("contact.record"))
    #expect(program.run("check").status == 0)
  }

  @Test func badContactsChangeNothing() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let before = program.run("export", "--as", "rellis").output
    for arguments in [
      ["YJ-999999", "office", "attended", "now", "YJ-999999"], ["YJ-000001", "seance", "attended", "now", "seance"],
      ["YJ-000001", "office", "vanished", "now", "vanished"],
      ["YJ-000001", "office", "attended", "tomorrow 10", "outcome"],
      ["x", "office", "attended", "now", "YJ-000142"],
    ] {
      let run = program.run(
        "contact", "add", arguments[0], "--kind", arguments[1], "--outcome", arguments[2], "--when", arguments[3])
      #expect(run.status == 4, "\(arguments): \(run.errors)")
      #expect(run.errors.contains(arguments[4]), "\(run.errors)")
    }
    #expect(program.run("export", "--as", "rellis").output == before)
  }

  /// On a full disk what was right is saved, and what was wrong is not said to be in the file.
  @Test func rejectedRowsThatCannotBeWrittenAreNotSaidToBe() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    program.user = "rellis"
    let run = program.shell(
      """
      cd "$FOLDER"
      printf 'source,family_name,given_names,date_of_birth\nA1,Abara,Tomi,4/3/2010\nA2,Idris,Musa,soon\n' > rows.csv
      mkdir rows.csv.rejected.csv
      waymark import children rows.csv --keep-going; echo "status $?"
      rmdir rows.csv.rejected.csv
      waymark import children rows.csv --keep-going; echo "status $?"
      grep -c soon rows.csv.rejected.csv
      """)
    #expect(run.errors.contains("rows.csv.rejected.csv can't be written: Is a directory."), "\(run.errors)")
    let said = run.output.split(separator: "\n").map(String.init)
    #expect(said.first?.hasSuffix("1 rejected. Saved.") ?? false, "\(run.output)")
    #expect(said.dropFirst().first == "status 1", "\(run.output)")
    #expect(said.suffix(3) == ["The rejected rows are in rows.csv.rejected.csv.", "status 1", "1"], "\(run.output)")
  }

  @Test func noDemonstrationIsLeftHalfMade() throws {
    let program = try Program()
    defer { program.remove() }
    let run = program.shell(
      """
      cp -r "$WAYMARK_RESOURCES" "$FOLDER/data" && echo wrong > "$FOLDER/data/Standards/standards.json"
      WAYMARK_RESOURCES="$FOLDER/data" waymark demo --cases 3 --open-cases 2; echo "status $?"
      ls "$WAYMARK_STORE" 2> /dev/null
      waymark demo --cases 3 --open-cases 2 > /dev/null; echo "status $?"
      """)
    #expect(run.output == "status 5\nstatus 0\n", "\(run.output)\(run.errors)")
  }

  @Test func theSameSeedAndDayGiveTheSameStore() throws {
    let first = try Program()
    let second = try Program()
    defer {
      first.remove()
      second.remove()
    }
    for program in [first, second] {
      #expect(program.run("demo", "--seed", "7", "--cases", "20", "--open-cases", "10").status == 0)
    }
    #expect(first.run("export", "--as", "rellis").output == second.run("export", "--as", "rellis").output)
  }

  @Test func backupAndRestoreGiveTheSameRecord() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let file = program.folder.appendingPathComponent("backup").path
    #expect(program.run("backup", file).status == 0)
    var other = program
    let before = program.run("export", "--as", "rellis").output
    #expect(program.run("restore", file).status == 5)
    let elsewhere = program.folder.appendingPathComponent("other").path
    #expect(other.run("restore", file, "--store", elsewhere).status == 0)
    other.user = "demo"
    #expect(other.run("export", "--as", "rellis", "--store", elsewhere).output == before)
    #expect(other.run("check", "--store", elsewhere).status == 0)
  }

  @Test func readmeIsAsTheCodeWritesIt() throws {
    let program = try Program()
    defer { program.remove() }
    let readme = Program.checkout.appendingPathComponent("README.md").path
    let run = program.run("document", "--check", readme)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completions(shell: String) throws {
    let program = try Program()
    defer { program.remove() }
    let run = program.run("--generate-completion-script", shell)
    #expect(run.status == 0)
    #expect(run.output.contains("caseload"))
  }

  @Test func withoutATerminalItPrintsToday() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.run("--today", "2026-11-23")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("Monday 23 November 2026"))
  }
}
