public import JSON

/// What an unacceptable absence leads to under an order: how many there are, and the step that the law or local policy
/// asks for next.
public struct Enforcement: Sendable, Equatable {
  /// The step that comes next.
  public enum Step: String, JSONText, CaseIterable {
    /// Nothing is asked for: no order runs, or it can't be enforced.
    case none
    /// A first warning (Sentencing Act 2020 Sch 7 Part 2; local procedure for other orders).
    case firstWarning = "first-warning"
    /// A final warning within the warned period.
    case finalWarning = "final-warning"
    /// A duty to lay an information (Sentencing Act 2020 Sch 7 para 4(2) and (3)).
    case layInformation = "lay-information"
    /// Back to the panel, which may refer the child back to court (Sentencing Act 2020 Sch 4).
    case backToPanel = "back-to-panel"
    /// Back to the police, who may prosecute (Crime and Disorder Act 1998 s66E).
    case tellPolice = "tell-police"
    /// A decision of a manager on breach.
    case managerDecides = "manager-decides"

    /// Whether it warns the child, and so opens a warned period.
    public var isWarning: Bool { self == .firstWarning || self == .finalWarning }
  }

  /// Unacceptable absences that count, this one among them.
  public var count: Int
  /// What comes next.
  public var step: Step
  /// The last day on which it is in time; nil where nothing is asked for.
  public var due: Day?

  /// What a further unacceptable absence on a day would lead to, after these earlier ones and the warnings given.
  ///
  /// The warnings that hold on the day decide. Where none was ever recorded under the order, each earlier absence of
  /// the warned period is taken for one, as in records from before warnings were kept.
  public init(
    under order: OrderSummary?, earlier: [Day], acts: [EnforcementAct] = [], absence day: Day,
    policy: EnforcementPolicy, calendar: WorkingCalendar
  ) {
    let counted = earlier.count { $0 <= day && $0.adding(months: policy.warnedMonths) >= day }
    count = counted + 1
    guard let order, order.runs(on: day), let ladder = policy.ladder(for: order.disposal) else {
      step = .none
      due = nil
      return
    }
    let warnings = acts.filter { $0.order == order.id && $0.step.isWarning }
    let held = warnings.isEmpty ? counted : warnings.count { $0.warns(on: day) }
    step = ladder.steps[min(held, ladder.steps.count - 1)]
    due = policy.rule(for: step)?.runs?.due(from: day, calendar)
  }

  /// What an absence of a case would lead to.
  public init(
    of file: CaseFile, order: OrderID?, absence day: Day, except id: ContactID? = nil, policy: EnforcementPolicy,
    calendar: WorkingCalendar
  ) {
    let order = order.flatMap { file.header.order($0) } ?? file.header.mainOrder(on: day)
    let earlier = order.map { file.unacceptableAbsences(from: $0) } ?? []
    self.init(
      under: order.map { OrderSummary($0) }, earlier: earlier.filter { $0.id != id }.map(\.contact.at.day),
      acts: file.header.enforcement, absence: day, policy: policy, calendar: calendar)
  }
}
