public import Casework
public import Forms

/// What screens may read: the day, the member of staff, and the record as it stands.
///
/// Screens never alter what they read; they ask for a `Change`. The program gives them a desk over the store, tests one
/// in memory.
public protocol Desk {
  /// The moment, Europe/London.
  var now: Moment { get }
  /// Who sits at the desk.
  var me: StaffID { get }
  /// The service and its settings.
  var service: Service { get }
  /// All staff by user name.
  var staff: [StaffID: Staff] { get }
  /// All teams.
  var teams: [TeamID: Team] { get }
  /// Code lists in force.
  var lists: CodeLists { get }
  /// What the service works by: standards, rules, weights, letters, calendar.
  var practice: Practice { get }
  /// What comes with the program.
  var shipped: Practice { get }
  /// The version of the service's own copy of a data file; 0 where it has none.
  func version(of file: ServiceFile) -> Int
  /// The version of a member of staff's record; 0 where there is none.
  func version(of staff: StaffID) -> Int
  /// Areas of need, and what is suggested in each.
  var planGuide: PlanGuide { get }
  /// What the end-of-order survey asks.
  var survey: SurveyForm { get }
  /// What nights on remand cost.
  var remandRates: RemandRates { get }
  /// Every open case, by reference.
  var openCases: [CaseSummary] { get }
  /// The open cases that a member of staff holds, helps with or has a contact in, by reference.
  func openCases(of staff: StaffID) -> [CaseSummary]
  /// What the member of staff likes to see.
  var preferences: Preferences { get }
  /// The keys that the user chose for commands.
  var keys: KeyMap { get }
  /// What the member of staff at the desk may see and do; nil where nobody has said, and everything is to be seen.
  var viewer: Viewer? { get }
  /// Why nothing can be saved, in words; nil where saving works.
  var viewOnly: String? { get }
  /// Every closed case, by reference; read when first asked for.
  func closedCases() throws -> [CaseSummary]
  /// The closed cases that somebody opened in an emergency.
  func closedCasesOpened() throws -> [CaseSummary]
  /// The closed cases on which somebody has to decide; with a day, also those whose time is up by then.
  func retentionQueue(until day: Day?) throws -> RetentionQueue
  /// The same for today, where it is at hand; nil while it is still worked out, which takes long where many are closed.
  func retentionQueueAtHand() throws -> RetentionQueue?
  /// Holds for a whole service or a kind of record.
  func moratoria() throws -> Moratoria
  /// The certificates of what was destroyed, the latest first.
  func certificates() throws -> [DestructionCertificate]
  /// The lines of the journal that were emptied of a case.
  func erasedLines(of reference: CaseReference) throws -> ErasedLines
  /// Why a case isn't open to whoever sits at the desk; nil where it is, or where there is none.
  func refusal(toShow reference: CaseReference) -> AccessRefusal?
  /// A whole case; nil where there is none.
  func caseFile(_ reference: CaseReference) throws -> CaseFile?
  /// All versions of a case's plan.
  func plans(of reference: CaseReference) throws -> PlanFile
  /// All versions of a case's exit plan.
  func exits(of reference: CaseReference) throws -> ExitFile
  /// All versions of a case's reports to courts and panels.
  func reports(of reference: CaseReference) throws -> ReportFile
  /// All audits of cases, the earliest first.
  func audits() throws -> [FiledAudit]
  /// All programmes of group work.
  func programmes() throws -> [ProgrammeID: Programme]
  /// The requests for what is held on children, the earliest first.
  func subjectRequests() throws -> [FiledRequest]
  /// What is held on the child of a request, with what was decided about it.
  func pack(of request: SubjectRequest) throws -> SubjectPack
  /// The duty log of a day.
  func dutyDay(_ day: Day) throws -> DutyDay
  /// The minutes of the Court Review Panel of the days of a week.
  func panelMeetings(in days: ClosedRange<Day>) throws -> [PanelMeeting]
  /// The court lists of a day, by court.
  func courtLists(on day: Day) throws -> [CourtDay]
  /// The forms that assessments are written with.
  var forms: FormLibrary { get }
  /// Which form a disposal asks for.
  var tools: AssessmentTools { get }
  /// Which documents need a second signature, and what is checked.
  var countersigning: CountersigningPolicy { get }
  /// Who else writes in which section just now.
  var present: [SectionPlace: [StaffID]] { get }
  /// One assessment of a case; nil where there is none.
  func assessment(_ id: DocumentID, of reference: CaseReference) throws -> FiledAssessment?
  /// All assessments of a case, the earliest started first.
  func assessments(of reference: CaseReference) throws -> [FiledAssessment]
  /// The supervisions of a member of staff.
  func supervisions(of staff: StaffID) throws -> SupervisionFile
  /// The changes of a case, earliest first.
  func history(of reference: CaseReference) throws -> [HistoryEntry]
  /// Who of the others last changed any of the documents that are meant, and when, while one looked; nil where nobody did.
  func lastElsewhere(_ isMeant: (DocumentKey) -> Bool) -> (by: StaffID, at: Moment)?
  /// The looks at a case, the earliest first, and what is wrong with the trail.
  func looks(at reference: CaseReference) throws -> FoundLooks
  /// A contact as it was after a change; nil where it didn't exist.
  func contact(_ id: ContactID, of reference: CaseReference, asOf seq: Int) throws -> Contact?
  /// The draft of a subject, such as `contact YJ-000142`; nil where there is none.
  func draft(of subject: String) -> KeptDraft?
  /// Assessments, plans and exit plans of open cases whose text has all the words.
  func searchDocuments(_ words: String, limit: Int) throws -> DocumentHits
  /// Contacts whose notes have all the words, open cases first.
  func searchNotes(_ words: String, limit: Int) throws -> NoteHits
}

extension Desk {
  /// Those of all open cases; a desk over a store finds them without reading the others.
  public func openCases(of staff: StaffID) -> [CaseSummary] { openCases.filter { $0.concerns(staff) } }
}

extension Desk {
  /// Why the member of staff at the desk may not do something, in a case where it is about one; nil where they may.
  func whyNot(_ permission: Permission, in reference: CaseReference? = nil) -> String? {
    guard let viewer else { return nil }
    let isAllowed = coveredRow(of: reference).map { viewer.may(permission, in: $0) } ?? viewer.may(permission)
    return isAllowed ? nil : Words.of(.access(.mayNot(me, permission)))
  }

  /// Standards in force.
  var standards: Standards { practice.standards }
  /// What statute and local policy ask for after unacceptable absences.
  var enforcement: EnforcementPolicy { practice.standards.policy }
  /// The working-day calendar.
  var calendar: WorkingCalendar { practice.calendar }
  /// What allocations are made by.
  var allocation: AllocationPractice { practice.allocation }
  /// What cases weigh, and what people can carry.
  var weights: WorkloadWeights { practice.weights }

  /// Whether whoever sits at the desk may read the supervisions of a member of staff.
  func mayReadSupervisions(of id: StaffID) -> Bool {
    SupervisionAccess.mayRead(id, by: me, on: now.day, staff: { staff[$0] }, team: { teams[$0] })
  }

  /// Whether whoever sits at the desk sees why a member of staff carries less or is covered.
  func seesMatters(of id: StaffID) -> Bool { viewer?.seesMatters(of: id) ?? true }

  /// Whether whoever sits at the desk may record one.
  func maySupervise(_ id: StaffID) -> Bool {
    SupervisionAccess.mayWrite(id, by: me, on: now.day, staff: { staff[$0] }, team: { teams[$0] })
  }

  /// Writes letters from the texts in force.
  var letters: LetterWriter {
    LetterWriter(practice.letters, service: service, staff: staff, lists: lists, me: me, now: now)
  }
}

extension Desk {
  /// Those whom the member of staff at the desk covers today.
  var covered: [StaffID] { staff.covered(by: me, on: now.day) }

  /// Whether the member of staff at the desk acts in a role that passes: their own, or in a case that of one whom they cover
  /// and whose case it is.
  func acts(in reference: CaseReference?, _ passes: (StaffRole) -> Bool) -> Bool {
    func roles(_ id: StaffID) -> [StaffRole] { staff[id]?.roles(on: now.day) ?? [] }
    if roles(me).contains(where: passes) { return true }
    guard let row = coveredRow(of: reference) else { return false }
    return covered.contains { id in
      let held = roles(id)
      guard held.contains(where: passes) else { return false }
      return row.isOwn(of: id, held, in: staff[id]?.team) { teams[$0]?.manager == id }
    }
  }

  /// The row of a case that may be of somebody whom the member of staff at the desk covers; nil where they cover nobody.
  func coveredRow(of reference: CaseReference?) -> CaseSummary? {
    guard let reference, !covered.isEmpty else { return nil }
    return openCases.first { $0.reference == reference }
      ?? (try? caseFile(reference)).flatMap { $0 }.map { CaseSummary(of: $0) }
  }

  /// The open cases in which the member of staff at the desk has something to do, for themself or for those whom they
  /// cover today, by reference.
  var ownAndCoveredCases: [CaseSummary] {
    let covered = covered
    if covered.isEmpty { return openCases(of: me) }
    var found: [CaseReference: CaseSummary] = [:]
    for id in [me] + covered { for summary in openCases(of: id) { found[summary.reference] = summary } }
    return found.values.sorted { $0.reference < $1.reference }
  }

  /// Whether the member of staff at the desk acts for somebody else in a case.
  func isActing(in summary: CaseSummary) -> Bool { summary.coveredWorker(for: me, covering: covered) != nil }

  /// What the mark of covered work means: `c: for K. Mason`; empty where nobody is covered.
  var coverLegend: String {
    let names = covered.map { name(of: $0) }
    return names.isEmpty ? "" : "c: for " + names.joined(separator: ", ")
  }

  /// What everybody carries today.
  var workloads: [StaffID: Workload] { weights.workloads(of: staff, holding: openCases, on: now.day) }

  /// How everybody's work stands today.
  func standings() -> [WorkerStanding] {
    WorkerStanding.all(
      of: staff, summaries: openCases, standards: standards, weights: weights, calendar: calendar, at: now)
  }

  /// Who else writes in a section, or in a form, in words; nil where nobody does.
  func words(ofThoseIn place: SectionPlace, _ what: String = "section") -> String? {
    let names = (present[place] ?? []).map { name(of: $0) }
    return names.isEmpty ? nil : "In this \(what) too: " + names.joined(separator: ", ")
  }

  /// What somebody else did to the documents that are meant, with who and when: `K. Mason set own words at 10:41`.
  func meanwhile(_ did: String, to isMeant: (DocumentKey) -> Bool) -> String {
    guard let found = lastElsewhere(isMeant) else { return "Somebody else \(did) meanwhile" }
    let when = (found.at.day == now.day ? "" : "on \(found.at.day.text(.short)) ") + "at \(found.at.time)"
    return "\(name(of: found.by)) \(did) \(when)"
  }

  /// What two wrote in the same field, so that the second is asked.
  func conflict(over both: [String], in isMeant: (DocumentKey) -> Bool) -> String {
    meanwhile("set " + both.joined(separator: ", "), to: isMeant) + "; Ctrl-S saves yours over it."
  }

  /// A member of staff's name for lists.
  func name(of id: StaffID) -> String { staff[id]?.listName ?? id.text }
}

/// Text that was typed and not saved, kept from an earlier time.
public struct KeptDraft: Sendable, Equatable {
  /// When it was kept, as people read it.
  public var at: String
  /// What was typed, field by field.
  public var fields: [String: String]
  /// A kept draft.
  public init(at: String, fields: [String: String]) {
    self.at = at
    self.fields = fields
  }
}
