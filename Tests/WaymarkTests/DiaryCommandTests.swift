import Foundation
import Testing

@Suite struct DiaryCommandTests {
  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func theDiaryHasWhatIsBookedAndItsCalendarNoNames() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.run("contact", "add", "1", "--kind", "home", "--when", "2026-11-25 1430", "--length", "45m")
    #expect(run.status == 0, "\(run.errors)")
    let booked = try rows(program.run("diary", "--json").output)
    let mine = try #require(booked.first { $0["at"] as? String == "2026-11-25T14:30" })
    #expect(mine["case"] as? String == "YJ-000001")
    #expect(booked.allSatisfy { $0["worker"] as? String == "demo" })
    let calendar = program.run("diary", "--ics")
    #expect(calendar.status == 0)
    #expect(calendar.output.contains("DTSTART:20261125T143000Z\r\nDTEND:20261125T151500Z\r\n"))
    #expect(calendar.output.contains("YJ-000001"))
    for row in booked {
      let child = try #require(row["child"] as? String)
      let family = try #require(child.split(separator: ",").first)
      #expect(!calendar.output.contains(family))
    }
    #expect(try rows(program.run("diary", "--all", "--json", "--days", "30").output).count >= booked.count)
    #expect(program.run("diary", "--from", "2030-01-01").output == "Nothing is booked.\n")
    #expect(program.run("diary", "--csv").output.hasPrefix("at,kind,child,"))
  }

  @Test(
    arguments: [
      (["--worker", "nobody"], Int32(4)), (["--team", "none"], 4), (["--days", "0"], 2), (["--from", "soon"], 4),
      (["--ics", "--json"], 2), (["--all", "--team", "prevention"], 2),
    ] as [([String], Int32)])
  func mistakes(arguments: [String], status: Int32) throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    #expect(program.shell("waymark diary " + arguments.joined(separator: " ")).status == status)
  }

  @Test func aSeriesIsBookedAndOneOfItMoved() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.run(
      "contact", "series", "1", "--kind", "office", "--when", "14 dec 1000", "--times", "4", "--busy",
      "tue 9-11 college", "--json")
    #expect(run.status == 0, "\(run.errors)")
    let booked = try rows(run.output).compactMap { $0["booked"] as? String }
    #expect(booked == ["2026-12-14T10:00", "2026-12-21T10:00", "2026-12-30T10:00", "2027-01-04T10:00"])
    let listed = try rows(program.run("diary", "--from", "2026-12-14", "--days", "1", "--json").output)
    let id = try #require(listed.first { $0["case"] as? String == "YJ-000001" }?["contact"] as? String)
    let moved = program.run(
      "contact", "reschedule", "1", id, "--to", "16 dec 1500", "--request", "child", "--why", "Mock exam")
    #expect(moved.status == 0, "\(moved.errors)")
    #expect(program.run("diary", "--from", "2026-12-16", "--days", "1", "--json").output.contains("2026-12-16T15:00"))
    #expect(program.run("export", "--as", "rellis", "--case", "1").output.contains("\"request\":\"child\""))
    for arguments in [["c9.9", "child", "x"], [id, "nobody", "x"], [id, "child", ""]] {
      let run = program.run(
        "contact", "reschedule", "1", arguments[0], "--to", "17 dec 1500", "--request", arguments[1], "--why",
        arguments[2])
      #expect(run.status == 4, "\(arguments)")
    }
    #expect(program.run("check").status == 0)
  }

  @Test func caretakingIsSaidAndCountedApart() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    program.user = "rellis"
    #expect(program.run("caretaking", "1", "--by", "Southmere").output == "YJ-000001 is supervised by Southmere.\n")
    let loads = try rows(program.run("workload", "--json").output)
    #expect(loads.contains { ($0["heldElsewhere"] as? Int ?? 0) > 0 })
    #expect(program.run("caseload", "--all", "--json").output.contains("\"heldBy\": \"Southmere\""))
    #expect(program.run("caretaking", "1").output == "YJ-000001 is the service's own.\n")
  }
}
