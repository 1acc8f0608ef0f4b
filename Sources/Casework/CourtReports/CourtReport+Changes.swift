extension Change {
  /// The rules of the changes to reports.
  func reportEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .reported(let reference, let change) = self else { return }
    guard let header = try record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
    if let closed = header.closed { throw Refusal.caseClosed(reference, on: closed.on) }
    let file = try record.reports(of: reference)
    if case .begun(let request, let reused) = change {
      return try begin(request, reusing: reused, reference, header, file, on: record, in: context, &edits)
    }
    var step = ReportStep(header: header, context: context)
    let id = change.document
    guard let id, var filed = file.version(id) else { throw Refusal.report(.noSuchReport(id ?? DocumentID(""))) }
    if header.documents.contains(where: { $0.name == SignedName(.report, id) && $0.isReplaced }) {
      throw Refusal.signing(.replaced(SignedName(.report, id)))
    }
    if case .written(_, _, let seen?) = change, seen != filed.version {
      let key = SignedName(.report, id).key(in: reference)
      throw Refusal.changedMeanwhile(key, seen: seen, now: filed.version)
    }
    try step.take(change, &filed.plan)
    edits.put(SignedName(.report, id).key(in: reference), filed.plan)
    try amend(reference, on: record, &edits) { header in
      header.mark(SignedMark(id, filed.plan, at: context.now))
      guard let index = header.reports.firstIndex(where: { $0.id == filed.plan.request }) else { return }
      header.reports[index].take(filed.plan)
    }
  }

  /// Signs a report, and says on its request that it went to be checked.
  func signReport(
    _ id: DocumentID, _ step: SigningStep, _ reference: CaseReference, on record: some Record,
    in context: ChangeContext, _ edits: inout Edits
  ) throws {
    try sign(CourtReport.self, id, step, reference, on: record, in: context, &edits)
    guard case .submit = step, let report = try record.reports(of: reference).version(id)?.plan else { return }
    try amend(reference, on: record, &edits) { header in
      guard let index = header.reports.firstIndex(where: { $0.id == report.request }) else { return }
      header.reports[index].submitted = header.reports[index].submitted ?? context.now.day
    }
  }

  private func begin(
    _ id: ReportID, reusing reused: DocumentID?, _ reference: CaseReference, _ header: Case, _ file: ReportFile,
    on record: some Record, in context: ChangeContext, _ edits: inout Edits
  ) throws {
    guard let request = header.report(id) else { throw Refusal.noSuchReport(id, reference) }
    if let delivered = request.delivered { throw Refusal.report(.filedAlready(on: delivered)) }
    guard let texts = context.reports.kind(request.kind) else { throw Refusal.report(.noTexts(request.kind)) }
    let own = file.answering(id)
    let draft = ReportDraft(
      request, texts, context.reports, header, assessments: try record.assessments(of: reference),
      forms: context.forms, plans: try record.plans(of: reference), contacts: try record.contacts(of: reference),
      on: context.now.day)
    var content = draft.content
    if let current = own.current {
      content.sections = current.plan.content.sections
      content.options = current.plan.content.options
      content.proposals = current.plan.content.proposals
    } else if let reused {
      guard let earlier = file.version(reused) else { throw Refusal.report(.noSuchReport(reused)) }
      let obstacles = earlier.plan.obstaclesToReuse(in: header, on: context.now.day)
      if !obstacles.isEmpty { throw Refusal.report(.notReusable(obstacles)) }
      content.take(earlier.plan.content, from: earlier)
    }
    var (key, report) = try own.written(nil, content, orders: [], seen: nil, of: reference, in: context)
    report.orders = request.kind.isAboutOrder ? header.orders.filter { $0.runs(on: context.now.day) }.map(\.id) : []
    report.request = id
    report.reportKind = request.kind
    report.name = texts.title
    report.reuses = own.current == nil ? reused : nil
    edits.put(SignedName(.report, key).key(in: reference), report)
    try amend(reference, on: record, &edits) { header in
      header.mark(SignedMark(key, report, at: context.now))
      guard let index = header.reports.firstIndex(where: { $0.id == id }) else { return }
      header.reports[index].document = key
      // Whoever begins it writes it, unless somebody else was named.
      if header.worker != context.by { header.reports[index].author = header.reports[index].author ?? context.by }
    }
  }
}

/// One step in a report's life, held against the rules.
private struct ReportStep {
  let header: Case
  let context: ChangeContext

  private func check(_ day: Day, _ report: CourtReport) throws {
    guard day <= context.now.day, day >= report.begun else { throw Refusal.report(.badDay(day)) }
  }

  mutating func take(_ change: ReportChange, _ report: inout CourtReport) throws {
    switch change {
    case .begun: break
    case .written(_, let content, _):
      try write(&report)
      try check(content.proposals)
      report.content.take(content, by: ReportConfirmation(by: context.by, at: context.now))
      report.content.facts = ReportFacts(header, assessment: report.content.facts.assessment)
    case .confirmed(_, let headings):
      try write(&report)
      for heading in headings {
        guard let index = report.content.sections.firstIndex(where: { $0.heading == heading }) else {
          throw Refusal.report(.noSuchHeading(heading))
        }
        guard report.content.sections[index].isUnconfirmed else {
          throw Refusal.report(.nothingToConfirm(report.content.sections[index].title))
        }
        report.content.sections[index].confirmed = ReportConfirmation(by: context.by, at: context.now)
      }
    case .shared(_, var sharing):
      guard report.signing.state == .countersigned else { throw Refusal.report(.notChecked(report.signing.state)) }
      try check(sharing.on, report)
      sharing.by = context.by
      sharing.at = context.now
      report.sharings.append(sharing)
    case .filed(_, var filing):
      guard report.signing.state == .countersigned else { throw Refusal.report(.notChecked(report.signing.state)) }
      if let filed = report.filing { throw Refusal.report(.filedAlready(on: filed.on)) }
      guard !filing.court.isEmpty else { throw Refusal.report(.courtMissing) }
      guard !report.sharings.isEmpty || !filing.unshared.isEmpty else { throw Refusal.report(.notShared) }
      try check(filing.on, report)
      filing.by = context.by
      filing.at = context.now
      report.filing = filing
    case .read(_, var reading):
      guard let filed = report.filing else { throw Refusal.report(.notFiled) }
      guard !reading.court.isEmpty else { throw Refusal.report(.courtMissing) }
      guard reading.on <= context.now.day, reading.on >= filed.on else { throw Refusal.report(.badDay(reading.on)) }
      reading.by = context.by
      reading.at = context.now
      report.readings.append(reading)
    case .answered(_, var feedback):
      guard let filed = report.filing else { throw Refusal.report(.notFiled) }
      if let obstacle = report.obstacleToFeedback { throw Refusal.report(obstacle) }
      guard feedback.on <= context.now.day, feedback.on >= filed.on else { throw Refusal.report(.badDay(feedback.on)) }
      guard !feedback.answers.isEmpty || !feedback.words.isEmpty else { throw Refusal.report(.feedbackEmpty) }
      let asked = context.reports.feedback.map(\.id)
      if let stray = feedback.answers.first(where: { !asked.contains($0.check) }) {
        throw Refusal.report(.noSuchQuestion(stray.check))
      }
      feedback.by = context.by
      feedback.at = context.now
      report.feedback.append(feedback)
    }
  }

  private func write(_ report: inout CourtReport) throws {
    do throws(SigningRefusal) { try report.signing.write(by: context.by) } catch { throw Refusal.signing(error) }
  }

  /// A sentence that the law is proved not to allow isn't proposed.
  private func check(_ proposals: [ReportProposal]) throws {
    for proposal in proposals {
      guard proposal.disposal.isSentence else { throw Refusal.court(.notASentence(proposal.disposal)) }
      var order = Order()
      order.disposal = proposal.disposal
      order.made = context.now.day
      order.term = proposal.term
      order.ends = proposal.term?.lastDay(from: context.now.day)
      order.requirements = proposal.requirements
      let faults = OrderRules.faults(
        of: order, in: header, on: context.now.day, under: context.limits, as: .imported)
      if let fault = faults.first { throw fault }
    }
  }
}

extension ReportChange {
  /// The version that it is done to; nil where it begins one.
  fileprivate var document: DocumentID? {
    switch self {
    case .begun: nil
    case .written(let id, _, _), .confirmed(let id, _), .shared(let id, _), .filed(let id, _), .read(let id, _),
      .answered(let id, _):
      id
    }
  }
}

extension CourtReport {
  /// Why no feedback form is recorded now; nil where one can be: each reading by a court gives one form (R215).
  public var obstacleToFeedback: ReportRefusal? {
    guard filing != nil else { return .notFiled }
    guard reportKind.isForCourt else { return .noForm }
    guard !readings.isEmpty else { return .notRead }
    return feedback.count < readings.count ? nil : feedback.last.map { .feedbackGiven(on: $0.on) }
  }
}

extension ReportContent {
  /// Takes over what somebody wrote: the headings stay, and what they wrote anew needs no confirming any more.
  fileprivate mutating func take(_ written: ReportContent, by author: ReportConfirmation) {
    for index in sections.indices {
      guard let text = written.section(sections[index].heading)?.text, text != sections[index].text else { continue }
      sections[index].text = text
      if !sections[index].origins.isEmpty { sections[index].confirmed = author }
    }
    options = written.options
    proposals = written.proposals
    isAllOptions = written.isAllOptions
  }

  /// Takes over what an earlier report says under the same headings, to be confirmed.
  fileprivate mutating func take(_ earlier: ReportContent, from filed: ReportFile.Filed) {
    let day = filed.plan.signing.signed?.at.day ?? filed.plan.begun
    for index in sections.indices {
      guard let found = earlier.section(sections[index].heading), !found.text.isEmpty else { continue }
      sections[index].text = found.text
      sections[index].origins = [ReportOrigin(found.title, of: SignedName(.report, filed.id), on: day)]
    }
    options = earlier.options
    proposals = earlier.proposals
  }
}

extension ReportRequest {
  /// Takes over what became of the report.
  fileprivate mutating func take(_ report: CourtReport) {
    shared = report.sharings.map(\.on).min() ?? shared
    if let filing = report.filing {
      delivered = filing.on
      if court.isEmpty { court = filing.court }
    }
    read = report.readings.map(\.on).min() ?? read
  }
}

extension ReportRequest.Kind {
  /// Whether it is about an order that runs.
  fileprivate var isAboutOrder: Bool { [.breach, .progress, .panel, .parole].contains(self) }
}

extension Disposal {
  /// Whether a court makes it on sentence.
  public var isSentence: Bool {
    isCourtOutcome && ![.bailSupervision, .remandToYouthDetention, .remandToLocalAuthority, .injunction].contains(self)
  }
}
