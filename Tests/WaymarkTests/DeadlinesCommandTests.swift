import Foundation
import Testing

@Suite struct DeadlinesCommandTests {
  private func rows(_ run: Program.Run) throws -> [[String: Any]] {
    #expect(run.status == 0, "\(run.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
  }

  @Test func theListHasTheShapeThatScriptsRelyOn() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let found = try rows(program.run("deadlines", "--json"))
    #expect(found.count > 20)
    let names: Set = [
      "case", "child", "worker", "rule", "title", "from", "due", "state", "daysLate", "lateReason", "source", "order",
    ]
    for row in found { #expect(Set(row.keys) == names) }
    let keys = found.map { row in ["due", "case", "rule"].map { (row[$0] as? String) ?? "" } }
    #expect(keys == keys.sorted { $0.lexicographicallyPrecedes($1) })
    let states = Set(found.compactMap { $0["state"] as? String })
    #expect(states.isSubset(of: ["upcoming", "due", "today", "overdue", "lateJustified"]))
    #expect(try rows(program.run("deadlines", "--json", "--met")).contains { $0["metOn"] is String })
    #expect(program.run("deadlines", "--csv").output.hasPrefix("case,child,worker,rule,title,from,due,state"))
  }

  @Test(arguments: [
    ["--rule", "exit-plan"], ["--until", "2026-11-30"], ["--state", "overdue"], ["--worker", "demo"],
  ])
  func filtersNarrowTheList(filter: [String]) throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let all = try rows(program.run("deadlines", "--json")).count
    let some = try rows(program.run("deadlines", "--json", filter[0], filter[1]))
    #expect(some.count < all)
    for row in some {
      switch filter[0] {
      case "--rule": #expect(row["rule"] as? String == "exit-plan")
      case "--until": #expect((row["due"] as? String ?? "9") <= "2026-11-30")
      case "--state": #expect(row["state"] as? String == "overdue")
      default: #expect(row["worker"] as? String == "demo")
      }
    }
  }

  @Test func aDayIsTypedAsPeopleWriteIt() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    #expect(
      program.run("deadlines", "--json", "--until", "30 nov").output
        == program.run("deadlines", "--json", "--until", "2026-11-30").output)
    #expect(
      program.run("report", "timeliness", "--json", "--from", "1 oct", "--to", "today").output
        == program.run("report", "timeliness", "--json", "--from", "2026-10-01", "--to", "2026-11-23").output)
    #expect(
      program.run("diary", "--json", "--from", "thu").output
        == program.run("diary", "--json", "--from", "2026-11-26").output)
  }

  @Test(
    arguments: [
      (["deadlines", "--rule", "no-such"], Int32(4), "waymark standards"),
      (["deadlines", "--until", "soon"], 4, "23 nov 2026"), (["report", "timeliness", "--from", "soon"], 4, "23 nov"),
      (["deadlines", "--worker", "nobody"], 4, "nobody"), (["caseload", "--worker", "nobody"], 4, "nobody"),
      (["enforcement", "list", "--worker", "nobody"], 4, "nobody"), (["allocate", "--team", "none"], 4, "none"),
      (["handover", "demo", "--to", "kmason", "--last-day", "soon"], 4, "23 nov"),
      (["deadlines", "--state", "gone"], 4, "overdue"), (["deadlines", "--team", "none"], 4, "none"),
      (["report", "timeliness", "--by", "colour"], 2, "rule, worker, team, week or month"),
      (["standards", "show", "no-such"], 4, "lists them"),
    ] as [([String], Int32, String)])
  func mistakesSayWhatToDo(arguments: [String], status: Int32, part: String) throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.shell("waymark " + arguments.joined(separator: " "))
    #expect(run.status == status)
    #expect(run.errors.contains(part), "\(run.errors)")
  }

  @Test func lateForAReasonIsReportedApart() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let late = try #require(try rows(program.run("deadlines", "--json", "--state", "overdue")).first)
    let reference = try #require(late["case"] as? String)
    let rule = try #require(late["rule"] as? String)
    let refused = program.run("deadline", "late", reference, rule, "--because", "Flood.", "--by", "demo")
    #expect(refused.status == 3 && refused.errors.contains("manager"))
    let accepted = program.run("deadline", "late", reference, rule, "--because", "Flood.", "--by", "kmason")
    #expect(accepted.status == 0, "\(accepted.errors)")
    let justified = try rows(program.run("deadlines", "--json", "--state", "lateJustified"))
    #expect(justified.contains { $0["case"] as? String == reference && $0["lateReason"] as? String == "Flood." })
    #expect(program.run("deadline", "done", reference, rule, "--on", "today").status == 0)
    let met = try rows(program.run("deadlines", "--json", "--case", reference, "--met"))
    #expect(met.contains { $0["metOn"] as? String == "2026-11-23" && $0["state"] as? String == "metLate" })
    #expect(program.run("deadline", "reopen", reference, rule, "--because", "By mistake.").status == 0)
    #expect(program.run("check").status == 0)
  }

  @Test func theReportCountsEveryObligationOnce() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    var totals: Set<[Int]> = []
    for grouping in ["rule", "worker", "team", "week", "month"] {
      let found = try rows(
        program.run("report", "timeliness", "--from", "2026-10-01", "--to", "2026-11-30", "--by", grouping, "--json"))
      totals.insert(
        ["onTime", "lateWithReason", "late", "notYetDue", "setAside"].map { name in
          found.reduce(0) { $0 + (($1[name] as? Int) ?? 0) }
        })
    }
    #expect(totals.count == 1)
    let page = program.run("report", "timeliness", "--html").output
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<th scope=\"col\" class=\"right\">On time</th>"))
  }

  @Test func standardsAreCheckedPreviewedAndJournaled() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    let shown = program.run("standards", "show").output
    let file = program.folder.appendingPathComponent("standards.json")
    try shown.replacing("\"title\": \"Exit plan\"", with: "\"title\": \"\"").write(
      to: file, atomically: true, encoding: .utf8)
    let faults = program.run("standards", "check", file.path)
    #expect(faults.status == 1)
    #expect(faults.output.contains("rule exit-plan says nothing in \u{201C}title\u{201D}."))
    program.user = "kmason"
    #expect(program.run("standards", "edit", "--file", file.path, "--why", "x", "--yes").status == 4)
    program.user = "demo"
    try shown.replacing("\"count\": -14", with: "\"count\": -21").write(to: file, atomically: true, encoding: .utf8)
    let refused = program.run("standards", "edit", "--file", file.path, "--why", "x", "--yes")
    #expect(refused.status == 3 && refused.errors.contains("Only a manager"))
    program.user = "kmason"
    #expect(program.run("standards", "history").output.contains("as they come with the program"))
    let before = try rows(program.run("deadlines", "--json", "--rule", "exit-plan"))
    let preview = program.run("standards", "edit", "--file", file.path, "--dry-run")
    #expect(preview.output.contains("would move"))
    #expect(try rows(program.run("deadlines", "--json", "--rule", "exit-plan")).count == before.count)
    #expect(program.run("standards", "edit", "--file", file.path, "--why", "Three weeks.", "--yes").status == 0)
    let after = try rows(program.run("deadlines", "--json", "--rule", "exit-plan"))
    #expect(after.compactMap { $0["due"] as? String } != before.compactMap { $0["due"] as? String })
    #expect(program.run("standards").output.contains("The service's own."))
    let edited = program.shell("EDITOR='sed -i s/:.-21/:-14/' waymark standards edit --why 'Back.' --yes")
    #expect(edited.status == 0, "\(edited.errors)")
    let history = try rows(program.run("standards", "history", "--json"))
    #expect(history.compactMap { $0["why"] as? String } == ["Back.", "Three weeks."])
    #expect(history.first?["entries"] as? [String] == ["rule exit-plan"])
    #expect(
      try rows(program.run("deadlines", "--json", "--rule", "exit-plan")).compactMap { $0["due"] as? String }
        == before.compactMap { $0["due"] as? String })
    #expect(program.run("check").status == 0)
  }
}
