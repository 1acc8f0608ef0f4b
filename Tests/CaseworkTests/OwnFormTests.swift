import Casework
import Forms
import JSON
import Testing

/// A service's own forms: accepted after checking, withdrawn, beside and instead of the shipped ones.
@Suite struct OwnFormTests {
  private static let at = Moment(Specimens.day, .midday)
  private let shipped: FormLibrary
  private var record = MemoryRecord()

  init() throws {
    shipped = try DataFixtures.forms.get()
    var manager = Staff()
    manager.name = "Dana Shah"
    manager.role = .manager
    try record.make(.staffSaved("dshah", manager), by: "dshah", now: Self.at)
    var officer = Staff()
    officer.name = "Karen Mason"
    try record.make(.staffSaved("kmason", officer), by: "dshah", now: Self.at)
  }

  private static func definition(_ form: String, _ version: Int, kind: String = "long") throws -> JSONValue {
    try JSONValue(
      json: Array(
        """
        {"form": "\(form)", "version": \(version), "title": "Own", "source": "us", "sections": [
          {"id": "a", "title": "A", "questions": [{"id": "a.q", "kind": "\(kind)", "words": "Well?"}]}]}
        """.utf8))
  }

  /// The forms in force: the shipped ones and those of the record.
  private func forms() throws -> FormLibrary {
    let own = record.keys.filter { $0.text.hasPrefix("forms/") }.compactMap { record.stored($0)?.bytes }
    return shipped.with(try own.map { try OwnForm(json: $0).read(from: "own.json") })
  }

  private mutating func make(_ change: OwnFormChange, by staff: StaffID = "dshah", on day: Day = Specimens.day) throws {
    try record.make(.ownForm(change), by: staff, now: Moment(day, .midday), forms: forms())
  }

  @Test func aNewNameStandsBesideTheShippedAndAHigherVersionInstead() throws {
    var work = self
    try work.make(.accept(Self.definition("own", 1), why: "Our own check-in."))
    try work.make(.accept(Self.definition("assetplus", 2), why: "Shorter."))
    let forms = try work.forms()
    #expect(forms.inUse("own", on: Specimens.day)?.version == 1)
    #expect(forms.inUse("assetplus", on: Specimens.day)?.version == 2)
    #expect(forms.definition("assetplus", version: 1) == shipped.definition("assetplus", version: 1))
    let key = try #require(FormID("own").ownKey(version: 1))
    let stored = try OwnForm(json: try #require(work.record.stored(key)?.bytes))
    #expect(stored.acts == [OwnForm.Act(.accepted, by: "dshah", at: Self.at, why: "Our own check-in.")])
  }

  @Test func whatIsWithdrawnIsNotStartedAndStillOpens() throws {
    var work = self
    try work.make(.accept(Self.definition("assetplus", 2), why: "Shorter."))
    try work.make(.withdraw("assetplus", version: 2, why: "Too short."), on: Specimens.day.adding(days: 3))
    let forms = try work.forms()
    #expect(forms.inUse("assetplus", on: Specimens.day.adding(days: 3))?.version == 1)
    #expect(forms.inUse("assetplus", on: Specimens.day.adding(days: 2))?.version == 2)
    #expect(forms.definition("assetplus", version: 2)?.title == "Own")
    try work.make(.accept(Self.definition("assetplus", 2), why: "After all."), on: Specimens.day.adding(days: 4))
    #expect(try work.forms().inUse("assetplus", on: Specimens.day.adding(days: 4))?.version == 2)
  }

  @Test func refusals() throws {
    var work = self
    let own = try Self.definition("own", 2)
    try work.make(.accept(own, why: "Ours."))
    let faulty = try Self.definition("other", 1, kind: "colour")
    let fault = DefinitionFault(
      file: "form", path: "sections[0].questions[0].kind", reason: .notOneOf("colour", QuestionKind.names))
    let cases: [(OwnFormChange, StaffID, Refusal)] = try [
      (.accept(faulty, why: "Ours."), "dshah", .ownForm(.faulty(fault))),
      (.accept(own, why: ""), "dshah", .reasonMissing),
      (.accept(own, why: "Ours."), "kmason", .mayNotSaveStandards("kmason")),
      (.accept(own, why: "Again."), "dshah", .ownForm(.notNewer("own", version: 2, newest: 2))),
      (.accept(Self.definition("own", 1), why: "Older."), "dshah", .ownForm(.notNewer("own", version: 1, newest: 2))),
      (
        .accept(Self.definition("assetplus", 1), why: "Ours."), "dshah",
        .ownForm(.notNewer("assetplus", version: 1, newest: 1))
      ),
      (.withdraw("assetplus", version: 1, why: "Old."), "dshah", .ownForm(.notOwn("assetplus", version: 1))),
      (.withdraw("own", version: 2, why: "Old."), "kmason", .mayNotSaveStandards("kmason")),
    ]
    for (change, staff, refusal) in cases {
      #expect(throws: refusal) { try work.make(change, by: staff) }
    }
    try work.make(.withdraw("own", version: 2, why: "Old."))
    #expect(throws: Refusal.ownForm(.withdrawn("own", version: 2, on: Specimens.day))) {
      try work.make(.withdraw("own", version: 2, why: "Again."))
    }
    #expect(throws: Refusal.ownForm(.notNewer("own", version: 2, newest: 2))) {
      try work.make(.accept(Self.definition("own", 2, kind: "yes-no"), why: "Another under the same number."))
    }
  }

  @Test func aDamagedOneNamesItsFileAndPlace() throws {
    var own = OwnForm()
    own.definition = try Self.definition("own", 1, kind: "colour")
    do throws(DefinitionFaults) {
      _ = try own.read(from: "forms/own-1.json")
      Issue.record("it was read")
    } catch {
      #expect(
        error.list.map(\.description).first?.hasPrefix("forms/own-1.json: definition.sections[0].questions[0].kind: ")
          == true)
    }
  }
}
