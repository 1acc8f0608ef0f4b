import JSON

/// Reads the whole journal from its first segment on, proving every line.
struct JournalReader {
  let files: any FileSystem
  let folder: String
  let identity: StoreIdentity
  /// The line to stop after; what other processes append meanwhile is theirs.
  var last = Int.max

  /// A line that was proved.
  struct Line {
    var seq: Int
    var segment: String
    /// Its offset in the segment.
    var offset: Int
    /// Where it stands in the buffer.
    var parts: JournalLine.Parts
  }

  /// Calls `body` with each line and the buffer that it stands in; says in the report what is wrong.
  ///
  /// Returns the place that was reached. Throws `StoreError` where a file can't be read.
  func readAll(
    _ report: inout CheckReport, _ body: (Line, [UInt8]) throws -> Void
  ) throws -> JournalPlace {
    var erasures = Erasures()
    return try readAll(&report, &erasures, body)
  }

  /// The same, which also gives what certificates of destruction say of its lines.
  func readAll(
    _ report: inout CheckReport, _ erasures: inout Erasures, _ body: (Line, [UInt8]) throws -> Void
  ) throws -> JournalPlace {
    var place = JournalPlace(head: identity.genesis)
    while place.seq < last {
      let path = folder + "/" + place.segment
      guard let next = try readSegment(path, &place, &erasures, &report, body) else { break }
      place.segment = next
      place.offset = 0
    }
    erasures.judge(&report, folder: folder)
    return place
  }

  /// Reads one segment a piece at a time; returns the next one's name where it is sealed.
  private func readSegment(
    _ path: String, _ place: inout JournalPlace, _ erasures: inout Erasures, _ report: inout CheckReport,
    _ body: (Line, [UInt8]) throws -> Void
  ) throws -> String? {
    let file: OpenFile
    let size: Int
    do throws(FileFault) {
      file = try files.open(path, .reading)
      size = try files.size(file)
    } catch {
      report.add(.damaged, path, "the segment can't be read: \(StoreError(error).words)")
      return nil
    }
    defer { files.close(file) }
    var piece = 4 << 20
    while place.offset < size, place.seq < last {
      let bytes: [UInt8]
      do throws(FileFault) {
        bytes = try files.contents(of: file, in: place.offset..<min(size, place.offset + piece))
      } catch {
        throw StoreError(error)
      }
      var next = 0
      while place.seq < last, let newline = ByteSearch.first(10, in: bytes, next..<bytes.count) {
        let line = next..<newline
        next = newline + 1
        guard let parts = prove(bytes, line, place, path, &erasures, &report) else { return nil }
        let proved = Line(
          seq: place.seq + 1, segment: place.segment, offset: place.offset, parts: parts)
        place.seq += 1
        place.offset += line.count + 1
        place.head.replaceSubrange(0..<Digest.length, with: bytes[parts.sha])
        do {
          try body(proved, bytes)
          if JournalLine.isSeal(bytes, parts), let sealed = try JournalLine(bytes, parts).next {
            if place.offset != size {
              report.add(.damaged, path, "something stands behind the seal, from byte \(place.offset)")
            }
            guard Journal.isName(sealed) else {
              report.add(.damaged, path, "the seal names no segment")
              return nil
            }
            return sealed
          }
        } catch let error as JSONError {
          report.add(.damaged, path, "line \(place.seq) can't be read: \(error)")
        }
      }
      if next == 0 {
        if place.offset + bytes.count >= size {
          report.add(
            .damaged, path,
            "line \(place.seq + 1) at byte \(place.offset): the last \(bytes.count) bytes are no whole line")
          return nil
        }
        piece *= 2
      }
    }
    return nil
  }

  private func prove(
    _ bytes: [UInt8], _ line: Range<Int>, _ place: JournalPlace, _ path: String, _ erasures: inout Erasures,
    _ report: inout CheckReport
  ) -> JournalLine.Parts? {
    if JournalLine.seq(bytes, line) == place.seq + 1, let parts = JournalLine.parts(bytes, line),
      JournalLine.isReduced(bytes, parts)
    {
      erasures.found(place.seq + 1, bytes, parts, path: path, at: place.offset)
      return parts
    }
    guard JournalLine.seq(bytes, line) == place.seq + 1, let parts = JournalLine.parts(bytes, line),
      JournalLine.isLinked(bytes, parts, after: place.head)
    else {
      report.add(.damaged, path, "line \(place.seq + 1) at byte \(place.offset) doesn't follow the line before it")
      return nil
    }
    guard JournalLine.hasSum(bytes, parts) else {
      report.add(.damaged, path, "line \(place.seq + 1) at byte \(place.offset) doesn't match its sum")
      return nil
    }
    erasures.take(bytes, parts)
    return parts
  }
}
