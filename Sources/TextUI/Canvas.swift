/// One column of a row. A wide character's right half has no scalar of its own.
public struct Cell: Hashable, Sendable {
  /// The scalar; 0 in the right half of a wide character.
  public var scalar: UInt32 = 32
  /// Up to three combining marks; 0 for none.
  public var marks: (UInt32, UInt32, UInt32) = (0, 0, 0)
  /// How it looks.
  public var style = Style.plain

  /// An empty cell.
  public init() {}

  init(_ scalar: UInt32, _ style: Style) {
    self.scalar = scalar
    self.style = style
  }

  public static func == (left: Cell, right: Cell) -> Bool {
    left.scalar == right.scalar && left.marks == right.marks && left.style == right.style
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(scalar)
    hasher.combine(style)
  }
}

/// A place on a canvas.
public struct Spot: Hashable, Sendable {
  /// The row, from 0 at the top.
  public var row: Int
  /// The column, from 0 at the left.
  public var column: Int
  /// A place.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// Rows and columns.
public struct Size: Hashable, Sendable {
  /// How many rows.
  public var rows: Int
  /// How many columns.
  public var columns: Int
  /// A size; negative numbers count as 0.
  public init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }
}

/// The cells that a screen draws on; a terminal shows them, a test reads them.
public struct Canvas: Sendable, Equatable {
  /// Its size.
  public let size: Size
  /// The cells, row after row.
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor stands: on the selected row or in the field, so that screen readers follow.
  public var cursor: Spot?
  /// The signs to draw with.
  public let glyphs: Glyphs
  private let isASCII: Bool

  /// An empty canvas.
  public init(_ size: Size, glyphs: Glyphs = .unicode) {
    self.size = size
    self.glyphs = glyphs
    isASCII = glyphs == .ascii
    cells = Array(repeating: Cell(), count: size.rows * size.columns)
  }

  /// Writes text from a place, cut at `width` columns and at the edge; returns the column after it.
  ///
  /// Never splits a wide character. What can't be printed, or would reorder the line, becomes U+FFFD, a tab a space.
  @discardableResult
  public mutating func put(
    _ row: Int, _ column: Int, _ text: String, _ style: Style = .plain, width: Int = .max
  ) -> Int {
    guard row >= 0, row < size.rows else { return column }
    let limit = width == .max ? size.columns : min(size.columns, column + max(0, width))
    let line = row * size.columns
    if let end = putPlain(line, column, text, style, limit) { return end }
    var x = column
    for written in text.unicodeScalars {
      let scalar = written == "\t" ? " " : isASCII ? Self.plain(written) : written
      guard let columns = TextWidth.columns(of: scalar) else {
        if x >= limit { break }
        if x >= 0 { set(line, x, Cell(0xFFFD, style)) }
        x += 1
        continue
      }
      if columns == 0 {
        if x > column, x <= size.columns, !TextWidth.isUnseen(scalar) { mark(line, x - 1, scalar.value) }
        continue
      }
      if x + columns > limit { break }
      if x >= 0 {
        set(line, x, Cell(scalar.value, style))
        if columns == 2 { cells[line + x + 1] = Cell(0, style) }
      }
      x += columns
    }
    return x
  }

  /// The same of part of a text.
  @discardableResult
  public mutating func put(
    _ row: Int, _ column: Int, _ text: Substring, _ style: Style = .plain, width: Int = .max
  ) -> Int {
    put(row, column, String(text), style, width: width)
  }

  /// Writes text of printable ASCII alone, a cell a byte; nil where there is something else in it.
  private mutating func putPlain(
    _ line: Int, _ column: Int, _ text: String, _ style: Style, _ limit: Int
  ) -> Int? {
    guard column >= 0, column < limit else { return nil }
    let room = limit - column
    let written = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
      let count = min(room, bytes.count)
      guard count > 0 else { return 0 }
      // Only the ends can cut a wide character in two.
      set(line, column, Cell(UInt32(bytes[0]), style))
      set(line, column + count - 1, Cell(UInt32(bytes[count - 1]), style))
      cells.withUnsafeMutableBufferPointer { cells in
        for index in 0..<count { cells[line + column + index] = Cell(UInt32(bytes[index]), style) }
      }
      return count
    }
    return written.flatMap { $0 }.map { column + $0 }
  }

  /// The ASCII sign that stands for a typographic one where only ASCII is drawn; names keep their letters.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    case 0x2026: "~"
    case 0xB7: "."
    case 0x2013, 0x2014: "-"
    case 0x2190: "<"
    case 0x2191: "^"
    case 0x2192: ">"
    case 0x2193: "v"
    default: scalar
    }
  }

  /// Sets a cell, and clears the other half of a wide character that it covers.
  private mutating func set(_ line: Int, _ x: Int, _ cell: Cell) {
    if cells[line + x].scalar == 0, x > 0 { cells[line + x - 1].scalar = 32 }
    if x + 1 < size.columns, cells[line + x + 1].scalar == 0 { cells[line + x + 1].scalar = 32 }
    cells[line + x] = cell
  }

  private mutating func mark(_ line: Int, _ x: Int, _ mark: UInt32) {
    let x = x > 0 && cells[line + x].scalar == 0 ? x - 1 : x
    guard x >= 0, x < size.columns else { return }
    if cells[line + x].marks.0 == 0 {
      cells[line + x].marks.0 = mark
    } else if cells[line + x].marks.1 == 0 {
      cells[line + x].marks.1 = mark
    } else if cells[line + x].marks.2 == 0 {
      cells[line + x].marks.2 = mark
    }
  }

  /// Fills part of a row with spaces.
  public mutating func clear(_ row: Int, _ column: Int, _ count: Int, _ style: Style = .plain) {
    guard row >= 0, row < size.rows else { return }
    let from = max(0, column)
    let to = min(size.columns, column + max(0, count))
    guard from < to else { return }
    for x in from..<to { set(row * size.columns, x, Cell(32, style)) }
  }

  /// Gives part of a row another look and leaves its text.
  public mutating func restyle(_ row: Int, _ column: Int, _ count: Int, _ change: (inout Style) -> Void) {
    guard row >= 0, row < size.rows else { return }
    let from = max(0, column)
    let to = min(size.columns, column + max(0, count))
    guard from < to else { return }
    for x in from..<to { change(&cells[row * size.columns + x].style) }
  }

  /// Moves rows as a terminal does; what they leave is empty.
  public mutating func move(_ shift: RowShift) {
    let rows = shift.rows.clamped(to: 0..<size.rows)
    let before = cells
    for row in rows {
      let from = row + shift.up
      for column in 0..<size.columns {
        cells[row * size.columns + column] = rows.contains(from) ? before[from * size.columns + column] : Cell()
      }
    }
  }

  /// Draws a line across a row.
  public mutating func rule(_ row: Int) {
    put(row, 0, String(repeating: glyphs.horizontal, count: size.columns), .quiet)
  }

  /// Draws the border of something that floats above the page, cleared inside.
  public mutating func box(_ row: Int, _ column: Int, _ rows: Int, _ columns: Int, title: String = "") {
    guard rows > 1, columns > 1 else { return }
    let line = String(repeating: glyphs.horizontal, count: columns - 2)
    put(row, column, glyphs.topLeft + line + glyphs.topRight)
    for inner in (row + 1)..<(row + rows - 1) {
      clear(inner, column, columns)
      put(inner, column, glyphs.vertical)
      put(inner, column + columns - 1, glyphs.vertical)
    }
    put(row + rows - 1, column, glyphs.bottomLeft + line + glyphs.bottomRight)
    if !title.isEmpty { put(row, column + 2, " " + TextWidth.truncated(title, to: columns - 6) + " ", .bold) }
  }

  /// A bar of so many columns, full to the share of `done` in `all`.
  public func bar(_ done: Int, of all: Int, columns: Int) -> String {
    let full = all > 0 ? min(columns, done * columns / all) : 0
    return String(repeating: glyphs.full, count: full) + String(repeating: glyphs.empty, count: columns - full)
  }

  /// A row as text without the spaces at its end.
  public func line(_ row: Int) -> String {
    var text = String.UnicodeScalarView()
    for cell in cells[(row * size.columns)..<((row + 1) * size.columns)] where cell.scalar != 0 {
      for value in [cell.scalar, cell.marks.0, cell.marks.1, cell.marks.2] where value != 0 {
        if let scalar = Unicode.Scalar(value) { text.append(scalar) }
      }
    }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// All rows as text.
  public var text: String { (0..<size.rows).map(line).joined(separator: "\n") + "\n" }
}
