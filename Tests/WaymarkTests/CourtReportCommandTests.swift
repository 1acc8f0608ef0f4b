import Foundation
import Testing

@Suite struct CourtReportCommandTests {
  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]], "\(text)")
  }

  private static let list =
    "court,date,time,family_name,given_names,date_of_birth,case_number,purpose,offences\n"
    + "Eastmere Youth Court,09/11/2026,10:10,Quillter,Aster,1/3/2011,N1,Plea,Robbery\n"

  /// A store in which a court asked two weeks ago for a report; the case and the report.
  private func asked() throws -> (program: Program, reference: String, report: String) {
    var program = try Program.withDemonstration()
    program.user = "dshah"
    let imported = program.run("court", "import", "-", input: Self.list)
    #expect(imported.status == 0, "\(imported.errors)")
    let lines = try rows(program.run("court", "list", "--date", "2026-11-09", "--court", "Eastmere", "--json").output)
    let line = try #require(lines.compactMap { $0["line"] as? String }.first)
    let decided = program.run(
      "court", "result", line, "--new", "--plea", "guilty", "--outcome", "adjourned", "--to", "2026-11-30", "--remand",
      "bail", "--report", "pre-sentence")
    #expect(decided.status == 0, "\(decided.errors)")
    let after = try rows(program.run("court", "list", "--date", "2026-11-09", "--court", "Eastmere", "--json").output)
    let reference = try #require(after.compactMap { $0["case"] as? String }.first)
    let report = try #require(
      try rows(program.run("court-report", "list", "--json").output).first { $0["case"] as? String == reference })
    #expect(report["hearing"] as? String == "2026-11-30" && report["due"] as? String == "2026-11-27")
    #expect(report["stage"] as? String == "requested" && report["court"] as? String == "Eastmere Youth Court")
    return (program, reference, report["report"] as? String ?? "")
  }

  @discardableResult
  private func ok(_ program: Program, _ arguments: String...) -> String {
    let run = program.run(all: arguments)
    #expect(run.status == 0, "\(arguments): \(run.errors)")
    return run.output
  }

  /// Writes every heading, an option and a proposal.
  private func write(_ program: Program, _ reference: String) throws {
    let shown = try rows(program.run("court-report", "show", reference, "--json").output)
    let document = try #require(shown.last?["document"] as? [String: Any])
    let content = try #require(document["content"] as? [String: Any])
    for section in try #require(content["sections"] as? [[String: Any]]) {
      let heading = try #require(section["heading"] as? String)
      ok(program, "court-report", "write", reference, "--heading", heading, "--text", "As we saw it: \(heading).")
    }
    let said = ok(
      program, "court-report", "write", reference, "--option", "dto=no: college would be lost", "--propose",
      "yro=12 months; supervision 12 months")
    #expect(said.contains("can be submitted"))
  }

  /// A new user finds reports at every step, and the panel's minutes.
  @Test func theDemonstrationHasReportsInHand() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let stages = try rows(program.run("court-report", "list", "--json").output).compactMap { $0["stage"] as? String }
    for stage in ["requested", "drafting", "to-check", "checked"] {
      #expect(stages.contains(stage), "\(stages)")
    }
    let pack = ok(program, "court", "panel", "pack", "--week", "2026-11-20")
    #expect(pack.contains("MINUTES OF") && pack.contains("The proposal is fair"))
  }

  @Test func aReportGoesItsWayFromTheRequestToTheSentence() throws {
    var (program, reference, report) = try asked()
    defer { program.remove() }
    #expect(program.run("deadlines", "--case", reference, "--json").output.contains("psr-share"))
    program.user = "kmason"
    #expect(ok(program, "court-report", "begin", reference).contains("to be confirmed"))
    #expect(program.run("court-report", "begin", reference).status == 4)
    #expect(program.run("court-report", "submit", reference).status == 4)
    #expect(ok(program, "court-report", "show", reference).contains("Before it can be submitted:"))
    ok(program, "court-report", "confirm", reference, "offences")
    #expect(program.run("court-report", "confirm", reference, "nowhere").status == 4)
    try write(program, reference)
    #expect(program.run("court-report", "write", reference, "--propose", "referral-order=24 months").status == 4)
    #expect(
      program.run("court-report", "write", reference, "--propose", "yro=long").errors.contains(
        "isn\u{2019}t understood"))
    #expect(program.run("court-report", "write", reference, "--option", "dto because").status == 4)
    ok(program, "court-report", "submit", reference)
    ok(program, "court-report", "take-back", reference)
    ok(program, "court-report", "submit", reference)
    #expect(program.run("court-report", "countersign", reference, "--all-yes").status == 3)
    #expect(program.run("court-report", "file", reference).status == 4)
    program.user = "dshah"
    ok(program, "court-report", "send-back", reference, "--because", "voice: more of it")
    program.user = "kmason"
    ok(program, "court-report", "submit", reference)
    program.user = "dshah"
    ok(program, "court-report", "countersign", reference, "--all-yes")
    program.user = "kmason"
    ok(program, "court-report", "share", reference, "--with", "child", "--words", "That is me")
    #expect(ok(program, "court-report", "file", reference).contains("filed on 23 November 2026"))
    ok(program, "court-report", "read", reference, "--reader", "The bench")
    ok(
      program, "court-report", "feedback", reference, "--answer", "clear=yes", "--answer", "time=partly", "--words",
      "Fair")
    #expect(program.run("court-report", "feedback", reference, "--answer", "shape=yes").status == 4)
    let filed = try rows(program.run("court-report", "list", "--filed", "--json").output)
    #expect(filed.first { $0["report"] as? String == report }?["stage"] as? String == "read")
    try sentence(program, reference)
    program.today = "2026-11-30"
    let lines = try rows(program.run("report", "concordance", "--lines", "--json").output)
    let mine = try #require(lines.first { $0["case"] as? String == reference })
    #expect(mine["verdict"] as? String == "same-disposal" && mine["added"] as? [String] == ["curfew"])
    let groups = try rows(program.run("report", "concordance", "--by", "court", "--json").output)
    let court = try #require(groups.first { $0["court"] as? String == "Eastmere Youth Court" })
    #expect(court["sentenced"] as? Int == 1 && court["agreed"] as? Int == 1)
    #expect(program.run("report", "concordance").output.contains("1 of 1"))
    #expect(program.run("report", "concordance", "--csv").output.hasPrefix("kind,filed,sentenced"))
    let said = try rows(program.run("report", "court-feedback", "--json").output)
    #expect(said.contains { $0["check"] as? String == "clear" && $0["yes"] as? Int == 1 })
    #expect(program.run("report", "court-feedback", "--words").output.contains("Fair"))
    #expect(program.run("case", reference, "--history").output.contains("Report filed"))
    #expect(program.run("check").status == 0)
  }

  /// A week later the court makes what was proposed, with a curfew besides.
  private func sentence(_ program: Program, _ reference: String) throws {
    var later = program
    later.today = "2026-11-30"
    later.user = "dshah"
    let run = later.run(
      "court", "result", reference, "--outcome", "sentenced", "--order",
      "yro=12 months; supervision 12 months; curfew 3 months, 10 hours a day")
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func itIsPrintedWithTheFormToTearOff() throws {
    let (program, reference, _) = try asked()
    defer { program.remove() }
    #expect(program.run("print", reference, "report").status == 4)
    ok(program, "court-report", "begin", reference)
    let text = ok(program, "print", reference, "report", "--to", "The court")
    #expect(text.hasPrefix("Pre-sentence report\n=") && text.contains("DRAFT"))
    #expect(text.contains("Court: Eastmere Youth Court") && text.contains("tear off"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 78 })
    let page = ok(program, "print", reference, "report", "--html", "--kind", "pre-sentence")
    #expect(page.contains("<hr class=\"page\">") && page.contains("Was the report clear"))
    #expect(program.run("print", reference, "report", "--kind", "breach").status == 4)
    #expect(program.run("looks", reference).output.contains("The court"))
  }

  @Test func anotherIsAskedForAndTheEarlierOneUsedAgain() throws {
    let (program, reference, first) = try asked()
    defer { program.remove() }
    let said = ok(program, "court-report", "ask", reference, "--kind", "addendum", "--hearing", "next", "--all-options")
    #expect(said.contains("due Friday 27 November 2026"))
    #expect(program.run("court-report", "begin", reference).errors.contains("several reports in hand"))
    ok(program, "court-report", "begin", reference, "--report", first)
    let shown = try rows(program.run("court-report", "show", reference, "--report", first, "--json").output)
    let document = try #require(shown.last?["id"] as? String)
    let listed = try rows(program.run("court-report", "list", "--json").output)
    let second = try #require(
      listed.first { $0["case"] as? String == reference && $0["report"] as? String != first }?["report"] as? String)
    let refused = program.run("court-report", "begin", reference, "--report", second, "--reuse", document)
    #expect(refused.status == 4 && refused.errors.contains("never passed its quality check"))
    ok(program, "court-report", "ask", reference, "--report", second, "--due", "1 dec", "--author", "kmason")
    #expect(program.run("court-report", "list", "--author", "kmason", "--json").output.contains(second))
    #expect(program.run("court-report", "list", "--late", "--author", "kmason").output == "No report is listed.\n")
    #expect(program.run("court-report", "show", reference, "--report", "r999").status == 4)
  }
}
