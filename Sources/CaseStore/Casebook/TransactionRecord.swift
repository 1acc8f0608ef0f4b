import Casework

/// The record as a commit sees it, inside the lock: what the rules of a change look at.
struct TransactionRecord: Record {
  let transaction: Transaction
  let store: any DocumentStore
  let cases: CaseCache

  func header(of reference: CaseReference) throws -> Case? {
    let key = reference.key
    // A document that this very change puts has no version of its own yet.
    guard let stored = try transaction.read(key), stored.version < transaction.seq else {
      return try transaction.read(key).map { try Case(json: $0.bytes) }
    }
    return try cases.decoded(key, stored.bytes, version: stored.version)
  }

  func stored(_ key: DocumentKey) throws -> (bytes: [UInt8], version: Int)? {
    try transaction.read(key).map { ($0.bytes, $0.version) }
  }

  func all(_ collection: CaseCollection, of reference: CaseReference) throws
    -> [(key: DocumentKey, bytes: [UInt8], version: Int)]
  {
    try store.documents(in: reference.path(collection)).map { ($0.key, $0.stored.bytes, $0.stored.version) }
  }

  func unusedCaseNumber() throws -> Int {
    (try store.caseNumbers().max() ?? 0) + 1
  }
}

/// The record as a reader sees it, outside any lock.
struct StoreRecord: Record {
  let store: any DocumentStore

  func contacts(of reference: CaseReference) throws -> [FiledContact] {
    if let file = store as? FileStore { return try file.contacts(of: reference) }
    return try store.documents(in: reference.path(.contacts)).map {
      FiledContact(id: ContactID($0.key.id), version: $0.stored.version, contact: try Contact(json: $0.stored.bytes))
    }
  }

  func stored(_ key: DocumentKey) throws -> (bytes: [UInt8], version: Int)? {
    try store.read(key).map { ($0.bytes, $0.version) }
  }

  func all(_ collection: CaseCollection, of reference: CaseReference) throws
    -> [(key: DocumentKey, bytes: [UInt8], version: Int)]
  {
    try store.documents(in: reference.path(collection)).map { ($0.key, $0.stored.bytes, $0.stored.version) }
  }

  func unusedCaseNumber() throws -> Int {
    (try store.caseNumbers().max() ?? 0) + 1
  }
}
