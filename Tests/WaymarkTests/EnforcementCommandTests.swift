import Foundation
import Testing

@Suite struct EnforcementCommandTests {
  /// From an absence nobody has decided on to the warning's letter, and what is refused on the way.
  @Test func anAbsenceLeadsToAWarningAndItsLetter() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    #expect(program.run("enforcement", "--json").status == 0)
    let listed = program.run("enforcement", "list", "--open", "--csv")
    #expect(listed.output.hasPrefix("case,child,worker,order,undecided,stage,step,date,words"))
    let missing = program.run("letter", "YJ-999999", "warning")
    #expect(missing.status == 4 && missing.output.isEmpty)
    let unknown = program.run("letter", "YJ-000001", "poem")
    #expect(unknown.status == 2)
    let bad = program.run("enforcement", "withdraw", "YJ-000001", "e999", "--because", "No.")
    #expect(bad.status != 0 && !bad.errors.isEmpty)
  }
}
