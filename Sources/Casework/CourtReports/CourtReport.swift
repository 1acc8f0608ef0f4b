public import JSON

/// One version of a report to a court or a panel: drafted from the assessment, checked, shared, filed, read (R210 to
/// R218).
public struct CourtReport: WrittenDocument {
  public static let kind = SignedKind.report
  public static let letter = "k"
  public static func refusal(_ fault: DraftFault) -> Refusal {
    switch fault {
    case .exists(let id): .report(.draftExists(id))
    case .noSuchVersion(let id): .report(.noSuchReport(id))
    }
  }
  /// Where the version stands.
  public var signing = Signing()
  /// The day on which it was begun.
  public var begun = Day.epoch
  /// The orders that it is about; empty before sentence.
  public var orders: [OrderID] = []
  /// The version whose place it takes.
  public var replaces: DocumentID?
  /// The request that it answers.
  public var request: ReportID = "r0"
  public var reportKind = ReportRequest.Kind.preSentence
  /// What a report of the kind was called when it was begun.
  public var name = ""
  /// The report from which its text was taken over; nil where it was drafted from the assessment.
  public var reuses: DocumentID?
  /// What it says.
  public var content = ReportContent()
  /// With whom it was gone through, earliest first (R212).
  public var sharings: [ReportSharing] = []
  /// That it was filed; nil while it wasn't.
  public var filing: ReportFiling?
  /// That a court read it, earliest first.
  public var readings: [ReportReading] = []
  /// What courts said of it, earliest first (R215).
  public var feedback: [ReportFeedback] = []
  /// Nothing written.
  public init() {}

  public var title: String { name }
  public var order: OrderID? { orders.first }

  public func signingFacts(in header: Case) -> SigningFacts {
    SigningFacts(.report, judgements: header.judgements, tags: content.isAllOptions ? ["all-options"] : [])
  }

  public func checkComplete(in header: Case) throws {
    if let gap = content.gaps.first { throw Refusal.report(.incomplete(gap)) }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("signing", &signing)
    try f.required("begun", &begun)
    try f.field("orders", &orders)
    try f.field("replaces", &replaces)
    try f.required("request", &request)
    try f.required("kind", &reportKind)
    try f.field("name", &name)
    try f.field("reuses", &reuses)
    try f.required("content", &content)
    try f.field("sharings", &sharings)
    try f.field("filing", &filing)
    try f.field("readings", &readings)
    try f.field("feedback", &feedback)
  }
}

/// That a report was gone through with the child, a parent or carer, or somebody else.
public struct ReportSharing: JSONRecord, Equatable {
  public var with = Agreement.Party.child
  /// The name; empty for the child.
  public var name = ""
  public var how = Agreement.Means.inPerson
  public var on = Day.epoch
  /// What they said.
  public var words = ""
  public var by: StaffID = "nobody"
  public var at = Moment.epoch
  /// Shared with nobody.
  public init() {}
  /// Gone through with somebody on a day.
  public init(_ party: Agreement.Party, _ how: Agreement.Means, on day: Day, name: String = "", words: String = "") {
    with = party
    self.how = how
    on = day
    self.name = name
    self.words = words
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("with", &with)
    try f.field("name", &name)
    try f.required("how", &how)
    try f.required("on", &on)
    try f.field("words", &words)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

/// That a report was filed.
public struct ReportFiling: JSONRecord, Equatable {
  public var on = Day.epoch
  /// Where.
  public var court = ""
  /// Why it was filed without having been shared; empty where it was.
  public var unshared = ""
  public var by: StaffID = "nobody"
  public var at = Moment.epoch
  /// Not filed.
  public init() {}
  /// Filed with a court on a day.
  public init(on day: Day, court: String, unshared: String = "") {
    on = day
    self.court = court
    self.unshared = unshared
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("court", &court)
    try f.field("unshared", &unshared)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

/// That a court read a report.
public struct ReportReading: JSONRecord, Equatable {
  public var on = Day.epoch
  public var court = ""
  /// Who: the bench, the judge, the legal adviser.
  public var reader = ""
  public var by: StaffID = "nobody"
  public var at = Moment.epoch
  /// Not read.
  public init() {}
  /// Read by a court on a day.
  public init(on day: Day, court: String, reader: String = "") {
    on = day
    self.court = court
    self.reader = reader
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("court", &court)
    try f.field("reader", &reader)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

/// A feedback form that came back from a court (R215).
public struct ReportFeedback: JSONRecord, Equatable {
  public var on = Day.epoch
  /// Who filled it in.
  public var from = ""
  /// The answers to the form's questions.
  public var answers: [CheckAnswer] = []
  /// What they wrote.
  public var words = ""
  public var by: StaffID = "nobody"
  public var at = Moment.epoch
  /// Nothing said.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.field("from", &from)
    try f.field("answers", &answers)
    try f.field("words", &words)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

/// All versions of a case's reports, or of those that answer one request.
public typealias ReportFile = VersionFile<CourtReport>

extension VersionFile<CourtReport> {
  /// The versions that answer a request.
  public func answering(_ request: ReportID) -> ReportFile {
    ReportFile(versions.filter { $0.plan.request == request })
  }

  /// The version that holds for each request, the first request's first.
  public var holding: [Filed] {
    var requests: [ReportID] = []
    for filed in versions where !requests.contains(filed.plan.request) { requests.append(filed.plan.request) }
    return requests.compactMap { answering($0).current }
  }
}

extension Record {
  /// All versions of a case's reports.
  public func reports(of reference: CaseReference) throws -> ReportFile { try versions(of: reference) }
}
