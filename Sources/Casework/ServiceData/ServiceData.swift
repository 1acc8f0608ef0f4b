public import JSON

/// One data file of those that a service may edit, whichever it is.
public enum ServiceData: Sendable, Equatable {
  case standards(Standards)
  case allocation(AllocationRules)
  case workload(WorkloadWeights)
  case letters(LetterTexts)
  case reports(ReportTexts)
  case retention(RetentionRules)
  case subjectAccess(SubjectAccessRules)
  case access(AccessPolicy)

  /// Reads one. Throws `JSONError` where it has another shape.
  public init(_ file: ServiceFile, json: [UInt8]) throws(JSONError) {
    switch file {
    case .standards: self = .standards(try Standards(json: json))
    case .allocation: self = .allocation(try AllocationRules(json: json))
    case .workload: self = .workload(try WorkloadWeights(json: json))
    case .letters: self = .letters(try LetterTexts(json: json))
    case .reports: self = .reports(try ReportTexts(json: json))
    case .retention: self = .retention(try RetentionRules(json: json))
    case .subjectAccess: self = .subjectAccess(try SubjectAccessRules(json: json))
    case .access: self = .access(try AccessPolicy(json: json))
    }
  }

  /// The data itself.
  public var document: any OwnCopy {
    switch self {
    case .standards(let data): data
    case .allocation(let data): data
    case .workload(let data): data
    case .letters(let data): data
    case .reports(let data): data
    case .retention(let data): data
    case .subjectAccess(let data): data
    case .access(let data): data
    }
  }

  /// Which file it is.
  public var file: ServiceFile { type(of: document).file }

  /// Who saved it and when, earliest first.
  public var edits: [DataEdit] { document.edits }

  /// Every fault, with its place.
  public func problems() -> [DataProblem] { document.problems() }

  /// The same data as if nobody had saved it: what is compared and edited.
  public var withoutEdits: ServiceData {
    func bare<Data: OwnCopy>(_ data: Data) -> Data {
      var data = data
      data.edits = []
      return data
    }
    return switch self {
    case .standards(let data): .standards(bare(data))
    case .allocation(let data): .allocation(bare(data))
    case .workload(let data): .workload(bare(data))
    case .letters(let data): .letters(bare(data))
    case .reports(let data): .reports(bare(data))
    case .retention(let data): .retention(bare(data))
    case .subjectAccess(let data): .subjectAccess(bare(data))
    case .access(let data): .access(bare(data))
    }
  }

  /// As it is stored after an edit, over what was stored before.
  func saved(over before: ServiceData?, by author: StaffID, at moment: Moment, why: String) -> ServiceData {
    func over<Data: OwnCopy>(_ data: Data) -> Data {
      data.saved(over: before?.document as? Data, by: author, at: moment, why: why)
    }
    return switch self {
    case .standards(let data): .standards(over(data))
    case .allocation(let data): .allocation(over(data))
    case .workload(let data): .workload(over(data))
    case .letters(let data): .letters(over(data))
    case .reports(let data): .reports(over(data))
    case .retention(let data): .retention(over(data))
    case .subjectAccess(let data): .subjectAccess(over(data))
    case .access(let data): .access(over(data))
    }
  }
}
