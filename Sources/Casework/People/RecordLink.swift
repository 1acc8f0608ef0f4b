public import JSON

/// That two cases are of the same child, as somebody decided.
public struct RecordLink: JSONRecord, Equatable {
  /// The other case.
  public var reference = CaseReference(0)
  public var by: StaffID = "nobody"
  public var on = Day.epoch
  public var why = ""
  /// Not linked.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("reference", &reference)
    try f.required("by", &by)
    try f.required("on", &on)
    try f.field("why", &why)
  }
}

/// A name, a birth date and a number under which a court listed the child, and somebody said that it is them.
public struct ListedIdentity: JSONRecord, Hashable {
  public var familyName = ""
  public var givenNames = ""
  public var born: Day?
  public var pnc = ""
  /// Nobody.
  public init() {}
  /// As a list has it.
  public init(_ person: ListedPerson) {
    familyName = person.familyName
    givenNames = person.givenNames
    born = person.born
    pnc = person.pnc
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("familyName", &familyName)
    try f.field("givenNames", &givenNames)
    try f.field("born", &born)
    try f.field("pnc", &pnc)
  }
}
