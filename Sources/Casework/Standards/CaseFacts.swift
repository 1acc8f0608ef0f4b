/// What obligations are worked out from: the same for a whole case and for a row of the index, which has the latest
/// contact of each kind only.
///
/// What is open depends on the latest contacts alone, because a later one meets whatever an earlier one would have; so
/// both give the same open obligations. When a thing was met, the whole case alone can tell.
public struct CaseFacts: Sendable {
  /// Whose case.
  public var reference = CaseReference(0)
  /// The child's date of birth.
  public var dateOfBirth: Day?
  /// Flags that have not ended.
  public var flags: [ListCode] = []
  /// All orders.
  public var orders: [OrderSummary] = []
  /// The day on which the case was closed.
  public var closed: Day?
  /// What people said about obligations.
  public var answers: [ObligationAnswer] = []
  /// Contacts that prove something, earliest first.
  public var marks: [ContactMark] = []
  /// Everything that starts clocks, ends them or meets what is due.
  public var events: [CaseEvent] = []
  /// The steps of enforcement that were taken or proposed.
  var enforcement: [EnforcementAct] = []
  /// Contacts that count, by day, for the counts of months.
  var counted: [ContactSummary] = []
  /// Whether all contacts are there, not the latest alone.
  var isWhole = true

  /// No facts.
  public init() {}

  /// The facts of a row of the index; of one that is seen in part, those of all of it.
  public init(_ summary: CaseSummary) {
    let summary = summary.facts
    self.init(
      summary, milestones: summary.milestones, reports: summary.reports, contacts: summary.contacts,
      marks: summary.marks)
    isWhole = false
  }

  /// The facts of a whole case; of one that is seen in part, those of all of it.
  public init(_ file: CaseFile) { self.init(file, CaseSummary(of: file)) }

  /// The same, where the row of the index that the case would have is at hand.
  public init(_ file: CaseFile, _ summary: CaseSummary) {
    let (file, summary) = (file.facts, summary.facts)
    self.init(
      summary, milestones: file.header.milestones, reports: file.header.reports,
      contacts: file.contacts.map { ContactSummary($0.id, $0.contact) },
      marks: file.contacts.compactMap { ContactMark($0.contact) })
  }

  private init(
    _ summary: CaseSummary, milestones: [Milestone], reports: [ReportRequest], contacts: [ContactSummary],
    marks: [ContactMark]
  ) {
    reference = summary.reference
    dateOfBirth = summary.dateOfBirth
    flags = summary.flags
    orders = summary.orders
    closed = summary.closed
    answers = summary.answers
    enforcement = summary.enforcement
    self.marks = marks.sorted { $0.at < $1.at }
    counted = contacts.filter(\.counts)
    for order in orders { events += order.events }
    events += milestones.map(CaseEvent.init)
    for report in reports { events += report.events }
    events += CaseEvent.events(of: summary.court)
    events += summary.assessed.map { CaseEvent(.assessmentSigned, at: Moment($0, .midnight)) }
    events += summary.actions.map {
      CaseEvent(
        .actionDue, at: Moment($0.due, .midnight), known: $0.asked, subject: $0.id.text, words: $0.words)
    }
    events += summary.reviews.map {
      CaseEvent(.flagReview, at: Moment($0.due, .midnight), known: $0.known, subject: $0.subject)
    }
    for contact in contacts where contact.outcome?.asksFollowUp ?? false {
      events.append(CaseEvent(.absence, at: contact.at, subject: contact.id.text, order: contact.order))
    }
  }

  /// The order with this identifier.
  func order(_ id: OrderID?) -> OrderSummary? { id.flatMap { id in orders.first { $0.id == id } } }
}

extension ContactOutcome {
  /// Whether the appointment was missed and asks to be followed up (rule T11, local).
  var asksFollowUp: Bool { isAbsence && self != .acceptableAbsence }
}

extension ReportRequest {
  /// What a report starts and ends: a pre-sentence report its own time limit, and every report that is made before a
  /// hearing the days by which it is to be checked and shared.
  var events: [CaseEvent] {
    func event(_ kind: CaseEvent.Kind, _ day: Day, tags: [String] = []) -> CaseEvent {
      CaseEvent(kind, at: Moment(day, .midnight), known: asked, subject: id.text, tags: tags)
    }
    var found: [CaseEvent] = []
    if kind == .preSentence {
      found = [event(.reportRequested, asked), event(.reportDue, due)]
      if let delivered { found.append(event(.reportSent, delivered)) }
    }
    // What was filed without having been shared has its reason, and asks for nothing more.
    guard kind.isPrepared, let heard, delivered == nil || shared != nil else { return found }
    found.append(event(.hearingListed, heard, tags: ["report"]))
    if let submitted { found.append(event(.reportChecked, submitted)) }
    if let shared { found.append(event(.reportShared, shared)) }
    return found
  }
}

extension OrderSummary {
  /// What the order's own dates start and end.
  var events: [CaseEvent] {
    func event(_ kind: CaseEvent.Kind, _ day: Day, known: Day? = nil) -> CaseEvent {
      CaseEvent(kind, at: Moment(day, .midnight), known: known, subject: id.text, order: id)
    }
    var found = [event(.orderMade, begins)]
    if let ends { found.append(event(.orderEnds, ends, known: begins)) }
    if let ended { found.append(event(.interventionEnded, ended)) }
    if let heldFrom { found.append(event(.allocated, heldFrom)) }
    if disposal.tier == .custody {
      found.append(event(.custodySentence, begins))
      found += comingsAndGoings
      if let releaseExpected {
        var expected = event(.releaseExpected, releaseExpected, known: begins)
        expected.over = released
        found.append(expected)
      }
    }
    switch RuleScope.Route(disposal) {
    case .remand: found.append(event(.remanded, begins))
    case .bail: found.append(event(.bailGranted, begins))
    default: break
    }
    return found
  }
}

extension OrderSummary {
  /// Releases and recalls, earliest first. Each release has a name of its own, so that what was said of one doesn't count
  /// for the next; a recall ends what a release asked for.
  private var comingsAndGoings: [CaseEvent] {
    var found: [CaseEvent] = []
    func name(_ number: Int) -> String { number == 1 ? id.text : "\(id.text).\(number)" }
    for (index, licence) in licences.enumerated() {
      found.append(
        CaseEvent(
          .released, at: Moment(licence.released, .midnight), subject: name(index + 1), order: id,
          over: licence.recalled))
      found.append(
        CaseEvent(.recalled, at: Moment(licence.recalled, .midnight), subject: name(index + 1), order: id))
    }
    if let released {
      found.append(
        CaseEvent(.released, at: Moment(released, .midnight), subject: name(licences.count + 1), order: id))
    }
    return found
  }
}

extension CaseFacts {
  /// The first failure under each order at which the steps of enforcement come to an information: for youth
  /// rehabilitation orders the third within a warned period (Sentencing Act 2020 Sch 7 para 4(2) and (3); T13, T14).
  func breachDuties(under standards: Standards, _ calendar: WorkingCalendar) -> [CaseEvent] {
    guard orders.contains(where: { !$0.failures.isEmpty }) else { return [] }
    let policy = standards.policy
    return orders.compactMap { order in
      let duty = order.failures.enumerated().first { index, day in
        let asked = Enforcement(
          under: order, earlier: Array(order.failures[..<index]), acts: enforcement, absence: day, policy: policy,
          calendar: calendar)
        return asked.step == .layInformation
      }
      return duty.map {
        CaseEvent(.breachDuty, at: Moment($0.element, .midnight), subject: order.id.text, order: order.id)
      }
    }
  }
}
