extension Journal {
  /// What the bytes of the buffer after the last whole line are.
  ///
  /// A writer that is killed leaves the beginning of a line. A power cut leaves lines that nobody was told were saved,
  /// and in them the holes are zeroes up to the end of what was being written. Anything else was altered after it had
  /// been written, perhaps after it had been acknowledged, so it isn't for a program to cut off.
  func remainder(_ next: Int) -> JournalEnd {
    guard next < bytes.count else { return .whole }
    let newline = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, next..<bytes.count) ?? bytes.count
    let zero = ByteSearch.first(0, in: bytes, next..<newline) ?? newline
    if zero == bytes.count || bytes[zero] == 0, isWhole(next..<zero) {
      return .unfinished(lineEnd: place.offset + zero - next)
    }
    let torn = JournalEnd.torn(at: place.offset, length: bytes.count - next)
    if newline == bytes.count {
      return isWhole(next..<(bytes.count - 1)) ? damaged("has no line end") : torn
    }
    return bytes[next..<newline].count { $0 == 0 } > 1 ? torn : damaged("doesn't match its digest")
  }

  private func damaged(_ what: String) -> JournalEnd {
    .damaged(path: path, at: place.offset, what: "line \(place.seq + 1) " + what)
  }

  /// Whether a range is the next line, all of it.
  private func isWhole(_ line: Range<Int>) -> Bool {
    guard JournalLine.seq(bytes, line) == place.seq + 1, let parts = JournalLine.parts(bytes, line) else {
      return false
    }
    return JournalLine.isLinked(bytes, parts, after: place.head) && JournalLine.hasSum(bytes, parts)
  }

  /// Puts the journal's end in order; the caller holds the lock and has read to the end.
  ///
  /// A torn line is cut off and kept beside the journal; a line that lacks only its line end gets it. Either is on the
  /// disk before anything is written behind it. Returns what was done, in words; nil where nothing was. Throws
  /// `StoreError`.
  func repairEnd() throws -> String? {
    switch end {
    case .whole, .damaged: return nil
    case .unfinished(let lineEnd):
      do throws(FileFault) {
        _ = try files.write(file, [UInt8(ascii: "\n")], from: 0, at: lineEnd)
      } catch {
        throw StoreError(error)
      }
      try sync(file)
      try read()
      let rest = try repairEnd()
      return "Change \(seq(endingAt: lineEnd)) was all there but for its line end, which was added."
        + (rest.map { " " + $0 } ?? "")
    case .torn(let at, let length):
      let copy = folder + "/torn-\(place.segment)-\(at)"
      do throws(FileFault) {
        let rest = try files.contents(of: file, in: at..<(at + length))
        try files.replace(copy, with: rest, mode: mode)
        try files.truncate(file, to: at)
      } catch {
        throw StoreError(error)
      }
      try sync(file)
      end = .whole
      return
        "The last \(length) bytes of \(path) (from byte \(at)) were no whole line; nobody was told that they were saved. They are kept in \(copy)."
    }
  }

  private func seq(endingAt lineEnd: Int) -> Int {
    entries.last { $0.offset + $0.parts.line.count == lineEnd }?.seq ?? place.seq
  }
}
