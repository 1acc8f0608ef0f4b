import Foundation
import Testing

@Suite("Assessments from the command line") struct AssessmentCommandTests {
  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  private func document(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func oneIsStartedAnsweredSentBackAndCountersigned() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    program.user = "demo"
    let started = program.run("assessment", "start", "3", "screening-exploitation")
    #expect(started.status == 0, "\(started.errors)")
    let id = try #require(try rows(program.run("assessment", "3", "--json").output).last?["id"] as? String)
    let answers = [
      "safe.people=Gran", "safe.places=Home and the youth club", "context.kinds=criminal, online",
      "context.partners=Police and school, on Friday", "level=high: Seen twice with the same car.", "level.nrm=yes",
      "episode=no", "episode.why=A strategy meeting decides on Thursday.", "plan.child=Calls gran.",
      "plan.family=Gran picks up.", "plan.steps=Meet school | Sam | 27 nov", "plan.review=18 dec",
    ]
    let signs = (1...12).map { "sign.\($0)=\($0 < 4 ? "seen" : "no")" }
    let words = (answers + signs).map { "'" + $0 + "'" }.joined(separator: " ")
    let saved = program.shell("waymark assessment save 3 \(id) \(words) --minutes 40")
    #expect(saved.status == 0, "\(saved.errors)")
    let early = program.run("assessment", "submit", "3", id)
    #expect(early.status != 0 && early.errors.contains("Not complete yet"), "\(early.errors)")
    for section in ["safe", "signs", "context", "level", "safety-plan"] {
      let complete = program.run("assessment", "complete", "3", id, section)
      #expect(complete.status == 0, "\(complete.errors)")
    }
    let submitted = program.run("assessment", "submit", "3", id)
    #expect(submitted.output.contains("to countersign (form)"), "\(submitted.output)\(submitted.errors)")
    #expect(program.run("countersign", "--json").output.contains(id) == false)
    program.user = "rellis"
    let waiting = try rows(program.run("countersign", "--json").output)
    #expect(waiting.contains { $0["document"] as? String == "assessment/\(id)" })
    let back = program.run(
      "countersign", "send-back", "3", "assessment/\(id)", "--reason", "episode.why=Who is told?")
    #expect(back.status == 0, "\(back.errors)")
    program.user = "demo"
    #expect(program.run("assessment", "show", "3", id).output.contains("Sent back: Why is none opened? Who is told?"))
    #expect(program.run("assessment", "save", "3", id, "episode.why=Police and social care know.").status == 0)
    #expect(program.run("assessment", "submit", "3", id).status == 0)
    let checklist = try rows(program.run("countersign", "checklist", "assessment", "--json").output)
    let checks = checklist.compactMap { $0["check"] as? String }.flatMap { ["--check", $0 + "=yes"] }
    let own = program.shell("waymark countersign sign 3 assessment/\(id) " + checks.joined(separator: " "))
    #expect(own.status == 3 && own.errors.contains("nobody countersigns their own work"), "\(own.errors)")
    program.user = "rellis"
    let signed = program.shell("waymark countersign sign 3 assessment/\(id) " + checks.joined(separator: " "))
    #expect(signed.status == 0, "\(signed.errors)")
    let shown = try document(program.run("assessment", "show", "3", id, "--json").output)
    #expect(shown["state"] as? String == "countersigned" && shown["signedBy"] as? String == "rellis")
    #expect(shown["minutes"] as? Int == 40)
    #expect(program.run("assessment", "save", "3", id, "plan.child=Other").status == 4)
    #expect(program.run("check").status == 0)
  }

  @Test func aReviewIsCarriedOverAndItsDifferencesAreTold() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    program.user = "sokafor"
    let only = try (1...20).first { try rows(program.run("assessment", "\($0)", "--json").output).count == 1 }
    let reference = String(try #require(only))
    let before = try rows(program.run("assessment", reference, "--json").output)
    let form = try #require(before.last?["form"] as? String)
    let started = program.run("assessment", "start", reference, form, "--stage", "review")
    #expect(started.status == 0, "\(started.errors)")
    let shown = try document(program.run("assessment", "show", reference, "--json").output)
    #expect(shown["carriedFrom"] as? String == before.last?["id"] as? String)
    #expect(program.run("assessment", "show", reference).output.contains("not yet confirmed"))
    let id = try #require(shown["id"] as? String)
    let section = form == "assetplus" ? "health" : "friends"
    #expect(program.run("assessment", "confirm", reference, id, section).status == 0)
    #expect(program.run("assessment", "save", reference, id, "\(section).strengths=Runs <every> morning.").status == 0)
    let differences = try rows(program.run("assessment", "differences", reference, id, "--json").output)
    #expect(differences.contains { $0["now"] as? String == "Runs <every> morning." })
    let page = program.run("assessment", "show", reference, id, "--html").output
    #expect(program.run("print", reference, "assessment", "--version", id, "--html").output == page)
    #expect(page.contains("Runs &lt;every&gt; morning.") && !page.contains("<every>"))
    #expect(!page.contains("http") || !page.contains("src="))
    #expect(program.run("assessment", "drop", reference, id, "--because", "Too early.").status == 0)
  }

  /// What is wrong with a service's own form, as the command says it.
  @Test func aFaultyFormIsToldWithItsPlace() throws {
    let program = try Program()
    defer { program.remove() }
    let form = program.folder.appendingPathComponent("own.json")
    try Data(
      #"{"form":"own","version":1,"title":"Own","source":"us","sections":[{"id":"a","title":"A","questions":[{"id":"q","kind":"colour","words":"?"}]}]}"#
        .utf8
    )
    .write(to: form)
    let run = program.run("forms", "check", form.path, "/no/such/file")
    #expect(run.status == 1)
    #expect(run.output.contains("own.json: sections[0].questions[0].kind: “colour” is none of: text, long"))
    #expect(run.output.contains("/no/such/file: it can’t be read"))
    let shipped = program.shell("waymark forms check \"$WAYMARK_RESOURCES\"/Assessments/*.json")
    #expect(shipped.status == 0, "\(shipped.output)")
    let listed = try rows(program.run("forms", "--json").output)
    #expect(listed.contains { $0["form"] as? String == "assetplus" && $0["version"] as? Int == 1 })
    #expect(program.run("forms", "show", "assetplus").output.contains("[riskOfSuicide]"))
    #expect(program.run("forms", "show", "poem").status == 4)
    let tools = try rows(program.run("forms", "tools", "--json").output)
    #expect(tools.contains { $0["form"] as? String == "prevention-diversion" && $0["from"] as? String == "2024-04-01" })
  }

  /// A faulty form among those that come with the program stops it at the start, with file, place and reason.
  @Test func aFaultyShippedFormIsRefusedAtTheStart() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run = program.shell(
      """
      cp -r "$WAYMARK_RESOURCES" "$FOLDER/resources"
      sed -i 's/"kind": "long"/"kind": "lang"/' "$FOLDER/resources/Assessments/screening-speech-1.json"
      WAYMARK_RESOURCES="$FOLDER/resources" waymark today
      """)
    #expect(run.status == 5)
    #expect(run.errors.contains("Assessments/screening-speech-1.json: sections[0].questions[0]"), "\(run.errors)")
  }

  @Test func anAuditsSampleFollowsFromItsSeed() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let first = program.run("audit", "sample", "--seed", "5", "--per-worker", "1", "--json").output
    #expect(first == program.run("audit", "sample", "--seed", "5", "--per-worker", "1", "--json").output)
    #expect(first != program.run("audit", "sample", "--seed", "6", "--per-worker", "1", "--json").output)
    let workers = try rows(first).compactMap { $0["worker"] as? String }
    #expect(workers.count == Set(workers).count && workers.count > 5)
    #expect(program.run("audit", "sample", "--theme", "weather").status == 4)
  }
}
