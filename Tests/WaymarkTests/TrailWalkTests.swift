import Foundation
import Testing

/// Every command there is either writes down that somebody looked, or changes something and stands in the journal, or
/// shows nobody's record. A new one belongs to none of these lists, and fails here until somebody has thought about it.
@Suite("Every command that shows what is held is in the trail") struct TrailWalkTests {
  /// What shows what is held, as it is typed: `$F` is a folder, `$R` a request for what is held.
  static let reads: [String] = [
    "today", "caseload --all", "case 1", "deadlines", "report timeliness", "report contacts", "report hours",
    "report visits", "report audits", "report checklists", "report concordance", "report court-feedback",
    "enforcement list", "plan show 3", "plan family-reviews", "exit show 3", "exit responses 3", "exit look-backs",
    "programme list", "programme sessions behind-the-blade", "letter 3 appointment", "print 3 plan", "visit list",
    "oversight list",
    "search heron", "workload", "handover rellis", "assessment list 3", "assessment show 3", "assessment differences 5",
    "countersign list", "audit sample", "audit list", "audit actions", "staff list", "team list", "diary", "court list",
    "court ahead",
    "court hearings 3", "court remands", "court bail list", "court warrants list", "court breaches list",
    "court civil list", "court panel pack", "court-report list", "court-report show 4", "custody list",
    "custody show 5",
    "custody themes", "duty list", "consent list 3", "flag list 3", "export", "backup $F/backup", "looks",
    "access list",
    "subject-access list",
    "subject-access show $R", "subject-access pack $R --draft", "retention list", "retention show 3",
    "retention moratoria", "retention certificates", "retention certificate 1", "open",
  ]

  /// What shows nobody's record: the program's own data, proofs and seals of a store, and a store that is made.
  private static let shows: Set<String> = [
    "init", "demo", "service show", "standards list", "standards show", "standards check", "standards history",
    "forms list",
    "forms show",
    "forms check", "forms tools", "countersign checklist", "workingdays", "dto", "check", "restore", "keys", "seal",
  ]

  /// What changes the record or the service: the journal has it, and the case that it is about is logged with it.
  private static let changes: Set<String> = [
    "deadline done", "deadline late", "deadline waive", "deadline reopen", "standards edit", "standards add",
    "standards delete", "enforcement decide", "enforcement take", "enforcement rule", "enforcement done",
    "enforcement withdraw", "plan write", "plan submit", "plan countersign", "plan send-back", "plan take-back",
    "plan agree", "plan mark", "plan review", "exit write", "exit submit", "exit countersign", "exit send-back",
    "exit take-back", "exit agree", "exit outcome", "exit form-a", "exit not-engaged", "exit survey", "exit look-back",
    "programme feedback", "programme save", "programme enrol", "close", "reopen", "visit add", "visit form",
    "visit check", "oversight add", "contact add", "contact series", "contact reschedule", "contact remove",
    "contact move", "remove", "undo", "allocate", "caretaking", "forms accept", "forms withdraw", "assessment start",
    "assessment save", "assessment confirm", "assessment complete", "assessment submit", "assessment take-back",
    "assessment correct", "assessment drop", "assessment end-episode", "countersign sign", "countersign send-back",
    "audit record", "audit done", "staff save", "team save", "service save", "staff cover", "staff reduce",
    "staff supervise", "staff done",
    "court import", "court match", "court take", "court result", "court bail plan", "court bail update",
    "court warrants checked", "court warrants ended", "court breaches lay", "court breaches listed",
    "court breaches decided", "court civil save", "court panel minutes", "court-report ask", "court-report begin",
    "court-report write", "court-report confirm", "court-report submit", "court-report countersign",
    "court-report send-back", "court-report take-back", "court-report share", "court-report file", "court-report read",
    "court-report feedback", "custody place", "custody people", "custody advocate", "custody temporary",
    "custody mappa", "custody risk", "custody resettle", "custody check", "custody meeting", "custody release",
    "consent record", "consent withdraw", "flag save", "custody recall", "custody conditions", "custody panel",
    "duty add", "link",
    "unlink", "import", "access restrict",
    "access lift", "access open", "access review", "subject-access record", "subject-access identity",
    "subject-access ask", "subject-access answered", "subject-access extend", "subject-access seek",
    "subject-access decide", "subject-access earlier", "subject-access submit", "subject-access take-back",
    "subject-access send-back", "subject-access sign", "subject-access issue", "subject-access end", "retention hold",
    "retention lift", "retention keep", "retention settle", "retention propose", "retention withdraw",
    "retention destroy", "retention finish", "retention moratorium",
  ]

  /// Every command that does something, as the parser knows it.
  private static func leaves(_ program: Program) throws -> Set<String> {
    let dump = program.run("--experimental-dump-help").output
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any])
    func names(_ command: [String: Any], _ above: [String]) -> [String] {
      let name = above + [command["commandName"] as? String ?? ""]
      let children = (command["subcommands"] as? [[String: Any]] ?? []).filter {
        $0["commandName"] as? String != "help"
      }
      return children.isEmpty ? [name.dropFirst().joined(separator: " ")] : children.flatMap { names($0, name) }
    }
    return Set(names(try #require(whole["command"] as? [String: Any]), []))
  }

  @Test func everyCommandIsThoughtOf() throws {
    let program = try Program()
    defer { program.remove() }
    let known = try Self.leaves(program).subtracting(["document"])
    let reads = Set(
      known.filter { name in Self.reads.contains { $0 == name || $0.hasPrefix(name + " ") } })
    #expect(known.count > 200)
    let thought = reads.union(Self.shows).union(Self.changes)
    #expect(known.subtracting(thought).isEmpty, "nobody has said what is a look: \(known.subtracting(thought))")
    #expect(thought.subtracting(known).isEmpty, "there is no such command: \(thought.subtracting(known))")
    #expect(reads.intersection(Self.shows).isEmpty && reads.intersection(Self.changes).isEmpty)
  }

  @Test func whatCommandsShowIsInTheTrail() throws {
    var program = try Program.withDemonstration()
    program.user = "rellis"
    defer { program.remove() }
    let asked = program.run("subject-access", "record", "3")
    let request = asked.output.prefix { $0 != "," }
    #expect(asked.status == 0)
    var (seen, silent, failed) = (FailClosedTests.trail(program), [String](), [String]())
    for command in Self.reads + ["allocate", "case 1 --section contacts"] {
      let words = command.replacingOccurrences(of: "$F", with: program.folder.path).replacing("$R", with: request)
      for form in Self.forms(of: command) {
        let run = program.run(all: (words + form).split(separator: " ").map(String.init))
        let now = FailClosedTests.trail(program)
        if run.output.isEmpty {
          failed.append("\(command)\(form) (\(run.status)): \(run.errors)")
        } else if !now.dropFirst(seen.count).contains("\"by\":\"rellis\"") {
          silent.append(command + form)
        }
        seen = now
      }
    }
    #expect(silent.isEmpty, "shown, and not in the trail: \(silent)")
    print("\(Self.reads.count) commands that show what is held, \(silent.count) of them not in the trail")
    // Nothing was destroyed in this demonstration.
    #expect(failed.count == 1 && failed[0].hasPrefix("retention certificate"), "\(failed)")
    #expect(seen.contains(#""case":"YJ-000001","what":"contacts""#))
    #expect(seen.contains(#""kind":"disclosure","what":"the whole store","recipient":""# + program.folder.path))
    #expect(program.run("check").status == 0)
  }

  /// Commands that change something, as they are typed to see what they would do: who is on record already, who would
  /// get what, whose work would move. `$F` is a folder, `$R` a request for what is held.
  private static let trials: [String] = [
    "import children $F/children.csv --dry-run", "import children $F/children.csv --dry-run --json",
    "import contacts $F/contacts.csv --dry-run", "import orders $F/orders.csv --dry-run --keep-going",
    "court import $F/list.csv --dry-run", "court import $F/list.csv --dry-run --json",
    "allocate 1 --to rellis --dry-run", "handover rellis --to awright --dry-run",
    "standards add late-visit --like oocd-initial-contact --source Ours --dry-run", "close 1 --list",
    "subject-access earlier $R",
  ]

  @Test func aTrialIsInTheTrailToo() throws {
    var program = try Program.withDemonstration()
    program.user = "kmason"
    defer { program.remove() }
    let known = try #require(try program.rows("caseload", "--all").first)
    let name = try #require(known["child"] as? String).split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    for (file, text) in [
      ("children", "source,family_name,given_names,date_of_birth\nA1,\(name[0]),\(name[1]),4/3/2010\n"),
      ("contacts", "source,child,date,kind,outcome,note\nC1,YJ-000001,20/11/2026,office,attended,Came.\n"),
      ("orders", "source,child,disposal,made\nO1,YJ-000001,yro,nonsense\n"),
      (
        "list",
        "court,date,time,family_name,given_names,case_number\nEastmere Youth Court,24/11/2026,10:00,\(name[0]),\(name[1]),C77\n"
      ),
    ] {
      try text.write(to: program.folder.appendingPathComponent(file + ".csv"), atomically: true, encoding: .utf8)
    }
    let request = program.run("subject-access", "record", "3").output.prefix { $0 != "," }
    var (seen, silent) = (FailClosedTests.trail(program), [String]())
    let journal = program.shell("cat \"$WAYMARK_STORE\"/journal/*.jsonl").output
    for trial in Self.trials {
      let words = trial.replacing("$F", with: program.folder.path).replacing("$R", with: request)
      let run = program.run(all: words.split(separator: " ").map(String.init))
      let now = FailClosedTests.trail(program)
      #expect(!run.output.isEmpty, "\(trial) (\(run.status)): \(run.errors)")
      if !now.dropFirst(seen.count).contains("\"by\":\"kmason\"") { silent.append(trial) }
      seen = now
    }
    #expect(silent.isEmpty, "shown, and not in the trail: \(silent)")
    #expect(seen.contains(#""what":"import children""#) && seen.contains(#""what":"court import""#))
    #expect(program.shell("cat \"$WAYMARK_STORE\"/journal/*.jsonl").output == journal)
    // What can't be written down isn't shown: the file that names a child on record least of all.
    let refused = program.shell("ulimit -f 0; waymark import children \"$FOLDER/children.csv\" --dry-run")
    #expect(refused.status == 5 && refused.output.isEmpty && !refused.errors.contains("YJ-"), "\(refused.errors)")
  }

  /// The forms in which a listing is printed that are told apart by what prints them.
  private static func forms(of command: String) -> [String] {
    let several = ["today", "caseload --all", "deadlines", "court list", "oversight list", "workload"]
    return several.contains(command) ? ["", " --json", " --csv"] : command == "diary" ? ["", " --ics"] : [""]
  }
}
