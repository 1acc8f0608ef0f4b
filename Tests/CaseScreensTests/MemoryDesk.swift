import CaseScreens
import Casework
import Forms
import Foundation
import JSON
import Testing
import TextUI

/// A desk over a record in memory, and a run loop that makes the changes which screens ask for.
struct MemoryDesk: Desk {
  var record = MemoryRecord()
  var now = Moment(Day(year: 2026, month: 11, day: 23) ?? .epoch, TimeOfDay(hour: 9) ?? .midday)
  var me: StaffID = "kmason"
  var lists: CodeLists
  var limits: OrderLimits
  var practice: Practice
  let shipped: Practice
  var forms: FormLibrary
  var tools: AssessmentTools
  var countersigning: CountersigningPolicy
  var planGuide: PlanGuide
  var survey: SurveyForm
  var remandRates: RemandRates
  var viewOnly: String?
  var preferences = Preferences()
  var keys = KeyMap()
  var access: AccessPolicy?
  var viewer: Viewer? { access.map { Viewer(me, $0, staff: staff, teams: teams, now: now) } }
  var looked: [LookEntry] = []
  var trailFault: String?
  var present: [SectionPlace: [StaffID]] = [:]
  var drafts: [String: KeptDraft] = [:]
  let reads = Reads()
  var known = Known()
  private(set) var made: [Undoing] = []
  private(set) var undoable = UndoStack()
  private(set) var redoable = UndoStack()
  private(set) var history: [HistoryEntry] = []
  private(set) var past: [Int: MemoryRecord] = [:]

  static let resources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Resources")

  static func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: resources.appendingPathComponent(name)))
  }

  init() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.resources.appendingPathComponent("Lists").path)
    lists = CodeLists(try names.sorted().map { try CodeList(json: Self.read("Lists/" + $0)) })
    limits = try OrderLimits(json: Self.read("Standards/orders.json"))
    var letters = LetterTexts()
    for kind in LetterKind.allCases {
      let text = String(decoding: try Self.read("Letters/\(kind.rawValue).txt"), as: UTF8.self)
      letters.letters.append(.init(kind, text, source: "Local default"))
    }
    shipped = Practice(
      standards: try Standards(json: Self.read("Standards/standards.json")),
      holding: try AllocationRules(json: Self.read("Standards/allocation.json")),
      weights: try WorkloadWeights(json: Self.read("Standards/workload.json")), letters: letters,
      reports: try ReportTexts(json: Self.read("Reports/reports.json")),
      retention: try RetentionRules(json: Self.read("Standards/retention.json")),
      subjectAccess: try SubjectAccessRules(json: Self.read("Standards/subject-access.json")),
      access: try AccessPolicy(json: Self.read("Standards/access.json")),
      calendar: WorkingCalendar(oneOff: try OneOffHolidays(json: Self.read("Calendar/bank-holidays.json"))))
    practice = shipped
    let assessments = try FileManager.default.contentsOfDirectory(
      atPath: Self.resources.appendingPathComponent("Assessments").path)
    forms = try FormLibrary(files: assessments.map { (name: $0, bytes: try Self.read("Assessments/" + $0)) })
    tools = try AssessmentTools(json: Self.read("Standards/tools.json"))
    countersigning = try CountersigningPolicy(json: Self.read("Standards/countersigning.json"))
    planGuide = try PlanGuide(json: Self.read("Plans/guide.json"))
    survey = try SurveyForm(json: Self.read("Exit/survey.json"))
    remandRates = try RemandRates(json: Self.read("Standards/remand.json"))
    try fill()
  }

  var standards: Standards { practice.standards }
  var calendar: WorkingCalendar { practice.calendar }
  var allocation: AllocationPractice { practice.allocation }
  func version(of file: ServiceFile) -> Int { record.stored(file.key)?.version ?? 0 }
  func version(of staff: StaffID) -> Int { staff.key.flatMap { record.stored($0)?.version } ?? 0 }

  var service: Service { (try? record.service()) ?? Service() }
  var staff: [StaffID: Staff] {
    if let known = known.staff, known.seq == record.seq { return known.found }
    let ids = record.keys.filter { $0.text.hasPrefix("staff/") }.map { StaffID($0.id) }
    let found = ids.reduce(into: [:]) { staff, id in staff[id] = (try? record.staff(id)) ?? Staff() }
    known.staff = (record.seq, found)
    return found
  }
  var teams: [TeamID: Team] {
    let ids = record.keys.filter { $0.text.hasPrefix("teams/") }.map { TeamID($0.id) }
    return ids.reduce(into: [:]) { teams, id in teams[id] = (try? record.team(id)) ?? Team() }
  }
  func programmes() throws -> [ProgrammeID: Programme] {
    let ids = record.keys.filter { $0.text.hasPrefix("programmes/") }.map { ProgrammeID($0.id) }
    return try ids.reduce(into: [:]) { found, id in found[id] = try record.programme(id) }
  }
  var openCases: [CaseSummary] { shown.filter(\.isOpen) }
  func erasedLines(of reference: CaseReference) throws -> ErasedLines {
    try record.stored(ErasedLines.key(of: reference)).map { try ErasedLines(json: $0.bytes) } ?? ErasedLines()
  }
  func certificates() throws -> [DestructionCertificate] {
    try record.shared(DestructionCertificate.collection).map { try DestructionCertificate(json: $0.bytes) }
  }
  func closedCases() -> [CaseSummary] { shown.filter { !$0.isOpen } }
  func closedCasesOpened() -> [CaseSummary] { closedCases().filter { !$0.openings.isEmpty } }
  /// Cases that aren't open to whoever sits here, and why.
  var closedToMe: [CaseReference: AccessRefusal] = [:]
  func caseFile(_ reference: CaseReference) throws -> CaseFile? {
    reads.files += 1
    if let refusal = refusal(toShow: reference) { throw Refusal.access(refusal) }
    guard let file = try record.caseFile(reference) else { return nil }
    return withoutHidden(viewer.map { file.seen(by: $0, under: standards) } ?? file)
  }
  func draft(of subject: String) -> KeptDraft? { drafts[subject] }
  func looks(at reference: CaseReference) throws -> FoundLooks {
    FoundLooks(looked.filter { $0.look.reference == reference }, fault: trailFault)
  }
  func lastElsewhere(_ isMeant: (DocumentKey) -> Bool) -> (by: StaffID, at: Moment)? {
    history.last { $0.keys.contains(where: isMeant) }.map { ($0.by, $0.at) }
  }
  /// The row of a case, whoever sits at the desk.
  func row(of reference: CaseReference) -> CaseSummary? { summaries.first { $0.reference == reference } }

  /// The rows as whoever sits at the desk sees them.
  private var shown: [CaseSummary] {
    guard let viewer else { return summaries }
    return summaries.filter(viewer.sees).map { $0.seen(by: viewer) }
  }

  private var summaries: [CaseSummary] {
    if let known = known.summaries, known.seq == record.seq { return known.found }
    let found = record.keys.filter { $0.collection == nil }.compactMap(\.caseNumber).compactMap { number in
      (try? record.caseFile(CaseReference(number))).flatMap { $0 }.map { CaseSummary(of: $0) }
    }
    known.summaries = (record.seq, found)
    return found
  }

  /// Makes a change as the program would; returns its words, or the refusal's.
  mutating func make(_ change: Change, by author: StaffID? = nil) -> App.Event {
    var next = record
    do {
      let edits = try next.make(
        change, by: author ?? me, now: now, lists: lists, limits: limits, allocation: allocation,
        countersigning: countersigning, forms: forms, reports: practice.reports,
        covering: staff.covered(by: author ?? me, on: now.day), retention: practice.retention,
        subjectAccess: practice.subjectAccess, access: practice.access)
      let before = edits.list.map { edit in Edits.Edit(edit.key, record.stored(edit.key)?.bytes) }
      let why = change.why(by: author ?? me, on: now.day, staff: staff) { reference in
        summaries.first { $0.reference == reference }
      }
      record = next
      known = Known()
      past[record.seq] = record
      practice = shipped
      for file in ServiceFile.allCases {
        if let stored = record.stored(file.key) { practice.take(try ServiceData(file, json: stored.bytes)) }
      }
      let removed = try change.cases.first.flatMap { reference in
        try RecordedPart.removed(
          by: change.op, from: reference, before.map(\.key),
          before: { key in before.first { $0.key == key }?.bytes }, after: { record.stored($0)?.bytes })
      }
      history.append(
        HistoryEntry(
          seq: record.seq, at: now, by: author ?? me, op: change.op, why: why ?? "", keys: before.map(\.key),
          removed: removed))
      made.append(
        Undoing(
          seq: record.seq, op: change.op, before: before, removed: Set(edits.list.filter { $0.bytes == nil }.map(\.key))
        ))
      if case .undone = change {
        undoable.pop(undoneBy: record.seq)
        redoable.push(made[made.count - 1], on: record)
      } else if author ?? me == me {
        undoable.push(made[made.count - 1], on: record)
        redoable = UndoStack()
      }
      let reference = before.first?.key.caseNumber.map { CaseReference($0) }
      return .saved(Change.words(forOp: change.op) + ". u undoes it.", of: reference)
    } catch let refusal as Refusal {
      return .refused(Words.of(refusal))
    } catch {
      return .refused("\(error)")
    }
  }

  /// Does again what was undone last.
  mutating func redo(_ last: Undoing) -> App.Event {
    let (undone, redone) = (undoable, redoable)
    let event = make(.undone(last))
    guard case .saved = event, let done = made.last else { return event }
    undoable = undone
    redoable = redone
    redoable.pop(undoneBy: done.seq)
    undoable.push(done, on: record)
    return event
  }

  private mutating func fill() throws {
    func day(_ month: Int, _ day: Int, _ year: Int = 2026) -> Day { Day(year: year, month: month, day: day) ?? .epoch }
    try record.make(.serviceSaved(Service(name: "Eastmere")), by: me, now: now)
    var mason = Staff()
    mason.name = "Karen Mason"
    try record.make(.staffSaved("kmason", mason), by: me, now: now)
    try record.make(.teamSaved("court", Team(name: "Court and custody")), by: me, now: now)
    var shah = Staff()
    shah.name = "Dana Shah"
    shah.team = "court"
    shah.role = .manager
    try record.make(.staffSaved("dshah", shah), by: me, now: now)
    let children: [(String, String, Day, Disposal, Day)] = [
      ("Abara", "Tomi", day(3, 4, 2010), .youthRehabilitationOrder, day(9, 1)),
      ("Idris", "Musa", day(6, 9, 2011), .youthCaution, day(11, 10)),
      ("Rowe", "Kelly", day(1, 2, 2009), .referralOrder, day(10, 12)),
      ("Zoë-Łuk", "渡辺", day(5, 5, 2012), .referralOrder, day(11, 18)),
    ]
    for (family, given, born, disposal, made) in children {
      var header = Case()
      header.child.familyName = family
      header.child.givenNames = given
      header.child.dateOfBirth = born
      header.child.likes = "football"
      header.child.wants = "plastering"
      header.child.ownWords = "I want my card and a job on a site by summer"
      header.opened = made
      try record.make(.caseOpened(header), by: me, now: now, lists: lists, limits: limits)
      let reference = CaseReference(record.unusedCaseNumber() - 1)
      var offence = Offence()
      offence.description = "Theft from a shop"
      offence.date = made.adding(days: -60)
      offence.seriousness = 3
      offence.plea = .guilty
      try record.make(.offenceSaved(reference, offence), by: me, now: now, lists: lists, limits: limits)
      var order = Order()
      order.offences = try record.header(of: reference)?.offences.map(\.id) ?? []
      if disposal == .youthRehabilitationOrder { order.requirements = [Requirement(.supervision)] }
      order.id = ""
      order.disposal = disposal
      order.made = made
      order.term = Term(6, .months)
      order.level = .enhanced
      try record.make(.orderSaved(reference, order), by: me, now: now, lists: lists, limits: limits)
      try record.make(
        .allocated([reference], to: me, team: nil, note: ""), by: me, now: now, lists: lists, limits: limits)
    }
    let first = CaseReference(1)
    for (offset, outcome) in [(20, ContactOutcome.attended), (13, .unacceptableAbsence), (6, .attended)] {
      var contact = Contact()
      contact.at = Moment(now.day.adding(days: -offset), TimeOfDay(hour: 10) ?? .midday)
      contact.outcome = outcome
      contact.worker = me
      contact.counts = outcome == .attended
      contact.note = "Spoke about college, \(offset) days ago."
      try record.make(.contactRecorded(first, contact), by: me, now: now, lists: lists, limits: limits)
    }
    var planned = Contact()
    planned.at = Moment(now.day, TimeOfDay(hour: 10) ?? .midday)
    planned.worker = me
    planned.counts = true
    try record.make(.appointmentBooked(first, planned), by: me, now: now, lists: lists, limits: limits)
    try settle()
  }

  /// What the standards ask for besides first contacts, absences, releases and exit plans was done, but for Musa's
  /// assessment and Kelly's plan.
  private mutating func settle() throws {
    let shown: [ListCode] = [
      "order-first-appointment", "oocd-initial-contact", "missed-appointment-follow-up", "release-home-visit",
      "exit-plan", "oocd-assessment",
    ]
    for summary in summaries {
      for open in Obligation.open(for: summary, under: standards, calendar: calendar, on: now.day)
      where !shown.contains(open.rule) && (summary.reference.number != 3 || open.rule != "plan") {
        let isCounted = open.tally != nil
        let answer: Change =
          isCounted
          ? .obligationWaived(summary.reference, open.key, reason: "Half term.")
          : .obligationDone(summary.reference, open.key, on: now.day, note: "")
        // Nobody lets themself off: it was Dana Shah who said so.
        try record.make(answer, by: isCounted ? "dshah" : me, now: now)
      }
    }
  }
}
