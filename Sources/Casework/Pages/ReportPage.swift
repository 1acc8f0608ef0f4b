extension Page {
  /// A report as a court reads it, and for a court the feedback form to tear off as its last page (R215).
  public init(
    report filed: ReportFile.Filed, of request: ReportRequest, case file: CaseFile, texts: ReportTexts,
    staff: [StaffID: Staff], _ context: PageContext
  ) {
    let authors = filed.plan.signing.authors.map { staff[$0]?.name ?? $0.text }.joined(separator: ", ")
    let child = file.header.child
    let report = filed.plan
    self.init(
      title: report.name, subtitle: "\(context.service) \u{B7} in confidence, for the court and those it concerns")
    wrapsAt = 76
    if !report.signing.state.isSigned { paragraph("DRAFT. It has not been checked, and is not for the court.") }
    front(report, request, file, context)
    for section in report.content.sections where !section.text.isEmpty {
      heading(section.title)
      for part in section.text.split(separator: "\n\n").map(String.init) { paragraph(part) }
    }
    options(report.content)
    proposals(report.content)
    heading("From")
    paragraph(authors + ", " + context.service)
    if let signed = report.signing.last(.countersigned) {
      paragraph("Quality assured before filing, \(signed.at.day.text(.long)).")
    }
    for sharing in report.sharings {
      let who = sharing.with == .child ? child.callName : sharing.name.isEmpty ? "parent or carer" : sharing.name
      let words = sharing.words.isEmpty ? "" : ": \u{201C}\(sharing.words)\u{201D}"
      paragraph("Gone through with \(who) on \(sharing.on.text(.long))\(words)")
    }
    blocks.append(.signatures([authors]))
    // The form asks a bench; a panel has its own way to answer.
    guard report.reportKind.isForCourt else { return }
    blocks.append(.newPage)
    feedbackForm(report, file, texts, context)
  }

  private mutating func front(
    _ report: CourtReport, _ request: ReportRequest, _ file: CaseFile, _ context: PageContext
  ) {
    let child = file.header.child
    let heard = request.hearing.flatMap { file.header.hearing($0) }
    fact("Child", child.fullName)
    let age = child.age(on: request.heard ?? context.day).map { " (aged \($0))" } ?? ""
    fact("Born", child.dateOfBirth.map { $0.text(.long) + age } ?? "")
    fact("Court", request.court.isEmpty ? heard?.court ?? "" : request.court)
    fact("Hearing", request.heard?.text(.longWithWeekday) ?? "")
    fact("Court\u{2019}s number", heard?.number ?? "")
    fact("Our reference", file.reference.description)
    fact("Asked for", request.asked.text(.long) + (report.content.isAllOptions ? ", all options" : ""))
    let offences = file.header.offences.filter { heard?.offences.contains($0.id) ?? false }
    if !offences.isEmpty {
      blocks.append(
        .table(
          head: ["Offence", "Date", "Plea"],
          rows: offences.map { offence in
            let plea = offence.plea.map { $0.rawValue.split(separator: "-").joined(separator: " ") } ?? ""
            return [offence.description, offence.date?.text(.long) ?? "", plea]
          }))
    }
  }

  private mutating func options(_ content: ReportContent) {
    guard !content.options.isEmpty else { return }
    heading(content.isAllOptions ? "All options considered" : "Options considered")
    blocks.append(
      .table(
        head: ["Sentence", "Would it do", "Why"],
        rows: content.options.map { [$0.disposal.name, $0.isSuitable ? "yes" : "no", $0.why] }))
  }

  private mutating func proposals(_ content: ReportContent) {
    guard !content.proposals.isEmpty else { return }
    heading("Proposal")
    for proposal in content.proposals {
      paragraph(proposal.words)
      list(proposal.requirements.map(\.words))
      paragraph(proposal.note)
    }
  }

  /// The form that goes with every report for a court, to be torn off and sent back.
  private mutating func feedbackForm(
    _ report: CourtReport, _ file: CaseFile, _ texts: ReportTexts, _ context: PageContext
  ) {
    heading("Please tell us what you think of this report")
    paragraph(
      "Tear this page off and leave it with the usher or the youth justice officer. It helps us to write better.")
    fact("Report", "\(report.name), \(file.reference), \(context.service)")
    for question in texts.feedback {
      paragraph(question.words)
      list(["[ ] yes    [ ] partly    [ ] no    [ ] not needed"])
    }
    paragraph("What else should we know?")
    for _ in 0..<3 { paragraph(String(repeating: "_", count: 70)) }
    blocks.append(.signatures(["Court and bench"]))
  }
}

extension ReportProposal {
  /// `Youth rehabilitation order, 12 months`.
  public var words: String { disposal.name + (term.map { ", " + $0.words } ?? "") }
}

extension Requirement {
  /// `curfew 3 months, 10 hours a day, at home`.
  public var words: String {
    let name = kind.rawValue.split(separator: "-").joined(separator: " ")
    return details.isEmpty ? name : name + " " + details
  }

  /// What it says besides its kind.
  public var details: String {
    var parts = term.map { [$0.words] } ?? []
    if let hoursADay { parts.append(hoursADay.counted("hour") + " a day") }
    if !detail.isEmpty { parts.append(detail) }
    return parts.joined(separator: ", ")
  }
}

extension Term {
  /// `1 month`, `6 months`.
  public var words: String { "\(count) " + (count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue) }
}
