/// Something that is decided about keeping or destroying a case.
public enum RetentionChange: Sendable, Equatable {
  /// The case is not to be destroyed while this holds.
  case held(CaseReference, why: String)
  /// A hold on the case ends.
  case lifted(CaseReference, hold: Int, why: String)
  /// A review keeps the case until a day.
  case kept(CaseReference, until: Day, why: String)
  /// A reviewer found out whether the case is of a kind of which the record doesn't say enough.
  case settled(CaseReference, RecordKind, isSo: Bool, why: String)
  /// Somebody reviewed the case and proposes to destroy it; why is said to whoever decides.
  case proposed(CaseReference, why: String = "")
  /// A proposal is taken back or turned down.
  case withdrawn(CaseReference, why: String)
  /// Another decides that it is destroyed.
  case destroyed(CaseReference)
  /// No record of a kind is to be destroyed: an inquiry has asked for it.
  case moratorium(RecordKind, why: String)
  /// A moratorium ends.
  case moratoriumLifted(Int, why: String)

  /// The change's name in the journal.
  public var op: String {
    switch self {
    case .held: "retention.hold"
    case .lifted: "retention.lift"
    case .kept: "retention.keep"
    case .settled: "retention.settle"
    case .proposed: "retention.propose"
    case .withdrawn: "retention.withdraw"
    case .destroyed: "retention.destroy"
    case .moratorium: "retention.moratorium"
    case .moratoriumLifted: "retention.moratorium-lift"
    }
  }

  /// The reason that its author gave.
  public var why: String? {
    switch self {
    case .held(_, let why), .lifted(_, _, let why), .kept(_, _, let why), .settled(_, _, _, let why),
      .withdrawn(_, let why), .moratorium(_, let why), .moratoriumLifted(_, let why):
      why
    case .proposed(_, let why): why.isEmpty ? nil : why
    case .destroyed: nil
    }
  }

  /// The case; nil where it is about a kind of record.
  public var reference: CaseReference? {
    switch self {
    case .held(let reference, _), .lifted(let reference, _, _), .kept(let reference, _, _),
      .settled(let reference, _, _, _), .proposed(let reference, _), .withdrawn(let reference, _),
      .destroyed(let reference):
      reference
    case .moratorium, .moratoriumLifted: nil
    }
  }

  /// What the history calls a change of this name; nil for one of another subject.
  static func words(forOp op: String) -> String? {
    switch op {
    case "retention.hold": "Legal hold set"
    case "retention.lift": "Legal hold lifted"
    case "retention.keep": "Kept longer after review"
    case "retention.settle": "Settled for retention"
    case "retention.propose": "Proposed for destruction"
    case "retention.withdraw": "Proposal to destroy taken back"
    case "retention.destroy": "Destroyed"
    case "retention.moratorium": "Moratorium on destruction begun"
    case "retention.moratorium-lift": "Moratorium on destruction lifted"
    case "retention.save": "Rules of retention saved"
    default: nil
    }
  }
}

/// Why a decision about keeping or destroying a case isn't made.
public enum RetentionRefusal: Error, Equatable, Sendable {
  /// The case was destroyed, and its number is nobody else's.
  case destroyed(CaseReference)
  /// Work goes on, so there is nothing to destroy.
  case stillOpen(CaseReference)
  /// Its time isn't up; nil where it is kept for good.
  case notDue(CaseReference, Day?)
  /// A review keeps it until a day.
  case keptUntil(CaseReference, Day)
  /// It is held.
  case held(CaseReference, why: String)
  /// A fact is missing, or no rule speaks of it.
  case unclear(CaseReference, [MissingFact])
  /// Nobody has proposed it.
  case notProposed(CaseReference)
  /// The case changed since it was proposed.
  case changedSince(CaseReference)
  /// Nobody destroys alone.
  case ownProposal(StaffID)
  /// The rule says who reviews.
  case notReviewer(StaffID, [StaffRole])
  /// There is no such hold in force.
  case noSuchHold(Int)
  /// A day that has passed.
  case keptIntoPast(Day)
  /// The service has no rules of retention.
  case noRules
}
