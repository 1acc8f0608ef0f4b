public import Forms
public import JSON

/// One assessment or screening of a child: a document of the case, written section by section and signed.
///
/// It keeps the form and the version under which it was answered, so that it opens as it was for ever.
public struct Assessment: JSONRecord, Equatable, SignedDocument {
  public static let kind = SignedKind.assessment

  /// The form.
  public var form: FormID = "form"
  /// The version of the form.
  public var formVersion = 1
  /// What people call the form.
  public var formTitle = ""
  /// Whether it is a whole assessment or a screening.
  public var purpose = AssessmentPurpose.assessment
  /// The stage that it is written for; empty where the form has none.
  public var stage = ""
  /// What people call the stage.
  public var stageTitle = ""
  /// The order that it is for; nil where it is for none.
  public var order: OrderID?
  /// When it was started.
  public var started = Moment.epoch
  /// The assessment from which answers were carried over; nil where none were.
  public var carriedFrom: DocumentID?
  /// The signed version that this one corrects; nil for a first one.
  public var replaces: DocumentID?
  /// Why it corrects that version; empty where it corrects none.
  public var why = ""
  /// The answers.
  public var answers = Answers()
  /// The sections that somebody marked as complete.
  public var completed: [String: SectionMark] = [:]
  /// Minutes with the form open and active, by whom; recorded by itself and never a target.
  public var effort: [Effort] = []
  /// The judgements that the answers give; nil while one of them is missing.
  public var judgements: Judgements?
  /// What the answers say of the document that may ask for a second signature: `court-report`, `form`.
  public var tags: [String] = []
  /// Where it stands between draft and signature.
  public var signing = Signing()

  /// The sections of the form that whoever looks isn't shown, and of which nothing is here, each with the part of a case
  /// that it belongs to; none in what is stored.
  public internal(set) var withheld: [String: CaseSection] = [:]

  /// Nothing assessed.
  public init() {}

  /// `AssetPlus, review`.
  public var title: String { stageTitle.isEmpty ? formTitle : formTitle + ", " + Self.lowered(stageTitle) }

  private static func lowered(_ words: String) -> String { words.prefix(1).lowercased() + words.dropFirst() }

  /// Minutes together.
  public var minutes: Int { effort.reduce(0) { $0 + $1.minutes } }

  /// The answers held against their form.
  public func filled(_ definition: FormDefinition) -> FilledForm {
    FilledForm(definition, stage: stage, answers: answers)
  }

  /// How far a section is.
  public func progress(of section: FormSection, in filled: FilledForm) -> SectionProgress {
    if withheld[section.id.text] != nil { return .withheld }
    return filled.progress(of: section, markedComplete: completed[section.id.text] != nil)
  }

  /// How many of the sections that are shown are complete, how many there are, and how many aren't shown.
  public func sectionCounts(in filled: FilledForm) -> (complete: Int, shown: Int, withheld: Int) {
    let progress = filled.sections.map { self.progress(of: $0, in: filled) }
    let hidden = progress.count { $0 == .withheld }
    return (progress.count { $0 == .complete }, progress.count - hidden, hidden)
  }

  public func signingFacts(in header: Case) -> SigningFacts {
    SigningFacts(.assessment, judgements: judgements, tags: tags)
  }

  /// Whether it is complete is asked of its form, where the change has it at hand.
  public func checkComplete(in header: Case) {}

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("form", &form)
    try f.required("formVersion", &formVersion)
    try f.field("formTitle", &formTitle)
    try f.field("purpose", &purpose)
    try f.field("stage", &stage)
    try f.field("stageTitle", &stageTitle)
    try f.field("order", &order)
    try f.required("started", &started)
    try f.field("carriedFrom", &carriedFrom)
    try f.field("replaces", &replaces)
    try f.field("why", &why)
    try f.field("answers", &answers.stored)
    try f.field("completed", &completed)
    try f.field("effort", &effort)
    try f.field("judgements", &judgements)
    try f.field("tags", &tags)
    try f.field("signing", &signing)
  }
}

/// What an assessment is for.
public enum AssessmentPurpose: String, JSONText, CaseIterable {
  /// The whole child.
  case assessment
  /// One matter.
  case screening
}

/// That somebody marked a section as complete.
public struct SectionMark: JSONRecord, Equatable {
  /// Who.
  public var by: StaffID = "nobody"
  /// When.
  public var at = Moment.epoch
  /// Nobody's.
  public init() {}
  /// Puts the parts together.
  public init(by staff: StaffID, at moment: Moment) {
    by = staff
    at = moment
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("by", &by)
    try f.required("at", &at)
  }
}

/// How long somebody had an assessment open and worked on it.
public struct Effort: JSONRecord, Equatable {
  /// Who.
  public var by: StaffID = "nobody"
  /// Minutes.
  public var minutes = 0
  /// None.
  public init() {}
  /// Puts the parts together.
  public init(by staff: StaffID, minutes: Int) {
    by = staff
    self.minutes = minutes
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("by", &by)
    try f.required("minutes", &minutes)
  }
}

/// An episode in which a child is being exploited, or may be (R104).
public struct ExploitationEpisode: JSONRecord, Equatable {
  /// The assessment that asked for it.
  public var assessment: DocumentID = "a0"
  /// The day on which it was opened.
  public var opened = Day.epoch
  /// Why, in the words of the assessment's level.
  public var reason = ""
  /// Who leads it, as the assessment names them.
  public var lead = ""
  /// The day on which it ended; nil while it goes on.
  public var closed: Day?
  /// Why it ended.
  public var outcome = ""
  /// No episode.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("assessment", &assessment)
    try f.required("opened", &opened)
    try f.field("reason", &reason)
    try f.field("lead", &lead)
    try f.field("closed", &closed)
    try f.field("outcome", &outcome)
  }
}
