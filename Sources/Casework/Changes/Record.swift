public import Forms
public import JSON

/// The latest state, as far as the rules of a change need to look at it.
///
/// Reading may fail where a file can't be read; what a store throws passes through unchanged.
public protocol Record {
  /// The bytes of a document and the change that last altered it; nil where there is none.
  func stored(_ key: DocumentKey) throws -> (bytes: [UInt8], version: Int)?
  /// The case without its contacts; nil where there is none.
  func header(of reference: CaseReference) throws -> Case?
  /// All documents of one collection of a case.
  func all(_ collection: CaseCollection, of reference: CaseReference) throws
    -> [(key: DocumentKey, bytes: [UInt8], version: Int)]
  /// All contacts of a case, in any order.
  func contacts(of reference: CaseReference) throws -> [FiledContact]
  /// The documents of a collection of the service, such as `duty`.
  func shared(_ collection: String) throws -> [(key: DocumentKey, bytes: [UInt8])]
  /// Everybody on the staff, by user name, those who left too.
  func everyStaff() throws -> [StaffID: Staff]
  /// The lowest number above every case's that there is or was, so that nobody inherits another's history.
  func unusedCaseNumber() throws -> Int
}

extension Record {
  /// The case without its contacts; nil where there is none.
  public func header(of reference: CaseReference) throws -> Case? {
    try stored(reference.key).map { try Case(json: $0.bytes) }
  }

  /// One contact; nil where there is none.
  public func contact(_ id: ContactID, of reference: CaseReference) throws -> Contact? {
    try stored(reference.key(.contacts, id.text)).map { try Contact(json: $0.bytes) }
  }

  /// The case with all its contacts; nil where there is none.
  public func caseFile(_ reference: CaseReference) throws -> CaseFile? {
    guard let header = try stored(reference.key) else { return nil }
    return CaseFile(
      reference: reference, version: header.version, header: try Case(json: header.bytes),
      contacts: try contacts(of: reference))
  }

  public func contacts(of reference: CaseReference) throws -> [FiledContact] {
    try all(.contacts, of: reference).map {
      FiledContact(id: ContactID($0.key.id), version: $0.version, contact: try Contact(json: $0.bytes))
    }
  }

  /// A member of staff; nil where there is none.
  public func staff(_ id: StaffID) throws -> Staff? {
    guard let key = id.key else { return nil }
    return try stored(key).map { try Staff(json: $0.bytes) }
  }

  /// A team; nil where there is none.
  public func team(_ id: TeamID) throws -> Team? {
    guard let key = id.key else { return nil }
    return try stored(key).map { try Team(json: $0.bytes) }
  }

  /// The service; nil in a store that was never set up.
  public func service() throws -> Service? {
    try stored(Service.key).map { try Service(json: $0.bytes) }
  }
}

/// What a change puts into the record: documents as they are after it, in order; nil bytes remove one.
public struct Edits: Sendable, Equatable {
  /// One document after the change.
  public struct Edit: Sendable, Equatable {
    /// Which document.
    public var key: DocumentKey
    /// The document after the change; nil where it is removed.
    public var bytes: [UInt8]?
  }

  /// The documents, each at most once.
  public private(set) var list: [Edit] = []
  private var places: [DocumentKey: Int] = [:]

  /// Nothing changed.
  public init() {}

  /// The bytes that a document has after these edits; nil where they don't touch it, or remove it.
  public func bytes(of key: DocumentKey) -> [UInt8]? { places[key].flatMap { list[$0].bytes } }

  /// Puts a document in place, over an earlier edit of the same one.
  public mutating func put(_ key: DocumentKey, _ document: some JSONRecord) {
    set(key, document.json())
  }

  /// Removes a document.
  public mutating func remove(_ key: DocumentKey) {
    set(key, nil)
  }

  /// Puts bytes in place, or removes the document where they are nil.
  public mutating func set(_ key: DocumentKey, _ bytes: [UInt8]?) {
    if let index = places[key] {
      list[index].bytes = bytes
    } else {
      places[key] = list.count
      list.append(Edit(key: key, bytes: bytes))
    }
  }
}

/// A record held in memory: for tests, for trying a change without a store, and for importing with `--dry-run`.
public struct MemoryRecord: Record, Sendable {
  private var documents: [DocumentKey: (bytes: [UInt8], version: Int)] = [:]
  /// The number of the last change.
  public private(set) var seq = 0
  private var highest = 0

  /// An empty record.
  public init() {}

  public func stored(_ key: DocumentKey) -> (bytes: [UInt8], version: Int)? { documents[key] }

  public func all(_ collection: CaseCollection, of reference: CaseReference)
    -> [(key: DocumentKey, bytes: [UInt8], version: Int)]
  {
    let prefix = reference.path(collection) + "/"
    return documents.filter { $0.key.text.hasPrefix(prefix) }
      .map { (key: $0.key, bytes: $0.value.bytes, version: $0.value.version) }
      .sorted { $0.key < $1.key }
  }

  public func shared(_ collection: String) -> [(key: DocumentKey, bytes: [UInt8])] {
    documents.filter { $0.key.text.hasPrefix(collection + "/") }.map { (key: $0.key, bytes: $0.value.bytes) }
      .sorted { $0.key < $1.key }
  }

  public func unusedCaseNumber() -> Int {
    highest + 1
  }

  public func everyStaff() throws -> [StaffID: Staff] {
    var found: [StaffID: Staff] = [:]
    for key in documents.keys where key.segments.first == "staff" {
      found[StaffID(key.id)] = try stored(key).map { try Staff(json: $0.bytes) }
    }
    return found
  }

  /// Every document's key, in order.
  public var keys: [DocumentKey] { documents.keys.sorted() }

  /// Makes a change on this record, or throws why it isn't made and leaves the record as it was.
  @discardableResult
  public mutating func make(
    _ change: Change, by staff: StaffID, now: Moment, lists: CodeLists = CodeLists(),
    limits: OrderLimits = OrderLimits(), allocation: AllocationPractice? = nil,
    countersigning: CountersigningPolicy = CountersigningPolicy(), forms: FormLibrary = FormLibrary(),
    reports: ReportTexts = ReportTexts(), covering: [StaffID] = [], retention: RetentionRules? = nil,
    subjectAccess: SubjectAccessRules = SubjectAccessRules(), access: AccessPolicy = AccessPolicy()
  ) throws -> Edits {
    var context = ChangeContext(
      by: staff, seq: seq + 1, now: now, lists: lists, limits: limits, allocation: allocation,
      countersigning: countersigning, forms: forms, reports: reports, covering: covering)
    context.retention = retention
    context.subjectAccess = subjectAccess
    context.access = access
    if case .subjectAccess(let reference, let change) = change, change.needsPack {
      context.held = try held(on: reference)
    }
    let edits = try change.edits(on: self, in: context)
    seq += 1
    for edit in edits.list {
      documents[edit.key] = edit.bytes.map { (bytes: $0, version: seq) }
      highest = max(highest, edit.key.caseNumber ?? 0)
    }
    return edits
  }

  /// Everything that is held on a child. Throws `JSONError` where a document can't be read.
  public func held(on reference: CaseReference) throws -> HeldRecord {
    var held = HeldRecord(reference)
    let header = try header(of: reference)
    held.linked = header?.links.map(\.reference) ?? []
    if let header { held.know(header.child) }
    let cases = Set(([reference] + held.linked).map(\.number))
    for key in keys {
      guard let stored = stored(key) else { continue }
      if let number = key.caseNumber, !cases.contains(number) {
        if !key.isInCollection {
          held.children.append(OtherChild(CaseReference(number), name: try Case(json: stored.bytes).child.listName))
        }
      } else {
        try held.add(key, stored.bytes)
      }
    }
    held.staff = try everyStaff()
    return held
  }
}
