public import JSON

/// A number by which another body knows the child.
public struct ChildIdentifier: JSONRecord, Equatable {
  /// Which body's number it is.
  public var kind = IdentifierKind.other
  /// The number as that body writes it.
  public var value = ""
  /// No number yet.
  public init() {}
  /// A number of this kind.
  public init(_ kind: IdentifierKind, _ value: String) {
    self.kind = kind
    self.value = value
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("kind", &kind)
    try f.required("value", &value)
  }
}

/// The bodies whose numbers for the child are held.
public enum IdentifierKind: String, JSONText, CaseIterable {
  /// Police National Computer number (national `pncnumber`).
  case pnc
  /// The number in the system that the record came from; imports find the child again by it.
  case source
  /// National Health Service number.
  case nhs
  /// Unique pupil number.
  case upn
  /// Number in children's social care.
  case socialCare = "social-care"
  /// National `ypid`.
  case ypid
  case other
}

/// A place where the child lives or has lived (national `residence`).
public struct Residence: JSONRecord, Equatable {
  /// The first day; nil where it isn't known.
  public var from: Day?
  /// The last day; nil while the child lives there (the national export turns nil into 1900-01-01).
  public var to: Day?
  /// Lines of the address.
  public var address = ""
  /// The postcode in capitals with one space.
  public var postcode = ""
  /// The local authority in which it lies.
  public var borough = ""
  /// National `kpi1AccommodationType` (list `accommodation`).
  public var type: ListCode?
  /// National `kpi1AccommodationSuitability`.
  public var suitability: Suitability?
  /// Nothing known yet.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("from", &from)
    try f.field("to", &to)
    try f.field("address", &address)
    try f.field("postcode", &postcode)
    try f.field("borough", &borough)
    try f.field("type", &type)
    try f.field("suitability", &suitability)
  }
}

/// The practitioner's judgement of a placement, as the national indicators 1 and 2 store it.
public enum Suitability: String, JSONText, CaseIterable {
  case suitable, unsuitable, unknown
}

/// A status with children's services between two days (national `care_status`; R6 to R8).
public struct CareStatus: JSONRecord, Equatable {
  /// Looked after, care leaver, Child Protection Plan, Child in Need, unaccompanied… (list `care-statuses`).
  public var status: ListCode = "looked-after"
  /// The first day.
  public var from: Day?
  /// The last day; nil while it lasts.
  public var to: Day?
  /// The authority that looks after the child.
  public var authority = ""
  /// A status without dates.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("status", &status)
    try f.field("from", &from)
    try f.field("to", &to)
    try f.field("authority", &authority)
  }
}

/// Something that the team must keep in sight, between two days (R8 to R13).
public struct CaseFlag: JSONRecord, Equatable {
  /// What it is (list `flags`).
  public var kind: ListCode = "other"
  /// The first day.
  public var from: Day?
  /// The last day; nil while it lasts.
  public var to: Day?
  /// What a colleague must know.
  public var note = ""
  /// The day on which it is to be looked at again; nil where none is set.
  public var review: Day?
  /// To whom it was disclosed; nil where nobody was told.
  public var told: Told?
  /// A flag without dates.
  public init() {}

  /// That somebody was told of it, and why.
  public struct Told: JSONRecord, Equatable {
    /// Who was told.
    public var to = ""
    public var on = Day.epoch
    public var why = ""
    /// Nobody was told.
    public init() {}
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("to", &to)
      try f.required("on", &on)
      try f.field("why", &why)
    }
  }

  /// Whether it still holds on the day on which it is to be looked at again.
  var isToBeReviewed: Bool { review.map { day in to.map { $0 >= day } ?? true } ?? false }
  /// Whether the flag holds on a day.
  public func holds(on day: Day) -> Bool {
    (from ?? day) <= day && (to.map { $0 >= day } ?? true)
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("kind", &kind)
    try f.field("from", &from)
    try f.field("to", &to)
    try f.field("note", &note)
    try f.field("review", &review)
    try f.field("told", &told)
  }
}

/// A place in education, training or employment (national `ete_status`).
public struct EducationStatus: JSONRecord, Equatable {
  /// The first day.
  public var from: Day?
  /// The last day; nil while it lasts.
  public var to: Day?
  /// National `provisionType` (list `education`).
  public var provision: ListCode = "none"
  /// The school, college or employer.
  public var provider = ""
  /// Whether the provider lies in the service's own area (R19).
  public var inBorough: Bool?
  /// Hours a week that are offered.
  public var hoursOffered: Int?
  /// Hours a week that the child attends.
  public var hoursAttended: Int?
  /// National `suitability`.
  public var suitability: Suitability?
  /// No provision.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("from", &from)
    try f.field("to", &to)
    try f.required("provision", &provision)
    try f.field("provider", &provider)
    try f.field("inBorough", &inBorough)
    try f.field("hoursOffered", &hoursOffered)
    try f.field("hoursAttended", &hoursAttended)
    try f.field("suitability", &suitability)
  }
}

/// A way to reach somebody.
public struct Reach: JSONRecord, Equatable {
  /// By what means.
  public var by = Means.mobile
  /// The number or address.
  public var value = ""
  /// What to mind, such as "after school only".
  public var note = ""
  /// Nothing yet.
  public init() {}
  /// A number or address.
  public init(_ by: Means, _ value: String, note: String = "") {
    self.by = by
    self.value = value
    self.note = note
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("by", &by)
    try f.required("value", &value)
    try f.field("note", &note)
  }
  /// The means of reaching somebody.
  public enum Means: String, JSONText, CaseIterable {
    case mobile, landline, email, other
  }
}
