import CaseStore
import Casework
import Forms
import JSON
import Testing

@Suite("What was removed, in the store") struct CasebookRemovalTests {
  private static let now = ServiceFolder.now
  private static let reference = CaseReference(1)
  private let service: ServiceFolder

  /// A case with an offence and a person, and a manager, an officer and a volunteer on the staff.
  init() throws {
    service = try ServiceFolder()
    let casebook = try service.casebook()
    try casebook.hire([("boss", .manager), ("worker", .officer), ("helper", .volunteer)])
    var new = Case()
    new.opened = Self.now.day - 30
    new.child.familyName = "Abara"
    _ = try casebook.make(.caseOpened(new), by: "worker", now: Self.now)
    var offence = Offence()
    offence.id = ""
    offence.description = "Took a heron"
    _ = try casebook.make(.offenceSaved(Self.reference, offence), by: "worker", now: Self.now)
    var person = PersonAround()
    person.id = ""
    person.name = "Jaydon Pike"
    _ = try casebook.make(.personSaved(Self.reference, person), by: "worker", now: Self.now)
    var contact = Contact()
    contact.at = Self.now.adding(minutes: -60)
    contact.outcome = .attended
    contact.note = "Said little."
    _ = try casebook.make(.contactRecorded(Self.reference, contact), by: "worker", now: Self.now)
  }

  private func header(_ casebook: Casebook) throws -> Case {
    try #require(try casebook.caseFile(Self.reference)?.header)
  }

  private func removeAll(_ casebook: Casebook) throws {
    for part in try #require(try casebook.caseFile(Self.reference)).recorded.map(\.part) {
      _ = try casebook.make(.removed(Self.reference, part, why: "Another child's"), by: "worker", now: Self.now)
    }
  }

  @Test(arguments: [false, true]) func theHistoryTellsWhoWhyAndWhatItWas(isFiled: Bool) throws {
    let writer = try service.casebook()
    try removeAll(writer)
    if isFiled { try (writer.store as? FileStore)?.checkpoint() }
    let entries = try service.casebook().history(of: Self.reference).filter { $0.op.hasSuffix(".remove") }
    #expect(entries.map(\.op) == ["person.remove", "offence.remove", "contact.remove"])
    #expect(entries.allSatisfy { $0.by == "worker" && $0.why == "Another child's" && $0.at.day > .epoch })
    let parts = entries.compactMap(\.removed)
    guard case .person(let person) = parts.first, case .offence(let offence) = parts.dropFirst().first,
      case .contact(_, let contact) = parts.last
    else {
      Issue.record("\(parts)")
      return
    }
    #expect(person.name == "Jaydon Pike" && offence.description == "Took a heron" && contact.note == "Said little.")
  }

  @Test func aChangeThatRemovesNothingSaysNothingOfIt() throws {
    #expect(try service.casebook().history(of: Self.reference).allSatisfy { $0.removed == nil })
  }

  @Test func whatSomebodyMayNotSeeTheHistoryDoesntTellThem() throws {
    try removeAll(try service.casebook())
    var seen = service.policy
    for index in seen.roles.indices where seen.roles[index].role == .manager {
      seen.roles[index].sections.removeAll { $0 == .contacts }
    }
    let reader = try service.casebook()
    reader.gate = Casebook.Gate(policy: seen, me: "boss", now: Self.now)
    let kinds = try reader.history(of: Self.reference).compactMap(\.removed).map(\.part.kind)
    #expect(kinds == [.person, .offence])
  }

  @Test func aSessionLaterBringsItBack() throws {
    let before = try header(try service.casebook())
    try removeAll(try service.casebook())
    let later = try service.casebook()
    #expect(try header(later).offences.isEmpty)
    for _ in 0..<3 {
      let last = try #require(try later.lastChange(of: Self.reference, by: "worker"))
      let undoing = try #require(try later.undoing(last.seq, of: Self.reference)).undoing
      _ = try later.make(.undone(undoing), by: "worker", now: Self.now)
    }
    #expect(try header(later) == before)
    #expect(try later.caseFile(Self.reference)?.contacts.count == 1)
  }

  /// Lines as the program wrote them while each kind had a change of its own.
  @Test(arguments: [false, true]) func linesOfEarlierFormatsAreRead(isFiled: Bool) throws {
    let old = try FileStore.open(service.folder("s"))
    let contact = try #require(try old.documents(in: Self.reference.path(.contacts)).first?.key)
    var without = try header(try service.casebook())
    without.people = []
    _ = try old.commit(Act(by: "worker", op: "contact.remove", why: "Twice")) { $0.remove(contact) }
    _ = try old.commit(Act(by: "worker", op: "person.remove", why: "Moved")) {
      $0.put(Self.reference.key, without.json())
    }
    // A line whose documents don't bear it out tells nothing, and harms nothing.
    _ = try old.commit(Act(by: "worker", op: "offence.remove", why: "Odd")) {
      $0.put(Self.reference.key, without.json())
    }
    if isFiled { try old.checkpoint() }
    let entries = try service.casebook().history(of: Self.reference).suffix(3)
    #expect(entries.map { $0.removed?.part.kind } == [.contact, .person, nil])
    #expect(
      entries.map { Change.words(forOp: $0.op) } == ["Contact removed", "Person taken off the case", "Offence removed"])
  }

  @Test func whatWasRemovedIsHeldStill() throws {
    try removeAll(try service.casebook())
    let held = try service.casebook().held(on: Self.reference)
    let pack = try SubjectPack(held, SubjectRequest(), lists: CodeLists(), forms: FormLibrary())
    let removed = pack.entries.filter { $0.title.contains("as it was before") }
    #expect(removed.map(\.kind.rawValue).sorted() == ["contacts", "orders", "people"])
    let texts = removed.flatMap { $0.lines.map(\.text) }
    #expect(texts.contains("Took a heron") && texts.contains("Said little."))
    #expect(removed.contains { $0.title.contains("Jaydon Pike") })
    #expect(Set(pack.entries.map(\.id)).count == pack.entries.count)
  }

  // MARK: What its author has seen

  @Test func whatOthersChangedSinceIsNotWrittenOver() throws {
    let (mine, theirs) = (try service.casebook(), try service.casebook())
    let seen = mine.store.seq
    var child = try header(theirs).child
    child.knownAs = "Tom"
    let other = try theirs.make(.childAmended(Self.reference, child, seen: nil), by: "boss", now: Self.now)
    child.knownAs = "T"
    let change = Change.childAmended(Self.reference, child, seen: nil)
    #expect(throws: Refusal.changedMeanwhile(Self.reference.key, seen: seen, now: other.seq)) {
      try mine.make(change, by: "worker", now: Self.now, seen: seen)
    }
    #expect(try header(mine).child.knownAs == "Tom")
  }

  @Test func onesOwnChangesDontRefuseOneAnother() throws {
    let (mine, theirs) = (try service.casebook(), try service.casebook())
    let seen = mine.store.seq
    var child = try header(mine).child
    for name in ["A", "B", "C"] {
      child.knownAs = name
      _ = try mine.make(.childAmended(Self.reference, child, seen: nil), by: "worker", now: Self.now, seen: seen)
    }
    #expect(try header(mine).child.knownAs == "C")
    child.knownAs = "X"
    _ = try theirs.make(.childAmended(Self.reference, child, seen: nil), by: "boss", now: Self.now)
    child.knownAs = "D"
    #expect(throws: Refusal.self) {
      try mine.make(.childAmended(Self.reference, child, seen: nil), by: "worker", now: Self.now, seen: seen)
    }
    #expect(try header(mine).child.knownAs == "X")
  }

  /// A duty log gains both entries; that one's own stands in it doesn't say that the other's was seen.
  @Test func whatIsOnlyAddedToIsNotTakenForSeen() throws {
    let (mine, theirs) = (try service.casebook(), try service.casebook())
    let seen = mine.store.seq
    func entry(_ words: String, _ id: DutyID = "") -> Change {
      var entry = DutyEntry()
      entry.id = id
      entry.at = Self.now
      entry.words = words
      return .dutyNoted(entry)
    }
    _ = try theirs.make(entry("Theirs."), by: "boss", now: Self.now)
    let own = try mine.make(entry("Mine."), by: "worker", now: Self.now, seen: seen)
    let key = try #require(own.before.first?.key)
    #expect(try mine.store.read(key)?.version == own.seq)
    var edits = Edits()
    edits.set(key, try mine.store.read(key)?.bytes)
    #expect(throws: Refusal.changedMeanwhile(key, seen: seen, now: own.seq)) {
      try mine.make(.imported(source: "test", edits, seen: own.seq), by: "worker", now: Self.now, seen: seen)
    }
  }
}
