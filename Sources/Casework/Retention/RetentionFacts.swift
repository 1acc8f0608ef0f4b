/// What a case holds that rules of retention look at.
public struct RetentionFacts: Sendable, Equatable {
  /// Whether a case is of a kind.
  public enum Answer: Sendable, Equatable {
    case yes, no
    /// Nobody can tell, because this isn't recorded.
    case unknown(MissingFact)
  }

  /// The child's date of birth.
  public let born: Day?
  /// The day on which the case was closed; nil while it is open.
  public let closed: Day?
  /// The day of the last thing that was done.
  public let lastAction: Day
  /// The day on which the child died; nil where the record says nothing of that.
  public let died: Day?
  private let header: Case

  /// The facts of a case; `lastContact` is the day of the latest contact.
  public init(_ header: Case, lastContact: Day?) {
    self.header = header
    born = header.child.dateOfBirth
    closed = header.closed?.on
    let death = header.orders.compactMap { $0.ended?.how == .died ? $0.ended?.on : nil }.min()
    died = death ?? (header.closed?.reason == "died" ? header.closed?.on : nil)
    var days = [header.opened] + header.closures.map(\.on) + header.assessedDays + header.oversight.map(\.on)
    days += header.orders.map(\.made) + header.orders.compactMap { $0.ended?.on }
    days += [header.closed?.on, header.lookBack?.on, lastContact].compactMap { $0 }
    lastAction = days.max() ?? header.opened
  }

  /// Whether the case is of a kind: what a reviewer settled, else what the record says.
  public func isOf(_ kind: RecordKind) -> Answer {
    if let settled = header.retention.settled.last(where: { $0.kind == kind }) { return settled.isSo ? .yes : .no }
    switch kind {
    case .every: return .yes
    case .prevention: return has { [.prevention, .turnaround, .triage].contains($0) }
    case .outOfCourt:
      return has {
        [.diversion, .preCourt].contains($0.tier) && ![.prevention, .turnaround, .triage].contains($0)
      }
    case .referralOrder: return has { $0 == .referralOrder }
    case .courtOrder: return has { $0.isCourtOutcome && $0 != .referralOrder }
    case .longDetention: return has(Self.isLong)
    case .sexualOffence:
      if header.offences.contains(where: { $0.category == "sexual" }) { return .yes }
      return header.offences.first { $0.category == nil }.map { .unknown(.offenceCategory($0.id)) } ?? .no
    case .lookedAfter: return isLookedAfter
    case .diedUnder18:
      guard let died else { return .no }
      guard let born else { return .unknown(.dateOfBirth) }
      return died < born.birthday(age: 18) ? .yes : .no
    case .victim: return header.offences.contains { $0.identifiableVictim == true } ? .yes : .no
    }
  }

  /// The day from which a rule counts, or what is missing for it.
  public func start(of rule: RetentionRule) -> Result<Day, MissingFact> {
    switch rule.trigger {
    case .lastAction: return .success(lastAction)
    case .closure: return closed.map { .success($0) } ?? .failure(.closure)
    case .birthday: return born.map { .success($0.birthday(age: rule.age ?? 18)) } ?? .failure(.dateOfBirth)
    case .death: return died.map { .success($0) } ?? .failure(.death)
    case .orderEnd:
      let orders = header.orders.filter { Self.isOf(rule.kind, $0.disposal) }
      if let open = orders.first(where: { $0.ended == nil && $0.ends == nil }) { return .failure(.orderEnd(open.id)) }
      return orders.compactMap { $0.ended?.on ?? $0.ends }.max().map { .success($0) } ?? .success(lastAction)
    }
  }

  /// The holds of the case, and the moratoria over its kind, or over one of which it may be.
  func holds(_ moratoria: Moratoria) -> [LegalHold] {
    header.retention.standing + moratoria.standing.filter { isOf($0.kind) != .no }
  }

  private func has(_ isMeant: (Disposal) -> Bool) -> Answer {
    header.orders.contains { isMeant($0.disposal) } ? .yes : .no
  }

  /// Which orders end a period of a kind: all of them where the kind is told by something else.
  private static func isOf(_ kind: RecordKind, _ disposal: Disposal) -> Bool {
    switch kind {
    case .prevention: [.prevention, .turnaround, .triage].contains(disposal)
    case .outOfCourt: !disposal.isCourtOutcome
    case .referralOrder: disposal == .referralOrder
    case .longDetention: isLong(disposal)
    case .courtOrder: disposal.isCourtOutcome && disposal != .referralOrder
    case .every, .sexualOffence, .lookedAfter, .diedUnder18, .victim: true
    }
  }

  private static func isLong(_ disposal: Disposal) -> Bool {
    [.section250, .section252A, .section254, .section258, .section259].contains(disposal)
  }

  private var isLookedAfter: Answer {
    let known = header.child.careStatuses.map(\.status) + header.offences.compactMap(\.careStatus)
    if known.contains(where: Self.careCodes.contains) { return .yes }
    if header.orders.contains(where: { [.remandToYouthDetention, .remandToLocalAuthority].contains($0.disposal) }) {
      return .yes
    }
    return known.isEmpty || known.contains("unknown") ? .unknown(.careStatus) : .no
  }

  private static let careCodes: Set<ListCode> = [
    "looked-after", "voluntary-s20", "care-order", "remand-la", "remand-yda", "care-leaver", "eligible", "relevant",
  ]
}

/// Something that a rule of retention asks and the record doesn't say.
public enum MissingFact: Error, Hashable, Sendable {
  case dateOfBirth, closure, death
  /// Whether the child was ever looked after.
  case careStatus
  /// The last day of an order.
  case orderEnd(OrderID)
  /// The category of an offence, so that it may be a sexual one.
  case offenceCategory(OffenceID)
}
