import Casework
import TextUI

/// Help and palette in one: every command of the screen, found by its words or its key; Enter runs it.
struct PaletteScreen: Screen {
  static let name = "Help"
  static var commands: [Command<Self>] { [] }

  private let all: [CommandRow]
  private var filter = LineEditor()
  private var list = ListState<Int>()
  private(set) var chosen: Key?

  init(_ rows: [CommandRow]) {
    all = rows
  }

  var isTyping: Bool { true }
  var floats: Bool { true }
  /// It shows commands and keys.
  var lookedAt: Look? { nil }
  func title(_ desk: any Desk) -> String { "" }

  private var shown: [Int] {
    if filter.text.isEmpty { return Array(all.indices) }
    let scored = all.indices.compactMap { index in
      FuzzyMatch.score(filter.text, in: all[index].words, keys: all[index].keys).map { (score: $0, index: index) }
    }
    return scored.sorted { ($0.score, $1.index) > ($1.score, $0.index) }.map(\.index)
  }

  /// What the selected command does, whole, where the list may have cut it.
  var explained: String {
    let ids = shown
    guard let at = list.index(in: ids) else { return "Esc closes" }
    return "Enter: " + all[ids[at]].words
  }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    switch key {
    case .escape: return .close
    case .enter:
      guard let index = list.index(in: shown) else { return .stay }
      chosen = all[shown[index]].key
      return .stay
    case .up, .down, .pageUp, .pageDown:
      _ = list.handle(key, ids: shown, page: 10)
      return .stay
    default:
      let before = filter.text
      _ = filter.handle(key)
      // The first is the best for these words, whichever one stood on before.
      if filter.text != before { list = ListState() }
      return .stay
    }
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let width = min(90, canvas.size.columns - 4)
    let height = min(rows.count, 20)
    let left = (canvas.size.columns - width) / 2
    canvas.box(rows.lowerBound, left, height, width, title: "Commands of this screen")
    canvas.put(rows.lowerBound + 1, left + 2, "Find")
    filter.draw(&canvas, rows.lowerBound + 1, left + 7, width: width - 10, isFocused: true)
    let cursor = canvas.cursor
    let ids = shown
    for (line, place) in list.window(ids, rows: height - 3).enumerated() {
      let row = all[ids[place]]
      let y = rows.lowerBound + 2 + line
      canvas.put(y, left + 2, TextWidth.padded(row.keys, to: 16), .accent)
      canvas.put(y, left + 19, TextWidth.truncated(row.words, to: width - 21))
      if list.index(in: ids) == place { canvas.restyle(y, left + 1, width - 2) { $0.isReversed = true } }
    }
    if ids.isEmpty { canvas.put(rows.lowerBound + 2, left + 2, "No command has these words.", .quiet) }
    canvas.cursor = cursor
  }
}
