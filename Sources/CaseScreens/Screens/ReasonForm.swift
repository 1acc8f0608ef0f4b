import Casework
import TextUI

/// Asks why something is done, for what can't be done without a reason.
struct ReasonForm: Screen {
  static let name = "Reason"

  private let heading: String
  private let asks: String
  private let makes: @Sendable (String) -> Change
  private var line = LineEditor()
  private var problem = ""

  /// `asks` is what stands before the line, in a word.
  init(_ heading: String, asks: String = "Why", makes: @escaping @Sendable (String) -> Change) {
    self.heading = heading
    self.asks = asks
    self.makes = makes
  }

  static var commands: [Command<Self>] {
    [
      Command([.enter, .control("s")], "do it", hint: "do it") { screen, _ in
        guard !screen.line.text.allSatisfy(\.isWhitespace) else {
          screen.problem = Words.of(.reasonMissing)
          return .stay
        }
        return .make(screen.makes(screen.line.text), closes: true)
      }
    ]
  }

  var isTyping: Bool { true }
  var floats: Bool { true }
  var hasTypedText: Bool { !line.text.isEmpty }
  func title(_ desk: any Desk) -> String { "" }

  mutating func typed(_ key: Key, _ desk: any Desk) -> Step? {
    let before = line.text
    guard line.handle(key) else { return nil }
    if line.text != before { problem = "" }
    return .stay
  }

  mutating func refused(_ words: String) -> Bool {
    problem = words
    return true
  }

  mutating func draw(_ canvas: inout Canvas, rows: Range<Int>, _ desk: any Desk) {
    let width = min(76, canvas.size.columns - 4)
    let left = (canvas.size.columns - width) / 2
    let top = rows.lowerBound + max(0, rows.count / 2 - 3)
    let lines = problem.isEmpty ? [""] : TextWidth.wrapped("! " + problem, to: width - 4)
    canvas.box(top, left, 4 + lines.count, width, title: heading)
    let column = canvas.put(top + 1, left + 2, asks) + 2
    for (offset, line) in lines.enumerated() { canvas.put(top + 3 + offset, left + 2, line, .overdue) }
    line.draw(&canvas, top + 1, column, width: width - 3 - (column - left), isFocused: true)
  }
}
