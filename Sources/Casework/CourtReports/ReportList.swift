/// A report that was asked for, as lists of the service have it.
public struct ReportLine: Sendable, Equatable, Identifiable {
  /// By what it is found again.
  public struct ID: Hashable, Sendable {
    public var reference: CaseReference
    public var report: ReportID
  }

  public var summary: CaseSummary
  public var request: ReportRequest
  public var stage: ReportStage
  /// Who writes it: whoever was named, else the case's worker.
  public var author: StaffID?

  public var id: ID { ID(reference: summary.reference, report: request.id) }

  /// The reports in hand of some cases: late ones first, then by the day by which they are due.
  public static func inHand(_ summaries: some Sequence<CaseSummary>, on day: Day) -> [ReportLine] {
    var found: [ReportLine] = []
    for summary in summaries where summary.isOpen {
      for request in summary.reports {
        found.append(ReportLine(summary, request, documents: summary.documents))
      }
    }
    return found.sorted(by: comesFirst)
  }

  /// Every report of some cases that was filed since a day, the latest first.
  public static func filed(_ files: some Sequence<CaseFile>, since day: Day) -> [ReportLine] {
    var found: [ReportLine] = []
    for file in files {
      for request in file.header.reports where request.delivered.map({ $0 >= day }) ?? false {
        found.append(ReportLine(CaseSummary(of: file), request, documents: file.header.documents))
      }
    }
    return found.sorted { comesFirst($1, $0) }
  }

  /// A request of a case.
  public init(_ summary: CaseSummary, _ request: ReportRequest, documents: [SignedMark]) {
    self.summary = summary
    self.request = request
    stage = request.stage(in: documents)
    author = request.author ?? summary.worker
  }

  private static func comesFirst(_ one: ReportLine, _ other: ReportLine) -> Bool {
    (one.request.delivered ?? one.request.due, one.summary.reference, one.request.id)
      < (other.request.delivered ?? other.request.due, other.summary.reference, other.request.id)
  }
}

extension Sequence<CaseSummary> {
  /// Reports that are past their day, of open cases.
  public func lateReports(on day: Day) -> Int {
    reduce(0) { $0 + ($1.isOpen ? $1.reports.count { $0.isLate(on: day) } : 0) }
  }
}
