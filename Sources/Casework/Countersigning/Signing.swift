public import JSON

/// Where a document stands between its first draft and its signature, and how it came there (R109).
///
/// A signed version never changes: a correction is a new version that starts as a draft. Whoever wrote in a version
/// never countersigns it.
public struct Signing: JSONRecord, Equatable {
  /// Where it stands.
  public var state = SigningState.draft
  /// Which version of the document it is, counted from 1.
  public var version = 1
  /// Everybody who wrote in this version, the first author first.
  public var authors: [StaffID] = []
  /// Why it needs a second signature; empty while it is a draft, or where it needs none.
  public var needs: [SigningNeed] = []
  /// What was done, earliest first.
  public var acts: [SigningAct] = []
  /// A draft that nobody wrote in.
  public init() {}

  /// A draft of somebody's.
  public init(draftOf author: StaffID, version: Int = 1) {
    authors = [author]
    self.version = version
  }

  /// The latest act of a kind.
  public func last(_ kind: SigningAct.Kind) -> SigningAct? { acts.last { $0.kind == kind } }

  /// When it was submitted last; nil for a document that never was.
  public var submitted: SigningAct? { last(.submitted) }

  /// Who signed it off and when: the countersignature, or the author's own where none is needed.
  public var signed: SigningAct? {
    switch state {
    case .signed: submitted
    case .countersigned: last(.countersigned)
    case .draft, .submitted, .sentBack: nil
    }
  }

  /// The reasons for which it came back and that still stand: those of the last sending back, until it is submitted
  /// again.
  public var reasons: [PartReason] { state == .sentBack ? last(.sentBack)?.reasons ?? [] : [] }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("state", &state)
    try f.field("version", &version)
    try f.field("authors", &authors)
    try f.field("needs", &needs)
    try f.field("acts", &acts)
  }
}

/// Where a document stands.
public enum SigningState: String, JSONText, CaseIterable {
  /// It is being written.
  case draft
  /// It waits for a second signature.
  case submitted
  /// It came back with reasons, and is being written again.
  case sentBack = "sent-back"
  /// Its author signed it, and no second signature is needed.
  case signed
  /// A second person signed it.
  case countersigned

  /// Whether it may still be altered.
  public var isOpen: Bool { self == .draft || self == .sentBack }
  /// Whether it holds, and never changes again.
  public var isSigned: Bool { self == .signed || self == .countersigned }

  /// Words for lists.
  public var words: String {
    switch self {
    case .draft: "draft"
    case .submitted: "to countersign"
    case .sentBack: "sent back"
    case .signed: "signed"
    case .countersigned: "countersigned"
    }
  }
}

/// One act in the signing of a document.
public struct SigningAct: JSONRecord, Equatable {
  /// What was done.
  public var kind = Kind.submitted
  /// By whom.
  public var by: StaffID = "nobody"
  /// When.
  public var at = Moment.epoch
  /// What was said with it.
  public var note = ""
  /// Why it was sent back, each reason with the part that it is about.
  public var reasons: [PartReason] = []
  /// The answers to the checklist for this kind of document (R211).
  public var checks: [CheckAnswer] = []
  /// Nothing done.
  public init() {}
  /// An act of somebody's.
  public init(_ kind: Kind, by staff: StaffID, at moment: Moment, note: String = "") {
    self.kind = kind
    by = staff
    at = moment
    self.note = note
  }
  /// What can be done.
  public enum Kind: String, JSONText, CaseIterable {
    case submitted
    case takenBack = "taken-back"
    case sentBack = "sent-back"
    case countersigned
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("kind", &kind)
    try f.required("by", &by)
    try f.required("at", &at)
    try f.field("note", &note)
    try f.field("reasons", &reasons)
    try f.field("checks", &checks)
  }
}

/// A reason for which a document came back, and the part of it that it is about.
public struct PartReason: JSONRecord, Equatable {
  /// The part, as the document names it: a question's path, a target's number; empty for the whole.
  public var part = ""
  /// What is to be done about it.
  public var words = ""
  /// No reason.
  public init() {}
  /// A reason about a part.
  public init(_ part: String, _ words: String) {
    self.part = part
    self.words = words
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("part", &part)
    try f.required("words", &words)
  }
}

/// How one question of a checklist was answered.
public struct CheckAnswer: JSONRecord, Equatable {
  /// Which question.
  public var check: ListCode = "check"
  /// How it is met.
  public var answer = Answer.yes
  /// What the author should know.
  public var note = ""
  /// A yes to nothing.
  public init() {}
  /// An answer to a question.
  public init(_ check: ListCode, _ answer: Answer, note: String = "") {
    self.check = check
    self.answer = answer
    self.note = note
  }
  /// What can be answered.
  public enum Answer: String, JSONText, CaseIterable {
    case yes, partly, no
    case notNeeded = "not-needed"
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("check", &check)
    try f.required("answer", &answer)
    try f.field("note", &note)
  }
}
