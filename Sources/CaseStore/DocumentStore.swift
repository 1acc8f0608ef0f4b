public import Casework

/// A document as it is: the change that last altered it, and its bytes.
public struct Stored: Equatable, Sendable {
  /// The number of the change that last altered it.
  public var version: Int
  /// The document: compact JSON, one object.
  public var bytes: [UInt8]
  /// Puts the parts together.
  public init(version: Int, bytes: [UInt8]) {
    self.version = version
    self.bytes = bytes
  }
}

/// Who makes a change, what it is called, and why it is made.
public struct Act: Equatable, Sendable {
  /// The user name.
  public var by: String
  /// The change's name, such as `contact.record`.
  public var op: String
  /// The reason that its author gave.
  public var why: String?
  /// The change that it undoes.
  public var undoes: Int?
  /// Puts the parts together.
  public init(by: String, op: String, why: String? = nil, undoes: Int? = nil) {
    self.by = by
    self.op = op
    self.why = why
    self.undoes = undoes
  }
}

/// A change that is in the journal.
public struct Commit: Equatable, Sendable {
  /// Its number.
  public var seq: Int
  /// When it was made: RFC 3339, UTC, to the millisecond.
  public var at: String
  /// Who made it.
  public var by: String
  /// What it is called.
  public var op: String
  /// The reason that its author gave.
  public var why: String?
  /// The change that it undid.
  public var undoes: Int?
  /// The documents that it altered.
  public var keys: [DocumentKey]
  /// The documents as they were before it, filled for one's own commits; nil where there was none.
  public var before: [DocumentKey: Stored?] = [:]
  /// The documents that it removed, filled for one's own commits.
  public var removed: Set<DocumentKey> = []
}

/// A store of documents in which a change is all or nothing, and durable when it is acknowledged.
///
/// Two conform: `FileStore` over a directory, and `MemoryStore`, its twin in memory; both pass one list of tests.
public protocol DocumentStore: AnyObject {
  /// The number of the last change that is known.
  var seq: Int { get }
  /// Makes a change and returns when it is durable. What `make` throws passes through, and nothing has happened then.
  @discardableResult
  func commit(_ act: Act, _ make: (inout Transaction) throws -> Void) throws -> Commit
  /// A document as it is; nil where there is none.
  func read(_ key: DocumentKey) throws -> Stored?
  /// The documents of a collection, such as `cases/000142/contacts` or `staff`, whose identifiers begin with some letters,
  /// by key.
  func documents(in collection: String, from beginning: String) throws -> [(key: DocumentKey, stored: Stored)]
  /// The numbers of all cases, ascending.
  func caseNumbers() throws -> [Int]
  /// The highest number that a case has or ever had; nought where there was none.
  func highestCaseNumber() throws -> Int
  /// What others committed since the last call.
  func follow() throws -> [Commit]
  /// The changes of a case, earliest first.
  func history(of caseNumber: Int) throws -> [Commit]
  /// A change of a case with all that it touched, other cases too; nil where the case has none of this number.
  func change(_ seq: Int, of caseNumber: Int) throws -> Commit?
  /// Takes what was destroyed out of everything that is kept; returns the cases whose destruction is done.
  @discardableResult
  func finishErasures() throws -> [CaseReference]
  /// A document as it was after a change; nil where there was none.
  func version(of key: DocumentKey, at seq: Int) throws -> Stored?
  /// What each change of a case made of its documents, earliest first.
  func versions(of caseNumber: Int) throws -> [DocumentVersion]
  /// The documents that are wanted, as they were after a change. The whole journal is read for it.
  func documents(asOf seq: Int, where isWanted: (DocumentKey) -> Bool) throws -> [DocumentKey: [UInt8]]
}

/// What a change made of a document.
public struct DocumentVersion: Equatable, Sendable {
  /// The change.
  public var seq: Int
  /// The document.
  public var key: DocumentKey
  /// What it was then; nil where it was removed.
  public var bytes: [UInt8]?
}

extension DocumentStore {
  /// All documents of a collection, by key.
  public func documents(in collection: String) throws -> [(key: DocumentKey, stored: Stored)] {
    try documents(in: collection, from: "")
  }
}
