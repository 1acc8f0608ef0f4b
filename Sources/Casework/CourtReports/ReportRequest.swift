public import JSON

/// A report that a court or a panel asked for, with what became of it so far (R210).
public struct ReportRequest: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: ReportID = "r0"
  /// What kind.
  public var kind = Kind.preSentence
  /// The day on which it was asked for.
  public var asked = Day.epoch
  /// The day by which it must be there.
  public var due = Day.epoch
  /// Who writes it; nil where the case's worker does.
  public var author: StaffID?
  /// The court or panel that asked for it; empty where nobody said.
  public var court = ""
  /// The hearing for which it is; nil where it is for none on the case.
  public var hearing: HearingID?
  /// The day of that hearing as it stands; kept with the request so that lists needn't read the hearing.
  public var heard: Day?
  /// Whether the court asked for all options (R210, R217).
  public var isAllOptions = false
  /// The latest version that was begun; nil while nothing is written here.
  public var document: DocumentID?
  /// The day on which it first went to be checked.
  public var submitted: Day?
  /// The day on which it was first shared with the child or the family.
  public var shared: Day?
  /// The day on which it was delivered: filed with the court; nil while it is in hand.
  public var delivered: Day?
  /// The day on which the court read it; nil where nobody said.
  public var read: Day?
  /// Nothing asked for.
  public init() {}
  /// The kinds of report.
  public enum Kind: String, JSONText, CaseIterable {
    case preSentence = "pre-sentence"
    case standDown = "stand-down"
    case addendum
    case breach
    case panel
    case bail
    case parole
    case progress
    case civil

    /// Whether a court reads it, rather than a panel.
    public var isForCourt: Bool { self != .panel && self != .parole }
    /// Whether there is time to check and to share it before the hearing: a stand-down report is made at court.
    var isPrepared: Bool {
      switch self {
      case .preSentence, .addendum, .breach, .progress, .civil: true
      case .standDown, .panel, .bail, .parole: false
      }
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("kind", &kind)
    try f.required("asked", &asked)
    try f.required("due", &due)
    try f.field("author", &author)
    try f.field("court", &court)
    try f.field("hearing", &hearing)
    try f.field("heard", &heard)
    try f.field("allOptions", &isAllOptions)
    try f.field("document", &document)
    try f.field("submitted", &submitted)
    try f.field("shared", &shared)
    try f.field("delivered", &delivered)
    try f.field("read", &read)
  }

  /// Takes over what became of it from the request as it is stored: a person alters what was asked for, and that it was
  /// delivered only where it isn't written here.
  mutating func keep(_ stored: ReportRequest) {
    if stored.document != nil { delivered = stored.delivered }
    document = stored.document
    submitted = stored.submitted
    shared = stored.shared
    read = stored.read
  }
}

/// Where a report stands, from the request to the court's having read it: the same for Today, the court list and lists
/// of reports.
public enum ReportStage: String, JSONText, CaseIterable, Comparable {
  case requested, drafting
  /// It waits for its quality check.
  case toCheck = "to-check"
  case sentBack = "sent-back"
  case checked, shared, filed, read

  /// The words for lists.
  public var words: String {
    switch self {
    case .toCheck: "to check"
    case .sentBack: "sent back"
    case .requested, .drafting, .checked, .shared, .filed, .read: rawValue
    }
  }

  /// Whether the court has it.
  public var isFiled: Bool { self >= .filed }

  public static func < (left: Self, right: Self) -> Bool { left.place < right.place }
  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension ReportRequest {
  /// Where it stands, by the marks of the case's documents.
  public func stage(in documents: [SignedMark]) -> ReportStage {
    if read != nil { return .read }
    if delivered != nil { return .filed }
    let name = document.map { SignedName(.report, $0) }
    guard let mark = documents.first(where: { $0.name == name }) else { return .requested }
    return switch mark.state {
    case .draft: .drafting
    case .submitted: .toCheck
    case .sentBack: .sentBack
    case .signed, .countersigned: shared == nil ? .checked : .shared
    }
  }

  /// Whether it is past its day and the court hasn't got it.
  public func isLate(on day: Day) -> Bool { delivered == nil && due < day }
}

extension Case {
  /// The report that was asked for under this identifier.
  public func report(_ id: ReportID) -> ReportRequest? { reports.first { $0.id == id } }

  /// Says on the reports for a hearing on which day it is; those in hand go on with the hearing that took its place.
  mutating func moveReports(of hearing: HearingID, to next: Hearing) {
    for index in reports.indices where reports[index].hearing == hearing && reports[index].delivered == nil {
      reports[index].hearing = next.id
      reports[index].heard = next.at.day
    }
  }
}
