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
    #expect(program.run("check").status == 0)
    let run = program.run("check", "--against", seals)
    #expect(run.status == 1 && run.output.contains("is not the one that was sealed"), "\(run.output)")
    try "no seal\n".write(toFile: seals, atomically: true, encoding: .utf8)
    #expect(program.run("check", "--against", seals).status == 4)
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
