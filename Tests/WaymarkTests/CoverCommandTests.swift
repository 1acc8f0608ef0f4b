import Foundation
import Testing

/// What somebody is shown and may do on the command line while they cover somebody else.
@Suite("Cover on the command line") struct CoverCommandTests {
  @Test func whoCoversSeesAndDoesInThePersonsCasesAlone() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let staff = try program.rows("staff", "list")
    let manager = try #require(staff.first { $0["role"] as? String == "manager" }?["id"] as? String)
    let officers = staff.filter { $0["role"] as? String == "officer" }.compactMap { $0["id"] as? String }
    let rows = try program.rows("caseload", "--all", "--as", manager)
    func first(not other: String?) throws -> (worker: String, reference: String) {
      let row = try #require(
        rows.first { officers.contains($0["worker"] as? String ?? "") && $0["worker"] as? String != other })
      return (try #require(row["worker"] as? String), try #require(row["case"] as? String))
    }
    let theirs = try first(not: nil)
    let other = try first(not: theirs.worker)
    for arguments in [
      ["staff", "save", "stand-in", "--name", "Stand In", "--role", "reader"],
      ["staff", "cover", theirs.worker, "--by", "stand-in", "--from", "today", "--to", "today", "--why", "Leave"],
    ] {
      let made = program.run(all: arguments + ["--as", manager])
      #expect(made.status == 0, "\(arguments): \(made.errors)")
    }
    for (worker, reference) in [theirs, other] {
      let made = program.run(
        "contact", "add", reference, "--kind", "health", "--outcome", "held", "--when", "yesterday 2pm", "--note",
        "Heron zzqa", "--as", worker)
      #expect(made.status == 0, "\(made.errors)")
    }
    for (reference, isTheirs) in [(theirs.reference, true), (other.reference, false)] {
      let shown = program.run("case", reference, "--section", "contacts", "--as", "stand-in")
      #expect(shown.status == 0 && shown.output.contains("zzqa") == isTheirs, "\(reference): \(shown.errors)")
      for arguments in [
        ["oversight", "--case", reference],
        ["contact", "add", reference, "--kind", "phone", "--outcome", "held", "--note", "Rang"],
      ] {
        let run = program.run(all: arguments + ["--as", "stand-in"])
        #expect(run.status == (isTheirs ? 0 : 3), "\(arguments): \(run.errors)")
      }
    }
    #expect(program.run("oversight", "--as", "stand-in").status == 3)
    #expect(program.run("search", "zzqa", "--as", "stand-in").output.contains(theirs.reference))
    #expect(!program.run("search", "zzqa", "--as", "stand-in").output.contains(other.reference))
  }
}
