import Foundation
import Testing

@Suite struct OversightCommandTests {
  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  /// A case of the demonstration's own worker.
  private func reference(_ program: Program) throws -> String {
    let held = try rows(program.run("caseload", "--worker", "demo", "--json").output)
    return try #require(held.first?["case"] as? String)
  }

  @Test func homeVisitsAreRecordedListedAndCrossReferenced() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    let reference = try reference(program)
    let added = program.run(
      "visit", "add", reference, "--when", "20/11 1600", "--outcome", "attended", "--planned", "--seen", "child",
      "--seen", "mother", "--seen-alone", "--room", "bedroom", "--accommodation", "parents", "--unsuitable",
      "No heating.", "--concerns", "Mould.", "--next-visit", "4 dec", "--note", "Spoke to both.")
    #expect(added.status == 0, "\(added.errors)")
    let listed = try rows(program.run("visit", "list", "--case", reference, "--unchecked", "--json").output)
    let visit = try #require(listed.first { $0["at"] as? String == "2026-11-20T16:00" })
    #expect(visit["standing"] as? String == "unchecked" && visit["suitability"] as? String == "unsuitable")
    #expect(visit["next"] as? String == "2026-12-04" && visit["seen"] as? [String] == ["child", "mother"])
    let contact = try #require(visit["contact"] as? String)
    let refused = program.run("visit", "check", reference, contact)
    #expect(refused.status == 3 && refused.errors.contains("Only a manager or a senior practitioner"))
    program.user = "kmason"
    #expect(program.run("visit", "check", reference, contact).status == 0)
    #expect(!program.run("visit", "list", "--case", reference, "--unchecked", "--csv").output.contains(contact))
    #expect(program.run("oversight", "list", "--case", reference).output.contains("Home visit of 20 Nov 2026"))
    program.user = "demo"
    let again = program.run("visit", "form", reference, contact, "--suitable", "--seen", "child")
    #expect(again.status == 0, "\(again.errors)")
    #expect(program.run("visit", "list", "--case", reference, "--unchecked").output.contains(contact))
    #expect(program.run("visit", "form", reference, contact, "--unsuitable", "").status == 4)
    #expect(
      program.run("visit", "add", reference, "--outcome", "attended", "--accommodation", "castle").status == 4)
    #expect(program.run("check").status == 0)
  }

  @Test func oversightIsWrittenListedAndChased() throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    let reference = try reference(program)
    let arguments = ["--kind", "risk", "--note", "Plan too thin.", "--action", "Safety plan=2026-11-27"]
    func add() -> Program.Run {
      program.run(
        "oversight", "add", reference, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4],
        arguments[5])
    }
    #expect(add().status == 3)
    program.user = "kmason"
    let added = add()
    #expect(added.status == 0, "\(added.errors)")
    let listed = try rows(program.run("oversight", "list", "--case", reference, "--json").output)
    #expect(listed.first?["kind"] as? String == "risk" && listed.first?["note"] as? String == "Plan too thin.")
    #expect(listed.contains { $0["kind"] as? String == "allocation" })
    let due = try rows(program.run("deadlines", "--case", reference, "--rule", "oversight-action", "--json").output)
    let mine = try #require(due.first { $0["due"] as? String == "2026-11-27" })
    #expect(mine["title"] as? String == "For the manager: Safety plan")
    #expect(program.run("oversight", "--csv").output.hasPrefix("on,case,child,kind,by,what,note,actions"))
    #expect(program.run("check").status == 0)
  }

  /// Every part is shown, checked, edited, listed in history and put back, in the service's own store.
  @Test(arguments: ["standards", "enforcement", "allocation", "workload", "letters"])
  func everyPartIsEditedInTheStore(part: String) throws {
    var program = try Program.withDemonstration()
    defer { program.remove() }
    program.user = "kmason"
    let shown = program.run("standards", "show", "--what", part)
    #expect(shown.status == 0, "\(shown.errors)")
    let file = program.folder.appendingPathComponent("part.json").path
    let edited = shown.output.replacing("ocal default", with: "ocal policy")
      .replacing("T14: 12 months", with: "Ours: 12 months").replacing("T1: local plan", with: "Ours: plan")
    try Data(edited.utf8).write(to: URL(fileURLWithPath: file))
    #expect(program.run("standards", "check", "--what", part, file).status == 0)
    let saved = program.run(
      "standards", "edit", "--what", part, "--file", file, "--why", "Our policy.", "--yes")
    #expect(saved.status == 0 && saved.output.contains("Saved."), "\(saved.errors)\(saved.output)")
    let kept = program.run("standards", "show", "--what", part).output
    #expect(kept.contains("ocal policy") || kept.contains("Ours: "))
    #expect(program.run("standards", "history", "--what", part).output.contains("Our policy."))
    #expect(program.run("standards", "list", "--what", part).output.contains("The service's own."))
    let back = program.run("standards", "edit", "--what", part, "--shipped", "--why", "Back.", "--yes")
    #expect(back.output.contains("Saved."), "\(back.errors)")
    let same = program.run("standards", "edit", "--what", part, "--shipped", "--why", "Back.", "--yes")
    #expect(same.output == "Nothing is changed.\n", "\(same.errors)")
    program.user = "demo"
    #expect(
      program.run("standards", "edit", "--what", part, "--file", file, "--why", "Mine.", "--yes").status == 3)
    #expect(program.run("check").status == 0)
  }

  /// The reports about practice: every one in every form, and sums that agree with their lines.
  @Test(arguments: [("contacts", "asked"), ("hours", "askedMinutes"), ("visits", "visits")])
  func everyReportComesInEveryForm(name: String, figure: String) throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let lines = try rows(program.run("report", name, "--json").output)
    #expect(lines.allSatisfy { $0[figure] is Int })
    let csv = program.run("report", name, "--csv").output
    #expect(csv.split(whereSeparator: \.isNewline).count == lines.count + 1)
    #expect(program.run("report", name, "--html").output.hasPrefix("<!DOCTYPE html>"))
    let text = program.run("report", name).output
    #expect(text.hasPrefix("From ") && (lines.isEmpty || text.contains("All")))
    #expect(program.run("report", name, "--worker", "nobody").status == 4)
    #expect(program.run("report", name, "--from", "2027-01-01").status == 2)
  }

  /// What is past goes back 13 weeks unless more is asked for; what is still to be done is always there.
  @Test func deadlinesLookBackAsFarAsIsAskedFor() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    func count(_ arguments: String...) throws -> (met: Int, open: Int) {
      let run = program.shell("waymark deadlines --json --met " + arguments.joined(separator: " "))
      let all = try rows(run.output)
      let met = all.count { ["met", "metLate"].contains($0["state"] as? String) }
      return (met, all.count - met)
    }
    let (usual, ever) = (try count(), try count("--since", "always"))
    #expect(usual.met < ever.met && usual.met > 0 && usual.open == ever.open)
    #expect(try count("--since", "2026-11-23").met < usual.met)
    #expect(program.run("deadlines", "--met", "--since", "soon").status == 4)
  }
}
