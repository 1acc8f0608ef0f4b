/// Finds children on record who may be one that a court lists, or that somebody is about to register.
///
/// Candidates are those who share a number, a date of birth (or one with day and month exchanged), or a word of a name as
/// it is written or sounds; each is then compared in all of it.
public struct ChildMatcher: Sendable {
  private let summaries: [CaseSummary]
  private let people: [MatchedPerson]
  private let nicknames: Nicknames
  private var byNumber: [String: [Int32]] = [:]
  private var byBirth: [Day: [Int32]] = [:]
  private var byWord: [[UInt8]: [Int32]] = [:]
  private var bySound: [[UInt8]: [Int32]] = [:]

  /// Prepares some cases, open and closed.
  public init(_ summaries: [CaseSummary], nicknames: Nicknames = Nicknames()) {
    self.summaries = summaries
    self.nicknames = nicknames
    people = summaries.map { MatchedPerson($0) }
    for (index, person) in people.enumerated() {
      let place = Int32(index)
      for number in person.pncs.union(person.numbers) { byNumber[number, default: []].append(place) }
      if let born = person.born { byBirth[born, default: []].append(place) }
      for word in Set(person.names.flatMap(\.words)) {
        byWord[word, default: []].append(place)
        let sound = Spelling.sound(word)
        if sound.count >= 2 { bySound[sound, default: []].append(place) }
      }
    }
  }

  /// Whether it was prepared from these cases, as far as names, birth and numbers go.
  public func isOf(_ summaries: some Collection<CaseSummary>) -> Bool {
    summaries.count == self.summaries.count
      && zip(summaries, self.summaries).allSatisfy { now, then in
        now.reference == then.reference && now.name == then.name && now.dateOfBirth == then.dateOfBirth
          && now.otherNames == then.otherNames && now.court?.listedAs == then.court?.listedAs
          && now.court?.postcodes == then.court?.postcodes && now.restriction == then.restriction
      }
  }

  /// The children who may be this one, the likeliest first; of the possible ones as many as there is room for.
  public func matches(_ person: MatchedPerson, limit: Int = 8) -> [Match] {
    var found: [Match] = []
    for index in candidates(for: person) {
      let summary = summaries[Int(index)]
      let listedAs = summary.court?.listedAs ?? []
      guard let (certainty, grounds) = person.compared(with: people[Int(index)], listedAs: listedAs, nicknames) else {
        continue
      }
      found.append(Match(summary: summary, certainty: certainty, grounds: grounds))
    }
    return Array(Self.unmistaken(found).sorted(by: Self.isBefore).prefix(limit))
  }

  /// The children who may be one who is being registered.
  public func matches(_ child: Child, limit: Int = 8) -> [Match] { matches(MatchedPerson(child), limit: limit) }

  /// The children who may be one on a court list.
  public func matches(_ person: ListedPerson, limit: Int = 8) -> [Match] {
    matches(MatchedPerson(person), limit: limit)
  }

  /// Whether one of the children is likely this one.
  public func knows(_ child: Child) -> Bool { matches(child).contains(where: \.isLikely) }

  /// Whether one of the children is likely the one on a court list.
  public func knows(_ person: ListedPerson) -> Bool { matches(person).contains(where: \.isLikely) }

  private static func isBefore(_ left: Match, _ right: Match) -> Bool {
    (left.weight, right.summary.reference) > (right.weight, left.summary.reference)
  }

  /// What each looks like beside the others: two of the same name and birth can't both be certain, and somebody has to
  /// look; where one has more than a name in common, those who have no more than that are merely possible.
  private static func unmistaken(_ found: [Match]) -> [Match] {
    let certain = found.filter { $0.certainty == .certain }
    let best = certain.count > 1 ? certain.filter { $0.shares([.listedBefore, .samePNC, .sameNumber]) } : certain
    let known = best.count == 1 ? best.first?.summary.reference : nil
    let isFixed = found.contains { $0.isLikely && $0.shares(Self.beyondNames) }
    return found.map { match in
      var match = match
      if match.summary.reference == known { return match }
      if match.certainty == .certain { match.certainty = .likely }
      let isWeak = known != nil && !match.shares([.samePNC, .sameNumber]) && !match.isSameNameAndBirth
      let isNameAlone = isFixed && !match.shares(Self.beyondNames)
      if match.certainty == .likely, isWeak || isNameAlone { match.certainty = .possible }
      return match
    }
  }

  private static let beyondNames: Set<Match.Ground> = [
    .samePNC, .sameNumber, .listedBefore, .sameBirth, .swappedBirth, .nearBirth, .samePostcode,
  ]

  private func candidates(for person: MatchedPerson) -> Set<Int32> {
    var found: Set<Int32> = []
    for number in person.pncs.union(person.numbers) { found.formUnion(byNumber[number] ?? []) }
    if let born = person.born {
      found.formUnion(byBirth[born] ?? [])
      let parts = born.parts
      if let swapped = Day(year: parts.year, month: parts.day, day: parts.month) {
        found.formUnion(byBirth[swapped] ?? [])
      }
    }
    for word in Set(person.names.flatMap(\.words)) {
      found.formUnion(byWord[word] ?? [])
      found.formUnion(bySound[Spelling.sound(word)] ?? [])
    }
    // Names that run together where others have a hyphen.
    for name in person.names where name.family.count > 1 {
      found.formUnion(byWord[Array(name.family.joined())] ?? [])
    }
    return found
  }
}
