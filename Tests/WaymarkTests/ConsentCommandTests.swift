import Foundation
import Testing

@Suite struct ConsentCommandTests {
  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func aConsentIsRecordedPutRightWithdrawnAndRemoved() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let people = try rows(program.run("case", "2", "--section", "people", "--json").output)
    let person = try #require(people.first?["id"] as? String)
    let before = try rows(program.run("consent", "list", "2", "--json").output).count
    let made = program.run(
      "consent", "record", "2", "--to", "sharing", "--by", person, "--answer", "given", "--how", "in-writing", "--with",
      "Eastmere College", "--on", "2/11/2026", "--until", "2/5/2027", "--note", "Attendance alone.")
    #expect(made.status == 0, "\(made.errors)")
    let id = try #require(made.output.split(separator: " ").last.map { String($0.dropLast(2)) })
    func row() throws -> [String: Any] {
      try #require(
        try rows(program.run("case", "2", "--section", "consents", "--json").output).first {
          $0["id"] as? String == id
        })
    }
    var found = try row()
    #expect(found["standing"] as? String == "stands" && found["until"] as? String == "2027-05-02")
    #expect(found["person"] as? String == person && found["sharedWith"] as? String == "Eastmere College")
    #expect(program.run("consent", "record", "2", "--id", id, "--until", "3/11/2026").status == 0)
    found = try row()
    #expect(found["standing"] as? String == "ended" && found["note"] as? String == "Attendance alone.")
    #expect(program.run("consent", "record", "2", "--id", id, "--until", "none").status == 0)
    #expect(program.run("consent", "withdraw", "2", id, "--on", "1/11/2026").errors.contains("before it was given"))
    #expect(program.run("consent", "withdraw", "2", id, "--why", "Enough.").status == 0)
    #expect(program.run("consent", "withdraw", "2", id).errors.contains("already"))
    found = try row()
    #expect(found["standing"] as? String == "withdrawn" && found["why"] as? String == "Enough.")
    #expect(program.run("consent", "list", "2").output.contains("withdrawn 23 Nov 2026"))
    let text = program.run("case", "2").output
    #expect(text.contains("No consent to ") && text.contains("Eastmere College (withdrawn 23 Nov 2026)"), "\(text)")
    #expect(program.run("case", "2", "--json").output.contains("\"sharedWith\": \"Eastmere College\""))
    #expect(program.run("case", "2", "--section", "history").output.contains("Consent withdrawn"))
    #expect(program.run("remove", "2", person, "--why", "Wrong.").errors.contains("of theirs"))
    #expect(program.run("undo", "2").status == 0)
    #expect(try row()["standing"] as? String == "stands")
    #expect(program.run("remove", "2", id, "--why", "Another child's.").status == 0)
    #expect(try rows(program.run("consent", "list", "2", "--json").output).count == before)
    #expect(program.run("check").status == 0)
  }

  @Test func whatIsMissingOrUnknownIsSaid() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let start = ["consent", "record", "2", "--to", "media", "--how", "orally", "--answer", "given"]
    #expect(program.run(all: start).errors.contains("--by is missing"))
    #expect(program.run(all: start + ["--by", "p99"]).errors.contains("no person p99"))
    #expect(program.run(all: start + ["--by", "parent"]).errors.contains("who answered"))
    #expect(program.run(all: start + ["--by", "child", "--on", "1/12/2026"]).errors.contains("in the future"))
    #expect(program.run("consent", "withdraw", "2", "n999999").errors.contains("no consent n999999"))
    #expect(program.run("consent", "record", "2", "--id", "n999999", "--note", "x").status == 4)
  }
}

@Suite struct FlagCommandTests {
  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func aFlagIsSavedLookedAtAndListed() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let saved = program.run(
      "flag", "save", "2", "domestic-abuse", "--from", "2/11/2026", "--review", "20/11/2026", "--told-to", "The school",
      "--told-why", "He walks home alone.", "--note", "Ring first.")
    #expect(saved.status == 0, "\(saved.errors)")
    func row() throws -> [String: Any] {
      try #require(
        try rows(program.run("flag", "list", "2", "--json").output).last { $0["kind"] as? String == "domestic-abuse" })
    }
    let flag = try row()
    #expect(flag["daysLate"] as? Int == 3 && flag["toldTo"] as? String == "The school")
    let due = ["deadlines", "--case", "2", "--rule", "flag-review", "--json"]
    #expect(try rows(program.run(all: due).output).map { $0["due"] as? String } == ["2026-11-20"])
    #expect(program.run("flag", "save", "2", "domestic-abuse", "--review", "none").status == 0)
    #expect(try rows(program.run(all: due).output).isEmpty)
    #expect(try row()["note"] as? String == "Ring first.")
    #expect(program.run("flag", "save", "2", "pigeons").errors.contains("no \u{201C}pigeons\u{201D}"))
    #expect(program.run("flag", "save", "2", "knife", "--told-on", "today").errors.contains("Nobody is chosen"))
    #expect(program.run("check").status == 0)
  }
}
