/// What a court decided about a child at one hearing, as one act: who it was, what was pleaded and found, and what follows.
public struct CourtResult: Sendable, Equatable {
  /// Whose hearing it was.
  public enum Subject: Sendable, Equatable {
    case known(CaseReference)
    /// A child who has no case yet: the case that is opened for them.
    case new(Case)
  }

  /// Whose hearing it was.
  public var subject: Subject
  /// The line of the court list; nil for a hearing that stood on none.
  public var listing: CourtPlace?
  /// The hearing; an empty identifier stands for one that isn't on the case yet.
  public var hearing: Hearing
  /// What came of it; its orders, its charges and the next hearing are filled in from what is beside it here.
  public var result: HearingResult
  /// The charges with what was pleaded and found; an offence with an empty identifier is new on the case.
  public var charges: [Charge] = []
  /// The orders that were made, without identifiers; offences that are new are named by their place among the charges.
  public var orders: [Order] = []
  /// The hearing that it was adjourned to; nil where there is none.
  public var next: Hearing?
  /// A report that the court asked for.
  public var report: ReportRequest?

  /// One charge and what became of it.
  public struct Charge: Sendable, Equatable {
    public var offence: Offence
    public var plea: Plea?
    public var finding: ChargeResult.Finding?
    /// Puts the parts together.
    public init(_ offence: Offence, plea: Plea? = nil, finding: ChargeResult.Finding? = nil) {
      self.offence = offence
      self.plea = plea
      self.finding = finding
    }
  }

  /// Puts the parts together.
  public init(_ subject: Subject, hearing: Hearing, result: HearingResult, listing: CourtPlace? = nil) {
    self.subject = subject
    self.hearing = hearing
    self.result = result
    self.listing = listing
  }

  /// The case, where there is one already.
  public var reference: CaseReference? {
    if case .known(let reference) = subject { return reference }
    return nil
  }

  /// How a new offence is named before it has an identifier: by its place among the charges.
  public static func newOffence(_ index: Int) -> OffenceID { OffenceID("new\(index + 1)") }
}

/// Something that is done with a line of a court list.
public enum CourtListStep: Sendable, Equatable {
  /// It is the child of this case, or nobody on record.
  case matched(CaseReference?)
  /// What was decided about who it is is taken back.
  case unmatched
  /// Somebody deals with it; nil gives it back.
  case taken(StaffID?)
}

/// Why something isn't done at court.
public enum CourtRefusal: Error, Equatable, Sendable {
  case noSuchList(CourtDayID)
  case noSuchEntry(CourtPlace)
  case noSuchHearing(HearingID, CaseReference)
  /// A list says nothing that isn't here already.
  case nothingNew
  /// The hearing has its result already.
  case resultedAlready(HearingID, CaseReference)
  /// Somebody matched the line to another case.
  case matchedElsewhere(CourtPlace, CaseReference)
  /// What was decided about the line isn't open to whoever asks.
  case lineNotOpen(CourtPlace)
  /// Nothing was decided about the line.
  case notMatched(CourtPlace)
  case heardInFuture(Day)
  case nextNotLater(Day, heard: Day)
  case courtMissing
  /// No warrant of the child stands, or not this one.
  case noWarrant(CaseReference)
  /// A day before the warrant was issued, or to come.
  case warrantDay(Day, issued: Day)
  case partMissing(HearingOutcome, OutcomePart, LegalBasis)
  case partNotAllowed(HearingOutcome, OutcomePart, LegalBasis)
  case conditionsMissing(RemandStatus, LegalBasis)
  case conditionsNotAllowed(RemandStatus, LegalBasis)
  case notTogether(Disposal, Disposal, LegalBasis)
  /// It is no order that a court makes on sentence.
  case notASentence(Disposal)
  /// An order answers an offence of which the child wasn't found guilty.
  case notGuilty(String)
  case sameRecord(CaseReference)
  /// An entry of the duty log says something.
  case wordsMissing
  case noSuchDuty(DutyID)
  case linkedAlready(CaseReference, CaseReference)
  case notLinked(CaseReference, CaseReference)
}

extension CourtResult {
  /// How the charges are named in orders, in their order: by their identifiers, new ones by their places.
  public var chargeNames: [OffenceID] {
    charges.enumerated().map { $1.offence.id.text.isEmpty ? Self.newOffence($0) : $1.offence.id }
  }

  /// Those of them of which guilt was admitted or found.
  public var guiltyNames: [OffenceID] {
    zip(chargeNames, charges).filter { ChargeResult($0, plea: $1.plea, finding: $1.finding).isGuilty }.map(\.0)
  }
}
