import Foundation
import Testing

@testable import waymark

@Suite("What goes round the rules, on the command line") struct RoundTheRulesTests {
  private let program: Program

  init() throws { program = try Program.withDemonstration() }

  private func staff(_ id: String, _ role: String) {
    #expect(program.run("staff", "save", id, "--name", "A. \(id)", "--role", role, "--as", "kmason").status == 0)
  }

  private func role(of id: String) throws -> String? {
    try program.rows("staff", "list").first { $0["id"] as? String == id }?["role"] as? String
  }

  @Test func anImportOfStaffGivesItsMakerNothing() throws {
    defer { program.remove() }
    staff("adm1", "administrator")
    let file = program.folder.appendingPathComponent("staff.csv")
    func importing(_ row: String) throws -> Program.Run {
      try "user,name,role,team\n\(row)\n".write(to: file, atomically: true, encoding: .utf8)
      return program.run("import", "staff", file.path, "--as", "adm1")
    }
    let refused = try importing("adm1,A. adm1,manager,")
    #expect(refused.status == 3 && refused.errors.contains("Nobody changes what they themselves"), "\(refused.errors)")
    #expect(try role(of: "adm1") == "administrator")
    let made = try importing("new1,A. New,officer,")
    #expect(made.status == 0, "\(made.errors)")
    #expect(try role(of: "new1") == "officer")
  }

  @Test func anUndoneAllocationNeedsTheRoleOfToday() throws {
    defer { program.remove() }
    staff("mgr2", "manager")
    let reference = try #require(try program.rows("caseload", "--all").first?["case"] as? String)
    let allocated = program.run(
      "allocate", reference, "--to", "rellis", "--note", "To see him through.", "--reason", "Known.", "--as", "mgr2")
    #expect(allocated.status == 0, "\(allocated.errors)")
    #expect(program.run("staff", "save", "mgr2", "--name", "A. mgr2", "--role", "reader", "--as", "kmason").status == 0)
    let undone = program.run("undo", reference, "--as", "mgr2")
    #expect(undone.status == 3 && undone.errors.contains("allocate"), "\(undone.errors)")
  }

  @Test func latenessIsAcceptedByAnotherAndSaysWhoWroteIt() throws {
    defer { program.remove() }
    staff("mgr2", "manager")
    let late = try #require(
      try program.rows("deadlines", "--state", "overdue").first {
        !["mgr2", "kmason", ""].contains($0["worker"] as? String ?? "")
      })
    let reference = try #require(late["case"] as? String)
    let rule = try #require(late["rule"] as? String)
    let worker = try #require(late["worker"] as? String)
    let order = program.run("case", reference, "--json")
    #expect(order.status == 0)
    func accept(_ by: String, as id: String) -> Program.Run {
      program.run("deadline", "late", reference, rule, "--because", "Flood.", "--by", by, "--as", id)
    }
    #expect(
      program.run("staff", "save", worker, "--name", "W.", "--role", "senior-practitioner", "--as", "kmason").status
        == 0)
    let own = accept(worker, as: worker)
    #expect(own.status == 3 && own.errors.contains("Nobody accepts their own lateness"), "\(own.errors)")
    let waived = program.run("deadline", "waive", reference, rule, "--because", "No.", "--as", worker)
    #expect(waived.status == 3, "\(waived.errors)")
    let accepted = accept("mgr2", as: worker)
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(accepted.output.contains("lateness accepted by mgr2, written down by \(worker)"), "\(accepted.output)")
    let row = try #require(
      try program.rows("deadlines", "--met", "--case", reference).first {
        $0["rule"] as? String == rule && $0["lateReason"] as? String == "Flood."
      })
    #expect(row["acceptedBy"] as? String == "mgr2" && row["writtenBy"] as? String == worker)
    let oversight = program.run("oversight", "--case", reference, "--as", "mgr2")
    #expect(oversight.output.contains("written down by"), "\(oversight.output)")
  }

  @Test func aManagersDayTellsOfEmergencies() throws {
    defer { program.remove() }
    staff("mgr2", "manager")
    staff("off2", "officer")
    let reference = try #require(try program.rows("caseload", "--all").first?["case"] as? String)
    #expect(program.run("access", "restrict", reference, "--why", "Family of staff", "--as", "mgr2").status == 0)
    #expect(program.run("access", "open", reference, "--why", "She is missing", "--as", "off2").status == 0)
    for arguments in [["today"], ["today", "--all"]] {
      let text = program.run(all: arguments + ["--as", "mgr2"]).output
      #expect(text.contains("Opened in an emergency") && text.contains("She is missing"), "\(text)")
      #expect(text.contains(reference))
    }
    func openings(_ id: String) throws -> [[String: Any]] {
      let run = program.run("today", "--json", "--as", id)
      let day = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      return try #require(day?["openedInEmergency"] as? [[String: Any]])
    }
    let opening = try #require(try openings("mgr2").first)
    #expect(opening["case"] as? String == reference && opening["by"] as? String == "off2")
    #expect(
      opening["what"] as? String == "She is missing" && (opening["at"] as? String)?.hasPrefix("2026-11-23") == true)
    // Whoever opened it, and whoever doesn't look after restrictions, is told of none.
    #expect(try openings("off2").isEmpty)
    #expect(!program.run("today", "--as", "off2").output.contains("Opened in an emergency"))
    #expect(program.run("access", "review", reference, "--finding", "Right", "--as", "mgr2").status == 0)
    #expect(try openings("mgr2").isEmpty)
  }
}

@Suite("After how many idle minutes a session locks") struct LockSettingTests {
  @Test(
    arguments: [
      (nil, nil, 0), (0, nil, 0), (7, nil, 7), (nil, 10, 10), (0, 10, 10), (7, 10, 7), (90, 10, 10), (-5, 10, 10),
      (7, 0, 7), (nil, 0, 0), (Int.max, nil, Int.max), (Int.max, 10, 10),
    ] as [(Int?, Int?, Int)])
  func whatTheServiceSaysIsTheLongest(own: Int?, service: Int?, minutes: Int) {
    var configuration = Configuration()
    configuration.lock = own
    #expect(configuration.lockMinutes(atMost: service) == minutes)
  }
}
