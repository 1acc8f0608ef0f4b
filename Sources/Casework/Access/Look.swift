public import JSON

/// One look at the record, or one handing out of it: what the trail of looks keeps (Data Protection Act 2018 section 62:
/// consultation and disclosure; collection, alteration, combination and erasure are the journal's changes).
public struct Look: JSONRecord, Equatable, Hashable {
  /// What was done.
  public var kind = Kind.section
  /// The case; nil where it was about none or about many.
  public var reference: CaseReference?
  /// The section, the words searched for, the name of the report, the page or the file.
  public var what = ""
  /// The reason that was asked for and given; empty where none was asked.
  public var why = ""
  /// To whom it was given; empty where it stayed in the service.
  public var recipient = ""

  /// What can be done with a record without altering it.
  public enum Kind: String, JSONText, CaseIterable {
    case section, search, report, export, print, trail
    /// Given to somebody who asked for what is held on them.
    case disclosure
  }

  /// A look at nothing.
  public init() {}

  /// Puts the parts together.
  public init(
    _ kind: Kind, of reference: CaseReference? = nil, _ what: String = "", why: String = "", recipient: String = ""
  ) {
    self.kind = kind
    self.reference = reference
    self.what = what
    self.why = why
    self.recipient = recipient
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("kind", &kind)
    try f.field("case", &reference)
    try f.field("what", &what)
    try f.field("why", &why)
    try f.field("recipient", &recipient)
  }
}

/// Looks that were found in the trail, and what is wrong with it.
public struct FoundLooks: Sendable, Equatable {
  /// The looks, the earliest first.
  public var entries: [LookEntry]
  /// What isn't as it was written, in words; nil where every look could be proved.
  public var fault: String?

  /// Puts the parts together.
  public init(_ entries: [LookEntry] = [], fault: String? = nil) {
    self.entries = entries
    self.fault = fault
  }
}

/// A look as the trail tells of it.
public struct LookEntry: Sendable, Equatable {
  /// Its number in the trail.
  public var seq: Int
  /// When it was, Europe/London.
  public var at: Moment
  /// Who looked.
  public var by: StaffID
  /// What they looked at.
  public var look: Look

  /// Puts the parts together.
  public init(seq: Int, at: Moment, by: StaffID, look: Look) {
    self.seq = seq
    self.at = at
    self.by = by
    self.look = look
  }
}
