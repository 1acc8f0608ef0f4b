public import JSON

/// One version of a child's exit plan: begun with the order, and never empty-handed (R142 to R153).
public struct ExitPlan: WrittenDocument {
  public static let kind = SignedKind.exitPlan
  public static let letter = "x"
  public static func refusal(_ fault: DraftFault) -> Refusal {
    switch fault {
    case .exists(let id): .exit(.draftExists(id))
    case .noSuchVersion(let id): .exit(.noSuchPlan(id))
    }
  }
  /// Where the version stands.
  public var signing = Signing()
  /// The day on which it was begun.
  public var begun = Day.epoch
  /// The orders that it leads out of; empty for work without an order.
  public var orders: [OrderID] = []
  /// The version whose place it takes.
  public var replaces: DocumentID?
  /// What it says.
  public var content = ExitContent()
  /// What became of its referrals, earliest first.
  public var outcomes: [DestinationOutcome] = []
  /// Who was asked to agree, and what they said, earliest first.
  public var agreements: [Agreement] = []
  /// What the child and the parent or carer say at the end of the order (R149).
  public var surveys: [Survey] = []
  /// Nothing planned.
  public init() {}

  public var title: String {
    content.destinations.isEmpty ? "no destination yet" : "\(content.destinations.count) destinations"
  }
  public var order: OrderID? { orders.first }

  public func signingFacts(in header: Case) -> SigningFacts {
    SigningFacts(.exitPlan, judgements: header.judgements)
  }

  public func checkComplete(in header: Case) throws {
    if let gap = content.gaps.first { throw Refusal.exit(.incomplete(gap)) }
  }

  /// How a destination stands: what was said last, else that it waits.
  public func state(of destination: DestinationID) -> DestinationOutcome.State {
    outcomes.last { $0.destination == destination }?.state ?? .waiting
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("signing", &signing)
    try f.required("begun", &begun)
    try f.field("orders", &orders)
    try f.field("replaces", &replaces)
    try f.required("content", &content)
    try f.field("outcomes", &outcomes)
    try f.field("agreements", &agreements)
    try f.field("surveys", &surveys)
  }
}

/// What an exit plan says; it never changes once it is signed.
public struct ExitContent: JSONRecord, Equatable {
  /// To whom and where the child goes on, each a referral.
  public var destinations: [Destination] = []
  /// Where the child learns or works at the end (list `education`; R151).
  public var education: ListCode?
  /// The hours a week there.
  public var hours: Int?
  /// Where the child lives at the end (list `accommodation`).
  public var accommodation: ListCode?
  /// How the child's health is, and who looks after it.
  public var health = ""
  /// Who will be there for the child.
  public var people = ""
  /// What helped.
  public var helped = ""
  /// What didn't help.
  public var didNotHelp = ""
  /// How safe the child and others are now.
  public var safety = ""
  /// What the child is proud of: awards, certificates, things done (R153).
  public var achievements = ""
  /// What the child says, in the child's own words.
  public var childWords = ""
  /// What the parent or carer says.
  public var carerWords = ""
  /// Nothing written.
  public init() {}

  /// Whether the child learns or works full time at the end: 25 hours of school age, 16 after it (national definition for
  /// key performance indicator 2, unverified; R151). Nil where the hours aren't known.
  public func isFullTime(age: Int) -> Bool? { hours.map { $0 >= (age < 16 ? 25 : 16) } }

  /// What is missing before it can be submitted, in the order in which it is read.
  public var gaps: [ExitGap] {
    var found: [ExitGap] = []
    if destinations.isEmpty { found.append(.noDestination) }
    if let index = destinations.firstIndex(where: \.to.isEmpty) { found.append(.destinationWithoutName(index + 1)) }
    if education == nil { found.append(.noEducation) }
    if accommodation == nil { found.append(.noAccommodation) }
    if health.isEmpty { found.append(.noHealth) }
    if people.isEmpty { found.append(.noPeople) }
    if helped.isEmpty { found.append(.noHelped) }
    return found
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("destinations", &destinations)
    try f.field("education", &education)
    try f.field("hours", &hours)
    try f.field("accommodation", &accommodation)
    try f.field("health", &health)
    try f.field("people", &people)
    try f.field("helped", &helped)
    try f.field("didNotHelp", &didNotHelp)
    try f.field("safety", &safety)
    try f.field("achievements", &achievements)
    try f.field("childWords", &childWords)
    try f.field("carerWords", &carerWords)
  }
}

/// What an exit plan lacks before it can be submitted; destinations count from 1.
public enum ExitGap: Equatable, Sendable {
  case noDestination
  case destinationWithoutName(Int)
  case noEducation, noAccommodation, noHealth, noPeople, noHelped
}

/// To whom or where a child goes on: a referral (R144).
public struct Destination: JSONRecord, Equatable {
  /// Its name within the case; it keeps it from version to version.
  public var id: DestinationID = "d0"
  /// What kind it is (list `destinations`).
  public var kind: ListCode = "universal"
  /// To whom.
  public var to = ""
  /// The day on which the child was referred; nil while that is still to be done.
  public var referred: Day?
  /// What is hoped for from it.
  public var hope = ""
  /// Nowhere.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("kind", &kind)
    try f.required("to", &to)
    try f.field("referred", &referred)
    try f.field("hope", &hope)
  }
}

/// What became of a referral, as somebody recorded it on a day; the earlier ones are its history.
public struct DestinationOutcome: JSONRecord, Equatable {
  /// Which destination.
  public var destination: DestinationID = "d0"
  /// How it stands.
  public var state = State.waiting
  /// On which day.
  public var on = Day.epoch
  /// What a colleague should know.
  public var note = ""
  /// Who recorded it.
  public var by: StaffID = "nobody"
  /// When it was recorded.
  public var at = Moment.epoch
  /// It waits.
  public init() {}
  /// How a referral stands on a day.
  public init(_ destination: DestinationID, _ state: State, on day: Day, note: String = "") {
    self.destination = destination
    self.state = state
    on = day
    self.note = note
  }
  /// How a referral can stand.
  public enum State: String, JSONText, CaseIterable {
    case waiting, accepted, started, declined
    case notTakenUp = "not-taken-up"
    /// Whether somebody took the child on.
    public var isTaken: Bool { self == .accepted || self == .started }
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("destination", &destination)
    try f.required("state", &state)
    try f.required("on", &on)
    try f.field("note", &note)
    try f.required("by", &by)
    try f.required("at", &at)
  }
}
