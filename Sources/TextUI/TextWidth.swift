/// How many columns of a terminal text takes, by the table that ncurses lays out by.
public enum TextWidth {
  /// The columns of one scalar: 0 for a combining mark, 2 for a wide character, nil for what can't be printed.
  ///
  /// It is ncurses' own measure but for the signs that reorder a line, which are never printed, and for the tints of
  /// emoji, which a terminal either joins to what stands before them or shows beside it; they are left out.
  public static func columns(of scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if value < 0x7F { return value >= 0x20 ? 1 : nil }
    if value < 0xA0 { return nil }
    if isDirectionControl(value) { return nil }
    if isEmojiTint(value) { return 0 }
    var low = 0
    var high = WidthTable.changes.count
    let wanted = value << 2 | 3
    while low < high {
      let middle = (low + high) / 2
      if WidthTable.changes[middle] <= wanted { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let width = Int(WidthTable.changes[low - 1] & 3) - 1
    return width < 0 ? nil : width
  }

  /// Signs that reorder what the reader sees; they must never reach a terminal.
  static func isDirectionControl(_ value: UInt32) -> Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) || value == 0x200E || value == 0x200F
      || value == 0x061C
  }

  /// Skin tones behind an emoji.
  private static func isEmojiTint(_ value: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(value) }

  /// Whether a scalar that takes no column says nothing that can be seen, such as a joiner between emoji.
  ///
  /// Terminals differ in how wide such a sequence is, and agree about its parts; so the parts are shown.
  static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint || isEmojiTint(scalar.value)
  }

  /// The columns of a character with all its marks, as a canvas shows it.
  public static func columns(of character: Character) -> Int {
    character.unicodeScalars.reduce(0) { $0 + (columns(of: $1) ?? 1) }
  }

  /// The columns of text, as a canvas shows it.
  public static func columns(of text: some StringProtocol) -> Int { columns(of: String(text)) }

  /// The same of a whole text, without what a generic one costs in long lists.
  public static func columns(of text: String) -> Int {
    let bytes = text.utf8
    for byte in bytes where byte < 0x20 || byte >= 0x7F {
      return text.unicodeScalars.reduce(0) { $0 + (columns(of: $1) ?? 1) }
    }
    return bytes.count
  }

  /// Text cut to so many columns, its last column an ellipsis where something was cut.
  public static func truncated(_ text: String, to width: Int) -> String {
    if columns(of: text) <= width { return text }
    let room = width - 1
    guard room >= 0 else { return "" }
    var kept = ""
    var used = 0
    for character in text {
      let next = columns(of: character)
      if used + next > room { break }
      kept.append(character)
      used += next
    }
    return kept + "\u{2026}"
  }

  /// Text cut or filled with spaces to exactly so many columns.
  public static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let cut = truncated(text, to: width)
    let gap = String(repeating: " ", count: max(0, width - columns(of: cut)))
    return right ? gap + cut : cut + gap
  }

  /// Text broken into lines of at most so many columns, between words where possible; line ends are kept.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    lines(of: text, width: width).map { line in
      var end = line.upperBound
      while end > line.lowerBound, text[text.index(before: end)].isWhitespace { end = text.index(before: end) }
      return String(text[line.lowerBound..<end])
    }
  }

  /// Where each visual line of a text stands when it is broken at so many columns.
  ///
  /// A line's range takes in the spaces at its end, but not the line end; there is always at least one line.
  static func lines(of text: String, width: Int) -> [Range<String.Index>] {
    let width = max(1, width)
    var lines: [Range<String.Index>] = []
    var start = text.startIndex
    var index = start
    var used = 0
    var afterSpace: String.Index?
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      if character.isNewline {
        lines.append(start..<index)
        start = next
        used = 0
        afterSpace = nil
      } else {
        let columns = columns(of: character)
        if used + columns > width, !(character == " ") {
          let cut = afterSpace ?? index
          lines.append(start..<cut)
          start = cut
          used = Self.columns(of: text[cut..<index])
          afterSpace = nil
        }
        used += columns
        if character == " " { afterSpace = next }
      }
      index = next
    }
    lines.append(start..<text.endIndex)
    return lines
  }
}
