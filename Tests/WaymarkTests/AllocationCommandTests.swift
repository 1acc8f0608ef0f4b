import Foundation
import Testing

@Suite struct AllocationCommandTests {
  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func allocatingTellsWhatIsDueAndWritesItDown() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
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
    let exported = program.run("export", "--case", "1").output
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
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let before = program.run("export").output
    let words = arguments.map { "'" + $0 + "'" }.joined(separator: " ")
    for extra in ["", " --dry-run"] {
      let run = program.shell("waymark allocate " + words + extra)
      #expect(run.status == status, "\(run.errors)")
      #expect(run.errors.contains(part), "\(run.errors)")
    }
    #expect(program.run("export").output == before)
  }
}
