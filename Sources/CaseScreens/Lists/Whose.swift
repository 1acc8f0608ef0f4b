import Casework

/// Whose cases a list is about: one selection for what is counted and for the list that the count opens.
enum Whose: CaseIterable, Sendable {
  /// Those that whoever sits at the desk holds, for themself or for those whom they cover today.
  case mine
  /// Those of their team; none where they belong to none.
  case team
  case all

  /// As a heading begins.
  var owner: String {
    switch self {
    case .mine: "Mine"
    case .team: "My team\u{2019}s"
    case .all: "Everybody\u{2019}s"
    }
  }

  /// Tells which cases they are, open or closed.
  func selection(_ desk: any Desk) -> @Sendable (CaseSummary) -> Bool {
    switch self {
    case .mine:
      let holders = Set([desk.me] + desk.covered)
      return { $0.worker.map(holders.contains) ?? false }
    case .team:
      guard let team = desk.staff[desk.me]?.team else { return { _ in false } }
      return { $0.team == team }
    case .all: return { _ in true }
    }
  }

  /// The open ones, by reference.
  func cases(_ desk: any Desk) -> [CaseSummary] {
    (self == .mine ? desk.ownAndCoveredCases : desk.openCases).filter(selection(desk))
  }
}

extension CaseIterable where Self: Equatable {
  /// The one after it, and after the last the first again.
  var next: Self {
    let all = Array(Self.allCases)
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}

extension Desk {
  /// The team after another by their names, nil standing for everybody, who come last.
  func team(after team: TeamID?) -> TeamID? {
    let all: [TeamID?] = teams.sorted { ($0.value.name, $0.key) < ($1.value.name, $1.key) }.map(\.key) + [nil]
    return all[((all.firstIndex(of: team) ?? 0) + 1) % all.count]
  }

  /// The day's work: one's own and that of those whom one covers, or everybody's.
  func today(of whose: Whose) -> Today {
    Today(
      now, worker: whose == .all ? nil : me, covering: covered,
      summaries: whose == .all ? openCases : ownAndCoveredCases, standards: standards, calendar: calendar)
  }
}
