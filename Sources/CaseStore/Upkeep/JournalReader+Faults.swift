import JSON

extension JournalReader {
  /// What a line is, read behind a fault.
  private enum Verdict {
    /// The next change, proved by the chain, or by nothing but itself and the line that follows it.
    case change(JournalLine.Parts, isProved: Bool)
    /// The next change, which isn't as it was written; the parts where it still has the form of a line.
    case spoilt(JournalLine.Parts?, chainGoesOn: Bool, what: String)
    /// Nothing that belongs here.
    case foreign
  }

  /// Reads the rest of a segment in which a line isn't as it was written: every line that still proves itself is taken.
  ///
  /// Returns the next segment's name where the seal can be read.
  func readOn(
    _ file: OpenFile, _ size: Int, _ reading: inout JournalReading, _ report: inout CheckReport, _ body: Body
  ) throws -> String? {
    let path = folder + "/" + reading.place.segment
    let base = reading.place.offset
    let bytes = try contents(file, base..<size)
    let lines = DocumentFile.lines(bytes)
    for index in lines.indices where reading.place.seq < last {
      let start = base + lines[index].lowerBound
      let next = reading.place.seq + 1
      switch verdict(index, lines, bytes, reading) {
      case .change(let parts, let isProved):
        if let seq = JournalLine.seq(bytes, lines[index]), seq > next {
          reading.miss(upTo: seq - 1, in: path, "line \(next) isn\u{2019}t there at byte \(start)")
        }
        reading.resume(before: isProved ? "" : JournalLine.digest(bytes, parts))
        reading.place.offset = start
        if let sealed = try take(bytes, parts, &reading, &report, body) { return sealed }
      case .spoilt(let parts, let chainGoesOn, let what):
        reading.miss(upTo: next, in: path, "line \(next) at byte \(start) \(what)")
        reading.isProved = chainGoesOn
        if chainGoesOn, let parts { reading.told.append(LostChange(seq: next, bytes, parts)) }
        if let parts { reading.place.head.replaceSubrange(0..<Digest.length, with: bytes[parts.sha]) }
        if let parts, let seal = try? JournalLine(bytes, parts).next, Journal.isName(seal) {
          reading.place.offset = size
          return seal
        }
      case .foreign:
        reading.miss(
          upTo: reading.place.seq, in: path, "line \(next) at byte \(start) doesn\u{2019}t follow the line before it")
      }
    }
    reading.place.offset = size
    return nil
  }

  private func verdict(
    _ index: Int, _ lines: [Range<Int>], _ bytes: [UInt8], _ reading: JournalReading
  ) -> Verdict {
    let expected = reading.place.seq + 1
    let following = index + 1 < lines.count ? JournalLine.seq(bytes, lines[index + 1]) : nil
    let isOfNext = following == expected + 1
    guard let seq = JournalLine.seq(bytes, lines[index]), let parts = JournalLine.parts(bytes, lines[index]) else {
      return isOfNext || index + 1 == lines.count
        ? .spoilt(nil, chainGoesOn: false, what: "isn\u{2019}t a line any more") : .foreign
    }
    let isReduced = JournalLine.isReduced(bytes, parts)
    let isWhole = isReduced || JournalLine.hasSum(bytes, parts)
    if seq == expected {
      if isReduced || JournalLine.isLinked(bytes, parts, after: reading.place.head) {
        return isWhole
          ? .change(parts, isProved: true)
          : .spoilt(parts, chainGoesOn: true, what: "doesn\u{2019}t match its sum")
      }
      if !reading.isProved, isWhole, isFollowed(index, parts, lines, bytes) { return .change(parts, isProved: false) }
      return .spoilt(parts, chainGoesOn: false, what: "doesn\u{2019}t follow the line before it")
    }
    if seq > expected, seq <= max(last, known), isWhole, isFollowed(index, parts, lines, bytes) {
      return .change(parts, isProved: false)
    }
    return isOfNext
      ? .spoilt(parts, chainGoesOn: false, what: "doesn\u{2019}t follow the line before it") : .foreign
  }

  /// Whether the line behind one follows it, so that its number and digest are what they were; true of the last.
  private func isFollowed(
    _ index: Int, _ parts: JournalLine.Parts, _ lines: [Range<Int>], _ bytes: [UInt8]
  ) -> Bool {
    guard index + 1 < lines.count else { return true }
    guard let seq = JournalLine.seq(bytes, lines[index]), JournalLine.seq(bytes, lines[index + 1]) == seq + 1,
      let next = JournalLine.parts(bytes, lines[index + 1])
    else { return false }
    return JournalLine.isReduced(bytes, next) || JournalLine.isLinked(bytes, next, after: Array(bytes[parts.sha]))
  }
}
