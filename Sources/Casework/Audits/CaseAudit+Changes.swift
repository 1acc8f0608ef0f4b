public import Forms

/// Something that is done about the audit of cases.
public enum AuditChange: Sendable, Equatable {
  /// A case was audited, with the answers to a checklist.
  case record(CaseReference, FormID, [QuestionID: AnswerValue])
  /// What an audit asked for is done: the action by its place in the list.
  case actionDone(AuditID, action: Int, on: Day, note: String)

  /// The change's name in the journal.
  public var op: String {
    switch self {
    case .record: "audit.record"
    case .actionDone: "audit.action"
    }
  }

  /// What was said with it; nil where nothing was.
  public var why: String? {
    switch self {
    case .record(let reference, _, _): reference.description
    case .actionDone(_, _, _, let note): note.isEmpty ? nil : note
    }
  }

  /// What the history calls a change of this name; nil for one of another subject.
  static func words(forOp op: String) -> String? {
    switch op {
    case "audit.record": "Audit recorded"
    case "audit.action": "Action of an audit done"
    default: nil
    }
  }
}

/// Why an audit isn't recorded, or its action not marked.
public enum AuditRefusal: Error, Equatable, Sendable {
  /// There is no such checklist with a grading in use on the day.
  case noSuchForm(FormID)
  /// Whoever works on a case doesn't audit it.
  case ownCase(CaseReference)
  /// The form has no such question.
  case noSuchQuestion(QuestionID)
  /// What was answered is no answer to the question.
  case badAnswer(String, AnswerFault)
  /// A question that has to be answered isn't, by its words.
  case unanswered(String)
  /// There is no such audit, or it asks for no such action.
  case noSuchAction(AuditID, Int)
}

extension Change {
  /// The rules of the changes to audits.
  func auditEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .audited(let change) = self else { return }
    switch change {
    case .record(let reference, let form, let answers):
      guard let header = try record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
      if header.worker == context.by || header.secondaryWorkers.contains(context.by) {
        throw Refusal.audit(.ownCase(reference))
      }
      guard let definition = context.forms.inUse(form, on: context.now.day), definition.purpose == .checklist,
        definition.roles[.grading] != nil
      else { throw Refusal.audit(.noSuchForm(form)) }
      var audit = try Self.audit(answers, definition, in: context)
      audit.reference = reference
      audit.worker = header.worker
      audit.team = header.team
      guard let key = CaseAudit.key(AuditID("a\(context.seq)")) else { return }
      edits.put(key, audit)
    case .actionDone(let id, let number, let day, let note):
      guard let key = CaseAudit.key(id), let stored = try record.stored(key) else {
        throw Refusal.audit(.noSuchAction(id, number))
      }
      if day > context.now.day { throw Refusal.doneInFuture(day) }
      var audit = try CaseAudit(json: stored.bytes)
      guard audit.actions.indices.contains(number) else { throw Refusal.audit(.noSuchAction(id, number)) }
      audit.actions[number].done = day
      audit.actions[number].note = note
      edits.put(key, audit)
    }
  }

  /// The audit that the answers make. Throws `Refusal` where one is wrong or missing.
  private static func audit(
    _ answers: [QuestionID: AnswerValue], _ definition: FormDefinition, in context: ChangeContext
  ) throws -> CaseAudit {
    var audit = CaseAudit()
    audit.by = context.by
    audit.on = context.now.day
    audit.form = definition.id
    audit.formVersion = definition.version
    let origin = AnswerOrigin(by: context.by.text, at: context.now.jsonText, source: "")
    for (id, value) in answers {
      guard let question = definition.question(id) else { throw Refusal.audit(.noSuchQuestion(id)) }
      if let fault = question.fault(of: value) { throw Refusal.audit(.badAnswer(question.words, fault)) }
      audit.answers[id] = Answer(value, origin)
    }
    let filled = FilledForm(definition, answers: audit.answers)
    for section in filled.sections {
      guard let obstacle = filled.obstacles(in: section).first else { continue }
      throw Refusal.audit(.unanswered(definition.question(obstacle.question)?.words ?? obstacle.question.text))
    }
    audit.theme = filled.answer(for: .auditTheme)?.codes.first ?? ""
    audit.grading = filled.answer(for: .grading)?.codes.first ?? ""
    if case .rows(let rows)? = filled.answer(for: .auditActions) {
      audit.actions = rows.compactMap(CaseAudit.Action.init)
    }
    return audit
  }
}

extension CaseAudit.Action {
  /// What a row of the table of actions asks for; nil where it doesn't say what, or by when.
  fileprivate init?(_ row: AnswerRow) {
    guard case .text(let what)? = row["what"], case .day(let date)? = row["by"], let day = Day(date) else { return nil }
    self.what = what
    by = day
    if case .text(let who)? = row["who"] { self.who = who }
  }
}
