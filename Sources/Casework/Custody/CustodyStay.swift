public import JSON

/// One time of a child in custody under a sentence or a remand, from the first day to release, with what leads home from
/// it. A recall begins another (R235 to R245).
public struct CustodyStay: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: StayID = "u0"
  /// The sentence or the remand.
  public var order: OrderID = "o0"
  /// The first day: of the order, or of the recall.
  public var from = Day.epoch
  /// Where the child is held, earliest first; each lasts until the next one begins.
  public var placements: [CustodyPlacement] = []
  /// Who is there for the child, inside and outside.
  public var people = CustodyPeople()
  /// What the advocate was told or told us, earliest first (R240).
  public var advocacy: [AdvocacyNote] = []
  /// Days outside before release, earliest first (R242).
  public var leaves: [TemporaryRelease] = []
  /// Screenings for multi-agency public protection arrangements, earliest first (R238).
  public var screenings: [PublicProtectionScreening] = []
  /// The internal panel to which a child goes whose risk doesn't meet the threshold; nil where there was none (R239).
  public var riskPanel: RiskPanel?
  /// The plan for coming home, from the first day.
  public var resettlement = ResettlementPlan()
  /// The day of release that somebody was told; nil where the law's own day stands.
  public var releaseExpected: Day?
  /// How the child came home; nil while they are held.
  public var release: Release?
  /// What brought the child back; nil where the stay began with the order.
  public var recall: Recall?
  /// What the panel found that looked back at report and sentence (R236).
  public var review: CustodyReview?
  /// No stay.
  public init() {}
  /// A stay under an order.
  public init(under order: OrderID, from day: Day) {
    self.order = order
    from = day
  }

  /// Where the child is held now, or was at last.
  public var placement: CustodyPlacement? { placements.last }

  /// Which day of the stay a day is, the first counted as 1; 1 for days before it.
  public func days(to day: Day) -> Int { max(0, from.days(until: day)) + 1 }

  /// The screening that says how things stand.
  public var screening: PublicProtectionScreening? { screenings.last }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("order", &order)
    try f.required("from", &from)
    try f.field("placements", &placements)
    try f.field("people", &people)
    try f.field("advocacy", &advocacy)
    try f.field("leaves", &leaves)
    try f.field("screenings", &screenings)
    try f.field("riskPanel", &riskPanel)
    try f.field("resettlement", &resettlement)
    try f.field("releaseExpected", &releaseExpected)
    try f.field("release", &release)
    try f.field("recall", &recall)
    try f.field("review", &review)
  }
}

/// One stay in custody of a case: the change that began it.
public struct StayID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// Where a child is held from a day on (R240).
public struct CustodyPlacement: JSONRecord, Equatable {
  /// The first day there.
  public var from = Day.epoch
  /// What kind of place it is (list `establishments`).
  public var kind: ListCode = "yoi"
  /// What it is called, with the unit.
  public var name = ""
  /// Why there, or why the child was moved.
  public var why = ""
  /// Nowhere.
  public init() {}
  /// A place from a day on.
  public init(_ kind: ListCode, _ name: String, from day: Day, why: String = "") {
    from = day
    self.kind = kind
    self.name = name
    self.why = why
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("from", &from)
    try f.required("kind", &kind)
    try f.required("name", &name)
    try f.field("why", &why)
  }
}

/// Who is there for a child in custody, each with how to reach them (R240).
public struct CustodyPeople: JSONRecord, Equatable {
  /// The worker in the secure estate.
  public var secureWorker = ""
  /// The social worker.
  public var socialWorker = ""
  /// The advocate.
  public var advocate = ""
  /// Nobody known.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("secureWorker", &secureWorker)
    try f.field("socialWorker", &socialWorker)
    try f.field("advocate", &advocate)
  }
}

/// What the advocate was told, or told the service (R240).
public struct AdvocacyNote: JSONRecord, Equatable {
  public var on = Day.epoch
  public var words = ""
  /// Whether it is a concern for the child's safety.
  public var isConcern = false
  public var by: StaffID = "nobody"
  /// Nothing told.
  public init() {}
  /// Something told on a day.
  public init(_ words: String, on day: Day, isConcern: Bool = false) {
    on = day
    self.words = words
    self.isConcern = isConcern
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("words", &words)
    try f.field("isConcern", &isConcern)
    try f.required("by", &by)
  }
}

/// A time outside before release, such as for an interview at a college (R242).
public struct TemporaryRelease: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: LeaveID = "l0"
  public var on = Day.epoch
  /// What for.
  public var purpose = ""
  /// How the child came back; nil while nobody said.
  public var cameBack: Return?
  /// How it went.
  public var note = ""
  /// Not released.
  public init() {}
  /// Outside on a day.
  public init(on day: Day, for purpose: String) {
    on = day
    self.purpose = purpose
  }
  /// How a child comes back.
  public enum Return: String, JSONText, CaseIterable {
    case inTime = "in-time"
    case late
    case notBack = "not-back"
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("on", &on)
    try f.required("purpose", &purpose)
    try f.field("cameBack", &cameBack)
    try f.field("note", &note)
  }
}

/// One temporary release of a case: the change that recorded it.
public struct LeaveID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}
