public import JSON

/// The groups into which the Youth Justice Board sorts legal outcomes (national `legalOutcomeGroup`).
public enum Tier: String, JSONText, CaseIterable, Comparable {
  case diversion = "Diversion"
  case preCourt = "Pre-Court"
  case firstTier = "First-tier"
  case community = "Community"
  case custody = "Custody"

  /// Less serious groups come first.
  public static func < (left: Tier, right: Tier) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .diversion: 0
    case .preCourt: 1
    case .firstTier: 2
    case .community: 3
    case .custody: 4
    }
  }
}

/// How much supervision a child has: the Scaled Approach's level of intervention.
public enum InterventionLevel: String, JSONText, CaseIterable {
  case standard, enhanced, intensive
}
