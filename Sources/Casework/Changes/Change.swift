public import Forms

/// Everything that a person can do to the record, as a value.
///
/// Screens, commands, imports and tests speak it; nothing else alters a record. Its words for the audit trail and its
/// name in the journal are in `Change+Words.swift`, its rules in the folder of its subject.
public enum Change: Sendable, Equatable {
  /// The service's name and settings.
  case serviceSaved(Service)
  /// A member of staff, new or altered.
  case staffSaved(StaffID, Staff)
  /// A team, new or altered.
  case teamSaved(TeamID, Team)
  /// A child's case is opened under the next free number, or under one that an import asks for.
  case caseOpened(Case, as: CaseReference? = nil)
  /// The child's details, as they are after it; `seen` is the version that the author looked at.
  case childAmended(CaseReference, Child, seen: Int?)
  /// A person around the child, new (empty identifier) or altered.
  case personSaved(CaseReference, PersonAround)
  /// An offence, new (empty identifier) or altered.
  case offenceSaved(CaseReference, Offence)
  /// An order or out-of-court disposal, new (empty identifier) or altered.
  case orderSaved(CaseReference, Order)
  /// An order stops.
  case orderEnded(CaseReference, OrderID, OrderEnd)
  /// Cases are given to a worker, a team or both; `with` are the second workers, nil where they stay as they are, and
  /// `reason` is why it is right although a rule says who else should hold them.
  case allocated(
    [CaseReference], to: StaffID?, with: [StaffID]? = nil, team: TeamID?, note: String, reason: String = "")
  /// Another authority's case is held here, or one of the service's own is supervised elsewhere.
  case caretakingSaved(CaseReference, Caretaking, why: String)
  /// A report that was asked for, new (empty identifier) or altered.
  case reportSaved(CaseReference, ReportRequest)
  /// Everything that a member of staff holds goes to others, in one act.
  case handedOver(from: StaffID, HandOver)
  /// Somebody acts for a member of staff between two days; new (empty identifier) or altered. `seen` is the version of
  /// the member of staff that its author saw.
  case coverSaved(StaffID, Cover, seen: Int? = nil)
  /// A member of staff carries less than their hours say, for a while.
  case workloadReduced(StaffID, WorkloadReduction)
  /// A supervision of a member of staff took place.
  case supervisionRecorded(StaffID, Supervision)
  /// An action that was agreed in supervision is done.
  case actionDone(StaffID, ActionID, on: Day)
  /// Who may see the case.
  case accessChanged(CaseReference, AccessChange)
  /// The case is closed.
  case caseClosed(CaseReference, Closure)
  /// A closed case is opened again.
  case caseReopened(CaseReference, why: String)
  /// The judgements as they now stand.
  case judged(CaseReference, Judgements)
  /// A contact is recorded; `planned` is the appointment that it settles, `next` the next one to book.
  case contactRecorded(CaseReference, Contact, settles: ContactID? = nil, next: Contact? = nil)
  /// One contact is recorded for many children (a group session), with each one's own outcome and note.
  case groupRecorded(Contact, [GroupMember])
  /// A contact is put right; the earlier version stays in the journal.
  case contactAmended(CaseReference, ContactID, Contact, why: String, seen: Int?)
  /// A contact that was recorded on the wrong case is moved.
  case contactMoved(ContactID, from: CaseReference, to: CaseReference, why: String)
  /// An appointment is booked.
  case appointmentBooked(CaseReference, Contact)
  /// Something that was due was done; the note says how.
  case obligationDone(CaseReference, ObligationKey, on: Day, note: String)
  /// The lateness of something was accepted by a manager.
  case latenessAccepted(CaseReference, ObligationKey, reason: String, by: StaffID)
  /// Something isn't to be done any more.
  case obligationWaived(CaseReference, ObligationKey, reason: String)
  /// What was said about an obligation is withdrawn.
  case obligationReopened(CaseReference, ObligationKey, why: String)
  /// Whether the reason for an absence is accepted, decided with its reason and the day on which evidence came; `seen` is the
  /// version of the contact that its author saw.
  case absenceDecided(CaseReference, ContactID, AbsenceDecision, seen: Int? = nil)
  /// A step of enforcement is taken, or proposed where a manager has to authorise it.
  case enforcementTaken(CaseReference, EnforcementAct)
  /// A manager authorises a step of enforcement or doesn't.
  case enforcementRuled(CaseReference, EnforcementID, authorised: Bool, reason: String)
  /// A step of enforcement that a manager authorised was carried out: the information laid, the panel or the police told.
  case enforcementDone(CaseReference, EnforcementID, on: Day, note: String)
  /// A step of enforcement is taken back; it stays on the record as withdrawn.
  case enforcementWithdrawn(CaseReference, EnforcementID, why: String)
  /// A document takes a step towards its signature.
  case documentSigned(CaseReference, SignedName, SigningStep)
  /// Something is done to the child's plan.
  case planned(CaseReference, PlanChange)
  /// Something is done towards leaving the service well.
  case exited(CaseReference, ExitChange)
  /// Something is done to a report to a court or a panel.
  case reported(CaseReference, ReportChange)
  /// A programme of group work, new or altered.
  case programmeSaved(ProgrammeID, Programme)
  /// What a session of a programme was about and what the children say of it; `over` is the session as its author saw it.
  case sessionSaved(ProgrammeID, Programme.Session, over: Programme.Session)
  /// A child is put down for a programme, or ends it.
  case enrolled(CaseReference, Enrolment)
  /// Something is done to an assessment.
  case assessed(CaseReference, AssessmentChange)
  /// What a home visit found, as it is after it; `seen` is the version of the contact that its author saw.
  case homeVisitSaved(CaseReference, ContactID, HomeVisit, seen: Int? = nil)
  /// A manager compared what a home visit found with the case.
  case homeVisitChecked(CaseReference, ContactID)
  /// The service's own copy of a data file, as it is after it; `seen` is the version that the author looked at, 0 where
  /// there was no copy, nil where it doesn't matter.
  case dataSaved(ServiceData, why: String, seen: Int? = nil)
  /// A service's own form is accepted or withdrawn.
  case ownForm(OwnFormChange)
  /// A case was audited, or something that an audit asked for is done.
  case audited(AuditChange)
  /// A manager wrote about the work on a case, and what is to be done by when.
  case oversightRecorded(CaseReference, OversightNote)
  /// The Court Review Panel met on a day: who was there, and what was said of each child, with what is to be done.
  case panelMet(on: Day, present: [String], [PanelNote])
  /// An appointment is put at another time, and at whose request.
  case appointmentRescheduled(CaseReference, ContactID, to: Moment, at: Rescheduling.Request, why: String)
  /// Appointments that come back are booked; `busy` are the times at which the child can't come, nil where they stay.
  case seriesBooked(CaseReference, [Contact], busy: [BusyTime]? = nil)
  /// A court list came in: of one court or several, for one day or several.
  case courtListImported(CourtImport)
  /// Something is done with a line of a court list.
  case courtListed(CourtPlace, CourtListStep)
  /// A hearing is put on a case, new (empty identifier) or altered; what was decided at it stays.
  case hearingSaved(CaseReference, Hearing)
  /// What a court decided, with all that follows from it.
  case hearingResulted(CourtResult)
  /// The police said on a day that a child's warrants are active on the PNC.
  case warrantChecked(CaseReference, on: Day, note: String)
  /// A warrant was executed, or ended otherwise.
  case warrantEnded(CaseReference, HearingID, on: Day, WarrantEnd, note: String)
  /// Something is done for a child in custody, or on the way home from it.
  case custody(CaseReference, CustodyChange)
  /// Something is done while a child is on bail or remanded.
  case remandWorked(CaseReference, RemandChange)
  /// A civil order or an injunction, new (empty identifier) or altered.
  case civilOrderSaved(CaseReference, CivilOrder)
  /// Something is done about a breach that comes to court.
  case breached(CaseReference, BreachChange)
  /// Somebody agreed to something or refused it, or took a consent back.
  case consented(CaseReference, ConsentChange)
  /// Duty staff wrote something down, new (empty identifier) or altered; `over` is the entry as its author saw it.
  case dutyNoted(DutyEntry, over: DutyEntry? = nil)
  /// Something is done to a request for what is held on a child.
  case subjectAccess(CaseReference, SubjectAccessChange)
  /// Something that was recorded by mistake is taken out of sight; the trail keeps it.
  case removed(CaseReference, CasePart, why: String)
  /// Two cases are of the same child.
  case recordsLinked(CaseReference, CaseReference, why: String)
  /// Two cases aren't of the same child after all.
  case recordsUnlinked(CaseReference, CaseReference, why: String)
  /// Something is decided about keeping or destroying a case.
  case retention(RetentionChange)
  /// An earlier change is undone by a new one.
  case undone(Undoing)
  /// A batch of an import: documents that were checked one by one against the record as it was after the change `seen`.
  case imported(source: String, Edits, seen: Int)
}

/// One child of a group session.
public struct GroupMember: Sendable, Equatable {
  /// Whose case.
  public var reference: CaseReference
  /// What came of it for this child.
  public var outcome: ContactOutcome
  /// What to add to the session's note for this child.
  public var note: String
  /// Puts the parts together.
  public init(_ reference: CaseReference, outcome: ContactOutcome, note: String = "") {
    self.reference = reference
    self.outcome = outcome
    self.note = note
  }
}

/// What undoing a change puts back.
public struct Undoing: Sendable, Equatable {
  /// The change that is undone.
  public var seq: Int
  /// Its name in the journal.
  public var op: String
  /// The documents as they were before it; nil bytes where there was none.
  public var before: [Edits.Edit]
  /// Later changes that left the documents just as this one had: undoings of what came between.
  public var restoredBy: Set<Int> = []
  /// The documents that it removed; one that is gone but not named here was removed by a later change.
  public var removed: Set<DocumentKey>
  /// Puts the parts together.
  public init(seq: Int, op: String, before: [Edits.Edit], removed: Set<DocumentKey> = []) {
    self.seq = seq
    self.op = op
    self.before = before
    self.removed = removed
  }

  /// The same, called by the name of the change that it restores.
  public func named(_ op: String) -> Undoing {
    var named = self
    named.op = op
    return named
  }
}

extension Edits.Edit {
  /// A document and its bytes; nil where there is none.
  public init(_ key: DocumentKey, _ bytes: [UInt8]?) {
    self.key = key
    self.bytes = bytes
  }
}

/// What a change is made with besides the record.
public struct ChangeContext: Sendable {
  /// Who acts.
  public var by: StaffID
  /// The number that the change will have.
  public var seq: Int
  /// The moment, Europe/London.
  public var now: Moment
  /// The code lists in force.
  public var lists: CodeLists
  /// What the law allows of orders.
  public var limits: OrderLimits
  /// What allocations are made by; nil for records that are built without resources.
  public var allocation: AllocationPractice?
  /// The forms that assessments are written with.
  public var forms: FormLibrary
  /// Which documents need a second signature, and what is checked.
  public var countersigning: CountersigningPolicy
  /// What reports are made of.
  public var reports = ReportTexts()
  /// Those for whom whoever acts is the deputy on this day.
  public var covering: [StaffID]
  /// How long records are kept; nil for records that are built without resources.
  public var retention: RetentionRules?
  /// By when requests for what is held are answered, why something isn't given, and who signs.
  public var subjectAccess = SubjectAccessRules()
  /// What each role sees and may do as it stands.
  public var access = AccessPolicy()
  /// Everything that is held on the child; nil where the change doesn't look at it.
  public var held: HeldRecord?
  /// For how many minutes an emergency opens a case.
  public var emergencyMinutes = 60
  /// Puts the parts together.
  public init(
    by: StaffID, seq: Int, now: Moment, lists: CodeLists, limits: OrderLimits = OrderLimits(),
    allocation: AllocationPractice? = nil, countersigning: CountersigningPolicy = CountersigningPolicy(),
    forms: FormLibrary = FormLibrary(), reports: ReportTexts = ReportTexts(), covering: [StaffID] = []
  ) {
    self.reports = reports
    self.covering = covering
    self.by = by
    self.seq = seq
    self.now = now
    self.lists = lists
    self.limits = limits
    self.allocation = allocation
    self.countersigning = countersigning
    self.forms = forms
  }
}
