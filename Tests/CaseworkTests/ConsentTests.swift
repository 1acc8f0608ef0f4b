import Casework
import JSON
import Testing

@Suite("Who agreed to what, and who took it back") struct ConsentTests {
  /// A case with a mother, and a consent of hers to sharing information with the college.
  private struct Work {
    var plan: PlanFixture
    var consent = Consent()
    let lists: CodeLists

    var header: Case { get throws { try plan.file.header } }

    mutating func make(_ change: Change, by staff: StaffID = "kmason") throws {
      try plan.record.make(change, by: staff, now: plan.now, lists: lists)
    }

    init() throws {
      plan = try PlanFixture()
      lists = CodeLists(try DataFixtures.lists.get())
      for (name, relationship) in [("Ama Abara", "mother"), ("Jo Field", "victim"), ("Mr Poole", "social-worker")] {
        var person = PersonAround()
        person.id = ""
        person.name = name
        person.relationship = ListCode(relationship)
        try make(.personSaved(plan.reference, person))
      }
      consent.id = ""
      consent.giver = .other
      consent.person = try header.people.first?.id
      consent.name = "Somebody"
      consent.matter = "sharing"
      consent.sharedWith = "the college"
      consent.on = plan.day.adding(days: -30)
      consent.how = .inWriting
      consent.note = "Attendance alone."
    }

    mutating func save(_ alter: (inout Consent) -> Void = { _ in }) throws -> Consent {
      var consent = consent
      alter(&consent)
      try make(.consented(plan.reference, .saved(consent)))
      let id = consent.id.text.isEmpty ? try header.consents.last?.id : consent.id
      return try #require(try header.consents.first { $0.id == id })
    }

    mutating func withdraw(_ id: ConsentID, daysAgo: Int, why: String = "Enough.", by: StaffID = "dshah") throws {
      let withdrawal = Consent.Withdrawal(on: plan.day.adding(days: -daysAgo), why: why)
      try make(.consented(plan.reference, .withdrawn(id, withdrawal)), by: by)
    }

    func refusal(_ change: ConsentChange) -> Refusal? {
      var work = self
      do {
        try work.make(.consented(plan.reference, change))
        return nil
      } catch {
        return error as? Refusal
      }
    }

    func refusal(_ alter: (inout Consent) -> Void) -> Refusal? {
      var consent = consent
      alter(&consent)
      return refusal(.saved(consent))
    }
  }

  @Test func whoAnsweredIsTheChildOrSomebodyOnTheCaseOrANameOfTheirOwn() throws {
    var work = try Work()
    let people = try work.header.people.map(\.id)
    let givers = try people.map { id in try work.save { $0.person = id } }
    #expect(givers.map(\.giver) == [.parent, .victim, .other] && givers.allSatisfy { $0.name.isEmpty })
    #expect(givers.map(\.by) == ["kmason", "kmason", "kmason"] && Set(givers.map(\.id)).count == 3)
    let child = try work.save {
      $0.giver = .child
      $0.person = nil
    }
    #expect(child.name.isEmpty && child.giver == .child)
    let aunt = try work.save {
      $0.person = nil
      $0.name = "An aunt"
    }
    #expect(aunt.giver == .other && aunt.name == "An aunt")
  }

  @Test func whatIsWrongIsRefused() throws {
    var work = try Work()
    let (day, reference) = (work.plan.day, work.plan.reference)
    let on = work.consent.on
    #expect(work.refusal { $0.on = day.adding(days: 1) } == .doneInFuture(day.adding(days: 1)))
    #expect(work.refusal { $0.person = "p99" } == .consent(.noSuchPerson("p99", reference)))
    #expect(work.refusal { $0.id = "n99" } == .consent(.noSuchConsent("n99", reference)))
    #expect(work.refusal(.withdrawn("n99", .init(on: day))) == .consent(.noSuchConsent("n99", reference)))
    #expect(work.refusal { $0.until = on.adding(days: -1) } == .datesReversed(from: on, to: on.adding(days: -1)))
    #expect(work.refusal { $0.matter = "pigeons" } == .unknownCode(list: "consents", code: "pigeons"))
    #expect(work.refusal { $0.sharedWith = " " } == .consent(.recipientMissing))
    #expect(
      work.refusal {
        $0.answer = .refused
        $0.sharedWith = ""
      } == nil)
    #expect(
      work.refusal {
        $0.person = nil
        $0.name = "  "
      } == .consent(.giverMissing))
    let given = try work.save()
    #expect(
      work.refusal(.withdrawn(given.id, .init(on: on.adding(days: -1))))
        == .consent(.withdrawnBeforeGiven(on.adding(days: -1), given: on)))
    #expect(work.refusal(.withdrawn(given.id, .init(on: day.adding(days: 1)))) == .doneInFuture(day.adding(days: 1)))
    try work.withdraw(given.id, daysAgo: 3)
    #expect(
      work.refusal(.withdrawn(given.id, .init(on: day))) == .consent(.withdrawnAlready(day.adding(days: -3))))
    let refused = try work.save { $0.answer = .refused }
    #expect(work.refusal(.withdrawn(refused.id, .init(on: day))) == .consent(.refused(on)))
    // What puts one right can't contradict what was recorded of it since.
    var later = try #require(try work.header.consent(given.id))
    later.on = day
    #expect(
      work.refusal(.saved(later)) == .consent(.withdrawnBeforeGiven(day.adding(days: -3), given: day)))
    later.on = on
    later.answer = .refused
    #expect(work.refusal(.saved(later)) == .consent(.refused(on)))
  }

  @Test func aWithdrawalStaysWhateverIsPutRight() throws {
    var work = try Work()
    var consent = try work.save()
    try work.withdraw(consent.id, daysAgo: 3)
    consent.note = "Attendance and marks."
    consent.withdrawal = nil
    work.consent = consent
    let saved = try work.save()
    #expect(saved.withdrawal?.on == work.plan.day.adding(days: -3) && saved.withdrawal?.by == "dshah")
    #expect(saved.note == "Attendance and marks." && saved.id == consent.id)
    #expect(try work.header.consents.count == 1)
  }

  /// Which of them is to be worked by.
  @Test func onlyWhatStandsIsDrawnAsStanding() throws {
    var work = try Work()
    let day = work.plan.day
    func standing(_ consent: Consent, daysOn: Int = 0) throws -> ConsentStanding {
      let header = try work.header
      return header.standing(of: try #require(header.consent(consent.id)), on: day.adding(days: daysOn))
    }
    let ends = try work.save { $0.until = day }
    #expect(try standing(ends) == .stands)
    #expect(try standing(ends, daysOn: 1) == .ended(day))
    let open = try work.save { $0.matter = "media" }
    #expect(try standing(open, daysOn: 4000) == .stands)
    let refused = try work.save {
      $0.matter = "prevention"
      $0.answer = .refused
    }
    #expect(try standing(refused) == .refused)
    try work.withdraw(open.id, daysAgo: 2)
    #expect(try standing(open) == .withdrawn(day.adding(days: -2)))
    #expect(try standing(open, daysOn: -20) == .withdrawn(day.adding(days: -2)), "also where somebody looks back")
    // Another person's refusal says nothing of hers, nor does one to share with others; her own does.
    for alter in [
      { (consent: inout Consent) in consent.person = nil }, { $0.sharedWith = "the police" }, { $0.matter = "media" },
    ] {
      _ = try work.save {
        $0.answer = .refused
        $0.on = day
        alter(&$0)
      }
    }
    #expect(try standing(ends) == .stands)
    _ = try work.save {
      $0.answer = .refused
      $0.on = day.adding(days: -1)
      $0.sharedWith = "The  COLLEGE"
    }
    #expect(try standing(ends) == .refusedSince(day.adding(days: -1)))
    let again = try work.save { $0.on = day }
    #expect(try standing(again) == .stands, "what was agreed to after it was refused stands")
    let listed = try work.header.consents(on: day).map(\.standing)
    #expect(listed.first == .stands && listed.dropFirst().allSatisfy { $0 != .stands })
  }

  @Test func aClosedCaseTakesNoneAndUndoTakesOneBack() throws {
    var work = try Work()
    let consent = try work.save()
    let before = try work.header
    let reference = work.plan.reference
    try work.withdraw(consent.id, daysAgo: 0)
    var edits = Edits()
    edits.put(reference.key, before)
    let undoing = Undoing(seq: work.plan.record.seq, op: "consent.withdraw", before: edits.list)
    try work.make(.undone(undoing))
    #expect(try work.header.consents.first?.withdrawal == nil)
    var closed = before
    closed.closed = Closure(on: work.plan.day, reason: "completed")
    edits.put(reference.key, closed)
    try work.make(.imported(source: "test", edits, seen: work.plan.record.seq))
    #expect(work.refusal { _ in } == .caseClosed(reference, on: work.plan.day))
  }

  @Test func whoGaveOneIsNotRemovedBeforeIt() throws {
    var work = try Work()
    let consent = try work.save()
    let mother = try #require(consent.person)
    let reference = work.plan.reference
    #expect(throws: Refusal.removal(.stoodOn(.person(mother), [.consents(1)]))) {
      try work.make(.removed(reference, .person(mother), why: "Wrong."))
    }
    try work.make(.removed(reference, .consent(consent.id), why: "Another child\u{2019}s."))
    #expect(try work.header.consents.isEmpty)
    try work.make(.removed(reference, .person(mother), why: "Wrong."))
  }

  @Test func oneThatIsNotShownSaysNothingElse() throws {
    var hidden = Specimens.consent
    hidden.withheld = .health
    let text = String(decoding: hidden.json(), as: UTF8.self)
    #expect(text == #"{"id":"n7","withheld":"health"}"#)
    let read = try Consent(json: hidden.json())
    #expect(read.id == "n7" && read.withheld == .health && read.note.isEmpty)
    var header = Case()
    header.consents = [read]
    #expect(header.standing(of: read, on: Specimens.day) == .withheld && header.recorded.isEmpty)
  }
}
