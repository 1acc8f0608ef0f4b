public import JSON

/// Whether the child is at liberty between hearings, and how (rules 3.6; national `remandDecision`).
public enum RemandStatus: String, JSONText, CaseIterable {
  case unconditionalBail = "bail"
  case conditionalBail = "bail-conditions"
  /// Bail supervision and support by the service.
  case bailSupervision = "bail-supervision"
  /// Bail with intensive supervision and surveillance.
  case bailISS = "bail-iss"
  case localAuthority = "remand-la"
  case localAuthorityCurfew = "remand-la-curfew"
  case localAuthorityTag = "remand-la-tag"
  case localAuthorityGPSTag = "remand-la-gps-tag"
  case localAuthorityRadioTag = "remand-la-radio-tag"
  case youthDetention = "remand-yda"
  /// Remanded to custody as an adult, once 18.
  case custody = "remand-custody"
  /// In custody for something else, or of a kind that the list doesn't say.
  case inCustody = "in-custody"

  /// Whether the child is on bail.
  public var isBail: Bool {
    switch self {
    case .unconditionalBail, .conditionalBail, .bailSupervision, .bailISS: true
    default: false
    }
  }

  /// Whether it is to local authority accommodation.
  public var isLocalAuthority: Bool {
    switch self {
    case .localAuthority, .localAuthorityCurfew, .localAuthorityTag, .localAuthorityGPSTag, .localAuthorityRadioTag:
      true
    default: false
    }
  }

  /// The work that it starts for the service; nil where there is none.
  public var disposal: Disposal? {
    switch self {
    case .bailSupervision, .bailISS: .bailSupervision
    case .youthDetention: .remandToYouthDetention
    default: isLocalAuthority ? .remandToLocalAuthority : nil
    }
  }

  /// The national code for the decision; nil for bail, of which the national list has no code that was seen.
  public var nationalCode: String? {
    switch self {
    case .localAuthority: "REMAND_TO_LOCAL_AUTHORITY_ACCOMMODATION"
    case .localAuthorityCurfew: "REMAND_TO_LOCAL_AUTHORITY_ACCOMMODATION_AND_CURFEW"
    case .localAuthorityTag: "REMAND_TO_LOCAL_AUTHORITY_ACCOMMODATION_AND_TAG"
    case .localAuthorityGPSTag: "REMAND_TO_LOCAL_AUTHORITY_ACCOMMODATION_AND_GPS_TAG"
    case .localAuthorityRadioTag: "REMAND_TO_LOCAL_AUTHORITY_ACCOMMODATION_AND_RADIO_TAG"
    case .youthDetention: "COURT_ORDERED_SECURE_REMAND"
    case .custody: "REMAND_IN_CUSTODY"
    default: nil
    }
  }

  /// The name in full.
  public var name: String {
    switch self {
    case .unconditionalBail: "Unconditional bail"
    case .conditionalBail: "Conditional bail"
    case .bailSupervision: "Bail supervision and support"
    case .bailISS: "Bail with ISS"
    case .localAuthority: "Remand to local authority accommodation"
    case .localAuthorityCurfew: "Remand to local authority accommodation with curfew"
    case .localAuthorityTag: "Remand to local authority accommodation with tag"
    case .localAuthorityGPSTag: "Remand to local authority accommodation with GPS tag"
    case .localAuthorityRadioTag: "Remand to local authority accommodation with radio tag"
    case .youthDetention: "Remand to youth detention accommodation"
    case .custody: "Remand in custody"
    case .inCustody: "In custody"
    }
  }

  /// The name for narrow columns.
  public var shortName: String {
    switch self {
    case .unconditionalBail: "on bail"
    case .conditionalBail: "bail, cond."
    case .bailSupervision: "bail supp."
    case .bailISS: "bail ISS"
    case .youthDetention: "YDA"
    case .custody, .inCustody: "custody"
    default: "LAA"
    }
  }
}

/// What a court decided about the time until the next hearing.
public struct RemandDecision: JSONRecord, Equatable {
  public var status = RemandStatus.unconditionalBail
  /// Conditions of bail or of the remand, each with its dates.
  public var conditions: [BailCondition] = []
  /// Alternatives that were considered, or what else was said (R198).
  public var note = ""
  /// Unconditional bail.
  public init() {}
  /// A status with its conditions.
  public init(_ status: RemandStatus, conditions: [BailCondition] = []) {
    self.status = status
    self.conditions = conditions
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("status", &status)
    try f.field("conditions", &conditions)
    try f.field("note", &note)
  }
}

/// One condition of bail, of a remand or of a licence (R193, R206).
public struct BailCondition: JSONRecord, Equatable {
  public var kind = Kind.other
  /// What it says in detail: which address, which hours, whom.
  public var words = ""
  /// The first day; nil where it is the day of the decision.
  public var from: Day?
  /// The last day; nil where it lasts as long as the bail.
  public var to: Day?
  /// No condition.
  public init() {}
  /// A condition and what it says.
  public init(_ kind: Kind, _ words: String = "") {
    self.kind = kind
    self.words = words
  }
  /// The kinds of condition (R193; local default, unverified).
  public enum Kind: String, JSONText, CaseIterable {
    case curfew, tag, exclusion
    case nonAssociation = "non-association"
    case residence
    case reporting
    case engagement
    case other
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("kind", &kind)
    try f.field("words", &words)
    try f.field("from", &from)
    try f.field("to", &to)
  }
}
