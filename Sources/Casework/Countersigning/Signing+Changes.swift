/// A step in the signing of a document, as a change names it.
public enum SigningStep: Sendable, Equatable {
  /// The author submits it.
  case submit(note: String)
  /// The author takes it back before it was looked at.
  case takeBack(note: String)
  /// A second person sends it back with reasons on the parts that they are about.
  case sendBack(reasons: [PartReason], checks: [CheckAnswer], note: String)
  /// A second person signs it.
  case countersign(checks: [CheckAnswer], note: String)

  /// What was said with it; nil where nothing was.
  public var note: String? {
    let words =
      switch self {
      case .submit(let note), .takeBack(let note), .countersign(_, let note): note
      case .sendBack(let reasons, _, let note):
        (reasons.map { $0.part.isEmpty ? $0.words : $0.part + ": " + $0.words } + (note.isEmpty ? [] : [note]))
          .joined(separator: "; ")
      }
    return words.isEmpty ? nil : words
  }
}

extension Change {
  /// The rules of the steps in the signing of documents, whatever kind they are of.
  func signingEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .documentSigned(let reference, let name, let step) = self else { return }
    switch name.kind {
    case .assessment: try signAssessment(name.id, step, reference, on: record, in: context, &edits)
    case .plan: try sign(Plan.self, name.id, step, reference, on: record, in: context, &edits)
    case .exitPlan: try sign(ExitPlan.self, name.id, step, reference, on: record, in: context, &edits)
    case .report: try signReport(name.id, step, reference, on: record, in: context, &edits)
    }
  }

  /// Takes a step in the signing of a document, and leaves its mark on the case.
  ///
  /// Throws `Refusal`; the edits hold the document and the case's own record.
  func sign<Document: SignedDocument>(
    _ type: Document.Type, _ id: DocumentID, _ step: SigningStep, _ reference: CaseReference, on record: some Record,
    in context: ChangeContext, _ edits: inout Edits
  ) throws {
    let name = SignedName(Document.kind, id)
    guard let header = try record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
    guard let stored = try record.stored(name.key(in: reference)) else {
      throw Refusal.signing(.noSuchDocument(name))
    }
    if header.documents.first(where: { $0.name == name })?.isReplaced ?? false {
      throw Refusal.signing(.replaced(name))
    }
    var document = try Document(json: stored.bytes)
    let needs = context.countersigning.needs(of: document.signingFacts(in: header), on: context.now.day)
    let roles = try record.roles(in: context, of: reference)
    let role = roles.first { context.countersigning.maySign($0, Document.kind, on: context.now.day) } ?? roles.first
    do throws(SigningRefusal) {
      try document.signing.take(step, as: Document.kind, role, needs: needs, in: context)
    } catch { throw Refusal.signing(error) }
    if case .submit = step { try document.checkComplete(in: header) }
    edits.put(name.key(in: reference), document)
    try amend(reference, on: record, &edits) {
      $0.mark(SignedMark(id, document, at: context.now), replacing: document.replaces)
    }
  }
}

extension Signing {
  fileprivate mutating func take(
    _ step: SigningStep, as kind: SignedKind, _ role: StaffRole?, needs: [SigningNeed], in context: ChangeContext
  ) throws(SigningRefusal) {
    let staff = context.by
    func checkRole() throws(SigningRefusal) {
      guard let role, context.countersigning.maySign(role, kind, on: context.now.day) else {
        throw .mayNotCountersign(staff, kind)
      }
    }
    switch step {
    case .submit(let note): try submit(by: staff, at: context.now, note: note, needs: needs)
    case .takeBack(let note): try takeBack(by: staff, at: context.now, note: note)
    case .sendBack(let reasons, let checks, let note):
      try sendBack(by: staff, at: context.now, note: note, reasons: reasons, checks: checks)
      try checkRole()
    case .countersign(let checks, let note):
      try countersign(by: staff, at: context.now, note: note, checks: checks)
      try checkRole()
      try context.countersigning.check(checks, of: kind, on: context.now.day)
    }
  }
}
