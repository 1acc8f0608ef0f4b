/// How often a party turns up in a pack, and how much of that is decided.
public struct PartyTally: Sendable, Equatable {
  /// Which of the pack's parties.
  public var party: Int
  /// In how many entries.
  public var entries = 0
  /// How often.
  public var marks = 0
  /// In how many entries nothing is decided about it.
  public var undecided = 0
  /// In how many it is released.
  public var released = 0
  /// In how many it is redacted, or withheld with the entry.
  public var leftOut = 0
}

extension SubjectPack {
  /// Everybody and everything on which has to be decided, once each: people first, the most frequent before the others.
  public var tallies: [PartyTally] {
    var tallies: [Int: PartyTally] = [:]
    for entry in entries.indices {
      for mark in marks[entry] { tallies[mark.party, default: PartyTally(party: mark.party)].marks += 1 }
      for party in parties(in: entry) {
        tallies[party]?.entries += 1
        switch ruling(entry, party) {
        case nil: tallies[party]?.undecided += 1
        case .release: tallies[party]?.released += 1
        case .redact, .withhold: tallies[party]?.leftOut += 1
        }
      }
    }
    let order = Dictionary(uniqueKeysWithValues: ThirdParty.Kind.allCases.enumerated().map { ($1, $0) })
    return tallies.values.filter { parties[$0.party].kind.isDecided }.sorted { one, other in
      let (left, right) = (parties[one.party], parties[other.party])
      return (order[left.kind] ?? 0, -one.entries, left.words, left.id)
        < (order[right.kind] ?? 0, -other.entries, right.words, right.id)
    }
  }
}
