import Foundation
import Testing

@Suite("Requests for what is held, on the command line") struct SubjectAccessCommandTests {
  private let program: Program

  init() throws { program = try Program.withDemonstration() }

  /// Two managers and an officer.
  private func people() throws -> (decider: String, signer: String, officer: String) {
    let staff = try program.rows(all: ["staff", "list"])
    func all(_ role: String) -> [String] {
      staff.filter { $0["role"] as? String == role }.compactMap { $0["id"] as? String }
    }
    return (all("manager")[0], all("manager")[1], try #require(all("officer").first { $0 != "demo" }))
  }

  @Test func aRequestFromTheFirstLetterToTheTrail() throws {
    defer { program.remove() }
    let (decider, signer, officer) = try people()
    func run(_ arguments: String..., as user: String? = nil) -> Program.Run {
      program.run(all: ["subject-access"] + arguments + ["--as", user ?? decider])
    }
    #expect(run("record", "5", as: officer).status == 3)
    #expect(run("record", "5", "--from", "parent").status == 4)
    let recorded = run("record", "5", "--on", "2026-11-10")
    #expect(recorded.status == 0 && recorded.output.contains("10 December 2026"), "\(recorded)")
    let id = String(recorded.output.prefix { $0 != "," })
    #expect(run("pack", id).status == 4)
    let listed = try program.rows(all: ["subject-access", "list", "--as", decider])
    let row = try #require(listed.first { $0["request"] as? String == id })
    #expect(row["due"] as? String == "2026-12-10" && row["state"] as? String == "identity")
    #expect(run("submit", id).errors.contains("checked who asks"))
    #expect(run("identity", id, "--how", "known").status == 0)
    #expect(run("ask", id, "--what", "Which years?").status == 0)
    #expect(run("answered", id).status == 0)

    let shown = try program.rows(all: ["subject-access", "show", id, "--undecided", "--as", decider])
    let mother = try #require(shown.first { $0["kind"] as? String == "person" })
    let name = try #require(mother["party"] as? String)
    #expect(run("submit", id).errors.contains("still to be decided"))
    #expect(run("decide", id, "redact", "--party", name).errors.contains("ground"))
    #expect(run("decide", id, "redact", "--party", name, "--ground", "third-party").status == 0)
    for row in try program.rows(all: ["subject-access", "show", id, "--undecided", "--as", decider]) {
      let entry = try #require(row["number"] as? Int)
      _ = run("decide", id, "redact", "--entry", String(entry), "--ground", "third-party")
    }
    #expect(try program.rows(all: ["subject-access", "show", id, "--undecided", "--as", decider]).isEmpty)
    #expect(run("submit", id).status == 0)
    #expect(run("sign", id).status == 3)
    #expect(run("sign", id, as: officer).status == 3)
    #expect(run("sign", id, as: signer).status == 0)
    for arguments in [["pack", id], ["pack", id, "--html"]] {
      let pack = program.run(all: ["subject-access"] + arguments + ["--as", decider])
      #expect(pack.status == 0 && !pack.output.contains(name) && pack.output.contains("[redacted]"))
    }
    #expect(run("issue", id, "--to", "the child", "--how", "by hand").status == 0)
    let looks = try program.rows(all: ["looks", "5", "--as", decider])
    #expect(looks.contains { $0["kind"] as? String == "disclosure" && $0["recipient"] as? String == "the child" })
    #expect(run("issue", id, "--to", "the child").status == 4)

    // What was given is printed again as it was, and proposed to the next request, which decides for itself.
    let given = run("pack", id).output
    #expect(
      program.run("contact", "add", "5", "--kind", "phone", "--outcome", "held", "--note", "Later.", "--as", decider)
        .status == 0)
    #expect(!given.isEmpty && run("pack", id).output == given)
    #expect(run("record", "5", "--on", "2026-11-20").status == 0)
    let next = try #require(
      try program.rows(all: ["subject-access", "list", "--as", decider]).compactMap { $0["request"] as? String }.first {
        $0 != id
      })
    #expect(run("identity", next, "--how", "known").status == 0)
    let proposed = try program.rows(all: ["subject-access", "earlier", next, "--as", signer])
    #expect(!proposed.isEmpty && proposed.allSatisfy { $0["request"] as? String == id })
    let undecided = try program.rows(all: ["subject-access", "show", next, "--undecided", "--as", signer]).count
    #expect(run("earlier", next, "--accept", as: signer).status == 0)
    let left = try program.rows(all: ["subject-access", "show", next, "--undecided", "--as", signer]).count
    #expect(left < undecided && run("earlier", next, as: signer).output.contains("No earlier request"))
  }

  @Test func theServicesOwnPolicyIsCheckedSavedAndKept() throws {
    defer { program.remove() }
    let (manager, _, officer) = try people()
    let file = program.folder.appendingPathComponent("access.json")
    let shown = program.run("standards", "show", "--what", "access", "--as", manager)
    var policy = try #require(try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any])
    var roles = try #require(policy["roles"] as? [[String: Any]])
    func write() throws {
      policy["roles"] = roles
      try JSONSerialization.data(withJSONObject: policy).write(to: file)
    }
    func save(as user: String) -> Program.Run {
      program.run(
        "standards", "edit", "--what", "access", "--file", file.path, "--why", "Need to know", "--yes", "--as", user)
    }
    let at = try #require(roles.firstIndex { $0["role"] as? String == "officer" })
    roles[at]["source"] = ""
    roles.removeAll { $0["role"] as? String == "volunteer" }
    try write()
    let faulty = program.run("standards", "check", file.path, "--what", "access")
    #expect(faulty.status != 0 && (faulty.output + faulty.errors).contains("role officer"))
    #expect((faulty.output + faulty.errors).contains("volunteer"))
    #expect(save(as: manager).status != 0)
    #expect(program.run("caseload", "--all", "--as", officer).status == 0)

    policy = try #require(try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any])
    roles = try #require(policy["roles"] as? [[String: Any]])
    roles[at]["may"] = ["record"]
    try write()
    #expect(save(as: officer).status == 3)
    let saved = save(as: manager)
    #expect(saved.status == 0, "\(saved.errors)")
    #expect(program.run("contact", "add", "1", "--kind", "phone", "--as", officer).status != 3)
    #expect(program.run("close", "1", "--reason", "completed", "--as", officer).status == 3)
    let history = program.run("standards", "history", "--what", "access", "--as", manager)
    #expect(history.output.contains("Need to know"))

    let own = try #require(roles.firstIndex { $0["role"] as? String == "manager" })
    roles[own]["may"] = ["record"]
    try write()
    #expect(save(as: manager).status == 3)
  }
}
