import Casework
import JSON

/// The two files of the index: what opening reads, and what is read only when somebody looks further back.
public enum IndexPart: String, Sendable, CaseIterable {
  case open, closed
}

/// The first line of an index file.
struct IndexHeader: JSONRecord, Equatable {
  /// How rows are written now; an index of any other form is made again.
  static let currentForm = 12

  var form = currentForm
  /// The change up to which the rows hold; the closed part holds as long as the open one names its sum.
  var seq = 0
  /// A checksum of the rows.
  var sum = ""
  /// In the open part: the sum of the closed part that belongs to it, which is written only when it changes, because it
  /// grows with the years.
  var closed = ""
  /// A checksum of what the header says above.
  var head = ""

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("form", &form)
    try f.required("seq", &seq)
    try f.required("sum", &sum)
    try f.field("closed", &closed)
    try f.field("head", &head)
  }

  /// What `head` has to be.
  var expectedHead: String {
    let text = Array("\(form) \(seq) \(sum) \(closed)".utf8)
    return Checksum.text(text, 0..<text.count)
  }
}

extension FileStore {
  /// A part of the index as its file has it.
  private typealias Part = (header: IndexHeader, bytes: [UInt8], rows: Range<Int>)

  /// The rows of a part of the index and the change up to which they hold; nil where it is missing or damaged.
  public func indexRows(_ part: IndexPart) throws -> (seq: Int, bytes: [UInt8], rows: Range<Int>)? {
    guard let open = try index(.open), open.header.seq <= seq, tailBegins(at: open.header.seq) else { return nil }
    if part == .open { return (open.header.seq, open.bytes, open.rows) }
    guard let closed = try index(.closed), closed.header.sum == open.header.closed else { return nil }
    return (open.header.seq, closed.bytes, closed.rows)
  }

  /// Whether a part of the index is whole, but older than what this store still remembers, or as an earlier version
  /// wrote it.
  func isIndexBehind(_ part: IndexPart) throws -> Bool {
    if try index(part) != nil {
      guard let open = try index(.open) else { return try isIndexBehind(.open) }
      return part == .closed || open.header.seq < seq && !tailBegins(at: open.header.seq)
    }
    guard let bytes = try contents(indexPath(part)), let newline = ByteSearch.first(10, in: bytes, 0..<bytes.count),
      let header = try? JSONValue(json: Array(bytes[..<newline])), header["seq"]?.integer != nil
    else { return false }
    return (header["form"]?.integer ?? 1) < IndexHeader.currentForm
  }

  /// A part of the index as its file has it; nil where that is missing, of another form or damaged.
  private func index(_ part: IndexPart) throws -> Part? {
    guard let bytes = try contents(indexPath(part)),
      let newline = ByteSearch.first(10, in: bytes, 0..<bytes.count),
      let header = try? IndexHeader(json: bytes, in: 0..<newline), header.form == IndexHeader.currentForm,
      header.head == header.expectedHead
    else { return nil }
    let rows = (newline + 1)..<bytes.count
    return header.sum == Checksum.text(bytes, rows) ? (header, bytes, rows) : nil
  }

  /// Whether the tail in memory reaches back to the change after a number.
  private func tailBegins(at number: Int) -> Bool {
    seq - journal.entries.count <= number
  }

  private func indexPath(_ part: IndexPart) -> String { paths.index + "/" + part.rawValue + ".jsonl" }

  /// Makes the index again from the case files and the tail. Throws `StoreError`.
  public func remakeIndex() throws {
    let rows = try freshRows()
    let closed = try writeIndex(.closed, rows[.closed] ?? [])
    try writeIndex(.open, rows[.open] ?? [], closed: closed)
  }

  /// The rows of a part of the index after it was made again, by this session or by another that was at it; nil where
  /// nothing can be written or another session takes too long. Throws `StoreError`.
  func indexRowsMadeAgain(_ part: IndexPart) throws -> (seq: Int, bytes: [UInt8], rows: Range<Int>)? {
    guard viewOnly == nil else { return nil }
    return try whileBringingUpToDate(waiting: options.patience) {
      try catchUp()
      if let made = try indexRows(part) { return made }
      try remakeIndex()
      return try indexRows(part)
    }.flatMap { $0 }
  }

  /// The rows of both parts as the record is now, by number of the case.
  func freshRows() throws -> [IndexPart: [UInt8]] {
    var rows: [IndexPart: [UInt8]] = [:]
    for number in try candidateNumbers() {
      guard let (isOpen, line) = try row(of: number) else { continue }
      rows[isOpen ? .open : .closed, default: []] += line + [10]
    }
    return rows
  }

  /// Makes the rows of some cases again and leaves the others as they are.
  ///
  /// Where the index is older than `start`, after which the cases were touched, a checkpoint ended before it was
  /// written, so all of it is made again.
  func refreshIndex(touched: Set<Int>, since start: Int) throws {
    guard let open = try index(.open), open.header.seq >= start, var rows = Self.rowsByNumber(open) else {
      return try remakeIndex()
    }
    var moved: [Int: [UInt8]?] = [:]
    for number in touched {
      let made = try row(of: number)
      let line = made.flatMap { $0.isOpen ? $0.line : nil }
      if line == nil || rows[number] == nil { moved[number] = .some(line == nil ? made?.line : nil) }
      rows[number] = line
    }
    var sum = open.header.closed
    if !moved.isEmpty {
      guard let closed = try index(.closed), closed.header.sum == sum, let before = Self.rowsByNumber(closed) else {
        return try remakeIndex()
      }
      let after = before.merging(moved.compactMapValues { $0 }) { $1 }.filter { moved[$0.key] ?? $0.value != nil }
      if after != before { sum = try writeIndex(.closed, Self.joined(after)) }
    }
    try writeIndex(.open, Self.joined(rows), closed: sum)
  }

  /// The rows of a part by the number of the case; nil where a line is no row.
  private static func rowsByNumber(_ part: Part) -> [Int: [UInt8]]? {
    var found: [Int: [UInt8]] = [:]
    for line in DocumentFile.lines(part.bytes, part.rows) {
      guard let number = number(ofRow: part.bytes, line) else { return nil }
      found[number] = Array(part.bytes[line])
    }
    return found
  }

  /// Rows as a file has them: by number, one a line.
  private static func joined(_ rows: [Int: [UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (_, line) in rows.sorted(by: { $0.key < $1.key }) { bytes += line + [10] }
    return bytes
  }

  private func row(of number: Int) throws -> (isOpen: Bool, line: [UInt8])? {
    let reference = CaseReference(number)
    guard let header = try read(reference.key) else { return nil }
    do {
      return try options.projection.row(number, header) { try contacts(of: reference) }
    } catch let error as JSONError {
      throw StoreError.damaged(path: paths.folder(of: number), at: error.offset, what: "\(error)")
    }
  }

  /// The number of the case that a row is of; nil where it isn't a row.
  static func number(ofRow bytes: [UInt8], _ line: Range<Int>) -> Int? {
    let mark = Array("{\"reference\":\"YJ-".utf8)
    guard line.count > mark.count, bytes[line.lowerBound..<(line.lowerBound + mark.count)].elementsEqual(mark) else {
      return nil
    }
    var number = 0
    for byte in bytes[(line.lowerBound + mark.count)..<line.upperBound] {
      if byte == UInt8(ascii: "\"") { return number }
      guard byte >= 48, byte <= 57, number < 1 << 40 else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    return nil
  }

  /// Writes a part and returns its sum. The index holds nothing of its own, so it isn't synced.
  @discardableResult
  private func writeIndex(_ part: IndexPart, _ bytes: [UInt8], closed: String = "") throws -> String {
    var header = IndexHeader()
    header.seq = seq
    header.sum = Checksum.text(bytes, 0..<bytes.count)
    header.closed = closed
    header.head = header.expectedHead
    try writeDerived(indexPath(part), header.json() + [10] + bytes)
    return header.sum
  }

  /// Writes a file of the index, whose folder somebody may have removed. Throws `StoreError`.
  func writeDerived(_ path: String, _ bytes: [UInt8]) throws {
    do throws(FileFault) {
      do throws(FileFault) {
        try files.replace(path, with: bytes, mode: identity.fileMode, syncs: false)
      } catch {
        guard error.reason == .notFound else { throw error }
        _ = try files.ensureDirectory(paths.index, mode: identity.folderMode)
        try files.replace(path, with: bytes, mode: identity.fileMode, syncs: false)
      }
    } catch {
      throw StoreError(error)
    }
  }
}
