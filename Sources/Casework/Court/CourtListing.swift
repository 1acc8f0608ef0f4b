/// What can be seen of a listed person without asking anybody.
extension CourtEntry {
  /// Whether it is about a child.
  public enum Standing: Sendable, Equatable {
    case child, adult
    /// What the list says contradicts itself, or says nothing.
    case unclear
  }

  /// What contradicts itself in a line of a list.
  public enum Doubt: Sendable, Equatable {
    /// The list's age isn't the age by its date of birth.
    case ageContradictsBirth(listed: Int, byBirth: Int)
    /// The list calls them a youth, and the date of birth or the age doesn't; or the other way round.
    case youthContradictsAge(isYouth: Bool, age: Int)
    /// The date of birth lies after the hearing.
    case bornAfter(Day)
  }

  /// Everything that contradicts itself on the day of the hearing.
  public func doubts(on day: Day) -> [Doubt] {
    var doubts: [Doubt] = []
    let byBirth = person.born.flatMap { $0 <= day ? $0.years(until: day) : nil }
    if let born = person.born, born > day { doubts.append(.bornAfter(born)) }
    if let byBirth, let listed = person.age, listed != byBirth, !isJustBefore(listed, byBirth, on: day) {
      doubts.append(.ageContradictsBirth(listed: listed, byBirth: byBirth))
    }
    if let isYouth = person.isYouth, let age = byBirth ?? person.age, isYouth != (age < 18) {
      doubts.append(.youthContradictsAge(isYouth: isYouth, age: age))
    }
    return doubts
  }

  /// Whether the list was made before a birthday that lies in the weeks before the hearing.
  private func isJustBefore(_ listed: Int, _ byBirth: Int, on day: Day) -> Bool {
    guard let born = person.born, listed == byBirth - 1 else { return false }
    return born.years(until: day.adding(days: -Self.daysBeforeHearing)) == listed
  }

  /// How long before the hearing a list is made at most (local default, unverified).
  private static let daysBeforeHearing = 28

  /// Whether it is about a child: by the date of birth, the age, what the list calls them, and whom the court sits for.
  public func standing(on day: Day) -> Standing {
    let byBirth = person.born.flatMap { $0 <= day ? $0.years(until: day) < 18 : nil }
    let votes = [byBirth, person.age.map { $0 < 18 }, person.isYouth].compactMap { $0 }
    guard let first = votes.first else {
      return switch panel {
      case .youth: .child
      case .adult: .adult
      case nil: .unclear
      }
    }
    if Set(votes).count > 1 { return .unclear }
    // A youth court still deals with some who have turned 18; an adult court with children charged beside adults.
    if !first { return panel == .youth ? .unclear : .adult }
    return .child
  }
}
