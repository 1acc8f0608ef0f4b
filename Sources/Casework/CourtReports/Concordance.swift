public import JSON

/// What was proposed to a court held against what it decided (R216, R355).
public struct Concordance: Sendable, Equatable {
  /// How far a sentence is the one that was proposed.
  public enum Verdict: String, JSONText, CaseIterable {
    /// The same orders, with the same lengths and requirements wherever the proposal says them.
    case same
    /// The disposal that was proposed first, with other lengths, requirements or orders beside it.
    case sameDisposal = "same-disposal"
    case different
    /// No sentence yet.
    case waiting
    /// The matter ended without a sentence, or nobody said at which hearing it was for.
    case noSentence = "no-sentence"

    /// The words for lists.
    public var words: String {
      switch self {
      case .same: "as proposed"
      case .sameDisposal: "same disposal"
      case .different: "another sentence"
      case .waiting: "not sentenced yet"
      case .noSentence: "no sentence"
      }
    }
    /// Whether the court passed a sentence.
    public var isSentenced: Bool { self == .same || self == .sameDisposal || self == .different }
  }

  public var verdict: Verdict
  /// What was proposed.
  public var proposed: [ReportProposal]
  /// What the court made.
  public var made: [Order] = []
  /// The hearing at which it sentenced, or the latest one so far; nil where none is known.
  public var hearing: Hearing?
  /// Requirements that the court added, and that it left out, of the disposals that both have.
  public var added: [RequirementKind] = []
  public var leftOut: [RequirementKind] = []
  /// Disposals of which the length is another.
  public var otherLength: [Disposal] = []

  /// Compares a report with what came of the hearing that it was for; a hearing that adjourned leads to the next.
  public init(_ report: CourtReport, for request: ReportRequest, in header: Case) {
    proposed = report.content.proposals
    verdict = .noSentence
    var held = request.hearing.flatMap { header.hearing($0) }
    var followed: Set<HearingID> = []
    while let now = held, let next = now.result?.next.flatMap({ header.hearing($0) }),
      now.result?.outcome != .sentenced,
      followed.insert(now.id).inserted
    {
      held = next
    }
    hearing = held
    guard let held else { return }
    guard let result = held.result else {
      verdict = .waiting
      return
    }
    guard result.outcome == .sentenced else { return }
    made = result.orders.compactMap { header.order($0) }
    compare()
  }

  private mutating func compare() {
    var isWhole = Set(proposed.map(\.disposal)) == Set(made.map(\.disposal))
    for proposal in proposed {
      guard let order = made.first(where: { $0.disposal == proposal.disposal }) else { continue }
      let (asked, given) = (Set(proposal.requirements.map(\.kind)), Set(order.requirements.map(\.kind)))
      added += RequirementKind.allCases.filter { given.contains($0) && !asked.contains($0) }
      leftOut += RequirementKind.allCases.filter { asked.contains($0) && !given.contains($0) }
      if let term = proposal.term, term != order.term { otherLength.append(proposal.disposal) }
    }
    if !added.isEmpty || !leftOut.isEmpty || !otherLength.isEmpty { isWhole = false }
    let isMain = proposed.first.map { main in made.contains { $0.disposal == main.disposal } } ?? false
    verdict = isWhole ? .same : isMain ? .sameDisposal : .different
  }

  /// What a report is compared by.
  public enum Grouping: String, CaseIterable, Sendable { case kind, author, court, ethnicity, month }

  /// One report with what came of it.
  public struct Entry: Sendable, Equatable {
    public var summary: CaseSummary
    public var request: ReportRequest
    public var document: DocumentID
    public var author: StaffID
    public var found: Concordance

    /// The day on which it is counted: that of the sentence, else that on which the report was filed.
    public var on: Day {
      found.hearing.flatMap { $0.result == nil ? nil : $0.at.day } ?? request.delivered ?? request.due
    }
    /// The court that sentenced, else the one that the report went to.
    public var court: String { found.hearing?.court ?? request.court }

    /// The code of the group in which it is counted.
    public func group(by grouping: Grouping) -> String {
      switch grouping {
      case .kind: request.kind.rawValue
      case .author: author.text
      case .court: court
      case .ethnicity: summary.ethnicity?.text ?? ""
      case .month: String(on.iso.prefix(7))
      }
    }
  }

  /// Filed reports of a case that proposed a sentence, with what came of them.
  public static func entries(of file: CaseFile, reports: ReportFile) -> [Entry] {
    reports.holding.compactMap { filed in
      let report = filed.plan
      guard let request = file.header.report(report.request), request.delivered != nil,
        !report.content.proposals.isEmpty
      else { return nil }
      return Entry(
        summary: CaseSummary(of: file), request: request, document: filed.id,
        author: report.signing.submitted?.by ?? report.signing.authors.first ?? "nobody",
        found: Concordance(report, for: request, in: file.header))
    }
  }

  /// How many sentences of a group were those proposed: so many of so many.
  public struct Line: Sendable, Equatable {
    public var group: String
    public var filed = 0
    public var sentenced = 0
    public var same = 0
    public var sameDisposal = 0
    public var different = 0

    /// Those in which the main disposal is the one proposed.
    public var agreed: Int { same + sameDisposal }
    /// `3 of 4`.
    public var words: String { "\(agreed) of \(sentenced)" }
    /// Hundredths; nil where nobody was sentenced.
    public var percent: Int? { sentenced == 0 ? nil : agreed * 100 / sentenced }

    fileprivate mutating func take(_ entry: Entry) {
      filed += 1
      if entry.found.verdict.isSentenced { sentenced += 1 }
      switch entry.found.verdict {
      case .same: same += 1
      case .sameDisposal: sameDisposal += 1
      case .different: different += 1
      case .waiting, .noSentence: break
      }
    }
  }

  /// The lines of some entries by their group, and all of them together.
  public static func lines(_ entries: [Entry], by grouping: Grouping) -> (lines: [Line], total: Line) {
    var lines: [String: Line] = [:]
    var total = Line(group: "")
    for entry in entries {
      let group = entry.group(by: grouping)
      lines[group, default: Line(group: group)].take(entry)
      total.take(entry)
    }
    return (lines.values.sorted { $0.group < $1.group }, total)
  }
}
