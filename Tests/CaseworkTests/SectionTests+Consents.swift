import Casework
import JSON
import Testing

/// Consents belong to the section of what they are about and of who gave them.
extension SectionTests {
  /// A case with a consent to photographs, one to health screening, and three of victims.
  private func agreed(helper: StaffID? = nil, by staff: StaffID = "worker") -> CaseFile {
    var whole = file(helper: helper)
    for (id, matter, giver, person) in [
      ("n1", "media", Consent.Giver.parent, "p0"), ("n2", "health-screening", .child, nil),
      ("n3", "victim-contact", .other, nil), ("n4", "sharing", .victim, nil), ("n5", "media", .other, "p1"),
    ] as [(ConsentID, ListCode, Consent.Giver, PersonID?)] {
      var consent = Consent()
      consent.id = id
      consent.matter = matter
      consent.giver = giver
      consent.person = person
      consent.note = "Words."
      consent.by = staff
      whole.header.consents.append(consent)
    }
    return whole
  }

  @Test(arguments: rows, [false, true]) func whoSeesWhichConsent(row: Row, isOwn: Bool) throws {
    let viewer = viewer(row.role, try #require(Self.policy))
    let sees = isOwn ? row.all.union(row.own) : row.all
    let whole = agreed(helper: isOwn ? "me" : nil)
    let seen = whole.seen(by: viewer).header.consents
    let apart: [(ConsentID, CaseSection?)] = [
      ("n1", nil), ("n2", .health), ("n3", .victims), ("n4", .victims), ("n5", .victims),
    ]
    for (id, section) in apart {
      let shown = seen.first { $0.id == id }
      let isShown = section.map(sees.contains) ?? viewer.sees(.people)
      #expect((shown?.note == "Words.") == isShown, "\(id)")
      guard !isShown else { continue }
      // That there is one they are told where they see the people around the child, and nothing else of it.
      #expect((shown != nil) == (section != nil && viewer.sees(.people)), "\(id)")
      guard let shown, let section else { continue }
      var stub = Consent()
      stub.id = id
      stub.withheld = shown.withheld
      #expect(shown == stub && shown.withheld?.section == section, "\(id)")
    }
    #expect(viewer.seesConsents(of: CaseSummary(of: whole)) == !seen.isEmpty || isOwn)
  }

  @Test func whoeverWroteAllOfItReadsIt() throws {
    let officer = viewer(.officer, try #require(Self.policy))
    var own = agreed(by: "me")
    #expect(own.seen(by: officer).header.consents.allSatisfy { $0.withheld == nil })
    own.header.consents[2].withdrawal = Consent.Withdrawal(on: Self.now.day, why: "What she said.")
    own.header.consents[2].withdrawal?.by = "worker"
    #expect(own.seen(by: officer).header.consents[2].withheld == .victims)
  }

  @Test func nobodyAltersAConsentThatTheyArentShown() throws {
    let whole = agreed()
    let row = CaseSummary(of: whole)
    func refusal(_ change: Change, _ role: StaffRole) throws -> Refusal? {
      do {
        _ = try change.keepingWithheld(
          for: viewer(role, try #require(Self.policy)), header: { _ in whole.header }, contact: { _, _ in nil },
          assessment: { _, _ in nil }, summary: { _ in row })
        return nil
      } catch {
        return error as? Refusal
      }
    }
    for (id, section) in [("n2", CaseSection.health), ("n3", .victims)] as [(ConsentID, CaseSection)] {
      var written = Consent()
      written.id = id
      for change in [
        Change.consented(row.reference, .saved(written)), .consented(row.reference, .withdrawn(id, .init(on: .epoch))),
        .removed(row.reference, .consent(id), why: "Wrong."),
      ] {
        #expect(try refusal(change, .officer) == .access(.withheld("me", section)))
        #expect(try refusal(change, .manager) == nil)
        // Whoever isn't told that there is one writes over none either.
        #expect(try refusal(change, .volunteer) == .access(.withheld("me", .people)))
      }
    }
    var new = Consent()
    new.id = ""
    #expect(try refusal(.consented(row.reference, .saved(new)), .volunteer) == nil, "one of one\u{2019}s own is added")
  }

  /// A service's policy from before consents were recorded draws these lines as the shipped one does, until it draws its own.
  @Test func aPolicyFromBeforeKeepsThemApartToo() throws {
    let shipped = try #require(Self.policy)
    var older = shipped
    for index in older.parts.indices { older.parts[index].consents = nil }
    older.parts[0].flags = ["gang"]
    let stored = try AccessPolicy(json: older.json())
    #expect(stored.parts.allSatisfy { $0.consents == nil })
    let completed = stored.completed(by: shipped)
    #expect(completed.parts.map(\.consents) == shipped.parts.map(\.consents))
    #expect(completed.parts[0].flags == ["gang"] && completed.roles == stored.roles)
    let seen = agreed().seen(by: viewer(.officer, completed)).header.consents
    #expect(seen.compactMap(\.withheld?.section) == [.health, .victims, .victims, .victims])
    // What it saves afterwards is taken as it stands, an empty line too.
    var own = completed
    for index in own.parts.indices { own.parts[index].consents = [] }
    let saved = try AccessPolicy(json: own.json())
    #expect(saved.completed(by: shipped) == saved && saved.parts.allSatisfy { $0.consents == [] })
  }

  /// What is about a victim is marked in a pack, and who gave it stands by name.
  @Test func aPackHasThemWithTheirNamesMarked() throws {
    var work = try SubjectWork()
    let mother = try #require(try work.record.header(of: SubjectWork.reference)?.people.first?.id)
    for (matter, giver, name) in [("sharing", Consent.Giver.parent, ""), ("victim-contact", .victim, "Perpetua Quill")]
    {
      var consent = Consent()
      consent.id = ""
      consent.matter = ListCode(matter)
      consent.giver = giver
      consent.person = name.isEmpty ? mother : nil
      consent.name = name
      consent.sharedWith = "the college"
      consent.on = work.now.day.adding(days: -9)
      try work.make(.consented(SubjectWork.reference, .saved(consent)))
    }
    let asked = try work.ask()
    let pack = try work.pack(asked)
    let entries = pack.entries.indices.filter { pack.entries[$0].kind == .consents }
    try #require(entries.count == 2)
    let texts = entries.map { pack.entries[$0].lines.map { $0.label + ": " + $0.text } }
    #expect(texts[0].contains("person: " + SubjectWork.mother) && texts[0].contains("to what: Sharing information"))
    #expect(!texts[0].contains { $0.contains(mother.text) })
    let parties = entries.map { entry in pack.marks[entry].map { pack.parties[$0.party].kind } }
    #expect(parties[0].contains(.person) && !parties[0].contains(.victim))
    #expect(parties[1].contains(.victim))
    let named = try #require(pack.entries[entries[1]].lines.firstIndex { $0.text == "Perpetua Quill" })
    #expect(pack.marks[entries[1]].contains { $0.line == named })
  }
}
