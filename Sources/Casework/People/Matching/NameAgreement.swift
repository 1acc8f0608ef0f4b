/// A name in the words by which two are compared.
struct NameWords: Sendable, Hashable {
  var family: [[UInt8]]
  var given: [[UInt8]]

  init(family: String, given: String) {
    self.family = FoldedWords.words(of: family)
    self.given = FoldedWords.words(of: given)
  }

  init(family: [[UInt8]], given: [[UInt8]]) {
    self.family = family
    self.given = given
  }

  var words: [[UInt8]] { family + given }
}

/// How far two names are the same.
enum NameAgreement: Int, Comparable {
  case none
  /// One part alone: the family name or the first given name.
  case half
  /// Both parts, one of them written another way.
  case close
  case same

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// Compares two names; the grounds say in what they agree.
  static func of(
    _ left: NameWords, _ right: NameWords, _ nicknames: Nicknames
  ) -> (agreement: NameAgreement, grounds: [Match.Ground]) {
    let family = part(left.family, right.family)
    let given = firstNames(left.given, right.given, nicknames)
    switch (family, given) {
    case (.same, .same): return (.same, [.sameName])
    case (.none, .none): break
    case (.none, _), (_, .none): break
    default:
      let grounds = [family, given].compactMap(\.ground)
      return (.close, grounds)
    }
    if isOne(left.family, right.given), isOne(right.family, left.given) {
      return (.close, [.swappedNames])
    }
    if family == .same || family == .shared || given != .none { return (.half, [.partOfName]) }
    return (.none, [])
  }

  /// How one part of two names agrees.
  private enum Part {
    case none, alike, shared, nickname, same

    var ground: Match.Ground? {
      switch self {
      case .none, .same: nil
      case .alike: .similarName
      case .shared: .sharedName
      case .nickname: .nickname
      }
    }
  }

  /// Whether a family name stands among the given names: as all of them, or as the first.
  private static func isOne(_ family: [[UInt8]], _ given: [[UInt8]]) -> Bool {
    let whole = joined(family)
    return !whole.isEmpty && (whole == joined(given) || whole == given.first)
  }

  private static func joined(_ words: [[UInt8]]) -> [UInt8] { Array(words.joined()) }

  private static func part(_ left: [[UInt8]], _ right: [[UInt8]]) -> Part {
    if left.isEmpty || right.isEmpty { return .none }
    let (one, other) = (joined(left), joined(right))
    if one == other || Set(left) == Set(right) { return .same }
    if left.contains(where: { $0.count >= 3 && right.contains($0) }) { return .shared }
    if Spelling.isAlike(one, other) { return .alike }
    return left.contains { word in right.contains { Spelling.isAlike(word, $0) } } ? .alike : .none
  }

  private static func firstNames(_ left: [[UInt8]], _ right: [[UInt8]], _ nicknames: Nicknames) -> Part {
    guard let one = left.first, let other = right.first else { return .none }
    if one == other || joined(left) == joined(right) { return .same }
    if nicknames.areOne(one, other) { return .nickname }
    if right.contains(one) || left.contains(other) { return .shared }
    if Spelling.isAlike(one, other) || isBeginning(one, other) { return .alike }
    return .none
  }

  /// Whether one is an initial of the other, or both begin with the same three letters.
  private static func isBeginning(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    if left.count == 1 || right.count == 1 { return left.first == right.first }
    return min(left.count, right.count) >= 3 && left.prefix(3) == right.prefix(3)
  }
}
