import Casework
import JSON

/// Writes the documents of the tail into their files.
struct CaseFileWriter {
  let store: FileStore
  private var folders: Set<String> = []

  init(store: FileStore) {
    self.store = store
  }

  /// Writes every document of the overlay, and the history of the cases that the entries touched.
  mutating func write(_ overlay: [DocumentKey: FileStore.Overlaid], _ entries: [Journal.Entry]) throws {
    try lookForHistories(before: entries)
    var lines: [String: [DocumentKey]] = [:]
    for key in overlay.keys.sorted() {
      let file = store.paths.file(of: key)
      if file.isLines {
        lines[file.path, default: []].append(key)
      } else {
        try writeSingle(key, file.path, overlay[key])
      }
    }
    for (path, keys) in lines.sorted(by: { $0.key < $1.key }) { try writeLines(path, keys, overlay) }
    try writeHistory(entries)
    try syncFolders()
  }

  /// Returns once the names of everything that was written are on the disk.
  mutating func syncFolders() throws {
    for folder in folders.sorted(by: >) { try store.files.syncDirectory(folder) }
    folders = []
  }

  /// Makes a file hold exactly these documents; none: removes it.
  mutating func writeWhole(_ path: String, _ documents: [DocumentKey: Stored]) throws {
    let sorted = documents.sorted { DocumentFile.isOlder($0.key, $1.key) }
    guard let first = sorted.first else { return try remove(path) }
    if store.paths.file(of: first.key).isLines {
      try writeLines(path, sorted.flatMap { DocumentFile.line($0.key.id, $0.value) + [10] })
    } else {
      try writeWhole(path, DocumentFile.single(first.value))
    }
  }

  /// Makes a file of lines hold exactly these.
  mutating func writeLines(_ path: String, _ lines: [UInt8]) throws { try writeWhole(path, LinesFile.bytes(lines)) }

  /// Makes a file hold exactly these bytes.
  mutating func writeWhole(_ path: String, _ bytes: [UInt8]) throws {
    try makeFolders(for: path)
    try put(path, bytes)
  }

  private mutating func remove(_ path: String) throws {
    try makeFolders(for: path)
    do throws(FileFault) {
      try store.files.remove(path)
    } catch {
      if error.reason != .notFound { throw error }
    }
  }

  private mutating func writeSingle(_ key: DocumentKey, _ path: String, _ overlaid: FileStore.Overlaid?) throws {
    guard let overlaid, let range = overlaid.range else { return try remove(path) }
    try writeWhole(path, DocumentFile.single(Stored(version: overlaid.seq, bytes: Array(store.journal.bytes[range]))))
  }

  private func put(_ path: String, _ bytes: [UInt8]) throws {
    try store.files.replace(path, with: bytes, mode: store.identity.fileMode)
  }

  private mutating func writeLines(
    _ path: String, _ keys: [DocumentKey], _ overlay: [DocumentKey: FileStore.Overlaid]
  ) throws {
    let (old, range) = try keys.first?.caseNumber.flatMap { try store.contactLines(of: $0) } ?? ([], 0..<0)
    let byID = Dictionary(uniqueKeysWithValues: keys.map { ($0.id, $0) })
    var bytes: [UInt8] = []
    bytes.reserveCapacity(old.count + 1024 * keys.count)
    var added = keys.sorted(by: DocumentFile.isOlder)[...]
    for line in DocumentFile.lines(old, range) {
      let id: String
      do throws(JSONError) {
        id = try DocumentFile.readLine(old, line).id
      } catch {
        throw StoreError.damaged(path: path, at: error.offset, what: "\(error)")
      }
      // A contact that was removed and is there again stands where it stood.
      while let next = added.first, DocumentFile.isOlder(next.id, id) { append(added.removeFirst(), overlay, &bytes) }
      if byID[id] == nil {
        bytes += old[line]
        bytes.append(10)
      } else if let next = added.first, next.id == id {
        append(added.removeFirst(), overlay, &bytes)
      }
    }
    for key in added { append(key, overlay, &bytes) }
    try makeFolders(for: path)
    try put(path, LinesFile.bytes(bytes))
  }

  private func append(
    _ key: DocumentKey, _ overlay: [DocumentKey: FileStore.Overlaid], _ bytes: inout [UInt8]
  ) {
    guard let overlaid = overlay[key], let range = overlaid.range else { return }
    bytes += DocumentFile.line(key.id, Stored(version: overlaid.seq, bytes: Array(store.journal.bytes[range])))
    bytes.append(10)
  }

  /// Throws `StoreError.spoilt` where the history of a case is gone that was there before these entries: one that begins
  /// with them would look whole.
  private func lookForHistories(before entries: [Journal.Entry]) throws {
    guard let first = entries.first?.seq else { return }
    for number in store.tailCases.sorted() {
      let path = store.paths.history(of: number)
      guard try store.files.status(path) == nil,
        let header = try store.readFile(CaseReference(number).key), header.version < first
      else { continue }
      throw StoreError.spoilt(path: path, isMissing: true)
    }
  }

  private mutating func writeHistory(_ entries: [Journal.Entry]) throws {
    var byCase: [Int: [UInt8]] = [:]
    var firstSeq: [Int: Int] = [:]
    for entry in entries {
      guard let commit = try store.commit(of: entry) else { continue }
      let line = JournalLine(commit)
      for (number, keys) in Dictionary(grouping: commit.keys, by: { $0.caseNumber ?? 0 }) where number > 0 {
        let history = HistoryLine(
          line, keys, segment: entry.segment, offset: entry.offset, length: entry.parts.line.count)
        byCase[number, default: []] += history.json() + [10]
        firstSeq[number] = firstSeq[number] ?? commit.seq
      }
    }
    for (number, lines) in byCase.sorted(by: { $0.key < $1.key }) {
      let path = store.paths.history(of: number)
      let (old, range) = try store.soundLines(path) ?? ([], 0..<0)
      var kept: [UInt8] = []
      for line in DocumentFile.lines(old, range) {
        guard let seq = JournalLine.seq(old, line), seq < firstSeq[number] ?? 0 else { continue }
        kept += old[line]
        kept.append(10)
      }
      try makeFolders(for: path)
      try put(path, LinesFile.bytes(kept + lines))
    }
  }

  /// Makes the folders above a file, and notes them all to be synced: another process may have made one and died before
  /// its name was on the disk.
  private mutating func makeFolders(for path: String) throws {
    let folder = FileStore.parent(of: path)
    guard !folders.contains(folder) else { return }
    if folder != store.paths.root {
      try makeFolders(for: folder)
      _ = try store.files.ensureDirectory(folder, mode: store.identity.folderMode)
    }
    folders.insert(folder)
  }
}
