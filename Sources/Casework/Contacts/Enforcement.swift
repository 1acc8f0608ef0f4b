/// What an unacceptable absence leads to under an order: how many there are, and the step that the law or local policy
/// asks for next.
public struct Enforcement: Sendable, Equatable {
  /// The step that comes next.
  public enum Step: Sendable, Equatable {
    /// Nothing is asked for: no order runs, or it can't be enforced.
    case none
    /// A first warning (Sentencing Act 2020 Sch 7 Part 2; local procedure for other orders).
    case firstWarning
    /// A final warning within the warned period.
    case finalWarning
    /// A duty to lay an information (Sentencing Act 2020 Sch 7 para 4(2) and (3)).
    case layInformation
    /// Back to the panel, which may refer the child back to court (Sentencing Act 2020 Sch 4).
    case backToPanel
    /// Back to the police, who may prosecute (Crime and Disorder Act 1998 s66E).
    case tellPolice
    /// A decision of a manager on breach.
    case managerDecides
  }

  /// How long a warning holds, in months (rule T14, unverified).
  public static let warnedMonths = 12
  /// Working days to act on a missed appointment (rule T11, local).
  public static let workingDaysToAct = 1
  /// Working days to lay an information (rule T15, unverified).
  public static let workingDaysToLay = 5

  /// Unacceptable absences that count, this one among them.
  public var count: Int
  /// What comes next.
  public var step: Step
  /// The last day on which it is in time; nil where nothing is asked for.
  public var due: Day?

  /// What a further unacceptable absence on a day would lead to, after these earlier ones.
  public init(under order: Order?, earlier: [Day], absence day: Day, calendar: WorkingCalendar) {
    let counted = earlier.filter { $0 <= day && $0.adding(months: Self.warnedMonths) >= day }.count + 1
    count = counted
    guard let order, order.disposal.isEnforceable, order.runs(on: day) else {
      step = .none
      due = nil
      return
    }
    switch order.disposal {
    case .youthRehabilitationOrder, .youthRehabilitationOrderISS:
      step = counted == 1 ? .firstWarning : counted == 2 ? .finalWarning : .layInformation
    case .referralOrder, .reparationOrder:
      step = counted == 1 ? .firstWarning : counted == 2 ? .finalWarning : .backToPanel
    case .youthConditionalCaution: step = counted == 1 ? .firstWarning : .tellPolice
    default: step = counted == 1 ? .firstWarning : .managerDecides
    }
    let days = step == .layInformation ? Self.workingDaysToLay : Self.workingDaysToAct
    due = calendar.adding(workingDays: days, to: day)
  }

  /// What an absence of a case would lead to.
  public init(
    of file: CaseFile, order: OrderID?, absence day: Day, except id: ContactID? = nil, calendar: WorkingCalendar
  ) {
    let order = order.flatMap { file.header.order($0) } ?? file.header.mainOrder(on: day)
    let earlier = order.map { file.unacceptableAbsences(from: $0) } ?? []
    self.init(
      under: order, earlier: earlier.filter { $0.id != id }.map(\.contact.at.day), absence: day, calendar: calendar)
  }
}
