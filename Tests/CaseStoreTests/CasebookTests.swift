import CaseStore
import Casework
import Testing

@Suite("The casebook's summaries") struct CasebookTests {
  /// Two sessions make changes at random, follow each other at random, bring the files up to date at random; whatever
  /// they did, each summary equals the one that the whole case gives.
  @Test(arguments: 0..<24) func summariesFollowEveryChange(seed: Int) throws {
    let folder = try TestFolder()
    var chance = Chance(UInt64(seed))
    _ = try FileStore.create(at: folder("s"))
    var sessions = try (0..<2).map { _ in try Session(folder("s")) }
    for step in 0..<120 {
      let turn = Int.random(in: 0..<2, using: &chance)
      try sessions[turn].act(&chance)
      switch Int.random(in: 0..<24, using: &chance) {
      case 0: try (sessions[turn].casebook.store as? FileStore)?.checkpoint()
      case 1: sessions[turn] = try Session(folder("s"))
      case 2...8: _ = try sessions[turn].casebook.follow()
      default: break
      }
      if step % 40 == 39 {
        for session in sessions {
          _ = try session.casebook.follow()
          try session.expectTrue()
        }
      }
    }
    try Session(folder("s")).expectTrue()
  }

  @Test func onlyTheRowsOfAnOfficerAreReadForTheirDay() throws {
    let folder = try TestFolder()
    let store = try FileStore.create(at: folder("s"))
    var session = try Session(folder("s"))
    for name in ["Abara", "Brandt", "Cole"] { try session.open(name) }
    try session.casebook.give(CaseReference(1), to: "asmith")
    try session.casebook.give(CaseReference(2), to: "bjones")
    try store.checkpoint()
    try session.casebook.give(CaseReference(3), to: "asmith")
    let fresh = try Session(folder("s"))
    #expect(fresh.casebook.openCases(of: "asmith").map(\.reference.number) == [1, 3])
    #expect(fresh.casebook.openCases(of: "bjones").map(\.reference.number) == [2])
    #expect(fresh.casebook.openCases(of: "smith").isEmpty)
    #expect(fresh.casebook.openCases.count == 3)
  }

  @Test func tidyingBringsFilesAndWordsUpToDate() throws {
    let folder = try TestFolder()
    var session = try Session(try FileStore.create(at: folder("s")).path)
    try session.open("Abara")
    let store = try #require(session.casebook.store as? FileStore)
    try store.checkpoint()
    try store.remakeWordIndex()
    var contact = Contact()
    contact.at = Session.now
    contact.note = "The heron stood still."
    for _ in 0..<256 {
      _ = try session.casebook.make(.contactRecorded(CaseReference(1), contact), by: "asmith", now: Session.now)
    }
    #expect(store.isCheckpointDue)
    try session.casebook.tidy()
    #expect(!store.isCheckpointDue)
    #expect(try store.casesBehindWordIndex() == 1)
    #expect(try session.casebook.searchNotes("HERON", limit: 300).hits.count == 256)
    try session.casebook.tidy(wordsBehind: 0)
    #expect(try store.casesBehindWordIndex() == 0)
    #expect(try session.casebook.searchNotes("heron", limit: 100).hits.count == 100)
    #expect(try store.check().isWhole)
  }

  @Test func anIndexOfAnEarlierFormIsMadeAgain() throws {
    let folder = try TestFolder()
    var session = try Session(try FileStore.create(at: folder("s")).path)
    try session.open("Abara")
    try (session.casebook.store as? FileStore)?.checkpoint()
    let whole = try TestFile.text(folder("s/index/open.jsonl"))
    try TestFile.write(folder("s/index/open.jsonl"), Array(whole.replacing("\"form\":12,", with: "").utf8))
    #expect(try Session(folder("s")).casebook.openCases.map(\.name) == ["Abara, Tomi"])
    #expect(try TestFile.text(folder("s/index/open.jsonl")) == whole)
  }

  /// Custody, recall and breach are in the journal, in the case's file and in the index alike, and can be undone.
  @Test func custodyAndBreachAreKeptAndUndone() throws {
    let folder = try TestFolder()
    var session = try Session(try FileStore.create(at: folder("s")).path)
    try session.open("Abara")
    let reference = CaseReference(1)
    func make(_ change: Change) throws { _ = try session.casebook.make(change, by: "asmith", now: Session.now) }
    var order = Order()
    order.disposal = .section250
    order.made = Session.now.day.adding(days: -90)
    order.term = Term(3, .years)
    try make(.orderSaved(reference, order))
    let id = try #require(try session.casebook.record.header(of: reference)?.orders.first?.id)
    let day = Session.now.day.adding(days: -20)
    try make(.custody(reference, .placed(id, CustodyPlacement("yoi", "Hillview", from: order.made))))
    try make(.custody(reference, .released(id, Release(on: day))))
    try make(.custody(reference, .recalled(id, Recall(on: day + 5, why: "Missed", authorisedBy: "The court"))))
    let before = session.casebook.openCases
    #expect(before.first?.orders.first?.licences == [EndedLicence(released: day, recalled: day + 5)])
    var breach = Breach()
    breach.order = id
    breach.laid = day + 6
    var boss = Staff()
    boss.name = "boss"
    boss.role = .manager
    _ = try session.casebook.make(.staffSaved("boss", boss), by: "boss", now: Session.now)
    let made = try session.casebook.make(.breached(reference, .laid(breach)), by: "boss", now: Session.now)
    #expect(session.casebook.openCases.first?.court?.breaches == 1)
    try (session.casebook.store as? FileStore)?.checkpoint()
    let again = try Session(folder("s"))
    #expect(again.casebook.openCases == session.casebook.openCases)
    #expect(try again.casebook.record.header(of: reference)?.custody.count == 2)
    _ = try again.casebook.make(.undone(made.undoing), by: "asmith", now: Session.now)
    #expect(again.casebook.openCases == before)
    #expect(try (again.casebook.store as? FileStore)?.check().isWhole == true)
  }

  @Test func aCaseThatCannotBeReadIsShownAsSuch() throws {
    let folder = try TestFolder()
    var session = try Session(try FileStore.create(at: folder("s")).path)
    try session.open("Abara")
    try session.open("Brandt")
    try (session.casebook.store as? FileStore)?.checkpoint()
    try TestFile.write(folder("s/cases/01/000001/case.json"), Array("{".utf8))
    try TestFile.write(folder("s/index/open.jsonl"), [])
    let store = try FileStore.open(folder("s"))
    #expect(throws: StoreError.self) { try store.remakeIndex() }
    let cases = try Session(folder("s")).casebook.openCases
    #expect(cases.map(\.name) == ["Record can\u{2019}t be read", "Brandt, Tomi"])
  }

  /// What is on the disk is acknowledged, whatever its case's files are like: told otherwise, its author made it twice.
  @Test func aChangeOfACaseWithADamagedFileIsAcknowledged() throws {
    let folder = try TestFolder()
    var session = try Session(try FileStore.create(at: folder("s")).path)
    try session.open("Abara")
    var contact = Contact()
    contact.at = Session.now
    contact.outcome = .attended
    _ = try session.casebook.make(.contactRecorded(CaseReference(1), contact), by: "asmith", now: Session.now)
    try (session.casebook.store as? FileStore)?.checkpoint()
    let path = folder("s/cases/01/000001/contacts.jsonl")
    let whole = try TestFile.read(path)
    try TestFile.write(path, Array("{\"id\":\"c2.1\",".utf8))
    var order = Order()
    order.disposal = .referralOrder
    order.made = Session.now.day.adding(days: -200)
    _ = try session.casebook.make(.orderSaved(CaseReference(1), order), by: "asmith", now: Session.now)
    #expect(session.casebook.openCases.map(\.name) == ["Record can\u{2019}t be read"])
    try TestFile.write(path, whole)
    #expect(try session.casebook.follow().cases == [CaseReference(1)])
    #expect(session.casebook.openCases.first?.orders.count == 1)
  }

  /// A session that searched before finds what others wrote, also once somebody else has brought the files up to date.
  @Test func wordsOfOthersAreFoundAfterTheirCheckpoint() throws {
    let folder = try TestFolder()
    var first = try Session(try FileStore.create(at: folder("s")).path)
    try first.open("Abara")
    let mine = try #require(first.casebook.store as? FileStore)
    try mine.checkpoint()
    try mine.remakeWordIndex()
    #expect(try first.casebook.searchNotes("heron", limit: 9).hits.isEmpty)
    let other = try Session(folder("s"))
    var contact = Contact()
    contact.at = Session.now
    contact.note = "The heron stood still."
    _ = try other.casebook.make(.contactRecorded(CaseReference(1), contact), by: "bjones", now: Session.now)
    _ = try first.casebook.follow()
    try (other.casebook.store as? FileStore)?.checkpoint()
    try mine.checkpoint()
    #expect(try first.casebook.searchNotes("heron", limit: 9).hits.count == 1)
  }

  @Test func aStoreWithoutAWordIndexGetsOneWhenItIsTidied() throws {
    let folder = try TestFolder()
    var session = try Session(try FileStore.create(at: folder("s")).path)
    for number in 0..<4 { try session.open("Child\(number)") }
    var contact = Contact()
    contact.at = Session.now
    for _ in 0..<256 {
      _ = try session.casebook.make(.contactRecorded(CaseReference(1), contact), by: "asmith", now: Session.now)
    }
    try session.casebook.tidy(wordsBehind: 3)
    let store = try #require(session.casebook.store as? FileStore)
    #expect(try store.casesBehindWordIndex() == 0)
  }

  @Test(arguments: [
    ("", "office"), ("Civic Centre, room 3", "office"), ("50% | half", "a|b%7C"), ("%7C%25", "%"), ("é€𐍈", "office"),
  ]) func aContactsSummaryIsReadAsItWasWritten(place: String, kind: String) throws {
    var contact = Contact()
    contact.at = Session.now
    contact.kind = ListCode(kind)
    contact.place = place
    contact.worker = "o|dd%25"
    for outcome in ContactOutcome.allCases.map(Optional.some) + [nil] {
      contact.outcome = outcome
      contact.counts.toggle()
      contact.order = contact.counts ? "o1|" : nil
      let summary = ContactSummary("c1.1", contact)
      #expect(ContactSummary(jsonText: summary.jsonText) == summary)
    }
    for text in ["", "c1|", "c1.1|2026-11-23T09:00|office||asmith||", "c1.1|23 Nov|office||asmith|||"] {
      #expect(ContactSummary(jsonText: text) == nil)
    }
  }
}

/// A member of staff who makes changes at random.
private struct Session {
  static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)
  let casebook: Casebook
  private var made: Change?

  init(_ path: String) throws { casebook = try Casebook(FileStore.open(path), lists: CodeLists()) }

  /// Opens a case for a made-up child.
  mutating func open(_ name: String) throws {
    for id in ["asmith", "bjones"] as [StaffID] where casebook.staff[id] == nil {
      var staff = Staff()
      staff.name = id.text
      _ = try casebook.make(.staffSaved(id, staff), by: "boss", now: Self.now)
    }
    var new = Case()
    new.opened = Self.now.day.adding(days: -300)
    new.child.familyName = name
    new.child.givenNames = "Tomi"
    _ = try casebook.make(.caseOpened(new), by: "asmith", now: Self.now)
  }

  /// Makes one change that the rules may refuse.
  mutating func act(_ chance: inout Chance) throws {
    let cases = try casebook.store.caseNumbers().map { CaseReference($0) }
    guard cases.count > 3, let reference = cases.randomElement(using: &chance),
      let other = cases.randomElement(using: &chance)
    else { return try open("Child\(cases.count)") }
    let id = try casebook.caseFile(reference)?.contacts.randomElement(using: &chance)?.id
    let orders = try casebook.caseFile(reference)?.header.orders ?? []
    let change: Change
    switch (Int.random(in: 0..<20, using: &chance), id) {
    case (0, let id?): change = .contactMoved(id, from: reference, to: other, why: "Wrong child.")
    case (1, let id?): change = .removed(reference, .contact(id), why: "Twice.")
    case (2, let id?), (3, let id?):
      change = .contactAmended(reference, id, contact(orders, &chance), why: "Put right.", seen: nil)
    case (4, let id?): change = .contactRecorded(reference, contact(orders, &chance), settles: id)
    case (5, _): change = .caseClosed(reference, Closure(on: Self.now.day, reason: "completed"))
    case (6, _): change = .caseReopened(reference, why: "New order.")
    case (7, _):
      change =
        Bool.random(using: &chance)
        ? .allocated([reference], to: "bjones", team: nil, note: "")
        : .handedOver(from: "bjones", HandOver([.init(reference, to: "asmith")], note: "Leaves."))
    case (15, _): change = .caretakingSaved(reference, Caretaking(heldFor: "Hull", heldBy: "Leeds"), why: "Moved.")
    case (16, _):
      var report = ReportRequest()
      report.id = ""
      report.author = "bjones"
      report.delivered = Bool.random(using: &chance) ? Self.now.day : nil
      change = .reportSaved(reference, report)
    case (18, let id?):
      let to = Self.now.adding(minutes: 1440 * Int.random(in: 0..<30, using: &chance))
      change = .appointmentRescheduled(reference, id, to: to, at: .child, why: "School.")
    case (19, _): change = .seriesBooked(reference, [planned(&chance), planned(&chance)])
    case (17, _): change = .allocated([other, reference], to: "asmith", with: ["bjones"], team: nil, note: "")
    case (8, _), (9, _): change = .orderSaved(reference, order(&chance))
    case (10, _):
      guard let order = orders.randomElement(using: &chance) else { return }
      change = .orderEnded(reference, order.id, OrderEnd(on: Self.now.day, .completed))
    case (11, _): change = .appointmentBooked(reference, planned(&chance))
    case (12, _):
      guard let last = made else { return }
      made = nil
      change = last
    default: change = .contactRecorded(reference, contact(orders, &chance), next: planned(&chance))
    }
    do {
      made = .undone(try casebook.make(change, by: "asmith", now: Self.now).undoing)
    } catch is Refusal {}
  }

  private func contact(_ orders: [Order], _ chance: inout Chance) -> Contact {
    var contact = planned(&chance)
    contact.at = contact.at.adding(minutes: -1440 * Int.random(in: 30..<200, using: &chance))
    contact.outcome = ContactOutcome.allCases.randomElement(using: &chance)
    contact.counts = contact.outcome?.mayCount ?? false
    contact.order = Bool.random(using: &chance) ? orders.randomElement(using: &chance)?.id : nil
    contact.note = "A note."
    return contact
  }

  private func planned(_ chance: inout Chance) -> Contact {
    var contact = Contact()
    contact.at = Self.now.adding(minutes: 1440 * Int.random(in: 0..<30, using: &chance))
    contact.worker = "asmith"
    return contact
  }

  private func order(_ chance: inout Chance) -> Order {
    var order = Order()
    order.made = Self.now.day.adding(days: -Int.random(in: 0..<200, using: &chance))
    order.term = Term(6, .months)
    order.disposal = .referralOrder
    return order
  }

  /// Every summary is what the whole case gives.
  func expectTrue() throws {
    let summaries = casebook.openCases + (try casebook.closedCases())
    #expect(summaries.count == (try casebook.store.caseNumbers().count))
    for summary in summaries {
      let file = try #require(try casebook.caseFile(summary.reference))
      if summary.isOpen {
        #expect(summary == CaseSummary(of: file))
      } else {
        #expect(summary.name == file.header.child.listName && !file.header.isOpen)
      }
    }
  }
}

extension Casebook {
  fileprivate func give(_ reference: CaseReference, to worker: StaffID) throws {
    _ = try make(.allocated([reference], to: worker, team: nil, note: ""), by: "boss", now: Session.now)
  }
}
