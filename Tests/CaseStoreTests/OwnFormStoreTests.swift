import CaseStore
import Casework
import Forms
import JSON
import Testing

/// A service's own forms in its store: live in other sessions, kept through files and journal, refused where damaged.
@Suite struct OwnFormStoreTests {
  private static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)

  private static func definition(_ version: Int) -> JSONValue? {
    try? JSONValue(
      json: Array(
        """
        {"form": "f", "version": \(version), "title": "F\(version)", "source": "s", "sections": [
          {"id": "one", "title": "One", "questions": [{"id": "one.a", "kind": "long", "words": "A?"}]}]}
        """.utf8))
  }

  private func open(_ path: String) throws -> Casebook {
    let casebook = try Casebook(FileStore.open(path), lists: CodeLists())
    let shipped = try #require(Self.definition(1)).json()
    casebook.shippedForms = try FormLibrary(files: [("f.json", shipped)])
    return casebook
  }

  @Test func acceptedInOneSessionUsedInAnotherAndOldAnswersStay() throws {
    let folder = try TestFolder()
    _ = try FileStore.create(at: folder("s"))
    let (mine, yours) = (try open(folder("s")), try open(folder("s")))
    var manager = Staff()
    manager.role = .manager
    manager.name = "Dana Shah"
    _ = try mine.make(.staffSaved("dshah", manager), by: "dshah", now: Self.now)
    var header = Case()
    header.child.familyName = "Abara"
    _ = try mine.make(.caseOpened(header), by: "dshah", now: Self.now)
    let reference = CaseReference(1)
    _ = try mine.make(.assessed(reference, .start("f", stage: "", order: nil)), by: "dshah", now: Self.now)
    _ = try mine.make(.assessed(reference, .drop("a3", why: "Test.")), by: "dshah", now: Self.now)
    let own = try #require(Self.definition(2))
    _ = try mine.make(.ownForm(.accept(own, why: "Ours.")), by: "dshah", now: Self.now)
    _ = try yours.follow()
    #expect(yours.forms.inUse("f", on: Self.now.day)?.version == 2)
    _ = try yours.make(.assessed(reference, .start("f", stage: "", order: nil)), by: "dshah", now: Self.now)
    #expect(try yours.assessments(of: reference).last?.assessment.formVersion == 2)
    _ = try mine.make(.ownForm(.withdraw("f", version: 2, why: "No.")), by: "dshah", now: Self.now)
    try (mine.store as? FileStore)?.checkpoint()
    #expect(try (mine.store as? FileStore)?.check().isWhole == true)
    let fresh = try open(folder("s"))
    #expect(fresh.forms.inUse("f", on: Self.now.day)?.version == 1)
    #expect(fresh.forms.definition("f", version: 2)?.title == "F2")
    #expect(fresh.ownForms.values.first?.own.acts.map(\.by) == ["dshah", "dshah"])
  }

  @Test func aDamagedOneIsRefusedAtTheStartWithItsFile() throws {
    let folder = try TestFolder()
    _ = try FileStore.create(at: folder("s"))
    let store = try FileStore.open(folder("s"))
    var own = OwnForm()
    own.definition = .object([JSONMember(key: "form", value: .string("f"))])
    let key = try #require(DocumentKey("forms/f-1"))
    _ = try store.commit(Act(by: "x", op: "y")) { $0.put(key, own.json()) }
    do {
      _ = try Casebook(store, lists: CodeLists())
      Issue.record("it was opened")
    } catch let faults as DefinitionFaults {
      #expect(faults.list.first?.file == "forms/f-1.json")
    }
  }
}
