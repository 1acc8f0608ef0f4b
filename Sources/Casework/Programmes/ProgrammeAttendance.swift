/// How a programme goes: who was put down, who came, who completed, and what it led to (R387).
public struct ProgrammeAttendance: Sendable, Equatable {
  /// Which programme.
  public var id: ProgrammeID
  /// What it is.
  public var programme: Programme
  /// Children who were put down for it.
  public var enrolled = 0
  /// Children for whom it goes on.
  public var going = 0
  /// Children who completed it.
  public var completed = 0
  /// Children who left it, or never came.
  public var left = 0
  /// What it led to, child by child.
  public var ledTo: [String] = []
  /// Children by age on the day on which they were put down: 10 to 14, 15 and 16, 17 and older (R130).
  public var byAge = [0, 0, 0]

  /// Places taken up of those offered over all sessions, in hundredths; nil where none was held.
  public var hundredths: Int? {
    let expected = programme.sessions.reduce(0) { $0 + $1.expected }
    return expected == 0 ? nil : programme.sessions.reduce(0) { $0 + $1.present } * 100 / expected
  }

  /// How programmes go in these cases, by name. Children are counted on all of each case, whoever looks; what it led to is
  /// told of those alone of which the plan is shown.
  public static func all(
    of programmes: [ProgrammeID: Programme], in summaries: some Sequence<CaseSummary>
  ) -> [ProgrammeAttendance] {
    var found = programmes.mapValues { ProgrammeAttendance(id: "", programme: $0) }
    for summary in summaries {
      for enrolment in summary.enrolments where !enrolment.ledTo.isEmpty {
        found[enrolment.programme]?.ledTo.append(enrolment.ledTo)
      }
      for enrolment in summary.facts.enrolments {
        guard var each = found[enrolment.programme] else { continue }
        each.enrolled += 1
        switch enrolment.outcome {
        case .completed: each.completed += 1
        case .left, .neverCame: each.left += 1
        case nil: each.going += 1
        }
        if let age = summary.age(on: enrolment.referred) { each.byAge[age < 15 ? 0 : age < 17 ? 1 : 2] += 1 }
        found[enrolment.programme] = each
      }
    }
    return found.map { id, each in
      var each = each
      each.id = id
      return each
    }.sorted { ($0.programme.name, $0.id) < ($1.programme.name, $1.id) }
  }

  private init(id: ProgrammeID, programme: Programme) {
    self.id = id
    self.programme = programme
  }
}
