import Casework
import TextUI

extension CaseScreen {
  /// What of the case is selected and can be taken away with a reason; nil where nothing of the kind is.
  var removable: RecordedPart? {
    guard let file, let part = selectedPart(in: file) else { return nil }
    return file.recorded.first { $0.part == part }
  }

  private func selectedPart(in file: CaseFile) -> CasePart? {
    if let contact = selectedContact?.id { return .contact(contact) }
    switch selectedItem?.id {
    case .order(let id): return .order(id)
    case .offence(let id): return .offence(id)
    case .person(let id): return .person(id)
    case .hearing(let id): return .hearing(id)
    case .breach(let id): return .breach(id)
    case .consent(let id): return .consent(id)
    case .civilOrder(let id): return .civilOrder(id)
    case .oversight(let id): return .oversight(id)
    case .document(let name): return .draft(name)
    // A draft stands on the request that it answers, so it goes first.
    case .report(let id):
      let draft = file.header.report(id)?.document.map { CasePart.draft(SignedName(.report, $0)) }
      return draft.flatMap { draft in file.recorded.first { $0.part == draft }?.part } ?? .report(id)
    case .fact where section == .plan: return draft(.plan, in: file)
    case .fact where section == .exit: return draft(.exitPlan, in: file)
    default: return nil
    }
  }

  private func draft(_ kind: SignedKind, in file: CaseFile) -> CasePart? {
    file.header.documents.last { $0.name.kind == kind }.map { .draft($0.name) }
  }

  /// Why what is selected can't be removed; nil where it can.
  static func whyNotRemoved(_ screen: Self, _ desk: any Desk) -> String? {
    guard let removable = screen.removable else {
      if let file = screen.file, case .draft(let name)? = screen.selectedPart(in: file),
        let mark = file.header.documents.first(where: { $0.name == name })
      {
        return Words.of(.removal(.noDraft(name.kind, mark.state)))
      }
      if case .consent(let id)? = screen.selectedItem?.id, let why = screen.withheld(id, desk) { return why }
      return "Choose what was recorded by mistake first: Tab goes through the sections."
    }
    return removable.whyNotRemoved(from: screen.file, desk)
  }
}

extension RecordedPart {
  /// Why it can't be removed from a case by whoever sits at the desk; nil where it can, as far as the case tells.
  func whyNotRemoved(from file: CaseFile?, _ desk: any Desk) -> String? {
    guard let file else { return "The case can\u{2019}t be read now." }
    if let why = desk.whyNot(part.kind.permission, in: file.reference) { return why }
    if case .oversight = self, !desk.acts(in: file.reference, \.oversees) { return Words.of(.mayNotOversee(desk.me)) }
    if let closed = file.header.closed, part.kind != .contact {
      return Words.of(.caseClosed(file.reference, on: closed.on))
    }
    let dependants = part.dependants(in: file.header, contacts: file.contacts)
    return dependants.isEmpty ? nil : Words.of(.removal(.stoodOn(part, dependants)))
  }
}

extension ReasonForm {
  /// Asks why something of a case is removed.
  static func removing(_ recorded: RecordedPart, from reference: CaseReference, _ desk: any Desk) -> ReasonForm {
    let part = recorded.part
    return ReasonForm("Remove this \(Words.kind(of: recorded)): \(Words.of(recorded, desk.lists))") {
      .removed(reference, part, why: $0)
    }
  }
}
