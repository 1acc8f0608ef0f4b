public import JSON

/// One offence of which the child is accused or was found guilty (national `offence`).
public struct Offence: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: OffenceID = "f0"
  /// The day on which it happened, or the first of several.
  public var date: Day?
  /// The day of arrest.
  public var arrested: Day?
  /// The day of charge.
  public var charged: Day?
  /// National `offenceDescription`.
  public var description = ""
  /// National `cjscode`.
  public var code = ""
  /// National `cjscodeUnknown`: what was written where no code fits.
  public var codeUnknown = ""
  /// National `yjboffenceCategory` (list `offence-categories`).
  public var category: ListCode?
  /// The Youth Justice Board's seriousness (gravity) score, 1 to 8; never mixed with `policeGravity`.
  public var seriousness: Int?
  /// The police chiefs' Child Gravity Matrix, 1 to 5; never mixed with `seriousness`.
  public var policeGravity: Int?
  /// National `plea`.
  public var plea: Plea?
  /// National `offenceLocationPostcode`.
  public var postcode = ""
  /// National `knifeRelatedOffence`.
  public var knifeRelated: Bool?
  /// Whether there is an identifiable victim (R39).
  public var identifiableVictim: Bool?
  /// The child's care status on the day of the offence (list `care-statuses`).
  public var careStatus: ListCode?
  /// The number in the system that the record came from.
  public var source = ""
  /// Nothing known yet.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.field("date", &date)
    try f.field("arrested", &arrested)
    try f.field("charged", &charged)
    try f.required("description", &description)
    try f.field("code", &code)
    try f.field("codeUnknown", &codeUnknown)
    try f.field("category", &category)
    try f.field("seriousness", &seriousness)
    try f.field("policeGravity", &policeGravity)
    try f.field("plea", &plea)
    try f.field("postcode", &postcode)
    try f.field("knifeRelated", &knifeRelated)
    try f.field("identifiableVictim", &identifiableVictim)
    try f.field("careStatus", &careStatus)
    try f.field("source", &source)
  }
}

/// What the child answered to the charge.
public enum Plea: String, JSONText, CaseIterable {
  case guilty
  case notGuilty = "not-guilty"
  case none = "not-entered"
}
