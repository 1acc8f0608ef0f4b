public import JSON

/// What a report says; it never changes once it is signed.
public struct ReportContent: JSONRecord, Equatable {
  /// Its headings in order, each with what stands under it.
  public var sections: [ReportSection] = []
  /// Sentences that were considered, with why or why not (R217).
  public var options: [ReportOption] = []
  /// What is proposed, the main disposal first.
  public var proposals: [ReportProposal] = []
  /// Whether the court asked for all options.
  public var isAllOptions = false
  /// Whether a report of the kind proposes a sentence.
  public var proposes = false
  /// What the record held when it was last written, by which one knows later whether anything changed since.
  public var facts = ReportFacts()
  /// Nothing written.
  public init() {}

  /// What stands under a heading.
  public func section(_ heading: ListCode) -> ReportSection? { sections.first { $0.heading == heading } }

  /// What is missing before it can be submitted, in the order in which it is read.
  public var gaps: [ReportGap] {
    var found: [ReportGap] = []
    for section in sections {
      if section.isUnconfirmed { found.append(.unconfirmed(section.title)) }
      if section.isNeeded, section.text.allSatisfy(\.isWhitespace) { found.append(.empty(section.title)) }
    }
    for option in options where option.why.allSatisfy(\.isWhitespace) {
      found.append(.optionWithoutWhy(option.disposal))
    }
    guard proposes else { return found }
    if isAllOptions {
      if !options.contains(where: { $0.disposal.tier == .custody }) { found.append(.custodyNotConsidered) }
      if options.count(where: { $0.disposal.tier != .custody }) < 2 { found.append(.alternativesMissing) }
    }
    if proposals.isEmpty { found.append(.noProposal) }
    return found
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("sections", &sections)
    try f.field("options", &options)
    try f.field("proposals", &proposals)
    try f.field("allOptions", &isAllOptions)
    try f.field("proposes", &proposes)
    try f.field("facts", &facts)
  }
}

/// What a report lacks before it can be submitted.
public enum ReportGap: Equatable, Sendable {
  /// What was filled in under the heading has been neither confirmed nor rewritten.
  case unconfirmed(String)
  /// Nothing stands under a heading that is needed.
  case empty(String)
  case optionWithoutWhy(Disposal)
  /// All options were asked for, and custody isn't among those considered.
  case custodyNotConsidered
  /// All options were asked for, and there aren't two that leave the child in the community.
  case alternativesMissing
  case noProposal
}

/// One heading of a report, what stands under it, and where that came from.
public struct ReportSection: JSONRecord, Equatable {
  /// Which heading of the service's texts.
  public var heading: ListCode = "heading"
  /// What it was called when the report was begun.
  public var title = ""
  /// Whether a report can't do without it.
  public var isNeeded = false
  /// What is said.
  public var text = ""
  /// From what it was filled in; empty where somebody wrote it.
  public var origins: [ReportOrigin] = []
  /// Who said that it is right, or wrote it anew; nil while what was filled in waits for that.
  public var confirmed: ReportConfirmation?
  /// Nothing under it.
  public init() {}

  /// Whether it was filled in and nobody has said yet that it is right.
  public var isUnconfirmed: Bool { !origins.isEmpty && confirmed == nil }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("heading", &heading)
    try f.field("title", &title)
    try f.field("needed", &isNeeded)
    try f.field("text", &text)
    try f.field("origins", &origins)
    try f.field("confirmed", &confirmed)
  }
}

/// From where something was filled in: which document, which question of it.
public struct ReportOrigin: JSONRecord, Equatable {
  /// The document; nil for the case's own record.
  public var document: SignedName?
  /// What of it, as people read it: a question's words, `targets`.
  public var part = ""
  /// The day of the document, or of the record as it stood.
  public var on = Day.epoch
  /// From nowhere.
  public init() {}
  /// A part of a document, or of the record where there is none.
  public init(_ part: String, of document: SignedName? = nil, on day: Day) {
    self.document = document
    self.part = part
    on = day
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("document", &document)
    try f.required("part", &part)
    try f.required("on", &on)
  }
}

/// Who confirmed what was filled in, and when.
public struct ReportConfirmation: JSONRecord, Equatable {
  public var by: StaffID = "nobody"
  public var at = Moment.epoch
  /// Nobody's.
  public init() {}
  /// Somebody's.
  public init(by staff: StaffID, at moment: Moment) {
    by = staff
    at = moment
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

/// A sentence that was considered, and why it suits or doesn't.
public struct ReportOption: JSONRecord, Equatable {
  public var disposal = Disposal.referralOrder
  /// Whether it would do.
  public var isSuitable = false
  /// Why, or why not.
  public var why = ""
  /// Nothing considered.
  public init() {}
  /// A sentence that was considered.
  public init(_ disposal: Disposal, isSuitable: Bool, why: String) {
    self.disposal = disposal
    self.isSuitable = isSuitable
    self.why = why
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("disposal", &disposal)
    try f.field("suitable", &isSuitable)
    try f.field("why", &why)
  }
}

/// One order that is proposed, as it could be made.
public struct ReportProposal: JSONRecord, Equatable {
  public var disposal = Disposal.referralOrder
  /// The length; nil where it has none, or the court is left to choose.
  public var term: Term?
  public var requirements: [Requirement] = []
  /// What the court should know of it.
  public var note = ""
  /// Nothing proposed.
  public init() {}
  /// An order of a length.
  public init(_ disposal: Disposal, _ term: Term? = nil, requirements: [Requirement] = [], note: String = "") {
    self.disposal = disposal
    self.term = term
    self.requirements = requirements
    self.note = note
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("disposal", &disposal)
    try f.field("term", &term)
    try f.field("requirements", &requirements)
    try f.field("note", &note)
  }
}

/// What the record held when a report was written.
public struct ReportFacts: JSONRecord, Equatable {
  public var offences: [OffenceID] = []
  public var orders: [OrderID] = []
  public var judgements: Judgements?
  /// The assessment on which it stands; nil where there is none.
  public var assessment: DocumentID?
  /// Nothing on record.
  public init() {}
  /// What a case holds.
  init(_ header: Case, assessment: DocumentID?) {
    offences = header.offences.map(\.id)
    orders = header.orders.map(\.id)
    judgements = header.judgements
    self.assessment = assessment
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("offences", &offences)
    try f.field("orders", &orders)
    try f.field("judgements", &judgements)
    try f.field("assessment", &assessment)
  }
}
