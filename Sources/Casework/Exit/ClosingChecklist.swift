/// Something that is still open on a case that is about to close.
public enum ClosingItem: Equatable, Sendable {
  /// An order runs on.
  case running(Order)
  /// Something is still to be done.
  case due(Obligation)
  /// An appointment has no outcome.
  case appointment(FiledContact)
  /// An absence waits for a decision.
  case undecided(FiledContact)
  /// A document is a draft, or waits to be countersigned.
  case unsigned(SignedMark)
  /// A report is in hand.
  case report(ReportRequest)
  /// No agreed exit plan leads out of an order.
  case noExit(Order)
  /// A referral of the exit plan waits for its answer.
  case waiting(Destination)
  /// The police weren't told how an out-of-court disposal went.
  case noFormA(Order)
  /// The child, or the parent or carer, wasn't asked at the end.
  case noSurvey(Agreement.Party)
  /// No manager has written the closing entry.
  case noEntry

  /// Whether the case doesn't close before it is settled, or a reason is given.
  public var isBar: Bool {
    switch self {
    case .noExit, .noEntry: true
    default: false
    }
  }
}

extension ClosingItem {
  /// Everything that is open on a case, what bars closing first.
  public static func all(
    of file: CaseFile, exits: ExitFile, under standards: Standards, calendar: WorkingCalendar, on day: Day
  ) -> [ClosingItem] {
    let header = file.header
    var found: [ClosingItem] = header.ordersWithoutExit.map { .noExit($0) }
    if header.closing == nil, !header.ordersToLeave.isEmpty { found.append(.noEntry) }
    found += header.orders.filter { $0.ended == nil && ($0.ends ?? day) >= day }.map { .running($0) }
    found += Obligation.open(for: CaseSummary(of: file), under: standards, calendar: calendar, on: day)
      .filter { $0.tally == nil }.map { .due($0) }
    found += header.documents.filter { !$0.state.isSigned && !$0.isReplaced }.map { .unsigned($0) }
    found += file.contacts.filter(\.contact.isPlanned).map { .appointment($0) }
    found += file.contacts.filter { $0.contact.outcome == .absenceUndecided }.map { .undecided($0) }
    found += header.reports.filter { $0.delivered == nil }.map { .report($0) }
    for order in header.ordersToLeave where RuleScope.Route(order.disposal) == .outOfCourt {
      if order.disposal != .prevention, !header.formsA.contains(where: { $0.order == order.id }) {
        found.append(.noFormA(order))
      }
    }
    if let exit = exits.latest?.plan {
      found += exit.content.destinations.filter { exit.state(of: $0.id) == .waiting }.map { .waiting($0) }
    }
    if !header.ordersToLeave.isEmpty {
      let asked = exits.versions.flatMap(\.plan.surveys).map(\.who)
      for party in [Agreement.Party.child, .carer] where !asked.contains(party) { found.append(.noSurvey(party)) }
    }
    return found
  }
}
