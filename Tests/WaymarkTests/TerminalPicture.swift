import PtySupport

/// What a terminal of the family of xterm shows after what ncurses has sent it, and how far the program's marks have come.
///
/// It knows the sequences that ncurses uses with `xterm-256color`, no more; an unknown one is kept for the test to see.
struct TerminalPicture {
  private(set) var rows: Int
  private(set) var columns: Int
  /// Characters with their marks; "" in the right half of a wide one.
  private var cells: [[String]]
  private(set) var cursor = (row: 0, column: 0)
  private var saved = (row: 0, column: 0)
  private var scrolled: ClosedRange<Int>
  private var last = " "
  private var wraps = false
  /// How many events the program had handled when it last painted; -1 before its first picture.
  private(set) var mark = -1
  /// The private modes that are on, such as 1049 for the alternate screen.
  private(set) var modes: Set<Int> = []
  private(set) var unknown: [String] = []
  private var pending: [UInt8] = []

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    scrolled = 0...(rows - 1)
  }

  func line(_ row: Int) -> String {
    var text = cells[row].joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  var text: String { (0..<rows).map(line).joined(separator: "\n") + "\n" }

  /// Takes another size, as terminals do: what fits stays.
  mutating func resize(rows: Int, columns: Int) {
    var next = TerminalPicture(rows: rows, columns: columns)
    for row in 0..<min(rows, self.rows) {
      for column in 0..<min(columns, self.columns) { next.cells[row][column] = cells[row][column] }
    }
    next.mark = mark
    next.modes = modes
    next.pending = pending
    next.cursor = (min(cursor.row, rows - 1), min(cursor.column, columns - 1))
    self = next
  }

  /// Takes what the program sent; a sequence that breaks off waits for its rest.
  mutating func take(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    var index = 0
    while index < pending.count, let next = step(index) { index = next }
    pending.removeFirst(index)
  }

  /// Takes one character or sequence; returns where the next begins, nil where the rest hasn't come yet.
  private mutating func step(_ index: Int) -> Int? {
    let byte = pending[index]
    switch byte {
    case 0x1B: return escape(index)
    case 0x0D: cursor.column = 0
    case 0x0A: down()
    case 0x08: cursor.column = max(0, cursor.column - 1)
    case 0x09: cursor.column = min(columns - 1, (cursor.column / 8 + 1) * 8)
    case 0..<0x20: break
    default:
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      guard index + length <= pending.count else { return nil }
      draw(String(decoding: pending[index..<(index + length)], as: UTF8.self))
      return index + length
    }
    wraps = false
    return index + 1
  }

  private mutating func escape(_ index: Int) -> Int? {
    guard index + 1 < pending.count else { return nil }
    let rest = pending[(index + 1)...]
    switch pending[index + 1] {
    case UInt8(ascii: "["):
      guard let end = rest.dropFirst().firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
      control(String(decoding: pending[(index + 2)..<end], as: UTF8.self), Character(Unicode.Scalar(pending[end])))
      return end + 1
    case UInt8(ascii: "]"):
      guard let end = rest.firstIndex(of: 7) else { return nil }
      let words = String(decoding: pending[(index + 2)..<end], as: UTF8.self)
      if words.hasPrefix("7777;") { mark = Int(words.dropFirst(5)) ?? mark }
      return end + 1
    case UInt8(ascii: "("), UInt8(ascii: ")"): return index + 2 < pending.count ? index + 3 : nil
    case UInt8(ascii: "7"): saved = cursor
    case UInt8(ascii: "8"): cursor = saved
    case UInt8(ascii: "M"):
      if cursor.row == scrolled.lowerBound { scroll(-1) } else { cursor.row = max(0, cursor.row - 1) }
    case UInt8(ascii: "="), UInt8(ascii: ">"): break
    case let other: unknown.append("ESC \(Character(Unicode.Scalar(other)))")
    }
    return index + 2
  }

  private mutating func control(_ words: String, _ final: Character) {
    if words.hasPrefix("?") || words.hasPrefix(">") {
      let numbers = words.dropFirst().split(separator: ";").compactMap { Int($0) }
      if final == "h" { modes.formUnion(numbers) } else if final == "l" { modes.subtract(numbers) }
      return
    }
    let numbers = words.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    func number(_ place: Int = 0, least: Int = 1) -> Int {
      max(least, place < numbers.count ? numbers[place] : 0)
    }
    if final != "m" { wraps = false }
    switch final {
    case "m", "l", "h", "t", "n", "c": break
    case "H", "f": cursor = (min(rows, number()) - 1, min(columns, number(1)) - 1)
    case "G", "`": cursor.column = min(columns, number()) - 1
    case "d": cursor.row = min(rows, number()) - 1
    case "A": cursor.row = max(0, cursor.row - number())
    case "B": cursor.row = min(rows - 1, cursor.row + number())
    case "C": cursor.column = min(columns - 1, cursor.column + number())
    case "D": cursor.column = max(0, cursor.column - number())
    case "E": cursor = (min(rows - 1, cursor.row + number()), 0)
    case "F": cursor = (max(0, cursor.row - number()), 0)
    case "J": eraseScreen(number(least: 0))
    case "K":
      switch number(least: 0) {
      case 0: blank(cursor.row, cursor.column..<columns)
      case 1: blank(cursor.row, 0..<(cursor.column + 1))
      default: blank(cursor.row, 0..<columns)
      }
    case "X": blank(cursor.row, cursor.column..<min(columns, cursor.column + number()))
    case "P": shift(by: -min(number(), columns - cursor.column))
    case "@": shift(by: min(number(), columns - cursor.column))
    case "L", "M":
      guard scrolled.contains(cursor.row) else { return }
      let whole = scrolled
      scrolled = cursor.row...whole.upperBound
      scroll(final == "M" ? number() : -number())
      scrolled = whole
    case "S": scroll(number())
    case "T": scroll(-number())
    case "b": for _ in 0..<number() { draw(last) }
    case "r":
      scrolled = (number() - 1)...((numbers.count > 1 ? min(rows, number(1)) : rows) - 1)
      cursor = (0, 0)
    default: unknown.append("CSI \(words)\(final)")
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    if part != 1 { blank(cursor.row, (part == 0 ? cursor.column : 0)..<columns) }
    if part != 0 { blank(cursor.row, 0..<(cursor.column + 1)) }
    for row in 0..<rows where part == 2 || (part == 0 ? row > cursor.row : row < cursor.row) { blank(row, 0..<columns) }
  }

  private mutating func blank(_ row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = " " }
  }

  private mutating func shift(by count: Int) {
    let kept = cells[cursor.row]
    for column in cursor.column..<columns {
      let from = column - count
      cells[cursor.row][column] = from >= cursor.column && from < columns ? kept[from] : " "
    }
  }

  private mutating func scroll(_ count: Int) {
    let blankRow = Array(repeating: " ", count: columns)
    for _ in 0..<abs(count) {
      if count > 0 {
        cells.remove(at: scrolled.lowerBound)
        cells.insert(blankRow, at: scrolled.upperBound)
      } else {
        cells.remove(at: scrolled.upperBound)
        cells.insert(blankRow, at: scrolled.lowerBound)
      }
    }
  }

  private mutating func down() {
    if cursor.row == scrolled.upperBound { scroll(1) } else { cursor.row = min(rows - 1, cursor.row + 1) }
  }

  private mutating func draw(_ character: String) {
    let width = character.unicodeScalars.first.map { Int(pt_columns($0.value)) } ?? 1
    if width <= 0 {
      let at = max(0, wraps ? cursor.column : cursor.column - 1)
      let base = cells[cursor.row][at].isEmpty && at > 0 ? at - 1 : at
      cells[cursor.row][base] += character
      return
    }
    if wraps {
      cursor.column = 0
      down()
      wraps = false
    }
    // Overwriting half of a wide character blanks the other half.
    if cells[cursor.row][cursor.column].isEmpty, cursor.column > 0 { cells[cursor.row][cursor.column - 1] = " " }
    let next = cursor.column + width
    if next < columns, cells[cursor.row][next].isEmpty { cells[cursor.row][next] = " " }
    cells[cursor.row][cursor.column] = character
    if width == 2, cursor.column + 1 < columns { cells[cursor.row][cursor.column + 1] = "" }
    last = character
    if next >= columns { wraps = true } else { cursor.column = next }
  }
}
