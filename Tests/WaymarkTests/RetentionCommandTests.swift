import Foundation
import Testing

@Suite("Keeping and destroying, on the command line") struct RetentionCommandTests {
  private var program: Program

  /// A demonstration store, many years later, when most closed cases are due.
  init() throws {
    program = try Program.withDemonstration()
    program.today = "2034-11-23"
  }

  private func rows(_ arguments: String...) throws -> [[String: Any]] {
    let run = program.run(all: arguments + ["--json"])
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]], "\(run.errors)")
  }

  private func staff(_ role: String) throws -> String {
    try #require(try rows("staff", "list").first { $0["role"] as? String == role }?["id"] as? String)
  }

  private func ok(_ arguments: String...) throws {
    let run = program.run(all: arguments)
    try #require(run.status == 0, "\(arguments): \(run.errors)")
  }

  /// Makes a case ready to be proposed: what nobody recorded is settled.
  private func settle(_ reference: String, by manager: String) throws {
    for kind in ["looked-after", "sexual-offence"] {
      try ok("retention", "settle", reference, kind, "no", "--why", "Asked social care", "--as", manager)
    }
  }

  private func candidate(_ manager: String) throws -> (reference: String, surname: String) {
    for row in try rows("retention", "list", "--as", manager) where row["state"] as? String != "held" {
      guard let reference = row["case"] as? String, let child = row["child"] as? String else { continue }
      try settle(reference, by: manager)
      let state = try rows("retention", "list", "--as", manager).first { $0["case"] as? String == reference }
      if state?["state"] as? String == "due" { return (reference, String(child.prefix { $0 != "," })) }
    }
    throw NoCandidate()
  }

  struct NoCandidate: Error {}

  @Test func twoPeopleDestroyACaseAndNothingOfItIsLeft() throws {
    defer { program.remove() }
    let managers = try rows("staff", "list").filter { $0["role"] as? String == "manager" }
    let (manager, other) = (
      try #require(managers.first?["id"] as? String), try #require(managers.last?["id"] as? String)
    )
    let (reference, _) = try candidate(manager)
    let officer = try staff("officer")
    #expect(program.run("retention", "list", "--as", officer).status == 3)
    #expect(program.run("retention", "propose", reference, "--as", officer).status == 3)
    let secret = "Quillfeather-Ashburnham"
    try ok("reopen", reference, "--because", secret, "--as", manager)
    #expect(!(try holding(secret)).isEmpty)
    #expect(program.run("retention", "propose", reference, "--as", manager).status == 4)
    try ok("close", reference, "--reason", "completed", "--note", secret, "--as", manager)
    #expect(program.run("retention", "propose", reference, "--as", manager).errors.contains("is to be kept until"))
    program.run("retention", "withdraw", reference, "--why", "x", "--as", manager)

    let years = Self.later(program)
    func later(_ status: Int32, _ arguments: String...) throws -> Program.Run {
      let run = years.run(all: arguments)
      try #require(run.status == status, "\(arguments): \(run.status) \(run.output) \(run.errors)")
      return run
    }
    _ = try later(0, "retention", "hold", reference, "--why", "A claim", "--as", manager)
    #expect(try later(3, "retention", "propose", reference, "--as", manager).errors.contains("A claim"))
    #expect(try later(0, "case", reference, "--as", manager).output.contains("nothing of it is destroyed (A claim)"))
    #expect(try !later(0, "case", reference, "--as", officer).output.contains("A claim"))
    #expect(try !later(0, "case", reference, "--json", "--as", officer).output.contains("A claim"))
    #expect(try later(0, "case", reference, "--json", "--as", manager).output.contains("\"holds\": ["))
    _ = try later(0, "retention", "lift", reference, "--why", "Settled", "--as", other)
    _ = try later(0, "retention", "moratorium", "every", "--why", "The inquiry", "--as", other)
    #expect(try later(3, "retention", "propose", reference, "--as", manager).errors.contains("The inquiry"))
    _ = try later(0, "retention", "lift", "--why", "Reported", "--as", other)
    _ = try later(0, "retention", "propose", reference, "--as", manager)
    #expect(
      try later(3, "retention", "destroy", reference, "--confirm", reference, "--as", manager).errors.contains("alone"))
    _ = try later(4, "retention", "destroy", reference, "--confirm", "YJ-999999", "--as", other)
    let done = try later(0, "retention", "destroy", reference, "--confirm", reference, "--as", other)
    #expect(done.output.contains("Backups made before"))
    #expect(try holding(secret) == [])
    #expect(try later(0, "check").output.contains("The store is whole"))
    #expect(try later(4, "case", reference, "--as", manager).errors.contains("no case"))
    #expect(try later(4, "retention", "show", reference, "--as", manager).errors.contains("was destroyed"))
    let certificate = try later(0, "retention", "certificate", reference, "--as", manager).output
    #expect(certificate.contains("Certificate of destruction DC-") && !certificate.contains(secret))
    #expect(try later(0, "retention", "certificate", reference, "--html", "--as", manager).output.contains("<table"))
    #expect(try later(0, "retention", "certificates", "--json", "--as", manager).output.contains(reference))
    #expect(try later(0, "retention", "finish", "--as", manager).output.contains("Nothing was left"))
    let copy = program.folder.appendingPathComponent("copy").path
    _ = try later(0, "backup", copy)
    _ = try later(0, "restore", copy, "--store", program.folder.appendingPathComponent("restored").path)
  }

  /// The same store, ten years on.
  private static func later(_ program: Program) -> Program {
    var later = program
    later.today = "2044-11-23"
    return later
  }

  /// The store's files that hold some text.
  private func holding(_ text: String) throws -> [String] {
    let run = program.shell("grep -rlaF -- '\(text)' \"$WAYMARK_STORE\" || true")
    return run.output.split(separator: "\n").map(String.init)
  }
}
