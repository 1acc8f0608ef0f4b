import Casework
import Testing

@Suite("The duty log") struct DutyTests {
  private func entry(_ work: CourtFixture, _ kind: DutyEntry.Kind = .briefing, hour: Int = 9) throws -> DutyEntry {
    var entry = DutyEntry()
    entry.id = ""
    entry.kind = kind
    entry.at = try #require(Moment(work.day, hour: hour))
    entry.words = "Three in custody overnight."
    entry.cases = [work.reference]
    return entry
  }

  private func log(_ work: CourtFixture) throws -> DutyDay {
    try #require(try work.record.stored(DutyDay.key(of: work.day)).map { try DutyDay(json: $0.bytes) })
  }

  @Test func entriesStandByTheirTimesAndArePutRight() throws {
    var work = try CourtFixture()
    try work.make(.dutyNoted(try entry(work, hour: 11)))
    try work.make(.dutyNoted(try entry(work, .appropriateAdult, hour: 8)), by: "rellis")
    var log = try log(work)
    #expect(log.entries.map(\.at.time.hour) == [8, 11])
    #expect(log.entries.map(\.by) == ["rellis", "kmason"])
    #expect(log.entries[0].wait == nil)
    let seen = log.entries[0]
    log.entries[0].arrived = Moment(work.day, hour: 9, minute: 35)
    try work.make(.dutyNoted(log.entries[0], over: seen))
    #expect(try self.log(work).entries[0].wait == Minutes(95))
    // Nobody writes over what they haven't seen.
    let version = try #require(work.record.stored(DutyDay.key(of: work.day))).version
    #expect(throws: Refusal.changedMeanwhile(DutyDay.key(of: work.day), seen: 0, now: version)) {
      try work.make(.dutyNoted(log.entries[0], over: seen))
    }
    #expect(try self.log(work).entries.count == 2)
  }

  @Test func whatIsEmptyToComeOrOfNobodyIsRefused() throws {
    var work = try CourtFixture()
    var empty = try entry(work)
    empty.words = " "
    #expect(throws: Refusal.court(.wordsMissing)) { try work.make(.dutyNoted(empty)) }
    let later = try entry(work, hour: 13)
    #expect(throws: Refusal.court(.heardInFuture(work.day))) { try work.make(.dutyNoted(later)) }
    var nobody = try entry(work)
    nobody.cases = [CaseReference(99)]
    #expect(throws: Refusal.noSuchCase(CaseReference(99))) { try work.make(.dutyNoted(nobody)) }
    var reversed = try entry(work)
    reversed.arrived = Moment(work.day, hour: 8)
    #expect(throws: Refusal.datesReversed(from: work.day, to: work.day)) { try work.make(.dutyNoted(reversed)) }
    var unknown = try entry(work)
    unknown.id = "d99"
    #expect(throws: Refusal.court(.noSuchDuty("d99"))) { try work.make(.dutyNoted(unknown)) }
  }
}
