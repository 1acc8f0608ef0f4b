public import JSON

/// A child's case without its contacts: one document of the store.
public struct Case: JSONRecord, Equatable {
  /// The child.
  public var child = Child()
  /// The people around the child.
  public var people: [PersonAround] = []
  /// Offences, in the order in which they were recorded.
  public var offences: [Offence] = []
  /// Orders and out-of-court disposals, in the order in which they were made.
  public var orders: [Order] = []
  /// Who holds the case now; nil while it is unallocated.
  public var worker: StaffID?
  /// Others who work with the child.
  public var secondaryWorkers: [StaffID] = []
  /// The team that holds the case.
  public var team: TeamID?
  /// Who held the case when, latest last (R41).
  public var allocations: [Allocation] = []
  /// The day on which the case was opened.
  public var opened = Day.epoch
  /// The day on which it was closed, and why; nil while it is open.
  public var closed: Closure?
  /// Who referred the child (list `referral-sources`; R47).
  public var referredBy: ListCode?
  /// The authority on whose behalf the case is held; empty for the service's own (R3, R4).
  public var heldFor = ""
  /// The authority that supervises the child on the service's behalf; empty where the service does it itself (R3).
  public var heldBy = ""
  /// The latest judgements of likelihood of reoffending, risk of serious harm, safety and wellbeing.
  public var judgements: Judgements?
  /// The days of earlier judgements, earliest first.
  public var assessed: [Day] = []
  /// What people said about obligations: done, late for a reason that was accepted, not needed any more.
  public var answers: [ObligationAnswer] = []
  /// Reports that a court or a panel asked for, in the order in which they were asked for.
  public var reports: [ReportRequest] = []
  /// The steps of enforcement that were taken or proposed, earliest first.
  public var enforcement: [EnforcementAct] = []
  /// Every version of every document that is signed, in the order in which they were begun; the documents are their own.
  public var documents: [SignedMark] = []
  /// Episodes in which the child was exploited, or may have been, in the order in which they were opened (R104).
  public var episodes: [ExploitationEpisode] = []
  /// What documents and decisions of the case started, ended or met: a plan agreed, a Form A sent.
  public var milestones: [Milestone] = []
  /// Programmes of group work for which the child was put down, earliest first.
  public var enrolments: [Enrolment] = []
  /// What the police were told of out-of-court disposals, earliest first.
  public var formsA: [FormA] = []
  /// The manager's entry on a case that is about to close.
  public var closing: ClosingEntry?
  /// Earlier closures of a case that was reopened, earliest first.
  public var closures: [Closure] = []
  /// How things stood six months after it was closed.
  public var lookBack: LookBack?
  /// What managers wrote about the work, earliest first.
  public var oversight: [OversightNote] = []
  /// Who may not see it, or who alone may; nil where everybody may whose role reaches it.
  public var restriction: Restriction?
  /// Every opening in an emergency, earliest first.
  public var openings: [EmergencyAccess] = []
  /// Hearings before courts, held and to come, in the order in which they were recorded (R186 to R192).
  public var hearings: [Hearing] = []
  /// How courts listed the child, where somebody said that it is them.
  public var listedAs: [ListedIdentity] = []
  /// Other cases of the same child.
  public var links: [RecordLink] = []
  /// Times in custody, earliest first, with what leads home from each.
  public var custody: [CustodyStay] = []
  /// What the service does while the child is on bail or remanded, by the day on which that began.
  public var remandWork: [RemandWork] = []
  /// Civil orders and injunctions, in the order in which they were recorded (R207).
  public var civilOrders: [CivilOrder] = []
  /// Breaches of orders that came to court, earliest first (R232).
  public var breaches: [Breach] = []
  /// Who agreed to what and who refused it, in the order in which that was recorded (R52).
  public var consents: [Consent] = []
  /// What was decided about keeping or destroying it.
  public var retention = CaseRetention()
  /// A case that nobody has opened yet.
  public init() {}

  /// Whether work goes on.
  public var isOpen: Bool { closed == nil }

  /// The days on which judgements were recorded, earliest first.
  var assessedDays: [Day] {
    guard let latest = judgements?.on, !assessed.contains(latest) else { return assessed }
    return (assessed + [latest]).sorted()
  }

  /// The order by which the case is known on a day: the most serious that runs, else the latest made.
  public func mainOrder(on day: Day) -> Order? {
    let running = orders.filter { $0.runs(on: day) }
    let ranked = running.max { ($0.disposal.tier ?? .diversion, $0.made) < ($1.disposal.tier ?? .diversion, $1.made) }
    return ranked ?? orders.max { $0.made < $1.made }
  }

  /// The order with this identifier.
  public func order(_ id: OrderID) -> Order? { orders.first { $0.id == id } }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("child", &child)
    try f.field("people", &people)
    try f.field("offences", &offences)
    try f.field("orders", &orders)
    try f.field("worker", &worker)
    try f.field("secondaryWorkers", &secondaryWorkers)
    try f.field("team", &team)
    try f.field("allocations", &allocations)
    try f.required("opened", &opened)
    try f.field("closed", &closed)
    try f.field("referredBy", &referredBy)
    try f.field("heldFor", &heldFor)
    try f.field("heldBy", &heldBy)
    try f.field("judgements", &judgements)
    try f.field("assessed", &assessed)
    try f.field("answers", &answers)
    try f.field("enforcement", &enforcement)
    try f.field("reports", &reports)
    try f.field("documents", &documents)
    try f.field("episodes", &episodes)
    try f.field("milestones", &milestones)
    try f.field("enrolments", &enrolments)
    try f.field("formsA", &formsA)
    try f.field("closing", &closing)
    try f.field("closures", &closures)
    try f.field("lookBack", &lookBack)
    try f.field("oversight", &oversight)
    try f.field("restriction", &restriction)
    try f.field("openings", &openings)
    try f.field("hearings", &hearings)
    try f.field("listedAs", &listedAs)
    try f.field("links", &links)
    try f.field("custody", &custody)
    try f.field("remandWork", &remandWork)
    try f.field("civilOrders", &civilOrders)
    try f.field("breaches", &breaches)
    try f.field("consents", &consents)
    try f.field("retention", &retention)
  }
}

/// That a case was closed.
public struct Closure: JSONRecord, Equatable {
  /// The day.
  public var on = Day.epoch
  /// Why (list `closure-reasons`).
  public var reason: ListCode = "completed"
  /// What a colleague should know.
  public var note = ""
  /// Why there is no agreed exit plan; empty where there is one, or none is needed.
  public var withoutExit = ""
  /// The manager's entry (R147); nil where none was needed.
  public var entry: ClosingEntry?
  /// Not closed.
  public init() {}
  /// Closed on a day.
  public init(on day: Day, reason: ListCode, note: String = "") {
    self.on = day
    self.reason = reason
    self.note = note
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("reason", &reason)
    try f.field("note", &note)
    try f.field("withoutExit", &withoutExit)
    try f.field("entry", &entry)
  }
}

/// The three judgements of an assessment (rules 1.4), as they stand on a day.
public struct Judgements: JSONRecord, Equatable {
  /// The day.
  public var on = Day.epoch
  /// Likelihood of reoffending.
  public var reoffending = JudgementLevel.low
  /// Risk of serious harm to others.
  public var harm = JudgementLevel.low
  /// Safety and wellbeing.
  public var safety = JudgementLevel.low
  /// All low.
  public init() {}
  /// Three levels on a day.
  public init(on day: Day, reoffending: JudgementLevel, harm: JudgementLevel, safety: JudgementLevel) {
    self.on = day
    self.reoffending = reoffending
    self.harm = harm
    self.safety = safety
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("reoffending", &reoffending)
    try f.required("harm", &harm)
    try f.required("safety", &safety)
  }
}

/// The levels of a judgement.
public enum JudgementLevel: String, JSONText, CaseIterable {
  case low, medium, high
  case veryHigh = "very-high"

  /// One or two letters for narrow columns: L, M, H, VH.
  public var letter: String {
    switch self {
    case .low: "L"
    case .medium: "M"
    case .high: "H"
    case .veryHigh: "VH"
    }
  }
}
