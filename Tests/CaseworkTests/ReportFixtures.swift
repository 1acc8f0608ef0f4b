import Casework
import Forms
import Testing

/// A case with an assessment and a plan, a hearing three weeks off, and a report that the court asked for.
struct ReportFixture {
  let reference = CaseReference(1)
  var record = MemoryRecord()
  var now = Moment(Day(year: 2026, month: 11, day: 2) ?? .epoch, .midday)
  var day: Day { now.day }
  let texts: ReportTexts
  let policy: CountersigningPolicy
  let forms: FormLibrary
  let limits: OrderLimits

  static let court = "Stratford Youth Court"
  static let hearing: HearingID = "h5"

  init(_ kind: ReportRequest.Kind = .preSentence, allOptions: Bool = false) throws {
    texts = try ReportTexts(json: TimeFixtures.bytes(of: "Resources/Reports/reports.json"))
    policy = try DataFixtures.countersigning.get()
    forms = try DataFixtures.forms.get()
    limits = try DataFixtures.limits.get()
    for (id, role) in [("kmason", StaffRole.officer), ("dshah", .manager)] {
      var staff = Staff()
      staff.name = id
      staff.role = role
      try make(.staffSaved(StaffID(id), staff))
    }
    var header = Case.of("2010-03-04")
    header.opened = day.adding(days: -20)
    header.worker = "kmason"
    header.child.ownWords = "I want my card"
    header.judgements = Judgements(on: header.opened, reoffending: .medium, harm: .low, safety: .low)
    try make(.caseOpened(header))
    var offence = Offence()
    offence.id = ""
    offence.description = "Robbery"
    offence.date = day.adding(days: -30)
    offence.plea = .guilty
    try make(.offenceSaved(reference, offence))
    var hearing = Hearing()
    hearing.id = ""
    hearing.at = Moment(day.adding(days: 21), .midday)
    hearing.court = Self.court
    hearing.kind = .youth
    hearing.type = "sentence"
    hearing.offences = try self.header.offences.map(\.id)
    try make(.hearingSaved(reference, hearing))
    try ask(kind, allOptions: allOptions)
  }

  @discardableResult
  mutating func make(_ change: Change, by staff: StaffID = "kmason") throws -> Edits {
    try record.make(
      change, by: staff, now: now, lists: CodeLists(try DataFixtures.lists.get()), limits: limits,
      countersigning: policy, forms: forms, reports: texts)
  }

  mutating func report(_ change: ReportChange, by staff: StaffID = "kmason") throws {
    try make(.reported(reference, change), by: staff)
  }

  /// A report that is asked for, for the hearing that is to come; returns what it is called.
  @discardableResult
  mutating func ask(_ kind: ReportRequest.Kind = .preSentence, allOptions: Bool = false) throws -> ReportID {
    var request = ReportRequest()
    request.id = ""
    request.kind = kind
    request.asked = day
    request.hearing = try header.nextHearing?.id
    request.due = max(try header.nextHearing?.at.day.adding(days: -1) ?? day, day)
    request.isAllOptions = allOptions
    try make(.reportSaved(reference, request))
    return try #require(try header.reports.last).id
  }

  /// An assessment in which the child says what happened; not signed.
  mutating func assess() throws {
    try make(.assessed(reference, .start("assetplus", stage: "sentence-report", order: nil)))
    let id = DocumentID("a\(record.seq)")
    try make(
      .assessed(
        reference,
        .save(
          id, "offences", [AnswerEdit("offences.account", seen: nil, value: .text("I was with older boys."))],
          minutes: 1)))
    var plan = PlanFixture.content()
    plan.hopes = "A job on a site"
    try make(.planned(reference, .written(nil, plan, orders: [])))
  }

  var header: Case { get throws { try #require(try record.header(of: reference)) } }
  var file: CaseFile { get throws { try #require(try record.caseFile(reference)) } }
  var reports: ReportFile { get throws { try record.reports(of: reference) } }
  var request: ReportRequest { get throws { try #require(try header.reports.first) } }
  var stage: ReportStage { get throws { try request.stage(in: header.documents) } }

  /// Begins the report of a request and gives the draft's identifier.
  mutating func begin(_ request: ReportID? = nil, reusing: DocumentID? = nil) throws -> DocumentID {
    let id = try request ?? self.request.id
    try report(.begun(id, reusing: reusing))
    return try #require(try reports.answering(id).draft).id
  }

  /// Fills in whatever is missing, and proposes twelve months.
  mutating func complete(_ id: DocumentID) throws {
    let filed = try #require(try reports.version(id))
    var content = filed.plan.content
    for index in content.sections.indices {
      content.sections[index].text = "As it was on \(day.iso), under \(content.sections[index].title)."
    }
    if content.proposes {
      content.options = [
        ReportOption(.detentionAndTrainingOrder, isSuitable: false, why: "A place at college would be lost."),
        ReportOption(.youthRehabilitationOrder, isSuitable: true, why: "It deals with why it happened."),
        ReportOption(.referralOrder, isSuitable: false, why: "There was one before."),
      ]
      content.proposals = [Self.proposal]
    }
    try report(.written(id, content, seen: filed.version))
  }

  static let proposal = ReportProposal(
    .youthRehabilitationOrder, Term(12, .months),
    requirements: [Requirement(.supervision, term: Term(12, .months)), Requirement(.activity, term: Term(30, .days))])

  mutating func sign(_ id: DocumentID) throws {
    try make(.documentSigned(reference, SignedName(.report, id), .submit(note: "")))
    let checks = policy.checklist(for: .report, on: day)?.questions.map { CheckAnswer($0.id, .yes) } ?? []
    try make(.documentSigned(reference, SignedName(.report, id), .countersign(checks: checks, note: "")), by: "dshah")
  }

  /// A report that is written, checked, shared and filed; returns its identifier.
  @discardableResult
  mutating func filed(_ request: ReportID? = nil) throws -> DocumentID {
    let id = try begin(request)
    try complete(id)
    try sign(id)
    try report(.shared(id, ReportSharing(.child, .inPerson, on: day)))
    try report(.filed(id, ReportFiling(on: day, court: Self.court)))
    return id
  }

  /// The court sentences at the hearing that is to come, on its day.
  mutating func sentence(_ orders: [Order]) throws {
    let hearing = try #require(try header.nextHearing)
    now = Moment(hearing.at.day, .midday)
    var result = HearingResult()
    result.outcome = .sentenced
    var decided = CourtResult(.known(reference), hearing: hearing, result: result)
    decided.charges = try header.offences.map { CourtResult.Charge($0, plea: .guilty, finding: .guilty) }
    decided.orders = orders.map { order in
      var order = order
      order.id = ""
      order.offences = decided.chargeNames
      return order
    }
    try make(.hearingResulted(decided))
  }

  static func order(_ disposal: Disposal, _ term: Term?, _ requirements: [Requirement] = []) -> Order {
    var order = Order()
    order.disposal = disposal
    order.term = term
    order.requirements = requirements
    return order
  }

  /// The obligations of a rule, as they stand on the day.
  func obligations(_ rule: ListCode) throws -> [Obligation] {
    try Obligation.all(
      for: try file, under: DataFixtures.standards.get(), calendar: TimeFixtures.calendar(), on: day
    ).filter { $0.rule == rule }
  }
}
