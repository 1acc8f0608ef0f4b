import Foundation
import Testing

@Suite("A service's own forms, audits and what is printed, by commands") struct QualityCommandTests {
  private func rows(_ text: String) throws -> [[String: Any]] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  private func managed() throws -> (Program, manager: Program) {
    let program = try Program.withDemonstration()
    var manager = program
    manager.user = "kmason"
    return (program, manager)
  }

  private func form(_ id: String, _ version: Int, in program: Program, kind: String = "long") throws -> String {
    let file = program.folder.appendingPathComponent("\(id)-\(version).json")
    let text = """
      {"form": "\(id)", "version": \(version), "title": "Check-in", "purpose": "screening", "source": "us", "sections": [
        {"id": "a", "title": "A", "questions": [{"id": "a.q", "kind": "\(kind)", "words": "How was the week?"}]}]}
      """
    try Data(text.utf8).write(to: file)
    return file.path
  }

  @Test func aServiceKeepsItsOwnForms() throws {
    let (program, manager) = try managed()
    defer { program.remove() }
    let own = try form("check-in", 1, in: program)
    #expect(program.run("forms", "accept", own, "--why", "Ours.").status == 3)
    #expect(manager.run("forms", "accept", own, "--why", "Ours.").output.contains("version 1, is accepted"))
    let faulty = manager.run("forms", "accept", try form("other", 1, in: program, kind: "colour"), "--why", "Ours.")
    #expect(faulty.status == 4 && faulty.errors.contains("sections[0].questions[0].kind"), "\(faulty.errors)")
    #expect(manager.run("forms", "accept", own, "--why", "Again.").status == 4)
    #expect(program.run("assessment", "start", "3", "check-in").status == 0)
    let id = try #require(try rows(program.run("assessment", "3", "--json").output).last?["id"] as? String)
    #expect(program.run("assessment", "save", "3", id, "a.q=Fine, mostly.").status == 0)
    let next = manager.run("forms", "accept", try form("check-in", 2, in: program, kind: "yes-no"), "--why", "Shorter.")
    #expect(next.output.contains("in place of version 1") && next.output.contains("a.q: long before, yes-no now"))
    #expect(program.run("assessment", "show", "3", id).output.contains("Fine, mostly."))
    let gone = manager.run("forms", "withdraw", "check-in", "2", "--why", "Too short.")
    #expect(gone.output.contains("Version 1 is started instead."), "\(gone.errors)")
    let listed = try rows(program.run("forms", "--json").output).filter { $0["form"] as? String == "check-in" }
    #expect(listed.map { $0["own"] as? Bool } == [true, true])
    #expect(listed.map { $0["withdrawn"] as? String } == [nil, "2026-11-23"])
    #expect(listed.map { $0["acceptedBy"] as? String } == ["kmason", "kmason"])
    #expect(program.run("check").status == 0)
  }

  @Test func anAuditIsRecordedItsActionDoneAndReported() throws {
    let (program, manager) = try managed()
    defer { program.remove() }
    let sample = try rows(manager.run("audit", "sample", "--per-worker", "1", "--json").output)
    let reference = try #require(
      sample.first { $0["worker"] as? String != "kmason" }?["case"] as? String)
    let answers = [
      "audit.theme=risk", "audit.good=Seen often.", "audit.child=yes", "audit.time=no", "audit.oversight=yes",
      "audit.better=A plan sooner.", "audit.grading=good: On the whole.", "audit.actions=Ring home | Karen | 30 nov",
    ].map { "'" + $0 + "'" }.joined(separator: " ")
    let half = manager.run("audit", "record", reference, "audit.theme=risk")
    #expect(half.status == 4 && half.errors.contains("Not answered yet"), "\(half.errors)")
    let made = manager.shell("waymark audit record \(reference) \(answers)")
    #expect(made.status == 0, "\(made.errors)")
    let again = try rows(manager.run("audit", "sample", "--per-worker", "1", "--json").output)
    #expect(again.first { $0["case"] as? String == reference }?["grading"] as? String == "good")
    let id = try #require(try rows(manager.run("audit", "list", "--json").output).first?["audit"] as? String)
    #expect(manager.run("audit", "actions").output.contains("Ring home"))
    #expect(manager.run("audit", "done", id, "1", "--note", "Rang.").status == 0)
    #expect(manager.run("audit", "actions").output.contains("Nothing is to be done."))
    #expect(manager.run("audit", "done", id, "2").status == 4)
    let report = try rows(manager.run("report", "audits", "--json").output)
    #expect(report.map { $0["theme"] as? String } == ["risk"] && report[0]["good"] as? Int == 1)
    #expect(manager.run("report", "audits", "--questions", "--csv").output.contains("Was the work done in time?,0,1,0"))
    #expect(manager.run("report", "audits", "--by", "month", "--html").output.hasPrefix("<!DOCTYPE html>"))
    #expect(program.run("check").status == 0)
  }

  @Test func checklistsAreReported() throws {
    let (program, manager) = try managed()
    defer { program.remove() }
    let waiting = try rows(manager.run("countersign", "--json").output)
    let first = try #require(waiting.first { ($0["document"] as? String)?.hasPrefix("assessment/") ?? false })
    let (reference, document) = (first["case"] as? String ?? "", first["document"] as? String ?? "")
    let checks = try rows(program.run("countersign", "checklist", "assessment", "--json").output)
      .compactMap { $0["check"] as? String }.map { "--check \($0)=" + ($0 == "voice" ? "no" : "yes") }
    let signed = manager.shell("waymark countersign sign \(reference) \(document) " + checks.joined(separator: " "))
    #expect(signed.status == 0, "\(signed.errors)")
    let all = try rows(manager.run("report", "checklists", "--json").output)
    let report = all.filter { ($0["document"] as? String)?.lowercased().hasPrefix("assessment") ?? false }
    #expect(report.count == checks.count, "\(all)")
    let voice = try #require(report.first { $0["check"] as? String == "voice" })
    #expect(voice["no"] as? Int == 1 && voice["percent"] as? Int == 0)
    let text = manager.run("report", "checklists").output
    #expect(text.contains("Is it free of blame and of bias?"))
    #expect(manager.run("report", "checklists", "--html").output.hasPrefix("<!DOCTYPE html>"))
  }

  @Test func whatBeginsTheWorkIsPrinted() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let pack = program.run("print", "3", "welcome-pack").output
    #expect(pack.contains("WHAT HAPPENS FIRST") && pack.contains("PUTTING THINGS RIGHT"))
    #expect(!pack.contains("{") && !pack.contains("offender"))
    let contract = program.run("print", "3", "contract", "--html").output
    #expect(contract.contains("Phones and recording") && contract.contains("Parent or carer, date:"))
    #expect(!contract.contains("://"))
  }

  @Test func documentsAreSearchedAndFamilyReviewsListed() throws {
    let (program, _) = try managed()
    defer { program.remove() }
    #expect(program.run("assessment", "start", "3", "screening-wellbeing").status == 0)
    let id = try #require(try rows(program.run("assessment", "3", "--json").output).last?["id"] as? String)
    let hidden = program.run("assessment", "save", "3", id, "offer=no", "offer.why=Busy", "well.good=Rain")
    #expect(hidden.status == 4 && !program.run("assessment", "show", "3", id).output.contains("Busy"))
    #expect(
      program.run("assessment", "save", "3", id, "offer=yes", "well.good=Keeps a caf\u{E9} racer in the shed").status
        == 0)
    let found = try rows(program.run("search", "racer", "CAFE", "--json").output)
    #expect(found.map { $0["in"] as? String } == ["assessment"] && found[0]["contact"] as? String == id)
    #expect(program.run("search", "racer", "--names").status == 1)
    let reviews = try rows(program.run("plan", "family-reviews", "--json").output)
    let due = reviews.compactMap { $0["due"] as? String }
    #expect(!due.isEmpty && due == due.sorted())
    let late = try rows(program.run("plan", "family-reviews", "--late", "--json").output)
    #expect(late.allSatisfy { ($0["due"] as? String ?? "") < "2026-11-23" } && late.count < reviews.count)
  }

  @Test func whatChildrenSayOfASessionIsKept() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    #expect(program.run("programme", "feedback", "behind-the-blade", "g1", "--words", "Good").status == 4)
    let sessions = program.run("programme", "sessions", "behind-the-blade", "--json")
    #expect(sessions.status == 0, "\(sessions.errors)")
    #expect(program.run("programme", "sessions", "none").status == 4)
  }
}
