public import JSON

/// A member of staff: the name by which the operating system knows the user, such as `asmith`.
public struct StaffID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
  /// The key of the member of staff's document; nil where the name can't be a file name.
  public var key: DocumentKey? { DocumentKey("staff/" + text) }
}

/// A team of the service, such as `interventions-1`.
public struct TeamID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
  /// The key of the team's document; nil where the name can't be a file name.
  public var key: DocumentKey? { DocumentKey("teams/" + text) }
}

/// One contact or appointment of a case, such as `c1042.1`: the change that made it, and its place in that change.
public struct ContactID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One offence of a case.
public struct OffenceID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One order or out-of-court disposal of a case.
public struct OrderID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One step of enforcement of a case.
public struct EnforcementID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One version of a document that is signed: the letter of its kind and the change that made it.
public struct DocumentID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One target of a child's plan; it keeps its name from version to version.
public struct TargetID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One destination of a child's exit plan.
public struct DestinationID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One programme of group work.
public struct ProgrammeID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One note of management oversight on a case.
public struct OversightID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One person around the child.
public struct PersonID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// A code of a list that a service may edit, such as a kind of contact: recorded, and given words by its list.
public struct ListCode: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One cover of a member of staff.
public struct CoverID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One action that was agreed in supervision.
public struct ActionID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One report that was asked for on a case.
public struct ReportID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// One audit of a case, such as `a1042`.
public struct AuditID: Identifier {
  public let text: String
  public init(_ text: String) { self.text = text }
}
