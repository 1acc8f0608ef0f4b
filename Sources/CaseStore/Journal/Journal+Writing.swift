import Casework
import JSON

extension Journal {
  /// Appends one line at the known end; the caller holds the lock and has read to the end.
  ///
  /// Where the write falls short the segment is cut back, and `StoreError` says why.
  func append(_ line: JournalLine, set: [UInt8]) throws -> Entry {
    var line = line
    line.seq = place.seq + 1
    var (written, parts) = line.bytes(after: place.head, set: set)
    try write(written)
    place.head.replaceSubrange(0..<Digest.length, with: written[parts.sha])
    parts.move(by: bytes.count)
    bytes += written
    let entry = Entry(seq: line.seq, segment: place.segment, offset: place.offset, parts: parts)
    entries.append(entry)
    place.seq += 1
    place.offset += written.count
    return entry
  }

  /// Writes the lines of the current segment from an offset on again, as this process knows them.
  func writeAgain(from offset: Int) throws(FileFault) {
    guard let first = entries.first(where: { $0.segment == place.segment && $0.offset >= offset }) else { return }
    try files.writeWhole(file, Array(bytes[first.parts.line.lowerBound...]), at: first.offset)
  }

  /// The line of the tail that follows a place; nil where there is none, or the place is not of this journal.
  func entry(after place: JournalPlace) -> Entry? {
    guard let first = entries.first?.seq, place.seq >= first - 1, place.seq + 1 - first < entries.count else {
      return nil
    }
    let entry = entries[place.seq + 1 - first]
    return JournalLine.isLinked(bytes, entry.parts, after: place.head) ? entry : nil
  }

  /// Whether the journal, which was read to its end, has the line that is claimed, as far as this process knows its lines.
  func meets(_ claim: JournalPlace) -> Bool {
    if claim.seq >= place.seq { return claim.seq == place.seq && claim.head == place.head }
    guard let first = entries.first?.seq, claim.seq >= first else { return true }
    return Array(bytes[entries[claim.seq - first].parts.sha]) == claim.head
  }

  private func write(_ line: [UInt8]) throws {
    do throws(FileFault) {
      try files.writeWhole(file, line, at: place.offset)
    } catch {
      try? files.truncate(file, to: place.offset)
      throw StoreError(error)
    }
  }

  /// Seals a segment that has reached its limit and begins the next; the caller holds the lock and has read to the end.
  ///
  /// The new file is on the disk before the seal, and the seal before any line after it.
  func rotateIfFull(at moment: String, by author: String) throws {
    if place.offset >= limit { try rotate(at: moment, by: author) }
  }

  /// Seals the segment and begins the next; as `rotateIfFull`.
  func rotate(at moment: String, by author: String) throws {
    let next = Self.name(place.seq + 2)
    do throws(FileFault) {
      let made = try files.open(folder + "/" + next, .making(mode: mode))
      defer { files.close(made) }
      try files.truncate(made, to: 0)
      try files.sync(made)
      try files.syncDirectory(folder)
    } catch {
      throw StoreError(error)
    }
    var seal = JournalLine()
    seal.at = moment
    seal.by = author
    seal.op = "seal"
    seal.next = next
    let sealed = path
    let before = place.offset
    let wasProved = isProved
    _ = try append(seal, set: Array("{}".utf8))
    do throws(FileFault) {
      try files.syncData(file)
    } catch {
      try? files.truncate(file, to: before)
      throw StoreError.syncFailed(sealed)
    }
    try move(to: next)
    // Nobody else has written to the new one yet.
    isProved = wasProved
    try? files.setMode(sealed, to: 0o440)
  }

  /// Whether a name is that of a segment: what stands in a file must not lead out of the folder.
  static func isName(_ name: String) -> Bool {
    let digits = name.utf8.prefix { $0 >= 48 && $0 <= 57 }.count
    return digits >= 9 && digits <= 18 && name.utf8.count == digits + 6 && name.hasSuffix(".jsonl")
  }

  /// The file name of the segment whose first line has this number.
  static func name(_ seq: Int) -> String {
    let digits = String(seq)
    return String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits + ".jsonl"
  }
}
