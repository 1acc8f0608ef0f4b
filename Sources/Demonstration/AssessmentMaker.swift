import Casework
import Forms

/// Answers for the made-up service's assessments: one full set a form and stage, from which each case's own differs in
/// what its judgements say.
struct AssessmentMaker {
  private let service: DemonstrationService
  private var filled: [String: Answers] = [:]

  init(_ service: DemonstrationService) {
    self.service = service
  }

  /// Puts the assessments of an open case into its batch: a signed one behind its judgements, and for some a review that
  /// is being written or waits to be countersigned.
  mutating func add(to edits: inout Edits, of reference: CaseReference, seq: Int) {
    guard let bytes = edits.bytes(of: reference.key),
      var header = try? Case(json: bytes), header.isOpen, let worker = header.worker, let judged = header.judgements,
      let order = header.orders.first,
      let rule = service.tools.rules(for: [order.disposal], on: judged.on).first(where: { rule in
        rule.isNeeded && service.forms.latest(rule.form)?.purpose == .assessment
      }),
      let definition = service.forms.inUse(rule.form, on: judged.on)
    else { return }
    let signed = Moment(judged.on, .midday)
    var first = made(definition, rule.stage, order.id, by: worker, at: signed.adding(minutes: -60 * 24 * 3))
    judge(&first, judged, definition)
    sign(&first, by: worker, at: signed, isRead: true)
    put(first, DocumentID("a\(seq).1"), reference, &header, &edits)
    let number = reference.number
    if number % 5 == 0, definition.stages.contains(where: { $0.code == "review" }) {
      let at = Moment(service.today.adding(days: -(number % 9)), .midday)
      var review = made(definition, "review", order.id, by: worker, at: at)
      review.carriedFrom = DocumentID("a\(seq).1")
      let carried = Answers.carried(from: first.answers, source: "a\(seq).1", into: definition)
      if number % 10 == 0 {
        review.answers = carried
        let confirmation = Confirmation(by: worker.text, at: at.jsonText)
        review.answers.confirm(review.answers.questions, by: confirmation)
        let origin = AnswerOrigin(by: worker.text, at: at.jsonText, source: "")
        for question in ["lifestyle.week", "friends.now"] as [QuestionID] where review.answers[question] != nil {
          review.answers[question] = Answer(.text(Self.sentences[number % Self.sentences.count]), origin)
        }
        judge(
          &review, Judgements(on: at.day, reoffending: judged.reoffending, harm: .medium, safety: judged.safety),
          definition)
        sign(&review, by: worker, at: at, isRead: false)
      } else {
        review.answers = carried
        review.completed = [:]
        review.judgements = nil
      }
      put(review, DocumentID("a\(seq).2"), reference, &header, &edits)
    }
    edits.put(reference.key, header)
  }

  private func put(
    _ assessment: Assessment, _ id: DocumentID, _ reference: CaseReference, _ header: inout Case, _ edits: inout Edits
  ) {
    edits.put(SignedName(.assessment, id).key(in: reference), assessment)
    header.documents.append(SignedMark(id, assessment, at: assessment.started))
  }

  /// One that is answered throughout.
  private mutating func made(
    _ definition: FormDefinition, _ stage: String, _ order: OrderID, by worker: StaffID, at moment: Moment
  ) -> Assessment {
    var assessment = Assessment()
    assessment.form = definition.id
    assessment.formVersion = definition.version
    assessment.formTitle = definition.title
    assessment.stage = stage
    assessment.stageTitle = definition.stages.first { $0.code == stage }?.words ?? ""
    assessment.order = order
    assessment.started = moment
    let origin = AnswerOrigin(by: worker.text, at: moment.jsonText, source: "")
    assessment.answers = Answers(answers(definition, stage).stored.mapValues { Answer($0.value, origin) })
    let filled = assessment.filled(definition)
    for section in filled.sections { assessment.completed[section.id.text] = SectionMark(by: worker, at: moment) }
    assessment.effort = [Effort(by: worker, minutes: 240 + assessment.answers.count)]
    assessment.signing = Signing(draftOf: worker)
    return assessment
  }

  /// Puts the judgements in place, and answers what they and what wasn't carried over ask for besides.
  private func judge(_ assessment: inout Assessment, _ judged: Judgements, _ definition: FormDefinition) {
    let origin = AnswerOrigin(
      by: assessment.signing.authors.first?.text ?? "", at: assessment.started.jsonText, source: "")
    var dice = Dice(seed: service.seed)
    defer {
      for _ in 0..<4 {
        let filled = assessment.filled(definition)
        let open = filled.sections.flatMap { filled.obstacles(in: $0) }
        for question in open.compactMap({ definition.question($0.question) }) {
          assessment.answers[question.id] = Answer(Self.value(question, service.today, &dice), origin)
        }
        if open.isEmpty { break }
      }
      let mark = SectionMark(by: assessment.signing.authors.first ?? "", at: assessment.started)
      for section in assessment.filled(definition).sections { assessment.completed[section.id.text] = mark }
    }
    func rate(_ question: QuestionID, _ level: JudgementLevel) {
      guard let answer = assessment.answers[question] else { return }
      assessment.answers[question]?.value = .rating(level.rawValue, reason: Self.reason)
      assessment.answers[question]?.origin = answer.origin
    }
    rate("judgement.reoffending", judged.reoffending)
    rate("judgement.harm", judged.harm)
    rate("judgement.safety", judged.safety)
    assessment.judgements = judged
  }

  private func sign(_ assessment: inout Assessment, by worker: StaffID, at moment: Moment, isRead: Bool) {
    let needs = [
      SigningNeed(.harm, level: assessment.judgements?.harm),
      SigningNeed(.safety, level: assessment.judgements?.safety),
    ].filter { ($0.level ?? .low) > .low }
    assessment.signing.needs = needs
    assessment.signing.acts.append(SigningAct(.submitted, by: worker, at: moment))
    assessment.signing.state = needs.isEmpty ? .signed : .submitted
    guard isRead, !needs.isEmpty else { return }
    let reader = Names.staff.prefix(service.staff).map { StaffID($0.user) }.first { $0 != worker } ?? worker
    assessment.signing.acts.append(SigningAct(.countersigned, by: reader, at: moment))
    assessment.signing.state = .countersigned
  }

  private static let reason = "It rests on what happened in the last year, and on what the child and the family say."

  /// Answers to everything that is needed, made once for a form and stage.
  private mutating func answers(_ definition: FormDefinition, _ stage: String) -> Answers {
    let name = "\(definition.id) \(definition.version) \(stage)"
    if let known = filled[name] { return known }
    var answers = Answers()
    var dice = Dice(seed: service.seed &+ UInt64(name.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }))
    for section in definition.sections {
      // What is answered may show another question, which is then answered too.
      for _ in 0..<4 {
        let form = FilledForm(definition, stage: stage, answers: answers)
        let open = form.obstacles(in: section).compactMap { definition.question($0.question) }
        if open.isEmpty || !form.sections.contains(where: { $0.id == section.id }) { break }
        for question in open {
          answers[question.id] = Answer(
            Self.value(question, service.today, &dice), AnswerOrigin(by: "", at: "", source: ""))
        }
      }
    }
    filled[name] = answers
    return answers
  }

  private static let sentences = [
    "His gran is there for him, and he goes to her when it is hard at home.",
    "He likes football and is good with his hands; he helps his uncle with plastering.",
    "He says that he wants to go back to college in January, and that mornings are hard.",
    "Things are calmer since the family moved; he sleeps better and comes home in time.",
    "He was with two older boys whom he has stopped seeing since the summer.",
    "School says that he is polite and quick, and that reading aloud worries him.",
    "His mother would like somebody to talk to him about anger; she is proud of how he looks after his sister.",
    "He understands more when things are drawn or shown, and when there is time to think.",
  ]

  private static let phrases = [
    "Gran, who lives near", "Football on Sundays", "College in January", "Two older boys", "Mornings",
    "His uncle\u{2019}s work",
    "The park after school", "Missing lessons", "Mum and sister",
  ]

  private static func value(_ question: Question, _ today: Day, _ dice: inout Dice) -> AnswerValue {
    func sentence() -> String { dice.pick(sentences) }
    let code = question.choices.first?.code ?? ""
    switch question.kind {
    case .longText: return .text((0..<dice.number(1...3)).map { _ in sentence() }.joined(separator: " "))
    case .text, .computed: return .text(dice.pick(phrases))
    case .yesNo: return .choice(dice.chance(30) ? "yes" : "no")
    case .one: return .choice(code)
    case .many: return .choices([code])
    case .number(let from, _, _): return .number(from ?? FormNumber(1))
    case .day: return .day(FormDate(today.adding(days: -30)))
    case .rating: return .rating(code, reason: reason)
    case .signature: return .signed("The child", on: FormDate(today.adding(days: -30)))
    case .person: return .person("p1", name: "A parent")
    case .table(let columns, let rows):
      return .rows(
        (0..<max(2, rows)).map { _ in
          var row = AnswerRow()
          for column in columns { row[column.id] = value(column, today, &dice) }
          return row
        })
    }
  }
}
