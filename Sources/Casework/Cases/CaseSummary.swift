public import JSON

/// One case as lists need it: a row of the index, made from the case file and kept up to date change by change.
///
/// It depends on the record alone, not on the day; what is due today is worked out from it.
public struct CaseSummary: JSONRecord, Equatable {
  /// The case's number.
  public var reference = CaseReference(0)
  /// Family name first.
  public var name = ""
  /// Initial and family name.
  public var shortName = ""
  /// Other names and numbers by which a search finds the child.
  public var otherNames: [String] = []
  /// The date of birth.
  public var dateOfBirth: Day?
  /// The ethnicity's code, for counts.
  public var ethnicity: ListCode?
  /// Who holds the case.
  public var worker: StaffID?
  /// Others who work with the child.
  public var secondaryWorkers: [StaffID] = []
  /// The team that holds it.
  public var team: TeamID?
  /// The day on which it was opened.
  public var opened = Day.epoch
  /// The day on which it was closed; nil while it is open.
  public var closed: Day?
  /// The latest allocation to a worker.
  public var allocated: Day?
  /// Since when it waits for a worker; nil where it has one, or is supervised elsewhere.
  public var waiting: Day?
  /// The authority on whose behalf it is held; empty for the service's own (R3, R4).
  public var heldFor = ""
  /// The authority that supervises the child on the service's behalf (R3).
  public var heldBy = ""
  /// Reports in hand, in the order in which they were asked for.
  public var reports: [ReportRequest] = []
  /// Flags that have not ended.
  public var flags: [ListCode] = []
  /// The judgements as they stand.
  public var judgements: Judgements?
  /// All orders, in the order in which they were made.
  public var orders: [OrderSummary] = []
  /// Contacts of the last two months before the latest recorded one, all appointments without an outcome, absences that
  /// nothing followed, and home visits whose form no manager has compared with the case.
  public var contacts: [ContactSummary] = []
  /// The latest attendance.
  public var lastSeen: Moment?
  /// The latest contact of each order, kind and proof: what shows that a thing that was due has been done.
  public var marks: [ContactMark] = []
  /// The days on which the judgements were recorded.
  public var assessed: [Day] = []
  /// What people said about obligations.
  public var answers: [ObligationAnswer] = []
  /// The steps of enforcement that were taken or proposed.
  public var enforcement: [EnforcementAct] = []
  /// What managers asked for by a day.
  public var actions: [OversightAction] = []

  /// The versions of signed documents whose place no later one took.
  public var documents: [SignedMark] = []
  /// What documents and decisions met or started: the latest of each kind and order.
  public var milestones: [Milestone] = []

  /// Flags that are to be looked at again.
  public var reviews: [FlagReview] = []
  /// Programmes for which the child was put down.
  public var enrolments: [Enrolment] = []
  /// Who may not see it, or who alone may.
  public var restriction: Restriction?
  /// Who opened it in an emergency.
  public var openings: [EmergencyAccess] = []
  /// The day on which somebody looked back after it was closed.
  public var lookedBack: Day?
  /// Hearings to come, bail, warrants, and by what a court list is matched; nil where there is none of it.
  public var court: CourtSummary?

  /// The row as it is, where this is what somebody sees of it: for the rules, which nobody's role makes blind. No other
  /// room can read it, and it isn't stored.
  var whole: [CaseSummary] = []
  /// The sections that are left out; not stored.
  public internal(set) var hidden: Set<CaseSection> = []

  /// A summary of nothing.
  public init() {}

  /// Makes the summary from the whole case; from what somebody sees of one, what they see of the summary.
  public init(of file: CaseFile) {
    whole = file.whole.map { CaseSummary(of: $0) }
    hidden = file.hidden
    reference = file.reference
    copy(file.header)
    for filed in file.contacts { include(filed.id, filed.contact) }
    prune()
  }

  /// Whether work goes on.
  public var isOpen: Bool { closed == nil }

  /// What rules work with: all of the row.
  var facts: CaseSummary { whole.first ?? self }

  /// Whether a section is left out.
  public func hides(_ section: CaseSection) -> Bool { hidden.contains(section) }

  /// Whether a member of staff works on the case, first or besides.
  public func isWorked(by staff: StaffID) -> Bool { worker == staff || secondaryWorkers.contains(staff) }

  /// Whether a member of staff holds the case, helps with it, writes a report or has a contact in it.
  public func concerns(_ staff: StaffID) -> Bool {
    if let whole = whole.first { return whole.concerns(staff) }
    return isWorked(by: staff) || contacts.contains { $0.worker == staff }
      || reports.contains { $0.author == staff }
  }

  /// Takes over what the case's own document says after a change.
  ///
  /// Returns false where an order now counts contacts that the summary no longer holds; it must then be made again from
  /// the whole case.
  public mutating func take(_ header: Case) -> Bool {
    let earlier = orders
    copy(header)
    guard lastSeen != nil || contacts.contains(where: { $0.outcome != nil }) else { return true }
    return orders.allSatisfy { order in earlier.contains { $0.id == order.id && $0.begins == order.begins } }
  }

  private mutating func copy(_ header: Case) {
    let child = header.child
    name = child.listName
    shortName = child.shortName
    otherNames = child.aliases + child.identifiers.map(\.value)
    if !child.knownAs.isEmpty, child.knownAs != child.givenNames { otherNames.append(child.givenNames) }
    dateOfBirth = child.dateOfBirth
    ethnicity = child.ethnicity
    worker = header.worker
    secondaryWorkers = header.secondaryWorkers
    team = header.team
    opened = header.opened
    closed = header.closed?.on
    allocated = header.allocations.last { $0.worker != nil }?.on
    waiting = header.waitingSince
    heldFor = header.heldFor
    heldBy = header.heldBy
    reports = header.reports.filter { $0.delivered == nil }
    flags = child.flags.filter { $0.to == nil }.map(\.kind)
    reviews = FlagReview.all(of: child, opened: header.opened)
    judgements = header.judgements
    assessed = header.assessedDays
    answers = header.answers
    enforcement = header.enforcement
    documents = header.documents.filter { !$0.isReplaced }
    milestones = Milestone.latest(of: header.milestones)
    enrolments = header.enrolments
    restriction = header.restriction
    openings = header.openings
    lookedBack = header.lookBack?.on
    let court = CourtSummary(header)
    self.court = court == CourtSummary() ? nil : court
    actions = header.oversight.flatMap(\.actions) + header.custody.flatMap { $0.review?.lessons ?? [] }
    orders = header.orders.map { order in
      var summary = OrderSummary(order)
      summary.heldFrom = header.heldFrom(order)
      summary.licences = header.endedLicences(under: order.id)
      summary.releaseExpected = header.releaseExpected(under: order)
      if let earlier = orders.first(where: { $0.id == order.id }) {
        summary.firstSeen = earlier.firstSeen
        summary.failures = earlier.failures
      }
      return summary
    }
  }

  /// Takes over one contact as it is after a change; nil where it was removed.
  ///
  /// `isNew` says that the contact didn't exist before. Returns false where the summary can't tell what the contact was
  /// before; it must then be made again from the whole case.
  public mutating func take(_ id: ContactID, _ contact: Contact?, isNew: Bool) -> Bool {
    if isNew, let contact {
      if contacts.contains(where: { $0.id == id }) { return false }
      include(id, contact)
      prune()
      return true
    }
    guard let index = contacts.firstIndex(where: { $0.id == id }), contacts[index].outcome == nil, let contact else {
      return false
    }
    contacts.remove(at: index)
    include(id, contact)
    prune()
    return true
  }

  /// What lists show of a case whose record can't be read: its number.
  public static func unreadable(_ reference: CaseReference) -> CaseSummary {
    var summary = CaseSummary()
    summary.reference = reference
    summary.name = "Record can\u{2019}t be read"
    summary.shortName = summary.name
    return summary
  }

  private mutating func include(_ id: ContactID, _ contact: Contact) {
    let summary = ContactSummary(id, contact)
    var place = contacts.count
    while place > 0, (contacts[place - 1].at, contacts[place - 1].id) > (summary.at, summary.id) { place -= 1 }
    contacts.insert(summary, at: place)
    guard let outcome = contact.outcome else { return }
    if let mark = ContactMark(contact) { include(mark) }
    if outcome.isAttendance { lastSeen = max(lastSeen ?? contact.at, contact.at) }
    for index in orders.indices {
      let order = orders[index]
      let counts = contact.order.map { $0 == order.id } ?? (contact.at.day >= order.begins)
      guard counts else { continue }
      if outcome.isAttendance, contact.at.day >= order.begins {
        orders[index].firstSeen = min(order.firstSeen ?? contact.at.day, contact.at.day)
      }
      if outcome == .unacceptableAbsence {
        let day = contact.at.day
        orders[index].failures.insert(day, at: order.failures.firstIndex { $0 > day } ?? order.failures.count)
      }
    }
  }

  /// Keeps the latest contact of its order, kind and proof, in an order that doesn't depend on what came first.
  private mutating func include(_ mark: ContactMark) {
    if let index = marks.firstIndex(where: mark.isLike) {
      marks[index].at = max(marks[index].at, mark.at)
    } else {
      let text = mark.likeness
      marks.insert(mark, at: marks.firstIndex { $0.likeness > text } ?? marks.count)
    }
  }

  /// Whether it is an absence that nothing has followed yet, one on which nobody has decided, or an unchecked visit.
  private func awaitsFollowUp(_ contact: ContactSummary) -> Bool {
    if contact.outcome == .absenceUndecided || contact.visit == .filled { return true }
    guard contact.outcome?.asksFollowUp ?? false else { return false }
    return !marks.contains { $0.at > contact.at && $0.isFor(contact.order) }
  }

  /// Keeps what lists of this month and the last can ask for.
  private mutating func prune() {
    guard let latest = contacts.last(where: { $0.outcome != nil })?.at.day else { return }
    let from = latest.startOfMonth.adding(months: -1)
    guard let first = contacts.first, first.at.day < from else { return }
    var recent = 0
    var kept: [ContactSummary] = []
    for contact in contacts.reversed() {
      let isRecent = contact.outcome != nil && recent < 3
      if isRecent { recent += 1 }
      if contact.outcome == nil || contact.at.day >= from || isRecent || awaitsFollowUp(contact) {
        kept.append(contact)
      }
    }
    contacts = kept.reversed()
  }

  /// The age in whole years on a day.
  public func age(on day: Day) -> Int? {
    guard let born = dateOfBirth, born <= day else { return nil }
    return born.years(until: day)
  }

  /// The order by which the case is known on a day: the most serious that runs, else the latest made.
  public func mainOrder(on day: Day) -> OrderSummary? { Self.mainOrder(of: orders, on: day) }

  /// The most serious order that runs on a day, else the latest made.
  static func mainOrder(of orders: [OrderSummary], on day: Day) -> OrderSummary? {
    let running = orders.filter { $0.runs(on: day) }
    let ranked = running.max { ($0.disposal.tier ?? .diversion, $0.made) < ($1.disposal.tier ?? .diversion, $1.made) }
    return ranked ?? orders.max { $0.made < $1.made }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("reference", &reference)
    try f.required("name", &name)
    try f.field("shortName", &shortName)
    try f.field("otherNames", &otherNames)
    try f.field("dateOfBirth", &dateOfBirth)
    try f.field("ethnicity", &ethnicity)
    try f.field("worker", &worker)
    try f.field("secondaryWorkers", &secondaryWorkers)
    try f.field("team", &team)
    try f.required("opened", &opened)
    try f.field("closed", &closed)
    try f.field("allocated", &allocated)
    try f.field("waiting", &waiting)
    try f.field("heldFor", &heldFor)
    try f.field("heldBy", &heldBy)
    try f.field("reports", &reports)
    try f.field("flags", &flags)
    try f.field("judgements", &judgements)
    try f.field("orders", &orders)
    try f.field("contacts", &contacts)
    try f.field("lastSeen", &lastSeen)
    try f.field("marks", &marks)
    try f.field("assessed", &assessed)
    try f.field("answers", &answers)
    try f.field("enforcement", &enforcement)
    try f.field("documents", &documents)
    try f.field("milestones", &milestones)
    try f.field("enrolments", &enrolments)
    try f.field("restriction", &restriction)
    try f.field("openings", &openings)
    try f.field("lookedBack", &lookedBack)
    try f.field("court", &court)
    try f.field("actions", &actions)
    try f.field("reviews", &reviews)
  }
}
