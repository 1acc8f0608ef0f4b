import Casework
import JSON

extension FileStore {
  /// Proves the store whole: every line of the journal linked and summed, every document of the case files equal to the
  /// journal's, the index equal to the case files.
  ///
  /// `mends` makes pointer, case files and index again where they differ; journal and trail are never altered. Journal
  /// and trail must go through what was sealed outside. Throws `StoreError` where a file can't be read.
  public func check(mends: Bool = false, against seals: [Seal] = []) throws -> CheckReport {
    guard mends, viewOnly == nil else { return try check(mending: false, seals) }
    guard let report = try whileBringingUpToDate(waiting: options.patience, { try check(mending: true, seals) }) else {
      throw StoreError.locked(holder: nil, seconds: max(1, options.patience / 1000))
    }
    return report
  }

  private func check(mending: Bool, _ seals: [Seal]) throws -> CheckReport {
    var report = CheckReport()
    // Before the journal is read, which others go on with.
    let claims = SyncMark.claims(in: paths.lock, on: files)
    try catchUp()
    if mending { finishErasures(&report) }
    if let found { report.add(.note, journal.path, found) }
    if isIdentityMended {
      report.add(.mended, paths.identity, "it was made again from its copy in the journal's folder")
    }
    let (pointer, fault) = try Self.checkpoint(paths, files)
    let (said, place, heads) = try readJournal(pointer, seals, claims, gathersNotes: mending, &report)
    if case .damaged(let path, let at, let what) = viewOnly, !report.isDamaged {
      report.add(.damaged, path, "\(what) (at byte \(at))")
    }
    if let fault {
      report.add(.stale, paths.checkpoint, fault)
    } else if let pointer, pointer.seq > seq {
      report.add(
        .damaged, paths.journal, "the case files hold changes up to \(pointer.seq), the journal ends at \(seq)")
    } else if let pointer, pointer.seq > 0, place != pointer.place, !report.isDamaged {
      report.add(.stale, paths.checkpoint, "it names another place for change \(pointer.seq) than the journal")
    }
    (report.documents, report.cases) = said.counts
    let isJournalDamaged = report.isDamaged
    reportUnfinished(&report)
    try readTrail(seals, heads, change: seq, &report)
    report.lost = lostChanges(in: report.gaps, told: report.told).changes
    let missing = report.gaps.missing
    if missing > LostChange.mostUntold { report.unlisted = max(0, missing - report.lost.count) }
    report.lostTimes = try lostTimes(of: report.lost, pointer)
    if isJournalDamaged { return report }
    var comparison = FileComparison(store: self, said: said)
    try comparison.run(&report)
    if mending {
      try mend(comparison, &report)
      try remakeNotes(said.besideSegments)
    }
    do {
      try compareIndex(&report, mends: mending)
      try compareWords(&report, mends: mending)
    } catch is StoreError where !report.isWhole {
      // A file that can't be read is among the findings already, and the index is made from it.
    }
    return report
  }

  /// Finishes destructions that were cut short, and says so. What can't be done now the rest of the check tells of.
  private func finishErasures(_ report: inout CheckReport) {
    guard viewOnly == nil, let done = try? finishWhileNobodyElseDoes(again: true) else { return }
    for reference in done {
      report.add(
        .mended, paths.file(of: DestructionCertificate.key(of: reference)).path, "its destruction was finished")
    }
  }

  /// Says which destructions are begun and not done.
  private func reportUnfinished(_ report: inout CheckReport) {
    for reference in (try? unfinishedErasures()) ?? [] {
      report.add(
        .stale, paths.file(of: DestructionCertificate.key(of: reference)).path,
        "the destruction of \(reference) isn\u{2019}t finished; `waymark retention finish` finishes it")
    }
  }

  /// Reads the journal as far as this store knows it; also returns the place of the pointer's change.
  private func readJournal(
    _ pointer: Checkpoint?, _ seals: [Seal], _ claims: [JournalPlace], gathersNotes: Bool, _ report: inout CheckReport
  ) throws -> (JournalSaid, JournalPlace?, heads: [Int: String]) {
    var said = JournalSaid(upTo: pointer?.seq ?? 0, gathersNotes: gathersNotes)
    var place: JournalPlace?
    let sealed = Set(seals.map(\.seq))
    var heads = [0: String(decoding: identity.genesis, as: UTF8.self)]
    let claimed = Set(claims.map(\.seq))
    var claimedHeads: [Int: [UInt8]] = [:]
    let reader = reader(readingOn: pointer)
    let known = report.findings.count
    var lines = 0
    let reached = try reader.readAll(&report) { line, bytes in
      lines += 1
      if sealed.contains(line.seq) { heads[line.seq] = String(decoding: bytes[line.parts.sha], as: UTF8.self) }
      if claimed.contains(line.seq) { claimedHeads[line.seq] = Array(bytes[line.parts.sha]) }
      if line.seq == pointer?.seq {
        place = JournalPlace(
          seq: line.seq, segment: line.segment, offset: line.offset + line.parts.line.count + 1,
          head: Array(bytes[line.parts.sha]))
      }
      try said.take(line, bytes)
    }
    // A pointer behind a seal stands at the beginning of the next segment.
    if place?.seq == reached.seq, reached.offset == 0 { place = reached }
    if let pointer, pointer.offset == 0, place?.seq == pointer.seq, place?.head == pointer.place.head {
      place = pointer.place
    }
    report.changes = lines
    for line in report.acceptedHistories { said.take(line) }
    report.head = String(decoding: reached.head, as: UTF8.self)
    let isLinked = report.findings.count == known
    if reached.seq < seq, isLinked {
      report.add(.damaged, paths.journal, "change \(reached.seq + 1) is missing: changes up to \(seq) were read before")
    } else if reached.seq == seq, reached.head != journal.place.head {
      report.add(.damaged, paths.journal, "change \(seq) is not the one that was read before")
    }
    if isLinked, reached.seq == seq {
      report.add(unmetOf: claims, "change", paths.journal, end: reached.seq, heads: claimedHeads)
    }
    return (said, place, heads)
  }

  /// Reads the trail of looks, and holds it and the journal's heads against what was sealed outside.
  private func readTrail(
    _ seals: [Seal], _ heads: [Int: String], change: Int, _ report: inout CheckReport
  ) throws {
    let sealed = Set(seals.map(\.look))
    var lookHeads = [0: String(decoding: identity.genesis, as: UTF8.self)]
    let trail = TrailReader(files: files, paths: paths, identity: identity)
    report.looks = try trail.readAll(&report) { line in
      if sealed.contains(line.seq) { lookHeads[line.seq] = line.sha }
    }.seq
    compare(seals, heads: heads, lookHeads: lookHeads, change: change, look: report.looks, &report)
  }

  /// Makes again what differs, from the journal, and says so; the caller keeps others from bringing files up to date.
  private func mend(_ comparison: FileComparison, _ report: inout CheckReport) throws {
    guard !report.isWhole else { return }
    let isPointerBad = report.findings.contains { $0.kind == .stale && $0.path == paths.checkpoint }
    let said = comparison.said
    do {
      for path in comparison.strays { try putAside(path) }
      try mendFiles(isPointerBad ? nil : comparison.stale)
      try mendHistories(isPointerBad ? nil : Set(comparison.staleHistories), upTo: isPointerBad ? seq : said.upTo)
      if isPointerBad {
        try syncEnd()
        summed = 0
        try writePointer()
        try forgetTail(upTo: seq)
      }
    } catch let fault as FileFault {
      throw StoreError(fault)
    }
    for index in report.findings.indices where report.findings[index].kind == .stale {
      report.findings[index].kind = .mended
    }
    forgetCaches()
  }

  /// Keeps a file beside its place that the journal knows nothing of; one of a case that was destroyed goes, because a
  /// backup that was made meanwhile holds it.
  private func putAside(_ path: String) throws {
    let names = path.split(separator: "/").compactMap { Int($0) }
    let isErased =
      try path.hasPrefix(paths.cases + "/")
      && names.contains {
        try read(DestructionCertificate.key(of: CaseReference($0))) != nil
      }
    if isErased { try files.remove(path) } else { try files.rename(path, to: path + ".stray") }
  }

  /// Makes some files, or all, again as the journal has their documents.
  private func mendFiles(_ wanted: Set<String>?) throws {
    guard wanted?.isEmpty != true else { return }
    var documents: [String: [DocumentKey: Stored]] = [:]
    try readAgain { line, bytes in
      try JournalLine.forEachDocument(bytes, of: line.parts) { key, range in
        let path = paths.file(of: key).path
        guard wanted?.contains(path) ?? true else { return }
        documents[path, default: [:]][key] = range.map { Stored(version: line.seq, bytes: Array(bytes[$0])) }
      }
    }
    var writer = CaseFileWriter(store: self)
    for path in (wanted ?? Set(documents.keys)).sorted() { try writer.writeWhole(path, documents[path] ?? [:]) }
    try writer.syncFolders()
  }

  /// Makes the history files of some cases, or of all, again.
  func mendHistories(_ wanted: Set<Int>?, upTo last: Int) throws {
    guard wanted?.isEmpty != true else { return }
    var histories: [Int: [(seq: Int, line: [UInt8])]] = [:]
    let lost = try readAgain { line, bytes in
      guard line.seq <= last else { return }
      var touched: [Int: [DocumentKey]] = [:]
      try JournalLine.forEachDocument(bytes, of: line.parts) { key, _ in
        if let number = key.caseNumber, wanted?.contains(number) ?? true { touched[number, default: []].append(key) }
      }
      guard !touched.isEmpty else { return }
      let said = try JournalLine(bytes, line.parts)
      for (number, keys) in touched {
        let history = HistoryLine(
          said, keys, segment: line.segment, offset: line.offset, length: line.parts.line.count)
        histories[number, default: []].append((history.seq, history.json() + [10]))
      }
    }
    for line in lost {
      guard let number = line.caseNumber, wanted?.contains(number) ?? true else { continue }
      histories[number, default: []].append((line.seq, line.json() + [10]))
    }
    var writer = CaseFileWriter(store: self)
    for number in (wanted ?? Set(histories.keys)).sorted() {
      let lines = (histories[number] ?? []).sorted { $0.seq < $1.seq }
      try writer.writeLines(paths.history(of: number), lines.flatMap(\.line))
    }
    try writer.syncFolders()
  }

  /// Returns the lines of histories that speak of changes whose loss was accepted.
  @discardableResult
  func readAgain(_ body: (JournalReader.Line, [UInt8]) throws -> Void) throws -> [HistoryLine] {
    var report = CheckReport()
    _ = try reader(readingOn: nil).readAll(&report, body)
    // What was read in part would be written as if it were all.
    if let fault = report.findings.first(where: { $0.kind == .damaged }) {
      throw StoreError.damaged(path: fault.path, at: 0, what: fault.words)
    }
    return report.acceptedHistories
  }

  /// What reads the journal as far as this store knows it; past damage as far as anything is told of it.
  func reader(readingOn pointer: Checkpoint?) -> JournalReader {
    var reader = JournalReader(files: files, folder: paths.journal, identity: identity, last: seq, known: seq)
    if case .damaged = journal.end {
      reader.last = .max
      reader.known = max(seq, pointer?.seq ?? 0, lock?.mark.place?.seq ?? 0)
    }
    return reader
  }

  private func compareIndex(_ report: inout CheckReport, mends: Bool) throws {
    var isStale = false
    let fresh = try freshRows()
    for part in IndexPart.allCases {
      let path = paths.index + "/" + part.rawValue + ".jsonl"
      if let before = try indexRows(part) {
        guard before.seq == seq, before.bytes[before.rows] != fresh[part, default: []][...] else { continue }
        report.add(mends ? .mended : .stale, path, "the index is not what the case files say")
      } else if try isIndexBehind(part) {
        report.add(
          mends ? .mended : .note, path, "it is as of an earlier change or version; the next session makes it again")
        if !mends { continue }
      } else {
        if try caseNumbers().isEmpty { continue }
        report.add(mends ? .mended : .stale, path, "the index is missing or damaged")
      }
      isStale = true
    }
    if mends, isStale { try remakeIndex() }
  }
}
