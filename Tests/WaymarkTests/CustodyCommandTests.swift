import Foundation
import Testing

@Suite struct CustodyCommandTests {
  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  private static let list =
    "court,date,time,family_name,given_names,date_of_birth,case_number,purpose,offences\n"
    + (1...3).map { "Eastmere Youth Court,16/11/2026,10:1\($0),Quillter,Aster\($0),\($0)/3/2010,N\($0),Plea,Robbery\n" }
    .joined()

  /// A store in which a week ago one child was sentenced to custody, one bailed and one put under a community order.
  private func aWeekAfterCourt() throws -> (program: Program, cases: [String]) {
    let program = try Program.withDemonstration()
    _ = program.run("court", "import", "-", input: Self.list)
    let lines = try rows(program.run("court", "list", "--date", "2026-11-16", "--court", "Eastmere", "--json").output)
      .filter { ($0["child"] as? String)?.hasPrefix("Quillter") ?? false }.compactMap { $0["line"] as? String }
    let decided = [
      ["--outcome", "sentenced", "--plea", "guilty", "--order", "dto=8 months", "--remarks", "No alternative"],
      ["--outcome", "adjourned", "--to", "2026-12-14", "--remand", "bail-iss", "--condition", "curfew 19:00 to 7:00"],
      ["--outcome", "sentenced", "--plea", "guilty", "--order", "yro=12 months; supervision 12 months"],
    ]
    for (line, result) in zip(lines, decided) {
      let run = program.run(all: ["court", "result", line] + result + ["--new"])
      #expect(run.status == 0, "\(run.errors)")
    }
    let after = try rows(program.run("court", "list", "--date", "2026-11-16", "--court", "Eastmere", "--json").output)
    return (program, after.filter { $0["result"] is String }.compactMap { $0["case"] as? String })
  }

  private func done(_ program: Program, _ arguments: String...) {
    let run = program.run(all: arguments)
    #expect(run.status == 0, "\(arguments): \(run.errors)")
  }

  @Test func custodyFromPlacementToRecall() throws {
    let (program, cases) = try aWeekAfterCourt()
    defer { program.remove() }
    try #require(cases.count == 3)
    let reference = cases[0]
    done(program, "custody", "place", reference, "--name", "Hillview", "--on", "16/11")
    done(
      program, "custody", "move", reference, "--name", "Larkfield", "--kind", "sch", "--on", "20/11", "--why", "Nearer")
    done(program, "custody", "people", reference, "--advocate", "Ms Dean", "--social-worker", "Mr Poole")
    done(program, "custody", "advocate", reference, "--words", "Wants to ring home", "--concern")
    done(program, "custody", "temporary", reference, "--for", "College", "--on", "20/11", "--back", "in-time")
    done(program, "custody", "mappa", reference, "--threshold", "not-met", "--why", "No serious harm")
    done(program, "custody", "risk", reference, "refer", "--words", "Harm")
    done(program, "custody", "risk", reference, "brief", "--words", "Quiet")
    done(program, "custody", "resettle", reference, "accommodation", "--what", "With his aunt", "--settled", "today")
    done(program, "custody", "check", reference, "--risk", "no", "--words", "Aunt seen")
    done(program, "custody", "meeting", reference)
    #expect(program.run("custody", "themes").output.contains("No theme"))
    done(
      program, "custody", "panel", reference, "--report", "Clear", "--theme", "school", "--lesson", "Offer ISS=14/12")
    #expect(try rows(program.run("custody", "themes", "--json").output).map { $0["theme"] as? String } == ["school"])
    let row = try #require(
      try rows(program.run("custody", "list", "--json").output).first { $0["case"] as? String == reference })
    #expect(row["place"] as? String == "Larkfield" && row["day"] as? Int == 8 && row["kind"] as? String == "sch")
    #expect(row["release"] as? String == "2027-03-16" && row["standing"] as? String == "held")
    #expect(row["missing"] as? [String] == ["resettlement"])
    let shown = program.run("custody", "show", reference)
    #expect(shown.output.contains("Larkfield (secure children") && shown.output.contains("16 Mar 2027"))
    let whole = try #require(
      try JSONSerialization.jsonObject(
        with: Data(program.run("custody", "show", reference, "--json").output.utf8)) as? [String: Any])
    #expect((whole["dates"] as? [String: Any])?["computed"] as? Bool == true)
    #expect(
      ((whole["stays"] as? [[String: Any]])?.first?["review"] as? [String: Any])?["remarks"] as? String
        == "No alternative")
    let deadlines = program.run("deadlines", "--case", reference, "--json").output
    for rule in ["risk-panel-briefing", "release-accommodation", "oversight-action", "resettlement-plan"] {
      #expect(deadlines.contains(rule) == (rule != "release-accommodation"), "\(rule)")
    }
    #expect(program.run("print", reference, "resettlement").output.contains("With his aunt"))
    #expect(program.run("print", reference, "resettlement", "--html").output.hasPrefix("<!"))
    #expect(program.run("custody", "recall", reference, "--by", "Court", "--why", "Early").status == 4)
    done(program, "custody", "release", reference, "--condition", "curfew 19:00 to 7:00", "--kind", "early")
    done(program, "custody", "conditions", reference, "--condition", "residence with his aunt @2026-11-23..2027-02-01")
    #expect(program.run("deadlines", "--case", reference, "--json").output.contains("release-home-visit"))
    done(program, "custody", "recall", reference, "--by", "Eastmere Youth Court", "--why", "Missed twice")
    #expect(!program.run("deadlines", "--case", reference, "--json").output.contains("release-home-visit"))
    #expect(program.run("custody", "list").output.contains("in custody"))
    #expect(program.run("custody", "list", "--csv").output.contains(reference))
    #expect(program.run("custody", "list", "--html").output.hasPrefix("<!"))
    #expect(program.run("case", reference, "--history").output.contains("Recalled to custody"))
    #expect(program.run("custody", "place", cases[2], "--name", "Hillview").status == 4)
    #expect(program.run("check").status == 0)
  }

  @Test func bailIsPlannedToldAndPrinted() throws {
    let (program, cases) = try aWeekAfterCourt()
    defer { program.remove() }
    let reference = cases[1]
    #expect(program.run("deadlines", "--case", reference, "--json").output.contains("bail-weekly-update"))
    done(program, "court", "bail", "plan", reference, "--programme", "Boxing", "--done", "address", "--done", "parent")
    #expect(program.run("court", "bail", "plan", reference, "--done", "no-such").status == 4)
    done(program, "court", "bail", "update", reference, "--compliance", "mixed", "--well", "Came", "--concerns", "Late")
    #expect(program.run("court", "bail", "update", reference, "--compliance", "good").status == 4)
    let row = try #require(
      try rows(program.run("court", "bail", "--json").output).first { $0["case"] as? String == reference })
    #expect(row["compliance"] as? String == "mixed" && (row["done"] as? [String])?.count == 2)
    #expect(program.run("print", reference, "bail-update").output.contains("Bail is mostly kept to."))
    #expect(
      program.run("print", reference, "bail-timetable", "--week", "30/11").output.contains("that the court asks for"))
    #expect(program.run("print", cases[0], "bail-timetable").status == 4)
    #expect(program.run("court", "bail", "update", cases[0], "--compliance", "good", "--well", "x").status == 4)
  }

  @Test func aBreachAndACivilOrderGoThroughTheirStages() throws {
    let (program, cases) = try aWeekAfterCourt()
    defer { program.remove() }
    let reference = cases[2]
    let laid = ["court", "breaches", "lay", reference, "--court", "Eastmere Youth Court", "--number", "B1"]
    #expect(program.run(all: laid).errors.contains("authorise"))
    #expect(program.run(all: laid + ["--as", "kmason"]).status == 0)
    #expect(program.run("court", "breaches", "lay", reference, "--as", "kmason").status == 4)
    done(program, "court", "breaches", "listed", reference, "--on", "14/12 1000")
    let listed = try rows(program.run("court", "breaches", "--json").output)
    #expect(listed.map { $0["case"] as? String } == [reference] && listed[0]["stage"] as? String == "listed")
    #expect(program.run("print", reference, "breach").output.contains("statement of the responsible officer"))
    #expect(
      program.run("court", "breaches", "decided", reference, "--finding", "admitted").errors.contains("has a result"))
    done(program, "court", "breaches", "decided", reference, "--finding", "admitted", "--result", "revoked")
    #expect(program.run("court", "breaches").output == "No breach is before a court.\n")
    let all = try rows(program.run("court", "breaches", "list", "--all", "--json").output)
    #expect(all.first?["result"] as? String == "revoked")
    #expect(program.run("case", reference, "--section", "orders", "--json").output.contains("revoked"))
    done(
      program, "court", "civil", "save", reference, "--kind", "cbo", "--court", "Eastmere Youth Court", "--condition",
      "Not to enter the precinct", "--to", "1/6/2027")
    let civil = try rows(program.run("court", "civil", "--json").output)
    #expect(civil.first?["holds"] as? Bool == true && civil.first?["kind"] as? String == "cbo")
    let id = try #require(civil.first?["order"] as? String)
    done(program, "court", "civil", "save", reference, "--id", id, "--ended", "today")
    #expect(program.run("court", "civil").output == "No civil order holds.\n")
    #expect(program.run("court", "civil", "save", reference, "--id", "v999").status == 4)
    #expect(program.run("court", "civil", "save", reference, "--kind", "none").status == 4)
    #expect(program.run("check").status == 0)
  }
}
