/// Where the enforcement of an order stands on a day: derived from its absences and the steps taken, never stored.
public struct EnforcementStanding: Sendable, Equatable {
  /// The stages, the most pressing last.
  public enum Stage: Sendable, Equatable {
    /// No warning holds and nothing is asked for.
    case clear
    /// A warning holds.
    case warned(Enforcement.Step, number: Int, until: Day)
    /// A manager authorised a step beyond a warning.
    case authorised(Enforcement.Step, on: Day)
    /// An absence asks for a step that nobody has taken.
    case stepDue(Enforcement.Step, due: Day)
    /// A step was proposed on which a manager has not decided.
    case awaitsManager(Enforcement.Step, since: Day)
  }

  /// The order; nil where absences are to be decided without one.
  public var order: OrderID?
  /// Where it stands.
  public var stage: Stage
  /// The day of the absence that asks for the step that is due.
  public var failedOn: Day?
  /// Absences of which nobody has decided whether they are acceptable.
  public var undecided: Int

  /// Whether somebody has something to do.
  public var asksForWork: Bool {
    if undecided > 0 { return true }
    return switch stage {
    case .stepDue, .awaitsManager: true
    case .clear, .warned, .authorised: false
    }
  }

  /// The standing of the order by which a case is known, or of the one that presses most; nil where nothing is to say.
  public static func pressing(
    _ summary: CaseSummary, policy: EnforcementPolicy, calendar: WorkingCalendar, on day: Day
  ) -> EnforcementStanding? {
    let all = all(summary, policy: policy, calendar: calendar, on: day)
    return all.filter { $0.undecided > 0 || $0.stage != .clear }.max { $0.weight < $1.weight }
  }

  private var weight: Int {
    switch stage {
    case .clear: undecided > 0 ? 3 : 0
    case .warned: undecided > 0 ? 3 : 1
    case .authorised: 2
    case .stepDue: 4
    case .awaitsManager: 5
    }
  }

  /// The standing of every order that runs and can be enforced, and of absences that belong to none of them.
  public static func all(
    _ summary: CaseSummary, policy: EnforcementPolicy, calendar: WorkingCalendar, on day: Day
  ) -> [EnforcementStanding] {
    var undecided = summary.contacts.filter { $0.outcome == .absenceUndecided && $0.at.day <= day }
    var found: [EnforcementStanding] = []
    for order in summary.orders where order.runs(on: day) && policy.ladder(for: order.disposal) != nil {
      let own = undecided.filter { $0.order.map { $0 == order.id } ?? ($0.at.day >= order.begins) }
      undecided.removeAll { contact in own.contains { $0.id == contact.id } }
      found.append(
        EnforcementStanding(of: order, summary.enforcement, undecided: own.count, policy, calendar, on: day))
    }
    if !undecided.isEmpty {
      found.append(EnforcementStanding(order: nil, stage: .clear, failedOn: nil, undecided: undecided.count))
    }
    return found
  }

  private init(order: OrderID?, stage: Stage, failedOn: Day?, undecided: Int) {
    self.order = order
    self.stage = stage
    self.failedOn = failedOn
    self.undecided = undecided
  }

  private init(
    of order: OrderSummary, _ all: [EnforcementAct], undecided: Int, _ policy: EnforcementPolicy,
    _ calendar: WorkingCalendar, on day: Day
  ) {
    let acts = all.filter { $0.order == order.id && $0.withdrawn == nil && $0.on <= day }
    self.init(order: order.id, stage: .clear, failedOn: nil, undecided: undecided)
    let proposed = acts.last { $0.decision == nil && policy.rule(for: $0.step)?.isAuthorised ?? !$0.step.isWarning }
    if let proposed {
      stage = .awaitsManager(proposed.step, since: proposed.on)
      return
    }
    if let done = acts.last(where: { !$0.step.isWarning && $0.stands }) {
      stage = .authorised(done.step, on: done.on)
      return
    }
    let answered = acts.map(\.failedOn).max()
    let open = order.failures.last { failure in
      failure <= day && failure.adding(months: policy.warnedMonths) >= day && answered.map { failure > $0 } ?? true
    }
    if let open {
      let earlier = order.failures.filter { $0 < open }
      let asked = Enforcement(
        under: order, earlier: earlier, acts: all, absence: open, policy: policy, calendar: calendar)
      if asked.step != .none, let due = asked.due {
        stage = .stepDue(asked.step, due: due)
        failedOn = open
        return
      }
    }
    if let warning = acts.last(where: { $0.warns(on: day) }), let until = warning.warnedTo {
      stage = .warned(warning.step, number: warning.number, until: until)
    }
  }
}
