import CaseStore
import Casework
import Forms
import JSON
import Testing

/// A request through the store: what is held is read from it, what goes out is in the trail, what isn't seen isn't given.
@Suite("Requests for what is held, in the store") struct SubjectAccessStoreTests {
  private static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)
  private static let reference = CaseReference(1)
  private let folder: TestFolder
  private let policy: AccessPolicy
  private let practice: Practice

  init() throws {
    folder = try TestFolder()
    policy = try .shipped()
    practice = Practice(
      standards: Standards(), holding: AllocationRules(), weights: WorkloadWeights(), letters: LetterTexts(),
      subjectAccess: try SubjectAccessRules(json: TestFile.resource("Standards/subject-access.json")), access: policy,
      calendar: WorkingCalendar(oneOff: OneOffHolidays()))
    _ = try FileStore.create(at: folder("s"))
    let casebook = try casebook()
    let roles: [(StaffID, StaffRole)] = [
      ("worker", .officer), ("boss", .manager), ("head", .headOfService), ("clerk", .administrator),
    ]
    for (id, role) in roles {
      var staff = Staff()
      staff.name = id.text
      staff.role = role
      _ = try casebook.make(.staffSaved(id, staff), by: "root", now: Self.now)
    }
    for name in ["Abara", "Brandt"] {
      var new = Case()
      new.opened = Self.now.day - 300
      new.child.familyName = name
      new.child.givenNames = "Tomi"
      _ = try casebook.make(.caseOpened(new), by: "worker", now: Self.now)
    }
    var contact = Contact()
    contact.at = Self.now.adding(minutes: -60)
    contact.outcome = .attended
    contact.note = "Tomi came with Jaydon Pike and with Tomi Brandt."
    _ = try casebook.make(.contactRecorded(Self.reference, contact), by: "worker", now: Self.now)
    var entry = DutyEntry()
    entry.id = ""
    entry.at = Self.now.adding(minutes: -30)
    entry.cases = [Self.reference]
    entry.words = "The heron stood still."
    _ = try casebook.make(.dutyNoted(entry), by: "worker", now: Self.now)
  }

  private func casebook(as viewer: StaffID? = nil) throws -> Casebook {
    let casebook = try Casebook(FileStore.open(folder("s")), lists: CodeLists())
    casebook.shipped = practice
    casebook.gate = viewer.map { Casebook.Gate(policy: policy, me: $0, now: Self.now) }
    return casebook
  }

  private func make(_ change: SubjectAccessChange, as staff: StaffID) throws {
    _ = try casebook(as: staff).make(.subjectAccess(Self.reference, change), by: staff, now: Self.now)
  }

  private func ask() throws -> SubjectRequestID {
    var request = SubjectRequest()
    request.received = Self.now.day
    try make(.recorded(request), as: "clerk")
    return try #require(try casebook(as: "boss").subjectRequests().last).id
  }

  /// Every collection of the service either tells of children, and is in packs, or is known not to.
  @Test func everyCollectionOfTheServiceIsAccountedFor() {
    let known = Set(HeldKind.serviceCollections + HeldKind.collectionsWithoutChildren)
    #expect(Casebook.exportedCollections.allSatisfy(known.contains))
    #expect(
      HeldKind.serviceCollections.allSatisfy { DocumentKey($0 + "/x").flatMap { HeldKind(serviceKey: $0) } != nil })
    #expect(Set(HeldKind.serviceCollections).isDisjoint(with: HeldKind.collectionsWithoutChildren))
  }

  @Test func whatIsHeldIsReadFromAllOverTheStore() throws {
    let id = try ask()
    let request = try #require(try casebook().subjectRequest(id)).request
    let pack = try casebook(as: "boss").pack(of: request)
    let texts = pack.entries.flatMap { $0.lines.map(\.text) }.joined(separator: "\n")
    #expect(texts.contains("The heron stood still.") && texts.contains("Jaydon Pike"))
    #expect(pack.entries.contains { $0.kind == .history } && pack.entries.contains { $0.kind == .requests })
    #expect(pack.parties.contains { $0.kind == .child && $0.words.contains("Brandt") })
  }

  /// What was put right or removed is in the journal still, and so in the pack.
  @Test func whatWasAmendedAndRemovedIsHeldStill() throws {
    let casebook = try casebook(as: "boss")
    let filed = try #require(try casebook.caseFile(Self.reference)?.contacts.first)
    var contact = filed.contact
    contact.note = "Tomi came alone."
    _ = try casebook.make(
      .contactAmended(Self.reference, filed.id, contact, why: "Another day", seen: filed.version), by: "boss",
      now: Self.now)
    _ = try casebook.make(.removed(Self.reference, .contact(filed.id), why: "Twice"), by: "boss", now: Self.now)
    let id = try ask()
    let request = try #require(try self.casebook().subjectRequest(id)).request
    let pack = try self.casebook(as: "boss").pack(of: request)
    let entries = pack.entries.filter { $0.kind == .contacts }
    #expect(entries.count == 2 && entries.allSatisfy { $0.title.contains("as it was before") })
    let texts = entries.flatMap { $0.lines.map(\.text) }
    #expect(texts.contains("Tomi came alone.") && texts.contains { $0.contains("Jaydon Pike") })
  }

  /// What the case said before is held too, with who changed it and when; what it still says isn't said twice.
  @Test func earlierStatesOfTheCaseAreHeldToo() throws {
    let casebook = try casebook(as: "boss")
    var person = PersonAround()
    person.id = ""
    person.name = "Grace Quill"
    person.relationship = "aunt"
    person.note = "Works nights."
    _ = try casebook.make(.personSaved(Self.reference, person), by: "worker", now: Self.now)
    person = try #require(try casebook.caseFile(Self.reference)?.header.people.first)
    person.name = "Grace Heron"
    _ = try casebook.make(.personSaved(Self.reference, person), by: "boss", now: Self.now)
    _ = try casebook.make(.removed(Self.reference, .person(person.id), why: "Moved"), by: "boss", now: Self.now)
    let id = try ask()
    let pack = try self.casebook(as: "boss").pack(of: try #require(try self.casebook().subjectRequest(id)).request)
    let people = pack.entries.indices.filter { pack.entries[$0].kind == .people }
    #expect(people.count == 2)
    for entry in people {
      let title = pack.entries[entry].title
      #expect(title.contains("(as it was before it was changed on ") && title.hasSuffix(" by boss)"))
    }
    #expect(pack.entries[people[0]].lines.map(\.text) == ["Grace Quill"])
    #expect(pack.entries[people[1]].lines.map(\.text).contains("Works nights."))
    // Nothing of somebody who was taken off the case goes out undecided.
    #expect(!people.flatMap { pack.lines($0).map(\.text) }.contains { $0.contains("Grace") || $0.contains("nights") })
  }

  @Test func whatWasGivenOutIsMadeAgainAsItWas() throws {
    let id = try ask()
    try giveOut(id)
    let issued = try #require(try casebook(as: "boss").subjectRequest(id)).request
    let given = try casebook(as: "boss").pack(of: issued)
    #expect(issued.last(.issued)?.seq != nil && given.digest == issued.last(.issued)?.pack)
    var contact = Contact()
    contact.at = Self.now
    contact.outcome = .attended
    contact.note = "Said after it was given out."
    let casebook = try casebook(as: "boss")
    _ = try casebook.make(.contactRecorded(Self.reference, contact), by: "worker", now: Self.now)
    var staff = Staff()
    staff.name = "Another name"
    staff.role = .manager
    _ = try self.casebook().make(.staffSaved("boss", staff), by: "root", now: Self.now)
    let again = try self.casebook(as: "boss").pack(of: issued)
    #expect(again.digest == given.digest && again.entries == given.entries)
    var forged = issued
    forged.acts[forged.acts.count - 1].pack = "0123456789abcdef"
    #expect(throws: Refusal.subjectAccess(.notAsIssued("0123456789abcdef"))) { try casebook.pack(of: forged) }
    let looks = try casebook.looks(at: Self.reference).entries.filter { $0.look.kind == .disclosure }
    #expect(looks.first?.look.what.contains(given.digest) ?? false)
  }

  /// What was decided before is proposed and nothing more, and only where the entry still says the same.
  @Test func earlierDecisionsAreProposedToALaterRequest() throws {
    try giveOut(try ask())
    let id = try ask()
    try make(.identified(id, IdentityProof(.known, on: Self.now.day)), as: "boss")
    let boss = try casebook(as: "boss")
    let request = try #require(try boss.subjectRequest(id)).request
    let pack = try boss.pack(of: request)
    let open = Set(pack.undecided)
    let proposed = pack.proposed.filter { open.contains($0.item) }
    #expect(!open.isEmpty && proposed.count == open.count)
    #expect(proposed.allSatisfy { $0.proposal.decision.ruling == .redact && $0.proposal.request != id })
    try make(.decided(id, proposed.map { pack.repeating($0.item, $0.proposal) }), as: "head")
    let later = try casebook(as: "boss")
    let decided = try #require(try later.subjectRequest(id)).request
    #expect(decided.decisions.count == proposed.count)
    #expect(decided.decisions.allSatisfy { $0.by == "head" && $0.note.hasPrefix("As in s") })
    let after = try later.pack(of: decided)
    #expect(after.undecided.isEmpty && after.proposed.isEmpty)
  }

  /// Everything is redacted and submitted.
  private func submit(_ id: SubjectRequestID) throws {
    try make(.identified(id, IdentityProof(.known, on: Self.now.day)), as: "boss")
    let request = try #require(try casebook(as: "boss").subjectRequest(id)).request
    let pack = try casebook(as: "boss").pack(of: request)
    let decisions = pack.undecided.map { pack.deciding(.redact, $0.entry, $0.party, ground: "third-party") }
    try make(.decided(id, decisions), as: "boss")
    try make(.submitted(id), as: "boss")
  }

  /// The same, signed and given out.
  private func giveOut(_ id: SubjectRequestID) throws {
    try submit(id)
    try make(.signed(id), as: "head")
    try make(.issued(id, to: "Tomi Abara", how: "by hand"), as: "boss")
  }

  @Test func aDisclosureIsInTheTrailWithItsRecipient() throws {
    let id = try ask()
    try submit(id)
    #expect(throws: Refusal.subjectAccess(.ownDecisions("boss"))) { try make(.signed(id), as: "boss") }
    try make(.signed(id), as: "head")
    #expect(try casebook().looks(at: Self.reference).entries.filter { $0.look.kind == .disclosure }.isEmpty)
    try make(.issued(id, to: "Tomi Abara", how: "by hand"), as: "boss")
    let looks = try casebook(as: "boss").looks(at: Self.reference).entries.filter { $0.look.kind == .disclosure }
    #expect(looks.map(\.look.recipient) == ["Tomi Abara"] && looks.map(\.by) == ["boss"])
    #expect(looks.first?.look.words.contains("given to Tomi Abara") ?? false)
    #expect(try casebook(as: "boss").subjectRequest(id)?.request.stage == .issued)
  }

  @Test func whoDoesntSeeEverythingMakesNoPack() throws {
    let id = try ask()
    let request = try #require(try casebook(as: "clerk").subjectRequest(id)).request
    #expect(throws: Refusal.access(.sectionClosed("clerk", .assessments))) {
      try casebook(as: "clerk").pack(of: request)
    }
    #expect(throws: Refusal.access(.mayNot("worker", .disclose))) { try make(.takenBack(id), as: "worker") }
    var exported: [String] = []
    _ = try casebook(as: "worker").export { key, _ in exported.append(key.text) }
    #expect(!exported.contains { $0.hasPrefix(SubjectRequest.collection) })
  }

  // MARK: The policy

  @Test func theServicesOwnPolicyHoldsFromTheNextLookOn() throws {
    var own = policy
    let index = try #require(own.roles.firstIndex { $0.role == .officer })
    own.roles[index].sections = [.summary]
    own.roles[index].may = []
    own.emergencyMinutes = 15
    let boss = try casebook(as: "boss")
    _ = try boss.make(.dataSaved(.access(own), why: "Need to know", seen: 0), by: "boss", now: Self.now)
    let worker = try casebook(as: "worker")
    #expect(worker.viewer?.sees(.contacts) == false && worker.viewer?.may(.record) == false)
    #expect(worker.policy?.emergencyMinutes == 15)
    #expect(throws: Refusal.access(.mayNot("worker", .record))) {
      try worker.make(.appointmentBooked(Self.reference, Contact()), by: "worker", now: Self.now)
    }
    #expect(worker.practice?.access.edits.map(\.entries) == [[]])
  }

  @Test func nobodyChangesWhatTheyMayAndSomebodyStays() throws {
    let boss = try casebook(as: "boss")
    func save(_ change: (inout AccessPolicy) -> Void, by staff: StaffID) throws {
      var own = policy
      change(&own)
      _ = try casebook(as: staff).make(.dataSaved(.access(own), why: "Test", seen: 0), by: staff, now: Self.now)
    }
    func at(_ role: StaffRole, _ policy: AccessPolicy) -> Int { policy.roles.firstIndex { $0.role == role } ?? 0 }
    #expect(throws: Refusal.access(.ownAccess("boss"))) {
      try save({ $0.roles[at(.manager, $0)].may.removeAll { $0 == .trail } }, by: "boss")
    }
    #expect(throws: Refusal.access(.mayNot("worker", .staff))) { try save({ $0.emergencyMinutes = 5 }, by: "worker") }
    #expect(boss.version(of: .access) == 0)
  }

  /// A policy under which nobody who works here could alter the staff is refused, whoever lays it.
  @Test func somebodyStaysWhoLooksAfterTheStaff() throws {
    var record = MemoryRecord()
    var clerk = Staff()
    clerk.name = "Clerk"
    clerk.role = .administrator
    try record.make(.staffSaved("clerk", clerk), by: "clerk", now: Self.now)
    var own = policy
    for index in own.roles.indices where own.roles[index].role == .administrator {
      own.roles[index].to = Self.now.day - 1
    }
    #expect(throws: Refusal.access(.nobodyLooksAfter)) {
      try record.make(.dataSaved(.access(own), why: "Test"), by: "clerk", now: Self.now)
    }
    #expect(throws: Refusal.access(.ownAccess("clerk"))) {
      try record.make(.dataSaved(.access(own), why: "Test"), by: "clerk", now: Self.now, access: policy)
    }
    #expect(record.stored(ServiceFile.access.key) == nil)
  }
}
