/// A child as one is described somewhere, in the terms by which descriptions are compared.
public struct MatchedPerson: Sendable {
  /// The name, and others by which the child is known.
  let names: [NameWords]
  let born: Day?
  /// Numbers of other bodies, as they are compared.
  let numbers: Set<String>
  let pncs: Set<String>
  let postcodes: Set<String>
  /// As a court listed them, where it did.
  let listed: ListedIdentity?

  /// A child who is being registered or is on record.
  public init(_ child: Child) {
    let first = NameWords(family: child.familyName, given: child.givenNames)
    var names = [first]
    if !child.knownAs.isEmpty { names.append(NameWords(family: child.familyName, given: child.knownAs)) }
    for alias in child.aliases { names += Self.aliases(alias, family: first.family) }
    self.names = names
    born = child.dateOfBirth
    (pncs, numbers) = Self.numbers(child.identifiers.map(\.value))
    postcodes = Set(child.residences.map { Self.postcode($0.postcode) }.filter { !$0.isEmpty })
    listed = nil
  }

  /// Somebody on a court list.
  public init(_ person: ListedPerson) {
    names = [NameWords(family: person.familyName, given: person.givenNames)]
    born = person.born
    (pncs, numbers) = Self.numbers([person.pnc, person.cro].filter { !$0.isEmpty })
    let home = Self.postcode(person.postcode)
    postcodes = home.isEmpty ? [] : [home]
    listed = ListedIdentity(person)
  }

  /// A child on record, as far as the lists have them.
  init(_ summary: CaseSummary) {
    let parts = summary.name.split(separator: ",", maxSplits: 1).map(String.init)
    let first = NameWords(family: parts.first ?? "", given: parts.count > 1 ? parts[1] : "")
    var names = [first]
    let others = summary.otherNames.filter { !$0.contains(where: \.isNumber) }
    for other in others { names += Self.aliases(other, family: first.family) }
    for listed in summary.court?.listedAs ?? [] {
      names.append(NameWords(family: listed.familyName, given: listed.givenNames))
    }
    self.names = names
    born = summary.dateOfBirth
    (pncs, numbers) = Self.numbers(
      summary.otherNames.filter { $0.contains(where: \.isNumber) }
        + (summary.court?.listedAs ?? []).map(\.pnc).filter { !$0.isEmpty })
    postcodes = Set((summary.court?.postcodes ?? []).map(Self.postcode))
    listed = nil
  }

  /// Another name: a first name beside the family name, or a whole name of its own.
  private static func aliases(_ text: String, family: [[UInt8]]) -> [NameWords] {
    let words = FoldedWords.words(of: text)
    guard let last = words.last else { return [] }
    let whole = words.count > 1 ? [NameWords(family: [last], given: Array(words.dropLast()))] : []
    return [NameWords(family: family, given: words)] + whole
  }

  private static func numbers(_ texts: [String]) -> (pncs: Set<String>, others: Set<String>) {
    var (pncs, others): (Set<String>, Set<String>) = ([], [])
    for text in texts {
      if let number = pnc(text) {
        pncs.insert(number)
      } else {
        let plain = text.uppercased().filter { $0.isLetter || $0.isNumber }
        if plain.count >= 4 { others.insert(plain) }
      }
    }
    return (pncs, others)
  }

  private static func postcode(_ text: String) -> String { text.uppercased().filter { $0 != " " } }

  /// A Police National Computer number as it is compared: `2026/0123456K` is `26/123456K`; nil for any other text.
  static func pnc(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "/")) else { return nil }
    let parts = text.uppercased().filter { $0 != " " }.split(separator: "/")
    guard parts.count == 2, [2, 4].contains(parts[0].count), parts[0].allSatisfy(\.isNumber),
      let letter = parts[1].last, letter.isLetter, !parts[1].dropLast().isEmpty,
      parts[1].dropLast().allSatisfy(\.isNumber)
    else { return nil }
    return parts[0].suffix(2) + "/" + parts[1].drop { $0 == "0" }
  }

  /// What two descriptions have in common; nil where it is nothing worth showing.
  func compared(
    with other: MatchedPerson, listedAs: [ListedIdentity], _ nicknames: Nicknames
  ) -> (certainty: Match.Certainty, grounds: [Match.Ground])? {
    var best: (agreement: NameAgreement, grounds: [Match.Ground]) = (.none, [])
    for mine in names {
      for theirs in other.names {
        let found = NameAgreement.of(mine, theirs, nicknames)
        if found.agreement > best.agreement { best = found }
      }
    }
    var grounds: [Match.Ground] = []
    if let listed, listedAs.contains(listed) { grounds.append(.listedBefore) }
    if !pncs.isDisjoint(with: other.pncs) {
      grounds.append(.samePNC)
    } else if !numbers.isDisjoint(with: other.numbers) {
      grounds.append(.sameNumber)
    } else if !pncs.isEmpty, !other.pncs.isEmpty {
      grounds.append(.otherPNC)
    }
    grounds += best.grounds
    if let born, let known = other.born { grounds.append(Self.birth(born, known)) }
    if !postcodes.isDisjoint(with: other.postcodes) { grounds.append(.samePostcode) }
    let certainty = Match.certainty(best.agreement, Set(grounds))
    return (certainty ?? (isBegun && best.agreement == .half ? .possible : nil)).map { ($0, grounds) }
  }

  /// Whether no more than a family name is there yet, as while somebody types.
  private var isBegun: Bool { born == nil && names.allSatisfy(\.given.isEmpty) }

  /// How two dates of birth agree: the same, day and month exchanged, one part or one digit off, or another.
  private static func birth(_ one: Day, _ other: Day) -> Match.Ground {
    if one == other { return .sameBirth }
    let (left, right) = (one.parts, other.parts)
    if left.year == right.year, left.day == right.month, left.month == right.day { return .swappedBirth }
    let same = [left.year == right.year, left.month == right.month, left.day == right.day].count { $0 }
    if same < 2 { return .otherBirth }
    // A year that is far off is another child of the same birthday.
    return abs(left.year - right.year) <= 1 || digits(left.year, right.year) == 1 ? .nearBirth : .otherBirth
  }

  /// In how many digits two years differ.
  private static func digits(_ one: Int, _ other: Int) -> Int {
    zip(String(one), String(other)).count { $0 != $1 }
  }
}
