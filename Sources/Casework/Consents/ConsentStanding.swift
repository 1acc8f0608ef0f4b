/// How a consent stands on a day. Only one that stands is one to work by.
public enum ConsentStanding: Equatable, Sendable {
  case stands
  case refused
  case withdrawn(Day)
  /// Its last day is past.
  case ended(Day)
  /// The same person refused the same thing later.
  case refusedSince(Day)
  /// It isn't shown.
  case withheld

  /// Its name for programs.
  public var code: String {
    switch self {
    case .stands: "stands"
    case .refused: "refused"
    case .withdrawn: "withdrawn"
    case .ended: "ended"
    case .refusedSince: "refused-since"
    case .withheld: "not-shown"
    }
  }
}

extension Consent {
  /// Whether the same person answered, and to the same thing. One who refuses without saying whom to share with refuses all.
  fileprivate func isAnswered(again later: Consent) -> Bool {
    func same(_ one: String, _ other: String) -> Bool {
      let words = FoldedWords.words(of: one)
      return one == other || (!words.isEmpty && words == FoldedWords.words(of: other))
    }
    return later.giver == giver && later.person == person && same(later.name, name) && later.matter == matter
      && (later.sharedWith.isEmpty || same(later.sharedWith, sharedWith))
  }
}

extension Case {
  /// The consent with this identifier.
  public func consent(_ id: ConsentID) -> Consent? { consents.first { $0.id == id } }

  /// How one of the case's consents stands on a day.
  public func standing(of consent: Consent, on day: Day) -> ConsentStanding {
    if consent.withheld != nil { return .withheld }
    // A withdrawal counts from when it is known, also where somebody looks back at an earlier day.
    if let withdrawal = consent.withdrawal { return .withdrawn(withdrawal.on) }
    if consent.answer == .refused { return .refused }
    let behind = consents.firstIndex { $0.id == consent.id }.map { $0 + 1 } ?? consents.count
    for (place, later) in consents.enumerated() where later.answer == .refused && later.withheld == nil {
      guard later.on > consent.on || (later.on == consent.on && place >= behind) else { continue }
      if consent.isAnswered(again: later) { return .refusedSince(later.on) }
    }
    if let until = consent.until, until < day { return .ended(until) }
    return .stands
  }

  /// The consents with how they stand on a day: first those that stand, then the others, and last those that aren't shown;
  /// the latest of each first.
  public func consents(on day: Day) -> [(consent: Consent, standing: ConsentStanding)] {
    func rank(_ standing: ConsentStanding) -> Int {
      switch standing {
      case .stands: 0
      case .refused, .withdrawn, .ended, .refusedSince: 1
      case .withheld: 2
      }
    }
    return consents.enumerated().map { (place: $0, consent: $1, standing: standing(of: $1, on: day)) }
      .sorted { (rank($0.standing), $1.consent.on, $1.place) < (rank($1.standing), $0.consent.on, $0.place) }
      .map { ($0.consent, $0.standing) }
  }
}
