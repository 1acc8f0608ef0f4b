/// What stands on a part of a case, so that the part can't be removed before it.
public enum Dependant: Equatable, Sendable {
  /// An order answers the offence.
  case order(Disposal, made: Day)
  /// A court heard a plea to the offence, or found on it.
  case plea(hearing: Day)
  /// The order was made at a hearing.
  case madeAt(hearing: Day)
  /// The hearing has its result, or the breach its outcome.
  case result(Day)
  /// Another hearing was adjourned to this one.
  case adjournedFrom(hearing: Day)
  /// Contacts or appointments count under the order.
  case contacts(Int)
  /// Contacts that were sessions of the programme.
  case sessions(Int)
  /// Hours of a requirement that are done.
  case hours(Int)
  /// A step of enforcement under the order, or for the absence.
  case enforcement(Enforcement.Step, on: Day)
  case breach(laid: Day)
  /// An assessment, a plan, an exit plan or a report.
  case document(SignedKind, SigningState)
  /// Time in custody under the order.
  case custody(from: Day)
  /// What was said about deadlines of the order, or about actions of the note.
  case answers(Int)
  /// What the police were told of the disposal.
  case formA(Day)
  /// What else was recorded under the order on a day, such as that non-engagement was told.
  case milestone(Day)
  /// Consents that the person gave or refused.
  case consents(Int)
  /// A report was asked for the hearing.
  case report(ReportRequest.Kind, due: Day)
}

extension CasePart {
  /// What stands on it, as far as the case's own document and its contacts tell; the draft of an exit plan that was begun
  /// with an order is for the rule of the change to judge, which reads it.
  public func dependants(in header: Case, contacts: [FiledContact]) -> [Dependant] {
    switch self {
    case .civilOrder, .consent, .draft: []
    case .person(let id):
      Self.counted(header.consents.count { $0.person == id }).map { [.consents($0)] } ?? []
    case .contact(let id): header.steps { $0.absence == id }
    case .offence(let id): header.dependants(onOffence: id)
    case .order(let id): header.dependants(onOrder: id, contacts)
    case .hearing(let id): header.dependants(onHearing: id)
    case .report(let id):
      header.report(id)?.document.flatMap { document in
        header.documents.first { $0.name == SignedName(.report, document) }
      }.map { [.document(.report, $0.state)] } ?? []
    case .breach(let id):
      (header.breaches.first { $0.id == id }?.outcome).map { [.result($0.on)] } ?? []
    case .oversight(let id):
      Self.answers(in: header) { subject in
        header.oversight.first { $0.id == id }?.actions.contains { $0.id.text == subject } ?? false
      }
    case .enrolment(let programme, let day):
      Self.sessions(of: programme, from: day, among: contacts)
    }
  }

  private static func counted(_ count: Int) -> Int? { count > 0 ? count : nil }

  private static func sessions(of programme: ProgrammeID, from day: Day, among contacts: [FiledContact]) -> [Dependant]
  {
    let count = contacts.count { $0.contact.programme == programme && $0.contact.at.day >= day }
    return count > 0 ? [.sessions(count)] : []
  }

  fileprivate static func answers(in header: Case, _ isMeant: (String) -> Bool) -> [Dependant] {
    let count = header.answers.count { isMeant($0.key.subject) }
    return count > 0 ? [.answers(count)] : []
  }
}

extension Case {
  /// Steps of enforcement that stand.
  fileprivate func steps(_ isMeant: (EnforcementAct) -> Bool) -> [Dependant] {
    enforcement.filter { $0.stands && isMeant($0) }.map { .enforcement($0.step, on: $0.on) }
  }

  fileprivate func dependants(onOffence id: OffenceID) -> [Dependant] {
    orders.filter { $0.offences.contains(id) }.map { .order($0.disposal, made: $0.made) }
      + hearings.filter { $0.result?.charges.contains { $0.offence == id } ?? false }.map { .plea(hearing: $0.at.day) }
  }

  fileprivate func dependants(onOrder id: OrderID, _ contacts: [FiledContact]) -> [Dependant] {
    var found: [Dependant] = hearings.filter { $0.result?.orders.contains(id) ?? false }.map {
      .madeAt(hearing: $0.at.day)
    }
    let counted = contacts.count { $0.contact.order == id && ($0.contact.counts || $0.contact.requirement != nil) }
    if counted > 0 { found.append(.contacts(counted)) }
    // An order for rehabilitation can't be saved without requirements, so only what was done of them holds it up.
    let hours = (order(id)?.requirements ?? []).compactMap(\.hoursCompleted).reduce(0, +)
    if hours > 0 { found.append(.hours(hours)) }
    found += steps { $0.order == id }
    found += breaches.filter { $0.order == id }.map { .breach(laid: $0.laid) }
    found += documents.filter { $0.order == id && !($0.name.kind == .exitPlan && $0.state == .draft) }.map {
      .document($0.name.kind, $0.state)
    }
    found += custody.filter { $0.order == id }.map { .custody(from: $0.from) }
    found += formsA.filter { $0.order == id }.map { .formA($0.on) }
    found += CasePart.answers(in: self) { $0 == id.text }
    // What else is on the case under it follows from one of these, and goes with them.
    return found.isEmpty ? milestones.filter { $0.order == id }.map { .milestone($0.on) } : found
  }

  fileprivate func dependants(onHearing id: HearingID) -> [Dependant] {
    var found: [Dependant] = []
    if let hearing = hearing(id), hearing.result != nil { found.append(.result(hearing.at.day)) }
    found += hearings.filter { $0.result?.next == id }.map { .adjournedFrom(hearing: $0.at.day) }
    found += reports.filter { $0.hearing == id }.map { .report($0.kind, due: $0.due) }
    return found
  }
}
