import Casework
import JSON

/// The two files of the index: what opening reads, and what is read only when somebody looks further back.
public enum IndexPart: String, Sendable, CaseIterable {
  case open, closed
}

/// The first line of an index file.
struct IndexHeader: JSONRecord, Equatable {
  /// How rows are written now; an index of any other form is made again.
  static let currentForm = 3

  var form = currentForm
  var seq = 0
  /// A checksum of the rows.
  var sum = ""

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("form", &form)
    try f.required("seq", &seq)
    try f.required("sum", &sum)
  }
}

extension FileStore {
  /// The rows of a part of the index and the change up to which they hold; nil where it is missing or damaged.
  public func indexRows(_ part: IndexPart) throws -> (seq: Int, bytes: [UInt8], rows: Range<Int>)? {
    guard let (header, bytes, rows) = try index(part), header.seq <= seq, tailBegins(at: header.seq) else {
      return nil
    }
    return (header.seq, bytes, rows)
  }

  /// Whether a part of the index is whole, but older than what this store still remembers.
  func isIndexBehind(_ part: IndexPart) throws -> Bool {
    guard let (header, _, _) = try index(part) else { return false }
    return header.seq < seq && !tailBegins(at: header.seq)
  }

  /// A part of the index as its file has it; nil where that is missing, of another form or damaged.
  private func index(_ part: IndexPart) throws -> (header: IndexHeader, bytes: [UInt8], rows: Range<Int>)? {
    guard let bytes = try contents(indexPath(part)),
      let newline = ByteSearch.first(10, in: bytes, 0..<bytes.count),
      let header = try? IndexHeader(json: bytes, in: 0..<newline), header.form == IndexHeader.currentForm
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
    for part in IndexPart.allCases { try writeIndex(part, rows[part] ?? []) }
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
    var rows: [IndexPart: [Int: [UInt8]]] = [:]
    for part in IndexPart.allCases {
      guard let (header, bytes, all) = try index(part), header.seq >= start else { return try remakeIndex() }
      var found: [Int: [UInt8]] = [:]
      for line in DocumentFile.lines(bytes, all) {
        guard let number = Self.number(ofRow: bytes, line) else { return try remakeIndex() }
        found[number] = Array(bytes[line])
      }
      rows[part] = found
    }
    for number in touched {
      let made = try row(of: number)
      for part in IndexPart.allCases {
        rows[part]?[number] = made.flatMap { ($0.isOpen ? IndexPart.open : .closed) == part ? $0.line : nil }
      }
    }
    for part in IndexPart.allCases {
      var bytes: [UInt8] = []
      for (_, line) in (rows[part] ?? [:]).sorted(by: { $0.key < $1.key }) { bytes += line + [10] }
      try writeIndex(part, bytes)
    }
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

  /// The index holds nothing of its own, so it isn't synced.
  private func writeIndex(_ part: IndexPart, _ bytes: [UInt8]) throws {
    var header = IndexHeader()
    header.seq = seq
    header.sum = Checksum.text(bytes, 0..<bytes.count)
    do throws(FileFault) {
      try files.replace(indexPath(part), with: header.json() + [10] + bytes, mode: identity.fileMode, syncs: false)
    } catch {
      throw StoreError(error)
    }
  }
}

/// A quick checksum for files that can be made again: it finds accidents, not forgery.
enum Checksum {
  /// Of a range of bytes, as 16 hexadecimal digits. Four sums run side by side, each over every fourth group of eight
  /// bytes, mixed in with a multiplication (FNV's prime), because one alone would wait for each multiplication.
  static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let raw = bytes.span.bytes
    let end = range.upperBound
    var (a, b, c, d) = (seed, seed &+ 1, seed &+ 2, seed &+ 3)
    var index = range.lowerBound
    while index + 32 <= end {
      a = mixed(a, raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      b = mixed(b, raw.unsafeLoadUnaligned(fromByteOffset: index + 8, as: UInt64.self))
      c = mixed(c, raw.unsafeLoadUnaligned(fromByteOffset: index + 16, as: UInt64.self))
      d = mixed(d, raw.unsafeLoadUnaligned(fromByteOffset: index + 24, as: UInt64.self))
      index += 32
    }
    var sum = mixed(mixed(mixed(mixed(seed ^ UInt64(range.count), a), b), c), d)
    while index < end {
      sum = mixed(sum, UInt64(bytes[index]))
      index += 1
    }
    let digits = String(sum ^ sum >> 32, radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.utf8.count)) + digits
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0x0000_0100_0000_01B3
    return product ^ product >> 29
  }
}
