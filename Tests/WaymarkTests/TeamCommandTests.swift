import Foundation
import Testing

@Suite("A new service sets itself up") struct TeamCommandTests {
  private let program: Program

  init() throws {
    program = try Program()
    #expect(program.run("init").status == 0)
  }

  private func done(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) {
    let run = program.run(all: arguments)
    #expect(run.status == 0, "\(run.errors)", sourceLocation: sourceLocation)
  }

  @Test func fromAnEmptyStoreToTeamsWithManagersAndStaff() throws {
    defer { program.remove() }
    #expect(program.run("team", "list").output.contains("There is no team yet"))
    let early = program.run("staff", "save", "pcole", "--name", "Priya Cole", "--role", "manager", "--team", "north")
    #expect(early.status == 4 && early.errors.contains("There is no team north"), "\(early.errors)")
    done("service", "save", "--name", "Eastmere Youth Justice Service", "--borough", "Eastmere")
    done("team", "save", "north", "--name", "North team")
    done("staff", "save", "pcole", "--name", "Priya Cole", "--role", "manager", "--team", "north")
    done("staff", "save", "asmith", "--name", "Ali Smith", "--role", "officer", "--team", "north")
    let saved = program.run("team", "save", "north", "--manager", "pcole")
    #expect(saved.output == "Saved: north, North team, managed by Priya Cole.\n", "\(saved.errors)")
    let team = try #require(try program.rows("team", "list").first)
    #expect(team["id"] as? String == "north" && team["name"] as? String == "North team")
    #expect(team["manager"] as? String == "pcole" && team["staff"] as? Int == 2)
    let service = try #require(try program.rows("service", "show").first)
    #expect(service["name"] as? String == "Eastmere Youth Justice Service")
    #expect(service["borough"] as? String == "Eastmere")
    done("service", "save", "--name", "Eastmere YJS")
    #expect(program.run("service", "show").output.contains("Eastmere YJS"))
    #expect(try program.rows("service", "show").first?["borough"] as? String == "Eastmere")
    done("team", "save", "north", "--no-manager")
    #expect(try program.rows("team", "list").first?["manager"] is NSNull)
    let journal = program.shell("cat \"$WAYMARK_STORE\"/journal/*.jsonl").output
    #expect(journal.components(separatedBy: "\"team.save\"").count == 4 && journal.contains("\"service.save\""))
    #expect(FailClosedTests.trail(program).contains("\"what\":\"team list\""))
    #expect(program.run("check").status == 0)
  }

  @Test func whoMayNotIsToldSoAndNothingIsSaved() throws {
    defer { program.remove() }
    done("team", "save", "north", "--name", "North team")
    done("staff", "save", "pcole", "--name", "Priya Cole", "--role", "manager")
    done("staff", "save", "asmith", "--name", "Ali Smith", "--role", "officer", "--team", "north")
    let before = program.run("export").output
    for (arguments, status, words) in [
      (["team", "save", "north", "--manager", "pcole", "--as", "pcole"], 3, "Nobody changes what they themselves"),
      (["team", "save", "north", "--name", "Mine", "--as", "asmith"], 3, "alter the staff"),
      (["service", "save", "--name", "Mine", "--as", "asmith"], 3, "alter the staff"),
      (["team", "save", "north", "--manager", "nobody"], 4, "nobody"), (["team", "save", "south"], 4, "needs a name"),
      (["team", "save", "../x", "--name", "X"], 4, "../x"), (["service", "save", "--name", ""], 4, "needs a name"),
      (["service", "save"], 2, "--name"),
      (["team", "save", "north", "--manager", "pcole", "--no-manager"], 2, "exclude"),
    ] as [([String], Int32, String)] {
      let run = program.run(all: arguments)
      #expect(run.status == status && run.errors.contains(words), "\(arguments): \(run.errors)")
    }
    #expect(program.run("export").output == before)
  }
}
