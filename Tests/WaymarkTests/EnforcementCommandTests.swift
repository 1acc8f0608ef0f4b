import Foundation
import Testing

@Suite struct EnforcementCommandTests {
  /// From an absence nobody has decided on to the warning's letter, and what is refused on the way.
  @Test func anAbsenceLeadsToAWarningAndItsLetter() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let listed = program.run("enforcement", "list", "--open", "--csv")
    #expect(listed.output.hasPrefix("case,child,worker,order,undecided,stage,step,date,words"))
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(program.run("caseload", "--all", "--json").output.utf8))
        as? [[String: Any]])
    let known = Set(listed.output.split(whereSeparator: \.isNewline).map { $0.prefix(9) })
    let clear = rows.filter { $0["order"] as? String == "referral-order" }.compactMap { $0["case"] as? String }
    let reference = try #require(
      clear.first {
        !known.contains($0[...]) && program.run("enforcement", "list", "--case", $0, "--csv").output.count < 80
      })
    let added = program.run(
      "contact", "add", reference, "--kind", "office", "--when", "yesterday 10:00", "--outcome", "unacceptable-absence",
      "--reason", "None given.", "--json")
    let saved = try JSONSerialization.jsonObject(with: Data(added.output.utf8)) as? [[String: Any]]
    let contact = try #require(saved?.first?["contact"] as? String, "\(added.errors)")
    #expect(program.run("enforcement", "list", "--open", "--csv").output.contains(",due,first-warning,"))
    #expect(program.run("letter", reference, "warning").errors.contains("Record the step first"))
    let taken = program.run("enforcement", "take", reference, contact)
    #expect(taken.output.contains("warning 1, first warning 23 Nov 2026"), "\(taken.errors)")
    let step = try #require(taken.output.split(separator: " ").first { $0.hasPrefix("e") }).dropLast()
    #expect(program.run("letter", reference, "warning").output.contains("This letter is a formal warning (warning 1"))
    #expect(program.run("letter", reference, "warning", "--html").output.hasPrefix("<!DOCTYPE html>"))
    let ruled = program.run("enforcement", "rule", reference, String(step), "--authorised", "--because", "Yes.")
    #expect(ruled.status == 3 && ruled.errors.contains("Only a manager can authorise"))
    let decided = program.run(
      "enforcement", "decide", reference, contact, "--acceptable", "--because", "Ill.", "--evidence", "20/11")
    #expect(decided.output.contains("absent, acceptable"))
    let withdrawn = program.run("enforcement", "withdraw", reference, String(step), "--because", "Accepted since.")
    #expect(withdrawn.output.contains("WITHDRAWN by demo: Accepted since."))
    #expect(program.run("case", reference).output.contains("WITHDRAWN by demo"))
    #expect(program.run("check").status == 0)
  }

  @Test(arguments: [
    (["letter", "YJ-999999", "warning"], "YJ-999999"), (["letter", "YJ-000001", "poem"], "poem"),
    (["enforcement", "take", "YJ-000001", "c0"], "no contact c0"),
  ])
  func mistakesSayWhatToDo(arguments: [String], part: String) throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let run =
      arguments.count == 3
      ? program.run(arguments[0], arguments[1], arguments[2])
      : program.run(arguments[0], arguments[1], arguments[2], arguments[3])
    #expect(run.status != 0 && run.errors.contains(part) && run.output.isEmpty, "\(run.errors)")
  }
}
