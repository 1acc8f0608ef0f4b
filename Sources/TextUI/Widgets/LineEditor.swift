/// One line of text that is being typed, with the keys that every shell has taught.
public struct LineEditor: Hashable, Sendable {
  /// What has been typed.
  public private(set) var text: String
  /// Characters before the cursor.
  public private(set) var cursor: Int
  private var killed = ""

  /// How many bytes are taken into one line at most: what is far longer is a paste by mistake, and every key would wait
  /// for it.
  public static let longest = 100_000

  /// A line with the cursor behind its end.
  public init(_ text: String = "") {
    self.text = text
    cursor = text.count
  }

  /// Puts other text in place, the cursor behind its end.
  public mutating func set(_ text: String) {
    self.text = text
    cursor = text.count
  }

  private func index(_ offset: Int) -> String.Index {
    text.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) ?? text.endIndex
  }

  private mutating func insert(_ part: String) {
    let flat = String(part.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    let place = index(cursor)
    let offset = text.utf8.distance(from: text.startIndex, to: place)
    text.insert(contentsOf: flat, at: place)
    cursor = text[..<text.boundary(behind: offset + flat.utf8.count)].count
  }

  private mutating func remove(from: Int, to: Int, keeps: Bool = false) {
    guard from < to else { return }
    let range = index(from)..<index(to)
    if keeps { killed = String(text[range]) }
    text.removeSubrange(range)
    cursor = min(from, text.count)
  }

  private var wordLeft: Int {
    let characters = Array(text)
    var place = cursor
    while place > 0, !(characters[place - 1].isLetter || characters[place - 1].isNumber) { place -= 1 }
    while place > 0, characters[place - 1].isLetter || characters[place - 1].isNumber { place -= 1 }
    return place
  }

  private var wordRight: Int {
    let characters = Array(text)
    var place = cursor
    while place < characters.count, !(characters[place].isLetter || characters[place].isNumber) { place += 1 }
    while place < characters.count, characters[place].isLetter || characters[place].isNumber { place += 1 }
    return place
  }

  /// Whether a key brings more than one line may hold.
  public func overflows(_ key: Key) -> Bool {
    guard case .paste(let part) = key else { return false }
    return text.utf8.count + part.utf8.count > Self.longest
  }

  /// Takes a key; false where the line has no use for it, or no room.
  public mutating func handle(_ key: Key) -> Bool {
    if overflows(key) { return false }
    switch key {
    case .char(let character): insert(String(character))
    case .paste(let text): insert(text)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .alt("b"): cursor = wordLeft
    case .alt("f"): cursor = wordRight
    case .backspace, .control("h"): remove(from: max(0, cursor - 1), to: cursor)
    case .delete, .control("d"): remove(from: cursor, to: min(text.count, cursor + 1))
    case .control("k"): remove(from: cursor, to: text.count, keeps: true)
    case .control("u"): remove(from: 0, to: cursor, keeps: true)
    case .control("w"), .alt("\u{7F}"): remove(from: wordLeft, to: cursor, keeps: true)
    case .alt("d"): remove(from: cursor, to: wordRight, keeps: true)
    case .control("y"): insert(killed)
    default: return false
    }
    cursor = max(0, cursor)
    return true
  }

  /// Draws the line in so many columns: its beginning, or where focused as much as shows the cursor, which it sets.
  public func draw(
    _ canvas: inout Canvas, _ row: Int, _ column: Int, width: Int, isFocused: Bool
  ) {
    guard width > 0 else { return }
    let before = TextWidth.columns(of: text[..<index(cursor)])
    var shown = Substring(text)
    var at = before
    while at >= width, let first = shown.first {
      at -= TextWidth.columns(of: first)
      shown.removeFirst()
    }
    let look = Style(underlined: isFocused)
    canvas.clear(row, column, width, look)
    guard isFocused else {
      canvas.put(row, column, TextWidth.truncated(text, to: width), look)
      return
    }
    canvas.put(row, column, shown, look, width: width)
    canvas.cursor = Spot(row: row, column: column + at)
  }
}

extension String {
  /// The place behind so many bytes, or behind the character that they end in: a mark joins what comes to stand before it.
  func boundary(behind bytes: Int) -> Index {
    guard let index = utf8.index(startIndex, offsetBy: bytes, limitedBy: endIndex), index < endIndex else {
      return endIndex
    }
    let end = self.index(after: index)
    return self.index(before: end) == index ? index : end
  }
}
