import JSON

extension FileStore {
  /// Turns to looking only where a segment of the journal is missing and nobody accepted that it is lost.
  ///
  /// Each seal names the segment behind it, so one look at the end of each tells; what stands in them `check` proves.
  func noteMissing() {
    guard let names = try? files.list(paths.journal).filter(Journal.isName).sorted() else { return }
    let here = names.filter { $0 <= journal.place.segment }
    var expected = Journal.firstSegment
    for name in here + [journal.place.segment] {
      // What stands before is no segment of the chain; `check` says so.
      if JournalReader.firstLine(of: name) < JournalReader.firstLine(of: expected) { continue }
      if name != expected, !isAccepted(from: expected, before: name) {
        turnToLooking(at: paths.journal + "/" + expected)
        return
      }
      if name == journal.place.segment { break }
      expected = nextSegment(after: name) ?? names.first { $0 > name } ?? journal.place.segment
    }
    if !names.contains(journal.place.segment) {
      turnToLooking(at: journal.path)
    }
  }

  private func turnToLooking(at path: String) {
    if viewOnly == nil || viewOnly == .asked { viewOnly = .lost(path: path) }
  }

  /// The segment that the seal at the end of another names; nil where it has none that can be read.
  private func nextSegment(after name: String) -> String? {
    guard let file = try? files.open(paths.journal + "/" + name, .reading) else { return nil }
    defer { files.close(file) }
    guard let size = try? files.size(file),
      let bytes = try? files.contents(of: file, in: max(0, size - Self.sealRoom)..<size), bytes.last == 10
    else { return nil }
    let start = bytes.dropLast().lastIndex(of: 10).map { $0 + 1 } ?? 0
    guard let parts = JournalLine.parts(bytes, start..<(bytes.count - 1)),
      let next = try? JournalLine(bytes, parts).next, Journal.isName(next)
    else { return nil }
    return next
  }

  /// More than the line of a seal can be long, in bytes.
  private static let sealRoom = 1024

  /// Whether all changes from one segment's first to the one before another's were accepted as lost.
  private func isAccepted(from segment: String, before next: String) -> Bool {
    let (first, end) = (JournalReader.firstLine(of: segment), JournalReader.firstLine(of: next))
    guard let records = try? documents(in: LossRecord.collection) else { return false }
    return records.contains { _, stored in
      guard let record = try? LossRecord(json: stored.bytes) else { return false }
      return record.gaps.contains { $0.from <= first && end <= $0.to + 1 }
    }
  }
}
