public import JSON

/// Something in a case's record that starts a clock, ends it or meets what is due.
///
/// Orders, contacts, allocations and assessments give events; documents of later rooms (plans, hearings, reports, victims)
/// give theirs as they come to be kept.
public struct CaseEvent: Sendable, Equatable {
  /// What happened or is to happen.
  public var kind: Kind
  /// When.
  public var at: Moment
  /// The day on which it was known, where that is earlier: an order's end is known from its first day.
  public var known: Day
  /// The document that it is about: an order, a contact.
  public var subject: String
  /// The order that it belongs to; nil where it belongs to none.
  public var order: OrderID?
  /// What rules may ask for besides: `report` for a hearing at which a report is due.
  public var tags: [String]
  /// What an obligation says besides its rule's title: what a manager asked for.
  public var words: String
  /// The day from which what it asked for isn't asked for any more; nil for never: a recall undoes a release.
  public var over: Day?

  /// Puts the parts together; it is known when it happens where nobody says otherwise.
  public init(
    _ kind: Kind, at: Moment, known: Day? = nil, subject: String = "", order: OrderID? = nil, tags: [String] = [],
    words: String = "", over: Day? = nil
  ) {
    self.kind = kind
    self.at = at
    self.known = known ?? at.day
    self.subject = subject
    self.order = order
    self.tags = tags
    self.words = words
    self.over = over
  }

  /// The kinds, as rules name them.
  public enum Kind: String, JSONText, CaseIterable {
    /// An order or out-of-court disposal begins.
    case orderMade = "order-made"
    /// The last day of an order as it stands.
    case orderEnds = "order-ends"
    /// An order stopped, whatever its last day was to be.
    case interventionEnded = "intervention-ended"
    /// A worker holds the case under the order.
    case allocated
    case custodySentence = "custody-sentence"
    case remanded
    case bailGranted = "bail-granted"
    /// The day on which release is expected: the one on record, else half-way through a detention and training order.
    case releaseExpected = "release-expected"
    case released
    /// The child was brought back to custody from licence.
    case recalled
    /// An appointment was missed and the reason isn't accepted.
    case absence
    /// The failure at which the law asks for an information (rules T13, T14).
    case breachDuty = "breach-duty"
    /// A month of an order in which contacts are counted.
    case month
    case assessmentSigned = "assessment-signed"
    case planAgreed = "plan-agreed"
    case planReviewed = "plan-reviewed"
    case sentencePlanned = "sentence-planned"
    case mappaScreened = "mappa-screened"
    /// A screening found that the threshold of public protection arrangements isn't met (R239).
    case mappaNotMet = "mappa-not-met"
    case riskPanelReferred = "risk-panel-referred"
    case riskBriefed = "risk-briefed"
    case riskPanelClosed = "risk-panel-closed"
    /// Something is planned under every head of coming home.
    case resettlementPlanned = "resettlement-planned"
    /// Where the child lives on release is settled.
    case accommodationSettled = "accommodation-settled"
    /// The panel looked back at report and sentence.
    case custodyReviewed = "custody-reviewed"
    case reportRequested = "report-requested"
    /// The day by which a report was asked for.
    case reportDue = "report-due"
    case reportSent = "report-sent"
    /// It was gone through with the child or the family.
    case reportShared = "report-shared"
    /// It went to a manager to be checked.
    case reportChecked = "report-checked"
    case hearingListed = "hearing-listed"
    /// A warrant that stands was issued.
    case warrantIssued = "warrant-issued"
    /// The police said that it is active.
    case warrantChecked = "warrant-checked"
    case bailUpdateSent = "bail-update-sent"
    case formASent = "form-a-sent"
    case nonEngagementTold = "non-engagement-told"
    case informationLaid = "information-laid"
    case victimLetterSent = "victim-letter-sent"
    case victimContacted = "victim-contacted"
    case exitPlanAgreed = "exit-plan-agreed"
    /// The day by which a manager asked for something (R75, R311, R324).
    case actionDue = "action-due"
    /// The day on which a flag of the child is to be looked at again.
    case flagReview = "flag-review"
  }
}

/// What a contact can prove towards an obligation.
public enum ContactProof: String, JSONText, CaseIterable {
  /// The child was seen or spoken to.
  case seen
  /// It was held with somebody else.
  case held
  /// The team tried, and nobody was at home.
  case tried

  /// What an outcome proves; nil for nothing.
  public init?(_ outcome: ContactOutcome?) {
    switch outcome {
    case .attended, .attendedNotEngaged, .late: self = .seen
    case .held: self = .held
    case .notAtHome: self = .tried
    default: return nil
    }
  }

  /// Whether it is enough where this much is asked for.
  public func meets(_ asked: ContactProof) -> Bool {
    switch asked {
    case .seen: self == .seen
    case .held: self != .tried
    case .tried: true
    }
  }
}

/// A contact as far as it proves something; the index keeps the latest of each kind.
///
/// It is stored as one text, as contacts are: `o1|office|seen|2026-10-13T15:45`.
public struct ContactMark: Sendable, Equatable, JSONText {
  /// The order towards which the contact counts; nil where it names none.
  public var order: OrderID?
  /// What kind the contact is.
  public var kind: ListCode
  /// What it proves.
  public var proof: ContactProof
  /// When it was.
  public var at: Moment

  /// The mark of a contact; nil where it proves nothing.
  public init?(_ contact: Contact) {
    guard let proof = ContactProof(contact.outcome) else { return nil }
    order = contact.order
    kind = contact.kind
    self.proof = proof
    at = contact.at
  }

  public init?(jsonText: String) {
    let parts = jsonText.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 4, let proof = ContactProof(rawValue: String(parts[2])),
      let at = Moment(jsonText: String(parts[3]))
    else { return nil }
    order = parts[0].isEmpty ? nil : OrderID(ContactSummary.plain(parts[0]))
    kind = ListCode(ContactSummary.plain(parts[1]))
    self.proof = proof
    self.at = at
  }

  public var jsonText: String {
    ContactSummary.safe(order?.text ?? "") + "|" + ContactSummary.safe(kind.text) + "|" + proof.rawValue + "|"
      + at.jsonText
  }

  /// What it has in common with those that it stands for.
  var likeness: String { (order?.text ?? "") + "|" + kind.text + "|" + proof.rawValue }

  /// Whether both are the same but for the time.
  func isLike(_ other: ContactMark) -> Bool { order == other.order && kind == other.kind && proof == other.proof }

  /// Whether it can count for an order; a contact that names no order counts for any.
  func isFor(_ wanted: OrderID?) -> Bool { order == nil || wanted == nil || order == wanted }
}
