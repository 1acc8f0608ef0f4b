import Foundation
import Testing

@Suite("Taking away what was recorded by mistake, on the command line") struct RemoveCommandTests {
  private let program: Program

  init() throws { program = try Program.withDemonstration() }

  /// The first case of which something of a kind can be removed, or of which something stands on it.
  private func find(_ kind: String, blocked: Bool) throws -> (reference: String, id: String, what: String) {
    for row in try program.rows("caseload") {
      guard let reference = row["case"] as? String else { continue }
      for part in try program.rows("remove", reference, "--kind", kind)
      where (part["blocked"] as? String != nil) == blocked {
        if let id = part["id"] as? String, let what = part["what"] as? String { return (reference, id, what) }
      }
    }
    throw Nothing()
  }

  struct Nothing: Error {}

  @Test func anOffenceGoesIsInTheHistoryAndComesBack() throws {
    defer { program.remove() }
    #expect(program.run("case", "3", "--section", "people", "--json").status == 0)
    let (reference, id, what) = try find("person", blocked: false)
    let run = program.run("remove", reference, id, "--kind", "person", "--why", "Another child\u{2019}s mother")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Removed from \(reference): person \(id), \(what)."), "\(run.output)")
    #expect(try !program.rows("remove", reference, "--kind", "person").contains { $0["id"] as? String == id })
    let last = try #require(try program.rows("case", reference, "--history").last)
    #expect(last["op"] as? String == "person.remove" && last["was"] as? String == what)
    #expect(last["why"] as? String == "Another child\u{2019}s mother")
    #expect(program.run("case", reference, "--history").output.contains(what))
    #expect(program.run("undo", reference).status == 0)
    #expect(try program.rows("remove", reference, "--kind", "person").contains { $0["id"] as? String == id })
    #expect(program.run("check").status == 0)
  }

  @Test func whatOthersStandOnIsListedAndRefused() throws {
    defer { program.remove() }
    let (reference, id, _) = try find("order", blocked: true)
    let run = program.run("remove", reference, id, "--kind", "order", "--why", "mistake")
    #expect(run.status == 4 && run.output.isEmpty)
    #expect(run.errors.contains("This order can\u{2019}t be removed:"), "\(run.errors)")
    #expect(program.run("remove", reference).output.contains("Stands on it"))
  }

  @Test func mistakesSayWhatToDo() throws {
    defer { program.remove() }
    let bare = program.run("remove", "3", "f1")
    #expect(bare.status == 2 && bare.errors.contains("--why"), "\(bare.errors)")
    let none = program.run("remove", "3", "zz9", "--why", "x")
    #expect(none.status == 4 && none.errors.contains("waymark remove YJ-000003"), "\(none.errors)")
    let (reference, id, _) = try find("person", blocked: false)
    let blank = program.run("remove", reference, id, "--kind", "person", "--why", " ")
    #expect(blank.status == 4 && blank.errors.contains("A reason is needed."), "\(blank.errors)")
  }

  @Test func programsReadWhatWasRemoved() throws {
    defer { program.remove() }
    let (reference, id, what) = try find("person", blocked: false)
    let made = try #require(try program.rows("remove", reference, id, "--kind", "person", "--why", "twice").first)
    #expect(made["case"] as? String == reference && made["id"] as? String == id && made["was"] as? String == what)
    #expect(made["kind"] as? String == "person" && made["why"] as? String == "twice")
    #expect(made["seq"] as? Int == (try program.rows("case", reference, "--history").last?["seq"] as? Int))
  }
}
