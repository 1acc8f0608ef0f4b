/// A document that waits for a second signature, with the case that it belongs to.
public struct Countersignable: Sendable, Equatable {
  /// Which document, and where it stands.
  public var mark: SignedMark
  /// The case as lists need it.
  public var summary: CaseSummary

  /// Puts the parts together.
  public init(mark: SignedMark, summary: CaseSummary) {
    self.mark = mark
    self.summary = summary
  }

  /// What waits in these cases, the longest waiting first: every kind of document in one queue.
  ///
  /// Where a member of staff asks, what they wrote themselves is left out, because they can't countersign it.
  public static func queue(
    in summaries: some Sequence<CaseSummary>, for staff: StaffID? = nil, team: TeamID? = nil
  ) -> [Countersignable] {
    var found: [Countersignable] = []
    for summary in summaries where team == nil || summary.team == team {
      for mark in summary.documents where mark.state == .submitted && !mark.isReplaced {
        if let staff, mark.authors.contains(staff) || mark.author == staff { continue }
        found.append(Countersignable(mark: mark, summary: summary))
      }
    }
    return found.sorted {
      ($0.mark.since, $0.summary.reference, $0.mark.name.jsonText)
        < ($1.mark.since, $1.summary.reference, $1.mark.name.jsonText)
    }
  }
}
