public import Casework
import JSON

extension FileStore {
  public func documents(in collection: String) throws -> [(key: DocumentKey, stored: Stored)] {
    try indexTail()
    var found: [DocumentKey: Stored] = [:]
    var newest = 0
    for (key, stored) in try filed(in: collection) {
      found[key] = stored
      newest = max(newest, stored.version)
    }
    if newest > seq, try hasCaughtUp(with: newest) { return try documents(in: collection) }
    let prefix = collection + "/"
    for (key, overlaid) in overlay where key.text.hasPrefix(prefix) && !key.text.dropFirst(prefix.count).contains("/") {
      found[key] = overlaid.range.map { Stored(version: overlaid.seq, bytes: Array(journal.bytes[$0])) }
    }
    return found.sorted { $0.key < $1.key }.map { (key: $0.key, stored: $0.value) }
  }

  /// The documents of a collection as its files have them.
  func filed(in collection: String) throws -> [(DocumentKey, Stored)] {
    let segments = collection.split(separator: "/").map(String.init)
    if segments.count == 3, segments[0] == "cases", segments[2] == "contacts", let number = Int(segments[1]) {
      return try filedContacts(of: number)
    }
    let folder =
      segments.count == 3 ? Int(segments[1]).map { paths.folder(of: $0) + "/" + segments[2] } : path + "/" + collection
    guard let folder else { return [] }
    var found: [(DocumentKey, Stored)] = []
    let names: [String]
    do throws(FileFault) {
      names = try files.list(folder)
    } catch {
      if error.reason == .notFound { return [] }
      throw StoreError(error)
    }
    for name in names where name.hasSuffix(".json") {
      guard let key = DocumentKey(collection + "/" + name.dropLast(5)), let stored = try readFile(key) else { continue }
      found.append((key, stored))
    }
    return found
  }

  private func filedContacts(of number: Int) throws -> [(DocumentKey, Stored)] {
    let path = paths.contacts(of: number)
    guard let bytes = try contents(path) else { return [] }
    let prefix = CaseReference(number).path(.contacts) + "/"
    var found: [(DocumentKey, Stored)] = []
    for line in DocumentFile.lines(bytes) {
      do throws(JSONError) {
        let (id, stored) = try DocumentFile.readLine(bytes, line)
        guard let key = DocumentKey(prefix + id) else { throw JSONError(offset: line.lowerBound, fault: .badValue(id)) }
        found.append((key, stored))
      } catch {
        throw StoreError.damaged(path: path, at: error.offset, what: "\(error)")
      }
    }
    return found
  }

  /// The documents that changed after a number, in the order in which they did; the tail is all that is asked for.
  public func changes(since seq: Int) throws -> [(seq: Int, key: DocumentKey, bytes: [UInt8]?)] {
    var found: [(seq: Int, key: DocumentKey, bytes: [UInt8]?)] = []
    for entry in journal.entries where entry.seq > seq {
      try forEachDocument(of: entry) { key, range in
        found.append((entry.seq, key, range.map { Array(journal.bytes[$0]) }))
      }
    }
    return found
  }
}
