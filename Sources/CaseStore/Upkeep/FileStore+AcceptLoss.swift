import Casework
import JSON

/// Going on without changes that the journal lost. What the case files still hold of them becomes a part of the journal
/// again, and a record of what is missing stands in its chain.
extension FileStore {
  /// Accepts that some changes are lost: puts what the case files hold of them back into the journal, and writes down in
  /// it what is missing. Nothing that stands in the journal is altered, so that a segment that turns up again fits in.
  ///
  /// Returns what the check finds afterwards. Throws `StoreError`.
  public static func acceptLoss(
    at path: String, by user: String, on files: any FileSystem = PosixFileSystem(), options: Options = Options()
  ) throws -> CheckReport {
    guard try open(path, on: files, options: options).goAroundGaps() else {
      return try open(path, on: files, options: options).check(mends: true)
    }
    let store = try open(path, on: files, options: options)
    if case .lost = store.viewOnly { store.viewOnly = nil }
    try store.recordLoss(by: user)
    try store.checkpoint()
    return try open(path, on: files, options: options).check(mends: true)
  }

  /// What all lines that can be read and all files say together.
  private struct Whole {
    var report = CheckReport()
    var reached: JournalPlace
    /// The documents as the journal has them; nil bytes where it removed them.
    var said: [DocumentKey: (seq: Int, bytes: [UInt8]?)] = [:]
    /// The documents that a lost change made, as files have them; nil bytes where it removed them.
    var recovered: [DocumentKey: (seq: Int, bytes: [UInt8]?)] = [:]
  }

  /// Makes a place behind everything from which the journal can go on, and brings the files up to it; false where nothing
  /// is missing.
  private func goAroundGaps() throws -> Bool {
    guard let lock else { throw StoreError.viewOnly(viewOnly ?? .readOnlyDirectory(path)) }
    let done = try whileBringingUpToDate(waiting: options.patience) {
      try lock.hold {
        try catchUp()
        let whole = try readWhole(known: lock.mark.place?.seq ?? 0)
        guard !whole.report.gaps.isEmpty else { return false }
        do {
          try writeFiles(whole)
          let place = try endPlace(whole)
          let pointer = Checkpoint(place, at: StoreClock.text(options.clock()), summed: summed)
          try files.replace(paths.checkpoint, with: pointer.json(pretty: true) + [10], mode: identity.fileMode)
          try files.syncDirectory(paths.root)
        } catch let fault as FileFault {
          throw StoreError(fault)
        }
        return true
      }
    }
    guard let done else { throw StoreError.locked(holder: nil, seconds: max(1, options.patience / 1000)) }
    return done
  }

  /// `known` is the highest change that is known to have been made.
  private func readWhole(known: Int = 0) throws -> Whole {
    let pointer = try Self.checkpoint(paths, files).0
    var report = CheckReport()
    var said: [DocumentKey: (seq: Int, bytes: [UInt8]?)] = [:]
    var reader = reader(readingOn: pointer)
    reader.known = max(reader.known, known)
    let reached = try reader.readAll(&report) { line, bytes in
      try JournalLine.forEachDocument(bytes, of: line.parts) { key, range in
        said[key] = (line.seq, range.map { Array(bytes[$0]) })
      }
    }
    var whole = Whole(report: report, reached: reached, said: said)
    let (changes, _) = lostChanges(in: report.gaps, told: report.told)
    let filed = try filedDocuments()
    for (key, stored) in filed where report.gaps.hold(stored.version) && stored.version > said[key]?.seq ?? 0 {
      whole.recovered[key] = (stored.version, stored.bytes)
    }
    // What a lost change touched and no file holds any more, it removed.
    for change in changes {
      for key in change.keys.compactMap({ DocumentKey($0) }) where filed[key] == nil && said[key]?.bytes != nil {
        if change.seq > said[key]?.seq ?? 0 { whole.recovered[key] = (change.seq, nil) }
      }
    }
    return whole
  }

  /// The documents of all files, as far as they can be read.
  func filedDocuments() throws -> [DocumentKey: Stored] {
    var found: [DocumentKey: Stored] = [:]
    var keys = serviceKeys()
    for number in try candidateNumbers() {
      let folder = paths.folder(of: number)
      let prefix = "cases/" + CasePaths.digits(number)
      keys += [DocumentKey(prefix)].compactMap { $0 }
      for name in (try? list(folder)) ?? [] where !name.contains(".") {
        keys += ((try? list(folder + "/" + name)) ?? []).compactMap { child in
          child.hasSuffix(".json") ? DocumentKey("\(prefix)/\(name)/\(child.dropLast(5))") : nil
        }
      }
      guard let bytes = try? contents(paths.contacts(of: number)) else { continue }
      for line in DocumentFile.lines(bytes) {
        guard let (id, stored) = try? DocumentFile.readLine(bytes, line),
          let key = DocumentKey(prefix + "/contacts/" + id)
        else { continue }
        found[key] = stored
      }
    }
    for key in keys { if let stored = try? readFile(key) { found[key] = stored } }
    return found
  }

  /// Writes the files anew of which a line behind the pointer speaks, because the pointer will pass over it.
  private func writeFiles(_ whole: Whole) throws {
    let pointer = try Self.checkpoint(paths, files).0?.seq ?? 0
    var documents: [String: [DocumentKey: Stored]] = [:]
    var touched: Set<String> = []
    for (key, document) in whole.said.merging(whole.recovered, uniquingKeysWith: { $1 }) {
      let path = paths.file(of: key).path
      if document.seq > pointer { touched.insert(path) }
      documents[path, default: [:]][key] = document.bytes.map { Stored(version: document.seq, bytes: $0) }
    }
    var writer = CaseFileWriter(store: self)
    for path in touched.sorted() { try writer.writeWhole(path, documents[path] ?? [:]) }
    try writer.syncFolders()
  }

  /// The place behind the last line where that can be gone on from; else the beginning of a new segment.
  private func endPlace(_ whole: Whole) throws -> JournalPlace {
    var place = whole.reached
    let end = whole.report.gaps.map(\.to).max() ?? 0
    guard end >= place.seq else { return place }
    let highest = max(end, whole.said.values.map(\.seq).max() ?? 0, whole.recovered.values.map(\.seq).max() ?? 0)
    place = JournalPlace(seq: highest, segment: Journal.name(highest + 1), offset: 0, head: place.head)
    let made = try files.open(paths.journal + "/" + place.segment, .makingNew(mode: identity.fileMode))
    defer { files.close(made) }
    try files.sync(made)
    try files.syncDirectory(paths.journal)
    return place
  }

  /// Puts what the files hold of lost changes back into the journal, and writes down what is missing.
  private func recordLoss(by user: String) throws {
    let whole = try readWhole()
    let known = lostChanges(in: whole.report.gaps, told: whole.report.told)
    for (_, keys) in Dictionary(
      grouping: whole.recovered.keys, by: { $0.collection ?? $0.segments.first.map(String.init) ?? "" }
    )
    .sorted(by: { $0.key < $1.key }) {
      for batch in keys.sorted().batches(of: 200) {
        try commit(Act(by: user, op: "store.recover")) { transaction in
          for key in batch {
            // What somebody made of it meanwhile stands.
            guard let document = whole.recovered[key], let bytes = document.bytes else {
              transaction.remove(key)
              continue
            }
            if try transaction.read(key)?.version == document.seq { transaction.put(key, bytes) }
          }
        }
      }
    }
    var record = LossRecord()
    record.changes = known.changes
    // The reasons that were given may speak of a child; the record outlives what is kept of the child.
    record.histories = known.histories.map {
      var line = $0
      line.why = nil
      return line
    }
    guard let key = DocumentKey("\(LossRecord.collection)/l\(seq + 1)") else { return }
    // First without the places: a new segment begins with a line, and only then what is missing before it is certain.
    try commit(Act(by: user, op: "store.loss")) { $0.put(key, record.json()) }
    var report = CheckReport()
    _ = try reader(readingOn: nil).readAll(&report) { _, _ in }
    record.gaps = report.gaps
    try commit(Act(by: user, op: "store.loss")) { $0.put(key, record.json()) }
  }

  /// Whether the loss of a change was accepted.
  func isLost(_ seq: Int) -> Bool {
    ((try? documents(in: LossRecord.collection)) ?? []).contains { _, stored in
      (try? LossRecord(json: stored.bytes))?.gaps.hold(seq) ?? false
    }
  }
}

extension Array {
  /// Its elements in order, at most so many together.
  fileprivate func batches(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min(count, $0 + size)] }
  }
}
