/// Home visits by month, worker or team: how many were made, written up and compared with the case (R135, R140).
public struct VisitReport: Sendable, Equatable {
  /// What a line is about.
  public enum Grouping: String, Sendable, CaseIterable {
    case month, worker, team
  }

  /// The counts of one group.
  public struct Line: Sendable, Equatable {
    /// The group's code; empty where nobody holds the case.
    public var group: String
    /// Visits of every outcome.
    public var visits = 0
    /// Visits at which somebody was seen.
    public var made = 0
    /// Visits at which the child was seen alone.
    public var seenAlone = 0
    /// Visits that found the accommodation unsuitable.
    public var unsuitable = 0
    /// Visits whose form is filled in.
    public var written = 0
    /// Visits whose form a manager has compared with the case.
    public var checked = 0

    mutating func add(_ entry: HomeVisitEntry) {
      let contact = entry.visit.contact
      visits += 1
      if contact.outcome?.isAttendance ?? false { made += 1 }
      if entry.isSeenAlone { seenAlone += 1 }
      if entry.isUnsuitable { unsuitable += 1 }
      if entry.standing != .withoutForm { written += 1 }
      if entry.standing == .checked { checked += 1 }
    }
  }

  /// The groups, in the order of their codes.
  public var lines: [Line] = []
  /// All of them.
  public var total = Line(group: "")

  /// Counts visits.
  public init(_ visits: some Sequence<HomeVisitEntry>, by grouping: Grouping) {
    var found: [String: Line] = [:]
    for entry in visits {
      let group = entry.group(by: grouping)
      found[group, default: Line(group: group)].add(entry)
      total.add(entry)
    }
    lines = found.values.sorted { $0.group < $1.group }
  }
}

extension HomeVisitEntry {
  /// The code of the group in which it is counted; empty where nobody holds the case.
  public func group(by grouping: VisitReport.Grouping) -> String {
    switch grouping {
    case .month: String(visit.contact.at.day.iso.prefix(7))
    case .worker: summary.worker?.text ?? ""
    case .team: summary.team?.text ?? ""
    }
  }
}
