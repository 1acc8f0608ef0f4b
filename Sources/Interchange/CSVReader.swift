/// Comma-separated values as they are read: RFC 4180, with LF or CR alone taken as line ends and a byte-order mark skipped.
public struct CSVReader: Sendable {
  /// One row, and the line of the file that it begins on (the first is 1).
  public struct Row: Sendable, Equatable {
    /// The line.
    public var line: Int
    /// The fields.
    public var fields: [String]
  }

  /// Why a file can't be read as CSV.
  public enum Fault: Error, Equatable, Sendable {
    /// Bytes that aren't UTF-8.
    case notUTF8(line: Int)
    /// A quoted field that never ends.
    case openQuote(line: Int)
    /// Text right behind a closing quote.
    case textAfterQuote(line: Int)

    /// What is wrong and what to do.
    public var words: String {
      switch self {
      case .notUTF8(let line): "line \(line) is not UTF-8 text. Save the file as CSV UTF-8."
      case .openQuote(let line): "the quote that opens on line \(line) never closes. Close it, or double it."
      case .textAfterQuote(let line):
        "line \(line) has text right behind a closing quote. Double quotes within a field."
      }
    }
  }

  /// Reads all rows; rows without any text are left out. Throws `Fault`.
  public static func rows(_ bytes: [UInt8]) throws(Fault) -> [Row] {
    var reader = CSVReader(bytes)
    var rows: [Row] = []
    while let row = try reader.row() {
      if row.fields.count > 1 || row.fields.first?.isEmpty == false { rows.append(row) }
    }
    return rows
  }

  private let bytes: [UInt8]
  private var index: Int
  private var line = 1

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private mutating func row() throws(Fault) -> Row? {
    guard index < bytes.count else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard index < bytes.count else { break }
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: ",") { continue }
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      line += 1
      break
    }
    return Row(line: start, fields: fields)
  }

  /// Reads one field and stops before the comma or line end behind it.
  private mutating func field() throws(Fault) -> String {
    guard index < bytes.count, bytes[index] == 0x22 else {
      let start = index
      while index < bytes.count, bytes[index] != 0x2C, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      return try text(Array(bytes[start..<index]), line)
    }
    let opened = line
    index += 1
    var content: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x22 {
        if index < bytes.count, bytes[index] == 0x22 {
          content.append(0x22)
          index += 1
          continue
        }
        if index < bytes.count, bytes[index] != 0x2C, bytes[index] != 0x0A, bytes[index] != 0x0D {
          throw .textAfterQuote(line: line)
        }
        return try text(content, opened)
      }
      if byte == 0x0A { line += 1 }
      content.append(byte)
    }
    throw .openQuote(line: opened)
  }

  private func text(_ bytes: [UInt8], _ line: Int) throws(Fault) -> String {
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else { throw .notUTF8(line: line) }
    return text
  }
}
