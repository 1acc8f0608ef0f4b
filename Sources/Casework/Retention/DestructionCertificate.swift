public import JSON

/// That a case was destroyed, by which rule and by whom: a document of the service that keeps none of its content.
/// The lines of the journal from which content was taken are named in ``ErasedLines``, which grows with the case.
public struct DestructionCertificate: JSONRecord, Equatable {
  /// The service's number of the case, which is given to no other.
  public var reference = CaseReference(1)
  /// The rule whose time was up, in words, and where it comes from.
  public var rule: ListCode = "rule"
  public var ruleWords = ""
  public var source = ""
  /// The day from which its period counted, and the day on which it was up.
  public var start = Day.epoch
  public var due = Day.epoch
  /// The day on which the case had been closed.
  public var closed = Day.epoch
  /// Who proposed it, and when.
  public var proposedBy: StaffID = "nobody"
  public var proposedOn = Day.epoch
  /// Who decided it, and when.
  public var approvedBy: StaffID = "nobody"
  public var approvedAt = Moment.epoch
  /// How many documents went, by kind.
  public var documents: [Count] = []
  /// How many documents about others too were cleared of it, by kind.
  public var cleared: [Count] = []
  /// Lines of court lists that were the child's.
  public var listed: [CourtPlace] = []
  /// How many lines of the journal were emptied; nil until they are known.
  public var lines: Int?
  /// When the last of it was gone from the journal; nil until then.
  public var finished: Moment?
  /// Nothing destroyed.
  public init() {}

  /// The collection in which they stand.
  public static let collection = "erasures"
  /// Where the certificate of a case stands.
  public static func key(of reference: CaseReference) -> DocumentKey {
    DocumentKey(trusted: collection + "/" + reference.digits)
  }
  /// Its number, for papers: `DC-000142`.
  public var number: String { "DC-" + reference.digits }

  /// How many documents of a kind.
  public struct Count: JSONRecord, Equatable {
    public var kind = ""
    public var count = 0
    /// None.
    public init() {}
    /// So many of a kind.
    public init(_ kind: String, _ count: Int) {
      self.kind = kind
      self.count = count
    }
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("kind", &kind)
      try f.required("count", &count)
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("reference", &reference)
    try f.required("rule", &rule)
    try f.field("ruleWords", &ruleWords)
    try f.field("source", &source)
    try f.required("start", &start)
    try f.required("due", &due)
    try f.required("closed", &closed)
    try f.required("proposedBy", &proposedBy)
    try f.required("proposedOn", &proposedOn)
    try f.required("approvedBy", &approvedBy)
    try f.required("approvedAt", &approvedAt)
    try f.field("documents", &documents)
    try f.field("cleared", &cleared)
    try f.field("listed", &listed)
    try f.field("lines", &lines)
    try f.field("finished", &finished)
  }
}

/// The lines of the journal from which a case's content was taken, as they are left, so that whoever checks the chain
/// tells a line that was lawfully erased from one that somebody damaged: a document of the service.
public struct ErasedLines: JSONRecord, Equatable {
  /// The case.
  public var reference = CaseReference(1)
  /// The lines, the earliest first.
  public var lines: [Line] = []
  /// None.
  public init() {}

  /// The collection in which they stand.
  public static let collection = "erased-lines"
  /// Where those of a case stand.
  public static func key(of reference: CaseReference) -> DocumentKey {
    DocumentKey(trusted: collection + "/" + reference.digits)
  }

  /// One line.
  public struct Line: JSONRecord, Equatable {
    /// Its number.
    public var seq = 0
    /// The SHA-256 of what it held, as it says itself.
    public var sum = ""
    /// The SHA-256 of the whole line as it is left.
    public var left = ""
    /// No line.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("seq", &seq)
      try f.required("sum", &sum)
      try f.required("left", &left)
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("reference", &reference)
    try f.field("lines", &lines)
  }
}
