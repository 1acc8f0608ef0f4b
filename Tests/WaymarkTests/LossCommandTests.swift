import Foundation
import Testing

/// What the commands say of a journal that lost something, and what can be done then.
@Suite struct LossCommandTests {
  private func journal(_ program: Program) -> String { program.store + "/journal/000000001.jsonl" }

  @Test func aStoreWithoutItsJournalSaysWhatIsLostAndGoesOnShowing() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let backup = program.folder.appendingPathComponent("backup").path
    let bad = program.folder.appendingPathComponent("bad").path
    #expect(program.run("backup", backup).status == 0)
    try FileManager.default.removeItem(atPath: journal(program))
    let check = program.run("check")
    #expect(check.status == 1 && check.errors.isEmpty, "\(check.errors)")
    #expect(check.output.contains("the segment is missing; changes 1 to "))
    #expect(check.output.contains("Missing: ") && check.output.contains("and ") && check.output.contains("more lines"))
    #expect(check.output.contains("YJ-") && check.output.contains(", by "))
    #expect(check.output.split(separator: "\n").count < 30)
    #expect(check.output.contains("waymark restore FILE --replace"))
    let rows = try rows(of: program.run("check", "--json"))
    let missing = rows.filter { $0["kind"] as? String == "missing" }
    #expect(missing.count > 50)
    #expect(missing.allSatisfy { $0["change"] is Int })
    #expect(missing.count { ($0["by"] as? String)?.isEmpty == false } > missing.count / 2)
    for run in [program.run("today"), program.run("case", "1"), program.run("caseload")] {
      #expect(run.status == 0 && run.errors.contains("For looking only"), "\(run.errors)")
    }
    let refused = program.run("contact", "add", "1", "--kind", "phone", "--outcome", "attended", "--note", "x")
    #expect(refused.status == 5 && !refused.errors.contains("Nothing that was saved is lost"), "\(refused.errors)")
    let unsaved = program.run("backup", bad)
    #expect(unsaved.status == 1 && unsaved.errors.contains("Not backed up"), "\(unsaved.errors)")
    #expect(!FileManager.default.fileExists(atPath: bad))
    // The way back is the backup, in the place of what is left.
    #expect(program.run("restore", backup).status == 5)
    let restored = program.run("restore", "--replace", backup)
    #expect(restored.status == 0 && restored.output.contains("is kept as "), "\(restored.errors)")
    #expect(program.run("check").status == 0)
    #expect(
      program.run("contact", "add", "1", "--kind", "phone", "--outcome", "attended", "--note", "x").status == 0)
  }

  @Test func whoAcceptsTheLossGoesOnWithWhatTheFilesHold() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    let before = program.run("caseload", "--all").output
    let shown = program.run("case", "1").output
    try FileManager.default.removeItem(atPath: journal(program))
    #expect(program.run("check", "--accept-loss").status == 2)
    let mended = program.run("check", "--mend", "--accept-loss")
    #expect(mended.status == 0 && mended.output.contains("whole but for "), "\(mended.output)")
    #expect(program.run("caseload", "--all").output == before)
    #expect(program.run("case", "1").output == shown)
    #expect(
      program.run("contact", "add", "1", "--kind", "phone", "--outcome", "attended", "--note", "x").status == 0)
    let check = program.run("check")
    #expect(check.status == 0 && check.output.contains("whose loss was accepted"), "\(check.output)")
    #expect(program.run("case", "1", "--history").output.contains("Put back after a loss"))
  }

  /// Of the last changes, which no case's file has yet, the lock file tells what they were; where that is emptied too, it is
  /// said who was at work meanwhile.
  @Test func ofTheLastChangesItIsSaidWhoWasAtWork() throws {
    let program = try Program()
    defer { program.remove() }
    #expect(program.run("init").status == 0)
    let child = "source,family_name,given_names,date_of_birth\nA1,Abara,Tomi,4/3/2010\n"
    #expect(program.run("import", "children", "-", input: child).status == 0)
    #expect(program.run("case", "1").status == 0)
    try FileManager.default.removeItem(atPath: journal(program))
    let told = program.run("check")
    #expect(told.status == 1 && told.output.contains(", by demo: "), "\(told.output) \(told.errors)")
    #expect(told.output.contains("YJ-000001") && !told.output.contains("Nothing tells"), "\(told.output)")
    let lock = try #require(FileHandle(forWritingAtPath: program.store + "/lock"))
    try lock.truncate(atOffset: 2048)
    let check = program.run("check")
    #expect(check.status == 1 && check.output.contains("Nothing tells who made "), "\(check.output) \(check.errors)")
    #expect(check.output.contains("demo, 2 looks, ") && check.output.contains(": YJ-000001\n"), "\(check.output)")
    let looked = try rows(of: program.run("check", "--json")).filter { $0["kind"] as? String == "looked" }
    #expect(looked.count == 1 && looked.first?["cases"] as? [String] == ["YJ-000001"], "\(looked)")
  }

  /// One line that isn't as it was written is told with what it did, to whom, by whom and when.
  @Test func aSpoiltLineIsToldAlone() throws {
    let program = try Program.withDemonstration()
    defer { program.remove() }
    #expect(program.run("contact", "add", "1", "--kind", "phone", "--outcome", "attended", "--note", "x").status == 0)
    var lines = try String(contentsOfFile: journal(program), encoding: .utf8).components(separatedBy: "\n")
    let index = try #require(lines.firstIndex { $0.contains("\"op\":\"contact.record\"") })
    lines[index] = lines[index].replacingOccurrences(of: "attended", with: "attendee")
    try lines.joined(separator: "\n").write(toFile: journal(program), atomically: true, encoding: .utf8)
    let check = program.run("check")
    #expect(check.status == 1)
    #expect(check.output.contains("Missing: 1 change.\n"), "\(check.output)")
    #expect(check.output.contains("change \(index + 1), 20") && check.output.contains(": Contact recorded, YJ-"))
  }

  private func rows(of run: Program.Run) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
  }
}
