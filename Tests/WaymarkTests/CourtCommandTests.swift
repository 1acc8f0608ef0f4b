import Foundation
import Testing

@Suite struct CourtCommandTests {
  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("InterchangeTests/CourtLists")

  private func sample(_ name: String) -> String { Self.samples.appendingPathComponent(name).path }

  private static let header = "court,date,time,family_name,given_names,date_of_birth,case_number,purpose,offences\n"

  /// A list of nine children whom nobody knows, one of them twice on the demonstration's own list.
  private static let morning =
    header
    + (1...9).map {
      "Eastmere Youth Court,23/11/2026,10:\($0 + 10),Quill\($0 > 5 ? "by" : "ter"),Aster\($0),\($0)/3/2011,N\($0),Sentence,Robbery\n"
    }.joined()

  @Test func everySampleIsImportedOnceAndListed() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    for (name, date, listed) in [
      ("hmcts-magistrates-standard-list.json", "2023-12-13", 4),
      ("common-platform-hearing-youth.json", "2021-09-08", 2),
      ("libra-case.json", "2020-02-20", 1), ("list.csv", "2026-11-23", 3),
    ] {
      let dry = program.run("court", "import", sample(name), "--dry-run", "--json")
      #expect(try rows(dry.output).first?["written"] as? Bool == false, "\(dry.errors)")
      let first = program.run("court", "import", sample(name), "--json")
      #expect(first.status == 0, "\(first.errors)")
      #expect(try rows(first.output).first?["written"] as? Bool == true)
      let again = program.run("court", "import", sample(name))
      #expect(again.status == 0 && again.output.contains("Nothing is new"))
      let court = name == "list.csv" ? "stratford" : ""
      let list = try rows(program.run("court", "list", "--date", date, "--court", court, "--json").output)
      #expect(list.count == listed)
    }
    #expect(program.run("check").status == 0)
  }

  @Test func aBadFileChangesNothingAndNamesEveryFault() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let text = Self.header + "A,32/1/2026,25:00,,X,1/1/2011,N1,Trial,\n"
    let run = program.run("court", "import", "-", input: text)
    #expect(run.status == 4)
    for place in ["line 2, column family_name", "line 2, column time", "line 2, column date"] {
      #expect(run.errors.contains(place), "\(run.errors)")
    }
    #expect(run.errors.contains("3 faults. Nothing was imported."))
    #expect(program.run("court", "import", "/nowhere").status == 4)
  }

  @Test func aMorningFromTheListToTheQueue() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let imported = program.run("court", "import", "-", input: Self.morning)
    #expect(imported.status == 0, "\(imported.errors)")
    let list = try rows(program.run("court", "list", "--court", "Eastmere", "--json").output)
    let lines = list.filter { ($0["child"] as? String)?.hasPrefix("Quill") ?? false }.compactMap {
      $0["line"] as? String
    }
    try #require(lines.count == 9)
    let results: [(arguments: [String], words: String)] = [
      (
        [
          "--outcome", "adjourned", "--to", "2026-12-14", "--for", "sentence", "--plea", "guilty", "--report",
          "pre-sentence",
        ], "to Monday 14 December"
      ),
      (
        [
          "--outcome", "adjourned", "--to", "2026-12-14", "--remand", "bail-supervision", "--condition",
          "curfew 19:00 to 7:00",
        ], "adjourned"
      ),
      (
        ["--outcome", "adjourned", "--to", "2026-11-30", "--remand", "remand-yda", "--plea", "not-guilty"], "adjourned"
      ),
      (["--outcome", "warrant", "--warrant", "not-backed"], "warrant issued"),
      (["--outcome", "sentenced", "--plea", "guilty", "--order", "referral-order=6 months"], "Referral order"),
      (
        ["--outcome", "sentenced", "--plea", "guilty", "--order", "yro=12 months; supervision 12 months"],
        "Youth rehabilitation"
      ),
      (
        [
          "--outcome", "sentenced", "--plea", "guilty", "--order", "dto=8 months, 20 days served", "--remarks",
          "Grave.",
        ], "Detention and training"
      ),
      (
        ["--outcome", "sentenced", "--plea", "guilty", "--order", "conditional-discharge=12 months"],
        "Conditional discharge"
      ),
      (["--outcome", "withdrawn", "--finding", "withdrawn"], "withdrawn"),
    ]
    for (line, result) in zip(lines, results) {
      #expect(program.run("court", "take", line).status == 0)
      let known = program.run(all: ["court", "result", line] + result.arguments)
      #expect(known.status == 4, "nobody is registered without being asked for")
      let run = program.run(all: ["court", "result", line] + result.arguments + ["--new"])
      #expect(run.status == 0 && run.output.contains(result.words), "\(run.errors)")
    }
    let after = try rows(program.run("court", "list", "--court", "Eastmere", "--json").output)
    let done = after.filter { ($0["result"] as? String) != nil }
    #expect(done.count == 9)
    let cases = try done.map { try #require($0["case"] as? String) }
    #expect(Set(cases).count == 9)
    for reference in cases { #expect(program.run("case", reference).output.contains("unallocated")) }
    let order = try #require(done.first { ($0["result"] as? String) == "sentenced" }?["case"] as? String)
    #expect(program.run("deadlines", "--case", order, "--json").output.contains("order-first-appointment"))
    let hearings = try rows(program.run("court", "hearings", cases[0], "--json").output)
    #expect(hearings.count == 2)
    #expect(program.run("case", cases[0], "--history").output.contains("Result of a hearing recorded"))
    let ahead = try rows(program.run("court", "ahead", "--json").output).filter { row in
      cases.contains(row["case"] as? String ?? "")
    }
    #expect(ahead.count == 3 && ahead.allSatisfy { $0["overdue"] as? Bool == false })
    #expect(ahead.map { $0["date"] as? String } == ["2026-11-30", "2026-12-14", "2026-12-14"])
    #expect(try rows(program.run("court", "ahead", "--kind", "crown", "--json").output).isEmpty)
    let html = program.run("court", "list", "--html").output
    #expect(html.hasPrefix("<!") && html.contains("Quillter"))
    #expect(program.run("court", "list", "--page").output.contains("in confidence"))
    #expect(program.run("court", "list", "--csv").output.contains("Quillby, Aster9"))
    #expect(program.run("check").status == 0)
  }

  @Test func whatTheLawRefusesIsRefusedWithItsSection() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    _ = program.run("court", "import", "-", input: Self.morning)
    let list = try rows(program.run("court", "list", "--json").output)
    let line = try #require(list.first { $0["child"] as? String == "Quillter, Aster1" }?["line"] as? String)
    for (arguments, words) in [
      (["--outcome", "adjourned"], "needs the date"),
      (["--outcome", "sentenced", "--plea", "guilty", "--order", "referral-order=14 months"], "Sentencing Act 2020"),
      (
        ["--outcome", "sentenced", "--plea", "guilty", "--order", "fine", "--order", "referral-order=6 months"],
        "together"
      ),
      (["--outcome", "sentenced", "--plea", "not-guilty", "--order", "fine"], "guilty"),
      (["--outcome", "adjourned", "--to", "2026-12-14", "--remand", "bail-conditions"], "conditions"),
      (["--outcome", "sentenced", "--order", "yro=12 months; fishing"], "none of the requirements"),
      (["--outcome", "sentenced", "--order", "cake"], "is none of"),
      (["--outcome", "adjourned", "--plea", "9=guilty", "--to", "2026-12-14"], "none of the 1 charges"),
      (["--outcome", "adjourned", "--to", "1/11"], "would be 1 November 2027"),
      (["--outcome", "sentenced", "--plea", "guilty", "--order", "fine=\u{A3}1,200"], "\u{A3}1,000 that a child"),
      (
        ["--outcome", "sentenced", "--plea", "guilty", "--order", "referral-order=6 months, \u{A3}50"],
        "Nothing is to be paid"
      ),
      (["--outcome", "sentenced", "--plea", "guilty", "--order", "section-250=3 years"], "grave offence"),
      (
        ["--outcome", "sentenced", "--plea", "guilty", "--order", "criminal-behaviour-order=2 years"],
        "beside a sentence"
      ),
    ] as [([String], String)] {
      let run = program.run(all: ["court", "result", line] + arguments + ["--new"])
      #expect(run.status == 4 && run.errors.contains(words), "\(arguments) \(run.errors)")
    }
    #expect(program.run("court", "result", "e99.9", "--outcome", "withdrawn").status == 4)
    let unchanged = try rows(program.run("court", "list", "--json").output)
    #expect(unchanged.allSatisfy { $0["result"] as? String == nil })
  }

  @Test func aMatchIsDecidedUndoneAndTwoCasesAreLinked() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    _ = program.run("court", "import", "-", input: Self.morning)
    let list = try rows(program.run("court", "list", "--json").output)
    let line = try #require(list.first { $0["child"] as? String == "Quillter, Aster1" }?["line"] as? String)
    #expect(program.run("court", "match", line, "1").output.contains("is YJ-000001"))
    #expect(program.run("court", "match", line, "1", "--none").status == 2)
    #expect(program.run("court", "match", line, "--undo").status == 0)
    #expect(program.run("court", "match", line, "--undo").status == 4)
    #expect(program.run("court", "match", line, "--none").output.contains("nobody on record"))
    #expect(program.run("court", "take", line, "--by", "kmason").output.contains("kmason"))
    #expect(program.run("court", "take", line, "--give-back").status == 0)
    let unlike = program.run("court", "match", line, "1")
    #expect(unlike.status == 0 && unlike.errors.contains("isn\u{2019}t like Quillter, Aster1"))
    #expect(program.run("court", "match", line, "--undo").status == 0)
    let linked = program.run("link", "1", "2", "--why", "same PNC")
    #expect(linked.status == 0 && linked.errors.contains("aren\u{2019}t alike"))
    #expect(program.run("link", "1", "2").status == 4)
    #expect(program.run("case", "2", "--history").output.contains("same PNC"))
    #expect(program.run("unlink", "1", "2", "--why", "cousins").status == 0)
  }

  /// A result that was wrong is taken back by whoever recorded it, and recorded anew: the list and the case both follow.
  @Test func aResultIsTakenBackByCommand() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    _ = program.run("court", "import", "-", input: Self.morning)
    let list = try rows(program.run("court", "list", "--json").output)
    let line = try #require(list.first { $0["child"] as? String == "Quillter, Aster1" }?["line"] as? String)
    #expect(program.run("court", "match", line, "7").status == 0)
    let fine = ["court", "result", line, "--plea", "guilty", "--outcome", "sentenced", "--order", "fine=\u{A3}60"]
    #expect(program.run(all: fine).status == 0)
    #expect(program.run("case", "7", "--section", "orders").output.contains("\u{A3}60"))
    let again = program.run(all: fine)
    #expect(again.status == 4 && again.errors.contains("waymark undo YJ-000007"))
    let undone = program.run("undo", "7")
    #expect(undone.status == 0 && undone.output.contains("result of a hearing recorded"), "\(undone.errors)")
    #expect(program.run("case", "7", "--section", "orders", "--json").output.contains("\"fine\"") == false)
    #expect(program.run("case", "7", "--history").output.contains("Change undone"))
    let later = ["court", "result", line, "--outcome", "adjourned", "--to", "14/12 1000"]
    #expect(program.run(all: later).output.contains("to Monday 14 December"))
    let hearings = try rows(program.run("court", "hearings", "7", "--json").output)
    #expect(hearings.last?["time"] as? String == "10:00")
    // Once somebody else changed the case, nothing is undone.
    #expect(program.run("oversight", "add", "7", "--note", "Seen.", "--as", "kmason").status == 0)
    #expect(program.run("undo", "7").errors.contains("can't be undone"))
    #expect(program.run("undo", "7", "--change", "999999").status == 4)
    #expect(program.run("undo", "7", "--as", "rellis").errors.contains("changed nothing"))
    #expect(program.run("check").status == 0)
  }

  @Test func theDutyLogIsWrittenAndListed() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let added = program.run(
      "duty", "add", "appropriate-adult", "--words", "Asked for", "--when", "22/11 2210", "--arrived", "22/11 2255",
      "--case", "1", "--place", "Eastmere", "--solicitor", "no", "--out-of-hours")
    #expect(added.status == 0, "\(added.errors)")
    #expect(program.run("duty", "add", "briefing", "--words", "Quiet night", "--when", "22/11 2330").status == 0)
    let listed = try rows(program.run("duty", "list", "--date", "2026-11-22", "--json").output)
    #expect(listed.count == 2)
    let first = try #require(listed.first)
    #expect(first["wait"] as? Int == 45 && first["outOfHours"] as? Bool == true)
    #expect(first["solicitor"] as? Bool == false && first["cases"] as? [String] == ["YJ-000001"])
    #expect(
      try rows(program.run("duty", "list", "--month", "2026-11", "--kind", "briefing", "--json").output).count == 1)
    #expect(program.run("duty", "list", "--date", "2026-11-20").output == "Nothing is written.\n")
    #expect(program.run("duty", "add", "mash", "--words", " ").status == 4)
    #expect(program.run("duty", "add", "mash", "--words", "x", "--case", "99999").status == 4)
    #expect(program.run("export", "--as", "rellis").output.contains("duty/2026-11-22"))
    #expect(program.run("check").status == 0)
  }
}
