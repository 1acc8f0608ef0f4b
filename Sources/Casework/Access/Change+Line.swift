extension Change {
  /// The line of a court list of which it says who it is or what came of it; nil where it says that of none.
  private var saidLine: CourtPlace? {
    switch self {
    case .courtListed(let place, .matched), .courtListed(let place, .unmatched): place
    case .hearingResulted(let decided): decided.listing
    default: nil
    }
  }

  /// Throws where it would say who a line of a court list is that somebody matched to a case which whoever acts may not
  /// see: they aren't told which case it is, and write nothing over it. `matched` gives the row of the case to which a line
  /// is matched.
  public func checkLine(for viewer: Viewer, matched: (CourtPlace) throws -> CaseSummary?) throws {
    guard let place = saidLine, let row = try matched(place), !viewer.sees(row) else { return }
    throw Refusal.court(.lineNotOpen(place))
  }
}
