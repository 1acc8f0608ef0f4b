public import Casework
import JSON

extension FileStore {
  public func history(of caseNumber: Int) throws -> [Commit] {
    var found = try historyLines(of: caseNumber).map(\.commit)
    let last = found.last?.seq ?? 0
    for entry in journal.entries where entry.seq > last {
      guard var commit = try commit(of: entry) else { continue }
      commit.keys = commit.keys.filter { $0.caseNumber == caseNumber }
      if !commit.keys.isEmpty { found.append(commit) }
    }
    return found
  }

  private func historyLines(of caseNumber: Int) throws -> [HistoryLine] {
    let path = paths.history(of: caseNumber)
    guard let (bytes, range) = try historyFile(of: caseNumber) else { return [] }
    do {
      return try DocumentFile.lines(bytes, range).map { try HistoryLine(json: bytes, in: $0) }
    } catch let error as JSONError {
      throw StoreError.damaged(path: path, at: error.offset, what: "\(error)")
    }
  }

  /// Calls `body` with every change and the documents that it made, nil where it removed one, earliest first.
  ///
  /// Every line is proved on the way. Throws `StoreError.damaged` where the journal isn't whole, and what `body` throws.
  public func forEachCommit(_ body: (Commit, [[UInt8]?]) throws -> Void) throws {
    let reader = JournalReader(files: files, folder: paths.journal, identity: identity, last: seq)
    var report = CheckReport()
    _ = try reader.readAll(&report) { line, bytes in
      let said = try JournalLine(bytes, line.parts)
      guard said.next == nil else { return }
      var keys: [DocumentKey] = []
      var documents: [[UInt8]?] = []
      try JournalLine.forEachDocument(bytes, of: line.parts) { key, range in
        keys.append(key)
        documents.append(range.map { Array(bytes[$0]) })
      }
      let commit = Commit(
        seq: said.seq, at: said.at, by: said.by, op: said.op, why: said.why, undoes: said.undoes, keys: keys)
      try body(commit, documents)
    }
    if let fault = report.findings.first(where: { $0.kind == .damaged }) {
      throw StoreError.damaged(path: fault.path, at: 0, what: fault.words)
    }
  }

  public func version(of key: DocumentKey, at seq: Int) throws -> Stored? {
    if let entry = try journal.entries.last(where: { try $0.seq <= seq && holds($0, key) }) {
      return try document(key, in: journal.bytes, entry.parts).map { Stored(version: entry.seq, bytes: $0) }
    }
    guard let number = key.caseNumber else { return try versionInJournal(of: key, at: seq) }
    guard let line = try historyLines(of: number).last(where: { $0.seq <= seq && $0.keys.contains(key.text) })
    else { return nil }
    let (bytes, parts) = try journalLine(of: line)
    return try document(key, in: bytes, parts).map { Stored(version: line.seq, bytes: $0) }
  }

  public func change(_ seq: Int, of caseNumber: Int) throws -> Commit? {
    if let entry = journal.entries.last(where: { $0.seq == seq }) {
      return try commit(of: entry).flatMap { $0.keys.contains { $0.caseNumber == caseNumber } ? $0 : nil }
    }
    guard let line = try historyLines(of: caseNumber).last(where: { $0.seq == seq }) else { return nil }
    let (bytes, parts) = try journalLine(of: line)
    var commit = line.commit
    commit.keys = []
    try JournalLine.forEachDocument(bytes, of: parts) { key, _ in commit.keys.append(key) }
    return commit
  }

  public func versions(of caseNumber: Int) throws -> [DocumentVersion] {
    var found: [DocumentVersion] = []
    func take(_ bytes: [UInt8], _ parts: JournalLine.Parts, _ seq: Int) throws {
      try JournalLine.forEachDocument(bytes, of: parts) { key, range in
        guard key.caseNumber == caseNumber else { return }
        found.append(DocumentVersion(seq: seq, key: key, bytes: range.map { Array(bytes[$0]) }))
      }
    }
    let lines = try historyLines(of: caseNumber)
    for line in lines {
      do {
        let (bytes, parts) = try journalLine(of: line)
        try take(bytes, parts, line.seq)
      } catch let error as StoreError {
        // What it made is as lost as the line; what stands now was put back.
        guard isLost(line.seq) else { throw error }
      }
    }
    for entry in journal.entries where entry.seq > lines.last?.seq ?? 0 {
      try take(journal.bytes, entry.parts, entry.seq)
    }
    return found
  }

  public func documents(asOf last: Int, where isWanted: (DocumentKey) -> Bool) throws -> [DocumentKey: [UInt8]] {
    var found: [DocumentKey: [UInt8]] = [:]
    let reader = JournalReader(files: files, folder: paths.journal, identity: identity, last: min(last, seq))
    var report = CheckReport()
    let place = try reader.readAll(&report) { line, bytes in
      try JournalLine.forEachDocument(bytes, of: line.parts) { key, range in
        if isWanted(key) { found[key] = range.map { Array(bytes[$0]) } }
      }
    }
    if let fault = report.findings.first(where: { $0.kind == .damaged }) {
      throw StoreError.damaged(path: fault.path, at: 0, what: fault.words)
    }
    guard place.seq == min(last, seq) else {
      throw StoreError.damaged(
        path: paths.journal + "/" + place.segment, at: place.offset, what: "line \(place.seq + 1) can't be read")
    }
    return found
  }

  /// The line of the journal that a line of a case's history stands for, proved.
  private func journalLine(of line: HistoryLine) throws -> (bytes: [UInt8], parts: JournalLine.Parts) {
    let path = paths.journal + "/" + line.segment
    let bytes: [UInt8]
    do throws(FileFault) {
      let file = try files.open(path, .reading)
      defer { files.close(file) }
      let size = try files.size(file)
      let isThere = line.offset >= 0 && line.length >= 0 && line.offset <= size && line.length <= size - line.offset
      bytes = isThere ? try files.contents(of: file, in: line.offset..<(line.offset + line.length)) : []
    } catch {
      throw StoreError(error)
    }
    guard Journal.isName(line.segment), let parts = JournalLine.parts(bytes, 0..<bytes.count),
      JournalLine.hasSum(bytes, parts) || JournalLine.isReduced(bytes, parts)
    else { throw StoreError.damaged(path: path, at: line.offset, what: "line \(line.seq) doesn't match its digest") }
    return (bytes, parts)
  }

  /// Documents of the service change seldom and have no history file, so the journal is read for them.
  private func versionInJournal(of key: DocumentKey, at last: Int) throws -> Stored? {
    var found: Stored?
    let reader = JournalReader(files: files, folder: paths.journal, identity: identity, last: min(last, self.seq))
    var report = CheckReport()
    _ = try reader.readAll(&report) { line, bytes in
      try JournalLine.forEachDocument(bytes, of: line.parts) { each, range in
        if each == key { found = range.map { Stored(version: line.seq, bytes: Array(bytes[$0])) } }
      }
    }
    return found
  }

  private func holds(_ entry: Journal.Entry, _ key: DocumentKey) throws -> Bool {
    ByteSearch.first(Array(("\"" + key.text + "\":").utf8), in: journal.bytes, entry.parts.set) != nil
  }

  /// A document of a line; nil where the line removed it, or its documents were erased since.
  private func document(_ key: DocumentKey, in bytes: [UInt8], _ parts: JournalLine.Parts) throws -> [UInt8]? {
    var found: [UInt8]?
    try JournalLine.forEachDocument(bytes, of: parts) { each, range in
      if each == key { found = range.map { Array(bytes[$0]) } }
    }
    return found
  }
}
