import Casework
import Testing

@Suite("Undoing one change after another") struct UndoStackTests {
  private static let now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, .midday)
  private static let reference = CaseReference(1)

  private struct Session {
    var record = MemoryRecord()
    var stack = UndoStack()

    mutating func make(_ change: Change) throws {
      let earlier = record
      let edits = try record.make(change, by: "kmason", now: UndoStackTests.now)
      let before = edits.list.map { Edits.Edit($0.key, earlier.stored($0.key)?.bytes) }
      let removed = Set(edits.list.filter { $0.bytes == nil }.map(\.key))
      stack.push(Undoing(seq: record.seq, op: change.op, before: before, removed: removed), on: record)
    }

    mutating func undo() throws {
      let last = try #require(stack.last)
      try record.make(.undone(last), by: "kmason", now: UndoStackTests.now)
      stack.pop(undoneBy: record.seq)
    }
  }

  private static func child(_ name: String) -> Child {
    var child = Child()
    child.familyName = name
    return child
  }

  private func session() throws -> Session {
    var session = Session()
    var header = Case()
    header.child = Self.child("A")
    try session.make(.caseOpened(header))
    for name in ["B", "C", "D"] { try session.make(.childAmended(Self.reference, Self.child(name), seen: nil)) }
    return session
  }

  @Test func eachStepGoesOneBackToTheVeryFirst() throws {
    var session = try session()
    for name in ["C", "B", "A"] {
      try session.undo()
      #expect(try session.record.header(of: Self.reference)?.child.familyName == name)
    }
    try session.undo()
    #expect(try session.record.header(of: Self.reference) == nil)
    #expect(session.stack.last == nil)
  }

  @Test func whatSomebodyElseDidBetweenIsNeverUndone() throws {
    var session = try session()
    let theirs = Change.childAmended(Self.reference, Self.child("X"), seen: nil)
    try session.record.make(theirs, by: "dshah", now: Self.now)
    #expect(throws: Refusal.self) { try session.undo() }
    try session.make(.childAmended(Self.reference, Self.child("E"), seen: nil))
    try session.undo()
    #expect(try session.record.header(of: Self.reference)?.child.familyName == "X")
    #expect(throws: Refusal.self) { try session.undo() }
  }

  /// A contact that a colleague removed doesn't come back with my undo, and a case doesn't go with their contact in it.
  @Test func whatAnotherRemovedOrAddedStands() throws {
    var session = try session()
    var contact = Contact()
    contact.at = Self.now
    contact.note = "Came."
    try session.make(.contactRecorded(Self.reference, contact))
    let id = try #require(try session.record.contacts(of: Self.reference).first).id
    contact.note = "Came late."
    try session.make(.contactAmended(Self.reference, id, contact, why: "Late.", seen: nil))
    try session.record.make(.removed(Self.reference, .contact(id), why: "Double."), by: "dshah", now: Self.now)
    #expect(throws: Refusal.self) { try session.undo() }
    #expect(try session.record.contacts(of: Self.reference).isEmpty)

    var other = try self.session()
    for _ in 0..<3 { try other.undo() }
    try other.record.make(.contactRecorded(Self.reference, contact), by: "dshah", now: Self.now)
    #expect(throws: Refusal.self) { try other.undo() }
    #expect(try other.record.contacts(of: Self.reference).count == 1)
  }

  @Test func theNumberOfAnUndoneCaseIsNotGivenAgain() throws {
    var session = try session()
    for _ in 0..<4 { try session.undo() }
    #expect(session.record.unusedCaseNumber() == 2)
  }

  /// Two people settle one appointment: the second is told, and the first's note stays.
  @Test func anOutcomeIsRecordedOnce() throws {
    var session = try session()
    var booked = Contact()
    booked.at = Self.now
    try session.make(.appointmentBooked(Self.reference, booked))
    let id = try #require(try session.record.contacts(of: Self.reference).first).id
    booked.outcome = .attended
    try session.make(.contactRecorded(Self.reference, booked, settles: id))
    #expect(throws: Refusal.outcomeRecorded(id, Self.reference)) {
      try session.make(.contactRecorded(Self.reference, booked, settles: id))
    }
  }

  @Test func aNewChangeAfterAnUndoIsUndoneToo() throws {
    var session = try session()
    try session.undo()
    try session.make(.childAmended(Self.reference, Self.child("E"), seen: nil))
    try session.undo()
    try session.undo()
    #expect(try session.record.header(of: Self.reference)?.child.familyName == "B")
  }
}
