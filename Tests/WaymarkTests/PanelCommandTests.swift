import Foundation
import Testing

@Suite struct PanelCommandTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
  }

  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]], "\(text)")
  }

  @Test func thePackAndItsMinutesComeFromTheRecord() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    program.user = "dshah"
    let open = try rows(program.run("caseload", "--json").output)
    let reference = try #require(open.first?["case"] as? String ?? open.first?["reference"] as? String)
    let asked = program.run("court-report", "ask", reference, "--kind", "progress", "--due", "27 nov")
    #expect(asked.status == 0, "\(asked.errors)")
    let pack = try object(program.run("court", "panel", "--json").output)
    #expect(pack["from"] as? String == "2026-11-23" && pack["to"] as? String == "2026-11-29")
    let reports = try #require(pack["reports"] as? [[String: Any]])
    #expect(reports.contains { $0["case"] as? String == reference && $0["stage"] as? String == "requested" })
    #expect((pack["trends"] as? [[String: Any]])?.map { $0["weeks"] as? Int } == [4, 13])
    let text = program.run("court", "panel").output
    #expect(text.hasPrefix("Court Review Panel, week of 23 November 2026\n") && text.contains("THEMES AND TRENDS"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 78 })
    #expect(program.run("court", "panel", "pack", "--html").output.hasPrefix("<!DOCTYPE html>"))
    #expect(program.run("court", "panel", "pack", "--week", "16 nov", "--json").output.contains("2026-11-16"))
    #expect(program.run("court", "panel", "--html", "--json").status == 2)
    let written = program.run(
      "court", "panel", "minutes", "--present", "Dana Shah, manager", "--present", "PC Ward", "--note",
      "\(reference)=Proposal is fair.", "--action", "\(reference)=K. Mason: Home visit=27 nov")
    #expect(written.output == "Minutes of 23 November 2026: 1 note, 1 action.\n", "\(written.errors)")
    let minutes = try #require(
      try object(program.run("court", "panel", "--json").output)["minutes"] as? [[String: Any]])
    #expect((minutes.first?["present"] as? [String])?.count == 2)
    let due = try rows(program.run("deadlines", "--case", reference, "--rule", "oversight-action", "--json").output)
    #expect(due.contains { $0["title"] as? String == "For the manager: Home visit (K. Mason)" })
    #expect(program.run("oversight", "--case", reference).output.contains("Oversight, panel"))
    #expect(program.run("court", "panel", "minutes", "--note", "x=y").status == 4)
    #expect(program.run("court", "panel", "minutes", "--action", "\(reference)=Visit=27 nov").status == 2)
    program.user = "hgreen"
    #expect(program.run("court", "panel", "minutes", "--note", "\(reference)=Mine.").status == 3)
    #expect(program.run("check").status == 0)
  }
}
