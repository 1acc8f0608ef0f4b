import Casework
import JSON

/// The two files of the index: what opening reads, and what is read only when somebody looks further back.
public enum IndexPart: String, Sendable, CaseIterable {
  case open, closed
}

/// The first line of an index file.
struct IndexHeader: JSONRecord, Equatable {
  var seq = 0
  var rows = 0
  /// A checksum of the rows.
  var sum = ""

  mutating func fields(_ f: inout JSONFields) throws(JSONError) {
    try f.required("seq", &seq)
    try f.required("rows", &rows)
    try f.required("sum", &sum)
  }
}

extension FileStore {
  /// The rows of a part of the index and the change up to which they hold; nil where it is missing or damaged.
  public func indexRows(_ part: IndexPart) throws -> (seq: Int, bytes: [UInt8])? {
    guard let bytes = try contents(indexPath(part)),
      let newline = ByteSearch.first(10, in: bytes, 0..<bytes.count),
      let header = try? JSONFieldsHeader.read(bytes, newline)
    else { return nil }
    let rows = Array(bytes[(newline + 1)...])
    guard header.sum == Checksum.text(rows), header.seq <= seq, tailBegins(at: header.seq) else { return nil }
    return (header.seq, rows)
  }

  /// Whether the tail in memory reaches back to the change after a number.
  private func tailBegins(at number: Int) -> Bool {
    seq - journal.entries.count <= number
  }

  private func indexPath(_ part: IndexPart) -> String { paths.index + "/" + part.rawValue + ".jsonl" }

  /// Makes the index again from the case files and the tail. Throws `StoreError`.
  public func remakeIndex() throws {
    var rows: [IndexPart: [Int: [UInt8]]] = [.open: [:], .closed: [:]]
    for number in try caseNumbers() {
      guard let (isOpen, line) = try row(of: number) else { continue }
      rows[isOpen ? .open : .closed]?[number] = line
    }
    for part in IndexPart.allCases { try writeIndex(part, rows[part] ?? [:]) }
  }

  /// Makes the rows of some cases again and leaves the others as they are.
  ///
  /// Where the index is older than `start`, after which the cases were touched, a checkpoint ended before it was
  /// written, so all of it is made again.
  func refreshIndex(touched: Set<Int>, since start: Int) throws {
    var rows: [IndexPart: [Int: [UInt8]]] = [:]
    for part in IndexPart.allCases {
      guard let bytes = try contents(indexPath(part)),
        let newline = ByteSearch.first(10, in: bytes, 0..<bytes.count),
        let header = try? JSONFieldsHeader.read(bytes, newline),
        header.seq >= start, header.sum == Checksum.text(Array(bytes[(newline + 1)...]))
      else { return try remakeIndex() }
      var found: [Int: [UInt8]] = [:]
      for line in DocumentFile.lines(bytes).dropFirst() {
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
    for part in IndexPart.allCases { try writeIndex(part, rows[part] ?? [:]) }
  }

  /// The rows of a part as the case files say them now.
  func freshRows(_ part: IndexPart) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for number in try caseNumbers() {
      guard let (isOpen, line) = try row(of: number), isOpen == (part == .open) else { continue }
      bytes += line
      bytes.append(10)
    }
    return bytes
  }

  private func row(of number: Int) throws -> (isOpen: Bool, line: [UInt8])? {
    let reference = CaseReference(number)
    guard let header = try read(reference.key) else { return nil }
    do {
      return try options.projection.row(number, header) { try documents(in: reference.path(.contacts)) }
    } catch let error as JSONError {
      throw StoreError.damaged(path: paths.folder(of: number), at: error.offset, what: "\(error)")
    }
  }

  private static func number(ofRow bytes: [UInt8], _ line: Range<Int>) -> Int? {
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
  private func writeIndex(_ part: IndexPart, _ rows: [Int: [UInt8]]) throws {
    var bytes: [UInt8] = []
    for (_, line) in rows.sorted(by: { $0.key < $1.key }) {
      bytes += line
      bytes.append(10)
    }
    var header = IndexHeader()
    header.seq = seq
    header.rows = rows.count
    header.sum = Checksum.text(bytes)
    do throws(FileFault) {
      try files.replace(indexPath(part), with: header.json() + [10] + bytes, mode: identity.fileMode, syncs: false)
    } catch {
      throw StoreError(error)
    }
  }
}

/// Reads the first line of an index file.
enum JSONFieldsHeader {
  static func read(_ bytes: [UInt8], _ end: Int) throws(JSONError) -> IndexHeader {
    try IndexHeader(json: bytes, in: 0..<end)
  }
}

/// A quick checksum for files that can be made again: it finds accidents, not forgery.
enum Checksum {
  /// Eight bytes at a time, each mixed in with a multiplication (FNV's prime), as 16 hexadecimal digits.
  static func text(_ bytes: [UInt8]) -> String {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
    bytes.withUnsafeBytes { all in
      var index = 0
      while index + 8 <= all.count {
        sum = (sum ^ all.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x0000_0100_0000_01B3
        sum ^= sum >> 29
        index += 8
      }
      while index < all.count {
        sum = (sum ^ UInt64(all[index])) &* 0x0000_0100_0000_01B3
        index += 1
      }
    }
    let digits = String(sum ^ sum >> 32, radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.utf8.count)) + digits
  }
}
