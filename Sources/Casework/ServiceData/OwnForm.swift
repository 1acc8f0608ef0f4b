public import Forms
public import JSON

/// A version of a form that a service accepted as its own: a document of the service.
///
/// A version that is withdrawn isn't started any more; what was answered under it still opens.
public struct OwnForm: JSONRecord, Equatable {
  /// The definition as it was accepted.
  public var definition = JSONValue.null
  /// What was done with it, earliest first.
  public var acts: [Act] = []
  /// Nothing accepted.
  public init() {}

  /// That somebody accepted or withdrew it.
  public struct Act: JSONRecord, Equatable {
    /// What was done.
    public var kind = Kind.accepted
    /// Who did it.
    public var by: StaffID = "nobody"
    /// When.
    public var at = Moment.epoch
    /// Why.
    public var why = ""
    /// Nothing done.
    public init() {}
    /// Puts the parts together.
    public init(_ kind: Kind, by staff: StaffID, at moment: Moment, why: String) {
      self.kind = kind
      by = staff
      at = moment
      self.why = why
    }
    /// What can be done with a form.
    public enum Kind: String, JSONText, CaseIterable {
      case accepted, withdrawn
    }
    public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
      try f.required("kind", &kind)
      try f.required("by", &by)
      try f.required("at", &at)
      try f.required("why", &why)
    }
  }

  /// The day on which it was withdrawn; nil while it can be used.
  public var withdrawn: Day? { acts.last.flatMap { $0.kind == .withdrawn ? $0.at.day : nil } }

  /// The form as it is used: one that was withdrawn can't be started from that day on.
  ///
  /// Throws every fault of its definition, each with the file that holds it and its place there.
  public func read(from file: String) throws(DefinitionFaults) -> FormDefinition {
    var form: FormDefinition
    do throws(DefinitionFaults) {
      form = try FormDefinition(json: definition.json(), file: file)
    } catch {
      throw DefinitionFaults(
        list: error.list.map { fault in
          var fault = fault
          fault.path = fault.path.isEmpty ? "definition" : "definition." + fault.path
          return fault
        })
    }
    if let withdrawn {
      let last = FormDate(withdrawn.adding(days: -1))
      form.through = min(form.through ?? last, last)
    }
    return form
  }

  public mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.field("definition", &definition)
    try f.required("acts", &acts)
  }
}

extension FormID {
  /// The key of a service's own version of the form; nil where the name can't be a file name.
  public func ownKey(version: Int) -> DocumentKey? { DocumentKey(OwnForm.collection + "/\(text)-\(version)") }
}

extension OwnForm {
  /// Where a service's own forms are kept.
  public static let collection = "forms"
}

/// Something that is done to a service's own forms.
public enum OwnFormChange: Sendable, Equatable {
  /// A definition is accepted, or one that was withdrawn is taken into use again.
  case accept(JSONValue, why: String)
  /// A version isn't to be started any more.
  case withdraw(FormID, version: Int, why: String)

  /// The change's name in the journal.
  public var op: String {
    switch self {
    case .accept: "form.accept"
    case .withdraw: "form.withdraw"
    }
  }

  /// The reason that its author gave.
  public var why: String {
    switch self {
    case .accept(_, let why), .withdraw(_, _, let why): why
    }
  }

  /// What the history calls a change of this name; nil for one of another subject.
  static func words(forOp op: String) -> String? {
    switch op {
    case "form.accept": "Form accepted"
    case "form.withdraw": "Form withdrawn"
    default: nil
    }
  }
}

/// Why a service's own form isn't accepted or withdrawn.
public enum OwnFormRefusal: Error, Equatable, Sendable {
  /// The definition has faults, of which this is the first.
  case faulty(DefinitionFault)
  /// There is this version already, or a newer one.
  case notNewer(FormID, version: Int, newest: Int)
  /// The service has no such form of its own.
  case notOwn(FormID, version: Int)
  /// It was withdrawn before.
  case withdrawn(FormID, version: Int, on: Day)
}

extension Change {
  /// The rules of the changes to a service's own forms.
  func ownFormEdits(on record: some Record, in context: ChangeContext, _ edits: inout Edits) throws {
    guard case .ownForm(let change) = self else { return }
    guard !change.why.isEmpty else { throw Refusal.reasonMissing }
    guard try record.roles(in: context, of: nil).contains(where: \.savesStandards) else {
      throw Refusal.mayNotSaveStandards(context.by)
    }
    switch change {
    case .accept(let definition, let why):
      let form: FormDefinition
      do throws(DefinitionFaults) {
        form = try FormDefinition(json: definition.json(), file: "form")
      } catch {
        guard let first = error.list.first else { throw error }
        throw Refusal.ownForm(.faulty(first))
      }
      guard let key = form.id.ownKey(version: form.version) else { throw Refusal.badIdentifier(form.id.text) }
      var own = try record.stored(key).map { try OwnForm(json: $0.bytes) } ?? OwnForm()
      let isTakenBack = own.withdrawn != nil && own.definition == definition
      let newest = context.forms.latest(form.id)?.version ?? 0
      guard isTakenBack || newest < form.version else {
        throw Refusal.ownForm(.notNewer(form.id, version: form.version, newest: newest))
      }
      own.definition = definition
      own.acts.append(OwnForm.Act(.accepted, by: context.by, at: context.now, why: why))
      edits.put(key, own)
    case .withdraw(let id, let version, let why):
      guard let key = id.ownKey(version: version), let stored = try record.stored(key) else {
        throw Refusal.ownForm(.notOwn(id, version: version))
      }
      var own = try OwnForm(json: stored.bytes)
      if let day = own.withdrawn { throw Refusal.ownForm(.withdrawn(id, version: version, on: day)) }
      own.acts.append(OwnForm.Act(.withdrawn, by: context.by, at: context.now, why: why))
      edits.put(key, own)
    }
  }
}
