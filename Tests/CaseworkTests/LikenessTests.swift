import Casework
import Testing

@Suite("Children who may be one and the same") struct LikenessTests {
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

  private static let search = LikenessSearch(
    onRecord.enumerated().map { offset, child in
      var header = Case()
      header.child = child
      if offset == 1 { header.closed = Closure(on: day(2025, 1, 2), reason: "completed") }
      return CaseSummary(of: CaseFile(reference: CaseReference(offset + 1), version: 1, header: header, contacts: []))
    })

  @Test(
    arguments: [
      (child("Abara", "Tomi", day(2010, 3, 4)), 1, [.sameName, .sameBirth]),
      (child("ABARA", "tomi", day(2010, 4, 3)), 1, [.sameName, .swappedBirth]),
      (child("Tomi", "Abara"), 1, [.sameName]),
      (child("Abara", "Tomi", day(2009, 3, 4)), 1, [.sameName, .nearBirth]),
      (child("Abara", "Tomi", day(2008, 6, 9)), 1, [.sameName]),
      (child("Abarra", "Tomi"), 1, [.similarName]),
      (child("Abarra", "Tomi", day(2010, 3, 4)), 1, [.similarName, .sameBirth]),
      (child("Bell", "Tomasz", day(2010, 3, 4)), 1, [.sameBirth]),
      (child("Someone", "Else", pnc: "2026/0123456k"), 1, [.samePNC]),
      (child("Idris", "Musa"), 2, [.sameName]),
      (child("Crane", "Lee", day(2012, 5, 17)), 3, [.sameName, .sameBirth]),
      (child("Crane", "Leander"), 3, [.sameName]),
      (child("Zoe Luk", "Ana"), 4, [.sameName]),
    ] as [(Child, Int, [Likeness.Ground])])
  func theyAreFound(child: Child, number: Int, grounds: [Likeness.Ground]) throws {
    let found = Self.search.like(child, limit: 5)
    #expect(found.map(\.summary.reference.number) == [number])
    #expect(Set(try #require(found.first).grounds) == Set(grounds))
  }

  @Test(arguments: [
    child("Rowe", "Kelly"), child("Rowe", "Kelly", day(2010, 3, 4)), child("", ""), child("Ab", "T"),
    child("Rowe", "Kelly", day(2009, 12, 12)), child("Rowe", "Kelly", pnc: "26/123457K"),
  ])
  func othersAreNot(child: Child) {
    #expect(Self.search.like(child, limit: 5).isEmpty)
  }

  @Test func aSlipInTheNameAloneIsShownAndNotAskedAbout() throws {
    #expect(try !#require(Self.search.like(Self.child("Abarra", "Tomi"), limit: 1).first).isLikely)
    #expect(try #require(Self.search.like(Self.child("Abara", "Tomi"), limit: 1).first).isLikely)
  }

  @Test(arguments: [
    (day(2010, 3, 4), true), (day(2010, 3, 14), true), (day(2010, 4, 3), true), (day(2008, 6, 9), false),
  ])
  func anotherBirthDateMakesANamesakeOfTheSameName(born: Day, isLikely: Bool) throws {
    let found = try #require(Self.search.like(Self.child("Abara", "Tomi", born), limit: 1).first)
    #expect(found.isLikely == isLikely)
  }

  @Test func theMostInCommonComesFirst() {
    let child = Self.child("Abara", "Tomi", Self.day(2011, 6, 9), pnc: "26/123456K")
    let found = Self.search.like(child, limit: 5)
    #expect(found.first?.grounds == [.samePNC, .sameName])
  }
}
