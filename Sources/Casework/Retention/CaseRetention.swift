public import JSON

/// What was decided about keeping a case: part of the case, and destroyed with it.
public struct CaseRetention: JSONRecord, Equatable {
  /// Legal holds, earliest first; lifted ones stay.
  public var holds: [LegalHold] = []
  /// The day until which a review kept it longer; nil where none did.
  public var keptUntil: KeptLonger?
  /// What reviewers found out that the record didn't say, earliest first.
  public var settled: [SettledKind] = []
  /// That somebody proposed to destroy it; nil where nobody has.
  public var proposal: DestructionProposal?
  /// Nothing decided.
  public init() {}

  /// The holds that are in force.
  public var standing: [LegalHold] { holds.filter { $0.lifted == nil } }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("holds", &holds)
    try f.field("keptUntil", &keptUntil)
    try f.field("settled", &settled)
    try f.field("proposal", &proposal)
  }
}

/// That records must not be destroyed, whatever the rules say: a claim, a complaint, an inquiry.
public struct LegalHold: JSONRecord, Equatable {
  /// The change that set it.
  public var id = 0
  /// The kind of record that it is for, where it is for a whole service; ignored on a case.
  public var kind = RecordKind.every
  /// Why.
  public var why = ""
  /// Who set it.
  public var by: StaffID = "nobody"
  /// Since when.
  public var on = Day.epoch
  /// How it ended; nil while it holds.
  public var lifted: Lifting?
  /// No hold.
  public init() {}

  /// That a hold was lifted.
  public struct Lifting: JSONRecord, Equatable {
    public var by: StaffID = "nobody"
    public var on = Day.epoch
    public var why = ""
    /// Not lifted.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("by", &by)
      try f.required("on", &on)
      try f.required("why", &why)
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.field("kind", &kind)
    try f.required("why", &why)
    try f.required("by", &by)
    try f.required("on", &on)
    try f.field("lifted", &lifted)
  }
}

/// Holds for a whole service or a kind of record, as inquiries have asked for: a document of the service.
public struct Moratoria: JSONRecord, Equatable {
  /// Earliest first; lifted ones stay.
  public var holds: [LegalHold] = []
  /// None.
  public init() {}
  /// Where they are kept.
  public static let key = DocumentKey(trusted: "moratoria")

  /// Those in force.
  public var standing: [LegalHold] { holds.filter { $0.lifted == nil } }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("holds", &holds)
  }
}

/// That a review kept a case longer than the rules do.
public struct KeptLonger: JSONRecord, Equatable {
  /// Until which day.
  public var until = Day.epoch
  public var by: StaffID = "nobody"
  public var on = Day.epoch
  public var why = ""
  /// Not kept longer.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("until", &until)
    try f.required("by", &by)
    try f.required("on", &on)
    try f.required("why", &why)
  }
}

/// What a reviewer found out: whether the case is of a kind of which the record doesn't say enough.
public struct SettledKind: JSONRecord, Equatable {
  public var kind = RecordKind.every
  /// Whether it is of that kind.
  public var isSo = false
  public var by: StaffID = "nobody"
  public var on = Day.epoch
  /// How they know.
  public var why = ""
  /// Nothing found out.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("kind", &kind)
    try f.required("isSo", &isSo)
    try f.required("by", &by)
    try f.required("on", &on)
    try f.required("why", &why)
  }
}

/// That somebody reviewed a case and proposed to destroy it; another decides.
public struct DestructionProposal: JSONRecord, Equatable {
  /// The change that made it: whatever alters the case after it asks for a new one.
  public var id = 0
  public var by: StaffID = "nobody"
  public var on = Day.epoch
  /// The rule whose time was up, and the day on which it was.
  public var rule: ListCode = "rule"
  public var due = Day.epoch
  /// What the review found; empty where nobody said.
  public var why = ""
  /// Not proposed.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("by", &by)
    try f.required("on", &on)
    try f.required("rule", &rule)
    try f.required("due", &due)
    try f.field("why", &why)
  }
}
