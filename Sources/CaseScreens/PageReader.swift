import Casework
import TextUI

/// A page that is read on the screen as it would be printed.
struct PageReader: Sendable {
  private var scroll = 0
  private var height = 10

  /// Takes a key of movement; whether it did.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .down, .char("j"): scroll += 1
    case .up, .char("k"): scroll = max(0, scroll - 1)
    case .pageDown, .char(" "): scroll += height
    case .pageUp: scroll = max(0, scroll - height)
    case .home, .char("g"): scroll = 0
    case .end, .char("G"): scroll = .max / 2
    case .mouse(let mouse) where mouse.kind == .wheelDown: scroll += 3
    case .mouse(let mouse) where mouse.kind == .wheelUp: scroll = max(0, scroll - 3)
    default: return false
    }
    return true
  }

  /// Draws as much of the page as there is room for, with signs where it goes on.
  mutating func draw(_ page: Page, _ canvas: inout Canvas, rows: Range<Int>) {
    let width = min(76, canvas.size.columns - 4)
    let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      TextWidth.wrapped(String($0), to: width)
    }
    height = max(1, rows.count - 1)
    scroll = max(0, min(scroll, lines.count - rows.count))
    for (row, line) in zip(rows, lines.dropFirst(scroll)) { canvas.put(row, 2, line) }
    let edge = canvas.size.columns - 1
    if scroll > 0 { canvas.put(rows.lowerBound, edge, canvas.glyphs.ascending, .accent) }
    if scroll + rows.count < lines.count { canvas.put(rows.upperBound - 1, edge, canvas.glyphs.descending, .accent) }
    canvas.cursor = Spot(row: rows.lowerBound, column: 1)
  }
}
