/// What a member of staff carries on a day, against what their hours allow.
public struct Workload: Sendable, Equatable {
  /// Whose.
  public var staff: StaffID
  /// Open cases of the service's own that they hold and supervise.
  public var own = 0
  /// Open cases that they hold on behalf of another authority (R3, R4).
  public var caretaken = 0
  /// Open cases that they follow while another authority supervises the child.
  public var elsewhere = 0
  /// Open cases in which they are a second worker.
  public var seconded = 0
  /// Reports that they write.
  public var reports = 0
  /// Cases that they hold, by level of intervention; one without a level counts as standard.
  public var levels: [InterventionLevel: Int] = [:]
  /// Hundredths of points.
  private var hundredths = 0
  /// Points that their hours allow; 0 where they have none on that day.
  public var capacity: Int

  /// What somebody whose hours allow so many points carries, before anything is counted.
  init(_ staff: StaffID, capacity: Int) {
    self.staff = staff
    self.capacity = capacity
  }

  /// Open cases that they hold.
  public var open: Int { own + caretaken + elsewhere }
  /// Points, rounded.
  public var points: Int { (hundredths + 50) / 100 }
  /// Points in hundredths of what their hours allow, rounded down; nil where they have no hours.
  public var percent: Int? { capacity > 0 ? hundredths / capacity : nil }
  /// Whether it is as much as is warned of, or anything where they have no hours.
  public func isTooMuch(under weights: WorkloadWeights) -> Bool {
    percent.map { $0 >= weights.warnAt.value } ?? (hundredths > 0)
  }

  fileprivate mutating func hold(_ summary: CaseSummary, _ points: Int, on day: Day) {
    switch summary.holding {
    case .own: own += 1
    case .caretaken: caretaken += 1
    case .elsewhere: elsewhere += 1
    }
    levels[summary.facts.mainOrder(on: day)?.level ?? .standard, default: 0] += 1
    hundredths += points * 100
  }

  fileprivate mutating func help(_ points: Int, percent: Int) {
    seconded += 1
    hundredths += points * percent
  }

  fileprivate mutating func write(_ points: Int) {
    reports += 1
    hundredths += points * 100
  }
}

extension WorkloadWeights {
  /// Points that a member of staff can carry on a day: hours, less what is taken off them.
  public func capacity(of staff: Staff, on day: Day) -> Int {
    if let from = staff.from, day < from { return 0 }
    if let to = staff.to, day > to { return 0 }
    let taken = staff.reductions.filter { $0.holds(on: day) }.reduce(0) { $0 + $1.percent }
    return fullTime.value * max(0, staff.hundredths) * max(0, 100 - taken) / 10_000
  }

  /// What each member of staff carries on a day, from the summaries of open cases.
  public func workloads(
    of staff: [StaffID: Staff], holding summaries: some Sequence<CaseSummary>, on day: Day
  ) -> [StaffID: Workload] {
    var loads: [StaffID: Workload] = [:]
    for (id, person) in staff { loads[id] = Workload(id, capacity: capacity(of: person, on: day)) }
    for summary in summaries where summary.isOpen {
      let points = points(of: summary, on: day)
      if let worker = summary.worker {
        loads[worker, default: Workload(worker, capacity: 0)].hold(summary, points, on: day)
      }
      for second in summary.secondaryWorkers {
        loads[second, default: Workload(second, capacity: 0)].help(points, percent: secondWorker.value)
      }
      let each = summary.reports.isEmpty ? 0 : reportPoints(of: summary, on: day)
      for report in summary.reports {
        guard let author = report.author ?? summary.worker else { continue }
        loads[author, default: Workload(author, capacity: 0)].write(each)
      }
    }
    return loads
  }
}
