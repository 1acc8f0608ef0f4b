public import JSON

/// A parent, carer, sibling, friend or professional around the child (R16, R25).
public struct PersonAround: JSONRecord, Equatable {
  /// The identifier within the case.
  public var id: PersonID = "p0"
  /// The name in full.
  public var name = ""
  /// What the person is to the child (list `relationships`).
  public var relationship: ListCode = "other"
  /// Whether the person has parental responsibility.
  public var parentalResponsibility: Bool?
  /// Whether the person lives with the child.
  public var livesWithChild: Bool?
  /// Whether the person may be contacted; false asks why in `note`.
  public var mayBeContacted: Bool?
  /// The body that a professional works for.
  public var organisation = ""
  /// Numbers and addresses.
  public var reach: [Reach] = []
  /// The language for letters and calls where it isn't English.
  public var language = ""
  /// What a colleague must know.
  public var note = ""
  /// Nobody yet.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("name", &name)
    try f.required("relationship", &relationship)
    try f.field("parentalResponsibility", &parentalResponsibility)
    try f.field("livesWithChild", &livesWithChild)
    try f.field("mayBeContacted", &mayBeContacted)
    try f.field("organisation", &organisation)
    try f.field("reach", &reach)
    try f.field("language", &language)
    try f.field("note", &note)
  }
}
