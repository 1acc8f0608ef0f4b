import Casework
import JSON

/// The append-only journal: its segments, and the tail of it that this process has read and keeps in memory.
///
/// It is a class because it holds the open file of the current segment.
final class Journal {
  static let firstSegment = "000000001.jsonl"

  /// A line of the tail.
  struct Entry {
    var seq: Int
    var segment: String
    /// The offset of the line in its segment.
    var offset: Int
    var parts: JournalLine.Parts
  }

  let files: any FileSystem
  let folder: String
  let limit: Int
  let mode: Int
  private(set) var file: OpenFile
  /// Whether a failure to write anything that stands in the current segment would be told to this process: it has
  /// written again what wasn't known to be on the disk, since it opened the segment.
  var isProved = false
  /// Whether the current segment could be opened for writing.
  private(set) var isWritable: Bool
  var place: JournalPlace
  /// The bytes of the tail; entries tell where its lines stand.
  var bytes: [UInt8] = []
  var entries: [Entry] = []
  var end = JournalEnd.whole
  private var proves = true
  /// The segment that a seal names, for as long as it couldn't be gone to: nothing may be written behind the seal.
  private var pending: String?
  /// Lines from which something was taken out, until a certificate names them as they are.
  private var erasures = Erasures()
  private let wantsToWrite: Bool
  private var forgottenAt: String

  /// `lastAt` is the time of the line at the place, if it is known. Throws `StoreError`.
  init(
    _ files: any FileSystem, folder: String, from place: JournalPlace, lastAt: String, limit: Int, mode: Int,
    wantsToWrite: Bool
  ) throws {
    self.files = files
    self.folder = folder
    self.place = place
    self.limit = limit
    self.mode = mode
    self.wantsToWrite = wantsToWrite
    forgottenAt = lastAt
    let path = folder + "/" + place.segment
    do throws(FileFault) {
      (file, isWritable) = try Self.open(files, path, wantsToWrite)
    } catch {
      guard error.reason == .notFound else { throw StoreError(error) }
      // Case files can be read all the same; past damage nothing is read or written here.
      (file, isWritable) = (OpenFile(number: -1, path: path), false)
      end = .damaged(path: path, at: 0, what: JournalEnd.missing)
    }
  }

  deinit { files.close(file) }

  /// Opens a segment, for reading only where it is sealed.
  private static func open(
    _ files: any FileSystem, _ path: String, _ wantsToWrite: Bool
  ) throws(FileFault) -> (OpenFile, Bool) {
    if wantsToWrite {
      do throws(FileFault) {
        return (try files.open(path, .writing), true)
      } catch {
        guard error.reason == .notPermitted || error.reason == .readOnly else { throw error }
      }
    }
    return (try files.open(path, .reading), false)
  }

  /// The path of the current segment.
  var path: String { folder + "/" + place.segment }

  /// When the last known line was written, as it says; empty where that isn't known.
  var lastAt: String { entries.last.map { JournalLine.at(bytes, $0.parts) } ?? forgottenAt }

  /// Reads what follows the place, line by line; returns how many lines came.
  ///
  /// Until the end was once found whole, every document is checked against its sum. From then on the chain of heads is
  /// enough, because a line that another process of this machine writes is whole in memory. Past damage nothing is
  /// read. Throws `StoreError` where the file can't be read.
  @discardableResult
  func read() throws -> Int {
    var count = 0
    if case .damaged = end { return 0 }
    if let pending { try move(to: pending) }
    defer {
      if end == .whole { proves = false }
      if end == .whole, let unnamed = erasures.unnamed.first { end = unnamed }
    }
    while true {
      let start = bytes.count
      do throws(FileFault) {
        guard try readBytes() else { return count }
      } catch {
        bytes.removeLast(bytes.count - start)
        throw StoreError(error)
      }
      let segment = place.segment
      count += try takeLines(from: start)
      if segment == place.segment { return count }
    }
  }

  /// Reads the bytes after the place into the buffer; false where there are none.
  private func readBytes() throws(FileFault) -> Bool {
    let size = try files.size(file)
    if size < place.offset {
      end = .damaged(path: path, at: size, what: "it is shorter than the case files know")
      return false
    }
    guard size > place.offset else {
      end = .whole
      return false
    }
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: size - place.offset))
    var filled = start
    while filled < bytes.count {
      let got = try files.read(file, at: place.offset + filled - start, into: &bytes, from: filled)
      if got == 0 { break }
      filled += got
    }
    bytes.removeLast(bytes.count - filled)
    return filled > start
  }

  /// Takes the whole lines of the buffer from an offset; what is left over is dropped from the buffer.
  private func takeLines(from start: Int) throws -> Int {
    var place = place
    var next = start
    var count = 0
    while let newline = ByteSearch.first(UInt8(ascii: "\n"), in: bytes, next..<bytes.count) {
      let line = next..<newline
      guard JournalLine.seq(bytes, line) == place.seq + 1, let parts = JournalLine.parts(bytes, line),
        isSound(parts, in: place)
      else { break }
      entries.append(Entry(seq: place.seq + 1, segment: place.segment, offset: place.offset, parts: parts))
      count += 1
      place.seq += 1
      place.offset += newline + 1 - next
      place.head.replaceSubrange(0..<Digest.length, with: bytes[parts.sha])
      next = newline + 1
      if JournalLine.isSeal(bytes, parts), let sealed = try seal(parts) {
        self.place = place
        bytes.removeLast(bytes.count - next)
        try move(to: sealed)
        return count
      }
    }
    self.place = place
    end = remainder(next)
    bytes.removeLast(bytes.count - next)
    return count
  }

  /// Whether a line follows the one before and is whole, or is one from which something was taken out; that a
  /// certificate names it so is known only at the end.
  private func isSound(_ parts: JournalLine.Parts, in place: JournalPlace) -> Bool {
    if JournalLine.isReduced(bytes, parts) {
      erasures.found(place.seq + 1, bytes, parts, path: folder + "/" + place.segment, at: place.offset)
      return true
    }
    guard JournalLine.isLinked(bytes, parts, after: place.head), !proves || JournalLine.hasSum(bytes, parts) else {
      return false
    }
    erasures.take(bytes, parts)
    return true
  }

  private func seal(_ parts: JournalLine.Parts) throws -> String? {
    let next: String?
    do throws(JSONError) {
      next = try JournalLine(bytes, parts).next
    } catch {
      throw StoreError.damaged(path: path, at: place.offset, what: "\(error)")
    }
    guard next.map(Self.isName) ?? true else {
      throw StoreError.damaged(path: path, at: place.offset, what: "a seal names no segment")
    }
    return next
  }

  /// Goes on to the segment that a seal names.
  ///
  /// The sealed one is synced once more: a failure that its writer was told of must reach this process too, before it
  /// acknowledges anything that stands on those lines.
  func move(to segment: String) throws {
    pending = segment
    if isWritable { try sync(file) }
    do throws(FileFault) {
      let (opened, writes) = try Self.open(files, folder + "/" + segment, wantsToWrite)
      files.close(file)
      file = opened
      isWritable = writes
      isProved = false
      place.segment = segment
      place.offset = 0
      pending = nil
    } catch {
      guard error.reason == .notFound else { throw StoreError(error) }
      end = .damaged(path: folder + "/" + segment, at: 0, what: JournalEnd.missing)
    }
  }

  /// Returns once every line of a segment is on the disk. Throws `StoreError.syncFailed`.
  func sync(_ synced: OpenFile) throws {
    do throws(FileFault) {
      try files.syncData(synced)
    } catch {
      throw StoreError.syncFailed(synced.path)
    }
  }

  /// Forgets the lines up to a number, which the case files now hold.
  func forget(upTo seq: Int) {
    let keep = entries.firstIndex { $0.seq > seq } ?? entries.count
    guard keep > 0 else { return }
    forgottenAt = JournalLine.at(bytes, entries[keep - 1].parts)
    let from = keep < entries.count ? entries[keep].parts.line.lowerBound : bytes.count
    bytes.removeFirst(from)
    entries.removeFirst(keep)
    for index in entries.indices { entries[index].parts.move(by: -from) }
  }
}

extension JournalLine.Parts {
  /// Follows the bytes when they move in their buffer.
  mutating func move(by distance: Int) {
    func moved(_ range: Range<Int>) -> Range<Int> {
      (range.lowerBound + distance)..<(range.upperBound + distance)
    }
    line = moved(line)
    head = moved(head)
    sha = moved(sha)
    set = moved(set)
  }
}
