/// One thing that was recorded in a case and that a person can take away with a reason, where it was a mistake.
///
/// What isn't here is put right another way: a step of enforcement is withdrawn, what was said about a deadline is taken
/// back, a link with another case is unlinked, a signed document gets a new version.
public enum CasePart: Hashable, Sendable {
  /// A contact, or an appointment.
  case contact(ContactID)
  case person(PersonID)
  case offence(OffenceID)
  /// An order or an out-of-court disposal.
  case order(OrderID)
  case civilOrder(CivilOrderID)
  /// A hearing without a result.
  case hearing(HearingID)
  /// A report that was asked for.
  case report(ReportID)
  case breach(BreachID)
  case consent(ConsentID)
  /// A note of management oversight.
  case oversight(OversightID)
  /// That the child was put down for a programme on a day.
  case enrolment(ProgrammeID, referred: Day)
  /// The draft of an assessment, a plan, an exit plan or a report.
  case draft(SignedName)

  /// The kinds of what can be removed.
  public enum Kind: String, Sendable, CaseIterable {
    case contact, person, offence, order
    case civilOrder = "civil-order"
    case hearing, report, breach, consent, oversight, enrolment, draft
  }

  /// What kind it is.
  public var kind: Kind {
    switch self {
    case .contact: .contact
    case .person: .person
    case .offence: .offence
    case .order: .order
    case .civilOrder: .civilOrder
    case .hearing: .hearing
    case .report: .report
    case .breach: .breach
    case .consent: .consent
    case .oversight: .oversight
    case .enrolment: .enrolment
    case .draft: .draft
    }
  }

  /// Its identifier within the case, as people type it: `f12`, `sport@2026-11-02`.
  public var id: String {
    switch self {
    case .contact(let id): id.text
    case .person(let id): id.text
    case .offence(let id): id.text
    case .order(let id): id.text
    case .civilOrder(let id): id.text
    case .hearing(let id): id.text
    case .report(let id): id.text
    case .breach(let id): id.text
    case .consent(let id): id.text
    case .oversight(let id): id.text
    case .enrolment(let programme, let day): programme.text + "@" + day.iso
    case .draft(let name): name.id.text
    }
  }
}

extension CasePart.Kind {
  /// What one must be allowed to remove one: the same as to amend it.
  public var permission: Permission {
    switch self {
    case .contact, .person, .consent: .record
    case .offence, .order, .civilOrder, .hearing, .report, .breach: .cases
    case .oversight: .oversee
    case .enrolment, .draft: .assess
    }
  }

  /// Which part of a case one must see to be told what it was.
  public var section: CaseSection {
    switch self {
    case .contact: .contacts
    case .person: .people
    // Whether one is told, the consent itself says.
    case .consent: .summary
    case .offence, .order, .civilOrder, .hearing, .report, .breach: .orders
    case .oversight: .oversight
    case .enrolment: .plan
    case .draft: .assessments
    }
  }

  /// The name that its removal has in the journal: `offence.remove`.
  var removal: String { rawValue + Self.suffix }

  /// The kind whose removal has a name in the journal; nil for other changes.
  init?(removal op: String) {
    guard op.hasSuffix(Self.suffix) else { return nil }
    self.init(rawValue: String(op.dropLast(Self.suffix.count)))
  }

  private static let suffix = ".remove"

  /// What the history calls the removal; nil for other changes.
  static func words(forOp op: String) -> String? {
    guard let kind = Self(removal: op) else { return nil }
    return switch kind {
    case .contact: "Contact removed"
    case .person: "Person taken off the case"
    case .offence: "Offence removed"
    case .order: "Order removed"
    case .civilOrder: "Civil order removed"
    case .hearing: "Hearing removed"
    case .report: "Request for a report removed"
    case .breach: "Breach removed"
    case .consent: "Consent removed"
    case .oversight: "Note of oversight removed"
    case .enrolment: "Programme for the child removed"
    case .draft: "Draft removed"
    }
  }
}
