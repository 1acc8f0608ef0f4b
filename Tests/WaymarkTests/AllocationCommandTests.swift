import Foundation
import Testing

@Suite struct AllocationCommandTests {
  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func allocatingTellsWhatIsDueAndWritesItDown() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    program.user = "rellis"
    let before = try rows(program.run("allocate", "--json").output).count
    #expect(program.run("allocate", "1", "--team", "prevention", "--reason", "Diverted.").status == 0)
    let queue = try rows(program.run("allocate", "--json").output)
    #expect(queue.count == before + 1)
    let mine = try #require(queue.first { $0["case"] as? String == "YJ-000001" })
    #expect(mine["daysWaiting"] as? Int == 0)
    let dry = program.run("allocate", "1", "--to", "kmason", "--dry-run", "--json")
    #expect(try rows(program.run("allocate", "--json").output).count == before + 1)
    let made = program.run("allocate", "1", "--to", "kmason", "--note", "See her.", "--json")
    #expect(made.status == 0, "\(made.errors)")
    let (proposed, entry) = try (rows(dry.output)[0], rows(made.output)[0])
    #expect(proposed["due"] as? [[String: String]] == entry["due"] as? [[String: String]])
    #expect((entry["due"] as? [[String: String]])?.isEmpty == false)
    let exported = program.run("export", "--as", "rellis", "--case", "1").output
    #expect(exported.contains("\"dues\":[{"))
    #expect(exported.contains("See her."))
    #expect(program.run("check").status == 0)
  }

  @Test(
    arguments: [
      (["1"], Int32(2), "--to USER"), (["1", "--to", "nobody"], 4, "nobody"), (["9999", "--to", "kmason"], 4, "9999"),
      (["1", "2", "x", "--to", "kmason"], 4, "YJ-000142"), (["1", "--team", "none"], 4, "none"),
      (["60", "--to", "kmason"], 4, "closed"),
    ] as [([String], Int32, String)])
  func mistakesChangeNothing(arguments: [String], status: Int32, part: String) throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    program.user = "rellis"
    let before = program.run("export", "--as", "rellis").output
    let words = arguments.map { "'" + $0 + "'" }.joined(separator: " ")
    for extra in ["", " --dry-run"] {
      let run = program.shell("waymark allocate " + words + extra)
      #expect(run.status == status, "\(run.errors)")
      #expect(run.errors.contains(part), "\(run.errors)")
    }
    #expect(program.run("export", "--as", "rellis").output == before)
  }

  @Test func workloadsAddUpAndAPageIsThere() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    program.user = "rellis"
    let loads = try rows(program.run("workload", "--json").output)
    let open = try rows(program.run("caseload", "--all", "--json").output)
    let held = loads.reduce(0) { $0 + ($1["open"] as? Int ?? 0) }
    #expect(held == open.count { $0["worker"] is String })
    for load in loads {
      let parts = ["own", "heldForOthers", "heldElsewhere"].compactMap { load[$0] as? Int }.reduce(0, +)
      #expect(parts == load["open"] as? Int)
    }
    let csv = program.run("workload", "--csv").output
    #expect(csv.hasPrefix("worker,name,team,open,"))
    #expect(program.run("workload", "kmason").output.contains("Cases ("))
    #expect(program.run("workload", "nobody").status == 4)
    let before = loads.first { $0["worker"] as? String == "kmason" }?["capacity"] as? Int
    #expect(program.run("staff", "reduce", "kmason", "--percent", "50", "--why", "Duty").status == 0)
    let after = try rows(program.run("workload", "kmason", "--json").output).first?["capacity"] as? Int
    #expect(after == before.map { $0 / 2 })
    #expect(program.run("staff", "reduce", "kmason", "--percent", "150", "--why", "Duty").status == 4)
  }

  @Test func aLeaversWorkIsHandedOverAndNothingIsLeft() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    program.user = "rellis"
    let listed = program.run("handover", "demo", "--json")
    #expect(listed.status == 1)
    let held = try rows(listed.output)
    #expect(!held.isEmpty)
    let first = try #require(held.first?["case"] as? String)
    let dry = program.run("handover", "demo", "--to", "kmason", "--to", "rellis", "--dry-run", "--json")
    #expect(Set(try rows(dry.output).compactMap { $0["to"] as? String }).isSubset(of: ["kmason", "rellis"]))
    #expect(try rows(program.run("handover", "demo", "--json").output).count == held.count)
    let run = program.run(
      "handover", "demo", "--to", "kmason", "--case", first + "=rellis", "--note", "Leaves on Friday.", "--last-day",
      "2026-11-27")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Nothing is left"))
    #expect(program.run("handover", "demo").output == "Nothing is in hand.\n")
    #expect(program.run("handover", "demo").status == 0)
    #expect(program.run("case", first).output.contains("rellis") || program.run("case", first).output.contains("Ellis"))
    #expect(program.run("check").status == 0)
    #expect(program.run("handover", "kmason", "--to", "kmason").status == 4)
    #expect(program.run("handover", "kmason", "--case", "9999=rellis").status == 4)
  }

  @Test func aDeputysDayHasTheOthersWorkAndTheTrailSaysFor() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    program.user = "rellis"
    #expect(!program.run("today").output.contains("for K. Mason"))
    let own = program.run("staff", "cover", "kmason", "--by", "rellis", "--to", "fri", "--why", "Leave")
    #expect(own.status == 3 && own.errors.contains("Nobody changes what they themselves may"), "\(own.errors)")
    program.user = "kmason"
    let cover = program.run("staff", "cover", "kmason", "--by", "rellis", "--to", "fri", "--why", "Leave")
    #expect(cover.status == 0, "\(cover.errors)")
    program.user = "rellis"
    #expect(program.run("today").output.contains("for K. Mason"))
    let held = try rows(program.run("caseload", "--worker", "kmason", "--json").output)
    let reference = try #require(held.first?["case"] as? String)
    #expect(
      program.run("contact", "add", reference, "--kind", "phone", "--outcome", "held", "--note", "Rang.").status == 0)
    #expect(program.run("case", reference, "--history", "--json").output.contains("Acting for kmason."))
    program.today = "2026-11-30"
    #expect(!program.run("today").output.contains("for K. Mason"))
    #expect(program.run("staff", "cover", "kmason", "--by", "kmason", "--to", "2026-12-27").status == 4)
    #expect(program.run("check").status == 0)
  }

  @Test func supervisionsAreRecordedWithTheirActions() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    let refused = program.run("staff", "supervise", "kmason", "--note", "Two cases.")
    #expect(refused.status == 3 && refused.errors.contains("are for kmason and their managers"), "\(refused.errors)")
    program.user = "rellis"
    let run = program.run(
      "staff", "supervise", "kmason", "--action", "Visit Leeds=2026-12-04", "--note", "Two cases.", "--kind", "clinical"
    )
    #expect(run.status == 0, "\(run.errors)")
    let page = program.run("workload", "kmason").output
    #expect(page.contains("4 Dec 2026  Visit Leeds"))
    #expect(page.contains("23 Nov 2026  clinical"))
    program.user = "demo"
    #expect(!program.run("workload", "kmason").output.contains("Visit Leeds"))
    #expect(program.run("staff", "supervise", "kmason", "--action", "Visit Leeds").status == 4)
    #expect(program.run("check").status == 0)
  }
}
