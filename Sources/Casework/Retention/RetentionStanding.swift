/// How long a case is kept, and why: worked out from the record, the rules in force and the day; never stored.
public struct RetentionStanding: Sendable, Equatable {
  /// A rule that speaks of the case, and until when it keeps it.
  public struct Reason: Sendable, Equatable {
    public let rule: RetentionRule
    /// The day from which it counts.
    public let start: Day
    /// The first day on which it lets the case go; nil where it keeps it for good.
    public let due: Day?
  }

  /// A rule of which nobody can tell whether or how long it keeps the case.
  public struct Doubt: Sendable, Equatable {
    public let rule: RetentionRule
    public let missing: MissingFact
  }

  /// What there is to do.
  public enum State: Sendable, Equatable {
    /// Work goes on, so nothing is to be decided.
    case open
    /// Kept for good.
    case forGood
    /// Its time isn't up.
    case notDue(Day)
    /// A review kept it.
    case kept(until: Day)
    /// Its time is up, but it is held.
    case held
    /// A fact is missing, or no rule speaks of it, so somebody has to look.
    case unclear
    /// Its time is up: somebody is to review it.
    case due
    /// Proposed for destruction: another is to decide.
    case proposed
  }

  /// The rules that speak of it, the longest first.
  public private(set) var reasons: [Reason] = []
  /// What can't be told.
  public private(set) var doubts: [Doubt] = []
  /// Holds on the case and moratoria over its kind.
  public private(set) var holds: [LegalHold] = []
  /// What there is to do.
  public private(set) var state = State.open
  /// The day from which the state asks for somebody.
  public private(set) var due: Day?

  /// How a case stands on a day; the longest rule wins.
  public init(_ header: Case, lastContact: Day?, rules: RetentionRules, moratoria: Moratoria, on day: Day) {
    let facts = RetentionFacts(header, lastContact: lastContact)
    for rule in rules.rules where rule.isInForce(on: day) {
      switch facts.isOf(rule.kind) {
      case .no: continue
      case .unknown(let missing): doubts.append(Doubt(rule: rule, missing: missing))
      case .yes:
        switch facts.start(of: rule) {
        case .failure(let missing): doubts.append(Doubt(rule: rule, missing: missing))
        case .success(let start): reasons.append(Reason(rule: rule, start: start, due: rule.due(from: start)))
        }
      }
    }
    reasons.sort { ($0.due ?? .latest, $1.rule.name.text) > ($1.due ?? .latest, $0.rule.name.text) }
    holds = facts.holds(moratoria)
    guard let closed = facts.closed else { return }
    due = reasons.isEmpty ? closed : reasons.first?.due
    state = state(header.retention, on: day)
  }

  /// What forbids that a case is destroyed, open or closed: its own holds and the moratoria over its kind.
  public static func holds(on header: Case, _ moratoria: Moratoria) -> [LegalHold] {
    RetentionFacts(header, lastContact: nil).holds(moratoria)
  }

  /// The rule that keeps it longest.
  public var longest: Reason? { reasons.first }

  /// Whether two people may destroy it now.
  public var mayGo: Bool { state == .due || state == .proposed }

  /// Whether somebody has to look at it.
  public var isInQueue: Bool {
    switch state {
    case .due, .proposed, .held, .unclear: true
    case .open, .forGood, .notDue, .kept: false
    }
  }

  private func state(_ decided: CaseRetention, on day: Day) -> State {
    guard let due else { return .forGood }
    if due > day { return .notDue(due) }
    if let kept = decided.keptUntil, kept.until > day { return .kept(until: kept.until) }
    if !holds.isEmpty { return .held }
    if !doubts.isEmpty || reasons.isEmpty { return .unclear }
    return decided.proposal == nil ? .due : .proposed
  }
}

extension RetentionStanding.State {
  /// Its name for scripts.
  public var name: String {
    switch self {
    case .open: "open"
    case .forGood: "for-good"
    case .notDue: "not-due"
    case .kept: "kept"
    case .held: "held"
    case .unclear: "unclear"
    case .due: "due"
    case .proposed: "proposed"
    }
  }
}
