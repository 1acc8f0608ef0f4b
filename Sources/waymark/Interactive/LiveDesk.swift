import CaseScreens
import CaseStore
import Casework
import Forms

/// The desk over the store: what screens read while the program runs.
struct LiveDesk: Desk {
  let casebook: Casebook
  let settings: Settings
  let drafts: Drafts
  let me: StaffID
  var now: Moment
  var preferences: Preferences
  let keys: KeyMap
  var present: [SectionPlace: [StaffID]] = [:]
  private let files = RecentFiles()

  var service: Service { casebook.service }
  var staff: [StaffID: Staff] { casebook.staff }
  var teams: [TeamID: Team] { casebook.teams }
  var lists: CodeLists { settings.lists }
  var practice: Practice { casebook.practice ?? settings.practice }
  var shipped: Practice { settings.practice }
  func version(of file: ServiceFile) -> Int { casebook.version(of: file) }
  func version(of staff: StaffID) -> Int {
    staff.key.flatMap { try? casebook.store.read($0)?.version } ?? 0
  }
  var countersigning: CountersigningPolicy { settings.countersigning }
  var planGuide: PlanGuide { settings.planGuide }
  var survey: SurveyForm { settings.survey }
  var remandRates: RemandRates { settings.remandRates }
  var openCases: [CaseSummary] { casebook.openCases }
  func openCases(of staff: StaffID) -> [CaseSummary] { casebook.openCases(of: staff) }
  func lastElsewhere(_ isMeant: (DocumentKey) -> Bool) -> (by: StaffID, at: Moment)? {
    casebook.lastElsewhere(isMeant)
  }
  var viewer: Viewer? { casebook.viewer }
  var viewOnly: String? { (casebook.store as? FileStore)?.viewOnly?.words }

  func closedCases() throws -> [CaseSummary] { try casebook.closedCases() }
  func closedCasesOpened() throws -> [CaseSummary] { try casebook.closedCasesOpened() }
  func retentionQueueAtHand() throws -> RetentionQueue? { try casebook.retentionQueueAtHand(on: now.day) }
  func moratoria() throws -> Moratoria { try casebook.moratoria() }
  func retentionQueue(until day: Day?) throws -> RetentionQueue {
    try casebook.retentionQueue(on: now.day, until: day)
  }
  func certificates() throws -> [DestructionCertificate] { try casebook.certificates() }
  func erasedLines(of reference: CaseReference) throws -> ErasedLines { try casebook.erasedLines(of: reference) }
  func refusal(toShow reference: CaseReference) -> AccessRefusal? { casebook.refusal(toShow: reference) }
  func caseFile(_ reference: CaseReference) throws -> CaseFile? {
    try files.file(reference, in: casebook)
  }
  func plans(of reference: CaseReference) throws -> PlanFile { try casebook.plans(of: reference) }
  func exits(of reference: CaseReference) throws -> ExitFile { try casebook.exits(of: reference) }
  func reports(of reference: CaseReference) throws -> ReportFile { try casebook.reports(of: reference) }
  func programmes() throws -> [ProgrammeID: Programme] { try casebook.programmes() }
  var forms: FormLibrary { casebook.forms }
  func audits() throws -> [FiledAudit] { try casebook.audits() }
  func subjectRequests() throws -> [FiledRequest] { try casebook.subjectRequests() }
  func pack(of request: SubjectRequest) throws -> SubjectPack { try casebook.pack(of: request) }
  func dutyDay(_ day: Day) throws -> DutyDay { try casebook.dutyDays(from: day.iso).first ?? DutyDay() }
  func panelMeetings(in days: ClosedRange<Day>) throws -> [PanelMeeting] { try casebook.panelMeetings(in: days) }
  func courtLists(on day: Day) throws -> [CourtDay] { try casebook.courtLists(on: day) }
  var tools: AssessmentTools { settings.tools }
  func assessment(_ id: DocumentID, of reference: CaseReference) throws -> FiledAssessment? {
    try casebook.assessment(id, of: reference)
  }
  func assessments(of reference: CaseReference) throws -> [FiledAssessment] {
    try casebook.assessments(of: reference)
  }
  func supervisions(of staff: StaffID) throws -> SupervisionFile { try casebook.supervisions(of: staff) }
  func history(of reference: CaseReference) throws -> [HistoryEntry] { try casebook.history(of: reference) }
  func looks(at reference: CaseReference) throws -> FoundLooks { try casebook.looks(at: reference) }
  func contact(_ id: ContactID, of reference: CaseReference, asOf seq: Int) throws -> Contact? {
    try casebook.contact(id, of: reference, asOf: seq)
  }
  func searchDocuments(_ words: String, limit: Int) throws -> DocumentHits {
    try casebook.searchDocuments(words, limit: limit)
  }
  func searchNotes(_ words: String, limit: Int) throws -> NoteHits { try casebook.searchNotes(words, limit: limit) }

  func draft(of subject: String) -> KeptDraft? {
    drafts.draft(of: subject).map { KeptDraft(at: Moment(rfc3339: $0.at)?.tabular ?? $0.at, fields: $0.fields) }
  }
}
