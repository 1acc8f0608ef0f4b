/// Finds children on record who may be the child that somebody is about to register.
public struct LikenessSearch: Sendable {
  private let summaries: [CaseSummary]
  private let names: NameSearch
  private var byBirth: [Day: [Int]] = [:]
  private var byPNC: [String: [Int]] = [:]

  /// Prepares some cases, open and closed.
  public init(_ summaries: [CaseSummary]) {
    self.summaries = summaries
    names = NameSearch(summaries)
    for (index, summary) in summaries.enumerated() {
      if let born = summary.dateOfBirth { byBirth[born, default: []].append(index) }
      for other in summary.otherNames {
        if let number = Self.pnc(other) { byPNC[number, default: []].append(index) }
      }
    }
  }

  /// The children who are like this one, those with the most in common first.
  ///
  /// A name alone is enough; a birth date alone is not: some part of the name must go with it.
  public func like(_ child: Child, limit: Int) -> [Likeness] {
    var found: [CaseReference: Likeness] = [:]
    for number in child.identifiers.filter({ $0.kind == .pnc }).compactMap({ Self.pnc($0.value) }) {
      for index in byPNC[number] ?? [] { note(.samePNC, index, &found) }
    }
    let written = WrittenName(child)
    for summary in written.queries.flatMap({ names.matches($0, limit: 50) }) {
      note(written.isWhole(in: summary) ? .sameName : .similarName, summary, &found)
    }
    if let born = child.dateOfBirth {
      for index in byBirth[born] ?? [] where written.hasPart(in: summaries[index]) { note(.sameBirth, index, &found) }
      for index in Self.swapped(born).flatMap({ byBirth[$0] ?? [] }) where written.hasPart(in: summaries[index]) {
        note(.swappedBirth, index, &found)
      }
      for reference in found.keys { found[reference]?.compare(born) }
    }
    let ranked = found.values.sorted { ($0.weight, $1.summary.reference) > ($1.weight, $0.summary.reference) }
    return Array(ranked.prefix(limit))
  }

  private func note(_ ground: Likeness.Ground, _ index: Int, _ found: inout [CaseReference: Likeness]) {
    note(ground, summaries[index], &found)
  }

  private func note(_ ground: Likeness.Ground, _ summary: CaseSummary, _ found: inout [CaseReference: Likeness]) {
    var likeness = found[summary.reference] ?? Likeness(summary: summary, grounds: [])
    if ground == .sameName { likeness.grounds.removeAll { $0 == .similarName } }
    if ground == .similarName, likeness.grounds.contains(.sameName) { return }
    if !likeness.grounds.contains(ground) { likeness.grounds.append(ground) }
    found[summary.reference] = likeness
  }

  /// The date with day and month exchanged, where that is another date.
  private static func swapped(_ day: Day) -> [Day] {
    guard day.day != day.month, let other = Day(year: day.year, month: day.day, day: day.month) else { return [] }
    return [other]
  }

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
}

/// A child on record who may be the one that is about to be registered, and why.
public struct Likeness: Sendable, Equatable {
  /// What two children may have in common.
  public enum Ground: Sendable, CaseIterable {
    case samePNC, sameName, similarName, sameBirth, swappedBirth, nearBirth
  }

  /// The case of the child on record.
  public var summary: CaseSummary
  /// What they have in common.
  public var grounds: [Ground]

  /// Whether both dates of birth are known, and more than a slip lies between them.
  public internal(set) var isOfAnotherBirth = false

  /// Whether it is likely enough to be asked about before a new case is opened: the same number, the same name unless the
  /// birth dates speak against it, or a birth date together with a part of the name.
  public var isLikely: Bool {
    grounds.contains { ground in
      switch ground {
      case .samePNC, .sameBirth, .swappedBirth, .nearBirth: true
      case .sameName: !isOfAnotherBirth
      case .similarName: false
      }
    }
  }

  /// Says how the date of birth on record compares with the one that is being written.
  mutating func compare(_ born: Day) {
    guard let known = summary.dateOfBirth else { return }
    if known == born {
      if !grounds.contains(.sameBirth) { grounds.append(.sameBirth) }
    } else if !grounds.contains(.swappedBirth) {
      let same = [known.year == born.year, known.month == born.month, known.day == born.day].count { $0 }
      if same == 2 { grounds.append(.nearBirth) } else { isOfAnotherBirth = true }
    }
  }

  /// The more, the likelier.
  var weight: Int {
    grounds.reduce(summary.isOpen ? 1 : 0) { sum, ground in
      switch ground {
      case .samePNC: sum + 100
      case .sameName, .sameBirth: sum + 40
      case .swappedBirth: sum + 30
      case .similarName: sum + 20
      case .nearBirth: sum + 15
      }
    }
  }
}

/// A name as it is being typed, in the words by which records are compared.
private struct WrittenName {
  private let family: [[UInt8]]
  private let given: [[UInt8]]
  private let called: [[UInt8]]
  /// What to look for: the family name with the first given name, and with what the child is called.
  let queries: [String]

  init(_ child: Child) {
    family = FoldedWords.words(of: child.familyName)
    given = FoldedWords.words(of: child.givenNames)
    called = FoldedWords.words(of: child.knownAs)
    let first = child.givenNames.split(separator: " ").first.map(String.init) ?? ""
    var queries = [child.familyName + " " + first]
    if !child.knownAs.isEmpty { queries.append(child.familyName + " " + child.knownAs) }
    self.queries = queries.filter { $0.count > Self.fewest }
  }

  /// Letters from which on a name is worth looking for.
  private static let fewest = 4

  /// Whether the family name and a first name stand in the record just so.
  func isWhole(in summary: CaseSummary) -> Bool {
    let words = Self.words(of: summary)
    let firsts = [given.first, called.first].compactMap { $0 }
    return !family.isEmpty && family.allSatisfy(words.contains) && firsts.contains(where: words.contains)
  }

  /// Whether any word of the name stands in the record, or the first three letters of one.
  func hasPart(in summary: CaseSummary) -> Bool {
    let words = Self.words(of: summary)
    return (family + given + called).contains { word in
      words.contains { $0 == word || word.count >= 3 && $0.starts(with: word.prefix(3)) }
    }
  }

  private static func words(of summary: CaseSummary) -> [[UInt8]] {
    ([summary.name] + summary.otherNames).flatMap { FoldedWords.words(of: $0) }
  }
}
