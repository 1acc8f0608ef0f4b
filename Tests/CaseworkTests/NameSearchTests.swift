import Casework
import Testing

@Suite struct NameSearchTests {
  private static let children: [(Int, String, String, String, [String])] = [
    (1, "Abara", "Tomi", "2010-03-04", ["Smiler", "26/123456K"]), (2, "O'Dwyer", "Siobhán", "2009-07-01", []),
    (3, "Marlowe-Hart", "Zoë", "2011-01-31", []), (4, "Łukasik", "Paweł", "2010-12-24", []),
    (5, "Ó Sé", "Pádraig", "2008-02-29", []), (6, "Ní Bhriain", "Róisín", "2012-05-05", []),
    (7, "de la Cruz", "José María", "2010-10-10", []), (8, "Müller", "Jürgen", "2009-09-09", []),
    (9, "Strauß", "Anna", "2009-01-01", []), (10, "Abraham", "Thomas", "2010-03-05", []),
    (11, "渡辺", "翔太", "2010-06-06", []), (142, "Rowe", "Kelly", "2009-02-01", []),
  ]

  private let search = NameSearch(
    NameSearchTests.children.map { number, family, given, born, others in
      var header = Case.of(born)
      header.child.familyName = family
      header.child.givenNames = given
      header.child.aliases = others
      return CaseSummary(
        of: CaseFile(reference: CaseReference(number), version: 1, header: header, contacts: []))
    })

  /// What is typed, and whose case comes first.
  @Test(arguments: [
    ("Abara", 1), ("abara", 1), ("ABARA", 1), ("tomi abara", 1), ("Abara, Tomi", 1), ("aba to", 1), ("smiler", 1),
    ("odwyer", 2), ("O'Dwyer", 2), ("O\u{2019}Dwyer", 2), ("o dwyer", 2), ("siobhan", 2), ("SIOBHÁN", 2),
    ("Siobha\u{301}n", 2), ("marlowe", 3), ("hart", 3), ("Hart Marlowe", 3), ("marlowe-hart", 3), ("zoe", 3),
    ("Zoe\u{308}", 3), ("lukasik", 4), ("Łukasik", 4), ("pawel", 4), ("padraig", 5), ("o se", 5), ("roisin", 6),
    ("ni bhriain", 6), ("bhriain róisín", 6), ("jose maria", 7), ("cruz", 7), ("muller", 8), ("jurgen", 8),
    ("strauss", 9), ("Strauß", 9), ("渡辺", 11), ("YJ-000142", 142), ("142", 142), ("2008-02-29", 5),
    ("26/123456k", 1), ("kelly rowe", 142), ("rowe kelly", 142),
  ])
  func theChildIsFoundFirst(typed: String, number: Int) {
    #expect(search.matches(typed, limit: 5).first?.reference.number == number, "\(typed)")
  }

  /// One slip in a word of four letters or more: another letter, one too few, one too many, two exchanged.
  @Test(arguments: [
    ("abera", 1), ("abra", 1), ("abbara", 1), ("baara", 1), ("kely", 142), ("kellly", 142), ("kelyl", 142),
    ("marlow", 3), ("malrowe", 3), ("lukasek", 4), ("padriag", 5), ("rosin", 6), ("tomi abera", 1),
  ])
  func oneSlipIsForgiven(typed: String, number: Int) {
    #expect(search.matches(typed, limit: 5).contains { $0.reference.number == number }, "\(typed)")
  }

  @Test(arguments: ["", "  ", "-", "'", "xyzzy", "aberu", "tmi", "abara xyzzy", "kkllyy"])
  func whatFitsNobodyFindsNobody(typed: String) {
    #expect(search.matches(typed, limit: 5).isEmpty, "\(typed)")
  }

  @Test func theWholeNameComesBeforeItsBeginningAndThatBeforeASlip() {
    #expect(search.matches("abara", limit: 5).map(\.reference.number) == [1, 10])
    #expect(search.matches("ab", limit: 5).map(\.reference.number) == [1, 10])
    #expect(search.matches("a", limit: 2).count == 2)
    #expect(search.matches("abara", limit: 0).isEmpty)
  }

  @Test func everyLatinLetterFoldsToPlainOnes() {
    for value in 0xC0...0x17F as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let plain = FoldedWords.fold(scalar)
      #expect(plain.allSatisfy { (97...122).contains($0) }, "\(scalar)")
      #expect(plain.isEmpty == (value == 0xD7 || value == 0xF7), "\(scalar)")
    }
    #expect(
      FoldedWords.words(of: "Ĳsselŝtejn Œuvre Þór Ðan")
        == ["ijsselstejn", "oeuvre", "thor", "dan"].map { Array($0.utf8) })
  }

  /// Whatever is typed, nothing breaks, and everybody is found by their own name.
  @Test func everybodyIsFoundByTheirOwnName() {
    for (number, family, given, _, _) in Self.children {
      for typed in ["\(family) \(given)", "\(given) \(family)", family + "," + given] {
        #expect(search.matches(typed, limit: 1).first?.reference.number == number, "\(typed)")
      }
    }
    var random = SeededNumbers(seed: 11)
    for _ in 0..<2_000 {
      let letters = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        Unicode.Scalar(UInt32.random(in: 1...0x2FFF, using: &random)) ?? "x"
      }
      var typed = ""
      typed.unicodeScalars.append(contentsOf: letters)
      #expect(search.matches(typed, limit: 3).count <= 3)
    }
  }
}
