public import Casework
import JSON

extension FileStore {
  public func documents(in collection: String, from beginning: String) throws
    -> [(key: DocumentKey, stored: Stored)]
  {
    try indexTail()
    var found: [DocumentKey: Stored] = [:]
    var newest = 0
    for (key, stored) in try filed(in: collection, from: beginning) {
      found[key] = stored
      newest = max(newest, stored.version)
    }
    if newest > seq, try hasCaughtUp(with: newest) { return try documents(in: collection, from: beginning) }
    // The contacts of a case are in one file, whose sum speaks for all of them.
    if !paths.isContacts(collection),
      try moreTurnsUp(in: collection, besides: { found[$0] != nil || !$0.id.hasPrefix(beginning) })
    {
      return try documents(in: collection, from: beginning)
    }
    for (key, overlaid) in tail(in: collection) where key.id.hasPrefix(beginning) {
      found[key] = overlaid.range.map { Stored(version: overlaid.seq, bytes: Array(journal.bytes[$0])) }
    }
    return found.sorted { $0.key < $1.key }.map { (key: $0.key, stored: $0.value) }
  }

  /// The contacts of a case, read where they stand in file and tail.
  func contacts(of reference: CaseReference) throws -> [FiledContact] {
    try indexTail()
    let path = paths.contacts(of: reference.number)
    let (bytes, range) = try contactLines(of: reference.number) ?? ([], 0..<0)
    let lines = DocumentFile.lines(bytes, range)
    var found: [FiledContact] = []
    found.reserveCapacity(lines.count)
    var newest = 0
    for line in lines {
      do throws(JSONError) {
        let filed = try ContactLine(json: bytes, in: line)
        newest = max(newest, filed.version)
        found.append(FiledContact(id: filed.id, version: filed.version, contact: filed.contact))
      } catch {
        throw StoreError.damaged(path: path, at: error.offset, what: "\(error)")
      }
    }
    if newest > seq, try hasCaughtUp(with: newest) { return try contacts(of: reference) }
    guard tailCases.contains(reference.number) else { return found }
    var places: [String: Int] = [:]
    for index in found.indices { places[found[index].id.text] = index }
    var removed: Set<Int> = []
    for (key, overlaid) in tail(in: reference.path(.contacts)) {
      let id = key.id
      if let range = overlaid.range {
        let contact = try Contact(json: journal.bytes, in: range)
        let filed = FiledContact(id: ContactID(id), version: overlaid.seq, contact: contact)
        if let index = places[id] { found[index] = filed } else { found.append(filed) }
      } else if let index = places[id] {
        removed.insert(index)
      }
    }
    return removed.isEmpty ? found : found.indices.filter { !removed.contains($0) }.map { found[$0] }
  }

  /// What the tail says of the documents of a collection.
  private func tail(in collection: String) -> [(DocumentKey, Overlaid)] {
    let prefix = collection + "/"
    if let number = DocumentKey(collection)?.caseNumber, !tailCases.contains(number) { return [] }
    let slash = UInt8(ascii: "/")
    return overlay.filter { entry in
      let text = entry.key.text.utf8
      return text.starts(with: prefix.utf8) && !text.dropFirst(prefix.utf8.count).contains(slash)
    }
    .map { ($0.key, $0.value) }
  }

  /// The documents of a collection as its files have them; only those files are read whose names begin with some letters.
  func filed(in collection: String, from beginning: String = "") throws -> [(DocumentKey, Stored)] {
    let segments = collection.split(separator: "/").map(String.init)
    if paths.isContacts(collection), let number = Int(segments[1]) {
      return try filedContacts(of: number).filter { $0.0.id.hasPrefix(beginning) }
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
    for name in names where name.hasSuffix(".json") && name.hasPrefix(beginning) {
      guard let key = DocumentKey(collection + "/" + name.dropLast(5)), let stored = try readFile(key) else { continue }
      found.append((key, stored))
    }
    return found
  }

  private func filedContacts(of number: Int) throws -> [(DocumentKey, Stored)] {
    let path = paths.contacts(of: number)
    guard let (bytes, range) = try contactLines(of: number) else { return [] }
    let prefix = CaseReference(number).path(.contacts) + "/"
    var found: [(DocumentKey, Stored)] = []
    for line in DocumentFile.lines(bytes, range) {
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
