import Forms

extension Assessment {
  /// An empty one of a form.
  init(of definition: FormDefinition, stage: String, order: OrderID?, in context: ChangeContext) {
    self.init()
    form = definition.id
    formVersion = definition.version
    formTitle = definition.title
    purpose = definition.purpose == .screening ? .screening : .assessment
    self.stage = stage
    stageTitle = definition.stages.first { $0.code == stage }?.words ?? ""
    self.order = order
    started = context.now
    signing = Signing(draftOf: context.by)
  }

  /// Saves answers of a section: others' answers to other questions stay, and the same question answered twice is
  /// refused with both answers.
  mutating func save(
    _ edits: [AnswerEdit], in section: FormSection, of definition: FormDefinition, minutes: Int,
    in context: ChangeContext
  ) throws(Refusal) {
    for edit in edits {
      guard let question = section.questions.first(where: { $0.id == edit.question }) else {
        throw .assessment(.noSuchQuestion(edit.question))
      }
      if let value = edit.value, let fault = question.fault(of: value) {
        throw .assessment(.badAnswer(question.words, fault))
      }
    }
    let conflicts = answers.conflicts(with: edits)
    guard conflicts.isEmpty else { throw .assessment(.conflict(conflicts)) }
    answers.make(edits, by: AnswerOrigin(by: context.by.text, at: context.now.jsonText, source: ""))
    guard minutes > 0 else { return }
    // Nobody works on one section for longer than a day between two saves; a clock that jumped shouldn't say so.
    let spent = min(minutes, 24 * 60)
    if let index = effort.firstIndex(where: { $0.by == context.by }) {
      effort[index].minutes += spent
    } else {
      effort.append(Effort(by: context.by, minutes: spent))
    }
  }

  /// Works out what follows from the answers: the judgements, and what may ask for a second signature.
  mutating func derive(_ definition: FormDefinition, on day: Day) {
    let filled = filled(definition)
    func level(_ role: QuestionRole) -> JudgementLevel? {
      filled.answer(for: role)?.codes.first.flatMap { JudgementLevel(rawValue: $0) }
    }
    if let reoffending = level(.reoffending), let harm = level(.harm), let safety = level(.safety) {
      judgements = Judgements(on: day, reoffending: reoffending, harm: harm, safety: safety)
    } else {
      judgements = nil
    }
    tags = []
    if stage == Self.reportStage { tags.append("court-report") }
    if filled.needsCountersigning { tags.append("form") }
  }

  /// The stage whose assessments feed a court report.
  public static let reportStage = "sentence-report"
}

extension Case {
  /// Takes over what a signed assessment says: the judgements, that the child was assessed, an episode to be opened.
  mutating func take(_ assessment: Assessment, _ id: DocumentID, _ filled: FilledForm, on day: Day) {
    if var latest = assessment.judgements {
      assessed = assessedDays
      latest.on = day
      judgements = latest
    } else if assessment.purpose == .assessment {
      assessed = assessedDays.contains(day) ? assessedDays : (assessedDays + [day]).sorted()
    }
    guard filled.answer(for: .exploitationEpisode) == .choice("yes"),
      !episodes.contains(where: { $0.closed == nil })
    else { return }
    var episode = ExploitationEpisode()
    episode.assessment = id
    episode.opened = day
    episode.reason = assessment.title
    episode.lead =
      filled.answer(for: .episodeLead).flatMap { if case .person(_, let name) = $0 { name } else { nil } } ?? ""
    episodes.append(episode)
  }
}

/// An assessment with its identifier.
public struct FiledAssessment: Sendable, Equatable {
  /// The identifier within the case.
  public var id: DocumentID
  /// The change that last altered it.
  public var version: Int
  /// What it says.
  public var assessment: Assessment
  /// Puts the parts together.
  public init(id: DocumentID, version: Int, assessment: Assessment) {
    self.id = id
    self.version = version
    self.assessment = assessment
  }
}

extension Record {
  /// One assessment; nil where there is none.
  public func assessment(_ id: DocumentID, of reference: CaseReference) throws -> Assessment? {
    try stored(SignedName(.assessment, id).key(in: reference)).map { try Assessment(json: $0.bytes) }
  }

  /// All assessments of a case, the earliest started first.
  public func assessments(of reference: CaseReference) throws -> [FiledAssessment] {
    try all(.assessments, of: reference).map {
      FiledAssessment(id: DocumentID($0.key.id), version: $0.version, assessment: try Assessment(json: $0.bytes))
    }.sorted {
      ($0.assessment.started, $0.id.text.utf8.count, $0.id) < ($1.assessment.started, $1.id.text.utf8.count, $1.id)
    }
  }

  /// The last one of a form whose answers can be carried over: the latest started that is signed, else the latest.
  func latestAssessment(_ form: FormID, of reference: CaseReference) throws -> FiledAssessment? {
    let all = try assessments(of: reference).filter { $0.assessment.form == form }
    return all.last { $0.assessment.signing.state.isSigned } ?? all.last
  }
}
