import Casework
import JSON

/// The record over a store: as a reader sees it, and as the rules of a change do inside the lock.
struct StoreRecord: Record {
  let store: any DocumentStore
  let cases: CaseCache
  /// Whether whoever looks may see a case; nil where everything is to be seen.
  var sees: ((CaseReference) -> Bool)?

  private func check(_ reference: CaseReference) throws {
    if let sees, !sees(reference) { throw Refusal.access(.restricted(reference, canOpen: false)) }
  }

  func header(of reference: CaseReference) throws -> Case? {
    try check(reference)
    return try store.read(reference.key).map { try cases.decoded(reference.key, $0.bytes, version: $0.version) }
  }

  func contacts(of reference: CaseReference) throws -> [FiledContact] {
    try check(reference)
    if let file = store as? FileStore { return try file.contacts(of: reference) }
    return try store.documents(in: reference.path(.contacts)).map {
      FiledContact(id: ContactID($0.key.id), version: $0.stored.version, contact: try Contact(json: $0.stored.bytes))
    }
  }

  func stored(_ key: DocumentKey) throws -> (bytes: [UInt8], version: Int)? {
    if let number = key.caseNumber { try check(CaseReference(number)) }
    return try store.read(key).map { ($0.bytes, $0.version) }
  }

  func all(_ collection: CaseCollection, of reference: CaseReference) throws
    -> [(key: DocumentKey, bytes: [UInt8], version: Int)]
  {
    try check(reference)
    return try store.documents(in: reference.path(collection)).map { ($0.key, $0.stored.bytes, $0.stored.version) }
  }

  func shared(_ collection: String) throws -> [(key: DocumentKey, bytes: [UInt8])] {
    try store.documents(in: collection).map { ($0.key, $0.stored.bytes) }
  }

  func everyStaff() throws -> [StaffID: Staff] {
    var found: [StaffID: Staff] = [:]
    for (key, stored) in try store.documents(in: "staff") { found[StaffID(key.id)] = try Staff(json: stored.bytes) }
    return found
  }

  func unusedCaseNumber() throws -> Int { try store.highestCaseNumber() + 1 }
}
