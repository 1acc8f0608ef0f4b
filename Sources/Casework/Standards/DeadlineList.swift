/// Which obligations a list shows: the same for commands and screens, so that a count and its list agree.
public struct DeadlineFilter: Sendable, Equatable {
  /// Cases that one of these workers holds; empty for all.
  public var workers: Set<StaffID> = []
  /// Cases that this team holds; nil for all.
  public var team: TeamID?
  /// Obligations of this rule; nil for all.
  public var rule: ListCode?
  /// Obligations of this case; nil for all.
  public var reference: CaseReference?
  /// Due on this day or before; nil for any day.
  public var until: Day?
  /// Of what is no longer to be done, what was due on this day or later; nil for whatever there was. Cases that were
  /// closed before it needn't be read.
  public var since: Day?
  /// How they stand; empty for whatever is still to be done.
  public var standings: Set<Obligation.Standing> = []

  /// Everything that is still to be done.
  public init() {}

  /// Whether a case's obligations are wanted.
  public func wants(_ summary: CaseSummary) -> Bool {
    isWanted(summary.worker) && (team == nil || summary.team == team)
      && (reference == nil || summary.reference == reference)
      && (since.map { Timeliness.canCount(summary, since: $0) } ?? true)
  }

  /// Whether what a worker holds is wanted.
  func isWanted(_ worker: StaffID?) -> Bool { workers.isEmpty || worker.map(workers.contains) ?? false }

  /// Whether an obligation is wanted on a day.
  public func wants(_ obligation: Obligation, on day: Day) -> Bool {
    let standing = obligation.standing(on: day)
    return (rule == nil || obligation.rule == rule) && until.map { obligation.due <= $0 } ?? true
      && (standings.isEmpty ? standing.isOpen : standings.contains(standing))
      && (standing.isOpen || since.map { obligation.due >= $0 } ?? true)
  }

  /// Whether it asks for what is no longer to be done, for which whole cases must be read.
  public var looksBack: Bool { standings.contains { !$0.isOpen } }
}

extension Today.Due {
  /// What is still to be done in these cases, earliest first, then by case and rule: from rows of the index.
  public static func open(
    in summaries: some Sequence<CaseSummary>, _ filter: DeadlineFilter, under standards: Standards,
    calendar: WorkingCalendar, on day: Day
  ) -> [Today.Due] {
    var found: [Today.Due] = []
    for summary in summaries where filter.wants(summary) {
      for obligation in Obligation.open(for: summary, under: standards, calendar: calendar, on: day)
      where filter.wants(obligation, on: day) {
        found.append(Today.Due(obligation: obligation, summary: summary))
      }
    }
    return found.inOrder
  }

  /// Everything that was and is to be done in whole cases, earliest first, then by case and rule.
  public static func all(
    in files: some Sequence<CaseFile>, _ filter: DeadlineFilter, under standards: Standards,
    calendar: WorkingCalendar, on day: Day
  ) -> [Today.Due] {
    var found: [Today.Due] = []
    for file in files { found += all(in: file, filter, under: standards, calendar: calendar, on: day) }
    return found.inOrder
  }

  /// The same of cases that are read one after another, so that never all of them are in memory.
  ///
  /// What `read` throws passes through.
  public static func all(
    of references: some Sequence<CaseReference>, read: (CaseReference) throws -> CaseFile?, _ filter: DeadlineFilter,
    under standards: Standards, calendar: WorkingCalendar, on day: Day
  ) rethrows -> [Today.Due] {
    var found: [Today.Due] = []
    for reference in references {
      guard let file = try read(reference) else { continue }
      found += all(in: file, filter, under: standards, calendar: calendar, on: day)
    }
    return found.inOrder
  }

  /// Everything that was and is to be done in a whole case.
  private static func all(
    in file: CaseFile, _ filter: DeadlineFilter, under standards: Standards, calendar: WorkingCalendar, on day: Day
  ) -> [Today.Due] {
    let summary = CaseSummary(of: file)
    guard filter.wants(summary) else { return [] }
    let facts = CaseFacts(file, summary)
    return Obligation.all(for: facts, under: standards, calendar: calendar, on: day)
      .seen(of: summary.hidden, under: standards).filter { filter.wants($0, on: day) }.map {
        Today.Due(obligation: $0, summary: summary)
      }
  }
}

extension [Today.Due] {
  /// By due day, then by case and rule.
  var inOrder: [Today.Due] {
    sorted { left, right in
      let (one, other) = (left.obligation, right.obligation)
      return (one.due, one.reference, one.rule, one.key.subject) < (
        other.due, other.reference, other.rule, other.key.subject
      )
    }
  }
}
