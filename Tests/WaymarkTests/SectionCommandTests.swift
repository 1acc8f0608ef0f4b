import Foundation
import Testing

/// What each role is told on the command line: a section is whole or refused with a reason, in lists as on the case.
@Suite("Sections on the command line") struct SectionCommandTests {
  private let program: Program
  private static let roles = ["reader", "analyst", "health", "police"]

  init() throws { program = try Program.withDemonstration() }

  /// A manager, a case with its worker, and one member of staff of each role, all of whom work with the child.
  private func setUp() throws -> (manager: String, worker: String, reference: String) {
    let staff = try program.rows("staff", "list")
    let manager = try #require(staff.first { $0["role"] as? String == "manager" }?["id"] as? String)
    let officers = staff.filter { $0["role"] as? String == "officer" }.compactMap { $0["id"] as? String }
    let row = try #require(
      try program.rows("caseload", "--all", "--as", manager).first {
        officers.contains($0["worker"] as? String ?? "") && ($0["asked"] as? Int ?? 0) > 0 && $0["harm"] is String
      })
    let reference = try #require(row["case"] as? String)
    let worker = try #require(row["worker"] as? String)
    for role in Self.roles {
      let saved = program.run(
        "staff", "save", role, "--name", "Test " + role, "--role", role, "--as", manager)
      #expect(saved.status == 0, "\(saved.errors)")
    }
    let given = program.run(
      "allocate", reference, "--to", worker, "--with", Self.roles.joined(separator: ","), "--note", "Direction zzqa",
      "--reason", "Test", "--as", manager)
    #expect(given.status == 0, "\(given.errors)")
    let at = ["--when", "yesterday 2pm", "--outcome", "held"]
    for arguments in [
      ["contact", "add", reference, "--kind", "phone", "--sensitive", "--note", "Sensitive zzqb"] + at,
      ["contact", "add", reference, "--kind", "health", "--note", "Health zzqc"] + at,
      ["contact", "add", reference, "--kind", "victim-contact", "--note", "Victim zzqd"] + at,
    ] {
      let made = program.run(all: arguments + ["--as", worker])
      #expect(made.status == 0, "\(arguments): \(made.errors)")
    }
    #expect(
      program.run("staff", "reduce", worker, "--percent", "20", "--why", "Return zzqe", "--as", manager).status == 0)
    return (manager, worker, reference)
  }

  /// Which of the marked words a role may read, and which commands are closed to it.
  private static let reads: [String: Set<String>] = [
    // Each is named on the child as a second worker; that makes nobody one of the case's own team.
    "reader": [], "analyst": [], "health": ["zzqc"], "police": [],
  ]
  private static let closed: [String: Set<String>] = [
    "reader": ["oversight"], "analyst": ["oversight", "diary", "visit", "compliance"],
    "health": ["oversight", "enforcement"], "police": ["oversight", "diary", "visit", "compliance"],
  ]

  @Test func aSectionIsWholeOrRefusedInEveryCommand() throws {
    defer { program.remove() }
    let (manager, worker, reference) = try setUp()
    let truth = try program.rows("deadlines", "--case", reference, "--as", manager)
    for role in Self.roles {
      let reads = try #require(Self.reads[role])
      let closed = try #require(Self.closed[role])
      for (name, arguments) in [
        ("oversight", ["oversight", "--case", reference]), ("diary", ["diary", "--all"]), ("visit", ["visit"]),
        ("enforcement", ["enforcement", "--case", reference]),
        ("compliance", ["case", reference, "--section", "compliance"]),
      ] {
        for form in closed.contains(name) ? [[], ["--json"], ["--csv"]] : [["--json"]] {
          let run = program.run(all: arguments + form + ["--as", role])
          #expect(run.status == (closed.contains(name) ? 3 : 0), "\(role) \(name) \(form): \(run.errors)")
          if closed.contains(name) { #expect(run.output.isEmpty && run.errors.contains("no role that sees")) }
        }
      }
      let listed = try program.rows("caseload", "--as", role).map { "\($0["case"] ?? "")" }
      #expect(listed.contains { $0.hasSuffix(reference) }, "\(role): \(listed)")
      var shown = ""
      for arguments in [
        ["case", reference], ["case", reference, "--json"], ["case", reference, "--section", "contacts", "--csv"],
        ["search", "zzqb"], ["search", "zzqc"], ["search", "zzqd"], ["caseload", "--all", "--json"],
        ["today", "--all", "--json"], ["deadlines", "--case", reference, "--json"], ["workload", worker],
      ] { shown += program.run(all: arguments + ["--as", role]).output }
      if role == "analyst" { shown += program.run("export", "--case", reference, "--as", role).output }
      // A search repeats the words that were searched for where it finds nothing, so the notes' other words count.
      for (word, code) in [("Sensitive", "zzqb"), ("Health", "zzqc"), ("Victim", "zzqd")] {
        #expect(shown.contains("\(word) \(code)") == reads.contains(code), "\(role) \(code)")
      }
      #expect(!shown.contains("zzqa") && !shown.contains("zzqe"), "\(role)")
      let row = try #require(
        try program.rows("caseload", "--all", "--as", role).first { $0["case"] as? String == reference })
      let seesAssessments = role == "reader"
      #expect((row["harm"] is String) == seesAssessments, "\(role)")
      let seesOrders = role != "health"
      #expect((row["order"] is String) == seesOrders, "\(role)")
      let due = try program.rows("deadlines", "--case", reference, "--as", role)
      #expect(due.map { $0["due"] as? String } == truth.map { $0["due"] as? String }, "\(role)")
      #expect(due.map { $0["state"] as? String } == truth.map { $0["state"] as? String }, "\(role)")
      #expect(program.run("case", reference, "--as", role).status == 0)
    }
    #expect(program.run("search", "zzqb", "--as", worker).output.contains("Sensitive zzqb"))
  }

  /// A listing, and whether each role is refused it: a health worker sees neither orders nor oversight, an analyst orders
  /// alone, a reader both orders and assessments.
  private static let lists: [(arguments: [String], health: Bool, analyst: Bool, reader: Bool)] = [
    (["court", "list"], true, false, false), (["court", "hearings", "3"], true, false, false),
    (["audit", "list"], true, true, true), (["audit", "actions"], true, true, true),
    (["audit", "sample"], true, true, true), (["report", "audits"], true, true, true),
    (["report", "concordance"], true, true, false), (["report", "hours"], true, false, false),
    (["report", "visits"], false, true, false), (["programme", "sessions", "behind-the-blade"], false, true, false),
    (["programme", "list"], false, false, false), (["allocate"], false, false, false),
  ]

  @Test func aListMadeOfASectionAloneIsRefusedWithTheReason() throws {
    defer { program.remove() }
    _ = try setUp()
    for list in Self.lists {
      for (role, isRefused) in [("health", list.health), ("analyst", list.analyst), ("reader", list.reader)] {
        let run = program.run(all: list.arguments + ["--as", role])
        #expect(run.status == (isRefused ? 3 : 0), "\(role) \(list.arguments): \(run.errors)")
        if isRefused { #expect(run.output.isEmpty && run.errors.contains("no role that sees"), "\(list.arguments)") }
      }
    }
  }

  @Test func figuresAreTheSameWhoeverAsksForThem() throws {
    defer { program.remove() }
    let (manager, worker, _) = try setUp()
    for arguments in [
      ["report", "timeliness"], ["report", "timeliness", "--by", "month"], ["report", "contacts", "--by", "level"],
      ["workload", worker],
    ] {
      let truth = program.run(all: arguments + ["--csv", "--as", manager]).output
      for role in ["reader", "analyst"] {
        let run = program.run(all: arguments + ["--csv", "--as", role])
        #expect(run.status == 0 && run.output == truth, "\(role): \(arguments)")
      }
    }
    #expect(program.run("report", "visits", "--as", "analyst").status == 3)
    let overdue = try program.rows("deadlines", "--met", "--since", "always", "--as", manager).count
    for role in ["reader", "analyst"] {
      #expect(try program.rows("deadlines", "--met", "--since", "always", "--as", role).count == overdue)
    }
  }

  @Test func staffMattersStayWithTheStaffAndTheirManagers() throws {
    defer { program.remove() }
    let (manager, worker, _) = try setUp()
    func exported(_ role: String) -> String { program.run("export", "--as", role).output }
    #expect(exported(manager).contains("Return zzqe"))
    for role in ["analyst"] {
      let text = exported(role)
      #expect(!text.contains("zzqe") && text.contains(worker), "\(role)")
    }
  }
}
