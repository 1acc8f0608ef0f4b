/// What is done to a report, besides signing it.
public enum ReportChange: Sendable, Equatable {
  /// A draft is begun in answer to a request: from the version that holds, else from another report, else filled in from
  /// the latest assessment and plan.
  case begun(ReportID, reusing: DocumentID? = nil)
  /// The draft is written; `seen` is the version that its author looked at.
  case written(DocumentID, ReportContent, seen: Int? = nil)
  /// What was filled in under these headings is right.
  case confirmed(DocumentID, [ListCode])
  /// It was gone through with somebody.
  case shared(DocumentID, ReportSharing)
  case filed(DocumentID, ReportFiling)
  case read(DocumentID, ReportReading)
  /// A feedback form came back.
  case answered(DocumentID, ReportFeedback)

  /// The change's name in the journal.
  public var op: String {
    switch self {
    case .begun: "report.begin"
    case .written: "report.write"
    case .confirmed: "report.confirm"
    case .shared: "report.share"
    case .filed: "report.file"
    case .read: "report.read"
    case .answered: "report.feedback"
    }
  }

  /// The reason that its author gave; nil where none is asked for.
  public var why: String? {
    switch self {
    case .begun, .written, .confirmed, .read: nil
    case .shared(_, let sharing): sharing.words.isEmpty ? nil : sharing.words
    case .filed(_, let filing): filing.unshared.isEmpty ? nil : filing.unshared
    case .answered(_, let feedback): feedback.words.isEmpty ? nil : feedback.words
    }
  }

  /// What the history calls a change of this name; nil for one of another subject.
  static func words(forOp op: String) -> String? {
    switch op {
    case "report.begin": "Report begun"
    case "report.write": "Report written"
    case "report.confirm": "What was filled in confirmed in a report"
    case "report.share": "Report shared"
    case "report.file": "Report filed"
    case "report.read": "Report read by the court"
    case "report.feedback": "Feedback on a report recorded"
    default: nil
    }
  }
}

/// Why something isn't done to a report.
public enum ReportRefusal: Error, Equatable, Sendable {
  /// The report lacks something.
  case incomplete(ReportGap)
  case draftExists(DocumentID)
  case noSuchReport(DocumentID)
  case noSuchHeading(ListCode)
  /// Nothing under the heading waits to be confirmed.
  case nothingToConfirm(String)
  /// It isn't countersigned yet, so that it is neither shared nor filed.
  case notChecked(SigningState)
  /// It is filed without having been shared, and without a reason.
  case notShared
  case filedAlready(on: Day)
  case notFiled
  /// What happened can't lie in the future, or before the report.
  case badDay(Day)
  case courtMissing
  case feedbackEmpty
  /// No court has read it yet, so that none can have said anything of it.
  case notRead
  /// The form of the court that read it is on record.
  case feedbackGiven(on: Day)
  /// It is for a panel, which gets no form.
  case noForm
  case noSuchQuestion(ListCode)
  /// An earlier report can't be used again.
  case notReusable([ReuseObstacle])
  /// There are no texts of reports, or none of this kind.
  case noTexts(ReportRequest.Kind)
}
