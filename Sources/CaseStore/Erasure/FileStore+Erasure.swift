public import Casework
import JSON

extension FileStore {
  /// Takes what was destroyed out of everything that the store keeps; returns the cases whose destruction is done.
  ///
  /// The change that destroyed a case took it from sight. What is left is in the journal and in files, and goes in steps
  /// that can each be done again: seal the segment that is written to, bring the files up to date, name in a certificate
  /// how every line will be left, put shortened segments in the place of the old ones, say that it is done. Each is on the
  /// disk before the next begins. Backups made earlier aren't touched. Throws `StoreError`.
  @discardableResult
  public func finishErasures() throws -> [CaseReference] {
    guard viewOnly == nil else { return [] }
    try catchUp()
    if try unfinishedErasures().isEmpty { return [] }
    guard let done = try whileBringingUpToDate(waiting: options.patience, { try finishWhileNobodyElseDoes() }) else {
      throw StoreError.locked(holder: nil, seconds: max(1, options.patience / 1000))
    }
    return done
  }

  /// The cases whose destruction was decided and isn't done. Throws `StoreError`.
  public func unfinishedErasures() throws -> [CaseReference] {
    try certificates().filter { $0.finished == nil }.map(\.reference).sorted()
  }

  /// All certificates of destruction. Throws `StoreError` where one can't be read.
  public func certificates() throws -> [DestructionCertificate] {
    try documents(in: DestructionCertificate.collection).map { key, stored in
      do throws(JSONError) {
        return try DestructionCertificate(json: stored.bytes)
      } catch {
        throw StoreError.damaged(path: paths.file(of: key).path, at: error.offset, what: "\(error)")
      }
    }
  }

  /// The lines of the journal that were emptied of a case, as they are left. Throws `StoreError` or `JSONError`.
  func erasedLines(of reference: CaseReference) throws -> [ErasedLines.Line] {
    try read(ErasedLines.key(of: reference)).map { try ErasedLines(json: $0.bytes) }?.lines ?? []
  }

  /// As `finishErasures`; the caller keeps others from bringing files up to date. `again` also does what was done before
  /// and isn't so, as in a backup that was made meanwhile.
  func finishWhileNobodyElseDoes(again: Bool = false) throws -> [CaseReference] {
    try catchUp()
    guard viewOnly == nil else { return [] }
    let waiting = again ? try casesToErase() : try unfinishedErasures()
    guard !waiting.isEmpty else { return [] }
    do {
      try sealOff(waiting)
      try syncEnd()
      try bringUpToDate()
      try remakeIndex()
      try removeLeftovers(of: waiting)
      for reference in waiting { try finish(reference) }
      try syncEnd()
      try bringUpToDate()
    } catch let fault as FileFault {
      throw StoreError(fault)
    }
    forgetCaches()
    return waiting
  }

  /// The cases that were destroyed and of which something is left, in files or in lines.
  private func casesToErase() throws -> [CaseReference] {
    let certificates = try certificates()
    if certificates.isEmpty { return [] }
    var erasures = Erasures()
    var ignored = CheckReport()
    let reader = JournalReader(files: files, folder: paths.journal, identity: identity, last: seq)
    _ = try reader.readAll(&ignored, &erasures) { _, _ in }
    let unlike = erasures.unlike
    do {
      return try certificates.filter { certificate in
        if certificate.finished == nil { return true }
        if try erasedLines(of: certificate.reference).contains(where: { unlike.contains($0.seq) }) { return true }
        return try holdsFiles(paths.folder(of: certificate.reference.number))
      }.map(\.reference)
    } catch let fault as FileFault {
      throw StoreError(fault)
    }
  }

  /// Whether there are files in a case's folder besides its history.
  private func holdsFiles(_ folder: String) throws(FileFault) -> Bool {
    for name in try list(folder) where name != "history.jsonl" {
      let path = folder + "/" + name
      guard try files.status(path)?.kind == .directory else { return true }
      if try holdsFiles(path) { return true }
    }
    return false
  }

  /// Seals the segment that is written to, where it holds lines of a case that was destroyed.
  private func sealOff(_ waiting: [CaseReference]) throws {
    var begun = 0
    for reference in waiting {
      guard let stored = try read(DestructionCertificate.key(of: reference)) else { continue }
      let isNamed = try DestructionCertificate(json: stored.bytes).lines != nil
      begun = max(begun, isNamed ? try erasedLines(of: reference).map(\.seq).max() ?? 0 : stored.version)
    }
    try whileLocked {
      try catchUp()
      try repairEnd()
      if let viewOnly { throw StoreError.viewOnly(viewOnly) }
      try proveEnd()
      guard Self.firstLine(of: journal.place.segment) <= begun, journal.place.offset > 0 else { return }
      try journal.rotate(at: max(StoreClock.text(options.clock()), journal.lastAt), by: options.user)
    }
  }

  /// The number of a segment's first line, which its name says.
  private static func firstLine(of segment: String) -> Int { Int(segment.prefix { $0 != "." }) ?? 0 }

  /// Takes one case's content out of the journal, and says so.
  private func finish(_ reference: CaseReference) throws {
    guard let stored = try read(DestructionCertificate.key(of: reference)) else { return }
    var certificate = try DestructionCertificate(json: stored.bytes)
    let eraser = CaseEraser(reference, listed: certificate.listed)
    if certificate.lines == nil {
      let lines = try linesToErase(by: eraser, before: stored.version)
      certificate.lines = lines.count
      var erased = ErasedLines()
      erased.reference = reference
      erased.lines = lines
      // The lines first: by that a reader of the journal tells that this change names some.
      try commit(Act(by: options.user, op: "retention.name")) {
        $0.put(ErasedLines.key(of: reference), erased.json())
        $0.put(DestructionCertificate.key(of: reference), certificate.json())
      }
    }
    try takeOut()
    try mendHistories(try sharing(with: reference), upTo: seq)
    guard certificate.finished == nil else { return }
    certificate.finished = Moment(rfc3339: StoreClock.text(options.clock())) ?? .epoch
    try commit(Act(by: options.user, op: "retention.finish")) {
      $0.put(DestructionCertificate.key(of: reference), certificate.json())
    }
  }

  /// The case and those that lines tell of from which it was taken: the reason of a change may be gone from their
  /// histories.
  private func sharing(with reference: CaseReference) throws -> Set<Int> {
    let named = Set(try erasedLines(of: reference).map(\.seq))
    var found: Set<Int> = [reference.number]
    try readAgain { line, bytes in
      guard named.contains(line.seq) else { return }
      try JournalLine.forEachDocument(bytes, of: line.parts) { key, _ in
        if let number = key.caseNumber { found.insert(number) }
      }
    }
    return found
  }

  /// What is to be done to each line that certificates name, the earliest first: by whom it is cut, and how it is left.
  private func cuts() throws -> [Int: [Cut]] {
    var found: [Int: [Cut]] = [:]
    let all = try documents(in: ErasedLines.collection).sorted { $0.stored.version < $1.stored.version }
    for (_, stored) in all {
      let erased = try ErasedLines(json: stored.bytes)
      let certificate = try read(DestructionCertificate.key(of: erased.reference)).map {
        try DestructionCertificate(json: $0.bytes)
      }
      let eraser = CaseEraser(erased.reference, listed: certificate?.listed ?? [])
      for line in erased.lines { found[line.seq, default: []].append(Cut(eraser: eraser, left: line.left)) }
    }
    return found
  }

  /// One cut of one line.
  private struct Cut {
    var eraser: CaseEraser
    var left: String
  }

  /// How every line before a number will be left that holds something of the case.
  private func linesToErase(
    by eraser: CaseEraser, before seq: Int
  ) throws -> [ErasedLines.Line] {
    var found: [ErasedLines.Line] = []
    var report = CheckReport()
    let reader = JournalReader(files: files, folder: paths.journal, identity: identity, last: self.seq)
    _ = try reader.readAll(&report) { line, bytes in
      guard line.seq < seq, let left = try JournalLine.reduced(bytes, line.parts, by: eraser) else { return }
      var erased = ErasedLines.Line()
      erased.seq = line.seq
      erased.sum = JournalLine.sum(bytes, line.parts)
      erased.left = String(decoding: Digest.hex(of: left), as: UTF8.self)
      found.append(erased)
    }
    if let fault = report.findings.first(where: { $0.kind == .damaged }) {
      throw StoreError.damaged(path: fault.path, at: 0, what: fault.words)
    }
    return found
  }

  /// Puts segments without what was destroyed in the place of those that hold it, each in one step.
  private func takeOut() throws {
    let cuts = try cuts()
    let segments = try files.list(paths.journal).filter { $0.hasSuffix(".jsonl") }.sorted()
    for (index, name) in segments.enumerated() where name < journal.place.segment {
      let next = index + 1 < segments.count ? Self.firstLine(of: segments[index + 1]) : .max
      let range = Self.firstLine(of: name)..<next
      guard cuts.keys.contains(where: range.contains) else { continue }
      let path = paths.journal + "/" + name
      guard var bytes = try files.contents(of: path) else { continue }
      guard try reduce(&bytes, path, cuts) else { continue }
      try files.replace(path, with: bytes, mode: identity.fileMode)
      try files.syncDirectory(paths.journal)
      try? files.setMode(path, to: 0o440)
    }
  }

  /// Cuts the lines of a segment as certificates say; false where all are so.
  private func reduce(_ bytes: inout [UInt8], _ path: String, _ cuts: [Int: [Cut]]) throws -> Bool {
    var isAltered = false
    for line in DocumentFile.lines(bytes) {
      guard let seq = JournalLine.seq(bytes, line), let wanted = cuts[seq] else { continue }
      let digest = String(decoding: Digest.hex(after: [], bytes, line), as: UTF8.self)
      // A line that an earlier case cut may wait for a later one's cut.
      let done = wanted.lastIndex { $0.left == digest }.map { $0 + 1 } ?? 0
      for cut in wanted[done...] {
        guard let parts = JournalLine.parts(bytes, line),
          let left = try JournalLine.reduced(bytes, parts, by: cut.eraser), left.count == line.count,
          Digest.hex(of: left).elementsEqual(cut.left.utf8)
        else {
          throw StoreError.damaged(
            path: path, at: line.lowerBound, what: "line \(seq) can't be left as its certificate says")
        }
        bytes.replaceSubrange(line, with: left)
        isAltered = true
      }
    }
    return isAltered
  }

  /// Removes what files beside the documents may still hold: of the case's folder everything, temporary files, ends of
  /// the journal that were put aside, and the word index, which is made again.
  private func removeLeftovers(of waiting: [CaseReference]) throws {
    for reference in waiting {
      try removeAll(in: paths.folder(of: reference.number))
      try forgetInNotes(reference.number)
      let mark = Array("\"\(reference.key.text)".utf8)
      for name in try list(paths.journal) where name.hasPrefix("torn-") || name.hasSuffix(".new") {
        let path = paths.journal + "/" + name
        let bytes = try files.contents(of: path) ?? []
        if ByteSearch.first(mark, in: bytes, 0..<bytes.count) != nil { try files.remove(path) }
      }
    }
    for name in try list(paths.index) where name.hasSuffix(".new") { try files.remove(paths.index + "/" + name) }
    if try list(paths.index).contains("words.terms") { try remakeWordIndex() }
    // Otherwise derived files needn't be on the disk; here the old ones must be gone from it.
    for name in try list(paths.index) {
      let file = try files.open(paths.index + "/" + name, .writing)
      defer { files.close(file) }
      try files.sync(file)
    }
    try files.syncDirectory(paths.index)
    try files.syncDirectory(paths.journal)
  }

  private func removeAll(in folder: String) throws {
    let names = try list(folder)
    for name in names {
      let path = folder + "/" + name
      if try files.status(path)?.kind == .directory { try removeAll(in: path) } else { try files.remove(path) }
    }
    if !names.isEmpty { try files.syncDirectory(folder) }
  }
}
