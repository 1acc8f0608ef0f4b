/// How a member of staff's work stands on a day: what a manager sees in one line, and what supervision is about (R312).
public struct WorkerStanding: Sendable, Equatable {
  /// Who.
  public var id: StaffID
  /// What they carry.
  public var workload: Workload
  /// Past their day, the longest first.
  public var late: [Today.Due] = []
  /// Due today or within seven days.
  public var dueSoon: [Today.Due] = []
  /// Contacts that count since the first of last month, no more of each case than its order asked for.
  public var seen = 0
  /// Contacts that orders asked for in the same time, of this month's as many as its days that have passed.
  public var asked = 0
  /// The latest supervision; nil where there was none.
  public var supervised: Day?
  /// The day by which there is to be one again; nil where there was none to count from.
  public var supervisionDue: Day?

  init(_ id: StaffID, _ workload: Workload) {
    self.id = id
    self.workload = workload
  }

  /// Contacts held in hundredths of those asked for; nil where none was.
  public var compliance: Int? { asked > 0 ? seen * 100 / asked : nil }

  /// What is late or due of assessments.
  public var assessments: (late: Int, due: Int) {
    func count(_ dues: [Today.Due]) -> Int { dues.count { $0.obligation.isOfAssessment } }
    return (count(late), count(dueSoon))
  }

  /// Whether supervision is past its day, or there was none at all.
  public func isSupervisionOverdue(on day: Day) -> Bool { supervisionDue.map { $0 < day } ?? true }
}

extension Obligation {
  /// Whether it asks for an assessment.
  public var isOfAssessment: Bool { key.rule.text.split(separator: "-").contains("assessment") }
}

extension WorkerStanding {
  /// How the work of each of these members of staff stands, by user name.
  public static func all(
    of staff: [StaffID: Staff], summaries: some Collection<CaseSummary>, standards: Standards,
    weights: WorkloadWeights, calendar: WorkingCalendar, at now: Moment
  ) -> [WorkerStanding] {
    let day = now.day
    let loads = weights.workloads(of: staff, holding: summaries, on: day)
    var found: [StaffID: WorkerStanding] = [:]
    for (id, person) in staff {
      var standing = WorkerStanding(id, loads[id] ?? Workload(id, capacity: 0))
      standing.supervised = person.supervised
      let from = person.supervised ?? person.from
      standing.supervisionDue = from.map { $0.adding(days: weights.supervisionDays.value) }
      found[id] = standing
    }
    for summary in summaries where summary.isOpen {
      guard let worker = summary.worker, found[worker] != nil else { continue }
      for obligation in Obligation.open(for: summary, under: standards, calendar: calendar, on: day) {
        let due = Today.Due(obligation: obligation, summary: summary)
        if obligation.due < day {
          found[worker]?.late.append(due)
        } else if obligation.due.days(until: day) >= -7 {
          found[worker]?.dueSoon.append(due)
        }
      }
      let kept = contacts(of: summary, standards: standards, calendar: calendar, at: now)
      found[worker]?.seen += kept.seen
      found[worker]?.asked += kept.asked
    }
    return found.values.map { standing in
      var standing = standing
      standing.late.sort { ($0.obligation.due, $0.summary.reference) < ($1.obligation.due, $1.summary.reference) }
      standing.dueSoon.sort { ($0.obligation.due, $0.summary.reference) < ($1.obligation.due, $1.summary.reference) }
      return standing
    }.sorted { $0.id < $1.id }
  }

  /// Contacts held and asked for of a case, last month and so far this month.
  public static func contacts(
    of summary: CaseSummary, standards: Standards, calendar: WorkingCalendar, at now: Moment
  ) -> (seen: Int, asked: Int) {
    let lastMonth = Moment(now.day.startOfMonth.adding(days: -1), TimeOfDay(hour: 23, minute: 59) ?? .midday)
    var (seen, asked) = (0, 0)
    if let before = Today.factualTally(summary, on: lastMonth, standards: standards, calendar: calendar) {
      seen += min(before.seen, before.asked)
      asked += before.asked
    }
    if let current = Today.factualTally(summary, on: now, standards: standards, calendar: calendar) {
      let days = now.day.startOfMonth.days(until: now.day.endOfMonth) + 1
      let passed = now.day.startOfMonth.days(until: now.day)
      let share = current.asked * passed / days
      seen += min(current.seen, share)
      asked += share
    }
    return (seen, asked)
  }
}
