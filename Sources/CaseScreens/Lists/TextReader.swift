import TextUI

/// Text that is read from top to bottom on a page that is too small for it.
struct TextReader: Sendable {
  private var scroll = 0
  private var page = 10

  /// Goes back to the beginning, for another text.
  mutating func rewind() { scroll = 0 }

  /// Takes a key that moves the text; returns whether it does.
  mutating func typed(_ key: Key) -> Bool {
    switch key {
    case .down, .char("j"): scroll += 1
    case .up, .char("k"): scroll -= 1
    case .pageDown, .char(" "), .control("f"), .control("d"): scroll += page
    case .pageUp, .control("b"), .control("u"): scroll -= page
    case .home, .char("g"): scroll = 0
    case .end, .char("G"): scroll = .max / 2
    case .mouse(let mouse) where mouse.kind == .wheelDown: scroll += 3
    case .mouse(let mouse) where mouse.kind == .wheelUp: scroll -= 3
    default: return false
    }
    scroll = max(0, scroll)
    return true
  }

  /// Draws the part of the text that one is at, with a mark where there is more.
  mutating func draw(_ text: String, _ canvas: inout Canvas, rows: Range<Int>) {
    let width = min(76, canvas.size.columns - 4)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      TextWidth.wrapped(String($0), to: width)
    }
    page = max(1, rows.count - 1)
    scroll = max(0, min(scroll, lines.count - rows.count))
    for (row, line) in zip(rows, lines.dropFirst(scroll)) { canvas.put(row, 2, line) }
    let edge = canvas.size.columns - 1
    if scroll > 0 { canvas.put(rows.lowerBound, edge, canvas.glyphs.ascending, .accent) }
    if scroll + rows.count < lines.count { canvas.put(rows.upperBound - 1, edge, canvas.glyphs.descending, .accent) }
  }
}
