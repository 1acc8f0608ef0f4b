extension Change {
  /// The rules of the changes to contacts and appointments.
  func contactEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    var count = 0
    func newID() -> ContactID {
      count += 1
      return ContactID("c\(context.seq).\(count)")
    }
    switch self {
    case .contactRecorded(let reference, let contact, let planned, let next):
      let header = try Self.openCase(reference, on: record)
      try Self.check(contact, for: header, in: context)
      try Self.checkTargets(of: contact, reference, on: record)
      if let visit = contact.homeVisit {
        guard contact.kind == Contact.homeKind, contact.outcome != nil else { throw Refusal.noHomeVisit("new") }
        guard visit.checked == nil else { throw Refusal.mayNotCheckVisits(context.by) }
        try visit.check(of: contact, in: context)
      }
      if let planned {
        guard let booked = try record.contact(planned, of: reference) else {
          throw Refusal.noSuchContact(planned, reference)
        }
        guard booked.isPlanned else { throw Refusal.outcomeRecorded(planned, reference) }
      }
      edits.put(reference.key(.contacts, (planned ?? newID()).text), contact)
      if let next {
        try Self.check(next, for: header, in: context)
        guard next.at >= contact.at else { throw Refusal.appointmentInPast(next.at) }
        edits.put(reference.key(.contacts, newID().text), next)
      }
    case .groupRecorded(let session, let members):
      guard !members.isEmpty else { throw Refusal.nobodyChosen }
      try Self.hold(session, members, on: record, in: context, &edits)
      for member in members {
        let header = try Self.openCase(member.reference, on: record)
        var contact = session
        contact.outcome = member.outcome
        contact.counts = session.counts && member.outcome.mayCount
        contact.group = "g\(context.seq)"
        contact.order = header.mainOrder(on: session.at.day)?.id
        if !member.note.isEmpty {
          contact.note = session.note.isEmpty ? member.note : session.note + "\n\n" + member.note
        }
        try Self.check(contact, for: header, in: context)
        edits.put(member.reference.key(.contacts, newID().text), contact)
      }
    case .contactAmended(let reference, let id, var contact, let why, let seen):
      guard !why.isEmpty else { throw Refusal.reasonMissing }
      let header = try Self.openCase(reference, on: record)
      _ = try Self.openContact(id, of: reference, seen: seen, on: record)
      try Self.check(contact, for: header, in: context)
      try Self.checkTargets(of: contact, reference, on: record)
      if contact.decision?.outcome != contact.outcome { contact.decision = nil }
      if contact.kind != Contact.homeKind { contact.homeVisit = nil }
      edits.put(reference.key(.contacts, id.text), contact)
    case .contactMoved(let id, let from, let to, let why):
      guard !why.isEmpty else { throw Refusal.reasonMissing }
      guard from != to else { throw Refusal.sameCase(to) }
      guard var contact = try record.contact(id, of: from) else { throw Refusal.noSuchContact(id, from) }
      let header = try Self.openCase(to, on: record)
      contact.order = header.mainOrder(on: contact.at.day)?.id
      contact.targets = []
      try Self.check(contact, for: header, in: context)
      edits.remove(from.key(.contacts, id.text))
      edits.put(to.key(.contacts, newID().text), contact)
    case .appointmentBooked(let reference, var contact):
      let header = try Self.openCase(reference, on: record)
      contact.outcome = nil
      guard contact.at >= Moment(context.now.day, .midnight) else { throw Refusal.appointmentInPast(contact.at) }
      try Self.check(contact, for: header, in: context)
      try Self.checkTargets(of: contact, reference, on: record)
      edits.put(reference.key(.contacts, newID().text), contact)
    default:
      break
    }
  }

  /// An open case's own document. Throws `Refusal` where there is none, or it is closed.
  static func openCase(_ reference: CaseReference, on record: some Record) throws -> Case {
    guard let header = try record.header(of: reference) else { throw Refusal.noSuchCase(reference) }
    if let closed = header.closed { throw Refusal.caseClosed(reference, on: closed.on) }
    return header
  }

  private static func checkTargets(
    of contact: Contact, _ reference: CaseReference, on record: some Record
  ) throws {
    if contact.targets.isEmpty { return }
    let plans = try record.plans(of: reference)
    if let stray = contact.targets.first(where: { plans.target($0) == nil }) {
      throw Refusal.plan(.noSuchTarget(stray))
    }
  }

  /// A contact of an open case. Throws `Refusal` where there is none, or it moved on since the version that was seen.
  static func openContact(
    _ id: ContactID, of reference: CaseReference, seen: Int?, on record: some Record
  ) throws -> Contact {
    _ = try openCase(reference, on: record)
    let key = reference.key(.contacts, id.text)
    guard let stored = try record.stored(key) else { throw Refusal.noSuchContact(id, reference) }
    if let seen, seen != stored.version { throw Refusal.changedMeanwhile(key, seen: seen, now: stored.version) }
    return try Contact(json: stored.bytes)
  }

  private static func check(_ contact: Contact, for header: Case, in context: ChangeContext) throws {
    guard context.lists.has("contact-kinds", contact.kind, on: contact.at.day) else {
      throw Refusal.unknownCode(list: "contact-kinds", code: contact.kind)
    }
    if contact.outcome != nil, contact.at.day > context.now.day { throw Refusal.outcomeInFuture(contact.at) }
    if let born = header.child.dateOfBirth, contact.at.day < born { throw Refusal.contactBeforeBirth(contact.at.day) }
    if contact.outcome == .unacceptableAbsence, contact.reason.isEmpty, contact.note.isEmpty {
      throw Refusal.noteMissing
    }
  }
}
