public import JSON

/// One hearing of a case before a court, to come or held (R186 to R192; national `hearing`).
public struct Hearing: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: HearingID = "h0"
  /// When it begins; midnight where nobody knows the time.
  public var at = Moment.epoch
  /// The court's name.
  public var court = ""
  public var kind = CourtKind.other
  public var room = ""
  /// The court's number of the case (URN) or of the application.
  public var number = ""
  /// What it is for (list `hearing-types`).
  public var type: ListCode?
  /// What it is for in words, where the list has no code.
  public var purpose = ""
  /// The offences that it is about.
  public var offences: [OffenceID] = []
  /// Other hearings with which it belongs together: heard on the same day, or earlier ones of the same matter.
  public var linked: [HearingID] = []
  /// The hearing that adjourned to this one.
  public var follows: HearingID?
  /// The line of the court list that it stands on.
  public var listed: CourtPlace?
  /// Who was at court for the service (R187).
  public var officer: StaffID?
  /// What came of it; nil while it is to come.
  public var result: HearingResult?
  /// What was prepared, or is to be known before it (R188).
  public var note = ""
  /// What came of an appeal against it.
  public var appeal: Appeal?
  /// Not listed.
  public init() {}

  /// Whether it is still to come, or its result to be recorded.
  public var isOpen: Bool { result == nil }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("at", &at)
    try f.required("court", &court)
    try f.field("kind", &kind)
    try f.field("room", &room)
    try f.field("number", &number)
    try f.field("type", &type)
    try f.field("purpose", &purpose)
    try f.field("offences", &offences)
    try f.field("linked", &linked)
    try f.field("follows", &follows)
    try f.field("listed", &listed)
    try f.field("officer", &officer)
    try f.field("result", &result)
    try f.field("note", &note)
    try f.field("appeal", &appeal)
  }
}

/// What came of a hearing.
public struct HearingResult: JSONRecord, Equatable {
  public var outcome = HearingOutcome.adjourned
  /// What was pleaded and found, offence by offence, as it stood after the hearing.
  public var charges: [ChargeResult] = []
  /// Bail or remand until the next hearing; nil where the court decided on none.
  public var remand: RemandDecision?
  /// The hearing that it was adjourned to.
  public var next: HearingID?
  /// Orders that were made, in the order in which they were given.
  public var orders: [OrderID] = []
  /// A warrant that was issued.
  public var warrant: Warrant?
  /// What the bench said when it sentenced (R220).
  public var remarks = ""
  /// What the court said of the service's work (R187, R209).
  public var feedback = ""
  /// What else is to be known.
  public var note = ""
  /// Who recorded it, and when.
  public var by: StaffID = "nobody"
  public var at = Moment.epoch
  /// No result.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("outcome", &outcome)
    try f.field("charges", &charges)
    try f.field("remand", &remand)
    try f.field("next", &next)
    try f.field("orders", &orders)
    try f.field("warrant", &warrant)
    try f.field("remarks", &remarks)
    try f.field("feedback", &feedback)
    try f.field("note", &note)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

/// How a hearing can end (rules 3.6; local default, unverified).
public enum HearingOutcome: String, JSONText, CaseIterable {
  case adjourned
  case sentenced
  /// To the Crown Court for trial or sentence.
  case sentToCrown = "sent-to-crown"
  case warrantIssued = "warrant"
  case withdrawn
  case dismissed
  case acquitted
  /// An order goes on as it is, or is varied, after its breach or review.
  case orderContinues = "order-continues"
  /// An application was granted or refused.
  case granted
  case refused
  /// Proved or admitted, and nothing was added.
  case noSeparatePenalty = "no-separate-penalty"
  /// Sent back out of court, to the police.
  case diverted

  /// The words for lists.
  public var words: String {
    switch self {
    case .adjourned: "adjourned"
    case .sentenced: "sentenced"
    case .sentToCrown: "sent to the Crown Court"
    case .warrantIssued: "warrant issued"
    case .withdrawn: "withdrawn"
    case .dismissed: "dismissed"
    case .acquitted: "found not guilty"
    case .orderContinues: "order to continue"
    case .granted: "application granted"
    case .refused: "application refused"
    case .noSeparatePenalty: "no separate penalty"
    case .diverted: "sent back out of court"
    }
  }
}

/// What was pleaded to one charge, and what was found.
public struct ChargeResult: JSONRecord, Equatable {
  public var offence: OffenceID = "f0"
  public var plea: Plea?
  public var finding: Finding?
  /// No charge.
  public init() {}
  /// A charge with its plea and finding.
  public init(_ offence: OffenceID, plea: Plea? = nil, finding: Finding? = nil) {
    self.offence = offence
    self.plea = plea
    self.finding = finding
  }
  /// What a court can find.
  public enum Finding: String, JSONText, CaseIterable {
    case guilty
    case notGuilty = "not-guilty"
    case withdrawn
    case dismissed
  }
  /// Whether guilt was admitted or found.
  public var isGuilty: Bool { finding.map { $0 == .guilty } ?? (plea == .guilty) }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("offence", &offence)
    try f.field("plea", &plea)
    try f.field("finding", &finding)
  }
}

/// A warrant for the child's arrest, until it is executed (R205).
public struct Warrant: JSONRecord, Equatable {
  /// Whether it is backed for bail.
  public var isBacked = false
  /// Weekly checks with the police that it is active on the PNC, earliest first.
  public var checked: [Day] = []
  /// The day on which it was executed or withdrawn; nil while it stands.
  public var ended: Day?
  /// How it ended; nil while it stands, or where nobody said.
  public var how: WarrantEnd?
  public var note = ""
  /// No warrant.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("isBacked", &isBacked)
    try f.field("checked", &checked)
    try f.field("ended", &ended)
    try f.field("how", &how)
    try f.field("note", &note)
  }
}

/// How a warrant comes to an end.
public enum WarrantEnd: String, JSONText, CaseIterable {
  case executed
  /// The child came to court without being arrested.
  case surrendered
  case withdrawn
}
