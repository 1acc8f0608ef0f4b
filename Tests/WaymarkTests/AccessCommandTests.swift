import Foundation
import Testing

@Suite("Restricted cases, roles and the trail, on the command line") struct AccessCommandTests {
  private let program: Program

  init() throws { program = try Program.withDemonstration() }

  /// A worker who is no manager, one of their open cases, and somebody else who is neither.
  private func people() throws -> (worker: String, other: String, manager: String, reference: String, child: String) {
    let staff = try program.rows("staff", "list")
    func first(_ role: String, not others: [String] = []) throws -> String {
      try #require(
        staff.first { $0["role"] as? String == role && !others.contains($0["id"] as? String ?? "") }?["id"] as? String)
    }
    let manager = try first("manager")
    let cases = try program.rows("caseload", "--all", "--as", manager)
    let officers = staff.filter { $0["role"] as? String == "officer" }.compactMap { $0["id"] as? String }
    let row = try #require(cases.first { officers.contains($0["worker"] as? String ?? "") })
    let worker = try #require(row["worker"] as? String)
    return (
      worker, try first("officer", not: [worker]), manager, try #require(row["case"] as? String),
      try #require(row["child"] as? String)
    )
  }

  @Test func aRestrictedCaseIsNowhereForThoseOutside() throws {
    defer { program.remove() }
    let (worker, other, manager, reference, child) = try people()
    let name = String(child.prefix { $0 != "," })
    #expect(program.run("search", name, "--as", other).output.contains(reference))
    #expect(program.run("access", "restrict", reference, "--why", "Family of staff", "--as", worker).status == 3)
    #expect(program.run("access", "restrict", reference, "--why", "Family of staff", "--as", manager).status == 0)

    for arguments in [
      ["search", name], ["caseload", "--all"], ["today", "--all"], ["deadlines"], ["diary", "--all"],
      ["search", reference],
    ] {
      let run = program.run(all: arguments + ["--as", other])
      #expect(!run.output.contains(reference), "\(arguments): \(run.output)")
    }
    for arguments in [
      ["case", reference], ["case", reference, "--history"], ["plan", "show", reference], ["print", reference, "plan"],
      ["contact", "add", reference, "--kind", "phone", "--outcome", "attended", "--note", "x"], ["looks", reference],
    ] {
      let run = program.run(all: arguments + ["--as", other])
      #expect(run.status == 3, "\(arguments): \(run.status) \(run.errors)")
      #expect(!(run.output + run.errors).contains(name))
    }
    #expect(program.run("case", reference, "--as", worker).status == 0)
    #expect(program.run("case", reference, "--as", manager).status == 0)

    #expect(program.run("access", "open", reference, "--why", " ", "--as", other).status == 4)
    #expect(program.run("access", "open", reference, "--why", "She is missing", "--as", other).status == 0)
    #expect(program.run("case", reference, "--as", other).output.contains(name))
    #expect(program.run("access", "review", reference, "--finding", "Right", "--as", other).status == 3)
    let waiting = try program.rows("access", "list", "--as", manager)
    #expect(waiting.first?["state"] as? String == "waits")
    #expect(program.run("access", "review", reference, "--finding", "Right", "--as", manager).status == 0)
    #expect(program.run("access", "lift", reference, "--as", manager).status == 0)
    #expect(program.run("search", name, "--as", worker).output.contains(reference))
  }

  @Test func looksAreWrittenDownAndShownToThoseWhoMaySeeThem() throws {
    defer { program.remove() }
    let (worker, other, manager, reference, _) = try people()
    _ = program.run("case", reference, "--as", other)
    _ = program.run("search", "heron", "--as", other)
    _ = program.run("print", reference, "plan", "--to", "the court", "--as", worker)
    #expect(program.run("looks", "--as", worker).status == 3)
    let looks = try program.rows("looks", reference, "--as", manager)
    #expect(looks.map { $0["by"] as? String } == [other, worker, manager])
    #expect(looks.map { $0["what"] as? String } == ["case", "plan", ""])
    #expect(looks[1]["recipient"] as? String == "the court")
    let searched = try program.rows("looks", "--by", other, "--as", manager)
    #expect(searched.contains { $0["kind"] as? String == "search" && $0["what"] as? String == "heron" })
    #expect(program.run("check").status == 0)
  }

  @Test func sealsKeptOutsideFindWhatWasRewrittenInside() throws {
    defer { program.remove() }
    let seals = program.folder.appendingPathComponent("seals").path
    let (_, other, _, reference, _) = try people()
    _ = program.run("case", reference, "--as", other)
    #expect(program.run("seal", "--to", seals).status == 0)
    _ = program.run("case", reference, "--as", other)
    #expect(program.run("seal", "--to", seals).status == 0)
    #expect(program.run("check", "--against", seals).output.contains("all of 2 seals"))
    let looks = URL(fileURLWithPath: program.store).appendingPathComponent("looks")
    let month = try #require(
      try FileManager.default.contentsOfDirectory(atPath: looks.path).first { $0.hasSuffix(".jsonl") })
    let file = looks.appendingPathComponent(month)
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    try (lines.dropLast().joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
    #expect(program.run("check").output.contains("were on the disk"))
    let run = program.run("check", "--against", seals)
    #expect(run.status == 1 && run.output.contains("is not the one that was sealed"), "\(run.output)")
    try "no seal\n".write(toFile: seals, atomically: true, encoding: .utf8)
    #expect(program.run("check", "--against", seals).status == 4)
  }

  /// Lines of the system log as rsyslog, journalctl and RFC 5424 have them, among those of others.
  @Test func sealsAreReadOutOfTheSystemLog() throws {
    defer { program.remove() }
    let log = program.folder.appendingPathComponent("auth.log").path
    let (_, other, _, reference, _) = try people()
    _ = program.run("case", reference, "--as", other)
    let seal = program.run("seal").output.trimmingCharacters(in: .whitespacesAndNewlines)
    let forms = [
      "Nov  2 02:15:01 host1 waymark[4711]: ", "<85>Nov 22 02:15:01 host1 waymark[4711]: ",
      "2026-11-22T02:15:01.123456+00:00 host1 waymark[4711]: ",
      "<85>1 2026-11-22T02:15:01.123Z host1 waymark 4711 - - ",
      "<85>1 2026-11-22T02:15:01Z host1 waymark 4711 ID47 [origin ip=\"::1\"][x@1 a=\"]\\\"\"] \u{FEFF}",
    ]
    let others = """
      Nov 22 02:15:00 host1 CRON[1]: pam_unix(cron:session): session opened {for} user root
      <86>1 2026-11-22T02:15:00Z host1 sshd 12 - - Accepted publickey for root

      """
    for form in forms {
      try (others + form + seal + "\n" + others).write(toFile: log, atomically: true, encoding: .utf8)
      let whole = program.run("check", "--against", log)
      #expect(
        whole.status == 0 && whole.output.contains("through the one seal."), "\(form): \(whole.output)\(whole.errors)")
    }
    let wrong = seal.replacingOccurrences(of: "\"lookHead\":\"", with: "\"lookHead\":\"0")
    for form in forms {
      try (form + seal + "\n" + form + wrong + "\n").write(toFile: log, atomically: true, encoding: .utf8)
      let run = program.run("check", "--against", log)
      #expect(run.status == 1 && run.output.contains("is not the one that was sealed"), "\(form): \(run.output)")
      try (form + "Nothing was sealed.\n").write(toFile: log, atomically: true, encoding: .utf8)
      #expect(program.run("check", "--against", log).status == 4)
    }
    // A log without any seal proves nothing, and doesn't say that it did.
    try others.write(toFile: log, atomically: true, encoding: .utf8)
    #expect(program.run("check", "--against", log).errors.contains("has no seal"))
  }

  @Test func aBrokenTrailIsSaidByWhoeverReadsIt() throws {
    defer { program.remove() }
    let (worker, other, manager, reference, _) = try people()
    for user in [other, worker, other, worker] { _ = program.run("case", reference, "--as", user) }
    let path = program.shell("ls \"$WAYMARK_STORE\"/looks/*.jsonl | head -1").output
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let whole = try String(contentsOfFile: path, encoding: .utf8)
    #expect(program.run("looks", "--as", manager).status == 0)
    var lines = whole.split(separator: "\n").map(String.init)
    let number = lines.count - 1
    lines[number - 1] = lines[number - 1].replacingOccurrences(of: "\"by\":\"", with: "\"by\":\"x")
    for arguments in [["looks"], ["looks", reference], ["looks", "--json"]] {
      try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
      let run = program.run(all: arguments + ["--as", manager])
      #expect(run.status == 5 && run.errors.contains("look \(number) at byte"), "\(arguments): \(run.errors)")
      // What stands behind the altered line is shown all the same.
      #expect(run.output.contains(worker), "\(run.output)")
    }
  }

  /// The reason for which a case is open stands with every look at it, and so do those that were given.
  @Test func reasonsStandWithTheLooks() throws {
    defer { program.remove() }
    let (_, other, manager, reference, _) = try people()
    #expect(program.run("access", "restrict", reference, "--why", "Kin of staff", "--as", manager).status == 0)
    #expect(program.run("access", "open", reference, "--why", "He is missing", "--as", other).status == 0)
    #expect(program.run("case", reference, "--as", other).status == 0)
    _ = program.run("print", reference, "plan", "--to", "the court", "--why", "hearing of 2 December", "--as", manager)
    _ = program.run("export", "--case", reference, "--to", "the Board", "--why", "thematic review", "--as", manager)
    let backup = program.folder.appendingPathComponent("backup").path
    #expect(program.run("backup", backup, "--why", "nightly", "--as", manager).status == 0)
    let looks = try program.rows("looks", "--as", manager)
    func why(_ kind: String, _ by: String) -> String? {
      looks.last { $0["kind"] as? String == kind && $0["by"] as? String == by }?["why"] as? String
    }
    #expect(why("section", other) == "He is missing")
    #expect(why("print", manager) == "hearing of 2 December" && why("export", manager) == "thematic review")
    #expect(why("disclosure", manager) == "nightly")
  }

  @Test func whoWorksHereNoMoreSeesNothing() throws {
    defer { program.remove() }
    let (worker, _, manager, reference, _) = try people()
    #expect(program.run("staff", "save", worker, "--to", "yesterday", "--as", worker).status == 3)
    #expect(program.run("staff", "save", worker, "--to", "2026-11-22", "--as", manager).status == 0)
    for arguments in [["caseload", "--all"], ["case", reference]] {
      let run = program.run(all: arguments + ["--as", worker])
      #expect(run.status == 3 && run.output.isEmpty && run.errors.contains("no member of staff"), "\(run.errors)")
    }
  }
}
