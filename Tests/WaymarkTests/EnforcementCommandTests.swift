import Foundation
import Testing

@Suite struct EnforcementCommandTests {
  /// From an absence nobody has decided on to the warning's letter, and what is refused on the way.
  @Test func anAbsenceLeadsToAWarningAndItsLetter() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let listed = program.run("enforcement", "list", "--open", "--csv")
    #expect(listed.output.hasPrefix("case,child,worker,order,undecided,stage,step,date,words"))
    let due = listed.output.split(whereSeparator: \.isNewline).first { $0.contains(",due,first-warning,") }
    let reference = String(try #require(due).prefix(9))
    let contacts = program.run("case", reference, "--section", "contacts", "--csv").output
    let absence = try #require(
      contacts.split(whereSeparator: \.isNewline).first { $0.contains(",unacceptable-absence,") })
    let contact = String(absence.prefix { $0 != "," })
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
