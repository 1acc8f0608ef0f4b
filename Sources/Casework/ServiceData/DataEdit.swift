public import JSON

/// One saving of the service's own copy of a data file.
///
/// It stands in the copy itself, because documents of the service have no history beside the journal, which takes long
/// to read.
public struct DataEdit: JSONRecord, Equatable {
  /// Who saved.
  public var by: StaffID = "nobody"
  /// When.
  public var at = Moment.epoch
  /// Why.
  public var why = ""
  /// What was altered, as faults call it: `rule exit-plan`.
  public var entries: [String] = []
  /// Nothing saved.
  public init() {}
  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("by", &by)
    try f.required("at", &at)
    try f.required("why", &why)
    try f.field("entries", &entries)
  }
}
