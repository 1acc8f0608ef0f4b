public import Casework
public import Forms
import JSON

/// The service's record over a store: makes changes, and keeps the summaries that lists need up to date with them.
///
/// One casebook belongs to one thread; it is a class because it holds the store's open files.
public final class Casebook {
  /// The store beneath.
  public let store: any DocumentStore
  /// Code lists in force.
  public let lists: CodeLists
  /// What the law allows of orders.
  public let limits: OrderLimits
  /// The data that comes with the program; nil where nobody has said.
  public var shipped: Practice? {
    didSet {
      practised = nil
      retained = nil
    }
  }
  /// The forms that come with the program; none where nobody has said.
  public var shippedForms = FormLibrary() {
    didSet { forms = shippedForms.with(ownForms.values.map(\.definition)) }
  }
  /// The service's own forms, by the key of each version.
  public internal(set) var ownForms: [DocumentKey: (own: OwnForm, definition: FormDefinition)] = [:] {
    didSet { forms = shippedForms.with(ownForms.values.map(\.definition)) }
  }
  /// The forms that assessments are written with: the shipped ones and the service's own.
  public private(set) var forms = FormLibrary()
  /// Which documents need a second signature, and what is checked; all of them where nobody has said.
  public var countersigning = CountersigningPolicy()
  /// The service and its settings.
  public internal(set) var service = Service()
  /// The service's own copies of data files, each with the change that saved it.
  public internal(set) var own: [ServiceFile: (data: ServiceData, version: Int)] = [:] {
    didSet {
      practised = nil
      viewing = nil
      retained = nil
    }
  }
  private var practised: Practice?
  /// All staff by user name.
  public internal(set) var staff: [StaffID: Staff] = [:] {
    didSet { viewing = nil }
  }
  /// Who looks, and by what policy; nil where everything is to be seen, as for tests and for making a store.
  public var gate: Gate? {
    didSet { if gate?.now != oldValue?.now || gate?.me != oldValue?.me { viewing = nil } }
  }
  /// Who looks, as worked out from the gate and the staff.
  var viewing: Viewer? {
    didSet { shownOpen = nil }
  }
  /// All teams.
  public internal(set) var teams: [TeamID: Team] = [:] {
    didSet { viewing = nil }
  }

  /// Where looks are written down, once the first was.
  var trail: LookTrail?
  /// What the documents of cases were before, up to the last change of each that was known then.
  var earlierKnown: [CaseReference: (newest: Int, documents: [HeldDocument])] = [:]

  /// Open cases whose summaries are at hand, and those whose rows wait to be read.
  var summaries: [CaseReference: CaseSummary] = [:]
  let cases = CaseCache()
  var waiting = WaitingSummaries()
  /// Cases that couldn't be read when they were last asked for; they are tried again when something happens.
  var unreadable: Set<CaseReference> = []
  /// The last change that a summary holds which was made from the whole case.
  var madeAt: [CaseReference: Int] = [:]
  var sortedOpen: [CaseSummary]? {
    didSet { shownOpen = nil }
  }
  /// Those of the open cases that whoever looks may see.
  var shownOpen: [CaseSummary]?
  var closed: [CaseReference: CaseSummary]?
  var sortedClosed: [CaseSummary]?
  /// Closed cases that changed before the closed part of the index was read.
  var changedClosed: [CaseReference: CaseSummary?] = [:]
  /// Who of the others last changed what, since the record was opened.
  var othersWork: [DocumentKey: (by: StaffID, at: Moment)] = [:]
  /// How closed cases stood towards retention on a day, as far as nothing that decides it changed since.
  var retained: Retained?
  /// The changes that were made through this record: what only these altered, its user knows.
  private var ownChanges: Set<Int> = []
  /// Closed cases that the index has as opened in an emergency; nil before they were looked for.
  var openedClosed: [CaseSummary]?

  /// Opens the record over a store.
  ///
  /// Throws what reading the store throws (`StoreError`, `JSONError`).
  public init(_ store: any DocumentStore, lists: CodeLists, limits: OrderLimits = OrderLimits()) throws {
    self.store = store
    self.lists = lists
    self.limits = limits
    try loadService()
    try loadOpen()
  }

  deinit {
    // A command's looks, once its reader has what was printed; what isn't on the disk yet survives everything but the
    // loss of power.
    try? trail?.sync()
  }

  /// What making a change gives back: enough to undo it.
  public struct Made: Sendable, Equatable {
    /// What undoes it.
    public var undoing: Undoing
    /// The cases that it touched.
    public var cases: [CaseReference]

    /// The change's number.
    public var seq: Int { undoing.seq }
    /// Its name in the journal.
    public var op: String { undoing.op }
    /// The documents as they were before it.
    public var before: [Edits.Edit] { undoing.before }
  }

  /// Makes a change and returns when it is on the disk. `seen` is the number of the last change that its author was shown:
  /// where anything that it alters was changed after it by others, nothing is done, so that nobody writes over what they
  /// never saw.
  ///
  /// Throws `Refusal` where a rule says no (nothing happened), or `StoreError` where the disk does.
  public func make(_ change: Change, by staffID: StaffID, now: Moment, seen: Int? = nil) throws -> Made {
    let viewer = try checkAccess(of: change, by: staffID, now: now)
    let change = try keepingWithheld(change, by: viewer)
    let why = change.why(by: staffID, on: now.day, staff: staff) { (try? summary(of: $0)) ?? nil }
    var act = Act(by: staffID.text, op: change.op, why: why, undoes: nil)
    if case .undone(let undoing) = change { act.undoes = undoing.seq }
    let practice = practice
    // Read and decoded before the lock is taken, for which others wait; what the rules look at is read again inside it.
    if !change.isImport { for reference in change.cases { _ = try? whole.header(of: reference) } }
    let covering = staff.covered(by: staffID, on: now.day)
    let held = try heldFor(change)
    let known = store.seq
    var isSeen = true
    var isDisclosed = false
    let commit = try store.commit(act) { transaction in
      var context = ChangeContext(
        by: staffID, seq: transaction.seq, now: now, lists: lists, limits: limits, allocation: practice?.allocation,
        countersigning: countersigning, forms: forms, reports: practice?.reports ?? ReportTexts(), covering: covering)
      context.retention = practice?.retention
      context.access = policy ?? practice?.access ?? AccessPolicy()
      if let policy { context.emergencyMinutes = policy.emergencyMinutes }
      context.subjectAccess = practice?.subjectAccess ?? SubjectAccessRules()
      // What others committed meanwhile may be held on the child too.
      context.held = transaction.seq == known + 1 ? held : try heldFor(change)
      let actor = try viewer.map { transaction.seq == known + 1 ? $0 : try checkStill($0, change) }
      if let actor { try change.checkLine(for: actor, matched: matchedCase) }
      let edits = try change.edits(on: whole, in: context)
      if let actor { try change.check(edits, for: actor, on: whole) }
      for edit in edits.list {
        if let seen, let version = try transaction.read(edit.key)?.version, version > seen,
          !ownChanges.contains(version)
        {
          guard change.isAddition else { throw Refusal.changedMeanwhile(edit.key, seen: seen, now: version) }
          isSeen = false
        }
        if let bytes = edit.bytes {
          transaction.put(edit.key, bytes)
        } else {
          transaction.remove(edit.key)
        }
      }
      // Before it is made, so that nothing is given out of which the trail doesn't tell.
      if let disclosure = change.disclosure(edits) {
        try look(disclosure, by: staffID)
        isDisclosed = true
      }
    }
    if isDisclosed { try syncLooks() }
    if seen != nil, isSeen { ownChanges.insert(commit.seq) }
    let touched = take(commit)
    finish(change)
    let before = commit.keys.map { Edits.Edit($0, commit.before[$0].flatMap { $0 }?.bytes) }
    let removed = commit.removed
    return Made(
      undoing: Undoing(seq: commit.seq, op: commit.op, before: before, removed: removed), cases: touched)
  }

  /// What others changed since somebody last asked.
  public struct Followed: Sendable, Equatable {
    /// The cases, ascending.
    public var cases: [CaseReference] = []
    /// Whether something changed that belongs to no case: a court list, a member of staff, a standard.
    public var isBeyondCases = false
    /// Whether nothing changed.
    public var isEmpty: Bool { cases.isEmpty && !isBeyondCases }
  }

  /// Takes in what others committed since the last call.
  ///
  /// Throws `StoreError` where the journal can't be read or is damaged.
  public func follow() throws -> Followed {
    var touched: Set<CaseReference> = []
    var followed = Followed()
    for commit in try store.follow() {
      touched.formUnion(take(commit))
      let at = Moment(rfc3339: commit.at) ?? .epoch
      for key in commit.keys {
        followed.isBeyondCases = followed.isBeyondCases || key.caseNumber == nil
        othersWork[key] = (StaffID(commit.by), at)
      }
    }
    touched.formUnion(retryUnreadable())
    followed.cases = touched.sorted()
    return followed
  }

  /// Who of the others last changed any of the documents that are meant, and when, since this record was opened; nil
  /// where nobody did.
  public func lastElsewhere(_ isMeant: (DocumentKey) -> Bool) -> (by: StaffID, at: Moment)? {
    othersWork.filter { isMeant($0.key) }.values.max { $0.at < $1.at }
  }

  /// A whole case; nil where there is none.
  public func caseFile(_ reference: CaseReference) throws -> CaseFile? {
    try checkLook(at: reference)
    guard let file = try whole.caseFile(reference) else { return nil }
    guard let viewer else { return withoutHidden(file) }
    return withoutHidden(file.seen(by: viewer, try anySummary(of: reference), under: practice?.standards))
  }

  /// All programmes of group work. Throws `StoreError`, or `JSONError` where one can't be read.
  public func programmes() throws -> [ProgrammeID: Programme] {
    var found: [ProgrammeID: Programme] = [:]
    for (key, stored) in try store.documents(in: "programmes") {
      found[ProgrammeID(key.id)] = try Programme(json: stored.bytes)
    }
    return found
  }

  /// All audits of cases that whoever looks may see, the earliest first; none where oversight isn't shown. Throws `StoreError`, or `JSONError` where one can't be read.
  public func audits() throws -> [FiledAudit] {
    try store.documents(in: CaseAudit.collection).map {
      FiledAudit(id: AuditID($0.key.id), audit: try CaseAudit(json: $0.stored.bytes))
    }.filter { gate == nil || shows($0.audit) }.sorted {
      ($0.audit.on, $0.id.text.utf8.count, $0.id) < ($1.audit.on, $1.id.text.utf8.count, $1.id)
    }
  }

  /// The duty log of the days of a month that have one, or of one day, without what is about cases that whoever looks may
  /// not see. Throws `StoreError`, or `JSONError` where one can't be read.
  public func dutyDays(from beginning: String) throws -> [DutyDay] {
    try store.documents(in: DutyDay.collection, from: beginning).map { seen(try DutyDay(json: $0.stored.bytes)) }
  }

  /// The court lists of a day, by court, without what is decided of cases that whoever looks may not see; no other day's
  /// are read. Throws `StoreError`, or `JSONError` where one can't be.
  public func courtLists(on day: Day) throws -> [CourtDay] {
    try store.documents(in: CourtDayID.collection, from: CourtDayID.prefix(of: day)).map {
      withoutHidden(try CourtDay(json: $0.stored.bytes))
    }
  }

  /// The minutes of the Court Review Panel between two days of a week or so. Throws `StoreError`, or `JSONError` where
  /// one can't be read.
  public func panelMeetings(in days: ClosedRange<Day>) throws -> [PanelMeeting] {
    var found: [PanelMeeting] = []
    var day = days.lowerBound
    while day <= days.upperBound {
      if let stored = try store.read(PanelMeeting.key(of: day)) { found.append(try PanelMeeting(json: stored.bytes)) }
      day = day.adding(days: 1)
    }
    return found.compactMap(seen)
  }

  /// The case that an audit is of; nil where there is no such audit. Throws `StoreError` or `JSONError`.
  func audited(_ id: AuditID) throws -> CaseReference? {
    guard let key = CaseAudit.key(id) else { return nil }
    return try store.read(key).map { try CaseAudit(json: $0.bytes).reference }
  }

  /// One assessment of a case; nil where there is none. Throws `StoreError` or `JSONError`.
  public func assessment(_ id: DocumentID, of reference: CaseReference) throws -> FiledAssessment? {
    try checkLook(at: reference, .assessments)
    guard let stored = try store.read(SignedName(.assessment, id).key(in: reference)) else { return nil }
    guard let assessment = try seen(try Assessment(json: stored.bytes), of: reference) else { return nil }
    return FiledAssessment(id: id, version: stored.version, assessment: assessment)
  }

  /// Where a document of a case stands between draft and signature; nil where there is none, or none of the kind is
  /// kept. Throws `StoreError` or `JSONError`.
  public func signing(of name: SignedName, in reference: CaseReference) throws -> Signing? {
    try checkLook(at: reference, name.kind.collection.section)
    guard let stored = try store.read(name.key(in: reference)) else { return nil }
    switch name.kind {
    case .assessment: return try Assessment(json: stored.bytes).signing
    case .plan: return try Plan(json: stored.bytes).signing
    case .exitPlan: return try ExitPlan(json: stored.bytes).signing
    case .report: return try CourtReport(json: stored.bytes).signing
    }
  }

  /// All assessments of a case, the earliest started first. Throws `StoreError` or `JSONError`.
  public func assessments(of reference: CaseReference) throws -> [FiledAssessment] {
    try checkLook(at: reference, .assessments)
    return try record.assessments(of: reference).compactMap { filed in
      try seen(filed.assessment, of: reference).map {
        FiledAssessment(id: filed.id, version: filed.version, assessment: $0)
      }
    }
  }

  /// The changes of a case, earliest first.
  public func history(of reference: CaseReference) throws -> [HistoryEntry] {
    try checkLook(at: reference, .history)
    let row = try anySummary(of: reference)
    return try store.history(of: reference.number).map { commit in
      let keys = commit.keys.filter { $0.caseNumber == reference.number }
      return HistoryEntry(
        seq: commit.seq, at: Moment(rfc3339: commit.at) ?? .epoch, by: StaffID(commit.by), op: commit.op,
        why: showsReason(of: commit, keys, row) ? commit.why ?? "" : "", undoes: commit.undoes, keys: keys,
        removed: removed(by: commit, from: reference, keys))
    }
  }

  /// A contact as it was after a change; nil where it didn't exist then.
  public func contact(_ id: ContactID, of reference: CaseReference, asOf seq: Int) throws -> Contact? {
    try checkLook(at: reference, .contacts)
    guard let stored = try store.version(of: reference.key(.contacts, id.text), at: seq) else { return nil }
    return try seen(try Contact(json: stored.bytes), of: reference)
  }

  /// Contacts whose notes have all the words, open cases first, in cases that whoever looks may see. Throws
  /// `StoreError`.
  public func searchNotes(_ words: String, limit: Int) throws -> NoteHits {
    if let viewer, !viewer.seesSomewhere(.contacts) { return NoteHits(hits: [], hasMore: false) }
    if let file = store as? FileStore {
      return try file.searchNotes(
        words, limit: limit, isOpen: { isOpen(CaseReference($0)) }, isSeen: { maySee(CaseReference($0)) },
        reads: readsNote)
    }
    let ranked = (openCases + (try closedCases())).map(\.reference.number)
    guard var search = NoteSearch(words, limit: limit) else { return NoteHits(hits: [], hasMore: false) }
    search.reads = readsNote
    for number in ranked {
      for (key, stored) in try store.documents(in: CaseReference(number).path(.contacts)).reversed() {
        try search.look(at: key, stored.bytes)
      }
    }
    return NoteHits(hits: search.hits, hasMore: search.hasMore)
  }

  /// What the service works by: its own copies over what comes with the program; nil where nobody said what does.
  public var practice: Practice? {
    if let practised { return practised }
    var practice = shipped
    for file in ServiceFile.allCases { if let data = own[file]?.data { practice?.take(data) } }
    practised = practice
    return practice
  }

  /// The version of the service's own copy of a file; 0 where it has none.
  public func version(of file: ServiceFile) -> Int { own[file]?.version ?? 0 }

  /// The record for rules that only look, as far as whoever looks may see it: dry runs, imports.
  public var record: some Record {
    StoreRecord(store: store, cases: cases, sees: gate == nil ? nil : { self.maySee($0) })
  }

  /// The record as the rules of a change see it: all of it.
  var whole: StoreRecord { StoreRecord(store: store, cases: cases) }

  /// One of the service's own forms. Throws `DefinitionFaults` that name its file, or `JSONError`.
  static func ownForm(_ key: DocumentKey, _ bytes: [UInt8]) throws -> (own: OwnForm, definition: FormDefinition) {
    let own = try OwnForm(json: bytes)
    return (own, try own.read(from: key.text + ".json"))
  }

  private func loadService() throws {
    service = try record.service() ?? Service()
    for file in ServiceFile.allCases {
      own[file] = try record.stored(file.key).map { (try ServiceData(file, json: $0.bytes), $0.version) }
    }
    for (key, stored) in try store.documents(in: "staff") { staff[StaffID(key.id)] = try Staff(json: stored.bytes) }
    for (key, stored) in try store.documents(in: OwnForm.collection) {
      ownForms[key] = try Self.ownForm(key, stored.bytes)
    }
    for (key, stored) in try store.documents(in: "teams") { teams[TeamID(key.id)] = try Team(json: stored.bytes) }
  }
}
