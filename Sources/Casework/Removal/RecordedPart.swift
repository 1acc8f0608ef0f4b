import JSON

/// What was recorded in a case and can be removed, with what it says.
public enum RecordedPart: Sendable, Equatable {
  case contact(ContactID, Contact)
  case person(PersonAround)
  case offence(Offence)
  case order(Order)
  case civilOrder(CivilOrder)
  case hearing(Hearing)
  case report(ReportRequest)
  case breach(Breach)
  case consent(Consent)
  case oversight(OversightNote)
  case enrolment(Enrolment)
  case draft(SignedMark)

  /// Which one it is.
  public var part: CasePart {
    switch self {
    case .contact(let id, _): .contact(id)
    case .person(let person): .person(person.id)
    case .offence(let offence): .offence(offence.id)
    case .order(let order): .order(order.id)
    case .civilOrder(let order): .civilOrder(order.id)
    case .hearing(let hearing): .hearing(hearing.id)
    case .report(let request): .report(request.id)
    case .breach(let breach): .breach(breach.id)
    case .consent(let consent): .consent(consent.id)
    case .oversight(let note): .oversight(note.id)
    case .enrolment(let enrolment): .enrolment(enrolment.programme, referred: enrolment.referred)
    case .draft(let mark): .draft(mark.name)
    }
  }

  /// What a change took away from a case, by its name in the journal and the documents before and after it; nil where it
  /// took nothing away, or the documents are no longer kept.
  ///
  /// Throws `JSONError` where a document can't be read, and what reading them throws.
  public static func removed(
    by op: String, from reference: CaseReference, _ keys: [DocumentKey],
    before: (DocumentKey) throws -> [UInt8]?, after: (DocumentKey) throws -> [UInt8]?
  ) throws -> RecordedPart? {
    guard let kind = CasePart.Kind(removal: op) else { return nil }
    if kind == .contact {
      guard let key = keys.first(where: { $0.collection == reference.path(.contacts) }) else { return nil }
      return try before(key).map { .contact(ContactID(key.id), try Contact(json: $0)) }
    }
    guard let earlier = try before(reference.key), let later = try after(reference.key) else { return nil }
    let left = Set(try Case(json: later).recorded.map(\.part))
    return try Case(json: earlier).recorded.first { $0.part.kind == kind && !left.contains($0.part) }
  }
}

extension Case {
  /// Everything of the case's own document that can be removed; contacts are documents of their own.
  public var recorded: [RecordedPart] {
    var parts: [RecordedPart] = people.map { .person($0) }
    parts += offences.map { .offence($0) }
    parts += orders.map { .order($0) }
    parts += civilOrders.map { .civilOrder($0) }
    parts += hearings.map { .hearing($0) }
    parts += reports.map { .report($0) }
    parts += breaches.map { .breach($0) }
    parts += consents.filter { $0.withheld == nil }.map { .consent($0) }
    parts += oversight.map { .oversight($0) }
    parts += enrolments.map { .enrolment($0) }
    parts += documents.filter { $0.state == .draft }.map { .draft($0) }
    return parts
  }

  /// Takes a part out of the case's own document, with what says nothing without it.
  mutating func remove(_ part: CasePart) {
    switch part {
    case .contact: break
    case .person(let id): people.removeAll { $0.id == id }
    case .offence(let id):
      offences.removeAll { $0.id == id }
      for index in hearings.indices where hearings[index].isOpen { hearings[index].offences.removeAll { $0 == id } }
    case .order(let id): orders.removeAll { $0.id == id }
    case .civilOrder(let id): civilOrders.removeAll { $0.id == id }
    case .hearing(let id):
      hearings.removeAll { $0.id == id }
      for index in hearings.indices { hearings[index].linked.removeAll { $0 == id } }
      for index in breaches.indices where breaches[index].hearing == id { breaches[index].hearing = nil }
    case .report(let id): reports.removeAll { $0.id == id }
    case .breach(let id):
      breaches.removeAll { $0.id == id }
      milestones.removeAll { $0.kind == .informationLaid && $0.subject == id.text }
    case .consent(let id): consents.removeAll { $0.id == id }
    case .oversight(let id): oversight.removeAll { $0.id == id }
    case .enrolment(let programme, let day):
      enrolments.removeAll { $0.programme == programme && $0.referred == day }
    case .draft(let name): documents.removeAll { $0.name == name }
    }
  }
}

extension CaseFile {
  /// Everything that can be removed: what the case's own document holds, then the contacts.
  public var recorded: [RecordedPart] {
    header.recorded + contacts.map { .contact($0.id, $0.contact) }
  }
}
