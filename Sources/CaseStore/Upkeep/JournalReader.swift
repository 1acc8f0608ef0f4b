import JSON

/// Reads the whole journal from its first segment on, proving every line.
///
/// Where a segment or a line is missing or isn't as it was written it says so and reads on behind: with the next line
/// that proves itself, or the next segment.
struct JournalReader {
  let files: any FileSystem
  let folder: String
  let identity: StoreIdentity
  /// The line to stop after; what other processes append meanwhile is theirs.
  var last = Int.max
  /// The highest change that anything tells of: where the journal ends before it, something is missing.
  var known = 0

  /// A line that was proved.
  struct Line {
    var seq: Int
    var segment: String
    /// Its offset in the segment.
    var offset: Int
    /// Where it stands in the buffer.
    var parts: JournalLine.Parts
  }

  typealias Body = (Line, [UInt8]) throws -> Void

  /// Calls `body` with each line and the buffer that it stands in; says in the report what is wrong.
  ///
  /// Returns the place that was reached. Throws `StoreError` where a file can't be read.
  func readAll(_ report: inout CheckReport, _ body: Body) throws -> JournalPlace {
    var erasures = Erasures()
    return try readAll(&report, &erasures, body)
  }

  /// The same, which also gives what certificates of destruction say of its lines.
  func readAll(
    _ report: inout CheckReport, _ erasures: inout Erasures, _ body: Body
  ) throws -> JournalPlace {
    var reading = JournalReading(from: JournalPlace(head: identity.genesis), erasures)
    var losses = AcceptedLosses()
    while reading.place.seq < last {
      let sealed = try readSegment(&reading, &report) { line, bytes in
        losses.take(bytes, line.parts)
        try body(line, bytes)
      }
      guard reading.place.seq < last, let next = try sealed ?? segment(after: reading.place.segment) else { break }
      if sealed == nil {
        reading.miss(
          upTo: Self.firstLine(of: next) - 1, in: folder + "/" + reading.place.segment, "it ends without a seal")
        reading.isProved = false
      }
      reading.place.segment = next
      reading.place.offset = 0
    }
    let place = reading.place
    if place.seq < known {
      reading.miss(upTo: known, in: folder + "/" + place.segment, "the journal ends at change \(place.seq)")
    }
    reading.resume()
    report.told = reading.told
    erasures = reading.erasures
    erasures.judge(&report, folder: folder)
    losses.judge(reading.gaps, &report)
    return place
  }

  /// The number of a segment's first line, which its name says.
  static func firstLine(of segment: String) -> Int { Int(segment.prefix { $0 != "." }) ?? 0 }

  /// The next segment that is there and holds something; one that is begun and not sealed in yet holds nothing.
  private func segment(after name: String) throws -> String? {
    do throws(FileFault) {
      for next in try files.list(folder).filter(Journal.isName).sorted()
      where Self.firstLine(of: next) > Self.firstLine(of: name) {
        if let status = try files.status(folder + "/" + next), status.size > 0 { return next }
      }
      return nil
    } catch {
      throw StoreError(error)
    }
  }

  /// Reads one segment a piece at a time; returns the next one's name where it is sealed.
  private func readSegment(
    _ reading: inout JournalReading, _ report: inout CheckReport, _ body: Body
  ) throws -> String? {
    let path = folder + "/" + reading.place.segment
    let file: OpenFile
    let size: Int
    do throws(FileFault) {
      file = try files.open(path, .reading)
      size = try files.size(file)
    } catch {
      reading.miss(
        upTo: reading.place.seq, in: path,
        error.reason == .notFound ? JournalEnd.missing : "the segment can't be read: \(StoreError(error).words)")
      reading.isProved = false
      return nil
    }
    defer { files.close(file) }
    var piece = 4 << 20
    while reading.place.offset < size, reading.place.seq < last {
      let bytes = try contents(file, reading.place.offset..<min(size, reading.place.offset + piece))
      var next = 0
      while reading.place.seq < last, let newline = ByteSearch.first(10, in: bytes, next..<bytes.count) {
        let line = next..<newline
        next = newline + 1
        guard reading.isProved, let parts = prove(bytes, line, reading.place) else {
          return try readOn(file, size, &reading, &report, body)
        }
        if let sealed = try take(bytes, parts, &reading, &report, body) {
          if reading.place.offset != size {
            report.add(
              .damaged, path,
              "line \(reading.place.seq + 1) at byte \(reading.place.offset) stands behind the seal of its segment")
          }
          return sealed
        }
      }
      if next == 0 {
        if reading.place.offset + bytes.count >= size {
          reading.miss(upTo: reading.place.seq, in: path, "the last \(bytes.count) bytes are no whole line")
          return nil
        }
        piece *= 2
      }
    }
    return nil
  }

  func contents(_ file: OpenFile, _ range: Range<Int>) throws -> [UInt8] {
    do throws(FileFault) {
      return try files.contents(of: file, in: range)
    } catch {
      throw StoreError(error)
    }
  }

  /// Takes the next line in; returns the segment that it names where it is a seal.
  func take(
    _ bytes: [UInt8], _ parts: JournalLine.Parts, _ reading: inout JournalReading, _ report: inout CheckReport,
    _ body: Body
  ) throws -> String? {
    let path = folder + "/" + reading.place.segment
    let line = Line(
      seq: reading.place.seq + 1, segment: reading.place.segment, offset: reading.place.offset, parts: parts)
    if JournalLine.isReduced(bytes, parts) {
      reading.erasures.found(line.seq, bytes, parts, path: path, at: line.offset)
    } else {
      reading.erasures.take(bytes, parts)
    }
    reading.place.seq += 1
    reading.place.offset += parts.line.count + 1
    reading.place.head.replaceSubrange(0..<Digest.length, with: bytes[parts.sha])
    do {
      try body(line, bytes)
      guard JournalLine.isSeal(bytes, parts), let sealed = try JournalLine(bytes, parts).next else { return nil }
      if Journal.isName(sealed) { return sealed }
      report.add(.damaged, path, "the seal names no segment")
    } catch let error as JSONError {
      report.add(.damaged, path, "line \(line.seq) can't be read: \(error)")
    }
    return nil
  }

  /// The parts of the next line, if it follows the one before and is as it was written.
  private func prove(_ bytes: [UInt8], _ line: Range<Int>, _ place: JournalPlace) -> JournalLine.Parts? {
    guard JournalLine.seq(bytes, line) == place.seq + 1, let parts = JournalLine.parts(bytes, line) else { return nil }
    if JournalLine.isReduced(bytes, parts) { return parts }
    return JournalLine.isLinked(bytes, parts, after: place.head) && JournalLine.hasSum(bytes, parts) ? parts : nil
  }
}
