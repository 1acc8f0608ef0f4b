import Foundation
import Testing

@Suite("Stores that earlier versions wrote") struct EarlierStoreTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Stores")
  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasPrefix("format-") }

  @Test func thereIsOneForEachFormat() { #expect(Self.names.contains("format-1")) }

  @Test(arguments: names) func everyOneOpensWholeAndGoesOn(name: String) throws {
    let program = try Program()
    defer { program.remove() }
    try FileManager.default.copyItem(
      atPath: Self.folder.appendingPathComponent(name).path, toPath: program.store)
    #expect(program.shell("chmod -R go= \"$WAYMARK_STORE\"").status == 0)
    let check = program.run("check")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    let caseload = program.run("caseload", "--all", "--json")
    #expect(caseload.status == 0, "\(caseload.errors)")
    #expect(caseload.output.components(separatedBy: "\"case\"").count == 4)
    #expect(program.run("search", "zeppelin").output.contains("YJ-000002"))
    #expect(program.run("case", "4", "--history").status == 0)
    let added = program.run("contact", "add", "1", "--kind", "office", "--outcome", "attended", "--note", "Goes on.")
    #expect(added.status == 0, "\(added.errors)")
    let shown = program.run("case", "1", "--section", "contacts", "--json").output
    #expect(shown.contains("Goes on.") && shown.contains("zeppelin"))
    let parts = program.run("remove", "1", "--csv").output.split(separator: "\r\n").dropFirst()
    let id = parts.first { $0.contains(",contact,") }?.prefix { $0 != "," } ?? ""
    #expect(program.run("remove", "1", String(id), "--kind", "contact", "--why", "Twice").status == 0)
    #expect(program.run("case", "1", "--history", "--json").output.contains("\"contact.remove\""))
    #expect(program.run("undo", "1").status == 0)
    #expect(program.run("check", "--mend").status == 0)
    #expect(program.run("check").output.contains("The store is whole."))
  }
}
