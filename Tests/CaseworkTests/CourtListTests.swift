import Casework
import Testing

/// A record with a list that can be imported, and those who work with it.
struct CourtFixture {
  var record = MemoryRecord()
  let day: Day
  var now: Moment { Moment(day, .midday) }
  let reference = CaseReference(1)
  static let court = "Stratford Youth Court"
  var list: CourtDayID { CourtDayID(court: Self.court, on: day) }

  init() throws {
    day = try TimeFixtures.day("2026-11-23")
    for id in ["kmason", "rellis"] {
      var staff = Staff()
      staff.name = id
      try make(.staffSaved(StaffID(id), staff))
    }
    var header = Case.of("2010-03-04")
    header.opened = day.adding(days: -30)
    header.worker = "kmason"
    try make(.caseOpened(header))
  }

  @discardableResult
  mutating func make(_ change: Change, by staff: StaffID = "kmason") throws -> Edits {
    try record.make(change, by: staff, now: now, lists: CodeLists(), limits: DataFixtures.limits.get())
  }

  static func entry(_ family: String, _ given: String, _ reference: String, at hour: Int = 10) -> CourtEntry {
    var entry = CourtEntry()
    entry.person.familyName = family
    entry.person.givenNames = given
    entry.reference = reference
    entry.at = TimeOfDay(hour: hour)
    return entry
  }

  func listed(_ entries: [CourtEntry], whole isWhole: Bool = true) -> Change {
    .courtListImported(
      CourtImport(
        source: "test",
        parts: [CourtListPart(court: Self.court, kind: .youth, day: day, isWhole: isWhole, entries: entries)]))
  }

  var stored: CourtDay { get throws { try #require(try record.courtDay(list)) } }
  var header: Case { get throws { try #require(try record.header(of: reference)) } }
}

@Suite("Court lists") struct CourtListTests {
  private let first = [
    CourtFixture.entry("ROWE", "Kelly", "1"), CourtFixture.entry("OSEI", "Daniel", "2"),
    CourtFixture.entry("ROWE", "Kelly", "1"),
  ]

  @Test func aListTwiceChangesNothing() throws {
    var work = try CourtFixture()
    try work.make(work.listed(first))
    let before = try work.stored
    #expect(before.entries.count == 3)
    #expect(Set(before.entries.map(\.id)).count == 3)
    #expect(before.versions.map(\.added) == [3])
    #expect(throws: Refusal.court(.nothingNew)) { try work.make(work.listed(first)) }
    #expect(try work.stored == before)
  }

  @Test func aLaterVersionSaysWhatCameAndWhatWentAndKeepsWhatWasDecided() throws {
    var work = try CourtFixture()
    try work.make(work.listed(first))
    let osei = try work.stored.entries[1].id
    try work.make(.courtListed(CourtPlace(work.list, osei), .matched(work.reference)))
    var moved = first[1]
    moved.room = "2"
    try work.make(work.listed([moved, first[0], CourtFixture.entry("BELL", "Sam", "9")]))
    let list = try work.stored
    #expect(list.entries.map(\.person.familyName) == ["OSEI", "ROWE", "BELL", "ROWE"])
    #expect(list.standing.count == 3)
    #expect(list.entries[0].id == osei)
    #expect(list.entries[0].matched == work.reference)
    #expect(list.entries[0].room == "2")
    let version = try #require(list.versions.last)
    #expect([version.added, version.removed, version.altered] == [1, 1, 1])
    #expect(list.entries[2].addedBy == version.seq)
    #expect(list.entries[3].takenOff == version.seq)
    // Whoever comes back is the one who was there.
    try work.make(work.listed(first))
    #expect(try work.stored.entries.map(\.takenOff) == [nil, nil, nil, work.record.seq])
    #expect(try work.stored.entries[1].id == osei)
  }

  @Test func aSingleHearingTakesNobodyElseOff() throws {
    var work = try CourtFixture()
    try work.make(work.listed(first))
    var one = CourtFixture.entry("BELL", "Sam", "9")
    one.hearing = "H1"
    var two = CourtFixture.entry("DEANS", "Theo", "9")
    two.hearing = "H1"
    try work.make(work.listed([one, two], whole: false))
    #expect(try work.stored.standing.count == 5)
    try work.make(work.listed([two], whole: false))
    #expect(try work.stored.standing.map(\.person.familyName) == ["ROWE", "OSEI", "ROWE", "DEANS"])
  }

  @Test func aMatchIsRememberedOnTheCaseAndTakenBack() throws {
    var work = try CourtFixture()
    try work.make(work.listed(first))
    let place = CourtPlace(work.list, try work.stored.entries[1].id)
    try work.make(.courtListed(place, .matched(work.reference)))
    #expect(try work.header.listedAs.map(\.familyName) == ["OSEI"])
    try work.make(.courtListed(place, .matched(nil)))
    #expect(try work.header.listedAs.isEmpty)
    #expect(try work.stored.entries[1].decision?.by == "kmason")
    try work.make(.courtListed(place, .unmatched))
    #expect(try work.stored.entries[1].decision == nil)
    #expect(throws: Refusal.court(.notMatched(place))) { try work.make(.courtListed(place, .unmatched)) }
    #expect(throws: Refusal.noSuchCase(CaseReference(9))) {
      try work.make(.courtListed(place, .matched(CaseReference(9))))
    }
  }

  @Test func takingIsSomebodyOnTheStaff() throws {
    var work = try CourtFixture()
    try work.make(work.listed(first))
    let place = CourtPlace(work.list, try work.stored.entries[0].id)
    try work.make(.courtListed(place, .taken("rellis")))
    #expect(try work.stored.entries[0].takenBy == "rellis")
    #expect(throws: Refusal.noSuchStaff("nobody")) { try work.make(.courtListed(place, .taken("nobody"))) }
    try work.make(.courtListed(place, .taken(nil)))
    #expect(try work.stored.entries[0].takenBy == nil)
    #expect(throws: Refusal.court(.noSuchEntry(CourtPlace(work.list, "e9")))) {
      try work.make(.courtListed(CourtPlace(work.list, "e9"), .taken(nil)))
    }
    #expect(throws: Refusal.court(.noSuchList("2026-11-24.x"))) {
      try work.make(.courtListed(CourtPlace("2026-11-24.x", "e9"), .taken(nil)))
    }
  }

  @Test func twoRecordsAreLinkedAndUnlinked() throws {
    var work = try CourtFixture()
    try work.make(.caseOpened(Case.of("2010-03-04")))
    let other = CaseReference(2)
    try work.make(.recordsLinked(work.reference, other, why: "same PNC"))
    #expect(try work.header.links.map(\.reference) == [other])
    #expect(try work.record.header(of: other)?.links.map(\.reference) == [work.reference])
    #expect(throws: Refusal.court(.linkedAlready(work.reference, other))) {
      try work.make(.recordsLinked(work.reference, other, why: ""))
    }
    #expect(throws: Refusal.reasonMissing) { try work.make(.recordsUnlinked(work.reference, other, why: "")) }
    try work.make(.recordsUnlinked(other, work.reference, why: "twins"))
    #expect(try work.header.links.isEmpty)
    #expect(throws: Refusal.court(.notLinked(work.reference, other))) {
      try work.make(.recordsUnlinked(work.reference, other, why: "again"))
    }
    #expect(throws: Refusal.court(.sameRecord(other))) { try work.make(.recordsLinked(other, other, why: "")) }
  }

  @Test(
    arguments: [
      ("Stratford Youth Court", "2026-11-23.stratford-youth-court"), ("St. Alban's", "2026-11-23.st-albans"),
      ("Llangefni \u{2013} Môn", "2026-11-23.llangefni-mon"), ("", "2026-11-23.court"), ("北", "2026-11-23.court"),
    ])
  func aCourtsNameMakesItsFile(court: String, name: String) throws {
    let id = CourtDayID(court: court, on: try TimeFixtures.day("2026-11-23"))
    #expect(id.text == name)
    #expect(id.key != nil)
  }

  @Test(
    arguments: [
      ("2010-11-23", 16, nil, nil, [], .child), ("2010-11-22", 15, nil, nil, [], .child),
      ("2010-03-04", 15, nil, nil, [.ageContradictsBirth(listed: 15, byBirth: 16)], .child),
      (
        "1975-01-01", 20, nil, nil, [.ageContradictsBirth(listed: 20, byBirth: 51)], .adult
      ),
      ("1975-01-01", nil, true, nil, [.youthContradictsAge(isYouth: true, age: 51)], .unclear),
      ("2010-03-04", nil, false, nil, [.youthContradictsAge(isYouth: false, age: 16)], .unclear),
      (nil, 17, nil, .adult, [], .child), (nil, nil, nil, .youth, [], .child), (nil, nil, nil, .adult, [], .adult),
      (nil, nil, nil, nil, [], .unclear), ("2008-11-23", 18, false, .youth, [], .unclear),
      ("2008-11-23", 18, false, .adult, [], .adult),
      ("2030-01-01", nil, nil, nil, [], .unclear),
    ] as [(String?, Int?, Bool?, CourtPanel?, [CourtEntry.Doubt], CourtEntry.Standing)])
  func whatContradictsItselfIsSaid(
    born: String?, age: Int?, isYouth: Bool?, panel: CourtPanel?, doubts: [CourtEntry.Doubt],
    standing: CourtEntry.Standing
  ) throws {
    let day = try TimeFixtures.day("2026-11-23")
    var entry = CourtEntry()
    entry.person.born = try born.map { try TimeFixtures.day($0) }
    entry.person.age = age
    entry.person.isYouth = isYouth
    entry.panel = panel
    #expect(entry.standing(on: day) == standing)
    let isUnborn = entry.person.born.map { $0 > day } ?? false
    #expect(entry.doubts(on: day) == (isUnborn ? [.bornAfter(entry.person.born ?? day)] : doubts))
  }

  @Test(arguments: [("MORGAN-JONES", "Morgan-Jones"), ("O'DWYER", "O'Dwyer"), ("McGarry", "McGarry"), ("", "")])
  func capitalsBecomeAName(listed: String, name: String) {
    var person = ListedPerson()
    person.familyName = listed
    #expect(person.child.familyName == name)
  }
}
