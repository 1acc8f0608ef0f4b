import Forms

extension Change {
  /// The rules of the changes to assessments.
  func assessmentEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .assessed(let reference, let change) = self else { return }
    switch change {
    case .start(let form, let stage, let order, let empty):
      guard let header = try record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
      if let order, header.order(order) == nil { throw Refusal.noSuchOrder(order, reference) }
      let definition = try Self.definition(form, stage: stage, in: context)
      if header.documents.contains(where: { $0.name.kind == .assessment && $0.isDraft(of: definition, stage: stage) }) {
        throw Refusal.assessment(.draftOpen(definition.title))
      }
      var assessment = Assessment(of: definition, stage: stage, order: order, in: context)
      if !empty, let last = try record.latestAssessment(form, of: reference) {
        assessment.carriedFrom = last.id
        assessment.answers = Answers.carried(
          from: last.assessment.answers, source: last.id.text, into: definition)
        assessment.derive(definition, on: context.now.day)
      }
      try put(assessment, DocumentID("a\(context.seq)"), reference, on: record, in: context, &edits)
    case .correct(let id, let why):
      guard !why.isEmpty else { throw Refusal.reasonMissing }
      let old = try Self.assessment(id, reference, on: record)
      guard old.signing.state.isSigned else { throw Refusal.assessment(.notSigned(id)) }
      if try record.header(of: reference)?.documents.first(where: { $0.name.id == id })?.isReplaced ?? false {
        throw Refusal.signing(.replaced(SignedName(.assessment, id)))
      }
      var corrected = old
      corrected.replaces = id
      corrected.why = why
      corrected.started = context.now
      corrected.effort = []
      corrected.signing = Signing(draftOf: context.by, version: old.signing.version + 1)
      try put(corrected, DocumentID("a\(context.seq)"), reference, on: record, in: context, &edits)
    case .drop(let id, let why):
      guard !why.isEmpty else { throw Refusal.reasonMissing }
      let assessment = try Self.assessment(id, reference, on: record)
      guard assessment.signing.state == .draft else { throw Refusal.assessment(.notDraft(id)) }
      edits.remove(SignedName(.assessment, id).key(in: reference))
      try amend(reference, on: record, &edits) { header in
        header.documents.removeAll { $0.name == SignedName(.assessment, id) }
      }
    case .endEpisode(let id, let day, let outcome):
      guard !outcome.isEmpty else { throw Refusal.reasonMissing }
      guard day <= context.now.day else { throw Refusal.doneInFuture(day) }
      try amend(reference, on: record, &edits) { header in
        guard let index = header.episodes.firstIndex(where: { $0.assessment == id && $0.closed == nil }) else {
          throw Refusal.assessment(.noSuchEpisode(id))
        }
        header.episodes[index].closed = day
        header.episodes[index].outcome = outcome
      }
    case .save(let id, let section, let answers, let minutes):
      try write(id, section, reference, on: record, in: context, &edits) { assessment, definition, section in
        try assessment.save(answers, in: section, of: definition, minutes: minutes, in: context)
      }
    case .confirm(let id, let section, let question):
      try write(id, section, reference, on: record, in: context, &edits) { assessment, definition, section in
        let shown = assessment.filled(definition).questions(in: section).map(\.id)
        if let question, !shown.contains(question) { throw Refusal.assessment(.noSuchQuestion(question)) }
        assessment.answers.confirm(
          question.map { [$0] } ?? shown, by: Confirmation(by: context.by.text, at: context.now.jsonText))
      }
    case .mark(let id, let section, let complete):
      try write(id, section, reference, on: record, in: context, &edits) { assessment, definition, section in
        guard complete else { return assessment.completed[section.id.text] = nil }
        let obstacles = assessment.filled(definition).obstacles(in: section)
        guard obstacles.isEmpty else {
          throw Refusal.assessment(
            .sectionOpen(
              section.title, obstacles, words: obstacles.compactMap { definition.question($0.question)?.words }))
        }
        assessment.completed[section.id.text] = SectionMark(by: context.by, at: context.now)
      }
    }
  }

  /// A step in the signing of an assessment: it must be complete to be submitted, and what it says holds once signed.
  func signAssessment(
    _ id: DocumentID, _ step: SigningStep, _ reference: CaseReference, on record: some Record,
    in context: ChangeContext, _ edits: inout Edits
  ) throws {
    let assessment = try Self.assessment(id, reference, on: record)
    let definition = try Self.definition(of: assessment, in: context)
    let filled = assessment.filled(definition)
    if case .submit = step {
      let open = filled.sections.filter { assessment.progress(of: $0, in: filled) != .complete }.map(\.title)
      guard open.isEmpty else { throw Refusal.assessment(.sectionsOpen(open)) }
    }
    try sign(Assessment.self, id, step, reference, on: record, in: context, &edits)
    guard let bytes = edits.bytes(of: SignedName(.assessment, id).key(in: reference)),
      let header = edits.bytes(of: reference.key)
    else { return }
    let signed = try Assessment(json: bytes)
    guard signed.signing.state.isSigned else { return }
    var after = try Case(json: header)
    after.take(signed, id, filled, on: context.now.day)
    edits.put(reference.key, after)
  }

  private func put(
    _ assessment: Assessment, _ id: DocumentID, _ reference: CaseReference, on record: some Record,
    in context: ChangeContext, _ edits: inout Edits
  ) throws {
    edits.put(SignedName(.assessment, id).key(in: reference), assessment)
    try amend(reference, on: record, &edits) { $0.mark(SignedMark(id, assessment, at: context.now)) }
  }

  /// Alters an open assessment, on the latest state, and leaves its mark on the case where that changes.
  private func write(
    _ id: DocumentID, _ section: SectionID, _ reference: CaseReference, on record: some Record,
    in context: ChangeContext, _ edits: inout Edits,
    _ alter: (inout Assessment, FormDefinition, FormSection) throws -> Void
  ) throws {
    guard let header = try record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
    if let closed = header.closed { throw Refusal.caseClosed(reference, on: closed.on) }
    var assessment = try Self.assessment(id, reference, on: record)
    let authors = assessment.signing.authors
    do throws(SigningRefusal) { try assessment.signing.write(by: context.by) } catch { throw Refusal.signing(error) }
    let definition = try Self.definition(of: assessment, in: context)
    guard let found = definition.section(section),
      assessment.filled(definition).sections.contains(where: { $0.id == section })
    else { throw Refusal.assessment(.noSuchSection(section)) }
    try alter(&assessment, definition, found)
    assessment.derive(definition, on: context.now.day)
    if assessment.signing.authors == authors {
      // The case's own record stays as it is, so that it isn't written at each save of a section.
      edits.put(SignedName(.assessment, id).key(in: reference), assessment)
    } else {
      try put(assessment, id, reference, on: record, in: context, &edits)
    }
  }

  private static func assessment(
    _ id: DocumentID, _ reference: CaseReference, on record: some Record
  ) throws -> Assessment {
    guard let found = try record.assessment(id, of: reference) else {
      throw Refusal.assessment(.noSuchAssessment(id, reference))
    }
    return found
  }

  private static func definition(of assessment: Assessment, in context: ChangeContext) throws -> FormDefinition {
    guard let found = context.forms.definition(assessment.form, version: assessment.formVersion) else {
      throw Refusal.assessment(.noSuchForm(assessment.form, version: assessment.formVersion))
    }
    return found
  }

  private static func definition(
    _ form: FormID, stage: String, in context: ChangeContext
  ) throws -> FormDefinition {
    guard let any = context.forms.latest(form) else { throw Refusal.assessment(.noSuchForm(form, version: nil)) }
    guard let found = context.forms.inUse(form, on: context.now.day), found.purpose != .checklist else {
      throw Refusal.assessment(.notInUse(any.title, context.now.day))
    }
    let hasStage = found.stages.isEmpty ? stage.isEmpty : found.stages.contains { $0.code == stage }
    guard hasStage else { throw Refusal.assessment(.noSuchStage(stage, form: found.title)) }
    return found
  }
}

extension SignedMark {
  /// Whether it marks an open draft of a form at a stage.
  fileprivate func isDraft(of definition: FormDefinition, stage: String) -> Bool {
    guard !state.isSigned else { return false }
    var other = Assessment()
    other.formTitle = definition.title
    other.stageTitle = definition.stages.first { $0.code == stage }?.words ?? ""
    return title == other.title
  }
}
