/// Why something isn't removed from a case.
public enum RemovalRefusal: Error, Equatable, Sendable {
  case noSuchPart(CasePart, CaseReference)
  /// Other records stand on it.
  case stoodOn(CasePart, [Dependant])
  /// It was submitted or signed already.
  case noDraft(SignedKind, SigningState)
}

extension Change {
  /// The rule of the change that takes something out of sight that was recorded by mistake; the journal keeps it.
  func removalEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .removed(let reference, let part, let why) = self else { return }
    guard why.contains(where: { !$0.isWhitespace }) else { throw Refusal.reasonMissing }
    guard let file = try record.caseFile(reference) else { throw Refusal.noSuchCase(reference) }
    try Self.checkIsThere(part, in: file)
    if case .oversight = part, !(try record.roles(in: context, of: reference).contains(where: \.oversees)) {
      throw Refusal.mayNotOversee(context.by)
    }
    let dependants = try record.dependants(of: part, in: file)
    guard dependants.isEmpty else { throw Refusal.removal(.stoodOn(part, dependants)) }
    // A contact is taken off a closed case too, as it is moved off one: it may be another child's.
    if case .contact(let id) = part { return edits.remove(reference.key(.contacts, id.text)) }
    var others = Edits()
    try amend(reference, on: record, &edits) { header in
      header.remove(part)
      switch part {
      case .order(let id):
        try Self.unbind(id, from: file.contacts, of: reference, &header, on: record, in: context, &others)
      case .draft(let name):
        if name.kind == .report { try Self.putBack(name.id, of: reference, &header, on: record) }
        others.remove(name.key(in: reference))
      default: break
      }
    }
    for edit in others.list { edits.set(edit.key, edit.bytes) }
  }

  private static func checkIsThere(_ part: CasePart, in file: CaseFile) throws {
    let reference = file.reference
    switch part {
    case .contact(let id):
      guard file.contact(id) != nil else { throw Refusal.noSuchContact(id, reference) }
    case .draft(let name):
      guard let mark = file.header.documents.first(where: { $0.name == name }) else {
        throw Refusal.removal(.noSuchPart(part, reference))
      }
      guard mark.state == .draft else { throw Refusal.removal(.noDraft(name.kind, mark.state)) }
    default:
      guard file.header.recorded.contains(where: { $0.part == part }) else {
        throw Refusal.removal(.noSuchPart(part, reference))
      }
    }
  }

  /// Takes an order off what was begun with it and off the contacts that don't count: they go on under the order that runs
  /// on their day, if any does.
  private static func unbind(
    _ id: OrderID, from contacts: [FiledContact], of reference: CaseReference, _ header: inout Case,
    on record: some Record, in context: ChangeContext, _ edits: inout Edits
  ) throws {
    for filed in contacts where filed.contact.order == id {
      var contact = filed.contact
      contact.order = header.mainOrder(on: contact.at.day)?.id
      edits.put(reference.key(.contacts, filed.id.text), contact)
    }
    for filed in try record.exits(of: reference).versions
    where filed.plan.signing.state == .draft && filed.plan.orders.contains(id) {
      let name = SignedName(.exitPlan, filed.id)
      var plan = filed.plan
      plan.orders.removeAll { $0 == id }
      if plan.orders.isEmpty {
        header.remove(.draft(name))
        edits.remove(name.key(in: reference))
      } else {
        header.mark(SignedMark(filed.id, plan, at: context.now))
        edits.put(name.key(in: reference), plan)
      }
    }
  }

  /// Says on the request that its report is the version before again, or that none is begun.
  private static func putBack(
    _ draft: DocumentID, of reference: CaseReference, _ header: inout Case, on record: some Record
  ) throws {
    let earlier = try record.reports(of: reference).version(draft)?.plan.replaces
    for index in header.reports.indices where header.reports[index].document == draft {
      header.reports[index].document = earlier
    }
  }
}

extension ExitPlan {
  /// Whether nobody wrote in it since it was begun with its order.
  var isBlank: Bool { content == ExitContent() && outcomes.isEmpty && agreements.isEmpty && surveys.isEmpty }
}

extension Record {
  /// What stands on a part of a case, the documents that were written for it too. Throws what reading them throws.
  public func dependants(of part: CasePart, in file: CaseFile) throws -> [Dependant] {
    let known = part.dependants(in: file.header, contacts: file.contacts)
    guard case .order(let id) = part else { return known }
    return try known + written(for: id, in: file)
  }

  /// The documents that somebody wrote for an order and whose marks don't tell: they name it behind another order, or it is
  /// the exit plan that was begun with it.
  private func written(for id: OrderID, in file: CaseFile) throws -> [Dependant] {
    let (reference, header) = (file.reference, file.header)
    func isTold(_ name: SignedName) -> Bool {
      header.documents.contains { $0.name == name && $0.order == id && !(name.kind == .exitPlan && $0.state == .draft) }
    }
    var found: [Dependant] = []
    for filed in try plans(of: reference).versions
    where filed.plan.orders.contains(id) && !isTold(SignedName(.plan, filed.id)) {
      found.append(.document(.plan, filed.plan.signing.state))
    }
    for filed in try reports(of: reference).versions
    where filed.plan.orders.contains(id) && !isTold(SignedName(.report, filed.id)) {
      found.append(.document(.report, filed.plan.signing.state))
    }
    for filed in try exits(of: reference).versions
    where filed.plan.orders.contains(id) && !isTold(SignedName(.exitPlan, filed.id)) {
      let isDraft = filed.plan.signing.state == .draft
      if isDraft, filed.plan.isBlank || filed.plan.orders.count > 1 { continue }
      found.append(.document(.exitPlan, filed.plan.signing.state))
    }
    return found
  }
}
