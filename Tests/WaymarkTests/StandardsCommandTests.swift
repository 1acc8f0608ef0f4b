import Foundation
import Testing

@Suite struct StandardsCommandTests {
  private func manager() throws -> Program {
    var program = try Program.withDemonstration()
    program.user = "dshah"
    let staff = program.run("export").output.split(separator: "\n").filter { $0.hasPrefix("{\"key\":\"staff/") }
    let line = try #require(staff.first { $0.contains("\"role\":\"manager\"") })
    program.user = String(try #require(line.dropFirst("{\"key\":\"staff/".count).split(separator: "\"").first))
    return program
  }

  /// A rule is added like another, listed, exported, asked for, and deleted again; each is journaled with its reason.
  @Test func aRuleIsAddedAndDeletedAsItIsEdited() throws {
    let program = try manager()
    defer { program.remove() }
    let add = [
      "standards", "add", "school-visit", "--like", "order-first-appointment", "--title", "School visit",
      "--count", "10", "--source", "Local plan 2026",
    ]
    #expect(program.run(add[0], add[1], "School!", "--like", add[4], "--source", "x").status == 4)
    #expect(
      program.run(add[0], add[1], "school-visit", "--like", "no-such", "--source", "x").errors.contains("no-such"))
    let dry = program.shell("waymark " + add.map { "'\($0)'" }.joined(separator: " ") + " --dry-run")
    #expect(dry.output.contains("would move") && !dry.output.contains("Saved"), "\(dry.errors)")
    let saved = program.shell(
      "waymark " + add.map { "'\($0)'" }.joined(separator: " ") + " --why 'Head of service' --yes")
    #expect(saved.output.hasSuffix("Saved.\n"), "\(saved.errors)")
    let again = program.shell("waymark " + add.map { "'\($0)'" }.joined(separator: " ") + " --why 'Twice' --yes")
    #expect(again.status == 4 && again.errors.contains("stands twice"))
    #expect(program.run("standards", "list").output.contains("school-visit"))
    #expect(program.run("standards", "history").output.contains("Head of service"))
    #expect(program.run("export").output.contains("{\"key\":\"standards\""))
    #expect(program.run("deadlines", "--rule", "school-visit").status == 0)
    let shipped = program.run("standards", "delete", "exit-plan", "--why", "x", "--yes")
    #expect(shipped.status == 4 && shipped.errors.contains("comes with the program"))
    let deleted = program.run("standards", "delete", "school-visit", "--why", "Not agreed", "--yes")
    #expect(deleted.output.hasSuffix("Saved.\n"), "\(deleted.errors)")
    #expect(!program.run("standards", "list").output.contains("school-visit"))
    #expect(program.run("check").status == 0)
  }

  /// What is exported has every document of the store, the newer ones of the service among them.
  @Test func theExportHasEveryDocument() throws {
    let program = try manager()
    defer { program.remove() }
    let made = program.run("standards", "edit", "--what", "workload", "--shipped", "--why", "x", "--yes")
    #expect(made.status == 0)
    _ = program.run("staff", "supervise", "pcole", "--note", "Holding well.", "--action", "Visit Leeds=4 dec")
    let keys = Set(
      program.run("export").output.split(separator: "\n").compactMap {
        $0.dropFirst("{\"key\":\"".count).split(separator: "\"").first?.split(separator: "/").first
      })
    let journal = try FileManager.default.contentsOfDirectory(atPath: program.store + "/journal").sorted().map {
      try String(contentsOfFile: program.store + "/journal/" + $0, encoding: .utf8)
    }.joined()
    for kind in ["service", "staff", "teams", "supervision", "programmes", "cases"] {
      #expect(journal.contains("\"\(kind)") == keys.contains(Substring(kind)), "\(kind)")
    }
  }

  /// Days are typed as people write them, wherever a day is asked for.
  @Test(arguments: [
    ["report", "contacts", "--from", "1 sep", "--to", "yesterday"], ["report", "hours", "--from", "1/9"],
    ["report", "visits", "--from", "1/9"], ["deadlines", "--met", "--since", "1 oct"],
    ["report", "timeliness", "--from", "mon"], ["diary", "--from", "1 sep 2026", "--days", "90", "--all"],
  ])
  func daysAreReadAlike(arguments: [String]) throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.shell("waymark " + arguments.map { "'\($0)'" }.joined(separator: " "))
    #expect(run.status == 0 && !run.output.isEmpty, "\(run.errors)")
    let wrong =
      arguments.prefix { $0 != "--from" && $0 != "--since" } + [
        arguments.contains("--since") ? "--since" : "--from", "someday",
      ]
    let refused = program.shell("waymark " + wrong.map { "'\($0)'" }.joined(separator: " "))
    #expect(refused.status == 4 && refused.errors.contains("someday"), "\(refused.errors)")
  }
}
