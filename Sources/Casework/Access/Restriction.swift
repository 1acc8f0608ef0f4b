public import JSON

/// Who may not see a case, or who alone may (high profile, a colleague's family): need to know, with a reason.
public struct Restriction: JSONRecord, Equatable {
  /// Whether only those see it who work with the child, are let in, or look after restrictions.
  public var isClosed = true
  /// Who is let in besides.
  public var allowed: [StaffID] = []
  /// Who is kept out whatever their role; no emergency lets them in.
  public var denied: [StaffID] = []
  /// Why.
  public var why = ""
  /// Who said so.
  public var by: StaffID = "nobody"
  /// Since when.
  public var on = Day.epoch

  /// Closed to everybody but those who work with the child.
  public init() {}

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("isClosed", &isClosed)
    try f.field("allowed", &allowed)
    try f.field("denied", &denied)
    try f.required("why", &why)
    try f.required("by", &by)
    try f.required("on", &on)
  }
}

/// One opening of a case for a time by somebody who may not see it otherwise.
public struct EmergencyAccess: JSONRecord, Equatable {
  /// The change that made it.
  public var id = 0
  /// Who opened it.
  public var by: StaffID = "nobody"
  /// When, Europe/London.
  public var at = Moment.epoch
  /// Until when it stays open.
  public var until = Moment.epoch
  /// Why it had to be.
  public var why = ""
  /// Who looked at it afterwards; nil while it waits for that.
  public var reviewedBy: StaffID?
  /// What they found.
  public var finding = ""

  /// An opening by nobody.
  public init() {}

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("by", &by)
    try f.required("at", &at)
    try f.required("until", &until)
    try f.required("why", &why)
    try f.field("reviewedBy", &reviewedBy)
    try f.field("finding", &finding)
  }
}

/// A change of who may see a case.
public enum AccessChange: Sendable, Equatable {
  /// Restricts the case, or lifts the restriction; `seen` is the version of the case that its author saw.
  case restricted(Restriction?, seen: Int)
  /// Opens it for a time, with a reason.
  case opened(why: String)
  /// A manager looked at such an opening.
  case reviewed(Int, finding: String)
}
