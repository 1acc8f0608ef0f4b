import Casework
import JSON

/// What the whole journal says, as much of it as the files are compared with.
struct JournalSaid {
  /// The change up to which the files are complete.
  let upTo: Int
  /// Each document as the files should have it: the line that made it so, and a number for its bytes; nil where it was
  /// removed.
  var latest: [DocumentKey: (seq: Int, sum: UInt64?)] = [:]
  /// The lines that touched each case, and where they stand.
  var histories: [Int: [(seq: Int, offset: Int)]] = [:]
  /// The lines whose documents were erased, so that nobody can tell which cases they touched.
  var erased: Set<Int> = []

  /// Documents that changed after that, and whether they are still there.
  var later: [DocumentKey: Bool] = [:]

  init(upTo: Int) {
    self.upTo = upTo
  }

  /// Every document that there is now.
  var present: [DocumentKey] {
    latest.filter { $0.value.sum != nil && later[$0.key] == nil }.map(\.key) + later.filter(\.value).map(\.key)
  }

  mutating func take(_ line: JournalReader.Line, _ bytes: [UInt8]) throws(JSONError) {
    if line.isErased { erased.insert(line.seq) }
    try JournalLine.forEachDocument(bytes, of: line.parts) { key, range in
      guard line.seq <= upTo else {
        later[key] = range != nil
        return
      }
      latest[key] = (line.seq, range.map { Fingerprint.of(bytes, ($0.lowerBound + 1)..<$0.upperBound) })
      guard let number = key.caseNumber, histories[number]?.last?.seq != line.seq else { return }
      histories[number, default: []].append((line.seq, line.offset))
    }
  }
}

/// Compares what the files hold with what the journal says.
struct FileComparison {
  let store: FileStore
  let said: JournalSaid
  /// Files that differ.
  private(set) var stale: Set<String> = []
  /// Cases whose history differs.
  private(set) var staleHistories: [Int] = []
  /// Files that the journal knows nothing of.
  private(set) var strays: [String] = []

  init(store: FileStore, said: JournalSaid) {
    self.store = store
    self.said = said
  }

  private var upTo: Int { said.upTo }

  /// Says in the report what differs. Throws `StoreError` where a folder can't be listed.
  mutating func run(_ report: inout CheckReport) throws {
    var expected: [String: [DocumentKey]] = [:]
    var known: Set<String> = []
    for key in said.latest.keys { expected[store.paths.file(of: key).path, default: []].append(key) }
    known.formUnion(expected.keys)
    for key in said.later.keys { known.insert(store.paths.file(of: key).path) }
    for (path, keys) in expected.sorted(by: { $0.key < $1.key }) {
      do throws(StoreError) {
        try compare(path, keys, &report)
      } catch {
        report.add(.stale, path, "it can't be read: \(error.words)")
        stale.insert(path)
      }
    }
    for number in said.histories.keys.sorted() {
      if try !hasHistory(number) {
        report.add(.stale, store.paths.history(of: number), "it is not the history that the journal has")
        staleHistories.append(number)
      }
    }
    do throws(FileFault) {
      for folder in try store.list(store.path) where !Self.ownFolders.contains(folder) { try look(folder, known) }
    } catch {
      throw StoreError(error)
    }
    for path in strays { report.add(.stale, path, "the journal knows nothing of it") }
  }

  private static let ownFolders: Set<String> = [
    "journal", "index", "lock", "checkpoint.lock", "store.json", "checkpoint.json",
  ]

  /// Finds files of documents that the journal doesn't know.
  private mutating func look(_ name: String, _ known: Set<String>) throws(FileFault) {
    let path = store.path + "/" + name
    if name.hasSuffix(".json") || name.hasSuffix("/contacts.jsonl") {
      if !known.contains(path) { strays.append(path) }
      return
    }
    if name.hasSuffix(".jsonl") || name.hasSuffix(".new") || name.hasSuffix(".stray") { return }
    guard let status = try store.files.status(path), status.kind == .directory else { return }
    for child in try store.list(path) { try look(name + "/" + child, known) }
  }

  private mutating func compare(
    _ path: String, _ keys: [DocumentKey], _ report: inout CheckReport
  ) throws(StoreError) {
    var found = try documents(in: path, keys)
    for key in keys.sorted() {
      let stored = found.removeValue(forKey: key.id)
      // Another process may be bringing the files up to a later change just now.
      if let stored, stored.version > upTo { continue }
      let document = said.latest[key]
      let isRight =
        document?.sum == nil ? stored == nil : stored?.version == document?.seq && stored?.sum == document?.sum
      if isRight { continue }
      report.add(.stale, path, "\(key) is not what the journal says")
      stale.insert(path)
    }
    for (id, stored) in found where stored.version <= upTo {
      guard let collection = keys.first?.collection, let key = DocumentKey(collection + "/" + id),
        said.later[key] != nil
      else {
        report.add(.stale, path, "\(id) is not in the journal, or was taken out")
        stale.insert(path)
        continue
      }
    }
  }

  /// The documents of a file by identifier: their versions, and numbers for their bytes.
  private func documents(
    in path: String, _ keys: [DocumentKey]
  ) throws(StoreError) -> [String: (version: Int, sum: UInt64)] {
    let read: [UInt8]?
    do throws(FileFault) {
      read = try store.files.contents(of: path)
    } catch {
      throw StoreError(error)
    }
    guard let bytes = read, let first = keys.first else { return [:] }
    var found: [String: (version: Int, sum: UInt64)] = [:]
    do throws(JSONError) {
      guard store.paths.file(of: first).isLines else {
        let stored = try DocumentFile.readSingle(bytes)
        return [first.id: (stored.version, Fingerprint.of(stored.bytes, 1..<stored.bytes.count))]
      }
      if let last = bytes.last, last != 10 { throw JSONError(offset: bytes.count, fault: .unexpectedEnd) }
      for line in DocumentFile.lines(bytes) {
        let (id, version, rest) = try DocumentFile.lineParts(bytes, line)
        if found[id] != nil { throw JSONError(offset: line.lowerBound, fault: .duplicateKey(id)) }
        found[id] = (version, Fingerprint.of(bytes, rest))
      }
    } catch {
      throw StoreError.damaged(path: path, at: error.offset, what: "\(error)")
    }
    return found
  }

  /// Whether a case's history file names the lines that touched it.
  private func hasHistory(_ number: Int) throws -> Bool {
    let expected = said.histories[number] ?? []
    guard let bytes = try? store.contents(store.paths.history(of: number)) else { return expected.isEmpty }
    if let last = bytes.last, last != 10 { return false }
    var index = 0
    for line in DocumentFile.lines(bytes) {
      guard let entry = try? HistoryLine(json: bytes, in: line) else { return false }
      if entry.seq > upTo { break }
      if said.erased.contains(entry.seq) { continue }
      guard index < expected.count, entry.seq == expected[index].seq, entry.offset == expected[index].offset else {
        return false
      }
      index += 1
    }
    return index == expected.count
  }
}

/// A quick number for a document's bytes, so that a check need not keep every document in memory.
enum Fingerprint {
  static func of(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(range.count)
    bytes.withUnsafeBytes { all in
      var index = range.lowerBound
      while index + 8 <= range.upperBound {
        sum = (sum ^ all.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
        sum ^= sum >> 32
        index += 8
      }
      while index < range.upperBound {
        sum = (sum ^ UInt64(all[index])) &* 0xC4CE_B9FE_1A85_EC53
        index += 1
      }
    }
    return sum ^ sum >> 29
  }
}
