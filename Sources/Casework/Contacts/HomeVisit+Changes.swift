extension Change {
  /// The rules of the changes to what home visits found.
  func homeVisitEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    switch self {
    case .homeVisitSaved(let reference, let id, var visit, let seen):
      try alterVisit(reference, id, seen: seen, on: record, &edits) { contact in
        try visit.check(of: contact, in: context)
        visit.checked = nil
        contact.homeVisit = visit
      }
    case .homeVisitChecked(let reference, let id):
      guard try record.roles(in: context, of: reference).contains(where: \.acceptsLateness) else {
        throw Refusal.mayNotCheckVisits(context.by)
      }
      try alterVisit(reference, id, on: record, &edits) { contact in
        guard contact.homeVisit != nil else { throw Refusal.noHomeVisitForm(id) }
        var check = HomeVisit.Check()
        check.by = context.by
        check.at = context.now
        contact.homeVisit?.checked = check
      }
    default:
      break
    }
  }

  private func alterVisit(
    _ reference: CaseReference, _ id: ContactID, seen: Int? = nil, on record: some Record, _ edits: inout Edits,
    _ alter: (inout Contact) throws -> Void
  ) throws {
    var contact = try Self.openContact(id, of: reference, seen: seen, on: record)
    guard contact.kind == Contact.homeKind, contact.outcome != nil else { throw Refusal.noHomeVisit(id) }
    try alter(&contact)
    edits.put(reference.key(.contacts, id.text), contact)
  }
}

extension HomeVisit {
  /// Throws `Refusal` where it can't be what a visit found.
  func check(of contact: Contact, in context: ChangeContext) throws(Refusal) {
    if let accommodation, !context.lists.has("accommodation", accommodation, on: context.now.day) {
      throw .unknownCode(list: "accommodation", code: accommodation)
    }
    if suitability == .unsuitable, whyUnsuitable.isEmpty { throw .reasonMissing }
    if let next, next < contact.at.day { throw .appointmentInPast(Moment(next, .midday)) }
  }
}
