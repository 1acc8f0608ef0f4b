/// Where the enforcement of an order stands on a day: derived from its absences and the steps taken, never stored.
public struct EnforcementStanding: Sendable, Equatable {
  /// The stages, the most pressing last.
  public enum Stage: Sendable, Equatable {
    /// No warning holds and nothing is asked for.
    case clear
    /// A warning holds.
    case warned(Enforcement.Step, number: Int, until: Day)
    /// A step beyond a warning was carried out.
    case taken(Enforcement.Step, on: Day)
    /// A manager authorised a step beyond a warning that nobody has carried out.
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
    case .stepDue, .awaitsManager, .authorised: true
    case .clear, .warned, .taken: false
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
    case .warned, .taken: undecided > 0 ? 3 : 1
    case .authorised: 4
    case .stepDue: 5
    case .awaitsManager: 6
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
        EnforcementStanding(
          of: order, summary.enforcement, laid: summary.informationLaid(under: order.id), undecided: own.count, policy,
          calendar, on: day))
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
    of order: OrderSummary, _ all: [EnforcementAct], laid: Day?, undecided: Int, _ policy: EnforcementPolicy,
    _ calendar: WorkingCalendar, on day: Day
  ) {
    let acts = all.filter { $0.order == order.id && $0.withdrawn == nil && $0.on <= day }
    self.init(order: order.id, stage: .clear, failedOn: nil, undecided: undecided)
    let open = acts.filter { $0.settled.map { $0 > day } ?? true }
    let proposed = open.last { $0.decision == nil && policy.rule(for: $0.step)?.isAuthorised ?? !$0.step.isWarning }
    if let proposed {
      stage = .awaitsManager(proposed.step, since: proposed.on)
      return
    }
    let beyond = open.last { !$0.step.isWarning && $0.stands }
    let taken = beyond.flatMap { $0.taken(informationLaid: laid) }
    if let beyond, taken == nil {
      stage = .authorised(beyond.step, on: beyond.on)
      return
    }
    let answered = acts.map(\.failedOn).max()
    let failed = order.failures.last { failure in
      failure <= day && failure.adding(months: policy.warnedMonths) >= day && answered.map { failure > $0 } ?? true
    }
    if let failed {
      let earlier = order.failures.filter { $0 < failed }
      let asked = Enforcement(
        under: order, earlier: earlier, acts: all, absence: failed, policy: policy, calendar: calendar)
      if asked.step != .none, let due = asked.due {
        stage = .stepDue(asked.step, due: due)
        failedOn = failed
        return
      }
    }
    if let beyond, let taken {
      stage = .taken(beyond.step, on: taken)
      return
    }
    if let warning = acts.last(where: { $0.warns(on: day) }), let until = warning.warnedTo {
      stage = .warned(warning.step, number: warning.number, until: until)
    }
  }
}

extension EnforcementAct {
  /// The day on which it was carried out; an information also counts that is recorded as laid without it. Nil while it
  /// wasn't.
  func taken(informationLaid laid: Day?) -> Day? {
    if let done { return done.on }
    guard step == .layInformation, let laid, laid >= failedOn else { return nil }
    return laid
  }
}

extension CaseSummary {
  /// The latest day on which an information is recorded as laid under an order, by a document or by somebody's word.
  func informationLaid(under order: OrderID) -> Day? {
    let proved = milestones.filter { $0.kind == .informationLaid && $0.order ?? order == order }.map(\.on)
    let said = answers.filter {
      $0.kind == .done && $0.key.rule == EnforcementPolicy.informationRule && $0.key.subject == order.text
    }
    return (proved + said.map(\.on)).max()
  }
}
