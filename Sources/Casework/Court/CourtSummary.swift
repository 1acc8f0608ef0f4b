public import JSON

/// What lists need of a case's dealings with courts.
public struct CourtSummary: JSONRecord, Equatable {
  /// Hearings that are to come or to be resulted, earliest first.
  public var hearings: [HearingMark] = []
  /// Bail or remand as it stands.
  public var remand: RemandStatus?
  /// The days on which warrants were issued that still stand.
  public var warrants: [Day] = []
  /// How courts listed the child, where somebody said that it is them.
  public var listedAs: [ListedIdentity] = []
  /// Other cases of the same child.
  public var links: [CaseReference] = []
  /// The postcodes at which the child lives or lived.
  public var postcodes: [String] = []
  /// How many breaches came to court.
  public var breaches = 0
  /// Civil orders and injunctions.
  public var civilOrders = 0
  /// Nothing before a court.
  public init() {}

  /// Of a case.
  init(_ header: Case) {
    hearings = header.hearings.filter(\.isOpen).map(HearingMark.init).sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    remand = header.remand?.status
    warrants = header.warrants.map(\.hearing.at.day)
    listedAs = header.listedAs
    links = header.links.map(\.reference)
    breaches = header.breaches.count
    civilOrders = header.civilOrders.count
    postcodes = header.child.residences.map(\.postcode).filter { !$0.isEmpty }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("hearings", &hearings)
    try f.field("remand", &remand)
    try f.field("warrants", &warrants)
    try f.field("listedAs", &listedAs)
    try f.field("links", &links)
    try f.field("postcodes", &postcodes)
    try f.field("breaches", &breaches)
    try f.field("civilOrders", &civilOrders)
  }
}

extension [HearingMark] {
  /// The first that is to come, else the last one that was and has no result; nil where there is none.
  func nextOrLast(on day: Day) -> HearingMark? { first { $0.at.day >= day } ?? last }
}

/// A hearing as lists need it.
public struct HearingMark: JSONRecord, Equatable {
  public var id: HearingID = "h0"
  public var at = Moment.epoch
  public var court = ""
  public var kind = CourtKind.other
  public var type: ListCode?
  public var listed: CourtPlace?
  /// No hearing.
  public init() {}
  /// Of a hearing.
  public init(_ hearing: Hearing) {
    id = hearing.id
    at = hearing.at
    court = hearing.court
    kind = hearing.kind
    type = hearing.type
    listed = hearing.listed
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("at", &at)
    try f.required("court", &court)
    try f.field("kind", &kind)
    try f.field("type", &type)
    try f.field("listed", &listed)
  }
}
