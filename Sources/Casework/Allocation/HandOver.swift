/// Everything that a member of staff holds, and to whom it goes: one act (R41).
public struct HandOver: Sendable, Equatable {
  /// One case with all that waits in it: the case itself, the place as second worker, appointments, reports.
  public struct Part: Sendable, Equatable {
    /// Which case.
    public var reference: CaseReference
    /// To whom.
    public var to: StaffID
    /// Puts the parts together.
    public init(_ reference: CaseReference, to: StaffID) {
      self.reference = reference
      self.to = to
    }
  }

  /// Case by case.
  public var parts: [Part]
  /// Teams that the person manages, and who does from now on.
  public var teams: [TeamID: StaffID]
  /// What the new workers should know.
  public var note: String
  /// The person's last day; nil where they stay.
  public var lastDay: Day?

  /// Puts the parts together.
  public init(_ parts: [Part], teams: [TeamID: StaffID] = [:], note: String, lastDay: Day? = nil) {
    self.parts = parts
    self.teams = teams
    self.note = note
    self.lastDay = lastDay
  }
}

/// What a member of staff has in hand: what a hand-over must leave none of.
public struct Holdings: Sendable, Equatable {
  /// What somebody has in hand in one case.
  public struct Entry: Sendable, Equatable {
    /// Which case.
    public var summary: CaseSummary
    /// Whether they hold it.
    public var isHeld: Bool
    /// Whether they are one of its second workers.
    public var isSecond: Bool
    /// Appointments of theirs that are still to come.
    public var booked: Int
    /// Appointments of theirs whose outcome is yet to be recorded.
    public var toRecord: Int
    /// Reports that they write.
    public var reports: Int
    /// Assessments and plans that they wrote last and that aren't signed yet: drafts, what waits for a second signature,
    /// what was sent back. They stay with the case, in which its new worker goes on with them.
    public var documents: Int
  }

  /// Case by case, by reference.
  public var entries: [Entry] = []
  /// Teams that they manage.
  public var teams: [TeamID] = []

  /// What somebody has in hand, from the summaries of open cases.
  public init(of staff: StaffID, in summaries: some Sequence<CaseSummary>, teams: [TeamID: Team], at now: Moment) {
    for summary in summaries where summary.isOpen {
      // What is in hand is counted on all of a case, so that nothing is left behind by whoever doesn't see it.
      let facts = summary.facts
      let mine = facts.contacts.filter { $0.outcome == nil && $0.worker == staff }
      let entry = Entry(
        summary: summary, isHeld: summary.worker == staff, isSecond: summary.secondaryWorkers.contains(staff),
        booked: mine.count { $0.at >= now }, toRecord: mine.count { $0.at < now },
        reports: facts.reports.count { $0.author == staff },
        documents: facts.documents.count { $0.author == staff && !$0.state.isSigned })
      if entry.isHeld || entry.isSecond || !mine.isEmpty || entry.reports > 0 { entries.append(entry) }
    }
    entries.sort { $0.summary.reference < $1.summary.reference }
    self.teams = teams.filter { $0.value.manager == staff }.keys.sorted()
  }

  /// Whether there is nothing.
  public var isEmpty: Bool { entries.isEmpty && teams.isEmpty }

  /// Deals the cases out, each to whichever of these people then has the least for their hours; a case that one of them
  /// already helps with goes to them.
  public func dealt(
    among people: [StaffID], loads: [StaffID: Workload], points: (CaseSummary) -> Int
  ) -> [HandOver.Part] {
    var added: [StaffID: Int] = [:]
    return entries.compactMap { entry in
      let known = people.first { entry.summary.secondaryWorkers.contains($0) || entry.summary.worker == $0 }
      let least = people.min { left, right in
        func share(_ id: StaffID) -> Double {
          let load = loads[id]
          return Double((load?.points ?? 0) + added[id, default: 0]) / Double(max(1, load?.capacity ?? 100))
        }
        return (share(left), left) < (share(right), right)
      }
      guard let chosen = known ?? least else { return nil }
      if entry.isHeld { added[chosen, default: 0] += points(entry.summary) }
      return HandOver.Part(entry.summary.reference, to: chosen)
    }
  }
}
