import Casework
import Demonstration
import Testing

@Suite("Children who may be one and the same") struct MatchingTests {
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? .epoch
  }

  private static func child(
    _ family: String, _ given: String, _ born: Day? = nil, known: String = "", pnc: String = ""
  ) -> Child {
    var child = Child()
    child.familyName = family
    child.givenNames = given
    child.knownAs = known
    child.dateOfBirth = born
    if !pnc.isEmpty { child.identifiers = [ChildIdentifier(.pnc, pnc)] }
    return child
  }

  private static let onRecord: [Child] = [
    child("Abara", "Tomi James", day(2010, 3, 4), pnc: "26/123456K"),
    child("Idris", "Musa", day(2011, 9, 6)),
    child("Crane", "Leander", day(2012, 5, 17), known: "Lee"),
    child("Zoë-Łuk", "Ana", day(2009, 12, 12)),
  ]

  private static let search = Result {
    try matcher()
  }

  private static func matcher() throws -> ChildMatcher {
    ChildMatcher(
      onRecord.enumerated().map { offset, child in
        var header = Case()
        header.child = child
        if offset == 1 { header.closed = Closure(on: day(2025, 1, 2), reason: "completed") }
        return CaseSummary(of: CaseFile(reference: CaseReference(offset + 1), version: 1, header: header, contacts: []))
      }, nicknames: Nicknames(try lists()))
  }

  private static func lists() throws -> CodeLists {
    CodeLists([try CodeList(json: TimeFixtures.bytes(of: "Resources/Lists/nicknames.json"))])
  }

  @Test(
    arguments: [
      (child("Abara", "Tomi", day(2010, 3, 4)), 1, .certain, [.sameName, .sameBirth]),
      (child("ABARA", "tomi", day(2010, 4, 3)), 1, .likely, [.sameName, .swappedBirth]),
      (child("Tomi", "Abara"), 1, .likely, [.swappedNames]),
      (child("Abara", "Tomi", day(2009, 3, 4)), 1, .likely, [.sameName, .nearBirth]),
      (child("Abara", "Tomi", day(2010, 3, 14)), 1, .likely, [.sameName, .nearBirth]),
      (child("Abara", "Tomi", day(2008, 6, 9)), 1, .possible, [.sameName, .otherBirth]),
      (child("Abara", "Oluwatomi", day(2010, 3, 4)), 1, .likely, [.nickname, .sameBirth]),
      (child("Abarra", "Tomi"), 1, .possible, [.similarName]),
      (child("Abarra", "Tomi", day(2010, 3, 4)), 1, .likely, [.similarName, .sameBirth]),
      (child("Bell", "Tomasz", day(2010, 3, 4)), 1, .likely, [.partOfName, .sameBirth]),
      (child("Abara", "Kofi", day(2010, 3, 4)), 1, .likely, [.partOfName, .sameBirth]),
      (child("Someone", "Else", pnc: "2026/0123456k"), 1, .likely, [.samePNC]),
      (child("Abara", "Tomi", day(2011, 6, 9), pnc: "26/123456K"), 1, .certain, [.samePNC, .sameName, .otherBirth]),
      (child("Abara", "Tomi", day(2010, 3, 4), pnc: "26/9K"), 1, .likely, [.otherPNC, .sameName, .sameBirth]),
      (child("Idris", "Musa"), 2, .likely, [.sameName]),
      (child("Crane", "Lee", day(2012, 5, 17)), 3, .certain, [.sameName, .sameBirth]),
      (child("Crane", "Leander"), 3, .likely, [.sameName]),
      (child("Zoe Luk", "Ana"), 4, .likely, [.sameName]),
      (child("ZOELUK", "Ana"), 4, .likely, [.sameName]),
      (child("Luk", "Ana", day(2009, 12, 12)), 4, .likely, [.sharedName, .sameBirth]),
    ] as [(Child, Int, Match.Certainty, [Match.Ground])])
  func theyAreFound(child: Child, number: Int, certainty: Match.Certainty, grounds: [Match.Ground]) throws {
    let found = try Self.search.get().matches(child, limit: 5)
    #expect(found.map(\.summary.reference.number) == [number])
    let first = try #require(found.first)
    #expect(Set(first.grounds) == Set(grounds))
    #expect(first.certainty == certainty)
    #expect(first.isLikely == (certainty != .possible))
  }

  @Test(arguments: [
    child("Rowe", "Kelly"), child("Rowe", "Kelly", day(2010, 3, 4)), child("", ""), child("Ab", "T"),
    child("Rowe", "Kelly", day(2009, 12, 12)), child("Rowe", "Kelly", pnc: "26/123457K"),
  ])
  func othersAreNot(child: Child) throws {
    #expect(try Self.search.get().matches(child, limit: 5).isEmpty)
  }

  @Test func twoOfTheSameNameAndBirthAreBothToBeLookedAt() throws {
    let twice = [Self.onRecord[0], Self.onRecord[0]].enumerated().map { index, child in
      var header = Case()
      header.child = child
      if index == 1 { header.child.identifiers = [] }
      return CaseSummary(of: CaseFile(reference: CaseReference(index + 1), version: 1, header: header, contacts: []))
    }
    let matcher = ChildMatcher(twice)
    let born = Self.day(2010, 3, 4)
    #expect(matcher.matches(Self.child("Abara", "Tomi", born)).map(\.certainty) == [.likely, .likely])
    let withNumber = matcher.matches(Self.child("Abara", "Tomi", born, pnc: "26/123456K"))
    #expect(withNumber.map(\.certainty) == [.certain, .likely])
  }

  @Test func whoWasListedSoBeforeIsKnown() throws {
    var person = ListedPerson()
    person.familyName = "SMILER"
    person.givenNames = "J"
    var header = Case()
    header.child = Self.onRecord[1]
    header.listedAs = [ListedIdentity(person)]
    let matcher = ChildMatcher([
      CaseSummary(of: CaseFile(reference: CaseReference(2), version: 1, header: header, contacts: []))
    ])
    let found = try #require(matcher.matches(person).first)
    #expect(found.certainty == .certain)
    #expect(found.grounds.contains(.listedBefore))
    person.born = Self.day(2001, 1, 1)
    #expect(matcher.matches(person).first?.certainty != .certain)
  }

  /// The floor below which a change of the rules makes the matching worse than it is.
  @Test func onAKnownTruthMostAreFoundAndThoseNamedAreRight() throws {
    let set = MatchingSet(seed: 7)
    #expect(set.listed.count >= 2000)
    let score = MatchingScore(of: set, nicknames: Nicknames(try Self.lists()))
    #expect(score.recall >= 9500, "\(score)")
    #expect(score.precision >= 8000, "\(score)")
    #expect(score.certainPrecision >= 9950, "\(score)")
  }
}
