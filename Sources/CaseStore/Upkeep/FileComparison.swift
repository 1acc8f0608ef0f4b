import Casework
import JSON

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

  private var strangeHistories: [Int] = []

  init(store: FileStore, said: JournalSaid) {
    self.store = store
    self.said = said
  }

  private var upTo: Int { said.upTo }

  /// Says in the report what differs. Throws `StoreError` where a folder can't be listed.
  mutating func run(_ report: inout CheckReport) throws {
    var known: Set<String> = []
    for folder in said.folders {
      if let any = folder.documents.keys.first.flatMap(folder.key), store.paths.file(of: any).isLines {
        let path = store.paths.file(of: any).path
        known.insert(path)
        note(wrong(in: path, folder), path, &report)
      } else {
        for (id, document) in folder.documents {
          guard let key = folder.key(id) else { continue }
          let path = store.paths.file(of: key).path
          known.insert(path)
          note(wrong(in: path, document), path, &report)
        }
      }
    }
    for number in said.histories.keys.sorted() {
      if !hasHistory(number) {
        report.add(.stale, store.paths.history(of: number), "it is not the history that the journal has")
        staleHistories.append(number)
      }
    }
    do throws(FileFault) {
      for folder in try store.list(store.path) where !Self.ownFolders.contains(folder) { try look(folder, known) }
    } catch {
      throw StoreError(error)
    }
    for number in strangeHistories {
      report.add(.stale, store.paths.history(of: number), "the journal knows nothing of it")
      staleHistories.append(number)
    }
    for path in strays { report.add(.stale, path, "the journal knows nothing of it") }
  }

  static let ownFolders: Set<String> = [
    "journal", "index", "lock", "checkpoint.lock", "store.json", "checkpoint.json", Presence.folder,
  ]

  /// Finds files of documents that the journal doesn't know.
  private mutating func look(_ name: String, _ known: Set<String>) throws(FileFault) {
    let path = store.path + "/" + name
    if name.hasSuffix(".json") || name.hasSuffix("/contacts.jsonl") {
      if !known.contains(path) { strays.append(path) }
      return
    }
    if name.hasSuffix("/history.jsonl"), let number = name.split(separator: "/").dropLast().last.flatMap({ Int($0) }),
      said.histories[number] == nil, !hasHistory(number)
    {
      // Of a case of which the journal says nothing more, because it was destroyed.
      strangeHistories.append(number)
    }
    if name.hasSuffix(".jsonl") || name.hasSuffix(".new") || name.hasSuffix(".stray") { return }
    guard let status = try store.files.status(path), status.kind == .directory else { return }
    for child in try store.list(path) { try look(name + "/" + child, known) }
  }

  private mutating func note(_ what: String?, _ path: String, _ report: inout CheckReport) {
    guard let what else { return }
    report.add(.stale, path, what)
    stale.insert(path)
  }

  /// What is wrong with a file of one document; nil where it is right.
  private func wrong(in path: String, _ document: JournalSaid.Document) -> String? {
    do {
      guard let bytes = try store.contents(path) else {
        return document.sum == nil ? nil : "it is missing"
      }
      let (stored, hasSum) = try DocumentFile.read(bytes)
      // Another process may be bringing the files up to a later change just now.
      if stored.version > upTo { return nil }
      if !hasSum, try store.needsSum(stored.version) { return "it has lost its sum" }
      let sum = Checksum.number(stored.bytes, 1..<stored.bytes.count)
      return stored.version == document.seq && sum == document.sum ? nil : "it is not what the journal says"
    } catch {
      return unreadable(error)
    }
  }

  /// What is wrong with a file of many documents; nil where it is right.
  private func wrong(in path: String, _ folder: JournalSaid.Folder) -> String? {
    var missing = folder.documents
    do {
      if let (bytes, lines) = try store.soundLines(path) {
        if let last = bytes.last, last != 10 { return "its last line is cut off" }
        for line in DocumentFile.lines(bytes, lines) {
          let (id, version, rest) = try DocumentFile.lineParts(bytes, line)
          let document = missing.removeValue(forKey: id)
          if version > upTo { continue }
          guard let document, document.seq == version, document.sum == Checksum.number(bytes, rest) else {
            return "\(id) is not what the journal says"
          }
        }
      }
    } catch {
      return unreadable(error)
    }
    let left = missing.filter { $0.value.sum != nil && $0.value.isThereLater == nil }.keys.min()
    return left.map { "\($0) is missing" }
  }

  private func unreadable(_ error: any Error) -> String {
    if case StoreError.spoilt = error { return "it is not as it was written" }
    return "it can't be read: \((error as? StoreError)?.words ?? "\(error)")"
  }

  /// Whether a case's history file names the lines that touched it.
  private func hasHistory(_ number: Int) -> Bool {
    let expected = said.histories[number] ?? []
    let found: (bytes: [UInt8], lines: Range<Int>)?
    do { found = try store.soundLines(store.paths.history(of: number)) } catch { return false }
    guard let (bytes, lines) = found else { return expected.isEmpty }
    if let last = bytes.last, last != 10 { return false }
    var index = 0
    for line in DocumentFile.lines(bytes, lines) {
      guard let (seq, offset) = HistoryLine.place(bytes, line) else { return false }
      if seq > upTo { break }
      guard index < expected.count, seq == expected[index].seq, offset == expected[index].offset else { return false }
      index += 1
    }
    return index == expected.count
  }
}
