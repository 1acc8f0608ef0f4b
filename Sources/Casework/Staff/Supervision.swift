public import JSON

/// All supervisions of one member of staff: one document.
public struct SupervisionFile: JSONRecord, Equatable {
  /// The supervisions, latest last.
  public var records: [Supervision] = []
  /// None yet.
  public init() {}
  /// The key of a member of staff's document; nil where the name can't be a file name.
  public static func key(of staff: StaffID) -> DocumentKey? { DocumentKey(collection + "/" + staff.text) }
  /// The collection in which they stand.
  public static let collection = "supervision"
  /// Actions that are not done, the earliest due first.
  public var openActions: [SupervisionAction] {
    records.flatMap(\.actions).filter { $0.done == nil }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("records", &records)
  }
}

/// A supervision of a member of staff, with what was agreed (R312).
public struct Supervision: JSONRecord, Equatable {
  /// The day.
  public var on = Day.epoch
  /// Who supervised.
  public var by: StaffID = "nobody"
  /// What kind.
  public var kind = Kind.management
  /// The cases that were talked about.
  public var cases: [CaseReference] = []
  /// What was said.
  public var note = ""
  /// What was agreed, each with its day.
  public var actions: [SupervisionAction] = []
  /// The next one.
  public var next: Day?
  /// None.
  public init() {}
  /// The kinds of supervision (R312).
  public enum Kind: String, JSONText, CaseIterable {
    case management, reflective, clinical, group
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("on", &on)
    try f.required("by", &by)
    try f.required("kind", &kind)
    try f.field("cases", &cases)
    try f.field("note", &note)
    try f.field("actions", &actions)
    try f.field("next", &next)
  }
}

/// Something that was agreed in supervision, to be done by a day.
public struct SupervisionAction: JSONRecord, Equatable {
  /// The identifier within the member of staff's supervisions.
  public var id: ActionID = "a0"
  /// What is to be done.
  public var what = ""
  /// By when.
  public var due = Day.epoch
  /// When it was done; nil while it is open.
  public var done: Day?
  /// Nothing.
  public init() {}
  /// Something by a day; the identifier is given when it is saved.
  public init(_ what: String, due: Day) {
    id = ""
    self.what = what
    self.due = due
  }
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("id", &id)
    try f.required("what", &what)
    try f.required("due", &due)
    try f.field("done", &done)
  }
}
