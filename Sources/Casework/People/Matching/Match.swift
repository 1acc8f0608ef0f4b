/// A child on record who may be one that is listed or about to be registered, and why.
public struct Match: Sendable, Equatable {
  /// What two descriptions of a child may have in common, or hold against each other.
  public enum Ground: Sendable, CaseIterable {
    case samePNC, sameNumber
    /// Somebody said of a court's listing with just these details that it is this child.
    case listedBefore
    case sameName, nickname, similarName, sharedName, swappedNames
    /// The family name or the first name alone.
    case partOfName
    case sameBirth, swappedBirth, nearBirth
    case samePostcode
    case otherBirth, otherPNC
  }

  /// How sure one can be.
  public enum Certainty: Int, Sendable, Comparable {
    /// Worth showing, not worth asking about.
    case possible
    /// A person should look at both.
    case likely
    case certain
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// The case of the child on record.
  public var summary: CaseSummary
  /// How sure one can be; nobody's records are ever made one without a person.
  public var certainty: Certainty
  /// What they have in common, and what speaks against it.
  public var grounds: [Ground]

  /// Puts the parts together.
  public init(summary: CaseSummary, certainty: Certainty, grounds: [Ground]) {
    self.summary = summary
    self.certainty = certainty
    self.grounds = grounds
  }

  /// Whether it should be asked about before a new case is opened.
  public var isLikely: Bool { certainty >= .likely }

  /// Whether it has any of some grounds.
  func shares(_ wanted: Set<Ground>) -> Bool { grounds.contains(where: wanted.contains) }

  /// Whether name and birth are the same: a second record of one child, or two children who look like one.
  var isSameNameAndBirth: Bool { grounds.contains(.sameBirth) && grounds.contains(.sameName) }

  /// The more, the likelier.
  var weight: Int {
    grounds.reduce(certainty.rawValue * 1000 + (summary.isOpen ? 1 : 0)) { sum, ground in
      switch ground {
      case .samePNC, .sameNumber, .listedBefore: sum + 100
      case .sameName, .sameBirth: sum + 40
      case .swappedBirth, .nickname, .swappedNames: sum + 30
      case .samePostcode, .similarName, .sharedName: sum + 20
      case .nearBirth, .partOfName: sum + 15
      case .otherBirth, .otherPNC: sum - 30
      }
    }
  }

  /// How sure one can be of these grounds; nil where they are none worth showing.
  static func certainty(_ name: NameAgreement, _ grounds: Set<Ground>) -> Certainty? {
    if grounds.contains(.listedBefore) { return .certain }
    let hasBirth = grounds.contains(.sameBirth)
    let isNear = grounds.contains(.swappedBirth) || grounds.contains(.nearBirth)
    let isOther = grounds.contains(.otherBirth)
    if grounds.contains(.samePNC) || grounds.contains(.sameNumber) {
      return name == .none && !hasBirth || isOther && name < .close ? .likely : .certain
    }
    let isHome = grounds.contains(.samePostcode)
    let found: Certainty? =
      switch name {
      case .same: hasBirth ? .certain : isOther && !isHome ? .possible : .likely
      case .close:
        hasBirth || isNear || isHome && !isOther
          ? .likely : isOther ? (isHome ? .possible : nil) : grounds.contains(.similarName) ? .possible : .likely
      case .half: hasBirth || isNear && isHome ? .likely : isNear ? .possible : nil
      case .none: hasBirth && isHome ? .likely : nil
      }
    guard grounds.contains(.otherPNC) else { return found }
    return found.flatMap { Certainty(rawValue: $0.rawValue - 1) }
  }
}
