public import JSON

/// A table that a command prints: as aligned text for people, as JSON or CSV for programs.
public struct Listing: Sendable {
  /// A column: the stable name for programs, and the heading for people.
  public struct Column: Sendable, Equatable {
    /// The name in JSON and CSV.
    public var name: String
    /// The heading in text; nil leaves the column out of the text.
    public var heading: String?
    /// Whether the text is set to the right.
    public var isRight: Bool
    /// A column.
    public init(_ name: String, _ heading: String? = nil, right isRight: Bool = false) {
      self.name = name
      self.heading = heading
      self.isRight = isRight
    }
  }

  /// A value: what programs get, and what people read where it differs.
  public struct Value: Sendable, Equatable {
    /// What programs get.
    public var value: JSONValue
    /// What people read.
    public var words: String
    /// A value with its words.
    public init(_ value: JSONValue, words: String) {
      self.value = value
      self.words = words
    }
    /// Text.
    public init(_ text: String, words: String? = nil) {
      self.init(.string(text), words: words ?? text)
    }
    /// Text or none.
    public init(_ text: String?, words: String? = nil) {
      self.init(text.map { .string($0) } ?? .null, words: words ?? text ?? "")
    }
    /// A number or none.
    public init(_ number: Int?) {
      self.init(number.map { .integer($0) } ?? .null, words: number.map(String.init) ?? "")
    }
    /// A truth.
    public init(_ truth: Bool, words: String) {
      self.init(.bool(truth), words: words)
    }
  }

  /// The columns in order.
  public let columns: [Column]
  /// The rows, each with a value a column.
  public private(set) var rows: [[Value]] = []

  /// A table without rows.
  public init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row; values beyond the columns are dropped, missing ones are empty.
  public mutating func add(_ values: [Value]) {
    var row = Array(values.prefix(columns.count))
    while row.count < columns.count { row.append(Value(.null, words: "")) }
    rows.append(row)
  }

  /// One JSON array of objects, laid out for reading.
  public func json() -> [UInt8] {
    JSONValue.array(
      rows.map { row in .object(zip(columns, row).map { JSONMember(key: $0.name, value: $1.value) }) }
    ).json(pretty: true) + [UInt8(ascii: "\n")]
  }

  /// Comma-separated values by RFC 4180, with a header line.
  public func csv() -> [UInt8] {
    var text = CSVText()
    text.add(columns.map(\.name))
    for row in rows {
      text.add(
        row.map { value in
          switch value.value {
          case .null: ""
          case .string(let text): CSVText.withoutFormula(text)
          case .integer(let number): String(number)
          case .bool(let truth): truth ? "true" : "false"
          default: String(decoding: value.value.json(), as: UTF8.self)
          }
        })
    }
    return text.bytes
  }

  /// The columns of the terminal that a cell takes at most, in text; programs get all of it.
  public static let widestCell = 200

  /// Aligned text with headings; `width` tells how many columns of the terminal a text takes.
  ///
  /// A cell longer than ``widestCell`` is cut short, because every row would be padded to it.
  public func text(width: (String) -> Int) -> String {
    let shown = columns.indices.filter { columns[$0].heading != nil }
    var widths = shown.map { width(columns[$0].heading ?? "") }
    var cells: [String] = []
    var sizes: [Int] = []
    cells.reserveCapacity(rows.count * shown.count)
    sizes.reserveCapacity(rows.count * shown.count)
    for row in rows {
      for (place, column) in shown.enumerated() {
        let cell = Self.cut(row[column].words, width)
        let size = width(cell)
        cells.append(cell)
        sizes.append(size)
        widths[place] = max(widths[place], size)
      }
    }
    var bytes: [UInt8] = []
    let space = UInt8(ascii: " ")
    /// Adds a line; spaces are written before what they stand in front of, so that none ends it.
    func line(_ text: (Int) -> String, _ size: (Int) -> Int) {
      let start = bytes.count
      var owed = 0
      for (place, column) in shown.enumerated() {
        let gap = max(0, widths[place] - size(place))
        if place > 0 { owed += 2 }
        if columns[column].isRight { owed += gap }
        let text = text(place)
        if !text.isEmpty {
          bytes.append(contentsOf: repeatElement(space, count: owed))
          // A row is one line, whatever was typed into its cells.
          for byte in text.utf8 { bytes.append(byte == 0x0A || byte == 0x0D ? space : byte) }
          owed = 0
        }
        if !columns[column].isRight { owed += gap }
      }
      while bytes.count > start, bytes.last == space { bytes.removeLast() }
      bytes.append(UInt8(ascii: "\n"))
    }
    line({ columns[shown[$0]].heading ?? "" }, { width(columns[shown[$0]].heading ?? "") })
    for index in rows.indices {
      line({ cells[index * shown.count + $0] }, { sizes[index * shown.count + $0] })
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text as far as a cell holds it. However long it is, only its beginning is looked at.
  private static func cut(_ text: String, _ width: (String) -> Int) -> String {
    // A character takes a byte at least for each column.
    if text.utf8.count <= widestCell { return text }
    let most = widestCell * 8
    if text.utf8.count <= most, width(text) <= widestCell { return text }
    var beginning = String(decoding: text.utf8.prefix(most), as: UTF8.self)
    // The last character may have been cut in the middle.
    if text.utf8.count > most { beginning.removeLast() }
    var kept = ""
    var columns = 0
    for character in beginning {
      columns += width(String(character))
      if columns >= widestCell { break }
      kept.append(character)
    }
    return kept + "\u{2026}"
  }
}

/// Comma-separated values as they are written: RFC 4180, CRLF after each line.
public struct CSVText: Sendable {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []
  /// Begins with nothing written.
  public init() {}
  /// Text that a spreadsheet takes as text: what it would work out as a formula gets an apostrophe in front.
  ///
  /// A number or a telephone number stays as it is.
  static func withoutFormula(_ text: String) -> String {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return "'" + text
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      let isNumber = text.utf8.dropFirst().allSatisfy { byte in
        (0x30...0x39).contains(byte) || byte == 0x20 || byte == 0x2E
      }
      return isNumber ? text : "'" + text
    default: return text
    }
  }
  /// Adds a line; fields with commas, quotes, line ends or outer spaces are quoted.
  public mutating func add(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let needsQuotes =
        field.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D } || field.first == " "
        || field.last == " " || field.unicodeScalars.first == "\u{FEFF}"
      if needsQuotes {
        bytes.append(0x22)
        for byte in field.utf8 {
          if byte == 0x22 { bytes.append(0x22) }
          bytes.append(byte)
        }
        bytes.append(0x22)
      } else {
        bytes.append(contentsOf: field.utf8)
      }
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }
}
