public import JSON

/// Something that happened or is to happen between the team and a child, the family or a professional.
///
/// An appointment is a contact without an outcome: recording what came of it makes the same document the contact, so that
/// nothing has to be typed twice.
public struct Contact: JSONRecord, Equatable {
  /// When it begins.
  public var at = Moment.epoch
  /// How long it takes.
  public var length: Minutes?
  /// What kind it is (list `contact-kinds`).
  public var kind: ListCode = "office"
  /// What came of it; nil while it is still to come or its outcome is yet to be recorded.
  public var outcome: ContactOutcome?
  /// Who of the team held or is to hold it.
  public var worker: StaffID = "nobody"
  /// Who was or is to be there.
  public var with: [Attendee] = []
  /// Others who were there, in words.
  public var others = ""
  /// Where, if that isn't plain from the kind.
  public var place = ""
  /// What it was for: a target of the plan, a requirement.
  public var purpose = ""
  /// The order towards which it counts.
  public var order: OrderID?
  /// Whether it counts towards the contacts that the order asks for.
  public var counts = false
  /// Whether only the case's own team may read the note.
  public var sensitive = false
  /// Why an absence was accepted or not, and the evidence for it.
  public var reason = ""
  /// The group session that it belongs to, if one was recorded for many.
  public var group = ""
  /// What was said and done.
  public var note = ""
  /// Whether the reason for an absence was accepted; nil where nobody decided in so many words.
  public var decision: AbsenceDecision?
  /// What a visit to the home found; nil where no form was filled in.
  public var homeVisit: HomeVisit?
  /// The number in the system that the record came from.
  public var source = ""
  /// The series of appointments that it was booked in; empty where it was booked alone.
  public var series = ""
  /// How often the appointment was put at another time, the latest last (R126).
  public var moves: [Rescheduling] = []
  /// The targets of the plan that it was for.
  public var targets: [TargetID] = []
  /// The requirement of the order towards which it counts in hours or days.
  public var requirement: RequirementKind?
  /// The programme of group work that it was a session of.
  public var programme: ProgrammeID?
  /// Why whoever looks isn't shown its words; nil where they are, as in everything that is stored.
  public var withheld: Withheld?
  /// An empty contact.
  public init() {}

  /// Whether it is an appointment still without an outcome.
  public var isPlanned: Bool { outcome == nil }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("at", &at)
    try f.field("length", &length)
    try f.required("kind", &kind)
    try f.field("outcome", &outcome)
    try f.required("worker", &worker)
    try f.field("with", &with)
    try f.field("others", &others)
    try f.field("place", &place)
    try f.field("purpose", &purpose)
    try f.field("order", &order)
    try f.field("counts", &counts)
    try f.field("sensitive", &sensitive)
    try f.field("reason", &reason)
    try f.field("group", &group)
    try f.field("note", &note)
    try f.field("decision", &decision)
    try f.field("homeVisit", &homeVisit)
    try f.field("source", &source)
    try f.field("series", &series)
    try f.field("moves", &moves)
    try f.field("targets", &targets)
    try f.field("requirement", &requirement)
    try f.field("programme", &programme)
    try f.field("withheld", &withheld)
  }
}

/// Who was there besides the worker.
public enum Attendee: String, JSONText, CaseIterable {
  case child, mother, father, carer, sibling
  case socialWorker = "social-worker"
  case school, police, interpreter
}

/// What came of a contact.
public enum ContactOutcome: String, JSONText, CaseIterable {
  /// The child came and took part.
  case attended
  /// The child came and took no part.
  case attendedNotEngaged = "attended-not-engaged"
  /// The child came too late for it to be held as planned.
  case late
  /// The child didn't come, and the reason is accepted (R126).
  case acceptableAbsence = "acceptable-absence"
  /// The child didn't come, and no reason is accepted (R126).
  case unacceptableAbsence = "unacceptable-absence"
  /// The child didn't come, and whether the reason is accepted is yet to be decided.
  case absenceUndecided = "absence-undecided"
  /// The team called it off.
  case cancelledByTeam = "cancelled-by-team"
  /// It was moved to another time.
  case rearranged
  /// Nobody was at home.
  case notAtHome = "not-at-home"
  /// It was held with somebody else: a call with a parent, a meeting of professionals.
  case held

  /// Whether the child was seen or spoken to.
  public var isAttendance: Bool {
    switch self {
    case .attended, .attendedNotEngaged, .late: true
    default: false
    }
  }

  /// Whether it counts towards the contacts that an order asks for (local default, unverified).
  public var mayCount: Bool { self == .attended || self == .late || self == .attendedNotEngaged }

  /// Whether the child was expected and didn't come.
  public var isAbsence: Bool {
    switch self {
    case .acceptableAbsence, .unacceptableAbsence, .absenceUndecided, .notAtHome: true
    default: false
    }
  }

  /// Words for lists and forms.
  public var words: String {
    switch self {
    case .attended: "Attended and engaged"
    case .attendedNotEngaged: "Attended, didn't engage"
    case .late: "Attended late"
    case .acceptableAbsence: "Absent, acceptable"
    case .unacceptableAbsence: "Absent, unacceptable"
    case .absenceUndecided: "Absent, to be decided"
    case .cancelledByTeam: "Cancelled by the team"
    case .rearranged: "Rearranged"
    case .notAtHome: "Not at home"
    case .held: "Held"
    }
  }

  /// One or two words for narrow columns.
  public var shortWords: String {
    switch self {
    case .attended: "attended"
    case .attendedNotEngaged: "not engaged"
    case .late: "late"
    case .acceptableAbsence: "accepted absence"
    case .unacceptableAbsence: "unaccepted absence"
    case .absenceUndecided: "absence undecided"
    case .cancelledByTeam: "cancelled"
    case .rearranged: "rearranged"
    case .notAtHome: "not home"
    case .held: "held"
    }
  }
}
