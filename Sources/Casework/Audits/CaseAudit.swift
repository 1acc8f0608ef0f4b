public import Forms
public import JSON

/// A case that somebody who doesn't work on it looked at: what they found, how they graded it, what is to be done
/// (R313 to R316). A document of the service.
public struct CaseAudit: JSONRecord, Equatable {
  /// Which case.
  public var reference = CaseReference(1)
  /// Who held it on the day; nil where nobody did.
  public var worker: StaffID?
  /// The team that held it on the day.
  public var team: TeamID?
  /// Who audited it.
  public var by: StaffID = "nobody"
  /// The day.
  public var on = Day.epoch
  /// The form.
  public var form: FormID = "form"
  /// The version of the form.
  public var formVersion = 1
  /// What was answered.
  public var answers = Answers()
  /// What it looked at: the code that the answers give; empty where the form asks for none.
  public var theme = ""
  /// The grading: the code that the answers give.
  public var grading = ""
  /// What it asks for.
  public var actions: [Action] = []
  /// Nothing audited.
  public init() {}

  /// Something that an audit asks for.
  public struct Action: JSONRecord, Equatable {
    /// What is to be done.
    public var what = ""
    /// Who does it, as the auditor wrote it.
    public var who = ""
    /// By when.
    public var by = Day.epoch
    /// When it was done; nil while it isn't.
    public var done: Day?
    /// What was done.
    public var note = ""
    /// Nothing to do.
    public init() {}
    /// Whether it is late on a day.
    public func isLate(on day: Day) -> Bool { done == nil && by < day }
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("what", &what)
      try f.field("who", &who)
      try f.required("by", &by)
      try f.field("done", &done)
      try f.field("note", &note)
    }
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("case", &reference)
    try f.field("worker", &worker)
    try f.field("team", &team)
    try f.required("by", &by)
    try f.required("on", &on)
    try f.required("form", &form)
    try f.required("formVersion", &formVersion)
    try f.field("answers", &answers.stored)
    try f.field("theme", &theme)
    try f.field("grading", &grading)
    try f.field("actions", &actions)
  }
}

extension CaseAudit {
  /// Where audits are kept.
  public static let collection = "audits"

  /// The key of the document of an audit; nil where the identifier can't be a file name.
  public static func key(_ id: AuditID) -> DocumentKey? { DocumentKey(collection + "/" + id.text) }
}

/// An audit with its identifier.
public struct FiledAudit: Sendable, Equatable {
  /// The identifier.
  public var id: AuditID
  /// What was found.
  public var audit: CaseAudit
  /// Puts the parts together.
  public init(id: AuditID, audit: CaseAudit) {
    self.id = id
    self.audit = audit
  }
}

extension CaseAudit {
  /// The checklist that is asked where nobody names another.
  public static let usualForm: FormID = "audit-case"
}

/// One action of an audit, with where it stands.
public struct AuditAction: Sendable, Equatable {
  /// The audit.
  public var audit: AuditID
  /// Its place in the audit's list, from 0.
  public var index: Int
  /// The case that was audited.
  public var reference: CaseReference
  /// What is to be done.
  public var action: CaseAudit.Action

  /// Every action of these audits, the earliest due first.
  public static func all(of audits: some Sequence<FiledAudit>) -> [AuditAction] {
    var found: [AuditAction] = []
    for filed in audits {
      for (index, action) in filed.audit.actions.enumerated() {
        found.append(AuditAction(audit: filed.id, index: index, reference: filed.audit.reference, action: action))
      }
    }
    return found.sorted { ($0.action.by, $0.audit, $0.index) < ($1.action.by, $1.audit, $1.index) }
  }
}
