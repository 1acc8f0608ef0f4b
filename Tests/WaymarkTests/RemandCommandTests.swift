import Foundation
import Testing

@Suite struct RemandCommandTests {
  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  private static let list =
    "court,date,time,family_name,given_names,date_of_birth,case_number,purpose,offences\n"
    + (1...3).map { "Eastmere Youth Court,16/11/2026,10:1\($0),Quillter,Aster\($0),\($0)/3/2011,N\($0),Plea,Robbery\n" }
    .joined()

  /// A store in which a week ago one child was remanded, one bailed, and a warrant was issued of one.
  private func aWeekAfterCourt() throws -> (program: Program, cases: [String]) {
    let program = try Program.withDemonstration()
    let imported = program.run("court", "import", "-", input: Self.list)
    #expect(imported.status == 0, "\(imported.errors)")
    let lines = try rows(program.run("court", "list", "--date", "2026-11-16", "--court", "Eastmere", "--json").output)
      .filter { ($0["child"] as? String)?.hasPrefix("Quillter") ?? false }.compactMap { $0["line"] as? String }
    let decided = [
      [
        "--outcome", "adjourned", "--to", "2026-12-14", "--remand", "remand-yda", "--alternatives", "Foster care",
      ],
      [
        "--outcome", "adjourned", "--to", "2026-12-14", "--remand", "bail-supervision", "--condition",
        "curfew 19:00 to 7:00",
      ],
      ["--outcome", "warrant", "--warrant", "not-backed"],
    ]
    for (line, result) in zip(lines, decided) {
      let run = program.run(all: ["court", "result", line] + result + ["--new"])
      #expect(run.status == 0, "\(run.errors)")
    }
    let after = try rows(program.run("court", "list", "--date", "2026-11-16", "--court", "Eastmere", "--json").output)
    return (program, after.filter { $0["result"] is String }.compactMap { $0["case"] as? String })
  }

  @Test func bedNightsAreCountedByMonthAndPriced() throws {
    let (program, cases) = try aWeekAfterCourt()
    defer { program.remove() }
    try #require(cases.count == 3)
    let listed = try rows(program.run("court", "remands", "--json").output)
    let held = try #require(listed.first { $0["case"] as? String == cases[0] })
    #expect(held["status"] as? String == "remand-yda" && held["nights"] as? Int == 7)
    #expect(held["lookedAfter"] as? Bool == true && held["next"] as? String == "2026-12-14")
    #expect((held["pence"] as? Int ?? 0) > 0)
    #expect(held["note"] as? String == "Foster care")
    let work = try rows(program.run("court", "bail", "--json").output).first { $0["case"] as? String == cases[0] }
    #expect(work?["alternatives"] as? String == "Foster care" && work?["missing"] as? Bool == false)
    let bailed = try #require(listed.first { $0["case"] as? String == cases[1] })
    #expect(bailed["nights"] as? Int == 0 && (bailed["conditions"] as? [String])?.count == 1)
    let before = try rows(program.run("court", "remands", "--month", "2026-10", "--json").output)
    #expect(before.first { $0["case"] as? String == cases[0] }?["nights"] as? Int == 0)
    #expect(program.run("court", "remands").output.contains("bed nights ("))
    #expect(program.run("court", "remands", "--csv").output.contains("Quillter"))
    #expect(program.run("court", "remands", "--html").output.hasPrefix("<!"))
    #expect(program.run("court", "remands", "--page").output.contains("The night of arrival counts"))
    #expect(program.run("court", "remands", "--month", "November").status == 4)
    let shown = program.run("case", cases[0]).output
    #expect(shown.contains("Remand to youth detention accommodation since 16 Nov 2026"))
    #expect(shown.contains("Looked after while remanded"))
    #expect(program.run("case", cases[1]).output.contains("curfew 19:00 to 7:00, from 16 Nov 2026"))
    let note = program.run("print", cases[1], "bail-breach")
    #expect(note.status == 0 && note.output.contains("curfew 19:00 to 7:00"), "\(note.errors)")
    #expect(program.run("print", cases[0], "bail-breach").status == 4)
  }

  @Test func aWarrantIsCheckedAndEnded() throws {
    let (program, cases) = try aWeekAfterCourt()
    defer { program.remove() }
    let reference = try #require(cases.last)
    let listed = try rows(program.run("court", "warrants", "--json").output)
    #expect(listed.map { $0["case"] as? String } == [reference])
    #expect(listed.first?["due"] as? String == "2026-11-23")
    #expect(program.run("case", reference).output.contains("Warrant of 16 Nov 2026, never checked"))
    #expect(program.run("deadlines", "--case", reference, "--json").output.contains("warrant-weekly-check"))
    let checked = program.run("court", "warrants", "checked", reference, "--note", "active")
    #expect(checked.status == 0, "\(checked.errors)")
    let after = try rows(program.run("court", "warrants", "list", "--json").output)
    #expect(after.first?["due"] as? String == "2026-11-30")
    #expect(after.first?["checked"] as? [String] == ["2026-11-23"])
    #expect(program.run("court", "warrants", "ended", reference, "--on", "1/11").status == 4)
    let ended = program.run("court", "warrants", "ended", reference, "--how", "withdrawn")
    #expect(ended.output.contains("warrant withdrawn on"), "\(ended.errors)")
    #expect(program.run("court", "warrants").output == "No warrant stands.\n")
    #expect(program.run("court", "warrants", "ended", reference).status == 4)
    #expect(program.run("case", reference, "--history").output.contains("Warrant withdrawn"))
    #expect(program.run("check").status == 0)
  }
}
