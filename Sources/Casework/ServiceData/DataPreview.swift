/// What an edit of a data file would change in the work as it stands: shown before it is accepted.
public struct DataPreview: Sendable, Equatable {
  /// One thing that would be different.
  public enum Move: Sendable, Equatable {
    /// An obligation that is open.
    case obligation(StandardsPreview.Move)
    /// Where the enforcement of an order stands.
    case enforcement(CaseReference, child: String, before: EnforcementStanding?, after: EnforcementStanding?)
    /// The rules that a case's holder goes against.
    case holding(CaseReference, child: String, worker: StaffID?, before: [HoldingRule], after: [HoldingRule])
    /// What a member of staff carries, in hundredths of their hours; nil where they have none.
    case load(StaffID, before: Int?, after: Int?)

    /// Whether it would be gone.
    public var isGone: Bool {
      switch self {
      case .obligation(let move): move.after == nil
      case .enforcement(_, _, _, let after): after == nil
      case .holding(_, _, _, _, let after): after.isEmpty
      case .load: false
      }
    }
  }

  /// What would be different.
  public var moves: [Move] = []

  /// Compares the work in open cases under what a service works by and under the same with other data.
  public init(
    _ data: ServiceData, over practice: Practice, summaries: [CaseSummary], staff: [StaffID: Staff],
    teams: Set<TeamID>, on day: Day
  ) {
    var after = practice
    after.take(data)
    switch data {
    case .standards: compareStandards(practice, after, summaries, day)
    case .allocation: compareHolders(practice, after, summaries, staff, teams, day)
    case .workload: compareLoads(practice, after, summaries, staff, day)
    case .letters, .reports, .retention, .subjectAccess, .access: break
    }
  }

  private mutating func compareStandards(
    _ old: Practice, _ new: Practice, _ summaries: [CaseSummary], _ day: Day
  ) {
    let preview = StandardsPreview(
      summaries, from: old.standards, to: new.standards, calendar: old.calendar, on: day)
    moves += preview.moves.map { .obligation($0) }
    let (before, after) = (old.standards.policy, new.standards.policy)
    if before == after { return }
    for summary in summaries {
      let then = EnforcementStanding.pressing(summary, policy: before, calendar: old.calendar, on: day)
      let next = EnforcementStanding.pressing(summary, policy: after, calendar: old.calendar, on: day)
      if then != next {
        moves.append(.enforcement(summary.reference, child: summary.shortName, before: then, after: next))
      }
    }
  }

  private mutating func compareHolders(
    _ old: Practice, _ new: Practice, _ summaries: [CaseSummary], _ staff: [StaffID: Staff], _ teams: Set<TeamID>,
    _ day: Day
  ) {
    for summary in summaries {
      guard let worker = summary.worker, let person = staff[worker] else { continue }
      func broken(_ practice: Practice) -> [HoldingRule] {
        practice.holding.rules.filter {
          $0.speaks(of: summary, on: day) && $0.isBroken(by: person, team: summary.team, known: teams)
        }
      }
      let (before, after) = (broken(old), broken(new))
      guard before.map(\.name) != after.map(\.name) else { continue }
      moves.append(
        .holding(summary.reference, child: summary.shortName, worker: worker, before: before, after: after))
    }
  }

  private mutating func compareLoads(
    _ old: Practice, _ new: Practice, _ summaries: [CaseSummary], _ staff: [StaffID: Staff], _ day: Day
  ) {
    let before = old.weights.workloads(of: staff, holding: summaries, on: day)
    let after = new.weights.workloads(of: staff, holding: summaries, on: day)
    for id in staff.keys.sorted() {
      let (then, next) = (before[id], after[id])
      if then?.percent != next?.percent || then?.points != next?.points {
        moves.append(.load(id, before: then?.percent, after: next?.percent))
      }
    }
  }
}
