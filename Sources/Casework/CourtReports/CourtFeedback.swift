/// What courts said of reports on the forms that came back, gathered by month (R209, R215).
public struct CourtFeedback: Sendable, Equatable {
  /// One form.
  public struct Form: Sendable, Equatable {
    public var reference: CaseReference
    public var request: ReportRequest
    public var author: StaffID
    public var feedback: ReportFeedback
  }

  /// The answers to one question in a month.
  public struct Line: Sendable, Equatable {
    /// `2026-11`.
    public var month: String
    public var check: ListCode
    public var counts: [CheckAnswer.Answer: Int] = [:]
  }

  /// The forms that came back, the earliest first.
  public private(set) var forms: [Form] = []
  /// Reports that were filed.
  public private(set) var filed = 0
  /// The answers by month and question, in the order in which they were first given.
  public private(set) var lines: [Line] = []

  /// Gathers what came back between two days, and counts what was filed.
  public init(_ reports: [(file: CaseFile, reports: ReportFile)], days: ClosedRange<Day>) {
    for (file, reports) in reports {
      for held in reports.holding {
        guard held.plan.reportKind.isForCourt, let request = file.header.report(held.plan.request) else { continue }
        if let filing = held.plan.filing, days.contains(filing.on) { filed += 1 }
        let author = held.plan.signing.submitted?.by ?? "nobody"
        forms += held.plan.feedback.filter { days.contains($0.on) }.map {
          Form(reference: file.reference, request: request, author: author, feedback: $0)
        }
      }
    }
    forms.sort { ($0.feedback.on, $0.reference, $0.request.id) < ($1.feedback.on, $1.reference, $1.request.id) }
    for form in forms {
      let month = String(form.feedback.on.iso.prefix(7))
      for answer in form.feedback.answers {
        let at = lines.firstIndex { $0.month == month && $0.check == answer.check } ?? lines.endIndex
        if at == lines.endIndex { lines.append(Line(month: month, check: answer.check)) }
        lines[at].counts[answer.answer, default: 0] += 1
      }
    }
  }
}
