import Casework
import Testing

@Suite("Deciding what is kept and destroyed") struct RetentionChangeTests {
  private static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)
  private static let one = CaseReference(1)
  private let rules: RetentionRules

  init() throws { rules = try RetentionRules(json: TimeFixtures.bytes(of: "Resources/Standards/retention.json")) }

  @discardableResult
  private func make(_ change: RetentionChange, _ record: inout MemoryRecord, by staff: StaffID = "boss") throws -> Edits
  {
    try record.make(.retention(change), by: staff, now: Self.now, retention: rules)
  }

  /// Two managers and an administrator, a closed case whose time is up, and another that is linked with it.
  private func record(careStatus: ListCode? = "none") throws -> MemoryRecord {
    var record = MemoryRecord()
    for (id, role) in [("boss", .manager), ("other", .manager), ("admin", .administrator)] as [(StaffID, StaffRole)] {
      var staff = Staff()
      staff.name = id.text
      staff.role = role
      try record.make(.staffSaved(id, staff), by: "root", now: Self.now)
    }
    for name in ["Zyxwold", "Stays"] {
      var new = Case()
      new.opened = Day(year: 2014, month: 1, day: 6) ?? .epoch
      new.child.familyName = name
      new.child.dateOfBirth = Day(year: 2002, month: 5, day: 2)
      if let careStatus {
        var care = CareStatus()
        care.status = careStatus
        new.child.careStatuses = [care]
      }
      try record.make(.caseOpened(new), by: "root", now: Self.now)
    }
    var contact = Contact()
    contact.at = Moment(Day(year: 2014, month: 3, day: 3) ?? .epoch, .midday)
    contact.outcome = .attended
    contact.note = "kestrel"
    try record.make(.contactRecorded(Self.one, contact), by: "root", now: Self.now)
    try record.make(.recordsLinked(Self.one, CaseReference(2), why: "Same"), by: "root", now: Self.now)
    var header = try #require(try record.header(of: Self.one))
    header.closed = Closure(on: Day(year: 2015, month: 1, day: 5) ?? .epoch, reason: "completed")
    var edits = Edits()
    edits.put(Self.one.key, header)
    try record.make(.imported(source: "test", edits, seen: record.seq), by: "root", now: Self.now)
    return record
  }

  @Test func twoPeopleDestroyWhatIsDue() throws {
    var record = try record()
    #expect(throws: Refusal.retention(.notProposed(Self.one))) { try make(.destroyed(Self.one), &record) }
    try make(.proposed(Self.one), &record)
    #expect(throws: Refusal.retention(.ownProposal("boss"))) { try make(.destroyed(Self.one), &record) }
    try make(.destroyed(Self.one), &record, by: "other")
    #expect(record.keys.filter { $0.caseNumber == 1 }.isEmpty)
    let stored = try #require(record.stored(DestructionCertificate.key(of: Self.one)))
    let certificate = try DestructionCertificate(json: stored.bytes)
    #expect(certificate.proposedBy == "boss" && certificate.approvedBy == "other")
    #expect(certificate.documents == [.init("case", 1), .init("contacts", 1)])
    #expect(certificate.cleared == [.init("links", 1)])
    #expect(try record.header(of: CaseReference(2))?.links == [])
    let text = String(decoding: stored.bytes, as: UTF8.self)
    for secret in ["Zyxwold", "kestrel", "2002-05-02"] { #expect(!text.contains(secret)) }
    #expect(record.unusedCaseNumber() == 3)
    #expect(throws: Refusal.retention(.destroyed(Self.one))) { try make(.held(Self.one, why: "Late"), &record) }
  }

  @Test func nothingBringsItBack() throws {
    var record = try record()
    let header = try #require(record.stored(Self.one.key))
    try make(.proposed(Self.one), &record)
    try make(.destroyed(Self.one), &record, by: "other")
    var edits = Edits()
    edits.set(Self.one.key, header.bytes)
    #expect(throws: Refusal.retention(.destroyed(Self.one))) {
      try record.make(.imported(source: "test", edits, seen: record.seq), by: "root", now: Self.now)
    }
    let undoing = Undoing(
      seq: record.seq, op: "contact.remove",
      before: [.init(Self.one.key(.contacts, "c6.1"), Array("{}".utf8))], removed: [Self.one.key(.contacts, "c6.1")])
    #expect(throws: Refusal.retention(.destroyed(Self.one))) {
      try record.make(.undone(undoing), by: "root", now: Self.now)
    }
    var again = Case()
    again.child.familyName = "Again"
    #expect(throws: Refusal.retention(.destroyed(Self.one))) {
      try record.make(.caseOpened(again, as: Self.one), by: "root", now: Self.now)
    }
  }

  @Test func whatChangedSinceIsProposedAgain() throws {
    var record = try record()
    try make(.proposed(Self.one), &record)
    var header = try #require(try record.header(of: Self.one))
    header.heldBy = "Eastmere"
    var edits = Edits()
    edits.put(Self.one.key, header)
    try record.make(.imported(source: "test", edits, seen: record.seq), by: "root", now: Self.now)
    #expect(throws: Refusal.retention(.changedSince(Self.one))) { try make(.destroyed(Self.one), &record, by: "other") }
    try make(.proposed(Self.one), &record, by: "other")
    try make(.withdrawn(Self.one, why: "Not yet"), &record)
    #expect(throws: Refusal.retention(.notProposed(Self.one))) { try make(.destroyed(Self.one), &record) }
  }

  @Test func holdsMoratoriaAndReviewsStandInTheWay() throws {
    var record = try record()
    try make(.proposed(Self.one), &record)
    try make(.held(Self.one, why: "A claim"), &record)
    let hold = try #require(try record.header(of: Self.one)?.retention.holds.first)
    for change in [RetentionChange.proposed(Self.one), .destroyed(Self.one)] {
      #expect(throws: Refusal.retention(.held(Self.one, why: "A claim"))) { try make(change, &record, by: "other") }
    }
    #expect(throws: Refusal.retention(.noSuchHold(99))) { try make(.lifted(Self.one, hold: 99, why: "Over"), &record) }
    try make(.lifted(Self.one, hold: hold.id, why: "Over"), &record)
    try make(.moratorium(.every, why: "The inquiry"), &record)
    #expect(throws: Refusal.retention(.held(Self.one, why: "The inquiry"))) { try make(.proposed(Self.one), &record) }
    try make(.moratoriumLifted(record.seq, why: "It has reported"), &record)
    #expect(throws: Refusal.retention(.keptIntoPast(Self.now.day))) {
      try make(.kept(Self.one, until: Self.now.day, why: "Asked"), &record)
    }
    let until = Self.now.day + 30
    try make(.kept(Self.one, until: until, why: "He asked for it"), &record)
    #expect(throws: Refusal.retention(.keptUntil(Self.one, until))) { try make(.proposed(Self.one), &record) }
    #expect(throws: Refusal.reasonMissing) { try make(.held(Self.one, why: "  "), &record) }
    #expect(throws: Refusal.retention(.stillOpen(CaseReference(2)))) { try make(.proposed(CaseReference(2)), &record) }
  }

  @Test func aReviewerSettlesWhatTheRecordDoesNotSay() throws {
    var record = try record(careStatus: nil)
    #expect(throws: Refusal.retention(.unclear(Self.one, [.careStatus]))) { try make(.proposed(Self.one), &record) }
    try make(.settled(Self.one, .lookedAfter, isSo: true, why: "Social care says so"), &record)
    let kept = Day(year: 2095, month: 5, day: 2)
    #expect(throws: Refusal.retention(.notDue(Self.one, kept))) { try make(.proposed(Self.one), &record) }
    try make(.settled(Self.one, .lookedAfter, isSo: false, why: "It was his brother"), &record)
    try make(.proposed(Self.one), &record)
  }

  @Test func theRuleSaysWhoReviews() throws {
    var record = try record()
    var strict = rules
    for index in strict.rules.indices { strict.rules[index].reviewedBy = [.manager] }
    #expect(throws: Refusal.retention(.notReviewer("admin", [.manager]))) {
      try record.make(.retention(.proposed(Self.one)), by: "admin", now: Self.now, retention: strict)
    }
    try record.make(.retention(.proposed(Self.one)), by: "boss", now: Self.now, retention: strict)
    #expect(throws: Refusal.retention(.noRules)) {
      try record.make(.retention(.proposed(Self.one)), by: "boss", now: Self.now)
    }
  }
}
