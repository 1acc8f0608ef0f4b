/// What a service works by: the data that comes with the program, or the service's own copies of it, and the calendar.
public struct Practice: Sendable {
  /// Time limits, contacts a month, and the steps of enforcement.
  public var standards: Standards
  /// Who may hold what.
  public var holding: AllocationRules
  /// What cases weigh, and what people can carry.
  public var weights: WorkloadWeights
  /// The texts of letters.
  public var letters: LetterTexts
  /// What reports to courts are made of.
  public var reports: ReportTexts
  /// How long records are kept.
  public var retention: RetentionRules
  /// By when requests for what is held are answered, and why something isn't given.
  public var subjectAccess: SubjectAccessRules
  /// What each role sees and may do.
  public var access: AccessPolicy
  /// The working-day calendar.
  public var calendar: WorkingCalendar

  /// Puts the parts together.
  public init(
    standards: Standards, holding: AllocationRules, weights: WorkloadWeights, letters: LetterTexts,
    reports: ReportTexts = ReportTexts(), retention: RetentionRules = RetentionRules(),
    subjectAccess: SubjectAccessRules = SubjectAccessRules(), access: AccessPolicy = AccessPolicy(),
    calendar: WorkingCalendar
  ) {
    self.standards = standards
    self.holding = holding
    self.weights = weights
    self.letters = letters
    self.reports = reports
    self.retention = retention
    self.subjectAccess = subjectAccess
    self.access = access
    self.calendar = calendar
  }

  /// What allocations are made by.
  public var allocation: AllocationPractice {
    AllocationPractice(rules: holding, standards: standards, calendar: calendar)
  }

  /// One file of it.
  public subscript(file: ServiceFile) -> ServiceData {
    switch file {
    case .standards: .standards(standards)
    case .allocation: .allocation(holding)
    case .workload: .workload(weights)
    case .letters: .letters(letters)
    case .reports: .reports(reports)
    case .retention: .retention(retention)
    case .subjectAccess: .subjectAccess(subjectAccess)
    case .access: .access(access)
    }
  }

  /// Works by other data from now on. Standards from before the steps of enforcement were kept with them keep those that
  /// were in force.
  public mutating func take(_ data: ServiceData) {
    switch data {
    case .standards(var own):
      own.enforcement = own.enforcement ?? standards.enforcement
      standards = own
    case .allocation(let own): holding = own
    case .workload(let own): weights = own
    case .letters(let own): letters = own
    case .reports(let own): reports = own
    case .retention(let own): retention = own
    case .subjectAccess(let own): subjectAccess = own
    case .access(let own): access = own.completed(by: access)
    }
  }
}
